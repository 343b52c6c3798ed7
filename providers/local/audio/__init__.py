"""What is heard: speech, music and the mix of both."""

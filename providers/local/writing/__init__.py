"""What is written: copy and scripts, of stated facts only."""

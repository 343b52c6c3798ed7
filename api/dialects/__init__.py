"""One folder per published API; they never know of each other."""

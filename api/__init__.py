"""Who may ask, and in which dialect."""

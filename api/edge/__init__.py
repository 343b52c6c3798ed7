"""What every dialect shares at the boundary."""

"""Still advertisements in five styles."""

"""Illustrated scenes from the words of a prompt."""

"""Captions: words cut into phrases, timed to the voice, in seventeen styles."""

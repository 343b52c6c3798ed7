"""People: how they look, pose and move their mouths."""

"""Films of a person who speaks: staged, framed, composed."""

"""Vectors, pixels, colours and type: what every picture is made with."""

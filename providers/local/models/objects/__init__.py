"""The objects that can be modelled, by family: each a function from a look to its parts, in metres."""

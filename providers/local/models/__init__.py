"""3D models of parametric objects."""

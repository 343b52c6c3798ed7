"""What moves through a scene, drawn: as SVG, facing right, standing on the foot of a box of its own."""

"""Limbs: tapered, with round ends."""

import math

from providers.local.drawing.vector import Point


def taper(start: Point, end: Point, wide: float, narrow: float) -> str:
    """Path data of one bone, `wide` and `narrow` being its radii."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    nx, ny = -(y1 - y0) / length, (x1 - x0) / length
    return (
        f"M{x0 + nx * wide:.1f} {y0 + ny * wide:.1f}L{x1 + nx * narrow:.1f} {y1 + ny * narrow:.1f}"
        f"A{narrow:.1f} {narrow:.1f} 0 0 0 {x1 - nx * narrow:.1f} {y1 - ny * narrow:.1f}"
        f"L{x0 - nx * wide:.1f} {y0 - ny * wide:.1f}A{wide:.1f} "
        f"{wide:.1f} 0 0 0 {x0 + nx * wide:.1f} {y0 + ny * wide:.1f}Z"
    )


def reached(joint: Point, degrees: float, length: float) -> Point:
    """Where a bone ends that hangs from a joint: 0 is straight down, positive forwards."""
    angle = math.radians(degrees)
    return joint[0] + math.sin(angle) * length, joint[1] + math.cos(angle) * length

"""Curves through points, and sprites: drawings that know where they lie."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from providers.local.drawing import svg

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Sprite:
    """A picture with transparency, and where its upper left corner lies from the drawing's origin, in pixels."""

    image: Image.Image
    left: int
    top: int

    @property
    def right(self) -> int:
        return self.left + self.image.width

    @property
    def bottom(self) -> int:
        return self.top + self.image.height

    def within(self, box: tuple[int, int, int, int]) -> "Sprite":
        """What of it lies inside a box; it may have no width or no height."""
        left, top = max(box[0], self.left), max(box[1], self.top)
        right, bottom = max(left, min(box[2], self.right)), max(top, min(box[3], self.bottom))
        cut = (left - self.left, top - self.top, right - self.left, bottom - self.top)
        return Sprite(self.image.crop(cut), left, top)

    def beside(self, box: tuple[int, int, int, int]) -> Iterator["Sprite"]:
        """What of it lies to the left, to the right and below a box that reaches up to its top."""
        yield self.within((self.left, self.top, box[0], box[3]))
        yield self.within((box[2], self.top, self.right, box[3]))
        yield self.within((self.left, box[3], self.right, self.bottom))

    def cropped(self) -> "Sprite":
        """Without its empty margins."""
        box = self.image.getchannel("A").getbbox() or (0, 0, 1, 1)
        return Sprite(self.image.crop(box), self.left + box[0], self.top + box[1])


def raster(body: str, box: Box, scale: float) -> Sprite:
    """What a drawing shows inside a box of its units, at `scale` pixels a unit, on whole pixels."""
    left, top = math.floor(box[0] * scale), math.floor(box[1] * scale)
    size_px = (math.ceil(box[2] * scale) - left, math.ceil(box[3] * scale) - top)
    view = (size_px[0] / scale, size_px[1] / scale)
    return Sprite(svg.raster(body, size_px, view, (left / scale, top / scale)), left, top)


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """Path data of a curve through all the points."""
    count = len(points)
    data = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for index in range(count if closed else count - 1):
        before, here, there, after = (_at(points, index + offset, closed=closed) for offset in (-1, 0, 1, 2))
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        data.append("C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in (first, second, there)))
    return "".join(data) + ("Z" if closed else "")


def onward(points: Sequence[Point]) -> str:
    """The same as an open curve that continues path data with a straight line to its start."""
    return smooth(points, closed=False).replace("M", "L", 1)


def straight(points: Sequence[Point]) -> str:
    """Path data of a polygon."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _at(points: Sequence[Point], index: int, *, closed: bool) -> Point:
    return points[index % len(points)] if closed else points[min(max(index, 0), len(points) - 1)]


def mirrored(half: Sequence[Point]) -> list[Point]:
    """A whole outline from its right half, given from top to bottom along the middle line."""
    return [*half, *((-x, y) for x, y in reversed(half) if x != 0)]


def flipped(points: Sequence[Point]) -> list[Point]:
    return [(-x, y) for x, y in points]


def between(one: Sequence[Point], other: Sequence[Point], share: float) -> list[Point]:
    """A line on the way from one to another with as many points."""
    return [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in zip(one, other, strict=True)]


def halves(outline: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """A mirrored outline as its two edges from top to bottom."""
    half = len(outline) // 2
    return list(outline[: half + 1]), [outline[0], *reversed(outline[half:])][: half + 1]


def around(outline: Sequence[Point], step: float) -> Iterator[Point]:
    """Points along a closed polygon, so far apart."""
    for index, (x1, y1) in enumerate(outline):
        x0, y0 = outline[index - 1]
        pieces = max(1, round(math.hypot(x1 - x0, y1 - y0) / step))
        for piece in range(pieces):
            yield x0 + (x1 - x0) * piece / pieces, y0 + (y1 - y0) * piece / pieces


def contains(outline: Sequence[Point], spot: Point) -> bool:
    """Whether a spot lies inside a polygon."""
    inside, (x, y) = False, spot
    for index, (x1, y1) in enumerate(outline):
        x0, y0 = outline[index - 1]
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def walk(path: Sequence[Point], step: float) -> Iterator[tuple[float, float, float]]:
    """Places along the curve through an open path, so far apart, each with its heading in degrees."""
    fine = [point for index in range(len(path) - 1) for point in _bend(path, index)]
    left, (x0, y0) = 0.0, path[0]
    for x1, y1 in [*fine[1:], path[-1]]:
        length = math.hypot(x1 - x0, y1 - y0)
        while left <= length:
            share = left / length if length else 0.0
            yield x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, math.degrees(math.atan2(y1 - y0, x1 - x0))
            left += step
        left -= length
        x0, y0 = x1, y1


def _bend(path: Sequence[Point], index: int) -> Iterator[Point]:
    """Eight points of the curve from one point of a path towards the next."""
    ends = [path[min(max(index + offset, 0), len(path) - 1)] for offset in (-1, 0, 1, 2)]
    for step in range(8):
        t = step / 8
        weights = (
            (-t + 2 * t**2 - t**3) / 2,
            (2 - 5 * t**2 + 3 * t**3) / 2,
            (t + 4 * t**2 - 3 * t**3) / 2,
            (-(t**2) + t**3) / 2,
        )
        yield (
            sum(weight * x for weight, (x, _) in zip(weights, ends, strict=True)),
            sum(weight * y for weight, (_, y) in zip(weights, ends, strict=True)),
        )

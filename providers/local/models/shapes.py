"""Meshes from outlines, paths and functions."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from providers.local.models.solids import SHARP, Mesh, Point2, Point3, Vectors, arc_at, bands, joined, smooth, tidy

_BEVEL_STEPS: Final = 3


def slab(outline: Sequence[Point2], depth: float, bevel: float = 0.0, holes: Sequence[Sequence[Point2]] = ()) -> Mesh:
    """An outline in x and y made thick along z, centred there, its edges rounded; holes are outlines as well."""
    loops = [_wound(outline, 1.0), *(_wound(hole, -1.0) for hole in holes)]
    bevel = min(bevel, depth * 0.49)
    angles = np.linspace(0, math.pi / 2, _BEVEL_STEPS) if bevel else [math.pi / 2]
    rims = [(bevel * (1 - math.sin(a)), -depth / 2 + bevel * (1 - math.cos(a)), -math.cos(a)) for a in angles]
    rims += [(inset, -z, -tilt) for inset, z, tilt in reversed(rims)]
    walls = [_wall(loop, rims) for loop in loops]
    return joined([*walls, *_caps([_inset(loop, bevel) for loop in loops], depth / 2)])


def ribbon(points: Sequence[Point3], radius: float | Sequence[float], around: int = 18, steps: int = 6) -> Mesh:
    """A tube along a smooth path, its ends rounded; one radius, or one for every point."""
    line = np.array(points, dtype=float)
    radii = np.full(len(line), radius) if isinstance(radius, float | int) else np.array(radius, dtype=float)
    path = (
        smooth(np.concatenate([line, radii[:, None]], axis=1), steps)
        if steps > 1
        else np.concatenate([line, radii[:, None]], axis=1)
    )
    return _swept(path[:, :3], path[:, 3], around)


def loop(points: Sequence[Point3], radius: float, around: int = 14) -> Mesh:
    """A tube that ends where it began. The points are close enough to be smooth."""
    path = np.array([*points, points[0]], dtype=float)
    return _swept(path, np.full(len(path), radius), around, closed=True)


def surface(at: Callable[[Vectors, Vectors], tuple[Vectors, Vectors, Vectors]], rows: int, columns: int) -> Mesh:
    """Of a function from two shares, 0 to 1, to x, y and z; normals as its slopes have them."""
    u, v = np.meshgrid(np.linspace(0, 1, columns + 1), np.linspace(0, 1, rows + 1))
    positions = np.stack(np.broadcast_arrays(*at(u, v)), axis=-1)
    tiny = 1e-4
    one = np.stack(np.broadcast_arrays(*at(u + tiny, v)), axis=-1) - np.stack(
        np.broadcast_arrays(*at(u - tiny, v)), axis=-1
    )
    other = np.stack(np.broadcast_arrays(*at(u, v + tiny)), axis=-1) - np.stack(
        np.broadcast_arrays(*at(u, v - tiny)), axis=-1
    )
    normals = np.cross(one, other)
    lengths = np.linalg.norm(normals, axis=-1, keepdims=True)
    middle = positions - positions.reshape(-1, 3).mean(axis=0)
    away = middle / np.maximum(1e-12, np.linalg.norm(middle, axis=-1, keepdims=True))
    normals = np.where(lengths > 1e-13, normals / np.maximum(1e-30, lengths), away)
    size = float(np.ptp(positions.reshape(-1, 3), axis=0).max())
    uvs = np.stack([u, v], axis=-1).reshape(-1, 2) * size
    return tidy(positions.reshape(-1, 3), normals.reshape(-1, 3), uvs, bands(rows, columns, 1))


def pillow(width: float, height: float, depth: float, soft: float = 0.5) -> Mesh:
    """A box blown up, around the origin: `soft` 1 is an ellipsoid, towards 0 a box."""

    def power(value: Vectors) -> Vectors:
        return np.asarray(np.sign(value) * np.abs(value) ** soft)

    def at(u: Vectors, v: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        around, up = -2 * math.pi * u - math.pi / 2, math.pi * (np.clip(v, 0, 1) - 0.5)
        flat = power(np.cos(up))
        return (
            width / 2 * flat * power(np.cos(around)),
            height / 2 * power(np.sin(up)),
            depth / 2 * flat * power(np.sin(around)),
        )

    plain = surface(at, 36, 72)
    unit = plain.positions / (np.array((width, height, depth)) / 2)
    slopes = np.sign(unit) * np.abs(unit) ** (2 / soft - 1) / (np.array((width, height, depth)) / 2)
    normals = slopes / np.linalg.norm(slopes, axis=1, keepdims=True)
    return Mesh(plain.positions, normals, plain.uvs, plain.indices)


def star(points: int, outer: float, inner: float, turn: float = 90.0) -> list[Point2]:
    """The outline of a star around the origin."""
    angles = np.radians(turn + 180 / points * np.arange(2 * points))
    return [
        ((outer if k % 2 == 0 else inner) * math.cos(a), (outer if k % 2 == 0 else inner) * math.sin(a))
        for k, a in enumerate(angles)
    ]


def disc(radius: float, corners: int = 40, at: Point2 = (0.0, 0.0)) -> list[Point2]:
    """The outline of a circle."""
    return [
        (at[0] + radius * math.cos(a), at[1] + radius * math.sin(a))
        for a in np.linspace(0, 2 * math.pi, corners, endpoint=False)
    ]


def softened(outline: Sequence[Point2], radius: float) -> list[Point2]:
    """A closed outline with its corners rounded."""
    line = np.array(outline, dtype=float)
    corners = zip(np.roll(line, 1, axis=0), line, np.roll(line, -1, axis=0), strict=True)
    return [point for before, corner, after in corners for point in arc_at(before, corner, after, radius)]


def mirrored(half: Sequence[Point2]) -> list[Point2]:
    """A closed outline from its right half, bottom to top."""
    return [*half, *((-x, y) for x, y in reversed(half) if x > 1e-9)]


def _swept(path: Vectors, radii: Vectors, around: int, *, closed: bool = False) -> Mesh:
    ahead = np.gradient(path, axis=0)
    if closed:
        ahead[0] = ahead[-1] = path[1] - path[-2]
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    sides = _carried(ahead, closed)
    ups = np.cross(ahead, sides)
    if not closed:
        path, radii, ahead, sides, ups, lean = _with_ends(path, radii, ahead, sides, ups)
    else:
        lean = np.zeros(len(path))
    angles = np.linspace(0, 2 * math.pi, around + 1)
    out = sides[:, None] * np.cos(angles)[None, :, None] + ups[:, None] * np.sin(angles)[None, :, None]
    positions = path[:, None] + out * radii[:, None, None]
    normals = out * np.cos(lean)[:, None, None] + ahead[:, None] * np.sin(lean)[:, None, None]
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    girth = 2 * math.pi * float(radii.max())
    uvs = np.stack(np.broadcast_arrays(angles[None, :] / (2 * math.pi) * girth, along[:, None]), axis=-1)
    return tidy(
        positions.reshape(-1, 3), normals.reshape(-1, 3), uvs.reshape(-1, 2), bands(len(path) - 1, around, 1), girth
    )


def _carried(ahead: Vectors, closed: bool) -> Vectors:
    """A direction sideways of the path that does not spin around it."""
    first = np.cross(ahead[0], (0.0, 0.0, 1.0) if abs(ahead[0][2]) < 0.9 else (1.0, 0.0, 0.0))
    sides = [first / np.linalg.norm(first)]
    for direction in ahead[1:]:
        side = sides[-1] - direction * float(sides[-1] @ direction)
        sides.append(side / np.linalg.norm(side))
    carried = np.array(sides)
    if not closed:
        return carried
    drift = math.atan2(float(np.cross(carried[-1], carried[0]) @ ahead[0]), float(carried[-1] @ carried[0]))
    turns = np.linspace(0, drift, len(carried))[:, None]
    return np.asarray(carried * np.cos(turns) + np.cross(ahead, carried) * np.sin(turns))


def _with_ends(path: Vectors, radii: Vectors, ahead: Vectors, sides: Vectors, ups: Vectors) -> tuple[Vectors, ...]:
    """Half a ball at both ends."""
    angles = np.linspace(math.pi / 2, 0, 6)
    lean = np.arctan2(-np.gradient(radii), np.maximum(1e-9, np.linalg.norm(np.gradient(path, axis=0), axis=1)))
    ends = []
    for index, sign in ((0, -1.0), (-1, 1.0)):
        tip = angles if sign < 0 else angles[::-1]
        centres = path[index] + sign * ahead[index] * (radii[index] * np.sin(tip))[:, None]
        turned = [np.repeat(v[index][None], len(tip), axis=0) for v in (ahead, sides, ups)]
        ends.append((centres, radii[index] * np.cos(tip), *turned, sign * tip))
    return tuple(
        np.concatenate(three) for three in zip(ends[0], (path, radii, ahead, sides, ups, lean), ends[1], strict=True)
    )


def _wall(outline: Vectors, rims: Sequence[tuple[float, float, float]]) -> Mesh:
    """The sides of a slab; `rims` are inset, z and how far the normal leans towards z."""
    closed = np.concatenate([outline, outline[:1]])
    steps = np.diff(closed, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    outward = np.stack([steps[:, 1], -steps[:, 0]], axis=1) / lengths[:, None]
    starts, ends = _shared(outward, np.roll(outward, 1, axis=0)), _shared(outward, np.roll(outward, -1, axis=0))
    flat = np.stack([starts, ends], axis=1).reshape(-1, 2)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    v = np.stack([along[:-1], along[1:]], axis=1).reshape(-1)
    positions, normals, uvs = [], [], []
    for inset, z, tilt in rims:
        line = _inset(outline, inset)
        pairs = np.stack([line, np.roll(line, -1, axis=0)], axis=1).reshape(-1, 2)
        positions.append(np.column_stack([pairs, np.full(len(pairs), z)]))
        normals.append(np.column_stack([flat * math.sqrt(1 - tilt**2), np.full(len(pairs), tilt)]))
        uvs.append(np.column_stack([np.full(len(pairs), z), v]))
    count, edges = len(outline) * 2, np.arange(len(outline)) * 2
    start = (np.arange(len(rims) - 1) * count)[:, None] + edges[None, :]
    quads = np.stack([start, start + 1, start + 1 + count, start, start + 1 + count, start + count], axis=-1)
    return tidy(
        np.concatenate(positions), np.concatenate(normals), np.concatenate(uvs), quads.reshape(-1).astype(np.uint32)
    )


def _wound(outline: Sequence[Point2], way: float) -> Vectors:
    """The outline counter-clockwise, or clockwise for -1."""
    line = np.array(outline, dtype=float)
    after = np.roll(line, -1, axis=0)
    area = float((line[:, 0] * after[:, 1] - after[:, 0] * line[:, 1]).sum())
    return line if area * way > 0 else line[::-1]


def _shared(outward: Vectors, neighbour: Vectors) -> Vectors:
    both = outward + neighbour
    both /= np.maximum(1e-12, np.linalg.norm(both, axis=1, keepdims=True))
    return np.where((outward * neighbour).sum(axis=1, keepdims=True) > SHARP, both, outward)


def _inset(outline: Vectors, by: float) -> Vectors:
    if not by:
        return outline
    steps = np.roll(outline, -1, axis=0) - outline
    outward = np.stack([steps[:, 1], -steps[:, 0]], axis=1)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    both = outward + np.roll(outward, 1, axis=0)
    both /= np.maximum(1e-9, np.linalg.norm(both, axis=1, keepdims=True))
    steep = np.maximum(0.5, (both * outward).sum(axis=1, keepdims=True))
    return np.asarray(outline - both * by / steep)


def _caps(loops: Sequence[Vectors], z: float) -> list[Mesh]:
    flat = _bridged(loops)
    triangles = np.array(_ears(flat), dtype=np.uint32)
    caps = []
    for side in (-1.0, 1.0):
        positions = np.column_stack([flat, np.full(len(flat), side * z)])
        normals = np.tile((0.0, 0.0, side), (len(flat), 1))
        facing = triangles if side > 0 else triangles[:, ::-1]
        caps.append(tidy(positions, normals, flat.copy(), facing.reshape(-1).copy()))
    return caps


def _bridged(loops: Sequence[Vectors]) -> Vectors:
    """Outline and holes as one line, cut open between the nearest corners, the nearest hole first."""
    line, holes = loops[0], list(loops[1:])
    while holes:
        gaps = [np.linalg.norm(line[:, None] - hole[None, :], axis=-1) for hole in holes]
        nearest = int(np.argmin([gap.min() for gap in gaps]))
        hole, gap = holes.pop(nearest), gaps[nearest]
        here, there = np.unravel_index(int(gap.argmin()), gap.shape)
        turned = np.roll(hole, -int(there), axis=0)
        line = np.concatenate([line[: here + 1], turned, turned[:1], line[here:]])
    return line


def _ears(line: Vectors) -> list[tuple[int, int, int]]:
    """The triangles of a polygon, by clipping its ears."""
    left = list(range(len(line)))
    ears: list[tuple[int, int, int]] = []
    while len(left) > 3:
        place = next((k for k in range(len(left)) if _is_ear(line, left, k)), 0)
        ears.append((left[place - 1], left[place], left[(place + 1) % len(left)]))
        del left[place]
    return [*ears, (left[0], left[1], left[2])]


def _is_ear(line: Vectors, left: Sequence[int], place: int) -> bool:
    a, b, c = line[left[place - 1]], line[left[place]], line[left[(place + 1) % len(left)]]
    if _turn(a, b, c[None])[0] <= 1e-15:
        return False
    others = line[left]
    inside = (_turn(a, b, others) >= 0) & (_turn(b, c, others) >= 0) & (_turn(c, a, others) >= 0)
    corners = (others[:, None] == np.stack([a, b, c])[None]).all(axis=-1).any(axis=1)
    return not bool((inside & ~corners).any())


def _turn(a: Vectors, b: Vectors, points: Vectors) -> Vectors:
    return np.asarray((b[0] - a[0]) * (points[:, 1] - a[1]) - (b[1] - a[1]) * (points[:, 0] - a[0]))

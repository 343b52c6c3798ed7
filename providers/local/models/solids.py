"""Meshes: triangles with normals, y pointing up, in metres."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float64]
Point2 = tuple[float, float]
Point3 = tuple[float, float, float]
Profile = Sequence[Point2]
SHARP: Final = math.cos(math.radians(40))  # edges bent by more than this stay edges
AROUND: Final = 56
_CORNER_STEPS: Final = 4
_EDGE_STEPS: Final = 2


@dataclass(frozen=True)
class Mesh:
    """One vertex per row; three indices per triangle, counter-clockwise seen from outside.

    uvs: in metres, along the surface. girth_m: how long `u` is until the surface meets itself again; 0 for never.
    """

    positions: Vectors
    normals: Vectors
    uvs: Vectors
    indices: npt.NDArray[np.uint32]
    girth_m: float = 0.0

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> "Mesh":
        return self._of(self.positions + np.array((x, y, z)), self.normals)

    def turned(self, axis: str, degrees: float) -> "Mesh":
        """Around x, y or z, through the origin."""
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        one = ("xyz".index(axis) + 1) % 3
        other = (one + 1) % 3
        turn = np.eye(3)
        turn[one, one], turn[one, other], turn[other, one], turn[other, other] = c, -s, s, c
        return self._of(self.positions @ turn.T, self.normals @ turn.T)

    def scaled(self, x: float = 1.0, y: float = 1.0, z: float = 1.0) -> "Mesh":
        """Stretched along the axes, by positive shares."""
        shares = np.array((x, y, z))
        normals = self.normals / shares
        return self._of(self.positions * shares, normals / np.linalg.norm(normals, axis=1, keepdims=True))

    def _of(self, positions: Vectors, normals: Vectors) -> "Mesh":
        return Mesh(positions, normals, self.uvs, self.indices, self.girth_m)


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Several as one."""
    starts = np.cumsum([0, *(len(mesh.positions) for mesh in meshes)])
    return Mesh(
        np.concatenate([mesh.positions for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.uvs for mesh in meshes]),
        np.concatenate([mesh.indices + start for mesh, start in zip(meshes, starts, strict=False)]).astype(np.uint32),
    )


def lathe(profile: Profile, bevel: float = 0.0, around: int = AROUND) -> Mesh:
    """A profile of (radius, height), bottom to top along the outside, spun around the y axis."""
    line = np.array(rounded(profile, bevel) if bevel else profile, dtype=float)
    angles = np.linspace(0, 2 * math.pi, around + 1)
    count = len(line) - 1
    starts, ends = corner_normals(line)
    points = np.stack([line[:-1], line[1:]], axis=1).reshape(-1, 2)
    normals = np.stack([starts, ends], axis=1).reshape(-1, 2)
    girth = 2 * math.pi * float(line[:, 0].max())
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    v = np.stack([along[:-1], along[1:]], axis=1).reshape(-1)
    uvs = np.stack(np.broadcast_arrays(angles[None, :] / (2 * math.pi) * girth, v[:, None]), axis=-1)
    return tidy(_spun(points, angles), _spun(normals, angles), uvs.reshape(-1, 2), bands(count, around), girth)


def ball(radius: float, squash: float = 1.0, around: int = AROUND) -> Mesh:
    """Around the origin; `squash` is height over width."""
    angles = np.linspace(-math.pi / 2, math.pi / 2, around // 2 + 1)
    return lathe([(max(0.0, radius * math.cos(a)), radius * squash * math.sin(a)) for a in angles], around=around)


def ring(radius: float, thickness: float, around: int = AROUND) -> Mesh:
    """A torus lying flat around the origin; thickness is the tube's radius."""
    tube = np.linspace(-math.pi, math.pi, around // 2 + 1)
    return lathe([(radius + thickness * math.cos(a), thickness * math.sin(a)) for a in tube], around=around)


def rod(radius: float, height: float, top: float | None = None, around: int = 40) -> Mesh:
    """A cylinder standing on the origin, or a cone cut off where its radius is `top`; its edges are broken."""
    upper = radius if top is None else top
    profile = [(0.0, 0.0), (radius, 0.0), (upper, height), (0.0, height)]
    return lathe(profile, min(radius, max(upper, radius * 0.2), height) * 0.12, around)


def block(width: float, height: float, depth: float, edge: float | None = None) -> Mesh:
    """A box standing on the origin, its edges rounded to a radius."""
    half = np.array((width, height, depth)) / 2
    radius = min(float(half.min()) * 0.999, min(width, height, depth) * 0.06 if edge is None else edge)
    arc = np.tan(np.linspace(0, math.pi / 4, _EDGE_STEPS + 1))
    faces = [_face(half, radius, arc, axis, side) for axis in range(3) for side in (-1.0, 1.0)]
    return joined(faces).moved(0.0, height / 2)


def facets(faces: Sequence[Sequence[Vectors]]) -> Mesh:
    """Flat convex faces, each given counter-clockwise."""
    corners = [np.array(face, dtype=float) for face in faces]
    normals = [np.cross(face[1] - face[0], face[2] - face[0]) for face in corners]
    units = [normal / np.linalg.norm(normal) for normal in normals]
    starts = np.cumsum([0, *map(len, corners)])
    fans = [
        (start, start + k, start + k + 1)
        for start, face in zip(starts, corners, strict=False)
        for k in range(1, len(face) - 1)
    ]
    uvs = [_planar(face, unit) for face, unit in zip(corners, units, strict=True)]
    return Mesh(
        np.concatenate(corners),
        np.concatenate([np.tile(unit, (len(face), 1)) for unit, face in zip(units, corners, strict=True)]),
        np.concatenate(uvs),
        np.array(fans, dtype=np.uint32).reshape(-1),
    )


def rounded(profile: Profile, radius: float) -> list[Point2]:
    """An open line whose corners are arcs of about that radius, smaller where there is no room."""
    line = np.array(profile, dtype=float)
    points: list[Point2] = [(float(line[0, 0]), float(line[0, 1]))]
    for before, corner, after in zip(line, line[1:], line[2:], strict=False):
        points += arc_at(before, corner, after, radius)
    points.append((float(line[-1, 0]), float(line[-1, 1])))
    return points


def arc_at(before: Vectors, corner: Vectors, after: Vectors, radius: float) -> list[Point2]:
    """What replaces a corner: itself where the line hardly bends."""
    back, forth = before - corner, after - corner
    reach = min(radius, 0.45 * float(np.linalg.norm(back)), 0.45 * float(np.linalg.norm(forth)))
    one, other = back / np.linalg.norm(back), forth / np.linalg.norm(forth)
    if float(one @ other) < -0.9 or reach <= 0:
        return [(float(corner[0]), float(corner[1]))]
    shares = np.linspace(0, 1, _CORNER_STEPS + 1)[:, None]
    curve = (
        (1 - shares) ** 2 * (corner + one * reach)
        + 2 * shares * (1 - shares) * corner
        + shares**2 * (corner + other * reach)
    )
    return [(float(x), float(y)) for x, y in curve]


def curve(points: Profile, steps: int = 6) -> list[Point2]:
    """A smooth line through points (Catmull-Rom)."""
    return [(float(x), float(y)) for x, y in smooth(np.array(points, dtype=float), steps)]


def smooth(line: Vectors, steps: int = 6) -> Vectors:
    """A smooth line through points of any dimension."""
    padded = np.concatenate([2 * line[:1] - line[1:2], line, 2 * line[-1:] - line[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate([*pieces, line[-1:]])


def corner_normals(line: Vectors) -> tuple[Vectors, Vectors]:
    """The outward normals of every segment at its start and its end: shared where the line bends gently."""
    steps = np.diff(line, axis=0)
    outward = np.stack([steps[:, 1], -steps[:, 0]], axis=1)
    outward /= np.maximum(1e-12, np.linalg.norm(outward, axis=1, keepdims=True))
    both = outward[:-1] + outward[1:]
    both /= np.maximum(1e-12, np.linalg.norm(both, axis=1, keepdims=True))
    gentle = ((outward[:-1] * outward[1:]).sum(axis=1) > SHARP)[:, None]
    starts, ends = outward.copy(), outward.copy()
    ends[:-1] = np.where(gentle, both, outward[:-1])
    starts[1:] = np.where(gentle, both, outward[1:])
    return starts, ends


def bands(count: int, around: int, stride: int = 2) -> npt.NDArray[np.uint32]:
    """The triangles between rows of `around` + 1 vertices: rows 0 and 1, 2 and 3, … for a stride of two."""
    start = (np.arange(count) * stride * (around + 1))[:, None] + np.arange(around)[None, :]
    above = start + around + 1
    quads = np.stack([start, start + 1, above + 1, start, above + 1, above], axis=-1)
    return quads.reshape(-1).astype(np.uint32)


def tidy(
    positions: Vectors, normals: Vectors, uvs: Vectors, indices: npt.NDArray[np.uint32], girth_m: float = 0.0
) -> Mesh:
    """Without triangles that have no area, as at the poles, nor the vertices only they had."""
    a, b, c = (positions[indices[i::3]] for i in range(3))
    size = float(np.ptp(positions, axis=0).max())
    kept = np.linalg.norm(np.cross(b - a, c - a), axis=1) > 1e-9 * size * size
    used, renumbered = np.unique(indices.reshape(-1, 3)[kept].reshape(-1), return_inverse=True)
    return Mesh(positions[used], normals[used], uvs[used], renumbered.reshape(-1).astype(np.uint32), girth_m)


def _spun(points: Vectors, angles: Vectors) -> Vectors:
    """The seam at the back, where nobody looks first."""
    x, y = points[:, 0, None], points[:, 1, None]
    spun = np.stack(np.broadcast_arrays(-x * np.sin(angles), y, -x * np.cos(angles)), axis=-1)
    return spun.reshape(-1, 3)


def _face(half: Vectors, radius: float, arc: Vectors, axis: int, side: float) -> Mesh:
    """One side of a rounded box: a flat middle and a rim that bends to the edges."""
    one, other = (axis + 1) % 3, (axis + 2) % 3
    inner = half - radius
    grid = [np.concatenate([-inner[k] - radius * arc[::-1], inner[k] + radius * arc]) for k in (one, other)]
    a, b = np.meshgrid(*grid, indexing="ij")
    loose = np.zeros((*a.shape, 3))
    loose[..., axis], loose[..., one], loose[..., other] = side * half[axis], a, b
    core = np.clip(loose, -inner, inner)
    normals = loose - core
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True)
    positions = (core + radius * normals).reshape(-1, 3)
    rows, columns = a.shape
    indices = bands(rows - 1, columns - 1, 1)
    if side > 0:
        indices = indices.reshape(-1, 3)[:, ::-1].reshape(-1)
    uvs = np.stack([b, a] if half[one] > half[other] else [a, b], axis=-1).reshape(-1, 2)
    return Mesh(positions, normals.reshape(-1, 3), uvs, indices.copy())


def _planar(face: Vectors, unit: Vectors) -> Vectors:
    side = np.cross((0.0, 1.0, 0.0), unit)
    side = side / np.linalg.norm(side) if np.linalg.norm(side) > 1e-6 else np.array((1.0, 0.0, 0.0))
    return np.stack([face @ side, face @ np.cross(unit, side)], axis=1)

"""Meshes: triangles with normals, y pointing up, in metres."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float64]
Point3 = tuple[float, float, float]
_SHARP: Final = math.cos(math.radians(40))  # edges bent by more than this stay edges
_AROUND: Final = 48


@dataclass(frozen=True)
class Mesh:
    """One vertex per row; three indices per triangle, counter-clockwise seen from outside."""

    positions: Vectors
    normals: Vectors
    indices: npt.NDArray[np.uint32]

    def moved(self, by: Point3) -> "Mesh":
        return Mesh(self.positions + np.array(by), self.normals, self.indices)

    def turned(self, axis: int, degrees: float) -> "Mesh":
        """Around x, y or z (0, 1, 2) through the origin."""
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        one, other = (axis + 1) % 3, (axis + 2) % 3
        turn = np.eye(3)
        turn[one, one], turn[one, other], turn[other, one], turn[other, other] = c, -s, s, c
        return Mesh(self.positions @ turn.T, self.normals @ turn.T, self.indices)


def lathe(profile: Sequence[tuple[float, float]], around: int = _AROUND) -> Mesh:
    """A profile of (radius, height), bottom to top along the outside, spun around the y axis."""
    line = np.array(profile)
    steps = np.diff(line, axis=0)
    outward = np.stack([steps[:, 1], -steps[:, 0]], axis=1)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    angles = np.linspace(0, 2 * math.pi, around + 1)
    positions, normals = [], []
    for index in range(len(steps)):
        for end in (0, 1):
            normal = _smooth(outward, index, index + (1 if end else -1))
            positions.append(_ring(line[index + end], angles))
            normals.append(_ring(normal, angles))
    return _tidy(np.concatenate(positions), np.concatenate(normals), _bands(len(steps), around))


def ball(radius: float, squash: float = 1.0, around: int = _AROUND) -> Mesh:
    """Around the origin; `squash` is height over width."""
    angles = np.linspace(-math.pi / 2, math.pi / 2, around // 2 + 1)
    profile = [(max(0.0, radius * math.cos(a)), radius * squash * math.sin(a)) for a in angles]
    return lathe(profile, around)


def ring(radius: float, thickness: float, *, around: int = _AROUND) -> Mesh:
    """A torus lying flat around the origin; thickness is the tube's radius."""
    tube = np.linspace(-math.pi, math.pi, around // 2 + 1)
    return lathe([(radius + thickness * math.cos(a), thickness * math.sin(a)) for a in tube], around)


def box(size: Point3, at: Point3 = (0.0, 0.0, 0.0)) -> Mesh:
    """Standing on the height of `at`, centred over it."""
    width, height, depth = size
    x, z = width / 2, depth / 2
    low = [np.array(corner) for corner in ((-x, 0.0, -z), (x, 0.0, -z), (x, 0.0, z), (-x, 0.0, z))]
    high = [corner + np.array((0.0, height, 0.0)) for corner in low]
    faces = [[low[0], low[1], low[2], low[3]], [high[3], high[2], high[1], high[0]]]
    faces += [[low[(i + 1) % 4], low[i], high[i], high[(i + 1) % 4]] for i in range(4)]
    return facets(faces).moved(at)


def roof(size: Point3, at: Point3 = (0.0, 0.0, 0.0)) -> Mesh:
    """A gable along z."""
    width, height, depth = size
    front = [np.array((x, y, depth / 2)) for x, y in ((-width / 2, 0.0), (width / 2, 0.0), (0.0, height))]
    back = [corner - np.array((0.0, 0.0, depth)) for corner in front]
    sides = [[front[i], back[i], back[(i + 1) % 3], front[(i + 1) % 3]] for i in range(3)]
    return facets([front, back[::-1], *sides]).moved(at)


def facets(faces: Sequence[Sequence[Vectors]]) -> Mesh:
    """Flat convex faces, each given counter-clockwise."""
    positions: list[Vectors] = []
    normals: list[Vectors] = []
    indices: list[int] = []
    for face in faces:
        first = len(positions)
        normal = np.cross(face[1] - face[0], face[2] - face[0])
        positions += face
        normals += [normal / np.linalg.norm(normal)] * len(face)
        for corner in range(1, len(face) - 1):
            indices += [first, first + corner, first + corner + 1]
    return Mesh(np.array(positions), np.array(normals), np.array(indices, dtype=np.uint32))


def _smooth(outward: Vectors, index: int, neighbour: int) -> Vectors:
    """The normal a segment shares with its neighbour, unless there is an edge between them."""
    if 0 <= neighbour < len(outward) and float(outward[index] @ outward[neighbour]) > _SHARP:
        both = outward[index] + outward[neighbour]
        return np.asarray(both / np.linalg.norm(both))
    return np.asarray(outward[index])


def _ring(point: Vectors, angles: Vectors) -> Vectors:
    return np.stack([point[0] * np.cos(angles), np.full(len(angles), point[1]), -point[0] * np.sin(angles)], axis=1)


def _bands(count: int, around: int) -> npt.NDArray[np.uint32]:
    start = (np.arange(count) * 2 * (around + 1))[:, None] + np.arange(around)[None, :]
    above = start + around + 1
    quads = np.stack([start, start + 1, above + 1, start, above + 1, above], axis=-1)
    return quads.reshape(-1).astype(np.uint32)


def _tidy(positions: Vectors, normals: Vectors, indices: npt.NDArray[np.uint32]) -> Mesh:
    """Without triangles that have no area, as at the poles."""
    a, b, c = (positions[indices[i::3]] for i in range(3))
    kept = np.linalg.norm(np.cross(b - a, c - a), axis=1) > 1e-10
    return Mesh(positions, normals, indices.reshape(-1, 3)[kept].reshape(-1))

"""The photo studio: lights, their shadows, and what shines back from a surface. Colours are linear light."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from providers.local.models.raster import Floats, scanned

_SHADOW_PX: Final = 512
_PLAN_PX: Final = 192
_TAPS: Final = 20
_KEY: Final = np.array((-0.5, 0.78, 0.56), dtype=np.float32) / np.float32(math.sqrt(0.25 + 0.6084 + 0.3136))
_FILL: Final = np.array((0.86, 0.28, 0.42), dtype=np.float32) / np.float32(math.sqrt(0.7396 + 0.0784 + 0.1764))
_RIM: Final = np.array((0.45, 0.5, -0.74), dtype=np.float32) / np.float32(math.sqrt(0.2025 + 0.25 + 0.5476))


@dataclass(frozen=True)
class Light:
    """How bright the studio is: key, fill, rim and what comes from everywhere."""

    key: float = 2.1
    fill: float = 0.45
    rim: float = 0.7
    sky: float = 0.72


DAY: Final = Light()
NIGHT: Final = Light(key=0.3, fill=0.1, rim=0.35, sky=0.1)


class Shadows:
    """What stands in the light of what. Triangles as their corners in metres."""

    def __init__(self, triangles: Floats) -> None:
        points = triangles.reshape(-1, 3)
        self._low, high = points.min(axis=0), points.max(axis=0)
        self.size_m = float((high - self._low).max())
        self._middle = (self._low + high) / 2
        self._reach = 0.5 * float(np.linalg.norm(high - self._low)) * 1.05
        side = np.cross((0.0, 1.0, 0.0), _KEY)
        side /= np.linalg.norm(side)
        self._frame = np.stack([side, np.cross(_KEY, side), _KEY]).astype(np.float32)
        seen = (triangles - self._middle) @ self._frame.T
        self._map = _framed(_grid_of(seen[..., :2] / self._reach, seen[..., 2], _SHADOW_PX), -np.inf)
        self._dice = _spread(_TAPS)
        self._plan = _Plan(triangles, self._middle, self.size_m)

    def key(self, points: Floats, normals: Floats, soft: float = 0.03) -> Floats:
        """The share of the key light that arrives."""
        start = points + normals * (0.012 * self.size_m)
        seen = (start - self._middle) @ self._frame.T
        at, deep = seen[:, :2] / self._reach, seen[:, 2]
        lit = np.zeros(len(points), dtype=np.float32)
        reach = deep + np.float32(0.008 * self.size_m)
        for shift in self._dice:
            lit += _looked_up(self._map, at + shift * np.float32(soft)) <= reach
        return lit / np.float32(len(self._dice))

    def openness(self, points: Floats, normals: Floats) -> Floats:
        """The share of the light from everywhere that arrives."""
        return self._plan.openness(points, normals)

    def ground(self, points: Floats) -> Floats:
        """What is left of the light on the ground (x and z), where something stands over it."""
        return self._plan.ground(points)


class _Plan:
    """The object seen from above and from below, blurred: how high it is around a place, how low it hangs."""

    def __init__(self, triangles: Floats, middle: Floats, size_m: float) -> None:
        self._middle, self._reach, self._size_m = middle[[0, 2]], size_m * 1.1, size_m
        at = (triangles[..., [0, 2]] - self._middle) / self._reach
        top = _grid_of(at, triangles[..., 1], _PLAN_PX)
        bottom = -_grid_of(at, -triangles[..., 1], _PLAN_PX)
        covered = np.isfinite(top)
        top = np.where(covered, top, 0)
        self._near, self._far = (_framed(_blurred(top, share), 0.0) for share in (0.03, 0.09))
        close = np.where(covered, np.exp(-np.where(covered, bottom, 0) / (0.06 * size_m)), 0)
        over = np.where(covered, np.exp(-np.where(covered, bottom, 0) / (0.5 * size_m)), 0)
        contact = 1 - 0.62 * _blurred(close, 0.012) ** 0.8 - 0.2 * _blurred(close, 0.05)
        self._under = _framed(contact * (1 - 0.45 * _blurred(over, 0.1)), 1.0)

    def openness(self, points: Floats, normals: Floats) -> Floats:
        out = normals[:, [0, 2]]
        near = _looked_up(self._near, self._at(points + 0.05 * self._size_m * normals))
        at = (points[:, [0, 2]] + 0.14 * self._size_m * out - self._middle) / self._reach
        far = _looked_up(self._far, at)
        height = points[:, 1]
        sunk = np.clip((near - height) / (0.28 * self._size_m), 0, 1) * 0.3
        sunk += np.clip((far - height) / (0.7 * self._size_m), 0, 1) * 0.35
        low = np.exp(-height / (0.1 * self._size_m)) * np.clip(0.6 - 0.6 * normals[:, 1], 0, 1) * 0.4
        return np.asarray((1 - sunk) * (1 - low), dtype=np.float32)

    def ground(self, points: Floats) -> Floats:
        return _looked_up(self._under, (points - self._middle) / self._reach)

    def _at(self, points: Floats) -> Floats:
        return np.asarray((points[:, [0, 2]] - self._middle) / self._reach)


def around(directions: Floats, roughness: Floats, ground: Floats, light: Light) -> Floats:
    """What a mirror of that roughness would show in each direction: soft boxes, a dark room and the ground."""
    up = directions[:, 1]
    blur = 0.06 + 0.9 * roughness
    horizon = _step(up, -blur * 0.5, blur * 0.5)
    sky = light.sky * (0.34 + 0.75 * _step(up, -0.1, 1.0))
    shine = (
        sky + light.key * 1.9 * _box(directions, _KEY, 0.3, blur) + light.rim * 1.6 * _box(directions, _RIM, 0.2, blur)
    )
    shine += light.fill * 3.2 * _strip(directions, _FILL, 0.13, blur)
    below = ground[None, :] * (0.5 + 0.3 * light.sky)
    return np.asarray(below * (1 - horizon)[:, None] + shine[:, None] * horizon[:, None], dtype=np.float32)


def diffuse(normals: Floats, shade: Floats, openness: Floats, ground: Floats, light: Light) -> Floats:
    """The light that arrives on a matte surface."""
    up = (0.5 + 0.5 * normals[:, 1]) * openness
    key = light.key * np.clip(normals @ _KEY, 0, 1) * shade
    fill = light.fill * np.clip(normals @ _FILL, 0, 1) + light.rim * 0.5 * np.clip(normals @ _RIM, 0, 1)
    bounced = ground[None, :] * (light.sky * 0.55 * (0.5 - 0.5 * normals[:, 1]) * openness)[:, None]
    return ((light.sky * up * 0.8 + key * 0.72 + fill * (0.4 + 0.6 * openness))[:, None] + bounced).astype(np.float32)


def _step(values: Floats, low: Floats | float, high: Floats | float) -> Floats:
    share = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def _box(directions: Floats, towards: Floats, wide: float, blur: Floats) -> Floats:
    """A round soft box, dimmer the more it is blurred."""
    angle = np.arccos(np.clip(directions @ towards, -1, 1))
    near = _step(-angle, -(wide + blur * 0.8), -np.maximum(0.02, wide - blur * 0.45))
    return np.asarray(near * (wide / (wide + 0.6 * blur)) ** 1.5)


def _strip(directions: Floats, towards: Floats, wide: float, blur: Floats) -> Floats:
    """A tall narrow one."""
    turn = np.abs(np.arctan2(directions[:, 0], directions[:, 2]) - math.atan2(towards[0], towards[2]))
    turn = np.minimum(turn, 2 * math.pi - turn)
    tall = _step(directions[:, 1], -0.2, 0.1) * (1 - _step(directions[:, 1], 0.75, 0.95))
    near = _step(-turn, -(wide + blur * 0.6), -np.maximum(0.01, wide - blur * 0.3))
    return np.asarray(near * tall * (wide / (wide + 0.5 * blur)))


def _grid_of(at: Floats, values: Floats, side: int) -> Floats:
    """The highest value at each place of a square; `at` from -1 to 1."""
    scan = scanned(((at + 1) * (side / 2)).astype(np.float32), values.astype(np.float32), side, side)
    return scan.nearness.reshape(side, side)


def _framed(grid: Floats, outside: float) -> Floats:
    """With what lies outside as its edge."""
    return np.pad(grid, 1, constant_values=outside).astype(np.float32)


def _looked_up(grid: Floats, at: Floats) -> Floats:
    """In a framed grid; `at` from -1 to 1."""
    side = np.float32(len(grid) - 2)
    column = np.clip((at[:, 0] + 1) * (side / 2) + 1, 0, side + 1).astype(np.int32)
    row = np.clip((at[:, 1] + 1) * (side / 2) + 1, 0, side + 1).astype(np.int32)
    return np.asarray(grid.reshape(-1).take(row * np.int32(len(grid)) + column))


def _blurred(grid: Floats, share: float) -> Floats:
    """By a bell of that share of the side."""
    side = len(grid)
    across = np.fft.rfftfreq(side * 2)
    down = np.fft.fftfreq(side * 2)
    bell = np.exp(-2 * (math.pi * share * side) ** 2 * (across[None, :] ** 2 + down[:, None] ** 2))
    spectrum = np.fft.rfft2(grid, (side * 2, side * 2))
    return np.maximum(0, np.fft.irfft2(spectrum * bell, (side * 2, side * 2))[:side, :side]).astype(np.float32)


def _spread(count: int) -> Floats:
    """Places spread evenly over a disc."""
    turn = np.arange(count) * 2.399963
    reach = np.sqrt((np.arange(count) + 0.5) / count)
    return np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1).astype(np.float32)

"""The poster of a model: the very meshes of the file, photographed in a small studio."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from providers.local.models.assembly import Model, Place, Surface
from providers.local.models.glb import linear
from providers.local.models.raster import Floats, Numbers, scanned
from providers.local.models.solids import Vectors
from providers.local.models.studio import DAY, NIGHT, Light, Shadows, around, diffuse

Mask = npt.NDArray[np.bool_]
SIDE_PX: Final = 768
_FINE: Final = 2  # samples across a pixel, and down
_YAW: Final = math.radians(30)
_PITCH: Final = math.radians(17)
_AWAY: Final = 4.2  # how many sizes the camera stands away
_FILLS: Final = 0.7
_REFRACTION_PX: Final = 30.0
_KNEE: Final = 0.72
_COARSE: Final = 2  # pixels to one of the shadow on the ground
_SHADOW_BLUR_PX: Final = 2.5


def still(model: Model, yaw: float = _YAW) -> Image.Image:
    """A square picture."""
    return _Shot(model, yaw).taken()


@dataclass(frozen=True)
class _Shape:
    """All triangles of the copies of a model: corners of each as rows of points, and the surface it belongs to."""

    points: Floats
    normals: Floats
    uvs: Floats
    triangles: Numbers
    surfaces: Numbers

    @classmethod
    def of(cls, model: Model) -> "_Shape":
        points, normals, uvs, triangles, owners = [], [], [], [], []
        count = 0
        for place in model.places:
            for number, surface in enumerate(model.surfaces):
                mesh = surface.mesh
                points.append(_placed(mesh.positions, place, moved=True))
                normals.append(_placed(mesh.normals, place, moved=False))
                uvs.append(mesh.uvs)
                triangles.append(mesh.indices.reshape(-1, 3).astype(np.int64) + count)
                owners.append(np.full(len(triangles[-1]), number))
                count += len(mesh.positions)
        floats = [np.concatenate(values).astype(np.float32) for values in (points, normals, uvs)]
        return cls(floats[0], floats[1], floats[2], np.concatenate(triangles), np.concatenate(owners))


class _Camera:
    """Looks down at the object a little, from as far as fills the picture."""

    def __init__(self, points: Floats, yaw: float) -> None:
        low, high = points.min(axis=0), points.max(axis=0)
        middle = (low + high) / 2
        cy, sy, cp, sp = math.cos(yaw), math.sin(yaw), math.cos(_PITCH), math.sin(_PITCH)
        turn = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]]) @ np.array([[cy, 0, -sy], [0, 1, 0], [sy, 0, cy]])
        self._turn = turn.astype(np.float32)
        away = _AWAY * float(np.linalg.norm(high - low)) / 2
        self.eye = (middle + away * turn[2]).astype(np.float32)
        seen = (points - self.eye) @ self._turn.T
        flat = seen[:, :2] / -seen[:, 2:]
        left, right = flat.min(axis=0), flat.max(axis=0)
        self._zoom = _FILLS / float((right - left).max())
        self._middle = (left + right) / 2 + np.array((0, 0.02 / self._zoom))

    def shown(self, points: Floats, side: int) -> tuple[Floats, Floats]:
        """Places in the picture, and one over the distance."""
        seen = (points - self.eye) @ self._turn.T
        flat = (seen[:, :2] / -seen[:, 2:] - self._middle) * self._zoom
        return np.stack([0.5 + flat[:, 0], 0.5 - flat[:, 1]], axis=1).astype(np.float32) * side, -1 / seen[:, 2]

    def rays(self, side: int) -> Floats:
        """Where every pixel looks."""
        across = ((np.arange(side) + 0.5) / side - 0.5) / self._zoom
        x, y = np.meshgrid(across + self._middle[0], -across + self._middle[1])
        rays = np.stack([x, y, np.full_like(x, -1)], axis=-1).reshape(-1, 3) @ self._turn
        return np.asarray(rays / np.linalg.norm(rays, axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True)
class _Samples:
    """Points of surfaces as the camera sees them."""

    surfaces: Numbers
    points: Floats
    normals: Floats
    uvs: Floats
    towards: Floats  # the camera


class _Shot:
    def __init__(self, model: Model, yaw: float) -> None:
        self._model = model
        self._shape = _Shape.of(model)
        self._camera = _Camera(self._shape.points, yaw)
        self._light, self._ground = _scenery(model)
        corners = self._shape.points[self._shape.triangles]
        clear = np.array([surface.material.transmission > 0 for surface in model.surfaces])[self._shape.surfaces]
        self._clear = clear
        glassy = bool(clear.mean() > 0.5)
        self._shadows = Shadows(corners if glassy else corners[~clear])
        self._darkness = 0.55 if glassy else 1.0  # glass throws a lighter shadow
        self._places, self._near = self._camera.shown(self._shape.points, SIDE_PX * _FINE)
        self._textures = [
            _mipped(surface, self._shape, self._places, number) for number, surface in enumerate(model.surfaces)
        ]

    def taken(self) -> Image.Image:
        picture = np.repeat(np.repeat(self._backdrop(), _FINE, axis=0), _FINE, axis=1)
        nearness = np.full(picture.shape[0] * picture.shape[1], -np.inf, dtype=np.float32)
        if not self._clear.all():
            nearness = self._paint(picture, np.flatnonzero(~self._clear & self._facing(1)), nearness)
        glow = self._glow(picture)
        for side in (-1, 1) if self._clear.any() else ():
            self._glaze(picture, np.flatnonzero(self._clear & self._facing(side)), nearness, side)
        return Image.fromarray(np.rint(np.clip(_toned(_reduced(picture)) + glow, 0, 1) * 255).astype(np.uint8))

    def _facing(self, side: int) -> Mask:
        """Triangles seen from outside, or from inside."""
        a, b, c = (self._places[self._shape.triangles[:, k]] for k in range(3))
        turn = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
        return np.asarray(turn * side < 0)

    def _backdrop(self) -> Floats:
        """Ground that turns into the wall, with the shadow on it."""
        rays = self._camera.rays(SIDE_PX // _COARSE)
        shade = np.ones(len(rays), dtype=np.float32)
        down = rays[:, 1] < -0.02
        reach = -self._camera.eye[1] / rays[down, 1]
        spots = self._camera.eye + rays[down] * reach[:, None]
        near = np.linalg.norm(spots, axis=1) < 4 * self._shadows.size_m
        spots = spots[near]
        up = np.tile(np.array((0, 1, 0), dtype=np.float32), (len(spots), 1))
        key = self._shadows.key(spots, up, soft=0.07)
        dark = (0.42 + 0.58 * key) * self._shadows.ground(spots[:, [0, 2]])
        shade[np.flatnonzero(down)[near]] = 1 - self._darkness * (1 - dark)
        shade = _softened(shade.reshape(SIDE_PX // _COARSE, -1))
        rows = np.linspace(0, 1, SIDE_PX, dtype=np.float32)
        glow = 0.80 + 0.34 * np.exp(-(((rows[:, None] - 0.5) / 0.42) ** 2) - ((rows[None, :] - 0.46) / 0.5) ** 2)
        picture = self._ground[None, None, :] * glow[..., None] * shade[..., None]
        return np.asarray(picture, dtype=np.float32)

    def _paint(self, picture: Floats, chosen: Numbers, nearness: Floats) -> Floats:
        """Opaque surfaces, shaded once for a pixel and four times where its samples differ."""
        side = SIDE_PX * _FINE
        scan = scanned(
            self._places[self._shape.triangles[chosen]], self._near[self._shape.triangles[chosen]], side, side
        )
        seen = _by_pixel(np.where(scan.triangles >= 0, chosen[scan.triangles], -1))
        even = self._even(seen)
        flat = _by_pixel(np.arange(side * side))
        pixels = picture.reshape(-1, 3)
        inside = np.flatnonzero(even)
        pixels[flat[inside]] = self._shaded(seen[inside, 0], flat[inside, 0], 1.0)[:, None, :]
        edges = np.flatnonzero(~even & (seen >= 0).any(axis=1))
        samples, places = seen[edges].reshape(-1), flat[edges].reshape(-1)
        there = samples >= 0
        pixels[places[there]] = self._shaded(samples[there], places[there], 0.5)
        return scan.nearness

    def _even(self, seen: Numbers) -> Mask:
        """Pixels all of whose samples see one surface, from about one side."""
        a, b, c = (self._shape.points[self._shape.triangles[:, k]] for k in range(3))
        facing = np.cross(b - a, c - a)
        facing /= np.maximum(1e-20, np.linalg.norm(facing, axis=1, keepdims=True))
        same: Mask = np.asarray((seen >= 0).all(axis=1))
        rows = np.flatnonzero(same)
        first = seen[rows, 0]
        for k in range(1, seen.shape[1]):
            other = seen[rows, k]
            like = (facing[first] * facing[other]).sum(axis=1) > 0.93
            same[rows] &= like & (self._shape.surfaces[first] == self._shape.surfaces[other])
        return same

    def _at(self, triangles: Numbers, places: Numbers, shift: float, inward: float = 1.0) -> _Samples:
        """The samples of triangles at places of the fine picture."""
        side = SIDE_PX * _FINE
        x, y = places % side + shift, places // side + shift
        corners = self._shape.triangles[triangles]
        a, b, c = (self._places[corners[:, k]] for k in range(3))
        area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
        area = np.where(np.abs(area) < 1e-9, 1e-9, area)
        wb = ((x - a[:, 0]) * (c[:, 1] - a[:, 1]) - (y - a[:, 1]) * (c[:, 0] - a[:, 0])) / area
        wc = ((b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (b[:, 1] - a[:, 1]) * (x - a[:, 0])) / area
        weights = np.clip(np.stack([1 - wb - wc, wb, wc], axis=1), 0, 1) * self._near[corners]
        weights /= weights.sum(axis=1, keepdims=True)
        points, normals, uvs = (
            sum(values[corners[:, k]] * weights[:, k, None] for k in range(3))
            for values in (self._shape.points, self._shape.normals, self._shape.uvs)
        )
        normals = normals * (inward / np.maximum(1e-9, np.linalg.norm(normals, axis=1, keepdims=True)))
        towards = self._camera.eye - points
        towards /= np.linalg.norm(towards, axis=1, keepdims=True)
        return _Samples(self._shape.surfaces[triangles], points, normals.astype(np.float32), uvs, towards)

    def _shaded(self, triangles: Numbers, places: Numbers, shift: float) -> Floats:
        samples = self._at(triangles, places, shift)
        albedo, metallic, roughness, glow = self._surface(samples)
        shade = self._shadows.key(samples.points, samples.normals)
        openness = self._shadows.openness(samples.points, samples.normals)
        matte = albedo * (1 - metallic)[:, None] * diffuse(samples.normals, shade, openness, self._ground, self._light)
        facing = np.clip((samples.normals * samples.towards).sum(axis=1), 0, 1)
        shine = around(_mirrored(samples, facing), roughness, self._ground, self._light)
        base = 0.04 * (1 - metallic)[:, None] + albedo * metallic[:, None]
        grazing = (np.maximum(1 - roughness, 0.04)[:, None] - base).clip(0) * ((1 - facing) ** 5)[:, None]
        shine = shine * (base + grazing) * (openness * (0.55 + 0.45 * shade))[:, None]
        return np.asarray(matte * 0.62 + shine + albedo * glow[:, None] * 1.6, dtype=np.float32)

    def _surface(self, samples: _Samples) -> tuple[Floats, Floats, Floats, Floats]:
        materials = [surface.material for surface in self._model.surfaces]
        albedo = np.array([linear(material.colour) for material in materials], dtype=np.float32)[samples.surfaces]
        for number, texture in enumerate(self._textures):
            if texture is not None:
                here = np.flatnonzero(samples.surfaces == number)
                albedo[here] = _sampled(texture, samples.uvs[here])
        told = np.array([(m.metallic, m.roughness, m.glow) for m in materials], dtype=np.float32)[samples.surfaces]
        return albedo, told[:, 0], told[:, 1], told[:, 2]

    def _glaze(self, picture: Floats, chosen: Numbers, nearness: Floats, side: int) -> None:
        """Glass over what lies behind it: its far walls first, then its near ones."""
        fine = SIDE_PX * _FINE
        scan = scanned(
            self._places[self._shape.triangles[chosen]], self._near[self._shape.triangles[chosen]], fine, fine
        )
        places = np.flatnonzero((scan.triangles >= 0) & (scan.nearness > nearness))
        samples = self._at(chosen[scan.triangles[places]], places, 0.5, float(side))
        albedo, _, roughness, glow = self._surface(samples)
        facing = np.clip((samples.normals * samples.towards).sum(axis=1), 0, 1)
        fresnel = 0.06 + 0.94 * (1 - facing) ** 5
        shine = around(_mirrored(samples, facing), roughness, self._ground, self._light)
        bend = (_REFRACTION_PX if side > 0 else 0.0) * _FINE * (1 - facing) ** 2
        seen = samples.normals @ self._camera._turn.T
        column = np.clip(places % fine - seen[:, 0] * bend, 0, fine - 1).astype(np.int64)
        row = np.clip(places // fine + seen[:, 1] * bend, 0, fine - 1).astype(np.int64)
        behind = picture[row, column]
        tint = albedo ** (0.25 + 1.1 * (1 - facing) ** 1.5)[:, None] * (1 - 0.45 * (1 - facing) ** 3)[:, None]
        strength = 1.0 if side > 0 else 0.35
        clear = np.array([surface.material.transmission for surface in self._model.surfaces], dtype=np.float32)
        share = clear[samples.surfaces][:, None]
        lit = diffuse(samples.normals, np.ones_like(facing), np.ones_like(facing), self._ground, self._light)
        through = (behind * tint * share + albedo * lit * 0.5 * (1 - share)) * (1 - fresnel * strength)[:, None]
        picture.reshape(-1, 3)[places] = through + shine * (fresnel * strength)[:, None] + albedo * glow[:, None]

    def _glow(self, picture: Floats) -> Floats | float:
        """Light that spills around what shines."""
        if not any(surface.material.glow for surface in self._model.surfaces):
            return 0.0
        bright = np.rint(np.clip(_reduced(picture) - 0.55, 0, 1) * 255).astype(np.uint8)
        wide = Image.fromarray(bright)
        spill = sum(
            np.asarray(wide.filter(ImageFilter.GaussianBlur(px)), dtype=np.float32) * share
            for px, share in ((8, 0.5), (36, 0.7))
        )
        return np.asarray(spill / 255, dtype=np.float32)


def _placed(values: Vectors, place: Place, *, moved: bool) -> Floats:
    c, s = math.cos(math.radians(place.turn_degrees)), math.sin(math.radians(place.turn_degrees))
    turned = values @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]).T
    return np.asarray(turned + np.array((place.x, 0, place.z)) if moved else turned)


def _softened(shade: Floats) -> Floats:
    """Values from 0 to 1, blurred, at the size of the picture."""
    image = Image.fromarray(np.rint(shade * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(_SHADOW_BLUR_PX))
    return np.asarray(image.resize((SIDE_PX, SIDE_PX), Image.Resampling.BICUBIC), dtype=np.float32) / np.float32(255)


def _by_pixel(samples: Numbers) -> Numbers:
    """What belongs to the samples of the fine picture: a row for each pixel."""
    blocks = samples.reshape(SIDE_PX, _FINE, SIDE_PX, _FINE)
    return blocks.transpose(0, 2, 1, 3).reshape(-1, _FINE * _FINE)


def _reduced(picture: Floats) -> Floats:
    """The mean of the samples of every pixel."""
    corners = [picture[down::_FINE, right::_FINE] for down in range(_FINE) for right in range(_FINE)]
    return np.asarray(sum(corners) / len(corners), dtype=np.float32)


def _scenery(model: Model) -> tuple[Light, Floats]:
    """A dark room for what shines by itself; else a ground that sets the object off."""
    materials = [surface.material for surface in model.surfaces]
    if any(material.glow for material in materials):
        return NIGHT, np.array((0.030, 0.034, 0.052), dtype=np.float32)
    areas = np.array([_area(surface) for surface in model.surfaces])
    colour = (np.array([linear(material.colour) for material in materials]) * areas[:, None]).sum(axis=0) / areas.sum()
    bright = float(colour @ (0.2126, 0.7152, 0.0722))
    grey = 0.60 if bright < 0.42 else 0.34
    tint = 1 - 0.16 * (colour - bright) / max(0.08, float(np.abs(colour - bright).max()))
    clear = all(material.transmission for material in materials)
    return DAY, (np.array((0.99, 0.985, 1.0)) * tint * (0.5 if clear else grey)).astype(np.float32)


def _area(surface: Surface) -> float:
    a, b, c = (surface.mesh.positions[surface.mesh.indices[k::3]] for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum())


def _mirrored(samples: _Samples, facing: Floats) -> Floats:
    return np.asarray(2 * facing[:, None] * samples.normals - samples.towards)


def _mipped(surface: Surface, shape: _Shape, places: Floats, number: int) -> Floats | None:
    """The texture in linear light, reduced until a texel is about a pixel."""
    if surface.texture is None:
        return None
    pixels = np.asarray(surface.texture.convert("RGB"))
    table = np.array([linear((value,))[0] for value in range(256)], dtype=np.float32)
    light = table[pixels]
    mine = shape.triangles[shape.surfaces == number]
    shown = np.abs(np.linalg.det(places[mine[:, 1:]] - places[mine[:, :1]])).sum()
    laid = np.abs(np.linalg.det(shape.uvs[mine[:, 1:]] - shape.uvs[mine[:, :1]])).sum()
    texels = math.sqrt(laid * light.shape[0] * light.shape[1] / max(1e-9, float(shown)))
    for _ in range(int(np.clip(round(math.log2(max(1.0, texels / 1.4))), 0, 4))):
        if min(light.shape[:2]) < 8:
            break
        even = light[: light.shape[0] // 2 * 2, : light.shape[1] // 2 * 2]
        light = even.reshape(even.shape[0] // 2, 2, even.shape[1] // 2, 2, 3).mean(axis=(1, 3))
    return np.asarray(light, dtype=np.float32)


def _sampled(texture: Floats, uvs: Floats) -> Floats:
    """Between four texels; the texture repeats."""
    rows, columns = texture.shape[:2]
    x, y = uvs[:, 0] * columns - 0.5, uvs[:, 1] * rows - 0.5
    left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    right, down = (x - left)[:, None], (y - top)[:, None]
    corner = [texture[(top + dy) % rows, (left + dx) % columns] for dy in (0, 1) for dx in (0, 1)]
    upper, lower = corner[0] * (1 - right) + corner[1] * right, corner[2] * (1 - right) + corner[3] * right
    return np.asarray(upper * (1 - down) + lower * down, dtype=np.float32)


def _toned(light: Floats) -> Floats:
    """Screen values: highlights roll off instead of breaking off."""
    over = np.maximum(0, light - _KNEE)
    soft = np.minimum(light, _KNEE) + (1 - _KNEE) * (1 - np.exp(-over / (1 - _KNEE)))
    return np.asarray(np.clip(soft, 0, 1) ** (1 / 2.2), dtype=np.float32)

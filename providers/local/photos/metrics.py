"""What can be measured of a product photo, told apart by where it is: the subject, its ground, the rim."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from providers.local.intake import Picture, on_white
from providers.local.photos.cutout import Ground, Mask, Pixels, ground_of

_SMALL_PX: Final = 480
_LOOK_PX: Final = 1024  # sharpness and noise are judged at one size, whatever the camera's
_TILE: Final = 32
_BLOCK: Final = 8
_CROP_PX: Final = 2048
_WHITE, _BLACK, _CLIPPED = 250, 6, 254
_LIT, _LIT_MOST = 200.0, 4.0  # of a subject's lights, and how much darker ones are lifted
_BUSY: Final = 30.0
_SPECK: Final = 0.002
_BRIGHT, _BRIGHT_MEAN = 190.0, 150.0
_EVEN: Final = 20.0
_TINTED: Final = 45.0  # a ground so far from grey is meant to have a colour
_LUMA: Final = np.array((0.299, 0.587, 0.114), dtype=np.float32)


@dataclass(frozen=True)
class Metrics:
    """Shares are from 0 to 1, colours and light from 0 to 255; None for what such a ground does not tell.

    sharpness: variance of the Laplacian of the sharper tiles of the subject, dark ones lifted.
    darkness: how far the light is from full light, by a bright ground or else by the subject's lights.
    blown: share of the subject's values, channel by channel, that are clipped; crushed: share of it that is black.
    blocking: by how much the steps at every eighth pixel are higher than those between.
    ground_spread: how uneven the rim is; ground_offwhite: how far its light is from white, its colour counted.
    touching: share of the subject's outline that lies on the edge of the frame, times four.
    cast: how far from grey a bright, even ground is.
    """

    short_side_px: int
    turned: int
    sharpness: float
    darkness: float
    blown: float
    crushed: float
    noise: float
    coarseness: float
    blocking: float
    ground_spread: float
    ground_offwhite: float
    fill: float | None
    off_centre: float | None
    touching: float | None
    cast: float | None


def metrics_of(picture: Picture) -> Metrics:
    image = on_white(picture.image)
    small = _reduced(image, _SMALL_PX)
    ground = ground_of(small)
    found = _found(ground)
    subject = np.ones_like(ground.mask) if found is None else found
    box = _bounds(subject)
    look = _reduced(image, _LOOK_PX)
    pixels = np.asarray(small, dtype=np.float32)
    luma = pixels @ _LUMA
    core = subject if found is None else _core(subject & ~ground.alike)
    height, width = subject.shape
    return Metrics(
        short_side_px=min(picture.file_size_px),
        turned=int(picture.turned),
        sharpness=_sharpness(look, box, (width, height)),
        darkness=_darkness(luma[core], ground),
        blown=float((pixels[core] >= _CLIPPED).mean()),
        crushed=float((pixels.max(axis=2)[core] <= _BLACK).mean()),
        noise=_noise(image, box, width),
        coarseness=picture.coarseness,
        blocking=_blocking(image),
        ground_spread=ground.spread,
        ground_offwhite=float(255 - ground.colour.min()),
        fill=None if found is None else float((box[2] - box[0]) * (box[3] - box[1])) / (width * height),
        off_centre=None if found is None else _off_centre(box, width, height),
        touching=None if found is None else _touching(found),
        cast=_cast(ground),
    )


def _reduced(image: Image.Image, side_px: int) -> Image.Image:
    share = side_px / max(image.size)
    if share >= 1:
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _found(ground: Ground) -> Mask | None:
    share = float(ground.subject.mean())
    return ground.subject if ground.spread < _BUSY and _SPECK < share < 1 - _SPECK else None


def _off_centre(box: tuple[int, int, int, int], width: int, height: int) -> float:
    return max(abs((box[0] + box[2]) / 2 / width - 0.5), abs((box[1] + box[3]) / 2 / height - 0.5))


def _bounds(subject: Mask) -> tuple[int, int, int, int]:
    """Left, top, right, bottom, without the outermost specks."""
    down, across = np.nonzero(subject)
    left, right = np.percentile(across, (0.5, 99.5))
    top, bottom = np.percentile(down, (0.5, 99.5))
    return int(left), int(top), int(right) + 1, int(bottom) + 1


def _sharpness(look: Image.Image, box: tuple[int, int, int, int], size: tuple[int, int]) -> float:
    """Of the subject at the size photos are looked at, were it well lit: neither ground nor dusk is blur."""
    scale = look.width / size[0]
    left, top, right, bottom = (round(side * scale) for side in box)
    grey = np.asarray(look.convert("L"), dtype=np.float32)[top:bottom, left:right]
    if min(grey.shape) < _TILE + 2:
        return 0.0
    grey = grey * min(_LIT_MOST, max(1.0, _LIT / max(1.0, float(np.percentile(grey, 98)))))
    laplacian = -4 * grey[1:-1, 1:-1] + grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    rows, columns = laplacian.shape[0] // _TILE, laplacian.shape[1] // _TILE
    tiles = laplacian[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE).var(axis=(1, 3))
    return float(np.percentile(tiles, 95))


def _core(subject: Mask) -> Mask:
    """The subject without its rim, where it is mixed with the ground; all of one that is nothing but rim."""
    inside = Image.fromarray((subject * 255).astype(np.uint8)).filter(ImageFilter.MinFilter(5))
    core: Mask = np.asarray(inside) > 0
    return core if core.any() else subject if subject.any() else np.ones_like(subject)


def _darkness(inside: Pixels, ground: Ground) -> float:
    """A black thing before a bright ground is not underexposed: there the ground tells the light."""
    if ground.spread < _BUSY and float(ground.colour.min()) > _BRIGHT:
        return 1 - float(ground.colour @ _LUMA) / 255
    return 1 - float(np.percentile(inside, 75)) / 255


def _noise(image: Image.Image, box: tuple[int, int, int, int], width: int) -> float:
    """Grain at full size in the middle of the subject, without what is clipped to one value."""
    scale = image.width / width
    x, y = (box[0] + box[2]) / 2 * scale, (box[1] + box[3]) / 2 * scale
    grey = np.asarray(image.crop(_around(x, y, image.size)).convert("L"), dtype=np.float32)
    residue = (
        grey[:-2, :-2] + grey[2:, 2:] + grey[:-2, 2:] + grey[2:, :-2] + 4 * grey[1:-1, 1:-1]
        - 2 * (grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:])
    )  # fmt: skip
    live = (grey[1:-1, 1:-1] > _BLACK) & (grey[1:-1, 1:-1] < _WHITE)
    if live.sum() < _TILE * _TILE:
        return 0.0
    return float(np.median(np.abs(residue[live]))) * 1.4826 / 6


def _around(x: float, y: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    half = _LOOK_PX // 2
    left, top = max(0, round(x) - half), max(0, round(y) - half)
    return left, top, min(size[0], left + _LOOK_PX), min(size[1], top + _LOOK_PX)


def _blocking(image: Image.Image) -> float:
    """At full size, where the blocks are."""
    left, top = (max(0, (side - _CROP_PX) // 2) // _BLOCK * _BLOCK for side in image.size)
    part = image.crop((left, top, min(image.width, left + _CROP_PX), min(image.height, top + _CROP_PX)))
    grey = np.asarray(part.convert("L"), dtype=np.float32)
    steps = np.abs(np.diff(grey, axis=1))
    at = steps[:, _BLOCK - 1 :: _BLOCK].mean()
    between = np.delete(steps, np.s_[_BLOCK - 1 :: _BLOCK], axis=1).mean()
    return float(at - between)


def _touching(subject: Mask) -> float:
    """A subject that is cut off runs along the edge."""
    rim = np.zeros_like(subject)
    rim[[0, -1]] = rim[:, [0, -1]] = True
    return min(1.0, 4 * float((subject & rim).sum()) / float(rim.sum()))


def _cast(ground: Ground) -> float | None:
    """The tint of a ground that is meant to be grey; what a scene's own colours are, nobody can tell."""
    if ground.spread >= _EVEN or float(ground.colour.mean()) <= _BRIGHT_MEAN:
        return None
    tint = float(np.abs(ground.colour - ground.colour.mean()).max())
    return 0.0 if tint > _TINTED else tint

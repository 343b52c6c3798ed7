"""A product photo without its background, where that is plain enough to be taken away."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Mask = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.float32]

_SMALL_PX: Final = 480  # the ground is found on a reduced picture
_RING: Final = 0.025  # of the short side
_PLAIN: Final = 11.0  # how much a plain ground may vary, of 255
_UNLIKE: Final = (10.0, 26.0)  # from here on a pixel is no ground: of a still ground, and at most
_SOLID: Final = 2.2  # times that: from here on nothing of the ground shines through
_LEAST, _MOST = 0.02, 0.94  # of the picture's area
_WHITISH: Final = 235.0  # inside a subject such ground is as likely to be its own white
_SPECK: Final = 0.0015  # of the picture
_PIECES_MAX: Final = 60
_TINTED: Final = 0.07  # how unlike the channels of a shadow may be
_DEEPEST: Final = 0.45  # of the ground's light that a shadow leaves
_SMOOTH: Final = 7.0  # a step from pixel to pixel
_SHADOW: Final = 0.015  # of the subject: a larger shadow would come along as a grey patch
_FINE_PX: Final = 900
_RIM_PX: Final = 4
_COMMON: Final = 60.0  # what is further off than that on the rim is the subject, reaching the edge
_ALONE: Final = 0.6  # of the ring that has to be ground
_PIECE: Final = 0.02  # of the subject: smaller pieces are dust


@dataclass(frozen=True)
class Ground:
    """What lies behind a subject, on a reduced picture: its colour, how even it is and where it is.

    slope: colours at the upper left corner, and what they gain towards the right and the lower edge.
    """

    slope: Pixels
    spread: float
    unlike: float  # how far off a pixel is that is no ground
    alike: Mask  # of its colour
    mask: Mask  # connected with the edge, not merely of its colour

    @property
    def subject(self) -> Mask:
        return ~self.mask

    @property
    def colour(self) -> Pixels:
        """In the middle of the picture."""
        middle: Pixels = np.array((1, 0.5, 0.5), dtype=np.float32) @ self.slope
        return middle


def cut_out(photo: Image.Image) -> Image.Image | None:
    """The subject alone as RGBA, cropped; None where the ground is not plain, or where it ends is in doubt."""
    if photo.mode == "RGBA":
        return photo.crop(photo.getchannel("A").getbbox() or (0, 0, *photo.size))
    small = photo.copy()
    small.thumbnail((_SMALL_PX, _SMALL_PX))
    ground = ground_of(small)
    share = float(ground.subject.mean())
    if ground.spread > _PLAIN or not _LEAST <= share <= _MOST or _ringed(ground.mask) < _ALONE:
        return None
    if _torn(ground.subject) or _shadow(small, ground).sum() > _SHADOW * ground.subject.sum():
        return None
    return _lifted(photo, ground)


def ground_of(small: Image.Image) -> Ground:
    """The ground of an RGB picture, judged by its rim; light that falls off evenly is no unevenness."""
    pixels = np.asarray(small, dtype=np.float32)
    spots = _spots(small.size)
    rim, where = ring(pixels), ring(spots)
    common = np.abs(rim - np.median(rim, axis=0)).max(axis=1) < _COMMON
    slope = np.linalg.lstsq(where[common], rim[common], rcond=None)[0]
    distances = np.abs(rim - where @ slope).max(axis=1)
    spread = float(np.percentile(distances, 75))
    unlike = float(np.clip(5 + 3 * spread, *_UNLIKE))
    alike = np.abs(pixels - spots @ slope).max(axis=2) < unlike
    edge = np.zeros_like(alike)
    edge[[0, -1]] = edge[:, [0, -1]] = True
    mask = reached(alike, edge)
    if float((np.array((1, 0.5, 0.5)) @ slope).min()) < _WHITISH:
        mask |= alike & ~_specks(alike & ~mask)
    return Ground(slope, spread, unlike, alike, mask)


def _spots(size: tuple[int, int]) -> Pixels:
    """One, and how far right and down as a share, for each pixel."""
    down, across = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    return np.stack([np.ones_like(down), across / max(1, size[0] - 1), down / max(1, size[1] - 1)], axis=2)


def ring(pixels: Pixels) -> Pixels:
    """The pixels along the four edges, one after another."""
    wide = max(2, round(min(pixels.shape[:2]) * _RING))
    sides = (pixels[:wide], pixels[-wide:], pixels[wide:-wide, :wide], pixels[wide:-wide, -wide:])
    return np.concatenate([side.reshape(-1, pixels.shape[2]) for side in sides])


def reached(passable: Mask, start: Mask) -> Mask:
    """What can be reached from somewhere over passable pixels, up, down and sideways."""
    found = passable & start
    while True:
        wider = _along(_along(found, passable).T, passable.T).T
        if np.array_equal(wider, found):
            return found
        found = wider


def _along(found: Mask, passable: Mask) -> Mask:
    """Every run of a row that was reached anywhere is reached all along."""
    runs = np.cumsum(~passable, axis=1) + np.arange(len(passable))[:, None] * (passable.shape[1] + 1)
    hit = np.zeros(int(runs.max()) + 1, dtype=bool)
    hit[runs[found]] = True
    wider: Mask = passable & hit[runs]
    return wider


def _specks(enclosed: Mask) -> Mask:
    """The small ones of the areas that cannot be reached from the edge."""
    rest, small = enclosed.copy(), np.zeros_like(enclosed)
    for _ in range(_PIECES_MAX):
        if not rest.any():
            return small
        seed = np.zeros_like(rest)
        seed.flat[int(rest.argmax())] = True
        piece = reached(rest, seed)
        rest &= ~piece
        if piece.mean() < _SPECK:
            small |= piece
    return small | rest


def _torn(subject: Mask) -> bool:
    """Whether the subject lies in pieces one above the other: then some of it was taken for ground."""
    rest, taken = subject.copy(), np.zeros(subject.shape[1], dtype=bool)
    for _ in range(_PIECES_MAX):
        if rest.sum() <= _PIECE * subject.sum():
            return False
        seed = np.zeros_like(rest)
        seed.flat[int(rest.argmax())] = True
        piece = reached(rest, seed)
        rest &= ~piece
        if piece.sum() > _PIECE * subject.sum():
            across = np.asarray(piece.any(axis=0))
            if (across & taken).any():
                return True
            taken |= across
    return True


def _ringed(mask: Mask) -> float:
    return float(ring(mask[:, :, None].astype(np.float32)).mean())


def _lifted(photo: Image.Image, ground: Ground) -> Image.Image:
    pixels = np.asarray(photo, dtype=np.float32)
    distance = np.abs(pixels - _spots(photo.size) @ ground.slope).max(axis=2)
    soft = np.clip((distance - ground.unlike / 2) / (ground.unlike * (_SOLID - 0.5)), 0, 1)
    alpha = Image.fromarray(((1 - _fitted(ground.mask, photo.size) * (1 - soft)) * 255).astype(np.uint8))
    # The outermost pixels of a subject are half ground: a halo on any other page.
    fine = min(photo.size) <= _FINE_PX
    worn = alpha.filter(ImageFilter.MinFilter(3 if fine else 5))
    cut = _bled(photo, alpha.filter(ImageFilter.MinFilter(5 if fine else 9)))
    cut.putalpha(worn.filter(ImageFilter.GaussianBlur(0.8)))
    return cut.crop(worn.point(lambda value: 255 if value > 40 else 0).getbbox())


def _bled(photo: Image.Image, core: Image.Image) -> Image.Image:
    """The photo with the colours of its core carried outwards over its rim; what is all rim keeps its own."""
    near = ImageFilter.BoxBlur(_RIM_PX)
    black = Image.new("RGB", photo.size)
    inside = np.asarray(Image.composite(photo, black, core).filter(near), dtype=np.float32)
    share = np.asarray(core.filter(near), dtype=np.float32)[:, :, None] / 255
    carried = Image.fromarray(np.clip(inside / np.maximum(share, 0.01), 0, 255).astype(np.uint8))
    rim = (share[:, :, 0] > 0.02) & (np.asarray(core) < 255)
    return Image.composite(carried, photo, Image.fromarray((rim * 255).astype(np.uint8)))


def _shadow(small: Image.Image, ground: Ground) -> Mask:
    """What beside the ground has its colour, darker, and no edges: a shadow, or a grey thing on white."""
    pixels = np.asarray(small, dtype=np.float32)
    parts = pixels / np.maximum(_spots(small.size) @ ground.slope, 1)
    grey = (parts.max(axis=2) - parts.min(axis=2) < _TINTED) & (parts.max(axis=2) > _DEEPEST)
    luma = pixels.mean(axis=2)
    steps = np.maximum(np.abs(np.gradient(luma, axis=0)), np.abs(np.gradient(luma, axis=1)))
    return reached(ground.mask | (grey & (steps < _SMOOTH)), ground.mask) & ~ground.mask


def _fitted(mask: Mask, size: tuple[int, int]) -> Pixels:
    """A mask of the reduced picture at full size, a little into its surroundings, 0 to 1."""
    image = Image.fromarray((mask * 255).astype(np.uint8))
    coarse = image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.Resampling.BOX)
    return np.asarray(coarse.resize(size, Image.Resampling.BILINEAR), dtype=np.float32) / np.float32(255)

"""A person drawn frame by frame: parts are rasterised once, then put together for every pose."""

import math
from functools import lru_cache
from typing import Final

from PIL import Image

from providers.local.actors.beards import beard
from providers.local.actors.eyes import BROWS_BOX, EYES_BOX, brows, eyes
from providers.local.actors.faces import JAW_Y, NECK_BOX, SKIN_BOX, UNIT, head, neck
from providers.local.actors.garments import CLOTHES_BOX, clothes
from providers.local.actors.hair import Hair, Tint
from providers.local.actors.hair_long import LONG
from providers.local.actors.hair_short import SHORT
from providers.local.actors.headwear import WORN, earrings, glasses
from providers.local.actors.looks import Look
from providers.local.actors.mouths import MOUTH_BOX, mouth
from providers.local.actors.pose import Mouth, Pose
from providers.local.actors.turning import bent, body_field, head_field
from providers.local.drawing.vector import Box, Sprite, raster

__all__ = ["Actor", "Mouth", "Pose"]

_HAIRSTYLES: Final = {**LONG, **SHORT, **WORN}
_OVER_EARS: Final = frozenset({"waves", "straight", "bob", "fringe", "braids", "curls", "shag", "locs", "hijab"})
_HAIR_BOX: Final[Box] = (-200, -280, 200, 330)
_FACE_WIDTH_MAX: Final = 0.38  # of the frame's width
_FACE_HEIGHT_MAX: Final = 0.45  # of the frame's height, chin to crown
_HEAD: Final = 332.0  # chin to crown, in head units

_PIVOT_Y: Final = 140.0  # heads tilt around the top of the neck
_FOOT_Y: Final = 240.0  # where the neck stands still
_SHOULDER_Y: Final = 190.0
_NECK_Y: Final = 90.0  # where it goes all the way with the head
_LEAN: Final = 46.0  # how far a head leans out, per radian of tilt
_DROP: Final = 19.0  # of the jaw, when the mouth is wide open
_WIDE: Final = 0.17  # what wide open is, in actor units
_RISE: Final = 5.0  # of the shoulders, breathing in
_SQUINT: Final = 0.16  # of a broad smile
_BEHIND: Final = 4.0  # how far the hair at the back goes the other way when a head turns
_SPARE: Final = 16.0  # of the clothes below the frame, for shoulders that slope

_JAWS: Final = 12
_BREATHS: Final = 8
_SMILES: Final = 6
_LIDS: Final = 8
_TURNS: Final = 5  # steps of a degree for the hair at the back


class Actor:
    """One person in one room at one frame size.

    Parts lie in head units around the middle between the eyes (see faces); `_scale` is a head unit in pixels and
    `_centre` where that middle is at rest.
    """

    def __init__(self, look: Look, size_px: tuple[int, int], room: Image.Image) -> None:
        """`room` has the frame's size. Raises KeyError for a look with a detail that nobody has."""
        width, height = size_px
        self._look, self._size_px, self._room = look, size_px, room
        self._scale = min(width * _FACE_WIDTH_MAX / UNIT, height * _FACE_HEIGHT_MAX / _HEAD)
        self._centre = (round(width / 2), round(0.30 * height + 0.12 * min(size_px)))
        self._draw_body()
        self._draw_head()
        self._bases = lru_cache(maxsize=_JAWS + 1)(self._base)
        self._stages = lru_cache(maxsize=_BREATHS + 1)(self._stage)
        self._mouths = lru_cache(maxsize=128)(self._mouth)
        self._eyes = lru_cache(maxsize=64)(self._eye)
        self._brows = lru_cache(maxsize=24)(self._brow)
        self._backs = lru_cache(maxsize=32)(self._turned_back)

    def _draw_body(self) -> None:
        worn, scale = clothes(self._look), self._scale
        foot = (self._size_px[1] - self._centre[1]) / scale + _RISE
        field = body_field(self._look.stance)
        self._body, self._garment = (
            bent(raster(layer, (*CLOTHES_BOX[:3], min(end, foot + _SPARE)), scale).cropped(), field, scale)
            for layer, end in ((worn.back, worn.back_foot), (worn.front, CLOTHES_BOX[3]))
        )
        self._neck = raster(neck(self._look), NECK_BOX, scale).cropped()

    def _draw_head(self) -> None:
        look, scale = self._look, self._scale
        hair, grown = hair_of(look), beard(look)
        skin = head(look, grown.skin + hair.under, ears=look.hairstyle not in _OVER_EARS) + grown.jaw
        self._skin = raster(skin, SKIN_BOX, scale).cropped()
        self._over = raster(grown.lip + earrings(look) + glasses(look) + hair.over, _HAIR_BOX, scale).cropped()
        self._back = raster(hair.back, _HAIR_BOX, scale).cropped() if hair.back else None
        moving = [self._neck, self._back] if self._back else [self._neck]
        margin = round(24 * scale)
        reach = max(max(-part.left, part.right) for part in moving) + margin
        # Inside this box something may come between the room and the clothes, or between the clothes' two layers.
        self._hole = (-reach, -self._size_px[1], reach, max(part.bottom for part in moving) + margin)

    def frame(self, pose: Pose) -> Image.Image:
        """RGB of the frame's size."""
        breath = round(min(1.0, max(0.0, pose.breath)) * _BREATHS)
        stage, body, garment = self._stages(breath)
        frame = stage.copy()
        angle = math.radians(pose.tilt_deg)
        dx = (pose.dx * UNIT + math.sin(angle) * _LEAN) * self._scale
        dy = (pose.dy * UNIT - 0.6 * _RISE * breath / _BREATHS) * self._scale
        if self._back is not None:
            behind = round(dx - _BEHIND * pose.turn * self._scale), round(dy)
            self._put(frame, self._backs(round(pose.tilt_deg * _TURNS)), behind)
        self._put(frame, body)
        self._put(frame, self._bent_neck(dx, dy))
        self._put(frame, garment)
        self._put(frame, self._looking(self._head(pose), pose, angle, (dx, dy)))
        return frame

    def _put(self, frame: Image.Image, sprite: Sprite, by: tuple[int, int] = (0, 0)) -> None:
        place = (sprite.left + self._centre[0] + by[0], sprite.top + self._centre[1] + by[1])
        frame.paste(sprite.image, place, sprite.image)

    def _stage(self, breath: int) -> tuple[Image.Image, Sprite, Sprite]:
        """The room and what of the clothes nothing comes near, and the two layers of clothes that are left to draw."""
        rise = _RISE * self._scale * breath / _BREATHS
        layers = [_risen(sprite, rise) for sprite in (self._body, self._garment)]
        stage = self._room.copy()
        for layer in layers:
            for part in layer.beside(self._hole):
                self._put(stage, part)
        body, garment = (layer.within(self._hole) for layer in layers)
        return stage, body, garment

    def _bent_neck(self, dx: float, dy: float) -> Sprite:
        """Its foot stands still, its top goes with the head."""
        image, top = self._neck.image, self._neck.top
        foot, reach = _FOOT_Y * self._scale - top, (_FOOT_Y - _NECK_Y) * self._scale
        pad = math.ceil(abs(dx)) + 2
        slant, stretch = dx / reach, dy / reach
        # A pixel (x, y) of the new sheet shows what lay at (x - dx * t, y - dy * t), t going from 0 at the foot to 1.
        matrix = (1, slant, -pad - slant * foot, 0, 1 + stretch, -stretch * foot)
        size = (image.width + 2 * pad, image.height)
        bent = image.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
        return Sprite(bent, self._neck.left - pad, top)

    def _head(self, pose: Pose) -> Sprite:
        """The head upright: what moves is laid on the skin, and below the hair that covers it."""
        jaw = round(min(1.0, max(0.0, pose.mouth.lower / _WIDE)) * _JAWS)
        bare, base = self._bases(jaw)
        image = base.image.copy()
        smile = round(min(1.0, max(-1.0, pose.smile)) * _SMILES) / _SMILES
        lids = round(min(1.0, max(0.0, pose.eyes)) * (1 - _SQUINT * max(0.0, smile)) * _LIDS) / _LIDS
        gaze = (round(pose.gaze[0] * 8) / 8, round(pose.gaze[1] * 8) / 8)
        lift = round(min(1.0, max(-1.0, pose.brows)) * 8) / 8
        upper = [self._eyes(lids, gaze), self._brows(lift)]
        for sprites in (upper, [self._mouths(_quantised(pose.mouth), smile)]):
            patch = _union(bare, sprites, self._over)
            image.paste(patch.image, (patch.left - base.left, patch.top - base.top))
        return Sprite(image, base.left, base.top)

    def _base(self, jaw: int) -> tuple[Sprite, Sprite]:
        """The skin with its jaw dropped so many steps, and the same below hair and glasses."""
        drop = round(_DROP * self._scale * jaw / _JAWS)
        skin, start = self._skin, round(JAW_Y * self._scale) - self._skin.top
        if drop:
            image = Image.new("RGBA", (skin.image.width, skin.image.height + drop))
            image.paste(skin.image.crop((0, 0, skin.image.width, start)))
            low = skin.image.crop((0, start, skin.image.width, skin.image.height))
            image.paste(low.resize((low.width, low.height + drop), Image.Resampling.BICUBIC), (0, start))
            skin = Sprite(image, skin.left, skin.top)
        left, top = min(skin.left, self._over.left), min(skin.top, self._over.top)
        right, bottom = max(skin.right, self._over.right), max(skin.bottom, self._over.bottom)
        whole = Image.new("RGBA", (right - left, bottom - top))
        for sprite in (skin, self._over):
            whole.alpha_composite(sprite.image, (sprite.left - left, sprite.top - top))
        return skin, Sprite(whole, left, top)

    def _turned(self, sprite: Sprite, angle: float, dx: float, dy: float) -> Sprite:
        return _turned(sprite, angle, (0, _PIVOT_Y * self._scale), (dx, dy))

    def _looking(self, head: Sprite, pose: Pose, angle: float, by: tuple[float, float]) -> Sprite:
        """The head where it looks; one that looks straight ahead needs no bending."""
        if not pose.turn and not pose.bow:
            return self._turned(head, angle, *by)
        field, pivot = head_field(pose.turn, pose.bow), (0, _PIVOT_Y * self._scale)
        return bent(head, field, self._scale, angle=angle, pivot=pivot, by=by)

    def _turned_back(self, turns: int) -> Sprite:
        """Behind the head, where nobody counts pixels, whole steps will do."""
        assert self._back is not None
        return self._turned(self._back, math.radians(turns / _TURNS), 0, 0)

    def _mouth(self, shape: Mouth, smile: float) -> Sprite:
        return raster(mouth(self._look, shape, smile), MOUTH_BOX, self._scale)

    def _eye(self, openness: float, gaze: tuple[float, float]) -> Sprite:
        return raster(eyes(self._look, openness, gaze), EYES_BOX, self._scale)

    def _brow(self, lift: float) -> Sprite:
        return raster(brows(self._look, lift), BROWS_BOX, self._scale)

    @property
    def face_box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of head and hair at rest, in pixels; hair on the shoulders left out."""
        _, head = self._bases(0)
        parts = [head, self._back] if self._back else [head]
        left, top, right = min(p.left for p in parts), min(p.top for p in parts), max(p.right for p in parts)
        return self._on_frame((left, top, right, round(_SHOULDER_Y * self._scale)))

    @property
    def mouth_box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what moves with the mouth, jaw and all, upright and at rest, in pixels."""
        skin, _ = self._bases(_JAWS)
        return self._on_frame((skin.left, round(MOUTH_BOX[1] * self._scale), skin.right, skin.bottom))

    def _on_frame(self, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        x, y = self._centre
        return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def hair_of(look: Look) -> Hair:
    """Raises KeyError for a hairstyle or a colour nobody has."""
    return _HAIRSTYLES[look.hairstyle](look, Tint.named(look.hair))


def _quantised(mouth: Mouth) -> Mouth:
    """Near enough, and drawn before."""
    return Mouth(round(mouth.width * 50) / 50, round(mouth.upper, 2), round(mouth.lower, 2), mouth.teeth, mouth.tongue)


def _union(bare: Sprite, sprites: list[Sprite], over: Sprite) -> Sprite:
    """What of a head lies in the sprites' box, with the sprites between skin and hair."""
    left, top = min(sprite.left for sprite in sprites), min(sprite.top for sprite in sprites)
    right, bottom = max(sprite.right for sprite in sprites), max(sprite.bottom for sprite in sprites)
    left, top, right = max(left, bare.left), max(top, bare.top), min(right, bare.right)
    patch = bare.within((left, top, right, bottom))
    for sprite in (*sprites, over):
        part = sprite.within((left, top, patch.right, patch.bottom))
        patch.image.alpha_composite(part.image, (part.left - left, part.top - top))
    return patch


def _turned(sprite: Sprite, angle: float, pivot: tuple[float, float], by: tuple[float, float]) -> Sprite:
    """Turned clockwise around a pivot and then moved, on a sheet just large enough."""
    cos, sin = math.cos(angle), math.sin(angle)
    px, py = pivot
    corners = [
        (px + (x - px) * cos - (y - py) * sin + by[0], py + (x - px) * sin + (y - py) * cos + by[1])
        for x in (sprite.left, sprite.right)
        for y in (sprite.top, sprite.bottom)
    ]
    left, top = math.floor(min(x for x, _ in corners)) - 1, math.floor(min(y for _, y in corners)) - 1
    right, bottom = math.ceil(max(x for x, _ in corners)) + 1, math.ceil(max(y for _, y in corners)) + 1
    ox, oy = left - by[0] - px, top - by[1] - py
    matrix = (cos, sin, cos * ox + sin * oy + px - sprite.left, -sin, cos, cos * oy - sin * ox + py - sprite.top)
    size = (right - left, bottom - top)
    return Sprite(sprite.image.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR), left, top)


def _risen(sprite: Sprite, rise: float) -> Sprite:
    """Stretched upwards by some pixels, its foot standing."""
    if not rise:
        return sprite
    width, height = sprite.image.size
    pad = math.ceil(rise)
    share = height / (height + rise)
    matrix = (1, 0, 0, 0, share, -(pad - rise) * share)
    stretched = sprite.image.transform((width, height + pad), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    return Sprite(stretched, sprite.left, sprite.top - pad)

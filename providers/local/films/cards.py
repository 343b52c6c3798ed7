"""The end card: the call to action, and a button that asks to be pressed."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageFilter

from providers.local.drawing import typefaces as faces
from providers.local.drawing.ink import fading, hexed, mix
from providers.local.drawing.svg import lettering, raster
from providers.local.films.layout import Grid
from providers.local.films.motion import eased
from providers.local.words import Colour

_COMES_S: Final = 0.28
_DIM: Final = 0.86
_HEAD, _FOOT = 0.10, 0.50  # of the accent, in the night behind the words
_NIGHT: Final[Colour] = (11, 13, 24)
_LESS_GREEN: Final = 0.6
_EM_MAX, _EM_MIN = 82.0, 30.0
_LINES_MAX: Final = 5
_PITCH: Final = 1.2  # from line to line, in ems
_BUTTON: Final = 150.0  # at a short side of 720
_BLOCK: Final = 1.35  # the button and the space above it, in buttons
_DRIFT, _DRIFT_PER_S = 0.12, 0.035  # of the frame's height


@dataclass
class EndCard:
    """Lies over the film from `start_s` on."""

    text: str
    grid: Grid
    accent: Colour
    start_s: float
    _ground: Image.Image | None = None
    _words: Image.Image = field(init=False)
    _button: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        self._words = self._set()
        side = round(_BUTTON * self.grid.unit_px)
        colour = hexed(self.accent)
        self._button = raster(
            f'<circle cx="100" cy="106" r="84" fill="#000" opacity=".35"/><circle cx="100" cy="100" r="84" '
            f'fill="{colour}"/><path d="M62 100H136M108 70L138 100L108 130" stroke="#10121c" stroke-width="17" '
            'fill="none" stroke-linecap="round" stroke-linejoin="round"/>',
            (side, side),
            (200, 200),
        )

    def over(self, frame: Image.Image, now_s: float) -> Image.Image:
        """The card over a frame: the film behind it dims, the words rise, the button pulses."""
        since_s = now_s - self.start_s
        if self._ground is None:
            self._ground = self._dimmed(frame)
        share = eased(since_s / _COMES_S)
        width, height = self.grid.size_px
        drift = min(self._ground.height - height, round(since_s * _DRIFT_PER_S * height))
        ground = self._ground.crop((0, drift, width, drift + height))
        card = Image.blend(frame, ground, share) if share < 1 else ground
        rise = round((1 - share) * 0.05 * height)
        block = self._words.height + round(self._button.height * _BLOCK)
        top = round((height - block) * 0.46)
        words = self._words if share >= 1 else _thinned(self._words, share)
        card.paste(words, ((width - words.width) // 2, top + rise), words)
        pulse = 0.95 + 0.05 * math.sin(2 * math.pi * since_s / 0.8)
        side = max(2, round(self._button.width * eased(since_s / 0.4) * pulse))
        button = self._button.resize((side, side), Image.Resampling.BILINEAR)
        centre = top + rise + self._words.height + round(self._button.height * 0.85)
        card.paste(button, ((width - side) // 2, centre - side // 2), button)
        return card

    def _dimmed(self, frame: Image.Image) -> Image.Image:
        """A blurred and darkened frame, a little taller than it was, for it drifts."""
        tall = (frame.width, round(frame.height * (1 + _DRIFT)))
        blurred = frame.reduce(4).filter(ImageFilter.GaussianBlur(3 * self.grid.unit_px)).resize(tall)
        dusk = _dark(self.accent)
        night = fading(tall, mix(_NIGHT, dusk, _HEAD), mix(_NIGHT, dusk, _FOOT))
        return Image.blend(blurred, night, _DIM)

    def _set(self) -> Image.Image:
        """The words as large as they fit beside the button."""
        face = faces.MONTSERRAT_BLACK.for_text(self.text)
        safe, em, least = self.grid.safe, _EM_MAX * self.grid.unit_px, _EM_MIN * self.grid.unit_px
        words = [part for word in self.text.split() for part in _broken(word, face, least, safe.width)]
        tallest = safe.height - round(_BUTTON * _BLOCK * self.grid.unit_px)
        while True:
            lines = _wrapped(words, face, em, safe.width)
            fits = all(face.at(em).getlength(line) <= safe.width for line in lines)
            if em <= least or (fits and len(lines) <= _LINES_MAX and _PITCH * em * len(lines) <= tallest):
                break
            em *= 0.94
        pitch = _PITCH * em
        body = "".join(
            lettering(line, safe.width / 2, pitch * index + em, face, em, "#ffffff") for index, line in enumerate(lines)
        )
        return raster(body, (safe.width, round(pitch * len(lines) + em * 0.2)))


def _broken(word: str, face: faces.Face, em: float, room: float) -> Iterator[str]:
    """A word in parts that fit at the smallest size; nearly always in one."""
    width = face.at(em).getlength
    while width(word) > room:
        fitting = bisect_right(range(1, len(word)), room, key=lambda end: width(word[:end]))
        yield word[: max(1, fitting)]
        word = word[max(1, fitting) :]
    yield word


def _dark(accent: Colour) -> Colour:
    """The hue an accent has in the dark: mixed with night as it is, a yellow would turn to olive."""
    red, green, blue = accent
    return red, round(green * _LESS_GREEN), blue


def _wrapped(words: Sequence[str], face: faces.Face, em: float, room: float) -> list[str]:
    """Lines no longer than the room, unless one word is; as even as they can be."""
    lines = _filled(words, face, em, room)
    while (tighter := _filled(words, face, em, room * 0.94)) and len(tighter) == len(lines) and room > em:
        lines, room = tighter, room * 0.94
    return lines


def _filled(words: Sequence[str], face: faces.Face, em: float, room: float) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.at(em).getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _thinned(picture: Image.Image, opacity: float) -> Image.Image:
    thin = picture.copy()
    thin.putalpha(picture.getchannel("A").point(lambda value: round(value * opacity)))
    return thin

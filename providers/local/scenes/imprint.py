"""The strip that says what the picture is: the prompt, the model, and who drew it."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from providers.local.drawing.ink import mix
from providers.local.drawing.typefaces import FONTS
from providers.local.words import Colour

_FONT: Final = FONTS / "poppins-500.ttf"
_PANEL: Final[Colour] = (14, 16, 26)
_OPACITY: Final = 176
_LETTERS_MAX: Final = 400  # more than any strip has room for
_CREDIT: Final = "rendered locally by Darkroom"


def caption(size_px: tuple[int, int], prompt: str, model: str, accent: Colour) -> tuple[Image.Image, tuple[int, int]]:
    """A panel and where its corner goes. It covers no more than a fifth of the height."""
    unit = min(size_px)
    margin, pad = round(unit * 0.035), round(unit * 0.024)
    width = size_px[0] - 2 * margin
    large, small = _font(unit * 0.036), _font(unit * 0.0255)
    lines_max = 2 if size_px[0] > size_px[1] else 3
    lines = list(_wrapped(_drawable(prompt, large), large, width - 3 * pad, lines_max))
    large_px, small_px = round(unit * 0.048), round(unit * 0.036)
    height = 2 * pad + len(lines) * large_px + small_px
    panel = Image.new("RGBA", (width, height))
    pen = ImageDraw.Draw(panel)
    pen.rounded_rectangle((0, 0, width - 1, height - 1), pad, fill=(*_PANEL, _OPACITY))
    pen.rounded_rectangle((pad * 0.6, pad, pad * 0.6 + pad // 4, height - pad), 2, fill=accent)
    for index, line in enumerate(lines):
        pen.text((pad * 1.6, pad + index * large_px), line, font=large, fill=(250, 250, 252))
    foot = pad + len(lines) * large_px + round(unit * 0.004)
    grey = mix((255, 255, 255), accent, 0.25)
    credit = f" · {_CREDIT}"
    name = _shortened(_drawable(model, small), small, width - 3 * pad - small.getlength(credit))
    pen.text((pad * 1.6, foot), name + credit, font=small, fill=grey)
    return panel, (margin, size_px[1] - margin - height)


def _font(size_px: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, round(size_px), layout_engine=ImageFont.Layout.BASIC)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width_px: float, lines_max: int) -> Iterator[str]:
    """Lines that fit; the last one says with an ellipsis that there was more."""
    words = text.split()
    for row in range(lines_max):
        if not words:
            return
        if row == lines_max - 1:
            yield _shortened(" ".join(words), font, width_px)
            return
        count = 1
        while count < len(words) and font.getlength(" ".join(words[: count + 1])) <= width_px:
            count += 1
        yield _shortened(" ".join(words[:count]), font, width_px)
        words = words[count:]


def _shortened(text: str, font: ImageFont.FreeTypeFont, width_px: float) -> str:
    if font.getlength(text) <= width_px:
        return text
    length = bisect_left(range(len(text)), width_px, key=lambda end: font.getlength(text[: end + 1] + "…"))
    return text[:length].rstrip(" ,.;:") + "…"


def _drawable(text: str, font: ImageFont.FreeTypeFont) -> str:
    """What the font has letters for; an accent it lacks is dropped, a missing script is said so."""
    has = lru_cache(partial(_has_letter, font, bytes(font.getmask("\uffff"))))
    text = " ".join(text[:_LETTERS_MAX].split())
    kept = "".join(c if has(c) else "".join(filter(has, unicodedata.normalize("NFKD", c))) for c in text)
    return kept.strip() or ("(in a script the caption font lacks)" if text else "")


def _has_letter(font: ImageFont.FreeTypeFont, missing: bytes, letter: str) -> bool:
    return letter.isspace() or bytes(font.getmask(letter)) != missing

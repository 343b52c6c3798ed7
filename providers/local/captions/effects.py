"""What captions do while they are on the screen: each effect writes the events of one phrase."""

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from providers.local.captions.ass import Script, alpha, at, between, colour, polygon, rounded, scaled
from providers.local.captions.phrase import Phrase, Placed
from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.lettering import Style

_UNDER, _GLOW, _TEXT, _OVER = 0, 1, 2, 3
_FLASH_MS: Final = 70


def spoken(script: Script, style: Style, phrase: Phrase) -> None:
    """The word that is being spoken stands out."""
    for word in phrase.words:
        tags = _base(style, phrase, word) + _popped(style, phrase, word)
        tags += _lit(style, phrase, word, stays=False)
        script.add(_TEXT, phrase.start_s, phrase.until_s, tags, word.text)


def sung(script: Script, style: Style, phrase: Phrase) -> None:
    """Words take on the colour one by one and keep it."""
    for word in phrase.words:
        tags = _base(style, phrase, word) + _popped(style, phrase, word) + _lit(style, phrase, word, stays=True)
        script.add(_TEXT, phrase.start_s, phrase.until_s, tags, word.text)


def faded(script: Script, style: Style, phrase: Phrase) -> None:
    """The whole phrase comes and goes softly."""
    for word in phrase.words:
        tags = f"{_base(style, phrase, word)}\\blur{0.5 * phrase.unit_px:.1f}\\fad(140,110)"
        under = f"{_base(style, phrase, word)}\\1a&HFF&\\3a&H38&\\bord{4 * phrase.unit_px:.1f}"
        under += f"\\3c{colour(style.outline)}\\blur{4.5 * phrase.unit_px:.1f}\\fad(140,110)"
        script.add(_GLOW, phrase.start_s, phrase.until_s, under, word.text)
        script.add(_TEXT, phrase.start_s, phrase.until_s, tags, word.text)


def banded(script: Script, style: Style, phrase: Phrase) -> None:
    """Lines on a dark box."""
    height = phrase.em_px * 1.5
    for left, right, y, width in phrase.rows():
        wide = width + phrase.em_px * 0.9
        tags = f"{at((left + right) / 2, y)}\\1c{colour(style.outline)}\\1a{alpha(0.78)}\\fad(60,60)"
        script.draw(_UNDER, phrase.start_s, phrase.until_s, tags, rounded(wide, height, phrase.em_px * 0.3))
    for word in phrase.words:
        script.add(_TEXT, phrase.start_s, phrase.until_s, _base(style, phrase, word) + "\\fad(60,60)", word.text)


def revealed(script: Script, style: Style, phrase: Phrase) -> None:
    """Words appear as they are spoken."""
    for word in phrase.words:
        script.add(_TEXT, word.start_s, phrase.until_s, _base(style, phrase, word) + "\\fad(40,0)", word.text)


def glowing(script: Script, style: Style, phrase: Phrase) -> None:
    """Light around the letters; the spoken word shines in another colour."""
    for word in phrase.words:
        start, end = phrase.span_ms(word)
        base = _base(style, phrase, word)
        for border, blur, opacity in ((11, 12, 0.55), (5, 4, 0.9)):
            halo = f"{base}\\shad0\\1a&HFF&\\bord{border * phrase.unit_px:.1f}\\blur{blur * phrase.unit_px:.1f}"
            halo += f"\\3c{colour(style.glow)}\\3a{alpha(opacity)}"
            halo += between(start, start + _FLASH_MS, f"\\3c{colour(style.active)}\\3a&H00&")
            halo += between(end, end + _FLASH_MS, f"\\3c{colour(style.glow)}\\3a{alpha(opacity)}")
            script.add(_GLOW, phrase.start_s, phrase.until_s, halo, word.text)
        script.add(_TEXT, phrase.start_s, phrase.until_s, base, word.text)


def burning(script: Script, style: Style, phrase: Phrase) -> None:
    """Flames in the letters, a flickering glow, and embers that rise from the spoken word."""
    for word in phrase.words:
        base = _base(style, phrase, word)
        pop = _popped(style, phrase, word)
        flicker = "".join(
            between(at_ms, at_ms + 90, f"\\blur{blur * phrase.unit_px:.1f}\\3a{alpha(opacity)}")
            for at_ms, blur, opacity in _flicker(word.number, phrase.length_ms)
        )
        halo = f"\\shad0\\1a&HFF&\\bord{10 * phrase.unit_px:.1f}\\blur{14 * phrase.unit_px:.1f}\\3c{colour(style.glow)}"
        script.add(_GLOW, phrase.start_s, phrase.until_s, base + halo + flicker + pop, word.text)
        _slices(script, style, phrase, word)
        for born_s, x, drift, size in _embers(phrase, word):
            y = word.y - phrase.em_px * 0.2
            tags = f"\\an5\\move({x:.0f},{y:.0f},{x + drift:.0f},{y - phrase.em_px * 0.72:.0f})\\fad(40,260)"
            tags += f"\\1c{colour('#ffc23a')}\\blur{0.8 * phrase.unit_px:.1f}"
            script.draw(_OVER, born_s, min(born_s + 0.45, phrase.until_s), tags, rounded(size, size, size / 2))


def popping(script: Script, style: Style, phrase: Phrase) -> None:
    """Words jump in, each in a colour of its own."""
    for word in phrase.words:
        lean = (-7, 5, -4, 6)[word.number % 4]
        jump = f"{scaled(25 * phrase.squeeze)}\\frz{lean}"
        jump += between(0, 100, f"{scaled(100 * style.pop * phrase.squeeze)}\\frz0")
        jump += between(100, 180, scaled(100 * phrase.squeeze))
        tags = _base(style, phrase, word) + f"\\1c{colour(_of_cycle(style, word))}" + jump
        script.add(_TEXT, word.start_s, phrase.until_s, tags, word.text)


def slammed(script: Script, style: Style, phrase: Phrase) -> None:
    """The phrase hits the screen and stays."""
    for word in phrase.words:
        hit = f"\\alpha&HA0&{scaled(100 * style.pop * phrase.squeeze)}"
        hit += between(0, 90, f"\\alpha&H00&{scaled(100 * phrase.squeeze)}")
        script.add(_TEXT, phrase.start_s, phrase.until_s, _base(style, phrase, word) + hit, word.text)


def tinted(script: Script, style: Style, phrase: Phrase) -> None:
    """A soft palette; words still to come are faint."""
    for word in phrase.words:
        start, _ = phrase.span_ms(word)
        tags = _base(style, phrase, word) + f"\\1c{colour(_of_cycle(style, word))}\\1a{alpha(0.55)}\\3a{alpha(0.6)}"
        tags += between(start, start + 90, "\\1a&H00&\\3a&H00&") + _popped(style, phrase, word)
        script.add(_TEXT, phrase.start_s, phrase.until_s, tags, word.text)


def charged(script: Script, style: Style, phrase: Phrase) -> None:
    """Blue discharge: letters tremble and bolts run down beside the spoken word."""
    for word in phrase.words:
        start, end = phrase.span_ms(word)
        base = _base(style, phrase, word)
        trembling = "".join(
            between(
                ms,
                ms + 40,
                f"\\frz{(-1.6, 1.2, -0.8, 1.8, 0.0)[index % 5]}\\3c{colour(('#0a4bff', '#25d0ff')[index % 2])}",
            )
            for index, ms in enumerate(range(start, end, 40))
        )
        trembling += between(end, end + 1, f"\\frz0\\3c{colour(style.outline)}")
        halo = f"\\shad0\\1a&HFF&\\bord{11 * phrase.unit_px:.1f}\\blur{11 * phrase.unit_px:.1f}\\3c{colour(style.glow)}"
        halo += (
            f"\\3a{alpha(0.55)}"
            + between(start, start + 40, "\\3a&H00&")
            + between(end, end + 90, f"\\3a{alpha(0.55)}")
        )
        script.add(_GLOW, phrase.start_s, phrase.until_s, base + halo, word.text)
        script.add(_TEXT, phrase.start_s, phrase.until_s, base + trembling, word.text)
        for born_s, path, x, y in _bolts(phrase, word):
            tags = f"\\an7\\pos({x:.0f},{y:.0f})\\1c&HFFFFFF&\\blur{0.6 * phrase.unit_px:.1f}"
            script.draw(_OVER, born_s, min(born_s + 0.08, phrase.until_s), tags, path)
            glow = f"\\an7\\pos({x:.0f},{y:.0f})\\1c{colour(style.glow)}\\blur{5 * phrase.unit_px:.1f}"
            script.draw(_GLOW, born_s, min(born_s + 0.08, phrase.until_s), glow, path)


def boxed(script: Script, style: Style, phrase: Phrase) -> None:
    """Each word in a coloured box that springs up as it is spoken."""
    height = phrase.em_px * 1.34
    for word in phrase.words:
        spring = scaled(60) + between(0, 80, scaled(100 * style.pop)) + between(80, 140, scaled(100))
        place = f"{at(word.x, word.y)}\\1c{colour(_of_cycle(style, word))}{spring}"
        path = rounded(word.width_px + phrase.em_px * 0.5, height, phrase.em_px * 0.26)
        script.draw(_UNDER, word.start_s, phrase.until_s, place, path)
        k = 100 * phrase.squeeze
        spring = scaled(0.6 * k) + between(0, 80, scaled(style.pop * k)) + between(80, 140, scaled(k))
        script.add(_TEXT, word.start_s, phrase.until_s, _base(style, phrase, word) + spring, word.text)


def shaded(script: Script, style: Style, phrase: Phrase) -> None:
    """Letters that run from one colour into the next; the spoken word grows."""
    for word in phrase.words:
        _slices(script, style, phrase, word)


def spotlit(script: Script, style: Style, phrase: Phrase) -> None:
    """A light moves from word to word; the rest lies in the dark."""
    soft = f"\\blur{14 * phrase.unit_px:.1f}"
    for word in phrase.words:
        start, end = phrase.span_ms(word)
        dim = f"\\1c{colour('#8f96a3')}\\1a{alpha(0.55)}\\3a{alpha(0.35)}\\blur{1.4 * phrase.unit_px:.1f}"
        tags = _base(style, phrase, word) + dim
        tags += between(start, start + 60, f"\\1c{colour(style.active)}\\1a&H00&\\3a&H00&\\blur0")
        tags += between(end, end + 60, dim)
        script.add(_TEXT, phrase.start_s, phrase.until_s, tags, word.text)
        path = rounded(word.width_px + phrase.em_px * 0.7, phrase.em_px * 1.5, phrase.em_px * 0.75)
        cone = f"{at(word.x, word.y)}{soft}\\1c{colour('#fff3cf')}\\1a{alpha(0.5)}\\fad(50,50)"
        script.draw(_UNDER, word.start_s, word.end_s, cone, path)


def _base(style: Style, phrase: Phrase, word: Placed) -> str:
    unit = phrase.unit_px
    tags = f"{at(word.x, word.y)}\\bord{style.border * unit:.1f}\\shad{style.shadow * unit:.1f}"
    tags += f"\\1c{colour(style.fill)}\\3c{colour(style.outline)}\\4c&H000000&\\4a&H50&"
    if style.spacing:
        tags += f"\\fsp{style.spacing * unit:.1f}"
    return tags + (scaled(100 * phrase.squeeze) if phrase.squeeze < 1 else "")


def _lit(style: Style, phrase: Phrase, word: Placed, *, stays: bool) -> str:
    start, end = phrase.span_ms(word)
    tags = between(start, start + 1, f"\\1c{colour(style.active)}")
    return tags if stays else tags + between(end, end + 1, f"\\1c{colour(style.fill)}")


def _popped(style: Style, phrase: Phrase, word: Placed) -> str:
    if style.pop == 1.0:
        return ""
    start, end = phrase.span_ms(word)
    grown, usual = scaled(100 * style.pop * phrase.squeeze), scaled(100 * phrase.squeeze)
    return between(start, start + _FLASH_MS, grown) + between(end, end + _FLASH_MS, usual)


def _of_cycle(style: Style, word: Placed) -> str:
    return style.cycle[word.number % len(style.cycle)]


def _slices(script: Script, style: Style, phrase: Phrase, word: Placed) -> None:
    """The format knows no gradient: the word is drawn once per stripe of colour, over one that is all outline."""
    base, pop = _base(style, phrase, word), _popped(style, phrase, word)
    script.add(_TEXT, phrase.start_s, phrase.until_s, base + pop, word.text)
    width, height = script.size_px
    top, bottom = word.y - phrase.em_px * 0.42, word.y + phrase.em_px * 0.40
    stripes = list(_stripes(style.cycle, max(6, round(phrase.em_px / 5))))
    edges = [0.0, *(top + (bottom - top) * index / len(stripes) for index in range(1, len(stripes))), float(height)]
    for rgb, (upper, lower) in zip(stripes, pairwise(edges), strict=True):
        tags = f"{base}\\bord0\\shad0\\1c{colour(rgb)}\\clip(0,{upper:.0f},{width},{lower:.0f})"
        script.add(_OVER, phrase.start_s, phrase.until_s, tags + pop, word.text)


def _stripes(colours: tuple[str, ...], count: int) -> Iterator[str]:
    points = [(int(rgb[1:3], 16), int(rgb[3:5], 16), int(rgb[5:7], 16)) for rgb in colours]
    for index in range(count):
        place = index / (count - 1) * (len(points) - 1)
        left = min(int(place), len(points) - 2)
        yield hexed(mix(points[left], points[left + 1], place - left))


def _flicker(number: int, length_ms: int) -> Iterator[tuple[int, float, float]]:
    dice = random.Random(number)
    for at_ms in range(0, length_ms, 90):
        yield at_ms, dice.uniform(8, 16), dice.uniform(0.55, 0.95)


def _embers(phrase: Phrase, word: Placed) -> Iterator[tuple[float, float, float, float]]:
    """When each is born, where, how far it drifts, how large it is."""
    dice = random.Random(word.number)
    for index in range(5):
        born_s = word.start_s + (word.end_s - word.start_s) * index / 5
        x = word.x + dice.uniform(-0.45, 0.45) * word.width_px
        yield born_s, x, dice.uniform(-14, 14) * phrase.unit_px, dice.uniform(4, 9) * phrase.unit_px


def _bolts(phrase: Phrase, word: Placed) -> Iterator[tuple[float, str, float, float]]:
    dice = random.Random(word.number)
    unit = phrase.unit_px
    for index in range(3):
        side = (-1) ** index
        x, y = word.x + side * (word.width_px / 2 + 7 * unit), word.y - phrase.em_px * 0.5
        points, down = [(0.0, 0.0)], 0.0
        for _ in range(4):
            down += dice.uniform(0.18, 0.28) * phrase.em_px
            points.append((dice.uniform(-9, 9) * unit, down))
        back = [(px + 4 * unit, py) for px, py in reversed(points)]
        yield word.start_s + index * 0.1, polygon([*points, *back]), x, y

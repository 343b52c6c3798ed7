"""The colours of an advert: from the words of its prompt, else from its photo, else from its product's words."""

import colorsys
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from providers.local.drawing.hues import measured, oklch, on, readable
from providers.local.drawing.ink import hexed
from providers.local.words import COLOURS, Colour, meaning, meanings

_GREY: Final = 0.035  # of chroma: less is no hue


@dataclass(frozen=True)
class Mood:
    """How light and how strong the colours are."""

    ground: tuple[float, float]  # lightness, from the upper end to the lower
    tint: tuple[float, float]  # chroma of the same
    accent: tuple[float, float]  # lightness and chroma
    hue: float | None = None
    dark: bool = False


_PLAIN: Final = Mood((0.965, 0.86), (0.022, 0.075), (0.66, 0.16))
_BRIGHT: Final = Mood((0.975, 0.90), (0.035, 0.10), (0.70, 0.18))
_DARK: Final = Mood((0.27, 0.17), (0.045, 0.03), (0.72, 0.15), dark=True)
_PASTEL: Final = Mood((0.96, 0.90), (0.03, 0.055), (0.74, 0.11))
_LUXE: Final = Mood((0.24, 0.13), (0.018, 0.012), (0.80, 0.11), hue=86, dark=True)
_VIVID: Final = Mood((0.90, 0.78), (0.09, 0.16), (0.64, 0.22))
_EARTHY: Final = Mood((0.94, 0.85), (0.025, 0.05), (0.58, 0.10), hue=75)
_GREEN: Final = Mood((0.95, 0.87), (0.03, 0.06), (0.58, 0.12), hue=148)
_TECH: Final = Mood((0.30, 0.16), (0.06, 0.05), (0.74, 0.15), hue=250, dark=True)

MOOD_OF: Final[Mapping[str, Mood]] = {
    **dict.fromkeys(
        ("bright", "light", "airy", "fresh", "clean", "sunny", "sunshine", "cheerful", "summer", "happy"), _BRIGHT
    ),
    **dict.fromkeys(("dark", "night", "moody", "dramatic", "noir", "midnight", "mysterious", "cinematic"), _DARK),
    **dict.fromkeys(("pastel", "soft", "gentle", "dreamy", "calm", "serene", "delicate", "spring"), _PASTEL),
    **dict.fromkeys(
        ("luxury", "luxurious", "premium", "elegant", "classy", "exclusive", "luxe", "opulent", "sophisticated"), _LUXE
    ),
    **dict.fromkeys(
        (
            "vibrant",
            "bold",
            "vivid",
            "energetic",
            "loud",
            "punchy",
            "electric",
            "fun",
            "playful",
            "pop",
            "colorful",
            "colourful",
        ),
        _VIVID,
    ),
    **dict.fromkeys(
        ("earthy", "rustic", "cozy", "cosy", "warm", "autumn", "vintage", "retro", "handmade", "artisan"), _EARTHY
    ),
    **dict.fromkeys(("natural", "organic", "eco", "botanical", "sustainable", "nature", "vegan"), _GREEN),
    **dict.fromkeys(
        ("tech", "futuristic", "digital", "cyber", "cyberpunk", "modern", "sleek", "neon", "futurism"), _TECH
    ),
}
# Colours that things bring to mind, where nobody names one.
_TINTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("vitamin", "citrus", "honey", "sun", "sunscreen", "mango", "apricot", "peach", "carrot"), "orange"
    ),
    **dict.fromkeys(("lemon", "banana", "kids", "toy", "sunflower", "taxi"), "yellow"),
    **dict.fromkeys(
        ("matcha", "tea", "organic", "plant", "vegan", "herbal", "eco", "garden", "natural", "leaf", "avocado"), "green"
    ),
    **dict.fromkeys(
        ("water", "hydration", "ocean", "ice", "sleep", "bank", "finance", "software", "saas", "cloud", "travel"),
        "blue",
    ),
    **dict.fromkeys(("mint", "dental", "toothpaste", "pool", "aqua", "fresh", "clean"), "turquoise"),
    **dict.fromkeys(("rose", "berry", "cherry", "strawberry", "lipstick", "beauty", "romance", "raspberry"), "magenta"),
    **dict.fromkeys(
        ("coffee", "chocolate", "leather", "wood", "whisky", "cocoa", "caramel", "cinnamon", "walnut"), "brown"
    ),
    **dict.fromkeys(("lavender", "grape", "meditation", "dream", "gaming", "music", "violet", "plum"), "purple"),
    **dict.fromkeys(("chili", "spicy", "tomato", "sport", "running", "energy", "meat", "pizza"), "red"),
}
_SPARE: Final = (28.0, 62.0, 128.0, 162.0, 198.0, 252.0, 292.0, 350.0)


@dataclass(frozen=True)
class Scheme:
    """The colours a style paints with; `ink`, `soft` and `on_button` read on what they are printed on."""

    upper: str
    lower: str
    accent: str
    deep: str
    pale: str
    second: str
    ink: str
    soft: str
    button: str
    on_button: str
    ware: str
    dark: bool


def scheme_for(prompt: Sequence[str], product: Sequence[str], photo: Image.Image | None) -> Scheme:
    """`prompt` and `product` are the words of each."""
    mood = meaning(prompt, MOOD_OF) or _PLAIN
    asked = meanings(prompt, COLOURS)
    own = meanings(product, COLOURS)
    seen = dominant(photo) if photo is not None else None
    tint = meaning((*product, *prompt), _TINTS)
    told = asked or ([seen] if seen else []) or own or ([COLOURS[tint]] if tint else [])
    _, chroma, hue = measured(hexed(told[0])) if told else (0.0, 1.0, _drawn(product))
    if mood.hue is not None and not asked:
        hue, chroma = mood.hue, max(chroma, _GREY)
    strength = 1.0 if chroma >= _GREY else 0.12
    accent = oklch(mood.accent[0], mood.accent[1] * strength, hue)
    ware = hexed(own[0]) if own else (hexed(asked[0]) if asked else oklch(0.66, 0.15 * max(strength, 0.3), hue))
    return _scheme(mood, hue, strength, accent, ware)


def _scheme(mood: Mood, hue: float, strength: float, accent: str, ware: str) -> Scheme:
    upper = oklch(mood.ground[0], mood.tint[0] * strength, hue)
    lower = oklch(mood.ground[1], mood.tint[1] * strength, hue + _drift(hue) * (not mood.dark))
    grounds = (upper, lower)
    ink = oklch(0.97 if mood.dark else 0.22, (0.015 if mood.dark else 0.055) * strength, hue)
    soft = oklch(0.86 if mood.dark else 0.40, (0.03 if mood.dark else 0.06) * strength, hue)
    button = accent if mood.dark else oklch(0.25, 0.06 * strength, hue)
    return Scheme(
        upper=upper,
        lower=lower,
        accent=accent,
        deep=oklch(0.36 if not mood.dark else 0.34, 0.10 * strength, hue),
        pale=oklch(0.985, 0.014 * strength, hue),
        second=oklch(0.80, 0.13 * max(strength, 0.5), hue + 150),
        ink=readable(ink, grounds, 7.0),
        soft=readable(soft, grounds, 4.6),
        button=button,
        on_button=on(button),
        ware=ware,
        dark=mood.dark,
    )


def _drift(hue: float) -> float:
    """Towards the warmer neighbour: orange to yellow, not to pink."""
    return 14.0 if 20 < hue < 110 else -14.0


def dominant(photo: Image.Image) -> Colour | None:
    """The strongest hue that covers enough of a picture; None for one in greys."""
    small = np.asarray(photo.convert("RGBA").resize((48, 48)), dtype=np.float32) / 255
    weights, hues = np.zeros(24), np.zeros((24, 3))
    for red, green, blue, alpha in small.reshape(-1, 4).tolist():
        hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
        weight = alpha * saturation * (1 - abs(2 * lightness - 1))
        if weight > 0.12:
            weights[int(hue * 24) % 24] += weight
            hues[int(hue * 24) % 24] += weight * np.array((red, green, blue))
    best = int(weights.argmax())
    if weights[best] < 0.012 * small.shape[0] * small.shape[1]:
        return None
    red, green, blue = (hues[best] / weights[best] * 255).round().tolist()
    return int(red), int(green), int(blue)


def _drawn(words: Sequence[str]) -> float:
    """Some hue, always the same for the same product."""
    digest = hashlib.sha256(" ".join(words).encode()).digest()
    return _SPARE[digest[0] % len(_SPARE)]

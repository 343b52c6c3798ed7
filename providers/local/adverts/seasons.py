"""The times of the year an advert can be dressed for, and the words that ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from providers.local.words import meaning, words_of


@dataclass(frozen=True)
class Season:
    """How a time of the year looks: colours from the sky down, what falls, what grows at the foot.

    greeting: words that claim nothing.
    """

    name: str
    greeting: str
    sky: tuple[str, str]
    land: str
    accent: str
    ink: str
    dark: bool = False


SPRING: Final = Season("spring", "Hello, spring", ("#fdeef4", "#d9f0dd"), "#8cc78a", "#e2628f", "#2c4a35")
SUMMER: Final = Season("summer", "Hello, summer", ("#49c5e8", "#c9f2ec"), "#f7dfa6", "#ff7a4d", "#0b3f55")
AUTUMN: Final = Season("autumn", "Hello, autumn", ("#fbe6c8", "#f2b777"), "#a9653a", "#5a1a10", "#4a2412")
WINTER: Final = Season("winter", "Hello, winter", ("#0f2a52", "#5f93c4"), "#f4f9ff", "#7fd0ff", "#ffffff", dark=True)
CHRISTMAS: Final = Season(
    "christmas", "Merry Christmas", ("#0c3b2e", "#14614a"), "#f6fbfa", "#e8c265", "#ffffff", dark=True
)
NEW_YEAR: Final = Season(
    "new year", "Happy New Year", ("#0d1030", "#2b2465"), "#151238", "#f0c860", "#ffffff", dark=True
)
VALENTINE: Final = Season("valentine", "With love", ("#ffe3e8", "#ffb3c1"), "#e8506f", "#d81e4a", "#5a0f24")
EASTER: Final = Season("easter", "Happy Easter", ("#fff6d8", "#cfeecf"), "#86c56b", "#a56bd6", "#3c3a1e")
HALLOWEEN: Final = Season(
    "halloween", "Happy Halloween", ("#2a1040", "#7a2d6b"), "#180a26", "#ff8a1f", "#ffffff", dark=True
)

SEASON_WORDS: Final[Mapping[str, Season]] = {
    **dict.fromkeys(("christmas", "xmas", "advent", "santa", "noel", "weihnachten", "navidad", "рождество"), CHRISTMAS),
    **dict.fromkeys(("halloween", "spooky", "pumpkin"), HALLOWEEN),
    **dict.fromkeys(("valentine", "valentines", "valentin", "romantic"), VALENTINE),
    **dict.fromkeys(("easter", "ostern", "pascua", "пасха"), EASTER),
    **dict.fromkeys(("silvester", "nye"), NEW_YEAR),
    **dict.fromkeys(
        ("spring", "springtime", "blossom", "bloom", "frühling", "primavera", "printemps", "весна"), SPRING
    ),
    **dict.fromkeys(("summer", "beach", "tropical", "vacation", "holiday", "sommer", "verano", "été", "лето"), SUMMER),
    **dict.fromkeys(("autumn", "fall", "harvest", "thanksgiving", "october", "herbst", "otoño", "осень"), AUTUMN),
    **dict.fromkeys(("winter", "snow", "snowy", "ski", "frost", "icy", "invierno", "hiver", "зима"), WINTER),
}
# What sellers call their things when they are made for one time of the year.
_MADE_FOR: Final[Mapping[str, Season]] = {
    **dict.fromkeys(
        ("sunscreen", "spf", "swim", "swimsuit", "sunglasses", "sandals", "sun", "lemonade", "icecream"), SUMMER
    ),
    **dict.fromkeys(("cocoa", "scarf", "gloves", "beanie", "skiing", "snowboard", "parka", "wool", "thermal"), WINTER),
    **dict.fromkeys(("raincoat", "cinnamon", "chai", "maple", "boots"), AUTUMN),
    **dict.fromkeys(("flower", "flowers", "seeds", "floral", "garden", "tulip"), SPRING),
    **dict.fromkeys(("rose", "roses", "lingerie", "engagement"), VALENTINE),
}
# Words that are as often something else when it is a product they speak of: a gas spring, holiday pay.
_AMBIGUOUS: Final = frozenset(("spring", "fall", "holiday", "bloom", "frost", "icy", "romantic", "october"))


def season_asked(prompt: str) -> Season | None:
    """The time the prompt names."""
    return NEW_YEAR if "new year" in prompt.lower() else meaning(words_of(prompt), SEASON_WORDS)


def season_of(prompt: str, product: str) -> Season | None:
    """The time the prompt names, else the product's text names or is made for; None where no word says."""
    told = tuple(word for word in words_of(product) if word not in _AMBIGUOUS)
    return season_asked(prompt) or season_asked(" ".join(told)) or meaning((*words_of(prompt), *told), _MADE_FOR)

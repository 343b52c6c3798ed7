"""The colours of people: skins, hair, eyes and lips."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from providers.local.drawing.tone import lighter, mixed, shaded

SKINS: Final[Mapping[str, str]] = {
    "porcelain": "#f7d9c7",
    "fair": "#f2c9ae",
    "rosy": "#eebba0",
    "beige": "#e8b692",
    "golden": "#dca679",
    "olive": "#cb9667",
    "tan": "#bd8355",
    "caramel": "#a86d43",
    "chestnut": "#8e5735",
    "umber": "#744429",
    "deep": "#5c3521",
    "ebony": "#482a1c",
}
HAIRS: Final[Mapping[str, str]] = {
    "black": "#221c20",
    "espresso": "#33231d",
    "chestnut": "#54331f",
    "brown": "#6d452a",
    "auburn": "#7c3a20",
    "copper": "#b3602c",
    "honey": "#a97a45",
    "blond": "#d3ab69",
    "ash": "#8d8076",
    "silver": "#b4b1ae",
    "white": "#d9d6d1",
    "rose": "#c4728a",
    "teal": "#2d7f88",
}
IRISES: Final[Mapping[str, str]] = {
    "dark": "#3a2317",
    "brown": "#5d3a1f",
    "hazel": "#7b5d2c",
    "green": "#55763f",
    "blue": "#4678a4",
    "grey": "#6c8090",
}
LIPSTICKS: Final[Mapping[str, str]] = {
    "nude": "#b8685a",
    "rose": "#c04f63",
    "coral": "#d4604f",
    "berry": "#8f2f4c",
    "red": "#b52735",
}


@dataclass(frozen=True)
class Skin:
    """One skin in its lights and shades."""

    base: str
    light: str
    shade: str
    deep: str
    blush: str
    lip: str

    @classmethod
    def named(cls, name: str) -> Self:
        base = SKINS[name]
        return cls(
            base=base,
            light=mixed(lighter(base, 0.34), "#ffd9a8", 0.10),
            shade=shaded(base, 0.62),
            deep=shaded(shaded(base, 1.0), 0.55),
            blush=mixed("#e2543f", base, 0.25),
            lip=mixed(mixed(base, "#b5444e", 0.48), shaded(base), 0.12),
        )

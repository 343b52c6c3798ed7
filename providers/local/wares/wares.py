"""Which drawn product stands for one that has no photo: asked by its words."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from providers.local.wares import devices, things, vessels, worn
from providers.local.wares.ware import Coat


@dataclass(frozen=True)
class Ware:
    """A drawing and the box it fills, standing on its foot."""

    draw: Callable[[Coat], str]
    width: float
    height: float


WARES: Final[Mapping[str, Ware]] = {
    "dropper": Ware(vessels.dropper, 180, 400),
    "pump": Ware(vessels.pump, 190, 400),
    "jar": Ware(vessels.jar, 340, 250),
    "tube": Ware(vessels.tube, 170, 400),
    "perfume": Ware(vessels.perfume, 260, 400),
    "can": Ware(vessels.can, 200, 400),
    "bottle": Ware(vessels.bottle, 140, 400),
    "flask": Ware(vessels.flask, 150, 400),
    "mug": Ware(vessels.mug, 380, 320),
    "candle": Ware(vessels.candle, 280, 330),
    "pouch": Ware(vessels.pouch, 270, 400),
    "carton": Ware(things.carton, 330, 380),
    "phone": Ware(devices.phone, 200, 400),
    "laptop": Ware(devices.laptop, 520, 330),
    "headphones": Ware(devices.headphones, 340, 368),
    "speaker": Ware(devices.speaker, 230, 380),
    "camera": Ware(devices.camera, 420, 300),
    "book": Ware(things.book, 300, 390),
    "lamp": Ware(things.lamp, 290, 400),
    "armchair": Ware(things.armchair, 400, 360),
    "desk": Ware(things.desk, 460, 320),
    "pillow": Ware(things.pillow, 420, 264),
    "plant": Ware(things.plant, 320, 400),
    "bowl": Ware(things.bowl, 420, 290),
    "chocolate": Ware(things.chocolate, 220, 400),
    "dumbbell": Ware(things.dumbbell, 440, 240),
    "suitcase": Ware(things.suitcase, 280, 400),
    "card": Ware(things.card, 440, 300),
    "house": Ware(things.house, 420, 367),
    "toy": Ware(things.toy, 300, 380),
    "sneaker": Ware(worn.sneaker, 480, 270),
    "shirt": Ware(worn.shirt, 420, 400),
    "bag": Ware(worn.bag, 360, 390),
    "backpack": Ware(worn.backpack, 320, 400),
    "watch": Ware(worn.watch, 230, 400),
    "glasses": Ware(worn.glasses, 460, 174),
    "ring": Ware(worn.ring, 280, 340),
    "cap": Ware(worn.cap, 420, 260),
}
DEFAULT: Final = "carton"
_TABLES: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_BY_WORD: Final[Mapping[str, str]] = {
    word: name for name, words in reversed(_TABLES["drawings"].items()) for word in words.split()
}
_FIGURATIVE: Final = frozenset(_TABLES["figurative"]["words"].split())


def ware_for(name: str, *texts: str) -> str:
    """The name of the drawing that shows a product.

    A name ends in what the thing is; else the first thing its texts speak of is it, else any its name speaks of.
    """
    title = _words(name)
    figurative = _FIGURATIVE & {*title}
    for words in (title[-1:], *map(_words, texts), title):
        known = [word in _BY_WORD and word not in figurative for word in words]
        for index, word in enumerate(words):
            if known[index] and not any(known[index + 1 : index + 2]):  # a desk lamp is a lamp
                return _BY_WORD[word]
    return DEFAULT


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()\"'«»“”") for word in text.lower().split()]

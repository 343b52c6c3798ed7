"""Where the words of a prompt say that a product is used out of doors: the place, without anybody in it."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from PIL import Image

from domain.attempt import Order
from providers.local.scenes.reading import read
from providers.local.scenes.terms import INTERIORS
from providers.local.words import chance


def outdoors(order: Order, asked: Sequence[str], size_px: tuple[int, int]) -> Image.Image | None:
    """None where the words name no such place."""
    reading = read(" ".join(asked))
    if reading.place is None or reading.place in INTERIORS:
        return None
    # Read only now: few adverts need it, and it takes longer to read than most of them to draw.
    landscape = import_module("providers.local.scenes.landscape").landscape
    backdrop, layers = landscape(order, replace(reading, parts=()), size_px, chance(order, "advert"))
    picture: Image.Image = backdrop.copy()
    for layer in layers:
        layer.draw(picture, 0.0)
    return picture

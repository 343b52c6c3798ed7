"""Things that stand on the land: x and y in pixels at their foot, sizes in pixels."""

import numpy as np

from providers.local.drawing.ink import Ink, Point, mix
from providers.local.words import Colour


def pine(ink: Ink, x: float, y: float, height: float, colour: Colour) -> None:
    dark = mix(colour, (0, 0, 0), 0.22)
    ink.box(x - height * 0.03, y - height * 0.2, x + height * 0.03, y + height * 0.02, mix(colour, (52, 34, 24), 0.6))
    for foot, top, half in ((0.12, 0.56, 0.24), (0.36, 0.78, 0.18), (0.6, 1.0, 0.12)):
        left, right = (x - half * height, y - foot * height), (x + half * height, y - foot * height)
        ink.polygon([left, (x, y - top * height), right], colour)
        ink.polygon([(x, y - top * height), right, (x + half * 0.2 * height, y - foot * height)], dark)


def tree(ink: Ink, x: float, y: float, height: float, colour: Colour) -> None:
    wood = mix(colour, (70, 44, 30), 0.7)
    ink.box(x - height * 0.045, y - height * 0.45, x + height * 0.045, y + height * 0.03, wood)
    light = mix(colour, (255, 255, 255), 0.12)
    for dx, dy, r, paint in (
        (-0.16, 0.5, 0.2, colour),
        (0.17, 0.52, 0.19, colour),
        (0.0, 0.72, 0.26, colour),
        (-0.07, 0.78, 0.15, light),
    ):
        ink.ellipse(x + dx * height, y - dy * height, r * height, r * height, paint)


def cactus(ink: Ink, x: float, y: float, height: float, colour: Colour) -> None:
    thick = height * 0.15
    ink.line([(x, y), (x, y - height)], thick, colour)
    for side, low, high in ((-1, 0.4, 0.75), (1, 0.5, 0.9)):
        arm = x + side * height * 0.26
        ink.line([(x, y - low * height), (arm, y - low * height), (arm, y - high * height)], thick * 0.75, colour)


def house(ink: Ink, x: float, y: float, height: float, colours: tuple[Colour, Colour, Colour]) -> None:
    """Wall, roof and window colours."""
    wall, roof, window = colours
    half = height * 0.55
    ink.box(x - half, y - height * 0.55, x + half, y + height * 0.05, wall)
    ink.polygon(
        [(x - half * 1.2, y - height * 0.52), (x, y - height), (x + half * 1.2, y - height * 0.52)],
        roof,
    )
    for dx in (-0.3, 0.14):
        ink.box(x + dx * height, y - height * 0.38, x + (dx + 0.17) * height, y - height * 0.18, window)


def tower(
    ink: Ink,
    foot: Point,
    size: Point,
    colours: tuple[Colour, Colour, Colour],
    dice: np.random.Generator,
    *,
    lit_share: float,
) -> None:
    """A building from its foot's centre, with a grid of windows: wall, lit and unlit colours."""
    (x, y), (width, height) = foot, size
    wall, bright, dull = colours
    left, top = x - width / 2, y - height
    ink.box(left, top, left + width, y, wall)
    _roof(ink, left, top, width, wall, shape=int(dice.integers(4)))
    columns = max(2, round(width / 22))
    cell = width / columns
    for row in range(max(1, int((height - cell) / (cell * 1.25)))):
        for column in range(columns):
            wx, wy = left + (column + 0.26) * cell, top + cell * (0.55 + row * 1.25)
            ink.box(wx, wy, wx + cell * 0.48, wy + cell * 0.66, bright if dice.random() < lit_share else dull)


def _roof(ink: Ink, left: float, top: float, width: float, wall: Colour, *, shape: int) -> None:
    middle = left + width / 2
    if shape == 0:
        ink.box(middle - width * 0.3, top - width * 0.2, middle + width * 0.3, top + 1, wall)
        ink.line([(middle, top - width * 0.2), (middle, top - width * 0.75)], width * 0.035, wall)
    elif shape == 1:
        ink.polygon([(left, top + 1), (left + width, top - width * 0.3), (left + width, top + 1)], wall)
    elif shape == 2:
        ink.pie(middle, top + 1, width * 0.42, (180, 360), wall)


def lamp(ink: Ink, x: float, y: float, height: float, colours: tuple[Colour, Colour]) -> None:
    """Post and bulb colours."""
    post, bulb = colours
    ink.line([(x, y), (x, y - height), (x + height * 0.16, y - height * 1.04)], height * 0.028, post)
    ink.ellipse(x + height * 0.17, y - height * 1.01, height * 0.055, height * 0.035, bulb)


def tuft(ink: Ink, x: float, y: float, height: float, colour: Colour) -> None:
    for lean in (-0.45, -0.15, 0.2, 0.5):
        foot = x + lean * height * 0.3
        tip = (x + lean * height, y - height * (1 - abs(lean) * 0.5))
        ink.polygon([(foot - height * 0.06, y), tip, (foot + height * 0.06, y)], colour)


def rock(ink: Ink, x: float, y: float, height: float, colour: Colour) -> None:
    outline = ((-0.9, 0.1), (-0.7, -0.55), (-0.2, -0.95), (0.35, -0.8), (0.8, -0.35), (1.0, 0.1))
    ink.polygon([(x + dx * height, y + dy * height) for dx, dy in outline], colour)
    shade = mix(colour, (0, 0, 0), 0.2)
    ink.polygon([(x + dx * height, y + dy * height) for dx, dy in (*outline[3:], (0.2, 0.1))], shade)

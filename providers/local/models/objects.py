"""Objects that can be modelled, each a function from its materials to its parts; about a metre tall."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from providers.local.models.glb import Material, Part
from providers.local.models.solids import ball, box, facets, lathe, ring, roof


@dataclass(frozen=True)
class Look:
    """The materials an object is made of, and a number from 0 to 1 that varies its proportions."""

    main: Material
    second: Material
    dark: Material
    light: Material
    build: float


def _vase(look: Look) -> list[Part]:
    belly = 0.26 + 0.12 * look.build
    heights = np.linspace(0, 1, 28)
    outside = [(0.16 + belly * math.sin(math.pi * min(1.0, h * 1.18)) ** 1.3 * 0.75, float(h)) for h in heights]
    inside = [(radius - 0.025, height) for radius, height in reversed(outside[4:])]
    body = lathe([(0.0, 0.0), *outside, *inside, (0.0, inside[-1][1])])
    band = ring(outside[9][0] + 0.002, 0.018).moved((0.0, outside[9][1], 0.0))
    return [Part("body", body, look.main), Part("band", band, look.second)]


def _mug(look: Look) -> list[Part]:
    r = 0.34 + 0.08 * look.build
    body = lathe(
        [
            (0.0, 0.0),
            (r - 0.03, 0.0),
            (r, 0.03),
            (r, 0.78),
            (r - 0.02, 0.8),
            (r - 0.05, 0.78),
            (r - 0.05, 0.07),
            (0.0, 0.06),
        ]
    )
    handle = ring(0.22, 0.045).turned(0, 90).moved((r + 0.1, 0.42, 0.0))
    drink = lathe([(r - 0.051, 0.68), (0.0, 0.681)])
    return [Part("body", body, look.main), Part("handle", handle, look.main), Part("drink", drink, look.dark)]


def _rocket(look: Look) -> list[Part]:
    slim = 0.17 + 0.05 * look.build
    hull = [(0.0, 0.16), (slim * 0.8, 0.16), (slim, 0.3), (slim * 1.02, 0.5), (slim * 0.95, 0.75)]
    tip = [(slim * 0.95 * math.cos(a), 0.75 + 0.32 * math.sin(a)) for a in np.linspace(0, math.pi / 2, 12)]
    fin = facets(_slab([(slim * 0.8, 0.42), (slim * 0.8, 0.16), (slim * 2.2, 0.0), (slim * 2.1, 0.14)], 0.035))
    parts = [
        Part("hull", lathe(hull), look.light),
        Part("tip", lathe(tip), look.main),
        Part("nozzle", lathe([(0.0, 0.06), (slim * 0.62, 0.06), (slim * 0.45, 0.17), (0.0, 0.17)]), look.dark),
        Part("window", ball(0.07, around=24).moved((0.0, 0.62, slim * 0.92)), look.second),
    ]
    return parts + [Part(f"fin {turn}", fin.turned(1, turn * 120 + 30), look.main) for turn in range(3)]


def _slab(outline: list[tuple[float, float]], thick: float) -> list[list[np.ndarray]]:
    """The faces of an outline in x and y, clockwise, made thick along z."""
    front = [np.array((x, y, thick / 2)) for x, y in reversed(outline)]
    back = [corner - np.array((0.0, 0.0, thick)) for corner in front]
    count = len(front)
    front_face, back_face = front, back[::-1]
    sides = [[front[i], back[i], back[(i + 1) % count], front[(i + 1) % count]] for i in range(count)]
    return [front_face, back_face, *sides]


def _tree(look: Look) -> list[Part]:
    tiers = 3 + round(look.build)
    parts = [Part("trunk", lathe([(0.0, 0.0), (0.08, 0.0), (0.06, 0.35), (0.0, 0.35)], 16), look.second)]
    for tier in range(tiers):
        foot, r = 0.22 + tier * 0.62 / tiers, 0.4 * (1 - tier / (tiers + 1))
        parts.append(Part(f"tier {tier}", lathe([(0.0, foot), (r, foot), (0.0, foot + 0.42)], 12), look.main))
    return parts


def _house(look: Look) -> list[Part]:
    tall = 0.48 + 0.16 * look.build
    return [
        Part("walls", box((0.9, tall, 0.8)), look.light),
        Part("roof", roof((1.1, 0.42, 0.96), (0.0, tall, 0.0)), look.main),
        Part("door", box((0.16, 0.3, 0.02), (0.0, 0.0, 0.405)), look.second),
        Part("left window", box((0.16, 0.16, 0.02), (-0.27, tall * 0.45, 0.405)), look.dark),
        Part("right window", box((0.16, 0.16, 0.02), (0.27, tall * 0.45, 0.405)), look.dark),
        Part("chimney", box((0.12, 0.3, 0.12), (0.26, tall + 0.16, -0.15)), look.second),
    ]


def _table(look: Look) -> list[Part]:
    wide = 0.9 + 0.4 * look.build
    parts = [Part("top", box((wide, 0.05, 0.7), (0.0, 0.7, 0.0)), look.main)]
    return parts + _legs(look, wide / 2 - 0.08, 0.27, 0.7)


def _chair(look: Look) -> list[Part]:
    back = 0.45 + 0.15 * look.build
    parts = [
        Part("seat", box((0.5, 0.06, 0.5), (0.0, 0.45, 0.0)), look.main),
        Part("back", box((0.5, back * 0.6, 0.05), (0.0, 0.51 + back * 0.4, -0.225)), look.main),
        Part("left post", box((0.05, back * 0.4, 0.05), (-0.19, 0.51, -0.225)), look.second),
        Part("right post", box((0.05, back * 0.4, 0.05), (0.19, 0.51, -0.225)), look.second),
    ]
    return parts + _legs(look, 0.21, 0.21, 0.45)


def _legs(look: Look, x: float, z: float, height: float) -> list[Part]:
    corners = ((-x, -z), (x, -z), (x, z), (-x, z))
    return [
        Part(f"leg {i}", box((0.05, height, 0.05), (at, 0.0, to)), look.second) for i, (at, to) in enumerate(corners)
    ]


def _mushroom(look: Look) -> list[Part]:
    r = 0.42 + 0.1 * look.build
    cap = [(r * math.cos(a), 0.5 + 0.42 * math.sin(a)) for a in np.linspace(0, math.pi / 2, 16)]
    parts = [
        Part("stem", lathe([(0.0, 0.0), (0.17, 0.0), (0.13, 0.2), (0.12, 0.5), (0.0, 0.5)]), look.light),
        Part("cap", lathe([(0.0, 0.46), (r * 0.9, 0.46), *cap]), look.main),
    ]
    for index in range(7):
        turn, up = index * 2.4, 0.35 + 0.5 * (index % 3) / 2
        at = (r * math.cos(up) * math.cos(turn), 0.5 + 0.42 * math.sin(up), r * math.cos(up) * math.sin(turn))
        parts.append(Part(f"spot {index}", ball(0.055, around=16).moved(at), look.light))
    return parts


def _crystal(look: Look) -> list[Part]:
    parts = []
    for index in range(5):
        tall = (1.0, 0.62, 0.5, 0.7, 0.42)[index] * (0.85 + 0.3 * look.build)
        r = 0.16 if index == 0 else 0.1
        shard = lathe([(0.0, 0.0), (r * 0.7, 0.0), (r, tall * 0.7), (0.0, tall)], 6)
        if index:
            shard = shard.turned(2, 22).turned(1, index * 90 + 20)
        parts.append(Part(f"shard {index}", shard, look.main if index % 2 == 0 else look.light))
    return [*parts, Part("base", ball(0.3, 0.22, 16), look.dark)]


def _robot(look: Look) -> list[Part]:
    wide = 0.42 + 0.12 * look.build
    parts = [
        Part("body", box((wide, 0.4, 0.3), (0.0, 0.28, 0.0)), look.main),
        Part("chest", box((wide * 0.6, 0.16, 0.02), (0.0, 0.44, 0.155)), look.light),
        Part("head", box((0.34, 0.24, 0.28), (0.0, 0.74, 0.0)), look.main),
        Part("neck", lathe([(0.08, 0.66), (0.08, 0.76)], 16), look.dark),
        Part("visor", box((0.28, 0.1, 0.02), (0.0, 0.82, 0.145)), look.dark),
        Part("antenna", lathe([(0.012, 0.97), (0.012, 1.1)], 8), look.dark),
        Part("bulb", ball(0.035, around=16).moved((0.0, 1.12, 0.0)), look.second),
    ]
    for name, side in (("left", -1), ("right", 1)):
        parts.append(Part(f"{name} eye", ball(0.03, around=16).moved((side * 0.07, 0.87, 0.155)), look.second))
        parts.append(Part(f"{name} arm", box((0.09, 0.36, 0.1), (side * (wide / 2 + 0.07), 0.3, 0.0)), look.second))
        parts.append(Part(f"{name} leg", box((0.12, 0.28, 0.16), (side * 0.12, 0.0, 0.02)), look.dark))
    return parts


def _donut(look: Look) -> list[Part]:
    thick = 0.17 + 0.06 * look.build
    dough = ring(0.36, thick).moved((0.0, thick, 0.0))
    glaze = [
        (0.36 + thick * 1.06 * math.cos(a), thick * (1.0 + 1.06 * math.sin(a)))
        for a in np.linspace(0.15, math.pi - 0.15, 20)
    ]
    return [Part("dough", dough, look.second), Part("glaze", lathe(glaze), look.main)]


def _ball(look: Look) -> list[Part]:
    return [
        Part("ball", ball(0.5, 0.92 + 0.16 * look.build).moved((0.0, 0.55, 0.0)), look.main),
        Part("stripe", ring(0.496, 0.02).turned(0, 20).moved((0.0, 0.55, 0.0)), look.second),
        Part("stand", lathe([(0.0, 0.0), (0.3, 0.0), (0.24, 0.09), (0.0, 0.09)]), look.dark),
    ]


def _car(look: Look) -> list[Part]:
    long = 1.5 + 0.3 * look.build
    parts = [
        Part("body", box((long, 0.26, 0.66), (0.0, 0.17, 0.0)), look.main),
        Part("cabin", box((long * 0.5, 0.22, 0.58), (-long * 0.05, 0.43, 0.0)), look.main),
        Part("windows", box((long * 0.42, 0.15, 0.59), (-long * 0.05, 0.46, 0.0)), look.dark),
        Part("windscreen", box((long * 0.51, 0.15, 0.5), (-long * 0.05, 0.46, 0.0)), look.dark),
        Part("lights", box((0.02, 0.08, 0.52), (long / 2, 0.28, 0.0)), look.light),
    ]
    tyre = lathe([(0.0, -0.06), (0.17, -0.06), (0.17, 0.06), (0.0, 0.06)], 32).turned(0, 90)
    for index, (x, z) in enumerate(((-0.32, -0.33), (0.32, -0.33), (0.32, 0.33), (-0.32, 0.33))):
        parts.append(Part(f"wheel {index}", tyre.moved((x * long, 0.17, z)), look.dark))
    return parts


Model = Callable[[Look], list[Part]]

MODELS: Final[tuple[Model, ...]] = (
    _vase,
    _mug,
    _rocket,
    _tree,
    _house,
    _table,
    _chair,
    _mushroom,
    _crystal,
    _robot,
    _donut,
    _ball,
    _car,
)
MODEL_WORDS: Final[Mapping[str, Model]] = {
    **dict.fromkeys(("vase", "pot", "urn", "bottle", "jar", "amphora", "pottery"), _vase),
    **dict.fromkeys(("mug", "cup", "coffee", "tea"), _mug),
    **dict.fromkeys(("rocket", "spaceship", "spacecraft", "missile"), _rocket),
    **dict.fromkeys(("tree", "pine", "plant", "forest"), _tree),
    **dict.fromkeys(("house", "home", "cottage", "cabin", "building", "barn"), _house),
    **dict.fromkeys(("table", "desk", "bench"), _table),
    **dict.fromkeys(("chair", "stool", "seat", "throne", "armchair"), _chair),
    **dict.fromkeys(("mushroom", "toadstool"), _mushroom),
    **dict.fromkeys(("crystal", "gem", "gemstone", "diamond", "jewel", "mineral"), _crystal),
    **dict.fromkeys(("robot", "android", "droid", "mech"), _robot),
    **dict.fromkeys(("donut", "doughnut", "ring", "torus"), _donut),
    **dict.fromkeys(("ball", "sphere", "globe", "orb", "planet"), _ball),
    **dict.fromkeys(("car", "vehicle", "taxi", "truck"), _car),
}

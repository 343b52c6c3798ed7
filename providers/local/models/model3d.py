"""3D models: the object a prompt names, in its colours and its material, as GLB."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from domain.attempt import Order
from providers.local.drawing.ink import mix
from providers.local.models.glb import Material, Part, glb
from providers.local.models.objects import MODEL_WORDS, MODELS, Look
from providers.local.provenance import LABEL
from providers.local.report import Report
from providers.local.words import COLOURS, chance, meaning, meanings, words_of

_Surface = tuple[float, float]  # metallic, roughness
_SURFACES: Final[Mapping[str, _Surface]] = {
    **dict.fromkeys(("metal", "metallic", "steel", "chrome", "gold", "golden", "silver", "iron"), (1.0, 0.25)),
    **dict.fromkeys(("glass", "glossy", "shiny", "porcelain", "ceramic", "crystal"), (0.0, 0.08)),
    **dict.fromkeys(("wood", "wooden", "clay", "stone", "matte", "concrete", "paper"), (0.0, 0.9)),
}
_PLAIN: Final[_Surface] = (0.0, 0.5)
_SUBSTANCES: Final = {
    "wooden": COLOURS["brown"],
    "wood": COLOURS["brown"],
    "clay": (178, 96, 66),
    "steel": COLOURS["silver"],
}


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the GLB."""
    out.write_bytes(glb(parts_of(order), LABEL))
    report(1.0)


def parts_of(order: Order) -> list[Part]:
    """The first colour word paints the object, the second its details; what is left open falls to chance."""
    words = words_of(order.prompt)
    dice = chance(order, "model3d")
    named = meanings(words, {**_SUBSTANCES, **COLOURS})
    spare = list(COLOURS.values())
    first = named[0] if named else spare[int(dice.integers(len(spare)))]
    second = named[1] if len(named) > 1 else mix(first, spare[int(dice.integers(len(spare)))], 0.6)
    metallic, roughness = meaning(words, _SURFACES) or _PLAIN
    look = Look(
        main=Material(first, metallic, roughness),
        second=Material(second, metallic, roughness),
        dark=Material(mix(first, (20, 22, 28), 0.8), 0.1, 0.4),
        light=Material(mix(first, (250, 248, 242), 0.8), 0.0, roughness),
        build=float(dice.random()),
    )
    build = meaning(words, MODEL_WORDS) or MODELS[int(dice.integers(len(MODELS)))]
    return build(look)

"""What surfaces are made of: the words for substances and finishes, as physically based materials."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from providers.local.models.textures import Pattern
from providers.local.words import Colour


@dataclass(frozen=True)
class Material:
    """A surface. Metallic, roughness and transmission from 0 to 1; `glow` is the share of its colour it shines with."""

    name: str
    colour: Colour
    metallic: float = 0.0
    roughness: float = 0.5
    pattern: Pattern | None = None
    transmission: float = 0.0
    glow: float = 0.0
    second: Colour | None = None  # what its pattern mixes the colour with, where it has a colour of its own

    def coloured(self, colour: Colour) -> "Material":
        """Painted, dyed or stained."""
        return replace(self, colour=colour, second=None)


OAK: Final = Material("oak", (186, 136, 84), roughness=0.6, pattern=Pattern.WOOD)
WALNUT: Final = Material("walnut", (104, 68, 46), roughness=0.5, pattern=Pattern.WOOD)
STEEL: Final = Material("steel", (200, 204, 210), 1.0, 0.28)
IRON: Final = Material("iron", (92, 94, 100), 1.0, 0.5)
CHROME: Final = Material("chrome", (226, 230, 234), 1.0, 0.1)
GOLD: Final = Material("gold", (250, 196, 92), 1.0, 0.22)
SILVER: Final = Material("silver", (236, 236, 232), 1.0, 0.18)
COPPER: Final = Material("copper", (236, 148, 112), 1.0, 0.26)
BRASS: Final = Material("brass", (224, 182, 98), 1.0, 0.28)
BRONZE: Final = Material("bronze", (170, 116, 68), 1.0, 0.38)
GLASS: Final = Material("glass", (232, 246, 248), 0.0, 0.04, transmission=0.92)
STONE: Final = Material("stone", (156, 152, 146), roughness=0.9, pattern=Pattern.GRANITE)
MARBLE: Final = Material("marble", (238, 234, 228), roughness=0.22, pattern=Pattern.MARBLE, second=(128, 130, 138))
BRICK: Final = Material("brick", (168, 82, 62), roughness=0.92, pattern=Pattern.BRICK, second=(204, 194, 180))
CONCRETE: Final = Material("concrete", (176, 174, 170), roughness=0.94, pattern=Pattern.GRANITE)
PLASTIC: Final = Material("plastic", (232, 92, 64), roughness=0.32)
RUBBER: Final = Material("rubber", (44, 44, 48), roughness=0.86)
CERAMIC: Final = Material("ceramic", (238, 234, 226), roughness=0.14)
CLAY: Final = Material("terracotta", (192, 104, 70), roughness=0.88, pattern=Pattern.GRANITE)
LEATHER: Final = Material("leather", (132, 76, 44), roughness=0.52, pattern=Pattern.LEATHER)
FABRIC: Final = Material("fabric", (112, 132, 152), roughness=0.96, pattern=Pattern.WEAVE)
PAPER: Final = Material("paper", (244, 238, 226), roughness=0.9)
NEON: Final = Material("neon", (70, 236, 246), roughness=0.3, glow=1.0)
ICE: Final = Material("ice", (206, 234, 248), roughness=0.12, transmission=0.75)

# Nothing says colour like these words; a colour word beside them paints over it.
SUBSTANCES: Final[Mapping[str, Material]] = {
    **dict.fromkeys(("wood", "wooden", "oak", "timber", "carved"), OAK),
    "pine": replace(OAK, name="pine", colour=(216, 176, 120)),
    **dict.fromkeys(("bamboo", "birch", "maple"), replace(OAK, name="birch", colour=(226, 196, 146))),
    **dict.fromkeys(("walnut", "mahogany", "teak"), WALNUT),
    "ebony": replace(WALNUT, name="ebony", colour=(58, 46, 42)),
    **dict.fromkeys(("metal", "metallic", "steel", "aluminium", "aluminum", "titanium", "tin", "brushed"), STEEL),
    **dict.fromkeys(("chrome", "mirror", "platinum"), CHROME),
    **dict.fromkeys(("iron", "wrought"), IRON),
    **dict.fromkeys(
        ("rusty", "rusted", "rust"),
        replace(IRON, name="rust", colour=(140, 78, 48), metallic=0.3, roughness=0.9, pattern=Pattern.GRANITE),
    ),
    **dict.fromkeys(("gold", "golden"), GOLD),
    "silver": SILVER,
    "copper": COPPER,
    "brass": BRASS,
    "bronze": BRONZE,
    **dict.fromkeys(("glass", "transparent", "translucent", "acrylic"), GLASS),
    **dict.fromkeys(("crystal", "crystalline"), replace(GLASS, name="crystal", colour=(214, 236, 252))),
    **dict.fromkeys(("ice", "icy", "frozen"), ICE),
    **dict.fromkeys(("stone", "rock", "granite", "rocky", "slate"), STONE),
    "sandstone": replace(STONE, name="sandstone", colour=(214, 184, 136)),
    "obsidian": Material("obsidian", (28, 26, 34), roughness=0.08),
    "jade": Material("jade", (92, 168, 122), roughness=0.18, pattern=Pattern.MARBLE),
    "marble": MARBLE,
    **dict.fromkeys(("brick", "bricks"), BRICK),
    **dict.fromkeys(("concrete", "cement"), CONCRETE),
    **dict.fromkeys(("plastic", "vinyl", "toy"), PLASTIC),
    **dict.fromkeys(("rubber", "silicone"), RUBBER),
    **dict.fromkeys(("ceramic", "porcelain", "enamel", "glazed"), CERAMIC),
    **dict.fromkeys(("clay", "terracotta", "earthenware", "pottery"), CLAY),
    **dict.fromkeys(("leather", "suede"), LEATHER),
    **dict.fromkeys(("fabric", "cloth", "linen", "cotton", "knitted", "woven", "denim", "canvas", "felt"), FABRIC),
    **dict.fromkeys(("velvet", "plush", "wool", "woolen"), replace(FABRIC, name="velvet", colour=(122, 48, 82))),
    **dict.fromkeys(("paper", "cardboard", "papercraft", "origami"), PAPER),
    **dict.fromkeys(("neon", "glowing", "emissive", "luminous", "led", "glow", "lava"), NEON),
    **dict.fromkeys(
        ("checkered", "chequered", "checkerboard", "checker"),
        Material("chequered", (236, 232, 224), roughness=0.4, pattern=Pattern.CHECKER, second=(36, 36, 42)),
    ),
}

# Metallic is left to the substance: a finish is how smooth it is.
FINISHES: Final[Mapping[str, float]] = {
    **dict.fromkeys(("glossy", "shiny", "polished", "gleaming", "lacquered", "varnished"), 0.1),
    **dict.fromkeys(("satin", "smooth"), 0.35),
    **dict.fromkeys(("matte", "matt", "rough", "weathered", "old", "dusty", "frosted"), 0.85),
}

"""3D models."""

from typing import Final

from deploy.gallery.sample import sample
from domain.spec import Kind

_PROMPTS: Final = (
    "a red rocket with blue fins",
    "a golden crown with a purple jewel",
    "a blue velvet armchair with wooden legs",
    "a porcelain teapot",
    "a marble temple",
    "a strawberry donut with sprinkles",
    "a walnut acoustic guitar",
    "a green steam train",
    "a copper kettle",
    "a medieval stone castle",
    "a glass bottle with a cork",
    "a rubber duck",
    "a glowing street lamp",
    "a vintage camera",
    "three red apples",
    "a snow globe",
)

SAMPLES: Final = tuple(sample(prompt, Kind.MODEL_3D, prompt) for prompt in _PROMPTS)

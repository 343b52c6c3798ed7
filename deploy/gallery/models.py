"""3D models."""

from typing import Final

from deploy.gallery.sample import sample
from domain.spec import Kind

_PROMPTS: Final = (
    "a red rocket with blue fins",
    "a wooden chair",
    "a golden trophy",
    "a blue porcelain vase",
    "a green sports car",
    "a glass bottle with a cork",
    "a silver robot",
    "a brass desk lamp",
)

SAMPLES: Final = tuple(sample(prompt, Kind.MODEL_3D, prompt) for prompt in _PROMPTS)

"""3D models."""

from typing import Final

from deploy.gallery.sample import sample
from domain.spec import Kind

_PROMPTS: Final = ("a red rocket with blue fins", "a wooden chair", "a golden trophy", "a porcelain vase")

SAMPLES: Final = tuple(sample(prompt, Kind.MODEL_3D, prompt) for prompt in _PROMPTS)

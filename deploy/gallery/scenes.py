"""Clips and pictures from a prompt alone."""

from typing import Final

from deploy.gallery.sample import sample
from domain.spec import Kind

_PROMPTS: Final = (
    "a red sailboat on a calm sea at sunset",
    "a fox in a snowy forest at night",
    "a city street in the rain",
    "hot air balloons over mountains at dawn",
)

SAMPLES: Final = tuple(
    sample(prompt, Kind.VIDEO, prompt, duration_s=4.0, aspect_ratio="16:9", seed=1) for prompt in _PROMPTS
)

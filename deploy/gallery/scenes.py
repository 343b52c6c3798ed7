"""Clips and pictures from a prompt alone."""

from typing import Final

from deploy.gallery.sample import sample
from domain.spec import Kind

_SHAPE: Final = "16:9"
_CLIPS: Final = (
    "a white sailboat on a calm sea at sunset",
    "three hot air balloons over green hills at dawn",
    "a red car driving through a neon street at night",
    "a fox in a snowy forest, snow falling",
    "a lighthouse by the sea at night",
    "two people walking on the beach at golden hour",
    "a cyclist on a country road in the morning, tracking shot",
    "orange fish in a coral reef",
    "a coach demonstrating a side-to-side warm-up in a studio",
    "portrait of a smiling woman in a green sweater in a cafe",
)
_STILLS: Final = (
    "a castle on a mountain under a blue sky",
    "an elephant in the savanna at sunset",
    "a cup of coffee on a wooden table in a cafe",
    "a pink perfume bottle, product shot",
    "northern lights over a lake and a cabin",
    "an astronaut on mars",
    "a busy street in the rain",
    "abstract ribbons in teal and purple",
)

SAMPLES: Final = (
    *(sample(prompt, Kind.VIDEO, prompt, duration_s=4.0, aspect_ratio=_SHAPE, seed=1) for prompt in _CLIPS),
    *(sample(prompt, Kind.IMAGE, prompt, aspect_ratio=_SHAPE, seed=1) for prompt in _STILLS),
)

"""What is only heard: music and speech."""

from typing import Final

from deploy.gallery.sample import sample
from domain.brief import Speech
from domain.spec import Kind

_PROMPTS: Final = (
    "calm lo-fi, warm Rhodes",
    "energetic electronic, 128 bpm",
    "dramatic orchestral strings",
    "late night jazz trio",
    "retro synthwave drive",
    "cheerful acoustic guitar",
)

SAMPLES: Final = (
    *(sample(prompt, Kind.MUSIC, prompt, duration_s=15.0, instrumental=True) for prompt in _PROMPTS),
    sample("speech", Kind.SPEECH, brief=Speech(text="Everything you hear was made on this machine.")),
)

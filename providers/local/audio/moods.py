"""The moods music can be in, and the words that ask for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from providers.local.audio.synth import Drum, Voicing

Chord = tuple[int, Sequence[int]]  # semitones from the key to the root, and the notes above that root
_MAJOR: Final = (0, 4, 7)
_MINOR: Final = (0, 3, 7)
_MAJOR7: Final = (0, 4, 7, 11)
_MINOR7: Final = (0, 3, 7, 10)


@dataclass(frozen=True)
class Mood:
    """Tempo in beats a minute, key as a MIDI note; drums and lead by sixteenths of a bar, swing in sixteenths."""

    tempo: float
    key: int
    progressions: Sequence[Sequence[Chord]]
    drums: Mapping[Drum, Sequence[int]]
    lead: Voicing
    bass: Voicing
    pad: float
    scale: Sequence[int]
    lead_steps: Sequence[int]
    swing: float = 0.0
    warmth_hz: float = 14000.0


_CALM: Final = Mood(
    tempo=76,
    key=57,
    progressions=(
        ((0, _MINOR7), (5, _MINOR7), (-2, _MAJOR7), (3, _MAJOR7)),
        ((-4, _MAJOR7), (-2, _MAJOR), (0, _MINOR7), (0, _MINOR7)),
    ),
    drums={Drum.KICK: (0, 7, 10), Drum.RIM: (4, 12), Drum.HAT: tuple(range(0, 16, 2))},
    lead=Voicing.KEYS,
    bass=Voicing.SUB,
    pad=0.5,
    scale=(0, 3, 5, 7, 10),
    lead_steps=(0, 4, 6, 10, 13),
    swing=0.14,
    warmth_hz=6500.0,
)
_ENERGETIC: Final = Mood(
    tempo=126,
    key=57,
    progressions=(
        ((0, _MINOR), (-4, _MAJOR), (3, _MAJOR), (-2, _MAJOR)),
        ((0, _MINOR), (3, _MAJOR), (-2, _MAJOR), (5, _MINOR)),
    ),
    drums={Drum.KICK: (0, 4, 8, 12), Drum.CLAP: (4, 12), Drum.HAT: tuple(range(16))},
    lead=Voicing.PLUCK,
    bass=Voicing.GROWL,
    pad=0.35,
    scale=(0, 3, 5, 7, 10),
    lead_steps=(0, 2, 3, 5, 6, 8, 10, 11, 13, 14),
)
_CORPORATE: Final = Mood(
    tempo=108,
    key=60,
    progressions=(
        ((0, _MAJOR), (7, _MAJOR), (-3, _MINOR), (5, _MAJOR)),
        ((0, _MAJOR), (-3, _MINOR), (5, _MAJOR), (7, _MAJOR)),
    ),
    drums={Drum.KICK: (0, 8), Drum.RIM: (4, 12), Drum.HAT: tuple(range(0, 16, 4))},
    lead=Voicing.PLUCK,
    bass=Voicing.SUB,
    pad=0.55,
    scale=(0, 2, 4, 7, 9),
    lead_steps=(0, 2, 4, 6, 8, 10, 12, 14),
)
_DRAMATIC: Final = Mood(
    tempo=84,
    key=50,
    progressions=(
        ((0, _MINOR), (-4, _MAJOR), (-7, _MINOR), (-5, _MAJOR)),
        ((0, _MINOR), (3, _MAJOR), (-4, _MAJOR), (-5, _MAJOR)),
    ),
    drums={Drum.TOM: (0, 6, 8), Drum.KICK: (0,)},
    lead=Voicing.STRINGS,
    bass=Voicing.SUB,
    pad=0.9,
    scale=(0, 2, 3, 7, 8),
    lead_steps=(0, 4, 8, 10, 12),
)
_UPBEAT: Final = Mood(
    tempo=118,
    key=62,
    progressions=(
        ((0, _MAJOR), (-3, _MINOR), (5, _MAJOR), (7, _MAJOR)),
        ((0, _MAJOR), (5, _MAJOR), (-3, _MINOR), (7, _MAJOR)),
    ),
    drums={Drum.KICK: (0, 6, 8), Drum.CLAP: (4, 12), Drum.HAT: (2, 6, 10, 14)},
    lead=Voicing.MARIMBA,
    bass=Voicing.GROWL,
    pad=0.3,
    scale=(0, 2, 4, 7, 9),
    lead_steps=(0, 3, 4, 6, 8, 11, 12, 14),
    swing=0.06,
)

MOODS: Final = (_CALM, _ENERGETIC, _CORPORATE, _DRAMATIC, _UPBEAT)
MOOD_WORDS: Final[Mapping[str, Mood]] = {
    **dict.fromkeys(("calm", "lofi", "lo", "chill", "relaxing", "relaxed", "soft", "ambient", "sleep"), _CALM),
    **dict.fromkeys(("peaceful", "gentle", "jazz", "piano", "rain", "study", "meditation", "misty"), _CALM),
    **dict.fromkeys(("energetic", "energy", "electronic", "techno", "dance", "edm", "house", "fast"), _ENERGETIC),
    **dict.fromkeys(("workout", "neon", "racing", "cyberpunk", "synthwave", "club", "rock", "intense"), _ENERGETIC),
    **dict.fromkeys(("corporate", "business", "product", "technology", "startup", "explainer"), _CORPORATE),
    **dict.fromkeys(("inspiring", "motivational", "presentation", "app", "clean", "modern"), _CORPORATE),
    **dict.fromkeys(("dramatic", "epic", "cinematic", "trailer", "orchestral", "dark", "tense"), _DRAMATIC),
    **dict.fromkeys(("suspense", "sad", "storm", "battle", "space", "melancholic", "emotional"), _DRAMATIC),
    **dict.fromkeys(("upbeat", "happy", "fun", "pop", "cheerful", "summer", "bright", "sunny"), _UPBEAT),
    **dict.fromkeys(("playful", "holiday", "party", "joyful", "funk", "birthday", "kids"), _UPBEAT),
}

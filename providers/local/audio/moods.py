"""The moods music can be in, and the words that ask for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from providers.local.audio.synth import Drum, Voicing
from providers.local.words import meaning, meanings, words_of

Chord = tuple[int, Sequence[int]]  # semitones from the key to the root, and the notes above that root
MAJOR: Final = (0, 4, 7)
MINOR: Final = (0, 3, 7)
_MAJOR7: Final = (0, 4, 7, 11)
_MINOR7: Final = (0, 3, 7, 10)
_SEVENTH: Final = (0, 4, 7, 10)
_SUS: Final = (0, 5, 7)
_POWER: Final = (0, 7, 12)
_MINOR_FIVE: Final = (0, 3, 5, 7, 10)
_MAJOR_FIVE: Final = (0, 2, 4, 7, 9)
_EIGHTHS: Final = tuple(range(0, 16, 2))
_OFFBEATS: Final = (2, 6, 10, 14)


@dataclass(frozen=True)
class Mood:
    """Tempo in beats a minute, key as a MIDI note; drums, bass, lead and arpeggio by sixteenths of a bar.

    swing: in sixteenths. pump: how far everything gives way to the kick, 0 to 1. major: whether it ends in major.
    """

    tempo: float
    key: int
    progressions: Sequence[Sequence[Chord]]
    drums: Mapping[Drum, Sequence[int]]
    lead: Voicing
    bass: Voicing
    scale: Sequence[int]
    lead_steps: Sequence[int]
    bass_steps: Sequence[int] = (0, 10)
    harmony: Voicing = Voicing.PAD
    harmony_steps: Sequence[int] = (0,)
    arp: Voicing | None = None
    arp_steps: Sequence[int] = ()
    pad: float = 1.0
    beat: float = 1.0
    swing: float = 0.0
    pump: float = 0.0
    room: float = 0.35
    warmth_hz: float = 14000.0

    @property
    def major(self) -> bool:
        return 4 in self.scale


_CALM: Final = Mood(
    tempo=76,
    key=57,
    progressions=(
        ((0, _MINOR7), (5, _MINOR7), (-2, _MAJOR7), (3, _MAJOR7)),
        ((-4, _MAJOR7), (-2, MAJOR), (0, _MINOR7), (0, _MINOR7)),
    ),
    drums={Drum.KICK: (0, 7, 10), Drum.RIM: (4, 12), Drum.HAT: _EIGHTHS},
    lead=Voicing.KEYS,
    bass=Voicing.SUB,
    scale=_MINOR_FIVE,
    lead_steps=(0, 4, 6, 10, 13),
    harmony=Voicing.KEYS,
    harmony_steps=(0, 7),
    swing=0.14,
    beat=0.75,
    warmth_hz=6000.0,
)
_AMBIENT: Final = Mood(
    tempo=60,
    key=50,
    progressions=(
        ((0, _MAJOR7), (-3, _MINOR7), (5, _MAJOR7), (0, _SUS)),
        ((0, _SUS), (5, _MAJOR7), (2, _MINOR7), (0, _MAJOR7)),
    ),
    drums={},
    lead=Voicing.BELL,
    bass=Voicing.SUB,
    scale=_MAJOR_FIVE,
    lead_steps=(0, 6, 12),
    bass_steps=(0,),
    harmony=Voicing.DRONE,
    pad=1.5,
    room=0.8,
    warmth_hz=4500.0,
)
_PIANO: Final = Mood(
    tempo=70,
    key=60,
    progressions=(
        ((0, MAJOR), (-5, MAJOR), (-3, MINOR), (5, MAJOR)),
        ((-3, MINOR), (5, MAJOR), (0, MAJOR), (-5, MAJOR)),
    ),
    drums={},
    lead=Voicing.PIANO,
    bass=Voicing.PIANO,
    scale=_MAJOR_FIVE,
    lead_steps=(0, 4, 8, 10, 12),
    bass_steps=(0,),
    harmony=Voicing.STRINGS,
    arp=Voicing.PIANO,
    arp_steps=_EIGHTHS,
    pad=0.45,
    room=0.5,
    warmth_hz=9000.0,
)
_JAZZ: Final = Mood(
    tempo=132,
    key=58,
    progressions=(
        ((2, _MINOR7), (7, _SEVENTH), (0, _MAJOR7), (-3, _SEVENTH)),
        ((0, _MAJOR7), (-3, _SEVENTH), (2, _MINOR7), (7, _SEVENTH)),
    ),
    drums={Drum.HAT: (0, 4, 7, 8, 12, 15), Drum.RIM: (4, 12), Drum.KICK: (0,)},
    lead=Voicing.KEYS,
    bass=Voicing.GUITAR,
    scale=(0, 2, 4, 5, 7, 9, 10),
    lead_steps=(0, 3, 4, 7, 8, 11, 14),
    bass_steps=(0, 4, 8, 12),
    harmony=Voicing.PIANO,
    harmony_steps=(3, 10),
    swing=0.32,
    beat=0.6,
    warmth_hz=8000.0,
)
_FOLK: Final = Mood(
    tempo=96,
    key=55,
    progressions=(((0, MAJOR), (5, MAJOR), (0, MAJOR), (7, MAJOR)), ((0, MAJOR), (-3, MINOR), (5, MAJOR), (7, MAJOR))),
    drums={Drum.SHAKER: _EIGHTHS, Drum.KICK: (0, 8)},
    lead=Voicing.GUITAR,
    bass=Voicing.GUITAR,
    scale=_MAJOR_FIVE,
    lead_steps=(0, 4, 6, 8, 12, 14),
    bass_steps=(0, 8),
    harmony=Voicing.GUITAR,
    harmony_steps=(0, 6, 8, 14),
    arp=Voicing.GUITAR,
    arp_steps=_EIGHTHS,
    beat=0.5,
    warmth_hz=9000.0,
)
_CORPORATE: Final = Mood(
    tempo=108,
    key=60,
    progressions=(((0, MAJOR), (7, MAJOR), (-3, MINOR), (5, MAJOR)), ((0, MAJOR), (-3, MINOR), (5, MAJOR), (7, MAJOR))),
    drums={Drum.KICK: (0, 8), Drum.CLAP: (4, 12), Drum.HAT: tuple(range(0, 16, 4)), Drum.SHAKER: _EIGHTHS},
    lead=Voicing.BELL,
    bass=Voicing.SUB,
    scale=_MAJOR_FIVE,
    lead_steps=(0, 6, 8, 12),
    bass_steps=(0, 3, 8, 11),
    arp=Voicing.PLUCK,
    arp_steps=_EIGHTHS,
    beat=0.8,
    pump=0.2,
)
_UPBEAT: Final = Mood(
    tempo=118,
    key=62,
    progressions=(((0, MAJOR), (-3, MINOR), (5, MAJOR), (7, MAJOR)), ((0, MAJOR), (5, MAJOR), (-3, MINOR), (7, MAJOR))),
    drums={Drum.KICK: (0, 6, 8), Drum.CLAP: (4, 12), Drum.HAT: _OFFBEATS, Drum.SHAKER: tuple(range(16))},
    lead=Voicing.MARIMBA,
    bass=Voicing.GROWL,
    scale=_MAJOR_FIVE,
    lead_steps=(0, 3, 4, 6, 8, 11, 12, 14),
    bass_steps=(0, 3, 6, 8, 11, 14),
    harmony=Voicing.GUITAR,
    harmony_steps=(2, 6, 10, 14),
    swing=0.06,
)
_FUNK: Final = Mood(
    tempo=104,
    key=52,
    progressions=(
        ((0, _MINOR7), (0, _MINOR7), (5, _SEVENTH), (5, _SEVENTH)),
        ((0, _SEVENTH), (0, _SEVENTH), (5, _SEVENTH), (7, _SEVENTH)),
    ),
    drums={Drum.KICK: (0, 3, 10), Drum.SNARE: (4, 12), Drum.HAT: tuple(range(16)), Drum.OPEN: (14,)},
    lead=Voicing.PLUCK,
    bass=Voicing.GROWL,
    scale=_MINOR_FIVE,
    lead_steps=(0, 3, 6, 7, 10, 13),
    bass_steps=(0, 3, 6, 7, 10, 13, 15),
    harmony=Voicing.GUITAR,
    harmony_steps=(2, 3, 6, 11, 14),
    swing=0.1,
)
_ENERGETIC: Final = Mood(
    tempo=126,
    key=57,
    progressions=(
        ((0, MINOR), (-4, MAJOR), (3, MAJOR), (-2, MAJOR)),
        ((0, MINOR), (3, MAJOR), (-2, MAJOR), (5, MINOR)),
    ),
    drums={Drum.KICK: (0, 4, 8, 12), Drum.CLAP: (4, 12), Drum.HAT: tuple(range(16)), Drum.OPEN: _OFFBEATS},
    lead=Voicing.LEAD,
    bass=Voicing.GROWL,
    scale=_MINOR_FIVE,
    lead_steps=(0, 3, 6, 8, 11, 14),
    bass_steps=(2, 3, 6, 7, 10, 11, 14, 15),
    arp=Voicing.PLUCK,
    arp_steps=tuple(range(16)),
    pump=0.65,
)
_TECHNO: Final = Mood(
    tempo=138,
    key=53,
    progressions=(((0, MINOR), (0, MINOR), (0, MINOR), (1, MAJOR)), ((0, MINOR), (0, MINOR), (-2, MAJOR), (0, MINOR))),
    drums={Drum.KICK: (0, 4, 8, 12), Drum.OPEN: _OFFBEATS, Drum.RIM: (3, 6, 11, 14), Drum.HAT: tuple(range(16))},
    lead=Voicing.CHIP,
    bass=Voicing.GROWL,
    scale=(0, 1, 3, 7, 8),
    lead_steps=(0, 3, 6, 9, 12),
    bass_steps=(2, 6, 10, 14),
    arp=Voicing.PLUCK,
    arp_steps=(0, 3, 6, 8, 11, 14),
    pad=0.4,
    beat=1.3,
    pump=0.75,
    room=0.25,
    warmth_hz=7000.0,
)
_SYNTHWAVE: Final = Mood(
    tempo=100,
    key=54,
    progressions=(
        ((0, MINOR), (-4, MAJOR), (-2, MAJOR), (3, MAJOR)),
        ((0, MINOR), (5, MINOR), (-4, MAJOR), (-2, MAJOR)),
    ),
    drums={Drum.KICK: (0, 8), Drum.SNARE: (4, 12), Drum.HAT: _EIGHTHS},
    lead=Voicing.LEAD,
    bass=Voicing.GROWL,
    scale=(0, 2, 3, 7, 10),
    lead_steps=(0, 6, 8, 14),
    bass_steps=_EIGHTHS,
    arp=Voicing.CHIP,
    arp_steps=tuple(range(16)),
    pad=1.3,
    pump=0.4,
    room=0.5,
)
_ROCK: Final = Mood(
    tempo=142,
    key=52,
    progressions=(
        ((0, _POWER), (-2, _POWER), (-4, _POWER), (-2, _POWER)),
        ((0, _POWER), (3, _POWER), (-2, _POWER), (5, _POWER)),
    ),
    drums={Drum.KICK: (0, 6, 8, 10), Drum.SNARE: (4, 12), Drum.OPEN: _EIGHTHS},
    lead=Voicing.LEAD,
    bass=Voicing.GROWL,
    scale=_MINOR_FIVE,
    lead_steps=(0, 2, 4, 6, 8, 11, 12, 14),
    bass_steps=_EIGHTHS,
    harmony=Voicing.GROWL,
    harmony_steps=_EIGHTHS,
    pad=1.5,
    beat=1.25,
    room=0.25,
)
_DRAMATIC: Final = Mood(
    tempo=84,
    key=50,
    progressions=(
        ((0, MINOR), (-4, MAJOR), (-7, MINOR), (-5, MAJOR)),
        ((0, MINOR), (3, MAJOR), (-4, MAJOR), (-5, MAJOR)),
    ),
    drums={Drum.TOM: (0, 6, 8, 14), Drum.KICK: (0, 8)},
    lead=Voicing.STRINGS,
    bass=Voicing.SUB,
    scale=(0, 2, 3, 7, 8),
    lead_steps=(0, 4, 8, 10, 12),
    bass_steps=(0, 8),
    harmony=Voicing.STRINGS,
    arp=Voicing.STRINGS,
    arp_steps=_EIGHTHS,
    pad=1.4,
    room=0.55,
)
_TRAP: Final = Mood(
    tempo=140,
    key=49,
    progressions=(
        ((0, MINOR), (0, MINOR), (-4, MAJOR), (-5, MINOR)),
        ((0, MINOR), (-2, MAJOR), (-4, MAJOR), (-4, MAJOR)),
    ),
    drums={Drum.KICK: (0, 3, 11), Drum.CLAP: (8,), Drum.HAT: (0, 2, 4, 6, 7, 8, 10, 12, 13, 14, 15)},
    lead=Voicing.BELL,
    bass=Voicing.SUB,
    scale=(0, 2, 3, 7, 8),
    lead_steps=(0, 6, 8, 12),
    bass_steps=(0, 3, 11),
    pad=0.7,
    beat=1.15,
)
_CHIPTUNE: Final = Mood(
    tempo=150,
    key=60,
    progressions=(((0, MAJOR), (7, MAJOR), (-3, MINOR), (5, MAJOR)), ((0, MAJOR), (5, MAJOR), (7, MAJOR), (0, MAJOR))),
    drums={Drum.KICK: (0, 8), Drum.SNARE: (4, 12), Drum.HAT: _EIGHTHS},
    lead=Voicing.CHIP,
    bass=Voicing.CHIP,
    scale=_MAJOR_FIVE,
    lead_steps=(0, 2, 4, 6, 8, 10, 12, 14),
    bass_steps=_EIGHTHS,
    harmony=Voicing.CHIP,
    harmony_steps=(0, 4, 8, 12),
    arp=Voicing.CHIP,
    arp_steps=tuple(range(16)),
    pad=0.4,
    room=0.08,
)

MOODS: Final[Mapping[str, Mood]] = {
    "calm": _CALM,
    "ambient": _AMBIENT,
    "piano": _PIANO,
    "jazz": _JAZZ,
    "acoustic": _FOLK,
    "corporate": _CORPORATE,
    "upbeat": _UPBEAT,
    "funk": _FUNK,
    "energetic": _ENERGETIC,
    "techno": _TECHNO,
    "synthwave": _SYNTHWAVE,
    "rock": _ROCK,
    "dramatic": _DRAMATIC,
    "hip-hop": _TRAP,
    "chiptune": _CHIPTUNE,
}
_WORDS: Final[Mapping[str, str]] = {
    "calm": "lofi lo chill relaxing relaxed soft gentle rain study misty rhodes cozy coffee vinyl mellow",
    "ambient": "sleep peaceful meditation drone atmospheric spa yoga ethereal dreamy space underwater serene",
    "piano": "emotional romantic wedding tender sentimental classical nostalgic love ballad",
    "jazz": "swing bossa lounge saxophone noir blues",
    "acoustic": "folk guitar country campfire ukulele indie organic",
    "corporate": "business product technology startup explainer inspiring motivational presentation app clean modern",
    "upbeat": "happy fun pop cheerful summer bright sunny playful holiday party joyful birthday kids reggae",
    "funk": "funky groovy disco soul groove",
    "energetic": "energy electronic dance edm house workout club sport action trance",
    "techno": "industrial rave minimal warehouse acid",
    "synthwave": "retro neon cyberpunk eighties racing outrun vaporwave futuristic",
    "rock": "punk metal grunge distorted intense aggressive",
    "dramatic": "epic cinematic trailer orchestral dark tense suspense sad storm battle melancholic horror film",
    "hip-hop": "hip hop trap rap drill urban beats",
    "chiptune": "chip arcade game retrogame pixel bit nintendo",
}
MOOD_WORDS: Final[Mapping[str, Mood]] = {
    **MOODS,
    **{word: MOODS[name] for name, words in _WORDS.items() for word in words.split()},
}
_PACES: Final[Mapping[str, float]] = {
    **dict.fromkeys(("slow", "slowly", "downtempo", "lazy"), 0.85),
    **dict.fromkeys(("fast", "quick", "uptempo", "driving", "frantic"), 1.18),
}
_BPM: Final = re.compile(r"(\d{2,3})\s*(?:bpm|beats per minute)", re.IGNORECASE)
_TEMPO_MIN, _TEMPO_MAX = 40.0, 220.0


def asked_for(prompt: str) -> tuple[Mood | None, float | None, float]:
    """The mood, the beats a minute where they are said, and how much faster than usual it is to be."""
    words = words_of(prompt)
    said = _BPM.search(prompt)
    tempo = min(max(float(said[1]), _TEMPO_MIN), _TEMPO_MAX) if said else None
    pace = next(iter(meanings(words, _PACES)), 1.0)
    return meaning(words, MOOD_WORDS), tempo, pace


def paced(mood: Mood, pace: float) -> Mood:
    """The mood, so many times as fast."""
    return replace(mood, tempo=mood.tempo * pace)

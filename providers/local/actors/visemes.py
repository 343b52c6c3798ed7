"""The mouth for each sound of speech."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from providers.local.actors.pose import AT_REST, Mouth

VISEMES: Final[Mapping[str, Mouth]] = {
    "rest": AT_REST,
    "M": Mouth(0.32, -0.012, -0.018),
    "A": Mouth(0.34, 0.050, 0.170, teeth=True, tongue=True),
    "E": Mouth(0.38, 0.038, 0.110, teeth=True, tongue=True),
    "I": Mouth(0.41, 0.028, 0.064, teeth=True),
    "schwa": Mouth(0.34, 0.030, 0.095, teeth=True, tongue=True),
    "O": Mouth(0.24, 0.070, 0.120, tongue=True),
    "U": Mouth(0.18, 0.046, 0.072),
    "F": Mouth(0.34, 0.035, 0.022, teeth=True),
    "L": Mouth(0.34, 0.040, 0.100, teeth=True, tongue=True),
    "S": Mouth(0.38, 0.030, 0.042, teeth=True),
    "SH": Mouth(0.27, 0.050, 0.070, teeth=True),
    "T": Mouth(0.34, 0.030, 0.062, teeth=True, tongue=True),
    "K": Mouth(0.33, 0.030, 0.080, tongue=True),
}

# By the speech engine's own names and, where they differ, by those of the phonetic alphabet.
PHONES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("p", "b", "m", "m-", "p#", "b#"), "M"),
    **dict.fromkeys(("a", "A", "A:", "a:", "aa", "0", "V", "A@", "a#", "aI", "aU", "aI@", "aU@", "A~", "&"), "A"),
    **dict.fromkeys(("ɑ", "ɑː", "æ", "ʌ", "ɐ", "ɒ", "aɪ", "aʊ", "ɑ̃", "aː"), "A"),
    **dict.fromkeys(("e", "E", "e:", "E:", "eI", "e@", "E#", "3", "3:", "E~", "Y", "W"), "E"),
    **dict.fromkeys(("ɛ", "ɛː", "eɪ", "eː", "ɜ", "ɜː", "ɛɹ", "ø", "œ"), "E"),
    **dict.fromkeys(("i", "i:", "I", "I2", "i@", "I#", "i2", "j", "ɪ", "iː", "ɨ", "ɪɹ"), "I"),
    **dict.fromkeys(("@", "@2", "@5", "@L", "I@", "ə", "ɚ", "ᵻ", "əl", "h", "H", "?", "ʔ"), "schwa"),
    **dict.fromkeys(("O", "O:", "o", "o:", "oU", "OI", "O@", "o@", "O2", "o~", "O~", "ɔ", "ɔː", "oʊ", "ɔɪ", "oː"), "O"),
    **dict.fromkeys(("u", "u:", "U", "U@", "u2", "w", "y", "y:", "Q", "ʊ", "uː", "ʊɹ"), "U"),
    **dict.fromkeys(("f", "v", "f#", "v#", "B"), "F"),
    **dict.fromkeys(("l", "l#", "l^", "T", "D", "L", "ɫ", "θ", "ð", "ʎ"), "L"),
    **dict.fromkeys(("s", "z", "s;", "z;", "ts", "dz"), "S"),
    **dict.fromkeys(("S", "Z", "tS", "dZ", "C", "r", "r-", "R", "ʃ", "ʒ", "tʃ", "dʒ", "ɹ", "ç"), "SH"),
    **dict.fromkeys(("t", "d", "n", "t#", "t2", "d#", "n-", "n^", "*", "ɾ", "ɲ"), "T"),
    **dict.fromkeys(("k", "g", "N", "x", "Q^", "ŋ", "ɡ"), "K"),
}
_GLIDES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("aI", "eI", "OI", "aɪ", "eɪ", "ɔɪ"), "I"),
    **dict.fromkeys(("aU", "oU", "aʊ", "oʊ"), "U"),
    **dict.fromkeys(("A@", "O@", "e@", "i@", "U@", "aI@", "aU@", "I@", "ɑːɹ", "ɔːɹ"), "schwa"),
}
_STRESSES: Final = "',ˈˌ"
_LISTEN_S: Final = 0.045  # a mouth is under way to the next sound before the last has ended
_SAMPLES: Final = (-1.0, -0.6, -0.2, 0.2, 0.6, 1.0)


class Sound(Protocol):
    """A sound of a spoken text; a pause's name begins with an underscore."""

    @property
    def name(self) -> str: ...
    @property
    def start_s(self) -> float: ...
    @property
    def end_s(self) -> float: ...


def viseme(phone: str) -> str:
    """The viseme of a phone; of one not in the table that of the longest beginning that is."""
    bare = phone.lstrip(_STRESSES)
    for end in range(len(bare), 0, -1):
        if bare[:end] in PHONES:
            return PHONES[bare[:end]]
    return "rest" if not bare or bare.startswith("_") else "schwa"


def mouth_at(sounds: Sequence[Sound], now_s: float, loudness: float = 1.0) -> Mouth:
    """The mouth at a moment of speech, on its way from sound to sound. `loudness` from 0 to 1 opens it."""
    shapes = [_shape(sounds, now_s + share * _LISTEN_S) for share in _SAMPLES]
    return opened(blend(shapes), 0.55 + 0.45 * loudness)


def blend(mouths: Sequence[Mouth]) -> Mouth:
    """The mean of several mouths."""
    count = len(mouths)
    return Mouth(
        width=sum(mouth.width for mouth in mouths) / count,
        upper=sum(mouth.upper for mouth in mouths) / count,
        lower=sum(mouth.lower for mouth in mouths) / count,
        teeth=sum(mouth.teeth for mouth in mouths) * 2 >= count,
        tongue=sum(mouth.tongue for mouth in mouths) * 2 >= count,
    )


def opened(mouth: Mouth, share: float) -> Mouth:
    """The same mouth opened only in part."""
    return Mouth(mouth.width, mouth.upper * share, mouth.lower * share, mouth.teeth, mouth.tongue)


def _shape(sounds: Sequence[Sound], at_s: float) -> Mouth:
    sound = next((sound for sound in sounds if sound.start_s <= at_s < sound.end_s), None)
    if sound is None:
        return AT_REST
    glide = _GLIDES.get(sound.name.lstrip(_STRESSES))
    late = at_s - sound.start_s > 0.55 * (sound.end_s - sound.start_s)
    return VISEMES[glide if glide is not None and late else viseme(sound.name)]

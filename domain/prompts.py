"""Prompt normalisation: the same request gives the same words to every provider."""

import re
import unicodedata
from typing import Final

# Not unassigned code points: what is assigned grows with the interpreter, and a replay must read the same.
_CONTROLS: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_KEPT: Final = frozenset("\n\t\u200c\u200d\ufe0f")  # joiners hold emoji together, and spell Persian and Hindi
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85]")


def normalise(prompt: str) -> str:
    """NFC, without control and format characters, runs of blanks folded, at most one empty line."""
    text = _LINE_ENDS.sub("\n", prompt)
    text = "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _CONTROLS)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[^\S\n]+", " ", text)
    return re.sub(r" ?\n ?(\n ?)*", lambda m: "\n\n" if m[0].count("\n") > 1 else "\n", text).strip()

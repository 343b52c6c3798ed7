"""English words by what they are good for; read from lexicon.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

LEXICON: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def listed(name: str) -> frozenset[str]:
    """One list of words."""
    return frozenset(LEXICON[name].split())

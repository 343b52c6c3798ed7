"""The languages the speech engine has."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import espeakng_loader

_ALIASES: Final[Mapping[str, str]] = {
    "en": "en-us",
    **dict.fromkeys(("en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"), "en"),
    "zh": "cmn",
    "zh-hk": "yue",
    "no": "nb",
    "nn": "nb",
    "tl": "id",
    "iw": "he",
    "in": "id",
    **dict.fromkeys(("es-us", "es-mx", "es-ar", "es-co", "es-cl", "es-pe"), "es-419"),
}


def tongue(language: str) -> str | None:
    """The engine's voice for a BCP 47 language, the nearest there is; None for one it cannot speak."""
    tag = language.lower().replace("_", "-")
    while tag:
        found = _ALIASES.get(tag, tag)
        if found in _tongues():
            return found
        tag = tag.rpartition("-")[0]
    return None


@lru_cache
def _tongues() -> frozenset[str]:
    """What the engine's data speaks, read from the names of its files."""
    folder = Path(espeakng_loader.get_data_path()) / "lang"
    return frozenset(path.name.lower() for path in folder.rglob("*") if path.is_file())

"""The shapes of adverts."""

from collections.abc import Mapping
from typing import Final

RATIO: Final = "1:1"
SIZES_PX: Final[Mapping[str, tuple[int, int]]] = {
    RATIO: (1080, 1080),
    "9:16": (1080, 1920),
    "4:5": (1080, 1350),
    "16:9": (1920, 1080),
}

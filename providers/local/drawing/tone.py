"""Colours of vector drawings, as #rrggbb."""

from typing import Final

_WARM_SHADE: Final = (0.72, 0.56, 0.52)


def mixed(one: str, other: str, share: float) -> str:
    """`share` of the other colour, 0 to 1."""
    return _hex(tuple(a + (b - a) * share for a, b in zip(_rgb(one), _rgb(other), strict=True)))


def shaded(colour: str, share: float = 1.0) -> str:
    """A colour of living things in shadow: redder as well as darker."""
    dark = tuple(part * shade for part, shade in zip(_rgb(colour), _WARM_SHADE, strict=True))
    return mixed(colour, _hex(dark), share)


def darker(colour: str, share: float) -> str:
    return mixed(colour, "#0c0a14", share)


def lighter(colour: str, share: float) -> str:
    return mixed(colour, "#fff8ee", share)


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(float(int(colour[index : index + 2], 16)) for index in (1, 3, 5))


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(part))):02x}" for part in parts)

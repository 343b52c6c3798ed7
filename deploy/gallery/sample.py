"""One thing to show: what is written below it, and the order it is made by."""

import re
from typing import Any, Final

from domain.attempt import Input, Order
from domain.brief import Brief
from domain.spec import Kind, Settings

Sample = tuple[str, Order]

_NO_NAME: Final = re.compile(r"[^A-Za-z0-9]+")


def sample(
    name: str,
    kind: Kind,
    prompt: str = "",
    *,
    model: str = "studio",
    brief: Brief | None = None,
    inputs: tuple[Input, ...] = (),
    **settings: Any,
) -> Sample:
    """`name` is what is written below the picture; `settings` are those of `domain.spec.Settings`."""
    order = Order(
        reference=slug(f"{kind} {name}"),
        model=model,
        kind=kind,
        prompt=prompt,
        settings=Settings(**settings),
        brief=brief,
        inputs=inputs,
    )
    return name, order


def photo(name: str, ware: str, colour: str) -> Input:
    """A photo of a product, as a client would send it: `name` is how the brief speaks of it."""
    return Input(name=name, key=f"photo/{ware}/{colour}", content_type="image/png", size_bytes=0, sha256="")


def face(name: str, slug: str) -> Input:
    """A portrait of somebody, as a client would send it."""
    return Input(name=name, key=f"face/{slug}", content_type="image/png", size_bytes=0, sha256="")


def slug(text: str) -> str:
    """Fit for the name of a file."""
    return _NO_NAME.sub("-", text).strip("-").lower()

"""The models on offer: what each makes, its limits, its price and who can serve it.

The catalog is data (catalog.toml beside this file). Model names are what clients send; a candidate
provider serves a model under a name of its own.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

from pydantic import ConfigDict, Field

from domain.frozen import Frozen
from domain.spec import Kind, Settings

CATALOG_FILE: Final = Path(__file__).with_name("catalog.toml")


class Entry(Frozen):
    """Part of the catalog. A mistyped word is refused: it could make a model free."""

    model_config = ConfigDict(extra="forbid")


class Served(Entry):
    """One provider of a model, in order of preference."""

    provider: str
    model: str


class Duration(Entry):
    """The lengths a model can make, in seconds; `fixed` models choose their own and ignore a wish."""

    min_s: float
    max_s: float
    default_s: float
    fixed: bool = False

    def clamp(self, wish_s: float | None) -> float:
        if wish_s is None or self.fixed:
            return self.default_s
        return min(max(wish_s, self.min_s), self.max_s)


class Price(Entry):
    """Credits: a base for the job, a rate for each second of output, and what a script costs that we write."""

    base_credits: int = 0
    per_second_credits: int = 0
    script_credits: int = 0


class Model(Entry):
    """One entry of the catalog."""

    name: str
    kind: Kind
    price: Price
    served: tuple[Served, ...] = Field(min_length=1)
    deadline_s: int
    duration: Duration | None = None

    def settle_settings(self, wish: Settings) -> Settings:
        """The settings this model will really use."""
        duration_s = self.duration.clamp(wish.duration_s) if self.duration else None
        return wish.model_copy(update={"duration_s": duration_s})


class Catalog:
    """The models that at least one of the configured providers serves, by name."""

    def __init__(self, models: Iterable[Model], providers: Iterable[str]) -> None:
        offered = frozenset(providers)
        self.models: Mapping[str, Model] = MappingProxyType(
            {m.name: kept for m in models if (kept := _restrict(m, offered)) is not None}
        )

    @classmethod
    def parse(cls, toml: str, providers: Iterable[str]) -> Self:
        """Raises pydantic.ValidationError for a model that is not well formed, KeyError for no models at all."""
        entries = tomllib.loads(toml)["models"]
        return cls((Model(name=name, **fields) for name, fields in entries.items()), providers)

    def find(self, name: str, kind: Kind) -> Model | None:
        """The model of that name that makes that kind of media, or None."""
        model = self.models.get(name)
        return model if model is not None and model.kind is kind else None


def _restrict(model: Model, providers: frozenset[str]) -> Model | None:
    served = tuple(s for s in model.served if s.provider in providers)
    return model.model_copy(update={"served": served}) if served else None

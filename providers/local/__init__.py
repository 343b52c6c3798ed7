"""The embedded studio: renders real media offline, honestly labelled, from the prompt's words alone."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from providers.local.adapter import Bring, Local

__all__ = ["Bring", "Local"]


def __getattr__(name: str) -> Any:
    """The adapter, once it is asked for: a render process is of this package too, and starts sooner without it."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module("providers.local.adapter"), name)

"""The embedded studio: renders real media offline, honestly labelled, from the prompt's words alone."""

from providers.local.adapter import Bring, Local

__all__ = ["Bring", "Local"]

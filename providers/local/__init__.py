"""The embedded studio: renders real media offline, honestly labelled, from the prompt's words alone."""

from providers.local.adapter import Local

__all__ = ["Local"]

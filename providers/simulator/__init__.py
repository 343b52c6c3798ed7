"""The provider that misbehaves on request: its adapter here, its server beside it."""

from providers.simulator.adapter import Simulator

__all__ = ["Simulator"]

"""What a job costs. The only place where a price is made."""

import math

from domain.catalog import Model
from domain.spec import Settings


def quote(model: Model, settings: Settings) -> int:
    """Credits for one job of `model` with settled `settings`; started seconds count in full."""
    seconds = math.ceil(settings.duration_s or 0)
    return model.price.base_credits + seconds * model.price.per_second_credits

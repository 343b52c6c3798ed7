"""What a job costs. The only place where a price is made."""

import math

from domain.brief import Film
from domain.catalog import Model
from domain.spec import JobSpec


def quote(model: Model, spec: JobSpec) -> int:
    """Credits for one job of `model` with settled settings; started seconds count in full."""
    seconds = math.ceil(spec.settings.duration_s or 0)
    written = isinstance(spec.brief, Film) and spec.brief.written
    script = model.price.script_credits if written else 0
    return model.price.base_credits + seconds * model.price.per_second_credits + script

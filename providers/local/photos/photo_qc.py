"""A product photo judged: each check with what was measured, what is wanted and what to do about it, as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from domain.attempt import Order
from domain.brief import Inspection
from providers.local.intake import taken_in
from providers.local.photos.metrics import Metrics, metrics_of
from providers.local.report import Report

_FAIL_BELOW, _PASS_FROM, _UNTOLD = 50, 75, 60


class Verdict(StrEnum):
    """From usable as it is to not usable."""

    PASS = "pass"  # noqa: S105
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Check:
    """One thing judged. `threshold` is where it begins to pass; the score runs from 0 to 100."""

    name: str
    value: float | None
    threshold: float
    score: int
    verdict: Verdict
    message: str


@dataclass(frozen=True)
class Rule:
    """A measure scores 100 at `good` and 0 at `bad`, whichever of the two is larger."""

    name: str
    measure: str
    good: float
    bad: float
    fine: str
    poor: str


RULES: Final = (
    Rule(
        "resolution",
        "short_side_px",
        1000,
        500,
        "Large enough.",
        "Too few pixels: use a photo of 1000 pixels or more on its shorter side.",
    ),
    Rule(
        "orientation",
        "turned",
        0,
        1.6,
        "Stored upright.",
        "Stored on its side: some shops ignore the turn flag, so save it upright.",
    ),
    Rule("sharpness", "sharpness", 160, 40, "Sharp.", "Blurred: focus on the product and hold the camera still."),
    Rule("brightness", "darkness", 0.55, 0.8, "Bright enough.", "Too dark: add light or expose longer."),
    Rule(
        "overexposure",
        "blown",
        0.10,
        0.26,
        "Highlights have detail.",
        "Overexposed: parts of the product have burnt out to white.",
    ),
    Rule("shadows", "crushed", 0.25, 0.5, "Shadows have detail.", "Large parts of the product are pure black."),
    Rule("noise", "noise", 3.5, 9.0, "Clean.", "Noisy: use more light or a lower ISO."),
    Rule("compression", "coarseness", 30, 110, "Saved with care.", "Strongly compressed: save with a higher quality."),
    Rule("blocking", "blocking", 1.2, 3.0, "No visible blocks.", "Visible blocks from an earlier compression."),
    Rule("background", "ground_spread", 6.0, 30.0, "Even background.", "Busy or uneven background: use a plain one."),
    Rule(
        "whiteness",
        "ground_offwhite",
        14.0,
        90.0,
        "White background.",
        "The background is not white, which many marketplaces ask for.",
    ),
    Rule(
        "fill",
        "fill",
        0.22,
        0.05,
        "The product fills the frame well.",
        "The product is small in the frame: move closer or crop.",
    ),
    Rule("centring", "off_centre", 0.08, 0.25, "Centred.", "The product is off-centre."),
    Rule(
        "cropping",
        "touching",
        0.0,
        0.5,
        "All of the product is in the frame.",
        "The product is cut off at the edge of the frame.",
    ),
    Rule("colour_cast", "cast", 8.0, 26.0, "Neutral colours.", "Colour cast: set the white balance."),
)
_SCORE_MAX: Final = {Verdict.PASS: 100, Verdict.WARN: 84, Verdict.FAIL: 49}
# A matter of taste or of the marketplace: alone it never fails a photo.
_MILD: Final = frozenset(("orientation", "background", "whiteness", "centring"))


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes `{"verdict", "score", "checks": [...], "photo": {...}}`. Raises UnusableInput for what is no picture."""
    brief = order.brief
    if not isinstance(brief, Inspection):
        raise TypeError("an inspection needs its brief")
    picture = taken_in(inputs[brief.photo], None)
    report(0.3)
    metrics = metrics_of(picture)
    width, height = picture.file_size_px
    facts = {"width_px": width, "height_px": height, "format": picture.format}
    out.write_text(json.dumps(verdict_of(metrics) | {"photo": facts}, indent=2) + "\n", "utf-8")


def verdict_of(metrics: Metrics) -> dict[str, object]:
    """The whole report: all checks together, but no better than the worst verdict allows."""
    checks = tuple(checked(metrics))
    mean = sum(check.score for check in checks) / len(checks)
    verdict = max((check.verdict for check in checks), key=list(Verdict).index)
    return {
        "verdict": verdict.value,
        "score": round(min(mean, _SCORE_MAX[verdict])),
        "checks": [asdict(check) for check in checks],
    }


def checked(metrics: Metrics) -> Iterator[Check]:
    values = asdict(metrics)
    for rule in RULES:
        if values[rule.measure] is None:
            yield Check(
                rule.name,
                None,
                rule.good,
                _UNTOLD,
                Verdict.WARN,
                "Cannot be told: the background is too busy or too dark.",
            )
            continue
        value = float(values[rule.measure])
        share = (value - rule.bad) / (rule.good - rule.bad)
        score = round(100 * min(1.0, max(0.0, share)) ** 0.7)
        verdict = Verdict.PASS if score >= _PASS_FROM else Verdict.WARN if score >= _FAIL_BELOW else Verdict.FAIL
        if verdict is Verdict.FAIL and rule.name in _MILD:
            verdict = Verdict.WARN
        message = rule.fine if verdict is Verdict.PASS else rule.poor
        yield Check(rule.name, round(value, 3), rule.good, score, verdict, message)

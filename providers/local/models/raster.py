"""A z-buffer: which triangle is seen at every sample of a picture."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
_PIXELS_AT_ONCE: Final = 1_500_000


@dataclass(frozen=True)
class Scan:
    """`triangles`: the number of the one seen, -1 for none; `nearness`: its value there. Both row by row."""

    triangles: npt.NDArray[np.int32]
    nearness: Floats


def scanned(corners: Floats, nearness: Floats, width: int, height: int) -> Scan:
    """Of triangles as their corners in pixels (triangle, corner, xy), and how near each corner is.

    Nearness changes evenly over the picture: for a perspective, one over the distance.
    """
    scan = Scan(np.full(width * height, -1, dtype=np.int32), np.full(width * height, -np.inf, dtype=np.float32))
    slopes = _slopes(corners, nearness)
    spans = _spans(corners, width, height)
    ends = np.cumsum(spans.lengths)
    start = 0
    while start < len(spans.lengths):
        before = int(ends[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + _PIXELS_AT_ONCE)))
        _fill(scan, spans.part(start, stop), slopes, width)
        start = stop
    return scan


@dataclass(frozen=True)
class _Spans:
    """Runs of pixels in one row that one triangle covers."""

    triangles: Numbers
    rows: Numbers
    starts: Numbers
    lengths: Numbers

    def part(self, start: int, stop: int) -> "_Spans":
        return _Spans(*(values[start:stop] for values in (self.triangles, self.rows, self.starts, self.lengths)))


def _spans(corners: Floats, width: int, height: int) -> _Spans:
    top = np.clip(np.ceil(corners[..., 1].min(axis=1) - 0.5), 0, height).astype(np.int64)
    bottom = np.clip(np.floor(corners[..., 1].max(axis=1) - 0.5) + 1, 0, height).astype(np.int64)
    counts = np.maximum(0, bottom - top)
    triangles = np.repeat(np.arange(len(corners)), counts)
    rows = _runs(top, counts)
    y = rows + 0.5
    left, right = np.full(len(rows), np.inf), np.full(len(rows), -np.inf)
    for one in range(3):
        a, b = corners[triangles, one], corners[triangles, (one + 1) % 3]
        rise = b[:, 1] - a[:, 1]
        share = (y - a[:, 1]) / np.where(rise == 0, 1, rise)
        crosses = (rise != 0) & (share >= 0) & (share <= 1)
        x = a[:, 0] + share * (b[:, 0] - a[:, 0])
        left = np.where(crosses, np.minimum(left, x), left)
        right = np.where(crosses, np.maximum(right, x), right)
    starts = np.clip(np.ceil(np.clip(left, -1, width + 1) - 0.5), 0, width).astype(np.int64)
    stops = np.clip(np.floor(np.clip(right, -1, width + 1) - 0.5) + 1, 0, width).astype(np.int64)
    kept = stops > starts
    return _Spans(triangles[kept], rows[kept], starts[kept], (stops - starts)[kept])


def _fill(scan: Scan, spans: _Spans, slopes: Floats, width: int) -> None:
    triangles = np.repeat(spans.triangles, spans.lengths)
    x = _runs(spans.starts, spans.lengths)
    rows = np.repeat(spans.rows, spans.lengths)
    plane = slopes[triangles]
    near = (plane[:, 0] * (x + 0.5) + plane[:, 1] * (rows + 0.5) + plane[:, 2]).astype(np.float32)
    pixels = rows * width + x
    np.maximum.at(scan.nearness, pixels, near)
    seen = near >= scan.nearness[pixels]
    scan.triangles[pixels[seen]] = triangles[seen]


def _slopes(corners: Floats, nearness: Floats) -> Floats:
    """Nearness as a plane over the picture: by x, by y, and at the origin."""
    a, b, c = (corners[:, k].astype(np.float64) for k in range(3))
    na, nb, nc = (nearness[:, k].astype(np.float64) for k in range(3))
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    area = np.where(np.abs(area) < 1e-12, 1e-12, area)
    by_x = ((nb - na) * (c[:, 1] - a[:, 1]) - (nc - na) * (b[:, 1] - a[:, 1])) / area
    by_y = ((nc - na) * (b[:, 0] - a[:, 0]) - (nb - na) * (c[:, 0] - a[:, 0])) / area
    return np.stack([by_x, by_y, na - by_x * a[:, 0] - by_y * a[:, 1]], axis=1)


def _runs(starts: Any, lengths: Any) -> Numbers:
    """Counting up from every start, so many times."""
    offsets = np.cumsum(lengths) - lengths
    return np.asarray(np.arange(int(lengths.sum())) - np.repeat(offsets - starts, lengths))

"""Video: an illustrated scene, or the client's own pictures, with a tune under it, as MP4 with a poster."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from domain.attempt import Order
from providers.local import encode
from providers.local.audio.music import pcm, tune_for
from providers.local.provenance import write_jpeg
from providers.local.report import Report
from providers.local.scenes.imprint import Imprint
from providers.local.scenes.ratio import Ratio
from providers.local.scenes.references import shown
from providers.local.scenes.scene import Scene, scene_for

_DEFAULT_S: Final = 5.0
_SHORTEST_S: Final = 1.0
_LONGEST_S: Final = 60.0
_SET_UP: Final = 0.15  # of the work: the sound and the layers
_POSTER: Final = 0.4  # of the clip


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """The sound first, in a process of its own: ffmpeg has been seen to hang when one graph holds both."""
    wanted = order.settings.duration_s
    frames = round(encode.FRAMES_PER_S * (_DEFAULT_S if wanted is None else min(max(wanted, _SHORTEST_S), _LONGEST_S)))
    sound = out.with_suffix(".m4a")
    duration_s = frames / encode.FRAMES_PER_S
    encode.aac(pcm(tune_for(order, duration_s), duration_s), sound)
    report(_SET_UP / 2)
    size_px = Ratio.of(order.settings.aspect_ratio).size_px()
    scene = shown(order, inputs, size_px) or scene_for(order, size_px)
    report(_SET_UP)
    encode.mp4(_frames(scene, size_px, frames, report), size_px, sound, out)
    sound.unlink()
    write_jpeg(scene.frame(duration_s * _POSTER), out.with_suffix(".jpg"))


def _frames(scene: Scene, size_px: tuple[int, int], count: int, report: Report) -> Iterator[bytes]:
    imprint = Imprint.on(size_px)
    for index in range(count):
        report(_SET_UP + (1 - _SET_UP) * index / count)
        frame = scene.frame(index / encode.FRAMES_PER_S)
        imprint.draw(frame)
        yield frame.tobytes()

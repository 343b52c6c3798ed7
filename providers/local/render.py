"""The render process: `python -m providers.local.render <folder>`."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Final

from domain.attempt import Order
from domain.spec import Kind
from providers.local import document
from providers.local.adverts import advert
from providers.local.audio import music, narration
from providers.local.films import film
from providers.local.folder import Folder
from providers.local.models import model3d
from providers.local.photos import photo_qc
from providers.local.report import Report
from providers.local.scenes import video
from providers.local.writing import copywriter

_LIMIT_S: Final = 600
_NICENESS: Final = 5


def _with_inputs(
    render: Callable[[Order, Mapping[str, Path], Path, Report], None],
) -> Callable[[Order, Path, Report], None]:
    return lambda order, out, report: render(order, Folder(out.parent).inputs(order), out, report)


RENDERERS: Final[Mapping[Kind, Callable[[Order, Path, Report], None]]] = {
    Kind.VIDEO: video.render,
    Kind.MUSIC: music.render,
    Kind.MODEL_3D: model3d.render,
    Kind.TALKING_VIDEO: _with_inputs(film.render),
    Kind.SPEECH: _with_inputs(narration.render),
    Kind.STATIC_AD: _with_inputs(advert.render),
    Kind.COPY: _with_inputs(copywriter.render),
    Kind.DOCUMENT: _with_inputs(document.render),
    Kind.PHOTO_QC: _with_inputs(photo_qc.render),
}


def main(folder: Folder) -> None:
    """Fill the folder, unless another process did so while we waited for it."""
    _limit()
    with folder.hold():
        order = folder.order()
        output, part = folder.output(order.kind), folder.part(order.kind)
        if output.exists():
            return
        folder.sweep()
        report = Report(folder.progress_path)
        report(0.0)
        RENDERERS[order.kind](order, part, report)
        part.replace(output)


def _limit() -> None:
    """The clock runs in here, so that a render whose worker is gone ends as well."""
    os.nice(_NICENESS)
    signal.signal(signal.SIGALRM, _kill_group)
    signal.alarm(_LIMIT_S)


def _kill_group(_signum: int, _frame: FrameType | None) -> None:
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main(Folder(Path(sys.argv[1])))

"""The render process: `python -m providers.local.render <folder>`."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Final

from domain.asset import EXTENSIONS, PICTURES
from domain.attempt import Order, Output, Role
from domain.failure import Code
from domain.spec import Kind
from providers.local.folder import Folder
from providers.local.formats import POSTER, content_type_of
from providers.local.intake import UnusableInput
from providers.local.poster import blurhash_of
from providers.local.report import Report

_LIMIT_S: Final = 600
_NICENESS: Final = 5

# Writes the main output, and may write a still that stands for it beside it, as `out.with_suffix(".jpg")`.
# The inputs are files by the name the brief knows them by. Raises UnusableInput.
Render = Callable[[Order, Mapping[str, Path], Path, Report], None]

# The module whose `render` makes each kind: one process makes one, and the others need not be read for it.
RENDERERS: Final[Mapping[Kind, str]] = {
    Kind.VIDEO: "scenes.video",
    Kind.IMAGE: "scenes.image",
    Kind.MUSIC: "audio.music",
    Kind.MODEL_3D: "models.model3d",
    Kind.TALKING_VIDEO: "films.film",
    Kind.SPEECH: "audio.narration",
    Kind.STATIC_AD: "adverts.advert",
    Kind.COPY: "writing.copywriter",
    Kind.DOCUMENT: "document",
    Kind.PHOTO_QC: "photos.photo_qc",
}


def renderer(kind: Kind) -> Render:
    """What makes that kind."""
    render: Render = import_module(f"providers.local.{RENDERERS[kind]}").render
    return render


def main(folder: Folder) -> None:
    """Fill the folder, unless another process did so while we waited for it."""
    _limit()
    with folder.hold():
        if folder.outputs() or folder.refused():
            return
        order, part = folder.order(), folder.part()
        report = Report(folder.progress_path)
        report(0.0)
        try:
            outputs = made(order, folder.inputs(order), part, report)
        except UnusableInput:
            folder.sweep()
            folder.refuse(Code.REFERENCE_UNUSABLE)
        else:
            folder.publish(part, outputs)


def made(order: Order, inputs: Mapping[str, Path], part: Path, report: Report) -> tuple[Output, ...]:
    """What the renderer writes into the folder `part`, described: the main output, then its poster if it has one."""
    content_type = content_type_of(order)
    if content_type is None:
        raise ValueError(order.kind)
    main_output = part / f"output.{EXTENSIONS[content_type]}"
    renderer(order.kind)(order, inputs, main_output, report)
    still = main_output.with_suffix(f".{EXTENSIONS[POSTER]}")
    posters = [_described(still, POSTER, Role.POSTER)] if still.exists() else []
    return _described(main_output, content_type, Role.MAIN), *posters


def _described(path: Path, content_type: str, role: Role) -> Output:
    blur = blurhash_of(path) if content_type in PICTURES else None
    return Output(url=path.name, content_type=content_type, role=role, blurhash=blur)


def _limit() -> None:
    """The clock runs in here, so that a render whose worker is gone ends as well."""
    os.nice(_NICENESS)
    signal.signal(signal.SIGALRM, _kill_group)
    signal.alarm(_LIMIT_S)


def _kill_group(_signum: int, _frame: FrameType | None) -> None:
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main(Folder(Path(sys.argv[1])))

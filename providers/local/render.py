"""The render process: `python -m providers.local.render <folder>`."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from domain.asset import EXTENSIONS, PICTURES
from domain.attempt import Order, Output, Role
from domain.failure import Code
from domain.spec import Kind
from providers.local.bounds import Watch, limit
from providers.local.folder import Folder
from providers.local.formats import POSTER, content_type_of
from providers.local.intake import UnusableInput
from providers.local.poster import blurhash_of
from providers.local.report import Report
from providers.local.turns import seats, turn

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
    Kind.DOCUMENT: "documents.document",
    Kind.PHOTO_QC: "photos.photo_qc",
}


def renderer(kind: Kind) -> Render:
    """What makes that kind."""
    render: Render = import_module(f"providers.local.{RENDERERS[kind]}").render
    return render


def main(folder: Folder) -> None:
    """Fill the folder, unless another process did so while we waited for it."""
    limit()
    report = Report(folder.progress_path)
    watch = Watch(report)
    watch.start()
    with folder.hold(), turn(folder.turns_path, folder.ticket(), seats()):
        watch.begin()
        if not folder.outputs() and not folder.refused():
            _fill(folder, report)


def _fill(folder: Folder, report: Report) -> None:
    order, part = folder.order(), folder.part()
    try:
        outputs = made(order, folder.inputs(order), part, report)
    except UnusableInput:
        folder.sweep()
        folder.refuse(Code.REFERENCE_UNUSABLE)  # the last step: who reads it ends this process
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


if __name__ == "__main__":
    main(Folder(Path(sys.argv[1])))

"""3D models: the object a prompt names, of what it is said to be made of, as GLB, with a poster of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from domain.attempt import Order
from providers.local.intake import taken_in
from providers.local.models.assembly import Model, assembled, copies
from providers.local.models.glb import glb
from providers.local.models.look import Look
from providers.local.models.objects.library import OBJECTS
from providers.local.models.relief import relief
from providers.local.models.request import read
from providers.local.models.still import still
from providers.local.provenance import write_jpeg
from providers.local.report import Report
from providers.local.words import chance

_MODELLED: Final = 0.3  # of the work


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the GLB and its poster beside it (.jpg). Raises UnusableInput for what is no picture."""
    model = modelled(order, inputs)
    out.write_bytes(glb(model))
    report(_MODELLED)
    write_jpeg(still(model), out.with_suffix(".jpg"))
    report(1.0)


def modelled(order: Order, inputs: Mapping[str, Path]) -> Model:
    """A relief of the first picture the order brings; without any, what its prompt names.

    A prompt that names nothing we know gets a form that says so in its name.
    """
    request = read(order.prompt)
    look = Look(request.body, request.detail, build=float(chance(order, "model3d").random()))
    picture = next(iter(inputs.values()), None)
    if picture is not None:
        return assembled("relief of a picture", relief(taken_in(picture).image, look), request.scale)
    name = request.name if request.known else "abstract form: the prompt names no object known here"
    return copies(assembled(name, OBJECTS[request.name](look), request.scale), request.count)

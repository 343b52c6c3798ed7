"""What holds for every kind the studio makes: the same bytes each time, files of their type, and their origin."""

import asyncio
import json
import struct
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from activities.media import inspect
from domain.asset import is_kept
from domain.attempt import Input, Order, Output, Role, State
from domain.brief import (
    Advert,
    Backing,
    Brief,
    CopyBrief,
    CopyFormat,
    CopyTone,
    Document,
    Film,
    Inset,
    Inspection,
    Page,
    Platform,
    Product,
    Speech,
    SpeechFormat,
    TextBox,
)
from domain.spec import Kind, Settings
from providers.local import Local
from providers.local.provenance import SOURCE_TYPE
from tests.providers.local.measure import fetched, rendered
from tests.providers.local.shots import shot, stored

MUG = Product(name="Morning Mug", description="A stoneware mug that keeps coffee warm.", benefits=("Dishwasher safe",))
PHOTO = Input(name="photo", key="inputs/1", content_type="image/png", size_bytes=1, sha256="0" * 64)
TEXT = TextBox(x_mm=10, y_mm=10, width_mm=90, height_mm=20, text="Hello")


def order(kind: Kind, brief: Brief | None = None, inputs: tuple[Input, ...] = (), **settings: object) -> Order:
    return Order(
        reference="job_1",
        model="m",
        kind=kind,
        prompt="a red rocket at sunset",
        settings=Settings.model_validate(settings),
        brief=brief,
        inputs=inputs,
    )


ORDERS = {
    "video": order(Kind.VIDEO, duration_s=1, aspect_ratio="1:1"),
    "image": order(Kind.IMAGE),
    "music": order(Kind.MUSIC, duration_s=2, lyrics="la la la"),
    "model3d": order(Kind.MODEL_3D),
    "talking_video": order(
        Kind.TALKING_VIDEO,
        Film(script="Sleep well. All night.", music=Backing.CHILL, cta="Try it", broll=True, inset=Inset()),
        duration_s=2,
    ),
    "static_ad": order(Kind.STATIC_AD, Advert(product=MUG.model_copy(update={"image": "photo"})), (PHOTO,)),
    "speech": order(Kind.SPEECH, Speech(text="Sleep well.")),
    "speech as wav": order(Kind.SPEECH, Speech(text="Sleep well.", format=SpeechFormat.WAV)),
    "copy": order(
        Kind.COPY,
        CopyBrief(product=MUG, platform=Platform.META, format=CopyFormat.SHORT, tone=CopyTone.CASUAL),
    ),
    "document": order(Kind.DOCUMENT, Document(title="Mug", pages=(Page(boxes=(TEXT,)),))),
    "photo_qc": order(Kind.PHOTO_QC, Inspection(photo="photo"), (PHOTO,)),
}


class Made(NamedTuple):
    """The outputs of one of the orders, fetched."""

    name: str
    files: list[tuple[Output, Path]]


async def make(name: str, folder: Path) -> Made:
    photo = stored(shot(side_px=300), folder / "photo.png").read_bytes()

    async def bring(_given: Input, into: Path) -> None:
        await asyncio.to_thread(into.write_bytes, photo)

    studio = Local(folder / "studio", bring)
    end, _ = await rendered(studio, ORDERS[name])
    assert end.state is State.SUCCEEDED
    paths = [folder / str(position) for position in range(len(end.outputs))]
    return Made(name, [(end.outputs[n], await fetched(studio, end, path, n)) for n, path in enumerate(paths)])


@pytest.fixture(scope="module")
def kept() -> dict[str, Made]:
    """What was made for one test is looked at by the next."""
    return {}


@pytest.fixture(params=ORDERS)
async def made(request: pytest.FixtureRequest, kept: dict[str, Made], tmp_path_factory: pytest.TempPathFactory) -> Made:
    if request.param not in kept:
        kept[request.param] = await make(request.param, tmp_path_factory.mktemp("made"))
    return kept[request.param]


def test_there_is_an_order_of_every_kind() -> None:
    assert {one.kind for one in ORDERS.values()} == set(Kind)


async def test_the_same_order_gives_the_same_bytes_in_another_folder(made: Made, tmp_path: Path) -> None:
    again = tmp_path / "it's another, [longer] folder"
    again.mkdir()
    twin = await make(made.name, again)
    assert [output for output, _ in twin.files] == [output for output, _ in made.files]
    assert [path.read_bytes() for _, path in twin.files] == [path.read_bytes() for _, path in made.files]


def test_every_file_is_of_the_type_it_says_with_its_facts(made: Made) -> None:
    kind = ORDERS[made.name].kind
    assert [output.role for output, _ in made.files] in ([Role.MAIN], [Role.MAIN, Role.POSTER])
    for output, path in made.files:
        medium = inspect(path)
        assert medium.content_type == output.content_type
        assert is_kept(medium.content_type, kind, output.role)
        assert (medium.facts.width_px is not None) is medium.content_type.startswith(("image/", "video/"))
        assert (medium.facts.duration_s is not None) is medium.content_type.startswith(("audio/", "video/"))
        assert (output.blurhash is not None) is medium.content_type.startswith("image/")


def test_every_file_says_that_it_was_made_by_rules(made: Made) -> None:
    for output, path in made.files:
        assert output.content_type is not None
        assert SOURCE_TYPE == "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
        if output.content_type != "application/json":  # its fields are the contract's
            assert SOURCE_TYPE in _READERS[output.content_type](path)


def _of_picture(path: Path) -> str:
    with Image.open(path) as picture:
        return str(picture.getxmp()["xmpmeta"]["RDF"]["Description"]["DigitalSourceType"])


def _of_mp4(path: Path) -> str:
    data, at = path.read_bytes(), 0
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        if name == b"uuid":
            return data[at + 24 : at + size].decode()
        at += size
    return ""


def _of_mp3(path: Path) -> str:
    owner, _, packet = dict(_frames(path.read_bytes()))[b"PRIV"].partition(b"\0")
    assert owner == b"XMP"
    return packet.decode()


def _frames(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Of an ID3 tag, whose numbers have seven bits a byte."""
    at, end = 10, 10 + _seven_bits(data[6:10])
    while at < end and data[at]:
        size = _seven_bits(data[at + 4 : at + 8])
        yield data[at : at + 4], data[at + 10 : at + 10 + size]
        at += 10 + size


def _seven_bits(number: bytes) -> int:
    return sum(byte << shift for byte, shift in zip(number, (21, 14, 7, 0), strict=True))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at < len(data):
        name, size = struct.unpack("<4sI", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _of_wav(path: Path) -> str:
    data = path.read_bytes()
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    with wave.open(str(path)) as sound:
        assert len(sound.readframes(sound.getnframes())) == sound.getnframes() * 4 > 0
    return dict(_chunks(data))[b"_PMX"].decode()


def _of_glb(path: Path) -> str:
    data = path.read_bytes()
    size = int.from_bytes(data[12:16], "little")
    return str(json.loads(data[20 : 20 + size])["asset"]["extras"]["digitalSourceType"])


def _of_pdf(path: Path) -> str:
    return path.read_bytes().decode("latin-1").partition("/Subtype /XML")[2].partition("endstream")[0]


_READERS = {
    "image/png": _of_picture,
    "image/jpeg": _of_picture,
    "video/mp4": _of_mp4,
    "audio/mpeg": _of_mp3,
    "audio/wav": _of_wav,
    "model/gltf-binary": _of_glb,
    "application/pdf": _of_pdf,
}

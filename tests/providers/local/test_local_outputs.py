"""What a render leaves: its main output, and a still that stands for it, all or nothing."""

import os
from pathlib import Path

import blurhash
import numpy as np
import pytest
from PIL import Image

from domain.attempt import Order, Role, State
from domain.brief import Film, Speech, SpeechFormat
from domain.spec import Kind, Settings
from providers.local import Local
from providers.local.folder import Folder
from tests.providers.local.conftest import Gate
from tests.providers.local.measure import Ordering, dies, facts_of, fetched, held, rendered

FILM = Order(
    reference="job_1",
    model="studio",
    kind=Kind.TALKING_VIDEO,
    prompt="",
    settings=Settings(duration_s=2),
    brief=Film(script="Sleep well."),
)


async def test_a_film_is_published_with_a_poster_and_its_blur(local: Local, tmp_path: Path) -> None:
    end, _ = await rendered(local, FILM)
    film, poster = end.outputs
    assert (film.role, film.content_type, film.blurhash) == (Role.MAIN, "video/mp4", None)
    assert (poster.role, poster.content_type) == (Role.POSTER, "image/jpeg")
    with Image.open(await fetched(local, end, tmp_path / "poster", 1)) as still:
        assert still.size == (720, 1280)
        mean = still.convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert poster.blurhash is not None
    assert np.mean(blurhash.decode(poster.blurhash, 16, 16), axis=(0, 1)) == pytest.approx(mean, abs=40)


async def test_an_image_is_a_png_with_its_blur(local: Local, order: Ordering, tmp_path: Path) -> None:
    end, _ = await rendered(local, order(Kind.IMAGE, aspect_ratio="4:5"))
    assert end.outputs[0].content_type == "image/png"
    assert end.outputs[0].blurhash is not None
    with Image.open(await fetched(local, end, tmp_path / "image")) as picture:
        assert (picture.format, picture.size) == ("PNG", (1080, 1350))


@pytest.mark.parametrize(
    ("form", "content_type", "codec"),
    [(SpeechFormat.MP3, "audio/mpeg", "mp3"), (SpeechFormat.WAV, "audio/wav", "pcm_s16le")],
)
async def test_speech_is_of_the_type_that_was_ordered(
    form: SpeechFormat, content_type: str, codec: str, local: Local, tmp_path: Path
) -> None:
    brief = Speech(text="Sleep well.", format=form)
    end, _ = await rendered(local, FILM.model_copy(update={"kind": Kind.SPEECH, "brief": brief}))
    assert [output.content_type for output in end.outputs] == [content_type]
    assert codec in facts_of(await fetched(local, end, tmp_path / "speech")).streams[0]


async def test_nothing_is_published_before_all_of_it_is_whole(local: Local, gate: Gate, tmp_path: Path) -> None:
    """Held after the film was encoded and before its poster is there."""
    folder = Folder(tmp_path / "studio" / "job_1")
    gate.hold("output.png")
    await local.submit(FILM)
    ffmpeg = await held(local, "job_1")
    assert list(folder.path.glob("part-*/output.mp4"))
    assert folder.outputs() == ()
    assert (await local.poll("job_1")).state is State.WORKING
    await dies(ffmpeg.ppid(), os.killpg)
    assert folder.outputs() == ()

import os
import time
from inspect import signature
from pathlib import Path

import psutil
import pytest

from domain.asset import EXTENSIONS
from domain.attempt import Order, Output, State, Submission, Verdict
from domain.failure import Code
from domain.spec import Kind, Settings
from providers.base import OutputUnusable
from providers.local import Local
from providers.local.folder import Folder
from providers.local.formats import content_type_of
from providers.local.render import RENDERERS, renderer
from tests.fixtures.processes import PATIENCE_S
from tests.providers.local.conftest import Gate
from tests.providers.local.measure import Ordering, dies, facts_of, fetched, followed, held, rendered

_CLIP = {"duration_s": 1, "aspect_ratio": "1:1"}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_type_and_a_renderer(kind: Kind, order: Ordering) -> None:
    assert content_type_of(order(kind)) in EXTENSIONS
    assert [*signature(renderer(kind)).parameters] == ["order", "inputs", "out", "report"]


def test_every_renderer_is_of_a_kind() -> None:
    assert RENDERERS.keys() == set(Kind)


async def test_an_order_is_found_by_its_reference_once_it_was_taken(local: Local, order: Ordering) -> None:
    assert await local.find("job_1") is None
    assert await local.submit(order(Kind.MODEL_3D)) == Submission.accepted("job_1")
    assert await local.find("job_1") == "job_1"


@pytest.mark.parametrize(
    "settings",
    [
        Settings(aspect_ratio="wide"),
        Settings(aspect_ratio="0:1"),
        Settings(aspect_ratio="40:1"),
    ],
)
async def test_a_shape_that_cannot_be_drawn_is_refused(local: Local, settings: Settings) -> None:
    asked = Order(reference="job_1", model="m", kind=Kind.VIDEO, prompt="p", settings=settings)
    assert await local.submit(asked) == Submission.rejected(Code.INVALID_INPUT)
    assert await local.find("job_1") is None


async def test_a_kind_it_does_not_know_is_refused(local: Local, order: Ordering) -> None:
    unknown = order(Kind.VIDEO).model_copy(update={"kind": "hologram"})
    assert await local.submit(unknown) == Submission.rejected(Code.INVALID_INPUT)


async def test_a_disk_that_takes_no_order_is_not_sent(order: Ordering, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert (await Local(blocked / "studio").submit(order(Kind.VIDEO))).verdict is Verdict.NOT_SENT


async def test_cancel_stops_ffmpeg_and_leaves_no_file(
    local: Local, order: Ordering, gate: Gate, tmp_path: Path
) -> None:
    gate.hold("output.mp4")
    await local.submit(order(Kind.VIDEO, **_CLIP))
    ffmpeg = await held(local, "job_1")
    render = ffmpeg.parent()
    assert render is not None
    await local.cancel("job_1")
    assert psutil.wait_procs([ffmpeg, render], timeout=PATIENCE_S)[1] == []
    assert [path.name for path in (tmp_path / "studio").iterdir()] == [".turns"]
    assert (await local.poll("job_1")).code is Code.PROVIDER_ERROR


async def test_a_killed_render_starts_again_and_succeeds(
    local: Local, order: Ordering, gate: Gate, tmp_path: Path
) -> None:
    gate.hold("output.mp4")
    await local.submit(order(Kind.VIDEO, **_CLIP))
    await dies((await held(local, "job_1")).ppid())
    gate.open()
    end, _ = await followed(local, "job_1")
    assert end.state is State.SUCCEEDED
    assert facts_of(await fetched(local, end, tmp_path / "clip.mp4")).frames == 24
    assert not list((tmp_path / "studio" / "job_1").glob("part-*"))


async def test_a_render_that_dies_twice_has_failed_and_stays_failed(local: Local, order: Ordering, gate: Gate) -> None:
    gate.hold("output.mp4")
    await local.submit(order(Kind.VIDEO, **_CLIP))
    for _ in range(2):
        await dies((await held(local, "job_1")).ppid())
    end, _ = await followed(local, "job_1")
    assert (end.state, end.code) == (State.FAILED, Code.PROVIDER_ERROR)
    assert await local.poll("job_1") == end


async def test_a_new_worker_waits_for_the_render_of_a_dead_one_and_can_stop_it(
    local: Local, order: Ordering, gate: Gate, tmp_path: Path
) -> None:
    gate.hold("output.mp4")
    await local.submit(order(Kind.VIDEO, **_CLIP))
    ffmpeg = await held(local, "job_1")
    heir = Local(tmp_path / "studio")
    before = set(psutil.Process().children())
    assert (await heir.poll("job_1")).state is State.WORKING
    assert set(psutil.Process().children()) == before
    await heir.cancel("job_1")
    assert psutil.wait_procs([ffmpeg], timeout=PATIENCE_S)[1] == []
    await local.cancel("job_1")


async def test_a_finished_render_is_never_made_again(local: Local, order: Ordering, tmp_path: Path) -> None:
    end, _ = await rendered(local, order(Kind.MODEL_3D))
    await local.submit(order(Kind.MODEL_3D))
    assert await Local(tmp_path / "studio").poll("job_1") == end


async def test_an_order_of_another_host_has_failed(local: Local) -> None:
    end = await local.poll("job_2")
    assert (end.state, end.code) == (State.FAILED, Code.PROVIDER_ERROR)


async def test_canceling_what_is_not_there_is_no_error(local: Local) -> None:
    await local.cancel("job_2")
    await local.cancel("../job_2")


@pytest.mark.parametrize(
    "url",
    [
        "job_1/order.json",  # ours, but no output
        "../secret/output.mp4",
        "job_1/../../secret",
        "/etc/passwd",
        "job_1/output.mp4",  # not rendered
        "",
    ],
)
async def test_only_outputs_can_be_fetched(local: Local, order: Ordering, tmp_path: Path, url: str) -> None:
    await local.submit(order(Kind.MODEL_3D))
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "output.mp4").touch()
    with pytest.raises(OutputUnusable):
        _ = [chunk async for chunk in local.fetch(Output(url=url))]


@pytest.mark.parametrize("reference", ["../up", "a/b", ".hidden", "", "x" * 300])
def test_a_reference_that_is_no_plain_name_has_no_folder(reference: str, tmp_path: Path) -> None:
    assert Folder.of(tmp_path, reference) is None


async def test_folders_older_than_a_day_are_pruned(local: Local, order: Ordering, tmp_path: Path) -> None:
    root = tmp_path / "studio"
    for name, age_s in (("old", 25 * 3600), ("recent", 23 * 3600)):
        (root / name).mkdir(parents=True)
        os.utime(root / name, (time.time() - age_s,) * 2)
    await local.submit(order(Kind.MODEL_3D))
    assert sorted(path.name for path in root.iterdir()) == ["job_1", "recent"]

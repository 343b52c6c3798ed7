"""Drawn actors: who they are, and that each movement moves what it should and nothing else."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageChops

from domain.actors import ACTORS_FILE, Library
from providers.local.actors.actor import Actor, Mouth, Pose
from providers.local.actors.looks import Look
from providers.local.actors.visemes import VISEMES

LIBRARY = Library.parse(ACTORS_FILE.read_text())
FRAME = (360, 640)
THUMBNAIL = (135, 240)
BACKDROP = (255, 0, 255)
SHOULDERS = 420
VARIED = ("emma", "marcus", "walter", "aisha", "diego", "amara")
Box = tuple[int, int, int, int]


@lru_cache
def actor(slug: str, size_px: tuple[int, int] = FRAME) -> Actor:
    return on_stage(Look.named(slug), size_px)


def on_stage(look: Look, size_px: tuple[int, int] = FRAME) -> Actor:
    """Before a plain colour that nobody wears."""
    return Actor(look, size_px, Image.new("RGB", size_px, BACKDROP))


def changed(person: Actor, pose: Pose, rest: Pose | None = None) -> Box:
    """Where a pose differs from another, from the actor at rest where none is given."""
    box = ImageChops.difference(person.frame(pose), person.frame(rest or Pose())).getbbox()
    assert box is not None, f"nothing moves for {pose}"
    return box


def inside(box: Box, frame: Box, margin: int = 3) -> bool:
    corner = box[0] >= frame[0] - margin and box[1] >= frame[1] - margin
    return corner and box[2] <= frame[2] + margin and box[3] <= frame[3] + margin


def silhouette(person: Actor, pose: Pose) -> npt.NDArray[np.bool_]:
    """Where the backdrop is covered, by row and column."""
    return cover(person, pose) > 8


def cover(person: Actor, pose: Pose) -> npt.NDArray[np.int16]:
    """How far the backdrop is covered, 0 to 255; shadows cover it a little."""
    covered: npt.NDArray[np.int16] = np.abs(np.asarray(person.frame(pose), dtype=np.int16) - BACKDROP).max(axis=2)
    return covered


@pytest.mark.parametrize("slug", LIBRARY.actors)
def test_every_actor_of_the_library_can_be_drawn(slug: str) -> None:
    frame = actor(slug, THUMBNAIL).frame(Pose())
    assert (frame.mode, frame.size) == ("RGB", THUMBNAIL)
    assert 0.35 < silhouette(actor(slug, THUMBNAIL), Pose()).mean() < 0.75


def test_no_two_actors_look_alike() -> None:
    faces = {}
    for slug in LIBRARY.actors:
        person = actor(slug, THUMBNAIL)
        faces[slug] = np.asarray(person.frame(Pose()).crop((30, 20, 105, 120)), dtype=np.int16)
    for slug, face in faces.items():
        nearest = min(float(np.abs(face - other).mean()) for name, other in faces.items() if name != slug)
        assert nearest > 4, slug


@pytest.mark.parametrize("slug", ["emma", "nobody-we-know"])
def test_a_slug_is_the_same_person_every_time(slug: str) -> None:
    poses = [Pose(), Pose(mouth=VISEMES["E"], eyes=0.4, tilt_deg=2.5, dx=0.01, breath=0.6)]
    one, other = on_stage(Look.named(slug)), on_stage(Look.named(slug))
    assert [one.frame(pose).tobytes() for pose in poses] == [other.frame(pose).tobytes() for pose in reversed(poses)][
        ::-1
    ]


@pytest.mark.parametrize("size_px", [(180, 320), (320, 180), (240, 240), (240, 300), (300, 100), (100, 300)])
def test_a_face_fits_into_a_frame_of_any_shape(size_px: tuple[int, int]) -> None:
    person = actor("zoe", size_px)
    assert person.frame(Pose()).size == size_px
    left, top, right, bottom = person.face_box
    assert inside((left, top, right, bottom), (0, 0, *size_px), margin=2)
    assert inside(person.mouth_box, person.face_box, margin=6)
    assert bottom - top > 0.35 * min(size_px[1], size_px[0])


def test_the_face_is_in_the_face_box() -> None:
    person = actor("thandi")
    left, top, right, _ = person.face_box
    body = silhouette(person, Pose())
    assert not body[: top - 2].any(), "hair above the box"
    assert body[top + 4].any()
    chin = person.mouth_box[1]
    assert not body[:chin, : left - 2].any()
    assert not body[:chin, right + 2 :].any()


@pytest.mark.parametrize("slug", VARIED)
@pytest.mark.parametrize("viseme", sorted(VISEMES.keys() - {"rest"}))
def test_a_mouth_that_speaks_moves_nothing_else(slug: str, viseme: str) -> None:
    person = actor(slug)
    assert inside(changed(person, Pose(mouth=VISEMES[viseme])), person.mouth_box)


@pytest.mark.parametrize("slug", VARIED)
def test_an_open_mouth_drops_the_jaw(slug: str) -> None:
    person, wide = actor(slug), Mouth(0.34, 0.05, 0.17)
    whole = np.asarray(person.frame(Pose(mouth=wide)), dtype=np.int16)
    at_rest = np.asarray(person.frame(Pose()), dtype=np.int16)
    _, top, _, bottom = person.mouth_box
    chin = slice(top + round(0.75 * (bottom - top)), bottom)
    middle = slice(FRAME[0] // 2 - 8, FRAME[0] // 2 + 8)
    assert np.abs(whole - at_rest)[chin, middle].max() > 8


@pytest.mark.parametrize("slug", VARIED)
def test_a_blink_moves_nothing_but_the_eyes(slug: str) -> None:
    person = actor(slug)
    left, top, right, bottom = changed(person, Pose(eyes=0.0))
    assert inside((left, top, right, bottom), person.face_box)
    assert bottom < person.mouth_box[1]
    assert bottom - top < 0.22 * (person.mouth_box[3] - person.face_box[1])


def test_eyes_open_by_degrees() -> None:
    person = actor("marcus")
    frames = {person.frame(Pose(eyes=share)).tobytes() for share in (0.0, 0.25, 0.5, 0.75, 1.0)}
    assert len(frames) == 5


@pytest.mark.parametrize("gaze", [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.15, 0.0)])
def test_a_glance_moves_the_eyes_only(gaze: tuple[float, float]) -> None:
    person = actor("emma")
    glance, blink = changed(person, Pose(gaze=gaze)), changed(person, Pose(eyes=0.0))
    assert inside(glance, blink)


@pytest.mark.parametrize("brows", [-1.0, -0.4, 0.4, 1.0])
def test_brows_move_above_the_eyes(brows: float) -> None:
    person = actor("marcus")
    moved = changed(person, Pose(brows=brows))
    assert inside(moved, person.face_box)
    assert moved[3] < changed(person, Pose(eyes=0.0))[3]


@pytest.mark.parametrize("smile", [-1.0, 0.5, 1.0])
def test_a_smile_shows_at_the_mouth(smile: float) -> None:
    person = actor("emma")
    moved = changed(person, Pose(smile=smile))
    assert inside(moved, person.face_box)
    assert moved[3] > person.mouth_box[1] + 5


def test_a_swaying_head_takes_the_neck_along_and_leaves_the_shoulders_where_they_are() -> None:
    person = on_stage(Look.of("anyone", "male", "26-35", {"hairstyle": "buzz", "beard": "none", "top": "crew"}))
    still, swayed = silhouette(person, Pose()), silhouette(person, Pose(dx=0.06))
    chin = person.mouth_box[3] - 10
    shifts = [int(swayed[row].argmax()) - int(still[row].argmax()) for row in range(chin, FRAME[1])]
    assert shifts[0] >= 3
    assert sorted(shifts[:20], reverse=True) == shifts[:20], "the neck bends, it does not tear"
    assert not any(shifts[60:])


@pytest.mark.parametrize("slug", ["marcus", "diego", "hiroshi", "carlos", "nadia", "omar", "noah"])
@pytest.mark.parametrize("pose", [Pose(tilt_deg=4, dx=0.04), Pose(tilt_deg=-4, dx=-0.04, dy=-0.03, breath=1.0)])
def test_no_gap_opens_between_head_and_collar(slug: str, pose: Pose) -> None:
    person = actor(slug)
    for row in cover(person, pose)[person.mouth_box[3] - 20 :]:
        solid = np.flatnonzero(row > 128)
        assert row[solid[0] : solid[-1]].min() > 40


def test_a_tilt_goes_to_the_side_it_says() -> None:
    person = actor("tomas")
    crown = person.face_box[1] + 12

    def middle(pose: Pose) -> float:
        return float(np.flatnonzero(silhouette(person, pose)[crown]).mean())

    assert middle(Pose(tilt_deg=4)) > middle(Pose()) + 5
    assert middle(Pose(tilt_deg=-4)) < middle(Pose()) - 5


def irises(person: Actor, pose: Pose) -> tuple[float, float]:
    """Where emma's green is on average, across and down."""
    frame = np.asarray(person.frame(pose), dtype=np.int16)
    red, green, blue = (frame[..., channel] for channel in range(3))
    rows, columns = np.nonzero((green > red + 12) & (green > blue + 12))
    eyes = rows < person.mouth_box[1]  # below are her clothes
    return float(columns[eyes].mean()), float(rows[eyes].mean())


def test_a_head_that_turns_takes_the_face_along_and_leaves_its_outline() -> None:
    person = actor("emma")
    ahead, left, right = (irises(person, Pose(turn=turn))[0] for turn in (0.0, -1.0, 1.0))
    assert left < ahead - 8
    assert right > ahead + 8
    above = slice(person.face_box[1], person.mouth_box[1])
    outlines = [silhouette(person, Pose(turn=turn))[above] for turn in (0.0, 1.0)]
    assert (outlines[0] ^ outlines[1]).mean() < 0.02


def test_a_head_bows_to_where_it_says() -> None:
    person = actor("emma")
    assert irises(person, Pose(bow=1.0))[1] > irises(person, Pose())[1] + 4
    assert irises(person, Pose(bow=-1.0))[1] < irises(person, Pose())[1] - 4


def test_one_shoulder_is_nearer_than_the_other_and_not_always_the_same() -> None:
    sides = set()
    for slug in VARIED:
        person = actor(slug)
        covered = np.flatnonzero(silhouette(person, Pose())[SHOULDERS])
        difference = (covered[-1] - FRAME[0] / 2) - (FRAME[0] / 2 - covered[0])
        sides.add(np.sign(difference))
        assert abs(difference) >= 5, slug
    assert sides == {-1.0, 1.0}


def test_breath_lifts_the_shoulders_little_by_little() -> None:
    person = actor("leo")
    column = person.face_box[0] - 12

    def shoulder(breath: float) -> int:
        return int(silhouette(person, Pose(breath=breath))[:, column].argmax())

    heights = [shoulder(breath) for breath in (0.0, 0.5, 1.0)]
    assert heights[0] - 4 <= heights[2] < heights[0]
    assert heights == sorted(heights, reverse=True)


def test_poses_beyond_their_limits_are_drawn_at_the_limit() -> None:
    person = actor("emma")
    extreme = person.frame(Pose(eyes=9.0, brows=5.0, smile=4.0, breath=3.0))
    assert extreme.tobytes() == person.frame(Pose(eyes=1.0, brows=1.0, smile=1.0, breath=1.0)).tobytes()

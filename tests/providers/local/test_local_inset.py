from itertools import product

import numpy as np
import pytest
from PIL import Image

from domain.brief import Entrance, FrameStyle, Inset, Position, Size
from providers.local.films.inset import Window
from providers.local.films.layout import Box, Grid
from providers.local.films.motion import ENTRANCE_S, arriving
from tests.providers.local.viewing import inked

SIZES = ((360, 640), (640, 360), (400, 400))
GREY = (128, 128, 128)


class _Flat:
    """A speaker who is one colour."""

    def __init__(self, size_px: tuple[int, int]) -> None:
        self._picture = Image.new("RGB", size_px, (250, 60, 20))

    def at(self, index: int) -> Image.Image:
        assert index >= 0
        return self._picture


def _window(inset: Inset, size_px: tuple[int, int]) -> Window:
    grid = Grid(size_px)
    return Window(inset, grid, _Flat(grid.inset(inset).size), ((1.0, 3.0),))


def _drawn(window: Window, now_s: float) -> Image.Image:
    frame = Image.new("RGB", window.grid.size_px, GREY)
    window.put(frame, round(now_s * 25), now_s)
    return frame


def _extent(frame: Image.Image) -> Box | None:
    rows, columns = np.nonzero(inked(np.asarray(frame).astype(np.int16), least=60))
    if not len(rows):
        return None
    left, top = int(columns.min()), int(rows.min())
    return Box(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)


@pytest.mark.parametrize("size_px", SIZES)
@pytest.mark.parametrize(("position", "size"), list(product(Position, Size)))
def test_the_inset_rests_in_its_place_while_a_cutaway_lasts(
    size_px: tuple[int, int], position: Position, size: Size
) -> None:
    window = _window(Inset(position=position, size=size, frame=FrameStyle.NONE), size_px)
    assert _extent(_drawn(window, 2.0)) == window.box
    assert _extent(_drawn(window, 0.9)) is None
    assert _extent(_drawn(window, 3.0)) is None
    centre = window.box.middle[0] / size_px[0]
    expected = {Position.BOTTOM_LEFT: centre < 0.4, Position.BOTTOM_RIGHT: centre > 0.6}
    assert expected.get(position, 0.49 < centre < 0.51)
    assert window.box.middle[1] > size_px[1] / 2


def test_sizes_differ_clearly() -> None:
    for size_px in SIZES:
        small, medium, large = (Grid(size_px).inset(Inset(size=size)).height for size in Size)
        assert small * 1.15 < medium < large / 1.15


@pytest.mark.parametrize("entrance", Entrance)
def test_every_entrance_comes_from_its_own_side_and_ends_at_rest(entrance: Entrance) -> None:
    size_px = SIZES[0]
    box = Grid(size_px).inset(Inset())
    first, halfway, rest = (arriving(box, entrance, share, size_px) for share in (0.0, 0.25, 1.0))
    assert rest == (box, 1.0)
    start, opacity = first
    assert {
        Entrance.SLIDE_UP: start.top >= size_px[1],
        Entrance.SLIDE_LEFT: start.left >= size_px[0],
        Entrance.SLIDE_RIGHT: start.right <= 0,
        Entrance.FADE: start == box and opacity == 0,
        Entrance.SCALE: start.width < box.width / 3 and opacity == 0,
    }[entrance]
    assert halfway != first
    assert halfway != rest


def test_entrances_can_be_told_apart_on_the_screen() -> None:
    seen = {
        _drawn(_window(Inset(entrance=entrance), SIZES[0]), 1.0 + ENTRANCE_S / 4).tobytes() for entrance in Entrance
    }
    assert len(seen) == len(Entrance)


def test_frames_differ_at_the_edge() -> None:
    none, rounded, shadow = (_drawn(_window(Inset(frame=frame), SIZES[0]), 2.0) for frame in FrameStyle)
    box = Grid(SIZES[0]).inset(Inset())
    corner = (box.left + 1, box.top + 1)
    assert none.getpixel(corner) == (250, 60, 20)
    assert rounded.getpixel(corner) == GREY
    assert rounded.getpixel((box.left + box.width // 2, box.top + 1)) == (255, 255, 255)
    below = shadow.getpixel((box.left + box.width // 2, box.bottom + 2))
    assert isinstance(below, tuple)
    assert max(below) < GREY[0]


@pytest.mark.parametrize("size_px", SIZES)
@pytest.mark.parametrize(("position", "size", "entrance"), list(product(Position, Size, Entrance)))
def test_an_inset_on_its_way_in_does_not_cross_the_captions(
    size_px: tuple[int, int], position: Position, size: Size, entrance: Entrance
) -> None:
    grid, inset = Grid(size_px), Inset(position=position, size=size, entrance=entrance)
    for step in range(11):
        box, _ = arriving(grid.inset(inset), entrance, step / 10, size_px)
        assert not box.meets(grid.captions(inset)), step


@pytest.mark.parametrize("size_px", SIZES)
@pytest.mark.parametrize(("position", "size", "entrance"), list(product(Position, Size, Entrance)))
def test_captions_inset_and_drawings_keep_out_of_each_others_way(
    size_px: tuple[int, int], position: Position, size: Size, entrance: Entrance
) -> None:
    grid, inset = Grid(size_px), Inset(position=position, size=size, entrance=entrance)
    places = (grid.captions(inset), grid.inset(inset), grid.picture(inset))
    for one, other in product(places, repeat=2):
        assert one is other or not one.meets(other)
    for place in places:
        assert place.left >= 0
        assert place.right <= size_px[0]
        assert place.bottom <= size_px[1]
        assert place.height > 0.08 * size_px[1]
    assert grid.captions(inset).width > 0.3 * size_px[0]


@pytest.mark.parametrize("size_px", SIZES)
def test_the_name_tag_and_the_captions_do_not_meet(size_px: tuple[int, int]) -> None:
    grid = Grid(size_px)
    assert not grid.tag.meets(grid.captions())
    assert not grid.title.meets(grid.captions())

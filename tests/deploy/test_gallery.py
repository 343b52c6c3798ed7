"""The gallery: what it orders can be made, and what it lays out fits."""

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deploy.gallery import adverts, studio
from deploy.gallery.chapters import SAMPLES, chapters
from deploy.gallery.page import page
from deploy.gallery.sample import sample
from deploy.gallery.sheet import WIDTH, Chapter, Picture, contact_sheet, excerpt, reduced
from deploy.gallery.studio import Failed, Made
from domain.attempt import Order
from domain.brief import CaptionStyle, Entrance, Film, Template
from domain.spec import Kind
from providers.local.formats import content_type_of
from providers.local.screening import SCREENINGS

RED = (200, 20, 40)


@pytest.mark.parametrize("order", [order for _, order in SAMPLES], ids=[order.reference for _, order in SAMPLES])
def test_the_studio_can_make_every_sample(order: Order) -> None:
    assert content_type_of(order) is not None
    screening = SCREENINGS.get(order.kind)
    assert screening is None or screening(order)


def test_every_sample_has_a_file_of_its_own() -> None:
    assert len({order.reference for _, order in SAMPLES}) == len(SAMPLES)


def test_no_style_entrance_or_template_is_left_out() -> None:
    shown = [order.brief for _, order in SAMPLES if isinstance(order.brief, Film)]
    assert {film.captions for film in shown} == set(CaptionStyle)
    assert {film.template for film in shown} >= set(Template)
    assert {film.inset.entrance for film in shown if film.inset} == set(Entrance)


async def test_a_sample_becomes_a_file_a_cell_and_a_figure(tmp_path: Path) -> None:
    wanted, told = adverts.SAMPLES[0], list[float]()
    broken = sample("no such shape", Kind.STATIC_AD, brief=wanted[1].brief, aspect_ratio="7:3")
    made, failed = await studio.render([wanted, broken], tmp_path, lambda _, fraction: told.append(fraction))
    assert isinstance(failed, Failed)
    assert isinstance(made, Made)
    assert told[-1] == 1.0
    with Image.open(made.file) as picture:
        assert picture.format == "PNG"
    cells = {chapter.title: len(chapter.pictures) for chapter in chapters([made])}
    assert cells["Adverts"] == 1
    assert "Captions" not in cells
    assert f'src="{made.file.name}"' in page([made], tmp_path / "sheet.png", "One <file>")


def test_a_page_says_names_as_text(tmp_path: Path) -> None:
    _, order = sample("<b>loud</b>", Kind.STATIC_AD)
    written = page([Made("<b>loud</b>", order, tmp_path / "a.png", None, 1.0)], tmp_path / "sheet.png", "")
    assert "<b>loud" not in written
    assert "&lt;b&gt;loud" in written


@pytest.mark.parametrize("count", [3, 4, 5])
def test_rows_are_as_wide_as_the_sheet_and_the_last_is_no_taller(count: int) -> None:
    image = Image.new("RGB", (90, 160), RED)
    cells = [Picture(f"a label that is far too long for its cell {index}", image) for index in range(count)]
    sheet = contact_sheet("Title", "note", [Chapter("Chapter", "note", cells, (3,))])
    red = (np.asarray(sheet) == RED).all(axis=-1)
    columns = np.flatnonzero(red.any(axis=0))
    assert columns[0] == WIDTH - 1 - columns[-1], "the margins are even"
    rows = np.flatnonzero(np.diff(red[:, columns[0] + 40].astype(int)))
    heights = rows[1::2] - rows[::2]
    assert len(heights) == (1 if count == 3 else 2)
    assert heights.max() - heights.min() <= 1


def test_a_reduced_sheet_keeps_to_its_size(tmp_path: Path) -> None:
    noise = Image.effect_noise((1200, 900), 90).convert("RGB")
    reduced(noise, 600, 110_000, tmp_path / "small.webp")
    assert (tmp_path / "small.webp").stat().st_size <= 110_000
    with Image.open(tmp_path / "small.webp") as small:
        assert small.size == (600, 450)


def test_an_excerpt_keeps_the_first_rows() -> None:
    cells = [Picture(str(index), Image.new("RGB", (9, 16))) for index in range(7)]
    whole = [Chapter("Kept", "", cells, (3,), rows_told=2), Chapter("Left out", "", cells, (3,), rows_told=0)]
    assert [[cell.label for cell in chapter.pictures] for chapter in excerpt(whole)] == [list("012345")]


def test_the_readme_shows_a_sheet_that_loads_fast() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    shown = re.findall(r"!\[.+\]\((.+)\)", readme.read_text("utf-8"))
    assert len(shown) == 1
    sheet = readme.parent / shown[0]
    assert sheet.stat().st_size <= 400_000
    with Image.open(sheet) as picture:
        assert picture.width == 1600

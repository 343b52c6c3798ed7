import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from domain.attempt import Order
from domain.brief import Film, Inset, Scene, SceneKind, Template
from domain.spec import Kind, Settings
from providers.local.audio.speech import Manner, speak
from providers.local.drawing.picture import opened
from providers.local.films.camera import Framing
from providers.local.films.cards import EndCard
from providers.local.films.cutaways import drawn, pictured
from providers.local.films.film import Production
from providers.local.films.layout import Grid
from providers.local.films.performance import Performance
from providers.local.films.speaker import Sitter
from providers.local.films.staging import Cut
from providers.local.films.stickers import Decorator
from providers.local.films.templates import TEMPLATES
from providers.local.intake import UnusableInput
from tests.providers.local.viewing import Pixels, inked

SIZE = (270, 480)
GREEN, EDGE = (30, 160, 70), (230, 0, 230)
SCRIPT = "Nobody told me how easy it is. I use it every morning. You can start today."


def _pixels(image: Image.Image) -> Pixels:
    return np.asarray(image.convert("RGB")).astype(np.int16)


def _order(film: Film, ratio: str = "9:16", duration_s: float = 8.0) -> Order:
    settings = Settings(duration_s=duration_s, aspect_ratio=ratio)
    return Order(reference="r", model="m", kind=Kind.TALKING_VIDEO, prompt="", settings=settings, brief=film)


@pytest.fixture
def product(tmp_path: Path) -> Path:
    image = Image.new("RGB", (300, 300), EDGE)
    image.paste((255, 255, 255), (12, 12, 288, 288))
    image.paste(GREEN, (60, 60, 240, 240))
    image.save(tmp_path / "product.png")
    return tmp_path / "product.png"


def test_a_picture_is_shown_whole_and_the_camera_moves(product: Path) -> None:
    view = pictured(opened(product), SIZE, 0, 50, 0)
    first, last = _pixels(view.at(0)), _pixels(view.at(50))
    sizes = [(np.abs(frame - np.array(GREEN)).max(axis=-1) < 40).sum() for frame in (first, last)]
    assert sizes[0] > 0.03 * SIZE[0] * SIZE[1]
    assert sizes[1] > sizes[0] * 1.03
    row = last[SIZE[1] // 3]  # the middle of the picture: both its edges are there
    edges = np.nonzero(np.abs(row - np.array(EDGE)).max(axis=-1) < 60)[0]
    assert 0 < edges.min() < SIZE[0] * 0.2
    assert SIZE[0] * 0.8 < edges.max() < SIZE[0] - 1


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"<svg onload=x>" + bytes(200))
    with pytest.raises(UnusableInput):
        opened(tmp_path / "x.png")


def test_what_is_see_through_lies_on_white(tmp_path: Path) -> None:
    stored = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(stored, "PNG")
    (tmp_path / "clear.png").write_bytes(stored.getvalue())
    assert opened(tmp_path / "clear.png").getpixel((5, 5)) == (255, 255, 255)


def test_words_choose_what_is_drawn_and_its_colour() -> None:
    order, grid = _order(Film(script="x")), Grid(SIZE)

    def shown(prompt: str) -> Pixels:
        return _pixels(drawn(Cut(prompt=prompt), order, grid, grid.picture(), 0, 0).at(30))

    clock, money, sea, sea_again = map(shown, ("It is time", "Save money", "the sea at sunset", "the sea at sunset"))
    assert np.array_equal(sea, sea_again)
    assert len({picture.tobytes() for picture in (clock, money, sea)}) == 3
    red, blue = shown("a red heart"), shown("a blue heart")
    assert red[..., 0].mean() > red[..., 2].mean()
    assert blue[..., 2].mean() > blue[..., 0].mean()


def test_what_is_described_is_a_scene_wherever_a_scene_can_show_it() -> None:
    order, grid = _order(Film(script="x")), Grid(SIZE)

    def shown(prompt: str, *, described: bool) -> bytes:
        return _pixels(
            drawn(Cut(prompt=prompt, described=described), order, grid, grid.picture(), 0, 0).at(30)
        ).tobytes()

    for people in ("a man looks at his phone", "two people laugh about money"):
        assert shown(people, described=True) != shown(people, described=False)
    assert shown("save money", described=True) == shown("save money", described=False)
    assert shown("something nobody has a word for", described=True) != shown("zxcv", described=False)


def test_an_emblem_stands_clear_of_captions_and_inset() -> None:
    order, grid, inset = _order(Film(script="x")), Grid(SIZE), Inset()
    room = grid.picture(inset)
    view = drawn(Cut(prompt="It is time"), order, grid, room, 0, 0)
    rows, columns = np.nonzero(_pixels(view.at(40)).min(axis=-1) > 235)  # the white of the dial
    assert len(rows) > 1000
    assert rows.min() >= room.top
    assert rows.max() < min(grid.captions(inset).top, grid.inset(inset).top)
    assert columns.min() >= room.left


@pytest.mark.parametrize("scene", [False, True])
def test_the_clients_pictures_are_in_the_film(product: Path, scene: bool) -> None:
    scenes = (Scene(text="Look at this."), Scene(kind=SceneKind.BROLL, text="This is it.", image="p"))
    film = (
        Film(script="", actor="emma", scenes=scenes) if scene else Film(script=SCRIPT, actor="emma", product_image="p")
    )
    production = Production.of(_order(film))
    reel = production.reel({"p": product})
    shot = next(shot for shot in production.plan.shots if getattr(shot.what, "image", None) == "p")
    middle = round((shot.start_s + shot.end_s) / 2 * 25)
    frame = _pixels(reel.frame(middle))
    assert (np.abs(frame - np.array(GREEN)).max(axis=-1) < 40).mean() > 0.03
    before = _pixels(reel.frame(5))
    assert (np.abs(before - np.array(GREEN)).max(axis=-1) < 40).mean() < 0.01


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("size_px", [(270, 480), (480, 270), (300, 300)])
def test_what_lies_over_the_picture_keeps_inside_it_and_off_the_captions(
    template: Template, size_px: tuple[int, int]
) -> None:
    production = Production.of(_order(Film(script=SCRIPT, actor="emma", template=template)))
    grid = Grid(size_px)
    stickers = list(Decorator(production.plan, grid, "Émilie-Ελένη", "de", None).stickers())
    assert bool(stickers) is bool(TEMPLATES[template].overlays)
    for sticker in stickers:
        assert sticker.box.left >= 0
        assert sticker.box.top >= 0
        assert sticker.box.right <= size_px[0]
        assert not sticker.box.meets(grid.captions())
        assert sticker.end_s <= production.plan.speaks_until_s


@pytest.mark.parametrize("text", ["Go", "Probieren Sie es aus", "Ελάτε σήμερα κιόλας", "a" * 100, "word " * 20])
@pytest.mark.parametrize("size_px", [(270, 480), (480, 270)])
def test_any_call_to_action_fits_its_card(text: str, size_px: tuple[int, int]) -> None:
    grid = Grid(size_px)
    card = EndCard(text.strip(), grid, (255, 214, 10), 1.0)
    grey = Image.new("RGB", size_px, (90, 90, 90))
    frame = _pixels(card.over(grey, 2.0))
    words = frame.min(axis=-1) > 200
    rows, columns = np.nonzero(words)
    assert len(rows) > 60
    assert rows.min() >= grid.safe.top
    assert rows.max() < grid.safe.bottom
    assert columns.min() >= grid.safe.left - 1
    assert columns.max() <= grid.safe.right
    assert inked(_pixels(card.over(grey, 1.5)) - frame + 128, least=2).any()  # it lives


def test_a_word_too_long_for_a_line_goes_on_in_the_next() -> None:
    card = EndCard("a" * 100, Grid(SIZE), (255, 214, 10), 1.0)
    rows = (_pixels(card.over(Image.new("RGB", SIZE), 2.0)).min(axis=-1) > 200).any(axis=1)
    assert (np.diff(rows.astype(int)) == 1).sum() >= 4


def test_a_portrait_of_the_clients_has_a_ring_that_follows_the_voice() -> None:
    spoken = speak("One two three.", Manner("en-us", "f3")).later(0.5)
    performance = Performance(spoken, spoken.samples, 3.0, None, 1)
    view = Sitter(Image.new("RGB", (90, 90), (40, 60, 80)), performance, (255, 0, 0)).view(SIZE, Framing(), "home")
    loudest = max(range(50), key=lambda index: performance.loudness(index / 25))

    def ring(index: int) -> int:
        return int((_pixels(view.at(index))[..., 0] > 90).sum())

    assert ring(loudest) > ring(2) * 1.2

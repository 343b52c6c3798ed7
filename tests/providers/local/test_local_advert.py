import re
from collections.abc import Mapping
from html import unescape
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from domain.attempt import Order
from domain.brief import AdStyle, Advert, Product
from domain.spec import Kind, Settings
from providers.local.adverts import advert
from providers.local.adverts.page import Composition
from providers.local.adverts.product_picture import covering
from providers.local.adverts.seasons import SEASON_WORDS, season_of
from providers.local.adverts.sizes import SIZES_PX
from providers.local.adverts.wording import clause
from providers.local.drawing.svg import raster
from providers.local.intake import UnusableInput
from providers.local.report import Report
from providers.local.wares.ware import Coat
from providers.local.wares.wares import WARES, ware_for
from providers.local.words import words_of
from tests.providers.local.shots import shot, stored

SERUM = Product(
    name="LUMA",
    description="A vitamin C serum that keeps up with you, from sunrise to sunset. Light gel texture.",
    benefits=("Visible glow in 14 days", "Fragrance-free and vegan", "15% stabilised vitamin C"),
    price="$39",
    url="https://luma.example",
)
WORDY = Product(
    name="The Extraordinarily Long-Named Ergonomic Standing Desk Converter Pro",
    description=(
        "An ergonomic standing desk converter engineered for people who spend most of their waking hours in front of "
        "multiple monitors, with a gas spring mechanism and room for two displays, assembled without a single tool."
    ),
    benefits=(
        "Converts any ordinary desk into a standing desk within seconds",
        "Supports up to 25 kg",
        "Extra-wide tray",
    ),
    price="from 1,299.00 USD incl. VAT",
)
RUSSIAN = Product(
    name="Тёплый дом",
    description="Свечи ручной работы из соевого воска с ароматом кедра и апельсина. Горят до сорока часов.",
    benefits=("До 40 часов горения", "Натуральный соевый воск"),
    price="1 290 ₽",
)
BARE = Product(name="Zonk")
UNBROKEN = Product(
    name="Donaudampfschifffahrtsgesellschaftskapitänsmütze", description="Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww."
)
PRODUCTS = {"serum": SERUM, "wordy": WORDY, "russian": RUSSIAN, "bare": BARE, "unbroken": UNBROKEN}
OURS = {"shop", "now", "learn", "discover", "more", "подробнее"}
CLAIMS = re.compile(
    r"\b(?:off|sale|discount|deal|free|only|left|last|hurry|limited|today|best|rated|stars?|reviews?)\b|★|#1"
)


def ordered(
    style: AdStyle, ratio: str = "1:1", told: Product = SERUM, prompt: str = "", image: str | None = None
) -> Order:
    return Order(
        reference="job_1",
        model="studio-ad",
        kind=Kind.STATIC_AD,
        prompt=prompt,
        settings=Settings(aspect_ratio=ratio),
        brief=Advert(product=told.model_copy(update={"image": image}), style=style),
    )


def composed(order: Order, inputs: Mapping[str, Path] | None = None) -> Composition:
    return advert.composed(order, inputs or {})


def painted(composition: Composition, width_px: int) -> np.ndarray:
    size = (width_px, round(width_px * composition.size_px[1] / composition.size_px[0]))
    return np.asarray(raster(composition.svg, size, composition.size_px).convert("RGB"), dtype=np.float32)


def safe_area(size: tuple[int, int]) -> tuple[int, int, int, int]:
    """As players and feeds want it: six per cent all round, more above and below on a phone's full screen."""
    width, height = size
    edge = round(min(size) * 0.06)
    top, foot = (round(height * 0.11), round(height * 0.14)) if height > width * 1.5 else (edge, edge)
    return edge, top, width - edge, height - foot


@pytest.mark.parametrize("told", [*PRODUCTS.values()], ids=[*PRODUCTS])
@pytest.mark.parametrize(("style", "ratio"), [*product(AdStyle, SIZES_PX)])
def test_texts_keep_apart_from_each_other_the_product_and_the_edge(style: AdStyle, ratio: str, told: Product) -> None:
    page = composed(ordered(style, ratio, told))
    left, top, right, bottom = safe_area(page.size_px)
    assert page.texts
    for text in page.texts:
        assert left <= text.box.left < text.box.right <= right, text
        assert top <= text.box.top < text.box.bottom <= bottom, text
        assert not text.box.meets(page.picture), text
    for one, other in combinations(page.texts, 2):
        assert not one.box.meets(other.box), (one, other)


@pytest.mark.parametrize("style", AdStyle)
@pytest.mark.parametrize("told", [SERUM, RUSSIAN, UNBROKEN], ids=["latin", "cyrillic", "one-long-word"])
def test_no_ink_of_a_text_leaves_its_box(style: AdStyle, told: Product) -> None:
    page = composed(ordered(style, told=told))
    for text in page.texts:
        ink = raster(text.svg, page.size_px).getchannel("A").point(lambda value: 255 if value > 40 else 0).getbbox()
        assert ink is not None
        left, top, right, bottom = ink
        assert text.box.left - 3 <= left < right <= text.box.right + 3, text
        assert text.box.top - 3 <= top < bottom <= text.box.bottom + 3, text


@pytest.mark.parametrize(("style", "ratio"), [*product(AdStyle, SIZES_PX)])
def test_words_are_set_whole(style: AdStyle, ratio: str) -> None:
    page = composed(ordered(style, ratio))
    for text in page.texts:
        lines = [unescape(line) for line in re.findall(r"<text [^>]*>([^<]*)</text>", text.svg)]
        assert " ".join(lines) == " ".join(text.text.split())


def test_the_styles_look_different() -> None:
    pages = [painted(composed(ordered(style)), 216) for style in AdStyle]
    for one, other in combinations(pages, 2):
        assert np.abs(one - other).mean() > 20


@pytest.mark.parametrize(("style", "told"), [*product(AdStyle, [SERUM, RUSSIAN, BARE])])
def test_nothing_is_said_that_the_seller_did_not_say(style: AdStyle, told: Product) -> None:
    stated = words_of(" ".join((told.name, told.description, told.price or "", *told.benefits)))
    page = composed(ordered(style, told=told, prompt="Summer vibes, bright background"))
    printed = " ".join(text.text for text in page.texts)
    assert set(words_of(printed)) <= {*stated, *OURS, "hello", "summer"}
    assert set(re.findall(r"\d+", printed)) <= set(
        re.findall(r"\d+", f"{told.description} {told.price} {told.benefits}")
    )
    assert set(CLAIMS.findall(printed.lower())) <= set(stated)


def test_the_button_asks_for_no_more_than_the_seller_offers() -> None:
    def button(told: Product) -> str:
        return next(text.text for text in composed(ordered(AdStyle.BOLD, told=told)).texts if text.role == "cta")

    assert button(SERUM) == "Shop now"
    assert button(SERUM.model_copy(update={"price": None})) == "Learn more"
    assert button(BARE) == "Discover more"
    assert button(RUSSIAN) == "Подробнее"
    assert button(RUSSIAN.model_copy(update={"name": "Нещо", "description": "", "benefits": ()})) == "→"


def test_what_the_prompt_quotes_is_the_headline() -> None:
    page = composed(ordered(AdStyle.MINIMAL, prompt='calm mood, headline "Made for slow mornings"'))
    assert next(text.text for text in page.texts if text.role == "headline") == "Made for slow mornings"
    page = composed(ordered(AdStyle.MINIMAL, prompt='"东京之夜"'))  # which no typeface can set
    assert next(text.text for text in page.texts if text.role == "headline") == "Visible glow in 14 days"


def test_the_prompt_sets_the_mood() -> None:
    def light(prompt: str) -> float:
        return float(painted(composed(ordered(AdStyle.PRODUCT_HERO, prompt=prompt)), 108).mean())

    assert light("dark and moody") < 90
    assert light("bright and airy") > 180
    blue, red = (
        painted(composed(ordered(AdStyle.BOLD, prompt=word)), 108).mean(axis=(0, 1)) for word in ("blue", "red")
    )
    assert blue[2] > blue[0] + 40
    assert red[0] > red[2] + 40


def test_a_place_that_the_prompt_names_is_where_the_product_stands() -> None:
    def upper(prompt: str) -> np.ndarray:
        return painted(composed(ordered(AdStyle.LIFESTYLE, "16:9", prompt=prompt)), 96)[:20]

    indoors, forest, night = upper(""), upper("in a forest"), upper("a city at night")
    assert np.abs(forest - indoors).mean() > 20
    assert night.mean() < 0.6 * forest.mean()
    assert np.array_equal(upper("calm"), indoors)


def test_a_season_is_greeted_only_when_it_is_named() -> None:
    def headline(prompt: str, told: Product = SERUM) -> str:
        page = composed(ordered(AdStyle.SEASONAL, prompt=prompt, told=told))
        return next(text.text for text in page.texts if text.role == "headline")

    assert headline("a cosy winter evening") == "Hello, winter"
    assert headline("christmas, red and gold") == "Merry Christmas"
    assert headline("clean look") == "Visible glow in 14 days"
    assert headline("зима", RUSSIAN) == "До 40 часов горения"
    assert headline("", SERUM.model_copy(update={"description": "Made for the summer."})) == "Visible glow in 14 days"
    assert season_of("", "Sunscreen with SPF 50") == season_of("summer", "")
    assert season_of("", "A desk on a gas spring") is None
    pictures = [
        painted(composed(ordered(AdStyle.SEASONAL, prompt=word)), 108)
        for word in ("spring", "summer", "autumn", "winter")
    ]
    for one, other in combinations(pictures, 2):
        assert np.abs(one - other).mean() > 20


def test_every_season_has_its_picture() -> None:
    for season in set(SEASON_WORDS.values()):
        page = composed(
            ordered(AdStyle.SEASONAL, prompt=next(word for word, named in SEASON_WORDS.items() if named is season))
        )
        assert painted(page, 54).std() > 10


def test_a_photo_on_a_plain_ground_loses_the_ground(tmp_path: Path) -> None:
    photo = stored(shot("toy", "#2f9e44", 900, ground="#ff00ff"), tmp_path / "photo.png")
    pixels = painted(composed(ordered(AdStyle.PRODUCT_HERO, image="photo"), {"photo": photo}), 540)
    green = (pixels[:, :, 1] > 120) & (pixels[:, :, 0] < 100) & (pixels[:, :, 2] < 110)
    magenta = (pixels[:, :, 0] > 230) & (pixels[:, :, 1] < 60) & (pixels[:, :, 2] > 230)
    assert green.mean() > 0.02
    assert magenta.mean() < 0.0005


@pytest.mark.parametrize("style", AdStyle)
def test_a_photo_with_a_scene_is_shown_with_it(style: AdStyle, tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    noise[:, :, 0] = 255
    noise[:, :, 1] //= 3
    photo = stored(Image.fromarray(noise).resize((900, 600), Image.Resampling.NEAREST), tmp_path / "photo.png")
    pixels = painted(composed(ordered(style, image="photo", prompt="blue"), {"photo": photo}), 270)
    shown = (pixels[:, :, 0] > 240) & (pixels[:, :, 1] < 100)
    assert shown.mean() > 0.06


@settings(max_examples=200, deadline=None)
@given(
    st.tuples(st.integers(1, 700), st.integers(1, 700)),
    st.tuples(st.integers(1, 300), st.integers(1, 300)),
    st.integers(0, 2**32 - 1),
)
def test_a_photo_of_any_shape_fills_a_frame(shape: tuple[int, int], frame: tuple[int, int], seed: int) -> None:
    grain = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    assert covering(Image.fromarray(grain).resize(shape, Image.Resampling.NEAREST), frame).size == frame


def test_a_photo_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(UnusableInput):
        composed(ordered(AdStyle.BOLD, image="photo"), {"photo": tmp_path / "photo.png"})


def test_the_same_order_gives_the_same_file_that_says_what_it_is(tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        advert.render(ordered(AdStyle.LIFESTYLE, "16:9"), {}, tmp_path / name, Report(tmp_path / "progress"))
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    with Image.open(tmp_path / "one.png") as picture:
        assert (picture.format, picture.size, picture.mode) == ("PNG", (1920, 1080), "RGB")
        assert "algorithmicMedia" in str(picture.info["XML:com.adobe.xmp"])
        small = picture.resize((512, 288), Image.Resampling.BOX)
    with Image.open(tmp_path / "one.jpg") as still:
        assert (still.format, still.size) == ("JPEG", (512, 288))
        assert np.abs(np.asarray(still, dtype=np.int16) - np.asarray(small)).mean() < 3


def test_a_product_without_a_photo_is_drawn_as_what_it_is() -> None:
    assert ware_for("LUMA", SERUM.description) == "dropper"
    assert ware_for("Nordic Roast", "Small-batch coffee from two farms.") == "pouch"
    assert ware_for("Тёплый дом", RUSSIAN.description) == "candle"
    assert ware_for("Trail Backpack") == "backpack"
    assert ware_for("Warm Home", "A candle of soy wax.") == "candle"
    assert ware_for("Arc", "A desk lamp with one joint.") == "lamp"
    assert ware_for("Halm", "Ein Sessel aus Eschenholz und Leinen.") == "armchair"
    assert ware_for("Zonk") == "carton"


@pytest.mark.parametrize("name", [*WARES])
def test_a_drawn_product_fills_its_box_and_no_more(name: str) -> None:
    ware, margin = WARES[name], 40
    size = (round(ware.width) + 2 * margin, round(ware.height) + 2 * margin)
    drawing = f'<g transform="translate({margin} {margin})">{ware.draw(Coat.of("#3a6ea5", "Nordic Roast"))}</g>'
    ink = raster(drawing, size).getchannel("A").point(lambda value: 255 if value > 90 else 0).getbbox()
    assert ink is not None
    assert ink[0] >= margin - 4
    assert ink[1] >= margin - 4
    assert ink[2] <= margin + ware.width + 4
    assert margin + ware.height - 4 <= ink[3] <= margin + ware.height + 4
    assert ink[2] - ink[0] > 0.8 * ware.width
    assert ink[3] - ink[1] > 0.9 * ware.height


def test_a_sentence_is_cut_at_its_joints() -> None:
    assert clause("Short enough.", 40) == "Short enough."
    assert clause("A lamp for the desk, with a cable of linen and a brass foot", 30) == "A lamp for the desk"
    assert clause("Onewordafteranotherwithoutanybreak and more of it", 40) == "Onewordafteranotherwithoutanybreak and…"

"""What is written on an advert: whether it can be read, and whether it stays where it belongs."""

import re
from html import unescape
from itertools import combinations, product
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from domain.attempt import Order
from domain.brief import AdStyle, Advert, Product
from domain.spec import Kind, Settings
from providers.local.adverts import advert
from providers.local.adverts.column import Words, column, pair
from providers.local.adverts.page import Composition
from providers.local.adverts.schemes import MOOD_OF, scheme_for
from providers.local.adverts.seasons import SEASON_WORDS
from providers.local.adverts.sizes import SIZES_PX
from providers.local.drawing import typefaces as faces
from providers.local.drawing.hues import contrast
from providers.local.drawing.svg import raster
from providers.local.drawing.typefaces import capitals
from providers.local.films.layout import Box
from providers.local.words import words_of
from tests.providers.local.shots import shot, stored

READS: Final = 4.5  # of contrast, after WCAG
SEEN_PX: Final = 20  # of a page 1080 pixels wide: on a phone's screen, 7 points
TEXT: Final = re.compile(r"<text .*?</text>", re.DOTALL)
SHAPES: Final = re.compile(r"<(?:rect|circle|path)[^>]*/>")
SHOE: Final = Product(
    name="Cloudstep Runner",
    description="Running shoes made from recycled ocean plastic.",
    benefits=("Only 240 g", "Grips on wet roads"),
    price="$89 (was $119)",
)
DESK: Final = Product(
    name="The Extraordinarily Long-Named Ergonomic Standing Desk Converter Pro",
    description="An ergonomic standing desk converter engineered for people who spend their days at monitors.",
    benefits=("Supports up to 25 kg of monitors, laptops and accessories", "Extra-wide keyboard tray"),
    price="from 1,299.00 USD incl. VAT",
)
BOTTLE: Final = Product(
    name="Wärmflaschenbezugmanufaktur",
    description="Handgestrickte Wärmflaschenbezüge aus Schweizer Merinowolle, maschinenwaschbar und fusselfrei.",
    benefits=("Geschwindigkeitsstrickverfahren", "Feuchtigkeitsregulierend"),
    price="ab 49,90 €",
)
OIL: Final = Product(
    name="Ελαιώνας",
    description="Εξαιρετικό παρθένο ελαιόλαδο από τη Μάνη.",
    benefits=("Οξύτητα 0,3%",),
    price="18,50 €",
)
HEADPHONES: Final = Product(
    name="AeroPods",
    description="Wireless over-ear headphones.",
    benefits=("40 hours of battery", "Noise cancelling", "Folds flat", "USB-C charging", "Ear pads to replace"),
    price="$249, 20% off until Sunday",
)
PRODUCTS: Final = {"shoe": SHOE, "desk": DESK, "bottle": BOTTLE, "oil": OIL, "headphones": HEADPHONES}


def composed(
    told: Product, style: AdStyle, ratio: str = "1:1", prompt: str = "", photo: Path | None = None
) -> Composition:
    order = Order(
        reference="job_1",
        model="studio-ad",
        kind=Kind.STATIC_AD,
        prompt=prompt,
        settings=Settings(aspect_ratio=ratio),
        brief=Advert(product=told.model_copy(update={"image": "photo" if photo else None}), style=style),
    )
    return advert.composed(order, {"photo": photo} if photo else {})


def luminance(pixels: np.ndarray) -> np.ndarray:
    parts = pixels / 255
    straight = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.asarray(straight @ np.array((0.2126, 0.7152, 0.0722)))


def contrasts(page: Composition) -> dict[str, float]:
    """By role, how well letters stand out from what is painted under and around them; the worst fiftieth left out."""
    size = (page.size_px[0] // 3, page.size_px[1] // 3)
    ground = luminance(np.asarray(raster(TEXT.sub("", page.svg), size, page.size_px).convert("RGB"), dtype=np.float64))
    found = {}
    for text in page.texts:
        fill = re.findall(r'<text [^>]*fill="(#\w+)"', text.svg)[0]
        ink = luminance(np.array([int(fill[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.float64))
        letters = raster(SHAPES.sub("", text.svg), size, page.size_px).getchannel("A")
        near = np.asarray(letters.point(lambda value: 255 * (value > 100)).filter(ImageFilter.MaxFilter(3))) > 0
        assert near.any(), text
        high, low = np.maximum(ground[near], ink), np.minimum(ground[near], ink)
        found[text.role] = float(np.percentile((high + 0.05) / (low + 0.05), 2))
    return found


@pytest.mark.parametrize(("style", "ratio"), [*product(AdStyle, SIZES_PX)])
@pytest.mark.parametrize("told", [*PRODUCTS.values()], ids=[*PRODUCTS])
def test_letters_stand_out_from_what_is_painted_under_them(told: Product, style: AdStyle, ratio: str) -> None:
    page = composed(told, style, ratio)
    assert {role: found for role, found in contrasts(page).items() if found < READS} == {}
    assert {text.role: text.em for text in page.texts if text.em < SEEN_PX} == {}


@pytest.mark.parametrize("prompt", ["red", "yellow", "green", "blue", "pink", "black", "white", "dark", "luxury"])
def test_letters_stand_out_in_the_colours_a_prompt_asks_for(prompt: str) -> None:
    for style in AdStyle:
        assert min(contrasts(composed(SHOE, style, prompt=prompt)).values()) >= READS, style


@pytest.mark.parametrize("season", sorted({season.name for season in SEASON_WORDS.values()}))
def test_nothing_of_a_season_lies_under_its_words(season: str) -> None:
    for told, ratio in product((DESK, BOTTLE), SIZES_PX):
        assert min(contrasts(composed(told, AdStyle.SEASONAL, ratio, season)).values()) >= READS, ratio


@pytest.mark.parametrize("style", AdStyle)
def test_letters_stand_out_beside_a_photo(style: AdStyle, tmp_path: Path) -> None:
    grain = np.random.default_rng(4).integers(0, 256, (30, 40, 3), dtype=np.uint8)
    scene = stored(Image.fromarray(grain).resize((800, 600), Image.Resampling.NEAREST), tmp_path / "scene.png")
    plain = stored(shot("bag", "#7a4a2b", 700), tmp_path / "plain.png")
    for photo, ratio in product((scene, plain), SIZES_PX):
        assert min(contrasts(composed(SHOE, style, ratio, photo=photo)).values()) >= READS, ratio


@pytest.mark.parametrize("prompt", [*MOOD_OF, "teal", "black", "white", "yellow and pink", ""])
def test_what_is_printed_reads_on_its_ground(prompt: str) -> None:
    scheme = scheme_for(words_of(prompt), words_of(SHOE.description), None)
    for ground in (scheme.upper, scheme.lower):
        assert contrast(scheme.ink, ground) >= 7
        assert contrast(scheme.soft, ground) >= READS
    assert contrast(scheme.on_button, scheme.button) >= READS


_WORD: Final = st.text("abcdefghijklmnopqrstuvwxyzäöüßABCМолокоΕλιάéñ0123456789%&<>'\"-", min_size=1, max_size=24)
_PHRASE: Final = st.lists(_WORD, min_size=1, max_size=14).map(" ".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    told=st.builds(
        Product,
        name=_PHRASE.filter(lambda name: any(letter.isalnum() for letter in name)),
        description=st.just("") | _PHRASE | st.lists(_PHRASE, max_size=4).map(". ".join),
        benefits=st.lists(_PHRASE, max_size=6).map(tuple),
        price=st.none() | _PHRASE,
    ),
    style=st.sampled_from(AdStyle),
    ratio=st.sampled_from([*SIZES_PX]),
    prompt=st.sampled_from(["", "winter", "dark", 'a headline "So it is"']),
)
def test_any_words_keep_to_the_page_and_apart(told: Product, style: AdStyle, ratio: str, prompt: str) -> None:
    page = composed(told, style, ratio, prompt)
    assert {"headline", "cta"} <= {text.role for text in page.texts}
    for text in page.texts:
        assert 0 <= text.box.left < text.box.right <= page.size_px[0], text
        assert 0 <= text.box.top < text.box.bottom <= page.size_px[1], text
        assert not text.box.meets(page.picture), text
    for one, other in combinations(page.texts, 2):
        assert not one.box.meets(other.box), (one, other)


def words(text: str, em: float = 40, **more: object) -> Words:
    return Words("some", text, faces.POPPINS, em, "#000000", **more)  # type: ignore[arg-type]


def test_what_is_not_needed_goes_before_anything_becomes_small() -> None:
    room = Box(0, 0, 400, 120)
    kept = column([words("First"), words("Second", needed=False), words("Third", needed=False)], room)
    assert [text.text for text in kept] == ["First"] or min(text.em for text in kept) >= 0.8 * 40
    assert kept[0].text == "First"


def test_two_side_by_side_share_a_line() -> None:
    room = Box(100, 50, 600, 100)
    left, right = pair(words("Left"), words("Right"), room)
    assert left.box.left - room.left == pytest.approx(room.right - right.box.right, abs=3)
    assert left.box.right < right.box.left
    left, right = pair(words("Left"), words("Right"), room, spread=True)
    assert left.box.left == room.left
    assert right.box.right == pytest.approx(room.right, abs=2)
    (lone,) = pair(words(""), words("Right"), room)
    assert lone.box.middle[0] == pytest.approx(400, abs=1)


def test_greek_capitals_bear_no_stress() -> None:
    assert capitals("Οξύτητα, προϊόν, ΐ") == "ΟΞΥΤΗΤΑ, ΠΡΟΪΟΝ, Ϊ"
    assert capitals("été à Łódź, Ёлка й") == "ÉTÉ À ŁÓDŹ, ЁЛКА Й"


def test_no_text_is_drawn_otherwise_than_it_is_told() -> None:
    page = composed(HEADPHONES, AdStyle.PRODUCT_HERO, "16:9")
    for text in page.texts:
        lines = [unescape(line) for line in re.findall(r"<text [^>]*>([^<]*)</text>", text.svg)]
        assert " ".join(lines) == text.text

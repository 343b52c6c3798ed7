import json
import re
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.attempt import Order
from domain.brief import CopyBrief, CopyFormat, CopyTone, Platform, Product
from domain.spec import Kind, Settings
from providers.local.report import Report
from providers.local.writing import copywriter
from providers.local.writing.copywriter import LIMITS, Variant, written
from providers.local.writing.facts import Shape, fact_of, known
from providers.local.writing.tidings import language, sentences
from providers.local.writing.wishes import wishes

SERUM: Final = Product(
    name="LUMA",
    description="A vitamin C serum that keeps up with you, from sunrise to sunset. Light gel texture.",
    benefits=("Visible glow in 14 days", "Fragrance-free and vegan", "Keeps skin calm for 24 hours"),
    price="$39",
)
APP: Final = Product(
    name="Tally",
    description="The invoicing app for freelancers.",
    benefits=("Invoices in two taps", "Save two hours a week"),
)
LIMIT: Final = {
    "meta": (40, 125),
    "tiktok": (100, 100),
    "google": (30, 90),
    "linkedin": (70, 150),
    "pinterest": (100, 500),
}
CLAIMS: Final = re.compile(
    r"\b(?:\d+\s?% off|discount\w*|sale|deals?|cheap\w*|bargain|coupon|limited|only \d+|left|last (?:chance|call)|"
    r"hurry|ends?|while stocks? lasts?|sells? out|selling fast|rated|stars?|reviews?|award\w*|guarantee\w*|best|"
    r"number one|thousands|millions|everyone|most people|experts?|doctors?|proven|free)\b|#1|★|\d+k\b",
    re.IGNORECASE,
)
# The seller's own words.
HARMLESS: Final = ("fragrance-free", "fragrancefree")


def brief(told: Product, platform: Platform, form: CopyFormat, tone: CopyTone) -> CopyBrief:
    return CopyBrief(product=told, platform=platform, format=form, tone=tone)


def texts(variants: tuple[Variant, ...]) -> str:
    return " ".join(f"{variant.hook} {variant.body} {variant.cta} {' '.join(variant.hashtags)}" for variant in variants)


def claims_in(text: str) -> list[str]:
    low = text.lower()
    for harmless in HARMLESS:
        low = low.replace(harmless, "")
    return CLAIMS.findall(low)


@pytest.mark.parametrize(("platform", "form", "tone"), [*product(Platform, CopyFormat, CopyTone)])
def test_five_distinct_variants_stay_inside_the_platform(platform: Platform, form: CopyFormat, tone: CopyTone) -> None:
    hook_max, body_max = LIMIT.get(platform.value, (30, 90))
    for told in (SERUM, APP, Product(name="Zonk"), Product(name="N" * 70, description="D" * 300, benefits=("B" * 90,))):
        variants = written(brief(told, platform, form, tone), "Focus on the summer picnic")
        assert len({variant.hook for variant in variants}) == 5
        assert len({variant.body for variant in variants}) == 5
        assert len({variant.cta for variant in variants}) == 5
        for variant in variants:
            assert 0 < len(variant.hook) <= hook_max
            assert 0 < len(variant.body) <= body_max
            assert "{" not in variant.hook + variant.body


_TEXT: Final = st.text(min_size=1, max_size=60).filter(lambda text: any(letter.isalnum() for letter in text))
_PHRASES: Final = st.lists(
    st.sampled_from(
        [
            "Keeps drinks cold",
            "30-hour battery",
            "Vegan",
            "Made in Italy",
            "Save an hour a day",
            "Up to 40 hours",
            "Free returns",
            "You'll see",
        ]
    ),
    max_size=6,
    unique=True,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=_TEXT,
    description=st.text(max_size=200),
    benefits=_PHRASES,
    odd=st.lists(_TEXT, max_size=2),
    instructions=st.text(max_size=120),
    platform=st.sampled_from(Platform),
    form=st.sampled_from(CopyFormat),
    tone=st.sampled_from(CopyTone),
)
def test_any_product_gets_five_variants_within_the_limits(
    name: str,
    description: str,
    benefits: list[str],
    odd: list[str],
    instructions: str,
    platform: Platform,
    form: CopyFormat,
    tone: CopyTone,
) -> None:
    told = Product(name=name, description=description, benefits=(*benefits, *odd))
    variants = written(brief(told, platform, form, tone), instructions)
    assert len({variant.hook for variant in variants}) == len({variant.body for variant in variants}) == 5
    limit = LIMITS[platform]
    for variant in variants:
        assert 0 < len(variant.hook) <= limit.hook
        assert 0 < len(variant.body) <= limit.body
        assert len(variant.hashtags) <= limit.tags
        assert all(re.fullmatch(r"#\w+", tag) for tag in variant.hashtags)


@pytest.mark.parametrize("tone", CopyTone)
def test_nothing_is_claimed_that_was_not_stated(tone: CopyTone) -> None:
    for platform, form in product(Platform, CopyFormat):
        for told in (SERUM, APP, Product(name="Zonk")):
            said = texts(written(brief(told, platform, form, tone), ""))
            assert claims_in(said) == [], said
            figures = re.findall(r"\d+", f"{told.description} {told.price} {' '.join(told.benefits)}")
            assert {*re.findall(r"\d+", said)} <= {*figures, "8", "47"}  # eight in the morning, the 47th day


@pytest.mark.parametrize(("platform", "tone"), [*product(Platform, CopyTone)])
def test_every_variant_speaks_of_the_product(platform: Platform, tone: CopyTone) -> None:
    spoken = ("luma", "serum", "glow", "fragrance", "skin calm")
    for form in (CopyFormat.SHORT, CopyFormat.LONG):
        for variant in written(brief(SERUM, platform, form, tone), ""):
            assert any(word in f"{variant.hook} {variant.body}".lower() for word in spoken), variant


def test_long_copy_is_longer_than_short_and_each_form_has_its_own_way() -> None:
    def bodies(form: CopyFormat) -> list[str]:
        return [variant.body for variant in written(brief(SERUM, Platform.PINTEREST, form, CopyTone.CASUAL), "")]

    assert min(map(len, bodies(CopyFormat.LONG))) > 100
    assert max(map(len, bodies(CopyFormat.SHORT))) <= 160
    told = {form: set(bodies(form)) for form in CopyFormat}
    assert len(set.union(*told.values())) >= 18


def test_tones_do_not_share_their_sentences() -> None:
    hooks = [
        {variant.hook for variant in written(brief(SERUM, Platform.META, CopyFormat.SHORT, tone), "")}
        for tone in CopyTone
    ]
    assert len(set.union(*hooks)) == 5 * len(CopyTone)


def test_a_long_list_of_features_is_told_in_sentences() -> None:
    features = ("40 hours of battery", "Folds flat", "Compostable case", "Notes of oak and ash", "Replaceable pads")
    told = Product(name="Reed", description="Wireless headphones.", benefits=features)
    bodies = texts(written(brief(told, Platform.PINTEREST, CopyFormat.LONG, CopyTone.CASUAL), ""))
    assert "It folds flat." in bodies
    assert re.search(r"Plus [^.]*(?:, and| and) (?:a compostable case|replaceable pads|40 hours of battery)\.", bodies)
    assert not re.search(r"headphones is|is (?:a )?wireless headphones|it's wireless headphones", bodies, re.IGNORECASE)


def test_a_thing_that_does_something_is_not_told_to_the_reader_as_an_order() -> None:
    told = Product(name="Cloudstep", description="Running shoes.", benefits=("Grips on wet roads",))
    for tone, form in product(CopyTone, CopyFormat):
        said = texts(written(brief(told, Platform.PINTEREST, form, tone), ""))
        assert not re.search(r"\bgrip on wet roads", said, re.IGNORECASE)
        assert {*re.findall(r"(\S+) grips on wet roads", said.lower())} <= {"it", "just", "that", "cloudstep"}


def test_copy_for_a_seller_of_another_language_is_not_in_english() -> None:
    candle = Product(
        name="Тёплый дом",
        description="Свечи ручной работы из соевого воска. Горят до сорока часов.",
        benefits=("До 40 часов горения", "Натуральный соевый воск", "Фитиль из хлопка"),
        price="1 290 ₽",
    )
    for platform, form in product((Platform.META, Platform.PINTEREST), CopyFormat):
        said = written(brief(candle, platform, form, CopyTone.BOLD), "")
        assert not re.search(r"[A-Za-z]", " ".join(f"{variant.hook} {variant.body}" for variant in said)), said
        assert {variant.cta for variant in said} == {"Подробнее"}


def test_what_was_asked_for_is_brought_up() -> None:
    variants = written(
        brief(SERUM, Platform.META, CopyFormat.SHORT, CopyTone.BOLD),
        "Focus on the summer sale, mention free shipping. Aimed at busy parents.",
    )
    for variant in variants:
        said = f"{variant.hook} {variant.body}".lower()
        assert "summer sale" in said or "free shipping" in said
    assert "busy parents" in texts(variants)
    assert "#SummerSale" in texts(variants)


def test_what_was_forbidden_is_left_out() -> None:
    for tone in CopyTone:
        said = texts(
            written(
                brief(SERUM, Platform.PINTEREST, CopyFormat.LONG, tone),
                "Don't mention vegan or the price. No hashtags.",
            )
        )
        assert "vegan" not in said.lower()
        assert "$39" not in said
        assert "#" not in said


def test_the_price_is_printed_as_it_was_given() -> None:
    said = texts(written(brief(SERUM, Platform.PINTEREST, CopyFormat.LONG, CopyTone.CASUAL), ""))
    assert "LUMA: $39." in said


def test_the_same_request_gives_the_same_words_and_another_gives_others() -> None:
    one = written(brief(SERUM, Platform.META, CopyFormat.SHORT, CopyTone.LUXE), "Focus on glow")
    assert one == written(brief(SERUM, Platform.META, CopyFormat.SHORT, CopyTone.LUXE), "Focus on glow")
    assert one != written(brief(SERUM, Platform.META, CopyFormat.SHORT, CopyTone.LUXE), "Focus on calm")


def test_the_file_is_json_with_five_variants(tmp_path: Path) -> None:
    order = Order(
        reference="job_1",
        model="studio-copy",
        kind=Kind.COPY,
        prompt="",
        settings=Settings(),
        brief=brief(SERUM, Platform.GOOGLE, CopyFormat.SHORT, CopyTone.PROFESSIONAL),
    )
    copywriter.render(order, {}, tmp_path / "out.json", Report(tmp_path / "progress"))
    read = json.loads((tmp_path / "out.json").read_bytes())
    assert [sorted(variant) for variant in read["variants"]] == [["body", "cta", "hashtags", "hook"]] * 5


@pytest.mark.parametrize(
    ("phrase", "shape"),
    [
        ("Visible glow in 14 days", Shape.NOUN),
        ("Lightweight design", Shape.NOUN),  # an adjective of something
        ("Keeps drinks cold for 24 hours", Shape.DOES),
        ("Save two hours a week", Shape.DO),
        ("Fragrance-free and vegan", Shape.IS),
        ("Made in Italy", Shape.IS),
        ("Dishwasher safe", Shape.IS),
        ("Only 240 g", Shape.LOOSE),
        ("You will love it", Shape.LOOSE),
    ],
)
def test_a_phrase_is_recognised_for_what_it_is(phrase: str, shape: Shape) -> None:
    fact = fact_of(phrase)
    assert fact is not None
    assert fact.shape is shape


@pytest.mark.parametrize(
    ("phrase", "behind_a_verb"),
    [
        ("30-hour battery", "a 30-hour battery"),
        ("Extra-wide tray", "an extra-wide tray"),
        ("8-hour shift timer", "an 8-hour shift timer"),
        ("Free shipping", "free shipping"),
        ("Notes of cherry and cocoa", "notes of cherry and cocoa"),
        ("Italian leather", "Italian leather"),
        ("15% stabilised vitamin C", "15% stabilised vitamin C"),
        ("USB-C charging", "USB-C charging"),
    ],
)
def test_things_have_the_article_they_need(phrase: str, behind_a_verb: str) -> None:
    fact = fact_of(phrase)
    assert fact is not None
    assert fact.with_article == behind_a_verb


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("A vitamin C serum that keeps up with you.", "a vitamin C serum"),
        ("The invoicing app for freelancers.", "an invoicing app"),
        ("Small-batch coffee from two farms.", "small-batch coffee"),
        ("Running shoes made from ocean plastic.", "running shoes"),
        ("LUMA is an unscented night cream.", "an unscented night cream"),
        ("Keeps your drinks cold.", ""),
        ("We believe in sleep.", ""),
    ],
)
def test_a_description_says_what_the_product_is(description: str, kind: str) -> None:
    assert known(Product(name="LUMA", description=description)).a_kind == kind


def test_instructions_are_taken_apart() -> None:
    wish = wishes(
        'Focus on the summer sale and free returns. Use the phrase "glow up". Keep it short. Avoid the word cheap.'
    )
    assert wish.themes == ("summer sale", "free returns", "glow up")
    assert wish.banned == ("cheap",)
    assert wishes("We want young parents to see how calm breakfast becomes").keywords[:2] == ("young", "parents")


def test_sentences_end_where_they_end() -> None:
    assert [*sentences("Holds approx. 30 ml. No. 5 is back! Dr. Lee says so. 2 sizes")] == [
        "Holds approx. 30 ml.",
        "No. 5 is back!",
        "Dr. Lee says so.",
        "2 sizes",
    ]


def test_a_language_is_told_by_its_small_words_or_letters() -> None:
    told = {
        "en": "The lamp for your desk",
        "de": "Die Lampe für den Schreibtisch",
        "fr": "La lampe pour votre bureau",
        "ru": "Лампа для рабочего стола с тёплым светом",
        "uk": "Лампа для твоєї кімнати",
    }
    assert {name: language(text) for name, text in told.items()} == {name: name for name in told}
    assert language("LUMA") == "en"
    assert language("东京") is None

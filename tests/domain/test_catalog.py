"""The catalog: what is on offer, within which limits, and that the file we ship is a good one."""

import pytest
from pydantic import ValidationError

from domain.catalog import CATALOG_FILE, Catalog, Duration, Served
from domain.pricing import quote
from domain.spec import JobSpec, Kind, Settings

SHIPPED = CATALOG_FILE.read_text()

TWO_PROVIDERS = """
[models."a/video"]
kind = "video"
deadline_s = 60
price = { base_credits = 1, per_second_credits = 2 }
duration = { min_s = 2, max_s = 8, default_s = 5 }
served = [{ provider = "first", model = "x" }, { provider = "second", model = "y" }]

[models."a/song"]
kind = "music"
deadline_s = 60
price = {}
served = [{ provider = "second", model = "z" }]
"""


@pytest.mark.parametrize(
    ("provider", "kinds"), [("local", set(Kind)), ("simulator", {Kind.VIDEO, Kind.MUSIC, Kind.MODEL_3D})]
)
def test_the_shipped_catalog_offers_every_kind_its_provider_makes(provider: str, kinds: set[Kind]) -> None:
    models = Catalog.parse(SHIPPED, [provider]).models
    assert {model.kind for model in models.values()} == kinds
    assert all(served.provider == provider for model in models.values() for served in model.served)


@pytest.mark.parametrize("name", Catalog.parse(SHIPPED, ["local", "simulator"]).models)
def test_a_shipped_model_has_a_price_and_sensible_limits(name: str) -> None:
    model = Catalog.parse(SHIPPED, ["local", "simulator"]).models[name]
    spec = JobSpec(kind=model.kind, model=name, prompt="", settings=model.settle_settings(Settings()))
    assert model.name == name
    assert model.deadline_s > 0
    assert quote(model, spec) > 0
    assert min(model.price.base_credits, model.price.per_second_credits) >= 0
    assert model.duration is not None or model.price.per_second_credits == 0
    if model.kind in (Kind.VIDEO, Kind.MUSIC):
        assert model.duration is not None
    if model.duration is not None:
        assert 0 < model.duration.min_s <= model.duration.default_s <= model.duration.max_s


@pytest.mark.parametrize(
    ("providers", "offered"),
    [
        (["first", "second"], {"a/video": ("first", "second"), "a/song": ("second",)}),
        (["second", "first"], {"a/video": ("first", "second"), "a/song": ("second",)}),  # the file's order counts
        (["second"], {"a/video": ("second",), "a/song": ("second",)}),
        (["first"], {"a/video": ("first",)}),  # a model nobody serves is not on offer
        ([], {}),
    ],
)
def test_providers_that_are_not_configured_are_left_out(
    providers: list[str], offered: dict[str, tuple[str, ...]]
) -> None:
    models = Catalog.parse(TWO_PROVIDERS, providers).models
    assert {name: tuple(s.provider for s in model.served) for name, model in models.items()} == offered


@pytest.mark.parametrize(
    ("name", "price"),
    [("darkroom/studio-copy", 1), ("darkroom/studio-ad", 3), ("darkroom/studio-talk", 40), ("ugc-basic", 300)],
)
def test_what_a_published_page_prices_costs_that(name: str, price: int) -> None:
    model = Catalog.parse(SHIPPED, ["local"]).models[name]
    settings = model.settle_settings(Settings())
    assert quote(model, JobSpec(kind=model.kind, model=name, prompt="", settings=settings)) == price


def test_a_model_is_found_by_its_name_and_kind() -> None:
    catalog = Catalog.parse(TWO_PROVIDERS, ["first", "second"])
    found = catalog.find("a/video", Kind.VIDEO)
    assert found is catalog.models["a/video"]
    assert found.served == (Served(provider="first", model="x"), Served(provider="second", model="y"))
    assert catalog.find("a/video", Kind.MUSIC) is None
    assert catalog.find("a/unknown", Kind.VIDEO) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "video"', 'kind = "poem"'),  # what nobody makes
        ("deadline_s = 60\n", ""),  # no deadline
        ('served = [{ provider = "second", model = "z" }]', "served = []"),  # nobody serves it
        ("base_credits = 1", 'base_credits = "much"'),  # no price
    ],
)
def test_a_catalog_that_is_not_well_formed_is_refused(old: str, new: str) -> None:
    assert old in TWO_PROVIDERS
    with pytest.raises(ValidationError):
        Catalog.parse(TWO_PROVIDERS.replace(old, new), ["first", "second"])


@pytest.mark.parametrize(
    ("wish_s", "fixed", "made_s"),
    [
        (None, False, 5),  # the model's choice
        (3.5, False, 3.5),  # as wished
        (2, False, 2),
        (8, False, 8),
        (1.9, False, 2),  # at least
        (100, False, 8),  # at most
        (3.5, True, 5),  # it makes what it makes
        (None, True, 5),
    ],
)
def test_a_length_is_kept_within_what_the_model_can_make(wish_s: float | None, fixed: bool, made_s: float) -> None:
    assert Duration(min_s=2, max_s=8, default_s=5, fixed=fixed).clamp(wish_s) == made_s


def test_only_the_length_of_a_wish_is_settled() -> None:
    catalog = Catalog.parse(TWO_PROVIDERS, ["first", "second"])
    wish = Settings(duration_s=99, aspect_ratio="9:16", lyrics="la", seed=7, instrumental=False)
    assert catalog.models["a/video"].settle_settings(wish) == wish.model_copy(update={"duration_s": 8})
    assert catalog.models["a/song"].settle_settings(wish) == wish.model_copy(update={"duration_s": None})

"""A still advertisement, as PNG: the seller's words and product, in one of five styles."""

from collections.abc import Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Final

from domain.attempt import Order
from domain.brief import AdStyle, Advert
from providers.local.adverts.page import Composition, Page
from providers.local.adverts.product_picture import subject_of
from providers.local.adverts.schemes import scheme_for
from providers.local.adverts.seasons import AUTUMN, SPRING, SUMMER, WINTER, season_asked, season_of
from providers.local.adverts.sizes import RATIO, SIZES_PX
from providers.local.adverts.wording import wording
from providers.local.drawing.svg import raster
from providers.local.drawing.typefaces import plain
from providers.local.intake import taken_in
from providers.local.photos.cutout import cut_out
from providers.local.poster import thumbnail
from providers.local.provenance import write_png
from providers.local.report import Report
from providers.local.wares.wares import ware_for
from providers.local.words import words_of

_PHOTO_MAX_PX: Final = 1920
_QUARTERS: Final = (SPRING, SUMMER, AUTUMN, WINTER)
# The module whose `composition` lays out each style: a page needs one, and some read much.
_STYLES: Final[Mapping[AdStyle, str]] = {
    AdStyle.PRODUCT_HERO: "hero",
    AdStyle.LIFESTYLE: "lifestyle",
    AdStyle.MINIMAL: "minimal",
    AdStyle.BOLD: "bold",
    AdStyle.SEASONAL: "seasonal",
}
_COMPOSED: Final = 0.3  # of the work


def render(order: Order, inputs: Mapping[str, Path], out: Path, report: Report) -> None:
    """Writes the PNG and a thumbnail of it. Raises UnusableInput for a photo that is none."""
    composition = composed(order, inputs)
    report(_COMPOSED)
    picture = raster(composition.svg, composition.size_px).convert("RGB")
    report(1 - _COMPOSED)
    write_png(picture, out)
    thumbnail(picture, out)


def composed(order: Order, inputs: Mapping[str, Path]) -> Composition:
    """The page before it is painted."""
    advert = order.brief
    if not isinstance(advert, Advert):
        raise TypeError("an advert needs its brief")
    product = advert.product
    photo = taken_in(inputs[product.image], _PHOTO_MAX_PX).image if product.image else None
    cut = cut_out(photo) if photo is not None else None
    told = " ".join((product.name, product.description, *product.benefits))
    scheme = scheme_for(words_of(order.prompt), words_of(told), photo if cut is None else cut)
    season = season_of(order.prompt, told)
    dice = sha256(f"{told}\0{order.prompt}\0{order.settings.seed}".encode("utf-8", "replace")).digest()[0]
    page = Page(
        size_px=SIZES_PX[order.settings.aspect_ratio or RATIO],
        scheme=scheme,
        wording=wording(advert, order.prompt, season_asked(order.prompt)),
        subject=subject_of(
            photo,
            cut,
            ware_for(product.name, product.description, told, order.prompt),
            scheme.ware,
            plain(product.name),
        ),
        season=season or _QUARTERS[dice % len(_QUARTERS)],
        asked=words_of(order.prompt),
        words=words_of(f"{order.prompt} {told}"),
        order=order.model_copy(update={"prompt": f"{order.prompt} {told}"}),
    )
    laid_out: Composition = import_module(f"providers.local.adverts.{_STYLES[advert.style]}").composition(page)
    return laid_out

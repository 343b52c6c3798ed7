"""Still advertisements: every style in every shape."""

from typing import Final

from deploy.gallery.sample import Sample, photo, sample
from domain.brief import AdStyle, Advert, Product
from domain.spec import Kind

_RATIOS: Final = ("1:1", "4:5", "9:16", "16:9")
_PRODUCTS: Final = {
    AdStyle.PRODUCT_HERO: Product(
        name="Moss Face Oil",
        description="A light oil for the night.",
        price="$38",
        benefits=("Calms dry skin", "No perfume", "Made in small batches"),
    ),
    AdStyle.LIFESTYLE: Product(
        name="Harbour Backpack", description="Room for a whole day.", benefits=("Waterproof", "20 litres")
    ),
    AdStyle.MINIMAL: Product(name="Arc Desk Lamp", description="Light where you work.", price="€119"),
    AdStyle.BOLD: Product(name="Volt Sneaker", description="Made for wet streets.", benefits=("Grips", "Dries fast")),
    AdStyle.SEASONAL: Product(name="Winter Candle", description="Fir, smoke and orange.", price="£24"),
}


def _advert(style: AdStyle, ratio: str) -> Sample:
    product = _PRODUCTS[style]
    inputs = (photo("photo", "sneaker", "#e8552f"),) if style is AdStyle.BOLD else ()
    if inputs:
        product = product.model_copy(update={"image": "photo"})
    brief = Advert(product=product, style=style)
    return sample(f"{style} {ratio}", Kind.STATIC_AD, "calm and warm", brief=brief, inputs=inputs, aspect_ratio=ratio)


SAMPLES: Final = tuple(_advert(style, ratio) for style in AdStyle for ratio in _RATIOS)

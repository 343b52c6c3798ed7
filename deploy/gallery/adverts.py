"""Still advertisements: every style in every shape, each for another product."""

from typing import Final

from deploy.gallery.sample import Sample, photo, sample
from domain.brief import AdStyle, Advert, Product
from domain.spec import Kind


def _product(name: str, description: str, *benefits: str, price: str | None = None, shot: bool = False) -> Product:
    image = "photo" if shot else None
    return Product(name=name, description=description, benefits=benefits, price=price, image=image)


# By style and shape: the prompt and the product; those with a photo have it from below.
_ADVERTS: Final[dict[tuple[AdStyle, str], tuple[str, Product]]] = {
    (AdStyle.PRODUCT_HERO, "1:1"): (
        "bright and airy",
        _product(
            "LUMA",
            "A vitamin C serum that keeps up with you, from sunrise to sunset.",
            "Visible glow in 14 days",
            "Fragrance-free and vegan",
            "15% stabilised vitamin C",
            price="$39",
        ),
    ),
    (AdStyle.PRODUCT_HERO, "4:5"): (
        "luxury",
        _product("Nocturne", "An eau de parfum of iris, smoke and cedar.", "Fifty nights in a bottle", price="€120"),
    ),
    (AdStyle.PRODUCT_HERO, "9:16"): (
        "pastel",
        _product("Тёплый дом", "Свечи ручной работы из соевого воска.", "До 40 часов горения", price="1 290 ₽"),
    ),
    (AdStyle.PRODUCT_HERO, "16:9"): (
        "sleek, blue",
        _product(
            "AeroPods Max",
            "Wireless over-ear headphones.",
            "40 hours of battery",
            "Folds flat",
            "USB-C fast charging",
            price="$249",
        ),
    ),
    (AdStyle.LIFESTYLE, "1:1"): (
        "",
        _product(
            "Nordic Roast",
            "Small-batch coffee from two farms in Huila, Colombia.",
            "Roasted to order",
            "Notes of cherry and cocoa",
            price="€14.50",
        ),
    ),
    (AdStyle.LIFESTYLE, "4:5"): (
        "an evening by the sea, warm",
        _product("Harbour", "A backpack with room for a whole day.", "Keeps a laptop dry", price="£79"),
    ),
    (AdStyle.LIFESTYLE, "9:16"): (
        "office",
        _product("Trail Flask", "Steel, and tea that stays warm all day.", "Fits every cup holder", price="€29"),
    ),
    (AdStyle.LIFESTYLE, "16:9"): (
        "dark and moody",
        _product("Reed", "A speaker for one room, in ash and wool.", "Sounds like the room is larger", price="€310"),
    ),
    (AdStyle.MINIMAL, "1:1"): (
        "",
        _product("Arc", "A desk lamp with one joint.", "Light where you work", price="€119"),
    ),
    (AdStyle.MINIMAL, "4:5"): (
        "",
        _product("Ελαιώνας", "Εξαιρετικό παρθένο ελαιόλαδο από τη Μάνη.", "Οξύτητα 0,3%", price="18,50 €"),
    ),
    (AdStyle.MINIMAL, "9:16"): (
        "sage green",
        _product("Halm", "Ein Sessel aus Eschenholz und Leinen.", "Zum Sitzenbleiben", price="890 €"),
    ),
    (AdStyle.MINIMAL, "16:9"): (
        "",
        _product("Minute", "A watch that shows the hour, and nothing else.", "Time, undisturbed", price="$210"),
    ),
    (AdStyle.BOLD, "1:1"): (
        "red",
        _product("Volt Sneaker", "Made for wet streets.", "Grips like nothing happened", price="$89", shot=True),
    ),
    (AdStyle.BOLD, "4:5"): (
        "yellow",
        _product("Zest", "A soda of lemon, without sugar.", "Sour on purpose", price="$2.50"),
    ),
    (AdStyle.BOLD, "9:16"): (
        "purple",
        _product("Riot Lip", "A matte lipstick in nine shades.", "Stays louder than you", price="€17"),
    ),
    (AdStyle.BOLD, "16:9"): (
        "green",
        _product("Kilo", "One dumbbell, eight weights.", "Turn to lift more", price="$149"),
    ),
    (AdStyle.SEASONAL, "1:1"): (
        "christmas",
        _product("Fir & Smoke", "A candle that smells of the last room with a fire.", price="£24"),
    ),
    (AdStyle.SEASONAL, "4:5"): (
        "summer",
        _product("Halcyon SPF 50", "A sunscreen that sinks in before you do.", price="$22"),
    ),
    (AdStyle.SEASONAL, "9:16"): ("halloween", _product("Cocoa 72", "Dark chocolate with orange peel.", price="$6")),
    (AdStyle.SEASONAL, "16:9"): ("spring", _product("Botany Box", "Six packets of wildflower seeds.", price="£12")),
}
_SHOTS: Final = (photo("photo", "sneaker", "#e8552f"),)


def _advert(style: AdStyle, ratio: str) -> Sample:
    prompt, product = _ADVERTS[style, ratio]
    inputs = _SHOTS if product.image else ()
    brief = Advert(product=product, style=style)
    return sample(f"{style} {ratio}", Kind.STATIC_AD, prompt, brief=brief, inputs=inputs, aspect_ratio=ratio)


SAMPLES: Final = tuple(_advert(style, ratio) for style, ratio in _ADVERTS)

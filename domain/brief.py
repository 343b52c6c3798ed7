"""What is to be made beyond a prompt and settings: one brief for each kind of media that is staged, not dreamed up.

A brief names the media it uses; `JobSpec.references` says where each comes from.

    Film        a person talking to the camera, with captions, cutaways and an end card
    Advert      one still advertisement
    CopyBrief   advertising copy
    Speech      a text spoken
    Document    pages with texts and pictures in given places
    Inspection  a photo to be judged
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.frozen import Frozen


class Tone(StrEnum):
    """How a film's text is spoken."""

    ENERGETIC = "energetic"
    CALM = "calm"
    CONFIDENT = "confident"
    DRAMATIC = "dramatic"


class Backing(StrEnum):
    """The music under a film."""

    CHILL = "chill"
    ENERGETIC = "energetic"
    CORPORATE = "corporate"
    DRAMATIC = "dramatic"
    UPBEAT = "upbeat"


class Template(StrEnum):
    """How a film is divided into scenes when the caller gives none."""

    MONOLOGUE = "monologue"
    TESTIMONIAL = "testimonial"
    PRODUCT_REVIEW = "product-review"
    PROBLEM_SOLUTION = "problem-solution"
    SAAS_REVIEW = "saas-review"
    BEFORE_AFTER = "before-after"
    LISTICLE = "listicle"
    PRODUCT_DEMO = "product-demo"


class CaptionStyle(StrEnum):
    """How the spoken words are shown."""

    HORMOZI = "hormozi"  # the spoken word yellow
    MINIMAL = "minimal"  # plain white, hardly moving
    BOLD = "bold"  # neon cyan
    KARAOKE = "karaoke"  # words turn green as they are spoken
    CLEAN = "clean"  # white on a dark box
    TIKTOK = "tiktok"  # words appear as they are spoken
    NEON = "neon"
    FIRE = "fire"
    GLOW = "glow"
    POP = "pop"
    AESTHETIC = "aesthetic"
    IMPACT = "impact"
    PASTEL = "pastel"
    ELECTRIC = "electric"
    BOXED = "boxed"  # each word in a coloured box
    GRADIENT = "gradient"
    SPOTLIGHT = "spotlight"  # all but the spoken word dimmed


class Position(StrEnum):
    """Where the inset of the speaker stands."""

    BOTTOM_CENTER = "bottom-center"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


class Size(StrEnum):
    """How large the inset is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Entrance(StrEnum):
    """How the inset comes in."""

    SLIDE_UP = "slide-up"
    SLIDE_LEFT = "slide-left"
    SLIDE_RIGHT = "slide-right"
    FADE = "fade"
    SCALE = "scale"


class FrameStyle(StrEnum):
    """The inset's edge."""

    NONE = "none"
    ROUNDED = "rounded"
    SHADOW = "shadow"


class Inset(Frozen):
    """The speaker as a picture in the picture, shown while a cutaway fills the frame."""

    position: Position = Position.BOTTOM_RIGHT
    size: Size = Size.MEDIUM
    entrance: Entrance = Entrance.SLIDE_UP
    frame: FrameStyle = FrameStyle.ROUNDED


class SceneKind(StrEnum):
    """What fills the frame."""

    TALKING_HEAD = "talking_head"
    BROLL = "broll"


class Scene(Frozen):
    """A part of a film; its length follows from its text. `image` names a reference."""

    kind: SceneKind = SceneKind.TALKING_HEAD
    text: str
    visual_prompt: str | None = None
    image: str | None = None


class Film(Frozen):
    """A talking-actor video. The whole file lasts `JobSpec.settings.duration_s`.

    script: what is said, unless there are `scenes`, whose texts are then said one after another.
    written: whether the script was written for the caller.
    actor: slug of an actor of the library, None for one the provider picks.
    portrait: names a reference, a picture of the caller's own to show in place of an actor.
    voice: id of a voice of the library, None for the actor's own.
    speed: 1.0 is the voice's natural pace.
    language: BCP 47, what the text is spoken in.
    cta: the text of the end card.
    broll: whether scenes of the provider's own making may interrupt the speaker.
    broll_model: what should make them, by the name its users know it by.
    broll_images, product_image: name references that are shown in cutaways.
    """

    form: Literal["film"] = "film"
    script: str
    written: bool = False
    actor: str | None = None
    portrait: str | None = None
    voice: str | None = None
    speed: float = 1.0
    tone: Tone | None = None
    language: str = "en"
    captions: CaptionStyle = CaptionStyle.HORMOZI
    music: Backing | None = None
    cta: str | None = None
    template: Template | None = None
    scenes: tuple[Scene, ...] = ()
    broll: bool = False
    broll_model: str | None = None
    broll_images: tuple[str, ...] = ()
    product_image: str | None = None
    inset: Inset | None = None


class Product(Frozen):
    """What is advertised: only what its seller states. `price` is as it is to be printed."""

    name: str
    description: str = ""
    url: str | None = None
    image: str | None = None  # names a reference
    price: str | None = None
    benefits: tuple[str, ...] = ()


class AdStyle(StrEnum):
    """The layouts of a still advertisement."""

    PRODUCT_HERO = "product_hero"
    LIFESTYLE = "lifestyle"
    MINIMAL = "minimal"
    BOLD = "bold"
    SEASONAL = "seasonal"


class Advert(Frozen):
    """A still advertisement; the prompt sets its mood."""

    form: Literal["advert"] = "advert"
    product: Product
    style: AdStyle = AdStyle.PRODUCT_HERO


class Platform(StrEnum):
    """Where copy is published: each has limits of its own."""

    META = "meta"
    TIKTOK = "tiktok"
    GOOGLE = "google"
    LINKEDIN = "linkedin"
    PINTEREST = "pinterest"
    UNIVERSAL = "universal"


class CopyFormat(StrEnum):
    """The shape of copy."""

    SHORT = "short"
    LONG = "long"
    HOOK = "hook"
    STORY = "story"


class CopyTone(StrEnum):
    """The voice of copy."""

    PROFESSIONAL = "professional"
    CASUAL = "casual"
    URGENT = "urgent"
    LUXE = "luxe"
    PLAYFUL = "playful"
    BOLD = "bold"


class CopyBrief(Frozen):
    """Copy for one product; the prompt holds the caller's own instructions."""

    form: Literal["copy"] = "copy"
    product: Product
    platform: Platform
    format: CopyFormat
    tone: CopyTone


class SpeechFormat(StrEnum):
    """The file a speech is kept as."""

    MP3 = "mp3"
    WAV = "wav"


class Speech(Frozen):
    """A text spoken, in full."""

    form: Literal["speech"] = "speech"
    text: str
    voice: str | None = None
    speed: float = 1.0
    language: str = "en"
    format: SpeechFormat = SpeechFormat.MP3


class Box(Frozen):
    """A place on a page, in millimetres from its upper left corner."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


class TextBox(Box):
    """A text, set as large as `size_pt` and smaller where it would not fit. `colour` is #rrggbb."""

    form: Literal["text"] = "text"
    text: str
    font: str = "Inter"
    size_pt: float = 12.0
    colour: str = "#111111"
    align: Literal["left", "center", "right"] = "left"


class ImageBox(Box):
    """A picture, fitted inside the box. `image` names a reference."""

    form: Literal["image"] = "image"
    image: str


class Page(Frozen):
    """One page; what comes later lies above what came before."""

    width_mm: float = 210.0
    height_mm: float = 297.0
    background: str = "#ffffff"
    boxes: tuple[Annotated[TextBox | ImageBox, Field(discriminator="form")], ...] = ()


class Document(Frozen):
    """A PDF."""

    form: Literal["document"] = "document"
    title: str = ""
    pages: tuple[Page, ...] = Field(min_length=1)


class Inspection(Frozen):
    """A photo of a product to be judged. `photo` names a reference."""

    form: Literal["inspection"] = "inspection"
    photo: str


Brief = Annotated[
    Film | Advert | CopyBrief | Speech | Document | Inspection,
    Field(discriminator="form"),
]

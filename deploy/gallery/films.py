"""Films: every caption style, entrance, frame and template."""

from typing import Final

from deploy.gallery.sample import Sample, face, photo, sample
from domain.brief import (
    Backing,
    CaptionStyle,
    Entrance,
    Film,
    FrameStyle,
    Inset,
    Position,
    Scene,
    SceneKind,
    Size,
    Template,
    Tone,
)
from domain.spec import Kind

_ACTORS: Final = (
    "emma", "marcus", "sofia", "leo", "priya", "kofi", "mei", "diego", "ingrid", "omar", "zoe", "hiroshi",
    "amara", "noah", "aisha", "tomas", "lena",
)  # fmt: skip
_LINE: Final = "This is the one thing I wish somebody had told me."
_STORY: Final = (
    "I was so tired of bad coffee. Then I found this tiny mill. Now every morning starts with a smile. "
    "Try it once and you will never go back."
)


def _captions(style: CaptionStyle, actor: str) -> Sample:
    film = Film(script=_LINE, actor=actor, captions=style)
    return sample(style, Kind.TALKING_VIDEO, brief=film, duration_s=4.0, aspect_ratio="9:16")


def _inset(name: str, inset: Inset, actor: str, prompt: str) -> Sample:
    scenes = (
        Scene(text="Let me show you where I am.", visual_prompt=None),
        Scene(kind=SceneKind.BROLL, text="Look at this light, look at this place.", visual_prompt=prompt),
    )
    film = Film(script="", actor=actor, captions=CaptionStyle.TIKTOK, scenes=scenes, inset=inset)
    return sample(name, Kind.TALKING_VIDEO, brief=film, duration_s=5.0, aspect_ratio="9:16")


def _template(template: Template, actor: str, style: CaptionStyle) -> Sample:
    film = Film(
        script=_STORY,
        actor=actor,
        template=template,
        captions=style,
        broll=True,
        product_image="product",
        cta="Get yours today",
        music=Backing.UPBEAT,
        tone=Tone.ENERGETIC,
    )
    return sample(
        template,
        Kind.TALKING_VIDEO,
        brief=film,
        inputs=(photo("product", "flask", "#c8553d"),),
        duration_s=10.0,
        aspect_ratio="9:16",
    )


CAPTIONS: Final = tuple(_captions(style, actor) for style, actor in zip(CaptionStyle, _ACTORS, strict=True))
ENTRANCES: Final = tuple(
    _inset(entrance, Inset(entrance=entrance, size=Size.LARGE), actor, prompt)
    for entrance, actor, prompt in zip(
        Entrance,
        ("emma", "marcus", "priya", "kofi", "sofia"),
        ("a lake in the mountains", "a beach at sunset", "a city at night", "a forest in autumn", "a desert at noon"),
        strict=True,
    )
)
FRAMES: Final = tuple(
    _inset(f"{position}, {size}, {frame}", Inset(position=position, size=size, frame=frame), actor, prompt)
    for position, size, frame, actor, prompt in (
        (Position.BOTTOM_LEFT, Size.SMALL, FrameStyle.NONE, "amara", "a harbour at dawn"),
        (Position.BOTTOM_CENTER, Size.MEDIUM, FrameStyle.ROUNDED, "river", "a snowy village"),
        (Position.BOTTOM_RIGHT, Size.LARGE, FrameStyle.SHADOW, "mei", "a field of flowers"),
    )
)
TEMPLATES: Final = tuple(
    _template(template, actor, style)
    for template, actor, style in zip(
        Template,
        _ACTORS[8:16],
        (
            CaptionStyle.HORMOZI, CaptionStyle.CLEAN, CaptionStyle.BOXED, CaptionStyle.KARAOKE,
            CaptionStyle.TIKTOK, CaptionStyle.BOLD, CaptionStyle.POP, CaptionStyle.SPOTLIGHT,
        ),
        strict=True,
    )
)  # fmt: skip
DUBBED: Final = sample(
    "dubbed: Ελληνικά",
    Kind.TALKING_VIDEO,
    brief=Film(script="Μακάρι να μου το είχαν πει νωρίτερα.", actor="nadia", language="el", captions=CaptionStyle.POP),
    duration_s=4.0,
    aspect_ratio="9:16",
)
SENT: Final = sample(
    "a portrait sent in",
    Kind.TALKING_VIDEO,
    brief=Film(script=_LINE, portrait="me", captions=CaptionStyle.GLOW),
    inputs=(face("me", "freya"),),
    duration_s=4.0,
    aspect_ratio="9:16",
)
CLOSING: Final = TEMPLATES[-1]  # shown at its end
SAMPLES: Final = (*CAPTIONS, DUBBED, *ENTRANCES, *FRAMES, *TEMPLATES, SENT)

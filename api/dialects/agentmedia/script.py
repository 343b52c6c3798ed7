"""A request for a video as a neutral spec: who plays, what is said, for how long, and with what pictures."""

import hashlib
from typing import Any, Final

from api.dialects.agentmedia import wire
from api.problem import Problem, Reason
from domain.actors import Library
from domain.brief import CaptionStyle, Film, Inset, Scene
from domain.pacing import WORDS_MAX, Pacing, count_words, pace
from domain.plans import PLANS
from domain.spec import Callback, JobSpec, Kind, Reference, Settings

_WORDS_MAX: Final = max(WORDS_MAX.values())
_PRODUCT: Final = "product"


def check(body: wire.Create, library: Library) -> None:
    """What can be said of a request before a script is written for it. Raises Problem INVALID."""
    if body.script is None and body.prompt is None:
        raise Problem(Reason.INVALID, "Either script or prompt is required", param="script", kind="missing")
    if body.target_duration not in (None, *WORDS_MAX):
        raise Problem(Reason.INVALID, "must be 5, 10 or 15", param="target_duration")
    if body.pip_options is not None and body.composition_mode is None:
        raise Problem(Reason.INVALID, 'needs composition_mode "pip"', param="pip_options")
    if body.actor_slug is not None and body.actor_slug not in library.actors:
        raise Problem(Reason.INVALID, "There is no such actor; see GET /actors.", param="actor_slug", kind="unknown")
    for name, text in (("script", body.script), ("scenes", " ".join(scene.text for scene in body.scenes or ()))):
        if count_words(text or "") > _WORDS_MAX:
            message = f"At most {_WORDS_MAX} words can be said in 15 seconds."
            raise Problem(Reason.INVALID, message, param=name)


def room(body: wire.Create, plan: str) -> int:
    """How many words a script may have that is written for this request, on this plan."""
    longest_s = body.target_duration or min(PLANS[plan].video_duration_max_s, max(WORDS_MAX))
    return WORDS_MAX[longest_s]


def parse(body: wire.Create, script: str, library: Library, dialect: str, model: str) -> JobSpec:
    """The spec of a checked request, with its own script or the one that was written for it."""
    film = Film(
        script=script,
        written=body.script is None,
        actor=body.actor_slug or _chosen(script, library),
        speed=1.0 if body.voice_speed is None else body.voice_speed,
        tone=body.tone,
        language=body.dub_language or "en",
        captions=body.style or CaptionStyle.HORMOZI,
        music=body.music,
        cta=body.cta,
        template=body.template,
        scenes=tuple(_scene(number, scene) for number, scene in enumerate(body.scenes or (), start=1)),
        broll=bool(body.allow_broll),
        broll_model=body.broll_model,
        broll_images=tuple(_broll(number) for number in range(1, len(body.broll_images or ()) + 1)),
        product_image=_PRODUCT if body.product_image_url else None,
        inset=_inset(body),
    )
    return JobSpec(
        kind=Kind.TALKING_VIDEO,
        model=model,
        prompt=narration(film),
        settings=Settings(duration_s=pacing(film, body).duration_s, aspect_ratio=body.aspect_ratio or "9:16"),
        brief=film,
        references=_references(body),
        callback=Callback(url=body.webhook_url, dialect=dialect) if body.webhook_url else None,
    )


def narration(film: Film) -> str:
    """All that is said, in its order."""
    return " ".join(scene.text for scene in film.scenes) or film.script


def pacing(film: Film, body: wire.Create) -> Pacing:
    """How long the film will be. Raises Problem INVALID for more words than any can hold."""
    found = pace(count_words(narration(film)), body.target_duration)
    if found is None:
        raise Problem(Reason.INVALID, f"At most {_WORDS_MAX} words can be said in 15 seconds.", param="script")
    return found


def _chosen(script: str, library: Library) -> str:
    """An actor for who names none: always the same one for the same words."""
    slugs = tuple(library.actors)
    return slugs[int.from_bytes(hashlib.sha256(script.encode()).digest()[:8]) % len(slugs)]


def _scene(number: int, scene: wire.Scene) -> Scene:
    image = f"scene-{number}" if scene.image else None
    return Scene(kind=scene.type, text=scene.text, visual_prompt=scene.visual_prompt, image=image)


def _broll(number: int) -> str:
    return f"broll-{number}"


def _inset(body: wire.Create) -> Inset | None:
    if body.composition_mode is None:
        return None
    given = body.pip_options or wire.PipOptions()
    wishes: dict[str, Any] = {
        "position": given.position,
        "size": given.size,
        "entrance": given.animation,
        "frame": given.frame_style,
    }
    return Inset(**{name: wish for name, wish in wishes.items() if wish is not None})


def _references(body: wire.Create) -> tuple[Reference, ...]:
    found = [(_PRODUCT, body.product_image_url)]
    found += [(_broll(number), url) for number, url in enumerate(body.broll_images or (), start=1)]
    found += [(f"scene-{number}", scene.image) for number, scene in enumerate(body.scenes or (), start=1)]
    return tuple(Reference(name=name, url=url) for name, url in found if url is not None)

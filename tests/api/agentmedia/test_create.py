"""Creating videos: what is documented is taken as documented, and the rest refused in the page's words."""

from typing import Any

import pytest

from domain.actors import ACTORS_FILE, Library
from domain.brief import CaptionStyle, Film
from store import jobs
from store.database import Database
from tests.api.agentmedia.client import SAID, Videos, refusal
from tests.api.agentmedia.conftest import MakeVideos

FIVE_WORDS = "Supercalifragilisticexpialidocious " * 5
LIBRARY = Library.parse(ACTORS_FILE.read_text("utf-8"))
EVERYTHING: dict[str, Any] = {
    "script": SAID,
    "actor_slug": "emma",
    "target_duration": 15,
    "style": "fire",
    "tone": "calm",
    "voice_speed": 1.2,
    "music": "chill",
    "cta": "Try it today",
    "aspect_ratio": "16:9",
    "template": "product-review",
    "allow_broll": True,
    "broll_model": "kling3",
    "dub_language": "es",
    "composition_mode": "pip",
    "pip_options": {"position": "bottom-left", "size": "small", "animation": "fade", "frame_style": "shadow"},
    "scenes": [
        {"type": "talking_head", "text": "Here is something you should really know about."},
        {"type": "broll", "text": "Look at it.", "visual_prompt": "a sunrise over the sea"},
    ],
}


def words(count: int) -> str:
    """A script of so many words, and of fifty characters and more."""
    return " ".join(["Extraordinarily"] * count)


async def film_of(database: Database, job_id: str) -> tuple[Film, Any]:
    async with database.transaction() as tx:
        job = await jobs.get(tx, job_id)
    assert job is not None
    assert isinstance(job.spec.brief, Film)
    return job.spec.brief, job.spec


async def test_every_parameter_reaches_the_spec_in_neutral_words(videos: Videos, database: Database) -> None:
    created = await videos.create(**EVERYTHING)
    film, spec = await film_of(database, created["job_id"])
    assert film.model_dump(mode="json", exclude_defaults=True) == {
        "script": SAID,
        "actor": "emma",
        "speed": 1.2,
        "tone": "calm",
        "language": "es",
        "captions": "fire",
        "music": "chill",
        "cta": "Try it today",
        "template": "product-review",
        "scenes": [
            {"text": "Here is something you should really know about."},
            {"kind": "broll", "text": "Look at it.", "visual_prompt": "a sunrise over the sea"},
        ],
        "broll": True,
        "broll_model": "kling3",
        "inset": {"position": "bottom-left", "size": "small", "entrance": "fade", "frame": "shadow"},
    }
    assert (spec.kind, spec.model) == ("talking_video", "ugc-basic")
    assert (spec.settings.duration_s, spec.settings.aspect_ratio) == (15, "16:9")
    assert spec.prompt == "Here is something you should really know about. Look at it."
    assert created["word_count"] == 11


async def test_hidden_parameters_change_nothing(videos: Videos, database: Database) -> None:
    plain = await videos.create(actor_slug="emma")
    hidden: dict[str, Any] = {
        "voice": "x" * 20,
        "tts_provider": 7,
        "persona_slug": ["a"],
        "face_photo_url": "http://127.0.0.1/",
    }
    asked = await videos.create(actor_slug="emma", **hidden)
    assert await film_of(database, plain["job_id"]) == await film_of(database, asked["job_id"])
    assert asked["selected_voice"] == LIBRARY.actors["emma"].voice


@pytest.mark.parametrize("style", CaptionStyle)
async def test_each_of_the_seventeen_styles_is_taken(videos: Videos, database: Database, style: CaptionStyle) -> None:
    assert len(CaptionStyle) == 17
    film, _ = await film_of(database, (await videos.create(style=style.value))["job_id"])
    assert film.captions is style


async def test_the_actor_gives_the_voice_and_without_one_we_choose_both(videos: Videos, database: Database) -> None:
    named = await videos.create(actor_slug="leo")
    assert (named["selected_voice"], named["voice_auto_detected"]) == (LIBRARY.actors["leo"].voice, False)
    chosen = await videos.create()
    film, _ = await film_of(database, chosen["job_id"])
    assert film.actor is not None
    assert (chosen["selected_voice"], chosen["voice_auto_detected"]) == (LIBRARY.actors[film.actor].voice, True)


@pytest.mark.parametrize(
    ("count", "wish", "duration", "most", "warned"),
    [
        (12, None, 5, 12, False),
        (13, None, 10, 25, False),
        (26, None, 15, 37, False),
        (37, None, 15, 37, False),
        (12, 5, 5, 12, False),
        (13, 5, 10, 25, True),  # upgraded
        (37, 5, 15, 37, True),
        (5, 15, 15, 37, False),  # a wish for longer is granted
    ],
)
async def test_words_decide_the_bucket_and_the_bucket_the_price(
    videos: Videos, count: int, wish: int | None, duration: int, most: int, warned: bool
) -> None:
    created = await videos.create(script=words(count), target_duration=wish)
    assert created["estimated_duration"] == duration
    assert created["credits_deducted"] == 30 * duration
    assert (created["word_count"], created["max_words"]) == (count, most)
    assert created["words_per_second"] == round(count / duration, 2)
    assert ("pacing_warning" in created) is warned
    assert await videos.credits() == 3000 - 30 * duration


INVALID = [
    ({"script": None}, "missing_script"),
    ({"script": "x" * 49}, "invalid_script"),
    ({"script": "🐈" * 49}, "invalid_script"),
    ({"script": "x" * 3001}, "invalid_script"),
    ({"script": words(38)}, "invalid_script"),
    ({"script": "字" * 76}, "invalid_script"),  # 38 words' time, without a blank
    ({"script": "\u00a0".join(["Extraordinarily"] * 38)}, "invalid_script"),
    ({"target_duration": 7}, "invalid_target_duration"),
    ({"target_duration": 10.0}, "invalid_target_duration"),
    ({"target_duration": "10"}, "invalid_target_duration"),
    ({"target_duration": True}, "invalid_target_duration"),
    ({"actor_slug": "nobody"}, "actor_not_found"),
    ({"actor_slug": "Emma"}, "actor_not_found"),
    ({"actor_slug": "../emma"}, "actor_not_found"),
    ({"style": "comic"}, "invalid_style"),
    ({"tone": "angry"}, "invalid_tone"),
    ({"music": "polka"}, "invalid_music"),
    ({"template": "vlog"}, "invalid_template"),
    ({"broll_model": "sora"}, "invalid_broll_model"),
    ({"aspect_ratio": "4:3"}, "invalid_aspect_ratio"),
    ({"voice_speed": 0.69}, "invalid_voice_speed"),
    ({"voice_speed": 1.51}, "invalid_voice_speed"),
    ({"voice_speed": "1.0"}, "invalid_voice_speed"),
    ({"allow_broll": "yes"}, "invalid_allow_broll"),
    ({"cta": "x" * 101}, "cta_too_long"),
    ({"cta": 5}, "invalid_cta"),
    ({"broll_images": ["https://yours.example.com/a.png"] * 11}, "invalid_broll_images"),
    ({"broll_images": ["https://10.0.0.2/a.png"]}, "invalid_broll_images"),
    ({"scenes": [{"text": "Look."}] * 31}, "invalid_scenes"),
    ({"scenes": []}, "invalid_scenes"),
    ({"scenes": [{}]}, "invalid_scenes"),
    ({"scenes": [{"text": "Look.", "type": "talkinghead"}]}, "invalid_scenes"),
    ({"scenes": [{"text": words(38)}]}, "invalid_scenes"),
    ({"composition_mode": "split"}, "invalid_composition_mode"),
    ({"pip_options": {"size": "small"}}, "invalid_pip_options"),
    ({"composition_mode": "pip", "pip_options": {"position": "top"}}, "invalid_pip_options"),
    ({"dub_language": "es_"}, "invalid_dub_language"),
    ({"dub_language": "e" * 1000}, "invalid_dub_language"),
    ({"dub_language": "../es"}, "invalid_dub_language"),
    ({"webhook_url": "http://yours.example.com/"}, "invalid_webhook_url"),
    ({"webhook_url": "https://10.0.0.1/"}, "invalid_webhook_url"),
    ({"webhook_url": "https://yours.example.com/" + "a" * 8000}, "invalid_webhook_url"),
    ({"product_image_url": "file:///etc/passwd"}, "invalid_product_image_url"),
    ({"product_url": "https://169.254.169.254/"}, "invalid_product_url"),
]


@pytest.mark.parametrize(("wrong", "code"), INVALID, ids=str)
async def test_what_is_not_as_documented_is_refused_and_costs_nothing(
    videos: Videos, wrong: dict[str, Any], code: str
) -> None:
    assert refusal(await videos.ask(**wrong)) == (400, code, "validation_error")
    assert await videos.credits() == 3000
    assert (await videos.http.get("/api/v1/videos")).json() == {"jobs": [], "total": 0}


@pytest.mark.parametrize("script", ["x" * 50, "🐈" * 3000, "字" * 74])
async def test_a_script_at_the_edge_is_taken(videos: Videos, script: str) -> None:
    await videos.create(script=script)


@pytest.mark.parametrize("mode", [{"composition_mode": "pip"}, {"composition_mode": "pip", "pip_options": {}}])
async def test_a_picture_in_the_picture_has_its_defaults(
    videos: Videos, database: Database, mode: dict[str, Any]
) -> None:
    film, _ = await film_of(database, (await videos.create(**mode))["job_id"])
    assert film.inset is not None
    assert film.inset.position == "bottom-right"


async def test_validation_comes_before_the_plan_and_the_plan_before_credits(new_videos: MakeVideos) -> None:
    free, starter = await new_videos(3000, "free"), await new_videos(0, "starter")
    assert refusal(await free.ask(cta="x" * 101)) == (400, "cta_too_long", "validation_error")
    assert refusal(await free.ask()) == (403, "plan_required", "authentication_error")
    assert refusal(await free.ask(script=None, prompt="an oat drink")) == (
        403,
        "plan_required",
        "authentication_error",
    )
    assert refusal(await starter.ask(target_duration=15)) == (403, "plan_limit", "authentication_error")
    assert refusal(await starter.ask(script=words(26))) == (403, "plan_limit", "authentication_error")
    assert refusal(await starter.ask(script=words(26), target_duration=5)) == (
        403,
        "plan_limit",
        "authentication_error",
    )
    poor = await new_videos(149)
    assert refusal(await poor.ask(script=words(12))) == (402, "insufficient_credits", "insufficient_credits")
    assert await free.credits() == 3000


async def test_a_create_is_replayed_with_all_it_said(videos: Videos) -> None:
    first = await videos.ask(key="one", script=words(13), target_duration=5)
    again = await videos.ask(key="one", script=words(13), target_duration=5)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["Idempotent-Replayed"] == "true"
    assert await videos.credits() == 2700
    assert refusal(await videos.ask(key="one"))[:2] == (422, "idempotency_key_reused")

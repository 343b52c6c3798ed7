"""agent-media, for the tests of the edge."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2

from api.problem import Reason
from tests.api.agentmedia.client import SAID, Videos
from tests.api.shapes import CANARY, Address, Choice, Dialect, Flag, Opens, Owned, Row, Text, Whole
from tests.fixtures.gateway import Gateway
from tests.fixtures.sink import Sink

NOBODYS: Final = "00000000-0000-0000-0000-000000000000"
TRACE: Final = "trace-51c9"

# Status, codes and type of each error, as the page has them; a field at fault is part of its code.
ERRORS: Final[Mapping[Reason, tuple[int, set[str], str]]] = {
    Reason.INVALID: (400, {"invalid_request"}, "validation_error"),
    Reason.INVALID_JSON: (400, {"invalid_json"}, "validation_error"),
    Reason.UNAUTHENTICATED: (401, {"invalid_api_key", "missing_api_key"}, "authentication_error"),
    Reason.INSUFFICIENT_CREDITS: (402, {"insufficient_credits"}, "insufficient_credits"),
    Reason.NOT_FOUND: (404, {"not_found", "job_not_found", "actor_not_found", "key_not_found"}, "not_found"),
    Reason.METHOD_NOT_ALLOWED: (405, {"method_not_allowed"}, "validation_error"),
    Reason.TOO_LARGE: (413, {"body_too_large"}, "validation_error"),
    Reason.UNSUPPORTED_MEDIA: (415, {"unsupported_media_type"}, "validation_error"),
}
OWN_CODES: Final[Mapping[str, set[str]]] = {
    "script": {"missing_script", "invalid_script"},
    "cta": {"cta_too_long", "invalid_cta"},
    "actor_slug": {"actor_not_found", "invalid_actor_slug"},
}


def refused(answer: httpx2.Response, reason: Reason, param: str | None = None) -> None:
    status, codes, kind = ERRORS[reason]
    if param is not None:
        codes = OWN_CODES.get(param, {f"invalid_{param.replace('-', '_').lower()}"})
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert error.pop("message")
    error.pop("suggestions", None)
    assert error.pop("code") in codes, answer.text
    assert answer.json().keys() == {"error"}
    assert error == {"type": kind}


async def settle(gateway: Gateway, sink: Sink) -> Owned:
    """A completed video with its file and its webhook, one that is being made, and a key beside the one that asks."""
    videos, told = Videos(gateway), f"/{gateway.account}-videos"
    done = (await videos.create(TRACE, webhook_url=sink.url(told), target_duration=10))["job_id"]
    url = urlsplit((await videos.end(done))["output_url"])
    await sink.next(told)
    running = (await videos.create("outcome=stuck"))["job_id"]
    await videos.until(running, "processing")
    key_id = (await gateway.http.post("/api/v1/account/keys", json={})).json()["id"]
    path = url.path.removeprefix("/v1/files/")
    common = {"key_id": key_id, "slug": "1234567"}
    return Owned(
        ids=[{"job_id": done} | common, {"job_id": running} | common],
        traces=[gateway.account, TRACE, done, running, key_id, path, url.query],
    )


@dataclass(frozen=True)
class Script:
    """What is said: of 50 to 3000 code points, and at most 37 words."""

    required: bool = True

    def wrong(self) -> list[Any]:
        return [
            *Text(3000, blank=False).wrong(),
            "x" * 49,
            "🐈" * 49,
            CANARY.ljust(49),
            " ".join(["Extraordinarily"] * 38),
        ]

    def right(self) -> list[Any]:
        return ["🐈" * 3000, "e".ljust(3000, "\u0301"), "\u202e" + "x" * 49, " ".join(["Extraordinarily"] * 37)]


@dataclass(frozen=True)
class Slug:
    """Whom the library knows."""

    required: bool = False

    def wrong(self) -> list[Any]:
        return [5, True, [], {}, "", CANARY, "Emma", "emma ", "../emma", "e" * 101]

    def right(self) -> list[Any]:
        return ["emma"]


@dataclass(frozen=True)
class Speed:
    """0.7 to 1.5."""

    required: bool = False

    def wrong(self) -> list[Any]:
        return ["1", CANARY, True, [], {}, 0.69, 1.51, 10**30]

    def right(self) -> list[Any]:
        return [0.7, 1, 1.5]


@dataclass(frozen=True)
class Seconds:
    """A bucket."""

    required: bool = False

    def wrong(self) -> list[Any]:
        return ["5", CANARY, True, 5.0, 7, 0, -5, 20, 10**30, [], {}]

    def right(self) -> list[Any]:
        return [5, 10, 15]


@dataclass(frozen=True)
class Other:
    """What has no shape of its own here."""

    refuses: list[Any]
    takes: list[Any]
    required: bool = False

    def wrong(self) -> list[Any]:
        return self.refuses

    def right(self) -> list[Any]:
        return self.takes


PICTURE: Final = "https://yours.example.com/a.png"
FIELDS: Final[Mapping[str, Any]] = {
    "script": Script(),
    "prompt": Text(3000, blank=False),
    "product_url": Address(),
    "actor_slug": Slug(),
    "target_duration": Seconds(),
    "style": Choice(["hormozi", "spotlight"]),
    "tone": Choice(["energetic", "dramatic"]),
    "voice_speed": Speed(),
    "music": Choice(["chill", "upbeat"]),
    "cta": Text(100, blank=False),
    "aspect_ratio": Choice(["9:16", "16:9", "1:1"]),
    "template": Choice(["monologue", "product-demo"]),
    "allow_broll": Flag(),
    "broll_model": Choice(["kling3", "hailuo2", "wan21"]),
    "broll_images": Other([CANARY, {}, [5], [CANARY], [PICTURE] * 11], [[], [PICTURE] * 10]),
    "product_image_url": Address(),
    "dub_language": Other([5, True, [], {}, "", CANARY, "es_", "es-", "../es", "e" * 1000], ["es", "pt-BR"]),
    "webhook_url": Address(),
    "composition_mode": Choice(["pip"]),
    "pip_options": Other([CANARY, 5, [], {"size": CANARY}, {"position": 5}], [{}, {"size": "large"}]),
    "scenes": Other(
        [CANARY, {}, [], [{}], [CANARY], [{"text": "Look.", "type": CANARY}], [{"text": "Look."}] * 31],
        [[{"text": "Look."}] * 30],
    ),
}
VIDEOS: Final = "/api/v1/videos"
ACCOUNT: Final = "/api/v1/account"
PAGES: Final = ("openapi.json", "docs")

AGENT_MEDIA: Final = Dialect(
    name="agentmedia",
    prefix="/api/v1",
    rows=[
        Row("POST", VIDEOS, body={"script": SAID, "composition_mode": "pip"}, fields=FIELDS, charges=True),
        Row("GET", VIDEOS, parameters={"limit": Whole(1, 100), "offset": Whole(0, 2**31 - 1)}),
        Row("GET", f"{VIDEOS}/{{job_id}}"),
        Row("DELETE", f"{VIDEOS}/{{job_id}}"),
        Row("POST", f"{VIDEOS}/{{job_id}}/cancel"),
        Row("POST", f"{VIDEOS}/{{job_id}}/restore"),
        Row("GET", "/api/v1/actors"),
        Row("GET", "/api/v1/actors/{slug}"),
        Row("GET", "/api/v1/actors/{slug}/portrait.png", Opens.NOTHING),
        Row("GET", ACCOUNT),
        Row("GET", f"{ACCOUNT}/usage"),
        Row("POST", f"{ACCOUNT}/keys", body={"name": "more"}, fields={"name": Text(100, blank=False)}),
        Row("GET", f"{ACCOUNT}/keys"),
        Row("DELETE", f"{ACCOUNT}/keys/{{key_id}}"),
        *(Row(method, f"/api/v1/{page}", Opens.NOTHING) for page in PAGES for method in ("GET", "HEAD")),
    ],
    refused=refused,
    settle=settle,
    absent={"job_id": NOBODYS, "key_id": NOBODYS, "slug": "7654321"},
    shown={"slug": "emma"},
    price=150,
    examples=160,
    narrowed={
        "Create": {
            "script": {"enum": [SAID, "x" * 50]},
            "prompt": {"enum": ["an oat drink", None]},
            "product_url": {"type": "null"},
            "product_image_url": {"type": "null"},
            "broll_images": {"type": "null"},
            "actor_slug": {"enum": ["emma", "leo", None]},
            "webhook_url": {
                "anyOf": [{"type": "string", "pattern": "^https://[a-z]{1,20}[.]invalid/$"}, {"type": "null"}]
            },
            "pip_options": {"type": "null"},
            "scenes": {
                "anyOf": [
                    {"type": "array", "minItems": 1, "maxItems": 10, "items": {"$ref": "#/components/schemas/Scene"}},
                    {"type": "null"},
                ]
            },
        },
        "Scene": {"text": {"enum": ["Look at this.", "Why?"]}, "image": {"type": "null"}},
    },
)

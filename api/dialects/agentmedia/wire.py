"""The messages of agent-media, under its own names (agent-media page, "REST API Reference")."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.edge.fields import Url, Wire, Words
from domain.brief import (
    Backing,
    CaptionStyle,
    Entrance,
    FrameStyle,
    Position,
    SceneKind,
    Size,
    Template,
    Tone,
)

SCRIPT_MIN: Final = 50
SCRIPT_MAX: Final = 3000
CTA_MAX: Final = 100
_WORD: Final = Field(strict=False)  # a strict enum takes no strings

Script = Annotated[Words, Field(min_length=SCRIPT_MIN, max_length=SCRIPT_MAX)]
Instructions = Annotated[Words, Field(max_length=3000)]
# A language, and what may follow it: script, region, variants (BCP 47).
Language = Annotated[str, Field(max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]


class Scene(Wire):
    """A part of a video; `text` is what is said in it."""

    type: Annotated[SceneKind, _WORD] = SceneKind.TALKING_HEAD
    text: Annotated[Words, Field(max_length=3000)]
    visual_prompt: Annotated[Words, Field(max_length=3000)] | None = None
    image: Url | None = None


class PipOptions(Wire):
    """The picture in the picture."""

    position: Annotated[Position, _WORD] | None = None
    size: Annotated[Size, _WORD] | None = None
    animation: Annotated[Entrance, _WORD] | None = None
    frame_style: Annotated[FrameStyle, _WORD] | None = None


_NOT_NULL: Final[dict[str, Any]] = {"not": {"type": "null"}}


class Create(Wire):
    """POST /videos."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["script"], "properties": {"script": _NOT_NULL}},
                {"required": ["prompt"], "properties": {"prompt": _NOT_NULL}},
            ]
        }
    )

    script: Script | None = None
    prompt: Instructions | None = None
    product_url: Url | None = None
    actor_slug: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    target_duration: Annotated[int, Field(json_schema_extra={"enum": [5, 10, 15]})] | None = None
    style: Annotated[CaptionStyle, _WORD] | None = None
    tone: Annotated[Tone, _WORD] | None = None
    voice_speed: Annotated[float, Field(ge=0.7, le=1.5)] | None = None
    music: Annotated[Backing, _WORD] | None = None
    cta: Annotated[Words, Field(max_length=CTA_MAX)] | None = None
    aspect_ratio: Literal["9:16", "16:9", "1:1"] | None = None
    template: Annotated[Template, _WORD] | None = None
    allow_broll: bool | None = None
    broll_model: Literal["kling3", "hailuo2", "wan21"] | None = None
    broll_images: Annotated[list[Url], Field(max_length=10)] | None = None
    product_image_url: Url | None = None
    dub_language: Language | None = None
    webhook_url: Url | None = None
    composition_mode: Literal["pip"] | None = None
    pip_options: PipOptions | None = Field(None, description='With composition_mode "pip" only.')
    scenes: Annotated[list[Scene], Field(min_length=1, max_length=30)] | None = None


StatusWord = Literal["submitted", "queued", "processing", "completed", "failed", "canceled"]


class Created(BaseModel):
    """The 201 of a create; lengths in seconds."""

    job_id: str
    status: StatusWord
    estimated_duration: int
    credits_deducted: int
    selected_voice: str
    voice_auto_detected: bool
    word_count: int
    words_per_second: float
    max_words: int
    pacing_warning: str = Field("", description="Present when the duration had to be upgraded.")
    generated_script: str = Field("", description="Present when `prompt` had a script written.")


class JobError(BaseModel):
    """Why a job failed."""

    code: str
    message: str


class Video(BaseModel):
    """A job; `credit_cost` is what was deducted for it, be it refunded since."""

    id: str
    status: StatusWord
    output_url: str | None = None
    credit_cost: int
    created_at: str
    completed_at: str | None = None
    error: JobError | None = Field(None, description="Present when the job failed.")


class ListedVideo(Video):
    """A job in a list."""

    model_slug: str
    operation: str


class VideoList(BaseModel):
    """A page of jobs; `total` counts all that match."""

    jobs: list[ListedVideo]
    total: int


class Deleted(BaseModel):
    """The answer of a delete."""

    success: Literal[True] = True
    jobId: str  # noqa: N815, the page's
    deletedAt: str  # noqa: N815


class Canceled(BaseModel):
    """The answer of a cancel."""

    canceled: Literal[True] = True
    jobId: str  # noqa: N815
    credits_refunded: int
    refund_pending: bool


class Actor(BaseModel):
    """Somebody to appear in a video."""

    id: str
    name: str
    slug: str
    gender: str
    age_range: str
    portrait_url: str
    voice_id: str
    status: Literal["active"] = "active"


class ListedActor(Actor):
    """An actor in a list."""

    actor_type: str


class ActorList(BaseModel):
    """The actors that match."""

    actors: list[ListedActor]
    total: int


class OneActor(BaseModel):
    """The answer of one actor."""

    actor: Actor


class Plan(BaseModel):
    """The account's plan."""

    tier: str
    name: str
    status: Literal["active"] = "active"
    trial_active: Literal[False] = False
    trial_ends_at: None = None
    current_period_end: str


class Credits(BaseModel):
    """The account's credits."""

    monthly_remaining: int
    monthly_allowance: int
    purchased: int
    total: int


class Limits(BaseModel):
    """What the plan allows."""

    max_concurrent_jobs: int
    max_video_duration: int
    models_available: list[str]


class Account(BaseModel):
    """The account behind the key."""

    user_id: str
    plan: Plan
    credits: Credits
    limits: Limits


PeriodWord = Literal["7d", "30d", "90d"]


class Summary(BaseModel):
    """A period in sum; credits are net of refunds."""

    total_jobs: int
    completed_jobs: int
    failed_jobs: int
    credits_used: int


class ModelUsage(BaseModel):
    """One model; how long its completed jobs took from creation to completion, null without any."""

    model_slug: str
    job_count: int
    credits_used: int
    avg_duration_seconds: float | None


class DayUsage(BaseModel):
    """One day of UTC, by the creation of its jobs."""

    date: str
    job_count: int
    credits_used: int


class OperationUsage(BaseModel):
    """One kind of job."""

    operation: str
    job_count: int


class Usage(BaseModel):
    """What was used from `period_start` on and before `period_end`."""

    period: PeriodWord
    period_start: str
    period_end: str
    summary: Summary
    by_model: list[ModelUsage]
    daily: list[DayUsage]
    by_operation: list[OperationUsage]


class CreateKey(Wire):
    """POST /account/keys."""

    name: Annotated[Words, Field(max_length=100)] | None = None


class NewKey(BaseModel):
    """A key at the only moment it is shown."""

    key: str
    id: str
    key_prefix: str
    name: str
    created_at: str


class Key(BaseModel):
    """An active key."""

    id: str
    key_prefix: str
    name: str
    created_at: str
    last_used_at: str | None


class KeyList(BaseModel):
    """The active keys, oldest first."""

    keys: list[Key]


class Revoked(BaseModel):
    """The answer of a revoke."""

    revoked: Literal[True] = True
    id: str


class ErrorBody(BaseModel):
    """What is wrong."""

    code: str
    message: str
    type: str
    suggestions: list[str] = Field([], description="Slugs that may have been meant, of an actor that was not found.")


class Error(BaseModel):
    """Every error of this API."""

    error: ErrorBody

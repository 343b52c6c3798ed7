"""The gateway's messages, under its own names (ai-gateway page, "Async jobs")."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.edge.fields import Url, Wire, Words

Prompt = Annotated[Words, Field(max_length=32_000)]
ModelName = Annotated[str, Field(min_length=1, max_length=200)]
Seed = Annotated[int, Field(ge=0, lt=1 << 53)]  # what every JSON reader can hold


class Submit(Wire):
    """What every submit has."""

    prompt: Prompt
    model: ModelName
    webhook_url: Url | None = None


class SubmitVideo(Submit):
    """POST /videos/generations. The page documents prompt, model and webhook_url; the rest is ours."""

    duration: float | None = Field(None, description="seconds, clamped to the model's range")
    aspect_ratio: Literal["16:9", "9:16", "1:1", "4:5", "4:3", "3:4"] | None = None
    seed: Seed | None = None


class SubmitMusic(Submit):
    """POST /audio/music. An instrumental has no lyrics."""

    model_config = ConfigDict(
        json_schema_extra={
            "not": {
                "properties": {"is_instrumental": {"const": True}, "lyrics": {"type": "string", "pattern": r"\S"}},
                "required": ["is_instrumental", "lyrics"],
            }
        }
    )

    duration: float | None = Field(None, description="seconds, clamped to the model's range")
    lyrics: Annotated[str, Field(max_length=10_000)] | None = None
    is_instrumental: bool | None = None


class SubmitModel3D(Submit):
    """POST /3d/generations."""

    seed: Seed | None = None


StatusWord = Literal["queued", "running", "completed", "failed", "cancelled"]


class Accepted(BaseModel):
    """The 202 of a submit; `created` is in Unix seconds."""

    id: str
    status: StatusWord
    object: Literal["job"] = "job"
    created: int
    model: str
    duration: float | None = Field(None, description="seconds the model will use, where it has a length")


class Result(BaseModel):
    """The finished file; `file_url` is signed and made afresh on each read, `expires_at` in Unix seconds."""

    file_url: str
    content_type: str
    bytes: int
    expires_at: int


class JobError(BaseModel):
    """Why a job failed."""

    code: str
    message: str


class Usage(BaseModel):
    """What the job cost: 0 unless completed."""

    credits: int


class Job(Accepted):
    """The job record."""

    kind: Literal["video", "music", "3d"]
    completed_at: int | None = None
    result: Result | None = None
    error: JobError | None = None
    usage: Usage


class JobList(BaseModel):
    """Newest first; `next_cursor` continues the list while `has_more`."""

    object: Literal["list"] = "list"
    data: list[Job]
    has_more: bool
    next_cursor: str | None = None


class DurationRange(BaseModel):
    """Seconds a model can make."""

    min: float
    max: float
    default: float


class Model(BaseModel):
    """A model on offer; price in credits."""

    id: str
    object: Literal["model"] = "model"
    owned_by: str
    kind: Literal["video", "music", "3d"]
    base_credits: int
    credits_per_second: int
    duration: DurationRange | None = None


class ModelList(BaseModel):
    """Every model on offer."""

    object: Literal["list"] = "list"
    data: list[Model]


class ErrorBody(BaseModel):
    """What is wrong; `param` names the field at fault."""

    code: str
    message: str
    type: str
    param: str | None = None


class Error(BaseModel):
    """Every error of this API."""

    error: ErrorBody

"""What was asked, in neutral words: no vendor's and no dialect's."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that crosses process borders: immutable, and only ever given new optional fields."""

    model_config = ConfigDict(frozen=True)


class Kind(StrEnum):
    """What a job makes."""

    VIDEO = "video"
    MUSIC = "music"
    MODEL_3D = "model3d"


class Settings(Frozen):
    """How the output should be. A field left None is the model's choice."""

    duration_s: float | None = None
    aspect_ratio: str | None = None  # "16:9"
    instrumental: bool | None = None
    lyrics: str | None = None
    seed: int | None = None


class Callback(Frozen):
    """Where the client wants to be told, and in which dialect the message is written."""

    url: str
    dialect: str


class JobSpec(Frozen):
    """One request for a generation."""

    kind: Kind
    model: str
    prompt: str
    settings: Settings = Settings()
    callback: Callback | None = None

"""What was asked, in neutral words: no vendor's and no dialect's."""

from enum import StrEnum

from domain.brief import Brief
from domain.frozen import Frozen


class Kind(StrEnum):
    """What a job makes. The first four follow a prompt; the others need a brief."""

    VIDEO = "video"
    IMAGE = "image"
    MUSIC = "music"
    MODEL_3D = "model3d"
    TALKING_VIDEO = "talking_video"
    STATIC_AD = "static_ad"
    SPEECH = "speech"
    COPY = "copy"
    DOCUMENT = "document"
    PHOTO_QC = "photo_qc"


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


class ReferenceKind(StrEnum):
    """What a reference has to be; anything else found there is refused."""

    IMAGE = "image"
    AUDIO = "audio"


class Reference(Frozen):
    """Media of the caller's, to be copied before a provider sees it. `name` is how the brief speaks of it."""

    name: str
    url: str
    kind: ReferenceKind = ReferenceKind.IMAGE


class JobSpec(Frozen):
    """One request for a generation."""

    kind: Kind
    model: str
    prompt: str
    settings: Settings = Settings()
    brief: Brief | None = None
    references: tuple[Reference, ...] = ()
    callback: Callback | None = None

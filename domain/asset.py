"""What a job made: the facts of a kept file, and where it lies."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from domain.attempt import Role
from domain.frozen import Frozen
from domain.spec import Kind

# Content types we keep, and the file name extension each gets. A body of any other type is no output.
EXTENSIONS: Final[Mapping[str, str]] = {
    "video/mp4": "mp4",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "model/gltf-binary": "glb",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "application/json": "json",
    "application/pdf": "pdf",
}

PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/webp"})
_SOUNDS: Final = frozenset({"audio/mpeg", "audio/wav"})

# What the main output of each kind may be: a provider's page of JSON is no film.
_MAIN: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.VIDEO: frozenset({"video/mp4"}),
    Kind.IMAGE: PICTURES,
    Kind.MUSIC: _SOUNDS,
    Kind.MODEL_3D: frozenset({"model/gltf-binary"}),
    Kind.TALKING_VIDEO: frozenset({"video/mp4"}),
    Kind.STATIC_AD: PICTURES,
    Kind.SPEECH: _SOUNDS,
    Kind.COPY: frozenset({"application/json"}),
    Kind.DOCUMENT: frozenset({"application/pdf"}),
    Kind.PHOTO_QC: frozenset({"application/json"}),
}


class MediaFacts(Frozen):
    """What was read off the file itself; None where the medium has no such fact."""

    width_px: int | None = None
    height_px: int | None = None
    duration_s: float | None = None


class Asset(Frozen):
    """One file of a job, as kept: `key` names it in the bucket, `sha256` is lower-case hex.

    role: what it is to its job, whose main output comes first. blurhash: of a picture, where its maker gave one.
    """

    key: str
    content_type: str
    size_bytes: int
    sha256: str
    facts: MediaFacts = MediaFacts()
    role: Role = Role.MAIN
    blurhash: str | None = None
    expires_at: datetime | None = None  # None: kept until the job is deleted
    collected_at: datetime | None = None

    @property
    def filename(self) -> str:
        return f"output.{EXTENSIONS[self.content_type]}"


def is_kept(content_type: str, kind: Kind, role: Role) -> bool:
    """Whether a file of that type can be what such a job is to deliver."""
    return content_type in (_MAIN[kind] if role is Role.MAIN else PICTURES)


def storage_key(job_id: str, attempt: int, sha256: str, content_type: str) -> str:
    """Content-addressed inside its attempt: storing the same bytes twice writes one object.

    Attempts share none, so the file of one can be deleted whatever another has kept.
    """
    return f"jobs/{job_id}/{attempt}/{sha256}.{EXTENSIONS[content_type]}"

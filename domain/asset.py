"""What a job made: the facts of a kept file, and where it lies."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from domain.frozen import Frozen

# Content types we keep, and the file name extension each gets. A body of any other type is no output.
EXTENSIONS: Final[Mapping[str, str]] = {
    "video/mp4": "mp4",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "model/gltf-binary": "glb",
    "image/png": "png",
    "application/json": "json",
    "application/pdf": "pdf",
}


class MediaFacts(Frozen):
    """What was read off the file itself; None where the medium has no such fact."""

    width_px: int | None = None
    height_px: int | None = None
    duration_s: float | None = None


class Asset(Frozen):
    """One file of a job, as kept: `key` names it in the bucket, `sha256` is lower-case hex."""

    key: str
    content_type: str
    size_bytes: int
    sha256: str
    facts: MediaFacts = MediaFacts()
    expires_at: datetime | None = None  # None: kept until the job is deleted
    collected_at: datetime | None = None

    @property
    def filename(self) -> str:
        return f"output.{EXTENSIONS[self.content_type]}"


def storage_key(job_id: str, attempt: int, sha256: str, content_type: str) -> str:
    """Content-addressed inside its attempt: storing the same bytes twice writes one object.

    Attempts share none, so the file of one can be deleted whatever another has kept.
    """
    return f"jobs/{job_id}/{attempt}/{sha256}.{EXTENSIONS[content_type]}"

"""What the studio writes: a file type for each kind, which an order may choose."""

from collections.abc import Mapping
from typing import Final

from domain.attempt import Order
from domain.brief import Speech, SpeechFormat
from domain.spec import Kind

POSTER: Final = "image/jpeg"

_USUAL: Final[Mapping[Kind, str]] = {
    Kind.VIDEO: "video/mp4",
    Kind.IMAGE: "image/png",
    Kind.MUSIC: "audio/mpeg",
    Kind.MODEL_3D: "model/gltf-binary",
    Kind.TALKING_VIDEO: "video/mp4",
    Kind.SPEECH: "audio/mpeg",
    Kind.STATIC_AD: "image/png",
    Kind.COPY: "application/json",
    Kind.DOCUMENT: "application/pdf",
    Kind.PHOTO_QC: "application/json",
}


def content_type_of(order: Order) -> str | None:
    """The type of the main output; None for a kind that is not made here."""
    if isinstance(order.brief, Speech) and order.brief.format is SpeechFormat.WAV:
        return "audio/wav"
    return _USUAL.get(order.kind)

"""Field types every dialect's wire models are made of: strict, bounded, and said in clear words."""

from typing import Annotated, Final

from fastapi import Query
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
)

URL_MAX: Final = 2048
_HTTP_URL: Final = TypeAdapter(HttpUrl)


class Wire(BaseModel):
    """A request body: documented fields strictly typed, unknown ones ignored."""

    model_config = ConfigDict(strict=True, extra="ignore", allow_inf_nan=False)


def _is_url(text: str) -> str:
    """The address as the parser that judged it writes it: another parser must not read another host."""
    if " " in text or not text.isprintable():  # a browser would drop these in silence
        raise ValueError("must be an http or https address")
    try:
        url = _HTTP_URL.validate_python(text, strict=False)
    except ValidationError:
        raise ValueError("must be an http or https address") from None
    if url.username or url.password:
        raise ValueError("must not carry a user name or password")
    return str(url)


def _has_words(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be blank")
    return text


def _digits(text: object) -> object:
    """Plain decimal digits only: Python would also read "5_0", "+5" and other scripts' digits."""
    if isinstance(text, str) and not (text.isascii() and text.isdigit()):
        raise ValueError("must be a whole number")
    return text


Url = Annotated[str, Field(max_length=URL_MAX), AfterValidator(_is_url)]
Words = Annotated[str, AfterValidator(_has_words)]
Limit = Annotated[int, BeforeValidator(_digits), Query(ge=1, le=100)]

"""What a product's web page says of it. Whatever stands on a page is data: it is read out, never obeyed."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from email.message import Message
from typing import Any, Final

from bs4 import BeautifulSoup, Tag

_BYTES_MAX: Final = 512 * 1024
_TEXT_MAX: Final = 4000
_LINE_MAX: Final = 600
_HEADINGS_MAX: Final = 8
_DEPTH_MAX: Final = 6
# The parser takes quadratic time over what is never closed, so it is shown nothing but these, and no more of each.
_ELEMENTS_MAX: Final[Mapping[str, int]] = {"title": 1000, "h1": 1000, "h2": 1000, "h3": 1000, "script": 64 * 1024}
_TAG_MAX: Final = 4096
_PIECES_MAX: Final = 200
_TAG_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9]*")
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SITE: Final = re.compile(r"\s+[|·•–—-]\s+")
_DESCRIPTIONS: Final = ("og:description", "description", "twitter:description")


def page_text(html: bytes, content_type: str) -> str:
    """One fact a line, as in `Name: …`: Name, Description, Price, Heading. Empty for what is no page."""
    kind, charset = _kind(content_type)
    html = html[:_BYTES_MAX]
    if kind == "text/plain":
        return _lines([("Description", _decoded(html, charset))])
    if kind not in ("text/html", "application/xhtml+xml", ""):
        return ""
    pieces = [piece for piece, _ in zip(_telling(_decoded(html, charset)), range(_PIECES_MAX), strict=False)]
    return _lines(_read(BeautifulSoup("\n".join(pieces), "html.parser")))


def _kind(content_type: str) -> tuple[str, str | None]:
    header = Message()
    header["content-type"] = content_type.replace("\r", " ").replace("\n", " ")
    return header.get_content_type() if content_type.strip() else "", header.get_content_charset()


def _decoded(html: bytes, charset: str | None) -> str:
    declared = _CHARSET.search(html[:2048])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        try:
            return html.decode(name or "", "replace")
        except LookupError:
            continue
    return html.decode("utf-8", "replace")


def _telling(text: str) -> Iterator[str]:
    """The elements worth parsing, each closed, in time linear in the text."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            if (at := text.find("-->", at)) < 0:
                return
            continue
        named = _TAG_NAME.match(text, at + 1)
        close = text.find(">", at, at + _TAG_MAX)
        if named is None or close < 0:
            at += 1
            continue
        name, tag = named[0].lower(), text[at : close + 1]
        at = close + 1
        if name == "meta":
            yield tag
        elif name in _ELEMENTS_MAX or name == "style":
            end = text.find(f"</{named[0]}", at)
            if end < 0:
                return
            if name != "style" and end - at <= _ELEMENTS_MAX[name] and (name != "script" or "ld+json" in tag):
                yield f"{tag}{text[at:end]}</{name}>"
            at = end


def _read(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    product: Mapping[str, Any] = next(_products(soup), {})
    metas = {_meta_name(tag): str(tag.get("content", "")) for tag in soup.find_all("meta") if isinstance(tag, Tag)}
    title = soup.find("title")
    titled = _SITE.split(title.get_text())[0] if isinstance(title, Tag) else ""
    described = next((metas[name] for name in _DESCRIPTIONS if metas.get(name)), "")
    yield "Name", _text(product.get("name")) or metas.get("og:title", "") or titled
    yield "Description", _text(product.get("description")) or described
    yield "Price", _price(product.get("offers"))
    for heading in soup.find_all(["h1", "h2", "h3"])[:_HEADINGS_MAX]:
        yield "Heading", heading.get_text()


def _meta_name(tag: Tag) -> str:
    return str(tag.get("property") or tag.get("name") or "").lower()


def _products(soup: BeautifulSoup) -> Iterator[Mapping[str, Any]]:
    """The products a page describes for machines."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        yield from _found(data, _DEPTH_MAX)


def _found(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth and isinstance(data, list):
        for item in data:
            yield from _found(item, depth - 1)
    elif depth and isinstance(data, dict):
        kinds = data.get("@type")
        if "Product" in (kinds if isinstance(kinds, list) else [kinds]):
            yield data
        yield from _found(data.get("@graph"), depth - 1)


def _price(offers: object) -> str:
    offer = offers[0] if isinstance(offers, list) and offers else offers
    if not isinstance(offer, dict):
        return ""
    amount = _text(offer.get("price"))
    return f"{amount} {_text(offer.get('priceCurrency'))}".strip() if amount else ""


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _lines(facts: Iterable[tuple[str, str]]) -> str:
    told: list[str] = []
    for name, value in facts:
        text = " ".join(re.sub(r"<[^<>]*>", " ", value[: 4 * _LINE_MAX]).split())[:_LINE_MAX]
        line = f"{name}: " + "".join(letter for letter in text if letter.isprintable())
        if text and line not in told:
            told.append(line)
    return "\n".join(told)[:_TEXT_MAX]

"""Signed addresses: files for clients, where providers may report, and where operators have payloads opened.

A file link carries its expiry and an HMAC-SHA256 over path and expiry; it is compared as a whole, so one
changed, added or reordered byte refuses it.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Final

from domain.asset import Asset

FILES_PATH: Final = "/v1/files/"
REPORTS_PATH: Final = "/reports/"
CODEC_PATH: Final = "/codec/"
LINK_LIFE: Final = timedelta(hours=24)
CODEC_LIFE: Final = timedelta(hours=8)  # a working day


class Links:
    """Signs with one key, under one public address."""

    def __init__(self, base_url: str, key: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._key = key.encode()

    def public(self, path: str) -> str:
        """The address of what anybody may read."""
        return self._base_url + path

    def file(self, asset: Asset, now: datetime) -> tuple[str, datetime]:
        """A fresh link to a kept file, and when it ends: after 24 hours, or with the file if that is sooner."""
        ends = min(now + LINK_LIFE, asset.expires_at or now + LINK_LIFE)
        path = FILES_PATH + asset.key
        return f"{self._base_url}{path}?{self._query(path, int(ends.timestamp()))}", ends

    def end(self, path: str, query: str) -> datetime | None:
        """When a link of ours ends or ended, None for any other; both parts as they came over the wire."""
        expires = query.removeprefix("expires=").partition("&")[0]
        if not (expires.isascii() and expires.isdigit() and len(expires) <= 12):
            return None
        genuine = hmac.compare_digest(query.encode(), self._query(path, int(expires)).encode())
        return datetime.fromtimestamp(int(expires), UTC) if genuine else None

    def report(self, provider: str, reference: str) -> str:
        """Where a provider may report on one try."""
        path = f"{REPORTS_PATH}{provider}/{reference}"
        return f"{self._base_url}{path}?signature={self._sign(path)}"

    def is_report(self, path: str, signature: str) -> bool:
        """True for an address made by `report`."""
        return hmac.compare_digest(signature.encode(), self._sign(path).encode())

    def codec(self, now: datetime) -> str:
        """Where sealed payloads are opened for whoever has this address, for 8 hours."""
        expires = str(int((now + CODEC_LIFE).timestamp()))
        return f"{self._base_url}{CODEC_PATH}{expires}.{self._sign(CODEC_PATH + expires)}"

    def is_codec(self, token: str, now: datetime) -> bool:
        """True for the last part of an address made by `codec`, until it ends."""
        expires, _, signature = token.partition(".")
        genuine = hmac.compare_digest(signature.encode(), self._sign(CODEC_PATH + expires).encode())
        return genuine and now.timestamp() < int(expires)

    def _query(self, path: str, expires: int) -> str:
        return f"expires={expires}&signature={self._sign(f'{path}?{expires}')}"

    def _sign(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()

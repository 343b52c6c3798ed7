"""Asking a server on loopback whether it answers."""

import httpx2


async def status(url: str) -> int | None:
    """The HTTP status of a GET; None while nothing answers."""
    # No proxy from the environment, and no certificates to load for plain HTTP.
    async with httpx2.AsyncClient(trust_env=False, verify=False, timeout=2.0) as client:
        try:
            return (await client.get(url)).status_code
        except httpx2.HTTPError:
            return None

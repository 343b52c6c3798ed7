"""One API process's worth of requests with one key, as fast as they are answered.

python hammer.py <database url> <key id> <plan>: says "ready", starts when it is told a line, says "refused" when it
first is, stops when it is told another line, and says how many requests were admitted.
"""

import asyncio
import os
import sys

from api.edge.rate_limit import RateLimiter
from store.accounts import Caller
from store.database import Database

CALLERS = 8


async def told() -> None:
    await asyncio.to_thread(sys.stdin.readline)


async def hammer(url: str, key_id: str, plan: str) -> None:
    database = Database(url)
    limiter, caller = RateLimiter(database), Caller("account", plan, key_id)
    await limiter.count(Caller("account", plan, f"{key_id}-{os.getpid()}"))  # connect before the race
    admitted, met_limit = 0, False
    print("ready", flush=True)  # noqa: T201
    await told()
    stop = asyncio.create_task(told())

    async def call() -> None:
        nonlocal admitted, met_limit
        while not stop.done():
            if (await limiter.count(caller)).admitted:
                admitted += 1
            elif not met_limit:
                met_limit = True
                print("refused", flush=True)  # noqa: T201

    await asyncio.gather(*(call() for _ in range(CALLERS)))
    print(admitted, flush=True)  # noqa: T201
    await database.close()


if __name__ == "__main__":
    asyncio.run(hammer(*sys.argv[1:]))

"""One API process's worth of requests with one key, as fast as they are answered.

python hammer.py <database url> <key id> <plan>: says "ready", starts when it is told a line, says "refused" when it
first is and "admitted" when it then first is again, stops when it is told another line, and says how many requests
were admitted.
"""

import asyncio
import os
import sys

from api.edge.rate_limit import RateLimiter
from store.accounts import Caller
from store.database import Database

CALLERS = 8
PATIENCE_S = 60


async def told() -> None:
    await asyncio.to_thread(sys.stdin.readline)


async def hammer(url: str, key_id: str, plan: str) -> None:
    database = Database(url)
    limiter, caller = RateLimiter(database, PATIENCE_S), Caller("account", plan, key_id)
    await limiter.count(Caller("account", plan, f"{key_id}-{os.getpid()}"))  # connect before the race
    admitted, to_say = 0, ["admitted", "refused"]
    print("ready", flush=True)  # noqa: T201
    await told()
    stop = asyncio.create_task(told())

    async def call() -> None:
        nonlocal admitted
        while not stop.done():
            found = "admitted" if (await limiter.count(caller)).admitted else "refused"
            admitted += found == "admitted"
            if to_say and found == to_say[-1]:
                print(to_say.pop(), flush=True)  # noqa: T201

    await asyncio.gather(*(call() for _ in range(CALLERS)))
    print(admitted, flush=True)  # noqa: T201
    await database.close()


if __name__ == "__main__":
    asyncio.run(hammer(*sys.argv[1:]))

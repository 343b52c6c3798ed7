"""A worker that follows one order in a folder: `python -m tests.providers.local.worker <folder>`."""

import asyncio
import sys
from pathlib import Path

from domain.attempt import Order, State
from domain.spec import Kind, Settings
from providers.local import Local

CLIP = Order(
    reference="job_1",
    model="aurora-1",
    kind=Kind.VIDEO,
    prompt="a red sailboat at sunset",
    settings=Settings(duration_s=1),
)


async def main(folder: Path) -> None:
    studio = Local(folder)
    await studio.submit(CLIP)
    while (await studio.poll(CLIP.reference)).state is State.WORKING:
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))

"""What the routes of every dialect are handed of the application they are part of."""

from typing import Annotated

from fastapi import Depends, Request

from api.edge.links import Links
from api.engine import Engine


# async, though they await nothing: a plain function would be run in a thread
async def engine_of(request: Request) -> Engine:
    engine: Engine = request.state.engine
    return engine


async def _links(request: Request) -> Links:
    links: Links = request.state.links
    return links


TheEngine = Annotated[Engine, Depends(engine_of)]
TheLinks = Annotated[Links, Depends(_links)]

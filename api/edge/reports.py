"""Reports of providers: hints to poll sooner, never believed in themselves."""

from fastapi import APIRouter, Request, Response

from api.edge.links import REPORTS_PATH, Links
from api.problem import Problem, Reason
from store.database import CHANNEL_REPORTS, Database, notify

router = APIRouter()


@router.post(REPORTS_PATH + "{provider}/{reference}", include_in_schema=False)
async def report(request: Request, reference: str, signature: str = "") -> Response:
    """Wake whoever waits on `reference`. The body is not even read. Raises Problem LINK_REFUSED."""
    links: Links = request.state.links
    database: Database = request.state.database
    if not links.is_report(request.url.path, signature):
        raise Problem(Reason.LINK_REFUSED, "The link is not valid.")
    async with database.statement() as tx:
        await notify(tx, CHANNEL_REPORTS, reference)
    return Response(status_code=204)

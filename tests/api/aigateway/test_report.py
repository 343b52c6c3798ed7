"""A provider's report wakes the wait for its job, and proves nothing."""

import httpx2

from api.edge.links import Links
from tests.fixtures.gateway import Gateway
from tests.fixtures.stack import Stack


async def test_a_reported_job_is_finished(gateway: Gateway) -> None:
    accepted = await gateway.submit("seconds=2 webhook=once")
    record = await gateway.end(accepted["id"])
    assert (record["status"], record["usage"]) == ("completed", {"credits": 10})


async def test_only_an_address_of_ours_is_reported_to(stack: Stack, anyone: httpx2.AsyncClient) -> None:
    links = Links(stack.ready["api_url"], stack.ready["signing_key"])
    genuine = links.report("simulator", "job_1")
    path, _, signature = genuine.partition("?signature=")
    for address in (
        path,
        f"{path}?signature=",
        f"{path}?signature={'0' * 64}",
        f"{path}?signature={signature[:-1]}",
        f"{path}?signature=é",
        f"{path.replace('job_1', 'job_2')}?signature={signature}",
        f"{path.replace('simulator', 'local')}?signature={signature}",
    ):
        answer = await anyone.post(address, json={"id": "job_1", "status": "completed"})
        assert answer.status_code == 403, address
        assert answer.json() == {"error": {"code": "link_refused", "message": "The link is not valid."}}
        assert "x-request-id" in answer.headers
    assert (await anyone.post(genuine)).status_code == 204


async def test_a_report_of_an_end_that_is_none_is_not_believed(
    stack: Stack, anyone: httpx2.AsyncClient, gateway: Gateway
) -> None:
    accepted = await gateway.submit("outcome=stuck")
    await gateway.until(accepted["id"], "running")
    address = Links(stack.ready["api_url"], stack.ready["signing_key"]).report("simulator", accepted["id"])
    for _ in range(3):
        answer = await anyone.post(address, json={"id": accepted["id"], "status": "completed"})
        assert answer.status_code == 204
    (shown,) = (await gateway.http.get("/v1/jobs")).json()["data"]
    assert shown["status"] == "running"
    assert (await gateway.http.post(f"/v1/jobs/{accepted['id']}/cancel")).status_code == 200

"""Another account's job answers exactly like one that does not exist."""

from store.database import Database
from tests.fixtures.gateway import Gateway, MakeGateway, credits_of

ABSENT = {"error": {"code": "not_found", "message": "There is no such job.", "type": "not_found_error", "param": None}}


async def test_a_foreign_job_looks_like_an_absent_one(
    database: Database, gateway: Gateway, new_gateway: MakeGateway
) -> None:
    owned = (await gateway.submit("outcome=stuck"))["id"]
    await gateway.until(owned, "running")
    stranger = await new_gateway(1000)
    absent = "job_" + "0" * 32
    for method, path in (("GET", "/v1/jobs/{}"), ("POST", "/v1/jobs/{}/cancel")):
        foreign = await stranger.http.request(method, path.format(owned))
        missing = await stranger.http.request(method, path.format(absent))
        assert (foreign.status_code, foreign.json()) == (404, ABSENT)
        assert (missing.status_code, missing.json()) == (404, ABSENT)
        assert foreign.headers.keys() == missing.headers.keys()
    assert (await stranger.http.get("/v1/jobs")).json()["data"] == []
    assert (await gateway.http.post(f"/v1/jobs/{owned}/cancel")).status_code == 200  # the stranger stopped nothing
    assert await credits_of(database, stranger.account) == 1000


async def test_what_cannot_be_an_id_is_absent_too(gateway: Gateway) -> None:
    for job_id in ("x", "job_", "%00", "job_" + "g" * 32, "job_" + "0" * 33, "..%2fjobs", "%ff"):
        answer = await gateway.http.get(f"/v1/jobs/{job_id}")
        assert answer.status_code == 404, job_id
        assert answer.json()["error"]["code"] == "not_found"

"""The dialect's own OpenAPI: the page's routes, and the one shape of error."""

import httpx2


async def test_the_documented_routes_are_described(anyone: httpx2.AsyncClient) -> None:
    answer = await anyone.get("/v1/openapi.json")
    assert answer.status_code == 200
    routes = {
        (method.upper(), path): sorted(operation["responses"])
        for path, operations in answer.json()["paths"].items()
        for method, operation in operations.items()
    }
    assert routes == {
        ("POST", "/videos/generations"): ["202", "default"],
        ("POST", "/audio/music"): ["202", "default"],
        ("POST", "/3d/generations"): ["202", "default"],
        ("GET", "/jobs"): ["200", "default"],
        ("GET", "/jobs/{job_id}"): ["200", "304", "default"],
        ("POST", "/jobs/{job_id}/cancel"): ["200", "202", "default"],
        ("GET", "/models"): ["200", "default"],
    }
    assert answer.json()["servers"] == [{"url": "/v1"}]

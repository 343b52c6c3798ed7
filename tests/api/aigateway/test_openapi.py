"""The dialect's own OpenAPI: the page's routes, who may call them, and every answer they may give."""

import httpx2

EDGE = ["429", "500", "503"]
BODY = ["400", "413", "415"]


async def test_the_documented_routes_are_described(anyone: httpx2.AsyncClient) -> None:
    described = (await anyone.get("/v1/openapi.json")).json()
    operations = {
        (method.upper(), path): operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }
    submit = ["202", *BODY, "401", "402", "404", "409", "422", *EDGE]
    assert {route: sorted(operation["responses"]) for route, operation in operations.items()} == {
        ("POST", "/videos/generations"): sorted(submit),
        ("POST", "/audio/music"): sorted(submit),
        ("POST", "/3d/generations"): sorted(submit),
        ("GET", "/jobs"): ["200", "400", "401", *EDGE],
        ("GET", "/jobs/{job_id}"): ["200", "304", "401", "404", *EDGE],
        ("POST", "/jobs/{job_id}/cancel"): ["200", "202", "401", "404", "409", *EDGE],
        ("GET", "/models"): ["200", "401", *EDGE],
    }
    assert described["servers"] == [{"url": "/v1"}]
    assert described["components"]["securitySchemes"]["ApiKey"]["scheme"] == "bearer"
    for operation in operations.values():
        assert operation["security"] == [{"ApiKey": []}]
        for status, answer in operation["responses"].items():
            assert answer["headers"]["X-Request-Id"]["required"]
            shown = answer.get("content", {}).get("application/json", {}).get("schema", {})
            assert (shown == {"$ref": "#/components/schemas/Error"}) == (status >= "400")
        assert "WWW-Authenticate" in operation["responses"]["401"]["headers"]
        assert all("Retry-After" in operation["responses"][status]["headers"] for status in ("429", "503"))


async def test_what_a_schema_says_of_a_parameter_is_what_holds(anyone: httpx2.AsyncClient) -> None:
    described = (await anyone.get("/v1/openapi.json")).json()
    limit = next(one for one in described["paths"]["/jobs"]["get"]["parameters"] if one["name"] == "limit")
    assert {name: limit["schema"][name] for name in ("type", "minimum", "maximum", "default")} == {
        "type": "integer",
        "minimum": 1,
        "maximum": 100,
        "default": 20,
    }
    seed = described["components"]["schemas"]["SubmitVideo"]["properties"]["seed"]["anyOf"][0]
    assert (seed["minimum"], seed["exclusiveMaximum"]) == (0, 2**53)

"""The models on offer."""

from tests.api.aigateway.conftest import Delivered


async def test_models_are_listed_with_their_prices_and_ranges(delivered: Delivered) -> None:
    answer = await delivered.gateway.http.get("/v1/models")
    assert answer.status_code == 200
    assert answer.json().keys() == {"object", "data"}
    models = {model["id"]: model for model in answer.json()["data"]}
    assert {model["object"] for model in models.values()} == {"model"}
    assert {"google/veo-3.1-fast", "fal-ai/stable-audio-25/text-to-audio"} <= models.keys()
    assert models["darkroom/sim-music"] == {
        "id": "darkroom/sim-music",
        "object": "model",
        "owned_by": "darkroom",
        "kind": "music",
        "base_credits": 10,
        "credits_per_second": 0,
        "duration": {"min": 1.0, "max": 60.0, "default": 15.0},
    }
    assert models["darkroom/sim-3d"]["duration"] is None


async def test_what_is_listed_is_what_is_charged(delivered: Delivered) -> None:
    models = {model["id"]: model for model in (await delivered.gateway.http.get("/v1/models")).json()["data"]}
    model = models[delivered.record["model"]]
    seconds = delivered.record["duration"]
    price = model["base_credits"] + seconds * model["credits_per_second"]
    assert delivered.record["usage"]["credits"] == price

"""Where a scene is set: what is drawn for each place outdoors."""

from collections.abc import Callable, Mapping
from typing import Final

from providers.local.scenes import country, deep, shores, town
from providers.local.scenes.reading import PLACE_WORDS
from providers.local.scenes.stage import Layers, Stage
from providers.local.scenes.terms import Place

__all__ = ["PLACES", "PLACE_WORDS"]

PLACES: Final[Mapping[Place, Callable[[Stage], Layers]]] = {
    Place.HILLS: country.hills,
    Place.FIELD: country.field,
    Place.VILLAGE: country.village,
    Place.MOUNTAINS: country.mountains,
    Place.SEA: shores.sea,
    Place.BEACH: shores.beach,
    Place.LAKE: shores.lake,
    Place.HARBOUR: shores.harbour,
    Place.UNDERWATER: deep.underwater,
    Place.CITY: town.city,
    Place.STREET: town.street,
    Place.ROAD: town.road,
    Place.FOREST: country.forest,
    Place.DESERT: country.desert,
    Place.SNOWFIELD: country.snowfield,
    Place.SPACE: deep.space,
    Place.MOONSCAPE: country.moonscape,
    Place.CLOUDS: country.above_clouds,
}

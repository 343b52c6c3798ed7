"""The chapters of the gallery: which pictures stand for which files, and how many there are in a row."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from PIL import Image

from deploy.gallery import actors, adverts, documents, films, models, music, scenes
from deploy.gallery.sample import Sample
from deploy.gallery.sheet import Chapter, Picture
from deploy.gallery.stills import moment, shape, strip
from deploy.gallery.studio import Made
from providers.local.actors.looks import Look
from providers.local.actors.portrait import portrait
from providers.local.films.film import Production
from providers.local.films.staging import Cut, Talk

SAMPLES: Final[tuple[Sample, ...]] = (
    *films.SAMPLES,
    *adverts.SAMPLES,
    *scenes.SAMPLES,
    *models.SAMPLES,
    *documents.SAMPLES,
    *music.SAMPLES,
)
_WELL_IN_S: Final = 1.6
_PORTRAIT_PX: Final = 480
_COMING_S: Final = (0.12, 0.20, 1.1)  # after a cut
_WORDS: Final = slice(7, 9)  # far enough in any phrase of the line
_CLOSING_S: Final = (0.12, 1.2)  # after the last word
_SEAM: Final = (17, 18, 21)
_SOUND: Final = (255, 84, 66)
_SOUND_GROUND: Final = (30, 31, 36)


def chapters(made: Iterable[Made]) -> Iterator[Chapter]:
    """Those there are files for."""
    shelf = {item.order.reference: item for item in made}

    def shown(samples: Sequence[Sample], picture: Callable[[Made], Image.Image | None]) -> Iterator[Picture]:
        for name, order in samples:
            image = picture(shelf[order.reference]) if order.reference in shelf else None
            if image is not None:
                yield Picture(name, image)

    captions = [*shown(films.CAPTIONS, _worded), *shown([films.DUBBED], _still)]
    insets = [*shown(films.ENTRANCES, _coming), *shown(films.FRAMES, _resting)]
    templates = [*shown(films.TEMPLATES, _halves), *shown([films.SENT], _halves), *shown([films.CLOSING], _closing)]
    clips, sounds = list(shown(scenes.SAMPLES, _still)), list(shown(music.SAMPLES, _sound))
    made_up = [*shown(models.SAMPLES, _still), *shown(documents.SAMPLES, _still)]
    drawn = (
        Chapter("Captions", "17 styles, every word timed to the voice", captions, (9,), rows_told=2),
        Chapter("Insets", "five entrances; positions, sizes and frames", insets, (3, 5)),
        Chapter("Templates", "eight ways to stage the same script", templates, (5,)),
        Chapter(
            "Actors",
            f"{len(actors.PORTRAITS) - 1} people of the library, and anybody else by name",
            list(_portraits()),
            (11,),
        ),
        Chapter("Adverts", "five styles, four shapes", list(shown(_by_shape(adverts.SAMPLES), _still)), (10,)),
        Chapter("Scenes", "clips and pictures from a prompt alone", clips, _even(clips, 6), rows_told=2),
        Chapter("3D and documents", "GLB by names, colours and materials; PDF", made_up, _even(made_up, 10)),
        Chapter("Sound", "music by mood, and speech", sounds, _even(sounds, 8), rows_told=0),
    )
    yield from (chapter for chapter in drawn if chapter.pictures)


def _even(pictures: Sequence[Picture], most: int) -> tuple[int]:
    """How many to a row, so that the rows are as even as can be."""
    rows = max(1, math.ceil(len(pictures) / most))
    return (max(1, math.ceil(len(pictures) / rows)),)


def _portraits() -> Iterator[Picture]:
    for name, slug in actors.PORTRAITS:
        yield Picture(name, portrait(Look.named(slug), (_PORTRAIT_PX, _PORTRAIT_PX)))


def _by_shape(samples: Sequence[Sample]) -> list[Sample]:
    """Those of one shape beside each other, by the names of their styles."""
    shapes = list(dict.fromkeys(order.settings.aspect_ratio for _, order in samples))
    named = [(name.split()[0].replace("_", " "), order) for name, order in samples]
    return sorted(named, key=lambda sample: shapes.index(sample[1].settings.aspect_ratio))


def _still(made: Made) -> Image.Image | None:
    """The file itself, its poster, or a moment of it."""
    if made.poster is None and made.file.suffix == ".mp4":
        return moment(made.file, _WELL_IN_S)
    shown = made.file if made.file.suffix in (".png", ".jpg") else made.poster
    if shown is None:
        return None
    with Image.open(shown) as picture:
        return picture.convert("RGB")


def _worded(made: Made) -> Image.Image:
    """Words enough for a style to show what it does with them."""
    production = Production.of(made.order)
    words = production.spoken.words[_WORDS]
    return moment(made.file, production.performance.telling_s(words[0].start_s, words[-1].end_s))


def _coming(made: Made) -> Image.Image:
    """The inset on its way in, and arrived."""
    cut_s = _cut_s(made)
    return strip([moment(made.file, cut_s + after_s) for after_s in _COMING_S], _SEAM)


def _resting(made: Made) -> Image.Image:
    return moment(made.file, _cut_s(made) + _COMING_S[-1])


def _cut_s(made: Made) -> float:
    return next(shot.start_s for shot in Production.of(made.order).plan.shots if isinstance(shot.what, Cut))


def _halves(made: Made) -> Image.Image:
    """The speaker early and late."""
    talks = [shot for shot in Production.of(made.order).plan.shots if isinstance(shot.what, Talk)]
    return strip([moment(made.file, (shot.start_s + shot.end_s) / 2) for shot in (talks[0], talks[-1])], _SEAM)


def _closing(made: Made) -> Image.Image:
    """The end card on its way in, and arrived."""
    card_s = Production.of(made.order).plan.speaks_until_s
    return strip([moment(made.file, card_s + after_s) for after_s in _CLOSING_S], _SEAM)


def _sound(made: Made) -> Image.Image:
    return shape(made.file, _SOUND, _SOUND_GROUND)

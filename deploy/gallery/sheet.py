"""The contact sheet: chapters of labelled pictures on one even grid, as one picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from providers.local.drawing.picture import rounded
from providers.local.drawing.typefaces import INTER, MONTSERRAT, MONTSERRAT_BLACK, Typeface

WIDTH: Final = 3200
_MARGIN: Final = 112
_GAP: Final = 22
_RADIUS: Final = 14
_LABEL_EM: Final = 23
_LABEL: Final = 48  # from a picture to the row below, label included
_HEAD: Final = 372
_TITLE: Final = 128  # from a chapter's rule to its pictures
_CHAPTER: Final = 74  # between chapters
_GROUND: Final = (17, 18, 21)
_INK: Final = (243, 240, 233)
_FAINT: Final = (146, 148, 156)
_LINE: Final = (52, 54, 60)
_ACCENT: Final = (255, 84, 66)


@dataclass(frozen=True)
class Picture:
    """One cell. Pictures of one row are equally high."""

    label: str
    image: Image.Image

    @property
    def ratio(self) -> float:
        return self.image.width / self.image.height


@dataclass(frozen=True)
class Chapter:
    """Pictures of one kind, row by row, each row as wide as the sheet unless it is short.

    columns: how many there are in a row; of several, one row each in turn, the last again.
    rows_told: how many rows an excerpt shows.
    """

    title: str
    note: str
    pictures: Sequence[Picture]
    columns: Sequence[int]
    rows_told: int = 1

    def rows(self) -> Iterator[Sequence[Picture]]:
        waiting, counts = list(self.pictures), list(self.columns)
        while waiting:
            count = counts.pop(0) if len(counts) > 1 else counts[0]
            yield waiting[:count]
            waiting = waiting[count:]


def contact_sheet(title: str, note: str, chapters: Sequence[Chapter]) -> Image.Image:
    """RGB, as high as it needs to be."""
    placed = list(_placed(chapters))
    foot = placed[-1][1] if placed else _HEAD
    sheet = Image.new("RGB", (WIDTH, foot + _MARGIN), _GROUND)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((_MARGIN, _MARGIN + 8, _MARGIN + 18, _MARGIN + 128), fill=_ACCENT)
    _write(pen, (_MARGIN + 54, _MARGIN - 26), title, MONTSERRAT_BLACK, 148, _INK)
    _write(pen, (_MARGIN + 58, _MARGIN + 160), note, INTER, 38, _FAINT)
    top = _HEAD
    for chapter, bottom in placed:
        _draw(sheet, pen, chapter, top)
        top = bottom + _CHAPTER
    return sheet


def excerpt(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The first rows of each."""
    told = (replace(chapter, pictures=[*chain(*islice(chapter.rows(), chapter.rows_told))]) for chapter in chapters)
    return [chapter for chapter in told if chapter.pictures]


def reduced(sheet: Image.Image, width: int, bytes_max: int, out: Path) -> None:
    """The sheet as a WebP no larger than so many bytes, as good as that allows. Raises ValueError where none is."""
    small = sheet.resize((width, round(sheet.height * width / sheet.width)), Image.Resampling.LANCZOS)
    for quality in range(90, 20, -4):
        small.save(out, "WEBP", quality=quality, method=6)
        if out.stat().st_size <= bytes_max:
            return
    raise ValueError(f"no quality makes {bytes_max} bytes of {out.name}")


def _placed(chapters: Sequence[Chapter]) -> Iterator[tuple[Chapter, int]]:
    """Each chapter with its foot."""
    top = _HEAD
    for chapter in chapters:
        bottom = top + _TITLE + sum(round(_height(row, chapter)) + _LABEL for row in chapter.rows())
        yield chapter, bottom
        top = bottom + _CHAPTER


def _height(row: Sequence[Picture], chapter: Chapter) -> float:
    """Of the row's pictures, so that it fills the sheet; a row that is short is as high as the one before."""
    whole = next((other for other in chapter.rows() if len(other) > len(row)), row) if _short(row, chapter) else row
    inner = WIDTH - 2 * _MARGIN
    return (inner - _GAP * (len(whole) - 1)) / sum(picture.ratio for picture in whole)


def _short(row: Sequence[Picture], chapter: Chapter) -> bool:
    return len(row) not in chapter.columns


def _draw(sheet: Image.Image, pen: ImageDraw.ImageDraw, chapter: Chapter, top: int) -> None:
    pen.rectangle((_MARGIN, top, WIDTH - _MARGIN, top + 2), fill=_LINE)
    right = _write(pen, (_MARGIN, top + 34), chapter.title, MONTSERRAT, 50, _INK)
    _write(pen, (right + 26, top + 53), chapter.note, INTER, 29, _FAINT)
    y = top + _TITLE
    for row in chapter.rows():
        height = _height(row, chapter)
        edges = _edges(row, height)
        for picture, (left, end) in zip(row, edges, strict=True):
            _put(sheet, picture.image, (left, y, end, y + round(height)))
            label = _short_label(picture.label, end - left)
            _write(pen, (left + 2, y + round(height) + 9), label, INTER, _LABEL_EM, _FAINT)
        y += round(height) + _LABEL


def _edges(row: Sequence[Picture], height: float) -> list[tuple[int, int]]:
    """Left and right of each picture, so that roundings do not add up."""
    starts = [float(_MARGIN)]
    for picture in row:
        starts.append(starts[-1] + picture.ratio * height + _GAP)
    return [(round(left), round(following - _GAP)) for left, following in pairwise(starts)]


def _put(sheet: Image.Image, image: Image.Image, box: tuple[int, int, int, int]) -> None:
    width, height = box[2] - box[0], box[3] - box[1]
    small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    sheet.paste(small, box[:2], rounded((width, height), _RADIUS))


def _write(
    pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, typeface: Typeface, em: int, fill: tuple[int, int, int]
) -> int:
    """Where the text ends."""
    font = typeface.for_text(text).at(em)
    pen.text(at, text, fill, font)
    return round(at[0] + font.getlength(text))


def _short_label(label: str, width: int) -> str:
    font = INTER.for_text(label).at(_LABEL_EM)
    if font.getlength(label) <= width:
        return label
    while label and font.getlength(label + "…") > width:
        label = label[:-1]
    return label.rstrip() + "…"

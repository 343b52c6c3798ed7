"""The gallery as a page: plain HTML beside its files, nothing loaded from elsewhere."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from deploy.gallery.studio import Made
from domain.spec import Kind

_STYLE: Final = """
body { margin: 0 auto; max-width: 1400px; padding: 48px 32px; background: #111215; color: #f3f0e9;
       font: 15px/1.5 system-ui, sans-serif }
h1 { border-left: 10px solid #ff5442; padding-left: 18px; font-size: 48px; line-height: 1; margin: 0 0 12px }
h2 { margin: 56px 0 16px; padding-top: 18px; border-top: 1px solid #34363c; font-size: 22px }
p, figcaption { color: #92949c }
a { color: inherit }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 20px; align-items: start }
figure { margin: 0 }
img, video { display: block; width: 100%; border-radius: 8px; background: #1e1f24 }
audio { width: 100% }
"""
_TITLES: Final = {
    Kind.TALKING_VIDEO: "Films",
    Kind.STATIC_AD: "Adverts",
    Kind.VIDEO: "Clips",
    Kind.IMAGE: "Pictures",
    Kind.MODEL_3D: "3D",
    Kind.MUSIC: "Music",
    Kind.SPEECH: "Speech",
    Kind.COPY: "Copy",
    Kind.DOCUMENT: "Documents",
    Kind.PHOTO_QC: "Photo checks",
}


def page(made: Sequence[Made], sheet: Path, note: str) -> str:
    """HTML. Files are named as seen from the sheet's folder."""
    sections = "".join(
        _section(kind, [item for item in made if item.order.kind is kind], sheet.parent) for kind in Kind
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Darkroom gallery</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style><h1>Gallery</h1>'
        f'<p>{escape(note)} <a href="{escape(sheet.name)}">All of it as one picture</a></p>{sections}</html>\n'
    )


def _section(kind: Kind, made: Sequence[Made], folder: Path) -> str:
    figures = "".join(_figures(made, folder))
    return f"<h2>{_TITLES[kind]}</h2><main>{figures}</main>" if made else ""


def _figures(made: Sequence[Made], folder: Path) -> Iterator[str]:
    for item in made:
        source = escape(str(item.file.relative_to(folder)))
        poster = escape(str(item.poster.relative_to(folder))) if item.poster else ""
        yield (
            f"<figure>{_player(item.file.suffix, source, poster)}"
            f'<figcaption><a href="{source}">{escape(item.name)}</a>, {item.wall_s:.1f} s</figcaption></figure>'
        )


def _player(suffix: str, source: str, poster: str) -> str:
    match suffix:
        case ".mp4":
            shown = f'poster="{poster}" preload="none"' if poster else 'preload="metadata"'
            return f'<video controls playsinline {shown} src="{source}"></video>'
        case ".mp3" | ".wav":
            return f'<audio controls preload="none" src="{source}"></audio>'
        case ".png" | ".jpg":
            return f'<img loading="lazy" alt="" src="{source}">'
        case _:
            return f'<img loading="lazy" alt="" src="{poster}">' if poster else ""

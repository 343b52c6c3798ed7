"""What the seasons look like around a product: the sky, the land it stands on, and what grows, hangs and falls."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from providers.local.adverts.seasons import (
    AUTUMN,
    CHRISTMAS,
    EASTER,
    HALLOWEEN,
    NEW_YEAR,
    SPRING,
    SUMMER,
    VALENTINE,
    WINTER,
    Season,
)
from providers.local.adverts.seasons_parts import (
    View,
    chance,
    flake,
    flower,
    free,
    heart,
    hills,
    horizon,
    leaf,
    palm,
    pine,
    scattered,
    unit_of,
)

_BURST_MIN: Final = 55
_BAT: Final = 110
_MOON_MIN: Final = 50


def scenery(season: Season, view: View, veil: str) -> str:
    """Everything behind the product; the veil, as SVG, lies over the sky alone."""
    width, height, _ = view
    sky = (
        f'<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{season.sky[0]}"/>'
        f'<stop offset="1" stop-color="{season.sky[1]}"/></linearGradient></defs>'
        f'<rect width="{width}" height="{height}" fill="url(#sky)"/>'
    )
    return sky + veil + _ART[season.name](season, view)


def land_top(view: View) -> float:
    """Where a product's foot stands, in pixels."""
    return view.height * (horizon(view) + 0.075)


def _spring(season: Season, view: View) -> str:
    width = view.width
    u = unit_of(view)
    art = hills(view, season.land, back="#b9e0b4")
    for corner, turn in ((0.0, 1), (float(width), -1)):
        branch = "".join(
            f'<path d="M{corner:.0f} {(40 + drop) * u:.0f}q{turn * reach * 0.5 * u:.0f} {-12 * u:.0f} '
            f'{turn * reach * u:.0f} {bend * u:.0f}" fill="none" stroke="#8a6a58" stroke-width="{thick * u:.0f}" '
            'stroke-linecap="round"/>'
            for drop, reach, bend, thick in ((0, 270, 40, 13), (120, 160, 70, 10))
        )
        spots = (
            (
                corner + turn * (20 + (240 - 110 * (i % 2)) * chance(i, turn)) * u,
                (20 + 60 * chance(i, 4.0) + 120 * (i % 2)) * u,
            )
            for i in range(11)
        )
        blooms = "".join(
            flower(x, y, (24 + 22 * chance(i, 7.0)) * u, ("#ffb7cf", "#ff9dbd", "#ffd3e0")[i % 3], "#f6c445", i * 31)
            for i, (x, y) in enumerate(spots)
            if free(x, y, view) > 0
        )
        art += branch + blooms
    petals = "".join(
        f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{11 * u:.0f}" ry="{7 * u:.0f}" fill="#ff9dbd" opacity=".7" '
        f'transform="rotate({n * 180:.0f} {x:.0f} {y:.0f})"/>'
        for x, y, n in scattered(view, 16, 2.0, top=0.22, foot=0.75)
    )
    grass = "".join(
        flower(x, y, (16 + 14 * n) * u, ("#ffffff", "#ffd86b", "#f48fb1", "#c9a6f0")[int(n * 4)], "#f3a712", n * 90)
        for x, y, n in scattered(view, 26, 5.0, top=horizon(view) + 0.07, foot=1.0)
    )
    return art + petals + grass


def _summer(season: Season, view: View) -> str:
    width, height, _ = view
    u = unit_of(view)
    x, y, r = width * (0.9 if width > height else 0.93), height * 0.05, 84 * u
    rays = "".join(
        f'<path d="M{x:.0f} {y - r * 1.25:.0f}V{y - r * 1.6:.0f}" transform="rotate({turn} {x:.0f} {y:.0f})" '
        f'stroke="#fff3b0" stroke-width="{r * 0.13:.0f}" stroke-linecap="round"/>'
        for turn in range(0, 360, 30)
    )
    hill, sea = horizon(view), height * (horizon(view) - 0.1)
    art = (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r * 2.6:.0f}" fill="#fff6cf" opacity=".35"/>'
        f'{rays}<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" fill="#ffd84d"/>'
        f'<rect y="{sea:.0f}" width="{width}" height="{height - sea:.0f}" fill="#19a9c9"/>'
        + "".join(
            f'<path d="M{-40 * u:.0f} {sea + drop * u:.0f}'
            + f"q{30 * u:.0f} {-14 * u:.0f} {60 * u:.0f} 0t{60 * u:.0f} 0" * (int(width / u / 120) + 2)
            + f'" fill="none" stroke="#fff" stroke-opacity="{op}" stroke-width="{5 * u:.0f}"/>'
            for drop, op in ((26, 0.5), (62, 0.35))
        )
        + f'<path d="M0 {height * (hill + 0.03):.0f}Q{width * 0.25:.0f} {height * (hill - 0.02):.0f} '
        f'{width * 0.55:.0f} {height * (hill + 0.015):.0f}T{width} {height * hill:.0f}V{height}H0Z" fill="#fff7dd"/>'
        f'<path d="M0 {height * (hill + 0.05):.0f}Q{width * 0.25:.0f} {height * hill:.0f} {width * 0.55:.0f} '
        f'{height * (hill + 0.035):.0f}T{width} {height * (hill + 0.02):.0f}V{height}H0Z" fill="{season.land}"/>'
    )
    star = "M0-46L13-14L46-12L20 9L29 42L0 23L-29 42L-20 9L-46-12L-13-14Z"
    art += (
        f'<path transform="translate({width * 0.06:.0f} {height * 0.955:.0f}) rotate(14) scale({u * 0.8:.2f})" '
        f'd="{star}" fill="#ff8f6b" stroke="#ff8f6b" stroke-width="14" stroke-linejoin="round"/>'
    )
    art += (
        f'<path transform="translate({width * 0.94:.0f} {height * 0.96:.0f}) scale({u * 0.8:.2f})" d="M-54 30Q-60-44 '
        '0-50Q60-44 54 30Q0 50-54 30ZM0-48V38M-30-40L-18 36M30-40L18 36" fill="#ffe6ee" stroke="#f3a9bd" '
        'stroke-width="6"/>'
    )
    x, y = -30 * u, -20 * u
    long = min(400 * u, free(x, y, view))
    return art + "".join(palm(x, y, turn, long) for turn in (8, 36, 62, 88))


def _autumn(season: Season, view: View) -> str:
    u = unit_of(view)
    tones = ("#d1495b", "#edae49", "#c8553d", "#8c3b1f", "#e07a2f", "#a4791c")
    falling = "".join(
        leaf(x, y, (20 + 26 * n) * u, n * 360, tones[int(n * 6)])
        for x, y, n in scattered(view, 20, 1.0, top=0.0, foot=0.72)
        if not 0.16 < x / view.width < 0.84 or y < view.height * 0.07
    )
    lying = "".join(
        leaf(x, y, (24 + 20 * n) * u, n * 360, tones[int(n * 6)])
        for x, y, n in scattered(view, 34, 9.0, top=horizon(view) + 0.09, foot=1.01)
    )
    return hills(view, season.land, back="#d98b4a") + falling + lying


def _winter(season: Season, view: View) -> str:
    width, height, _ = view
    u = unit_of(view)
    trees = "".join(
        pine(
            share * width,
            height * (horizon(view) + 0.03 * chance(share * 9)),
            (200 + 150 * chance(share * 7)) * u,
            "#1d4a63",
            "#eef7ff",
        )
        for share in ((0.01, 0.5, 0.555, 0.94, 0.99) if width > height * 1.3 else (0.03, 0.12, 0.2, 0.8, 0.9, 0.98))
    )
    snow = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{(3 + 6 * n) * u:.1f}" fill="#fff" opacity="{0.35 + 0.5 * n:.2f}"/>'
        for x, y, n in scattered(view, 90, 4.0, foot=0.9)
    )
    flakes = "".join(
        flake(x, y, (22 + 24 * n) * u, n * 60, 0.8)
        for x, y, n in scattered(view, 12, 8.0, foot=0.75)
        if not 0.17 < x / width < 0.83
    )
    return snow + trees + hills(view, season.land, back="#cfe2f3") + flakes


def _christmas(season: Season, view: View) -> str:
    width = view.width
    u = unit_of(view)
    needles = "".join(
        f'<path d="M{x:.0f} {dip:.0f}l{dx * u:.0f} {dy * u:.0f}" '
        f'stroke="{("#2e9e6b", "#1f7a50", "#49b583")[index % 3]}" stroke-width="{7 * u:.0f}" stroke-linecap="round"/>'
        for index, (x, dip) in enumerate(
            (at * 11 * u, (14 + 22 * math.sin(at * 0.21) ** 2) * u) for at in range(int(width / u / 11) + 2)
        )
        for dx, dy in ((-22, 34), (20, 38), (-8, 46), (26, 12), (-28, 8))
    )
    baubles = "".join(
        f'<path d="M{x:.0f} 0V{drop - r:.0f}" stroke="#e8c265" stroke-width="{3 * u:.1f}"/>'
        f'<circle cx="{x:.0f}" cy="{drop:.0f}" r="{r:.0f}" fill="{colour}"/>'
        f'<circle cx="{x - r * 0.35:.0f}" cy="{drop - r * 0.35:.0f}" r="{r * 0.24:.0f}" fill="#fff" opacity=".6"/>'
        f'<rect x="{x - r * 0.2:.0f}" y="{drop - r * 1.2:.0f}" width="{r * 0.4:.0f}" height="{r * 0.26:.0f}" '
        'fill="#e8c265"/>'
        for x, drop, r, colour in (
            (width * share, fall * u, size_ * u, tint)
            for share, fall, size_, tint in (
                (0.04, 190, 38, "#d7263d"),
                (0.11, 110, 28, "#e8c265"),
                (0.89, 110, 30, "#e8c265"),
                (0.96, 200, 40, "#d7263d"),
            )
        )
    )
    stars = "".join(
        flake(x, y, (14 + 18 * n) * u, n * 60, 0.5) for x, y, n in scattered(view, 22, 6.0, top=0.12, foot=0.76)
    )
    return stars + needles + baubles + hills(view, season.land, back="#cfe7de")


def _new_year(season: Season, view: View) -> str:
    width, height, _ = view
    u = unit_of(view)
    spots = ((0.1, 0.12, 150), (0.9, 0.16, 170), (0.06, 0.5, 110), (0.95, 0.52, 110))
    bursts = "".join(
        _burst(share * width, down * height, min(r * u, free(share * width, down * height, view) / 1.12), u, colour)
        for (share, down, r), colour in zip(spots, ("#ff6b8b", "#f0c860", "#67d5ff", "#b48cff"), strict=True)
    )
    confetti = "".join(
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{(9 + 9 * n) * u:.0f}" height="{6 * u:.0f}" rx="2" '
        f'fill="{("#f0c860", "#ff6b8b", "#67d5ff", "#ffffff")[int(n * 4)]}" transform="rotate({n * 180:.0f} '
        f'{x:.0f} {y:.0f})" opacity=".85"/>'
        for x, y, n in scattered(view, 70, 3.0)
    )
    return bursts + confetti + hills(view, season.land, back="#241c58")


def _burst(x: float, y: float, r: float, u: float, colour: str) -> str:
    if r < _BURST_MIN * u:
        return ""
    return "".join(
        f'<path d="M{x:.0f} {y - r * 0.25:.0f}V{y - r * (1 if turn % 30 else 0.75):.0f}" '
        f'transform="rotate({turn} {x:.0f} {y:.0f})" stroke="{colour}" stroke-width="{6 * u:.0f}" '
        'stroke-linecap="round"/>'
        f'<circle cx="{x:.0f}" cy="{y - r * 1.12:.0f}" r="{6 * u:.0f}" transform="rotate({turn} {x:.0f} '
        f'{y:.0f})" fill="{colour}"/>'
        for turn in range(0, 360, 15)
    )


def _valentine(season: Season, view: View) -> str:
    u = unit_of(view)
    floating = "".join(
        heart(
            x,
            y,
            (34 + 70 * n) * u,
            -24 + 48 * n,
            ("#ff5c7f", "#ff8fa6", "#e0294f", "#ffffff")[int(n * 4)],
            0.35 + 0.45 * n,
        )
        for x, y, n in scattered(view, 22, 7.0, foot=0.8)
        if not 0.2 < x / view.width < 0.8
    )
    return (
        floating
        + hills(view, season.land, back="#f47f97")
        + "".join(
            heart(x, y, (22 + 14 * n) * u, -20 + 40 * n, "#ffb3c1", 0.8)
            for x, y, n in scattered(view, 14, 2.0, top=horizon(view) + 0.10, foot=1.0)
        )
    )


def _easter(season: Season, view: View) -> str:
    width, height, _ = view
    u = unit_of(view)
    eggs = ""
    for share, down, r, shell, band in (
        (0.05, 0.965, 46, "#a56bd6", "#ffe17d"),
        (0.14, 0.985, 38, "#ff8fab", "#ffffff"),
        (0.87, 0.985, 38, "#5bc0eb", "#fff3b0"),
        (0.95, 0.965, 46, "#ffd166", "#ef6f6c"),
    ):
        x, y = share * width, down * height
        eggs += (
            f'<g transform="translate({x:.0f} {y:.0f}) rotate({(share - 0.5) * 30:.0f}) scale({r * u / 60:.3f})">'
            '<path d="M0-78C44-78 60-20 60 14C60 56 32 80 0 80C-32 80-60 56-60 14C-60-20-44-78 0-78Z" '
            f'fill="{shell}"/>'
            f'<path d="M-58 2L-38-16L-19 2L0-16L19 2L38-16L58 2" fill="none" stroke="{band}" stroke-width="11" '
            'stroke-linejoin="round"/>'
            + "".join(f'<circle cx="{dx}" cy="38" r="9" fill="{band}"/>' for dx in (-32, 0, 32))
            + '<ellipse cx="-22" cy="-38" rx="12" ry="20" fill="#fff" opacity=".35"/></g>'
        )
    grass = "".join(
        flower(x, y, (14 + 10 * n) * u, ("#ffffff", "#fff0a8", "#f7a6c4")[int(n * 3)], "#f3a712", n * 80)
        for x, y, n in scattered(view, 22, 5.0, top=horizon(view) + 0.08, foot=1.0)
    )
    return hills(view, season.land, back="#b6de9e") + grass + eggs


def _halloween(season: Season, view: View) -> str:
    width, height, _ = view
    u = unit_of(view)
    x, y = width * 0.92, height * 0.09
    moon = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{share * min(138 * u, free(x, y, view)):.0f}" fill="{colour}" '
        f'opacity="{opacity}"/>'
        for share, colour, opacity in ((1.0, "#ffdf9e", 0.25), (0.75, "#ffe9b8", 1))
        if free(x, y, view) > _MOON_MIN * u
    )
    bats = "".join(
        f'<path transform="translate({x * width:.0f} {y * height:.0f}) scale({s * u:.2f})" fill="#180a26" d="M0 '
        "0Q8-12 12-26L18-14H-18L-12-26Q-8-12 0 0ZM-14-10Q-60-50-110-26Q-84-18-78 10Q-56-8-40 12Q-26-2 0 22Q26-2 "
        '40 12Q56-8 78 10Q84-18 110-26Q60-50 14-10Z"/>'
        for x, y, s in ((0.09, 0.07, 0.9), (0.05, 0.36, 0.5), (0.84, 0.08, 0.6), (0.95, 0.34, 0.5))
        if free(x * width, y * height, view) > _BAT * s * u
    )
    face = "M-34-16L-16-16L-25-36ZM34-16L16-16L25-36ZM-44 14Q0 46 44 14Q34 44 0 46Q-34 44-44 14Z"
    lanterns = "".join(
        f'<g transform="translate({x * width:.0f} {y * height:.0f}) scale({s * u:.2f})">'
        '<rect x="-9" y="-86" width="18" height="26" rx="6" fill="#4c7a2f"/>'
        '<ellipse cx="-44" rx="46" ry="62" fill="#e8710a"/><ellipse cx="44" rx="46" ry="62" fill="#e8710a"/>'
        f'<ellipse rx="52" ry="66" fill="#ff8f1f"/><path d="{face}" fill="#ffe680"/></g>'
        for x, y, s in ((0.06, 0.97, 0.8), (0.16, 0.99, 0.55), (0.94, 0.97, 0.75))
    )
    return moon + bats + hills(view, season.land, back="#3a1a52") + lanterns


_ART: Final[Mapping[str, Callable[[Season, View], str]]] = {
    SPRING.name: _spring,
    SUMMER.name: _summer,
    AUTUMN.name: _autumn,
    WINTER.name: _winter,
    CHRISTMAS.name: _christmas,
    NEW_YEAR.name: _new_year,
    VALENTINE.name: _valentine,
    EASTER.name: _easter,
    HALLOWEEN.name: _halloween,
}

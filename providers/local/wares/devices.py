"""Phones, computers and what plays or takes pictures, drawn as SVG."""

from typing import Final

from providers.local.drawing.tone import darker, lighter
from providers.local.wares.ware import Coat, defs, flat, label, round_, shine

_ROUND: Final = 'stroke-linecap="round" stroke-linejoin="round" fill="none"'
_LENS: Final = (
    '<radialGradient id="lens" cx=".4" cy=".35"><stop offset="0" stop-color="#9fd0ff"/>'
    '<stop offset=".4" stop-color="#2d4a74"/><stop offset="1" stop-color="#0b0f18"/></radialGradient>'
)


def phone(coat: Coat) -> str:
    """200 wide, 400 high, an app on it."""
    cards = "".join(
        f'<rect x="24" y="{226 + index * 52}" width="152" height="42" rx="12" fill="#fff" opacity=".92"/>'
        f'<circle cx="46" cy="{247 + index * 52}" r="11" fill="{colour}"/>'
        f'<rect x="66" y="{238 + index * 52}" width="{82 - index * 14}" height="7" rx="3" fill="#2b2a33" '
        'opacity=".7"/>'
        f'<rect x="66" y="{250 + index * 52}" width="{56 + index * 10}" height="6" rx="3" fill="#2b2a33" '
        'opacity=".25"/>'
        for index, colour in enumerate((coat.second, coat.main, coat.deep))
    )
    return (
        defs(flat("screen", coat.pale, coat.main))
        + '<rect x="0" y="0" width="200" height="400" rx="34" fill="#17171c"/>'
        '<rect x="2" y="2" width="196" height="396" rx="32" fill="none" stroke="#5b5b66" stroke-width="3"/>'
        '<rect x="11" y="11" width="178" height="378" rx="25" fill="url(#screen)"/>'
        '<rect x="70" y="20" width="60" height="15" rx="7" fill="#17171c"/>'
        '<circle cx="100" cy="102" r="40" fill="#fff" opacity=".95"/>'
        f'<path d="M82 104L96 118L120 88" stroke="{coat.main}" stroke-width="11" {_ROUND}/>'
        + label(coat.name, 100, 182, (150, 56), 25, darker(coat.deep, 0.45))
        + cards
        + '<path d="M11 36Q11 11 36 11H92L11 210Z" fill="#fff" opacity=".12"/>'
    )


def laptop(coat: Coat) -> str:
    """520 wide, 330 high, a dashboard on it."""
    bars = "".join(
        f'<rect x="{206 + index * 38}" y="{224 - height}" width="22" height="{height}" rx="5" '
        f'fill="{coat.main if index % 2 else coat.second}"/>'
        for index, height in enumerate((44, 62, 54, 84, 96))
    )
    return (
        defs(flat("base", "#d7dae0", "#9aa0aa"))
        + '<rect x="52" y="0" width="416" height="286" rx="18" fill="#1a1b20"/>'
        '<rect x="66" y="14" width="388" height="252" rx="6" fill="#f6f6fa"/>'
        f'<rect x="66" y="14" width="108" height="252" fill="{coat.deep}"/>'
        f'<circle cx="92" cy="42" r="12" fill="{coat.second}"/>'
        + "".join(
            f'<rect x="82" y="{78 + index * 30}" width="{70 - 12 * (index % 2)}" height="9" rx="4" fill="#fff" '
            f'opacity="{0.9 if index == 0 else 0.4}"/>'
            for index in range(5)
        )
        + label(coat.name, 314, 50, (240, 44), 30, "#23232b", 1)
        + '<rect x="190" y="84" width="248" height="160" rx="10" fill="#fff"/>'
        '<path d="M206 226H424" stroke="#d8d9e0" stroke-width="3"/>'
        + bars
        + f'<path d="M208 150L254 132L296 142L338 112L420 104" stroke="{coat.deep}" stroke-width="6" {_ROUND}/>'
        '<path d="M0 286H520L504 314Q498 330 480 330H40Q22 330 16 314Z" fill="url(#base)"/>'
        '<path d="M208 286H312L304 300H216Z" fill="#8a909a"/>'
        '<path d="M66 14H260L150 266H66Z" fill="#fff" opacity=".05"/>'
    )


def headphones(coat: Coat) -> str:
    """340 wide, 368 high."""
    return (
        defs(round_("cup", coat.main, 0.4), flat("band", lighter(coat.main, 0.2), coat.deep))
        + '<path d="M44 236C22 66 112 14 170 14C228 14 318 66 296 236" fill="none" stroke="url(#band)" '
        'stroke-width="26"/>'
        '<path d="M66 170C70 84 124 46 170 46C216 46 270 84 274 170" fill="none" stroke="#1d1d22" '
        'stroke-width="10" opacity=".85"/>'
        '<rect x="66" y="206" width="48" height="150" rx="24" fill="#1d1d22"/>'
        '<rect x="226" y="206" width="48" height="150" rx="24" fill="#1d1d22"/>'
        '<rect x="2" y="196" width="84" height="172" rx="40" fill="url(#cup)"/>'
        '<rect x="254" y="196" width="84" height="172" rx="40" fill="url(#cup)"/>'
        f'<circle cx="36" cy="282" r="15" fill="{coat.second}"/><circle cx="304" cy="282" r="15" fill="{coat.second}"/>'
        + shine(14, 226, 8, 100, 0.35)
        + shine(268, 226, 8, 100, 0.35)
    )


def speaker(coat: Coat) -> str:
    """230 wide, 380 high."""
    dots = "".join(
        f'<circle cx="{34 + x * 18}" cy="{120 + y * 18}" r="5" fill="#000" opacity=".28"/>'
        for x in range(10)
        for y in range(13)
    )
    return (
        defs(round_("body", coat.main, 0.35))
        + f'<rect x="5" y="0" width="220" height="380" rx="64" fill="url(#body)"/>{dots}'
        '<ellipse cx="115" cy="36" rx="66" ry="16" fill="#000" opacity=".3"/>'
        + f'<circle cx="115" cy="36" r="6" fill="{coat.second}"/>'
        f'<rect x="55" y="196" width="120" height="44" rx="8" fill="{coat.main}"/>'
        + label(coat.name, 115, 218, (112, 36), 24, coat.on_main, 1)
        + shine(24, 80, 10, 240, 0.25)
    )


def camera(coat: Coat) -> str:
    """420 wide, 300 high."""
    return (
        defs(flat("skin", "#3a3b42", "#1b1c21"), flat("top", "#e6e7ea", "#a9adb5"), _LENS)
        + '<path d="M138 50L160 6H260L282 50Z" fill="url(#top)"/>'
        '<rect x="0" y="46" width="420" height="254" rx="30" fill="url(#top)"/>'
        '<rect x="0" y="104" width="420" height="150" fill="url(#skin)"/>'
        '<rect x="44" y="28" width="56" height="22" rx="8" fill="#8d929b"/>'
        '<circle cx="210" cy="178" r="112" fill="#1b1c21"/><circle cx="210" cy="178" r="96" fill="#34363d"/>'
        '<circle cx="210" cy="178" r="74" fill="url(#lens)"/>'
        '<circle cx="184" cy="150" r="18" fill="#fff" opacity=".55"/>'
        f'<circle cx="210" cy="178" r="96" fill="none" stroke="{coat.main}" stroke-width="7"/>'
        f'<circle cx="362" cy="78" r="11" fill="{coat.main}"/>'
    )

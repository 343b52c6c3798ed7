"""What is worn or carried, drawn as SVG."""

from typing import Final

from providers.local.drawing.tone import darker, lighter
from providers.local.wares.ware import Coat, defs, flat, label, round_, shine

_ROUND: Final = 'stroke-linecap="round" stroke-linejoin="round" fill="none"'


def sneaker(coat: Coat) -> str:
    """480 wide, 270 high."""
    laces = "".join(
        f'<path d="M{x - 34} {y + 30}L{x + 4} {y - 4}" stroke="#fff" stroke-width="11" {_ROUND}/>'
        for x, y in ((236, 42), (258, 66), (284, 86), (314, 104))
    )
    treads = "".join(
        f'<path d="M{x} 256V266" stroke="#000" stroke-opacity=".18" stroke-width="9"/>' for x in range(60, 440, 30)
    )
    return (
        defs(
            flat("upper", lighter(coat.main, 0.25), darker(coat.main, 0.1)),
            flat("sole", "#ffffff", "#cfd3da"),
            flat("heel", coat.second, darker(coat.second, 0.15)),
        )
        + '<path d="M20 216C8 172 20 112 28 70C32 50 54 46 66 60C84 82 116 86 144 70C162 58 170 36 190 26L220 14'
        'C238 8 248 22 253 40C264 76 304 102 348 118C398 134 448 140 464 180C470 194 470 208 468 216Z" '
        'fill="url(#upper)"/>'
        '<path d="M28 70C32 50 54 46 66 60C84 82 116 86 144 70C162 58 170 36 190 26L202 21C196 62 160 104 108 '
        "108C72 110 40 96 "
        f'28 70Z" fill="{coat.deep}"/>'
        '<path d="M20 216C8 172 16 132 22 100C62 112 100 150 108 216Z" fill="url(#heel)"/>'
        '<path d="M220 14C238 8 248 22 253 40C264 76 304 102 348 118L322 142C270 132 218 96 196 40Z" '
        f'fill="{coat.deep}" '
        'opacity=".55"/>'
        f'<path d="M468 216C470 196 466 176 452 164C420 138 384 142 366 156C348 172 344 196 346 216Z" '
        f'fill="{darker(coat.main, 0.25)}"/>{laces}'
        f'<path d="M118 196C190 210 262 188 318 150" stroke="{coat.pale}" stroke-width="15" {_ROUND}/>'
        f'<path d="M134 168C176 176 214 166 246 144" stroke="{coat.pale}" stroke-opacity=".7" stroke-width="11" '
        f"{_ROUND}/>"
        '<path d="M14 208C120 216 360 216 468 206C478 206 482 222 476 240C470 260 452 268 426 268H52C24 268 10 '
        "252 10 230"
        'C10 216 12 210 14 208Z" fill="url(#sole)"/>'
        f'<path d="M12 238C140 246 340 246 476 234" fill="none" stroke="{coat.second}" stroke-width="7"/>{treads}'
    )


def shirt(coat: Coat) -> str:
    """420 wide, 400 high."""
    return (
        defs(flat("cloth", lighter(coat.main, 0.14), darker(coat.main, 0.08)))
        + '<path d="M140 10L36 56Q10 68 4 96L0 170Q44 196 88 180L96 150V386Q96 400 112 400H308Q324 400 324 '
        '386V150L332 180Q376 196 420 170L416 96Q410 68 384 56L280 10Q210 64 140 10Z" fill="url(#cloth)"/>'
        f'<path d="M140 10Q210 92 280 10L264 4Q210 52 156 4Z" fill="{coat.deep}"/>'
        f'<path d="M96 150Q92 220 98 330M324 150Q328 220 322 330M250 392Q290 350 312 300" stroke="{coat.deep}" '
        f'stroke-opacity=".4" stroke-width="6" {_ROUND}/>' + label(coat.name, 210, 190, (180, 110), 40, coat.on_main)
    )


def bag(coat: Coat) -> str:
    """360 wide, 390 high."""
    return (
        defs(flat("hide", lighter(coat.main, 0.2), darker(coat.main, 0.14)))
        + f'<path d="M106 150C98 10 262 10 254 150" fill="none" stroke="{coat.deep}" stroke-width="20"/>'
        '<path d="M26 128H334L358 366Q360 390 336 390H24Q0 390 2 366Z" fill="url(#hide)"/>'
        f'<path d="M26 128H334L346 244Q180 300 14 244Z" fill="{darker(coat.main, 0.1)}"/>'
        '<path d="M26 134H334" stroke="#fff" stroke-opacity=".3" stroke-width="5" stroke-dasharray="12 9"/>'
        f'<path d="M20 250Q180 306 340 250" fill="none" stroke="{coat.deep}" stroke-opacity=".5" '
        'stroke-width="4"/>'
        '<rect x="152" y="252" width="56" height="42" rx="9" fill="#d9b56a"/>'
        '<rect x="168" y="266" width="24" height="14" rx="5" fill="#8f6d2c"/>'
        + label(coat.name, 180, 340, (230, 50), 28, coat.on_main, 1)
    )


def backpack(coat: Coat) -> str:
    """320 wide, 400 high."""
    return (
        defs(round_("pack", coat.main, 0.3), flat("pocket", lighter(coat.main, 0.12), coat.deep))
        + f'<path d="M128 36C124 2 196 2 192 36" fill="none" stroke="{coat.deep}" stroke-width="15"/>'
        f'<rect x="2" y="210" width="44" height="150" rx="18" fill="{coat.deep}"/>'
        f'<rect x="274" y="210" width="44" height="150" rx="18" fill="{coat.deep}"/>'
        '<path d="M24 150Q24 26 160 26Q296 26 296 150V372Q296 400 268 400H52Q24 400 24 372Z" fill="url(#pack)"/>'
        f'<path d="M40 132Q160 176 280 132" stroke="{darker(coat.deep, 0.2)}" stroke-width="6" {_ROUND}/>'
        '<rect x="60" y="228" width="200" height="142" rx="26" fill="url(#pocket)"/>'
        f'<path d="M76 262H244" stroke="{coat.pale}" stroke-width="6"/>'
        '<rect x="148" y="258" width="14" height="34" rx="6" fill="#e6c98a"/>'
        + label(coat.name, 160, 326, (168, 50), 28, "#ffffff", 1)
        + '<circle cx="160" cy="100" r="22" fill="#fff" opacity=".18"/>'
    )


def watch(coat: Coat) -> str:
    """230 wide."""
    marks = "".join(
        f'<path transform="rotate({turn} 115 200)" d="M115 122V{136 if turn % 90 else 142}" stroke="#2a2a30" '
        f'stroke-width="{4 if turn % 90 else 7}"/>'
        for turn in range(0, 360, 30)
    )
    return (
        defs(round_("strap", coat.main, 0.3), flat("case", "#f2f3f6", "#969ca6"))
        + '<path d="M66 0H164L172 120H58ZM58 280H172L164 400H66Z" fill="url(#strap)"/>'
        '<path d="M80 8V112M150 8V112M80 290V392M150 290V392" stroke="#fff" stroke-opacity=".28" '
        'stroke-width="3" stroke-dasharray="9 7"/>'
        '<rect x="206" y="184" width="22" height="32" rx="6" fill="#a5abb5"/>'
        '<circle cx="115" cy="200" r="104" fill="url(#case)"/><circle cx="115" cy="200" r="88" fill="#fdfcf9"/>'
        f'{marks}<path d="M115 200L78 172" stroke="#2a2a30" stroke-width="9" {_ROUND}/>'
        f'<path d="M115 200L154 152" stroke="#2a2a30" stroke-width="6" {_ROUND}/>'
        f'<path d="M115 200L126 262" stroke="{coat.main}" stroke-width="4" {_ROUND}/>'
        f'<circle cx="115" cy="200" r="8" fill="{coat.main}"/>'
        '<path d="M40 168A84 84 0 0 1 140 118Q70 130 40 168Z" fill="#fff" opacity=".5"/>'
    )


def glasses(coat: Coat) -> str:
    """460 wide, 174 high."""
    lens = "".join(
        f'<path d="{path}" fill="url(#tint)"/><path d="{path}" fill="none" stroke="{coat.main}" stroke-width="17"/>'
        for path in ("M22 40H198Q206 170 118 176Q26 172 22 40Z", "M262 40H438Q434 172 342 176Q254 170 262 40Z")
    )
    return (
        defs(flat("tint", darker(coat.second, 0.72), darker(coat.second, 0.2)))
        + f'<g transform="translate(0 -12)">{lens}'
        f'<path d="M198 62Q230 34 262 62" fill="none" stroke="{coat.main}" stroke-width="17"/>'
        f'<path d="M12 32H40M420 32H448" stroke="{coat.main}" stroke-width="24" stroke-linecap="round"/>'
        '<path d="M52 62L98 58L62 112ZM292 62L338 58L302 112Z" fill="#fff" opacity=".35"/></g>'
    )


def ring(coat: Coat) -> str:
    """280 wide, 340 high."""
    return (
        defs(flat("gold", "#f3dc9c", "#a97f34"), flat("gem", lighter(coat.main, 0.7), coat.main))
        + '<circle cx="140" cy="218" r="104" fill="none" stroke="url(#gold)" stroke-width="32"/>'
        '<path d="M50 178A98 98 0 0 1 96 132" stroke="#fff" stroke-opacity=".7" stroke-width="8" fill="none" '
        'stroke-linecap="round"/>'
        '<path d="M96 110L110 130H170L184 110L176 96H104Z" fill="url(#gold)"/>'
        '<path d="M70 40L100 0H180L210 40L140 120Z" fill="url(#gem)"/>'
        '<path d="M70 40H210M100 0L116 40L140 120L164 40L180 0M116 40L140 0L164 40" fill="none" stroke="#fff" '
        'stroke-opacity=".75" stroke-width="4" stroke-linejoin="round"/>'
        f'<path d="M70 40L116 40L140 120Z" fill="{coat.deep}" opacity=".25"/>'
    )


def cap(coat: Coat) -> str:
    """420 wide, 260 high."""
    return (
        defs(
            flat("crown", lighter(coat.main, 0.18), darker(coat.main, 0.1)),
            flat("peak", coat.main, darker(coat.main, 0.35)),
        )
        + '<path d="M30 196C20 70 100 8 190 8C280 8 336 80 340 190Q190 150 30 196Z" fill="url(#crown)"/>'
        f'<circle cx="190" cy="10" r="11" fill="{coat.deep}"/>'
        f'<path d="M190 12Q150 80 146 168M190 12Q250 70 270 168" fill="none" stroke="{coat.deep}" '
        'stroke-opacity=".45" stroke-width="4"/>'
        '<path d="M28 186Q190 146 342 182Q400 196 418 236Q424 262 390 254Q250 206 60 240Q24 240 28 186Z" '
        'fill="url(#peak)"/>' + label(coat.name, 208, 112, (110, 70), 28, coat.on_main) + shine(70, 70, 10, 70, 0.2)
    )

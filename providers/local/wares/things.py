"""Boxes, books, furniture, food and toys, drawn as SVG."""

from typing import Final

from providers.local.drawing.tone import darker, lighter, mixed
from providers.local.wares.ware import Coat, defs, flat, glow, label, round_, shine

_ROUND: Final = 'stroke-linecap="round" stroke-linejoin="round" fill="none"'


def carton(coat: Coat) -> str:
    """330 wide, 380 high: a box for what has no drawing of its own."""
    return (
        defs(flat("front", coat.main, darker(coat.main, 0.1)), flat("side", coat.deep, darker(coat.deep, 0.25)))
        + '<path d="M0 50L236 62V380L0 360Z" fill="url(#front)"/>'
        '<path d="M236 62L330 40V344L236 380Z" fill="url(#side)"/>'
        f'<path d="M0 50L96 22L330 40L236 62Z" fill="{lighter(coat.main, 0.35)}"/>'
        f'<path d="M0 118L236 128V156L0 146Z" fill="{coat.second}" opacity=".9"/>'
        f'<path d="M236 128L330 104V132L236 156Z" fill="{darker(coat.second, 0.25)}" opacity=".9"/>'
        f'<g transform="matrix(1 .05 0 1 0 0)">{label(coat.name, 118, 236, (196, 130), 44, coat.on_main, 3)}</g>'
        f'<path d="M70 318L168 324" stroke="{coat.on_main}" stroke-width="6" stroke-linecap="round" opacity=".55"/>'
        '<path d="M0 50L236 62V380" fill="none" stroke="#fff" stroke-opacity=".25" stroke-width="3"/>'
    )


def book(coat: Coat) -> str:
    """300 wide, 390 high."""
    return (
        defs(flat("cover", lighter(coat.main, 0.12), coat.main)) + '<path d="M30 16H292V386H30Z" fill="#e9e2d2"/>'
        '<path d="M290 22V384M284 20V384M278 20V384" stroke="#c9bfa8" stroke-width="2"/>'
        '<path d="M8 18Q8 0 26 0H276V372H26Q8 372 8 390Z" fill="url(#cover)"/>'
        f'<path d="M8 390Q8 372 26 372H276V390Z" fill="{coat.deep}"/>'
        '<path d="M44 0V372" stroke="#000" stroke-opacity=".18" stroke-width="7"/>'
        f'<path d="M74 52H246" stroke="{coat.second}" stroke-width="7"/>'
        + label(coat.name, 160, 150, (186, 150), 44, coat.on_main, 4)
        + f'<circle cx="160" cy="282" r="40" fill="{coat.second}"/>'
        f'<path d="M140 284L154 298L182 264" stroke="{coat.main}" stroke-width="9" {_ROUND}/>'
    )


def lamp(coat: Coat) -> str:
    """290 wide."""
    return (
        defs(round_("shade", coat.main, 0.65), round_("foot", "#c9a86a", 0.6), glow("light", "#fff2c4"))
        + '<ellipse cx="145" cy="200" rx="145" ry="120" fill="url(#light)"/>'
        '<rect x="137" y="170" width="16" height="200" fill="url(#foot)"/>'
        '<path d="M84 0H206L264 184H26Z" fill="url(#shade)"/>'
        '<path d="M26 184H264L258 168H32Z" fill="#fff" opacity=".35"/>'
        '<path d="M70 400Q70 366 145 364Q220 366 220 400Z" fill="url(#foot)"/>'
    )


def armchair(coat: Coat) -> str:
    """400 wide, 360 high."""
    return (
        defs(
            flat("back", lighter(coat.main, 0.18), coat.main),
            flat("seat", lighter(coat.main, 0.28), darker(coat.main, 0.1)),
        )
        + '<path d="M64 356L78 300H104L96 356ZM336 356L322 300H296L304 356Z" fill="#7a5236"/>'
        '<rect x="60" y="0" width="280" height="260" rx="64" fill="url(#back)"/>'
        f'<path d="M200 20V180M130 60V180M270 60V180" stroke="{coat.deep}" stroke-opacity=".35" stroke-width="5" '
        'stroke-linecap="round"/>'
        '<rect x="66" y="180" width="268" height="84" rx="30" fill="url(#seat)"/>'
        f'<rect x="0" y="122" width="88" height="196" rx="42" fill="{coat.main}"/>'
        f'<rect x="312" y="122" width="88" height="196" rx="42" fill="{darker(coat.main, 0.12)}"/>'
        f'<rect x="40" y="246" width="320" height="72" rx="26" fill="{darker(coat.main, 0.16)}"/>'
        + shine(18, 150, 12, 120, 0.2)
    )


def desk(coat: Coat) -> str:
    """460 wide, 320 high."""
    return (
        defs(flat("top", lighter(coat.main, 0.3), coat.main), flat("leg", "#3a3c42", "#1c1d21"))
        + '<rect x="54" y="126" width="22" height="186" fill="url(#leg)"/>'
        '<rect x="384" y="126" width="22" height="186" fill="url(#leg)"/>'
        '<rect x="18" y="304" width="94" height="16" rx="6" fill="url(#leg)"/>'
        '<rect x="348" y="304" width="94" height="16" rx="6" fill="url(#leg)"/>'
        '<path d="M76 170H384" stroke="#2a2b30" stroke-width="12"/>'
        '<rect x="0" y="104" width="460" height="28" rx="8" fill="url(#top)"/>'
        f'<rect x="0" y="122" width="460" height="10" rx="5" fill="{darker(coat.main, 0.3)}"/>'
        '<rect x="150" y="2" width="160" height="92" rx="8" fill="#1d1e23"/>'
        f'<rect x="157" y="9" width="146" height="78" rx="3" fill="{coat.pale}"/>'
        '<rect x="222" y="92" width="16" height="14" fill="#1d1e23"/>'
        + label(coat.name, 230, 48, (124, 58), 24, coat.ink)
        + f'<path d="M352 104V62M334 62Q352 22 372 62Z" stroke="#2a2b30" stroke-width="6" fill="{coat.second}"/>'
        f'<path d="M64 104L70 72H96L102 104Z" fill="{coat.second}"/>'
        '<path d="M83 72Q66 50 74 34Q88 48 83 72Q92 46 104 48Q102 64 83 72" fill="#3d8b5c"/>'
    )


def pillow(coat: Coat) -> str:
    """420 wide, 264 high."""
    return (
        defs(flat("soft", lighter(coat.main, 0.55), lighter(coat.main, 0.12)))
        + '<path d="M30 262Q-10 290 10 240Q30 150 8 60Q0 0 60 26Q210 60 360 26Q420 0 412 60Q390 150 410 240Q430 '
        f'290 390 262Q210 232 30 262Z" transform="translate(0 12)" fill="{coat.deep}" opacity=".35"/>'
        '<path d="M30 252Q-10 280 10 230Q30 140 8 50Q0-10 60 16Q210 50 360 16Q420-10 412 50Q390 140 410 230Q430 '
        '280 390 252Q210 222 30 252Z" fill="url(#soft)"/>'
        '<path d="M34 28Q80 70 110 90M386 28Q340 70 310 90M30 240Q80 204 112 190M390 240Q340 204 308 190" '
        f'stroke="{coat.deep}" stroke-opacity=".28" stroke-width="6" {_ROUND}/>'
        + label(coat.name, 210, 142, (230, 90), 40, darker(coat.deep, 0.2))
    )


def plant(coat: Coat) -> str:
    """320 wide, 400 high."""
    leaves = "".join(
        f'<path transform="translate(160 250) rotate({turn})" d="M0 0C-{wide} -{long * 0.4:.0f} -{wide} '
        f'-{long * 0.8:.0f} 0 -{long}C{wide} -{long * 0.8:.0f} {wide} -{long * 0.4:.0f} 0 0" fill="{green}"/>'
        f'<path transform="translate(160 250) rotate({turn})" d="M0 0V-{long * 0.9:.0f}" stroke="#fff" '
        'stroke-opacity=".22" stroke-width="4"/>'
        for turn, long, wide, green in (
            (-64, 178, 44, "#2c6a48"),
            (62, 182, 44, "#2f7450"),
            (-38, 224, 50, "#3d8b5c"),
            (38, 220, 50, "#37805a"),
            (-14, 246, 52, "#4fa06a"),
            (16, 236, 50, "#5cae74"),
        )
    )
    return (
        defs(round_("pot", coat.main, 0.4)) + f"{leaves}"
        '<path d="M76 250H244L224 384Q222 400 206 400H114Q98 400 96 384Z" fill="url(#pot)"/>'
        '<rect x="66" y="240" width="188" height="40" rx="8" fill="url(#pot)"/>'
        '<path d="M76 280H244L243 290H77Z" fill="#000" opacity=".16"/>'
        + label(coat.name, 160, 330, (116, 60), 26, coat.on_main)
    )


def bowl(coat: Coat) -> str:
    """420 wide, 290 high: a meal."""
    return (
        defs(round_("dish", coat.main, 0.45)) + '<ellipse cx="210" cy="112" rx="196" ry="56" fill="#fff4e2"/>'
        '<circle cx="120" cy="86" r="46" fill="#e4572e"/>'
        '<circle cx="104" cy="74" r="14" fill="#fff" opacity=".35"/>'
        '<circle cx="182" cy="70" r="42" fill="#7fb800"/>'
        '<path d="M150 90C150 20 250 10 262 80C230 100 180 110 150 90Z" fill="#4f9d2f"/>'
        '<circle cx="268" cy="82" r="44" fill="#fff"/><circle cx="268" cy="82" r="22" fill="#ffb627"/>'
        '<path d="M318 104C316 50 360 40 376 60C390 90 360 116 318 104Z" fill="#f08a4b"/>'
        '<path d="M52 108C40 66 80 50 96 70C110 96 84 118 52 108Z" fill="#9b5de5"/>'
        '<path d="M4 112H416C416 220 330 290 210 290C90 290 4 220 4 112Z" fill="url(#dish)"/>'
        '<path d="M4 112H416L414 136H6Z" fill="#000" opacity=".12"/>'
        + label(coat.name, 210, 206, (240, 90), 46, coat.on_main)
    )


def chocolate(coat: Coat) -> str:
    """220 wide."""
    squares = "".join(
        f'<rect x="{34 + x * 52}" y="{10 + y * 40}" width="46" height="34" rx="5" fill="#6b4026"/>'
        f'<rect x="{40 + x * 52}" y="{15 + y * 40}" width="34" height="22" rx="4" fill="#7d4d30"/>'
        for x in range(3)
        for y in range(4)
    )
    return (
        defs(round_("wrap", coat.main, 0.4)) + f'<path d="M28 4H192V180H28Z" fill="#5a341d"/>{squares}'
        '<path d="M14 150L36 140L58 152L82 138L106 152L130 138L154 152L178 140L206 150V180H14Z" fill="#d8dbe0"/>'
        '<rect x="10" y="166" width="200" height="234" rx="8" fill="url(#wrap)"/>'
        f'<rect x="10" y="196" width="200" height="10" fill="{coat.second}"/>'
        f'<rect x="10" y="362" width="200" height="10" fill="{coat.second}"/>'
        + label(coat.name, 110, 284, (164, 120), 38, coat.on_main, 3)
        + shine(24, 176, 9, 214, 0.25)
    )


def dumbbell(coat: Coat) -> str:
    """440 wide, 240 high."""
    plates = "".join(
        f'<rect x="{x}" y="{y}" width="{wide}" height="{240 - 2 * y}" rx="14" fill="url(#{paint})"/>'
        for x, y, wide, paint in (
            (66, 0, 54, "plate"),
            (18, 34, 46, "rim"),
            (320, 0, 54, "plate"),
            (376, 34, 46, "rim"),
        )
    )
    return (
        defs(
            flat("plate", lighter(coat.main, 0.3), darker(coat.main, 0.3)),
            flat("rim", "#4a4b52", "#17181c"),
            flat("bar", "#f0f1f4", "#8a8f99"),
        )
        + f'<rect x="0" y="96" width="440" height="46" rx="12" fill="url(#bar)"/>{plates}'
        + "".join(f'<path d="M{x} 98V140" stroke="#6b707a" stroke-width="4"/>' for x in range(140, 310, 14))
        + '<rect x="74" y="16" width="10" height="208" rx="5" fill="#fff" opacity=".3"/>'
        '<rect x="328" y="16" width="10" height="208" rx="5" fill="#fff" opacity=".3"/>'
    )


def suitcase(coat: Coat) -> str:
    """280 wide, 400 high."""
    ribs = "".join(
        f'<path d="M{x} 96V362" stroke="{coat.deep}" stroke-opacity=".45" stroke-width="6" stroke-linecap="round"/>'
        for x in range(52, 240, 36)
    )
    return (
        defs(round_("shell", coat.main, 0.4))
        + '<path d="M96 84V10H184V84" fill="none" stroke="#9aa0aa" stroke-width="12"/>'
        '<rect x="86" y="0" width="108" height="22" rx="11" fill="#2a2b30"/>'
        '<rect x="50" y="380" width="34" height="20" rx="8" fill="#222"/>'
        '<rect x="196" y="380" width="34" height="20" rx="8" fill="#222"/>'
        f'<rect x="6" y="72" width="268" height="314" rx="36" fill="url(#shell)"/>{ribs}'
        f'<rect x="60" y="182" width="160" height="84" rx="10" fill="{coat.main}"/>'
        + label(coat.name, 140, 224, (146, 68), 30, coat.on_main)
        + shine(24, 108, 10, 240, 0.28)
    )


def card(coat: Coat) -> str:
    """440 wide, 300 high: banking, memberships, vouchers."""
    return (
        defs(flat("plastic", lighter(coat.main, 0.2), coat.deep)) + '<g transform="translate(0 8) rotate(-8 220 145)">'
        '<rect x="20" y="16" width="400" height="252" rx="26" fill="url(#plastic)"/>'
        f'<path d="M204 16H394Q420 16 420 42V224A170 170 0 0 1 204 16Z" fill="{coat.second}" opacity=".28"/>'
        '<path d="M20 200C140 120 280 270 420 150V242Q420 268 394 268H46Q20 268 20 242Z" fill="#fff" '
        'opacity=".1"/>'
        '<rect x="54" y="104" width="62" height="48" rx="9" fill="#e8c877"/>'
        '<path d="M54 128H116M84 104V152" stroke="#a8873c" stroke-width="3"/>'
        + label(coat.name, 220, 62, (330, 50), 38, coat.on_main, 1)
        + "".join(
            f'<rect x="{56 + group * 84}" y="196" width="60" height="12" rx="6" fill="{coat.on_main}" opacity=".65"/>'
            for group in range(4)
        )
        + "</g>"
    )


def house(coat: Coat) -> str:
    """420 wide, 367 high."""
    wall = mixed(coat.pale, "#ffffff", 0.5)
    return (
        defs(flat("roof", lighter(coat.main, 0.15), coat.deep), flat("wall", "#ffffff", wall))
        + f'<rect x="302" y="20" width="46" height="110" fill="{coat.deep}"/>'
        '<path d="M40 172H380V360H40Z" fill="url(#wall)"/>'
        '<path d="M210 0L420 176L396 200L210 46L24 200L0 176Z" fill="url(#roof)"/>'
        '<path d="M210 46L380 187V172H40V187Z" fill="url(#wall)"/>'
        f'<rect x="174" y="236" width="76" height="124" rx="6" fill="{coat.main}"/>'
        '<circle cx="236" cy="300" r="6" fill="#f4d58a"/>'
        + "".join(
            f'<rect x="{x}" y="226" width="76" height="70" rx="6" fill="#a9d3ee"/>'
            f'<path d="M{x + 38} 226V296M{x} 261H{x + 76}" stroke="#fff" stroke-width="6"/>'
            for x in (72, 276)
        )
        + '<circle cx="210" cy="140" r="26" fill="#a9d3ee" stroke="#fff" stroke-width="6"/>'
        '<path d="M20 360H400" stroke="#6fae5c" stroke-width="14" stroke-linecap="round"/>'
    )


def toy(coat: Coat) -> str:
    """300 wide, 380 high: a teddy bear."""
    light = lighter(coat.main, 0.45)
    return (
        f'<g fill="{coat.main}"><circle cx="72" cy="56" r="46"/><circle cx="228" cy="56" r="46"/>'
        '<ellipse cx="46" cy="236" rx="42" ry="66" transform="rotate(24 46 236)"/>'
        '<ellipse cx="254" cy="236" rx="42" ry="66" transform="rotate(-24 254 236)"/>'
        '<ellipse cx="150" cy="258" rx="104" ry="112"/></g>'
        f'<g fill="{light}"><circle cx="72" cy="58" r="24"/><circle cx="228" cy="58" r="24"/>'
        '<ellipse cx="150" cy="268" rx="66" ry="74"/></g>'
        f'<circle cx="150" cy="112" r="104" fill="{lighter(coat.main, 0.06)}"/>'
        f'<ellipse cx="150" cy="146" rx="50" ry="40" fill="{light}"/>'
        f'<g fill="{darker(coat.main, 0.1)}"><ellipse cx="80" cy="344" rx="54" ry="36"/>'
        f'<ellipse cx="220" cy="344" rx="54" ry="36"/></g><g fill="{light}"><circle cx="74" cy="344" r="22"/>'
        '<circle cx="226" cy="344" r="22"/></g>'
        '<g fill="#221c1a"><circle cx="112" cy="98" r="11"/><circle cx="188" cy="98" r="11"/>'
        '<ellipse cx="150" cy="130" rx="16" ry="11"/></g>'
        '<path d="M150 140V154M150 154Q134 170 122 156M150 154Q166 170 178 156" stroke="#221c1a" '
        f'stroke-width="6" {_ROUND}/>'
        f'<path d="M104 208L150 226L196 208V246L150 230L104 246Z" fill="{coat.second}"/>'
        f'<circle cx="150" cy="226" r="13" fill="{darker(coat.second, 0.2)}"/>'
    )

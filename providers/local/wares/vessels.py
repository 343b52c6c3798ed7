"""Bottles, jars, tubes, cans and cups, drawn as SVG. Each is 400 high unless it says otherwise."""

from providers.local.drawing.tone import darker, lighter
from providers.local.wares.ware import Coat, defs, flat, glow, label, round_, shine


def dropper(coat: Coat) -> str:
    """180 wide."""
    return (
        defs(round_("body", coat.main), round_("cap", "#26242a", 0.35), round_("ring", "#c9a86a", 0.6))
        + '<path d="M70 8Q90-8 110 8L114 60H66Z" fill="url(#cap)"/>'
        '<rect x="56" y="56" width="68" height="58" rx="6" fill="url(#cap)"/>'
        '<rect x="54" y="106" width="72" height="14" rx="3" fill="url(#ring)"/>'
        '<rect x="62" y="118" width="56" height="26" fill="url(#body)"/>'
        '<path d="M8 196Q8 142 58 140H122Q172 142 172 196V382Q172 400 154 400H26Q8 400 8 382Z" fill="url(#body)"/>'
        f'<path d="M8 218H172V352H8Z" fill="{coat.paper}"/>'
        '<path d="M8 218H30V352H8ZM146 218H172V352H146Z" fill="#000" opacity=".09"/>'
        f'<path d="M40 320H140" stroke="{coat.main}" stroke-width="4"/>'
        + label(coat.name, 90, 268, (132, 76), 27, coat.ink)
        + shine(24, 166, 10, 216, 0.34)
    )


def pump(coat: Coat) -> str:
    """190 wide."""
    return (
        defs(round_("body", coat.main), round_("cap", "#f4f2ee", 0.4))
        + '<path d="M88 40V8H36Q22 8 18 24L14 34H30L34 26H74V40Z" fill="url(#cap)"/>'
        '<rect x="82" y="36" width="24" height="44" fill="url(#cap)"/>'
        '<rect x="60" y="76" width="68" height="36" rx="7" fill="url(#cap)"/>'
        '<path d="M62 88H126M62 98H126" stroke="#000" stroke-opacity=".12" stroke-width="3"/>'
        '<path d="M10 158Q10 112 56 112H132Q180 112 180 158V380Q180 400 160 400H30Q10 400 10 380Z" fill="url(#body)"/>'
        + label(coat.name, 95, 226, (140, 90), 30, coat.on_main)
        + f'<path d="M60 292H130M72 310H118" stroke="{coat.on_main}" stroke-width="5" stroke-linecap="round" '
        'opacity=".6"/>' + shine(28, 140, 11, 240, 0.3)
    )


def jar(coat: Coat) -> str:
    """340 wide, 250 high."""
    return (
        defs(round_("body", coat.main), round_("lid", "#2a282e", 0.4))
        + '<rect x="10" y="76" width="320" height="174" rx="34" fill="url(#body)"/>'
        '<rect x="2" y="0" width="336" height="88" rx="16" fill="url(#lid)"/>'
        '<path d="M4 64H336M4 72H336" stroke="#fff" stroke-opacity=".14" stroke-width="3"/>'
        f'<rect x="52" y="112" width="236" height="106" rx="8" fill="{coat.paper}" opacity=".97"/>'
        + label(coat.name, 170, 156, (212, 66), 34, coat.ink)
        + f'<path d="M130 200H210" stroke="{coat.main}" stroke-width="5"/>'
        + shine(26, 104, 12, 122, 0.36)
    )


def tube(coat: Coat) -> str:
    """170 wide."""
    return (
        defs(round_("body", coat.main), round_("cap", "#f3f1ed", 0.4))
        + '<path d="M4 0H166V18L150 330H20L4 18Z" fill="url(#body)"/>'
        '<rect x="2" y="0" width="166" height="22" rx="4" fill="url(#body)"/>'
        '<path d="M8 6H162M8 12H162M8 18H162" stroke="#000" stroke-opacity=".12" stroke-width="2"/>'
        '<path d="M22 328H148L142 400H28Z" fill="url(#cap)"/>'
        + label(coat.name, 85, 148, (116, 100), 30, coat.on_main)
        + f'<circle cx="85" cy="244" r="26" fill="none" stroke="{coat.on_main}" stroke-width="4" opacity=".7"/>'
        f'<path d="M85 228Q100 248 85 260Q70 248 85 228Z" fill="{coat.on_main}" opacity=".8"/>'
        + shine(26, 40, 9, 270, 0.3)
    )


def perfume(coat: Coat) -> str:
    """260 wide."""
    return (
        defs(
            flat("glass", lighter(coat.main, 0.55), coat.main),
            round_("cap", "#c9a86a", 0.65),
            flat("juice", coat.main, coat.deep),
        )
        + '<rect x="86" y="0" width="88" height="96" rx="10" fill="url(#cap)"/>'
        '<rect x="104" y="94" width="52" height="22" fill="url(#cap)"/>'
        '<rect x="6" y="112" width="248" height="288" rx="30" fill="url(#glass)"/>'
        '<path d="M26 214H234V360Q234 380 214 380H46Q26 380 26 360Z" fill="url(#juice)" opacity=".72"/>'
        f'<rect x="70" y="214" width="120" height="112" rx="4" fill="{coat.paper}"/>'
        + label(coat.name, 130, 262, (104, 70), 24, coat.ink, 3)
        + '<path d="M98 308H162" stroke="#c9a86a" stroke-width="4"/>'
        '<path d="M26 150Q26 132 44 132H70V380H46Q26 380 26 360Z" fill="#fff" opacity=".26"/>'
        '<rect x="6" y="112" width="248" height="288" rx="30" fill="none" stroke="#fff" stroke-opacity=".5" '
        'stroke-width="5"/>'
    )


def can(coat: Coat) -> str:
    """200 wide."""
    return (
        defs(round_("body", coat.main, 0.6), round_("tin", "#c4c9d0", 0.7))
        + '<path d="M32 0H168L178 26H22Z" fill="url(#tin)"/><path d="M22 24H178L196 62H4Z" fill="url(#body)"/>'
        '<rect x="4" y="60" width="192" height="300" fill="url(#body)"/>'
        '<path d="M4 358H196L178 392H22Z" fill="url(#body)"/>'
        '<path d="M22 390H178L170 400H30Z" fill="url(#tin)"/>'
        '<ellipse cx="100" cy="5" rx="64" ry="6" fill="#8a9099" opacity=".6"/>'
        f'<path d="M4 250Q60 206 100 246T196 232V330Q150 300 100 334T4 324Z" fill="{coat.second}" opacity=".85"/>'
        + label(coat.name, 100, 148, (150, 120), 40, coat.on_main, 3)
        + '<path d="M4 60H30V360H4ZM166 60H196V360H166Z" fill="#000" opacity=".10"/>'
        + shine(40, 70, 12, 280, 0.32)
        + "".join(
            f'<ellipse cx="{x}" cy="{y}" rx="{r}" ry="{r * 1.2}" fill="#fff" opacity=".4"/>'
            for x, y, r in (
                (60, 108, 4),
                (142, 206, 5),
                (76, 356, 4),
                (160, 92, 3),
                (120, 290, 4),
                (54, 226, 3),
                (148, 330, 3),
            )
        )
    )


def bottle(coat: Coat) -> str:
    """140 wide: wine, oil, sauce, juice."""
    glass = darker(coat.main, 0.25)
    return (
        defs(round_("body", glass, 0.4), round_("foil", coat.second, 0.5))
        + '<path d="M50 30H90V128Q90 150 112 168Q132 184 132 214V382Q132 400 114 400H26Q8 400 8 382V214Q8 184 28 '
        '168Q50 150 50 128Z" fill="url(#body)"/>'
        '<path d="M46 0H94V26H92V86H48V26H46Z" fill="url(#foil)"/>'
        f'<rect x="8" y="232" width="124" height="116" fill="{coat.paper}"/>'
        '<path d="M8 232H26V348H8ZM112 232H132V348H112Z" fill="#000" opacity=".08"/>'
        + label(coat.name, 70, 280, (104, 66), 23, coat.ink, 3)
        + f'<path d="M36 326H104" stroke="{coat.second}" stroke-width="4"/>'
        + shine(22, 196, 8, 184, 0.32)
    )


def flask(coat: Coat) -> str:
    """150 wide: drinking bottles and tumblers."""
    return (
        defs(round_("body", coat.main, 0.45), round_("lid", "#2a2c31", 0.4), round_("steel", "#c3c8ce", 0.7))
        + '<path d="M52 34Q52 2 75 2Q98 2 98 34" fill="none" stroke="#2a2c31" stroke-width="12"/>'
        '<rect x="34" y="30" width="82" height="48" rx="8" fill="url(#lid)"/>'
        '<rect x="38" y="76" width="74" height="14" fill="url(#steel)"/>'
        '<path d="M36 88H114Q142 104 142 142V378Q142 400 120 400H30Q8 400 8 378V142Q8 104 36 88Z" fill="url(#body)"/>'
        f'<g transform="rotate(-90 75 246)">{label(coat.name, 75, 246, (230, 60), 40, coat.on_main)}</g>'
        + shine(22, 130, 10, 240, 0.3)
    )


def mug(coat: Coat) -> str:
    """380 wide, 320 high."""
    return (
        defs(round_("body", coat.main, 0.45))
        + f'<path d="M276 92H300C380 92 380 238 290 236H268" fill="none" stroke="{coat.deep}" stroke-width="34"/>'
        f'<path d="M276 88H300C376 88 376 232 290 230H268" fill="none" stroke="{coat.main}" stroke-width="26"/>'
        '<path d="M10 40H290V262Q290 320 236 320H64Q10 320 10 262Z" fill="url(#body)"/>'
        f'<ellipse cx="150" cy="40" rx="140" ry="30" fill="{lighter(coat.main, 0.3)}"/>'
        '<ellipse cx="150" cy="42" rx="126" ry="23" fill="#4b2e1f"/>'
        '<ellipse cx="126" cy="38" rx="62" ry="9" fill="#8a5a3a" opacity=".7"/>'
        + label(coat.name, 150, 186, (190, 110), 44, coat.on_main)
        + shine(34, 84, 12, 190, 0.34)
    )


def candle(coat: Coat) -> str:
    """280 wide, 330 high."""
    return (
        defs(round_("glass", coat.main, 0.5), glow("halo", "#ffe9a8"))
        + '<circle cx="140" cy="56" r="96" fill="url(#halo)"/><path d="M140 88V70" stroke="#3a2c22" stroke-width="5"/>'
        '<path d="M140 10Q166 44 156 66Q148 80 140 80Q132 80 124 66Q116 44 140 10Z" fill="#ffb52e"/>'
        '<path d="M140 36Q152 56 146 68Q140 76 134 68Q128 56 140 36Z" fill="#fff3c4"/>'
        '<path d="M16 100H264V300Q264 330 234 330H46Q16 330 16 300Z" fill="url(#glass)"/>'
        f'<ellipse cx="140" cy="100" rx="124" ry="22" fill="{lighter(coat.main, 0.4)}"/>'
        '<ellipse cx="140" cy="102" rx="108" ry="16" fill="#fdf3dc"/>'
        f'<rect x="66" y="158" width="148" height="118" rx="4" fill="{coat.paper}"/>'
        + label(coat.name, 140, 208, (130, 76), 27, coat.ink, 3)
        + f'<path d="M106 256H174" stroke="{coat.main}" stroke-width="4"/>'
        + shine(34, 132, 11, 170, 0.34)
    )


def pouch(coat: Coat) -> str:
    """270 wide: coffee, tea, snacks, feed."""
    return (
        defs(round_("foil", coat.main, 0.42))
        + '<path d="M20 0H250L256 60Q268 220 262 384Q262 400 246 400H24Q8 400 8 384Q2 220 14 60Z" fill="url(#foil)"/>'
        '<path d="M20 0H250L254 40H16Z" fill="#000" opacity=".14"/>'
        '<path d="M17 48H253" stroke="#fff" stroke-opacity=".35" stroke-width="4"/>'
        f'<circle cx="135" cy="92" r="12" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="5"/>'
        f'<rect x="42" y="132" width="186" height="186" rx="14" fill="{coat.paper}"/>'
        + label(coat.name, 135, 206, (162, 108), 36, coat.ink, 3)
        + f'<path d="M92 284H178" stroke="{coat.main}" stroke-width="6"/>'
        f'<path d="M42 344Q135 372 228 344" fill="none" stroke="#fff" stroke-opacity=".3" stroke-width="5"/>'
        + shine(24, 70, 9, 300, 0.26)
    )

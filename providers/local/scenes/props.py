"""Things that stand on the land: x and y in pixels at their foot, sizes in pixels, as SVG."""

import numpy as np

from providers.local.drawing.ink import hexed, mix
from providers.local.drawing.pen import box, disc, filled, oval, stroked
from providers.local.words import Colour

_BLACK: Colour = (10, 14, 30)
_WHITE: Colour = (255, 255, 255)


def pine(x: float, y: float, height: float, colour: Colour, light: Colour, lean: float = 1.0) -> str:
    """Lit from the side `lean` points to."""
    dark, bright = mix(colour, _BLACK, 0.22), mix(colour, light, 0.2)
    drawn = box(
        x - height * 0.025, y - height * 0.2, height * 0.05, height * 0.22, hexed(mix(colour, (52, 34, 24), 0.6))
    )
    for foot, top, half in ((0.1, 0.5, 0.22), (0.28, 0.68, 0.185), (0.46, 0.84, 0.145), (0.64, 1.0, 0.10)):
        base, tip, reach = y - foot * height, y - top * height, half * height
        sag = height * 0.03
        whole = (
            f"M{x:.1f} {tip:.1f}Q{x + reach * 0.45:.1f} {base - sag * 2:.1f} {x + reach:.1f} {base + sag:.1f}"
            f"Q{x:.1f} {base - sag:.1f} {x - reach:.1f} {base + sag:.1f}"
            f"Q{x - reach * 0.45:.1f} {base - sag * 2:.1f} {x:.1f} {tip:.1f}Z"
        )
        side = (
            f"M{x:.1f} {tip:.1f}Q{x + lean * reach * 0.45:.1f} {base - sag * 2:.1f} {x + lean * reach:.1f} "
            f"{base + sag:.1f}Q{x + lean * reach * 0.4:.1f} {base - sag * 0.4:.1f} "
            f"{x + lean * reach * 0.08:.1f} {base - sag * 0.2:.1f}Z"
        )
        drawn += filled(whole, hexed(dark)) + filled(side, hexed(bright), 0.75)
    return drawn


def tree(x: float, y: float, height: float, colour: Colour, light: Colour, lean: float = 1.0) -> str:
    wood = hexed(mix(mix(colour, (84, 56, 38), 0.75), _BLACK, 0.1))
    trunk = (
        f"M{x - height * 0.05:.1f} {y + height * 0.02:.1f}Q{x - height * 0.02:.1f} {y - height * 0.2:.1f} "
        f"{x - height * 0.03:.1f} {y - height * 0.5:.1f}L{x + height * 0.03:.1f} {y - height * 0.5:.1f}"
        f"Q{x + height * 0.02:.1f} {y - height * 0.2:.1f} {x + height * 0.05:.1f} {y + height * 0.02:.1f}Z"
    )
    dark, bright = hexed(mix(colour, _BLACK, 0.24)), hexed(mix(colour, light, 0.24))
    drawn = filled(trunk, wood)
    heaps = (
        (-0.2, 0.5, 0.17),
        (0.2, 0.52, 0.17),
        (-0.13, 0.68, 0.2),
        (0.14, 0.7, 0.2),
        (0.0, 0.84, 0.17),
        (0.0, 0.6, 0.22),
    )
    for dx, dy, r in heaps:
        drawn += disc(x + dx * height - lean * height * 0.02, y - dy * height + height * 0.03, r * height, dark)
    for dx, dy, r in heaps:
        drawn += disc(x + dx * height, y - dy * height, r * height * 0.93, hexed(colour))
    for dx, dy, r in ((-0.02, 0.86, 0.1), (0.14, 0.74, 0.1), (-0.12, 0.7, 0.08), (0.2, 0.56, 0.06)):
        drawn += disc(x + (dx * lean + 0.03 * lean) * height, y - (dy + 0.02) * height, r * height, bright, 0.7)
    return drawn


def palm(x: float, y: float, height: float, colour: Colour, light: Colour, lean: float = 1.0) -> str:
    wood = hexed(mix(mix(colour, (120, 86, 58), 0.8), _BLACK, 0.1))
    tip_x, tip_y = x + lean * height * 0.2, y - height * 0.92
    data = (
        f"M{x:.1f} {y + height * 0.02:.1f}Q{x + lean * height * 0.02:.1f} "
        f"{y - height * 0.5:.1f} {tip_x:.1f} {tip_y:.1f}"
    )
    drawn = stroked(data, wood, height * 0.05)
    for index, (dx, dy) in enumerate(
        ((-0.42, 0.16), (-0.36, -0.08), (-0.12, -0.2), (0.2, -0.18), (0.4, -0.02), (0.4, 0.2), (-0.2, 0.26))
    ):
        end_x, end_y = tip_x + dx * height, tip_y + dy * height
        bend_x, bend_y = tip_x + dx * height * 0.5, tip_y + dy * height * 0.3 - height * 0.14
        data = (
            f"M{tip_x:.1f} {tip_y:.1f}Q{bend_x:.1f} {bend_y:.1f} {end_x:.1f} {end_y:.1f}Q{bend_x:.1f} "
            f"{bend_y + height * 0.09:.1f} {tip_x:.1f} {tip_y + height * 0.03:.1f}Z"
        )
        drawn += filled(data, hexed(mix(colour, light if index in (2, 3, 4) else _BLACK, 0.16)))
    return drawn


def cactus(x: float, y: float, height: float, colour: Colour, light: Colour) -> str:
    thick, bright = height * 0.16, hexed(mix(colour, light, 0.25))
    drawn = stroked(f"M{x:.1f} {y:.1f}V{y - height:.1f}", hexed(colour), thick)
    for side, low, high in ((-1, 0.4, 0.75), (1, 0.5, 0.9)):
        arm = x + side * height * 0.27
        data = f"M{x:.1f} {y - low * height:.1f}H{arm:.1f}V{y - high * height:.1f}"
        drawn += stroked(data, hexed(colour), thick * 0.72)
    return drawn + stroked(
        f"M{x + thick * 0.22:.1f} {y - height * 0.1:.1f}V{y - height * 0.96:.1f}", bright, thick * 0.16
    )


def house(x: float, y: float, height: float, colours: tuple[Colour, Colour, Colour], lean: float = 1.0) -> str:
    """Wall, roof and window colours."""
    wall, roof, window = colours
    half, eave = height * 0.62, y - height * 0.5
    drawn = box(x - half, eave, half * 2, height * 0.56, hexed(wall))
    shady = x - half if lean > 0 else x + half * 0.3
    drawn += box(shady, eave, half * 0.7, height * 0.56, hexed(mix(wall, _BLACK, 0.14)))
    data = (
        f"M{x - half * 1.18:.1f} {eave:.1f}L{x - half * 0.7:.1f} {y - height:.1f}H{x + half * 0.7:.1f}"
        f"L{x + half * 1.18:.1f} {eave:.1f}Z"
    )
    drawn += filled(data, hexed(roof)) + box(
        x - half * 1.18, eave - height * 0.02, half * 2.36, height * 0.05, hexed(mix(roof, _BLACK, 0.25))
    )
    drawn += box(x + half * 0.25, y - height * 1.1, height * 0.12, height * 0.24, hexed(mix(roof, _BLACK, 0.3)))
    for dx in (-0.45, 0.22):
        drawn += box(x + dx * height, y - height * 0.38, height * 0.2, height * 0.2, hexed(window), round_=1)
    return drawn + box(
        x - height * 0.09, y - height * 0.3, height * 0.17, height * 0.33, hexed(mix(roof, _BLACK, 0.4)), round_=1
    )


def tower(
    foot: tuple[float, float],
    size: tuple[float, float],
    colours: tuple[str, Colour, Colour],
    dice: np.random.Generator,
    lit_share: float,
) -> str:
    """A building from its foot's centre, with a grid of windows: its paint, lit and unlit colours."""
    (x, y), (width, height) = foot, size
    wall, bright, dull = colours
    left, top = x - width / 2, y - height
    drawn = _roof(left, top, width, wall, int(dice.integers(6))) + box(left, top, width, height, wall)
    columns = max(3, round(width / max(7.0, width * 0.12)))
    cell, (lit_path, dull_path) = width / columns, ("", "")
    rows = max(1, int((height - cell) / (cell * 1.3)))
    glowing = dice.random((rows, columns)) < lit_share
    for row in range(rows):
        for column in range(columns):
            data = (
                f"M{left + (column + 0.24) * cell:.1f} {top + cell * (0.5 + row * 1.3):.1f}h{cell * 0.52:.1f}"
                f"v{cell * 0.74:.1f}h{-cell * 0.52:.1f}z"
            )
            if glowing[row, column]:
                lit_path += data
            else:
                dull_path += data
    drawn += filled(dull_path, hexed(dull)) if dull_path else ""
    drawn += filled(lit_path, hexed(bright)) if lit_path else ""
    return drawn + box(left + width * 0.86, top, width * 0.14, height, hexed(_BLACK), 0.16)


def _roof(left: float, top: float, width: float, wall: str, shape: int) -> str:
    middle = left + width / 2
    match shape:
        case 0:
            mast = stroked(f"M{middle:.1f} {top - width * 0.2:.1f}v{-width * 0.6:.1f}", wall, width * 0.04)
            return box(middle - width * 0.3, top - width * 0.2, width * 0.6, width * 0.22, wall) + mast
        case 1:
            return filled(f"M{left:.1f} {top + 1:.1f}L{left + width:.1f} {top - width * 0.3:.1f}V{top + 1:.1f}Z", wall)
        case 2:
            return box(left + width * 0.12, top - width * 0.12, width * 0.3, width * 0.14, wall)
        case 3:
            return filled(
                f"M{left + width * 0.15:.1f} {top + 1:.1f}L{middle:.1f} "
                f"{top - width * 0.55:.1f}L{left + width * 0.85:.1f} {top + 1:.1f}Z",
                wall,
            )
        case _:
            return ""


def lamp(x: float, y: float, height: float, post: Colour, bulb: Colour, *, lit: bool) -> str:
    data = f"M{x:.1f} {y:.1f}V{y - height * 0.92:.1f}Q{x:.1f} {y - height:.1f} {x + height * 0.12:.1f} {y - height:.1f}"
    drawn = stroked(data, hexed(post), height * 0.03) + box(
        x - height * 0.03, y - height * 0.1, height * 0.06, height * 0.1, hexed(post)
    )
    drawn += oval(x + height * 0.16, y - height * 0.985, height * 0.07, height * 0.025, hexed(bulb))
    if lit:
        name = f"l{round(x)}x{round(y)}"
        stops = (
            f'<stop offset="0" stop-color="{hexed(bulb)}" stop-opacity=".5"/><stop offset="1" stop-co'
            f'lor="{hexed(bulb)}" stop-opacity="0"/>'
        )
        drawn += f'<radialGradient id="{name}">{stops}</radialGradient>' + disc(
            x + height * 0.16, y - height * 0.97, height * 0.4, f"url(#{name})"
        )
    return drawn


def tuft(x: float, y: float, height: float, colour: Colour) -> str:
    data = ""
    for lean in (-0.5, -0.2, 0.12, 0.4, 0.62):
        foot = x + lean * height * 0.3
        tip_x, tip_y = x + lean * height, y - height * (1 - abs(lean) * 0.5)
        data += (
            f"M{foot - height * 0.06:.1f} {y:.1f}Q{foot:.1f} {y - height * 0.5:.1f} {tip_x:.1f} {tip_y:.1f}"
            f"Q{foot + height * 0.08:.1f} {y - height * 0.4:.1f} {foot + height * 0.06:.1f} {y:.1f}Z"
        )
    return filled(data, hexed(colour))


def blossom(x: float, y: float, height: float, stalk: Colour, colour: Colour) -> str:
    """A flower on its stalk."""
    drawn = stroked(
        f"M{x:.1f} {y:.1f}Q{x + height * 0.08:.1f} {y - height * 0.5:.1f} {x:.1f} {y - height:.1f}",
        hexed(stalk),
        max(1.0, height * 0.05),
    )
    r = height * 0.15
    petals = "".join(
        disc(x + r * np.cos(a), y - height + r * np.sin(a), r * 0.8, hexed(colour)) for a in np.arange(5) * 1.2566
    )
    return drawn + petals + disc(x, y - height, r * 0.55, hexed(mix(colour, (255, 206, 64), 0.85)))


def rock(x: float, y: float, height: float, colour: Colour, light: Colour, lean: float = 1.0) -> str:
    outline = ((-0.95, 0.12), (-0.8, -0.4), (-0.3, -0.85), (0.3, -0.8), (0.8, -0.35), (1.0, 0.12))
    data = "M" + "L".join(f"{x + dx * height * lean:.1f} {y + dy * height:.1f}" for dx, dy in outline) + "Z"
    lit = (
        "M"
        + "L".join(f"{x + dx * height * lean:.1f} {y + dy * height:.1f}" for dx, dy in (*outline[2:5], (0.1, -0.3)))
        + "Z"
    )
    return filled(data, hexed(mix(colour, _BLACK, 0.12))) + filled(lit, hexed(mix(colour, light, 0.3)))

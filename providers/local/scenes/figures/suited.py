"""Who goes upright in metal or in a suit, in a box of 140 by 240."""

from providers.local.drawing.pen import box, disc, filled, linear, oval, stroked
from providers.local.drawing.tone import darker
from providers.local.drawing.vector import smooth
from providers.local.scenes.figures.coat import Coat
from providers.local.scenes.figures.limbs import reached, taper
from providers.local.scenes.figures.passing import sine


def astronaut(phase: float, coat: Coat) -> str:
    """140 by 240: steps slowly, as where little pulls one down."""
    lift = 5 * abs(sine(phase))
    drawn = f'<g transform="translate(0 {-lift:.1f})">' + box(36, 84, 32, 66, "#c3c9d4", round_=9)
    suit, shade = "#f3f5f9", "#c9d0dc"
    for side, paint in ((-1, shade), (1, suit)):
        turn = 17 * side * sine(phase)
        knee = reached((70 + side * 8, 158), turn + 6, 34)
        ankle = reached(knee, turn - 12, 30)
        drawn += filled(taper((70 + side * 8, 156), knee, 15, 12.500), paint) + filled(
            taper(knee, ankle, 12.5, 11.5), paint
        )
        drawn += box(ankle[0] - 13, ankle[1] + 2, 31, 13, "#8c94a4", round_=6)
    drawn += filled(taper((64, 96), reached((64, 96), -24 * sine(phase) - 8, 46), 11, 9), shade)
    drawn += linear("suit", (44, 0), (100, 0), [(0, "#cfd6e2", 1), (0.5, "#f7f9fc", 1), (1, "#ffffff", 1)]) + box(
        46, 78, 52, 88, "url(#suit)", round_=22
    )
    drawn += (
        box(62, 104, 28, 20, shade, round_=4)
        + disc(69, 112, 3, "#e2564c")
        + disc(77, 112, 3, "#4fb07a")
        + box(66, 117, 20, 3, coat.main, round_=1)
    )
    drawn += disc(74, 52, 34, "#eef1f6") + linear(
        "visor", (58, 30), (104, 74), [(0, "#f6c66a", 1), (0.5, "#b9792c", 1), (1, "#3a2c40", 1)]
    )
    drawn += filled(
        smooth([(62, 36), (86, 30), (103, 42), (104, 60), (90, 72), (66, 70), (58, 54)]), "url(#visor)"
    ) + filled(smooth([(70, 38), (84, 35), (78, 46), (70, 50)]), "#fff4d6", 0.75)
    hand = reached((80, 98), 26 * sine(phase) + 14, 44)
    return (
        drawn
        + filled(taper((80, 98), hand, 11.5, 9.5), suit)
        + disc(hand[0], hand[1] + 4, 9, "#8c94a4")
        + box(86, 92, 10, 7, coat.main, round_=1)
        + "</g>"
    )


def robot(phase: float, coat: Coat) -> str:
    """140 by 240."""
    swing, bob = sine(phase), 2 * abs(sine(phase))
    metal = linear("m", (36, 0), (106, 0), [(0, coat.light, 1), (0.45, coat.main, 1), (1, coat.dark, 1)])
    drawn = metal
    for side in (-1, 1):
        foot = (70 + 17 * side + 9 * swing * side, 226 - 8 * max(0.0, swing * side))
        drawn += stroked(
            f"M{70 + 16 * side} 172L{(70 + 16 * side + foot[0]) / 2 + 4:.1f} 198L{foot[0]:.1f} {foot[1] - 6:.1f}",
            "#5a6170",
            11,
        )
        drawn += filled(f"M{foot[0] - 15:.1f} {foot[1] + 8:.1f}q0 -16 15 -16q17 0 19 16Z", coat.dark)
    drawn += f'<g transform="translate(0 {-bob:.1f})">'
    drawn += stroked(f"M36 112L{24 - 4 * swing:.1f} 140L{26 - 14 * swing:.1f} 164", "#5a6170", 9) + disc(
        26 - 14 * swing, 166, 8, coat.dark
    )
    drawn += box(34, 94, 74, 84, "url(#m)", round_=18) + box(50, 110, 42, 30, darker(coat.main, 0.7), round_=7)
    drawn += stroked(f"M56 126h7l4 {-8 + 4 * swing:.1f}l5 {15 - 3 * swing:.1f}l4 -7h10", "#6df0d8", 2.2) + "".join(
        disc(56 + 13 * i, 154, 4, c) for i, c in enumerate(("#f26a5a", "#f5c452", "#63cf86"))
    )
    drawn += (
        box(62, 82, 18, 14, "#5a6170", round_=4)
        + stroked("M71 22V10", "#5a6170", 3.4)
        + disc(71, 8, 5.5, "#ff6a5a" if phase < 0.5 else "#ffd0a8")
    )
    drawn += box(32, 22, 80, 62, "url(#m)", round_=22) + box(44, 36, 62, 34, "#18202c", round_=15)
    blink = 1.6 if 0.47 < phase < 0.53 else 8.0
    drawn += (
        "".join(oval(x, 53, 7, blink, "#7df2e6") + oval(x - 2, 50, 2, blink * 0.25, "#ffffff") for x in (64, 90))
        + box(24, 46, 9, 18, coat.dark, round_=4)
        + box(111, 46, 9, 18, coat.dark, round_=4)
    )
    drawn += stroked(f"M106 112L{120 + 4 * swing:.1f} 138L{116 + 14 * swing:.1f} 162", "#6b7282", 9) + disc(
        116 + 14 * swing, 165, 8.5, coat.main
    )
    return drawn + "</g>"

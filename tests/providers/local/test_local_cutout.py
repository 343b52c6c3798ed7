import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from providers.local.photos.cutout import cut_out, reached
from tests.providers.local.shots import shot


def before(ground: Image.Image, *spots: tuple[int, int, int, int], colour: str = "#7a1f3d") -> Image.Image:
    photo = ground.copy()
    pen = ImageDraw.Draw(photo)
    for spot in spots:
        pen.ellipse(spot, fill=colour)
    return photo


def plain(colour: str = "white", side: int = 600) -> Image.Image:
    return Image.new("RGB", (side, side), colour)


def falling_off(side: int = 600) -> Image.Image:
    """Light that falls off from one corner to the other."""
    down, across = np.mgrid[0:side, 0:side]
    light = 235 - 30 * down / side - 25 * across / side
    return Image.fromarray(np.repeat(light[:, :, None], 3, axis=2).astype(np.uint8))


@pytest.mark.parametrize("ground", [plain(), plain("#c9d6df"), plain("#101014"), falling_off()])
def test_a_product_is_taken_out_of_a_plain_ground(ground: Image.Image) -> None:
    cut = cut_out(before(ground, (150, 200, 450, 500)))
    assert cut is not None
    assert cut.mode == "RGBA"
    assert abs(cut.width - 300) <= 8
    assert abs(cut.height - 300) <= 8
    alpha = np.asarray(cut.getchannel("A"), dtype=np.float32) / 255
    assert alpha[cut.height // 2, cut.width // 2] == 1
    assert alpha[2, 2] == 0
    assert alpha.mean() == pytest.approx(np.pi / 4, abs=0.03)


def test_no_rim_of_the_old_ground_comes_along() -> None:
    cut = cut_out(before(plain(), (150, 200, 450, 500)).filter(ImageFilter.GaussianBlur(1)))
    assert cut is not None
    page = Image.new("RGB", cut.size, "black")
    page.paste(cut, mask=cut.getchannel("A"))
    assert np.asarray(page.convert("L")).max() < 90


def test_ground_seen_through_a_product_goes_unless_it_may_be_its_own_white() -> None:
    def middle(ground: str) -> int:
        photo = before(before(plain(ground), (100, 100, 500, 500)), (250, 250, 350, 350), colour=ground)
        cut = cut_out(photo)
        assert cut is not None
        alpha = cut.getchannel("A").getpixel((cut.width // 2, cut.height // 2))
        assert isinstance(alpha, int)
        return alpha

    assert middle("#9fb4c0") == 0
    assert middle("white") == 255


def test_a_product_with_a_soft_shadow_keeps_its_ground() -> None:
    shaded = before(plain(), (160, 420, 480, 520), colour="#9a9a9a").filter(ImageFilter.GaussianBlur(14))
    assert cut_out(before(shaded, (150, 200, 450, 500))) is None


def test_a_white_product_that_would_fall_apart_keeps_its_ground() -> None:
    assert cut_out(before(plain(), (150, 100, 450, 250), (150, 320, 450, 480))) is None
    side_by_side = cut_out(before(plain(), (80, 200, 260, 400), (320, 200, 500, 400)))
    assert side_by_side is not None  # a pair
    assert abs(side_by_side.width - 420) <= 8


def test_a_scene_and_an_empty_picture_are_left_alone() -> None:
    scene = Image.fromarray(np.random.default_rng(2).integers(0, 256, (60, 60, 3), dtype=np.uint8)).resize((600, 600))
    assert cut_out(scene) is None
    assert cut_out(plain()) is None
    assert cut_out(before(plain(), (-200, -200, 800, 800))) is None


def test_a_picture_that_is_see_through_is_cut_to_what_is_seen() -> None:
    clear = Image.new("RGBA", (200, 200))
    clear.paste((10, 200, 30, 255), (50, 60, 150, 120))
    cut = cut_out(clear)
    assert cut is not None
    assert cut.size == (100, 60)


def test_a_drawn_toy_is_cut_whole() -> None:
    cut = cut_out(shot("toy", "#a9743a"))
    assert cut is not None
    assert np.asarray(cut.getchannel("A")).mean() > 120


def test_what_is_reached_goes_round_corners_and_stops_at_walls() -> None:
    maze = np.array([[1, 1, 1, 0, 1], [0, 0, 1, 0, 1], [1, 1, 1, 0, 1], [1, 0, 0, 0, 1], [1, 1, 1, 0, 1]], dtype=bool)
    start = np.zeros_like(maze)
    start[0, 0] = True
    expected = maze.copy()
    expected[:, 4] = False
    assert np.array_equal(reached(maze, start), expected)

"""Pictures clients send, cut to the shape they are shown in."""

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from providers.local.intake import on_white, taken_in

_LOST_MAX: Final = 0.34  # of a picture that is cut to fill a frame
_CORNER: Final = 0.03  # of the short side
_SHADE: Final = 0.42
_FINE: Final = 3
_HEADROOM: Final = 0.35  # faces stand above the middle


def opened(path: Path) -> Image.Image:
    """A picture as RGB, on white where one could see through it. Raises UnusableInput."""
    return on_white(taken_in(path).image)


def covering(image: Image.Image, size_px: tuple[int, int], *, face: bool = False) -> Image.Image:
    """The picture scaled to fill a frame, the rest cut off."""
    centring = (0.5, _HEADROOM) if face else (0.5, 0.5)
    return ImageOps.fit(image, size_px, Image.Resampling.LANCZOS, centering=centring)


def framed(image: Image.Image, size_px: tuple[int, int]) -> Image.Image:
    """The picture filling a frame, or whole before a blurred copy of itself where filling would cost too much."""
    ratio = image.width / image.height / (size_px[0] / size_px[1])
    if 1 - min(ratio, 1 / ratio) <= _LOST_MAX:
        return covering(image, size_px)
    tiny = covering(image, (max(8, size_px[0] // 30), max(8, size_px[1] // 30)))
    ground = tiny.filter(ImageFilter.GaussianBlur(6)).resize(size_px, Image.Resampling.BICUBIC)
    ground = Image.blend(ground, Image.new("RGB", size_px, (14, 16, 26)), 0.25)
    tall, middle = (0.50, 0.34) if size_px[1] > size_px[0] else (0.64, 0.40)  # clear of the captions
    whole = ImageOps.contain(image, (round(size_px[0] * 0.82), round(size_px[1] * tall)), Image.Resampling.LANCZOS)
    x, y = (size_px[0] - whole.width) // 2, round(size_px[1] * middle - whole.height / 2)
    shape, spread = rounded(whole.size, min(size_px) * _CORNER), round(min(size_px) * 0.035)
    shade = Image.new("L", size_px)
    shade.paste(shape.point(lambda value: round(value * _SHADE)), (x, y + spread // 2))
    ground.paste((10, 10, 16), mask=shade.filter(ImageFilter.GaussianBlur(spread)))
    ground.paste(whole, (x, y), shape)
    return ground


def rounded(size_px: tuple[int, int], radius: float) -> Image.Image:
    """A mask of so large a picture with round corners."""
    large = Image.new("L", (size_px[0] * _FINE, size_px[1] * _FINE))
    ImageDraw.Draw(large).rounded_rectangle((0, 0, large.width - 1, large.height - 1), radius * _FINE, fill=255)
    return large.reduce(_FINE)

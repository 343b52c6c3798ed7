"""Encoders by themselves, fed as fast as they take it: that is when their threads race."""

from pathlib import Path

from domain.spec import Kind
from providers.local import encode
from providers.local.scenes.ratio import Ratio
from providers.local.scenes.scene import scene_for
from tests.providers.local.measure import Ordering

ROUNDS = 12  # without the setting that the test is for, about one in three comes out different
FRAMES = 24  # enough for the encoder to look ahead


def test_the_same_frames_become_the_same_film_each_time(order: Ordering, tmp_path: Path) -> None:
    sound, film = tmp_path / "sound.m4a", tmp_path / "film.mp4"
    size_px = Ratio.of("1:1").size_px()
    scene = scene_for(order(Kind.VIDEO), size_px)
    frames = [scene.frame(index / encode.FRAMES_PER_S).tobytes() for index in range(FRAMES)]
    encode.aac([bytes(4 * encode.AUDIO_RATE_HZ)], sound)
    films = set()
    for _ in range(ROUNDS):
        encode.mp4(frames, size_px, sound, film)
        films.add(film.read_bytes())
    assert len(films) == 1

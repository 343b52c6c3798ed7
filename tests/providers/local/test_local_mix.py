from pathlib import Path

import numpy as np
import pytest

from providers.local import encode
from providers.local.audio import mix
from providers.local.audio.booth import recorded
from providers.local.audio.moods import MOOD_WORDS
from providers.local.audio.speech import Manner, Samples, speak
from providers.local.audio.synth import Stereo
from providers.local.audio.tune import Tune, tune_in
from providers.local.encode import AUDIO_RATE_HZ
from tests.providers.local.measure import facts_of
from tests.providers.local.viewing import told_by_ffmpeg

LENGTH_S = 4.0


@pytest.fixture(scope="module")
def voice() -> Samples:
    spoken = speak("Small habits grow into big results.", Manner("en-us", "f3"))
    return recorded(spoken.later(0.2))[: round(2.6 * AUDIO_RATE_HZ)]


def _tune(mood: str) -> Tune:
    return tune_in(MOOD_WORDS[mood], LENGTH_S, np.random.default_rng(5))


def _heard_lufs(sound: Stereo, out: Path) -> float:
    encode.aac([mix.pcm(sound)], out)
    _, said = told_by_ffmpeg("-i", str(out), "-af", "ebur128=framelog=quiet", "-f", "null", "-")
    return float(said.rpartition("I:")[2].split()[0])


@pytest.mark.parametrize("mood", [None, "chill", "energetic", "corporate", "dramatic", "upbeat"])
def test_every_film_is_as_loud_as_the_platforms_want_it(mood: str | None, voice: Samples, tmp_path: Path) -> None:
    sound = mix.mastered(mix.mix(voice, _tune(mood) if mood else None, LENGTH_S), tmp_path / "scratch.wav")
    assert _heard_lufs(sound, tmp_path / "sound.m4a") == pytest.approx(-15.0, abs=1.0)
    assert float(np.abs(sound).max()) <= 0.98
    assert facts_of(tmp_path / "sound.m4a").duration_s == pytest.approx(LENGTH_S, abs=0.011)
    assert not (tmp_path / "scratch.wav").exists()


@pytest.mark.parametrize("mood", ["chill", "energetic", "corporate", "dramatic", "upbeat"])
def test_music_steps_back_while_someone_speaks_and_comes_up_after(mood: str, voice: Samples) -> None:
    tune = _tune(mood)
    plain = np.concatenate(list(tune.lasting(LENGTH_S)))
    music = mix.mix(voice, tune, LENGTH_S) - mix.mix(voice, None, LENGTH_S)
    gain_db = {name: _rms_db(part) - _rms_db(_parts(plain)[name]) for name, part in _parts(music).items()}
    assert gain_db["alone"] - gain_db["speaking"] > 4
    voice_db, music_db = (_rms_db(_in_voice_band(_parts(sound)["speaking"])) for sound in (_both(voice), music))
    assert voice_db - music_db > 10  # it is understood


def test_more_energy_is_louder_music_under_the_same_voice(voice: Samples) -> None:
    alone = mix.mix(voice, None, LENGTH_S)
    calm, lively = (mix.mix(voice, _tune("chill"), LENGTH_S, energy_db) - alone for energy_db in (-2.0, 2.0))
    assert _rms_db(lively) - _rms_db(calm) == pytest.approx(4.0, abs=0.1)


def test_silence_is_left_alone(tmp_path: Path) -> None:
    silence = np.zeros((AUDIO_RATE_HZ, 2), dtype=np.float32)
    assert not mix.mastered(silence, tmp_path / "scratch.wav").any()


def _parts(sound: Stereo) -> dict[str, Stereo]:
    def part(start_s: float, end_s: float) -> Stereo:
        return sound[round(start_s * AUDIO_RATE_HZ) : round(end_s * AUDIO_RATE_HZ)]

    return {"speaking": part(0.5, 2.0), "alone": part(2.9, 3.3)}


def _both(voice: Samples) -> Stereo:
    return np.repeat(voice[:, None], 2, axis=1)


def _in_voice_band(sound: Stereo) -> Stereo:
    """What is left of it between 300 and 3400 Hz."""
    spectrum = np.fft.rfft(sound, axis=0)
    hertz = np.fft.rfftfreq(len(sound), 1 / AUDIO_RATE_HZ)
    spectrum[(hertz < 300) | (hertz > 3400)] = 0
    return np.fft.irfft(spectrum, len(sound), axis=0).astype(np.float32)


def _rms_db(sound: Stereo) -> float:
    return 20 * float(np.log10(np.sqrt((sound.astype(np.float64) ** 2).mean()) + 1e-9))

import time
from pathlib import Path

import numpy as np
import pytest

from providers.local.audio.booth import loudness_over_time, recorded
from providers.local.audio.speech import Manner, Spoken, speak, speak_within, with_pauses
from providers.local.audio.tongues import tongue
from providers.local.encode import AUDIO_RATE_HZ

TEXT = "It's 5am — don't stop. Small habits, (really small!) grow into 1,234.50 “results”."


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    return speak(TEXT, Manner("en-us", "f3"))


def test_every_word_of_the_text_has_its_time_in_order(spoken: Spoken) -> None:
    assert " ".join(word.text for word in spoken.words) == TEXT
    assert [word.text for word in spoken.words][:3] == ["It's", "5am —", "don't"]
    assert [word.token for word in spoken.words][:4] == [0, 1, 3, 4]
    for word, after in zip(spoken.words, spoken.words[1:], strict=False):
        assert word.start_s < word.end_s <= after.start_s + 1e-6
    assert spoken.words[-1].end_s <= spoken.length_s <= len(spoken.samples) / spoken.rate_hz


def test_words_are_where_the_sound_is(spoken: Spoken) -> None:
    loud = loudness_over_time(recorded(spoken))
    within = [loud[round(word.start_s * 100) : round(word.end_s * 100)].max() for word in spoken.words]
    assert min(within) > 0.1 * max(within)
    pause = spoken.words[4].start_s - spoken.words[3].end_s  # "stop." ends a sentence
    assert pause > 0.15
    silent = loud[round(spoken.words[3].end_s * 100) + 6 : round(spoken.words[4].start_s * 100) - 6]
    assert silent.max() < 0.1 * loud.max()


def test_sounds_follow_each_other_without_a_gap(spoken: Spoken) -> None:
    assert len([phone for phone in spoken.phones if not phone.name.startswith("_")]) > 40
    for phone, after in zip(spoken.phones, spoken.phones[1:], strict=False):
        assert phone.start_s < phone.end_s <= after.start_s + 0.08


def test_a_short_time_makes_it_faster_and_cuts_no_word_off(spoken: Spoken) -> None:
    hurried = speak_within(TEXT, Manner("en-us", "f3"), spoken.length_s / 1.8)
    assert hurried.length_s <= spoken.length_s / 1.8
    assert [word.text for word in hurried.words] == [word.text for word in spoken.words]


def test_enough_time_leaves_the_pace_alone(spoken: Spoken) -> None:
    assert speak_within(TEXT, Manner("en-us", "f3"), spoken.length_s + 0.1).length_s == spoken.length_s


def test_pauses_come_after_sentences_only(spoken: Spoken) -> None:
    text = "One two three. Four five six. Seven."
    brisk = speak(text, Manner("en-us", "f3"))
    calm = with_pauses(brisk, 0.8)
    assert calm.length_s == pytest.approx(brisk.length_s + 0.8, abs=0.01)
    longer = [
        round((later.start_s - word.start_s) - (now.start_s - before.start_s), 2)
        for before, now, word, later in zip(brisk.words, brisk.words[1:], calm.words, calm.words[1:], strict=False)
    ]
    assert longer == [0.0, 0.0, 0.4, 0.0, 0.0, 0.4]
    assert len(calm.samples) == pytest.approx(len(brisk.samples) + 0.8 * brisk.rate_hz, abs=4)


def test_the_recorded_voice_is_as_long_as_the_spoken_one_and_not_clipped(spoken: Spoken) -> None:
    voice = recorded(spoken)
    assert len(voice) / AUDIO_RATE_HZ == pytest.approx(len(spoken.samples) / spoken.rate_hz, abs=0.001)
    assert float(np.abs(voice).max()) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en", "en-us"),
        ("en-GB", "en"),
        ("es-MX", "es-419"),
        ("fr-CA", "fr"),
        ("zh-CN", "cmn"),
        ("pt-BR", "pt-br"),
        ("el", "el"),
        ("xx", None),
        ("", None),
    ],
)
def test_a_language_is_spoken_by_the_nearest_voice_there_is(language: str, found: str | None) -> None:
    assert tongue(language) == found


@pytest.mark.parametrize(("language", "text"), [("el", "Καλημέρα σας"), ("ru", "Доброе утро"), ("de", "Schöne Grüße")])
def test_other_alphabets_are_spoken_word_by_word(language: str, text: str) -> None:
    assert [word.text for word in speak(text, Manner(tongue(language) or "", "f3")).words] == text.split()


def test_the_speech_engine_is_never_part_of_our_process(spoken: Spoken) -> None:
    assert spoken.words
    assert "espeak" not in Path("/proc/self/maps").read_text()


def test_words_the_engine_runs_together_are_told_apart_again() -> None:
    text = "This is quite a lot for the little time there is to say all of it in."
    words = speak(text, Manner("en-us", "f3")).words
    assert [word.text for word in words] == text.split()
    assert all(word.end_s > word.start_s for word in words)


def test_the_same_text_sounds_the_same_every_time() -> None:
    once, second = speak(TEXT, Manner("en-us", "f3")), int(time.time())
    while int(time.time()) == second:  # the engine would take the dice of a breathy voice from the clock
        speak("One.", Manner("en-us", "f3"))
    again = speak(TEXT, Manner("en-us", "f3"))
    assert np.array_equal(once.samples, again.samples)

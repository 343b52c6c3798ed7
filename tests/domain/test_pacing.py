"""How long a film has to be."""

import pytest

from domain.pacing import Pacing, count_words, pace


@pytest.mark.parametrize(
    ("words", "wish_s", "duration_s", "too_short_s"),
    [
        (0, None, 5, None),
        (12, None, 5, None),
        (13, None, 10, None),
        (25, None, 10, None),
        (26, None, 15, None),
        (37, None, 15, None),
        (12, 5, 5, None),
        (13, 5, 10, 5),
        (26, 5, 15, 5),
        (26, 10, 15, 10),
        (3, 15, 15, None),  # slow speech is nobody's fault
    ],
)
def test_a_film_is_as_long_as_wished_or_as_its_words_need(
    words: int, wish_s: int | None, duration_s: int, too_short_s: int | None
) -> None:
    assert pace(words, wish_s) == Pacing(duration_s, words, too_short_s)


@pytest.mark.parametrize("wish_s", [None, 5, 10, 15])
def test_more_than_37_words_fit_no_film(wish_s: int | None) -> None:
    assert pace(38, wish_s) is None


def test_the_pace_is_what_the_page_shows() -> None:
    found = pace(18, 10)
    assert found is not None
    assert (found.words_max, found.words_per_s) == (25, 1.8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  one\ttwo\nthree ", 3),
        ("non\u00a0breaking", 2),
        ("well-known, e-mail", 2),
        ("毎日新しい", 3),  # five characters without a blank
        ("buy 新しい now", 4),
        ("👍", 1),
    ],
)
def test_words_are_counted_as_they_are_spoken(text: str, words: int) -> None:
    assert count_words(text) == words

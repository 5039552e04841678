"""Folding of names: what becomes one, what stays apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import names

OTA = [
    "Naoki Ota",
    "ohta naoki",
    "Ōta Naoki",
    "OOTA Naoki",
    "Mr. Naoki Ohta",
    "Ota, Naoki",
    "naoki ota-san",
    "おおた なおき",
    "オオタ　ナオキ",
]


@pytest.mark.parametrize("spelling", OTA)
def test_every_romanisation_and_order_of_a_name_has_one_key(spelling: str) -> None:
    """Hepburn, passport "oh", macrons, wapuro, kana, titles and either order come to the same key."""
    assert names.key(spelling) == "naoki ota"
    assert names.same(spelling, "Naoki Ota")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shoji", "Syozi"),
        ("Shoji", "Shouji"),
        ("Jun'ichi Tsuchiya", "Zyun'iti Tutiya"),
        ("Honma Fujio", "Homma Huzio"),
        ("Ryuichi Chujo", "Ryūichi Chūjō"),
        ("Ichiro Hatchobori", "Itiro Hattyoubori"),
        ("Kazuo Ueda", "うえだ・かずお"),
        ("Steven VanRoekel", "Steven van Roekel"),
        ("Conan O'Brien", "Conan O’Brien"),
        ("José Muñoz", "Jose Munoz"),
        ("Park Geun-hye", "Geunhye Park"),
        ("渡邊 太郎", "渡辺太郎"),
        ("太田直樹委員", "太田 直樹"),
    ],
)
def test_romanisations_and_marks_make_no_other_name(one: str, other: str) -> None:
    """Kunrei, Nihon-shiki, wapuro, accents, apostrophes, hyphens, particles and old characters make no difference."""
    assert names.same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Naoki Ota", "Naoki Otani"),
        ("Taro Kono", "Taro Ono"),
        ("Yohei Saito", "Yohei Sato"),
        ("Seiji Goto", "Seiji Kato"),
        ("", ""),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """A name that differs by more than its romanisation is another name; nothing is the same as nothing."""
    assert not names.same(one, other)


def test_levels_loosen_one_by_one() -> None:
    """Level 0 keeps the spelling, 1 joins romanisations, 2 shortens vowels, 3 drops voicing and doubling."""
    assert [names.fold("gotoh", level) for level in range(4)] == ["gotoh", "gotoh", "goto", "koto"]
    assert [names.fold("shouji", level) for level in range(4)] == ["shouji", "syouzi", "syozi", "syosi"]
    assert names.fold("ohara", 2) == "ohara"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Mr. Ohta", "Ohta"),
        ("GOTO Special Member", "GOTO"),
        ("Special member Sugawara", "Sugawara"),
        ("Naoki Ota, Representative Director of New Stories Co., Ltd.", "Naoki Ota"),
        ("木村参事官", "木村"),
        ("Minister", "Minister"),
        ("", ""),
    ],
)
def test_titles_come_off_and_a_name_is_left(name: str, bare: str) -> None:
    """Honorifics and positions before and after a name come off, but something is always left."""
    assert names.without_titles(name) == bare


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("TARO KONO", "Taro Kono"),
        ("Masanori KUSUNOKI", "Masanori Kusunoki"),
        ("naoki ota", "Naoki Ota"),
        ("CONAN O'BRIEN", "Conan O'Brien"),
        ("Steven VanRoekel", "Steven VanRoekel"),
        ("Ronald MCDONALD", "Ronald McDonald"),
        ("ursula von der leyen", "Ursula von der Leyen"),
        ("J SMITH", "J Smith"),
        ("太田直樹", "太田直樹"),
    ],
)
def test_a_name_is_shown_as_a_reader_would_write_it(name: str, shown: str) -> None:
    """Capitals are for first letters; what is already mixed stays as it is."""
    assert names.display(name) == shown


def test_kanji_names_have_likely_readings() -> None:
    """太田直樹 may be read Oota Naoki; a name in letters has no reading."""
    readings = names.Readings()
    assert "oota naoki" in readings.romaji("太田直樹")
    assert readings.romaji("齋藤")[0] == "saitou"
    assert readings.romaji("Ota") == []


def test_common_names_are_known_as_such() -> None:
    """Sato, Kato and Ono are names in their own right, a misspelling is not."""
    readings = names.Readings()
    assert min(readings.commonness(token) for token in ("sato", "kato", "ono", "ueda")) > 0.8
    assert readings.commonness("akasi") < 0.8
    assert readings.commonness("oktani") == 0


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzéøß太田直樹", min_size=1, max_size=12)))
def test_words_folded_together_fold_as_each_alone(words: list[str]) -> None:
    """Folding many words in one piece gives what folding one after another gives."""
    assert names.all_levels(words) == [names.levels(word) for word in words]


@given(st.text(max_size=40))
def test_any_text_folds_without_error(text: str) -> None:
    """Whatever is typed has tokens, a key and a shown form; tokens are never empty strings."""
    assert all(names.tokens(text))
    assert isinstance(names.key(text, 3), str)
    assert isinstance(names.display(text), str)

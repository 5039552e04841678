"""Finding people by their names: who is stated, who is only offered, who is nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import names
from briefings.matching import PeopleIndex
from briefings.records import Named

PEOPLE: tuple[tuple[str, ...], ...] = (
    ("Naoki Ota", "Mr. Ohta", "太田 直美の秘書"),
    ("Kazuko Otani",),
    ("Taro Kono", "TARO KONO", "河野太郎"),
    ("Seiji Goto", "GOTO Special Member"),
    ("Yohei Saito",),
    ("Masahiko Shoji",),
    ("Shigeki Morinobu",),
    ("Tetsutaro Uehara",),
    ("Koichi Akaishi",),
    ("Koichi Endo",),
    ("Kimura", "Councilor Kimura"),
    ("Steven VanRoekel",),
    ("Ursula von der Leyen",),
    ("Conan O'Brien",),
    ("Park Geun-hye",),
    ("Jürgen Müller",),
    ("Shin'ichi Homma",),
    ("渡邊花子",),
    ("Mary Smith-Jones",),
)


@pytest.fixture(scope="module")
def index() -> PeopleIndex:
    """Everybody of PEOPLE; the id is the position there."""
    return PeopleIndex(
        (Named("person", at, spellings[0], spellings) for at, spellings in enumerate(PEOPLE)), names.Readings()
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ohta", "Naoki Ota"),
        ("Ōta", "Naoki Ota"),
        ("OTA Naoki", "Naoki Ota"),
        ("Mr. Ohta", "Naoki Ota"),
        ("noaki ota", "Naoki Ota"),
        ("N. Ota", "Naoki Ota"),
        ("おおた", "Naoki Ota"),
        ("ootta", "Naoki Ota"),
        ("otani", "Kazuko Otani"),
        ("oktani", "Kazuko Otani"),
        ("minister kono", "Taro Kono"),
        ("河野太郎大臣", "Taro Kono"),
        ("河野", "Taro Kono"),
        ("KOHNO", "Taro Kono"),
        ("Goto-san", "Seiji Goto"),
        ("Syozi Masahiko", "Masahiko Shoji"),
        ("morinbu", "Shigeki Morinobu"),
        ("akashi koichi", "Koichi Akaishi"),
        ("kimura", "Kimura"),
        ("van roekel", "Steven VanRoekel"),
        ("Vanrockel", "Steven VanRoekel"),
        ("von der leyen", "Ursula von der Leyen"),
        ("Leyen", "Ursula von der Leyen"),
        ("obrien", "Conan O'Brien"),
        ("o brien", "Conan O'Brien"),
        ("Geun hye Park", "Park Geun-hye"),
        ("Mueller", "Jürgen Müller"),
        ("Muller Jurgen", "Jürgen Müller"),
        ("HonmaShinichi", "Shin'ichi Homma"),
        ("Shin ichi Honma", "Shin'ichi Homma"),
        ("渡辺花子", "渡邊花子"),
        ("Mary Jones", "Mary Smith-Jones"),
        ("Taro T. Kono", "Taro Kono"),
    ],
)
def test_a_person_is_found_however_typed(index: PeopleIndex, typed: str, name: str) -> None:
    """Romanisations, orders, titles, typos, initials, kana, kanji, glued and split names all find the one person."""
    match = index.search(typed)
    assert match.verdict == "found"
    assert match.candidates[0].name == name


@pytest.mark.parametrize(
    "typed",
    ["ono", "ito", "kato", "sato", "otake", "ueda", "makoto mori", "hiroshi saito", "naoki goto", "yohei sato",
     "kazuo otani", "campos", "gono", "boris johnson", "zzz", "S. Ota", "Mary Poppins", "", "???", "鈴木一郎"],
)  # fmt: skip # shorter than one a line
def test_nobody_absent_is_stated(index: PeopleIndex, typed: str) -> None:
    """Whoever is not on file is never stated as somebody else, however near the names are."""
    assert index.search(typed).verdict in ("unsure", "none")


@pytest.mark.parametrize("typed", ["shohei otani", "ohtani shohei", "kenji ota", "hiroshi saito"])
def test_another_given_name_is_another_person(index: PeopleIndex, typed: str) -> None:
    """Somebody of the same family, whose own name is quite another, is not even offered."""
    assert index.search(typed).verdict == "none"


def test_the_family_name_alone_offers_whom_its_kanji_may_be(index: PeopleIndex) -> None:
    """Where the given name has no known reading, the family name's is enough to ask "did you mean"."""
    match = index.search("後藤凜々蝶")
    assert (match.verdict, match.candidates[0].name) == ("unsure", "Seiji Goto")


def test_ambiguity_is_shown(index: PeopleIndex) -> None:
    """A given name that two people have names both of them."""
    match = index.search("koichi")
    assert match.verdict == "ambiguous"
    assert {each.name for each in match.candidates} == {"Koichi Akaishi", "Koichi Endo"}


def test_kanji_that_no_record_spells_are_offered_by_their_reading(index: PeopleIndex) -> None:
    """太田直樹 may be Naoki Ota, which is offered and not stated."""
    match = index.search("太田直樹")
    assert match.verdict == "unsure"
    assert match.candidates[0].name == "Naoki Ota"


@pytest.mark.parametrize("typed", ["Katagiri Atsuko", "atsuko katagiri", "Ms. Katagiri", "かたぎり あつこ"])
def test_a_name_on_file_in_kanji_alone_is_offered_by_its_reading(typed: str) -> None:
    """片桐敦子 is read Katagiri Atsuko, most likely: she is offered and not stated."""
    index = PeopleIndex([Named("person", 1, "片桐 敦子"), Named("person", 2, "Naoki Ota")], names.Readings())
    match = index.search(typed)
    assert match.verdict == "unsure"
    assert [each.name for each in match.candidates] == ["片桐 敦子"]


def test_another_given_name_is_not_offered_by_the_family_names_reading() -> None:
    """片桐敦子 is never read Katagiri Hanako."""
    index = PeopleIndex([Named("person", 1, "片桐 敦子")], names.Readings())
    assert index.search("Katagiri Hanako").verdict == "none"


def test_an_exact_spelling_beats_a_folded_one() -> None:
    """Of Ono and Oono each is found by its own spelling; what fits both folded only is ambiguous."""
    index = PeopleIndex([Named("person", 1, "Taro Ono"), Named("person", 2, "Taro Oono")], names.Readings())
    assert [index.search(typed).candidates[0].id for typed in ("taro ono", "taro oono")] == [1, 2]
    assert index.search("taro ohno").verdict == "ambiguous"


def test_the_matched_spelling_is_told(index: PeopleIndex) -> None:
    """A candidate carries the spelling that matched, so that an answer can show it."""
    assert index.search("太田直美の秘書").candidates[0].matched == "太田 直美の秘書"


def test_the_more_people_there_are_the_nearer_a_name_must_be() -> None:
    """A slip that is stated among twenty people is only offered where a hundred thousand might be meant."""
    few = [Named("person", at, name) for at, name in enumerate(("Naoki Ota", "Seiji Goto"))]
    many = [*few, *(Named("person", at + 9, f"Xq{at:05d} Zw{at:05d}".translate(_AS_LETTERS)) for at in range(20_000))]
    assert PeopleIndex(few, names.Readings()).search("noaki ota").verdict == "found"
    assert PeopleIndex(many, names.Readings()).search("noaki ota").candidates[0].name == "Naoki Ota"
    assert PeopleIndex(many, names.Readings()).search("naoki otu").verdict == "unsure"


_AS_LETTERS = str.maketrans("0123456789", "abcdeghkmn")


def test_an_empty_index_finds_nobody() -> None:
    """With nobody on file every search says none."""
    assert PeopleIndex([], names.Readings()).search("ota").verdict == "none"


@given(st.text(max_size=30))
@settings(max_examples=150)
def test_any_text_gets_a_verdict(index: PeopleIndex, typed: str) -> None:
    """Nothing that is typed breaks the search, and candidates come best first."""
    scores = [each.score for each in index.search(typed).candidates]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("typed", "listed"), [("O'Donnell", "Siobhán O'Connell"), ("van der Molen", "Jeroen van der Meulen")]
)
def test_another_western_name_is_offered_and_never_stated(typed: str, listed: str) -> None:
    """A consonant put for another, or two slips in one word, may be somebody else: only a "did you mean"."""
    match = PeopleIndex([Named("person", 1, listed, (listed,))], names.Readings()).search(typed)
    assert match.verdict in ("unsure", "none")

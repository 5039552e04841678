"""Names from all over the world, as the records of many bodies spell them: who is meant, who is somebody else."""

from __future__ import annotations

import pytest

from briefings import names
from briefings.matching import PeopleIndex
from briefings.records import Named

PEOPLE = (
    "Grace Chen",
    "Raymond Chen",
    "Wei-Han Chen",
    "Wu Jianguo",
    "Hui-Ling Tan",
    "Park Eun-seo",
    "Lee Min-ji",
    "Nguyen Thi Hanh",
    "Ilse van der Heijden",
    "Pieter-Jan de Wit",
    "Luc Vandenbroucke",
    "Inmaculada Peñalver",
    "Joao Falcão",
    "Pádraig Mac Suibhne",
    "Tadhg Ó Súilleabháin",
    "Máire Ní Dhomhnaill",
    "Fergal O'Brien",
    "Colette O'Brien",
    "Stuart McAllen",
    "Jürgen Großmann",
    "Giedrė Žukauskaitė",
    "Synnøve Aarsæther",
    "Osman Yıldıran",
    "Kerry-Anne Voss",
    "Sara Holm",
    "Salma Idrissi",
    "Megan Fairweather",
    "Vasudha Rangarajan",
    "C.R. Nambiar",
    "Anna K",
    "Helen Ashcombe",
    "Stellan Grip",
    "Dale Whitcombe",
    "Bettina Hofer",
    "S. Cullinane",
    "K. P. Joshi",
    "Lalit Mohan Joshi",
    "Yuko Hoshino",
    "Keiko Nagase",
    "Shinya Komatsubara",
    "小野寺 樹里",
    "大河原俊",
    "林 建国",
    "陳 志偉",
    "三宅 健一郎",
    "三宅 晴美",
    "国府田",
)


@pytest.fixture(scope="module")
def index() -> PeopleIndex:
    """Everybody of PEOPLE; the id is the position there."""
    return PeopleIndex((Named("person", at, name, (name,)) for at, name in enumerate(PEOPLE)), names.Readings())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jianguo Wu", "Wu Jianguo"),
        ("wujianguo", "Wu Jianguo"),
        ("Jian Guo Wu", "Wu Jianguo"),
        ("Tan Hui Ling", "Hui-Ling Tan"),
        ("Eunseo Park", "Park Eun-seo"),
        ("min ji lee", "Lee Min-ji"),
        ("Hanh Nguyen", "Nguyen Thi Hanh"),
        ("van der heyden", "Ilse van der Heijden"),
        ("vanderheijden", "Ilse van der Heijden"),
        ("dewit", "Pieter-Jan de Wit"),
        ("Luc van den Broucke", "Luc Vandenbroucke"),
        ("penalver", "Inmaculada Peñalver"),
        ("João Falcao", "Joao Falcão"),
        ("padraig macsuibhne", "Pádraig Mac Suibhne"),
        ("o suilleabhain", "Tadhg Ó Súilleabháin"),
        ("ni dhomhnaill", "Máire Ní Dhomhnaill"),
        ("fergal obrien", "Fergal O'Brien"),
        ("Mac Allen", "Stuart McAllen"),
        ("juergen grossmann", "Jürgen Großmann"),
        ("zukauskaite", "Giedrė Žukauskaitė"),
        ("aarsaether", "Synnøve Aarsæther"),
        ("yildiran", "Osman Yıldıran"),
        ("Sarah Holm", "Sara Holm"),
        ("Lalit Joshi", "Lalit Mohan Joshi"),
        ("KP Joshi", "K. P. Joshi"),
        ("Ashcomb", "Helen Ashcombe"),
        ("Cr Fairweather", "Megan Fairweather"),
        ("Cllr. Fairweather", "Megan Fairweather"),
        ("Smt. Rangarajan", "Vasudha Rangarajan"),
        ("C.R. Nambiar", "C.R. Nambiar"),
        ("Director-General Komatsubara", "Shinya Komatsubara"),
        ("Co-Chair Komatsubara", "Shinya Komatsubara"),
        ("小野寺", "小野寺 樹里"),
        ("林", "林 建国"),
        ("陳委員", "陳 志偉"),
        ("国府田次長", "国府田"),
    ],
)
def test_a_name_is_found_however_it_is_typed(index: PeopleIndex, typed: str, name: str) -> None:
    """Order, hyphens, particles, accents, other spellings of one sound and titles stand in nobody's way."""
    match = index.search(typed)
    assert (match.verdict, match.candidates[0].name) == ("found", name)


@pytest.mark.parametrize(
    "typed",
    [
        "chan",
        "cheng",
        "grace chan",
        "raymond cheng",
        "kelly",
        "thelen",
        "cribb",
        "dare",
        "hoyer",
        "straight cullinane",
        "sharma",
        "kanda",
        "karen moss",
        "yoko hoshino",
        "keiko nagai",
        "park min-ji",
        "lee eun-seo",
        "wu wei",
        "tran thi hanh",
        "小野",
        "大河",
        "三好",
    ],
)
def test_another_name_is_not_taken_for_the_one_on_file(index: PeopleIndex, typed: str) -> None:
    """A name of its own that is near to one on file is never stated as that one."""
    assert index.search(typed).verdict in ("none", "unsure")


@pytest.mark.parametrize(
    ("typed", "several"),
    [
        ("chen", {"Grace Chen", "Raymond Chen", "Wei-Han Chen"}),
        ("o'brien", {"Fergal O'Brien", "Colette O'Brien"}),
        ("三宅", {"三宅 健一郎", "三宅 晴美"}),
    ],
)
def test_people_of_one_family_name_are_all_shown(index: PeopleIndex, typed: str, several: set[str]) -> None:
    """A name that several people have is ambiguous, in letters and in kanji."""
    match = index.search(typed)
    assert match.verdict == "ambiguous"
    assert {each.name for each in match.candidates} == several

"""What something is, in the words of a record; or nothing, where no record says."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.lookup.defining import _looked_for, _may_tell, definition
from briefings.records import ProvenanceLabel, Quote, Source

RECORDS = Path(__file__).parents[1] / "records"

SOURCE = Source(1, "Minutes", "minutes", "official", "2025-05-20", None)
QUOTE = Quote(1, 1, "", "Ota", 1, None, "", "stated", None, None, SOURCE)
NAMES = ["APPI", "Act on Personal Information", "個人情報保護法", "Harbour Fund Board"]


def said(text: str, provenance: ProvenanceLabel = "official", at: int = 1) -> Quote:
    """A passage of a record of that kind."""
    source = replace(SOURCE, provenance=provenance, document_id=at)
    return replace(QUOTE, passage_id=at, position=at, text=text, source=source)


@pytest.mark.parametrize(
    "text",
    [
        "The APPI is the law that governs personal information in Japan.",
        "APPI (Act on Protection) refers to the rules on personal data.",
        "APPI stands for the Act on Personal Information.",
        "As you know, the APPI is a law on personal data held by businesses.",
        "The Act on Personal Information was enacted in 2003 and has been amended since.",
        "The APPI, Japan’s law on personal data, turns twenty this year.",
        "This law, which every business knows, is known as the APPI.",
        "The APPI governs how businesses use personal data.",
        "「個人情報保護法」とは、個人の情報の扱いを定めた法律である。",
        "個人情報保護法は、個人の権利利益を保護することを目的とする法律です。",
        "個人の情報の扱いを定めた法律を個人情報保護法という。",
        "The U.S. Harbour Fund Board of Port Towns is a body of twelve mayors.",
        "The APPI, which governs how businesses use personal data, turns twenty.",
        "The Harbour Fund Board, the body that pays for repairs, meets twice a year.",
        "Under the APPI, a law that governs personal data, people may ask for theirs.",
        "By “APPI” we mean the law on personal data in all its versions.",
        "The APPI can be defined as the law on personal data.",
        "APPI: the law that governs the use of personal data by businesses.",
        "There is a law on personal data, called the APPI.",
        "The law on personal data (hereinafter “the APPI”) was amended.",
        "The APPI, that is, the law on personal data, was amended.",
        "The APPI allows people to ask for the data that businesses hold.",
        "個人情報保護法というのは、個人の情報の扱いを定めた法律です。",
        "個人情報保護法は、個人の情報の扱いを定めた規則を意味する。",
        "個人情報保護法は、事業者が従うべき規則を定める枠組である。",
        "個人の情報の扱いを定めた法律、いわゆる個人情報保護法を改正する。",
        "個人の情報の扱いを定める法律である個人情報保護法を改正する。",
        "個人の情報の扱いを定めた法律（以下「個人情報保護法」という。）を改正する。",
    ],
)
def test_what_something_is(text: str) -> None:
    """A sentence that opens with the name and says what it is counts, in English and Japanese."""
    assert definition([said(text)], NAMES) == said(text)


@pytest.mark.parametrize(
    "text",
    [
        "I think that APPI is good as it stands now, honestly.",
        "We met to talk about APPI and the budget of the next year.",
        "The APPI is an important issue for every business in the country.",
        "The APPI is the biggest concern of our members at present.",
        "APPI is not a law that anybody reads for pleasure.",
        "Is it true that the APPI is a law?",
        "Whether the APPI is a good law is for others to say.",
        "The APPI amendment is a bill that was put before the Diet.",
        "The new Act on Personal Information Systems is a draft.",
        "個人情報保護法とはいえ、限界があると思う。",
        "個人情報保護法とは別に、条例を定める必要がある。",
        "個人情報保護法は重要であると考えております。",
        "The APPI means that we have to ask people first.",
        "The APPI means a lot to all of us here.",
        "The APPI refers to page 4 of the report.",
        "The APPI, which we discussed last week, comes next.",
        "The APPI, a topic that we know well, is on the agenda.",
        "The APPI, a week later, was on the agenda again.",
        "The APPI, the budget, and the people who pay were discussed.",
        "We met the ministers, the APPI, the people who pay, and others.",
        "The APPI is one of the items on the agenda of today.",
        "The APPI is a heavy burden on small businesses.",
        "APPI: discussion and decision by the members.",
        "They called the APPI a disaster for all businesses.",
        "The APPI allows us no further delay.",
        "個人情報保護法というのは難しい問題です。",
        "個人情報保護法は、来年度に見直す予定である。",
        "個人情報保護法（第3回資料2）を見直す。",
        "個人情報保護法は、国民が直面する課題である。",
    ],
)
def test_what_something_is_not(text: str) -> None:
    """An opinion of it, a question, a condition and what is said of something else are no definition."""
    assert definition([said(text)], NAMES) is None


def test_the_sentence_is_seen() -> None:
    """Of a long passage that says it far down, what is shown begins with the sentence that does."""
    long = "We met in the town hall. " * 30 + "The APPI is a law on personal data. It was amended."
    found = definition([said(long)], NAMES)
    assert found is not None
    assert found.text == "… The APPI is a law on personal data. It was amended."


def test_an_ai_s_words_come_last() -> None:
    """However plainly an AI's article says it, another record comes first; alone it is shown with its source."""
    plain = said("The APPI is a law on personal data.", "ai-written", 1)
    vague = said("The APPI was established in 2003.", "unknown", 2)
    assert definition([plain, vague], NAMES) == vague
    assert definition([plain], NAMES) == plain


def test_the_plainest_and_best_known_source_is_chosen() -> None:
    """The plainest words win; of equally plain ones those of the source that can be relied on most."""
    vague = said("The APPI was established in 2003.", "official", 1)
    press = said("The APPI is a law on personal data.", "press", 2)
    official = said("The APPI is a law of 2003.", "official", 3)
    assert definition([vague, press], NAMES) == press
    assert definition([vague, press, official], NAMES) == official


def test_a_name_that_is_no_word() -> None:
    """Names that would mean something in a pattern are only names."""
    assert definition([said("C++ is a language that compilers read.")], ["C++", "(", ".*"]) is not None
    assert definition([said("Anything is a thing that is.")], [".*", ""]) is None


def test_what_is_passed_over_tells_nothing() -> None:
    """Whatever a record's words are taken for a name: where the quick look finds nothing, the thorough one does not."""
    pick = random.Random(41)  # noqa: S311 - the same each time
    passed = told = 0
    for path in sorted(RECORDS.glob("*.md")) + sorted(RECORDS.glob("*.txt")):
        for paragraph in path.read_text(encoding="utf-8", errors="replace").split("\n\n"):
            for name in _names_in(paragraph[:1_500], pick):
                found = _looked_for(paragraph, (name,)) is not None
                assert not found or _may_tell(paragraph, (name,)), (name, paragraph)
                passed += not _may_tell(paragraph, (name,))
                told += found
    assert passed > 5_000
    assert told > 20


def _names_in(text: str, pick: random.Random) -> set[str]:
    """Some words in a row, and those that may be explained."""
    places = [each.span() for each in re.finditer(r"[A-Za-z][\w-]*|[一-龥ァ-ヶー]{2,8}", text)]
    ends = [(first, min(first + pick.randint(0, 3), len(places) - 1)) for first in range(0, len(places), 7)]
    explained = re.finditer(r"(\w+(?: \w+){0,3})(?: is an? | are | means |, which |とは|は|, an? )", text)
    return {text[places[first][0] : places[last][1]].lower() for first, last in ends} | {
        each[1].lower() for each in explained
    }

"""The passages of a digest: those that a colleague would quote, measured against plain ways to choose."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefings import reading
from briefings.records import Quote, Reading, Source
from briefings.salience import key_passages
from tests.digest.alternatives import ALTERNATIVES, Method

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted((HERE / "salience").glob("*.json"))
CHOSEN = 3
NEVER = (
    "thank you very much",
    "thank you both",
    "ありがとうございました",
    "no objection",
    "welcome to",
    "was adjourned",
    "members present",
    "present:",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A record with the passages that a person might quote."""

    name: str
    quotes: tuple[Quote, ...]
    topics: dict[int, int]
    good: tuple[str, ...]

    def hits(self, method: Method) -> int:
        """How many of three a method gets right, in as many passages as there are good ones."""
        chosen = method(self.quotes, self.topics, CHOSEN)
        return sum(any(_folded(good) in _folded(quote.text) for good in self.good) for quote in chosen)


def load(path: Path) -> Case:
    """A case, read by the real reader."""
    given = json.loads(path.read_text(encoding="utf-8"))
    file = ROOT / given["record"]
    quotes, topics = _quotes(reading.read(file.read_bytes(), file.name))
    return Case(path.stem, quotes, topics, tuple(given["good"]))


def _quotes(read: Reading) -> tuple[tuple[Quote, ...], dict[int, int]]:
    """A reading's passages as they are on file, and in how many topics each stands."""
    source = Source(1, read.title, read.kind, read.provenance.label, None, None)
    quotes = []
    for at, passage in enumerate(read.passages):
        turn = None if passage.turn is None else read.turns[passage.turn]
        quotes.append(
            Quote(
                at, at + 1, read.text[passage.start : passage.end], turn.speaker if turn else None, None, None,
                turn.label if turn else None, turn.attribution if turn else None, None, None, source,
            )
        )  # fmt: skip # shorter than one a line
    topics = Counter(at for topic in read.topics for at in topic.passages)
    return tuple(quotes), dict(topics)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _ours(quotes: object, topics: object, limit: int) -> tuple[Quote, ...]:
    return key_passages(quotes, topics, limit)  # type: ignore[arg-type] # passed on as they came


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [load(path) for path in CASES]


def test_better_than_plain_ways(cases: list[Case], capsys: pytest.CaptureFixture[str]) -> None:
    """Of three passages a record, more are worth quoting than by any plain way, and most are."""
    methods: dict[str, Method] = {"ours": _ours, **ALTERNATIVES}
    hits = {name: sum(case.hits(method) for case in cases) for name, method in methods.items()}
    total = CHOSEN * len(cases)
    with capsys.disabled():
        print("\nPassages worth quoting:", ", ".join(f"{name} {number}/{total}" for name, number in hits.items()))  # noqa: T201 - the figures are what is measured
    assert all(hits["ours"] >= hits[name] + 5 for name in ALTERNATIVES)
    assert hits["ours"] >= 0.75 * total


@pytest.mark.parametrize(
    ("record", "filler"),
    [
        ("mt_library_brackets.txt", "translated automatically"),
        ("mt_forest_carbon_council.txt", "machine translation"),
        ("mt_forest_carbon_council.txt", "secretariat, please"),
        ("verbatim_plenary.txt", "this record contains"),
    ],
)
def test_notes_about_the_page_and_handing_over_are_never_quoted(record: str, filler: str) -> None:
    """What a page says of itself, and who is asked to speak next, is nobody's statement: less is quoted instead."""
    file = ROOT / "tests" / "records" / record
    read = reading.read(file.read_bytes(), file.name)
    assert filler in _folded(read.text)
    quotes, topics = _quotes(read)
    assert not any(filler in _folded(quote.text) for quote in _ours(quotes, topics, CHOSEN))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_record_has_something_worth_quoting_and_no_filler(path: Path) -> None:
    """In every record at least one passage is worth quoting, and none is thanks, a roll call or procedure."""
    case = load(path)
    assert case.hits(_ours) >= 1
    for quote in _ours(case.quotes, case.topics, CHOSEN):
        assert not any(words in _folded(quote.text)[:60] for words in NEVER)

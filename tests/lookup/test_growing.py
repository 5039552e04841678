"""Names that grow with each record are those that are indexed all anew."""

from __future__ import annotations

import random
from pathlib import Path

from briefings.corpus import Corpus
from briefings.filing import file_record
from briefings.lookup.snapshot import Snapshot
from briefings.lookup.snapshots import Snapshots
from briefings.matching import TitleIndex
from briefings.names import key
from briefings.records import Named, Reading, ReadMeeting, ReadPerson
from tests.lookup.field import NOW, file, open_field, reading

_BODIES = (
    ("Harbour Data Working Group", "Harbour WG"),
    ("Canal and Harbour Committee", "運河委員会"),
    ("Tide Gauge Forum", "TGF"),
)
_TOPICS = ("tide gauges", "tide gauge", "harbour dues", "open standards", "consent records", "TGF rules", "潮位計")
_PEOPLE = ("Aiko Arai", "Arai Aiko", "Bruno Costa", "小野 愛子", "Lena Lund", "Rin Noda")
_ASKED = (
    *("harbour data", "tide gauge", "canal", "the 3rd harbour wg", "tgf", "records", "open standard", "運河", "harbr"),
    *("minutes 4", "hdwg", "dues harbour", "consnt records", "aiko arai", "lund", "uehara", "maina wg"),
)


def test_names_that_grew_are_those_indexed_anew(tmp_path: Path) -> None:
    """After each of many random records and changes, what grew holds and finds what an index made anew does."""
    pick = random.Random(20221005)  # noqa: S311 - the same each time
    corpus = open_field(tmp_path / "field.db")
    growing = Snapshots(corpus)
    documents: list[int] = []
    for number in range(25):
        growing.current()
        _change(corpus, pick, documents, number)
        _assert_equal(growing.settled(), Snapshots(corpus).settled())


def test_one_more_record_does_not_index_all_anew(tmp_path: Path) -> None:
    """Filing leaves the index of topics as it is when it brings none; a new version has all indexed anew."""
    corpus = open_field(tmp_path / "field.db")
    snapshots = Snapshots(corpus)
    first = snapshots.current()
    document = file(corpus, reading("More", ((None, "More of it."),), people=(ReadPerson("Ada Byron"),)))
    second = snapshots.settled()
    assert second.people.search("byron").verdict == "found"
    assert second.topics is first.topics
    said = reading("More", ((None, "Less of it."),), people=(ReadPerson("Mary Shelley"),))
    file_record(corpus, b"less", "record.txt", said, reader_version=1, filed_by="tests", now=NOW, version_of=document)
    third = snapshots.settled()
    assert third.people.search("byron").verdict == "none"
    assert third.topics is not first.topics


def test_an_index_of_titles_grows(tmp_path: Path) -> None:
    """An index that grew by any steps, with more spellings of what it has, finds what one over all of them finds."""
    pick = random.Random(6)  # noqa: S311 - the same each time
    words = "data harbour tide gauge group working open rules linkage card number cloud g7 運河 委員会 2030".split()
    titles: dict[int, Named] = {}
    index = TitleIndex(())
    for _ in range(25):
        step = {}
        for subject in (pick.randint(1, 150) for _ in range(pick.randint(1, 12))):
            known = titles[subject].spellings if subject in titles else ()
            more = (" ".join(pick.sample(words, pick.randint(1, 5))) for _ in range(pick.randint(1, 3)))
            spellings = tuple(dict.fromkeys((*known, *more)))
            step[subject] = Named("series", subject, spellings[0], spellings)
        titles = {at: each for at, each in titles.items() if at not in step} | step
        index = TitleIndex(step.values(), grown_from=index)
        anew = TitleIndex(titles.values())
        assert index.size == anew.size == len(titles)
        for _ in range(4):
            asked = " ".join(pick.sample([*words, "harbor", "tdie", "hdg", "openrules"], pick.randint(1, 3)))
            assert _found(index, asked) == _found(anew, asked), asked


def _change(corpus: Corpus, pick: random.Random, documents: list[int], number: int) -> None:
    change = pick.random()
    if change < 0.1 and documents:
        corpus.documents.retire(documents.pop(), by="U1", now=NOW)
        corpus.spellings.names_changed()
    elif change < 0.2:
        person = pick.choice(corpus.spellings.named("person"))
        corpus.spellings.add("person", person.id, f"P{number}", key=key(f"P{number}"), origin="admin", added_by="U1")
    else:
        documents.append(file(corpus, _record(pick, number)))


def _record(pick: random.Random, number: int) -> Reading:
    body = pick.choice(_BODIES)
    said = ReadMeeting(
        series=body[0],
        spellings=tuple(pick.sample(body[1:], pick.randint(0, 1))),
        number=pick.choice((None, 1, 2, 3, 4)),
        date=pick.choice((None, "2024", "2024-03", f"2024-03-{pick.randint(1, 28):02}")),
        status=pick.choice(("recorded", "recorded", "mentioned")),
    )
    topics = tuple((each,) for each in pick.sample(_TOPICS, 2))
    words = f"{number}: " + " and ".join(each for (each,) in topics)
    people = tuple(ReadPerson(each) for each in pick.sample(_PEOPLE, 2))
    meetings = (said,) if pick.random() < 0.8 else ()
    return reading(f"Minutes {number} of it", ((None, words),), meetings=meetings, people=people, topics=topics)


def _assert_equal(grew: Snapshot, anew: Snapshot) -> None:
    assert grew.meetings == anew.meetings
    assert (grew.places, grew.places_of_series) == (anew.places, anew.places_of_series)
    for one, other in (
        (grew.people.named, anew.people.named),
        (grew.named_topics, anew.named_topics),
        (grew.named_series, anew.named_series),
    ):
        assert dict(one) == dict(other)
    for asked in _ASKED:
        assert grew.people.search(asked) == anew.people.search(asked)
        for one_index, other_index in (
            (grew.topics, anew.topics),
            (grew.series, anew.series),
            (grew.titles, anew.titles),
        ):
            assert _found(one_index, asked) == _found(other_index, asked), asked


def _found(index: TitleIndex, asked: str) -> tuple[str, list[tuple[int, float]]]:
    match = index.search(asked)
    return match.verdict, [(each.id, round(each.score, 9)) for each in match.candidates]

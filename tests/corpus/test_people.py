"""What records say of a person: topics, counted against a plain count of the rows, and roles."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from briefings.corpus import Corpus
from briefings.filing import file_seeds
from briefings.records import ReadAttendance, ReadMeeting
from tests.lookup.field import file, reading

_PLAIN = """SELECT s.person_id, p.id AS passage, t.name FROM speech s JOIN passage p ON p.speech_id = s.id
    LEFT JOIN mention mn ON mn.passage_id = p.id LEFT JOIN topic t ON t.id = mn.topic_id
    WHERE s.person_id IS NOT NULL"""


def test_the_most_counted_topics_come_first_and_equal_ones_by_name(tmp_path: Path) -> None:
    """However few are asked for: where many are equal, those first by name are taken."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    file_seeds(corpus, datetime(2026, 1, 5, tzinfo=UTC))
    passages: dict[int, set[int]] = {}
    counted: dict[int, Counter[str]] = {}
    with corpus.write() as connection:
        for person, passage, topic in connection.execute(_PLAIN):
            passages.setdefault(person, set()).add(passage)
            counted.setdefault(person, Counter()).update([topic] if topic else [])
    assert any(len(set(each.values())) < len(each) > 10 for each in counted.values()), "equal ones, and more than ten"
    for person, topics in counted.items():
        expected = sorted(topics.items(), key=lambda each: (-each[1], each[0]))
        for limit in (1, 3, 10, 1_000):
            found, total = corpus.people.speaks_on(person, limit)
            assert [(each.name, each.count) for each in found] == expected[:limit]
            assert total == len(passages[person])
    assert corpus.people.speaks_on(0) == ((), 0)
    corpus.close()


def test_roles_come_newest_first_also_behind_lists_without_roles(tmp_path: Path) -> None:
    """Where the newest lists say no role, an older one does; a list with a role is not passed over."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    for number in range(1, 31):
        role = f"Chair of year {number}" if number in (2, 3, 28) else None
        meeting = ReadMeeting("Pier Council", number=number, date=f"{1990 + number}-05-01")
        said = reading(
            f"Pier Council ({number})",
            ((None, f"The council met in year {number}."),),
            meetings=(meeting,),
            attendance=(ReadAttendance("Ada Brack", role),),
        )
        file(corpus, said)
    [ada] = [id_ for id_, name in corpus.people.all().items() if name == "Ada Brack"]
    roles = [f"Chair of year {number}" for number in (28, 3, 2)]
    assert [each.role for each in corpus.people.roles(ada)] == roles
    assert [each.role for each in corpus.people.roles(ada, 1)] == roles[:1]
    assert [each.role for each in corpus.people.roles(ada, 2)] == roles[:2]
    corpus.close()

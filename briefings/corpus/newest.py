"""A subject's newest passages: which records they stand in first, then the passages of those records alone.

What has no date comes last; within a record its own order counts. A subject of few records has them put in order; one
of many is looked for from the newest record on (see `corpus.frequent`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection, Row
from typing import Literal, NamedTuple

from briefings.corpus.connection import Connections
from briefings.corpus.frequent import CURRENT, DAYS, is_frequent
from briefings.corpus.kept import Kept
from briefings.corpus.totals import is_frequent_topic

Kind = Literal["speaker", "topic"]

_NOT_BEFORE = "(:day IS NULL OR d.day < :day OR (d.day = :day AND d.id <= :document))"
_ORDER = "ORDER BY d.day DESC, d.id DESC"
# The records of a subject, newest first. The order of the joins and the indexes are said: they are what makes it quick.
_RECORDS = {
    ("topic", False): f"""SELECT d.id, t.first_passage, t.last_passage, t.passages FROM document_topic t
        CROSS JOIN {DAYS} ON d.id = t.document_id
        WHERE t.topic_id = :id AND {CURRENT} AND {_NOT_BEFORE} {_ORDER}""",
    ("topic", True): f"""SELECT d.id, t.first_passage, t.last_passage, t.passages
        FROM document d INDEXED BY document_newest
        CROSS JOIN document_topic t ON t.topic_id = :id AND t.document_id = d.id
        WHERE {CURRENT} AND {_NOT_BEFORE} {_ORDER}""",
    ("speaker", False): f"""SELECT d.id FROM (SELECT DISTINCT document_id FROM speech WHERE person_id = :id) s
        CROSS JOIN {DAYS} ON d.id = s.document_id
        WHERE {CURRENT} AND {_NOT_BEFORE} {_ORDER}""",
    ("speaker", True): f"""SELECT d.id FROM document d INDEXED BY document_newest
        WHERE {CURRENT} AND {_NOT_BEFORE}
        AND EXISTS (SELECT 1 FROM speech s WHERE s.document_id = d.id AND s.person_id = :id) {_ORDER}""",
}
# What they say of the subject. Between the first and the last id of a record that was read again there may be those of
# thousands of others: then its own passages are gone through.
_NEAR = 500
_ITS = """WITH w AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS document,
        json_extract(value, '$[1]') AS first, json_extract(value, '$[2]') AS last FROM json_each(:records))"""
_SPOKEN = "SELECT p.document_id, p.position, p.id, s.person_id FROM"
# In whatever order SQLite finds them: a record's few are sorted faster than those of all.
_PASSAGES = {
    "topic": f"""{_ITS} {_SPOKEN} w
        CROSS JOIN mention mn ON mn.topic_id = :id AND mn.passage_id BETWEEN w.first AND w.last
        CROSS JOIN passage p ON p.id = mn.passage_id AND p.document_id = w.document
        LEFT JOIN speech s ON s.id = p.speech_id WHERE w.last - w.first < {_NEAR}
        UNION ALL {_SPOKEN} w CROSS JOIN passage p ON p.document_id = w.document
        CROSS JOIN mention mn ON mn.topic_id = :id AND mn.passage_id = p.id
        LEFT JOIN speech s ON s.id = p.speech_id WHERE w.last - w.first >= {_NEAR}""",
    "speaker": f"""{_SPOKEN} json_each(:records) w
        CROSS JOIN speech s ON s.document_id = json_extract(w.value, '$[0]') AND s.person_id = :id
        CROSS JOIN passage p ON p.speech_id = s.id""",
}
_PLACE = "SELECT d.day, d.id, p.position FROM passage p JOIN document d ON d.id = p.document_id WHERE p.id = ?"
_BEHIND = "SELECT id FROM passage WHERE document_id = ? AND position > ?"
# Where nobody knows how many passages a record has, so many are expected.
_EXPECTED = 4
# Of so many subjects in records it is kept which passages are theirs.
_KEPT = 40_000


class SpokenPassage(NamedTuple):
    """A passage, and who speaks in it: None where the record does not say, or nobody speaks."""

    passage_id: int
    speaker_id: int | None


class Newest:
    """Finds the newest passages of speakers and topics, and knows again what it found in a record."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._passages: Kept[tuple[Kind, int, int], tuple[SpokenPassage, ...]] = Kept(connections, _KEPT)

    def of(self, kind: Kind, id_: int, limit: int, offset: int = 0, after: int | None = None) -> list[SpokenPassage]:
        """A subject's passages in current documents, newest first; `after` a passage, only those behind."""
        connection, known = self._connections.read(), self._passages.now()
        place: Row | None = None if after is None else connection.execute(_PLACE, (after,)).fetchone()
        day, document, position = (None, None, 0) if place is None else (place["day"], place["id"], place["position"])
        parameters = {"id": id_, "day": day, "document": document}
        many = is_frequent_topic(connection, id_) if kind == "topic" else is_frequent(connection, kind, id_)
        found: list[SpokenPassage] = []
        with closing(connection.execute(_RECORDS[kind, many], parameters)) as records:
            for some in _some(records, limit + offset):
                _look_up(connection, kind, id_, some, known)
                for record in some:
                    theirs = known[kind, id_, record[0]]
                    if record[0] == document:
                        behind = {row["id"] for row in connection.execute(_BEHIND, (document, position))}
                        theirs = tuple(each for each in theirs if each.passage_id in behind)
                    found += theirs
                if len(found) >= limit + offset:
                    break
        return found[offset : offset + limit]


def _look_up(
    connection: Connection,
    kind: Kind,
    id_: int,
    records: list[tuple[int, ...]],
    known: dict[tuple[Kind, int, int], tuple[SpokenPassage, ...]],
) -> None:
    """Find the subject's passages in those of these records where they are not known, in the record's order."""
    missing = [record for record in records if (kind, id_, record[0]) not in known]
    if not missing:
        return
    found: defaultdict[int, list[tuple[int, int, int | None]]] = defaultdict(list)
    for document, *passage in connection.execute(_PASSAGES[kind], {"id": id_, "records": json.dumps(missing)}):
        found[document].append(passage)
    for record in missing:
        known[kind, id_, record[0]] = tuple(SpokenPassage(*passage[1:]) for passage in sorted(found[record[0]]))


def _some(records: Iterator[Row], wanted: int) -> Iterator[list[tuple[int, ...]]]:
    """Records in their order, so many at a time that they may hold what is wanted."""
    some: list[tuple[int, ...]] = []
    passages = 0
    for row in records:
        record = tuple(row)
        known = len(record) > 1
        if known and not record[-1]:
            continue
        some.append(record)
        passages += record[-1] if known else 0
        if passages >= wanted or (not known and _EXPECTED * len(some) >= wanted):
            yield some
            some, passages = [], 0
    if some:
        yield some

"""Passages as they are quoted: the words, who said them and how we know, in which meeting, from which source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Row
from typing import Literal

from briefings.corpus.connection import Connections
from briefings.corpus.documents import ONLY_MEETING, SOURCE_COLUMNS, Sources
from briefings.corpus.frequent import CURRENT, DAYS, PAST, is_frequent
from briefings.corpus.kept import Kept
from briefings.corpus.meetings import Meetings
from briefings.corpus.newest import Newest, SpokenPassage
from briefings.corpus.totals import total_of
from briefings.records import Meeting, Quote, Said, Source

_COLUMNS = f"""
    SELECT p.id AS passage_id, p.position, p.text, s.person_id, pe.name AS speaker, s.label, s.attribution, s.reason,
        coalesce(
            (SELECT a.role FROM attendance a WHERE a.document_id = d.id AND a.person_id = s.person_id LIMIT 1),
            (SELECT h.role FROM role_held h WHERE h.document_id = d.id AND h.person_id = s.person_id LIMIT 1)
        ) AS role,
        coalesce(s.meeting_id, {ONLY_MEETING}) AS meeting_id,
        {SOURCE_COLUMNS}
"""
_JOINS = """
    LEFT JOIN speech s ON s.id = p.speech_id
    LEFT JOIN person pe ON pe.id = s.person_id
"""
_SELECT = f"{_COLUMNS} FROM passage p JOIN current_document d ON d.id = p.document_id {_JOINS}"
_SELECT_ANY = f"{_COLUMNS} FROM passage p JOIN document d ON d.id = p.document_id {_JOINS}"

# Newest meeting first; what has no date comes last. A document's own order within it. No two passages share a place.
_NEWEST_FIRST = "ORDER BY d.day DESC, d.id DESC, p.position"
# The passages of a subject: from all that belongs to it, or for a frequent one from the newest documents on. The order
# of the joins is said, since it is what makes either quick.
_OF_PERSON = """FROM speech s CROSS JOIN current_document d ON d.id = s.document_id
    CROSS JOIN passage p ON p.speech_id = s.id WHERE s.person_id = :id"""
_OF_FREQUENT_PERSON = """FROM current_document d CROSS JOIN speech s ON s.document_id = d.id AND s.person_id = :id
    CROSS JOIN passage p ON p.speech_id = s.id WHERE TRUE"""
_COUNT_SAID = f"""SELECT count(*) FROM speech s CROSS JOIN {DAYS} ON d.id = s.document_id
    CROSS JOIN passage p ON p.speech_id = s.id
    WHERE s.person_id = :id AND {CURRENT}"""
# All passages, as the indexes have them, without those of documents of the past.
_COUNT_OF_MANY_SAID = f"""SELECT (SELECT count(*) FROM speech s CROSS JOIN passage p ON p.speech_id = s.id
        WHERE s.person_id = :id)
    - (SELECT count(*) FROM document d CROSS JOIN speech s ON s.document_id = d.id AND s.person_id = :id
        CROSS JOIN passage p ON p.speech_id = s.id WHERE {PAST})"""
_WEIGHED = f"""
    SELECT p.id AS passage_id, p.position, p.text, s.person_id, pe.name AS speaker, s.label, s.attribution,
        coalesce(s.meeting_id, {ONLY_MEETING}) AS meeting_id, d.id AS document_id, d.provenance
    FROM json_each(:ids) wanted CROSS JOIN passage p ON p.id = wanted.value
    CROSS JOIN current_document d ON d.id = p.document_id {_JOINS}"""
_FIRSTS = f"""SELECT t.first_passage AS passage_id FROM document_topic t CROSS JOIN {DAYS} ON d.id = t.document_id
    WHERE t.topic_id = ? AND t.first_passage IS NOT NULL AND {CURRENT} ORDER BY t.document_id {{order}} LIMIT ?"""
# So many passages are kept as they are weighed: what a hundred topics are asked for.
_KEPT = 8_000


class Passages:
    """The passages of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._meetings = Meetings(connections)
        self._newest = Newest(connections)
        self._said: Kept[int, Said] = Kept(connections, _KEPT)

    def by_id(self, ids: Iterable[int]) -> list[Quote]:
        """The visible ones of these passages, in the order of the ids."""
        wanted = list(dict.fromkeys(ids))
        rest = "WHERE p.id IN (SELECT value FROM json_each(?))"
        found = {quote.passage_id: quote for quote in self._quotes(rest, (json.dumps(wanted),))}
        return [found[passage_id] for passage_id in wanted if passage_id in found]

    def around(self, passage_id: int, each_side: int = 2) -> list[Quote]:
        """The passage with its neighbours in the document, in order; empty when it is not visible."""
        return self._quotes(
            """WHERE p.document_id = (SELECT document_id FROM passage WHERE id = ?)
            AND abs(p.position - (SELECT position FROM passage WHERE id = ?)) <= ? ORDER BY p.position""",
            (passage_id, passage_id, each_side),
        )

    def of_person(self, person_id: int, limit: int, offset: int = 0, *, after: int | None = None) -> list[Quote]:
        """A person's own words, newest meeting first; `after` a passage, only those that follow it in this order."""
        return self.by_id(self.newest_of("speaker", person_id, limit, offset, after))

    def count_of_person(self, person_id: int) -> int:
        """How many visible passages a person spoke."""
        connection = self._connections.read()
        sql = _COUNT_OF_MANY_SAID if is_frequent(connection, "speaker", person_id) else _COUNT_SAID
        return int(connection.execute(sql, {"id": person_id}).fetchone()[0])

    def of_topic(self, topic_id: int, limit: int, offset: int = 0, *, after: int | None = None) -> list[Quote]:
        """Passages that mention a topic, newest meeting first; `after` as for a person's."""
        return self.by_id(self.newest_of("topic", topic_id, limit, offset, after))

    def count_of_topic(self, topic_id: int) -> int:
        """How many visible passages mention a topic."""
        return total_of(self._connections.read(), topic_id).passages

    def of_person_on_topic(self, person_id: int, topic_id: int, limit: int, offset: int = 0) -> list[Quote]:
        """A person's own words that mention a topic, newest meeting first."""
        frequent = is_frequent(self._connections.read(), "speaker", person_id)
        rows = self._connections.read().execute(
            f"""SELECT p.id {_OF_FREQUENT_PERSON if frequent else _OF_PERSON}
            AND EXISTS (SELECT 1 FROM mention mn WHERE mn.topic_id = :topic AND mn.passage_id = p.id)
            {_NEWEST_FIRST} LIMIT :limit OFFSET :offset""",
            {"id": person_id, "topic": topic_id, "limit": limit, "offset": offset},
        )
        return self.by_id(row["id"] for row in rows)

    def newest_of(
        self, kind: Literal["speaker", "topic"], id_: int, limit: int, offset: int = 0, after: int | None = None
    ) -> list[int]:
        """The ids of the visible passages of a speaker or topic, newest meeting first; `after` as in `of_person`."""
        return [each.passage_id for each in self._newest.of(kind, id_, limit, offset, after)]

    def newest_on(self, topic_id: int, limit: int) -> list[SpokenPassage]:
        """The visible passages that mention a topic, newest meeting first, each with who speaks in it."""
        return self._newest.of("topic", topic_id, limit)

    def weighed(self, ids: Iterable[int]) -> list[Said]:
        """The visible ones of these passages with what they are chosen by, in the order of the ids."""
        wanted = list(dict.fromkeys(ids))
        known = self._said.now()
        missing = [passage_id for passage_id in wanted if passage_id not in known]
        if missing:
            rows = self._connections.read().execute(_WEIGHED, {"ids": json.dumps(missing)})
            known.update((row["passage_id"], _said(row)) for row in rows)
        return [known[passage_id] for passage_id in wanted if passage_id in known]

    def of_document(self, document_id: int) -> list[Quote]:
        """All passages of a document, in order."""
        return self._quotes("WHERE d.id = ? ORDER BY p.position", (document_id,))

    def page_of_document(self, document_id: int, limit: int, offset: int = 0) -> list[Quote]:
        """Some passages of a document, in order; also of one that is in no answer any more."""
        which = "WHERE d.id = ? ORDER BY p.position LIMIT ? OFFSET ?"
        return self._quotes(which, (document_id, limit, offset), _SELECT_ANY)

    def count_of_document(self, document_id: int) -> int:
        """How many passages a document has, whatever its state."""
        sql = "SELECT count(*) FROM passage WHERE document_id = ?"
        return int(self._connections.read().execute(sql, (document_id,)).fetchone()[0])

    def first_by_meeting(self, topic_id: int, meeting_ids: Iterable[int]) -> dict[int, int]:
        """For each of these meetings whose records mention a topic, the first passage that does, by meeting id."""
        wanted = list(meeting_ids)
        rows = self._connections.read().execute(
            # The order of the joins is said: from a few meetings to their passages, not through all that mention it.
            f"""SELECT r.meeting_id, min(p.id) AS passage_id FROM meeting_record r
            CROSS JOIN current_document d ON d.id = r.document_id CROSS JOIN passage p ON p.document_id = d.id
            CROSS JOIN mention mn ON mn.passage_id = p.id AND mn.topic_id = ?
            WHERE r.status = 'recorded' AND r.meeting_id IN ({",".join("?" * len(wanted))}) GROUP BY r.meeting_id""",
            (topic_id, *wanted),
        )
        return {row["meeting_id"]: row["passage_id"] for row in rows}

    def first_by_document(self, topic_id: int, limit: int) -> list[int]:
        """The ids of the first passages that mention a topic in records that do, newest record first.

        Of more than `limit` records, half are the newest and half the oldest.
        """
        connection, half = self._connections.read(), limit // 2
        newest = connection.execute(_FIRSTS.format(order="DESC"), (topic_id, limit - half)).fetchall()
        oldest = connection.execute(_FIRSTS.format(order="ASC"), (topic_id, half)).fetchall()
        return list(dict.fromkeys(row["passage_id"] for row in [*newest, *reversed(oldest)]))

    def topic_counts(self, document_ids: Iterable[int]) -> dict[int, int]:
        """For each passage of these documents that mentions a topic: how many different ones."""
        wanted = list(document_ids)
        marks = ",".join("?" * len(wanted))
        rows = self._connections.read().execute(
            f"""SELECT p.id, count(*) AS topics FROM passage p JOIN mention mn ON mn.passage_id = p.id
            WHERE p.document_id IN ({marks}) GROUP BY p.id""",
            wanted,
        )
        return {row["id"]: row["topics"] for row in rows}

    def with_most_topics(self, document_ids: Iterable[int], limit: int) -> dict[int, int]:
        """The passages of these documents that mention the most different topics, with how many; those first."""
        wanted = list(document_ids)
        marks = ",".join("?" * len(wanted))
        rows = self._connections.read().execute(
            f"""SELECT p.id, count(*) AS topics FROM passage p JOIN mention mn ON mn.passage_id = p.id
            WHERE p.document_id IN ({marks}) GROUP BY p.id ORDER BY topics DESC, p.id LIMIT ?""",
            (*wanted, limit),
        )
        return {row["id"]: row["topics"] for row in rows}

    def topics_in(self, passage_ids: Iterable[int]) -> dict[int, int]:
        """How many topics each of these passages mentions; those that mention none are left out."""
        rows = self._connections.read().execute(
            """SELECT mn.passage_id, count(*) AS topics FROM json_each(?) wanted
            CROSS JOIN mention mn ON mn.passage_id = wanted.value GROUP BY mn.passage_id""",
            (json.dumps(list(passage_ids)),),
        )
        return {row["passage_id"]: row["topics"] for row in rows}

    def _quotes(self, rest: str, parameters: tuple[object, ...], select: str = _SELECT) -> list[Quote]:
        rows = self._connections.read().execute(f"{select} {rest}", parameters).fetchall()
        meetings = self._meetings.by_id(row["meeting_id"] for row in rows if row["meeting_id"] is not None)
        sources = Sources()
        return [_quote(row, meetings.get(row["meeting_id"]), sources.of(row)) for row in rows]


def _said(row: Row) -> Said:
    return Said(
        passage_id=row["passage_id"],
        position=row["position"],
        text=row["text"],
        speaker=row["speaker"],
        speaker_id=row["person_id"],
        label=row["label"],
        attribution=row["attribution"],
        meeting_id=row["meeting_id"],
        document_id=row["document_id"],
        provenance=row["provenance"],
    )


def _quote(row: Row, meeting: Meeting | None, source: Source) -> Quote:
    return Quote(
        passage_id=row["passage_id"],
        position=row["position"],
        text=row["text"],
        speaker=row["speaker"],
        speaker_id=row["person_id"],
        role=row["role"],
        label=row["label"],
        attribution=row["attribution"],
        reason=row["reason"],
        meeting=meeting,
        source=source,
    )

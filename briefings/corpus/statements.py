"""Writing what one document says: everything here can be rebuilt from the document's bytes and the corrections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from sqlite3 import Connection
from typing import cast

from briefings.corpus import fulltext
from briefings.corpus.connection import Connections
from briefings.records import ReadAttendance, ReadCommitment, ReadMeeting, ReadPassage, ReadQuestion, ReadTurn

_DERIVED = (
    "question",
    "commitment",
    "document_topic",
    "passage",
    "speech",
    "attendance",
    "role_held",
    "meeting_record",
)

_MEETING_FIELDS = ("number", "date", "end_date", "start", '"end"', "place", "agenda")


class Statements:
    """Writes the statements of documents. Callers hold one `write()` transaction around a whole document."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def clear(self, document_id: int) -> dict[tuple[int, int], int]:
        """Remove all that a reading of the document said. Gives {(start, end): passage id} so that ids can be kept."""
        with self._connections.write() as connection:
            passages = connection.execute(
                "SELECT id, start_offset, end_offset, text FROM passage WHERE document_id = ?", (document_id,)
            ).fetchall()
            fulltext.remove(connection, ((row["id"], row["text"]) for row in passages))
            for table in _DERIVED:
                connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
            connection.execute("DELETE FROM spelling WHERE document_id = ?", (document_id,))
        return {(row["start_offset"], row["end_offset"]): row["id"] for row in passages}

    def unnamed_meetings(self, document_id: int) -> list[int]:
        """Ids of the meetings of no series that the document speaks of, oldest first."""
        rows = self._connections.read().execute(
            """SELECT m.id FROM meeting_record r JOIN meeting m ON m.id = r.meeting_id
            WHERE r.document_id = ? AND m.series_id IS NULL ORDER BY m.id""",
            (document_id,),
        )
        return [row["id"] for row in rows]

    def meeting_of_series(self, series_id: int, number: int | None, date: str | None) -> int | None:
        """The meeting of a series, visible or not, that is meant by a number or a full date; the oldest row of several.

        A number decides where both have one, the date otherwise.
        """
        # Each by its own index: a committee may have met a thousand times.
        row = (
            self._connections.read()
            .execute(
                """SELECT min(id) FROM (
                    SELECT id FROM meeting WHERE series_id = :series AND number = :number
                    UNION ALL SELECT id FROM meeting
                    WHERE date = :date AND +series_id = :series AND (number IS NULL OR :number IS NULL))""",
                {"series": series_id, "number": number, "date": date},
            )
            .fetchone()
        )
        return cast("int | None", row[0])

    def add_meeting(self, series_id: int | None) -> int:
        """A new meeting, of a series or of none; gives its id."""
        with self._connections.write() as connection:
            return cast(int, connection.execute("INSERT INTO meeting (series_id) VALUES (?)", (series_id,)).lastrowid)

    def add_meeting_record(self, meeting_id: int, document_id: int, said: ReadMeeting) -> None:
        """What the document says of a meeting, and the meeting's own fields settled anew."""
        with self._connections.write() as connection:
            connection.execute(
                """INSERT INTO meeting_record (meeting_id, document_id, status, number, date, end_date, start,
                    "end", place, agenda)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                (
                    meeting_id,
                    document_id,
                    said.status,
                    said.number,
                    said.date,
                    said.end_date,
                    said.start,
                    said.end,
                    said.place,
                    json.dumps(list(said.agenda), ensure_ascii=False),
                ),
            )
            self.settle_meeting(meeting_id)

    def settle_meeting(self, meeting_id: int) -> None:
        """Take each field from the best document that has it: recorded before mentioned, official before others."""
        with self._connections.write() as connection:
            rows = connection.execute(
                f"""SELECT {", ".join(f"nullif(r.{field}, '[]')" for field in _MEETING_FIELDS)}
                FROM meeting_record r JOIN current_document d ON d.id = r.document_id
                WHERE r.meeting_id = ?
                ORDER BY r.status = 'mentioned', d.provenance NOT LIKE 'official%', d.provenance = 'ai-written',
                    d.id""",
                (meeting_id,),
            )
            best: list[object] = [None] * len(_MEETING_FIELDS)
            for row in rows:
                best = [theirs if mine is None else mine for mine, theirs in zip(best, row, strict=True)]
                if None not in best:
                    break
            values = ", ".join(f"{field} = coalesce(?, {field})" for field in _MEETING_FIELDS)
            connection.execute(f"UPDATE meeting SET {values} WHERE id = ?", (*best, meeting_id))

    def settle_meetings_of(self, document_id: int) -> None:
        """Settle every meeting that the document speaks of (after it was retired or restored)."""
        rows = self._connections.read().execute(
            "SELECT meeting_id FROM meeting_record WHERE document_id = ?", (document_id,)
        )
        for row in rows.fetchall():
            self.settle_meeting(row["meeting_id"])

    def drop_unspoken_meetings(self) -> None:
        """Remove meetings that no document, current or not, speaks of any more (after a re-reading)."""
        with self._connections.write() as connection:
            connection.execute(
                "DELETE FROM meeting WHERE NOT EXISTS (SELECT 1 FROM meeting_record r WHERE r.meeting_id = meeting.id)"
            )

    def add_attendance(self, meeting_id: int, document_id: int, lines: Iterable[tuple[int, ReadAttendance]]) -> None:
        """The meeting's list in its order: (person id, line) each."""
        with self._connections.write() as connection:
            connection.executemany(
                """INSERT INTO attendance (meeting_id, person_id, document_id, position, role, organisation, present)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                [
                    (meeting_id, person_id, document_id, position, said.role, said.organisation, said.present)
                    for position, (person_id, said) in enumerate(lines, 1)
                ],
            )

    def add_roles(self, document_id: int, held: Iterable[tuple[int, str | None, str | None]]) -> None:
        """People whom the document names: (person id, role, organisation) each, None for what it does not give."""
        with self._connections.write() as connection:
            connection.executemany(
                "INSERT INTO role_held (person_id, document_id, role, organisation) VALUES (?, ?, ?, ?)",
                [(person_id, document_id, role, organisation) for person_id, role, organisation in held],
            )

    def add_speeches(self, document_id: int, turns: Iterable[tuple[int | None, int | None, ReadTurn]]) -> list[int]:
        """The turns in their order, (person id, meeting id, turn) each; gives their ids."""
        with self._connections.write() as connection:
            # Ids are given here and rows written in bulk: a record may have thousands of turns.
            first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM speech").fetchone()[0]
            rows = [
                (
                    first + at,
                    document_id,
                    meeting_id,
                    at + 1,
                    said.start,
                    said.end,
                    person_id,
                    said.label,
                    said.attribution,
                    said.reason,
                )
                for at, (person_id, meeting_id, said) in enumerate(turns)
            ]
            connection.executemany(
                """INSERT INTO speech (id, document_id, meeting_id, position, start_offset, end_offset, person_id,
                    label, attribution, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                rows,
            )
        return [first + at for at in range(len(rows))]

    def add_passages(
        self,
        document_id: int,
        text: str,
        passages: Iterable[ReadPassage],
        speeches: Sequence[int],
        known: Mapping[tuple[int, int], int],
    ) -> list[int]:
        """Keep and index the passages; gives their ids in order. `speeches` are the ids of its turns."""
        kept = list(passages)
        with self._connections.write() as connection:
            # Ids are given here and rows written in bulk: a record may have thousands of passages.
            highest = connection.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()[0]
            free = count(max(highest, *known.values(), 0) + 1)
            ids = [known.get((each.start, each.end)) or next(free) for each in kept]
            words = [text[each.start : each.end] for each in kept]
            connection.executemany(
                """INSERT INTO passage (id, document_id, position, start_offset, end_offset, speech_id, text)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                (
                    (ids[at], document_id, at + 1, each.start, each.end, _speech(each, speeches), words[at])
                    for at, each in enumerate(kept)
                ),
            )
            fulltext.add(connection, zip(ids, words, strict=True))
        return ids

    def add_topics(self, document_id: int, topics: Iterable[tuple[int, int, Sequence[int]]]) -> None:
        """How often the document speaks of topics, and where: (topic id, mentions, passage ids) each."""
        # Two names of a record may be one topic, after a merger.
        named: dict[int, tuple[int, set[int]]] = {}
        for topic_id, mentions, passage_ids in topics:
            so_far, where = named.get(topic_id, (0, set()))
            named[topic_id] = so_far + mentions, where.union(passage_ids)
        with self._connections.write() as connection:
            connection.executemany(
                """INSERT INTO document_topic (topic_id, document_id, mentions, passages, first_passage, last_passage)
                VALUES (?, ?, ?, ?, ?, ?)""",
                [
                    (topic_id, document_id, mentions, len(where), min(where, default=None), max(where, default=None))
                    for topic_id, (mentions, where) in named.items()
                ],
            )
            connection.executemany(
                "INSERT INTO mention (topic_id, passage_id) VALUES (?, ?)",
                [(topic_id, passage_id) for topic_id, (_, where) in named.items() for passage_id in sorted(where)],
            )

    def add_commitments(self, document_id: int, said: Iterable[tuple[int | None, int | None, ReadCommitment]]) -> None:
        """Promises and targets: (passage id, person id, commitment) each."""
        with self._connections.write() as connection:
            connection.executemany(
                """INSERT INTO commitment (document_id, passage_id, person_id, type, text, due_from, due_to)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                [
                    (document_id, passage_id, person_id, one.type, one.text, one.due[0], one.due[1])
                    for passage_id, person_id, one in said
                ],
            )

    def add_questions(self, document_id: int, said: Iterable[ReadQuestion]) -> None:
        """What the reader could not decide."""
        with self._connections.write() as connection:
            connection.executemany(
                "INSERT INTO question (document_id, question, suggestion, evidence) VALUES (?, ?, ?, ?)",
                [(document_id, each.question, each.suggestion, each.evidence) for each in said],
            )

    def questions(self, document_id: int) -> list[ReadQuestion]:
        """The open questions of a document."""
        rows = self._connections.read().execute(
            "SELECT question, suggestion, evidence FROM question WHERE document_id = ? ORDER BY id", (document_id,)
        )
        return [ReadQuestion(row["question"], row["suggestion"], row["evidence"]) for row in rows]


def _speech(passage: ReadPassage, speeches: Sequence[int]) -> int | None:
    return None if passage.turn is None else speeches[passage.turn]


def rebuild_full_text(connection: Connection) -> None:
    """Index every passage anew (after the way words are indexed changed, or when the index is damaged)."""
    fulltext.clear(connection)
    for row in connection.execute("SELECT id, text FROM passage").fetchall():
        fulltext.add(connection, [(row["id"], row["text"])])

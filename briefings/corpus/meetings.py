"""Series and their meetings, as the current documents speak of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from sqlite3 import Row

from briefings.corpus.connection import Connections
from briefings.corpus.documents import SOURCE_COLUMNS, Sources, source_of
from briefings.corpus.frequent import CURRENT, DAYS
from briefings.corpus.known_meetings import KnownMeetings
from briefings.records import Attendance, Counted, Meeting, Source

# A meeting is visible while a current document records or mentions it; its status is the best of those.
# What has no date comes last: to SQLite an absent value is the least.
NEWEST_FIRST = "m.date DESC, m.number DESC, m.id"
# A record's title is looked up where the meeting is of no series alone, since it is shown in that case alone.
_OF_RECORDS = f"""FROM meeting_record r INDEXED BY meeting_record_meeting
    CROSS JOIN {DAYS} ON d.id = r.document_id
    WHERE r.meeting_id = m.id AND {CURRENT}"""
_SELECT = f"""
    SELECT m.*, s.name AS series_name, (SELECT min(r.status = 'mentioned') {_OF_RECORDS}) AS only_mentioned,
        CASE WHEN s.name IS NULL THEN (SELECT min(d.title) {_OF_RECORDS}) END AS first_title
    FROM meeting m LEFT JOIN series s ON s.id = m.series_id
    WHERE only_mentioned IS NOT NULL
"""


def ordinal(number: int) -> str:
    """6 -> "6th", 21 -> "21st", 12 -> "12th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def latest_last(meeting: Meeting) -> tuple[str, bool, int, int]:
    """The order of NEWEST_FIRST, backwards."""
    return meeting.date or "", meeting.number is not None, meeting.number or 0, -meeting.id


class Meetings:
    """The meetings of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._known = KnownMeetings(connections)

    def all(self) -> list[Meeting]:
        """Every visible meeting, latest first, undated ones last."""
        return self._select("", ())

    def get(self, meeting_id: int) -> Meeting | None:
        """The meeting with this id if a current document speaks of it."""
        return next(iter(self.by_id([meeting_id]).values()), None)

    def by_id(self, ids: Iterable[int]) -> dict[int, Meeting]:
        """The visible ones of these meetings."""
        wanted = set(ids)
        if not wanted:
            return {}
        known = self._known.now()
        found = known.of(wanted)
        missing = sorted(wanted.difference(each.id for each in found))
        if missing:
            read = self._select("AND m.id IN (SELECT value FROM json_each(?))", (json.dumps(missing),))
            known.keep(read)
            found += read
        return {meeting.id: meeting for meeting in sorted(found, key=latest_last, reverse=True)}

    def of_series(self, series_id: int) -> list[Meeting]:
        """The visible meetings of one series, latest first."""
        return self._select("AND m.series_id = ?", (series_id,))

    def of_document(self, document_id: int) -> list[Meeting]:
        """The meetings that a document records, latest first."""
        return self._select(
            """AND m.id IN (SELECT meeting_id FROM meeting_record WHERE document_id = ? AND status = 'recorded')""",
            (document_id,),
        )

    def sizes(self, series_id: int) -> dict[int, int]:
        """How many passages the records of each meeting of a series have, by meeting id."""
        rows = self._connections.read().execute(
            """SELECT m.id, count(*) AS passages FROM meeting m
            JOIN meeting_record r ON r.meeting_id = m.id AND r.status = 'recorded'
            JOIN current_document d ON d.id = r.document_id JOIN passage p ON p.document_id = d.id
            WHERE m.series_id = ? GROUP BY m.id""",
            (series_id,),
        )
        return {row["id"]: row["passages"] for row in rows}

    def spoken_of_after(self, document_id: int) -> list[Meeting]:
        """The visible meetings that documents with greater ids speak of, latest first."""
        return self._select(
            "AND m.id IN (SELECT r.meeting_id FROM meeting_record r WHERE r.document_id > ?)", (document_id,)
        )

    def record_titles(self, meeting_ids: Iterable[int] | None = None) -> dict[int, list[str]]:
        """The titles of the current documents that record each meeting, or each of these, by meeting id."""
        titles: dict[int, list[str]] = defaultdict(list)
        among = "" if meeting_ids is None else "AND r.meeting_id IN (SELECT value FROM json_each(?))"
        for row in self._connections.read().execute(
            f"""SELECT r.meeting_id, d.title FROM meeting_record r JOIN current_document d ON d.id = r.document_id
            WHERE r.status = 'recorded' {among} ORDER BY d.id""",
            () if meeting_ids is None else (json.dumps(list(meeting_ids)),),
        ):
            titles[row["meeting_id"]].append(row["title"])
        return titles

    def attendance(self, meeting_id: int) -> tuple[Attendance, ...]:
        """Who stands on the meeting's lists, in the record's order."""
        rows = self._connections.read().execute(
            f"""SELECT a.person_id, p.name, a.role, a.organisation, a.present, {SOURCE_COLUMNS}
            FROM attendance a JOIN person p ON p.id = a.person_id JOIN current_document d ON d.id = a.document_id
            WHERE a.meeting_id = ? ORDER BY a.document_id, a.position""",
            (meeting_id,),
        )
        sources = Sources()
        return tuple(
            Attendance(
                person_id=row["person_id"],
                name=row["name"],
                role=row["role"],
                organisation=row["organisation"],
                present=None if row["present"] is None else bool(row["present"]),
                source=sources.of(row),
            )
            for row in rows
        )

    def speakers(self, meeting_id: int) -> tuple[Counted, ...]:
        """How many turns each person spoke, most first; turns of unnamed speakers are counted under id None."""
        rows = self._connections.read().execute(
            """SELECT s.person_id, coalesce(p.name, 'unnamed member') AS name, count(*) AS turns
            FROM speech s JOIN current_document d ON d.id = s.document_id LEFT JOIN person p ON p.id = s.person_id
            WHERE s.meeting_id = ? GROUP BY s.person_id ORDER BY s.person_id IS NULL, turns DESC, name""",
            (meeting_id,),
        )
        return tuple(Counted(row["person_id"], row["name"], row["turns"]) for row in rows)

    def topics(self, meeting_id: int, limit: int = 10) -> tuple[Counted, ...]:
        """What the meeting's records are about, most mentioned first."""
        rows = self._connections.read().execute(
            """SELECT t.id, t.name, sum(dt.mentions) AS mentions
            FROM meeting_record r JOIN current_document d ON d.id = r.document_id
            JOIN document_topic dt ON dt.document_id = d.id JOIN topic t ON t.id = dt.topic_id
            WHERE r.meeting_id = ? AND r.status = 'recorded'
            GROUP BY t.id ORDER BY mentions DESC, t.name LIMIT ?""",
            (meeting_id, limit),
        )
        return tuple(Counted(row["id"], row["name"], row["mentions"]) for row in rows)

    def sources(self, meeting_id: int) -> tuple[Source, ...]:
        """The current documents that record the meeting, or failing that, those that mention it."""
        rows = list(
            self._connections.read().execute(
                f"""SELECT {SOURCE_COLUMNS}, r.status FROM meeting_record r
                JOIN current_document d ON d.id = r.document_id
                WHERE r.meeting_id = ? ORDER BY d.id""",
                (meeting_id,),
            )
        )
        recorded = [row for row in rows if row["status"] == "recorded"]
        return tuple(source_of(row) for row in recorded or rows)

    def _select(self, where: str, parameters: tuple[object, ...]) -> list[Meeting]:
        rows = self._connections.read().execute(
            f"{_SELECT} {where} ORDER BY {NEWEST_FIRST}",
            parameters,
        )
        return [_meeting(row) for row in rows]


def _meeting(row: Row) -> Meeting:
    series, number = row["series_name"], row["number"]
    title = series or row["first_title"]
    return Meeting(
        id=row["id"],
        series_id=row["series_id"],
        series=series,
        title=f"{title} ({ordinal(number)})" if series and number is not None else title,
        number=number,
        date=row["date"],
        end_date=row["end_date"],
        start=row["start"],
        end=row["end"],
        place=row["place"],
        agenda=() if row["agenda"] == "[]" else tuple(json.loads(row["agenda"])),
        status="mentioned" if row["only_mentioned"] else "recorded",
    )

"""Looking a corpus over: what is whole, in step and settled, and what is not."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefings.corpus.connection import Connections
from briefings.corpus.statements import rebuild_full_text
from briefings.corpus.totals import count_anew, miscounted

_STUCK_AFTER = timedelta(minutes=15)
_LEAST_FREE_BYTES = 500_000_000
_SUBJECTS = ("person", "series", "topic")
_SPOKEN_OF = {
    "person": ("attendance.person_id", "role_held.person_id", "speech.person_id", "commitment.person_id"),
    "series": ("meeting.series_id",),
    "topic": ("document_topic.topic_id", "mention.topic_id"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `advice` says what to do where it is not well (None: all is well)."""

    name: str
    told: str
    advice: str | None = None


class Health:
    """The health of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def look_over(self, *, now: datetime, reader_version: int) -> list[Finding]:
        """Everything that is worth knowing, in the order in which it is worth putting right."""
        integrity = self._integrity()
        if integrity.advice is not None:
            # Nothing else can be trusted, or even asked.
            return [integrity, self._space()]
        return [
            integrity,
            self._foreign_keys(),
            self._full_text(),
            self._content(),
            self._orphans(),
            self._totals(),
            self._deliveries(now),
            self._readings(reader_version),
            self._space(),
        ]

    def mend(self) -> list[str]:
        """Make anew what can be made anew, and remove what nothing speaks of; gives what was done, in sentences."""
        done: list[str] = []
        with self._connections.write() as connection:
            if self._full_text().advice:
                rebuild_full_text(connection)
                done.append("The full-text index was made anew.")
            if self._totals().advice:
                count_anew(connection)
                done.append("The totals of the topics were counted anew.")
            removed = sum(
                connection.execute(f"DELETE FROM {kind} WHERE {orphans_of(kind)}").rowcount for kind in _SUBJECTS
            )
            if removed:
                done.append(f"{removed} names that no record has were removed.")
        return done

    def _integrity(self) -> Finding:
        try:
            said = [row[0] for row in self._connections.read().execute("PRAGMA integrity_check(5)")]
        except sqlite3.DatabaseError as error:
            said = [str(error)]
        if said == ["ok"]:
            return Finding("integrity", "The file is whole.")
        return Finding("integrity", f"The file is damaged: {said[0]}", "Run `briefings restore` with the last backup.")

    def _foreign_keys(self) -> Finding:
        broken = self._connections.read().execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            return Finding("foreign keys", "Every row points to one that is there.")
        table = broken[0][0]
        return Finding(
            "foreign keys",
            f"{len(broken)} rows point to nothing (the first in {table}).",
            "Run `briefings reread --all`; if that does not help, `briefings restore` with the last backup.",
        )

    def _full_text(self) -> Finding:
        missing = self._count("SELECT count(*) FROM passage WHERE id NOT IN (SELECT id FROM passage_words_docsize)")
        extra = self._count("SELECT count(*) FROM passage_words_docsize WHERE id NOT IN (SELECT id FROM passage)")
        if not missing and not extra:
            return Finding("full text", "The search index holds every passage.")
        return Finding(
            "full text",
            f"The search index misses {missing} passages and holds {extra} that are gone.",
            "Run `briefings doctor --fix`.",
        )

    def _content(self) -> Finding:
        lost = self._count("SELECT count(*) FROM document WHERE id NOT IN (SELECT document_id FROM content)")
        if not lost:
            return Finding("originals", "Every document has its original file.")
        advice = "Run `briefings restore` with the last backup."
        return Finding("originals", f"{lost} documents have lost their original file.", advice)

    def _orphans(self) -> Finding:
        count = sum(self._count(f"SELECT count(*) FROM {kind} WHERE {orphans_of(kind)}") for kind in _SUBJECTS)
        if not count:
            return Finding("orphans", "Every name stands in some record.")
        told = f"{'1 name stands' if count == 1 else f'{count} names stand'} in no record"
        told += ", as after a change that was taken back; that does no harm."
        return Finding("orphans", told, "Run `briefings doctor --fix`.")

    def _totals(self) -> Finding:
        wrong = miscounted(self._connections.read())
        if not wrong:
            return Finding("totals", "The totals of every topic are what its records say.")
        told = f"The totals of {'1 topic' if wrong == 1 else f'{wrong} topics'} are not what the records say."
        return Finding("totals", told, "Run `briefings doctor --fix`.")

    def _deliveries(self, now: datetime) -> Finding:
        stuck = self._count(
            "SELECT count(*) FROM delivery WHERE state = 'sending' AND sending_at < ?",
            ((now - _STUCK_AFTER).isoformat(),),
        )
        doubtful = self._count("SELECT count(*) FROM delivery WHERE state = 'uncertain'")
        late = self._count(
            "SELECT count(*) FROM delivery WHERE state = 'pending' AND created_at < ?",
            ((now - _STUCK_AFTER).isoformat(),),
        )
        if not stuck and not doubtful and not late:
            return Finding("deliveries", "No digest is waiting.")
        told = f"{stuck} digests are half sent, {late} wait to be sent, {doubtful} may or may not have arrived."
        return Finding("deliveries", told, "Start the bot, which looks them up; an admin decides about doubtful ones.")

    def _readings(self, reader_version: int) -> Finding:
        old = self._count("SELECT count(*) FROM document WHERE reader_version < ?", (reader_version,))
        if not old:
            return Finding("readings", "Every document was read by the present reader.")
        return Finding("readings", f"{old} documents were read by an older reader.", "Run `briefings reread`.")

    def _space(self) -> Finding:
        path = self._connections.path
        free = shutil.disk_usage(path.resolve().parent).free
        size = sum(each.stat().st_size for each in (path, path.with_name(f"{path.name}-wal")) if each.exists())
        told = f"{free // 1_000_000:,} MB are free; the database takes {size / 1_000_000:,.1f} MB."
        if free >= max(_LEAST_FREE_BYTES, 2 * size):
            return Finding("disk space", told)
        return Finding("disk space", told, "Make room: backups and restores need twice the size of the database.")

    def _count(self, sql: str, parameters: tuple[object, ...] = ()) -> int:
        return int(self._connections.read().execute(sql, parameters).fetchone()[0])


def orphans_of(kind: str) -> str:
    """What is true of a subject that nothing speaks of. One that was merged is kept: the merger may be undone."""
    spoken = " ".join(
        f"AND NOT EXISTS (SELECT 1 FROM {place.split('.')[0]} x WHERE x.{place.split('.')[1]} = {kind}.id)"
        for place in _SPOKEN_OF[kind]
    )
    return f"""NOT EXISTS (SELECT 1 FROM spelling x WHERE x.{kind}_id = {kind}.id OR x.read_as_id = {kind}.id) {spoken}
        AND NOT EXISTS (SELECT 1 FROM merger g WHERE g.kind = '{kind}' AND {kind}.id IN (g.subject_id, g.into_id))
        AND NOT EXISTS (SELECT 1 FROM correction k WHERE k.kind = '{kind}' AND k.value = CAST({kind}.id AS TEXT))"""

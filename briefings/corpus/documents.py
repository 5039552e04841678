"""Documents: what was filed, byte for byte, and how it is cited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection, Row
from typing import Literal, cast

from briefings.corpus.connection import Connections
from briefings.corpus.frequent import CURRENT_COUNT
from briefings.corpus.totals import count_before
from briefings.records import Counted, DocumentKind, ProvenanceLabel, Reading, Source

# The meeting that a document records; none where it records several, of which only a speech's own is known.
ONLY_MEETING = """(SELECT CASE WHEN min(r.meeting_id) = max(r.meeting_id) THEN min(r.meeting_id) END
    FROM meeting_record r WHERE r.document_id = d.id AND r.status = 'recorded')"""
SOURCE_COLUMNS = """d.id AS document_id, d.title AS document_title, d.kind AS document_kind, d.provenance, d.published,
    d.address, d.language"""


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one record, without its bytes. Times are ISO 8601 in UTC."""

    id: int
    record_id: int
    version: int
    title: str
    filename: str
    sha256: str
    reader_version: int
    filed_by: str
    filed_at: str
    first_seen: str
    retired_at: str | None
    superseded_by: int | None
    source: Source
    provenance_reasons: tuple[str, ...]
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document's text was read from: these bytes, under this name, by this reader. Equal ones give one text."""

    sha256: str
    filename: str
    reader_version: int


def source_of(row: Row) -> Source:
    """The Source in a row that was selected with SOURCE_COLUMNS."""
    return Source(
        document_id=row["document_id"],
        title=row["document_title"],
        kind=cast(DocumentKind, row["document_kind"]),
        provenance=cast(ProvenanceLabel, row["provenance"]),
        published=row["published"],
        address=row["address"],
        language=row["language"],
    )


class Sources:
    """The sources of the rows of one selection: one object for each document, however many rows cite it."""

    def __init__(self) -> None:
        self._known: dict[int, Source] = {}

    def of(self, row: Row) -> Source:
        """The Source in a row that was selected with SOURCE_COLUMNS."""
        found = self._known.get(row["document_id"])
        if found is None:
            found = self._known[row["document_id"]] = source_of(row)
        return found


class Documents:
    """The documents of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        reading: Reading,
        data: bytes,
        *,
        filename: str,
        sha256: str,
        reader_version: int,
        filed_by: str,
        now: datetime,
        version_of: int | None = None,
    ) -> int:
        """Keep a document with its original bytes; gives its id. `version_of` is the id of the version it replaces."""
        with self._connections.write() as connection:
            previous = self.get(version_of) if version_of is not None else None
            # Given here, since the first version of a record names itself.
            document_id = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM document").fetchone()[0])
            # All that the documents before it say is written by now.
            count_before(connection, document_id)
            connection.execute(
                """INSERT INTO document (id, record_id, version, title, kind, language, published, address,
                    about_address, provenance, provenance_reasons, reasons, filename, sha256, reader_version, filed_by,
                    filed_at, first_seen)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    document_id,
                    previous.record_id if previous else document_id,
                    self._last_version(previous.record_id) + 1 if previous else 1,
                    *_what_it_says(reading),
                    filename,
                    sha256,
                    reader_version,
                    filed_by,
                    now.isoformat(),
                    previous.first_seen if previous else now.isoformat(),
                ),
            )
            connection.execute("INSERT INTO arrival (document_id) VALUES (?)", (document_id,))
            connection.execute("INSERT INTO content VALUES (?, ?, ?)", (document_id, data, reading.text))
            if previous:
                connection.execute("UPDATE document SET superseded_by = ? WHERE id = ?", (document_id, previous.id))
                if previous.retired_at is not None:
                    _note_event(connection, document_id, "restored", now)
        return document_id

    def reread(self, document_id: int, reading: Reading, reader_version: int) -> None:
        """Replace what a document is said to be by a newer reading of the same bytes."""
        with self._connections.write() as connection:
            connection.execute(
                """UPDATE document SET title = ?, kind = ?, language = ?, published = ?, address = ?, about_address = ?,
                    provenance = ?, provenance_reasons = ?, reasons = ?, reader_version = ? WHERE id = ?""",
                (*_what_it_says(reading), reader_version, document_id),
            )
            connection.execute("UPDATE content SET text = ? WHERE document_id = ?", (reading.text, document_id))

    def get(self, document_id: int) -> Document | None:
        """The document with this id, whatever its state, or None."""
        return next(self._select("WHERE d.id = ?", (document_id,)), None)

    def by_id(self, ids: Sequence[int]) -> list[Document]:
        """These documents, whatever their state, in the order of the ids."""
        marks = ",".join("?" * len(ids))
        found = {document.id: document for document in self._select(f"WHERE d.id IN ({marks})", tuple(ids))}
        return [found[each] for each in ids if each in found]

    def origins(self, ids: Sequence[int]) -> dict[int, Origin]:
        """What the texts of these documents were read from, by id, in the order of the ids."""
        rows = self._connections.read().execute(
            """SELECT id, sha256, filename, reader_version FROM document
            WHERE id IN (SELECT value FROM json_each(?))""",
            (json.dumps(list(ids)),),
        )
        found = {row["id"]: Origin(row["sha256"], row["filename"], row["reader_version"]) for row in rows}
        return {each: found[each] for each in ids if each in found}

    def with_sha256(self, sha256: str) -> Document | None:
        """The newest version that has exactly these bytes, one that was retired only where no other has; or None."""
        return next(
            self._select("WHERE d.sha256 = ? ORDER BY d.retired_at IS NOT NULL, d.id DESC LIMIT 1", (sha256,)), None
        )

    def all_with_sha256(self, sha256: str) -> list[Document]:
        """Every version that has exactly these bytes and was not replaced, retired ones last."""
        return list(
            self._select(
                "WHERE d.sha256 = ? AND d.superseded_by IS NULL ORDER BY d.retired_at IS NOT NULL, d.id DESC", (sha256,)
            )
        )

    def recent(self, limit: int, offset: int = 0) -> list[Document]:
        """Current documents, last seen first."""
        return list(
            self._select(
                """WHERE d.superseded_by IS NULL AND d.retired_at IS NULL
                ORDER BY d.first_seen DESC, d.id DESC LIMIT ? OFFSET ?""",
                (limit, offset),
            )
        )

    def retired(self, limit: int, offset: int = 0) -> list[Document]:
        """Documents that were taken out of the answers, last taken out first."""
        return list(
            self._select(
                """WHERE d.superseded_by IS NULL AND d.retired_at IS NOT NULL
                ORDER BY d.retired_at DESC, d.id DESC LIMIT ? OFFSET ?""",
                (limit, offset),
            )
        )

    def count_retired(self) -> int:
        """How many documents were taken out of the answers."""
        sql = "SELECT count(*) FROM document WHERE superseded_by IS NULL AND retired_at IS NOT NULL"
        return int(self._connections.read().execute(sql).fetchone()[0])

    def first_seen_between(self, since: datetime, until: datetime) -> list[Document]:
        """Current documents that the corpus first saw at or after `since` and before `until`, oldest first."""
        return list(
            self._select(
                """WHERE d.superseded_by IS NULL AND d.retired_at IS NULL AND d.first_seen >= ? AND d.first_seen < ?
                ORDER BY d.first_seen, d.id""",
                (since.isoformat(), until.isoformat()),
            )
        )

    def read_by_older_reader(self, reader_version: int) -> list[int]:
        """Ids of documents whose reading was made by a reader before `reader_version`."""
        rows = self._connections.read().execute(
            "SELECT id FROM document WHERE reader_version < ? ORDER BY id", (reader_version,)
        )
        return [row["id"] for row in rows]

    def original(self, document_id: int) -> bytes:
        """The bytes as they were filed."""
        row = (
            self._connections.read()
            .execute("SELECT original FROM content WHERE document_id = ?", (document_id,))
            .fetchone()
        )
        return bytes(row["original"])

    def text(self, document_id: int) -> str:
        """The decoded text that passages' offsets count in."""
        row = (
            self._connections.read()
            .execute("SELECT text FROM content WHERE document_id = ?", (document_id,))
            .fetchone()
        )
        return str(row["text"])

    def retire(self, document_id: int, *, by: str, now: datetime) -> None:
        """Take a document out of every answer. Nothing is deleted."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE document SET retired_by = ?, retired_at = ? WHERE id = ?", (by, now.isoformat(), document_id)
            )
            _note_event(connection, document_id, "retired", now)

    def restore(self, document_id: int, *, now: datetime) -> None:
        """Bring a retired document back."""
        with self._connections.write() as connection:
            connection.execute("UPDATE document SET retired_by = NULL, retired_at = NULL WHERE id = ?", (document_id,))
            _note_event(connection, document_id, "restored", now)

    def last_versions(self, record_id: int) -> list[Document]:
        """The versions of a record that none came after: its current one, and those whose filing was taken back."""
        return list(self._select("WHERE d.record_id = ? AND d.superseded_by IS NULL ORDER BY d.id", (record_id,)))

    def take_place_of(self, document_id: int, previous: int) -> None:
        """Let a version answer in the place of another one of its record."""
        with self._connections.write() as connection:
            connection.execute("UPDATE document SET superseded_by = ? WHERE id = ?", (document_id, previous))

    def versions(self, record_ids: Iterable[int]) -> list[int]:
        """The ids of all versions of these records, in order."""
        ids = list(record_ids)
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT id FROM document WHERE record_id IN ({marks}) ORDER BY id"
        return [row["id"] for row in self._connections.read().execute(sql, ids)]

    def take_place_back(self, document_id: int, *, now: datetime) -> None:
        """Make a replaced version the current one of its record again."""
        with self._connections.write() as connection:
            connection.execute("UPDATE document SET superseded_by = NULL WHERE id = ?", (document_id,))
            _note_event(connection, document_id, "restored", now)

    def count(self) -> int:
        """How many current documents there are."""
        return int(self._connections.read().execute(f"SELECT {CURRENT_COUNT}").fetchone()[0])

    def titles(self) -> dict[int, str]:
        """The titles of all current documents by id, last seen first."""
        rows = self._connections.read().execute("SELECT id, title FROM current_document ORDER BY first_seen DESC, id")
        return {row["id"]: row["title"] for row in rows}

    def speakers(self, document_id: int) -> tuple[Counted, ...]:
        """How many turns each person has in a document, most first; unnamed speakers under id None, last."""
        rows = self._connections.read().execute(
            """SELECT s.person_id, coalesce(p.name, 'unnamed member') AS name, count(*) AS turns
            FROM speech s LEFT JOIN person p ON p.id = s.person_id WHERE s.document_id = ?
            GROUP BY s.person_id ORDER BY s.person_id IS NULL, turns DESC, name""",
            (document_id,),
        )
        return tuple(Counted(row["person_id"], row["name"], row["turns"]) for row in rows)

    def topics(self, document_id: int, limit: int = 10) -> tuple[Counted, ...]:
        """What a document is about, most mentioned first."""
        rows = self._connections.read().execute(
            """SELECT t.id, t.name, dt.mentions FROM document_topic dt JOIN topic t ON t.id = dt.topic_id
            WHERE dt.document_id = ? ORDER BY dt.mentions DESC, t.name LIMIT ?""",
            (document_id, limit),
        )
        return tuple(Counted(row["id"], row["name"], row["mentions"]) for row in rows)

    def count_commitments(self, document_id: int) -> int:
        """How many promises and targets a document names."""
        row = self._connections.read().execute("SELECT count(*) FROM commitment WHERE document_id = ?", (document_id,))
        return int(row.fetchone()[0])

    def with_questions(self, limit: int) -> list[Document]:
        """Current documents of which the reader left something undecided, last seen first."""
        return list(
            self._select(
                """WHERE d.superseded_by IS NULL AND d.retired_at IS NULL
                AND EXISTS (SELECT 1 FROM question q WHERE q.document_id = d.id)
                ORDER BY d.first_seen DESC, d.id DESC LIMIT ?""",
                (limit,),
            )
        )

    def count_with_questions(self) -> int:
        """How many current documents have something undecided."""
        sql = """SELECT count(*) FROM current_document d
            WHERE EXISTS (SELECT 1 FROM question q WHERE q.document_id = d.id)"""
        return int(self._connections.read().execute(sql).fetchone()[0])

    def _last_version(self, record_id: int) -> int:
        """Not always that of the current version: a newer one may have been taken back."""
        row = self._connections.read().execute("SELECT max(version) FROM document WHERE record_id = ?", (record_id,))
        return int(row.fetchone()[0])

    def _select(self, where: str, parameters: tuple[object, ...]) -> Iterator[Document]:
        rows = self._connections.read().execute(
            f"SELECT d.*, {SOURCE_COLUMNS} FROM document d {where}",
            parameters,
        )
        return (_document(row) for row in rows)


def _note_event(connection: Connection, document_id: int, event: Literal["retired", "restored"], now: datetime) -> None:
    """Note that a record left the answers or came back to them, for digests: in one order with what arrived."""
    connection.execute(
        "INSERT INTO arrival (document_id, event, at) SELECT record_id, ?, ? FROM document WHERE id = ?",
        (event, now.isoformat(), document_id),
    )


def _what_it_says(reading: Reading) -> tuple[object, ...]:
    return (
        reading.title,
        reading.kind,
        reading.language,
        reading.published,
        reading.address,
        reading.about_address,
        reading.provenance.label,
        json.dumps(list(reading.provenance.reasons), ensure_ascii=False),
        json.dumps(dict(reading.reasons), ensure_ascii=False),
    )


def _document(row: Row) -> Document:
    return Document(
        id=row["id"],
        record_id=row["record_id"],
        version=row["version"],
        title=row["title"],
        filename=row["filename"],
        sha256=row["sha256"],
        reader_version=row["reader_version"],
        filed_by=row["filed_by"],
        filed_at=row["filed_at"],
        first_seen=row["first_seen"],
        retired_at=row["retired_at"],
        superseded_by=row["superseded_by"],
        source=source_of(row),
        provenance_reasons=tuple(json.loads(row["provenance_reasons"])),
        reasons=json.loads(row["reasons"]),
    )

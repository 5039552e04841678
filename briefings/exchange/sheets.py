"""A corpus as tables for spreadsheets. No cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from briefings.corpus import Corpus

Row = Sequence[object]

# What makes a spreadsheet program calculate (https://owasp.org/www-community/attacks/CSV_Injection), full-width too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV with a byte order mark, by which Excel knows that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def sheets(corpus: Corpus) -> Iterator[tuple[str, Iterator[Row]]]:
    """The tables as (name, rows), each with a heading row: what the current records say."""
    yield "documents", _documents(corpus)
    yield "meetings", _meetings(corpus)
    yield "attendance", _attendance(corpus)
    yield "people", _people(corpus)
    yield "topics", _topics(corpus)
    yield "passages", _passages(corpus)
    yield "commitments", _commitments(corpus)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if isinstance(value, str) and text.lstrip(" \u3000").startswith(_FORMULA):
        return f"'{text}"
    return text


def _documents(corpus: Corpus) -> Iterator[Row]:
    yield ("id", "title", "kind", "provenance", "language", "published", "address", "file", "first seen", "version")
    for each in corpus.documents.recent(-1):
        source = each.source
        yield (
            each.id,
            each.title,
            source.kind,
            source.provenance,
            source.language,
            source.published,
            source.address,
            each.filename,
            each.first_seen,
            each.version,
        )


def _meetings(corpus: Corpus) -> Iterator[Row]:
    yield ("id", "title", "series", "number", "date", "end date", "start", "end", "place", "status")
    for each in corpus.meetings.all():
        yield (
            each.id,
            each.title,
            each.series,
            each.number,
            each.date,
            each.end_date,
            each.start,
            each.end,
            each.place,
            each.status,
        )


def _attendance(corpus: Corpus) -> Iterator[Row]:
    yield ("meeting id", "meeting", "person id", "person", "role", "organisation", "present", "document id")
    for meeting in corpus.meetings.all():
        for each in corpus.meetings.attendance(meeting.id):
            yield (
                meeting.id,
                meeting.title,
                each.person_id,
                each.name,
                each.role,
                each.organisation,
                each.present,
                each.source.document_id,
            )


def _people(corpus: Corpus) -> Iterator[Row]:
    yield ("id", "name", "other spellings")
    for each in corpus.spellings.named("person"):
        yield (each.id, each.name, "; ".join(each.spellings[1:]))


def _topics(corpus: Corpus) -> Iterator[Row]:
    yield ("id", "name", "mentions")
    for each in corpus.topics.all():
        yield (each.id, each.name, each.count)


def _passages(corpus: Corpus) -> Iterator[Row]:
    yield ("id", "document id", "position", "speaker", "label", "attribution", "reason", "text")
    for document in corpus.documents.recent(-1):
        for each in corpus.passages.of_document(document.id):
            yield (
                each.passage_id,
                document.id,
                each.position,
                each.speaker,
                each.label,
                each.attribution,
                each.reason,
                each.text,
            )


def _commitments(corpus: Corpus) -> Iterator[Row]:
    yield ("id", "document id", "type", "status", "due from", "due to", "speaker", "text")
    for each in corpus.commitments.all():
        yield (
            each.id,
            each.source.document_id,
            each.type,
            each.status,
            each.due_from,
            each.due_to,
            each.speaker,
            each.text,
        )

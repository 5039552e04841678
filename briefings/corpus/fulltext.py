"""Full text over passages: SQLite's FTS5, with CJK characters standing apart so that terms of any length are found."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from briefings.corpus.connection import Connections
from briefings.corpus.frequent import PAST
from briefings.corpus.query import Query, Term

MOST_COUNTED = (
    1000  # hits beyond are not counted: nobody pages that far, and counting them takes longer than finding them
)

# Han, kana, and their extensions: scripts written without spaces between words (Unicode blocks).
_APART = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")


def searchable(text: str) -> str:
    """The text as it is indexed and queried: NFKC, and each CJK character a word of its own."""
    if text.isascii():
        return text
    # The pattern's group keeps the characters at which it splits.
    return " ".join(_APART.split(unicodedata.normalize("NFKC", text)))


def add(connection: Connection, passages: Iterable[tuple[int, str]]) -> None:
    """Index passages, given as (id, words)."""
    connection.executemany(
        "INSERT INTO passage_words (rowid, words) VALUES (?, ?)",
        ((passage_id, searchable(text)) for passage_id, text in passages),
    )


def remove(connection: Connection, passages: Iterable[tuple[int, str]]) -> None:
    """Take passages out of the index. A contentless index wants the very words that it was given."""
    connection.executemany(
        "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)",
        ((passage_id, searchable(text)) for passage_id, text in passages),
    )


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")


def has_phrase(connection: Connection, words: str) -> bool:
    """Whether any passage, current or not, has these words in a row."""
    sql = "SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT 1"
    return connection.execute(sql, (_quoted(Term(words)),)).fetchone() is not None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the names in a query stand for: ids, or None where the query has no such filter. () matches nothing."""

    people: tuple[int, ...] | None = None
    meetings: tuple[int, ...] | None = None
    topics: tuple[int, ...] | None = None


class FullText:
    """Searching the passages of a corpus. Safe in any thread; a search over a million passages takes tens of
    milliseconds."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def search(self, query: Query, who: Resolved, *, limit: int, offset: int = 0) -> tuple[list[int], int]:
        """Ids of the passages, best first (BM25; without words the newest first), and how many there are.

        The count stops at MOST_COUNTED. Every term must occur; passages of retired or superseded documents are
        left out.
        """
        words = match_expression(query.terms, query.excluded)
        tables, conditions, parameters = _narrowed(query, who)
        if words and not conditions:
            return self._by_words(words, limit, offset)
        if words:
            tables = f"passage_words w JOIN passage p ON p.id = w.rowid {tables}"
            conditions = ["passage_words MATCH ?", *conditions]
            parameters = [words, *parameters]
            order = "w.rank"
        else:
            tables = f"passage p {tables}"
            _leave_out(query, conditions, parameters)
            order = f"{_DATE} DESC, p.id"
        where = " AND ".join(conditions) or "1"
        found = self._connections.read().execute(
            f"SELECT p.id FROM {tables} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?", (*parameters, limit, offset)
        )
        ids = [int(row[0]) for row in found]
        if offset == 0 and len(ids) < limit:
            return ids, len(ids)
        return ids, self._counted(f"FROM {tables} WHERE {where}", parameters)

    def _by_words(self, words: str, limit: int, offset: int) -> tuple[list[int], int]:
        """The best of all hits, and how many there are. The index ranks them by itself, without looking them up.

        Looking up each hit's record takes several times as long as finding it, so that is done only where some
        record is not current.
        """
        connection = self._connections.read()
        ranked = connection.execute(
            "SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rank", (words,)
        )
        past = connection.execute(f"SELECT 1 FROM document d WHERE {PAST} LIMIT 1").fetchone() is not None
        enough = max(offset + limit, MOST_COUNTED)
        found: list[int] = []
        while len(found) < enough and (batch := [int(row[0]) for row in ranked.fetchmany(MOST_COUNTED)]):
            found += self._current(batch) if past else batch
        return found[offset : offset + limit], min(len(found), MOST_COUNTED)

    def _current(self, hits: Sequence[int]) -> list[int]:
        """Those of the passages whose record is current, in the same order."""
        sql = f"""SELECT p.id FROM passage p WHERE p.id IN {_LISTED}
            AND p.document_id IN (SELECT d.id FROM document d WHERE {PAST})"""
        past = {int(row[0]) for row in self._connections.read().execute(sql, (json.dumps(hits),))}
        return [each for each in hits if each not in past]

    def _counted(self, found: str, parameters: Sequence[object]) -> int:
        count = self._connections.read().execute(
            f"SELECT count(*) FROM (SELECT 1 {found} LIMIT ?)", (*parameters, MOST_COUNTED)
        )
        return int(count.fetchone()[0])

    def documents(self, query: Query, who: Resolved, among: Sequence[int]) -> frozenset[int]:
        """Which of these documents hold a passage that the query finds. Costs what they hold, not what is on file."""
        listed = json.dumps(list(among))
        words = match_expression(query.terms, query.excluded)
        tables, conditions, parameters = _narrowed(query, who)
        conditions.append(f"p.document_id IN {_LISTED}")
        parameters.append(listed)
        if words:
            # The index is read only where the passages of these documents stand in it.
            tables = f"passage_words w CROSS JOIN passage p ON p.id = w.rowid {tables}"
            between = f"(SELECT min(id) FROM passage WHERE document_id IN {_LISTED})"
            ends = f"{between} AND {between.replace('min', 'max')}"
            conditions = ["passage_words MATCH ?", f"w.rowid BETWEEN {ends}", *conditions]
            parameters = [words, listed, listed, *parameters]
        else:
            tables = f"passage p {tables}"
            _leave_out(query, conditions, parameters)
        sql = f"SELECT DISTINCT p.document_id FROM {tables} WHERE {' AND '.join(conditions)}"
        return frozenset(row[0] for row in self._connections.read().execute(sql, parameters))


# Ids, given as one JSON parameter: a list of any length fits.
_LISTED = "(SELECT value FROM json_each(?))"
# The day a passage was said, or failing that, published.
_DATE = "nullif(d.day, '')"


def match_expression(terms: Iterable[Term], excluded: Iterable[Term]) -> str | None:
    """The terms in FTS5's own language (https://www.sqlite.org/fts5.html#full_text_query_syntax); None without terms.

    Every word is quoted, so that nothing typed can be an operator; a word of several parts ("user-oriented",
    any Japanese)
    is a phrase of them.
    """
    wanted = [quoted for term in terms if (quoted := _quoted(term))]
    if not wanted:
        return None
    left_out = [quoted for term in excluded if (quoted := _quoted(term))]
    return " AND ".join(wanted) + "".join(f" NOT {quoted}" for quoted in left_out)


def _quoted(term: Term) -> str:
    words = " ".join(re.findall(r"\w+", searchable(term.text).replace("_", " ")))
    return f'"{words}"{"*" if term.prefix else ""}' if words else ""


def _narrowed(query: Query, who: Resolved) -> tuple[str, list[str], list[object]]:
    tables = "JOIN current_document d ON d.id = p.document_id"
    conditions: list[str] = []
    parameters: list[object] = []
    if who.people is not None:
        tables += " JOIN speech s ON s.id = p.speech_id"
        conditions.append(f"s.person_id IN ({_marks(who.people)})")
        parameters += who.people
    if who.meetings is not None:
        conditions.append(f"""EXISTS (SELECT 1 FROM meeting_record r WHERE r.document_id = d.id
            AND r.status = 'recorded' AND r.meeting_id IN ({_marks(who.meetings)})
            AND coalesce((SELECT at.meeting_id FROM speech at WHERE at.id = p.speech_id), r.meeting_id)
                = r.meeting_id)""")
        parameters += who.meetings
    if who.topics is not None:
        conditions.append(
            f"EXISTS (SELECT 1 FROM mention mn WHERE mn.passage_id = p.id AND mn.topic_id IN ({_marks(who.topics)}))"
        )
        parameters += who.topics
    if query.before is not None:
        conditions.append(f"{_DATE} < ?")
        parameters.append(query.before)
    if query.after is not None:
        conditions.append(f"{_DATE} >= ?")
        parameters.append(query.after)
    if query.sources:
        conditions.append(f"d.provenance IN ({_marks(query.sources)})")
        parameters += query.sources
    return tables, conditions, parameters


def _leave_out(query: Query, conditions: list[str], parameters: list[object]) -> None:
    """Where no words are looked for, full text can only say what to leave out."""
    left_out = " OR ".join(quoted for term in query.excluded if (quoted := _quoted(term)))
    if left_out:
        conditions.append("p.id NOT IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ?)")
        parameters.append(left_out)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))

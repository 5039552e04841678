"""Full text over passages: SQLite's FTS5, with CJK characters standing apart so that terms of any length are found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from sqlite3 import Connection

# Han, kana, and their extensions: scripts written without spaces between words (Unicode blocks).
_APART = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")


def searchable(text: str) -> str:
    """The text as it is indexed and queried: NFKC, and each CJK character a word of its own."""
    return _APART.sub(r" \1 ", unicodedata.normalize("NFKC", text))


def add(connection: Connection, passage_id: int, text: str) -> None:
    """Index a passage."""
    connection.execute("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (passage_id, searchable(text)))


def remove(connection: Connection, passages: Iterable[tuple[int, str]]) -> None:
    """Take passages out of the index. A contentless index wants the very words that it was given."""
    connection.executemany(
        "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)",
        ((passage_id, searchable(text)) for passage_id, text in passages),
    )


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")

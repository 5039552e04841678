"""A corpus as lines of JSON, row by row, and back: equal in every byte of every row.

The first line is `{"briefings_export":1,"schema":[names of the migrations]}`, each other one
`{"table":name,"row":{column:value}}`; a blob is `{"base64":text}`. The full-text index, the totals of topics and the
lease of the running clock are left out: the first two are made anew, the other belongs to a process.
"""

from __future__ import annotations

import base64
import binascii
import json
import sqlite3
from collections.abc import Iterable, Iterator

from briefings.corpus.connection import Connections, CorpusError
from briefings.corpus.migrations import migrate
from briefings.corpus.statements import rebuild_full_text
from briefings.corpus.totals import count_anew

FORMAT = 1
# Parents before children, so that a reader of the lines meets what a row points to before the row.
_FIRST = ("meta", "document", "content", "series", "person", "topic", "meeting", "subscription")
_LEFT_OUT = ("lease", "counted", "topic_total", "_sqlite_migrations")


def exported_lines(connections: Connections) -> Iterator[str]:
    """The corpus as it stands at this moment, line by line, each with its line end."""
    connection = connections.read()
    # One transaction, so that all lines are of one moment, whoever writes meanwhile.
    connection.execute("BEGIN")
    try:
        yield _line({"briefings_export": FORMAT, "schema": _applied(connection)})
        for table in _tables(connection):
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY {_key(connection, table)}'):
                yield _line({"table": table, "row": {name: _said(row[name]) for name in row.keys()}})  # noqa: SIM118 - a Row iterates over values
    finally:
        connection.execute("ROLLBACK")


def import_lines(connections: Connections, lines: Iterable[str]) -> int:
    """Fill an empty corpus with exported lines; gives the number of rows. All of them or none.

    An export of an older version is brought up to date. Raises CorpusError for a corpus that is in use, a damaged
    export, and one of a newer version.
    """
    # Rows come in the order of their tables, and an older schema is torn down: checked once at the end instead.
    connections.read().execute("PRAGMA foreign_keys = OFF")
    try:
        return _import(connections, lines)
    finally:
        connections.read().execute("PRAGMA foreign_keys = ON")


def _import(connections: Connections, lines: Iterable[str]) -> int:
    rows = 0
    with connections.write() as connection:
        if connection.execute("SELECT 1 FROM document LIMIT 1").fetchone() is not None:
            raise CorpusError("This database holds records already; please import into a new one (--db NEW.db).")
        numbered = enumerate(lines, 1)
        _prepare(connection, next(numbered, (1, ""))[1])
        tables = set(_tables(connection)) | {"sqlite_sequence"}
        for number, line in numbered:
            try:
                entry = json.loads(line)
                table, row = entry["table"], {name: _value(value) for name, value in entry["row"].items()}
                if table not in tables or not all(name.replace("_", "a").isalnum() for name in row):
                    raise KeyError(table)
                marks = ", ".join("?" * len(row))
                columns = ", ".join(f'"{name}"' for name in row)
                connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(row.values()))
            except (ValueError, KeyError, TypeError, AttributeError, sqlite3.Error, binascii.Error) as error:
                raise CorpusError(f"This export is damaged in line {number}; nothing was imported.") from error
            rows += 1
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise CorpusError(
                "This export is incomplete: rows point to others that are not there. Nothing was imported."
            )
        migrate(connection)
        rebuild_full_text(connection)
        count_anew(connection)
    return rows


def _prepare(connection: sqlite3.Connection, header: str) -> None:
    """Empty the tables, with the schema that the export was made with."""
    try:
        told = json.loads(header)
        schema, known = list(told["schema"]), told["briefings_export"] == FORMAT
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError("This is no export of Briefings (its first line does not say so).") from error
    ours = _applied(connection)
    if not known or schema != ours[: len(schema)]:
        raise CorpusError("This export was made by a newer version of Briefings; please update this one first.")
    for table in reversed(_tables(connection)):
        connection.execute(f'DELETE FROM "{table}"')
    connection.execute("DELETE FROM sqlite_sequence")
    if schema != ours:
        _begin_anew(connection, ours[len(schema)])


def _begin_anew(connection: sqlite3.Connection, next_step: str) -> None:
    """An older schema in the place of ours."""
    for kind in ("view", "table"):
        names = connection.execute(
            """SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'
            AND name NOT LIKE 'passage_words_%' AND name <> '_sqlite_migrations'""",
            (kind,),
        ).fetchall()
        for row in names:
            connection.execute(f'DROP {kind} IF EXISTS "{row["name"]}"')
    connection.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'corpus'")
    migrate(connection, stop_before=next_step)
    for table in _tables(connection):
        connection.execute(f'DELETE FROM "{table}"')


def _applied(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = 'corpus' ORDER BY id"
    ).fetchall()
    return [row["name"] for row in rows]


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name NOT LIKE 'passage_words%' ORDER BY name"""
    )
    found = [row["name"] for row in rows if row["name"] not in _LEFT_OUT]
    return [*(each for each in _FIRST if each in found), *(each for each in found if each not in _FIRST)]


def _key(connection: sqlite3.Connection, table: str) -> str:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    key = [row["name"] for row in sorted(columns, key=lambda row: row["pk"]) if row["pk"]]
    return ", ".join(f'"{name}"' for name in key) or "rowid"


def _line(entry: dict[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"


def _said(value: object) -> object:
    return {"base64": base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _value(value: object) -> object:
    return base64.b64decode(value["base64"], validate=True) if isinstance(value, dict) else value

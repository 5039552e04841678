"""Running the statements of one migration."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def run(db: Database, script: str) -> None:
    """Run the statements of `script`, within the transaction that makes a migration all or nothing."""
    # Statement by statement: executescript would commit that transaction.
    for statement in script.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)

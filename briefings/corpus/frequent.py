"""Subjects of very many records: their newest are found by going back from the newest records, not by sorting theirs.

A person whom ten records name is found through those ten; one whom every record names would have all of them put in
order for the five words that are shown.
"""

from __future__ import annotations

from sqlite3 import Connection
from typing import Literal

# From so many statements on a subject is frequent: then the newest records are soon found to be theirs.
FREQUENT = 2_000
# Documents that are not current: an index knows them, and there are few beside the others.
PAST = "(d.superseded_by IS NOT NULL OR d.retired_at IS NOT NULL)"
# Whether a document is current and of which day: an index alone knows, whose rows are a tenth of a document's.
DAYS = "document d INDEXED BY document_days"
CURRENT = "d.superseded_by IS NULL AND d.retired_at IS NULL"
# How many documents are current: SQLite counts all of a table by its pages, and those of the past are few.
CURRENT_COUNT = f"(SELECT count(*) FROM document) - (SELECT count(*) FROM document d WHERE {PAST})"
As = Literal["speaker", "named", "listed"]
_LISTED = "SELECT 1 FROM attendance WHERE person_id = :id UNION ALL SELECT 1 FROM role_held WHERE person_id = :id"
_STATEMENTS: dict[As, str] = {
    "speaker": "SELECT 1 FROM speech WHERE person_id = :id",
    "listed": _LISTED,
    "named": f"SELECT 1 FROM speech WHERE person_id = :id UNION ALL {_LISTED}",
}


def is_frequent(connection: Connection, as_: As, subject_id: int) -> bool:
    """Whether a person (who spoke, stands on lists, or either) is in very many places."""
    counted = f"SELECT count(*) FROM ({_STATEMENTS[as_]} LIMIT {FREQUENT})"
    return int(connection.execute(counted, {"id": subject_id}).fetchone()[0]) >= FREQUENT

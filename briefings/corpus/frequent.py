"""Subjects of very many records: their newest are found by going back from the newest records, not by sorting theirs.

A person whom ten records name is found through those ten; one whom every record names would have all of them put in
order for the five words that are shown.
"""

from __future__ import annotations

from sqlite3 import Connection
from typing import Literal

from briefings.corpus.totals import total_of

# From so many statements on a subject is frequent: then the newest records are soon found to be theirs.
FREQUENT = 2_000
# Documents that are not current: an index knows them, and there are few beside the others.
PAST = "(d.superseded_by IS NOT NULL OR d.retired_at IS NOT NULL)"
# How many documents are current: SQLite counts all of a table by its pages, and those of the past are few.
CURRENT_COUNT = f"(SELECT count(*) FROM document) - (SELECT count(*) FROM document d WHERE {PAST})"
As = Literal["speaker", "named", "listed"]
_LISTED = "SELECT 1 FROM attendance WHERE person_id = :id UNION ALL SELECT 1 FROM role_held WHERE person_id = :id"
_STATEMENTS: dict[As, str] = {
    "speaker": "SELECT 1 FROM speech WHERE person_id = :id",
    "listed": _LISTED,
    "named": f"SELECT 1 FROM speech WHERE person_id = :id UNION ALL {_LISTED}",
}


# A page of passages is found in so many records of a topic.
_PAGE = 30


def is_frequent(connection: Connection, as_: As | Literal["topic"], subject_id: int) -> bool:
    """Whether a person (who spoke, stands on lists, or either) or a topic is in very many places.

    A topic is when going back from the newest record meets as many of its records as a page needs before all of them
    would be put in order.
    """
    if as_ == "topic":
        newest = connection.execute("SELECT coalesce(max(id), 0) FROM document").fetchone()[0]
        return total_of(connection, subject_id).records ** 2 > _PAGE * int(newest)
    counted = f"SELECT count(*) FROM ({_STATEMENTS[as_]} LIMIT {FREQUENT})"
    return int(connection.execute(counted, {"id": subject_id}).fetchone()[0]) >= FREQUENT

"""The tray on the admins' desk: files that were brought and are not decided about yet, kept through restarts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import Literal, cast

from briefings.corpus.connection import Connections

TrayState = Literal["draft", "proposed", "filed", "discarded", "declined"]


@dataclass(frozen=True, slots=True)
class TrayItem:
    """A file on the desk, without its bytes. `decisions` are kept as JSON objects; what they mean is filing's business.

    `brought_by` is who handed it in; `decided_by` who filed, discarded or declined it.
    """

    id: int
    filename: str
    address: str | None
    state: TrayState
    decisions: tuple[Mapping[str, str], ...]
    version_of: int | None
    brought_by: str
    brought_at: str
    decided_by: str | None
    decided_at: str | None
    reason: str | None
    document_id: int | None
    title: str | None = None

    @property
    def name(self) -> str:
        """What people are told about it by: its title as read or corrected, and its file."""
        corrected = [each["value"] for each in self.decisions if (each["kind"], each["anchor"]) == ("field", "title")]
        title = json.loads(corrected[-1]) if corrected else self.title
        return f"{title} ({self.filename})" if title else self.filename


class Tray:
    """The tray of a corpus."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        data: bytes,
        filename: str,
        *,
        proposed: bool,
        by: str,
        now: datetime,
        address: str | None = None,
        title: str | None = None,
    ) -> int:
        """Lay a file on the desk, as an admin's draft or as a member's proposal; gives the item's id."""
        with self._connections.write() as connection:
            cursor = connection.execute(
                """INSERT INTO tray_item (filename, data, address, state, brought_by, brought_at, title)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                (filename, data, address, "proposed" if proposed else "draft", by, now.isoformat(), title),
            )
            return cast(int, cursor.lastrowid)

    def get(self, item_id: int) -> TrayItem | None:
        """The item with this id, whatever its state, or None."""
        return next(iter(self._select("WHERE id = ?", (item_id,))), None)

    def waiting(self) -> list[TrayItem]:
        """Drafts and proposals that nobody has decided about, oldest first."""
        return self._select("WHERE state IN ('draft', 'proposed') ORDER BY id", ())

    def with_data(self, data: bytes) -> list[TrayItem]:
        """Drafts and proposals of this very file, oldest first: several people may bring it."""
        return self._select("WHERE state IN ('draft', 'proposed') AND data = ? ORDER BY id", (data,))

    def data(self, item_id: int) -> bytes:
        """The file's bytes; empty once it was filed, since the document has them then."""
        row = self._connections.read().execute("SELECT data FROM tray_item WHERE id = ?", (item_id,)).fetchone()
        return bytes(row["data"])

    def keep_decisions(
        self, item_id: int, decisions: Sequence[Mapping[str, str]], version_of: int | None = None
    ) -> None:
        """What the admin has corrected so far, and the document that this is a new version of, if any."""
        with self._connections.write() as connection:
            connection.execute(
                "UPDATE tray_item SET decisions = ?, version_of = ? WHERE id = ?",
                (json.dumps([dict(each) for each in decisions], ensure_ascii=False), version_of, item_id),
            )

    def settle(
        self,
        item_id: int,
        state: Literal["filed", "discarded", "declined"],
        *,
        by: str,
        now: datetime,
        reason: str | None = None,
        document_id: int | None = None,
    ) -> bool:
        """Decide about an item; False when somebody did so already."""
        with self._connections.write() as connection:
            cursor = connection.execute(
                """UPDATE tray_item SET state = ?, decided_by = ?, decided_at = ?, reason = ?, document_id = ?,
                    data = CASE WHEN ? = 'filed' THEN x'' ELSE data END
                WHERE id = ? AND state IN ('draft', 'proposed')""",
                (state, by, now.isoformat(), reason, document_id, state, item_id),
            )
            return cursor.rowcount == 1

    def _select(self, rest: str, parameters: tuple[object, ...]) -> list[TrayItem]:
        rows = self._connections.read().execute(
            f"""SELECT id, filename, address, state, decisions, version_of, brought_by, brought_at, decided_by,
                decided_at, reason, document_id, title FROM tray_item {rest}""",
            parameters,
        )
        return [_item(row) for row in rows]


def _item(row: Row) -> TrayItem:
    return TrayItem(**{**dict(row), "decisions": tuple(json.loads(row["decisions"]))})

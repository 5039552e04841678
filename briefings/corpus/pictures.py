"""Pictures that were uploaded already, by what they show: each is uploaded once."""

from __future__ import annotations

from datetime import datetime

from briefings.corpus.connection import Connections


class Pictures:
    """Which file holds which picture. A key is made of everything that the picture shows."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def file_of(self, key: str) -> str | None:
        """The id of the file, or None when the picture was never uploaded."""
        row = self._connections.read().execute("SELECT file_id FROM picture WHERE key = ?", (key,)).fetchone()
        return row["file_id"] if row else None

    def keep(self, key: str, file_id: str, now: datetime) -> None:
        """Remember an upload."""
        with self._connections.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO picture (key, file_id, uploaded_at) VALUES (?, ?, ?)",
                (key, file_id, now.isoformat()),
            )

    def forget(self, key: str) -> None:
        """The file is gone from Slack."""
        with self._connections.write() as connection:
            connection.execute("DELETE FROM picture WHERE key = ?", (key,))

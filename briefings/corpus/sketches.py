"""Sketches of documents' texts: a few numbers each, equal where two texts are nearly the same."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.corpus.connection import Connections
from briefings.corpus.frequent import CURRENT, DAYS

# A band that many documents share (a form that everybody fills in) says little; not all of them are looked at.
_MOST_OF_A_BAND = 200


class Sketches:
    """The sketches of a corpus. What a band's value is, is decided by filing."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        # Up to this document every one has its sketch: only what was filed long ago lacks one.
        self._whole_up_to = 0

    def put(self, document_id: int, bands: Sequence[int]) -> None:
        """Keep a document's sketch, in the place of an earlier one. Values are signed 64-bit integers."""
        with self._connections.write() as connection:
            connection.execute("DELETE FROM sketch WHERE document_id = ?", (document_id,))
            connection.executemany(
                "INSERT INTO sketch (band, value, document_id) VALUES (?, ?, ?)",
                [(band, value, document_id) for band, value in enumerate(bands)],
            )

    def sharing(self, bands: Sequence[int], limit: int) -> list[int]:
        """Ids of the current documents that share bands with this sketch, those that share most first."""
        of_a_band = """SELECT * FROM (SELECT s.document_id AS id FROM sketch s
            CROSS JOIN {days} ON d.id = s.document_id AND {current}
            WHERE s.band = {band} AND s.value = ? ORDER BY s.document_id DESC LIMIT {most})"""
        shared = " UNION ALL ".join(
            of_a_band.format(band=band, most=_MOST_OF_A_BAND, days=DAYS, current=CURRENT) for band in range(len(bands))
        )
        rows = self._connections.read().execute(
            f"SELECT id FROM ({shared}) GROUP BY id ORDER BY count(*) DESC, id DESC LIMIT ?", (*bands, limit)
        )
        return [row["id"] for row in rows]

    def missing(self) -> list[int]:
        """Ids of the current documents without a sketch (filed before there were any)."""
        rows = self._connections.read().execute(
            """SELECT d.id, EXISTS (SELECT 1 FROM sketch s WHERE s.document_id = d.id) AS sketched
            FROM current_document d WHERE d.id > ? ORDER BY d.id""",
            (self._whole_up_to,),
        )
        known = {row["id"]: bool(row["sketched"]) for row in rows}
        missing = [document_id for document_id, sketched in known.items() if not sketched]
        if not missing:
            self._whole_up_to = max(known, default=self._whole_up_to)
        return missing

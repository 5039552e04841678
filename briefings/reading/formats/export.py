"""Lines of our own export (`briefings export`): each document in it, with the bytes as they were filed."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from briefings.reading.text.decode import UnreadableRecordError

_DAMAGED = "This export of Briefings is damaged (line {line}); please export again."


@dataclass(frozen=True, slots=True)
class ExportedDocument:
    """One document of an export: its file as it was filed."""

    filename: str
    data: bytes


def exported_documents(data: bytes) -> list[ExportedDocument]:
    """The current documents of an export, in its order. Raises UnreadableRecordError for damage."""
    names: dict[int, str] = {}
    found: list[ExportedDocument] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            row = entry.get("row", {})
            if entry.get("table") == "document" and row["superseded_by"] is None and row["retired_at"] is None:
                names[int(row["id"])] = str(row["filename"])
            elif entry.get("table") == "content" and int(row["document_id"]) in names:
                original = base64.b64decode(row["original"]["base64"], validate=True)
                found.append(ExportedDocument(names[int(row["document_id"])], original))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
            raise UnreadableRecordError(_DAMAGED.format(line=number)) from error
    return found

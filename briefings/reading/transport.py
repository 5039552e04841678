"""A Reading, and the files in a bundle, as JSON and back, equal: how they travel between processes."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from briefings.reading.formats.bundles import Part, bare_name
from briefings.records import (
    Provenance,
    ReadAttendance,
    ReadCommitment,
    Reading,
    ReadMeeting,
    ReadPassage,
    ReadPerson,
    ReadQuestion,
    ReadTopic,
    ReadTurn,
)

# What json.loads gives; the constructors below are the check of its shape.
Json = Mapping[str, Any]


def reading_as_json(reading: Reading) -> dict[str, object]:
    """The reading as dictionaries, lists, strings and numbers."""
    return {field.name: _plain(getattr(reading, field.name)) for field in fields(reading)}


def _plain(value: object) -> object:
    """As `dataclasses.asdict`, which copies each name and number by itself and takes three times as long."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value] if value and is_dataclass(value[0]) else value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return value


def reading_from_json(said: Json) -> Reading:
    """The reading that `reading_as_json` was given. Raises KeyError or TypeError for anything else."""
    return Reading(
        text=said["text"],
        title=said["title"],
        kind=said["kind"],
        language=said["language"],
        published=said["published"],
        address=said["address"],
        about_address=said["about_address"],
        provenance=Provenance(said["provenance"]["label"], tuple(said["provenance"]["reasons"])),
        meetings=tuple(
            ReadMeeting(**{**each, "spellings": tuple(each["spellings"]), "agenda": tuple(each["agenda"])})
            for each in said["meetings"]
        ),
        attendance=tuple(ReadAttendance(**each) for each in said["attendance"]),
        turns=tuple(ReadTurn(**each) for each in said["turns"]),
        people=tuple(ReadPerson(**{**each, "spellings": tuple(each["spellings"])}) for each in said["people"]),
        topics=tuple(
            ReadTopic(**{**each, "spellings": tuple(each["spellings"]), "passages": tuple(each["passages"])})
            for each in said["topics"]
        ),
        commitments=tuple(ReadCommitment(**{**each, "due": tuple(each["due"])}) for each in said["commitments"]),
        questions=tuple(ReadQuestion(**each) for each in said["questions"]),
        passages=tuple(ReadPassage(**each) for each in said["passages"]),
        reasons=dict(said["reasons"]),
    )


def parts_as_json(parts: Sequence[Part]) -> list[dict[str, object]]:
    """The files of a bundle, their bytes in base64."""
    return [
        {
            "filename": each.filename,
            "data": base64.b64encode(each.data).decode(),
            "source": each.source,
            "refused": each.refused,
        }
        for each in parts
    ]


def parts_from_json(said: Sequence[Json]) -> list[Part]:
    """The files that `parts_as_json` was given. Raises KeyError, TypeError or ValueError for anything else."""
    return [
        Part(bare_name(each["filename"]), base64.b64decode(each["data"]), each["source"], each["refused"])
        for each in said
    ]

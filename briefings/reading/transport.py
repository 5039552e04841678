"""A Reading, and the files in a bundle, as JSON and back, equal: how they travel between processes."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import starmap
from operator import attrgetter
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
    """A dataclass as the list of its values: their names, said of each passage, would be half of what is sent."""
    first: object = value[0] if isinstance(value, tuple) and value else value
    if not is_dataclass(first):
        return value
    kind: type = type(first)
    return list(map(_values(kind), value)) if isinstance(value, tuple) else _values(kind)(value)


@cache
def _values(kind: type) -> Callable[[object], object]:
    return attrgetter(*(field.name for field in fields(kind)))


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
        provenance=Provenance(*map(_as_tuple, said["provenance"])),
        meetings=tuple(ReadMeeting(*map(_as_tuple, each)) for each in said["meetings"]),
        attendance=tuple(starmap(ReadAttendance, said["attendance"])),
        turns=tuple(starmap(ReadTurn, said["turns"])),
        people=tuple(ReadPerson(*map(_as_tuple, each)) for each in said["people"]),
        topics=tuple(ReadTopic(*map(_as_tuple, each)) for each in said["topics"]),
        commitments=tuple(ReadCommitment(*map(_as_tuple, each)) for each in said["commitments"]),
        questions=tuple(starmap(ReadQuestion, said["questions"])),
        passages=tuple(starmap(ReadPassage, said["passages"])),
        reasons=dict(said["reasons"]),
    )


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


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

"""What may stand in a field that a person corrects."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import get_args

from briefings.filing.changes.desk import ChangeError
from briefings.records import DocumentKind, ProvenanceLabel

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://\S+")
_LONGEST = 1_000
_LONGEST_NAME = 300
_CHOICES = {"kind": get_args(DocumentKind), "provenance": get_args(ProvenanceLabel)}
_SHAPES = {
    "published": (_DATE, "a date like 2022-10-05, 2022-10 or 2022"),
    "date": (_DATE, "a date like 2022-10-05, 2022-10 or 2022"),
    "end_date": (_DATE, "a date like 2022-10-05, 2022-10 or 2022"),
    "start": (_TIME, "a time like 13:00"),
    "end": (_TIME, "a time like 13:00"),
    "language": (_LANGUAGE, "a language like en or ja"),
    "address": (_ADDRESS, "an address that begins with https://"),
    "about_address": (_ADDRESS, "an address that begins with https://"),
    "number": (re.compile(r"[1-9]\d{0,5}"), "a number like 6"),
}
_NEVER_UNKNOWN = ("title", "kind", "provenance")


def checked(field: str, value: str | None) -> str | int | None:
    """The value as it is kept; an empty one makes the field unknown. Raises ChangeError for what it cannot be."""
    written = " ".join((value or "").split())
    if not written:
        if field in _NEVER_UNKNOWN:
            raise ChangeError(f"The {field} cannot be left empty.")
        return None
    if len(written) > _LONGEST:
        raise ChangeError(f"That is too long for the {_said(field)}; please keep it under {_LONGEST:,} characters.")
    choices = _CHOICES.get(field)
    if choices and written not in choices:
        raise ChangeError(f"The {_said(field)} must be one of: {', '.join(choices)}.")
    shape = _SHAPES.get(field)
    if shape and not shape[0].fullmatch(written):
        raise ChangeError(f"Please give {shape[1]}.")
    if shape and shape[0] is _DATE:
        days_of(written)
    return int(written) if field == "number" else written


def _said(field: str) -> str:
    return field.replace("_", " ")


def days_of(written: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year as `checked` gives it. Raises ChangeError for no day."""
    parts = [int(part) for part in written.split("-")]
    try:
        if len(parts) == 3:
            day = date(*parts)
            return day.isoformat(), day.isoformat()
        year, month = parts[0], parts[1] if len(parts) == 2 else None
        last = date(year, month or 12, monthrange(year, month or 12)[1])
        return date(year, month or 1, 1).isoformat(), last.isoformat()
    except ValueError as error:
        raise ChangeError(f"There is no {written}; please write a date like 2022-10-05, 2022-10 or 2022.") from error


def due_within(written: str | None) -> tuple[str | None, str | None]:
    """A deadline: the days of what was written, or (None, None) for nothing. Raises ChangeError for no date."""
    day = checked("date", written)
    return (None, None) if day is None else days_of(str(day))


def checked_name(text: str) -> str:
    """A name as it is kept, on one line. Raises ChangeError for an empty one and for one that is too long."""
    name = " ".join(text.split())
    if not name:
        raise ChangeError("A name cannot be empty.")
    if len(name) > _LONGEST_NAME:
        raise ChangeError(f"That name is too long; please keep it under {_LONGEST_NAME} characters.")
    return name

"""An attendee as one list names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One attendee as listed. `also` holds initials, handles and the name as printed where it differs.

    `present`: False when marked absent, None when somebody else came instead, else True.
    """

    name: str
    role: str | None = None
    organisation: str | None = None
    present: bool | None = True
    also: tuple[str, ...] = ()

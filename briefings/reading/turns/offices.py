"""Labels that are an office's, beside others of the record."""

from __future__ import annotations

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import Listing


def holds_office_of(label: Label, offices: set[str]) -> bool:
    """ "Spokesperson for the Assembly's President:", where a "Spokesperson:" speaks, too."""
    office, sign, _ = label.text.partition(" for ")
    return bool(sign) and label.form == "colon" and office in offices


def of_the_committee(found: list[Label], listing: Listing) -> frozenset[str]:
    """ "Committee", some member, where a translation calls members so: "Enomoto Committee" of a listed Enomoto."""
    members = [
        label for label in found if label.text.endswith(" Committee") and listing.find(label.text[: -len(" Committee")])
    ]
    return frozenset(("Committee",)) if len(members) > 1 else frozenset()

"""Labels that the list of attendees, or an office beside them, makes somebody's."""

from __future__ import annotations

from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import Listing, bare_label
from briefings.reading.names.person_names import fold, is_initials, is_japanese
from briefings.reading.text.words import ROLE_WORDS


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


def is_listed(label: Label, listing: Listing) -> bool:
    """A nickname as the list has it ("tanaquil"), or a listed surname with a position in small letters."""
    bare = bare_label(label.text)
    tokens = bare.split()
    if label.form == "bracket" and is_initials(bare):
        return listing.find(bare) is not None
    if label.form != "colon" or not tokens or is_japanese(bare):
        return False
    if len(tokens) == 1:
        return fold(bare.lstrip("@")) in listing.names or (bare.islower() and listing.find(bare) is not None)
    titled = len(tokens) < 5 and all(token.islower() for token in tokens[1:]) and tokens[-1] in ROLE_WORDS
    return titled and listing.find(tokens[0]) is not None

"""One item of an attendance list, in the ways that bodies print it."""

from __future__ import annotations

import pytest

from briefings.reading.attendance.items import parse_entry
from briefings.reading.attendance.names import split_names

Row = tuple[str, str | None, str | None, bool | None]

# text -> (name, role, organisation, present)
ITEMS: list[tuple[str, Row]] = [
    (
        "Shri Anant Deshpande, Executive Director, Narmada Bank",
        ("Anant Deshpande", "Executive Director", "Narmada Bank", True),
    ),
    ("Smt. Vasudha Rao, General Manager", ("Vasudha Rao", "General Manager", None, True)),
    ("Mr Kaito Nishimura (JP) (by web conference)", ("Kaito Nishimura", None, "JP", True)),
    ("The Mayor, Councillor Lorraine Eddington OAM", ("Lorraine Eddington", "Mayor", None, True)),
    (
        "Director Community and Planning (Mrs Helen Dacey)",
        ("Helen Dacey", "Director Community and Planning", None, True),
    ),
    ("Rosa Acker - Postalia (RAC) - chair", ("Rosa Acker", "chair", "Postalia", True)),
    (
        "Dr. Maria da Silva Costa – Instituto do Mar – Vice-Chair",
        ("Maria da Silva Costa", "Vice-Chair", "Instituto do Mar", True),
    ),
    ("Jane Smith | Chair | University of Leeds", ("Jane Smith", "Chair", "University of Leeds", True)),
    (
        "Patrick Byrne (Department of Transport, observer)",
        ("Patrick Byrne", "observer", "Department of Transport", True),
    ),
    ("ROSALIE PENN, Ohio, Chairwoman", ("Rosalie Penn", "Chairwoman", "Ohio", True)),
    ("Prof. Dr. Heike Baumann (Universität Kiel)", ("Heike Baumann", None, "Universität Kiel", True)),
    ("Herr Dr.-Ing. Klaus Riedel, Stadtwerke Lohburg", ("Klaus Riedel", None, "Stadtwerke Lohburg", True)),
    ("Mme Claire Fontaine, adjointe au maire", ("Claire Fontaine", "adjointe au maire", None, True)),
    ("D.ª Carmen Ortiz Vega", ("Carmen Ortiz Vega", None, None, True)),
    ("H.E. Ms. Amina Diallo, Ambassador (Senegal)", ("Amina Diallo", "Ambassador", "Senegal", True)),
    ("LE GOFF Yannick", ("Yannick Le Goff", None, None, True)),
    ("VAN DEN BERG Pieter", ("Pieter van den Berg", None, None, True)),
    ("van den Berg, Pieter", ("Pieter van den Berg", None, None, True)),
    ("MENSAH, Kwame (Ghana)", ("Kwame Mensah", None, "Ghana", True)),
    ("Mrs A M Pettifer (Clerk)", ("A M Pettifer", "Clerk", None, True)),
    ("Jane Doe, PhD, Chair", ("Jane Doe", "Chair", None, True)),
    ("Sir Alan Cholm KCB", ("Alan Cholm", None, None, True)),
    ("John Smith <john@example.org>", ("John Smith", None, None, True)),
    ("John Smith, Acme Corp (via phone)", ("John Smith", None, "Acme Corp", True)),
    ("Jane Smith, Director of Finance (items 3 and 4)", ("Jane Smith", "Director of Finance", None, True)),
    ("Dr Fiona McKay (Deputy Chair) – left at item 6", ("Fiona McKay", "Deputy Chair", None, True)),
    ("Xena Shaw of the Rivers Trust", ("Xena Shaw", None, "Rivers Trust", True)),
    ("Una Page", ("Una Page", None, None, True)),
    ("Jane Smith (regrets)", ("Jane Smith", None, None, False)),
    ("Councillor Douglas Pym (leave of absence)", ("Douglas Pym", "Councillor", None, False)),
    ("✗ Jane Smith", ("Jane Smith", None, None, False)),
    ("☐ Jane Smith", ("Jane Smith", None, None, False)),
    ("DUPONT Marie (pouvoir à M. Martin)", ("Marie Dupont", None, None, None)),
]

NOBODY = [
    "Confirmation of the minutes",
    "The meeting opened at 9.00 a.m.",
    "Budget: 4,000 euros",
    "https://example.org/minutes",
    "14 Queen Street, Yarrabee",
    "Town Hall, High Street",
    "Department of Transport",
    "Two members of the public",
    "A quorum was present.",
    "Welcome and Introductions",
    "Date of Next Meeting",
    "Item 3",
]

LISTS: list[tuple[str, list[str]]] = [
    ("Councillors A. Brook, C. D'Arcy and M. Hale", ["A. Brook", "C. D'Arcy", "M. Hale"]),
    ("Messrs Kerr and Lowe", ["Kerr", "Lowe"]),
    ("Mmes Anne ROY et Marie BLANC", ["Anne ROY", "Marie BLANC"]),
    ("M. Jean DELORME, M. Luc PETIT, adjoints; Mme Anne ROY", ["M. Jean DELORME", "M. Luc PETIT", "Mme Anne ROY"]),
    (
        "Jane Smith, Director of Housing and Health; Tom Poole",
        ["Jane Smith, Director of Housing and Health", "Tom Poole"],
    ),
    ("Ana Ruiz, Bea Stone, Cem Tok, Dia", ["Ana Ruiz", "Bea Stone", "Cem Tok", "Dia"]),
    ("Jane Roe, EPA, Tom Poole, FAO", ["Jane Roe, EPA", "Tom Poole, FAO"]),
    (
        "Joan Hill (Chair), Peter Reed (Treasurer) and Una Vale",
        ["Joan Hill (Chair)", "Peter Reed (Treasurer)", "Una Vale"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_item_gives_name_role_organisation_and_presence(text: str, expected: Row) -> None:
    """An item says whom it names, as what, from where, and whether they were there."""
    entry = parse_entry(text)
    assert entry is not None
    assert (entry.name, entry.role, entry.organisation, entry.present) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_line_that_names_nobody_gives_nobody(text: str) -> None:
    """Headings, places, addresses and sentences are nobody."""
    assert parse_entry(text) is None


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_list_is_cut_into_one_item_a_person(text: str, expected: list[str]) -> None:
    """A run of names is cut where the next person begins, and a role stays with its name."""
    assert split_names(text) == expected

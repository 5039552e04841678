"""The same minutes however their file writes spaces, line ends and signs that nobody sees."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract

_MINUTES = """Harbour Council
Minutes of the 6th meeting, 5 October 2022, 10:00-11:30

Present
- Anna Lindqvist (Ministry of Ports)
- Bo Ekman (Port Authority)

Absent
- Kenji Watanabe (Pilots' Guild)

## Budget of the quay

Anna Lindqvist: Good morning. The budget of the quay is nearly done, but the figures for the dredging are still
missing.

Bo Ekman: We will send them by 1 November 2022.

Anna Lindqvist: Thank you.
"""
_FORMS: dict[str, Callable[[str], bytes]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "spaces at the end": lambda text: text.replace("\n", "  \n").encode(),
    "indented": lambda text: textwrap.indent(text, "  ").encode(),
    "indented by tabs": lambda text: textwrap.indent(text, "\t").encode(),
    "three line ends": lambda text: text.replace("\n\n", "\n\n\n").encode(),
    "form feeds": lambda text: text.replace("\n\n", "\n\f\n").encode(),
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text).encode(),
    "thin spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u2009", text).encode(),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b").encode(),
    "soft hyphens": lambda text: text.replace("Lindqvist", "Lind\u00adqvist").encode(),
    "marks of direction": lambda text: text.replace("Anna", "\u202aAnna\u202c").encode(),
    "quoted": lambda text: textwrap.indent(text, "> ", lambda _: True).encode(),
    "quoted twice": lambda text: textwrap.indent(text, "> > ", lambda line: bool(line.strip())).encode(),
}


def _seen(data: bytes) -> dict[str, Any]:
    record: dict[str, Any] = as_contract(read(data, "minutes.md"))
    parts = {name: record[name] for name in ("title", "meetings", "attendance")}
    said = [(turn["speaker"], " ".join(turn["text"].split())) for turn in record["turns"]]
    promised = [(one["text"], one["due"]) for one in record["commitments"]]
    return {**parts, "turns": said, "commitments": promised, "people": {one["name"] for one in record["people"]}}


@pytest.mark.parametrize("form", list(_FORMS))
def test_signs_that_nobody_sees_change_nothing(form: str) -> None:
    """Three people, three turns and a promise: as many as the plain text has."""
    plain = _seen(_MINUTES.encode())
    assert [len(plain[part]) for part in ("meetings", "attendance", "turns", "commitments")] == [1, 3, 3, 1]
    assert _seen(_FORMS[form](_MINUTES)) == plain


def test_quotation_within_minutes_stays() -> None:
    """Only where nearly all lines are quoted, the mark is the mail's and not the record's."""
    quoted = _MINUTES + "\n> The quay is old, says the report of 2019.\n"
    assert "> The quay is old" in read(quoted.encode(), "minutes.md").text


def test_end_of_a_sentence_heads_no_list() -> None:
    """ "are still missing." on a line of its own, over who speaks next, says of nobody that they were absent."""
    wrapped = _MINUTES.replace("are still\nmissing.\n\nBo Ekman: ", "\nare still missing.\nBo Ekman (Port Authority)\n")
    record: dict[str, Any] = as_contract(read(wrapped.encode(), "minutes.md"))
    assert [(one["name"], one["present"]) for one in record["attendance"]] == [
        ("Anna Lindqvist", True),
        ("Bo Ekman", True),
        ("Kenji Watanabe", False),
    ]

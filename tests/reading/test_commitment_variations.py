"""One promise and one call in hundreds of wordings: who, what kind, and until when."""

from __future__ import annotations

import pytest

from briefings.reading import read

_HEAD = """# Buoy Names Council – Meeting of 5 October 2022

Present:
- Anna Lindqvist (Ministry of Ports)
- Bo Ekman (Port Authority)

"""
_WHEN = (
    ("by 31 March 2023", "2023-03-31", "2023-03-31"),
    ("by March 31, 2023", "2023-03-31", "2023-03-31"),
    ("by 2023-03-31", "2023-03-31", "2023-03-31"),
    ("by March 2023", "2023-03-01", "2023-03-31"),
    ("by the end of March 2023", "2023-03-31", "2023-03-31"),
    ("before the end of 2023", "2023-12-31", "2023-12-31"),
    ("by 2030", "2030-01-01", "2030-12-31"),
    ("no later than 1 March 2023", "2023-03-01", "2023-03-01"),
    ("by 1 March", "2023-03-01", "2023-03-01"),
    ("by 15 October", "2022-10-15", "2022-10-15"),
    ("by the end of November", "2022-11-30", "2022-11-30"),
    ("by the end of the month", "2022-10-31", "2022-10-31"),
    ("by the end of the year", "2022-12-31", "2022-12-31"),
    ("next week", "2022-10-10", "2022-10-16"),
    ("next month", "2022-11-01", "2022-11-30"),
    ("next year", "2023-01-01", "2023-12-31"),
    ("in Q2 2023", "2023-04-01", "2023-06-30"),
    ("in the first half of 2023", "2023-01-01", "2023-06-30"),
    ("within two weeks", "2022-10-05", "2022-10-19"),
    ("within 30 days", "2022-10-05", "2022-11-04"),
    ("from 1 July 2024", "2024-07-01", "2024-07-01"),
)
_ASKED = "Anna Lindqvist: What comes next?\n\n{}\n\nAnna Lindqvist: Thank you."
_TOLD = "1. Budget\n\nThe budget was discussed. {}"
_PROMISED = (
    _ASKED.format("Bo Ekman: We will send the figures {when}."),
    _ASKED.format("Bo Ekman: I'll send the figures {when}."),
    _ASKED.format("Bo Ekman: We are going to publish the figures {when}."),
    _TOLD.format("Bo Ekman will send the figures {when}."),
    _TOLD.format("Bo Ekman agreed to send the figures {when}."),
    _TOLD.format("Bo Ekman undertook to send the figures {when}."),
    "## Action items\n\n- Bo Ekman to send the figures {when}\n- Anna Lindqvist to book the room",
    "## Action items\n\n- [ ] Bo Ekman to send the figures {when}\n- [ ] Anna Lindqvist to book the room",
    "## Actions\n\n- Bo Ekman: send the figures {when}\n- Anna Lindqvist: book the room",
    "## Action items\n\n- Send the figures {when} (Bo Ekman)\n- Book the room (Anna Lindqvist)",
    _TOLD.format("\n\nACTION: Bo Ekman to send the figures {when}."),
)
_CALLED_FOR = (
    _ASKED.format("Bo Ekman: The ministry should publish the figures {when}."),
    _ASKED.format("Bo Ekman: Every port must publish its figures {when}."),
    _TOLD.format("Bo Ekman called for the figures to be published {when}."),
    _TOLD.format("Bo Ekman said that the ministry should publish the figures {when}."),
)
_NOTHING = (
    "The figures were published by 31 March 2022.",
    "Bo Ekman sent the figures on 1 September 2022.",
    "If the money is there by 31 March 2023, the quay could be built.",
    "Will the figures be there by 31 March 2023?",
    "Bo Ekman will not send the figures by 31 March 2023.",
    "Bo Ekman answers within 30 days of receipt, as the rules have it.",
    "The minutes of the meeting of 7 September 2022 were approved.",
)


def _commitments(body: str) -> list[tuple[str, str | None, tuple[str | None, str | None]]]:
    found = read(f"{_HEAD}{body}\n".encode(), "notes.md").commitments
    return [(one.type, one.speaker, one.due) for one in found]


@pytest.mark.parametrize("when", _WHEN, ids=lambda when: when[0])
@pytest.mark.parametrize("body", _PROMISED)
def test_promise_is_read_in_any_words(body: str, when: tuple[str, str, str]) -> None:
    """Said in the first person, told of somebody, and listed as an action."""
    printed, first, last = when
    assert _commitments(body.format(when=printed)) == [("promise", "Bo Ekman", (first, last))]


@pytest.mark.parametrize("when", _WHEN, ids=lambda when: when[0])
@pytest.mark.parametrize("body", _CALLED_FOR)
def test_call_is_a_target(body: str, when: tuple[str, str, str]) -> None:
    """What somebody wants of others is nobody's promise."""
    printed, first, last = when
    assert _commitments(body.format(when=printed)) == [("target", "Bo Ekman", (first, last))]


@pytest.mark.parametrize("sentence", _NOTHING)
def test_what_binds_nobody_is_no_commitment(sentence: str) -> None:
    """What was, what may be, what is asked or denied, and rules that count from another day."""
    assert not _commitments(_TOLD.format(sentence))

"""Whole minutes put together at random from what the other tests vary: each part is read as if it stood alone.

The seeds are fixed, so that a failure comes again. Between the parts stand lines that look like other things: settings,
figures, votes, days of the past, addresses.
"""

from __future__ import annotations

import random
import textwrap
from typing import Any

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract
from tests.reading.test_attendance_variations import _HEADS as LIST_HEADS
from tests.reading.test_attendance_variations import _LAYOUTS as LAYOUTS
from tests.reading.test_attendance_variations import _WITH_BODY as WITH_BODY
from tests.reading.test_head_variations import _DAYS as DAYS
from tests.reading.test_head_variations import _HEADS_WITH_DAY as HEADS
from tests.reading.test_head_variations import _SERIES as SERIES
from tests.reading.test_turn_variations import _BODIES as BODIES
from tests.reading.test_turn_variations import _BY_INITIALS as BY_INITIALS
from tests.reading.test_turn_variations import _IN_FULL as IN_FULL
from tests.reading.test_turn_variations import _IN_PART as IN_PART
from tests.reading.test_turn_variations import _SAID as SAID
from tests.reading.test_turn_variations import _Form as Form

_ASIDES = (
    "Note: the slides are at https://example.org/slides?id=3 and the recording is not public.",
    "Time check: 10:30, two items left.",
    "The following was noted:\n\n- Fees: unchanged\n- Opening hours: 8:00-17:00\n- Contact: office@example.org",
    "| Item | Cost |\n|---|---|\n| Quay | 12,000 |\n| Dredging | 3,400 |",
    "```\nhost: harbour\nport: 8080\n```",
    "Motion carried: 4 in favour, 1 against, 0 abstentions.",
    "Background: the quay was built in 1962 and repaired in 2009.",
    "See also: Harbour Act 1998, section 12.",
    "RESOLVED: that the paper be approved.",
    "Documents: paper 12/2022, paper 13/2022.",
    "> The quay is old, says the report of 2019.",
    "Vote: Aye: Lindqvist, Ekman. Nay: none.",
    "Ref: HC/22/17",
    "The dates of the survey (12-14 September 2022) were noted.",
    "Agenda item 3: deferred.",
)
_NEXT = (
    "Next meeting: 7 December 2022, 10:00",
    "The next meeting will be held on 7 December 2022.",
    "**Next meeting:** Wednesday 7 December 2022",
    "Date of next meeting: 7 December 2022 at 10:00",
    "Next meeting\n\n7 December 2022",
    "The council will next meet on 7 December 2022 at the Town Hall.",
)
_CLOSED = (
    "The meeting closed at 15:30.",
    "There being no further business, the meeting was adjourned at 3:30 p.m.",
    "Adjourned: 3:30 pm",
    "The Chair thanked everyone and closed the meeting at 15.30.",
)
_BEFORE = (
    "The minutes of the meeting of 7 September 2022 were approved.",
    "Minutes of the last meeting (7 September 2022) were agreed as a correct record.",
    "The minutes of 7 September 2022 were taken as read and signed.",
)
_ABSENT = ("Kenji Watanabe", "Pilots' Guild")
_SENTENCES = ("held on", "met on", "called to order")  # heads that say when it closed, or begin the text themselves


def _speakers(chance: random.Random) -> tuple[Form, str]:
    """How speakers are printed, and how the list prints its members: with initials, where these speak."""
    if chance.random() < 0.25:
        return chance.choice(list(BY_INITIALS.values())), "{name} ({initials}), {body}"
    forms = [form for name, form in IN_FULL.items() if "heading" not in name] + [form for form, _ in IN_PART.values()]
    return chance.choice(forms), chance.choice(WITH_BODY)


def _minutes(chance: random.Random) -> str:
    """Minutes in one of many thousand forms, always with the same content."""
    form, item = _speakers(chance)
    layout = LAYOUTS[chance.choice([name for name in LAYOUTS if name != "apart"])]
    present, absent = (
        layout([item.format(name=name, body=body, initials=name[0] + name.split()[1][0]) for name, body in people])
        for people in (BODIES.items(), (_ABSENT,))
    )
    came, away = chance.choice(LIST_HEADS)
    head = chance.choice([head for head in HEADS if not any(words in head for words in _SENTENCES)])
    section = chance.choice(["## {}", "**{}**"])
    said = chance.choice(["\n\n", "\n"]).join(form(name) + words for name, words in SAID)
    parts = (
        head.format(chance.choice(DAYS)),
        f"{came.rstrip()}\n{present}",
        f"{away.strip()}\n{absent}",
        section.format("Approval of minutes"),
        chance.choice(_BEFORE),
        chance.choice(_ASIDES),
        section.format("Budget of the quay"),
        said,
        section.format("Other reports"),
        chance.choice(_ASIDES),
        section.format("Close"),
        chance.choice(_NEXT),
        chance.choice(_ASIDES),
        chance.choice(_CLOSED),
    )
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("seed", range(120))
def test_parts_of_minutes_do_not_disturb_each_other(seed: int) -> None:
    """The meeting with its neighbours, everybody who came, and every turn; nobody and no promise besides."""
    chance = random.Random(seed)  # noqa: S311 -- which layouts, and no secret
    record: dict[str, Any] = as_contract(read(_minutes(chance).encode(), "notes.md"))
    meetings = {(one["status"], one["series"], one["date"]) for one in record["meetings"]}
    assert meetings == {
        ("recorded", SERIES, "2022-10-05"),
        ("mentioned", SERIES, "2022-12-07"),
        ("mentioned", SERIES, "2022-09-07"),
    }
    assert [one["end"] for one in record["meetings"] if one["status"] == "recorded"] == ["15:30"]
    listed = [(one["name"], one["organisation"], one["present"]) for one in record["attendance"]]
    assert listed == [*((*one, True) for one in BODIES.items()), (*_ABSENT, False)]
    assert [(turn["speaker"], " ".join(turn["text"].split())) for turn in record["turns"]] == list(SAID)
    assert {one["name"] for one in record["people"]} == {*BODIES, _ABSENT[0]}
    assert all("contractor" in one["text"] for one in record["commitments"])  # "We expect them ... next week."


@pytest.mark.parametrize("seed", range(12))
def test_minutes_that_a_mail_quotes_read_as_they_are(seed: int) -> None:
    """With "> " before each line, in whatever layout."""
    minutes = _minutes(random.Random(seed))  # noqa: S311 -- which layouts, and no secret
    record, quoted = (
        as_contract(read(text.encode(), "notes.md"))
        for text in (minutes, textwrap.indent(minutes, "> ", lambda _: True))
    )
    assert [quoted[part] for part in ("attendance", "turns", "meetings")] == [
        record[part] for part in ("attendance", "turns", "meetings")
    ]

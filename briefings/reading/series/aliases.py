"""Other ways a record writes its series, and who held the meeting."""

from __future__ import annotations

import re

from briefings.dates import find_ordinals
from briefings.dates.near import cued, holding
from briefings.dates.ordinals import ordinals_of
from briefings.reading.series.bodies import BODY
from briefings.reading.series.series import WHAT_IS_TOLD
from briefings.records import ReadMeeting

_ORGANISER = cued(
    r"(?:\b[A-Z][a-z]+’s |\b[Tt]he )(?P<name>(?:[A-Z][\w-]+ )(?:(?:of|and|for|[A-Z][\w-]+) "
    r"){0,7})(?:\([A-Z]{2,8}\) )?(?:held|convened|hosted) (?:the|its|a)\b",
    "held |convened |hosted ",
    flags=0,
)
_HELD_BY = cued(
    r"\bheld\b[^.\n]{0,120}?, by the (?P<name>[A-Z][\w-]+(?: (?:of|and|for|[A-Z][\w-]+)){0,7}?)(?= \(| and the|"
    r" in | at |,|\.)",
    "held",
    flags=0,
)
_BRACKETED = re.compile(
    r"[”\"」』]?\s?[(（](?:hereinafter |以下[、]?)?[“\"「『]?(?P<name>[A-Z][\w. -]{1,30}|"
    r"[^()（）\s]{2,30}?)[”\"」』]?(?:という。?)?[)）]"
)


def aliases_of(meeting: ReadMeeting, body: str) -> tuple[str, ...]:
    """With the same ordinal ("the 6th Maina WG"), in brackets behind the name, or as 「...」(第N回)."""
    found: dict[str, None] = {}
    if not meeting.series:
        return ()
    behind = _bracketed_behind(meeting.series, body)
    if (
        behind
        and not find_ordinals(behind["name"])
        and not WHAT_IS_TOLD.search(f" ({behind['name']})")
        and not re.search(r"\d{4}|案|回|号|\d日|開催$|^.{0,4}[長表][・=＝：]|^[Dd]raft$", behind["name"])
    ):
        found[behind["name"].strip()] = None
    if meeting.number is not None:
        for ordinal in ordinals_of(body[:400_000], meeting.number):
            _alias_at(body, ordinal.start, ordinal.end, found)
    plain = _key(meeting.series)
    # The end of the name itself (推進会議 of DX推進会議) is no other way to write it.
    return tuple(name for name in found if not plain.endswith(_key(name)) and len(name) > 2)[:8]


def _bracketed_behind(series: str, body: str) -> re.Match[str] | None:
    """The first bracket right behind the name, in whatever case the name is written."""
    for _, end in holding(body, (series.lower(),)):
        match = _BRACKETED.match(body, end)
        if match:
            return match
    return None


def _alias_at(body: str, start: int, end: int, found: dict[str, None]) -> None:
    after = body[end : end + 170]
    quoted = re.match(r"\s?[“\"『「](?P<name>[^”\"』」\n]{6,160})[”\"』」]", after)
    named = re.match(
        r"\s(?P<name>(?:[A-Z][\w&-]*\s){0,7}(?:WG|TF|Working Group|Committee|Council|Task Force|Panel|"
        r"Board))\b(?!\s(?:[A-Z]|on\b|of\b))",
        after,
    )
    if quoted and BODY.search(quoted["name"]):
        found[quoted["name"].strip(" .,")] = None
    elif named and len(named["name"].split()) > 1:
        found[named["name"].strip()] = None
    before = body[max(0, start - 80) : start]
    japanese = re.search(r"(?P<name>[\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d・ー]{4,60})\s?[(（]$", before)
    if japanese and any(one.end() == len(japanese["name"]) for one in BODY.finditer(japanese["name"])):
        found[japanese["name"]] = None


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def organiser_of(text: str) -> str | None:
    """ "Japan's Digital Agency held the first meeting", "was held ... by the Ministry of ..."."""
    held = (one for one in _ORGANISER.finditer(text) if not (one[0].endswith(" its") and BODY.search(one["name"])))
    match = next(held, None) or _HELD_BY.search(text)  # a body that "held its second session" is who met
    return match["name"].strip() if match else None

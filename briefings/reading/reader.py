"""The reading of one file, stage by stage. Each stage is a file of this package."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from briefings.dates import find_dates
from briefings.reading.attendance.listed import Roster, both
from briefings.reading.commitments.commitments import read_commitments
from briefings.reading.commitments.days import Days
from briefings.reading.commitments.voices import holders_of
from briefings.reading.conversations.chat import messages_of
from briefings.reading.conversations.conversation import read_conversation
from briefings.reading.formats import as_text
from briefings.reading.formats.extracted import Extracted
from briefings.reading.head.days_told import says_today
from briefings.reading.head.heading import Heading, any_address, read_heading
from briefings.reading.layout.body import body_of
from briefings.reading.layout.cover_letters import cover_letter
from briefings.reading.meetings.meetings import Head, head_of, read_meetings
from briefings.reading.meetings.to_come import lines_of_the_next
from briefings.reading.names.person_names import is_japanese
from briefings.reading.people.people import read_people
from briefings.reading.said import Said, words_said
from briefings.reading.series.series import series_in_title
from briefings.reading.source.ai_signs import ai_signs
from briefings.reading.source.kinds import Shape, kind_of
from briefings.reading.source.provenance import provenance_of
from briefings.reading.source.published import published_of
from briefings.reading.source.publishers import PRESS_LINE
from briefings.reading.source.stated import take_what_the_file_states
from briefings.reading.text.language import language_of
from briefings.reading.text.lines import Line, Paragraph, flow, paragraphs, plain
from briefings.reading.topics.topics import read_topics
from briefings.reading.turns.attribution import Attributed
from briefings.records import (
    DocumentKind,
    Provenance,
    ReadAttendance,
    ReadCommitment,
    Reading,
    ReadMeeting,
    ReadPassage,
    ReadPerson,
    ReadTurn,
)

# Below what a page says of its kind of papers.
_MINUTES_BEGIN = re.compile(r"minutes of (?:the )?proceedings|procès-verbal", re.IGNORECASE)
# "Item 2. Sale of the chronometers", "Resolution 22-47: Jail Needs Study", 議事２ 分館の統合について.
_ITEM = re.compile(
    r"(?:(?:agenda )?item|resolution|motion|ordinance|topic|minute|issue|part|"
    r"bill)\s(?:no\.?\s)?[\dIVX][\w./-]{0,9}\s?[:.–—-]?\s+"
    r"(?P<name>[A-Z][^.!?:]{3,60})$|(?:議題|議事|審議事項|"
    r"報告事項)?\s?[(（]?[\d０-９一二三四五六七八九十]{1,2}[)）.．、:：]?[\s　]*"
    r"(?=.{3,30}について$)",
    re.IGNORECASE,
)


def read(data: bytes, filename: str) -> Reading:
    """Everything that a file says. The same bytes and name always give the same reading.

    Raises UnreadableRecordError (a BriefingsError) for what is empty, too large, damaged, in an unknown
    encoding, or of
    a format that is not read.
    """
    file = as_text(data, filename)
    if messages := messages_of(file.text):
        return read_conversation(file.text, messages)
    said = words_said(body_of(file.text, filename))
    ai = ai_signs(said.text, structured=said.structured) or ([said.answered] if said.answered else [])
    head = _head(said, file, filename, ai)
    meetings, reasons = read_meetings(head)
    met = next((one.series or one.organiser for one in meetings if one.status == "recorded"), None)
    address, structured = head.heading.address, said.structured
    provenance = provenance_of(said.text, head.kind, ai=ai, body=met, address=address, structured=structured)
    return _whole(said, head, meetings, reasons, provenance)


def _head(said: Said, file: Extracted, filename: str, ai: list[str]) -> Head:
    """The record's head: its title, its kind, its days. `ai`: the sentences that say that an AI wrote it."""
    text, lines, roster = said.text, said.lines, said.roster
    letter = cover_letter(lines)
    of_next = lines_of_the_next(lines)
    # What somebody says into a microphone is no title.
    untitled = of_next | said.skipped | said.asked | letter | roster.lines
    untitled |= said.spoken_lines if said.captions else set()
    heading = read_heading(text, lines, filename, untitled, said.body_start)
    kind = _kind(heading, lines, said.found, text, said.turns, roster, captions=said.captions)
    if ai and not said.turns and not roster.listed:
        kind = "article"
        heading.about_address = heading.about_address or any_address(text)
        if heading.address == heading.about_address and "field" in heading.reasons.get("address", ""):
            heading.address = None  # "Source: ..." says what a machine's article is about
    head_end = _head_end(lines, [one for one in said.found if one.first not in letter], said.body_start, text)
    article = kind in {"article", "release", "other"} or (kind == "report" and says_today(text))
    published_of(heading, lines, kind, article=article)
    take_what_the_file_states(heading, file)
    body = _body(text, lines, said.skipped | roster.lines, wraps=said.wraps)
    no_head = of_next | said.skipped | letter | roster.lines | said.spoken_lines
    return head_of(heading, lines, kind, head_end, no_head, body, turns=bool(said.turns))


def _whole(
    said: Said, head: Head, meetings: list[ReadMeeting], reasons: dict[str, str], provenance: Provenance
) -> Reading:
    """Everything together, with what follows from the days of the meetings: who was at which, and what is promised."""
    heading, text = head.heading, said.text
    parts = [one for one in meetings if one.status == "recorded"]
    people = read_people(text, said.roster, said.turns, said.attributed.labels, said.named)
    today = _day(meetings[0].date if meetings else None, heading.published, _head_day(said.lines))
    later = [one.date for one in meetings if one.date and len(one.date) == 10 and today and one.date > today]
    days = Days(today, min(later, default=None))
    # What an AI's article calls likely is nobody's promise.
    guessed = provenance.label == "ai-written" and head.kind == "article"
    blanked = _blanked(text, said.lines, said.roster.lines)
    return Reading(
        text=text,
        title=heading.title,
        kind=head.kind,
        language=language_of(text),
        published=heading.published,
        address=heading.address,
        about_address=heading.about_address,
        provenance=provenance,
        meetings=tuple(meetings),
        attendance=_attendance(said.roster, [one.begins for one in parts], said.lines),
        turns=said.turns,
        people=people,
        topics=read_topics(blanked, said.passages, _names(people), _headings(said.lines, meetings)),
        commitments=() if guessed else _commitments(text, said.passages, said.turns, days, parts, people),
        questions=tuple(said.attributed.questions),
        passages=said.passages,
        reasons=_reasons(heading, reasons, said.roster, said.attributed),
    )


def _blanked(text: str, lines: list[Line], left_out: set[int]) -> str:
    """The text with some of its lines as blanks: what a list of attendees repeats is no subject."""
    parts: list[str] = []
    start = 0
    for index in sorted(left_out):
        if index < len(lines):
            parts += [text[start : lines[index].start], " " * (lines[index].end - lines[index].start)]
            start = lines[index].end
    return "".join((*parts, text[start:])) if parts else text


def _body(text: str, lines: list[Line], skipped: set[int], *, wraps: bool) -> str:
    """The record's paragraphs, one a line, without leftovers and attendance lists; at most a million characters."""
    parts: list[str] = []
    size = 0
    for one in paragraphs(text, lines, skipped, wraps=wraps, left_out=skipped):
        if one.first not in skipped:
            parts.append(plain(flow(text[one.start : one.end])))
            size += len(parts[-1])
        if size > 1_000_000:
            break
    return "\n".join(parts)


def _kind(
    heading: Heading,
    lines: list[Line],
    found: list[Paragraph],
    text: str,
    turns: tuple[ReadTurn, ...],
    roster: Roster,
    *,
    captions: bool,
) -> DocumentKind:
    total = sum(one.end - one.start for one in found) or 1
    spoken = sum(len(turn.text) for turn in turns) / total
    long = 40 if is_japanese(text[:400]) else 140
    prose = sum(one.end - one.start > long for one in found)
    head = "\n".join(line.text[:300] for line in lines[:60] if not line.blank)
    top = [line.text for line in lines[:14] if not line.blank and len(line.text) < 120][:6]
    named = any(series_in_title(text) for text in top if not text.endswith((".", "。")))
    dated = named and any(one.is_day for text in top for one in find_dates(text, years=False))
    dated = dated and not any(re.search(r"\bas of\b|現在", text) for text in top)
    dated = dated and not any(PRESS_LINE.search(line.text[:160]) for line in lines[:14])
    recorded = series_in_title(heading.title) is not None or "when" in heading.fields
    form = bool(roster.listed) and "when" in heading.fields and "place" in heading.fields
    attended = roster.says and len(roster.listed) > 1
    came = any(one.present is not False for one in roster.listed)  # those who are away are no list
    shape = Shape(len(turns), spoken, came, recorded, captions, prose, dated, form, attended)
    return kind_of(heading.title, head, shape)


def _head_end(lines: list[Line], found: list[Paragraph], body_start: int, text: str) -> int:
    """The first line of speech or of running text, whichever comes first."""
    again = max((at for at, line in enumerate(lines[:80]) if _MINUTES_BEGIN.fullmatch(line.text)), default=0)
    for one in found:
        if one.end - one.start > 300 and one.first > again and not lines[one.first].bullet:
            return max(1, min(body_start, one.first))
    return body_start


def _attendance(roster: Roster, parts: list[int], lines: list[Line]) -> tuple[ReadAttendance, ...]:
    """Who was there; in notes that roll on, at each of the meetings, whose parts begin at these places."""
    if len(parts) < 2:
        return tuple(
            ReadAttendance(one.entry.name, one.entry.role, one.entry.organisation, one.present) for one in roster.listed
        )
    listed: dict[tuple[int, int], bool | None] = {}
    for key, line, present in roster.mentions:
        place = max(bisect_right(parts, lines[line].start) - 1, 0), key
        listed[place] = both(listed[place], present) if place in listed else present
    people = {one.key: one.entry for one in roster.listed}
    return tuple(
        ReadAttendance(people[key].name, people[key].role, people[key].organisation, present, meeting)
        for (meeting, key), present in sorted(listed.items(), key=lambda one: one[0])
        if key in people
    )


def _commitments(
    text: str,
    passages: tuple[ReadPassage, ...],
    turns: tuple[ReadTurn, ...],
    days: Days,
    parts: list[ReadMeeting],
    people: tuple[ReadPerson, ...],
) -> tuple[ReadCommitment, ...]:
    """What was promised; in notes that roll on "by next week" is told from the day of its own meeting."""
    known, holders = _short_names(people), holders_of(people)
    if len(parts) < 2:
        return read_commitments(text, passages, turns, days, known, holders)
    starts = [passage.start for passage in passages]
    edges = [0, *(bisect_left(starts, one.begins) for one in parts[1:]), len(passages)]
    return tuple(
        replace(each, passage=None if each.passage is None else each.passage + first)
        for one, first, last in zip(parts, edges, edges[1:], strict=False)
        for each in read_commitments(
            text, passages[first:last], turns, Days(_day(one.date, None, None), None), known, holders
        )
    )


def _headings(lines: list[Line], meetings: list[ReadMeeting]) -> list[str]:
    """What the record calls its parts: headings, agenda items, and short numbered lines."""
    marked = [line.text for line in lines if line.heading or line.bold]
    counted = [
        line.text for line in lines if line.numbered and len(line.text) < 60 and not line.text.endswith((".", "。"))
    ]
    bare = [re.sub(r"^[\d.)(\s]+", "", text) for text in counted[:200]]
    named = [
        match["name"] or line.text[match.end() :]
        for line in lines[:6_000]
        if len(line.text) < 90 and (match := _ITEM.match(line.text))
    ]
    return [*marked[:400], *bare, *named[:200], *(item for meeting in meetings[:1] for item in meeting.agenda)]


def _names(people: tuple[ReadPerson, ...]) -> list[str]:
    return [spelling for person in people for spelling in (person.name, *person.spellings)]


def _short_names(people: tuple[ReadPerson, ...]) -> dict[str, str]:
    short: dict[str, str] = {}
    for person in people:
        for spelling in (person.name, person.name.split()[0], person.name.split()[-1], *person.spellings):
            short.setdefault(spelling.lower().lstrip("@"), person.name)
    return short


def _head_day(lines: list[Line]) -> str | None:
    """The first full date on the first lines: when the record itself gives no day, it is not older than that."""
    for line in [line for line in lines[:40] if not line.blank][:8]:
        days = [one.first for one in find_dates(line.text[:200], years=False) if one.is_day]
        if days and len(line.text) < 90 and not line.text.endswith((".", "。")):
            return days[0]
    return None


def _day(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _reasons(heading: Heading, meeting: dict[str, str], roster: Roster, attributed: Attributed) -> dict[str, str]:
    reasons = {**heading.reasons, **meeting}
    if roster.listed and roster.reason:
        reasons["attendance"] = roster.reason
    return reasons

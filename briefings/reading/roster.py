"""Attendance lists: under a heading, after "Present:", in a table, as bare items, or in a sentence by delegation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefings.reading.lines import Line
from briefings.reading.person_names import is_japanese, looks_like_name
from briefings.reading.roster_items import Entry, parse_entry
from briefings.reading.roster_tables import table_entries

_PRESENT_WORDS = re.compile(
    r"\b(?:present|attendees?|attendance|attending|attended|participants?|participating|roll call|in attendance)\b"
    r"|出席|参加者|構成員|列席|参集者",
    re.IGNORECASE,
)
_ABSENT_WORDS = re.compile(
    r"\b(?:apolog(?:y|ies)|regrets|absent|absen(?:ce|ces|tees?)|excused|not present)\b|欠席", re.IGNORECASE
)
_ROLE_WORDS = {
    "chair": "Chair",
    "chairs": "Chair",
    "co-chair": "Co-chair",
    "co-chairs": "Co-chair",
    "chairman": "Chairman",
    "chairperson": "Chairperson",
    "chairwoman": "Chairwoman",
    "chaired by": "Chair",
    "vice-chair": "Vice-chair",
    "vice chair": "Vice-chair",
    "vice-chairman": "Vice-chairman",
    "secretary": "Secretary",
    "clerk": "Clerk",
    "scribe": "Scribe",
    "scribes": "Scribe",
    "note taker": "Note taker",
    "note takers": "Note taker",
    "note-taker": "Note taker",
    "notetaker": "Note taker",
    "notetakers": "Note taker",
    "minute taker": "Minute taker",
    "minutes taker": "Minute taker",
    "minutes by": "Minute taker",
    "minutes": "Minute taker",
    "facilitator": "Facilitator",
    "moderator": "Moderator",
    "host": "Host",
    "observer": "Observer",
    "observers": "Observer",
    "guest": "Guest",
    "guests": "Guest",
    "invited guests": "Guest",
    "staff": "Staff",
    "officers": "Officer",
    "secretariat": "Secretariat",
    "座長": "座長",
    "議長": "議長",
    "会長": "会長",
    "委員長": "委員長",
    "司会": "司会",
    "書記": "書記",
    "事務局": "事務局",
    "委員": "委員",
    "オブザーバー": "オブザーバー",
    "傍聴者": "傍聴者",
    "陪席者": "陪席者",
}
_FILLER = re.compile(
    r"\b(?:members?|councillors?|committee|board|the|of|list|voting|non-voting|remote(?:ly)?|in[- ]person|and|"
    r"online|virtual(?:ly)?|those|people|were|also|"
    r"following|for|received|from|at|meeting|were|are|via|zoom|officers|officials|staff|others?|directors?|"
    r"individuals|persons?|by|record|tsc|tc|wg|with)\b",
    re.IGNORECASE,
)
_DELEGATION = re.compile(
    r"(?P<group>(?:[A-Z][\w.’'-]{0,20} ){1,4}(?:delegation|side|participants|representatives))\s?:"
)
_PARTICIPANTS = re.compile(
    r"(?:\([A-Za-z]{3,12}\)\s?)?(?:list of )?(?:participants|attendees|members)\b", re.IGNORECASE
)
_OTHERS = re.compile(r"^(?:and\s)?(?:officials|representatives|others|members|staff|experts)\b|^etc\.?", re.IGNORECASE)
_SPLIT_DEPTH = re.compile(r"[()（）\[\]]")
_NOBODY = re.compile(r"(?:none|nobody|no one|n/?a|nil|-+|tbd|なし|無し)\.?$", re.IGNORECASE)
MAX_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Listed:
    """An attendee with the line that lists them. `present` as in ReadAttendance."""

    entry: Entry
    line: int
    present: bool


@dataclass(slots=True)
class Roster:
    """Everybody listed, in the order of the record, and the lines that the lists stand on."""

    listed: list[Listed] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    reason: str = ""

    def add(self, entry: Entry, line: int, present: bool) -> None:
        """Add an attendee; a second mention of the same name adds the role it lacked."""
        self.lines.add(line)
        for position, known in enumerate(self.listed):
            if known.entry.name.casefold() == entry.name.casefold():
                merged = replace(
                    known.entry,
                    role=known.entry.role or entry.role,
                    organisation=known.entry.organisation or entry.organisation,
                    also=tuple(dict.fromkeys((*known.entry.also, *entry.also))),
                )
                self.listed[position] = replace(known, entry=merged, present=known.present and present)
                return
        self.listed.append(Listed(entry, line, present))


@dataclass(frozen=True, slots=True)
class _Section:
    present: bool
    role: str | None
    rest: str


def read_roster(lines: list[Line], speech_start: int) -> Roster:
    """The attendance lists of a record. `speech_start` is the first line that a speaker opens: bare lists end there."""
    roster = Roster()
    index = 0
    while index < len(lines):
        section = _section(lines[index], index < speech_start)
        if section is None:
            index += 1
            continue
        index = _read_section(lines, index, section, roster)
    _delegations(lines, roster)
    if not roster.listed:
        _tables_without_heading(lines, roster)
    if not roster.listed:
        _bare_list(lines[:speech_start], roster)
    if roster.listed and not roster.reason:
        roster.reason = "The record lists its attendees."
    return roster


def _section(line: Line, in_heading: bool) -> _Section | None:
    """The attendance section that a line opens, if it does."""
    if line.blank or (line.cells and len(line.cells) > 3):
        return None
    text = re.sub(r"^\s*[\d.]{1,5}[.)]?\s+|^[○◯●◎■□◆◇【\[(（]\s*", "", line.text)
    head, colon, rest = _head(text)
    if not head or len(head) > 70 or len(head.split()) > 9:
        return None
    key = head.lower().strip(" *_:：】)）]")
    standalone = bool(colon) or bool(line.heading) or line.bold or line.cells or len(text) < 45
    role = _ROLE_WORDS.get(key)
    if role and in_heading and colon and (not rest or _is_name_list(rest)):
        return _Section(True, role, rest)
    if role and line.heading and not rest and role not in {"Minute taker", "Secretary"}:
        return _Section(True, role, "")
    absent = _ABSENT_WORDS.search(key)
    present = _PRESENT_WORDS.search(key)
    if not (absent or present) or not standalone:
        return None
    if not is_japanese(key):
        left = _FILLER.sub(" ", _ABSENT_WORDS.sub(" ", _PRESENT_WORDS.sub(" ", key)))
        if len(re.findall(r"[^\W\d]{2,}", left)) > (2 if line.heading or colon else 1):
            return None
    elif len(key) > 14:
        return None
    if rest and not _is_name_list(rest):
        return None
    observer = re.search(r"observer|guest|オブザーバ|傍聴", key)
    return _Section(not absent, (observer and _ROLE_WORDS.get(observer[0], "オブザーバー")) or None, rest)


def _head(text: str) -> tuple[str, str, str]:
    for sign in (":", "："):
        before, colon, after = text.partition(sign)
        if colon:
            return before.strip(), colon, after.strip()
    if text.startswith("| "):
        return "", "", ""
    spaced = re.match(r"([一-龠ァ-ヶー]{2,8})[】）)]?[ \u3000]+(\S.*)$", text)
    if spaced and is_japanese(text):
        return spaced[1], " ", spaced[2]
    return text.strip(), "", ""


def _is_name_list(text: str) -> bool:
    """Whether the text is names rather than a sentence."""
    if _NOBODY.match(text):
        return True
    entries = [parse_entry(item) for item in split_names(text)[:12]]
    named = sum(entry is not None for entry in entries)
    handles = bool(re.fullmatch(r"[\w.@+-]{2,30}(?:,\s*[\w.@+() -]{2,30})*\.?", text)) and not text.endswith(".")
    return named >= max(1, len(entries) / 2) or (handles and len(text.split(",")) > 1) or _single_handle(text)


def _single_handle(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][\w.-]{1,20}(?:\s[A-Z][\w.-]*)?", text))


def split_names(text: str) -> list[str]:
    """The items of "A, B (c, d); E and F": semicolons split first, then commas outside parentheses."""
    text = (
        text.strip().rstrip(".。")
        if not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr|Ltd|Inc)\.$", text.strip())
        else text.strip()
    )
    if ";" in text or "；" in text:
        return [item.strip() for item in re.split(r"[;；]\s*(?:and\s)?", text) if item.strip()]
    items, depth, start = [], 0, 0
    for position, sign in enumerate(text):
        if sign in "(（[":
            depth += 1
        elif sign in ")）]":
            depth = max(0, depth - 1)
        elif sign in ",、，・" and depth == 0:
            items.append(text[start:position])
            start = position + 1
    items.append(text[start:])
    split = [
        part
        for item in items
        for part in re.split(r"^\s*and\s|\s+(?:and|&)\s+(?=(?:[A-Z]\w*\.?\s){1,3}[A-Z]|[A-Z@]\S*$)", item)
    ]
    return _joined([item.strip() for item in split if item and item.strip()])


def _joined(items: list[str]) -> list[str]:
    """Put a role back to its name: ["Jane Smith", "Chair", "Bob Jones"] -> ["Jane Smith, Chair", "Bob Jones"]."""
    joined: list[str] = []
    for item in items:
        entry = parse_entry(item)
        if (
            joined
            and entry is None
            and looks_like_name(joined[-1].split(",")[0])
            and len(item.split()) > 0
            and not item.startswith("@")
        ):
            joined[-1] += ", " + item
        else:
            joined.append(item)
    return joined


def _read_section(lines: list[Line], index: int, section: _Section, roster: Roster) -> int:
    """Read the names of one section, beginning at its heading; returns the first line after it."""
    if not roster.reason and section.role is None:
        roster.reason = f"Listed under “{lines[index].text[:60]}”."
    if section.rest:
        _add_names(section.rest, index, section, roster)
        index += 1
        while (
            index < len(lines) and lines[index].indent and not lines[index].blank and _is_name_list(lines[index].text)
        ):
            _add_names(lines[index].text, index, section, roster)
            index += 1
        return index
    return _read_lines(lines, index + 1, section, roster)


def _read_lines(lines: list[Line], index: int, section: _Section, roster: Roster) -> int:
    """Read the lines under a section's heading, as long as they name people."""
    read, gap = 0, False
    while index < len(lines) and read < MAX_BLOCK:
        line = lines[index]
        if line.blank:
            gap = True
            index += 1
            continue
        if line.heading or _section(line, in_heading=True) or (gap and read and not _alike(lines, index, roster)):
            break
        entries, following = table_entries(lines, index) if len(line.cells) > 1 else ([], index)
        for entry, row, present in entries:
            roster.add(_with_role(entry, section.role), row, present and section.present)
        if following == index:
            if not _add_names(line.text.lstrip(": "), index, section, roster, single=line.bullet):
                break
            following = index + 1
        read += max(1, len(entries))
        index, gap = following, False
    return index


def _alike(lines: list[Line], index: int, roster: Roster) -> bool:
    """After a gap a list goes on only with items of the same make."""
    before = next((lines[i] for i in range(index - 1, -1, -1) if not lines[i].blank), None)
    return bool(
        before and before.bullet and lines[index].bullet and index - 1 - len(lines) and (index - 2) in roster.lines
    )


def _add_names(text: str, line: int, section: _Section, roster: Roster, single: bool = False) -> bool:
    if _NOBODY.match(text.strip()):
        return True
    text = (
        text.split(": ", 1)[1]
        if re.match(r"[A-Z][\w ]{2,30}: (?=[A-Z])", text) and looks_like_name(text.split(": ", 1)[1][:40].split(",")[0])
        else text
    )
    whole = parse_entry(text) if single or (text.count(",") <= 1 and "、" not in text) else None
    items = [text] if whole and (single or whole.role or whole.organisation) and ";" not in text else split_names(text)
    added = False
    for item in items:
        entry = parse_entry(item) or _bare_handle(item, len(items))
        if entry:
            present = section.present and not entry.absent
            roster.add(_with_role(entry, section.role), line, present)
            added = True
    return added


def _bare_handle(item: str, count: int) -> Entry | None:
    """A nickname on an attendance line ("dom, florian"), or one name alone ("Florian")."""
    item = item.strip(" .")
    if re.fullmatch(r"[A-Za-z][\w.-]{1,24}", item) and (count > 1 or item[:1].isupper() or item.islower()):
        return (
            Entry(item)
            if item.lower()
            not in {"the", "and", "none", "all", "everyone", "quorum", "tbd", "etc", "people", "members"}
            else None
        )
    return None


def _with_role(entry: Entry, role: str | None) -> Entry:
    if role is None or entry.role:
        return entry
    return replace(entry, role=role)


def _tables_without_heading(lines: list[Line], roster: Roster) -> None:
    index = 0
    while index < len(lines):
        if len(lines[index].cells) > 1:
            entries, following = table_entries(lines, index, headed=True)
            for entry, row, present in entries:
                roster.add(entry, row, present)
            index = max(following, index + 1)
        else:
            index += 1


def _bare_list(lines: list[Line], roster: Roster) -> None:
    """A run of list items (or lines) of which most are a name with a role, and no heading says so."""
    index = 0
    while index < min(len(lines), 2_000):
        if not lines[index].bullet:
            index += 1
            continue
        last = index
        while last + 1 < len(lines) and (lines[last + 1].bullet or lines[last + 1].blank):
            last += 1
        items = [i for i in range(index, last + 1) if lines[i].bullet]
        entries = {i: parse_entry(lines[i].text) for i in items}
        full = [i for i in items if (entry := entries[i]) and (entry.role or entry.organisation)]
        if len(items) >= 3 and len(full) >= 0.7 * len(items):
            for i in items:
                entry = entries[i]
                if entry:
                    roster.add(entry, i, not entry.absent)
            roster.reason = "A list of names with their roles stands before the first speech."
            return
        index = last + 1


def _delegations(lines: list[Line], roster: Roster) -> None:
    """ "Participants: Japanese delegation: A, role, and officials ... U.S. delegation: ..." in one paragraph."""
    for index, line in enumerate(lines):
        text = line.text[:6_000]
        if not _PARTICIPANTS.match(text):
            continue
        groups = list(_DELEGATION.finditer(text))
        for number, group in enumerate(groups):
            end = groups[number + 1].start() if number + 1 < len(groups) else len(text)
            name = re.sub(
                r"^.*\b(?:The|Meeting|Participants|Conference|Dialogue|Session)\s", "", group["group"].strip()
            )
            for entry in _delegates(text[group.end() : end]):
                roster.add(replace(entry, organisation=name), index, present=True)
        if groups:
            roster.reason = "The record names the participants of each delegation."


def _delegates(text: str) -> list[Entry]:
    found: list[Entry] = []
    for part in re.split(r",\s+|\s,", text):
        piece = re.sub(r"^and\s", "", part.strip())
        if _OTHERS.match(piece):
            break
        if looks_like_name(piece):
            found.append(Entry(piece))
            continue
        entry = parse_entry(piece)
        if (
            entry
            and entry.role
            and looks_like_name(piece.split(" ")[0] + " " + piece.split(" ")[-1]) is False
            and piece.endswith(entry.name)
        ):
            found.append(entry)
        elif found:
            role = f"{found[-1].role}, {piece}" if found[-1].role else piece
            found[-1] = replace(found[-1], role=role)
    return found

"""Attendance lists: under a heading, after "Present:", in a table, as bare items, or in a sentence by delegation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefings.reading.lines import Line
from briefings.reading.person_names import is_handle, is_japanese, looks_like_name
from briefings.reading.roster_beside import section_beside, section_of_body
from briefings.reading.roster_delegations import delegations
from briefings.reading.roster_headings import Section, section_of
from briefings.reading.roster_items import Entry, parse_entry
from briefings.reading.roster_names import is_name_list, is_nobody, short_name, split_names
from briefings.reading.roster_tables import table_entries

MAX_BLOCK = 400
_LEGEND = re.compile(r"\b(?P<short>[A-Z][A-Za-z]{1,3})\s?[=:–]\s?(?P<name>[A-ZÀ-Þ][^=,;]{3,60}?)(?=\s*(?:,|;|$))")
_NAMED_WITH_INITIALS = re.compile(r"[^()]{4,60} \((?:[A-Z]{2,4}\d?|@[\w.-]{1,39})\)")
_FAR = 2_000


@dataclass(frozen=True, slots=True)
class Listed:
    """An attendee with the line that lists them. `present` as in ReadAttendance."""

    entry: Entry
    line: int
    present: bool | None


@dataclass(slots=True)
class Roster:
    """Everybody listed, in the order of the record, and the lines that the lists stand on.

    `legend`: initials -> name, where a line explains them.
    """

    listed: list[Listed] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    reason: str = ""
    legend: dict[str, str] = field(default_factory=dict)
    # Where in `listed` a name or spelling stands, or once stood, and a word of a longer name.
    _wholes: dict[str, list[int]] = field(default_factory=dict)
    _parts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, entry: Entry, line: int, present: bool | None) -> None:
        """Add an attendee; a second mention of the same name adds the role it lacked."""
        self.lines.add(line)
        for position in self._perhaps(entry):
            known = self.listed[position]
            same = known.entry.name.casefold() == entry.name.casefold() or entry.name in known.entry.also
            if same or _is_short(entry, known.entry):
                merged = replace(
                    known.entry,
                    role=known.entry.role or entry.role,
                    organisation=known.entry.organisation or entry.organisation,
                    also=tuple(dict.fromkeys((*known.entry.also, *entry.also))),
                )
                self._put(position, replace(known, entry=merged, present=_both(known.present, present)))
                return
            if _is_short(known.entry, entry):
                self._put(position, Listed(replace(entry, role=entry.role or known.entry.role), line, present))
                return
        self._put(len(self.listed), Listed(entry, line, present))

    def _perhaps(self, entry: Entry) -> list[int]:
        """The places of all who could be this attendee, in order."""
        words = {entry.name, entry.name.casefold(), *entry.name.split()}
        places = {place for word in words for place in self._wholes.get(word, ())}
        return sorted(places.union(self._parts.get(entry.name, ())))

    def _put(self, position: int, listed: Listed) -> None:
        self.listed[position : position + 1] = [listed]
        name = listed.entry.name
        for word in {name, name.casefold(), *listed.entry.also}:
            self._wholes.setdefault(word, []).append(position)
        for word in name.split():
            self._parts.setdefault(word, []).append(position)


def _is_short(one: Entry, full: Entry) -> bool:
    """Whether one word on one line is a part of a full name on another ("Hanne", "Hanne Berg")."""
    return " " not in one.name and " " in full.name and one.name in full.name.split() and one.name.isascii()


def _both(one: bool | None, other: bool | None) -> bool | None:
    return False if one is False or other is False else one if one is not None else other


def read_roster(lines: list[Line], speech_start: int) -> Roster:
    """The attendance lists of a record. `speech_start` is the first line that a speaker opens: bare lists end there."""
    roster = Roster()
    _read_sections(lines, min(speech_start, _FAR), roster)
    for entry, line in delegations(lines):
        roster.add(entry, line, present=True)
        roster.reason = "The record names the participants of each delegation."
    _read_legend(lines[:_FAR], roster)
    if not roster.listed:
        _tables_without_heading(lines, roster)
    if not roster.listed:
        _bare_list(lines[: min(speech_start, _FAR)], roster)
    return roster


def _goes_on(lines: list[Line], index: int, roster: Roster) -> bool:
    """One more Japanese line of a role and a name, right below the last attendee."""
    text = lines[index].text
    if index - 1 not in roster.lines or not is_japanese(text) or len(text) > 60 or not roster.listed:
        return False
    entry = parse_entry(text)
    if entry is None or not entry.role or not re.search(r"[ ・]", entry.name):
        return False
    last = roster.listed[-1]
    if last.line != index - 1:
        return False
    roster.add(entry, index, entry.present if last.present else last.present)
    return True


def _roll(lines: list[Line], index: int, roster: Roster) -> int:
    """A line that is nothing but "Full Name (INITIALS), Full Name (INITIALS), ...": those who are there, no heading."""
    text = lines[index].text
    items = split_names(text) if text.count("(") > 2 and "," in text and len(text) < 6_000 else []
    entries = [entry for item in items if _NAMED_WITH_INITIALS.fullmatch(item) and (entry := parse_entry(item))]
    if len(entries) < 3 or len(entries) < len(items):
        return index
    for entry in entries:
        roster.add(entry, index, present=True)
    roster.reason = roster.reason or "A line names people with their initials."
    return index + 1


def _read_sections(lines: list[Line], head: int, roster: Roster) -> None:
    """Read every part of a list in the record; the lines before `head` may open one that no heading names."""
    under_absent = False
    absent_indent = 0
    index = 0
    while index < len(lines):
        section = section_of(lines[index], in_head=index < head)
        if section and section.says:
            under_absent = section.present is False and not section.rest
            absent_indent = lines[index].indent
        elif section and under_absent and (lines[index].indent > absent_indent or lines[index].bullet):
            section = replace(section, present=False)
        elif not lines[index].blank and not lines[index].indent:
            under_absent = False
        if section is None and index < head:
            if _goes_on(lines, index, roster):
                index += 1
                continue
            section = (section_of_body(lines, index) if roster.listed else None) or section_beside(lines, index)
        following = _read_section(lines, index, section, roster) if section else index
        if following == index and index < head:
            following = _roll(lines, index, roster)
        index = max(following, index + 1)


def _read_legend(lines: list[Line], roster: Roster) -> None:
    """ "Speakers: AB = Anna Bergström (chair), TdV = Thomas de Vries": initials with whose they are."""
    for index, line in enumerate(lines):
        found = [match for match in _LEGEND.finditer(line.text[:2_000]) if parse_entry(match["name"])]
        if len(found) < (2 if ":" in line.text[:30] else 1) or line.text.count("=") > len(found) + 1:
            continue
        roster.lines.add(index)
        for match in found:
            entry = parse_entry(match["name"])
            if entry:
                roster.legend[match["short"]] = entry.name


def opens_list(lines: list[Line], index: int) -> bool:
    """Whether a line is a part of an attendance list ("Present: A, B", "Chair: Jane Smith"), not somebody's words."""
    section = section_of(lines[index], in_head=True) or section_beside(lines, index)
    if section is None or section.rest.endswith(("?", "!")):
        return False
    if section.rest:
        return is_name_list(section.rest)
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    return below is not None and (
        parse_entry(below.text) is not None or section_of(below, in_head=True) is not None or len(below.cells) > 1
    )


def _read_section(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """Read the names of one section, beginning at its heading; returns the first line after it."""
    if section.rest:
        if not is_name_list(section.rest):
            return index
        following = _read_inline(lines, index, section, roster)
    else:
        following = _read_lines(lines, index + 1, section, roster)
    if following > index + (0 if section.rest else 1):
        roster.lines.add(index)
        if not roster.reason:
            roster.reason = f"Listed under “{lines[index].text[:60]}”."
    return following


def _read_inline(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """ "Present: A, B," with lines below it that hang in: they wrap the list, or each holds one more name."""
    after = index + 1
    texts = [section.rest]
    while after < len(lines) and _hangs(lines, index, after):
        texts.append(lines[after].text)
        after += 1
    wrapped = texts[0].count(",") + texts[0].count("、") > 1 or texts[0].rstrip().endswith((",", "、", ";", " and"))
    if (not wrapped and len(texts) == 1) or (
        not wrapped and texts[0].count(",") <= 1 and all(parse_entry(text) for text in texts[1:])
    ):
        for offset, text in enumerate(texts):
            _add_names(text, index + offset, section, roster, single=len(texts) > 1)
    else:
        _add_names(" ".join(texts), index, section, roster)
        roster.lines.update(range(index, after))
    return after


def _hangs(lines: list[Line], index: int, after: int) -> bool:
    line = lines[after]
    if line.blank or line.heading or line.bullet or line.cells or section_of(line, in_head=True):
        return False
    return line.indent > lines[index].indent


def _read_lines(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """Read the lines under a section's heading, as long as they name people."""
    start = index
    read, gap, organisation = 0, False, None
    while index < len(lines) and read < MAX_BLOCK:
        line = lines[index]
        if line.blank:
            gap = True
            index += 1
            continue
        if line.heading or _ends_section(line, read) or (gap and read and not _alike(lines, index, roster)):
            break
        entries, following = table_entries(lines, index) if len(line.cells) > 1 else ([], index)
        for entry, row, present in entries:
            roster.add(
                _with_role(entry, section.role),
                row,
                _both(section.present, present) if section.present else section.present,
            )
        if following == index:
            wrapped = _wrapped(lines, index)
            text = " ".join(part.text for part in lines[index : wrapped + 1]).lstrip(": ")
            text = re.sub(r"^[IVX]{1,4}: (?=[A-Z])", "", text)  # witnesses are counted by panels: "I: ...", "II: ..."
            if not section.exact and not read and parse_entry(text) is None and not is_name_list(text):
                break
            if _add_names(text, index, section, roster, single=line.bullet or line.numbered, organisation=organisation):
                roster.lines.update(range(index, wrapped + 1))
            elif read and _heads_group(lines, index):
                organisation = line.text.strip(" :：")
                roster.lines.add(index)
            else:
                break
            following = wrapped + 1
        read += max(1, len(entries))
        index, gap = following, False
    return index if read else start


def _ends_section(line: Line, read: int) -> bool:
    """Whether a line opens another part; "- Chairman: Ryuji Amano, Professor" in a list of items is one more item."""
    section = section_of(line, in_head=True)
    return section is not None and not (line.bullet and section.rest and section.role and section.exact)


def _wrapped(lines: list[Line], index: int) -> int:
    """The last line of a comma list that runs over several lines."""
    last = index
    while (
        last + 1 < len(lines)
        and not lines[last + 1].blank
        and not lines[last + 1].bullet
        and not lines[last].bullet
        and lines[last].text.rstrip().endswith((",", "、", ";"))
        and len(lines[last].text) > 30
        and last - index < 30
    ):
        last += 1
    return last


def _heads_group(lines: list[Line], index: int) -> bool:
    """A short line that names nobody, over lines that hang in and do: an organisation of those below."""
    line = lines[index]
    if index + 1 >= len(lines) or len(line.text) > 60 or line.text.endswith("."):
        return False
    below = lines[index + 1]
    return (
        not below.blank
        and (below.indent > line.indent or (below.bullet and not line.bullet))
        and parse_entry(below.text) is not None
    )


def _alike(lines: list[Line], index: int, roster: Roster) -> bool:
    """After a gap a list goes on only with items of the same make, right below."""
    before = next(
        (position for position in range(index - 1, max(-1, index - 4), -1) if not lines[position].blank), None
    )
    if before is None or before not in roster.lines:
        return False
    return (lines[before].bullet and lines[index].bullet) or (
        lines[before].indent > 0
        and lines[before].indent == lines[index].indent
        and parse_entry(lines[index].text) is not None
    )


def _add_names(
    text: str, line: int, section: Section, roster: Roster, *, single: bool = False, organisation: str | None = None
) -> bool:
    """Add everybody whom a text names; False when it names nobody."""
    text = text.strip()
    if is_nobody(text):
        return True
    labelled = re.match(r"(?P<group>[A-Z][\w' -]{2,30}): (?=[A-Z])", text)
    if labelled and not parse_entry(text):
        text = text[labelled.end() :]
    whole = (
        parse_entry(text)
        if (single or text.count(",") <= 2) and ";" not in re.sub(r"\([^)]*\)", "", text) and "、" not in text
        else None
    )
    pieces = [piece.strip() for piece in text.split(",")]
    several = [re.sub(r"\s*\([^()]*\)", "", item).strip() for item in split_names(text)] if "," in text else []
    all_named = len(several) > 1 and all(looks_like_name(item) for item in several)
    one = whole is not None and (
        (single and not all_named)
        or (bool(whole.role or whole.organisation) and len(split_names(text)) == 1)
        or (not section.rest and bool(whole.role) and not all(looks_like_name(piece) for piece in pieces[1:]))
        or not ("," in text or " and " in text)
    )
    added = False
    for item in [text] if one else split_names(text):
        entry = parse_entry(item) or short_name(item)
        if entry:
            present = entry.present if section.present else section.present
            roster.add(replace(_with_role(entry, section.role), organisation=entry.organisation), line, present)
            added = True
    return added


def _with_role(entry: Entry, role: str | None) -> Entry:
    return entry if role is None or entry.role else replace(entry, role=role)


def _tables_without_heading(lines: list[Line], roster: Roster) -> None:
    """A table whose head names a column of names with their initials, organisation or attendance."""
    index = 0
    while index < len(lines):
        if len(lines[index].cells) > 1:
            entries, following = table_entries(lines, index, headed=True)
            for entry, row, present in entries:
                roster.add(entry, row, present)
                roster.reason = "A table lists names."
            index = max(following, index + 1)
        else:
            index += 1


def _bare_list(lines: list[Line], roster: Roster) -> None:
    """A run of list items of which most are a name with a role, and no heading says so."""
    index = 0
    while index < len(lines):
        if not lines[index].bullet:
            index += 1
            continue
        last = index
        while last + 1 < len(lines) and (lines[last + 1].bullet or lines[last + 1].blank):
            last += 1
        entries = {i: parse_entry(lines[i].text) for i in range(index, last + 1) if lines[i].bullet}
        full = [
            entry for entry in entries.values() if entry and (entry.role or entry.organisation or is_handle(entry.name))
        ]
        if len(entries) >= 3 and len(full) >= 0.7 * len(entries) and all(looks_like_name(entry.name) for entry in full):
            for i, entry in entries.items():
                if entry:
                    roster.add(entry, i, entry.present)
            roster.reason = "A list of names with their roles stands before the first speech."
            return
        index = last + 1

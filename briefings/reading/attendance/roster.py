"""Attendance lists: under a heading, after "Present:", in a table, as bare items, or in a sentence by delegation."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.adding import add_names
from briefings.reading.attendance.beside import section_beside, section_of_body, section_of_group
from briefings.reading.attendance.columns import shaped
from briefings.reading.attendance.daggers import marked_with_daggers
from briefings.reading.attendance.delegations import delegations
from briefings.reading.attendance.hanging import with_key_below
from briefings.reading.attendance.headings import Section, group_in_japanese, section_of
from briefings.reading.attendance.items import parse_entry
from briefings.reading.attendance.japanese.blocks import role_blocks
from briefings.reading.attendance.japanese.diet import read_diet
from briefings.reading.attendance.letter_marks import read_letter_marks
from briefings.reading.attendance.listed import Roster
from briefings.reading.attendance.names import is_name_list, split_names
from briefings.reading.attendance.sections import read_lines, read_section
from briefings.reading.attendance.sentences import named_in_sentences
from briefings.reading.attendance.side_by_side import read_side_by_side
from briefings.reading.attendance.tables import columns_of, is_head, rows_of, table_entries
from briefings.reading.attendance.told_absent import told_absent, told_absent_in_japanese
from briefings.reading.layout.mark_legend import marked_offices
from briefings.reading.names.bodies import is_body
from briefings.reading.names.person_names import is_handle, is_japanese, is_name_token, looks_like_name
from briefings.reading.text.lines import Line

_LEGEND = re.compile(
    r"(?P<short>[A-Z](?<!\w[A-Z])[A-Za-z]{1,3})\s?[=:–]\s?(?P<name>[A-ZÀ-Þ][^=,;]{3,60}?)(?=\s*(?:,|;|$))"
)
_LEGEND_LINE = re.compile(
    r"(?P<short>[A-Z]{2,5}) ?[-–=:] ?(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){1,3})(?: \([^()]{2,30}\))?"
)
_NAMED_WITH_INITIALS = re.compile(r"[^()]{4,60} \((?:[A-Z]{2,4}\d?|@[\w.-]{1,39})\)")
# "Councillors D Riske (Chairman) (DR), P Sommer (PS) and K Church (KC)", on a line of its own in the head
_COUNCILLORS = re.compile(r"(?:Parish |Town |District )?(?:Councill?ors|Cllrs) (?=[A-Z])(?=[^:]+$)")
_WORK = re.compile(
    r"\b(?:actions?|tasks?|due|topics?|title|time|items?|deadline|status)\b|期限|内容|議題|宿題", re.IGNORECASE
)
_OFFICE_FIRST = re.compile(
    r"(?:[A-Z][a-z-]+ ){0,2}(?:Chair\w*|Member|Expert|Director|President|Minister|Chief) "
    r"[A-Z][\w’'-]+(?: \([^()]{2,30}\))?, "
)
_SAYS = re.compile(r"。|(?:です|ます|ました|ません|だ|である|ない|たい|か)[。？?]?$")
_FIELD_SIGN = re.compile(
    r"\s+[·|•]\s+(?=[A-Z][\w -]{2,30}:)|(?<=[.;])\s+"
    r"(?=(?:(?:Board|Council|Committee|Selectmen|Select Board|Supervisors|Commissioners|Trustees|Directors|"
    r"Councillors) )?(?:Members? )?(?:Absent|[Pp]resent|Excused|Also [Pp]resent|Apologies|"
    r"Regrets|Secretariat|Observers?|Explainers?|Staff(?: [Pp]resent)?|Others [Pp]resent|"
    r"Not [Pp]resent|In attendance)\s?:)"
)
_ENDS_IN_NAME = re.compile(r"(?<=[a-z])\.$")
_FAR = 2_000
_SETTING = re.compile(r"[a-z_][\w.-]*\s?[:=]\s?[^A-Z\s]*")


def read_roster(source: str, lines: list[Line], speech_start: int) -> Roster:
    """The attendance lists of a record. `speech_start` is the first line that a speaker opens: bare lists end there."""
    roster = Roster()
    lines = shaped(source, lines)
    lines = _without_settings(source, lines) if "```" in source else lines
    lines = read_diet(source, lines, roster) if is_japanese(source[:400]) else lines
    _read_sections(source, lines, min(speech_start, _FAR), roster)
    for entry, line in delegations(lines):
        roster.add(entry, line, present=True)
        roster.reason = "The record names the participants of each delegation."
    for entry, line, present in named_in_sentences(lines[:speech_start], roster.lines):
        roster.add_from_sentence(entry, line, present=present)
        roster.reason = roster.reason or f"A sentence says “{lines[line].text[:60]}”."
    japanese = is_japanese(source[:400])
    told = told_absent_in_japanese(lines, speech_start, roster.listed) if japanese else []
    for entry, line in told if japanese or roster.listed else told_absent(lines, speech_start):
        roster.add_from_sentence(entry, line, present=False)
        roster.reason = roster.reason or f"The meeting is told: “{lines[line].text[:60]}”."
    _read_legend(lines[:_FAR], roster)
    _read_legend_below(lines[:_FAR], roster)
    read_letter_marks(lines, roster)
    if "†" in source[:20_000]:
        marked_with_daggers(lines, roster)
    _tables_without_heading(lines, roster)
    if japanese:
        role_blocks(lines[:120], roster)
        _offices_by_mark(lines[:_FAR], roster)
    if not roster.listed:
        _bare_list(lines[: min(speech_start, _FAR)], roster)
    roster.bodies_not_initials()
    roster.bodies_behind_names()
    roster.bodies_before_surnames()
    roster.without_countries()
    if japanese:
        roster.without_divisions(source[:20_000])
    roster.listed.sort(key=lambda one: one.line)
    return roster


def _offices_by_mark(lines: list[Line], roster: Roster) -> None:
    """◎江口隆裕 is the chair where （◎部会長、○副部会長） says what the mark means."""
    offices = marked_offices(lines) if roster.listed else {}
    for place, one in enumerate(roster.listed if offices else ()):
        if one.entry.role in {None, "委員", "構成員"} and one.line < len(lines):
            text = re.sub(r"[\s\u3000]+", "", lines[one.line].text)
            at = text.find(one.entry.name.replace(" ", ""))
            if at > 0 and (office := offices.get(text[at - 1])):
                roster.listed[place] = replace(one, entry=replace(one.entry, role=office))


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


def _by_office(lines: list[Line], index: int, roster: Roster) -> bool:
    """ "Chairman Satoh, Committee Member Iwasaki, Committee Member Uemura": nothing but offices with family names."""
    text = lines[index].text
    if not 3 <= text.count(", ") <= 120 or not _OFFICE_FIRST.match(text) or text.endswith(":"):
        return False
    entries = [
        parse_entry(item) for item in text.rstrip(". ").removesuffix(" and").replace(" and ", ", ").split(", ") if item
    ]
    named = [entry for entry in entries if entry and entry.role and is_name_token(entry.name)]
    if len(named) < len(entries):
        return False
    for entry in named:
        roster.add(entry, index, entry.present)
    roster.reason = roster.reason or "A line names people with their offices."
    return True


def _group_in_brackets(lines: list[Line], index: int, roster: Roster) -> Section | None:
    """事務局（浅井公民館長、髙橋主事）, right below the members."""
    text = lines[index].text
    inside = text.endswith((")", "）")) and text.startswith(("事務局", "説明", "オブ"))
    if index - 1 not in roster.lines or not (inside or text.startswith(("（事務局）", "（説明", "（オブ"))):
        return None
    group = group_in_japanese(text)
    return group if group and group.rest else None


def _roll(lines: list[Line], index: int, roster: Roster) -> int:
    """A line that is nothing but "Full Name (INITIALS), Full Name (INITIALS), ...": those who are there, no heading."""
    text = lines[index].text
    items = split_names(text) if text.count("(") > 2 and "," in text and len(text) < 6_000 else []
    entries = [entry for item in items if _NAMED_WITH_INITIALS.fullmatch(item) and (entry := parse_entry(item))]
    if _COUNCILLORS.match(text) and len(text) < 1_000 and not text.endswith((".", "?")) and is_name_list(text):
        items = split_names(text)
        entries = [entry for item in items if (entry := parse_entry(f"Cllr {item}"))]
    if len(entries) < 3 or len(entries) < len(items):
        return index
    for entry in entries:
        roster.add(entry, index, present=True)
    roster.reason = roster.reason or "A line names people with their initials."
    return index + 1


def _read_sections(source: str, lines: list[Line], head: int, roster: Roster) -> None:
    """Read every part of a list in the record; the lines before `head` may open one that no heading names."""
    under_absent = False
    absent_indent = 0
    index = 0
    while index < len(lines):
        following = read_side_by_side(source, lines, index, roster)
        if following > index:
            index = following
            continue
        heads = is_head(lines[index].cells) and not _names_beside(lines[index])
        if heads or (index < head and _side_fields(lines, index, roster)):
            index = max(rows_of(lines, index)[1], index + 1)
            continue
        section = section_of(with_key_below(lines, index), in_head=index < head)
        if section and section.says:
            under_absent = section.present is False and not section.rest
            absent_indent = lines[index].indent - lines[index].text.endswith(("]", "】"))
        elif section and under_absent and _goes_under(lines[index], absent_indent):
            section = replace(section, present=False)
        elif not lines[index].blank and not lines[index].indent:
            under_absent = False
        if section is None and index < head:
            if _goes_on(lines, index, roster):
                index += 1
                continue
            section = (section_of_body(lines, index, roster.lines) if roster.listed else None) or section_beside(
                lines, index
            )
            section = (
                section or section_of_group(lines, index, roster.lines) or _group_in_brackets(lines, index, roster)
            )
        following = read_section(lines, index, section, roster) if section else index
        following = _read_on(lines, index, following, roster)
        if following == index and index < head:
            following = index + 1 if _by_office(lines, index, roster) else _roll(lines, index, roster)
        index = max(following, index + 1)


def _without_settings(source: str, lines: list[Line]) -> list[Line]:
    """The lines without "host: harbour" within a block of code, which names nobody."""
    found = list(lines)
    inside = False
    for index, line in enumerate(lines):
        if source.startswith("```", line.start + line.indent):
            inside = not inside
        elif inside and _SETTING.fullmatch(line.text):
            found[index] = replace(line, text="", cells=())
    return found


def _goes_under(line: Line, indent: int) -> bool:
    """Whether "Member: Haruto Nishiwaki" belongs to the absentees above; "[Secretariat]" is a part beside them."""
    return (line.indent > indent or line.bullet) and not line.text.startswith(("[", "【", "■", "○"))


def _names_beside(line: Line) -> bool:
    """Whether a row of a form that could head a table names people beside its key: | 出席者 | 朝比奈委員長、… |."""
    if len(line.cells) != 2 or not is_japanese(line.cells[0]) or len(columns_of(line.cells)) != 1:
        return False
    section = section_of(line, in_head=True)
    return section is not None and section.says and bool(section.rest) and is_name_list(section.rest)


def _read_on(lines: list[Line], index: int, following: int, roster: Roster) -> int:
    """Below "Chairman     Mr. Hidaka" of a list, read as a section of its own, the list goes on with the others."""
    if following == index or following >= len(lines) or lines[following].indent != lines[index].indent:
        return following
    heads = _heading_above(lines, index) if lines[index].indent else None
    heads = heads or _heading_of_run(lines, index, roster)
    return read_lines(lines, following, heads, roster) if heads else following


def _heading_of_run(lines: list[Line], index: int, roster: Roster) -> Section | None:
    """ "Present:", right above a run of attendees one of whom is "Secretary: Ada Roe": others are none."""
    own = section_of(lines[index], in_head=True)
    if own is None or own.says or not own.rest or lines[index].bullet:
        return None
    above = index - 1
    while above >= 0 and above in roster.lines and not lines[above].blank and not _heads_list(lines[above]):
        above -= 1
    above -= 1 if above > 0 and lines[above].blank else 0
    return section_of(lines[above], in_head=True) if above >= 0 and _heads_list(lines[above]) else None


def _heads_list(line: Line) -> bool:
    section = section_of(line, in_head=True)
    return section is not None and section.says and section.present is True and not section.rest


def _heading_above(lines: list[Line], index: int) -> Section | None:
    indent = lines[index].indent
    for above in range(index - 1, max(-1, index - 6), -1):
        if lines[above].blank:
            return None
        if lines[above].indent < indent:
            section = section_of(lines[above], in_head=True)
            return section if section and section.says and not section.rest else None
    return None


def _side_fields(lines: list[Line], index: int, roster: Roster) -> bool:
    """ "Chair: Ingrid Bauer · Guests: Sofia Rossi (Training)": fields side by side, each read as a line of its own."""
    text = lines[index].text
    beside = " · " in text or " | " in text or " • " in text or (text.count(":") > 1 and len(text) < 2_000)
    parts = _FIELD_SIGN.split(text) if beside else []
    if len(parts) < 2 or lines[index].cells:
        return False
    for part in [_ENDS_IN_NAME.sub("", part.rstrip("; ")) for part in parts]:
        section = section_of(replace(lines[index], text=part), in_head=True)
        if section and section.rest and is_name_list(section.rest) and add_names(section.rest, index, section, roster):
            roster.says = roster.says or section.says
            roster.reason = roster.reason or f"Listed under “{part[:60]}”."
    return index in roster.lines


def _read_legend(lines: list[Line], roster: Roster) -> None:
    """ "Speakers: AB = Anna Bergström (chair), TdV = Thomas de Vries": initials with whose they are."""
    for index, line in enumerate(lines):
        text = line.text[:2_000]
        least = 2 if ":" in text[:30] else 1
        colons = text.count(":")
        if colons < least and "=" not in text and "–" not in text:
            continue
        if colons + text.count("=") + text.count("–") < least:
            continue
        found = [match for match in _LEGEND.finditer(text) if parse_entry(match["name"])]
        if len(found) < least or line.text.count("=") > len(found) + 1:
            continue
        roster.lines.add(index)
        for match in found:
            entry = parse_entry(match["name"])
            if entry:
                roster.legend[match["short"]] = entry.name


def _read_legend_below(lines: list[Line], roster: Roster) -> None:
    """ "NH - Nils Harrow" over "KG - Karin Grove" and others: a legend with a line for each."""
    found = [
        (index, match["short"], entry.name)
        for index, line in enumerate(lines)
        if "A" <= line.text[:1] <= "Z"
        and len(line.text) < 60
        and (match := _LEGEND_LINE.fullmatch(line.text))
        and (entry := parse_entry(match["name"]))
    ]
    fits = [short for _, short, name in found if name.startswith(short[0]) and f" {short[-1]}" in name]
    if len(found) > 2 and 3 * len(fits) >= 2 * len(found):
        for index, short, name in found:
            roster.lines.add(index)
            roster.legend.setdefault(short, name)


def opens_list(lines: list[Line], index: int) -> bool:
    """Whether a line is a part of an attendance list ("Present: A, B", "Chair: Jane Smith"), not somebody's words."""
    section = section_of(lines[index], in_head=True) or section_beside(lines, index)
    if section is None or section.rest.endswith(("?", "!")):
        return False
    if section.rest:
        bodies = section.role in {"Observer", "Guest"} and all(map(is_body, section.rest.split(", ")))
        return bodies or is_name_list(section.rest)
    below = next((line for line in lines[index + 1 : index + 3] if not line.blank), None)
    if below is not None and is_japanese(below.text[:20]) and _SAYS.search(below.text):
        return False
    return below is not None and (
        parse_entry(below.text) is not None or section_of(below, in_head=True) is not None or len(below.cells) > 1
    )


def _tables_without_heading(lines: list[Line], roster: Roster) -> None:
    """A table whose head names a column of names with their initials, organisation or attendance.

    Beside another list it counts only if it says who was present.
    """
    others = bool(roster.listed)
    index = 0
    while index < len(lines):
        if len(lines[index].cells) < 2 or index in roster.lines:
            index += 1
            continue
        entries, following = table_entries(lines, index, headed=True)
        if others and not _lists_attendees(lines[index], index):
            entries = []
        for entry, row, present in entries:
            roster.add(entry, row, present)
            roster.reason = roster.reason or "A table lists names."
        index = max(following, index + 1)


def _lists_attendees(head: Line, index: int) -> bool:
    """Whether the head of a table beside other lists is one of attendees: it says who was there, or whose they are."""
    columns = columns_of(head.cells).keys()
    if columns & {"present", "absent"}:
        return True
    return index < 80 and bool(columns & {"organisation", "role"}) and not any(map(_WORK.search, head.cells))


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

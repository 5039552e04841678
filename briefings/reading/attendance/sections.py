"""The lines of one part of an attendance list, below its heading or behind its label."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.adding import add_names, opens_with_position, with_role
from briefings.reading.attendance.bullets import body_of_items, goes_on_behind, has_one_each
from briefings.reading.attendance.groups import GROUP_WORD, group_over_names
from briefings.reading.attendance.hanging import hanging, heads_item, is_cut
from briefings.reading.attendance.headed_roles import KEEPS_MINUTES, told_who_came
from briefings.reading.attendance.headings import Section, section_of
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.japanese.blocks import read_block
from briefings.reading.attendance.listed import Roster
from briefings.reading.attendance.names import (
    bare_name,
    first_sentence,
    is_name_list,
    is_nobody,
    is_prose,
    split_names,
    split_outside,
    without_plural,
)
from briefings.reading.attendance.sentences import says_who
from briefings.reading.attendance.tables import columns_of, table_entries
from briefings.reading.attendance.titled_blocks import read_titled_blocks
from briefings.reading.layout.speaker_columns import is_row_of_speech
from briefings.reading.names.person_names import is_japanese, looks_like_name
from briefings.reading.names.roles import is_role
from briefings.reading.names.titles import TITLE_START, without_letters
from briefings.reading.text.lines import Line
from briefings.reading.text.words import JAPANESE_ROLES

MAX_BLOCK = 400
# "Rachel Meadows (RM)": nothing but attendees is printed like that.
_WITH_INITIALS = re.compile(r"[A-ZÀ-Þ][^(),.:;]{4,50} \([A-Z][A-Za-z]{1,4}\)")
# "Business Advisor, Office of the" goes on below.
_BREAKS_OFF = re.compile(r"\s(?:of|the|for|and|of the|to|in)$")
# "Kris Lawrence-" over "Anderson"
_CUT_NAME = re.compile(r"(?<=[a-z])- (?=[A-Z][a-z])")
_ONE_WORD = re.compile(r"[A-Z][a-z]+:?")
_FROM_BODY = re.compile(r"(?:From|Of) (?:the )?(?P<body>[A-Z][^:;,.]{3,80}): (?=[A-Z])")
# "Ada Brack - Registrars"
_DASHED = re.compile(r"^[^,:;]{4,40}? [-–—] \S")
_BETWEEN = re.compile(r"[、，\s\u3000]")
_EXPLAINS = re.compile(r"\[[^\[\]]{2,40}\] (?:[\w'’]+ ){0,3}[Nn]ames?\b")  # "[minutes spoken] Name (role, notes)"
_ITEMS_ONLY = re.compile(r"(?:for )?(?:agenda )?items?\b[\sIVXivx\d,()and&–-]{0,30}", re.IGNORECASE)


def read_section(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """Read the names of one section, beginning at its heading; returns the first line after it."""
    if _ITEMS_ONLY.fullmatch(section.rest):  # "Public officers: Agenda item III" over those who came for it
        following = _read_inline(lines, index, replace(section, rest=""), roster)
    elif section.rest:
        section = _of_whom(section)
        section = replace(section, rest=first_sentence(section.rest)) if section.says else section
        if not is_name_list(section.rest):
            return index
        following = _read_inline(lines, index, section, roster)
        if following == index + 1 and _titled_below(lines, index, section.rest):
            following = read_lines(lines, following, replace(section, rest=""), roster)
    else:
        japanese = section.says and is_japanese(lines[index].text)
        read = read_block if japanese else read_titled_blocks
        following = read(lines, index, section, roster) if section.says else index + 1
        following = read_lines(lines, index + 1, section, roster) if following == index + 1 else following
        if following == index + 1 and index + 1 < len(lines) and lines[index + 1].indent > lines[index].indent + 6:
            following = max(_read_inline(lines, index, section, roster), following)
    if following > index + (0 if section.rest else 1):
        if section.rest or not told_who_came(lines[index].text):  # such a line says when and where, too
            roster.lines.add(index)
        roster.says = roster.says or section.says
        if not roster.reason:
            roster.reason = f"Listed under “{lines[index].text[:60]}”."
    return following


def _titled_below(lines: list[Line], index: int, rest: str) -> bool:
    """Whether each name of a list has its title, "Staff Mr. E. Hirata, Director" over "Mr. M. Shirai, Director"."""
    below = lines[index + 1] if index + 1 < len(lines) else lines[index]
    return below.indent == lines[index].indent and bool(TITLE_START.match(rest) and TITLE_START.match(below.text))


def _of_whom(section: Section) -> Section:
    """ "From the Library of Parliament: Ada Lind, Analyst": the body first, and then its people."""
    of = _FROM_BODY.match(section.rest) if section.rest.startswith(("From ", "Of ")) else None
    return replace(section, organisation=of["body"], rest=section.rest[of.end() :]) if of else section


def _read_inline(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """ "Present: A, B," with lines below it that hang in: they wrap the list, or each holds one more name."""
    several = section.says or section.role in {"Guest", "Observer"}
    texts, places, after = hanging(lines, index, section.rest, several=several)
    texts, places = _with_positions(texts, places)
    unfinished = any(text.rstrip().endswith((",", "、", ";", " and")) for text in texts[:-1])
    apart = len(texts) > 1 and not unfinished and len(split_names(without_letters(texts[0]))) == 1
    if apart and all(parse_entry(text) or is_name_list(text) for text in texts):
        for text, place in zip(texts, places, strict=True):
            add_names(text, place, section, roster, single=True)
    elif not texts or not add_names(_together(texts), index, section, roster):
        return index
    roster.lines.update(range(index, after))
    return after


def _together(texts: list[str]) -> str:
    """The lines of a list as one; a Japanese line that opens with a role and a space names somebody else."""
    whole = texts[0]
    for text in texts[1:]:
        role, space, _ = text.partition(" ")
        whole += "、" if _is_whole_name(_BETWEEN.split(whole)[-1]) and _is_whole_name(_BETWEEN.split(text)[0]) else ""
        whole += ("、" if space and role in JAPANESE_ROLES and whole[-1] not in "、，" else " ") + text
    return whole


def _is_whole_name(text: str) -> bool:
    return 2 < len(text) < 6 and is_japanese(text) and looks_like_name(text)


def _with_positions(texts: list[str], places: list[int]) -> tuple[list[str], list[int]]:
    """A position on a line below a name goes to the name; a line that only counts agenda items is left out."""
    kept: list[str] = []
    lines: list[int] = []
    for text, place in zip(texts, places, strict=True):
        if _ITEMS_ONLY.fullmatch(text) or (kept and is_nobody(text)):
            continue
        position = (
            is_role(text)
            and ";" not in text
            and not listed_name(bare_name(split_outside(text, ",")[0]))
            and parse_entry(text) is None
        )
        open_bracket = bool(kept) and kept[-1].count("(") > kept[-1].count(")")
        if kept and (_BREAKS_OFF.search(kept[-1]) or open_bracket or is_cut(kept[-1], text)):
            kept[-1] = f"{kept[-1]} {text}".replace("- ", "-") if kept[-1].endswith("-") else f"{kept[-1]} {text}"
        elif kept and position and listed_name(bare_name(split_outside(kept[-1], ",")[0])):
            kept[-1] = f"{kept[-1]}, {text}"
        else:
            kept.append(text)
            lines.append(place)
    return kept, lines


def read_lines(lines: list[Line], index: int, section: Section, roster: Roster) -> int:
    """Read the lines under a section's heading, from one on, as long as they name people; gives the one after them."""
    start = index
    read, gap, organisation = 0, False, None
    one_each = roster.one_each = roster.one_each or has_one_each(lines, index)
    while index < len(lines) and read < MAX_BLOCK:
        line = lines[index]
        if line.blank or _passes_over(lines, index, read, roster):
            gap = line.blank
            index += 1
            continue
        if read and gap and (body := body_of_items(lines, index, roster.lines)) is not None:
            organisation = body or None
            roster.lines.add(index)
            gap = False
            index += 2 if lines[index + 1].blank else 1
            continue
        if section.exact and section.present and (group := group_over_names(lines, index)):
            organisation = None if GROUP_WORD.search(group) else group
            roster.lines.add(index)
            index, gap = index + 1, False
            continue
        if _ends_list(lines, index, read, roster, gap=gap):
            break
        entries, following = table_entries(lines, index) if len(line.cells) > 1 else ([], index)
        for entry, row, present in entries:
            roster.add(
                with_role(entry, section.role),
                row,
                present if section.present else section.present,
            )
        if following == index:
            organisation, following = _read_line(
                lines, index, section, roster, read=read, organisation=organisation, one_each=one_each
            )
            if following == index:
                break
        read += max(1, len(entries))
        index, gap = following, False
    return index if read else start


def _read_line(
    lines: list[Line],
    index: int,
    section: Section,
    roster: Roster,
    *,
    read: int,
    organisation: str | None,
    one_each: bool,
) -> tuple[str | None, int]:
    """Read one line, with those that wrap it: the organisation of what follows, and the first line after it.

    The line itself comes back where the list ends before it.
    """
    wrapped = _wrapped(lines, index)
    text = " ".join(part.text for part in lines[index : wrapped + 1]).lstrip(": ")
    text = _CUT_NAME.sub("-", text) if wrapped > index else text
    text = re.sub(r"^[IVX]{1,4}: (?=[A-Z])", "", text)  # witnesses are counted by panels: "I: ...", "II: ..."
    names = first_sentence(text) if section.says else text
    named = section.exact or parse_entry(names) or is_name_list(names) or opens_with_position(names)
    if not read and (is_prose(names) or not named):
        return organisation, index
    single = lines[index].bullet or lines[index].numbered
    text = names
    if add_names(text, index, section, roster, single=single, organisation=organisation, one_each=one_each):
        roster.lines.update(range(index, wrapped + 1))
        return organisation, wrapped + 1
    alone = goes_on_behind(lines, index) or _WITH_INITIALS.fullmatch(text) is not None
    if not read or not (_heads_group(lines, index) or alone):
        return organisation, index
    roster.lines.add(index)
    return lines[index].text.strip(" :：") if _heads_group(lines, index) else organisation, wrapped + 1


def _passes_over(lines: list[Line], index: int, read: int, roster: Roster) -> bool:
    """A line that names nobody itself: a position below its name, or "Name, Company, Mode" over lines of these."""
    if read:
        return _position_below(lines, index, roster) or _body_below(lines, index, roster)
    if _EXPLAINS.match(lines[index].text):
        return True
    return len(columns_of(tuple(split_outside(lines[index].text, ",")))) > 1 and not lines[index].cells


def _ends_list(lines: list[Line], index: int, read: int, roster: Roster, *, gap: bool) -> bool:
    line = lines[index]
    if line.heading or heads_item(line.text) or says_who(line.text) or _ends_section(line, read):
        return True
    if is_row_of_speech(line) or (len(line.text) > 50 and line.text.endswith((" were:", " was:", " are:"))):
        return True
    if read > 2 and not line.bullet and _ONE_WORD.fullmatch(line.text) and _labelled_below(lines, index, roster):
        return True
    return gap and read > 0 and not _alike(lines, index, roster)


def _labelled_below(lines: list[Line], index: int, roster: Roster) -> bool:
    """Whether "Intros" stands over "Adam: ..." and below full names: it heads what comes next."""
    above = [one.entry.name for one in roster.listed[-3:]]
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return all(" " in name for name in above) and 0 < below.find(": ") < 24


def _position_below(lines: list[Line], index: int, roster: Roster) -> bool:
    """A position that hangs in below a name alone: the name has it, and the list goes on."""
    line, above = lines[index], lines[index - 1]
    last = roster.listed[-1] if roster.listed else None
    if (
        last is None
        or last.line != index - 1
        or last.entry.role
        or line.indent < above.indent
        or (line.indent == above.indent and index + 1 < len(lines) and not lines[index + 1].blank)
        or line.bullet
        or line.numbered
    ):
        return False
    if not is_role(line.text) or len(line.text) > 60 or ":" in line.text or parse_entry(line.text) is not None:
        return False
    roster.add(replace(last.entry, role=line.text.strip()), index, last.present)
    return True


def _body_below(lines: list[Line], index: int, roster: Roster) -> bool:
    """A body that stands below the bullet of somebody who has none, without a bullet of its own."""
    line, above = lines[index], lines[index - 1]
    last = roster.listed[-1] if roster.listed else None
    if last is None or last.line != index - 1 or last.entry.organisation or not above.bullet or line.bullet:
        return False
    text = line.text.strip()
    alone = index + 1 >= len(lines) or lines[index + 1].blank or lines[index + 1].bullet
    if not alone or line.heading or line.bold or not 2 < len(text) < 60 or text.endswith((".", ":", "?")):
        return False
    if not text[0].isupper() or parse_entry(text) is not None or section_of(line, in_head=True) is not None:
        return False
    roster.add(replace(last.entry, organisation=text), index, last.present)
    return True


def _ends_section(line: Line, read: int) -> bool:
    """Whether a line opens another part; "- Chairman: Ryuji Amano, Professor" in a list of items is one more item."""
    section = section_of(line, in_head=True)
    held = section is not None and (section.role or line.text.partition(":")[0].lower() in KEEPS_MINUTES)
    return section is not None and not (line.bullet and section.rest and held and section.exact)


def _wrapped(lines: list[Line], index: int) -> int:
    """The last line of a comma list that runs over several lines."""
    last = index
    while last + 1 < len(lines) and last - index < 3 and _BREAKS_OFF.search(lines[last].text):
        if lines[last + 1].blank or lines[last + 1].bullet:
            break
        last += 1
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
    """After a gap a list goes on only with items of the same make, right below, or with what can only be attendees."""
    before = next(
        (position for position in range(index - 1, max(-1, index - 4), -1) if not lines[position].blank), None
    )
    if before is None or before not in roster.lines:
        return False
    line = lines[index]
    if lines[before].bullet or line.bullet:
        return lines[before].bullet and line.bullet
    if _WITH_INITIALS.fullmatch(line.text) and _WITH_INITIALS.fullmatch(lines[before].text):
        return True
    entry = parse_entry(line.text) if not line.heading and not line.numbered else None
    if _alike_made(line, lines[before], named=entry is not None):
        return True
    if lines[before].indent > 0 and lines[before].indent == line.indent and parse_entry(line.text) is not None:
        return True
    if len(line.text) > 200 or re.search(r"[a-z]{3}\.$", line.text):
        return False
    first = split_outside(line.text, ",")[0]
    if entry and entry.role and TITLE_START.match(line.text):
        return True
    titled = bool(TITLE_START.match(first)) and listed_name(bare_name(first))
    if titled or without_plural(first) != first:
        return is_name_list(line.text)
    if entry and entry.role and "," in line.text and listed_name(bare_name(first)):
        return True
    return _double_spaced(lines, before, index, roster)


def _alike_made(line: Line, before: Line, *, named: bool) -> bool:
    """Whether a line is "Name - what they are", as the one before it is, or a row of nothing but names."""
    if named and _DASHED.search(line.text) and _DASHED.search(before.text) and not line.text.endswith("."):
        return True
    return len(line.cells) > 1 and all(listed_name(cell) for cell in line.cells if cell)


def _double_spaced(lines: list[Line], before: int, index: int, roster: Roster) -> bool:
    """Whether every attendee so far stands between two blank lines, and this line is one name more: over no text, or
    somebody who is not listed yet."""
    apart = [near for near in range(before - 1, max(-1, before - 4), -1) if not lines[near].blank]
    below = next((line for line in lines[index + 1 : index + 4] if not line.blank), None)
    above = apart[0] if apart else before
    opens = above not in roster.lines and section_of(lines[above], in_head=True) is not None  # the list's heading
    if (before - 1 in apart and not opens) or not (opens or above in roster.lines) or index + 1 >= len(lines):
        return False
    entry = parse_entry(lines[index].text)
    named = entry is not None and (" " in entry.name or entry.name.startswith("@"))
    named = named or opens_with_position(lines[index].text)
    if not (lines[index + 1].blank and named) or below is None or len(lines[index].text) > 100:
        return False
    known = {one.entry.name for one in roster.listed}
    return (len(below.text) < 100 and not below.text.endswith(".")) or (entry is not None and entry.name not in known)

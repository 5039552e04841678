"""Lines that belong to the list above them: they hang in below its first name, or finish its last line."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.reading.attendance.headings import group_in_japanese, section_of
from briefings.reading.attendance.items import listed_name, parse_entry
from briefings.reading.attendance.names import bare_name, split_names, split_outside
from briefings.reading.names.person_names import is_japanese
from briefings.reading.names.roles import is_role
from briefings.reading.text.lines import Line

DEEP = 8
_PARTICLES = r"(?:(?:van|von|de|der|den|da|di|del|della|la|le|ten|ter|dos|du|bin|al) )*"
_FIRST_NAME_LAST = re.compile(
    r"(?:^|[,;)] )(?:and )?(?:(?:Mr|Mrs|Ms|Dr|Cllr)\.? )?[A-ZÀ-Þ][\w’'-]+(?: (?:van|von|de|der|den|da|di|ten|ter))*$"
)
# "Prof Frank Gower-" over "Hughes, Ms Ioan Jarman"
_HYPHEN_LAST = re.compile(r"[A-Z][a-z]{2,}-$")
_ONE_CUT = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof)\.? [A-Z][a-z]+")
_GOES_ON = re.compile(rf"{_PARTICLES}[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?(?: \(|,| and |\.?$)")
# "II. OLD BUSINESS:" right below the names
_ITEM = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)] {1,4}[A-Z][A-Z ,&'’/-]{4,80}:?$")


def hanging(lines: list[Line], index: int, first: str, *, several: bool = False) -> tuple[list[str], list[int], int]:
    """The texts of a list that opens on line `index` with `first`, the line of each, and the first line after it.

    `several`: the list is one of several people, so that names alone on the lines right below belong to it.
    """
    texts, places = ([first], [index]) if first else ([], [])
    after = index + 1
    column = 0
    while after < len(lines):
        line = lines[after]
        if line.blank:
            if _breaks_off(lines, after, texts) or (several and _is_double_spaced(lines, after, texts)):
                after += 1
                continue
            if not _goes_on_below(lines, after, column):
                break
        elif _ends_key(lines, after):
            if len(line.cells) > 1:
                texts.append(", ".join(line.cells[1:]))
                places.append(after)
        elif _opens_another(line):
            break
        elif line.indent > lines[index].indent:
            column = column or line.indent
            texts.append(_text(line))
            places.append(after)
        elif (
            (
                texts
                and texts[-1].rstrip().endswith((",", ";", " and"))
                and len(texts[-1]) > 40
                and not is_japanese(line.text)
            )
            or _is_wrapped(lines, after, texts)
            or (texts and is_cut(texts[-1], line.text))
            or (texts and "(" in texts[-1] and (_is_open(texts[-1]) or line.text.startswith("(")))
            or (several and len(texts) == after - index and _is_one_more(line, lines[index], texts))
            or (several and lines[after - 1].blank)
            or (texts and line.text.startswith((", ", "; ", "and ")))
        ):
            texts.append(_text(line))
            places.append(after)
        else:
            break
        after += 1
    return texts, places, after


def _opens_another(line: Line) -> bool:
    """Whether a line is no part of the list above: a heading, an item, another part, （事務局） below （欠席）."""
    if line.heading or line.bullet or heads_item(line.text) or section_of(line, in_head=True):
        return True
    return line.text[0] in "（【〔" and group_in_japanese(line.text) is not None


def heads_item(text: str) -> bool:
    """Whether a line heads an item by its numeral and its capitals: "II. OLD BUSINESS:"."""
    return text[1:4].find(".") >= 0 and _ITEM.match(text) is not None


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _breaks_off(lines: list[Line], after: int, texts: list[str]) -> bool:
    """Whether a long list ends with a comma over a blank line, and below it stand more names of the same kind."""
    if not texts or not texts[-1].rstrip().endswith((",", ";")) or len(texts[-1]) < 40 or after + 1 >= len(lines):
        return False
    below = lines[after + 1]
    if below.blank or below.bullet or below.numbered or below.heading or section_of(below, in_head=True):
        return False
    return all(listed_name(bare_name(split_outside(name, ",")[0])) for name in split_names(below.text))


def _is_double_spaced(lines: list[Line], after: int, texts: list[str]) -> bool:
    """Whether "Ernie Wong, City Engineer" stands between blank lines below others like it."""
    if not texts or after + 2 >= len(lines) or not lines[after + 2].blank or len(texts[-1]) > 90:
        return False
    line = lines[after + 1]
    if line.blank or line.bullet or line.numbered or line.heading or len(line.text) > 90 or line.text.endswith("."):
        return False
    above, entry = parse_entry(texts[-1]), parse_entry(line.text)
    both = above is not None and entry is not None and above.role and entry.role
    return bool(both) and "," in line.text and listed_name(bare_name(split_outside(line.text, ",")[0]))


def _is_wrapped(lines: list[Line], after: int, texts: list[str]) -> bool:
    """Whether a full line of several names breaks off: "Shawn Drill, Public" over "Works Director Fred Moore"."""
    above, text = lines[after - 1].text, lines[after].text
    if texts and len(above) > 40 and ";" in above and ";" in text and not above.endswith((".", ":")):
        return True
    if not texts or len(above) < 50 or above.endswith((".", ":", "?", "!")) or above.count(",") < 2:
        return False
    return text[:1].isupper() and ("," in text or " and " in text) and not is_japanese(text)


def is_cut(above: str, below: str) -> bool:
    """Whether a line breaks off within a name: "Priya Menon (Harbour Master), Samir" over "Haddad (Clerk), ..."."""
    if _HYPHEN_LAST.search(above) and below[:1].isupper() and "," in above:
        return True
    if (
        (above.count(",") == 0 and not _ONE_CUT.fullmatch(above))
        or _FIRST_NAME_LAST.search(above) is None
        or _GOES_ON.match(below) is None
    ):
        return False
    return not (is_role(above.rpartition(",")[2]) and listed_name(bare_name(split_outside(below, ",")[0])))


def _is_one_more(line: Line, opening: Line, texts: list[str]) -> bool:
    """Whether a line below "Present: Cllr A Brooker" holds one more name, as each line above it does."""
    if line.indent != opening.indent or len(line.text) > 90 or line.text.endswith((".", ":")) or line.numbered:
        return False
    return all(_is_name(text) for text in (texts[0], line.text))


def _is_name(text: str) -> bool:
    """One name, or two of one kind, with what they are: "Ada Brack and Lis Moe – Registrars"."""
    names = [bare_name(name) for name in split_names(split_outside(text, ",–")[0])]
    return len(split_names(text)) < 3 and all(listed_name(name) for name in names)


def _text(line: Line) -> str:
    return ", ".join(cell for cell in line.cells if cell) if len(line.cells) > 1 else line.text


def _goes_on_below(lines: list[Line], after: int, column: int) -> bool:
    """Whether below a blank line the list goes on, deep in the line and in the same column."""
    below = next((line for line in lines[after + 1 : after + 3] if not line.blank), None)
    if below is None or below.indent < DEEP or (column and abs(below.indent - column) > 2):
        return False
    return len(below.text) < 90 and section_of(below, in_head=True) is None


def _ends_key(lines: list[Line], after: int) -> bool:
    """ "attendance           Chief Council Secretary": the end of a heading that is set in a narrow column."""
    line = lines[after]
    key = line.cells[0] if line.cells else line.text
    if not key.islower() or len(key) > 16 or len(key.split()) > 2:
        return False
    return len(line.cells) > 1 or (after + 1 < len(lines) and lines[after + 1].indent >= DEEP)


def with_key_below(lines: list[Line], index: int) -> Line:
    """A line whose heading ends on the line below ("Clerk in", "attendance"), with its heading whole."""
    line = lines[index]
    if len(line.cells) < 2 or index + 1 >= len(lines) or not _ends_key(lines, index + 1):
        return line
    below = lines[index + 1]
    key = below.cells[0] if below.cells else below.text
    return replace(line, cells=(f"{line.cells[0].strip(' :')} {key}", *line.cells[1:]))

"""One entry of an attendance list -> name, role, organisation, present or absent, initials or handle."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefings.reading.person_names import (
    is_common_word,
    is_handle,
    is_initials,
    is_japanese,
    is_japanese_word,
    is_name_token,
    looks_like_name,
    one_form,
)
from briefings.reading.words import JAPANESE_ROLES, PARTICLES, ROLE_WORDS

_ABSENT = re.compile(
    r"[\s*,(\[（【–—-]*\b(?:absen(?:t|ce|ces|tee)|apolog(?:y|ies)(?: received)?|regrets|excused|not present|did "
    r"not attend|unable to attend)\b[\s.)\]）]*$"
    r"|[\s*,(（【※・]*(?:ご?欠席)[\s)）】]*$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"[\s*,(\[（–—-]*\b(?:present|attended|online|remote(?:ly)?|in[- ]person|via zoom|virtual(?:ly)?|by phone|"
    r"phone)\b[\s.)\]）]*$",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"[(（\[]([^()（）\[\]]{1,160})[)）\]]")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*—\s*|\s{3,}|\t+")
_ORGANISATION = re.compile(
    r"\b(?:University|Institute|Ltd|Inc|LLC|Corp|Corporation|Company|Ministry|Agency|Department|Council|"
    r"Foundation|Association|Bank|Group|"
    r"Committee|Commission|Center|Centre|College|School|Society|Federation|Union|GmbH|Laborator(?:y|ies)|"
    r"Office|Authority|Trust|Bureau)\b"
    r"|(?:大学|株式会社|研究所|協会|機構|省|庁|財団|連合会|法人|銀行|センター|委員会|学会|新聞|組合|町|市|県|都|府)$"
)
_TITLE_START = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Cllrs?|Cr|Councill?ors?|Hon|Rev)\b\.?\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One attendee as listed. `also` holds initials, handles and the name as printed where it differs."""

    name: str
    role: str | None = None
    organisation: str | None = None
    absent: bool = False
    also: tuple[str, ...] = ()


def parse_entry(text: str) -> Entry | None:
    """The attendee that one list item names, or None when it names nobody."""
    text = text.strip(" \t;・,、。")
    if not 2 <= len(text) <= 300:
        return None
    absent = _ABSENT.search(text)
    if absent and absent.start() > 0:
        text = text[: absent.start()].rstrip(" ,(（*")
    else:
        there = _PRESENT.search(text)
        text = text[: there.start()].rstrip(" ,(（") if there and there.start() > 0 else text
    entry = _parse_japanese(text) if is_japanese(text) else _parse_latin(text)
    return replace(entry, absent=bool(absent)) if entry else None


def _parse_latin(text: str) -> Entry | None:
    text, notes = _without_notes(text)
    handles = [note for note in notes if is_handle(note)]
    pieces = re.split(r"\s+(?=@)", text, maxsplit=1)
    if len(pieces) == 2 and is_handle(pieces[1].split()[0].rstrip(",")):
        handles.append(pieces[1].split()[0].rstrip(","))
        text = (pieces[0] + " " + " ".join(pieces[1].split()[1:])).strip()
    if is_handle(text.split()[0] if text.split() else ""):
        handle = text.split()[0]
        rest = text[len(handle) :].strip(" -–—,()")
        if looks_like_name(rest):
            return _noted(Entry(one_form(rest), also=(handle,)), notes)
        return _noted(Entry(handle, rest or None), notes)
    name, role = _name_and_role(text)
    if not name:
        return None
    entry = Entry(one_form(name), also=tuple(handles))
    if one_form(name) != name and name.split() and not _TITLE_START.match(name):
        entry = replace(entry, also=(*entry.also, name))
    separated = not text.startswith(f"{name} {role}".strip())
    entry = _with_role(entry, role, separated=separated)
    return _noted(entry, [note for note in notes if note not in handles])


def _without_notes(text: str) -> tuple[str, list[str]]:
    notes = [note.strip() for note in _PARENTHESES.findall(text)]
    return " ".join(_PARENTHESES.sub(" ", text).split(" ")).strip(), notes


def _noted(entry: Entry, notes: list[str]) -> Entry:
    """What stands in parentheses: initials, a handle, pronouns, a role or an organisation."""
    for note in notes:
        if re.fullmatch(r"(?:she|he|they|her|him|them|hers|his|theirs|[/, ])+", note, re.IGNORECASE):
            continue
        if is_handle(note) or (is_initials(note) and _initials_fit(note, entry.name)):
            entry = replace(entry, also=(*entry.also, note))
        elif _PRESENT.fullmatch(note) or re.match(r"(?:until|from|left|joined|arrived|item)\b", note, re.IGNORECASE):
            continue
        elif entry.role is None and _is_role(note):
            entry = replace(entry, role=note)
        elif entry.organisation is None and not _is_role(note):
            entry = replace(entry, organisation=note)
    return entry


def _initials_fit(initials: str, name: str) -> bool:
    return bool(name) and initials[0].upper() == name[0].upper()


def _with_role(entry: Entry, text: str, *, separated: bool) -> Entry:
    text = text.strip(" ,;:-–—|")
    if not text:
        return entry
    last = _ORGANISATION.findall(text)
    if not _is_role(text) and (separated or (last and text.rstrip(".").endswith(last[-1]))) and len(text.split()) <= 8:
        return replace(entry, organisation=text)
    return replace(entry, role=text)


def _is_role(text: str) -> bool:
    words = re.findall(r"[\w-]+", text.lower())
    return any(word in ROLE_WORDS for word in words) or any(
        role in text for role in JAPANESE_ROLES[:80] if is_japanese(text)
    )


def _name_and_role(text: str) -> tuple[str, str]:
    """Split "Name, role", "Name - role", "Name role", "role Name"; ("", "") when there is no name."""
    dash = _DASH.search(text)
    comma = text.find(",")
    if dash and (comma < 0 or dash.start() < comma) and _listed_name(text[: dash.start()]):
        return text[: dash.start()].strip(), text[dash.end() :]
    if comma > 0 and _listed_name(text[:comma]):
        return text[:comma].strip(), text[comma + 1 :]
    if _listed_name(text):
        return text, ""
    tokens = text.split()
    end = _run_of_name(tokens)
    if end:
        return " ".join(tokens[:end]).rstrip(","), " ".join(tokens[end:])
    return _role_first(tokens)


def _listed_name(text: str) -> bool:
    """A name as lists print it: full, or title and surname ("Cllr Smith"), or with initials ("A Smith")."""
    text = text.strip()
    title = _TITLE_START.match(text)
    rest = text[title.end() :] if title else text
    if title and 1 <= len(rest.split()) <= 4:
        return all(is_name_token(token) or token.lower() in PARTICLES for token in rest.split())
    return looks_like_name(rest)


def _run_of_name(tokens: list[str]) -> int:
    """How many words at the start of "Koichi Akaishi Chief Officer ..." are the name: two, with initials, particles."""
    index = 0
    title = _TITLE_START.match(" ".join(tokens))
    names = 0
    if title:
        index = len(title[0].split())
    while index < len(tokens) and names < 2:
        token = tokens[index]
        if token.lower() in PARTICLES and names:
            index += 1
            continue
        if not is_name_token(token):
            return 0
        names += 0 if re.fullmatch(r"[A-Z]\.?", token) and names else 1
        index += 1
        if token.endswith(","):
            break
    return index if names == 2 and index < len(tokens) else 0


def _role_first(tokens: list[str]) -> tuple[str, str]:
    """ "Assistant Secretary of State Kurt Campbell": a role, and a name of two words at its end."""
    if len(tokens) >= 3 and is_common_word(tokens[0]) and looks_like_name(" ".join(tokens[-2:])):
        return " ".join(tokens[-2:]), " ".join(tokens[:-2])
    return "", ""


def _parse_japanese(text: str) -> Entry | None:
    text, notes = _without_notes(text)
    text = re.sub(r"^[◎○◯●]\s*", "", text.strip(" \u3000"))
    text = text.lstrip("：: ")
    role_parts = [note for note in notes if note and not _is_reading(note)]
    parts = [part for part in re.split(r"[ \u3000\t、，,：:]+", text) if part]
    if not parts:
        return None
    while len(parts) > 1 and (is_japanese_word(parts[0]) or _ends_in_role(parts[0])) and not _named(parts[0]):
        role_parts.insert(0, parts.pop(0))
    name, used = _japanese_name(parts)
    if not name:
        return None
    after = " ".join(parts[used:])
    roles = [part for part in (*([after] if after else []), *role_parts) if _is_role(part) or is_japanese_word(part)]
    others = [part for part in (*([after] if after else []), *role_parts) if part not in roles]
    name, own = split_japanese_role(name)
    role = " ".join([*([own] if own else []), *roles]) or None
    return Entry(one_form(name), role, others[0] if others else None)


def _is_reading(note: str) -> bool:
    return bool(re.fullmatch(r"[ぁ-んー\s\u3000]+", note))


def _named(part: str) -> bool:
    name, role = split_japanese_role(part)
    return bool(role) and 1 < len(name) <= 6 and looks_like_name(name)


def _ends_in_role(part: str) -> bool:
    return any(part.endswith(role) for role in JAPANESE_ROLES)


def _japanese_name(parts: list[str]) -> tuple[str, int]:
    """The name at the start: 山田 太郎, 山田太郎, 山田委員; how many parts it took."""
    if len(parts) > 1 and len(parts[0]) <= 4 and len(parts[1]) <= 5 and looks_like_name(parts[0] + " " + parts[1]):
        if not _ends_in_role(parts[1]) and not _ORGANISATION.search(parts[1]):
            return parts[0] + " " + parts[1], 2
        name, role = split_japanese_role(parts[1])
        if role and name and len(parts[0]) <= 3 and role not in {"長", "官", "監"}:
            return parts[0] + " " + parts[1], 2
    bare, role = split_japanese_role(parts[0])
    if looks_like_name(bare) or (role and 1 <= len(bare) <= 4 and not is_japanese_word(bare)):
        return parts[0], 1
    return "", 0


def split_japanese_role(text: str) -> tuple[str, str]:
    """山田委員 -> (山田, 委員); 河野デジタル大臣 -> (河野デジタル, 大臣); without a role, (text, "")."""
    for role in sorted(JAPANESE_ROLES, key=len, reverse=True):
        if text.endswith(role) and len(text) > len(role):
            return text[: -len(role)].strip(), role
    return text, ""

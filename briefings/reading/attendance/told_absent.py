"""Who is away, as a meeting is told when it opens: "We have been told that Mr. Ito and Mr. Ueno will be absent"."""

from __future__ import annotations

import re

from briefings.reading.attendance.entry import Entry
from briefings.reading.attendance.items import parse_entry
from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.attendance.listed import Listed
from briefings.reading.names.person_names import is_common_word, one_form
from briefings.reading.text.lines import Line

_WHO = r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?[A-Z][A-Za-zÀ-ÿ’'-]+(?: [A-Z][A-Za-zÀ-ÿ’'-]+)?"
_AWAY = re.compile(
    rf"\b(?P<who>(?P<plural>Members )?{_WHO}(?:(?:, and |, | and ){_WHO}){{0,11}}),? "
    r"(?:will not be (?:attending|present|able to attend)|will be absent|(?:is|are) (?:absent|unable to attend)|"
    r"cannot attend)\b"
)
_APOLOGIES = re.compile(
    rf"\b(?:[Ww]e have|I have|[Aa]pologies (?:for absence )?have been|have) (?:also )?received "
    rf"(?:apologies (?:for absence )?)?"
    rf"from (?P<who>{_WHO}(?:(?:, and |, | and ){_WHO}){{0,11}})(?= who |, who |[.,;]|$)"
)
_BETWEEN = re.compile(r", and |, | and ")
_TITLE = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof)\.? ")
_TOLD = re.compile(r"\b(?:told|heard|hear|informed|understand|aware|received|notified|today)\b", re.IGNORECASE)
_OTHER_DAY = re.compile(r"\b(?:next|tomorrow|week|month|from|until|after)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[a-z])(?<!\b[MD]r)(?<!\bMs)(?<!\bMrs)(?<!\bProf)\. ")
_LATER = re.compile(r",? who (?:will|may|hopes)\b[^.]{0,40}\b(?:join|later|late)\b")
# 本日は飯沼委員、鴨志田委員が御欠席となります。
_MEMBER = r"[\u4e00-\u9fff\ufa0e-\ufa6d々ァ-ヶー・]{1,12}(?:委員|構成員|議員|理事|幹事|会長代理|座長代理)"
_AWAY_IN_JAPANESE = re.compile(
    rf"(?P<who>{_MEMBER}(?:(?:、|と|及び|並びに|、及び){_MEMBER}){{0,11}})"
    r"(?:が|は|から|より|につきまして[はも]|におかれまして[はも]|の[\d０-９一二三四五]{1,2}名が)、?"
    r"(?:(?:所用|都合|御?公務|[御ご]都合)(?:により|のため)、?)?[御ご]?欠席(?!で(?:した|ござい))"
)
_BETWEEN_MEMBERS = re.compile(r"、及び|及び|並びに|、|(?<=[員事長理])と")
_TODAY = re.compile(r"本日|本会議|今回|届|連絡|ただいま|定刻")
_WITHIN = 30


def told_absent(lines: list[Line], start: int) -> list[tuple[Entry, int]]:
    """Everybody who is said to be away in the first lines from one on, each with the line that says so."""
    found: list[tuple[Entry, int]] = []
    for index in range(start, min(start + _WITHIN, len(lines))):
        text = lines[index].text[:1_500]
        if "attend" not in text and "absent" not in text and "apologies" not in text.lower():
            continue
        for sentence in _SENTENCES.split(text):
            away = _AWAY.search(sentence) if _TOLD.search(sentence) and not _OTHER_DAY.search(sentence) else None
            if "received" in sentence and "apologies" in sentence.lower() and (sent := _APOLOGIES.search(sentence)):
                found += [(entry, index) for entry in _named(sent["who"]) if not _LATER.match(sentence, sent.end())]
            if away:
                found += [(entry, index) for entry in _people(away)]
    return found


def told_absent_in_japanese(lines: list[Line], start: int, listed: list[Listed]) -> list[tuple[Entry, int]]:
    """Members who are said to be away as a Japanese meeting opens, under the names that the list gives them.

    Nobody whose family name several on the list bear.
    """
    found: list[tuple[Entry, int]] = []
    for index in range(start, min(start + _WITHIN, len(lines))):
        text = lines[index].text[:1_500]
        if "欠席" not in text:
            continue
        for sentence in text.split("。"):
            away = _AWAY_IN_JAPANESE.search(sentence) if _TODAY.search(sentence) else None
            for member in _BETWEEN_MEMBERS.split(away["who"]) if away else ():
                name, role = split_japanese_role(member)
                bearers = [one.entry for one in listed if one.entry.name.startswith(name)]
                if len(bearers) < 2 and role:
                    found.append((bearers[0] if bearers else Entry(name, role), index))
    return found


def _named(text: str) -> list[Entry]:
    """Full names, with or without a title; nobody when one of them is none."""
    entries = [parse_entry(item) for item in _BETWEEN.split(text)]
    return [one for one in entries if one] if all(one and " " in one.name for one in entries) else []


def _people(away: re.Match[str]) -> list[Entry]:
    """The people of such a sentence: each with a title, or all called members."""
    items = _BETWEEN.split(away["who"].removeprefix("Members "))
    if not (away["plural"] or all(map(_TITLE.match, items))):
        return []
    names = [one_form(_TITLE.sub("", item)) for item in items]
    return [Entry(name.capitalize() if name.isupper() else name) for name in names if not is_common_word(name)]

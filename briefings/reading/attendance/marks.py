"""Marks on attendance lists: absent, present, represented; numbers and ticks before names."""

from __future__ import annotations

import re

from briefings.dates.near import cued

ABSENT = cued(
    r"[\s*,;:(\[（【–—-]*\b(?:sent |with |gave |has sent |on |absent,? (?:[–-] )?)?(?:absen(?:t|ce|ces|tee)|(?:no |"
    r"without )?apolog(?:y|ies)(?: "
    r"received| accepted| sent| given| noted| for absence)?|regrets|excused|not (?:present|here)|"
    r"did not attend|unable to attend|leave of absence|excusée?s?|absente?s?|entschuldigt|abwesend|ausente|"
    r"assente)\b(?: (?:due to|because of|owing to) [^()]{2,40})?"
    r"(?:\s?[(\[][^()\[\]]{2,60}[)\]]|\s?[–-]\s?[\w ]{3,16})?[\s.)\]）]*$"
    r"|[\s*,(\[（【※・:：]*(?:ご?欠席|不参加)[\s)\]）】]*$",
    "absen|apolog|regrets|excus|not present|not here|attend|entschuldigt|abwesend|ausente|assente|欠席|不参加",
)
PRESENT = cued(
    r"[\s*,(\[（–—-]*\b(?:present|attended|(?:participating |attending |joined |joining )?(?:online|"
    r"remote(?:ly)?|in[- ]person|via zoom|virtual(?:ly)?|by (?:tele)?phone|"
    r"by video(?:conference)?|phone)|part[- ]time|from item \d+|until item \d+|until \d[\d:.]*(?: ?[ap]m)?|"
    r"from \d[\d:.]*(?: ?[ap]m)?)\b[\s.)\]）]*$"
    r"|[\s*,(\[（※・]*(?:オンライン(?:参加|出席)?|ウェブ参加|web参加|途中(?:退席|出席|参加)|出席|"
    r"リモート)[\s)\]）]*$",
    "present|attended|online|remote|person|zoom|virtual|phone|video|part|item|until|from|オンライン|ウェブ|web|途中|"
    "出席|リモート",
)
UNCLEAR = re.compile(
    r"[\s*,(\[（–—-]*\b(?:pouvoir à|represented by|replaced by|substitute|alternate|proxy|deputi[sz]ed by)\b.*$|"
    r"\s*\((?:substitute|proxy)[:：] ?[^()]{0,90}\)$|"
    r"[\s(（]*(?<![長務])代理(?:出席者?|人)?[\s:：].*$|[\s]*[(（]代理(?:出席)?[)）]$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"\s*(?:\.{3,}|(?:\. ){3,40}\.?|…{1,9}|_{3,}|·{3,})\s*")
_WHILE = re.compile(
    r"\s*[(\[（,;]\s*(?:arrived|joined|left|from|until|late|departed)\b[^()\[\]（）]{0,30}[)\]）]?\s*$", re.IGNORECASE
)
# "Vany Martinez         NCDNH joined later": how long somebody was there is not whose they are.
_CAME_AND_WENT = re.compile(
    r"\s(?:left(?: the)? (?:call|meeting)|left early|(?:joined|arrived)(?: the (?:call|meeting))? (?:later?|at))\b"
    r"[^()]{0,20}$"
)
_STRUCK = re.compile(r"~~\s*(?P<text>.{2,200}?)\s*~~(?:\s*\([^()~]{2,40}\))?$")
UNTICKED = re.compile(r"(?:\(?\d{1,3}[.)]\s*)?(?:\[ \]|[✗✘☒☐❌×])\s*(?=\S)")
_NUMBER = re.compile(
    r"^(?:\(?\d{1,3}[.)]\s*|\[(?:[ xX]?|\d{1,3}(?:['’′]|:\d{2}|\s?min)?)\]\s*|[✓✔☑✅✗✘☒☐❌○●◎・•◇◆]\s*)+"
)
# "... (Director) *" and "... (Professor) * You may not attend the meeting": what machines make of ※ behind a name.
_STARRED = re.compile(r"(?<=\))\s*[*＊※]+\s?(?P<note>[A-Z][\w ,.'’()-]{0,120})?$")
_MAY_BE_AWAY = re.compile(r"\b(?:may|might|could) (?:not |be )?(?:attend|absent|join)", re.IGNORECASE)


def without_number(text: str) -> str:
    """The item without a leading number, tick or bullet."""
    return _NUMBER.sub("", text).strip()


def without_leaders(text: str) -> str:
    """ "Mee Vang, Clerk ...... Present (arrived 6:20 PM)" as "Mee Vang, Clerk - Present"."""
    if any(sign in text for sign in ("...", ". . .", "…", "___", "···")):
        text = _LEADER.sub(" - ", text).strip(" -")
    text = _CAME_AND_WENT.sub("", text)
    shorter = _WHILE.sub("", text)
    return shorter if PRESENT.search(shorter) or ABSENT.search(shorter) else text


def struck(text: str) -> str | None:
    """What a text that is crossed out as a whole says, or None."""
    match = _STRUCK.match(text.strip())
    return match["text"] if match else None


def closed(text: str) -> str:
    """ "Kazuko Otani (Executive Officer, The Japan Research Institute" with the bracket that was forgotten."""
    return f"{text})" if text.count("(") == text.count(")") + 1 and text.rfind("(") > text.rfind(")") else text


def without_star(text: str) -> tuple[str, bool]:
    """The text without a star behind its bracket and what that says; whether that leaves open if they came."""
    star = _STARRED.search(text) if "*" in text or "※" in text else None
    if star is None or ABSENT.search(text) or UNCLEAR.search(text):
        return text, False
    return text[: star.start()], _MAY_BE_AWAY.search(star["note"] or "") is not None

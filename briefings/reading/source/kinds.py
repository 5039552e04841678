"""What kind of document a record is, by what it calls itself and by its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.dates.near import cued
from briefings.reading.head.title_lines import is_newspaper
from briefings.reading.names.person_names import is_japanese
from briefings.reading.series.dates import unglued
from briefings.reading.source.publishers import PRESS_LINE, REPORTED
from briefings.records import DocumentKind

_MINUTES = cued(
    r"\bminutes\b|\b(?:meeting|call) notes\b|\bnotes\b.{0,40}\bmeeting\b|\bmeeting summary\b|議事録|議事要旨|議事概要|"
    r"会議録|議事メモ|会議要旨|会議概要|会議結果|会議要録|会議の概要|\bsummary record\b|\b(?:summary|outline|"
    r"record) of (?:the )?proceedings\b|^proceedings of\b|"
    r"\bprotokoll\b|\bcompte[- ]rendu\b|\bprocès-verbal\b",
    "minutes|notes|summary|proceedings|議事|会議|protokoll|compte|procès",
)
_ONLY_MINUTES = re.compile(
    r"\W*(?:draft |final |approved |confirmed |summary |meeting )?(?:minutes|summary record|protokoll|"
    r"niederschrift|議事録|"
    r"議事要旨|会議録)\W*",
    re.IGNORECASE,
)
# Further down a page, over what was said.
_HEADS_MINUTES = re.compile(r"[○●◎■【〔]?(?:議事録|議事要旨|議事概要|会議録|会議要旨)[】〕]?")
# A title that ends so is no headline, though 【課題１】 below it looks like a reporter's sign.
_TITLED_MINUTES = re.compile(r"(?:議事録|議事要旨|議事概要|会議録|会議要旨)(?:[(（].{0,20}[)）])?$")
_PRESS_CONFERENCE = re.compile(r"記者会見|定例会見|\bpress conference\b", re.IGNORECASE)
# 大臣記者会見要旨, over 発言要旨 and 質疑応答.
_TITLED_PRESS = re.compile(r"記者会見の?(?:要旨|概要|録)?(?:[（(\s\u3000].{0,40})?$")
_TOLD_THE_PRESS = re.compile(r"発言要旨|冒頭発言|質疑応答")
NEWS_DATELINE = re.compile(
    # "KUALA LUMPUR, Jan 19: "
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)* \[[A-Z][\w ]{2,30}\], [A-Z][a-z]{2,8} \d{1,2} ?(?:\([A-Z]{2,6}\))? ?: |"
    r"[A-Z]{3}[A-Z .’'-]{0,40}, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,7} \d{1,2}: |"
    r"[A-Z][A-Za-z\d .,’'-]{2,40}\((?:[^()]{0,30}\b)?(?:(?i:News|Press|Agency|Reuters)|AP|AFP|UPI|Xinhua|Sputnik|Kyodo|"
    r"Jiji|Bernama|"
    r"VNA|TASS|ANI|PTI|IANS|Yonhap)\b[^()]{0,40}\)"
)
# A headline about minutes: "City drops talks of AI use for meeting minutes", "AI meeting summary debate".
_ABOUT_MINUTES = re.compile(
    r"\b(?:AI|(?i:artificial intelligence|help with|use for|debate over|row over))\b.*\b(?i:minutes|summar(?:y|"
    r"ies)|notes)\b"
)
# What somebody tells in the first person: "I let a chatbot take our minutes", "How we write minutes".
_TOLD_BY_ONE = re.compile(r"\W*(?:I|We|How|Why|What|When|Should)\s(?!.*\b(?:minutes|record) of the\b)")
_NOTES = re.compile(r"\W*(?:meeting )?notes\W*", re.IGNORECASE)
# 総務省、重要議題を議論する作業班を開催: who did it, and then what, as headlines have it
_HEADLINE_JAPANESE = re.compile(r"[^\s、。「」（）()]{1,14}[省庁府県市町村区社会局]、(?!第?[\d０-９])[^、。]{4,}")
# 協議会は24日、県庁で会合を開き、…了承した。: how newspapers tell what was done, in plain verbs
_NEWS_JAPANESE = re.compile(
    r"(?:[はがも][\d０-９]{1,2}日(?:[（(].[)）])?(?:夜|午[前後][^、。]{0,12})?[、の]|^[ \u3000]*(?:きょう|きのう|昨日))"
    r"[^。\n]{4,160}?(?<!まし)(?<!でし)(?:た|という)。",
    re.MULTILINE,
)
_MINUTES_OF = re.compile(
    r"(?:minutes|summary record) of (?:the |a )?\w.*\b(?:meeting|session|sitting)\b", re.IGNORECASE
)
_EVIDENCE = re.compile(r"^(?:minutes of )?evidence$", re.IGNORECASE | re.MULTILINE)
_TRANSCRIPT = cued(
    r"\btranscripts?\b|\bhansard\b|\boral evidence\b|\bverbatim\b|\bofficial report\b|速記録|文字起こし|"
    r"書き起こし|発言録",
    "transcript|hansard|oral evidence|verbatim|official report|速記録|文字起こし|書き起こし|発言録",
)
# "Meeting recordings and transcripts": the rules of a group, or where to find them.
_ABOUT_RECORDING = re.compile(r"\brecordings?\b|\bconsent\b|\bwill be\b|\bavailable\b|https?://", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:outcomes?|results?|report|readout|communiqu[eé]|joint statement|summary|conclusions)\b|結果概要|"
    r"開催結果|報告書|報告",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:statement|memorandum|declaration|recommendation|terms of reference|resolution)s?\b|声明|提言|覚書",
    re.IGNORECASE,
)
# "a foreign ministry press release said": who tells of a release has not issued it.
_TELLS_OF_RELEASE = re.compile(
    r"\b(?:according to|in) (?:a|the|its|an)\b[^.\n]{0,40}?\b(?:press|news|media) (?:release|statement|note)|"
    r"\b(?:press|news|media) (?:release|statement|note) (?:(?:from|by|of) [^.,\n]{3,60} )?"
    r"(?:said|says|added|adds|stated|states|quoted)\b",
    re.IGNORECASE,
)
_RELEASE = cued(
    r"\b(?:for immediate release|press release|news release|media release|media note)s?\b|報道発表|プレスリリース|"
    r"報道資料|\boverview (?:of the [a-z]+ )?is as follows\b|\bdistributed by .{2,40} on behalf of\b|/PRNewswire/|"
    r"\bbusiness wire\b|\bglobe ?newswire\b|"
    r"同時発表[：:]|概要は(?:以下|次)の(?:通|"
    r"とお)りです|[省庁府県市]・新着情報|"
    r"\bnotes (?:for|to) editors\b",
    "release|notes|media|wire|overview|on behalf of|報道|プレス|同時発表|新着情報|概要は",
)
# "T-Lang Meeting: 2020-01-23", "Weekly sync 4 May 2021": a gathering and its day, and no more words.
# Committees of parliaments, whose record is word for word where nearly all of it is spoken.
_OF_PARLIAMENT = cued(
    r"\b(?:joint|select|standing|oversight) committee\b|\b(?:deputy|senator|td|mp)\b.{0,60}\bin the chair\b|"
    r"\bmembers present:?\s*\n\s*(?:deputy|senator)\b|\boireachtas\b",
    "committee|in the chair|members present|oireachtas",
)
_MET = re.compile(r"\b(?:meeting|tele(?:con\w*)?|call|session)\b", re.IGNORECASE)
# "author: Ada Lind", in the block of fields at the top of a page
_AUTHOR = re.compile(r"author: [\"']?[A-Z][\w’'-]+ [A-Z][\w’'-]+[\"']?$")
# "DevMeeting-2025-03-13", "Dev Meeting 2025/03/13", with its day and several who speak
_CALLS_IT_MEETING = re.compile(r"[a-z][-_ ]?Meeting[-_ ]?\d{4}[-_./]")
_GATHERING = re.compile(
    r"(?:[\w.&/'’-]+ ){0,6}(?:meeting|telecon|sync|stand-?up|call|plenary)s?\b[\s:,–—(-]{1,4}"
    r"(?:(?:of|on) )?(?=[^\n]{0,12}\d)(?:[A-Z][a-z]{2,8},? )?[\d./-]{1,10}[\w ,./)-]{0,20}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a record is made of. `spoken` is the share of the text that stands in turns; `prose` counts paragraphs of
    running text; `recorded`: its title names a body or its head a date; `dated`: its head has both; `form`: its head
    has the fields that minutes have, a day and a place, and a list of who came; `attended`: a
    list says that two people or more were there.
    """

    turns: int
    spoken: float
    roster: bool
    recorded: bool
    captions: bool
    prose: int
    dated: bool
    form: bool = False
    attended: bool = False


def kind_of(title: str, head: str, shape: Shape) -> DocumentKind:
    """The kind by what the title and the first lines call the record, else by its shape."""
    if shape.captions:
        return "transcript"
    lines = head.split("\n")
    short_lines = _short_lines(lines)
    # A short line of the head says so; a sentence about minutes does not.
    calls_itself = any(_MINUTES.search(line) for line in short_lines)
    minutes = calls_itself or _MINUTES.search(title) is not None
    names_release = _RELEASE.search(_TELLS_OF_RELEASE.sub("", head)) is not None
    sent = names_release and any(
        found.start() < 16 or len(line) < 60 for line in lines[:12] if (found := _RELEASE.search(line))
    )
    released = (sent and not _MINUTES.search(title)) or (names_release and not minutes)
    # "GW: update the press release", in what a meeting's list of attendees stands over.
    gathered = shape.attended and _MET.search(title) is not None and not _RELEASE.search(head[:120])
    if released and shape.turns <= 5 and not gathered:
        return "release"
    if _is_transcript(title, head, shape):
        return "transcript"
    signed = _is_signed(lines[:12])
    told = not (shape.turns or shape.roster or _TITLED_MINUTES.search(title)) and (
        signed or _ABOUT_MINUTES.search(title) is not None or _TOLD_BY_ONE.match(title) is not None
    )
    of_body = any(_MINUTES_OF.match(line) for line in [*short_lines, *lines[:4]])
    of_body = of_body or any(line.lower().startswith("summary record of the") for line in lines[:30])
    if (
        (_MINUTES.search(title) and not told)
        or _NOTES.fullmatch(title)
        or of_body
        or (not told and calls_itself and (shape.turns or shape.roster or shape.recorded))
        or any(_ONLY_MINUTES.fullmatch(line) for line in short_lines)
        or (shape.turns and any(_HEADS_MINUTES.fullmatch(line) for line in lines))
    ):
        return "minutes"
    glued = " " not in title and _GATHERING.fullmatch(f"{unglued(title)} 1") is not None
    if shape.turns > 2 and (glued or (shape.recorded and _CALLS_IT_MEETING.search(title))):
        return "minutes"
    if shape.turns >= 2 and shape.spoken > 0.3:
        formal = shape.attended or (shape.recorded and (shape.roster or shape.spoken < 0.6))
        if formal and shape.spoken > 0.75 and _OF_PARLIAMENT.search(head[:1_200]) and not minutes:
            return "transcript"
        return "minutes" if formal else "transcript"
    if shape.roster and (
        shape.turns or (shape.recorded and (shape.dated or _MINUTES.search(head[:2_000]))) or shape.form
    ):
        return "report" if _REPORT.search(title) and shape.prose > 3 and not shape.turns else "minutes"
    return _by_shape(title, head, shape)


def _is_transcript(title: str, head: str, shape: Shape) -> bool:
    """Whether the record calls itself a transcript, or tells what was said to the press."""
    said = any(_TRANSCRIPT.search(line) and not _ABOUT_RECORDING.search(line) for line in head[:800].split("\n"))
    said = said or _EVIDENCE.search(head[:800]) is not None
    said = said or (_PRESS_CONFERENCE.search(title) is not None and _TOLD_THE_PRESS.search(head) is not None)
    met_press = shape.turns > 0 and shape.spoken > 0.3 and _PRESS_CONFERENCE.search(title) is not None
    titled = _TRANSCRIPT.search(title) is not None
    return titled or met_press or (said and (shape.turns >= 2 or _TITLED_PRESS.search(title) is not None))


def _by_shape(title: str, head: str, shape: Shape) -> DocumentKind:
    """The kind of a record that does not call itself minutes: by its title, its list of attendees, and its prose."""
    called = _REPORT.search(title)
    top = head.split("\n")[:12]
    if not shape.attended and shape.prose and any(map(NEWS_DATELINE.match, top)):
        return "article"
    if _HEADLINE_JAPANESE.match(title) and not (shape.roster or shape.turns) and _tells(head):
        return "article"
    if (
        not (shape.roster or shape.turns or called)
        and _NEWS_JAPANESE.search(head[:1_500])
        and head[:1_500].count("。") > 2
    ):
        return "article"
    signed = _is_signed(top) and (shape.prose > 0 or _tells(head))
    told = signed and len(REPORTED.findall(head)) > 1
    if signed and not (called or shape.attended or (shape.dated and not told)):
        return "article"
    if shape.attended and not called and shape.prose < 12:
        return "minutes"
    if called or (_is_statement(head[:400]) and shape.prose < 12) or shape.dated:
        return "report"
    if shape.attended or _GATHERING.fullmatch(title):
        return "minutes"
    return "article" if shape.prose >= 3 or signed else "other"


def _tells(head: str) -> bool:
    """Whether there are two paragraphs of whole sentences, be they short, as newspapers print them."""
    long = 20 if is_japanese(head[:400]) else 40
    return sum(len(line) > long and line.endswith((".", "。", "”", '"')) for line in head.split("\n")) > 1


def _is_statement(head: str) -> bool:
    """Whether a short line calls the paper a statement; a sentence that speaks of recommendations does not."""
    return any(_STATEMENT.search(line) for line in head.split("\n") if len(line) < 160)


def _is_signed(top: list[str]) -> bool:
    """Whether a by-line or a newspaper's name stands at the top, or a paragraph opens with an agency's dateline."""
    return any(
        NEWS_DATELINE.match(line)
        or (len(line) < 80 and (PRESS_LINE.search(line) or is_newspaper(line) or _AUTHOR.match(line)))
        for line in top
    )


def _short_lines(head: list[str]) -> list[str]:
    return [line for line in head[:10] if len(line) < 90 and not line.endswith((".", "。"))]

"""What kind of document a record is, by what it calls itself and by its parts."""

from __future__ import annotations

import re

from briefings.records import DocumentKind

_MINUTES = re.compile(
    r"\bminutes\b|\bmeeting notes\b|\bnotes\b.{0,40}\bmeeting\b|\bmeeting summary\b|議事録|議事要旨|議事概要|"
    r"会議録|議事メモ|"
    r"\bprotokoll\b|\bcompte[- ]rendu\b|\bprocès-verbal\b",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"\btranscripts?\b|\bhansard\b|\boral evidence\b|\bverbatim\b|\bofficial report\b|速記録|文字起こし|"
    r"書き起こし|発言録",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:outcomes?|results?|report|readout|communiqu[eé]|joint statement|summary|conclusions)\b|結果概要|"
    r"開催結果|報告書|報告",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\b(?:for immediate release|press release|news release|media release)\b|報道発表|プレスリリース|報道資料",
    re.IGNORECASE,
)


def kind_of(
    title: str, head: str, *, turns: int, spoken: float, roster: bool, recorded: bool, captions: bool, prose: int
) -> DocumentKind:
    """`spoken` is the share of the text that stands in turns; `prose` counts paragraphs of running text."""
    if captions:
        return "transcript"
    if _RELEASE.search(head[:600]) and not turns > 5:
        return "release"
    if _TRANSCRIPT.search(title) or (_TRANSCRIPT.search(head[:800]) and turns >= 2):
        return "transcript"
    if _MINUTES.search(title) or (_MINUTES.search(head[:600]) and (turns or roster or recorded)):
        return "minutes"
    if turns >= 2 and spoken > 0.3:
        return "minutes" if (roster and recorded) or (recorded and spoken < 0.6) else "transcript"
    if roster and (recorded or turns):
        return "report" if _REPORT.search(title) and prose > 3 and not turns else "minutes"
    if _REPORT.search(title):
        return "report"
    return "article" if prose >= 3 else "other"

"""A chat with an AI, copied whole: what it was asked is no record, and nobody speaks in what it answered."""

from __future__ import annotations

import re

from briefings.reading.text.lines import Line

_ASKED = re.compile(
    r"(?:#{1,4} )?\W{0,3}(?:user|you|me|human|prompt|ユーザー|あなた)(?: said)?\W{0,3}(?:[:：]\W{0,3}|$)", re.IGNORECASE
)
_ANSWERED = re.compile(
    r"(?:#{1,4} )?\W{0,3}(?:(?:the )?(?:ai|virtual) )?(?:assistant|chat ?gpt|gpt[\w.-]{0,6}|claude(?: [\w.]{1,8}){0,2}|"
    r"gemini(?: [\w.]{1,8}){0,2}|(?:microsoft )?copilot|bard|ai|bot|model|llama[\w .]{0,6}|perplexity|deepseek|"
    r"アシスタント)(?: said)?\W{0,3}(?:[:：]\W{0,3}|$)",
    re.IGNORECASE,
)
_LOOKED_AT = 400  # lines


def asked_of_ai(lines: list[Line]) -> tuple[set[int], str]:
    """The lines of the questions, and what the first answer begins with; empty where the record is no such chat.

    It is one where the first line, or the first below a title, is what a user asked, and an assistant answers below.
    """
    shown = [index for index, line in enumerate(lines[:_LOOKED_AT]) if not line.blank]
    first = next((index for index in shown[:2] if _ASKED.match(lines[index].text)), None)
    answer = next((index for index in shown if first is not None and index > first and _opens(lines, index)), None)
    if first is None or answer is None:
        return set(), ""
    asked: set[int] = set()
    asking = False
    for index, line in enumerate(lines):
        if index >= first and not line.blank:
            asking = _ASKED.match(line.text) is not None or (asking and not _opens(lines, index))
        if asking:
            asked.add(index)
    said = _ANSWERED.sub("", lines[answer].text).strip()
    return asked, said or next((line.text for line in lines[answer + 1 :] if not line.blank), "")


def _opens(lines: list[Line], index: int) -> bool:
    return _ANSWERED.match(lines[index].text) is not None

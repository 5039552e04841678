"""Texts copied with a page's tags in them: line breaks and tables become lines and rows before anything is read."""

from __future__ import annotations

import re
from html import unescape

_BREAK = re.compile(r"(?<![ \t])[ \t]*+<br ?/?>[ \t]*\n?", re.IGNORECASE)
_ROW = re.compile(r"\s*<tr(?:\s[^<>\n]{0,200})?>\s*", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]>\s*", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:li|p)>\s*", re.IGNORECASE)
_TABLE_TAG = re.compile(r"</?(?:table|thead|tbody|tr|td|th|ul|ol|li|p)(?:\s[^<>\n]{0,200})?>", re.IGNORECASE)
# "Douglas&#x20;", "R&amp;D": https://html.spec.whatwg.org/multipage/named-characters.html
_REFERENCE = re.compile(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8});")
_SEVERAL = 3


def without_tags(text: str) -> str:
    """The text with "<br />" as line ends and tables of tags as rows between "|", where it has several of them.

    What a page writes for a sign ("&amp;") is that sign, wherever it stands.
    """
    if "&" in text and ";" in text:
        text = _REFERENCE.sub(lambda found: unescape(found[0]).replace("\xa0", " "), text)
    if "<" not in text:
        return text
    lowered = text.lower()
    if lowered.count("</td>") >= _SEVERAL and lowered.count("</tr>") > 1:
        text = _CELL_END.sub(" | ", _ITEM_END.sub(" ", _BREAK.sub(" ", text)))
        return _TABLE_TAG.sub("", _ROW.sub("\n| ", text))
    return _BREAK.sub("\n", text) if lowered.count("<br") >= _SEVERAL else text

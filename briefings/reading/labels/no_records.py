"""Texts that record nobody's words, though "Default: 5" and "Licensor: ..." stand there as names do in minutes."""

from __future__ import annotations

import re

from briefings.dates.near import cued
from briefings.reading.labels.labels import Label
from briefings.reading.labels.names import Listing, bare_label, name_in_label
from briefings.reading.names.person_names import is_japanese
from briefings.reading.text.lines import Line

_HEAD = 25
_TITLES = 4
_NO_RECORD = cued(
    r"\b(?:licen[cs]e|change ?log|release notes|read ?me|(?:user|reference|owner['’]?s|operator['’]?s|instruction|"
    r"installation)?\s?manual|(?:user|style|developer|installation|admin\w*|quick ?start) guide|handbook|"
    r"request for comments|internet[- ]draft|rfc[ -]?\d{2,5}|specification|faqs?|frequently asked questions|glossary|"
    r"terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice|statement)|contributing|code of conduct|"
    r"recipe|documentation|tutorial|cheat ?sheet)\b|よくある(?:ご)?質問|用語集|利用規約|取扱説明書",
    "licen|change|release notes|read|manual|guide|handbook|request for|draft|rfc|specification|faq|frequently|glossary|"
    "terms|privacy|contributing|code of|recipe|documentation|tutorial|cheat|よくある|用語集|利用規約|取扱",
)
# Such a line at the head says so for certain, whichever group wrote the text.
_SURELY_NONE = re.compile(
    r"request for comments: \d|internet[- ]draft\b|[\w .]{2,40} (?:public|software) licen[cs]e\b|"
    r"[\w .]{2,20} licen[cs]e(?:,? version [\d.]+)?$",
    re.IGNORECASE,
)
_RECORDS = re.compile(
    r"\b(?:meetings?|minutes|(?<!request for )call|calls|transcript\w*|interview\w*|hearing|sync|stand-?up|"
    r"attend\w*|present|notes|chats?|conversations?|discussions?|session|panel|podcast|webinar|forum|committee|"
    r"council|board|group|assembly|debate|proceedings|episode|workshop|roundtable|townhall|town hall|seminar|"
    r"office hours|retro\w*|entretien|gespräch|protokoll|réunion|reunión)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"\b(?:I|I[’']\w+|[Ww]e|[Ww]e[’']\w+|my|our|us|me|[Yy]ou|[Yy]our|[Yy]es|[Tt]hanks?|[Oo]kay|OK|[Ll]et[’']s)\b|"
    r"[?!“\"]"
)
# "dateparser.parse('12 May')", "url = URL(x)", "import idna"
_CODE = re.compile(r"^(?:from \S+ )?import \w|\w\(|[\w\])] ?=(?!=)|[{}]|^\w+(?:\.\w+)+$")
# A single word before a colon is somebody's name only where a third of what stands behind such words could be said.
_SHARE = 3


def without_headwords(labels: list[Label], lines: list[Line], listing: Listing) -> list[Label]:
    """The speakers, without the words of a manual, a licence or a log that were taken for some.

    Where a list says who was there, it has told already who speaks.
    """
    labels = _without_code(labels)
    if not labels or listing.names:
        return labels
    single = [label for label in labels if _is_single_word(label)]
    if not single and not any(label.form == "colon" for label in labels):
        return labels
    head = [line for line in lines[: 4 * _HEAD] if not line.blank][:_HEAD]
    if _is_no_record(head):
        return [label for label in labels if label.form not in {"colon", "alone", "bold", "dash", "item"}]
    if single and not any(_RECORDS.search(line.text[:300]) for line in head):
        voiced = sum(_OWN_VOICE.search(_said(label, lines)) is not None for label in single)
        if _SHARE * voiced < len(single):
            places = {label.line for label in single}
            return [label for label in labels if label.line not in places]
    return labels


def _without_code(labels: list[Label]) -> list[Label]:
    """The speakers without the lines of a program behind ">>>", where half of such lines are of one."""
    prompted = [label for label in labels if label.form == "chevron"]
    code = sum(_CODE.search(label.said or label.text) is not None for label in prompted)
    if not code or 2 * code < len(prompted):
        return labels
    return [label for label in labels if label.form != "chevron"]


def _said(label: Label, lines: list[Line]) -> str:
    """What stands behind a label, or below one that is alone on its line."""
    below = lines[label.line + 1 : label.line + 3] if not label.said else []
    return label.said or next((line.text[:400] for line in below if not line.blank), "")


def _is_single_word(label: Label) -> bool:
    """Whether a label is one word that nobody but its place makes a name: no initials with a list, no full name."""
    if label.form not in {"colon", "alone"} or is_japanese(label.text):
        return False
    return len(bare_label(label.text).split()) == 1 and bool(name_in_label(label.text))


def _is_no_record(head: list[Line]) -> bool:
    """Whether the first lines or the first headings call the text what is no record, and none calls it one."""
    titles = [line.text[:160] for place, line in enumerate(head) if place < _TITLES or line.heading == 1]
    if any(_SURELY_NONE.match(title) for title in titles):
        return True
    titles = [title for title in titles if not title.endswith((".", "。")) and ": " not in title]
    if any(_RECORDS.search(title) for title in titles):
        return False
    return any(_NO_RECORD.search(title) for title in titles)

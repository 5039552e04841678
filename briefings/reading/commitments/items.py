"""Lists of what is to be done: "Action items" over "Ada: publish the list by 4 June", which no verb promises."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.reading.labels.names import name_in_label

_HEADS_ACTIONS = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?(?:(?:summary|list) of )?(?:(?:new|open|agreed|key|follow[- ]?up) )?"
    r"(?:actions?(?: items?| points?| list| agreed| arising)?|to[- ]?dos?(?: list)?|tasks|next steps|follow[- ]?ups?|"
    r"assignments|deliverables|decisions and actions|宿題(?:事項)?|アクション(?:アイテム)?|対応事項|今後の対応|"
    r"ToDo(?:リスト)?)\W*(?:\([^()]{2,30}\)\W*)?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*•–・○●]|\[[ xX]\]|\(?[0-9a-z]{1,3}[.)]|\|)\s*\S")
_OWNED = re.compile(
    r"\W*(?:\[[ xX]\]\s*)?(?:\(?[0-9a-z]{1,3}[.)]\s+)?\W{0,3}(?:[Ff]or )?@?(?P<owner>[A-ZÀ-Þ][\w.’'-]*"
    r"(?: [A-ZÀ-Þ][\w.’'-]*){0,2})\W{0,3}?(?::|\s[–—-])\W{0,3}\s"
)
_MARKS = re.compile(r"^(?:[-*+•·–] +)?(?:\[[ xX]\] +)?(?=\S)")
_LONGEST_HEADING = 60


@dataclass(slots=True)
class ActionItems:
    """Follows the passages: which of them are items under a heading such as "Action items"."""

    below: bool = False

    def holds(self, body: str) -> bool:
        """Whether the next passage is such an item; it is a heading itself, or ends the list, where it is none."""
        if len(body) < _LONGEST_HEADING and _HEADS_ACTIONS.fullmatch(body.strip()):
            self.below = True
            return False
        self.below = self.below and _ITEM.match(body) is not None
        return self.below


def owner_of_item(sentence: str, known: dict[str, str]) -> str | None:
    """Who stands before an item's colon or dash: somebody whom the record names, by name or by initials."""
    match = _OWNED.match(sentence)
    if match is None:
        return None
    owner = match["owner"]
    if named := known.get(owner.lower()):
        return named
    if owner.isupper() and 1 < len(owner) < 5:
        bearers = {name for name in known.values() if "".join(word[:1] for word in name.split()).upper() == owner}
        return bearers.pop() if len(bearers) == 1 else None
    return owner if name_in_label(owner) and " " in owner else None


def without_marks(text: str) -> str:
    """An item's words without its bullet and its box."""
    return _MARKS.sub("", text)

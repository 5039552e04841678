"""Lists of names in one line: "A, B (c, d); E and F"."""

from __future__ import annotations

import re

from briefings.reading.person_names import is_handle, looks_like_name
from briefings.reading.roles import is_role
from briefings.reading.roster_items import Entry, listed_name, parse_entry

_NOBODY = re.compile(
    r"(?:none|nobody|no one|n/?a|nil|-+|–|tbd|tbc|all|aucune?|keine?|なし|無し)(?: received| noted)?\.?$", re.IGNORECASE
)
# "... and 6 members of the public" at the end of a list names nobody.
_CROWD = re.compile(
    r"(?:,| and|,? &)\s(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several|some|about \d+|other|others)"
    r"\b(?: (?:other )?(?:members?|residents?|observers?|people|persons?|guests?)(?: of the (?:public|press))?)?\.?$"
)
# What a chair says when giving somebody the floor ("Senator Papadakis, you have the call."), not a list.
_SPOKEN = re.compile(r"\b(?:you|your|I|we|our|please|thank|thanks|have|has|welcome|next)\b")
_NO_NAME = frozenset(
    "the and none all everyone quorum tbd etc people members others public press see below attached yes no link".split()
)
_AND = re.compile(r"^\s*and\s|\s+(?:and|&|et|und|y)\s+(?=(?:[A-ZÀ-Þ][\w.'’-]*\.?\s){1,3}[A-ZÀ-Þ]|[A-ZÀ-Þ@]\S*$)")


def is_nobody(text: str) -> bool:
    """Whether a text says that there was nobody ("None")."""
    return bool(_NOBODY.match(text.strip()))


def is_name_list(text: str) -> bool:
    """Whether a text is names rather than a sentence."""
    if is_nobody(text):
        return True
    if re.search(r"[。？]|です|ます|ました|ません", text):
        return False
    if _SPOKEN.search(re.sub(r"\([^()]*\)", "", text[:400])):
        return False
    items = split_names(text)[:12]
    named = sum(parse_entry(item) is not None for item in items)
    if named >= max(1, len(items) / 2):
        return True
    if re.search(r"[.!?]\s", text) or len(text) > 400:
        return False
    return all(short_name(item) is not None for item in items) and (len(items) > 1 or len(text.split()) <= 2)


def split_names(text: str) -> list[str]:
    """The items: semicolons split first, then commas outside parentheses; a role goes back to its name."""
    text = _CROWD.sub("", text.strip())
    if not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr|Ltd|Inc)\.$", text):
        text = text.rstrip(".。")
    outside = re.sub(r"[(（][^()（）]*[)）]", "", text)
    if ";" in outside or "；" in outside:
        items = [re.sub(r"^\s*and\s+", "", item).strip() for item in _split_outside(text, ";；")]
        return [item for item in items if item]
    items = _split_outside(
        text, ",、，" + ("・" if "・" in text and not re.search(r"[ァ-ヶー]・[ァ-ヶー]", text) else "")
    )
    split = [part for item in items for part in _AND.split(item)]
    return _joined([item.strip() for item in split if item and item.strip()])


def _split_outside(text: str, signs: str) -> list[str]:
    items: list[str] = []
    depth, start = 0, 0
    for position, sign in enumerate(text):
        if sign in "(（[":
            depth += 1
        elif sign in ")）]":
            depth = max(0, depth - 1)
        elif sign in signs and depth == 0:
            items.append(text[start:position])
            start = position + 1
    items.append(text[start:])
    return items


def _joined(items: list[str]) -> list[str]:
    """Put a role back to its name: ["Jane Smith", "Chair", "Bob Jones"] -> ["Jane Smith, Chair", "Bob Jones"]."""
    joined: list[str] = []
    # Among several names of one word ("Hanne, Loic, mgarcia, Priya Deshmukh, Wolfgang") one more is no role.
    by_one_name = sum(short_name(item) is not None and not is_role(item) for item in items) > 2
    for item in items:
        named = listed_name(item) or item.startswith("@") or parse_entry(item) is not None
        named = named or (by_one_name and short_name(item) is not None and not is_role(item))
        if (
            joined
            and not named
            and (listed_name(joined[-1].split(",")[0]) or looks_like_name(joined[-1].split(",")[0]))
        ):
            joined[-1] += ", " + item
        else:
            joined.append(item)
    return joined


def short_name(item: str) -> Entry | None:
    """A nickname or one name alone, as attendance lines print them ("dom", "Florian", "mgarcia (scribe)")."""
    found = re.fullmatch(r"(?P<name>@?[A-Za-zÀ-ÿ][\w.+-]{1,24})(?:\s?\((?P<note>[^()]{1,40})\))?", item.strip(" ."))
    if not found or found["name"].lower() in _NO_NAME:
        return None
    name = found["name"]
    if name[0].isupper() and is_role(name):
        return None  # "Lawyer" after a name is what they are
    return Entry(name.lstrip("@"), found["note"] or None, also=(name,) if is_handle(name) else ())

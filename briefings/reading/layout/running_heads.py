"""What a printed page repeats above or below its text: a title with the page's number, and the line beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefings.dates import find_dates
from briefings.reading.text.lines import Line

_NUMBERS = re.compile(r"\d+")
_PAGED = re.compile(r"\bpage\b|^\W{0,2}\d{1,2}/\d{1,2}/\d{4}\b", re.IGNORECASE)
_LONGEST = 120
_OFTEN = 3
_APART = 4


def running_heads(lines: list[Line]) -> set[int]:
    """The lines that stand three times or more with another page's number, and what is printed with each of them."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if 6 < len(line.text) <= _LONGEST and not line.bullet and _NUMBERS.search(line.text):
            alike[_NUMBERS.sub("0", line.text)].append(index)
    found: set[int] = set()
    for places in alike.values():
        if len(places) >= _OFTEN and _counts_pages(lines, places):
            found.update(places, *_beside(lines, places))
    return found


def _counts_pages(lines: list[Line], places: list[int]) -> bool:
    """Whether lines of one make count up from page to page, and say that it is pages that they count."""
    first = lines[places[0]].text
    if not (_PAGED.search(first) or (find_dates(first, years=False) and first[-1].isdigit())):
        return False
    counted = [tuple(int(number[-9:]) for number in _NUMBERS.findall(lines[place].text)) for place in places]
    apart = places[-1] - places[0] >= _APART * (len(places) - 1)
    changing = [column for column in zip(*counted, strict=True) if len(set(column)) > 1]
    return apart and len(changing) == 1 and list(changing[0]) == sorted(set(changing[0]))


def _beside(lines: list[Line], places: list[int]) -> Iterator[set[int]]:
    """The lines right below or above such lines, where they are the same each time."""
    for step in (1, -1):
        near = [place + step for place in places if 0 <= place + step < len(lines)]
        texts = {lines[index].text for index in near}
        if len(near) >= _OFTEN and len(texts) == 1 and "" not in texts:
            yield set(near)

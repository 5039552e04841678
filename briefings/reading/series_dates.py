"""A title without its days, hours and zones, so that the body's name is left."""

from __future__ import annotations

import re

from briefings.dates import find_dates, find_days
from briefings.dates.clock_times import find_times

# "2016 05 12 TSC", "Board/Minutes/2023-10", "From Kelp Foundation": how pages of a wiki are called.
PAGE_OF = re.compile(
    r"^(?:19|20)\d\d \d{2} \d{2} (?=[A-Z])|^From (?=[A-Z])|/(?:Minutes(?:/.*)?)?$| (?:Contacts|Links)$"
)
# "This was the first meeting of the board since ...": no number of a meeting.
WAS_FIRST = re.compile(r"\bwas the first (?:meeting|session) of\b")


def without_dates_of(title: str) -> str:
    """The title with blanks for what says when."""
    spans = [
        (one.start, one.end)
        for one in find_dates(title, years=True)
        if len(one.first) >= 7 or re.search(r"[\s(,–-]$", title[: one.start])
    ]
    spans += [(one.start, one.end) for one in find_times(title)] + [(one.start, one.end) for one in find_days(title)]
    for start, end in sorted(spans, reverse=True):
        title = title[:start] + " " + title[end:]
    title = re.sub(
        r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?\.?", " ", title, flags=re.IGNORECASE
    )
    title = (
        re.sub(r"[\s,]*(?<![\d/])\d{1,2}/\d{1,2}/(?:(?:19|20)\d\d|\d\d)(?![\d/])", " ", title)
        if "/" in title
        else title
    )
    title = re.sub(r"[(\[]\s*[)\]]|\b(?:UTC|GMT|[CE]E?S?T|P[SD]?T|JST)\b(?=\W*$)", " ", title)
    return " ".join(title.split())

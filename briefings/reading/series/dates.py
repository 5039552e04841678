"""A title without its days, hours and zones, so that the body's name is left."""

from __future__ import annotations

import re

from briefings.dates import find_dates, find_days
from briefings.dates.clock_times import find_times
from briefings.reading.head.days_told import DAY_IN_NAME

# "2016 05 12 TSC", "Board/Minutes/2023-10", "From Kelp Foundation": how pages of a wiki are called.
PAGE_OF = re.compile(
    r"^(?:19|20)\d\d \d{2} \d{2} (?=[A-Z])|^From (?=[A-Z])|/(?:Minutes(?:/.*)?)?$| (?:Contacts|Links)$"
)
# "This was the first meeting of the board since ...": no number of a meeting.
WAS_FIRST = re.compile(r"\bwas the first (?:meeting|session) of\b")
_GLUE = re.compile(r"[-_]+|(?<=[a-z])(?=(?:Meeting|Call|Sync|Standup)\b)")

# "CS/C.3/78/SR.14", "EN" and "yesterday" behind a body's name.
SYMBOL = re.compile(r"(?<=\w)\s+[A-Z]{1,6}(?:/[A-Z\d][\w.()-]*){2,}$")
LANGUAGE_BEHIND = re.compile(r"(?<=[a-z])\s+(?:EN|FR|ES|DE|RU|AR|ZH|JA)$")
WHEN_BEHIND = re.compile(
    r"(?<=\w) (?:yesterday|today|this week|last week|tonight|(?:on |last )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$",
    re.IGNORECASE,
)
MINUTES_NUMBER = re.compile(
    r"^(?:draft |final )?(?:minutes|protocol|protokoll|record)\s(?:no\.?|nr\.?|number|"
    r"#)?\s?\d{1,4}(?:/\d{2,4})?\s(?:of|for)\s(?:the\s)?",
    re.IGNORECASE,
)


def unglued(title: str) -> str:
    """ "Community-Call-#12-2025-03-04" as "Community Call #12": a file's name without its day; others as they are."""
    if " " in title or not DAY_IN_NAME.search(title):
        return title
    return " ".join(_GLUE.sub(" ", DAY_IN_NAME.sub(" ", title)).split())


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

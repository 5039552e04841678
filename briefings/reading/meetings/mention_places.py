"""Where a meeting that a record only mentions was or will be held."""

from __future__ import annotations

import re

from briefings.dates import find_dates

_PLACE = re.compile(
    r"\b(?:in|at) (?P<place>(?:the )?[A-Z][\w’'-]*(?:,? (?:[A-Z]\.){2,3}|,? [A-Z][\w’'-]*)*)|"
    r":\s(?P<behind>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),|"
    # "(Monday, July 3, 2023, Tokyo)"
    r"\d{4}, (?P<inside>[A-Z][\w’'-]+(?:,? [A-Z][\w’'-]+){0,3})\)|"
    r"[にを、日頃年月季春夏秋冬]、?(?P<japanese>[\u4e00-\u9fffァ-ヶー]{2,16}?)(?:形式)?(?:において|にて|で)、?(?:開催|行わ|実施)|"
    # 第1回(東京)
    r"^[（(](?P<beside>[\u4e00-\u9fffァ-ヶー]{2,12})[)）]"
)
# "... were approved and will be published in the Register": where the minutes go.
_DONE_WITH_IT = re.compile(
    r"\b(?:published|posted|available|uploaded|circulated|approved|adopted|discussed|reported|presented)\b"
)
_MONTHS = re.compile(
    r"(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|fiscal|fy)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def place_told(text: str) -> str | None:
    done = _DONE_WITH_IT.search(text)
    for match in _PLACE.finditer(text[: min(200, done.start() if done else 200)]):
        place = match["place"] or match["behind"] or match["inside"] or match["japanese"] or match["beside"]
        if not _MONTHS.match(place) and not find_dates(place) and not _WEEKDAY.fullmatch(place):
            return place
    return None

"""Where a meeting was: a field, "held in ...", or what is left of the head's line of dates and times."""

from __future__ import annotations

import itertools
import re

from briefings.dates import find_dates, find_days
from briefings.dates.clock_times import find_times
from briefings.dates.near import cued
from briefings.reading.head.heading import Heading, is_field_line
from briefings.reading.meetings.place_japanese import said_in_japanese
from briefings.reading.names.person_names import is_common_word
from briefings.reading.series.bodies import BODY
from briefings.reading.text.sentence_ends import first_sentences
from briefings.reading.text.words import FIELDS, ROLE_WORDS, TOPIC_WORDS

_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]*|No\.|\d{1,4}(?:[.-]\d{1,3})?(?:-?[A-Za-z])?)"
_HELD_IN = cued(
    rf"\b(?i:held|took place|met|called to order|(?:meeting|session|sitting|plenary|summit|dialogue|"
    rf"conference|talks) (?:opened|began|concluded|ended)|"
    rf"opened (?:its|the) (?:\w+ ){{1,3}}(?:session|meeting)|officially opened|commenced|kicked off)\b"
    rf"[^\n]{{0,260}}?\b(?i:in|at) (?P<place>(?i:the "
    rf")?[A-ZÀ-Þ][\w’'-]*(?:,? "
    rf"(?:[A-Z]\.){{2,3}}|,? (?:of |and |for |an |na |de |di |der |des |du |del |do |la |le )?(?:the )?{_WORD})*)",
    "held|took place|met|called to order|opened|began|concluded|ended|commenced|kicked off",
    flags=0,
)
# "attended the Ports Ministerial Meeting in Salta, Argentina, on August 23 and 24"
_ATTENDED_IN = cued(
    r"\b(?:attended|chaired|opened|joined) the [^.,\n]{3,120}?(?:Meeting|Summit|Conference|Dialogue|Forum|Congress|"
    r"Consultations?)(?: \([^()]{2,20}\))?,? (?:held |taking place )?(?:in|at) (?P<place>(?:the )?[A-ZÀ-Þ][\w’'-]*"
    rf"(?:,? (?:of |de |do )?{_WORD})*)",
    "attended|chaired|opened|joined",
    flags=0,
)
# "Le Conseil s'est tenu ce mercredi 22 octobre 2025 au Palais de Beit-Salam", "3e réunion tenue le 12 mars à Valbrune"
_HELD_FRENCH = cued(
    r"(?:\bs[’']est (?:tenue?|réunie?)|(?:séance|réunion) tenue)\b[^.\n]{0,100}? "
    r"(?:au|à la|à l[’']|à|en) (?P<place>[A-ZÀ-Þ][\w’'-]*(?: (?:de |du |des |d[’'])?"
    r"[A-ZÀ-Þ][\w’'-]*)*)",
    "est tenu|est réuni|séance tenue|réunion tenue",
    flags=0,
)
# "On 5 October 2017 in Tallinn, the Presidency hosted ..."
_ON_DAY_IN = re.compile(
    r"^(?:On|From) [^,.]{4,40}?\b(?:19|20)\d\d,? in (?P<place>[A-ZÀ-Þ][\w’'-]*(?:,? (?:[A-Z]\.){2,3}|"
    r",? [A-ZÀ-Þ][\w’'-]*)*),? "
    r"(?=[a-z])"
)
DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .,’'-]{2,40}(?:, [A-Z][a-z.]+)?)"
    r"(?: \([^)]{2,40}\)|, (?:[A-Z][a-z]+ )?\d[^—\n]{5,28}?)? ?(?:[—–]|--|(?<=[)\d])\s?-) (?=[A-Z])"
)
_HEAD_PLACE = re.compile(
    r"\b(?:Room|Hall|Chambers?|Building|House|Centre|Center|Library|Street|Avenue|Road|Hotel|Campus|Floor|"
    r"Auditorium|Online|Zoom|Teams|Webex|Museum|Palace|Square)\b",
    re.IGNORECASE,
)
_HELD_AT = re.compile(r"^(?:(?:was |to be )?held\s)?(?:in|at)\s(?:the\s)?(?=[A-Z\d])", re.IGNORECASE)
_AT_JAPANESE = re.compile(r"(?:^|.*\d.*[\s、，,分\u3000])[(（]?於[、：:\s\u3000]\s?(?P<place>[^（）()]{2,60}?)[)）]?$")
_VIA = re.compile(
    r"\b(?:via|by|on|using|over) (?P<place>(?:Microsoft )?Teams|Zoom|Web[Ee]x|Google Meet|Jitsi|Skype|video "
    r"?conference|"
    r"web ?conference|telephone|conference call|video link)\b"
)
_HELD_BY_WIRE = re.compile(
    r"\b(?:was|were|been) held\b[^.\n]{0,40}?\b(?:in (?:the form|a format) of |via |by |through |as )(?:an? )?"
    r"(?P<place>(?:video|web|tele)[- ]?conference)\b|"
    r"\bheld (?:the|its|their|an?)\b[^.\n]{0,160}? (?:in (?:the form|a format) of |via |by |through |in )an? "
    r"(?P<how>(?:video|web|tele)[- ]?conference)\b"
)
_ON_A_WIRE = re.compile(
    r"(?:held )?(?:online|virtual(?:ly)?|hybrid|video ?conference|web ?conference|tele ?conference|zoom|microsoft "
    r"teams|webex|"
    r"オンライン(?:開催|会議)?|ウェブ会議|Web会議)(?: (?:meeting|call))?(?: ?[(（][^()（）]{2,40}[)）])?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\b(?:minutes|meeting|session|summary|panel|discussion|transcript|record|notes|report|from|at|on|in|UTC|"
    r"GMT|C?E?S?T|JST|BST|[ECMP][SD]T|hours|via|draft|séance|sitzung|sesión|seduta|vergadering|sitting|call|regular|"
    r"public|held|re|fwd?|tele?con\w*|phone conference|vom|Mitschrift|\w*[Pp]ressekonferenz|"
    r"Niederschrift|"
    r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche)\b|第.{1,5}回|議事.*",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Fiscal|"
    r"FY|Spring|Summer|Autumn|Winter)\b"
)
# "Cherry pick deadline tomorrow, ahead of": words of a sentence that are in no place's name.
_TELLS = re.compile(
    r"\b(?:deadline|tomorrow|today|yesterday|ahead|will|would|has|have|was|were|be|everything|after|before|due|"
    r"targets?|year|"
    r"week|month|chat|group|log|club|team)\b"
)
# "Title: ...", "[Recording](...)", "Fri Jun 2 18:08", "Election of Officers for 2006-07"
_NO_PART = re.compile(
    r"(?:^|, )(?:Title|Subject|Recording|Transcript|Link|(?:Motion|Item)(?: #)?|"
    r"Video ?conference link|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)"
    r"(?=,|$)|\b(?:for|of|with|and|the|by)$|\b(?:backlog|feature|election|release|sprint)\b",
    re.IGNORECASE,
)
# "9/16 (Thu) 13:00-17:00 JST @ Online"
_BEHIND_AT = re.compile(r"\d.* @ (?P<place>[A-Z][\w’' -]{1,40}(?:, [A-Z][\w’' -]{1,40})?)$")
_TOWN_AND_LAND = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?, (?:the )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{3,200}[”\"]")
# "at the AU headquarters in Addis Ababa, Ethiopia"
_HEADQUARTERS = re.compile(r" (?:headquarters|head office)(?: in [A-Z][\w’'-]*(?:,? [A-Z][\w’'-]*)*)?")
_ROOM = re.compile(
    r"[^\s。、：:]{2,30}(?:[ \u3000][^\s。、：:]{0,20})?(?:会議室|委員会室|議場|ホール|講堂|公民館|"
    r"庁舎)(?:[\d０-９A-ZＡ-Ｚ・]{0,6})"
)
# "met in Informal Open Forum", "met in Regular Session"
_NO_PLACE = re.compile(r"\b(?:Open Forum|Session|Workshop|Executive|Closed|Open Meeting)\b")
_PAPERS = frozenset(
    "draft estimates proof evidence provisional corrected uncorrected verbatim hansard contents".split()
)
_NOT_HELD = re.compile(
    r"\b(?:next|previous|last|will be|published|approved|released|posted|updated|when (?:we|they|I) met|"
    r"since (?:we|they) met|(?:have|has|had) met|year two thousand)\b|次回|前回",
    re.IGNORECASE,
)


def where_it_was_written(body: str) -> tuple[str, str] | None:
    """The town of a dateline, where the text says that they met "here"."""
    for text in body[:4_000].split("\n")[:12]:
        match = DATELINE.match(text)
        if match and re.search(r"\b(?:met|meeting|held|gathered|convened|assembled)\b[^.]{0,60}\bhere\b", text):
            town = match["place"].strip().title()
            return town, f"The text is dated from “{match['place']}” and says that they met there."
    return None


def _may_say_where(text: str) -> bool:
    """Whether a text has the words of any sentence that says where something was held."""
    return (
        any(one.may_match(text) for one in (_HELD_IN, _HELD_FRENCH, _ATTENDED_IN)) or "On " in text or "From " in text
    )


def place_of(
    heading: Heading, texts: list[str], body: str, series: str | None, date: str | None
) -> tuple[str, str] | None:
    """(place, reason), or None where the record does not say. Beside another day than `date` no place is looked for."""
    stated = heading.fields.get("place")
    if stated and stated[0] and len(stated[0]) < 160:
        value = re.sub(r"(?<=\S)[\s\u3000]*※.*$", "", stated[0])
        value = value if re.search(r"\b[A-Z]\.[A-Z]\.$", value) else value.rstrip(".。 ")
        return value, f"The field says “{stated[0][:80]}”."
    when = heading.fields.get("when")
    if when and (at := _BEHIND_AT.search(when[0])):
        return at["place"], f"The field says “{when[0][:80]}”."
    for told in first_sentences(body[:6_000], 25) if _may_say_where(body[:6_000]) else ():
        sentence = _QUOTED.sub(lambda found: "-" * len(found[0]), told)  # a theme or a title says where nothing was
        matches = [
            match for one in (_ON_DAY_IN, _HELD_FRENCH, _HELD_IN, _ATTENDED_IN) for match in one.finditer(sentence)
        ]
        if not matches or _NOT_HELD.search(sentence) or _of_another_time(sentence, date):
            continue
        for match in matches:
            more = _HEADQUARTERS.match(sentence, match.end("place"))
            place = _cleaned(match["place"] + (more[0] if more else ""))
            if place and not _NO_PLACE.search(place) and not (series and place in series) and not _MONTH.match(place):
                return place, f"The text says “{match[0][-80:]}”."
    if wire := _held_by_wire(body[:3_000]):
        return wire
    for text in [heading.title, *texts[:10]]:
        days = [one.first for one in find_dates(text, years=False) if one.is_day]
        place = _left_of_dates(text, series) if not (date and days) or date in days else None
        if place:
            return place, f"The head says “{text[:120]}”."
    return (
        _alone_in_head(texts)
        or said_in_japanese(body[:3_000])
        or _beside_date(texts)
        or _room_below_date(texts)
        or _hall_below_date(texts, date)
        or _named_beside(texts)
        or _by_wire([heading.title, *texts[:10]])
    )


def _of_another_time(sentence: str, date: str | None) -> bool:
    """ "Its first meeting was held in Germany in 2017", said of one in 2018: every date of it is another's."""
    told = [one.first for one in find_dates(sentence)] if date else []
    return bool(told) and not any(date and (date.startswith(one) or one.startswith(date[:7])) for one in told)


def _held_by_wire(text: str) -> tuple[str, str] | None:
    """ "was held in the form of a video conference on April 30", said of the meeting of the record."""
    if "conference" not in text:
        return None
    for sentence in first_sentences(text, 8):
        match = _HELD_BY_WIRE.search(sentence)
        if match and not _NOT_HELD.search(sentence):
            return match["place"] or match["how"], f"The text says “{match[0][-80:]}”."
    return None


def _alone_in_head(texts: list[str]) -> tuple[str, str] | None:
    """ "Committee Room 3, Town Hall", on a line of its own near the top."""
    for text in texts[1:8]:
        if (
            (
                _HEAD_PLACE.search(text)
                and not find_dates(text)
                and len(text) < 90
                and not is_field_line(text)
                and not text.endswith(".")
                and not find_times(text)
            )
            and not (BODY.search(_HEAD_PLACE.sub("", text)) and "," not in text)
            and ("," in text or re.search(r"\d", text))
        ):
            place = re.sub(r"\s*[:：]\s*https?://\S+$", "", text).strip(" *")
            if place.endswith((" link", " Link", " URL")):
                continue  # "Videoconference link: https://..."
            return _HELD_AT.sub("", place), f"The head says “{text[:120]}”."
    return None


def _by_wire(texts: list[str]) -> tuple[str, str] | None:
    """ "via Microsoft Teams" on a line of the head that gives the day, or that says how the meeting was held."""
    for text in texts:
        if _ON_A_WIRE.fullmatch(text):
            return text.strip(" ,"), f"The head says “{text[:80]}”."
        match = _VIA.search(text) if len(text) < 200 else None
        if match and (find_dates(text, years=False) or "held" in text.lower()):
            return match["place"], f"The head says “{text[:120]}”."
    return None


def _named_beside(texts: list[str]) -> tuple[str, str] | None:
    """ "於、郵政通信省10階会議室", "於：第一会議室", "於 オンライン"."""
    for text in texts[:14]:
        match = _AT_JAPANESE.match(text)
        if match:
            return match["place"].strip(), f"The head says “{text[:80]}”."
    return None


def _beside_date(texts: list[str]) -> tuple[str, str] | None:
    """A town alone on a line in capitals, right under the line of the date, as parliaments print it."""
    for above, text in itertools.pairwise(texts[:12]):
        words = text.split()
        named = text.isupper() or all(re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}", word) for word in words)
        if not named or not text.replace(" ", "").isalpha() or len(words) > 2 or len(text) < 4:
            continue
        if any(word.lower() in FIELDS or word.lower() in TOPIC_WORDS or word.lower() in ROLE_WORDS for word in words):
            continue
        if BODY.search(text) or any(is_common_word(word) for word in text.split()) or text.lower() in _PAPERS:
            continue
        if is_day_line(above):
            return text.title(), f"The head says “{text}” under the date."
    return None


def _room_below_date(texts: list[str]) -> tuple[str, str] | None:
    """議会運営委員会室 or "Geneva, Switzerland", alone on the line below the day or the hour."""
    for above, text in itertools.pairwise(texts[:10]):
        if len(text) < 40 and (_ROOM.fullmatch(text) or _TOWN_AND_LAND.fullmatch(text)) and is_day_line(above):
            return text, f"The head says “{text}” under the date."
    return None


def _hall_below_date(texts: list[str], date: str | None) -> tuple[str, str] | None:
    """ "Albert Hall, Room 2.D", alone on the line below the meeting's day, however far down a letter's head that is."""
    for above, text in itertools.pairwise(texts[:20]):
        if (
            len(above) > 60
            or not _HEAD_PLACE.search(text)
            or len(text) > 90
            or "://" in text
            or text.endswith((".", ":", "?"))
        ):
            continue
        days = [one.first for one in find_dates(above, years=False) if one.is_day]
        if days and days[0] == date and text[:1].isupper() and not (is_field_line(text) or find_dates(text)):
            return text.strip(" *,"), f"The head says “{text}” under the date."
    return None


def is_day_line(text: str) -> bool:
    """Whether a short line gives a day."""
    return len(text) < 80 and any(one.is_day for one in find_dates(text, years=False))


def _cleaned(place: str) -> str | None:
    dates = find_dates(place, years=False)
    if dates:
        place = place[: dates[0].start]
    place = place.partition(", and ")[0]  # "in Maceió, Brazil, and Vice-Minister IMAGAWA attended"
    place = re.sub(r", (?:the )?(?:Hon|Mr|Mrs|Ms|Dr|Senator|Chair\w*)\b.*$", "", place)
    place = re.sub(
        r"(?:,? (?:on|from|and|of|at|in|for|the|[a-z]+day))+$", "", place.strip(" ,"), flags=re.IGNORECASE
    ).strip(" ,")
    if place.endswith(".") and not re.search(r"\b[A-Z]\.$|\bSt\.$", place):
        place = place[:-1]
    return place or None


def _left_of_dates(text: str, series: str | None) -> str | None:
    """ "69th session, Lugano, 2 - 4 March 2020": what is neither date, time, ordinal nor the series."""
    dates = find_dates(text, years=False) or find_days(text)
    sentence = text.endswith(".") and len(text.split()) > 12
    if not dates or len(text) > 200 or sentence or is_field_line(text) or _NOT_HELD.search(text):
        return None
    spans = [(one.start, one.end) for one in dates] + [(one.start, one.end) for one in find_times(text, dotted=True)]
    if min(spans)[0] < len("Wednesday, ") and (room := _room_behind(text, max(end for _, end in spans))):
        return room
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + "," + text[end:]
    text = text.replace(series, ",") if series else text
    pieces = [piece.strip(" .–—-()*") for piece in re.split(r"[,:;|]| [–—-] ", text)]
    kept = [
        piece
        for piece in pieces
        if piece and not _NOISE.search(piece) and not re.fullmatch(r"(?:\w+day|\W*|\d+)", piece)
    ]
    place = ", ".join(kept)
    if (
        not kept
        or _NO_PART.search(place)
        or any(piece[0].islower() and " " in piece and not _HEAD_PLACE.search(piece) for piece in kept)
        or not re.match(r"[A-ZÀ-Þ]", place)
        or len(place.split()) > 10
        or _TELLS.search(place)
        or _MONTH.match(place)
        or BODY.search(place)
        or (place.isupper() and len(kept) == 1 and not _HEAD_PLACE.search(place))
    ):
        return None
    return place


def _room_behind(text: str, end: int) -> str | None:
    """ "Council Chamber, Civic Centre" in "5 October 2022, 14:00-15:30, Council Chamber, Civic Centre"."""
    room = text[end:].strip(" ,;|–—-")
    said = room.endswith((".", ":", "?")) or find_dates(room, years=False)
    if not 3 < len(room) < 80 or said or not (_HEAD_PLACE.search(room) or _ON_A_WIRE.fullmatch(room)):
        return None
    return room if room[0].isupper() or _ON_A_WIRE.fullmatch(room) else None

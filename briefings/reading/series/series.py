"""The name of a standing body and the ordinal of its meeting, out of titles and sentences."""

from __future__ import annotations

import re

from briefings.dates import find_dates, find_ordinals
from briefings.dates.calendar import names_month
from briefings.dates.near import once_a_line
from briefings.dates.ordinals import may_count
from briefings.reading.names.person_names import is_japanese
from briefings.reading.series.bodies import BODIES, BODY, NAME, NamedSeries
from briefings.reading.series.dates import (
    LANGUAGE_BEHIND,
    MINUTES_NUMBER,
    PAGE_OF,
    SYMBOL,
    WAS_FIRST,
    WHEN_BEHIND,
    unglued,
    without_dates_of,
)
from briefings.reading.series.foreign import FOREIGN
from briefings.reading.series.roman import ROMAN_BEHIND, roman_value
from briefings.reading.series.statements import (
    COUNTED_BODIES,
    HOSTS,
    KINDS_OF_MEETING,
    LAW_NUMBER,
    ORDINAL,
    OWN_NUMBER,
    SMALL_BODY,
    TELLS,
    TELLS_OF_ONE,
    stated_meeting,
)
from briefings.reading.series.titles_japanese import (
    BODY_WORD,
    DIET,
    ISSUE,
    JAPANESE,
    JAPANESE_NOISE,
    ONLY_A_BODY,
    QUOTED_BODY,
    TOLD_OF,
    TWO_TITLES,
    WHO_ATTENDS,
)

OF_MEETING = re.compile(
    rf"\b(?P<ordinal>(?i:{ORDINAL}))\s(?:[\w.-]+\s){{0,4}}?(?i:meeting|session|conference|sitting|plenary)"
    rf"(?:\sin\s(?:19|20)\d\d)?\s(?i:of|for)\s(?i:the\s|its\s)?(?P<name>{NAME})"
)
_BEFORE_NAME = re.compile(
    rf"^(?i:(?:(?:minutes|summary|outcome)\sof\s)?the\s)?(?P<ordinal>(?i:{ORDINAL}))\s(?:time\s)?(?P<name>{NAME})"
)
# "4th digital society Concept Conference": machines do not always begin names with a capital.
_SMALL_NAME = re.compile(
    rf"^(?i:the )?(?P<ordinal>(?i:{ORDINAL})) (?P<name>(?!meeting|session)[a-z][\w-]*(?: [\w-]+){{1,8}})$"
)
# "The 8th meeting of the My Number System and Digital infrastructure Working Group": small words in the name, too.
_OF_MEETING_SMALL = re.compile(
    rf"^(?i:the )?(?P<ordinal>(?i:{ORDINAL})) (?:[\w-]+ ){{0,2}}?(?i:meeting|session) of (?i:the )?"
    r"(?P<name>[A-Z][^:;.]{5,160})$"
)
_HEAD_NUMBER = re.compile(
    rf"\b(?P<ordinal>(?i:{ORDINAL}))\s(?:[\w-]+\s){{0,3}}?(?i:meeting|session|sitting|conference|plenary|call|"
    rf"séance|réunion)\b"
    r"|\b(?i:minutes|meeting|session|protokoll|protocol)\s(?i:no\.?\s?)?(?P<yearly>\d{1,3})/(?:19|20)\d\d\b"
    r"|^[^\w\n]*+(?i:minutes of (?:the )?)?(?i:meeting|session|call)\s(?P<bare>\d{1,3})\b(?=\W*(?:$|[|,–—-]|\())"
    r"|(?:\b(?i:meeting|session)\s?|^)(?i:no\.?|number|#|№)\s?0*(?P<number>[1-9]\d{0,3})\b(?!: )"
    r"|\b(?P<german>\d{1,3})\. (?:Sitzung|Tagung|Treffen)\b"
)
_AFTER_NAME = re.compile(
    rf"^(?P<name>.{{3,160}}?)\s?[,:–—-]?\s?[(（\[]?\s?(?:(?P<ordinal>(?i:{ORDINAL}))(?:\s(?i:meeting|session|"
    rf"conference|sitting|call|plenary))?|(?P<what>(?i:meeting|session|no\.?|#|number))\s?"
    rf"(?:no\.?\s?|#)?(?P<number>\d{{1,4}})(?:/(?:19|20)\d\d)?(?![\d/-]))[)）\]]?"
)
_LEAD = re.compile(
    r"^(?:(?:FY ?|fiscal )?(?:19|20)\d\d(?: \((?:19|20)\d\d\))?,? (?:the )?(?=\d{1,3}(?:st|nd|rd|th)\b)|"
    r"(?:reiwa|heisei|showa) (?:\d{1,2}|gannen)(?: (?:fiscal )?year| FY)?,? |what (?:happened|was said) (?:at|"
    r"in) (?:the )?|(?:impressions|news|notes) from (?:the )?|"
    r"(?:meeting )?(?:overview|recap|briefing|news|summary|notes|readout) ?[:–—] ?|"
    r"(?:\d{1,2} )?(?:key |main |top )?(?:takeaways?|points?|highlights?|insights?|messages?|lessons)"
    r"(?: ?[:–—] ?| (?:from|of) the )|"
    r"(?:discussion |briefing |position )?paper (?:to|for) (?:the )?|"
    r"(?:audio |video |verbatim |chat |meeting )?(?:transcript(?:ion)?|recording) ?[:–—-] ?|"
    r"\[[^\]]{1,30}\]\s*|(?:re|fwd?): ?|statement "
    r"by the chair(?:man|person)? of (?:the )?|"
    r"japan[’']s |(?:regular|ordinary|extraordinary) assembly (?=(?:[A-Z][\w-]* (?:and )?){1,6}Committee\b)|"
    r"(?:final|draft|(?:un)?approved|revised|live updates?|updates?)\s?[-–—:]\s|"
    r"(?:video |conference |phone |zoom )?calls? of (?:the )?|held (?:on|at|in) |meeting: )+",
    re.IGNORECASE,
)
_OPENING_SIGNS = re.compile(r"^[^\w\s“”\"'「『【《〈（(\[#№&]+\s+")
_BRACKETED = re.compile(
    r"\s*[(\[](?:draft|virtual|online|hybrid|public|via zoom|zoom|approved|final|unapproved)[)\]]\s*", re.IGNORECASE
)
_NOISE = (
    _LEAD,
    FOREIGN,
    re.compile(
        r"^(?:draft |final |approved |unapproved |unconfirmed |confirmed |official |public )*(?:meeting |board "
        r"|committee |summary )?(?:minutes|notes|summary|outcomes?|results?|record|report|transcript|proceedings|"
        r"verbatim report|agenda(?: and minutes)?|readout)"
        r"(?: and (?:minutes|notes|agenda))?(?:\s*[:–—|-]\s*|,\s+(?=[A-Z])|"
        r"\s+(?:of|for|from)\s+(?:the\s+|a\s+|an\s+)?|\s*$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:an?\s|the\s)?(?:regular|ordinary|special|extraordinary|annual|monthly|weekly|bi-?weekly|public|"
        r"virtual|online|face-to-face|in-person|inaugural|kick-?off|"
        r"plenary|general|emergency|joint|(?:inter)?sessional)?\s?(?:council |board |committee )?(?:meeting|"
        r"session|sitting|call|teleconference|tele?con)s? of (?:the )?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\s*[-–—:|,]?\s*(?:draft |final |meeting |weekly |monthly |bi-?weekly |regular |special |"
        r"extraordinary |annual |public |joint |"
        r"virtual |online |f2f |face-to-face |plenary )*(?:meeting )?"
        r"(?:minutes|notes|summary|gist|outline|transcript|(?<!study )(?<!expert )(?<!review )(?<!liaison )meeting|"
        r"teleconference|tele?con|"
        r"(?:tele)?phone conference|"
        r"conference call|call|agenda|sync|"
        r"face-to-face|f2f|"
        r"proceedings|record|recap|round-?up|readout|session|sitting|hearing|log|updates?|report|full record|verbatim "
        r"record)(?: (?:minutes|notes|summary|of|the|proceedings|on|for|held on|"
        r"held))*\s*[-–—:|,.]*\s*$",
        re.IGNORECASE,
    ),
    _BRACKETED,
    re.compile(
        r"\s[-–—]\s(?:(?:interim|virtual|online|hybrid|remote|in[- ]person|plenary|ad hoc)(?:,\s?|\s|$)){1,4}$",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?:Minutes|MINUTES)\s+(?=(?:[A-Z][\w’'-]* )*(?:{BODIES})\b)"),
    re.compile(r"^(?:(?:draft|final|approved|unapproved|confirmed|unconfirmed)\s)+(?=[A-Z])", re.IGNORECASE),
    re.compile(r"\s+(?:minutes|protokoll|protocol)\s(?:no\.?\s?)?\d{1,3}/(?:19|20)?\d\d$", re.IGNORECASE),
    re.compile(
        r"\s[-–—:|]\s(?:rolling|running|shared|live|joint|draft|working)?\s?(?:notes|minutes|agenda|log)\b.{0,60}$",
        re.IGNORECASE,
    ),
    re.compile(r"\s+(?:held|on|at|from|of|for|in)\s*$", re.IGNORECASE),
    re.compile(r"\s[-–—]\s(?:[A-Z]{3,4}\s[-–—]\s)?(?:recording|transcript|chat transcript)$", re.IGNORECASE),
    re.compile(r"[\s,(–—-]*\b(?:w/[ce]|(?:for the )?week (?:of|commencing|ending|beginning))\W*$", re.IGNORECASE),
    re.compile(r"(?<=\w)\s(?:joint |ministerial |leaders[’'] |press )+statement$", re.IGNORECASE),
    re.compile(r"^[-–—:|,.\s]+|[-–—:|,.\s]+$"),
    re.compile(r"^the\s+(?=[A-Z])", re.IGNORECASE),
)
_STOP = re.compile(
    r"\b(?:was|were|is|will|has|held|holds|hosts|hosted|meets|convened|convenes|met|took|[Hh]olds|[Mm]eets|"
    r"[Cc]onvenes|[Dd]iscusses|[Pp]ublishes|starts?|began|opened|Means|Says|Calls|Agrees|Backs|Wants|Opens|Urges|"
    r"Approves|Adopts|Weighs|Hears|Considers|Debates|Reviews|Votes|Rejects|Mulls|Unveils|Faces|Delays|"
    r"Announces|Launches|Endorses|HOLDS|MEETS|CONVENES|DISCUSSES|PUBLISHES|AGREES|BACKS|URGES|OPENS|APPROVES|ADOPTS|"
    r"INTRODUCES|SAYS|TELLS|HEARS|CONSIDERS|CONCLUDES|TAKES|"
    r"CALLS|HELD|"
    r"ANNOUNCES|LAUNCHES|ENDORSES|Held|Convened)\b.*$"
)
# "ROAM Working Group Minutes - Engineering Forum 88": what stands behind the word says where, not who.
_BEFORE_MINUTES = re.compile(
    r"^(?P<name>.{3,120}?)\s?[-–—:|,]?\s(?:draft |final |approved |public |meeting |rolling |running |shared )*"
    r"(?:minutes|notes|transcript|"
    r"proceedings)\b"
    r"\s?(?:[-–—:|,@(]|at\b|for\b|from\b|in\b|\d)",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"^(?P<label>[A-Z][\w -]{2,24}): (?=[A-Z])")
# "Cyber Policy Dialogue (Issue of Joint Statement)", "Cyber Dialogue (Director-level Intersessional)"
WHAT_IS_TOLD = re.compile(
    r" \((?=[^()]*\b(?:issue|issuance|release|results?|outcomes?|outline|statement|intersessional|video ?conference|"
    r"[a-z]+[- ]level)\b)[^()]{4,60}\)$",
    re.IGNORECASE,
)
# 総務省、重要議題を議論する
_RELATIVE_CLAUSE = re.compile(r"[\u4e00-\u9fff](?:する|した|される|された|している)$")
_CLOSING = "“”\"'‘’「」『』《》»«"


@once_a_line
def series_in_title(title: str) -> NamedSeries | None:
    """The body that a title names, without "Minutes of", dates and ordinals."""
    title = _OPENING_SIGNS.sub("", " ".join(unglued(title).split()))
    if is_japanese(title) and (BODY.search(title) or JAPANESE.search(title)):
        if TOLD_OF.search(title):
            return None
        halves = TWO_TITLES.split(title)
        own = [half for half in halves if is_japanese(half)] if len(halves) == 2 else []
        return _japanese_title(own[0] if len(own) == 1 else title)
    bare = FOREIGN.sub("", _LEAD.sub("", without_dates_of(title)))
    label = _PREFIXED.match(bare)
    if label and BODY.search(bare[label.end() :]) and not BODY.search(label["label"]):
        bare = bare[label.end() :]
    bare = MINUTES_NUMBER.sub("", bare)
    front = _BEFORE_MINUTES.match(bare)
    if front and BODY.search(front["name"]):
        bare = front["name"]
    ordinal_first = re.sub(
        r"^(?:summary |final |draft |joint |press |ministerial |chair[’']?s? |leaders[’'] )*(?:(?:report|minutes|"
        r"record|notes|outcomes?|results?|summary|transcript) of|(?:statement|communiqu[eé]|declaration|readout) "
        r"(?:of|from|on|at|following|after)) (?:the )?",
        "",
        bare,
        flags=re.IGNORECASE,
    )
    counts = may_count(bare)
    for pattern in (OF_MEETING, _OF_MEETING_SMALL, _BEFORE_NAME, _SMALL_NAME) if counts else ():
        match = pattern.search(bare if pattern is OF_MEETING else ordinal_first)
        if match and BODY.search(match["name"]) and (name := clean_name(match["name"])):
            return _counted(name, match)
    if said := _stated_or_roman(bare):
        return said
    match = _numbered_behind(bare) if counts else None
    if match and (what := _called_meeting(match)):
        return NamedSeries(what, int(match["number"]))
    if match and (name := _stripped(match["name"])) and (BODY.search(name) or len(name.split()) > 1):
        number = int(match["number"]) if match["number"] else ordinal_value(match["ordinal"])
        return NamedSeries(clean_name(match["name"] if name == "Community" else name), number)
    name = _stripped(bare)
    name = re.sub(r"^(?:19|20)\d\d (?=(?:[A-Z][\w&-]* ){1,8}(?:Dialogue|Consultations?|Summit)$)", "", name)
    named = clean_name(name) if TELLS_OF_ONE.search(name) else name  # "Minister Lind opened the Cargo Forum"
    return NamedSeries(clean_name(name), None) if named and named != "Community" and BODY.search(named) else None


def _stated_or_roman(bare: str) -> NamedSeries | None:
    """The meeting of ministers that a statement is of, or a body with a Roman number behind "Meeting"."""
    if roman := ROMAN_BEHIND.match(bare):
        return NamedSeries(clean_name(roman["name"]), roman_value(roman["number"]))
    if stated := stated_meeting(bare):
        name = re.sub(r", (?!.* and ).*$", "", stated["name"])
        return NamedSeries(clean_name(name), ordinal_value(stated["ordinal"]) if stated["ordinal"] else None)
    return None


def _counted(name: str, match: re.Match[str]) -> NamedSeries:
    """A body with the number of its meeting; "Fourth Committee" is a body's whole name."""
    if small := SMALL_BODY.match(match.string, match.end("name")):  # "the Commission expert group on Directive 12"
        return NamedSeries(clean_name(match["name"] + small[0]), ordinal_value(match["ordinal"]))
    if name in COUNTED_BODIES:
        return NamedSeries(f"{match['ordinal'].capitalize()} {name}", None)
    return NamedSeries(name, ordinal_value(match["ordinal"]))


def _numbered_behind(title: str) -> re.Match[str] | None:
    """A name with the number of its meeting behind it, where that counts neither a district, a law nor an issue."""
    match = None if OWN_NUMBER.search(title) else _AFTER_NAME.match(title)
    if (
        match is None
        or TELLS.search(match["name"])
        or (match["number"] and _counts_something_else(title, match))
        or HOSTS.search(match["name"])
    ):
        return None
    return match


def _called_meeting(match: re.Match[str]) -> str | None:
    """ "Net Meeting" of "Net Meeting 68": what one word before it makes the name of a meeting."""
    one = re.fullmatch(r"[A-Z][\w&]{1,20}", match["name"])
    what = (match.groupdict().get("what") or "").capitalize()
    known = one is None or BODY.search(match["name"]) or match["name"].lower() in KINDS_OF_MEETING
    return f"{match['name']} {what}" if not known and what in {"Meeting", "Call"} else None


def _counts_something_else(title: str, match: re.Match[str]) -> bool:
    """Whether "#175" counts an issue or a proposal: no meeting and no body's name ends right before it."""
    if LAW_NUMBER.search(title):
        return True
    sign = title.rfind("#", 0, match.start("number"))
    if sign < 0 or title[sign:].lstrip("# ")[: len(match["number"])] != match["number"]:
        return False
    before = title[:sign].rstrip(" ,:(–—-")
    body = [one.end() for one in BODY.finditer(before)]
    met = re.search(r"\b(?:meeting|call|session|minutes|sync|telecon|hangout|notes)$", before, re.IGNORECASE)
    return title[sign - 1 : sign].isalnum() or not (met or (body and body[-1] == len(before)))


def bare_title(title: str) -> str:
    """A title without dates, "Minutes of" and the like."""
    return clean_name(_stripped(_LEAD.sub("", without_dates_of(" ".join(unglued(title).split())))))


def number_in_head(text: str) -> int | None:
    """The ordinal in a short line of the head: "Seventh meeting", "Record of the 31st meeting", 第3回, "8. Sitzung"."""
    if is_japanese(text):
        match = JAPANESE.search(text)
        return ordinal_value("第" + match["number"] + "回") if match else None
    match = None if WAS_FIRST.search(text) else _HEAD_NUMBER.search(unglued(text))
    if not match or (match["ordinal"] and names_month(text[max(0, match.start() - 12) : match.start()])):
        return None  # "The October 17th meeting" was on a day of October
    number = match["number"] or match["german"] or match["yearly"] or match["bare"]
    return int(number) if number else ordinal_value(match["ordinal"])


def ordinal_value(text: str) -> int | None:
    """The number that an ordinal means."""
    found = find_ordinals(text)
    return found[0].value if found else None


def clean_name(name: str) -> str:
    """A name without a paper's symbol, quotes around it, trailing connecting words and unclosed brackets."""
    name = SYMBOL.sub("", LANGUAGE_BEHIND.sub("", WHEN_BEHIND.sub("", name)))
    name = PAGE_OF.sub("", name)
    name = re.sub(r"(?<=\w) (?:minutes(?: of evidence)?|proceedings|statement)$", "", name, flags=re.IGNORECASE)
    name = re.sub(r"\s(?:meeting|session|sitting)\s(?:held|in public)\b.*$", "", name, flags=re.IGNORECASE)
    name = _STOP.sub("", name).strip(" ,;:." + _CLOSING) if not name.endswith(("U.S.", "Inc.")) else name
    name = re.sub(r" \((?:the|an?) .*$", "", name)
    name = re.sub(r"(?<=[a-z]{4})(?:\. .*|[’']s)$", "", name)
    name = re.sub(
        r"\s\((?:registered association|e\.\s?V\.|ltd\.?|inc\.?|non-profit)\)$", "", name, flags=re.IGNORECASE
    )
    if (
        name.endswith(" Meeting")
        and not name.endswith((" Study Meeting", " Expert Meeting"))
        and BODY.search(name.removesuffix(" Meeting"))
    ):
        name = name.removesuffix(" Meeting")
    name = WHAT_IS_TOLD.sub("", name)
    left, sign, _ = name.partition(": ")
    name = left if sign and BODY.search(left) else name
    name = re.sub(r"(?: (?:of|on|the|for|and|in|to|with|&|de|at))+$", "", name)
    name = re.sub(r"\s\([A-Z][A-Za-z\d&-]{1,9}\)(?: and (?:Related|Other) .*)?$", "", name)
    if name.count("(") != name.count(")"):
        name = name.split("(")[0].strip()
    name = name.strip(" ,;:" + _CLOSING)
    # Working Committee "Collections"
    return f'{name}"' if name.count('"') % 2 else name


def _stripped(title: str) -> str:
    for _ in range(4):
        before = title
        for pattern in _NOISE:
            title = pattern.sub(" " if pattern is _BRACKETED else "", title).strip()
        if title == before:
            return title
    return title


def _japanese_title(title: str) -> NamedSeries | None:
    number = None
    title = WHO_ATTENDS.sub("", title)
    if diet := DIET.search(title):  # 第176回国会 厚生労働委員会 第1号
        title = title[diet.end() :]
        issue = ISSUE.search(title)
        name = _japanese_stripped(title[: issue.start()] if issue else title)
        return NamedSeries(name, ordinal_value(f"第{issue['number']}回") if issue else None) if name else None
    match = JAPANESE.search(title)
    bare = title
    if match:
        number = ordinal_value("第" + match["number"] + "回")
        before = title[: match.start()].rstrip(" 　(（「『:：・-―")
        after = title[match.end() :].lstrip(" 　)）")
        before = re.sub(r"[がはをにのでへと]+$", "", before)
        quoted = QUOTED_BODY.match(after)
        after = quoted["name"] if quoted and BODY.search(quoted["name"]) else after
        before, after = _japanese_stripped(before), _japanese_stripped(after)
        bare = after if _names_better(after, before) else before or after
        if bare == after and before and BODY_WORD.fullmatch(after) and not BODY.search(before):
            bare = before + after  # 総合計画（第４回）審議会
    name = _japanese_stripped(bare)
    if ONLY_A_BODY.fullmatch(name) or _RELATIVE_CLAUSE.search(name):
        return None
    return NamedSeries(name, number) if name and (BODY.search(name) or number is not None) else None


def _names_better(after: str, before: str) -> bool:
    """Whether the body stands behind the ordinal: 交通審議会 海事部会 第９回小型船安全小委員会 is the last one's."""
    found = BODY.search(after)
    if not found:
        return False
    whole = len(after) >= 6 and any(match.end() == len(after) and match.start() >= 2 for match in BODY.finditer(after))
    return not BODY.search(before) or whole or (len(after) > 14 and len(before) < 8)


def _japanese_stripped(text: str) -> str:
    whole = text
    for one in reversed(find_dates(text, years=False)):
        text = text[: one.start] + text[one.end :]
    text = re.sub(r"[(（]\s*\d{1,2}月\d{1,2}[日、~～〜・].*$|^(?:令和|平成|昭和)?[\d元]{1,4}年度?[\s\u3000]*", "", text)
    text = re.sub(
        r"[(（]\s*(?:開催|実施|書面開催|オンライン開催)?\s*[)）]|[(（][月火水木金土日](?:曜日?)?[)）]", "", text
    )
    text = re.sub(r"(?<=会)\d{1,2}月$|[/／]{2}.*$|[\s\u3000]+\d{1,2}月\d{1,2}日.*$", "", text)
    text = re.sub(
        r"[\s\u3000]+(?:令和|平成|昭和)?[\d元]{1,4}年度の?$|^\d{1,2}月(?=定例)|^[(（](?:定例|臨時|公開|拡大|[\d０-９]{1,2}月)[)）]",
        "",
        text,
    )
    for _ in range(3):
        text = JAPANESE_NOISE.sub("", text.strip(" 　・:：-―、。" + _CLOSING))
    bare = text.strip(" 　・:：-―、。()（）" + _CLOSING)
    if left_open := re.search(r"[(（](?P<inner>[^()（）]*)$", bare):
        closed = bare + ("）" if left_open[0][0] == "（" else ")")
        bare = closed if JAPANESE_NOISE.sub("", left_open["inner"]) else bare[: left_open.start()]
    bare = f"{bare}」" if bare.count("「") == bare.count("」") + 1 else bare  # 金融審議会「…ワーキング・グループ」
    if bare.endswith("記者会見") and BODY.search(bare[:-4]):
        bare = bare[:-4]
    return f"{bare}会合" if not BODY.search(bare) and f"{bare}会合" in whole and len(bare) > 3 else bare

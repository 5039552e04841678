"""Which of the first lines is the title: not a ministry's bare name, where a later line says what the paper is."""

from __future__ import annotations

import itertools
import re

from briefings.dates import find_dates, find_days
from briefings.reading.names.person_names import is_japanese
from briefings.reading.text.lines import Line
from briefings.reading.text.words import JAPANESE_FIELDS

_SAYS_WHAT = re.compile(
    r"議事録|議事要旨|議事概要|会議録|議事次第|第\s?[\d０-９一二三四五六七八九十]+\s?回|\b(?:minutes|declaration|"
    r"statement|communiqu[eé]|"
    r"transcript|press release|readout|joint|summary of|report of|outcomes? of|\d{1,3}(?:st|nd|rd|th) (?=[A-Z]))\b",
    re.IGNORECASE,
)
# 経済産業省, 首相官邸 首相官邸 トップページ, "G7 Research Group G7 Information Centre", "Ministry of Ports"
ONLY_WHO = re.compile(
    r"[^、。]{0,20}(?:省|庁|府|官邸|委員会|[都道府県市町村区]|局|部|課|室|会議資料|委員会資料)|"
    r".{0,30}(?:トップページ|ホームページ|カテゴリーなし).{0,12}|"
    r"[A-Z][\w’'&-]*(?: (?:of|and|for|the|[A-Z0-9][\w’'&-]*)){0,9} (?:Information Cent(?:re|er)|Research Group|"
    r"Agency|Office|"
    r"University|Institute|Service)|"
    r"(?:Ministry|Department|Office|University|Government|Secretariat) (?:of|for) [A-Z][^.:]{2,60}"
)
_IN_BRACKETS = re.compile(r"\[[\w. -]{1,30}\]|\([^()]{30,400}\)|.{1,60}\.(?:tif|tiff|png|jpe?g|gif)")
_ADDRESS = re.compile(
    r"〒|\S+@\S+$|(?:Tel|TEL|Fax|FAX|電話)\s?[\d(（]|[^\s。、]{2,12}[都道府県市町村区][^\s。]{0,16}(?:丁目|"
    r"番地)[\d０-９一二三四五六七八九十の番地号−-]*$"
)
# 総務省: who publishes, where another line says what
_MINISTRY = re.compile(r"[^\s、。]{1,12}(?:省|庁)")
# "hm-some-body": who put it there
_ACCOUNT = re.compile(r"[a-z\d]+(?:[-_.][a-z\d]+)+")
# 様式第３号（第８条関係）: which of a town's forms this is.
_FORM = re.compile(
    r"別?[記紙]?(?:参考)?様式\s?(?:第?\s?[\d０-９一二三四五六七八九十]+\s?号?)?(?:の\d)?\s?(?:[（(]第.{1,12}関係[)）])?"
)
# "Press Releases          Ministry of Posts": a page's section, and whose page it is.
_RELEASES_OF = re.compile(r"(?:press|news|media) (?:releases?|room)\W+(?P<who>\S.*)", re.IGNORECASE)
# "FOR TIDAL RESEARCH", below "NATIONAL ADVISORY COUNCIL"
_GOES_ON_IN_CAPITALS = re.compile(r"(?:FOR|OF|ON|TO) (?:THE )?[A-Z][A-Z&,’' -]{3,50}")
# "1 開催日時 |", and below it "令和4年4月27日(水曜日) 午後7時〜8時50分"
_FIELD_NUMBER = re.compile(r"[\s\d０-９.．、()（）|]+")
# One of the papers of a meeting, and what its clerk does first: 資料２ 役割分担について, ―事務局挨拶―.
_PAPER_OR_STEP = re.compile(r"(?:参考|配[布付])?資料[\s\d０-９－-]+|[―ー－–-]{1,2}.{2,30}[―ー－–-]{1,2}$")
_HOURS = re.compile(r"[\s\d０-９:：~〜～()（）|-]|[日月火水木金土]曜日?|午[前後]|時|分|半|から|まで")
_SECTION_OF_SITE = re.compile(
    r"(?:[\w.’'-]+ ){0,7}(?:Relations|Press Conferences?|Press Releases?|Speeches|Newsroom|Statements)"
)
_CRUMBS = re.compile(r"\s?[>＞»›]\s")
_LONG = 60
_SECTION = 24
_GOES_ON = re.compile(r"\b(?:of|on|for|and|the|of the [A-Z][\w’'-]*)$")
_ENDS_TITLE = re.compile(r"[A-Z][\w’'&-]*(?:,? (?:of|and|for|on|the|[A-Z][\w’'&-]*)){0,9}")
# A newspaper's own name, and what it prints beside its section: "Local news · Friday 7 July 2023 · 4 min read".
_PAPER = re.compile(
    r"\S{1,12}(?:新聞|新報|日報|タイムス)(?:社|デジタル|電子版|オンライン)?|"
    r"(?:[A-Z][\w’'&-]* ){1,3}(?i:gazette|herald|times|courier|advertiser|tribune|chronicle|mercury|observer|echo|"
    r"argus|sentinel|telegraph|examiner|dispatch|guardian)|"
    r".{0,80}\b\d{1,2}[ -]min(?:ute)?s?[ -]read"
)
# Behind a title, it says what kind of translation this is.
_TRANSLATED = re.compile(
    r"\s*[(（](?:provisional|tentative|unofficial|courtesy|machine) translation[)）]|[(（]仮訳[)）]", re.IGNORECASE
)


def without_translation(text: str) -> str:
    """A title without "(provisional translation)" behind it."""
    return _TRANSLATED.sub("", text)


def is_no_title(text: str) -> bool:
    """Whether a line is an address, a telephone number, a site's name in brackets or a form's number."""
    section = _RELEASES_OF.fullmatch(text)
    if section and ONLY_WHO.fullmatch(section["who"]):
        return True
    if is_japanese(text[:20]) and len(text) < _LONG and _is_field_or_hours(text):
        return True
    return (
        any(pattern.fullmatch(text) for pattern in (_ACCOUNT, _IN_BRACKETS, _FORM, _PAPER, _FURNITURE))
        or _ADDRESS.match(text) is not None
    )


def _is_field_or_hours(text: str) -> bool:
    """Whether a Japanese line is a form's field without its value, one paper of many, or a day with its hours."""
    if _FIELD_NUMBER.sub("", text) in JAPANESE_FIELDS or _PAPER_OR_STEP.match(text):
        return True
    days = find_dates(text, years=False)
    return bool(days) and not _HOURS.sub("", text[: days[0].start] + text[days[-1].end :])


def stands_below_field(lines: list[Line], index: int) -> bool:
    """Whether a line is the value of a Japanese form's field, whose name stands alone on the line above."""
    above = next((lines[at].text for at in range(index - 1, max(index - 3, -1), -1) if not lines[at].blank), "")
    return is_japanese(above[:20]) and _FIELD_NUMBER.sub("", above[:_LONG]) in JAPANESE_FIELDS


def is_newspaper(text: str) -> bool:
    """Whether a line is nothing but a newspaper's own name, or what it prints beside its section."""
    return _PAPER.fullmatch(text) is not None


def is_masthead(lines: list[Line], index: int, skipped: set[int]) -> bool:
    """THE HARBOUR ADVERTISER, in capitals over a page's menu; and "Health", a part of the menu above."""
    if _is_of_menu(lines, index, skipped):
        return True
    below = next((at for at in range(index + 1, min(index + 4, len(lines))) if not lines[at].blank), None)
    text = lines[index].text
    over = below is not None and (below in skipped or _is_of_menu(lines, below, skipped))
    return over and text.isupper() and len(text.split()) <= 5


def _is_of_menu(lines: list[Line], index: int, skipped: set[int]) -> bool:
    """Whether a line is one or two words that a menu above has."""
    text = lines[index].text
    above = range(max(0, index - 12), index) if text.isascii() and len(text.split()) <= 2 else ()
    return any(at in skipped and f" {text} " in f" {lines[at].text} " and lines[at].text.count(" ") > 2 for at in above)


# What a page's furniture, a paper's classification and its number say: never a title.
_FURNITURE = re.compile(
    # "11/13/18 -1- DRAFT"
    r"[\d/.\s–—-]+(?:draft|final|approved)|会見発言記事|新着情報|トピックス|議会中継|(?:pr|globe) ?newswire|"
    r"business wire|"
    r"start of content|skip to (?:main )?content|日本語サイト|english(?: site)?|日本語|(?:[a-z]{2} ?\| ?){1,6}[a-z]{2}|"
    r"(?:(?:speakers|contents|inserts|index|search|printer-friendly|home|menu|print|share)(?:[ |]+|$)){2,6}|"
    r".{0,40}(?:until approved|subject to approval).{0,40}|language ?: .{2,60}|pages?:? ?\d{1,4}.{0,12}|"
    r"(?:limited |not )?(?:restricted|unclassified|confidential|"
    r"official|public|private)"
    r"(?: ?[-–:/] ?(?:sensitive|use only|circulation))?|"
    r"(?:\w+ )?(?:paper|document|doc\.?|file|reference|ref\.?) (?:no\.?|number|"
    r"ref\.?) ?[:.]? ?[\w()/ .-]{2,30}|ref ?: .{2,40}",
    re.IGNORECASE,
)
# What says nothing yet where a line below names the body or says what the paper is.
_SAYS_LITTLE = re.compile(
    r"(?:agendas?(?: and|,) )?(?:meeting )?minutes|(?:agenda|minutes) and (?:agenda|minutes)|(?:notes|"
    r"transcript|report|record)|"
    r"session (?:19|20)\d\d[-–/]\d{2,4}|publications? on the internet|(?:un)?corrected transcript|"
    r"house of (?:commons|lords|representatives)|(?:chamber|bodies|councils?|committees?)(?: and committees)?|"
    r".{3,30} (?:of|on|for|and|the)(?: the)?|活動状況|会議資料・?開催案内等|審議会情報",
    re.IGNORECASE,
)
_NAMES_BODY = re.compile(
    r"\b(?:(?:Sub-?)?[Cc]ommittee|Council|Panel|Board|Commission|Working Group|Group|Assembly|Forum|"
    r"Conference|Authority|"
    r"COMMITTEE|COUNCIL|PANEL|BOARD|COMMISSION|ASSEMBLY)\b|委員会|審議会|検討会|研究会|調査会|協議会|部会"
)


def ends_breadcrumbs(lines: list[Line], first: list[int]) -> int | None:
    """The line with the same words as the last of "Home > News > The words": the page is called so."""
    above = range(min(first[0] + 12, len(lines))) if first else ()
    crumbs = [at for at in above if _CRUMBS.search(lines[at].text) and len(lines[at].text) < 400]
    for at in crumbs:
        last = _CRUMBS.split(lines[at].text)[-1].strip()
        if not _SAYS_LITTLE.fullmatch(last) and (
            found := next((index for index in first[:12] if lines[index].text == last), None)
        ):
            return found
    return None


def better_titled(lines: list[Line], likely: list[int]) -> int:
    """The first that could be the title; a later one that says what the paper is, where that is a bare body's name."""
    if len(likely) > 1 and _is_section(lines, likely[0], likely[1]):
        return likely[1]
    if len(likely) > 1 and _MINISTRY.fullmatch(lines[likely[0]].text):
        return better_titled(lines, likely[1:])
    if twice := _printed_twice(lines, likely):
        return twice
    if _SAYS_LITTLE.fullmatch(lines[likely[0]].text):
        fuller = [index for index in likely[1:6] if not _SAYS_LITTLE.fullmatch(lines[index].text)]
        named = (at for at in fuller if _NAMES_BODY.search(lines[at].text) and len(lines[at].text) < 120)
        return next(named, likely[0])
    if _SAYS_WHAT.search(lines[likely[0]].text) or not ONLY_WHO.fullmatch(lines[likely[0]].text):
        return likely[0]
    return next((index for index in likely[1:5] if _SAYS_WHAT.search(lines[index].text)), likely[0])


def _printed_twice(lines: list[Line], likely: list[int]) -> int | None:
    """A headline that pages print again below their section and it: "G20 Indonesia" stands over it once."""
    for index, below in itertools.pairwise(likely[1:5]):
        text = lines[index].text
        if text == lines[below].text and len(text.split()) > 3 > len(lines[likely[0]].text.split()):
            return index
    return None


def _is_section(lines: list[Line], first: int, second: int) -> bool:
    """Whether a page's section stands over its title: "Estmark-Norland Relations", or in Japanese (欧州連合), where
    below the title there is nothing but a day.
    """
    section, title = lines[first].text, lines[second].text
    if section.isascii() and _SECTION_OF_SITE.fullmatch(section):
        return True
    if section.isascii() or len(section) > _SECTION or len(title) > _LONG or not is_japanese(title) or find_days(title):
        return False
    below = next((line.text for line in lines[second + 1 : second + 4] if not line.blank), "")
    dates = find_dates(below, years=False) if len(below) < _SECTION else []
    between = all(line.blank for line in lines[first + 1 : second])
    return between and len(dates) == 1 and dates[0].is_day and dates[0].end - dates[0].start >= len(below) - 3


def with_its_end(lines: list[Line], index: int, skipped: set[int]) -> str:
    """The title on a line, with the line below where it wraps: a long one that stops at "of the" or within a name."""
    text = lines[index].text
    if text.isupper() and index + 1 < len(lines) and _GOES_ON_IN_CAPITALS.fullmatch(lines[index + 1].text):
        return text if index + 1 in skipped else f"{text} {lines[index + 1].text}"
    if index + 1 >= len(lines) or len(text) < _LONG or index + 1 in skipped:
        return text
    below, behind = lines[index + 1], lines[index + 2] if index + 2 < len(lines) else None
    ends = behind is None or behind.blank
    if below.blank or below.bullet or below.heading or below.cells or not ends or len(below.text) >= len(text):
        return text
    return f"{text} {below.text}" if _GOES_ON.search(text) and _ENDS_TITLE.fullmatch(below.text) else text

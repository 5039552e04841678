"""The body that a sentence names: "the first meeting of the Cybersecurity Working Group was held"."""

from __future__ import annotations

import re

from briefings.reading.series.bodies import BODY, NAME, NamedSeries
from briefings.reading.series.foreign import body_of_sitzung
from briefings.reading.series.series import OF_MEETING, clean_name, ordinal_value
from briefings.reading.series.statements import A_PARLIAMENT, COUNTED_BODIES, ORDINAL

_NUMBERED_MEETING = re.compile(
    rf"\b(?i:meeting|session|sitting)\s(?i:number|no\.?|#)\s?(?P<number>\d{{1,4}})\s(?:of|for)\s(?:the\s|our\s)?"
    rf"(?P<name>{NAME})"
)
_THIS_IS = re.compile(
    rf"\b(?:[Tt]his is|[Ww]elcome (?:\w+ )?to|(?:open|opening|start|begin) (?:with )?) ?(?:the|our)\s"
    rf"(?P<ordinal>(?i:{ORDINAL}))\s(?P<name>{NAME})"
)
_HELD_ITS = re.compile(
    rf"(?:\b[Tt]he |\b[A-Z]+[’']s )(?P<name>{NAME}) (?:held|convened|opened) its "
    rf"(?P<ordinal>(?i:{ORDINAL}))\s(?:[\w.-]+\s){{0,3}}?(?i:meeting|session|conference|assembly|plenary)\b"
)
_MINUTES_OF = re.compile(
    rf"\b(?:minutes|notes|record|transcript|summary) of (?:the |our )?(?P<name>{NAME}?)(?= (?:meeting|call|"
    rf"session|telecon\w*) (?:of|on|held))"
)
# "The Seventh U.S.-Japan Cyber Dialogue was held in Tokyo": what a notice without a head begins with.
_COUNTED_WAS_HELD = re.compile(
    rf"\b[Tt]he (?P<ordinal>(?i:{ORDINAL}))\s(?P<name>{NAME}(?:(?:, [A-Z][\w-]+){{1,4}},? and [A-Z][\w-]+)?)"
    rf"(?: of the [“\"][^“”\"\n]{{3,60}}[”\"] [A-Z]\w+)?"
    rf"(?: \([A-Z][\w-]{{1,12}}\))?(?: and (?:[Rr]elated|[Oo]ther) [^.\n]{{0,220}}?)?"
    rf"(?:(?:,? which)?(?: [a-z]+ly)? (?:was|were|will be|is|convened|took place|opened|met)|,? held (?:in|on|at))\b"
)
# "the Japan-Egypt Ministerial Consultations on the Middle East was held for the first time in Cairo"
_WAS_HELD = re.compile(rf"\b[Tt]he (?P<name>{NAME}) (?:was|were) held (?:for the (?P<ordinal>first) time|in|on|at)\b")
# "Viet Nam will host the 15th Ministers’ Meeting (TELMIN)", "held the third Dialogue"
_HOSTS_COUNTED = re.compile(
    rf"\b(?:host|hosts|hosted|hold|holds|held|conclude|concluded|convened|organi[sz]ed|attended|opened|addressed|chaired|joined|"
    r"participated in|took part in) (?:the|their|its) "
    rf"(?P<ordinal>(?i:{ORDINAL}))\s(?P<name>[A-Z][\w.&’'-]*(?: (?:and |of |on )?[A-Z][\w.&’'-]*){{1,9}}? "
    rf"(?:Meeting|Summit|Conference|Dialogue|Forum|Workshop|Council|Commission))\b"
)
# "Minister Plate opened the 2022 Digital Economy Ministers’ Meeting in Nusa Dua"
_AT_NAMED = re.compile(
    r"\b(?:(?<!to )(?<!will )attend|attended|opened|chaired|hosted|addressed|closed|convened|held) the "
    r"(?:(?:19|20)\d\d )?"
    r"(?P<name>[A-Z][\w.&’'-]*(?: (?:and |of |on |for |the )*[A-Z][\w.&’'-]*){1,9}? "
    r"(?:Meeting|Summit|Conference|Dialogue|Forum|Consultations?))"
    r"(?: on [A-Z][\w-]*(?: [A-Z][\w-]*){0,3})?(?: \([^()\n]{2,20}\))?"
    r" (?:held )?(?:in (?=[A-Z])|via |virtually )"
)
# "India and the United States today held virtual Foreign Office Consultations"
_HELD_TALKS = re.compile(
    r"\b(?:held|hold) (?:virtual |online |bilateral |high-level |the |their )?"
    r"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){1,5} (?:Consultations|Dialogue|Talks))\b"
)
# "The Review Committee held a public meeting in Killcare", "the Joint Committee on Locks met on 3 May"
_HELD_A = re.compile(
    rf"\b[Tt]he (?P<name>{NAME}) (?:held an? (?:[a-z]+ ){{0,2}}(?:meeting|session|hearing|forum) (?:in|on|at)\b|"
    r"met (?:on|in|at) (?=[A-Z\d]))"
)
# "left the Reef Forum on Monday after its third plenary failed"
_AFTER_ITS = re.compile(
    rf"\b[Tt]he (?P<name>{NAME})(?: [a-z]+){{0,2}},? (?:after|at|when|as|during|following|in|ahead of) its "
    rf"(?P<ordinal>(?i:{ORDINAL}))\s(?:[a-z-]+ ){{0,2}}?(?:meeting|session|sitting|plenary|round|assembly)\b"
)
# "On the occasion of the GPAI Summit held on November 21 and 22 in Tokyo"
_HELD_ON = re.compile(
    r"\bthe (?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,6} "
    r"(?:Meeting|Summit|Conference|Dialogue|Forum))"
    r" (?:which was |that was )?held (?:on|from|in) (?=[A-Z\d])"
)
# "The fifth India-US cyber dialogue concluded in New Delhi", as news write it
_SMALL_WAS_HELD = re.compile(
    rf"\b[Tt]he (?P<ordinal>(?i:{ORDINAL})) "
    r"(?P<name>(?:[A-Z][\w.-]+|intergovernmental|bilateral|trilateral|ministerial)"
    r"(?: [a-z][\w-]+){0,3}? "
    r"(?:dialogue|summit|forum|commission|committee|council|conference|consultations|talks)"
    r"(?: on [a-z]+(?: [a-z]+){0,2}?)?)(?: between [^.,\n]{3,60}?)? "
    r"(?:was held|concluded|took place|opened|ended|began|met)\b"
)
_HERE_FOR_ITS = re.compile(
    rf"\b[Tt]he (?P<name>{NAME}),? (?:meeting|gathered|convened|assembled) (?:[\w,]+ ){{0,5}}?for (?:its|their) "
    rf"(?P<ordinal>(?i:{ORDINAL}))\s"
)
_BRACKETED_COUNT = re.compile(
    rf"[“\"‘'](?P<name>[A-Z][^“”\"\n]{{3,120}}?) \((?P<ordinal>(?i:{ORDINAL}))(?: (?i:meeting|session))?\)[”\"’']|"
    rf"\((?P<ordinal2>(?i:{ORDINAL})) (?P<name2>(?:[A-Z][\w-]+ ){{0,4}}[A-Z][\w-]+)\)"
)
# 「生成AI利用に関する有識者会議」の初会合, as news tells of a body's first meeting
_QUOTED_JAPANESE = re.compile(
    r"[「『](?P<name>[^「」『』。\n]{3,40})[」』](?:[（(][^（）()]{1,40}[)）])?(?:の|[はが](?=[\d０-９同本][^「」『』。\n]{1,40}回の?(?:会[合議]|総会)[をがで])[^。第]{1,30}?、?(?:[^。第、]{1,12}で)?)"
    r"(?:(?P<first>初会合|初の会合|初めての会合|初会議)|第[\s\u3000]?(?P<number>[\d０-９一二三四五六七八九十]{1,4})回)"
)
# 「第8回日印インド太平洋フォーラム」の開会式に出席しました
_IN_QUOTES = re.compile(
    r"[「『]第[\s\u3000]?(?P<number>[\d０-９一二三四五六七八九十]{1,4})回(?P<name>[^「」『』。\n]{4,40})[」』](?=[のにをがへ])"
)
# ただいまから情報通信審議会第12回総会を開催いたします; 総務省は、…協議会の第1回会合を…開催する
_OPENS_JAPANESE = re.compile(
    r"(?:(?:ただ今|ただいま|只今|これ)(?:から|より)[、，]?|[はが][、，])[「『]?"
    r"(?P<before>(?:第[\d０-９]{1,2}期)?[^、。「」『』第\n]{0,50})第(?P<number>[\d０-９一二三四五六七八九十]{1,4})回[目の]?"
    r"(?P<after>[^、。「」『』を\n]{0,40}?)[」』]?を[^。、\n]{0,40}?(?:開催|開会|開始|開き|始め)"
)
_ONLY_MEETING = frozenset(("", "会合", "会議", "の会合", "の会議"))
# 当庁において日・北海河川連携閣僚級会合を開催しました
_HELD_JAPANESE = re.compile(
    r"(?:において|にて|、)(?:[^、。\s]{2,20}[館庁室所内市都町ルー]で)?"
    r"(?P<name>(?:(?!において|にて)[^、。，「」『』\s（）()]){5,40}?(?:会合|会議|対話|協議会|"
    r"委員会))(?:[（(][^（）()\n]{1,40}[)）])?を開催し(?:ました|た。)"
)
# "MINUTES of the meeting of THORNLEY PARISH COUNCIL held on Monday"
_HELD_MINUTES = re.compile(
    rf"\b(?i:minutes) of (?:the |an? )?(?:[\w-]+ ){{0,3}}?(?i:meeting) of (?:the )?"
    rf"(?P<name>{NAME})(?=,? (?:held|on|at)\b)"
)
# "Mayor Tierney called a Regular Meeting of the Plymouth City Council to order at 7:00 p.m."
_TO_ORDER = re.compile(
    rf"\bcalled (?:a|an|the|this) (?:[\w-]+ ){{0,3}}?(?i:meeting|session) of (?:the )?(?P<name>{NAME}) to order\b"
)
_CALLED = re.compile(
    rf"\b(?<!next )(?<!last )(?<!previous )(?:meeting|session|day|hearing|sitting) of (?:the |our )(?P<name>{NAME})"
)


def series_in_sentence(text: str) -> NamedSeries | None:
    """The body in "the first meeting of the Digital Cybersecurity Working Group" and the like."""
    for match in OF_MEETING.finditer(text[:3_000]):
        if BODY.search(match["name"]):
            return NamedSeries(clean_name(match["name"]), ordinal_value(match["ordinal"]))
    counted = _NUMBERED_MEETING.search(text[:3_000])
    if counted and BODY.search(counted["name"]):
        return NamedSeries(clean_name(counted["name"]), int(counted["number"]))
    for match in _BRACKETED_COUNT.finditer(text[:3_000]):
        name = match["name"] or match["name2"]
        if BODY.search(name) and name not in COUNTED_BODIES:
            return NamedSeries(clean_name(name), ordinal_value(match["ordinal"] or match["ordinal2"]))
    if japanese := _in_japanese(text):
        return japanese
    if body := body_of_sitzung(text[:3_000]):
        return NamedSeries(body, None)
    return _told_of(text)


def _told_of(text: str) -> NamedSeries | None:
    """The body in "The seventh Cyber Dialogue was held" and the other ways in which sentences tell of a meeting."""
    for pattern in (
        _HERE_FOR_ITS,
        _AFTER_ITS,
        _HELD_ITS,
        _COUNTED_WAS_HELD,
        _HOSTS_COUNTED,
        _AT_NAMED,
        _HELD_A,
        _WAS_HELD,
        _THIS_IS,
        _MINUTES_OF,
        _HELD_MINUTES,
        _CALLED,
        _HELD_ON,
        _HELD_TALKS,
    ):
        called = pattern.search(text[:3_000])
        if called and BODY.search(called["name"]) and not A_PARLIAMENT.fullmatch(called["name"]):
            number = ordinal_value(called["ordinal"]) if called.groupdict().get("ordinal") else None
            return NamedSeries(
                clean_name(re.sub(r" (?:call|meeting|session|sitting|teleconference)$", "", called["name"])), number
            )
    small = _SMALL_WAS_HELD.search(text[:3_000])
    return NamedSeries(small["name"], ordinal_value(small["ordinal"])) if small else None


def called_to_order(text: str) -> NamedSeries | None:
    """The body whose meeting somebody called to order."""
    called = _TO_ORDER.search(text[:3_000])
    return NamedSeries(clean_name(called["name"]), None) if called and BODY.search(called["name"]) else None


def _in_japanese(text: str) -> NamedSeries | None:
    quoted = _QUOTED_JAPANESE.search(text[:3_000]) if "」" in text or "』" in text else None
    if quoted and BODY.search(quoted["name"]):
        return NamedSeries(quoted["name"], 1 if quoted["first"] else ordinal_value(f"第{quoted['number']}回"))
    inside = _IN_QUOTES.search(text[:1_000]) if "」" in text or "』" in text else None
    if inside and BODY.search(inside["name"]):
        return NamedSeries(inside["name"], ordinal_value(f"第{inside['number']}回"))
    if "回" in text and (opens := _OPENS_JAPANESE.search(text[:1_000])):
        before, after = opens["before"].removesuffix("の"), opens["after"].removeprefix("の")
        name = before if before and after in _ONLY_MEETING else before + after
        if BODY.search(name) and len(name) > 4:
            return NamedSeries(name, ordinal_value(f"第{opens['number']}回"))
    held = _HELD_JAPANESE.search(text[:1_000]) if "開催し" in text else None
    return NamedSeries(held["name"], None) if held and BODY.search(held["name"]) else None

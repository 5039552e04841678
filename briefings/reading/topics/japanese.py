"""What a Japanese record is about: compound nouns, what headings name, and "AのB", where they recur."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from briefings.reading.text.words import JAPANESE_ROLES
from briefings.reading.topics.phrases import japanese_of_phrases, occurrences
from briefings.reading.topics.stop_words import JAPANESE_FILLER
from briefings.records import ReadPassage, ReadTopic

_JAPANESE_TERM = re.compile(
    r"(?:(?<![A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ]{1,10}(?=[\u4e00-\u9fff\ufa0e-\ufa6dァ-ヺ]{2})|"
    r"(?<![\u4e00-\u9fff\ufa0e-\ufa6d々])[\u4e00-\u9fff\ufa0e-\ufa6d][きりえけみちげれ](?=[\u4e00-\u9fff\ufa0e-\ufa6dァ-ヺ]))?"
    r"(?:[\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]|ごみ|いじめ|(?<=[\u4e00-\u9fff])づくり|"
    r"[ァ-ヺー]){1,24}(?:[りき][\u4e00-\u9fff\ufa0e-\ufa6d](?![\u4e00-\u9fff\ufa0e-\ufa6d])|(?<=[通直])し|(?<=組)み|"
    r"(?<=続)き|(?<=[上下])げ|(?<=[取割])り|(?<=[扱払])い|(?<=届)け|(?<=[替換])え|(?<=受け入)れ|"
    r"[きりけみしちいえれせめげぎびじべ](?:[\u4e00-\u9fff\ufa0e-\ufa6d々ヶ]|"
    r"[ァ-ヺー]){2,12})?"
)
# One of these stands in every such term: most passages of an English record have none.
_SIGN = re.compile(r"[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヺー]")
_JAPANESE_NOISE = re.compile(
    r"^(?:第|各|同|本|当|約|次(?=[\u4e00-\u9fff]{2,8}(?:会|計画)$)|全(?!員|国|体|面)|御|諸|回|号|項|条|章|期(?=決算|中|末))|^[一二三四五六七八九十百千]+|"
    r"(?:等|的|上|中|下|内|外|前|後|時|"
    r"際|方)$|"
    r"(?<=[一二三四五六七八九十百千数])(?:回|年|月|日|件|点|名|人)$"
)
# 生成AI, 行政DX: a word with what it is short for.
_WITH_ACRONYM = re.compile(
    r"(?<![\u4e00-\u9fffァ-ヺー])(?:[\u4e00-\u9fff]{2,4}|[ァ-ヺー]{3,8})(?!WG|HP|PDF|URL|TEL|FAX|PT\b|TF\b)[A-ZＡ-Ｚ]{2,5}(?![A-Za-zＡ-Ｚａ-ｚ])"
)
_CAPITALS = re.compile(r"[A-ZＡ-Ｚ]{2}")
# 拡大生産者責任（ＥＰＲ）, EPR（拡大生産者責任）.
_LONG = r"(?P<{}>(?<![\u4e00-\u9fffァ-ヺー])[\u4e00-\u9fff々ァ-ヺー]{{4,20}})"
_SHORT = r"(?P<{}>(?<![A-Za-zＡ-Ｚａ-ｚ])[A-ZＡ-Ｚ]{{2,8}})"
_SPELLED_OUT = tuple(
    re.compile(pattern.format("first", "second"))
    for pattern in (rf"{_LONG}[（(]{_SHORT}[）)]", rf"{_SHORT}[（(]{_LONG}[）)]")
)
# 書かない窓口: what is not done makes it a thing of its own.
_WITHOUT = re.compile(
    r"(?<![\u4e00-\u9fff々ァ-ヺー])[\u4e00-\u9fff][かがさたなばまらわ]ない(?P<what>[\u4e00-\u9fff々ァ-ヺー]{2,8})"
)
_YEARS = re.compile(r"[一二三四五六七八九十]年|年度中?$|^[月火水木金土日]曜日?$")
# What is left of 第7回会議, 議案第44号 and a file's name where digits cut them.
_CUT = re.compile(
    r"^(?:ワーキング|グループ|回国会)$|(?<=.)ワーキング$|(?:議事録|会議録|議事要旨|議事概要|会議記録)$|^(?:オンライン|ウェブ|書面|対面|リモート)(?:開催|会議|参加|出席)$|"
    r"^回(?:会|総会|委員会|部会|定例)|(?:第|議案|諮問|資料|参考)$|(?:ファイル|ページ)$|^(?:pdf|PDF)"
)
# What brackets hold and no acronym is: the form of a file, its size, a way to call.
_NO_SHORTS = ("PDF", "ＰＤＦ", "KB", "MB", "WEB", "ＷＥＢ", "CSV", "HTML", "TEL", "FAX", "URL", "JST")
_ROLE_ENDS = tuple(JAPANESE_ROLES)


def japanese_topics(
    text: str, passages: tuple[ReadPassage, ...], names: Iterable[str], headings: list[str]
) -> list[ReadTopic]:
    """The Japanese topics in no order. `names` are people (never topics); `headings` need no second mention."""
    if text.isascii():
        return []
    is_filler = lru_cache(maxsize=None)(_Filler({name.replace(" ", "") for name in names}).holds)
    counts: Counter[str] = Counter()
    where: dict[str, dict[int, None]] = {}
    for index, passage in enumerate(passages):
        if not _SIGN.search(text, passage.start, passage.end):
            continue
        for match in _terms(text, passage):
            term = _JAPANESE_NOISE.sub("", match[0]) if len(match[0]) > 4 else match[0]
            if len(term) < 3 or is_filler(term):
                continue
            counts[term] += 1
            where.setdefault(term, {})[index] = None
    for term in dict.fromkeys(_japanese_heading(heading) for heading in headings):
        found = _passages_with(term, text, passages) if term else []
        if len(found) > 1 and not is_filler(term):
            counts[term] = len(found)
            where[term] = dict.fromkeys(found)
    phrases = japanese_of_phrases([text[one.start : one.end] for one in passages])
    anywhere = occurrences(text, phrases)
    for term, places in phrases.items():
        if not is_filler(term):
            counts[term] = max(counts[term], anywhere[term])
            where[term] = places
    spelled_out = _add_spelled_out(text, passages, is_filler, counts, where)
    kept = _without_parts({term: count for term, count in counts.items() if count >= 2})
    return [
        ReadTopic(term, (spelled_out[term],) if term in spelled_out else (), count, tuple(where[term]))
        for term, count in kept.items()
    ]


def _add_spelled_out(
    text: str,
    passages: tuple[ReadPassage, ...],
    is_filler: Callable[[str], bool],
    counts: Counter[str],
    where: dict[str, dict[int, None]],
) -> dict[str, str]:
    """Count a long form with its acronym as one term, also where each stands once; long form -> acronym."""
    spelled_out = _spelled_out(text)
    for long, short in spelled_out.items():
        found = _passages_with(long, text, passages)
        found += [index for index in _passages_with(short, text, passages) if index not in found]
        if found and not is_filler(long):
            counts[long] = max(counts[long], text.count(long) + text.count(short) - 1)
            where[long] = dict.fromkeys(sorted(found))
            counts.pop(short, None)
    return spelled_out


def _spelled_out(text: str) -> dict[str, str]:
    """Japanese long form -> acronym, of those that a bracket explains."""
    if not _CAPITALS.search(text):
        return {}
    found: dict[str, str] = {}
    for pattern, long in zip(_SPELLED_OUT, ("first", "second"), strict=True):
        for match in pattern.finditer(text):
            short = match["second" if long == "first" else "first"]
            if not short.startswith(_NO_SHORTS):
                found.setdefault(match[long], short)
    return found


def _terms(text: str, passage: ReadPassage) -> Iterator[re.Match[str]]:
    """The compound nouns of a passage, and the words with capitals behind them."""
    yield from _JAPANESE_TERM.finditer(text, passage.start, passage.end)
    if _CAPITALS.search(text, passage.start, passage.end):
        yield from _WITH_ACRONYM.finditer(text, passage.start, passage.end)
    if text.find("ない", passage.start, passage.end) >= 0:
        for match in _WITHOUT.finditer(text, passage.start, passage.end):
            if match["what"] not in JAPANESE_FILLER:
                yield match


def _passages_with(term: str, text: str, passages: tuple[ReadPassage, ...]) -> list[int]:
    """The indexes of the passages that hold a term."""
    found: list[int] = []
    at = text.find(term)
    while at >= 0:
        index = bisect_right(passages, at, key=lambda one: one.start) - 1
        inside = index >= 0 and at + len(term) <= passages[index].end
        if inside:
            found.append(index)
        at = text.find(term, passages[index].end if inside else at + 1)
    return found


def _without_parts(counts: dict[str, int]) -> dict[str, int]:
    """The terms that do not stand only inside a longer one, which would then be as frequent."""
    covered: dict[str, int] = {}
    for term, count in counts.items():
        for size in range(1, len(term)):
            for start in range(len(term) - size + 1):
                part = term[start : start + size]
                if part in counts and not (size > 4 and term.startswith(f"{part}の")):
                    covered[part] = max(covered.get(part, 0), count)
    return {term: count for term, count in counts.items() if covered.get(term, 0) < count}


def _japanese_heading(heading: str) -> str:
    """書かない窓口 out of "議題1: 書かない窓口について"; empty where it is no short noun phrase."""
    bare = re.sub(r"^(?:議題|議事|第)?[\s\d０-９一二三四五六七八九十.．、:：)）(（]{0,6}", "", heading)
    bare = re.sub(r"(?:について|に関する件|の件|等)$", "", bare).strip(" 　:：")
    return (
        bare
        if re.fullmatch(r"[\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d々ー]{3,16}", bare)
        and re.search(r"[\u4e00-\u9fff\ufa0e-\ufa6dァ-ヶ]{2}", bare)
        else ""
    )


class _Filler:
    """Japanese terms that are no topics: words of every record, years, roles, and people with or without a role."""

    def __init__(self, names: set[str]) -> None:
        self._names = names
        self._beginnings = {name[:size] for name in names for size in range(1, len(name) + 1)}

    def holds(self, term: str) -> bool:
        """Whether a term is one of them."""
        if (
            term in JAPANESE_FILLER
            or term.removeprefix("御") in JAPANESE_FILLER
            or term in self._beginnings
            or _YEARS.search(term)
            or _CUT.search(term)
        ):
            return True
        if (len(term) <= 8 and term.endswith(_ROLE_ENDS)) or term.startswith(("午前", "午後")):
            return True
        return any(term[:size] in self._names and _is_position(term[size:]) for size in range(3, len(term) + 1))


def _is_position(rest: str) -> bool:
    return not rest or rest.endswith(_ROLE_ENDS)

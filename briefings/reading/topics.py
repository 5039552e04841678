"""What a record is about: repeated noun phrases, proper terms and acronyms, merged where they are one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefings.reading.acronyms import acronyms
from briefings.reading.lines import flow
from briefings.reading.stop_words import FILLER, JAPANESE_FILLER, STOP_WORDS
from briefings.reading.topic_phrases import hidden_phrases, is_fragment, japanese_of_phrases
from briefings.reading.words import FIELDS, HONORIFICS, JAPANESE_ROLES, ROLE_WORDS
from briefings.records import ReadPassage, ReadTopic

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9]*(?:[-’'&/.][A-Za-zÀ-ÿ0-9]+)*|\d[\w.,]*|[^\s\w]")
_JAPANESE_TERM = re.compile(
    r"(?:[\u4e00-\u9fff々ヶ]|[ァ-ヺー]){2,24}(?:通し|直し|組み|続き|上げ|下げ|[きりけみしちいえれせめげぎびじべ](?:[\u4e00-\u9fff々ヶ]|"
    r"[ァ-ヺー]){2,12})?"
)
_JAPANESE_NOISE = re.compile(
    r"^(?:第|各|同|本|当|約|全|御|諸)|^[一二三四五六七八九十百千]+|(?:等|的|上|中|下|内|外|前|後|時|際|方)$|"
    r"(?<=[一二三四五六七八九十百千数])(?:回|年|月|日|件|点|名|人)$"
)
_OWN_NAME = re.compile(r"\bminutes of\b|\bmeeting minutes\b|\bregular meeting\b", re.IGNORECASE)
_CONNECTORS = frozenset(("of", "on", "the", "for", "and", "in", "to", "at"))
_BEFORE_ACT = frozenset((".", "of", "the", "for", "on", "does", "in"))
MAX_TOPICS = 60
MAX_WORDS = 5
_NO_NOUNS = STOP_WORDS | FILLER | ROLE_WORDS | FIELDS

Key = tuple[str, ...]


@dataclass(slots=True)
class _Gathered:
    """What was counted: how often each key occurs, how it was written, and where."""

    counts: Counter[Key] = field(default_factory=Counter)
    written: dict[Key, Counter[str]] = field(default_factory=dict)
    passages: dict[Key, dict[int, None]] = field(default_factory=dict)


def read_topics(
    text: str, passages: tuple[ReadPassage, ...], names: list[str], headings: list[str]
) -> tuple[ReadTopic, ...]:
    """The topics, most telling first. `names` are people (never topics); `headings` count as one more mention."""
    shorts = acronyms(text)
    words = {word for name in names for word in re.findall(r"[\w’'-]+", name.lower())}
    documents = [_tokens(flow(text[one.start : one.end])) for one in passages]
    chosen = _frequent_phrases(documents, words) | _proper_terms(documents, words)
    chosen |= _single_words(documents, words, headings)
    hidden = hidden_phrases(documents, headings, _key)
    chosen |= {key for key in hidden if len(key) > 1 and not any(word in words for word in key)}
    long_keys = {short: _key(_words(long)) for short, long in shorts.items()}
    chosen |= {key for key in long_keys.values() if len(key) > 1}
    chosen |= {
        _key(_words(heading))
        for heading in headings
        if 2 <= len(_words(heading)) <= 5 and _is_term(_key(_words(heading)), words)
    }
    aliases = {_key([short]): long_keys[short] for short in shorts if len(long_keys[short]) > 1}
    gathered = _locate(documents, chosen, aliases)
    topics = _latin_topics(gathered, shorts, long_keys) + _japanese_topics(text, passages, names, headings)
    topics.sort(key=lambda topic: (-_weight(topic), topic.name))
    return tuple(topics[:MAX_TOPICS])


def _weight(topic: ReadTopic) -> float:
    size = len(topic.name.split()) if topic.name.isascii() else 1 + len(topic.name) / 6
    return topic.mentions * (0.6 + 0.4 * min(size, 4))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _words(text: str) -> list[str]:
    return [token for token in _tokens(text) if token[0].isalpha()]


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """Plural and possessive off, for comparing only."""
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _key(words: Iterable[str]) -> Key:
    """Words without plurals, hyphens and connecting words: "information-linkage" and "Information linkages" are one."""
    return tuple(_stem(part) for word in words for part in word.split("-") if part and part.lower() not in _CONNECTORS)


def _chunks(tokens: list[str]) -> Iterator[list[str]]:
    """Runs of words between stop words and signs."""
    chunk: list[str] = []
    for token in tokens:
        if token[0].isalpha() and token.lower() not in STOP_WORDS and not token.lower().endswith("ly"):
            chunk.append(token)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _frequent_phrases(documents: list[list[str]], names: set[str]) -> set[Key]:
    """Phrases of two to five words that occur twice or more; a part is kept only if it also stands elsewhere."""
    frequent = _counted_phrases(documents)
    kept: set[Key] = set()
    for size in sorted(frequent, reverse=True):
        inside: Counter[Key] = Counter()
        for phrase, count in frequent.get(size + 1, {}).items():
            for part in (phrase[:-1], phrase[1:]):
                inside[part] = max(inside[part], count)
        kept |= {
            phrase for phrase, count in frequent[size].items() if count > inside[phrase] and _is_term(phrase, names)
        }
    return kept


def _counted_phrases(documents: list[list[str]]) -> dict[int, dict[Key, int]]:
    """Phrases that occur twice or more, by size. Longer ones are counted only where both shorter ones are frequent,
    so that memory stays linear.
    """
    chunks = [_stems(chunk) for tokens in documents for chunk in _chunks(tokens)]
    chunks = [chunk for chunk in chunks if len(chunk) > 1]
    frequent: dict[int, dict[Key, int]] = {}
    for size in range(2, MAX_WORDS + 1):
        shorter = frequent.get(size - 1)
        counts: Counter[Key] = Counter()
        for chunk in chunks:
            for start in range(len(chunk) - size + 1):
                phrase = tuple(chunk[start : start + size])
                if shorter is None or (phrase[:-1] in shorter and phrase[1:] in shorter):
                    counts[phrase] += 1
        frequent[size] = {phrase: count for phrase, count in counts.items() if count >= 2}
        if not frequent[size]:
            break
    return frequent


def _stems(words: list[str]) -> list[str]:
    return [_stem(part) for word in words for part in word.split("-") if part and part.lower() not in _CONNECTORS]


def _single_words(documents: list[list[str]], names: set[str], headings: list[str]) -> set[Key]:
    """One-word terms: in a heading and three times in the text, or so often that the record must be about them."""
    counts = Counter(_stem(token) for tokens in documents for token in tokens if token[0].isalpha())
    total = sum(counts.values())
    headed = {_stem(word) for heading in headings for word in _words(heading)}
    acts = _named_acts(documents)
    found: set[Key] = set()
    for word, count in counts.items():
        if count < 3 or len(word) < 6 or not word.isascii() or word in names:
            continue
        if not _is_noun(word) and not (word in acts and count >= 4):
            continue
        if word in headed or (count >= 4 and count > 0.008 * total):
            found.add((word,))
    return found


def _named_acts(documents: list[list[str]]) -> set[str]:
    """ "-ing" words that are things talked about: half begin a sentence or stand behind "of", "the" ...."""
    every: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for tokens in documents:
        for before, token in zip([".", *tokens], tokens, strict=False):
            if token.endswith("ing") and len(token) > 5:
                every[token.lower()] += 1
                named[token.lower()] += before in _BEFORE_ACT
    return {
        word
        for word, count in every.items()
        if named[word] >= max(2, count // 2) and not {word, word + "s"} & (STOP_WORDS | FILLER)
    }


def _is_noun(word: str) -> bool:
    if word in _NO_NOUNS or word + "s" in _NO_NOUNS:
        return False
    return not word.endswith(("ed", "ing", "ly", "ful", "able", "ive", "ous", "al", "est"))


def _is_term(key: Key, names: set[str]) -> bool:
    if (
        not key
        or any(word in names or word in HONORIFICS for word in key)
        or key[0] in STOP_WORDS
        or key[-1] in STOP_WORDS
    ):
        return False
    if all(word in FILLER or word + "s" in FILLER or word in STOP_WORDS for word in key):
        return False
    return len(key) <= 8 and any(len(word) > 2 for word in key) and not all(len(word) <= 3 for word in key)


def _proper_terms(documents: list[list[str]], names: set[str]) -> set[Key]:
    """Capitalised terms that recur ("My Number Card", "Mynaportal"), not those that only begin sentences."""
    counts: Counter[Key] = Counter()
    lower: Counter[str] = Counter()
    for tokens in documents:
        run: list[str] = []
        for position, token in enumerate([*tokens, "."]):
            if token[0].islower():
                lower[_stem(token)] += 1
            if (
                token[0].isupper()
                and ((position > 0 and tokens[position - 1] not in ".!?:") or token.lower() not in STOP_WORDS)
            ) or (
                run
                and token in _CONNECTORS
                and position + 1 < len(tokens)
                and tokens[position + 1][0].isupper()
                and token not in {"the"}
            ):
                run.append(token)
            else:
                _count_run(run, counts)
                run = []
    found = set()
    for key, count in counts.items():
        if (
            count < 2
            or any(word in names or word in HONORIFICS for word in key)
            or all(word in FILLER or word in STOP_WORDS for word in key)
        ):
            continue
        if len(key) == 1 and (count < 3 or len(key[0]) < 5 or lower[key[0]] >= count or key[0] in STOP_WORDS):
            continue
        if key[-1] in STOP_WORDS or (key[0] in STOP_WORDS and len(key) < 2):
            continue
        found.add(key)
    return found


def _count_run(run: list[str], counts: Counter[Key]) -> None:
    while run and run[-1] in _CONNECTORS:
        run = run[:-1]
    if 1 <= len(run) <= 9:
        counts[_key(run)] += 1


def _locate(documents: list[list[str]], chosen: set[Key], aliases: dict[Key, Key]) -> _Gathered:
    """Count each chosen key where no longer chosen one covers it, with its spellings and passages."""
    gathered = _Gathered()
    every = chosen | set(aliases)
    longest: dict[str, int] = {}
    for key in every:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    for index, tokens in enumerate(documents):
        parts = [
            (_stem(part), position)
            for position, word in enumerate(tokens)
            if word[0].isalpha()
            for part in word.split("-")
            if part and part not in _CONNECTORS
        ]
        at = 0
        while at < len(parts):
            size = _match_at(parts, tokens, at, longest, every)
            if not size:
                at += 1
                continue
            key = tuple(part for part, _ in parts[at : at + size])
            written = " ".join(tokens[parts[at][1] : parts[at + size - 1][1] + 1])
            key = aliases.get(key, key)
            gathered.counts[key] += 1
            gathered.written.setdefault(key, Counter())[_tidy(written)] += 1
            gathered.passages.setdefault(key, {})[index] = None
            at += size
    return gathered


def _match_at(
    parts: list[tuple[str, int]], tokens: list[str], at: int, longest: dict[str, int], every: set[Key]
) -> int:
    for size in range(min(longest.get(parts[at][0], 0), len(parts) - at), 0, -1):
        key = tuple(part for part, _ in parts[at : at + size])
        if key in every:
            first, last = parts[at][1], parts[at + size - 1][1]
            if last - first < size + 4 and all(
                token[0].isalnum() or token in {"-"} for token in tokens[first : last + 1]
            ):
                return size
    return 0


def _tidy(written: str) -> str:
    return re.sub(r"(?:’s|'s|’|')$", "", written.replace(" - ", "-"))


def _latin_topics(gathered: _Gathered, shorts: dict[str, str], long_keys: dict[str, Key]) -> list[ReadTopic]:
    by_key = {key: short for short, key in long_keys.items()}
    topics = []
    for key, count in gathered.counts.items():
        short = by_key.get(key)
        if count < 2 and short is None:
            continue
        written = gathered.written[key]
        best = max(written, key=lambda form: (written[form], form[:1].islower(), form))
        name = shorts[short] if short else best
        name = re.sub(r"^[Tt]he ", "", " ".join(name.split()))
        if short is None and is_fragment(name):
            continue
        spellings = dict.fromkeys(form for form, _ in written.most_common(8) if form != name)
        if short:
            spellings = dict.fromkeys((short, *spellings))
        if _OWN_NAME.search(name):
            continue
        topics.append(ReadTopic(name, tuple(spellings), count, tuple(gathered.passages[key])))
    return topics


def _japanese_topics(
    text: str, passages: tuple[ReadPassage, ...], names: Iterable[str], headings: list[str]
) -> list[ReadTopic]:
    known = {name.replace(" ", "") for name in names}
    counts: Counter[str] = Counter()
    where: dict[str, dict[int, None]] = {}
    for index, passage in enumerate(passages):
        for match in _JAPANESE_TERM.finditer(text, passage.start, passage.end):
            term = _JAPANESE_NOISE.sub("", match[0]) if len(match[0]) > 4 else match[0]
            if len(term) < 3 or _is_japanese_filler(term, known):
                continue
            counts[term] += 1
            where.setdefault(term, {})[index] = None
    for term in dict.fromkeys(_japanese_heading(heading) for heading in headings):
        found = [index for index, one in enumerate(passages) if term in text[one.start : one.end]] if term else []
        if len(found) > 1 and not _is_japanese_filler(term, known):
            counts[term] = len(found)
            where[term] = dict.fromkeys(found)
    for term, places in japanese_of_phrases([text[one.start : one.end] for one in passages]).items():
        if not _is_japanese_filler(term, known):
            counts[term] = max(counts[term], text.count(term))
            where[term] = places
    kept = {term: count for term, count in counts.items() if count >= 2}
    for term in sorted(kept, key=len):
        longer = [other for other in kept if term in other and term != other and kept[other] >= kept[term]]
        if longer:
            del kept[term]
    return [ReadTopic(term, (), count, tuple(where[term])) for term, count in kept.items()]


def _japanese_heading(heading: str) -> str:
    """書かない窓口 out of "議題1: 書かない窓口について"; empty where it is no short noun phrase."""
    bare = re.sub(r"^(?:議題|議事|第)?[\s\d０-９一二三四五六七八九十.．、:：)）(（]{0,6}", "", heading)
    bare = re.sub(r"(?:について|に関する件|の件|等)$", "", bare).strip(" 　:：")
    return (
        bare
        if re.fullmatch(r"[\u3040-\u30ff\u4e00-\u9fff々ー]{3,16}", bare) and re.search(r"[\u4e00-\u9fffァ-ヶ]{2}", bare)
        else ""
    )


def _is_japanese_filler(term: str, names: set[str]) -> bool:
    if term in JAPANESE_FILLER or term in names or re.search(r"[一二三四五六七八九十]年|年度$", term):
        return True
    if any(term.endswith(role) for role in JAPANESE_ROLES) and len(term) <= 8:
        return True
    if re.match(r"午前|午後", term):
        return True
    return any(
        name.startswith(term) or (len(name) > 2 and term.startswith(name) and _is_position(term[len(name) :]))
        for name in names
    )


def _is_position(rest: str) -> bool:
    return not rest or any(rest.endswith(role) for role in JAPANESE_ROLES)

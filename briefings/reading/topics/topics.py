"""What a record is about: repeated noun phrases, proper terms and acronyms, merged where they are one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from briefings.dates.near import cued
from briefings.reading.text.lines import flow
from briefings.reading.text.words import HONORIFICS
from briefings.reading.topics.acronyms import acronyms
from briefings.reading.topics.counts import PASSAGE_END, Gathered, Key, Tokens, key_of, stem
from briefings.reading.topics.japanese import japanese_topics
from briefings.reading.topics.noise import is_furniture, titled_names
from briefings.reading.topics.phrases import begins_with_a_verb, ends_open, hidden_phrases, is_fragment
from briefings.reading.topics.stop_words import FILLER, STOP_WORDS
from briefings.reading.topics.words import bare_acronyms, single_words
from briefings.records import ReadPassage, ReadTopic

_LETTER = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_TOKEN = re.compile(rf"[{_LETTER}][{_LETTER}0-9]*(?:[-’'&/.][{_LETTER}0-9]++)*+|\d[\w.,]*+|[^\s\w]")
_ADDRESS = re.compile(r"(?:[a-z]{2,8}://|\bwww\.)[^\s<>()\[\]（）「」『』。、]*", re.IGNORECASE)
_OWN_NAME = cued(r"\bminutes of\b|\bmeeting minutes\b|\bregular meeting\b", "minutes|regular meeting")
_SUBJECT = re.compile(
    r"^[^\w\n]*+(?:public )?(?:inquiry into|hearings? on|consultation on|workshop on|seminar on|round ?table on|"
    r"symposium on|webinar on|debate on|study of) (?:the )?(?P<what>[^\n:;.,()]{4,70})$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_WORD = 100  # more letters than that without a blank are no word
_LONGEST_KEPT = 40  # characters between two blanks
MAX_TOPICS = 60
# Verbs that a plural makes a noun: "margin notes".
_NOUNS_TOO = frozenset(("note", "term", "level", "section"))


def read_topics(
    text: str, passages: tuple[ReadPassage, ...], names: list[str], headings: list[str]
) -> tuple[ReadTopic, ...]:
    """The topics, most telling first. `names` are people (never topics); `headings` count as one more mention."""
    words = {word for name in names for word in re.findall(r"[\w’'-]+", name.lower())}
    words |= {stem(word) for word in words}
    words |= {word for name in names if "@" in name for word in re.findall(r"\w+", name.lower())}
    shorts = {
        short: long
        for short, long in acronyms(text).items()
        if not any(word in words for word in re.findall(r"[\w’'-]+", long.lower()))
    }
    tokens = Tokens(_tokens_of_all(flow(text[one.start : one.end]) for one in passages))
    chosen = _frequent_phrases(tokens, words) | _proper_terms(tokens, words)
    chosen |= single_words(tokens, words, {stem(word) for heading in headings for word in _words(heading)})
    chosen |= bare_acronyms(tokens, words)
    hidden = hidden_phrases(tokens, headings)
    chosen |= {key for key in hidden if len(key) > 1 and not any(word in words for word in key)}
    long_keys = {short: key_of(_words(long)) for short, long in shorts.items()}
    chosen |= {key for key in long_keys.values() if len(key) > 1}
    headed = [key_of(written) for written in map(_words, headings) if 2 <= len(written) <= 5]
    chosen |= {key for key in headed if _is_term(key, words)}
    subjects = {key for key in map(key_of, map(_words, _subjects(text[:3_000]))) if _is_term(key, words)}
    chosen |= subjects
    # "Technical Office (TO)" is short for something by a connecting word, of which nothing is left to look for.
    aliases = {key: long_keys[short] for short in shorts if len(long_keys[short]) > 1 and (key := key_of([short]))}
    # "inclusive digital" would take its word from "digital economy".
    chosen = {key for key in chosen if len(key) != 2 or not ends_open(key[1])}
    gathered = tokens.locate(chosen, aliases)
    gathered.credit_parts(chosen.difference(long_keys.values()))
    topics = _latin_topics(gathered, shorts, long_keys, subjects) + japanese_topics(text, passages, names, headings)
    named = titled_names(text)
    topics = [topic for topic in topics if topic.name.lower() not in named]
    topics.sort(key=lambda topic: (-_weight(topic), topic.name))
    return tuple(topics[:MAX_TOPICS])


def _weight(topic: ReadTopic) -> float:
    size = len(topic.name.split()) if topic.name.isascii() else 1 + len(topic.name) / 6
    return topic.mentions * (0.6 + 0.4 * min(size, 4))


def _tokens_of_all(passages: Iterable[str]) -> list[str]:
    """The words, numbers and signs of each passage, with a `PASSAGE_END` behind it."""
    parts: list[str] = []
    for text in passages:
        parts += _parts_of(text)
        parts.append(PASSAGE_END)
    tokens = {part: _tokens(part) for part in set(parts)} | {PASSAGE_END: (PASSAGE_END,)}
    return list(chain.from_iterable(map(tokens.__getitem__, parts)))


def _parts_of(text: str) -> list[str]:
    """What stands between two blanks, of which each different one is cut into tokens once; else single tokens."""
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(" . ", text)  # where something stands is not what it is about
    parts = text.split()
    if max(map(len, parts), default=0) > _LONGEST_KEPT:
        return [token for token in _TOKEN.findall(text) if len(token) <= _LONGEST_WORD]
    return parts


@lru_cache(maxsize=65_536)
def _tokens(part: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(part))


def _words(text: str) -> list[str]:
    return [token for part in _parts_of(text) for token in _tokens(part) if token[0].isalpha()]


def _frequent_phrases(tokens: Tokens, names: set[str]) -> set[Key]:
    """Phrases of two to five words that occur twice or more; a part is kept only if it also stands elsewhere."""
    frequent = tokens.phrases()
    kept: set[Key] = set()
    for size in sorted(frequent, reverse=True):
        inside: dict[Key, int] = {}
        for phrase, count in frequent.get(size + 1, {}).items():
            for part in (phrase[:-1], phrase[1:]):
                inside[part] = max(inside.get(part, 0), count)
        kept |= {
            phrase
            for phrase, count in frequent[size].items()
            if count > inside.get(phrase, 0) and _is_term(phrase, names) and not _is_act(phrase, tokens)
        }
    return kept


def _is_act(phrase: Key, tokens: Tokens) -> bool:
    """Whether a phrase tells what is done: "address issues", but not "address ID"."""
    return begins_with_a_verb(phrase) and phrase[-1].upper() not in tokens.counts


def _is_term(key: Key, names: set[str]) -> bool:
    if not key or len(key) > 8 or key[0] in STOP_WORDS or (key[-1] in STOP_WORDS and key[-1] not in _NOUNS_TOO):
        return False
    if not (names.isdisjoint(key) and HONORIFICS.isdisjoint(key)) or max(map(len, key)) <= 3:
        return False
    return not all(map(_says_nothing, key))


@lru_cache(maxsize=65_536)
def _says_nothing(word: str) -> bool:
    return word in FILLER or word + "s" in FILLER or word in STOP_WORDS


def _proper_terms(tokens: Tokens, names: set[str]) -> set[Key]:
    """Capitalised terms that recur ("My Number Card", "Mynaportal"), not those that only begin sentences."""
    lower = tokens.small_stems
    found = set()
    for key, count in tokens.capitalised().items():
        if count < 2 or not (names.isdisjoint(key) and HONORIFICS.isdisjoint(key)):
            continue
        if all(word in FILLER or word in STOP_WORDS for word in key):
            continue
        if len(key) == 1 and (count < 3 or len(key[0]) < 5 or lower[key[0]] >= count or key[0] in STOP_WORDS):
            continue
        if key[-1] in STOP_WORDS or (key[0] in STOP_WORDS and len(key) < 2):
            continue
        found.add(key)
    return found


def _subjects(head: str) -> list[str]:
    """What the head says that an inquiry, a hearing or a workshop is about: a topic, though it is named but once."""
    return [match["what"] for match in _SUBJECT.finditer(head)]


def _owned(name: str, gathered: Gathered) -> str:
    """ "the region’s digital transformation" is about digital transformation, where that is no topic already."""
    owned = name.partition(" ")[2]
    return owned if owned.count(" ") and key_of(_words(owned)) not in gathered.counts else ""


def _latin_topics(
    gathered: Gathered, shorts: dict[str, str], long_keys: dict[str, Key], subjects: set[Key]
) -> list[ReadTopic]:
    by_key = {key: short for short, key in long_keys.items()}
    topics = []
    for key, count in gathered.counts.items():
        short = by_key.get(key)
        if count < 2 and short is None and key not in subjects:
            continue
        written = gathered.written(key)
        best = max(written, key=lambda form: (written[form], form[:1].islower(), form))
        name = " ".join((shorts[short] if short else best).split())
        name = name[4:] if name.startswith(("The ", "the ")) else name
        name = name.lower() if key in subjects and name.isupper() and short is None else name
        if short is None and name.partition(" ")[0].endswith(("’s", "'s")):
            name = _owned(name, gathered)
        if short is None and (not name or is_fragment(name) or is_furniture(name)):
            continue
        spellings = dict.fromkeys(form for form, _ in written.most_common(8) if form != name)
        if short:
            spellings = dict.fromkeys((short, *spellings))
        if _OWN_NAME.search(name):
            continue
        topics.append(ReadTopic(name, tuple(spellings), count, tuple(gathered.passages[key])))
    return topics

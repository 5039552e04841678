"""The index over titles (series, topics): fuzzy words, weighted by how rare they are among the titles."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from rapidfuzz.distance import OSA

from briefings.matching.deletions import DeletionIndex
from briefings.matching.verdicts import NOTHING, Candidate, Match, judged
from briefings.names.phrases import singular
from briefings.records import Named

_WORD = re.compile(r"[㐀-鿿豈-﫿々]+|[ぁ-ゖ]+|[ァ-ヺー]+|[^\W_]+")
_CJK = re.compile(r"[㐀-鿿豈-﫿々ぁ-ゖァ-ヺー]")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_QUOTES = str.maketrans("", "", "'’`´ʼ")

# Say nothing of which title is meant; and words that nearly every body's name has, so that a few titles can't
# make them rare.
_STOP = frozenset({
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "の",
    "に関する", "に", "を", "と", "は", "が", "について",
})  # fmt: skip
_GENERIC = frozenset({
    "meeting", "session", "group", "working", "committee", "subcommittee", "council", "conference", "panel",
    "forum", "workshop", "task", "force", "board", "commission", "expert", "special", "study", "会", "会議",
    "委員会", "小委員会", "分科会", "作業部会", "検討会議", "審議会", "協議会", "懇談会", "連絡会議", "有識者会議",
    "部会", "研究会", "検討会", "ワーキング", "グループ", "ワーキンググループ",
    "service", "system", "measure", "issue", "matter", "sitzung",
    "wg", "tf", "cttee", "ctee", "cmte", "comm", "subcomm", "cncl", "mtg", "conf",
})  # fmt: skip
_ENDS_OF_BODIES = re.compile(
    r"(?<=.)(?:小委員会|委員会|分科会|作業部会|部会|研究会|検討会議|検討会|審議会|協議会|懇談会|連絡会議|有識者会議|会議)\Z"
)
_WHOLE = _STOP | _GENERIC  # not cut into pairs of characters
_STOP_WEIGHT, _GENERIC_WEIGHT = 0.03, 0.3
_SHORT_FORMS = {
    "wg": "working group", "tf": "task force", "govt": "government", "gov": "government", "dept": "department",
    "intl": "international", "info": "information", "mgmt": "management", "natl": "national", "comm": "committee",
    "subcomm": "subcommittee", "dg": "director general", "mtg": "meeting", "regs": "regulations", "reg": "regulation",
    "cttee": "committee", "ctee": "committee", "cmte": "committee", "cncl": "council", "assoc": "association",
    "conf": "conference", "dev": "development", "env": "environment", "lang": "language", "org": "organisation",
    "telecom": "telecommunications", "tech": "technology", "sec": "security", "admin": "administration",
}  # fmt: skip

_STEM, _SHORT_FORM, _GLUED, _BEGINNING, _INITIALS = 0.985, 0.94, 0.97, 0.80, 0.95
_ACRONYM = 6  # letters, at most
_NEAREST = 0.735  # two words farther apart than this are two words
_SWAP = 0.8  # of an edit
_FIRST_LETTER = 0.06  # slips rarely hit the first letter
_TIE = 0.02
_RERANKED = 30
_BREVITY = 0.06  # what a title loses that says much more than was asked: the shorter of two is meant


@dataclass(frozen=True, slots=True)
class _Title:
    owner: int
    text: str
    words: frozenset[str]


_Meanings = list[tuple[tuple[str, ...], float]]  # what a word may stand for: stems that a title must have, and how near


class _Adding:
    """What is remembered while an index is built: the stems of words, the runs of them seen, who owns which."""

    def __init__(self) -> None:
        self.owners: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[str, str] = {}
        self._seen: set[tuple[str, ...]] = set()

    def stem(self, word: str) -> str:
        """As the function of that name."""
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = stem(word)
        return found

    def is_new(self, run: tuple[str, ...]) -> bool:
        """Whether these came in a row for the first time."""
        known = len(self._seen)
        self._seen.add(run)
        return len(self._seen) > known


class TitleIndex:
    """Titles and their spellings, to be searched as typed. Immutable. Building is linear in the words of all
    spellings."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._subjects = list(named)
        self._titles: list[_Title] = []
        self._postings: dict[str, list[int]] = defaultdict(list)
        # Thousands of titles share their words: each run of them is kept once, in the order in which they came.
        self._glued: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        self._initials: dict[str, list[int]] = defaultdict(list)
        self._acronyms: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        self._plain: dict[str, list[int]] = defaultdict(list)
        adding = _Adding()
        for owner, subject in enumerate(self._subjects):
            every: dict[str, None] = {}
            most = 0
            for spelling in dict.fromkeys((subject.name, *subject.spellings)):
                words = dict.fromkeys(self._add(owner, spelling, adding))
                every |= words
                most = max(most, len(words))
            if most < len(every) and len(subject.spellings) > 1:
                # Words of several spellings together: "APPI act". Where one has them all, that is it.
                self._add_words(owner, subject.name, list(every), adding)
        count = max(len(self._subjects), 1)
        self._unknown = log(1 + count / 0.5)
        self._weights = {stem: self._weight(stem, log(1 + count / len(own))) for stem, own in adding.owners.items()}
        self._said = [sum(self._weights[word] for word in title.words) for title in self._titles]
        self._vocabulary = list(self._postings)
        self._near = DeletionIndex(self._vocabulary)

    @property
    def size(self) -> int:
        """How many subjects have titles."""
        return len(self._subjects)

    def search(self, text: str) -> Match:
        """Which title may be meant by `text`, with the verdict."""
        asked = title_words(text)
        if not asked:
            return NOTHING
        plain = _plain(asked, [stem(word) for word in asked])
        found: dict[int, float] = dict.fromkeys(self._plain.get(plain, ()), 1.0)
        if not found:
            found = self._search(asked)
            for at in self._initials.get("".join(asked), ()):
                found[at] = max(found.get(at, 0.0), _INITIALS)
        return judged(self._candidates(found), tie=_TIE)

    def _search(self, asked: Sequence[str]) -> dict[int, float]:
        meanings = [self._meanings(asked, at) for at in range(len(asked))]
        weights = [self._asked_weight(word, known) for word, known in zip(asked, meanings, strict=True)]
        total = sum(weights)
        near: dict[int, float] = defaultdict(float)
        # Rarest first, so that postings of common words need not be walked when a rare one already names the titles.
        for at in sorted(range(len(asked)), key=lambda each: -weights[each]):
            if near and weights[at] < 0.25 * max(weights):
                break
            for stems, value in meanings[at]:
                for title in set().union(*(self._postings[stem] for stem in stems)):
                    near[title] += value * weights[at]
        best = sorted(near, key=lambda title: -near[title])[:_RERANKED]
        return {title: self._score(title, meanings, weights, total) for title in best}

    def _score(self, at: int, meanings: Sequence[_Meanings], weights: Sequence[float], total: float) -> float:
        """The share of the query's weight that the title has, less a little for what the title says beyond."""
        words = self._titles[at].words
        covered: set[str] = set()
        score = 0.0
        for known, weight in zip(meanings, weights, strict=True):
            best = 0.0
            meant: tuple[str, ...] = ()
            for stems, value in known:
                if value > best and words.issuperset(stems):
                    best, meant = value, stems
            score += best * weight
            covered.update(meant)
        said = sum([self._weights[stem] for stem in covered])
        return score / total - _BREVITY * (1 - said / self._said[at])

    def _meanings(self, asked: Sequence[str], at: int) -> _Meanings:
        """Stems of titles that word `at` may stand for, each with its nearness."""
        word = asked[at]
        own = stem(word)
        found: dict[tuple[str, ...], float] = {}
        if own in self._postings:
            found[(own,)] = 1.0
        for long in (_SHORT_FORMS.get(word, ""),):
            stems = tuple(stem(each) for each in long.split())
            if stems and all(each in self._postings for each in stems):
                found[stems] = _SHORT_FORM
        for pair in self._glued.get(own, ()):
            found.setdefault(pair, _GLUED)
        for neighbours in (asked[at : at + 2], asked[max(at - 1, 0) : at + 1]):
            joined = stem("".join(neighbours))
            if len(neighbours) == 2 and joined in self._postings:
                found.setdefault((joined,), _GLUED)
        return list((found or self._loosely(word, beside=len(asked) > 1)).items())

    def _loosely(self, word: str, *, beside: bool) -> dict[tuple[str, ...], float]:
        """What a word may stand for that no title has: a slip; `beside` others an acronym of a part ("weir cpc")."""
        found = self._slips(stem(word))
        if word.endswith("s"):
            # Its end may be the slip: "eelgras", "servicess".
            for other in (word, stem(f"{word.rstrip('s')}s")):
                for stems, value in self._slips(other).items():
                    found[stems] = max(value, found.get(stems, 0.0))
        return found or (dict.fromkeys(self._acronyms.get(word, ()), _INITIALS) if beside else found)

    def _slips(self, own: str) -> dict[tuple[str, ...], float]:
        found: dict[tuple[str, ...], float] = {}
        if len(own) < 3 or any(letter.isdigit() for letter in own) or _CJK.search(own):
            return found
        ids, _ = self._near.near(own)
        for word in (self._vocabulary[at] for at in ids.tolist()):
            edits = _SWAP if len(own) == len(word) and sorted(own) == sorted(word) else OSA.distance(own, word)
            value = 1 - edits / max(len(own), len(word)) - _FIRST_LETTER * (own[0] != word[0])
            if value >= _NEAREST:
                found[(word,)] = value
        if not found and len(own) >= 5:
            found = {(word,): _BEGINNING for word in self._vocabulary if word.startswith(own)}
        return found

    def _asked_weight(self, word: str, known: _Meanings) -> float:
        if not known:
            slipped = len(word) <= 4 and any(
                OSA.distance(word, each, score_cutoff=1) <= 1 for each in _STOP if len(each) > 1
            )
            return _STOP_WEIGHT if slipped else self._weight(stem(word), self._unknown)
        return max(sum(self._weights[each] for each in stems) for stems, _ in known)

    @staticmethod
    def _weight(word: str, rarity: float) -> float:
        if word in _STOP:
            return _STOP_WEIGHT
        if word in _GENERIC:
            return _GENERIC_WEIGHT
        # A character or two of Japanese are a piece of a word.
        return rarity * (0.6 if _CJK.match(word) else 1.0)

    def _candidates(self, found: dict[int, float]) -> list[Candidate]:
        best: dict[int, tuple[float, str]] = {}
        for at, score in found.items():
            title = self._titles[at]
            if score > best.get(title.owner, (0.0, ""))[0]:
                best[title.owner] = (score, title.text)
        return [
            Candidate(
                self._subjects[owner].id, self._subjects[owner].name, score, text, self._subjects[owner].spellings
            )
            for owner, (score, text) in best.items()
        ]

    def _add(self, owner: int, spelling: str, adding: _Adding) -> list[str]:
        words = title_words(spelling)
        self._add_words(owner, spelling, words, adding)
        written_out = " ".join(_SHORT_FORMS.get(word, word) for word in words).split()
        if written_out != words:
            self._add_words(owner, spelling, written_out, adding)
        return words

    def _add_words(self, owner: int, spelling: str, words: list[str], adding: _Adding) -> None:
        if not words:
            return
        at = len(self._titles)
        stems = [adding.stem(word) for word in words]
        self._titles.append(_Title(owner, spelling, frozenset(stems)))
        self._plain[_plain(words, stems)].append(at)
        for each in dict.fromkeys(stems):
            self._postings[each].append(at)
            adding.owners[each].add(owner)
        for one, other in pairwise(stems):
            if adding.is_new((one, other)) and not _CJK.match(one + other):
                self._glued[stem(one + other)][one, other] = None
        telling = [word for word in words if word not in _STOP]
        if len(telling) > 2:
            self._initials["".join(word[0] for word in telling)].append(at)
        of_telling = [adding.stem(word) for word in telling]
        initials = "".join(word[0] for word in telling)
        for start in range(len(telling) - 2):
            run = tuple(of_telling[start : start + _ACRONYM])
            letters = initials[start : start + _ACRONYM]
            if adding.is_new((letters, *run)):
                for size in range(3, len(run) + 1):
                    self._acronyms[letters[:size]][run[:size]] = None


def stem(word: str) -> str:
    """A word without its plural's ending: "bus" and "buses", "house" and "houses"."""
    plain = singular(word)
    return plain[:-1] if len(plain) > 3 and plain.endswith("se") else plain


def title_words(text: str) -> list[str]:
    """The words of a title, casefolded, hyphens and dots aside; a run of Japanese is cut into pairs of characters."""
    folded = _DOTTED.sub(lambda found: found.group().replace(".", ""), _folded(text))
    words: list[str] = []
    for word in _words(folded):
        if _CJK.match(word) and len(word) > 2 and word not in _WHOLE:
            words += [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            words.append(word)
    return words


def _words(folded: str) -> Iterator[str]:
    for word in _WORD.findall(folded):
        end = _ENDS_OF_BODIES.search(word)
        if end:
            yield word[: end.start()]
        yield end.group() if end else word


def _plain(words: Sequence[str], stems: Sequence[str]) -> str:
    """One string for titles that differ only in case, accents, hyphens and number: for exact matches."""
    return " ".join(own for word, own in zip(words, stems, strict=True) if word not in _STOP)


def _folded(text: str) -> str:
    # Accents off, but not the marks that make は into ば.
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES))
    return unicodedata.normalize("NFC", "".join(letter for letter in decomposed if not "̀" <= letter <= "ͯ"))


def telling_words(text: str) -> int:
    """How many words of `text` tell one title from another: "the meeting of the cloud working group" has one."""
    return sum(word not in _STOP and stem(word) not in _GENERIC for word in title_words(text))


def says_nothing(text: str) -> bool:
    """True when no word of `text` tells one title from another ("the meeting of the working group")."""
    return telling_words(text) == 0

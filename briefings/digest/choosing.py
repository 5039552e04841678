"""Which of the new records somebody wants: what they chose to be told, what they muted, and why a record was chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefings.corpus import Corpus
from briefings.corpus.news import Facts
from briefings.corpus.subscriptions import Choice
from briefings.names import key as name_key
from briefings.names.phrases import phrase_key
from briefings.records import SubjectKind

# Words that say nothing about which role or ministry is meant.
_EMPTY_WORDS = frozenset({"the", "of", "for", "and", "in", "a"})

# Which of these documents a saved search finds, on this day of its reader's: `lookup.Lookup.documents`.
Searching = Callable[[str, date, Sequence[int]], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A choice with the subjects that it means today: by its id, and by any spelling on file that reads the same.

    Of a saved search, `found` are the documents at hand that it finds.
    """

    choice: Choice
    subjects: frozenset[int]
    found: frozenset[int] = frozenset()

    @property
    def label(self) -> str:
        """As it is shown beside what matched."""
        return self.choice.label


def resolved(
    corpus: Corpus, choices: Iterable[Choice], searching: Searching, today: date, documents: Sequence[int]
) -> tuple[Resolved, ...]:
    """The choices with what they mean among these documents. One that means nothing yet may mean something later."""
    return tuple(
        Resolved(choice, frozenset(), searching(choice.text, today, documents))
        if choice.kind == "search"
        else Resolved(choice, _subjects(corpus, choice))
        for choice in choices
    )


def matching(choice: Resolved, document_id: int, facts: Facts) -> bool:
    """Whether a document is about this."""
    match choice.choice.kind:
        case "topic":
            return not choice.subjects.isdisjoint(facts.topics)
        case "person":
            return not choice.subjects.isdisjoint(facts.people)
        case "series":
            return not choice.subjects.isdisjoint(facts.series)
        case "role":
            return any(_says(role, choice.choice.text) for role, _ in facts.roles)
        case "ministry":
            held = [organisation for _, organisation in facts.roles] + list(facts.series.values())
            return any(_says(each, choice.choice.text) for each in held)
        case "search":
            return document_id in choice.found


def why(choices: Sequence[Resolved], document_id: int, facts: Facts) -> tuple[str, ...] | None:
    """Why a document is told of: the choices that it matches, none needed where nothing was chosen.

    None: it is not told of, since it matches none of what was chosen, or something that was muted.
    """
    includes = [each for each in choices if each.choice.effect == "include"]
    mutes = [each for each in choices if each.choice.effect == "mute"]
    if any(matching(each, document_id, facts) for each in mutes):
        return None
    matched = tuple(each.label for each in includes if matching(each, document_id, facts))
    return matched if matched or not includes else None


def _subjects(corpus: Corpus, choice: Choice) -> frozenset[int]:
    kinds: dict[str, SubjectKind] = {"topic": "topic", "person": "person", "series": "series"}
    kind = kinds.get(choice.kind)
    if kind is None:
        return frozenset()
    key = name_key(choice.text) if kind == "person" else phrase_key(choice.text)
    same = corpus.spellings.with_key(kind, key) if key else []
    known = [choice.subject_id] if choice.subject_id is not None else []
    return frozenset([*known, *same])


def _says(held: str, wanted: str) -> bool:
    """Whether a role or an organisation holds all the words that were asked for."""
    words = _words(wanted)
    return bool(words) and words <= _words(held)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - _EMPTY_WORDS

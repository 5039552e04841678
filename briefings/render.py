"""Answers and digests -> Markdown, through templates/ and a team's own templates over them.

Every value that a template prints is escaped (`briefings.markdown.escape`), unless one of our filters made Markdown of
it. A team's templates run in Jinja's sandbox: they can read what they are given and nothing else. Ours are code like
any other and don't need it; without it an answer takes half the time.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefings.answers import Answer, MeetingDetails, PersonDetails, TopicDetails
from briefings.data import data_folder
from briefings.markdown import Markdown, code, escape, image, joined, link, mention, quoted
from briefings.records import Attendance, BriefingsError, Commitment, Meeting, Quote
from briefings.sentences import cut_before, excerpt_end

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?(T| |$)")
_WORD = re.compile(r"\w{2,}")
_FILTER = re.compile(r'(?:^|\s)(?:-\S+|\w+:(?:"[^"]*"|\S+))')
_SOUGHT_IN = 20_000  # characters of a passage that are looked through for the words
_BLANK_LINES = re.compile(r"\n{3,}")


# What an include becomes: a scope of its own, and not a blank more or less.
_INCLUDE = re.compile(r'\{% include "([^"]+)" %\}')
_SCOPE = ("{% with +%}", "{%+ endwith %}")


class _Inlining(FileSystemLoader):
    """Templates with what they include put in its place before they are compiled.

    At run time each include makes another context, and an answer has dozens of them.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)

        def included(found: re.Match[str]) -> str:
            # Jinja leaves out a template's last line end.
            return _SCOPE[0] + self.get_source(environment, found[1])[0].removesuffix("\n") + _SCOPE[1]

        return _INCLUDE.sub(included, source), path, is_current


class Renderer:
    """The templates of one team. `overrides` is a folder whose files take the place of ours of the same name.

    A team's template that fails falls back to ours; `on_broken` is told its name and what is wrong with it.
    """

    def __init__(
        self, overrides: Path | None = None, on_broken: Callable[[str, Exception], None] | None = None
    ) -> None:
        ours = FileSystemLoader(data_folder("templates"))
        self._ours = _our_templates()
        self._theirs = None
        self._guarded = _environment(ImmutableSandboxedEnvironment, ours)
        if overrides is not None:
            if not overrides.is_dir():
                raise BriefingsError(f"The templates folder {overrides} does not exist; please create it or unset it.")
            self._theirs = self._guarded = _environment(
                ImmutableSandboxedEnvironment, ChoiceLoader([FileSystemLoader(overrides), ours])
            )
        self._on_broken = on_broken or _log_broken

    @property
    def is_overridden(self) -> bool:
        """Whether a team's own templates come first, which may be changed at any time."""
        return self._theirs is not None

    def render(self, name: str, /, **values: object) -> str:
        """The Markdown of template `name` (without ".md") for these values."""
        if self._theirs is not None:
            try:
                return _tidy(self._theirs.get_template(f"{name}.md").render(values))
            # Whatever a team's template does wrong, the answer must still come.
            except Exception as error:
                self._on_broken(name, error)
        return _tidy(self._ours.get_template(f"{name}.md").render(values))

    def prepare(self) -> None:
        """Compile our templates now (half a second), so that the first asker of each does not wait for it."""
        for name in self._ours.list_templates(["md"]):
            if name != "README.md":
                self._ours.get_template(name)

    def preview(self, template: str, **values: object) -> str:
        """The Markdown of a template given as text; an error in it is raised as one sentence."""
        try:
            return _tidy(self._guarded.from_string(template).render(values))
        # A template of somebody's own may do anything wrong; the sentence says what.
        except Exception as error:
            raise BriefingsError(f"The template does not work: {error}") from error

    def answer(self, answer: Answer, *, first_quote: int = 1) -> str:
        """An answer in full. `first_quote` is the number of its first quote among all there are."""
        return self.render(template_for(answer), answer=answer, first_quote=first_quote, details=answer.details)


def template_for(answer: Answer) -> str:
    """The name of the template that shows this answer."""
    if answer.verdict != "found":
        return answer.verdict
    match answer.details:
        case PersonDetails():
            return "person"
        case MeetingDetails():
            return "meeting"
        case TopicDetails():
            return "topic"
        case None:
            return "search" if answer.quotes else "ambiguous"


def day(value: str | date | None) -> str:
    """A date, cut where unknown, as people write it: "5 Oct 2022", "Mar 2012", "2013"; nothing for None."""
    if value is None:
        return ""
    if not _DATE.match(str(value)):
        return str(value)
    parts = str(value)[:10].split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def weekday(value: str | date) -> str:
    """The weekday of a full date: "Monday"."""
    found = date.fromisoformat(str(value)[:10])
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[found.weekday()]


def meeting_days(meeting: Meeting) -> str:
    """The day or days of a meeting: "5 Oct 2022", "18-19 Oct 2012", "31 Oct - 1 Nov 2012" (with en dashes)."""
    first, last = meeting.date, meeting.end_date
    if first is None or last is None or first == last:
        return day(first or last)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}–{day(last)}"
    start = day(first)
    return f"{start.removesuffix(' ' + last[:4])} – {day(last)}"


def excerpt(text: str, longest: int) -> str:
    """The first sentences of `text`, up to `longest` characters; an ellipsis says that more follows."""
    end = excerpt_end(text, longest)
    return text if end >= len(text) else text[:end].rstrip() + " …"


def excerpt_with(text: str, longest: int, sought: str) -> str:
    """Like `excerpt`, of the sentences that hold most of the words that were looked for."""
    stems = {word[: max(4, len(word) - 2)] for word in _WORD.findall(_FILTER.sub(" ", sought.casefold()))}
    if not stems or len(text) <= longest:
        return excerpt(text, longest)
    cuts = [0]
    # In a record without paragraphs a passage may be megabytes long.
    while len(text) - cuts[-1] > longest and cuts[-1] < _SOUGHT_IN:
        cuts.append(cut_before(text, cuts[-1], longest))
    pieces = [text[start:end].casefold() for start, end in pairwise([*cuts, cuts[-1] + longest])]
    held = [sum(stem in piece for stem in stems) for piece in pieces]
    start = cuts[held.index(max(held))]
    return ("… " if start else "") + excerpt(text[start:].lstrip(), longest)


def together(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Neighbouring quotes of one speaker, known in one way, from one source: they share the lines under them."""

    def shared(quote: Quote) -> tuple[object, ...]:
        meeting = quote.meeting.id if quote.meeting else None
        unnamed = quote.label if quote.speaker is None else None
        return quote.speaker, quote.role, unnamed, quote.attribution, quote.reason, meeting, quote.source.document_id

    return [list(group) for _, group in groupby(quotes, key=shared)]


def by_source(commitments: Iterable[Commitment]) -> list[list[Commitment]]:
    """Commitments of one source together, in the order in which the sources first appear."""
    groups: dict[tuple[int, int | None], list[Commitment]] = {}
    for commitment in commitments:
        meeting = commitment.meeting.id if commitment.meeting else None
        groups.setdefault((commitment.source.document_id, meeting), []).append(commitment)
    return list(groups.values())


def quote_together(quotes: Sequence[Quote], longest: int, sought: str = "") -> Markdown:
    """The quotes as one block quote; "…" stands where passages were left out.

    Each is cut to `longest` characters, around the words of `sought` where something was looked for.
    """
    parts: list[str] = []
    last: int | None = None
    for quote in quotes:
        # A passage that was cut short ends in an ellipsis already.
        if last is not None and quote.position != last + 1 and not parts[-1].endswith("…"):
            parts.append("…")
        parts.append(excerpt_with(quote.text, longest, sought))
        last = quote.position
    return quoted("\n\n".join(parts))


def other_than(spellings: Iterable[str], name: str) -> list[str]:
    """The spellings that are more than the name, or one another, in capitals or spaced otherwise."""
    seen = {" ".join(name.casefold().split())}
    found: list[str] = []
    for spelling in spellings:
        plain = " ".join(spelling.casefold().split())
        if plain not in seen:
            seen.add(plain)
            found.append(spelling)
    return found


def names_where(attendance: Iterable[Attendance], present: bool | None) -> list[str]:
    """The names of those who were there (True), away (False), or of whom the record does not say (None)."""
    return [each.name for each in attendance if each.present is present]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th, 24th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """ "1 passage", "2 passages"; `many` for words that take no s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@cache
def _our_templates() -> Environment:
    # Ours change with the code alone, so they are looked at once, and compiled once a process.
    return _environment(Environment, _Inlining(data_folder("templates")), auto_reload=False)


def _environment(kind: type[Environment], loader: BaseLoader, *, auto_reload: bool = True) -> Environment:
    environment = kind(
        loader=loader,
        auto_reload=auto_reload,
        # Jinja's own escaping is for HTML; ours is `finalize`, which sees every value that is printed.
        autoescape=False,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day,
        "by_source": by_source,
        "code": code,
        "days": meeting_days,
        "excerpt": excerpt,
        "image": image,
        "join": joined,
        "link": link,
        "mention": mention,
        "names_where": names_where,
        "ordinal": ordinal,
        "other_than": other_than,
        "plural": plural,
        "quote": quoted,
        "quote_together": quote_together,
        "together": together,
        "weekday": weekday,
    }
    return environment


def _printed(value: object) -> object:
    if type(value) is Markdown:
        return value
    # An undefined name is left as it is, for Jinja to report it.
    return value if isinstance(value, Undefined) else escape("" if value is None else value)


def _tidy(markdown: str) -> str:
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in markdown.split("\n"))).strip() + "\n"


def _log_broken(name: str, error: Exception) -> None:
    logging.getLogger(__name__).warning("The team's template %s.md failed, ours was used: %s", name, error)

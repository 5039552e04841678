"""`briefings lookup`: a question, an answer."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from briefings.answers import Answer
from briefings.cli.contracts import answer_as_json, line
from briefings.cli.options import database_options, now, opened
from briefings.lookup import Lookup
from briefings.records import BriefingsError
from briefings.render import Renderer

# What the command in Slack can do besides, with what does it here; bot/commands/registry.py has them all.
_IN_SLACK = {
    "add": "briefings add", "alias": "", "audit": "", "commitments": "", "desk": "", "digest": "briefings digest",
    "document": "", "export": "briefings export", "follow": "", "help": "briefings --help", "mute": "", "recent": "",
    "status": "briefings doctor", "timeline": "",
}  # fmt: skip # shorter than one a line


@click.command(
    short_help="Look up people, meetings, topics and words.",
    context_settings={"ignore_unknown_options": True},
    epilog="Example: briefings lookup --json person ohta",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of Markdown.")
@click.option("--batch", is_flag=True, help="Read one lookup a line from standard input (with --json).")
@database_options
@click.argument("text", nargs=-1)
@click.pass_context
def lookup(
    context: click.Context, db: Path | None, no_seeds: bool, as_json: bool, batch: bool, text: tuple[str, ...]
) -> None:
    """Look up TEXT, as typed after /brief: person NAME, meeting NAME, topic NAME, search WORDS, or anything.

    Exit status 0 when it was found (or several were), 1 when it was not.
    """
    if batch and not as_json:
        raise click.UsageError("--batch answers in JSON; please add --json.")
    if batch == bool(text):
        raise click.UsageError(
            "Say what to look up." if not batch else "--batch reads its lookups from standard input."
        )
    with opened(context, db, no_seeds) as corpus:
        asked = Lookup(corpus)
        today = now().date()
        if batch:
            for each in sys.stdin:
                click.echo(line(answer_as_json(_answered(asked, each.strip(), today))))
            return
        answer = _with_place(asked.answer(" ".join(text), today))
        click.echo(line(answer_as_json(answer)) if as_json else Renderer().answer(answer))
    if answer.verdict not in ("found", "ambiguous"):
        sys.exit(1)


def _answered(lookup: Lookup, text: str, today: date) -> Answer:
    """The answer to one line; a line that cannot be understood is answered with nothing found and why."""
    try:
        return _with_place(lookup.answer(text, today))
    except BriefingsError as error:
        return Answer(text, "search", "none", hint=str(error))


def _with_place(answer: Answer) -> Answer:
    """The answer; where nothing was found for what is typed in Slack only, with a word on where it works."""
    first = answer.query.split(" ", 1)[0].casefold()
    if answer.verdict != "none" or first not in _IN_SLACK:
        return answer
    here = (
        f"here it is {_IN_SLACK[first]}." if _IN_SLACK[first] else "here there are person, meeting, topic and search."
    )
    return replace(answer, hint=f"/brief {first} is for Slack; {here}")

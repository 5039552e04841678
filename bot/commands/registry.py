"""The one table of subcommands. Dispatch, help and the README's table come from it."""

from __future__ import annotations

from bot.commands import guide as guides
from bot.commands.alias import alias
from bot.commands.ask import LONGEST_ADDRESSES, SLASH, Command
from bot.commands.audit import audit
from bot.commands.commitments import commitments as commitments_
from bot.commands.document import document
from bot.commands.meeting import meeting
from bot.commands.person import person
from bot.commands.recent import recent
from bot.commands.search import search
from bot.commands.status import status
from bot.commands.timeline import timeline
from bot.commands.topic import topic
from bot.exporting import export
from bot.intake.proposals import desk
from bot.intake.ways_in import add
from bot.subscriptions.follows import follow, mute
from bot.subscriptions.manage import digest


def commands() -> tuple[Command, ...]:
    """Every subcommand, in the order of the help."""
    return (
        Command("person", "NAME", person, only_tells=True),
        Command("meeting", "TITLE, NUMBER or DATE", meeting, only_tells=True),
        Command("topic", "TOPIC", topic, only_tells=True),
        Command("search", "WORDS", search, only_tells=True),
        # These two tell by the asker's own clock when a record came.
        Command("recent", "[NUMBER | retired]", recent),
        Command("document", "TITLE", document),
        Command("timeline", "TOPIC, PERSON or BODY", timeline, only_tells=True),
        Command("commitments", "[open | due | overdue | met | dropped | all] [NAME]", commitments_),
        Command("alias", "NAME [= SPELLING]", alias),
        Command("digest", "[WHEN and WHAT] | list | now | edit | pause | resume | stop", digest),
        Command("follow", "[person:NAME | topic:TOPIC | …] | remove NUMBER", follow),
        Command("mute", "[topic:TOPIC | series:NAME | …] | remove NUMBER", mute),
        Command("add", "[ADDRESS]", add, longest=LONGEST_ADDRESSES),
        Command("desk", "", desk, admins_only=True),
        Command("export", "[csv | markdown | jsonl | sqlite] or a QUESTION", export),
        Command("audit", "[NUMBER]", audit, admins_only=True),
        Command("status", "", status),
        Command("help", "[SUBCOMMAND]", guides.help_),
    )


def commands_table() -> str:
    """The subcommands as a Markdown table, for the README."""
    rows = ["| command | what it does |", "| --- | --- |", f"| `{SLASH} WORDS` | Looks through everything at once. |"]
    for command in commands():
        admins = " For admins." if command.admins_only else ""
        rows.append(f"| `{command.usage.replace('|', chr(92) + '|')}` | {command.help}{admins} |")
    return "\n".join(rows)

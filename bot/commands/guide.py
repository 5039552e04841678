"""/brief alone, and /brief help."""

from __future__ import annotations

from bot.commands.answers import meeting_button
from bot.commands.ask import SLASH, Ask
from bot.replies import Button, Question, Reply
from bot.workspace import Workspace
from briefings.render import day


async def guide(ask: Ask) -> Reply:
    """A short guide with three things to try from this corpus."""
    tries = _tries(ask.workspace)
    markdown = ask.workspace.renderer.render(
        "guide", examples=[typed for typed, _ in tries], documents=ask.workspace.corpus.documents.count()
    )
    return Reply(markdown, [button for _, button in tries])


async def help_(ask: Ask) -> Reply:
    """What you can ask; with a subcommand's name, more about that one."""
    renderer = ask.workspace.renderer
    wanted = ask.text.casefold()
    for command in ask.commands:
        if command.name == wanted:
            return Reply(renderer.render("help_one", command=command))
    return Reply(renderer.render("help", commands=ask.commands, slash=SLASH))


def _tries(workspace: Workspace) -> list[tuple[str, Button]]:
    """One question each on a person, a meeting and a topic that the corpus can answer: as typed, and as a button."""
    corpus = workspace.corpus
    recorded = [meeting for meeting in corpus.meetings.all() if meeting.status == "recorded"]
    latest = max(recorded, key=lambda meeting: meeting.date or "", default=None)
    details = workspace.lookup.meeting_details(latest.id) if latest else None
    speakers = [(each.id, each.name) for each in details.speakers if each.id is not None] if details else []
    topics = [(each.id, each.name) for each in details.topics if each.id is not None] if details else []
    tries: list[tuple[str, Button]] = []
    for id_, name in (speakers or list(corpus.people.all().items()))[:1]:
        tries.append((f"{SLASH} person {name}", Button(name, Question("person", id_))))
    if latest:
        tries.append((f"{SLASH} meeting {day(latest.date) or latest.title}", meeting_button(latest)))
    for id_, name in topics[:1]:
        tries.append((f"{SLASH} topic {name}", Button(name, Question("topic", id_))))
    return tries

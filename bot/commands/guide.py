"""/brief alone, and /brief help."""

from __future__ import annotations

from bot.commands.ask import SLASH, Ask
from bot.replies import Reply
from bot.workspace import Workspace


async def guide(ask: Ask) -> Reply:
    """A short guide with three things to try from this corpus."""
    return Reply(
        ask.workspace.renderer.render(
            "guide", examples=_examples(ask.workspace), documents=ask.workspace.corpus.documents.count()
        )
    )


async def help_(ask: Ask) -> Reply:
    """What you can ask; with a subcommand's name, more about that one."""
    renderer = ask.workspace.renderer
    wanted = ask.text.casefold()
    for command in ask.commands:
        if command.name == wanted:
            return Reply(renderer.render("help_one", command=command))
    return Reply(renderer.render("help", commands=ask.commands, slash=SLASH))


def _examples(workspace: Workspace) -> list[str]:
    """One question each on a person, a meeting and a topic that the corpus can answer."""
    corpus = workspace.corpus
    recorded = [meeting for meeting in corpus.meetings.all() if meeting.status == "recorded"]
    if not recorded:
        return [f"{SLASH} person {name}" for name in list(corpus.people.all().values())[:3]]
    latest = max(recorded, key=lambda meeting: meeting.date or "")
    details = workspace.lookup.meeting_details(latest.id)
    speakers = [each.name for each in details.speakers if each.id is not None] if details else []
    topics = [each.name for each in details.topics] if details else []
    examples = [f"{SLASH} person {name}" for name in (speakers or list(corpus.people.all().values()))[:1]]
    examples.append(f"{SLASH} meeting {latest.title}")
    return examples + [f"{SLASH} topic {name}" for name in topics[:1]]

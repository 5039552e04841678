"""/brief alone, and /brief help."""

from __future__ import annotations

from bot.commands.answers import meeting_button
from bot.commands.ask import SLASH, Ask
from bot.replies import Button, Menu, Question, Reply
from bot.workspace import Workspace
from briefings.render import day


async def guide(ask: Ask) -> Reply:
    """A short guide with three things to try from this corpus."""
    examples = tries(ask.workspace)
    markdown = ask.workspace.renderer.render(
        "guide", examples=[typed for typed, _ in examples], documents=ask.workspace.corpus.documents.count()
    )
    buttons = [*(button for _, button in examples), Button("All you can ask", Question("command", text="help"))]
    return Reply(markdown, buttons, private=True)


async def help_(ask: Ask) -> Reply:
    """What you can ask; with a subcommand's name, more about that one."""
    renderer = ask.workspace.renderer
    wanted = ask.text.casefold()
    for command in ask.commands:
        if command.name == wanted:
            try_it = Button(f"{SLASH} {command.name}", Question("command", text=command.name))
            return Reply(renderer.render("help_one", command=command), [try_it], private=True)
    more = [Button(command.name, Question("command", text=f"help {command.name}")) for command in ask.commands]
    said = f"There is no subcommand “{ask.text}”." if wanted else ""
    markdown = renderer.render("help", commands=ask.commands, slash=SLASH, said=said)
    return Reply(markdown, menus=[Menu("More about one…", more)], private=True)


def tries(workspace: Workspace) -> list[tuple[str, Button]]:
    """One question each on a person, a meeting and a topic that the corpus can answer: as typed, and as a button."""
    corpus = workspace.corpus
    recorded = [meeting for meeting in corpus.meetings.all() if meeting.status == "recorded"]
    latest = max(recorded, key=lambda meeting: meeting.date or "", default=None)
    details = workspace.lookup.meeting_details(latest.id) if latest else None
    speakers = [(each.id, each.name) for each in details.speakers if each.id is not None] if details else []
    topics = [(each.id, each.name) for each in details.topics if each.id is not None] if details else []
    found: list[tuple[str, Button]] = []
    for id_, name in (speakers or list(corpus.people.all().items()))[:1]:
        found.append((f"{SLASH} person {name}", Button(name, Question("person", id_))))
    if latest:
        found.append((f"{SLASH} meeting {day(latest.date) or latest.title}", meeting_button(latest)))
    for id_, name in topics[:1]:
        found.append((f"{SLASH} topic {name}", Button(name, Question("topic", id_))))
    return found

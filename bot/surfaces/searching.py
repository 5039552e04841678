"""The global shortcut: a search modal whose fields complete as one types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.commands.ask import Ask
from bot.dispatch import answer_question
from bot.modals import choice_in, entered, field, form, modal, open_modal, text_in
from bot.replies import Question, Reply, view_blocks
from bot.rich_text import Block
from bot.surfaces.finding import finder
from bot.workspace import Workspace

SEARCH_SHORTCUT = "search_records"
SEARCH_VIEW = "search"


async def open_search(ask: Ask) -> None:
    """Open the search modal."""
    await open_modal(ask, _form())


async def found_in_search(ask: Ask, view: Mapping[str, object]) -> dict[str, object]:
    """The answer to a search that was handed in: the modal's next view, or what is missing."""
    question = _question(ask.workspace, view)
    if question is None:
        return {"response_action": "errors", "errors": {"words": "Please fill in at least one field."}}
    reply = await answer_question(ask, question)
    return {"response_action": "update", "view": answer_view(ask.workspace, reply or Reply("Nothing to show."))}


def answer_view(workspace: Workspace, reply: Reply) -> dict[str, object]:
    """An answer as a modal."""
    return modal("Briefings", view_blocks(reply, workspace.compiler))


def _form() -> dict[str, object]:
    words: Block = {"type": "plain_text_input", "action_id": "value", "max_length": 200}
    return form(
        "Search the records",
        SEARCH_VIEW,
        [
            field("words", "Words", words, hint='In quotes they are found together: "my number".'),
            field("person", "Said by", finder("find-person", "A name")),
            field("topic", "About", finder("find-topic", "A topic")),
            field("meeting", "In the meeting", finder("find-meeting", "A meeting")),
        ],
        submit="Search",
    )


def _question(workspace: Workspace, view: Mapping[str, object]) -> Question | None:
    """What was asked for, as a question that a button could ask too."""
    state = entered(view)
    words = text_in(state, "words")
    ids = {kind: _id(choice_in(state, kind)) for kind in ("person", "topic", "meeting")}
    chosen = [kind for kind, id_ in ids.items() if id_ is not None]
    if not words and chosen == ["person", "topic"]:
        return Question("words", ids["person"], str(ids["topic"]))
    if not words and len(chosen) == 1:
        single = {"person": Question("person"), "topic": Question("topic"), "meeting": Question("meeting")}
        return replace(single[chosen[0]], id=ids[chosen[0]])
    names = {
        "speaker": workspace.corpus.people.name(ids["person"]) if ids["person"] else None,
        "topic": workspace.corpus.topics.name(ids["topic"]) if ids["topic"] else None,
    }
    meeting = workspace.corpus.meetings.get(ids["meeting"]) if ids["meeting"] else None
    names["meeting"] = meeting.title if meeting else None
    filters = [f'{key}:"{name.replace(chr(34), " ")}"' for key, name in names.items() if name]
    text = " ".join(filter(None, [words, *filters]))
    return Question("search", text=text) if text else None


def _id(value: str) -> int | None:
    number = value.partition(" ")[2]
    return int(number) if number.isdecimal() else None

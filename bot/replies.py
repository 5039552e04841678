"""What a person is shown: Markdown with buttons, as a message of Slack's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal, cast

from bot.blocks import Compiler
from bot.rich_text import Block, escaped
from briefings.records import BriefingsError

About = Literal["person", "meeting", "topic", "search", "any", "passage", "command", "arrived", "send-again", "digest"]

ASK_ACTION = "ask"
SHARE_ACTION = "share"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a form that fits in a button: by `id` where one thing is meant, else by its `text`.

    `first` is the number of the first quote to show; `page` counts messages where one does not hold the answer.
    """

    about: About
    id: int | None = None
    text: str = ""
    first: int = 1
    page: int = 1

    def packed(self) -> str:
        """As a button's value."""
        return json.dumps({key: value for key, value in asdict(self).items() if value}, ensure_ascii=False)

    @staticmethod
    def unpacked(value: str) -> Question:
        """From a button's value. Raises BriefingsError for a button of another version."""
        try:
            found = json.loads(value)
            return Question(
                about=cast(About, str(found["about"])),
                id=None if found.get("id") is None else int(found["id"]),
                text=str(found.get("text", "")),
                first=int(found.get("first", 1)),
                page=int(found.get("page", 1)),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            raise BriefingsError("This button is from an earlier version. Please ask again.") from None


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks a question."""

    label: str
    question: Question


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its Markdown, the buttons that lead on, and the question that shows it again (for Share and pages)."""

    markdown: str
    buttons: Sequence[Button] = ()
    question: Question | None = None


def message(reply: Reply, compiler: Compiler, *, shareable: bool = True) -> dict[str, object]:
    """The reply as a message's arguments: `text` and `blocks`. What everybody sees already is not `shareable`."""
    page = reply.question.page if reply.question else 1
    pages = compiler.messages(reply.markdown, spare_blocks=1, longest_text=compiler.limits.message_text)
    shown = pages[min(page, len(pages)) - 1]
    elements = [_button(button, index, compiler) for index, button in enumerate(_with_pages(reply, len(pages)))]
    if reply.question is not None and shareable:
        share: Block = {"type": "button", "action_id": SHARE_ACTION, "value": reply.question.packed()}
        elements.append({**share, "text": {"type": "plain_text", "text": "Share", "emoji": False}})
    blocks = [*shown.blocks]
    if elements:
        blocks.append({"type": "actions", "elements": elements[: compiler.limits.actions_elements]})
    return {"text": shown.text, "blocks": blocks}


def shared(reply: Reply, compiler: Compiler, by: str) -> dict[str, object]:
    """The reply as a message for everybody, with who shared it; no buttons, which are the asker's own."""
    page = reply.question.page if reply.question else 1
    pages = compiler.messages(reply.markdown, spare_blocks=1, longest_text=compiler.limits.message_text)
    shown = pages[min(page, len(pages)) - 1]
    credit: Block = {"type": "mrkdwn", "text": f"Shared by <@{escaped(by)}> from Briefings"}
    blocks = [*shown.blocks, {"type": "context", "elements": [credit]}]
    return {"text": shown.text, "blocks": blocks}


def ephemeral(payload: Mapping[str, object]) -> dict[str, object]:
    """The payload as an answer that only the asker sees."""
    return {**payload, "response_type": "ephemeral"}


def _with_pages(reply: Reply, pages: int) -> list[Button]:
    question = reply.question
    if question is None or question.page >= pages:
        return list(reply.buttons)
    more = Question(question.about, question.id, question.text, question.first, question.page + 1)
    return [Button("Read on", more), *reply.buttons]


def button_row(buttons: Sequence[Button], compiler: Compiler) -> Block:
    """Buttons for a message that is no answer to anybody: a note."""
    return {"type": "actions", "elements": [_button(button, at, compiler) for at, button in enumerate(buttons)]}


def _button(button: Button, index: int, compiler: Compiler) -> Block:
    label = " ".join(button.label.split()) or "…"
    longest = compiler.limits.button_text
    if len(label) > longest:
        label = label[: longest - 1].rstrip() + "…"
    return {
        "type": "button",
        "action_id": f"{ASK_ACTION}-{index}",
        "text": {"type": "plain_text", "text": label, "emoji": False},
        "value": button.question.packed(),
    }

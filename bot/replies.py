"""What a person is shown: Markdown with buttons and menus, as a message or a view of Slack's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Literal, cast

from bot.blocks import Compiler, Message
from bot.rich_text import Block, escaped
from briefings.markdown import showable
from briefings.records import BriefingsError

About = Literal[
    "person",
    "meeting",
    "topic",
    "search",
    "any",
    "passage",
    "words",
    "record",
    "retired-record",
    "timeline",
    "picture",
    "list",
    "command",
    "ask-admin",
    "mark",
    "undo",
    "feedback",
    "settle",
    "arrived",
    "send-again",
    "digest",
    "desk",
    "review",
    "fix-draft",
    "fix-part",
    "answer-draft",
    "differs",
    "turn-down",
    "edit-record",
    "record-part",
    "change-subject",
    "record-speaker",
    "new-version",
    "retire",
    "restore",
]

ASK_ACTION = "ask"
MENU_ACTION = "choose"
SHARE_ACTION = "share"
FEEDBACK_ACTION = "feedback"
# What may be said of an answer: as it is kept, and as it stands in the menu.
FEEDBACK_CHOICES = (
    ("useful", "Useful"),
    ("not useful", "Not useful"),
    ("wrong speaker", "Wrong speaker"),
    ("wrong match", "Wrong match"),
)
# A view holds 250 kB; a character may take six bytes of JSON, beside what surrounds it.
_VIEW_SHARE = 4
_LONGEST_APART = 40
# Answers that one can come back to.
_PLACES = frozenset({
    "person", "meeting", "topic", "search", "any", "words", "record", "timeline", "passage", "list", "command",
})  # fmt: skip # shorter than one a line


@lru_cache(maxsize=64)  # the way back is the same for all that is asked on from one answer
def _quoted(text: str) -> str:
    return encode_basestring(text)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a form that fits in a button: by `id` where one thing is meant, else by its `text`.

    With an `id`, `text` is what had been typed to get there. `first` is the number of the first quote to show; `page`
    counts messages where one does not hold the answer. `after` is the passage that the shown ones come after, in the
    order of the subject's. `back` is the packed question from which one came.
    """

    about: About
    id: int | None = None
    text: str = ""
    first: int = 1
    page: int = 1
    back: str = ""
    after: int | None = None

    def packed(self, back: str | None = None) -> str:
        """As a button's value: JSON, without what is as usual. `back` takes the place of its own way back."""
        # Put together here, which takes a quarter of what a JSON encoder does: an answer packs dozens of questions.
        packed = f'{{"about":{_quoted(self.about)}'
        numbers = ("first", self.first if self.first != 1 else None), ("page", self.page if self.page != 1 else None)
        if self.id:
            packed += f',"id":{self.id}'
        if self.text:
            packed += f',"text":{_quoted(self.text)}'
        for name, value in (*numbers, ("after", self.after)):
            if value:
                packed += f',"{name}":{value}'
        way = self.back if back is None else back
        return f'{packed},"back":{_quoted(way)}}}' if way else f"{packed}}}"

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
                after=None if found.get("after") is None else int(found["after"]),
                back=str(found.get("back", "")),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            raise BriefingsError("This button is from an earlier version. Please ask again.") from None

    def is_same_place(self, other: Question) -> bool:
        """Whether both ask about one thing, perhaps about different pages of it."""
        return (self.about, self.id) == (other.about, other.id) and (self.id is not None or self.text == other.text)


class WayBack:
    """From what is asked on an answer back to it; for another page of the same thing, to where one came from."""

    def __init__(self, here: Question) -> None:
        self._here = here
        self._packed = here.packed("")

    def back_from(self, there: Question) -> str:
        """The packed question that leads back, or the question's own way back; empty where there is none."""
        if there.back or there.about not in _PLACES:
            return there.back
        return self._here.back if there.is_same_place(self._here) else self._packed


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks a question. `apart` tells it from others of the same label, and is not cut with it."""

    label: str
    question: Question
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu whose options ask a question each."""

    label: str
    options: Sequence[Button]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that Slack holds, and the same in words."""

    file_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its Markdown, what leads on from it, and the question that shows it again (for Share and pages).

    A `private` answer is for whoever asked and is never shared. `passages` are the ids of those that it shows.
    """

    markdown: str
    buttons: Sequence[Button] = ()
    question: Question | None = None
    menus: Sequence[Menu] = ()
    picture: Picture | None = None
    passages: tuple[int, ...] = ()
    private: bool = False


def message(reply: Reply, compiler: Compiler, *, shareable: bool = True) -> dict[str, object]:
    """The reply as a message's arguments: `text` and `blocks`. Share is offered unless it stands for all to see."""
    shown, pages = _page(reply, compiler)
    rows = _controls(reply, pages, compiler, shared=shareable and not reply.private)
    return {"text": _text(shown, reply), "blocks": [*shown.blocks, *_picture(reply), *rows]}


def view_blocks(reply: Reply, compiler: Compiler) -> list[Block]:
    """The reply as the blocks of a modal, which has no channel to share in."""
    shown, pages = _page(reply, compiler, compiler.limits.message_text // _VIEW_SHARE)
    blocks = [*shown.blocks, *_picture(reply), *_controls(reply, pages, compiler, shared=False)]
    # A table stands in messages only.
    return blocks if all(block["type"] != "table" for block in blocks) else _without_table(reply, compiler)


def shared(reply: Reply, compiler: Compiler, by: str) -> dict[str, object]:
    """The reply as a message for everybody, with who shared it; no buttons, which are the asker's own."""
    shown, _ = _page(reply, compiler)
    who = f"Shared by <@{escaped(by)}> from Briefings"
    credit: Block = {"type": "mrkdwn", "text": who}
    blocks = [*shown.blocks, *_picture(reply), {"type": "context", "elements": [credit]}]
    return {"text": f"{_text(shown, reply)}\n\n{who}", "blocks": blocks}


def ephemeral(payload: Mapping[str, object]) -> dict[str, object]:
    """The payload as an answer that only the asker sees."""
    return {**payload, "response_type": "ephemeral"}


def button_row(buttons: Sequence[Button], compiler: Compiler) -> Block:
    """Buttons for a message that is no answer to anybody: a note."""
    return {"type": "actions", "elements": [button_element(button, at, compiler) for at, button in enumerate(buttons)]}


def menu_block(menu: Menu, index: int, compiler: Compiler, way: WayBack | None = None) -> Block | None:
    """The menu's element; None when none of its options fits in one. `way` leads back from what they ask."""
    limits = compiler.limits
    fitting: dict[str, Block] = {}
    for option in menu.options:
        value = _packed(option.question, way, limits.option_value)
        if len(value) <= limits.option_value and value not in fitting:
            text: Block = {
                "type": "plain_text",
                "text": _label(option.label, option.apart, limits.option_text),
                "emoji": False,
            }
            fitting[value] = {"text": text, "value": value}
    if not fitting:
        return None
    return {
        "type": "static_select",
        "action_id": f"{MENU_ACTION}-{index}",
        "placeholder": {"type": "plain_text", "text": _cut(menu.label, limits.option_text), "emoji": False},
        "options": list(fitting.values())[: limits.menu_options],
    }


def _page(reply: Reply, compiler: Compiler, longest: int | None = None) -> tuple[Message, int]:
    """The page of the reply that was asked for, and how many there are."""
    page = reply.question.page if reply.question else 1
    spare = 3 if reply.picture else 2
    pages = compiler.messages(reply.markdown, spare_blocks=spare, longest_text=longest or compiler.limits.message_text)
    return pages[max(min(page, len(pages)), 1) - 1], len(pages)


def _without_table(reply: Reply, compiler: Compiler) -> list[Block]:
    rows = _controls(reply, 1, compiler, shared=False)
    return [*compiler.view_blocks(reply.markdown, spare_blocks=len(rows) + 1), *_picture(reply), *rows]


def _text(shown: Message, reply: Reply) -> str:
    """What a screen reader reads: the whole answer, a picture in words."""
    return f"{shown.text}\n\n{escaped(reply.picture.words)}" if reply.picture else shown.text


def _picture(reply: Reply) -> list[Block]:
    if reply.picture is None:
        return []
    return [{"type": "image", "slack_file": {"id": reply.picture.file_id}, "alt_text": reply.picture.words}]


def _controls(reply: Reply, pages: int, compiler: Compiler, *, shared: bool) -> list[Block]:
    """The row of buttons and menus under an answer, and the one that says what to do with the answer itself."""
    way = None if reply.question is None else WayBack(reply.question)
    elements = [button_element(button, index, compiler) for index, button in enumerate(_paging(reply, pages))]
    for button in reply.buttons:
        elements.append(button_element(button, len(elements), compiler, way))
    if reply.question is not None and reply.question.back:
        back = Button("Back", Question.unpacked(reply.question.back))
        elements.append(button_element(back, len(elements), compiler))
    for index, menu in enumerate(reply.menus):
        found = menu_block(menu, index, compiler, way)
        elements += [found] if found else []
    rows: list[Block] = []
    most = compiler.limits.actions_elements
    if elements:
        rows.append({"type": "actions", "elements": elements[:most]})
    if reply.question is not None:
        rows.append(_about_the_answer(reply.question, compiler, shared=shared))
    return rows


def _about_the_answer(question: Question, compiler: Compiler, *, shared: bool) -> Block:
    elements: list[Block] = []
    if shared:
        words: Block = {"type": "plain_text", "text": "Share", "emoji": False}
        elements.append({"type": "button", "action_id": SHARE_ACTION, "value": question.packed(), "text": words})
    options = [
        {"text": {"type": "plain_text", "text": words, "emoji": False}, "value": value}
        for value, words in FEEDBACK_CHOICES
    ]
    placeholder: Block = {"type": "plain_text", "text": "Was this right?", "emoji": False}
    elements.append(
        {"type": "static_select", "action_id": FEEDBACK_ACTION, "placeholder": placeholder, "options": options}
    )
    # The menu's value has no room for what was asked, and Slack tells nothing else of a private message.
    return {"type": "actions", "block_id": _fitting(question, compiler.limits.block_id), "elements": elements}


def _fitting(question: Question, longest: int) -> str:
    """The question packed in so many characters; of a long text only the beginning."""
    short = replace(question, back="")
    while len(short.packed()) > longest:
        short = replace(short, text=short.text[: len(short.text) - max(1, len(short.packed()) - longest)])
    return short.packed()


def _paging(reply: Reply, pages: int) -> list[Button]:
    question = reply.question
    if question is None:
        return []
    buttons = []
    if question.page > 1:
        buttons.append(Button("Page before", replace(question, page=question.page - 1)))
    if question.page < pages:
        buttons.append(Button("Read on", replace(question, page=question.page + 1)))
    return buttons


# A menu of a hundred meetings is made again with each answer on a topic.
@lru_cache(maxsize=4096)
def _label(label: str, apart: str, longest: int) -> str:
    if not apart:
        return _cut(label, longest)
    tail = f" ({_cut(apart, _LONGEST_APART)})"
    return _cut(label, longest - len(tail)) + tail


def _cut(text: str, longest: int) -> str:
    label = showable(text) or "…"
    return label if len(label) <= longest else label[: longest - 1].rstrip() + "…"


def _packed(question: Question, way: WayBack | None, longest: int) -> str:
    """The question with the way back where it has room for it."""
    value = question.packed(question.back if way is None else way.back_from(question))
    return value if len(value) <= longest else question.packed("")


def button_element(button: Button, index: int, compiler: Compiler, way: WayBack | None = None) -> Block:
    """A button as Slack's element, the one with this number in its row. `way` leads back from what it asks."""
    return {
        "type": "button",
        "action_id": f"{ASK_ACTION}-{index}",
        "text": {
            "type": "plain_text",
            "text": _label(button.label, button.apart, compiler.limits.button_text),
            "emoji": False,
        },
        "value": _packed(button.question, way, compiler.limits.button_value),
    }

"""/brief document: a record itself, with its passages in order."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.commands.answers import answer_reply, meeting_button, people_buttons, topic_buttons, with_passages
from bot.commands.ask import Ask
from bot.commands.recent import recent
from bot.intake.record_desk import with_changes
from bot.replies import Button, Menu, Question, Reply
from briefings.answers import RecordDetails
from briefings.records import BriefingsError

_A_PAGE = 8


async def document(ask: Ask) -> Reply:
    """A record itself: what it is, how far it can be trusted, and its words in order.

    Name it by words of its title: "outcome my number". With nothing after it, the newest ones are listed.
    """
    if not ask.text:
        return await recent(ask)
    answer = await asyncio.to_thread(ask.workspace.lookup.record, ask.text)
    if answer.verdict == "found":
        document_id = answer.results[0].id
        return with_changes(ask, record_by_id(ask, Question("record", document_id, ask.text)), document_id)
    return answer_reply(ask.workspace, answer, Question("command", text=f"document {ask.text}"))


def record_by_id(ask: Ask, question: Question) -> Reply:
    """The record that a button names; from the second page on only its words."""
    details = ask.workspace.lookup.record_details(question.id or 0, _A_PAGE, question.first - 1)
    if details is None:
        raise BriefingsError("This record is not on file any more. /brief recent lists what is.")
    markdown = _rendered(ask, details, question)
    buttons = _pages(details, question)
    buttons += [meeting_button(each) for each in details.meetings[:1]]
    menus = [
        Menu(label, options)
        for label, options in (
            ("Somebody who speaks…", people_buttons(details.speakers)),
            ("A topic…", topic_buttons(details.topics)),
        )
        if options
    ]
    return with_passages(Reply(markdown, buttons, question, menus), details.quotes)


async def retired_record(ask: Ask, question: Question) -> Reply:
    """A record that was taken out of the answers, for an admin to look at before it is brought back."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    found = ask.workspace.lookup.retired_details
    details = await asyncio.to_thread(found, question.id or 0, _A_PAGE, question.first - 1)
    if details is None:
        raise BriefingsError("This record is back in the answers, or gone for good. Please open the list again.")
    markdown = _rendered(ask, details, question)
    back = Button("Bring it back into the answers", Question("restore", question.id))
    others = Button("All that were taken out", Question("command", text="recent retired"))
    return Reply(markdown, [*_pages(details, question), back, others], private=True)


def _rendered(ask: Ask, details: RecordDetails, question: Question) -> str:
    dated = replace(
        details,
        first_seen=ask.on_their_clock(details.first_seen),
        retired_at=None if details.retired_at is None else ask.on_their_clock(details.retired_at),
    )
    return ask.workspace.renderer.render("document", details=dated, first_quote=question.first)


def _pages(details: RecordDetails, question: Question) -> list[Button]:
    """Buttons to the passages before and after those that are shown."""
    buttons = []
    if question.first > 1:
        buttons.append(Button("Passages before", replace(question, first=max(question.first - _A_PAGE, 1))))
    following = question.first + len(details.quotes)
    if details.quotes and following <= details.quotes_total:
        buttons.append(Button("Next passages", replace(question, first=following)))
    return buttons

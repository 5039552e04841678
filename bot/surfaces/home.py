"""The Home tab: search, what is new, what I follow, this channel's digests, the admins' desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from slack_sdk.errors import SlackApiError

from bot.commands.answers import record_button
from bot.commands.ask import SLASH, Ask
from bot.commands.guide import tries
from bot.commands.recent import dated_for
from bot.modals import plain
from bot.replies import Button, Menu, Question, Reply, button_row, menu_block
from bot.rich_text import Block
from bot.slack_errors import error_name
from bot.subscriptions.manage import listing
from bot.workspace import Workspace
from briefings.digest import in_words
from briefings.records import BriefingsError

SEARCH_ACTION = "open-search"
CHANNEL_ACTION = "digests-of-channel"
_NEW = 5


async def publish_home(ask: Ask) -> None:
    """Show the Home tab to whoever opened it."""
    blocks = await home_blocks(ask)
    await _publish(ask.workspace, ask.asker.id, blocks)


async def publish_refusal(workspace: Workspace, user: str, error: BriefingsError) -> None:
    """What somebody sees who may not ask: one polite sentence and nothing of the records."""
    markdown = workspace.renderer.render("error", message=str(error), reference=None)
    await _publish(workspace, user, workspace.compiler.view_blocks(markdown))


async def home_blocks(ask: Ask) -> list[Block]:
    """The tab's blocks."""
    workspace, user = ask.workspace, ask.asker.id
    corpus = workspace.corpus
    latest = await asyncio.to_thread(corpus.documents.recent, _NEW)
    follows = await asyncio.to_thread(corpus.follows.of, user)
    message = await asyncio.to_thread(corpus.subscriptions.follows_of, user)
    here = [each.choice.label for each in follows if each.choice.effect == "include"]
    examples = tries(workspace)
    topic = next((button.label for _, button in examples if button.question.about == "topic"), "")
    following = workspace.renderer.render(
        "home_follows",
        follows=here,
        mutes=[each.choice.label for each in follows if each.choice.effect == "mute"],
        words=in_words(message.schedule) if message else "",
        example=f'{SLASH} follow topic:"{topic}"' if topic else f"{SLASH} follow",
    )
    parts = [
        *workspace.compiler.view_blocks(workspace.renderer.render("home_search", documents=corpus.documents.count())),
        _search_row(ask, examples),
        *workspace.compiler.view_blocks(workspace.renderer.render("home_new", documents=dated_for(ask, latest))),
        *_menu_row(ask, "Open a record…", [record_button(each.source) for each in latest], "home-new"),
        *workspace.compiler.view_blocks(following),
        _digest_row(),
    ]
    if ask.asker.admin:
        parts += await _desk(ask)
    return parts


async def digests_of(ask: Ask, channel: str) -> Reply:
    """The digests of a channel that somebody chose on the tab."""
    reply = await listing(Ask(ask.workspace, ask.asker, "", channel, ask.home_team, ask.trigger, ask.commands))
    # Its buttons would ask about a channel, and there is none here.
    return Reply(reply.markdown, private=True)


def _search_row(ask: Ask, examples: Sequence[tuple[str, Button]]) -> Block:
    search: Block = {
        "type": "button",
        "action_id": SEARCH_ACTION,
        "style": "primary",
        "text": plain("Search the records"),
    }
    kinds = [("People", "person"), ("Meetings", "meeting"), ("Topics", "topic")]
    lists = [Button(label, Question("list", text=kind)) for label, kind in kinds]
    to_try = [Button(f"Try: {button.label}", button.question) for _, button in examples]
    row = button_row([*lists, *to_try], ask.workspace.compiler)
    elements = row["elements"]
    return {"type": "actions", "block_id": "home-search", "elements": [search, *elements]}  # type: ignore[misc]  # a list of blocks


def _menu_row(ask: Ask, label: str, options: list[Button], block_id: str) -> list[Block]:
    menu = menu_block(Menu(label, options), 0, ask.workspace.compiler)
    return [{"type": "actions", "block_id": block_id, "elements": [menu]}] if menu else []


def _digest_row() -> Block:
    chooser: Block = {
        "type": "conversations_select",
        "action_id": CHANNEL_ACTION,
        "placeholder": plain("A channel"),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    words: Block = {"type": "mrkdwn", "text": "*Digests of a channel*"}
    return {"type": "section", "block_id": "home-digests", "text": words, "accessory": chooser}


async def _desk(ask: Ask) -> list[Block]:
    """What waits for an admin."""
    workspace = ask.workspace
    corpus = workspace.corpus
    feedback = await asyncio.to_thread(corpus.feedback.count_waiting)
    undecided = await asyncio.to_thread(corpus.documents.with_questions, _NEW)
    uncertain = await asyncio.to_thread(corpus.outbox.uncertain)
    waiting = len(await asyncio.to_thread(corpus.tray.waiting))
    markdown = workspace.renderer.render(
        "home_desk", feedback=feedback, undecided=undecided, uncertain=len(uncertain), waiting=waiting
    )
    buttons = [
        Button("Add a record", Question("command", text="add")),
        Button("What was changed", Question("command", text="audit")),
    ]
    if waiting:
        buttons.append(Button("Records to file", Question("desk")))
    if feedback:
        buttons.append(Button("Look at feedback", Question("feedback")))
    if uncertain:
        buttons.append(Button("Digests to decide", Question("digest", text="list all")))
    row = {**button_row(buttons, workspace.compiler), "block_id": "home-desk"}
    records = [record_button(each.source) for each in undecided]
    return [
        *workspace.compiler.view_blocks(markdown),
        row,
        *_menu_row(ask, "Undecided records…", records, "home-undecided"),
    ]


async def _publish(workspace: Workspace, user: str, blocks: list[Block]) -> None:
    room = workspace.compiler.limits.view_blocks
    try:
        await workspace.client.views_publish(user_id=user, view={"type": "home", "blocks": blocks[:room]})
    except SlackApiError as error:
        if error_name(error) not in ("hash_conflict", "not_enabled"):
            raise

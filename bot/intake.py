"""Adding records from Slack: an admin uploads a file or pastes a short text, and is told what was understood."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.failures import explained
from bot.modals import open_modal
from bot.rich_text import Block
from bot.slack_files import download
from bot.workspace import Workspace
from briefings import filing
from briefings.reading import READER_VERSION

INTAKE_VIEW = "intake"
MOST_FILES = 10
_FILE_TYPES = ("txt", "md", "text", "markdown", "vtt", "srt")
# What is read within this time is shown in the answer to the modal itself; Slack waits three seconds for that.
_PATIENCE_SECONDS = 1.5
# Slack must have shown that answer before the modal is changed again.
_AFTER_ANSWER_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Submission:
    """What an admin handed in: ids of uploaded files, and a pasted text."""

    files: tuple[str, ...]
    text: str


async def add(ask: Ask) -> None:
    """Adds a record: upload a text or Markdown file, or paste a short text.

    You are told what was understood: the title, the meeting, who was there. Everybody can ask about it from then on.
    """
    await open_modal(ask, _form())


def submission(state: Mapping[str, object]) -> Submission:
    """What stands in the submitted form's state."""
    values = state.get("values")
    blocks: Mapping[str, Mapping[str, Mapping[str, object]]] = values if isinstance(values, Mapping) else {}
    files = blocks.get("files", {}).get("value", {}).get("files") or ()
    text = blocks.get("text", {}).get("value", {}).get("value") or ""
    ids = tuple(str(each["id"]) for each in files if isinstance(each, Mapping)) if isinstance(files, list) else ()
    return Submission(ids, str(text).strip())


async def take_in(workspace: Workspace, handed_in: Submission, *, user: str, view_id: str) -> dict[str, object]:
    """Read and file what was handed in; gives the answer to the modal's submission.

    What takes longer goes on in the background, and the modal is changed when it is done.
    """
    if not handed_in.files and not handed_in.text:
        return {"response_action": "errors", "errors": {"files": "Please choose a file, or paste a text below."}}
    work = asyncio.create_task(_filed(workspace, handed_in, user))
    done, _ = await asyncio.wait([work], timeout=_PATIENCE_SECONDS)
    if done:
        return {"response_action": "update", "view": _result(workspace, work.result())}
    workspace.background.start(_show_later(workspace, work, user, view_id))
    return {"response_action": "update", "view": _waiting(workspace)}


async def _show_later(workspace: Workspace, work: asyncio.Task[str], user: str, view_id: str) -> None:
    markdown = await work
    await asyncio.sleep(_AFTER_ANSWER_SECONDS)
    try:
        await workspace.client.views_update(view_id=view_id, view=_result(workspace, markdown))
    except SlackApiError:
        # The admin closed the modal meanwhile: tell them where they will find it.
        for message in workspace.compiler.messages(markdown):
            await workspace.posting.chat_postMessage(
                channel=user, text=message.text, blocks=message.blocks, unfurl_links=False, unfurl_media=False
            )


async def _filed(workspace: Workspace, handed_in: Submission, user: str) -> str:
    """What became of each record, as Markdown. A record that fails does not keep the others out."""
    # One after the other: the worker process reads one file at a time.
    parts = [await _attempt(workspace, file_id, None, user) for file_id in handed_in.files]
    if handed_in.text:
        parts.append(await _attempt(workspace, None, handed_in.text, user))
    return "\n\n---\n\n".join(parts)


async def _attempt(workspace: Workspace, file_id: str | None, text: str | None, user: str) -> str:
    try:
        if file_id is not None:
            name, data = await download(workspace.client, file_id)
        else:
            name, data = "pasted.txt", (text or "").encode()
        # In a process of its own, which is ended when the file takes too long or too much.
        reading = await asyncio.to_thread(workspace.reader.read, data, name)
        filed = await asyncio.to_thread(
            filing.file_record,
            workspace.corpus,
            data,
            name,
            reading,
            reader_version=READER_VERSION,
            filed_by=user,
            now=workspace.now(),
        )
    except Exception as error:  # whatever one record does, the others are still read
        sentence, reference = explained(error)
        return workspace.renderer.render("not_filed", message=sentence, reference=reference)
    return workspace.renderer.render("filed", filed=filed, reading=reading)


# --- The modal --------------------------------------------------------------------------------------------------------


def _form() -> dict[str, object]:
    chooser: Block = {
        "type": "file_input",
        "action_id": "value",
        "filetypes": list(_FILE_TYPES),
        "max_files": MOST_FILES,
    }
    return {
        "type": "modal",
        "callback_id": INTAKE_VIEW,
        "title": _plain("Add a record"),
        "submit": _plain("Read and file"),
        "close": _plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": "files",
                "optional": True,
                "label": _plain("Files"),
                "hint": _plain("Minutes, a report or an article, as text or Markdown."),
                "element": chooser,
            },
            {
                "type": "input",
                "block_id": "text",
                "optional": True,
                "label": _plain("Or paste a short text"),
                "hint": _plain("Slack lets through 3,000 characters. For more, upload a file."),
                "element": {"type": "plain_text_input", "action_id": "value", "multiline": True},
            },
        ],
    }


def _waiting(workspace: Workspace) -> dict[str, object]:
    return _shown("Reading…", workspace.compiler.view_blocks(workspace.renderer.render("reading_now")))


def _result(workspace: Workspace, markdown: str) -> dict[str, object]:
    return _shown("What was understood", workspace.compiler.view_blocks(markdown))


def _shown(title: str, blocks: Sequence[Block]) -> dict[str, object]:
    return {"type": "modal", "title": _plain(title), "close": _plain("Done"), "blocks": list(blocks)}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}

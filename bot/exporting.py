"""/brief export: an answer as a file in the channel, or for admins the whole corpus in a direct message."""

from __future__ import annotations

import asyncio
import re
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.commands.ask import Ask
from bot.failures import explained
from bot.replies import Reply
from bot.slack_errors import error_name
from bot.windows import tell
from bot.workspace import Workspace
from briefings.corpus import Corpus
from briefings.exchange import as_csv, markdown_pages, sheets
from briefings.records import BriefingsError

FORMS = ("csv", "markdown", "jsonl", "sqlite")
# Slack takes files up to 1 GB; what is larger is no file for a chat.
_LARGEST = 200_000_000
# Answers that are no text, or are for the asker alone.
_NO_FILE = ("export", "add", "desk", "audit", "digest", "follow", "mute", "status")


async def export(ask: Ask) -> Reply | None:
    """Posts an answer as a file in this channel; for admins: sends the whole corpus.

    `export person ohta` posts that answer, and so for any other question. `export csv`, `markdown`, `jsonl` or `sqlite`
    sends an admin everything on file in a direct message; only jsonl and sqlite hold the original files, too.
    """
    wanted = ask.text.strip()
    if wanted.casefold() in FORMS:
        await ask.workspace.access.admin(ask.asker.id, ask.home_team)
        ask.workspace.background.start(_send_corpus(ask, wanted.casefold()))
        return Reply(ask.workspace.renderer.render("exporting"), private=True)
    if not wanted:
        raise BriefingsError(
            "Please say what to export: /brief export person ohta posts that answer as a file here, "
            f"and admins get everything with one of: {', '.join(FORMS)}."
        )
    return await _post_answer(ask, wanted)


async def _post_answer(ask: Ask, wanted: str) -> Reply:
    """The answer as a Markdown file in the channel in which it was asked for."""
    first, _, rest = wanted.partition(" ")
    command = next((each for each in ask.commands if each.name == first.casefold()), None)
    if command is not None and (command.admins_only or command.name in _NO_FILE):
        raise BriefingsError(f"/brief {command.name} is for you alone, and is no file for a channel.")
    if command is None:
        command = next(each for each in ask.commands if each.name == "search")
        rest = wanted
    reply = await command.handler(replace(ask, text=rest))
    if reply is None or reply.private:
        # A weak match is the asker's alone, and is offered as one.
        if reply is not None:
            return reply
        raise BriefingsError("There is no answer to make a file of. Please ask for a person, a meeting or a topic.")
    name = re.sub(r"\W+", "-", wanted.casefold()).strip("-")[:60] or "answer"
    await _upload(ask.workspace, ask.channel, f"{name}.md", reply.markdown.encode(), f"Briefings: {wanted}"[:200])
    return Reply(ask.workspace.renderer.render("exported", name=f"{name}.md"), private=True)


async def _send_corpus(ask: Ask, form: str) -> None:
    workspace = ask.workspace
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = await asyncio.to_thread(_written, workspace.corpus, form, Path(folder))
            if path.stat().st_size > _LARGEST:
                raise BriefingsError(
                    "This is too large for Slack. Please use the command briefings export where the bot runs."
                )
            data = await asyncio.to_thread(path.read_bytes)
            # Slack may have taken the right away while the file was written.
            await workspace.access.admin(ask.asker.id, ask.home_team)
            response = await workspace.client.conversations_open(users=ask.asker.id)
            channel = response.get("channel")
            where = str(channel["id"]) if isinstance(channel, dict) else ask.asker.id
            await _upload(workspace, where, path.name, data, "Everything on file in Briefings")
    except Exception as error:  # the command was answered, so nobody else will tell of it
        sentence, reference = explained(error)
        await tell(
            workspace, ask.asker.id, Reply(workspace.renderer.render("error", message=sentence, reference=reference))
        )


def _written(corpus: Corpus, form: str, folder: Path) -> Path:
    day = "briefings"
    if form == "sqlite":
        path = folder / f"{day}.db"
        corpus.vacuum_into(path)
        return path
    if form == "jsonl":
        path = folder / f"{day}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for line in corpus.exported_lines():
                file.write(line)
        return path
    if form == "csv":
        return _zipped(folder / f"{day}-csv.zip", ((f"{name}.csv", as_csv(rows)) for name, rows in sheets(corpus)))
    return _zipped(folder / f"{day}-markdown.zip", markdown_pages(corpus))


def _zipped(path: Path, files: Iterable[tuple[str, str]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return path


async def _upload(workspace: Workspace, channel: str, name: str, data: bytes, title: str) -> None:
    """Post a file, once. Raises BriefingsError, saying what to do, when Slack does not take it."""
    try:
        # Not by the client that repeats: a file must not appear twice.
        await workspace.posting.files_upload_v2(channel=channel, content=data, filename=name, title=title)
    except SlackApiError as error:
        if error_name(error) in ("not_in_channel", "channel_not_found"):
            raise BriefingsError("I am not in this channel. Please invite me with /invite, then ask again.") from error
        raise BriefingsError("Slack did not take the file just now. Please try again in a minute.") from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise BriefingsError(
            "Slack did not answer; please look whether the file is there before you try again."
        ) from error

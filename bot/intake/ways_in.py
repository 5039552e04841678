"""Ways in: a form, an address, a message, a dropped file. What was read is shown before anything is filed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.commands.ask import Ask
from bot.failures import explained
from bot.intake.drafts import Draft, Known
from bot.intake.gathering import Given, loaded
from bot.intake.proposals import hand_to_admins, tell_proposers
from bot.intake.review import review
from bot.modals import entered, field, form, modal, open_modal, text_in
from bot.replies import Button, Menu, Question, Reply, view_blocks
from bot.rich_text import Block
from bot.windows import Shown, View, handed_in, opened, tell
from bot.workspace import Workspace
from briefings.reading.formats.detect import ARCHIVE_ENDINGS, ENDINGS
from briefings.records import BriefingsError

INTAKE_VIEW = "intake"
BATCH_VIEW = "file-batch"
MOST_FILES = 10


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read, and why."""

    label: str
    sentence: str
    reference: str | None = None


Brought = Draft | Known | Refused


async def add(ask: Ask) -> Reply | None:
    """Reads a record and shows what it understood, before anything is filed.

    On its own it opens a form for files, a short text or an address; `add ADDRESS` reads that page. You correct what
    was read, then file or discard it. Members propose in the same way, and an admin decides. In Slack, “Add to
    Briefings” in a message's menu takes the message, its files and its thread.
    """
    await ask.workspace.access.now_admin(ask.asker.id, ask.home_team)
    addresses = _addresses(ask.text)
    if not addresses:
        await open_form(ask)
        return None
    if not all(_is_address(each) for each in addresses):
        raise BriefingsError(
            "Please give an address that begins with https:// after /brief add, or type it alone for files and text."
        )
    if len(addresses) > MOST_FILES:
        raise BriefingsError(f"These are {len(addresses)} addresses; please give up to {MOST_FILES} at once.")
    return await take(ask, [Given(address=each) for each in addresses])


def _addresses(text: str) -> list[str]:
    """What stands between blanks, without what Slack may put around an address: <https://example.org|example.org>."""
    words = text.split()
    return [each[1:-1].partition("|")[0] if each.startswith("<") and each.endswith(">") else each for each in words]


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


async def open_form(ask: Ask, version_of: int | None = None) -> None:
    """Open the form for files, text and addresses; `version_of` is the document that they are a new version of."""
    admin = await ask.workspace.access.now_admin(ask.asker.id, ask.home_team)
    if version_of is not None:
        await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    await open_modal(ask, _form(admin=admin, version_of=version_of))


async def take(ask: Ask, given: Sequence[Given]) -> Reply | None:
    """Read what was given in a window, or without one (in a plain message) tell in a direct message."""
    if not ask.trigger:
        ask.workspace.background.start(take_quietly(ask, given))
        return Reply(ask.workspace.renderer.render("reading_now"), private=True)
    await opened(ask, _taken(ask, given, None))
    return None


async def take_quietly(ask: Ask, given: Sequence[Given]) -> None:
    """Read what was given, and tell whoever gave it in a direct message."""
    try:
        shown = await _taken(ask, given, None)
        reply = shown.note
    except Exception as error:  # nobody else will tell of it
        sentence, reference = explained(error)
        reply = Reply(ask.workspace.renderer.render("error", message=sentence, reference=reference))
    if reply is not None:
        await tell(ask.workspace, ask.asker.id, reply)


async def submitted(ask: Ask, view: Mapping[str, object]) -> View:
    """The answer to the form."""
    state = entered(view)
    files = next(iter(state.get("files", {}).values()), {}).get("files")
    given = [
        Given(file_id=str(each["id"]), filename=str(each.get("name") or ""))
        for each in (files if isinstance(files, list) else [])
        if isinstance(each, Mapping)
    ]
    if text := text_in(state, "text"):
        given.append(Given(filename="pasted.txt", data=text.encode()))
    addresses = _addresses(text_in(state, "address"))
    if not all(_is_address(each) for each in addresses):
        return {"response_action": "errors", "errors": {"address": "Please give an address that begins with https://."}}
    if len(addresses) > MOST_FILES:
        wrong = f"These are {len(addresses)} addresses; please give up to {MOST_FILES} at once."
        return {"response_action": "errors", "errors": {"address": wrong}}
    given += [Given(address=each) for each in addresses]
    if not given:
        return {
            "response_action": "errors",
            "errors": {"files": "Please choose a file, paste a text, or give an address."},
        }
    version_of = json.loads(str(view.get("private_metadata") or "{}")).get("version_of")
    if version_of is not None and len(given) != 1:
        return {"response_action": "errors", "errors": {"files": "Please give one file for a new version."}}
    return await handed_in(ask.workspace, _taken(ask, given, version_of), user=ask.asker.id, view=view)


async def _taken(ask: Ask, given: Sequence[Given], version_of: int | None) -> Shown:
    """Read everything, lay it on the desk, and show what was understood."""
    workspace = ask.workspace
    # Who opened the form may be an admin no longer; what they hand in is a proposal then.
    proposed = not await workspace.access.now_admin(ask.asker.id, ask.home_team)
    if version_of is not None and proposed:
        await workspace.access.admin(ask.asker.id, ask.home_team)
    waited = {each.id for each in await asyncio.to_thread(workspace.corpus.tray.waiting)}
    brought: list[Brought] = []
    for each in given:
        brought += await _brought(workspace, each, ask.asker.id, proposed=proposed, version_of=version_of)
    drafts = [each for each in brought if isinstance(each, Draft)]
    # Admins are told once of each, however often it is handed in.
    fresh = [each.item.id for each in drafts if each.item.id not in waited]
    if proposed and fresh:
        await hand_to_admins(ask, fresh)
    if len(brought) == 1 and drafts and not proposed:
        return review(workspace, drafts[0])
    return _list(workspace, brought, proposed=proposed)


async def _brought(
    workspace: Workspace, given: Given, user: str, *, proposed: bool, version_of: int | None
) -> list[Brought]:
    """What became of one thing that was given. Whatever one record does, the others are still read."""
    try:
        files = await loaded(workspace, given)
    except Exception as error:
        return [Refused(given.label, *explained(error))]
    if version_of is not None and (count := sum(file.source is None for file in files)) != 1:
        return [Refused(given.label, f"It holds {count} files, and a new version is one. Please choose that file.")]
    found: list[Brought] = []
    for file in files:
        if file.refused is not None:
            found.append(Refused(file.filename, file.refused))
            continue
        try:
            draft = await asyncio.to_thread(
                workspace.drafts.bring,
                file.data,
                file.filename,
                proposed=proposed,
                by=user,
                address=file.address,
                source=file.source,
                # What is attached to a message is no version of what the message is one of.
                version_of=version_of if file.source is None else None,
            )
        except Exception as error:
            found.append(Refused(file.filename, *explained(error)))
        else:
            found.append(draft)
    return found


def _list(workspace: Workspace, brought: Sequence[Brought], *, proposed: bool) -> Shown:
    """What was brought, one line each, with a way to each of them."""
    drafts = [each for each in brought if isinstance(each, Draft)]
    known = [each for each in brought if isinstance(each, Known)]
    refused = [each for each in brought if isinstance(each, Refused)]
    markdown = workspace.renderer.render("brought", drafts=drafts, known=known, refused=refused, proposed=proposed)
    buttons = [Button(each.duplicate.title, Question("record", each.duplicate.document_id)) for each in known[:3]]
    if not proposed:
        buttons += [
            Button(f"Restore {each.duplicate.title}", Question("restore", each.duplicate.document_id))
            for each in known[:3]
            if each.duplicate.retired
        ]
    menus = [] if proposed or not drafts else [Menu("Look at one…", [_look(each) for each in drafts])]
    reply = Reply(markdown, buttons, menus=menus, private=True)
    blocks = view_blocks(reply, workspace.compiler)
    clear = [each.item.id for each in drafts if not each.nearly]
    if proposed or len(clear) < 2:
        return Shown(modal("What was read", blocks), reply)
    metadata = json.dumps({"ids": clear})
    view = form("What was read", BATCH_VIEW, blocks, submit=f"File {len(clear)} records", metadata=metadata)
    return Shown({**view, "close": {"type": "plain_text", "text": "Later"}}, reply)


async def filed_batch(ask: Ask, view: Mapping[str, object]) -> View:
    """The answer to "File all": each that still waits is filed as it was shown."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    ids = [int(each) for each in json.loads(str(view.get("private_metadata") or "{}")).get("ids", [])]
    return await handed_in(ask.workspace, _filed_all(ask, ids), user=ask.asker.id, view=view)


async def _filed_all(ask: Ask, ids: Sequence[int]) -> Shown:
    workspace = ask.workspace
    rows = []
    for item_id in ids:
        try:
            filed, draft, items = await asyncio.to_thread(workspace.drafts.file, item_id, by=ask.asker.id)
        except Exception as error:  # the others are still filed
            rows.append({"title": f"Number {item_id} on the desk", "outcome": "", "reason": explained(error).sentence})
        else:
            rows.append({"title": draft.reading.title, "outcome": filed.outcome, "reason": filed.reason or ""})
            await tell_proposers(workspace, items, filed.document_id, ask.asker.id)
    reply = Reply(workspace.renderer.render("batch_filed", rows=rows), private=True)
    return Shown(modal("Filed", view_blocks(reply, workspace.compiler)), reply)


def _look(draft: Draft) -> Button:
    return Button(draft.reading.title, Question("review", draft.item.id))


# --- The form ---------------------------------------------------------------------------------------------------------


def _form(*, admin: bool, version_of: int | None) -> View:
    chooser: Block = {
        "type": "file_input",
        "action_id": "value",
        "filetypes": [*ENDINGS, *ARCHIVE_ENDINGS],
        "max_files": 1 if version_of is not None else MOST_FILES,
    }
    words: Block = {"type": "plain_text_input", "action_id": "value", "multiline": True}
    address: Block = {"type": "plain_text_input", "action_id": "value"}
    return form(
        "A new version" if version_of is not None else "Add a record" if admin else "Propose a record",
        INTAKE_VIEW,
        [
            field(
                "files",
                "Files",
                chooser,
                hint="Text, Markdown, HTML, PDF, Word, PowerPoint, mail, captions, or a ZIP of these.",
            ),
            field(
                "text",
                "Or paste a short text",
                words,
                hint="Slack lets through 3,000 characters. For more, upload a file.",
            ),
            field("address", "Or an address on the web", address, hint="A public page or file: https://…"),
        ],
        submit="Read",
        metadata=json.dumps({"version_of": version_of} if version_of is not None else {}),
    )

"""The forms of `parts`, opened on a draft or on a record on file, and what was handed in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.commands.ask import Ask
from bot.intake.parts import Part, Wrong, decided_in, part_named, seen
from bot.intake.record_desk import changed, desk_of
from bot.intake.review import review
from bot.modals import entered, form, modal
from bot.replies import Question, view_blocks
from bot.windows import Shown, opened
from briefings.filing.changes import as_corrected, correct_record
from briefings.filing.corrections import Decision
from briefings.records import BriefingsError, Reading

PART_VIEW = "correct-part"
_MEANWHILE = "Somebody changed this meanwhile. Please close this form and open it again."


@dataclass(frozen=True, slots=True)
class _On:
    """What a form is about: a draft, or a record on file."""

    draft: bool
    id: int
    part: str

    async def reading(self, ask: Ask) -> Reading:
        """What it says by now."""
        if self.draft:
            return (await asyncio.to_thread(ask.workspace.drafts.open, self.id)).reading
        return await asyncio.to_thread(as_corrected, desk_of(ask), self.id)


async def open_part(ask: Ask, question: Question) -> None:
    """Open the form of one part (`question.text`) of a draft or of a record."""
    await ask.workspace.access.admin(ask.asker.id, ask.home_team)
    part = part_named(question.text)
    on = _On(question.about == "fix-part", question.id or 0, question.text)

    async def work() -> Shown:
        reading = await on.reading(ask)
        metadata = json.dumps({"draft": on.draft, "id": on.id, "part": on.part, "seen": seen(reading)})
        submit = "Keep" if on.draft else "Correct"
        return Shown(form(part.title, PART_VIEW, part.fields(reading), submit=submit, metadata=metadata))

    await opened(ask, work())


async def part_fixed(ask: Ask, view: Mapping[str, object]) -> Shown | dict[str, str]:
    """What the corrected draft or record shows, or what is wrong, by field."""
    workspace = ask.workspace
    await workspace.access.admin(ask.asker.id, ask.home_team)
    said = json.loads(str(view.get("private_metadata") or "{}"))
    on = _On(bool(said.get("draft")), int(said.get("id", 0)), str(said.get("part")))
    part = part_named(on.part)
    reading = await on.reading(ask)
    if seen(reading) != said.get("seen"):
        raise BriefingsError(_MEANWHILE)
    decisions: list[Decision] | Wrong = await asyncio.to_thread(
        decided_in, part, workspace.corpus, reading, entered(view)
    )
    if isinstance(decisions, dict):
        return decisions
    if on.draft:
        return review(workspace, await asyncio.to_thread(workspace.drafts.correct, on.id, decisions))
    return await _corrected(ask, on.id, part, decisions)


async def _corrected(ask: Ask, document_id: int, part: Part, decisions: list[Decision]) -> Shown:
    entry = None
    if decisions:
        named = ", ".join(dict.fromkeys(each.anchor for each in decisions))
        title = desk_of(ask).document(document_id).title
        entry = await asyncio.to_thread(
            correct_record,
            desk_of(ask),
            document_id,
            decisions,
            action=f"corrected {part.label.lower()}",
            after=f"{named[:300]}, in {title}",
        )
    reply = changed(ask, f"Corrected: {part.label.lower()}." if decisions else "Nothing was changed.", entry)
    return Shown(modal("Corrected", view_blocks(reply, ask.workspace.compiler)), reply)

"""From the admins' desk into the corpus: one decision about each file, and only one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from briefings.corpus import Corpus
from briefings.corpus.tray import TrayItem
from briefings.filing.corrections import Decision
from briefings.filing.file import Filed, FilingError, file_record
from briefings.records import Reading


def bring(
    corpus: Corpus,
    data: bytes,
    filename: str,
    *,
    proposed: bool,
    by: str,
    now: datetime,
    address: str | None = None,
    title: str | None = None,
) -> int:
    """Lay a file on the desk: an admin's draft, or (`proposed`) a member's proposal. Gives the item's id.

    `title` is what the reader takes for its title.
    """
    with corpus.write():
        item_id = corpus.tray.add(data, filename, proposed=proposed, by=by, now=now, address=address, title=title)
        if proposed:
            corpus.audit.add("proposed", "tray", item_id, by=by, now=now, after=title or filename)
    return item_id


def waiting_item(corpus: Corpus, item_id: int) -> TrayItem:
    """The item, if nobody has decided about it. Raises FilingError, saying what was decided."""
    item = corpus.tray.get(item_id)
    if item is None:
        raise FilingError("That file is not on the desk any more.")
    if item.state not in ("draft", "proposed"):
        further = "/brief recent shows it" if item.state == "filed" else "please add it again if it is wanted"
        raise FilingError(f"That file was {item.state} already; {further}.")
    return item


def keep(corpus: Corpus, item_id: int, decisions: Sequence[Decision], version_of: int | None = None) -> None:
    """Keep what was corrected so far, so that it survives a restart."""
    waiting_item(corpus, item_id)
    corpus.tray.keep_decisions(item_id, [asdict(each) for each in decisions], version_of)


def decisions_of(item: TrayItem) -> list[Decision]:
    """What was corrected so far."""
    return [Decision(each["kind"], each["anchor"], each["value"]) for each in item.decisions]


def file_item(
    corpus: Corpus, item_id: int, reading: Reading, *, reader_version: int, by: str, now: datetime
) -> tuple[Filed, list[TrayItem]]:
    """File an item with everything that was corrected, in one transaction. `reading` is of the item's bytes.

    Gives what became of it, and what else was decided by that: the same file, brought by others. Raises FilingError
    when somebody decided about it meanwhile, or filing refuses it; it stays on the desk then.
    """
    with corpus.write():
        item = waiting_item(corpus, item_id)
        data = corpus.tray.data(item_id)
        others = [each for each in corpus.tray.with_data(data) if each.id != item_id]
        filed = file_record(
            corpus,
            data,
            item.filename,
            reading,
            reader_version=reader_version,
            filed_by=by,
            now=now,
            version_of=item.version_of,
            decisions=decisions_of(item),
        )
        for each in (item, *others):
            corpus.tray.settle(each.id, "filed", by=by, now=now, reason=filed.reason, document_id=filed.document_id)
    return filed, others


def turn_down(corpus: Corpus, item_id: int, *, by: str, now: datetime, reason: str | None = None) -> TrayItem:
    """Discard a draft, or decline a proposal; gives the item, so that whoever brought it can be told."""
    with corpus.write():
        item = waiting_item(corpus, item_id)
        proposed = item.state == "proposed"
        corpus.tray.settle(item_id, "declined" if proposed else "discarded", by=by, now=now, reason=reason)
        if proposed:
            corpus.audit.add("declined", "tray", item_id, by=by, now=now, before=item.name, after=reason)
    return item

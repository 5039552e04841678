"""The words that blocks show, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Message
from bot.sandbox.block_kit import BlockKit

# Embeddings, overrides and isolates: they would turn round what stands after them.
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def folded(text: str) -> str:
    """The text as it may be shown: white space folded, nothing that turns it round, what cannot be shown replaced."""
    text = " ".join("".join(sign for sign in text if ord(sign) not in TURNING).split())
    return "".join("\ufffd" if ord(sign) < 32 or 127 <= ord(sign) < 160 else sign for sign in text)


def problems(kit: BlockKit, message: Message) -> list[str]:
    """What Slack would refuse about a message."""
    return [fault.line() for fault in kit.faults("message", {"blocks": message.blocks})]


def shown_words(blocks: Sequence[object]) -> str:
    """All words of the blocks; inline elements stand together, everything else on lines of its own."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(value: object) -> list[str]:
    if isinstance(value, list):
        return [line for part in value for line in _lines(part)]
    if not isinstance(value, dict):
        return []
    if value.get("type") in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
        return ["".join(str(element["text"]) for element in value["elements"])]
    if value.get("type") in ("plain_text", "raw_text"):
        return [str(value["text"])]
    if value.get("type") == "mrkdwn":  # only ever our own link: <address|label>
        return [str(value["text"]).rpartition("|")[2].removesuffix(">")]
    return [line for key in ("text", "elements", "rows", "alt_text") for line in _lines(value.get(key))]

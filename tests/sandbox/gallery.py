"""One message for each kind of block and element, and a modal with each kind of input: what the page must draw."""

from __future__ import annotations

import json
from pathlib import Path

from bot.sandbox.wire import Json

GALLERY: Json = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
MESSAGES: dict[str, list[Json]] = GALLERY["messages"]
MODAL: Json = GALLERY["modal"]

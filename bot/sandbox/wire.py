"""JSON as it crosses the wire, and the one kind of error that Slack answers with."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from typing import Any

# A JSON object from or to a client. Its shape is not a type but what block_kit.schema.json and the methods check.
Json = dict[str, Any]


# How deep what an app sends may be nested where no schema says so. It is kept, and written out again.
DEEPEST = 60
# Half of a sign of two halves, as is left over when a text is cut in the middle of an emoji.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def parsed(text: str) -> object:
    """JSON off the wire. ValueError for what is none: NaN and Infinity neither, nor nesting without end.

    Halves of signs become U+FFFD: nothing that holds them can be written out as UTF-8.
    """
    try:
        value: object = _decoder().decode(text)
        if ("\\ud" in text or "\\uD" in text) and _HALF.search(text):
            plain = json.dumps(value, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
            value = _decoder().decode(plain.decode("utf-16-le", "replace"))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def is_shallow(value: object, deepest: int = DEEPEST) -> bool:
    """Is this JSON nested no deeper than that?"""
    layer = [value]
    for _ in range(deepest):
        layer = [
            part
            for one in layer
            if isinstance(one, dict | list)
            for part in (one.values() if isinstance(one, dict) else one)
        ]
        if not layer:
            return True
    return not any(isinstance(one, dict | list) for one in layer)


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_constant=_refused, parse_float=_finite)


def _refused(word: str) -> object:
    raise ValueError(f"{word} is no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number out of bounds")
    return number


class SlackError(Exception):
    """A refusal as Slack words it: `{"ok": false, "error": name, **details}`. `headers` go on the HTTP reply."""

    def __init__(
        self, name: str, *, status: int = 200, headers: dict[str, str] | None = None, **details: object
    ) -> None:
        super().__init__(name)
        self.name = name
        self.status = status
        self.headers = headers or {}
        self.details = details

    def body(self) -> Json:
        """The reply's JSON."""
        return {"ok": False, "error": self.name, **self.details}

"""JSON as it crosses the wire, and the one kind of error that Slack answers with."""

from __future__ import annotations

from typing import Any

# A JSON object from or to a client. Its shape is not a type but what block_kit.schema.json and the methods check.
Json = dict[str, Any]


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

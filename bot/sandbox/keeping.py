"""The workspace on disk: one JSON file, and beside it a folder with the contents of files, each written once."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

from bot.sandbox.state import Workspace

_log = logging.getLogger("sandbox")
_FILE_ID = re.compile(r"F[A-Z0-9]+")


class Keeper:
    """Writes a workspace to `state_file` and reads it back. The contents of files are in `state_file`.files/ID."""

    def __init__(self, state_file: Path) -> None:
        self._state_file = state_file
        self._folder = state_file.with_name(f"{state_file.name}.files")
        self._written: dict[str, bytes] = {}
        self._can_write = True

    def read_into(self, workspace: Workspace) -> bool:
        """Take over what was kept. False if nothing was, or nothing that can be read: that is then put aside."""
        if not self._state_file.exists():
            return False
        try:
            workspace.restore(json.loads(self._state_file.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            aside = self._state_file.with_name(f"{self._state_file.name}.unreadable")
            self._state_file.replace(aside)
            _log.warning("%s could not be read. It is now %s; this workspace is new.", self._state_file, aside)
            return False
        for file_id in workspace.files:
            content = self._folder / file_id
            if _FILE_ID.fullmatch(file_id) and content.exists():
                workspace.contents[file_id] = self._written[file_id] = content.read_bytes()
        return True

    def write(self, workspace: Workspace) -> None:
        """Write what changed; where that is not possible the workspace goes on, and it is said once."""
        try:
            self._write_contents(workspace)
            _replace(self._state_file, json.dumps(workspace.dump(), ensure_ascii=False).encode())
            self._can_write = True
        except OSError as error:
            if self._can_write:
                _log.warning("The workspace is not kept: %s cannot be written (%s).", self._state_file, error.strerror)
            self._can_write = False

    def _write_contents(self, workspace: Workspace) -> None:
        if workspace.contents:
            self._folder.mkdir(exist_ok=True)
        for file_id, data in workspace.contents.items():
            if self._written.get(file_id) is not data:
                _replace(self._folder / file_id, data)
                self._written[file_id] = data
        for content in self._folder.iterdir() if self._folder.exists() else ():
            if content.name not in workspace.contents:
                content.unlink()


def _replace(file: Path, data: bytes) -> None:
    """Write a file in one step, so that a crash leaves the old one or the new one."""
    draft = file.with_name(f"{file.name}.part")
    draft.write_bytes(data)
    draft.replace(file)

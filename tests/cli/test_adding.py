"""What `briefings add` takes of what it is given, and what it says of the rest."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from briefings.filing import file_record
from tests.cli.test_command import Shell
from tests.cli.test_intake import SameProcess, folder, record
from tests.filing.readings import harbour_reading
from tests.intake.files import with_bad_files, zipped


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return SameProcess(tmp_path)


def on_file(shell: Shell, *records: bytes) -> None:
    """A corpus with these files in it: what is on file already is not read again, so that nothing is waited for."""
    corpus = Corpus.open(shell.folder / "briefings.db")
    corpus.begin()
    for number, data in enumerate(records):
        reading = harbour_reading(number + 1, None)
        file_record(corpus, data, "kept.md", reading, reader_version=1, filed_by="test", now=datetime.now(UTC))
    corpus.close()


def test_a_bad_file_in_a_zip_is_named_and_the_others_are_taken(shell: Shell) -> None:
    """One damaged and one locked file in a ZIP are refused by name, each with its reason, and keep no other out."""
    entries = {f"{number}.md": record(number).encode() for number in range(4)}
    on_file(shell, entries["0.md"], entries["3.md"])
    (shell.folder / "all.zip").write_bytes(with_bad_files(entries, damaged="1.md", locked="2.md"))
    ran = shell.run("add", "--json", "all.zip")
    said = {each["file"]: each for each in map(json.loads, ran.stdout.splitlines())}
    assert [each["outcome"] for each in said.values()] == ["duplicate", "refused", "refused", "duplicate"]
    assert "damaged" in said["all.zip/1.md"]["reason"]
    assert "password" in said["all.zip/2.md"]["reason"]
    assert ran.returncode == 1


def test_a_new_version_is_one_file(shell: Shell) -> None:
    """Of a ZIP with several files none becomes a version of the record that is named; a folder of them is refused."""
    on_file(shell, record(1).encode())
    (shell.folder / "two.zip").write_bytes(zipped({"2.md": record(2).encode(), "3.md": record(3).encode()}))
    ran = shell.run("add", "--version-of", "1", "--json", "two.zip")
    assert [json.loads(each)["outcome"] for each in ran.stdout.splitlines()] == ["refused", "refused"]
    assert "takes one file" in ran.stdout
    folder(shell.folder / "in", 2)
    assert shell.run("add", "--version-of", "1", "in").returncode == 2


def test_of_a_folder_the_kinds_that_are_read_are_taken(shell: Shell) -> None:
    """Other files in a folder are left out and named, with how to take one in: by naming it."""
    on_file(shell, record(0).encode())
    inside = folder(shell.folder / "in", 1)
    for name in ("MORE.TXT", ".DS_Store", "~$more.docx", "tool.py", "photo.png"):
        (inside / name).write_text(record(0))
    (inside / ".git").mkdir()
    (inside / ".git" / "notes.md").write_text(record(0))
    ran = shell.run("add", "--json", "in")
    assert [json.loads(each)["file"] for each in ran.stdout.splitlines()] == ["in/000.md", "in/MORE.TXT"]
    assert "0 filed, 2 here already, 0 refused." in ran.stderr
    assert "4 other files were left out" in ran.stderr
    assert "photo.png, tool.py, .DS_Store and 1 more" in ran.stderr
    assert "briefings add in/photo.png" in ran.stderr
    assert ran.returncode == 0
    assert shell.json("add", "--json", "in/tool.py")["outcome"] == "duplicate"


def test_an_empty_folder_says_so(shell: Shell) -> None:
    """A folder without a file to read ends in a word about it, not in silence."""
    (shell.folder / "in").mkdir()
    assert "Nothing was filed" in shell.run("add", "--no-seeds", "in").stderr


def test_the_name_of_a_file_cannot_steer_the_terminal(shell: Shell) -> None:
    """Signs that do not print, and bytes that are no letters, are shown as question marks."""
    ran = shell.run("add", "--no-seeds", "a\x1b[2J\n.md", os.fsdecode(b"b\xff.md"))
    assert [line.split(":")[0] for line in ran.stdout.splitlines()] == ["a?[2J?.md", "b?.md"]


def test_what_is_named_on_the_command_line_is_said_back_as_json(shell: Shell) -> None:
    """Bytes of a name that are no letters come out as valid JSON; another kind of address is told from a file."""
    ran = shell.run("add", "--no-seeds", "--json", os.fsdecode(b"b\xff.md"), "ftp://example.org/x")
    first, second = map(json.loads, ran.stdout.splitlines())
    assert first["file"] == "b\udcff.md"
    assert "https://" in second["reason"]


def test_a_file_without_end_is_not_read(shell: Shell) -> None:
    """A device that never ends is refused instead of filling the memory."""
    ran = shell.run("read", "/dev/zero")
    assert (ran.returncode, "larger than" in ran.stderr) == (1, True)

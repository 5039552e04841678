"""What `briefings add` takes of what it is given, and what it says of the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_command import Shell
from tests.cli.test_intake import SameProcess, folder, record
from tests.intake.files import with_bad_files, zipped


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return SameProcess(tmp_path)


def test_a_bad_file_in_a_zip_is_named_and_the_others_are_filed(shell: Shell) -> None:
    """One damaged and one locked file in a ZIP are refused by name, each with its reason; the rest is on file."""
    entries = {f"{number}.md": record(number).encode() for number in range(4)}
    (shell.folder / "all.zip").write_bytes(with_bad_files(entries, damaged="1.md", locked="2.md"))
    ran = shell.run("add", "--no-seeds", "--json", "all.zip")
    said = {each["file"]: each for each in map(json.loads, ran.stdout.splitlines())}
    assert [each["outcome"] for each in said.values()] == ["filed", "refused", "refused", "filed"]
    assert "damaged" in said["all.zip/1.md"]["reason"]
    assert "password" in said["all.zip/2.md"]["reason"]
    assert ran.returncode == 1


def test_a_new_version_is_one_file(shell: Shell) -> None:
    """Of a ZIP with several files none becomes a version of the record that is named; a folder of them is refused."""
    (shell.folder / "first.md").write_text(record(1))
    shell.run("add", "--no-seeds", "first.md")
    (shell.folder / "two.zip").write_bytes(zipped({"2.md": record(2).encode(), "3.md": record(3).encode()}))
    ran = shell.run("add", "--version-of", "1", "--json", "two.zip")
    assert [json.loads(each)["outcome"] for each in ran.stdout.splitlines()] == ["refused", "refused"]
    assert "takes one file" in ran.stdout
    folder(shell.folder / "in", 2)
    assert shell.run("add", "--version-of", "1", "in").returncode == 2


def test_of_a_folder_the_kinds_that_are_read_are_taken(shell: Shell) -> None:
    """Other files in a folder are left out and named, with how to take one in: by naming it, and then it is."""
    inside = folder(shell.folder / "in", 1)
    (inside / "MORE.TXT").write_text(record(7))
    for name in (".DS_Store", "~$more.docx", "tool.py", "photo.png"):
        (inside / name).write_text(record(9))
    (inside / ".git").mkdir()
    (inside / ".git" / "notes.md").write_text(record(8))
    ran = shell.run("add", "--no-seeds", "--json", "in")
    assert [json.loads(each)["file"] for each in ran.stdout.splitlines()] == ["in/000.md", "in/MORE.TXT"]
    assert "2 filed, 0 here already, 0 refused." in ran.stderr
    assert "4 other files were left out" in ran.stderr
    assert "photo.png, tool.py, .DS_Store and 1 more" in ran.stderr
    assert "briefings add in/photo.png" in ran.stderr
    assert ran.returncode == 0
    assert shell.json("add", "--json", "in/tool.py")["outcome"] == "filed"


def test_an_empty_folder_says_so(shell: Shell) -> None:
    """A folder without a file to read ends in a word about it, not in silence."""
    (shell.folder / "in").mkdir()
    assert "Nothing was filed" in shell.run("add", "--no-seeds", "in").stderr


def test_the_name_of_a_file_cannot_steer_the_terminal(shell: Shell) -> None:
    """Signs that do not print, and bytes that are no letters, are shown as question marks."""
    (shell.folder / "a\x1b[2J\n.md").write_text(record(1))
    (shell.folder / os.fsdecode(b"b\xff.md")).write_text(record(2))
    ran = shell.run("add", "--no-seeds", *sorted(each.name for each in shell.folder.glob("*.md")))
    assert ran.stdout.startswith("a?[2J?.md: filed (document 1)\nb?.md: filed (document 2)")

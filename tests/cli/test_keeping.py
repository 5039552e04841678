"""Backups, exports and what is made of them: nothing that is there is lost, and nothing half made is left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefings.corpus import Corpus
from tests.cli.test_command import Shell
from tests.cli.test_intake import SameProcess


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return SameProcess(tmp_path)


def empty_corpus(path: Path) -> Path:
    corpus = Corpus.open(path)
    corpus.begin()
    corpus.close()
    return path


def names(shell: Shell) -> list[str]:
    return sorted(each.name for each in shell.folder.iterdir())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no export of Briefings"),
        (b"Minutes of the sixth meeting\n", "no export of Briefings"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[1]\n", "no export of Briefings"),
        (b'{"briefings_export": 1, "schema": ["from tomorrow"]}\n', "newer version"),
    ],
    ids=["empty", "a text", "not UTF-8", "other JSON", "newer"],
)
def test_an_import_that_fails_leaves_no_database(shell: Shell, data: bytes, said: str) -> None:
    """What is no whole export is named, and there is no new file beside it."""
    (shell.folder / "bad.jsonl").write_bytes(data)
    ran = shell.run("--db", "new.db", "import", "bad.jsonl")
    assert (ran.returncode, said in ran.stderr) == (1, True)
    assert names(shell) == ["bad.jsonl"]


def test_an_import_that_is_torn_leaves_no_database(shell: Shell) -> None:
    """An export whose end is missing is named with the line, and there is no new file beside it."""
    empty_corpus(shell.folder / "old.db")
    assert shell.run("--db", "old.db", "export", "all.jsonl").returncode == 0
    before = (shell.folder / "all.jsonl").read_text()
    (shell.folder / "torn.jsonl").write_text(before[:-20])
    ran = shell.run("--db", "new.db", "import", "torn.jsonl")
    assert (ran.returncode, "damaged in line" in ran.stderr) == (1, True)
    assert names(shell) == ["all.jsonl", "old.db", "torn.jsonl"]
    assert shell.run("--db", "new.db", "import", "all.jsonl").returncode == 0
    assert names(shell) == ["all.jsonl", "new.db", "old.db", "torn.jsonl"]


def test_a_backup_replaces_nothing_unless_told_to(shell: Shell) -> None:
    """A file that is there stays as it is, with a word on what to do; with --force it is replaced by the copy."""
    empty_corpus(shell.folder / "briefings.db")
    (shell.folder / "kept.db").write_text("somebody's own")
    ran = shell.run("backup", "kept.db")
    assert (ran.returncode, "--force" in ran.stderr) == (1, True)
    assert (shell.folder / "kept.db").read_text() == "somebody's own"
    assert shell.run("backup", "--force", "kept.db").returncode == 0
    assert shell.run("--db", "kept.db", "doctor").returncode == 0


def test_a_backup_is_looked_at_before_anybody_is_asked(shell: Shell) -> None:
    """A file that is no backup is named without a question; so is the database itself."""
    empty_corpus(shell.folder / "briefings.db")
    (shell.folder / "bad.db").write_text("no backup at all")
    ran = shell.run("restore", "bad.db", given="y\n")
    assert (ran.returncode, "no database of Briefings" in ran.stderr) == (1, True)
    assert "in the place of" not in ran.stderr
    assert shell.run("restore", "briefings.db", given="y\n").returncode == 2
    assert names(shell) == ["bad.db", "briefings.db"]


def test_a_backup_is_put_where_there_is_nothing_yet(shell: Shell) -> None:
    """Without a database there is nothing to lose and nothing to ask; a name that looks like an address is a name."""
    empty_corpus(shell.folder / "briefings.db")
    assert shell.run("backup", "a#b?c%20.db").returncode == 0
    ran = shell.run("--db", "new.db", "restore", "a#b?c%20.db")
    assert (ran.returncode, ran.stdout) == (0, "0 records are on file again.\n")
    assert names(shell) == ["a#b?c%20.db", "briefings.db", "new.db"]


def test_a_purge_makes_no_database(shell: Shell) -> None:
    """A mistyped database is named and not made; a purge without a reason is refused before anybody is asked."""
    ran = shell.run("--db", "mistyped.db", "purge", "1", "--reason", "erasure request")
    assert (ran.returncode, "no database" in ran.stderr) == (1, True)
    assert names(shell) == []
    empty_corpus(shell.folder / "briefings.db")
    assert shell.run("purge", "1", "--reason", " ").returncode == 2


def test_a_backup_and_an_export_make_their_folder(shell: Shell) -> None:
    """A folder that is not there yet is made, so that the first backup is as easy as the second."""
    empty_corpus(shell.folder / "briefings.db")
    assert shell.run("backup", "backups/one.db").returncode == 0
    assert shell.run("export", "exports/all.jsonl").returncode == 0
    ran = shell.run("backup", "briefings.db/one.db")
    assert (ran.returncode, "cannot be made" in ran.stderr) == (1, True)


def test_a_backup_never_takes_the_place_of_a_device(shell: Shell) -> None:
    """What is no file, such as a pipe, is left alone, whatever is forced."""
    empty_corpus(shell.folder / "briefings.db")
    os.mkfifo(shell.folder / "pipe")
    ran = shell.run("backup", "--force", "pipe")
    assert (ran.returncode, "no file" in ran.stderr) == (1, True)


@pytest.mark.parametrize("moment", ["0001-01-01", "9999-12-31", "1899-12-31"])
def test_a_moment_beyond_the_calendar_is_wrong_use(shell: Shell, moment: str) -> None:
    """A digest of the year 1 or 9999 is refused in a sentence."""
    ran = shell.run("digest", "--no-seeds", "--at", moment)
    assert (ran.returncode, "too far away" in ran.stderr) == (2, True)

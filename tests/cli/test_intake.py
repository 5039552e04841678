"""Adding, exporting, keeping and removing records, as an operator does it: outcomes, exit statuses, clear sentences."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings.cli.add import add
from briefings.cli.main import main
from briefings.cli.purge import purge_record
from briefings.cli.transfer import export_corpus, import_corpus
from briefings.cli.upkeep import backup, doctor, restore
from tests.cli.test_command import SEEDS, Shell
from tests.intake.files import a_docx, a_page, zipped


class SameProcess(Shell):
    """Runs the command without a process for each: test_command.py is about those."""

    def run(self, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        runner = CliRunner()
        status: str | int | None = 0
        with pytest.MonkeyPatch.context() as patched, contextlib.chdir(self.folder):
            patched.setattr(sys, "argv", ["briefings", *arguments])
            with runner.isolation(given) as (out, err, _):
                try:
                    main()
                except SystemExit as ended:
                    status = ended.code
                said, complaint = out.getvalue().decode(), err.getvalue().decode()
        assert isinstance(status, int | None)
        return subprocess.CompletedProcess(arguments, status or 0, said, complaint)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return SameProcess(tmp_path)


@pytest.fixture(scope="module")
def seeds_filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    Shell(folder).run("lookup", "anything")
    return folder / "briefings.db"


def record(number: int) -> str:
    words = " ".join(f"word{number * 7 + each} and term{number * 13 + each * 3}" for each in range(60))
    return f"# Minutes {number}\n\nChair Arai: Welcome to meeting {number} about harbour dues.\n\n{words}\n"


def folder(path: Path, count: int) -> Path:
    path.mkdir()
    for number in range(count):
        (path / f"{number:03}.md").write_text(record(number))
    return path


def outcomes(ran: subprocess.CompletedProcess[str]) -> list[str]:
    return [json.loads(line)["outcome"] for line in ran.stdout.splitlines()]


def test_folders_zips_and_files_are_filed_one_by_one(shell: Shell) -> None:
    """Everything that is named is filed, in order; hidden files are left out; what cannot be read says why."""
    inside = folder(shell.folder / "in", 2)
    (inside / ".hidden.md").write_text("no")
    (shell.folder / "a.docx").write_bytes(a_docx())
    (shell.folder / "b.zip").write_bytes(
        zipped({"x/c.html": a_page("<p>One page about ships and dues.</p>"), "d.txt": b""})
    )
    ran = shell.run("add", "--no-seeds", "--json", "in", "a.docx", "b.zip", "nothing.txt")
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(each["file"], each["outcome"]) for each in said] == [
        ("in/000.md", "filed"),
        ("in/001.md", "filed"),
        ("a.docx", "filed"),
        ("b.zip/c.html", "filed"),
        ("b.zip/d.txt", "refused"),
        ("nothing.txt", "refused"),
    ]
    assert "empty" in said[4]["reason"]
    assert "cannot be opened" in said[5]["reason"]
    assert ran.returncode == 1


def test_a_private_address_is_refused(shell: Shell) -> None:
    """An address inside our own network is not read, and says so."""
    ran = shell.run("add", "--no-seeds", "--json", "http://127.0.0.1/minutes")
    assert "private network" in json.loads(ran.stdout)["reason"]
    assert ran.returncode == 1


def test_a_text_that_is_nearly_the_same_is_what_the_operator_chooses(shell: Shell) -> None:
    """Nearly the same: separate with a word about it, not filed, or a new version; the same bytes: a duplicate."""
    texts = [record(1), record(1) + "\nA line.\n", record(1) + "\nTwo lines.\n", record(1) + "\nThree.\n"]
    for number, text in enumerate(texts):
        (shell.folder / f"{number}.md").write_text(text)
    said = [
        shell.json("add", "--no-seeds", "--json", *choice, f"{number}.md")
        for number, choice in enumerate([(), (), ("--nearly-same", "discard"), ("--nearly-same", "new-version")])
    ]
    assert [each["outcome"] for each in said] == ["filed", "filed", "duplicate", "new-version"]
    assert "nearly the same (9" in str(said[1]["reason"])
    assert shell.json("add", "--json", "0.md")["outcome"] == "duplicate"
    assert shell.json("add", "--json", "--version-of", "2", "2.md")["outcome"] in ("refused", "new-version")


def test_a_run_that_is_stopped_is_taken_up_again(shell: Shell) -> None:
    """Ctrl-C ends a run cleanly with a word; started again, it goes on, and in the end everything is filed once."""
    # What it says of each record names the file. With so long a name it says more than a pipe of one page and our own
    # buffer of two take, so that it has to wait for us.
    name = "in-" + "x" * 240
    folder(shell.folder / name, 50)
    # What is started in a shell's background is told to ignore Ctrl-C, and would pass that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(
        [sys.executable, "-m", "briefings", "add", "--no-seeds", "--json", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=shell.folder,
        env={"PATH": os.defpath, "PYTHONPATH": str(SEEDS.parent), "PYTHONUNBUFFERED": "1"},
        pipesize=4096,
    )
    signal.signal(signal.SIGINT, before)
    assert running.stdout is not None
    assert running.stderr is not None
    with running:
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        # Not communicate(), which would leave out what came together with the first line.
        rest, complaint = running.stdout.read(), running.stderr.read()
    assert running.returncode == 130
    assert "Start it again to go on" in complaint
    assert "Traceback" not in complaint
    done = [json.loads(line)["outcome"] for line in [first, *rest.splitlines()]]
    assert 0 < len(done) < 50
    again = outcomes(shell.run("add", "--json", name))
    assert len(again) == 50
    assert again.count("filed") + done.count("filed") == 50
    assert set(outcomes(shell.run("add", "--json", name))) == {"duplicate"}


def test_the_corpus_goes_out_and_comes_in_again_equal(shell: Shell, seeds_filed: Path) -> None:
    """export, import, export: the same bytes; an export can also be added, record by record."""
    shutil.copyfile(seeds_filed, shell.folder / "briefings.db")
    assert shell.run("export", "one.jsonl").returncode == 0
    assert shell.run("--db", "new.db", "import", "one.jsonl").returncode == 0
    assert shell.run("--db", "new.db", "export", "two.jsonl").returncode == 0
    assert (shell.folder / "one.jsonl").read_bytes() == (shell.folder / "two.jsonl").read_bytes()
    assert set(outcomes(shell.run("--db", "third.db", "add", "--no-seeds", "--json", "one.jsonl"))) == {"filed"}
    again = shell.run("--db", "new.db", "import", "one.jsonl")
    assert (again.returncode, "holds records already" in again.stderr) == (1, True)
    assert "exists already" in shell.run("export", "one.jsonl").stderr
    assert shell.run("export", "--format", "csv", "tables").returncode == 0
    assert shell.run("export", "--format", "markdown", "pages").returncode == 0
    assert shell.run("export", "--format", "sqlite", "copy.db").returncode == 0
    assert len(list((shell.folder / "pages").iterdir())) == 5
    assert shell.run("export", "-").stdout.encode() == (shell.folder / "one.jsonl").read_bytes()


def test_a_backup_is_put_back(shell: Shell, seeds_filed: Path) -> None:
    """backup and restore: what was filed since then goes, and is kept beside the database."""
    (shell.folder / "new.md").write_text(record(1))
    shutil.copyfile(seeds_filed, shell.folder / "briefings.db")
    assert shell.json("backup", "--json", "kept.db")["backup"] == "kept.db"
    shell.run("add", "new.md")
    said = shell.json("restore", "--json", "--yes", "kept.db")
    assert said["documents"] == 5
    assert shell.json("--db", str(said["kept"]), "doctor", "--json")["well"] is True
    refused = shell.run("restore", "kept.db", given="n\n")
    assert refused.returncode == 1
    (shell.folder / "briefings.db").write_bytes(b"not any more a database" * 400)
    assert "restore a backup" in shell.run("doctor").stderr
    assert shell.json("restore", "--json", "--yes", "kept.db")["was_damaged"] is True
    assert shell.run("doctor").returncode == 0


def test_a_purge_says_what_it_removes_and_asks(shell: Shell) -> None:
    """purge tells first, asks, leaves a tombstone, and the same file is refused from then on."""
    (shell.folder / "new.md").write_text(record(1))
    document = str(shell.json("add", "--no-seeds", "--json", "new.md")["document"])
    assert shell.run("purge", document).returncode == 2
    told = shell.run("purge", document, "--reason", "erasure request", given="n\n")
    assert (told.returncode, "“Minutes 1”, 1 version(s)" in told.stderr) == (1, True)
    assert shell.json("purge", document, "--reason", "erasure request", "--yes", "--json")["versions"] == 1
    said = shell.json("add", "--json", "new.md")
    assert (said["outcome"], "erasure request" in str(said["reason"])) == ("refused", True)


def test_the_doctor_says_what_is_wrong_and_what_to_do(shell: Shell, seeds_filed: Path) -> None:
    """A sound database exits 0; one that is out of step exits 1 with advice; --fix puts it right."""
    assert "no database" in shell.run("doctor").stderr
    shutil.copyfile(seeds_filed, shell.folder / "briefings.db")
    assert shell.run("doctor").returncode == 0
    with sqlite3.connect(shell.folder / "briefings.db") as connection:
        connection.execute("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")
    connection.close()
    ill = shell.run("doctor")
    assert (ill.returncode, "briefings doctor --fix" in ill.stdout) == (1, True)
    assert shell.run("doctor", "--fix").returncode == 0


def test_every_command_has_help_with_an_example(shell: Shell) -> None:
    """--help shows how to use each command; wrong use exits with 2."""
    for each in (add, export_corpus, import_corpus, backup, restore, doctor, purge_record):
        said = CliRunner().invoke(each, ["--help"])
        assert (said.exit_code, "Example: briefings " in said.output) == (0, True)
        assert CliRunner().invoke(each, ["--colour", "red"]).exit_code == 2
    assert shell.run("add").returncode == 2


def as_bytes(path: Path) -> bytes:
    return path.read_bytes()


def test_a_database_in_use_is_waited_for_and_then_named(shell: Shell) -> None:
    """While another program writes, adding waits; when it does not end, a sentence says what to do."""
    (shell.folder / "new.md").write_text(record(1))
    shell.run("add", "--no-seeds", "new.md")
    (shell.folder / "other.md").write_text(record(2))
    holder = sqlite3.connect(shell.folder / "briefings.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    ran = shell.run("add", "other.md")
    holder.execute("ROLLBACK")
    holder.close()
    assert (ran.returncode, ran.stderr.strip()) == (
        1,
        "Error: The database briefings.db is being written by another program; please try again in a moment.",
    )
    assert shell.json("add", "--json", "other.md")["outcome"] == "filed"


def test_a_damaged_database_is_named_and_left_alone(shell: Shell) -> None:
    """A file that is no database, or a damaged one, gives one sentence, and not a byte of it is changed."""
    path = shell.folder / "briefings.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4_096)
    before = as_bytes(path)
    (shell.folder / "new.md").write_text(record(1))
    ran = shell.run("add", "new.md")
    assert ran.returncode == 1
    assert "damaged" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert as_bytes(path) == before


def limited(bytes_: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))


def test_a_full_disk_ends_in_a_sentence_and_loses_nothing(shell: Shell) -> None:
    """When nothing more can be written, what was filed stays, the rest is not there, and the next run goes on."""
    folder(shell.folder / "in", 30)
    shell.run("add", "--no-seeds", "in/000.md")
    size = sum(path.stat().st_size for path in shell.folder.glob("briefings.db"))
    ran = subprocess.run(
        [sys.executable, "-m", "briefings", "add", "--json", "in"],
        capture_output=True,
        text=True,
        cwd=shell.folder,
        check=False,
        env={"PATH": os.defpath, "PYTHONPATH": str(SEEDS.parent)},
        preexec_fn=limited(size + 60_000),
    )
    assert ran.returncode == 1
    assert "disk" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert shell.run("doctor").returncode == 0
    again = outcomes(shell.run("add", "--json", "in"))
    assert set(again) <= {"filed", "duplicate"}
    assert again.count("duplicate") == 1 + outcomes(ran).count("filed")


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="root may write read-only files; setpriv gives that up")
def test_a_read_only_database_is_named(shell: Shell) -> None:
    """A database that may only be read gives a sentence that says what to check."""
    (shell.folder / "new.md").write_text(record(1))
    shell.run("add", "--no-seeds", "new.md")
    (shell.folder / "other.md").write_text(record(2))
    (shell.folder / "briefings.db").chmod(0o444)
    for leftover in shell.folder.glob("briefings.db-*"):
        leftover.unlink()
    ran = subprocess.run(
        ["setpriv", "--bounding-set=-all", "--inh-caps=-all", sys.executable, "-m", "briefings", "add", "other.md"],
        capture_output=True,
        text=True,
        cwd=shell.folder,
        check=False,
        env={"PATH": os.defpath, "PYTHONPATH": str(SEEDS.parent)},
    )
    assert ran.returncode == 1
    assert "can only be read; check the permissions" in ran.stderr

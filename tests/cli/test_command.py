"""The `briefings` command, run as a person or a script runs it: its output, exit status and errors are a contract."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.registry import commands

SEEDS = Path(__file__).parents[2] / "seeds"


class Shell:
    """Runs the command in a folder of its own, so that the default database is new for each test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefings", *arguments],
            input=given,
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(SEEDS.parent), "LANG": "C.UTF-8"},
        )

    def json(self, *arguments: str, given: str | None = None) -> dict[str, object]:
        ran = self.run(*arguments, given=given)
        said = json.loads(ran.stdout)
        assert isinstance(said, dict)
        return said


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(tmp_path_factory.mktemp("shell"))


def test_a_lookup_in_a_new_database_answers_from_the_seeds(shell: Shell) -> None:
    """The first use files the seeds; a found lookup exits 0 and gives every key of the contract."""
    ran = shell.run("lookup", "--json", "person", "ohta")
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    assert (said["query"], said["kind"], said["verdict"]) == ("ohta", "person", "found")
    result = said["results"][0]
    assert result["name"] == "Naoki Ota"
    assert set(result) >= {"kind", "id", "name", "score", "matched", "spellings"}
    assert 0 <= result["score"] <= 100


def test_nothing_found_exits_with_1(shell: Shell) -> None:
    """A lookup that finds nothing says so in its verdict and its exit status."""
    ran = shell.run("lookup", "--json", "person", "boris johnson")
    assert json.loads(ran.stdout)["verdict"] in ("none", "unsure")
    assert ran.returncode == 1


def test_a_batch_answers_each_line_and_exits_0(shell: Shell) -> None:
    """One object a line in the same order, whatever the verdicts, also for lines that make no sense."""
    lines = ["person ohta", "topic appi", "person zzz", "", 'search "open', "maina 6"]
    ran = shell.run("lookup", "--json", "--batch", given="\n".join(lines) + "\n")
    assert ran.returncode == 0, ran.stderr
    said = [json.loads(each) for each in ran.stdout.splitlines()]
    assert len(said) == len(lines)
    assert [each["verdict"] for each in said[:3]] == ["found", "found", "none"]


def test_a_lookup_for_people_is_markdown_with_its_source(shell: Shell) -> None:
    """Without --json the answer is Markdown that names its source and what kind of source it is."""
    ran = shell.run("lookup", "person", "ohta")
    assert ran.returncode == 0
    assert "Naoki Ota" in ran.stdout
    assert "machine" in ran.stdout.lower()


@pytest.mark.parametrize(
    "arguments",
    [
        ("lookup",),
        ("lookup", "--batch"),
        ("nonsense",),
        ("add",),
        ("digest", "--at", "tomorrow-ish"),
        ("read", "no-such-file"),
    ],
)
def test_wrong_use_exits_with_2_on_standard_error(shell: Shell, arguments: tuple[str, ...]) -> None:
    """Wrong use is explained on standard error, and nothing is printed."""
    ran = shell.run(*arguments)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert "Usage" in ran.stderr


@pytest.mark.parametrize("subcommand", ["lookup", "read", "add", "digest", "reread"])
def test_every_subcommand_has_help_with_an_example(shell: Shell, subcommand: str) -> None:
    """--help shows how it is used, with an example."""
    ran = shell.run(subcommand, "--help")
    assert ran.returncode == 0
    assert f"Example: briefings {subcommand}" in ran.stdout


def test_reading_prints_every_key_and_files_nothing(tmp_path: Path) -> None:
    """`read --json` has all keys of the contract and makes no database."""
    shell = Shell(tmp_path)
    said = shell.json("read", "--json", str(SEEDS / "2022-10-05-my-number-working-group-6.txt"))
    assert set(said) >= {
        "title", "kind", "language", "published", "address", "about_address", "provenance", "meetings", "attendance",
        "turns", "people", "topics", "commitments", "questions", "reasons", "passages",
    }  # fmt: skip # shorter than one a line
    assert list(tmp_path.iterdir()) == []


def test_reading_is_told_in_words_too(tmp_path: Path) -> None:
    """`read` without --json says in Markdown what the file is, how far it can be trusted and where it was said."""
    ran = Shell(tmp_path).run("read", str(SEEDS / "2022-10-05-my-number-working-group-6.txt"))
    assert ran.returncode == 0, ran.stderr
    assert "Minutes, machine translation" in ran.stdout
    assert "5 Oct 2022" in ran.stdout
    assert list(tmp_path.iterdir()) == []


def test_adding_says_what_became_of_each_file(tmp_path: Path) -> None:
    """Filed, then a duplicate; a file that cannot be read is refused with its reason, and the exit status says so."""
    shell = Shell(tmp_path)
    (tmp_path / "minutes.txt").write_text(
        "Canal Board (3rd meeting)\n\nDate: 4 March 2025\n\nChair: Welcome to the third meeting of the board.\n",
        encoding="utf-8",
    )
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = shell.run("add", "--json", "--no-seeds", "minutes.txt", "minutes.txt", "empty.txt", "missing.txt")
    said = [json.loads(each) for each in ran.stdout.splitlines()]
    assert [each["outcome"] for each in said] == ["filed", "duplicate", "refused", "refused"]
    assert said[0]["document"] == said[1]["document"]
    assert said[2]["reason"]
    assert [set(each) >= {"file", "outcome", "document", "reason"} for each in said] == [True] * 4
    assert ran.returncode == 1
    assert shell.json("lookup", "--json", "person", "ohta")["verdict"] == "none"


def test_a_digest_tells_what_is_new(tmp_path: Path) -> None:
    """A digest has its period, its sections and the same as Markdown; before the seeds were filed it is empty."""
    shell = Shell(tmp_path)
    said = shell.json("digest", "--json")
    assert set(said) >= {"from", "to", "sections", "markdown"}
    sections = said["sections"]
    assert isinstance(sections, list)
    assert len(sections[0]["items"]) == 5
    assert set(sections[0]) >= {"title", "items"}
    earlier = shell.json("digest", "--json", "--since", "2020-01-01", "--at", "2020-02-01")
    assert earlier["sections"] == []


def test_a_lookup_does_not_wait_for_who_writes(tmp_path: Path) -> None:
    """While another program holds the database for writing, a question is answered from what was last committed."""
    shell = Shell(tmp_path)
    assert shell.run("lookup", "person", "ohta").returncode == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "briefings.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        ran = shell.run("lookup", "person", "ohta")
    assert ran.returncode == 0, ran.stderr
    assert "Naoki Ota" in ran.stdout


def test_a_damaged_database_is_one_sentence(tmp_path: Path) -> None:
    """A file that is no database is named on standard error, without a traceback."""
    (tmp_path / "briefings.db").write_bytes(b"this is not a database" * 100)
    ran = Shell(tmp_path).run("lookup", "person", "ohta")
    assert ran.returncode == 1
    assert "damaged or is not a Briefings database" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_rereading_brings_every_document_up_to_date(tmp_path: Path) -> None:
    """`reread --all` reads every document anew and says how many; lookups answer as before."""
    shell = Shell(tmp_path)
    shell.run("lookup", "person", "ohta")
    said = shell.json("reread", "--all", "--json")
    assert (said["reread"], said["failed"]) == (5, [])
    assert shell.json("lookup", "--json", "person", "ohta")["verdict"] == "found"


def test_a_meeting_result_has_its_series_number_and_date(shell: Shell) -> None:
    """A meeting result also says its series, number and date."""
    result = shell.json("lookup", "--json", "meeting", "maina", "wg", "6")["results"]
    assert isinstance(result, list)
    assert (result[0]["number"], result[0]["date"]) == (6, "2022-10-05")
    assert "My Number System" in result[0]["series"]


def test_a_search_result_has_its_document_meeting_speaker_and_snippet(shell: Shell) -> None:
    """A search result says where the words stand and who said them."""
    result = shell.json("lookup", "--json", "search", "governance")["results"]
    assert isinstance(result, list)
    assert set(result[0]) >= {"document", "meeting", "speaker", "snippet"}


def test_what_works_in_slack_only_is_told(shell: Shell) -> None:
    """Every subcommand of Slack's that is no lookup is answered with where it works, and with what does it here."""
    others = [each.name for each in commands() if each.name not in ("person", "meeting", "topic", "search")]
    asked = "".join(f"{name} zzqx\n" for name in others)
    said = [json.loads(each) for each in shell.run("lookup", "--json", "--batch", given=asked).stdout.splitlines()]
    assert [each["hint"].split(" is for Slack")[0] for each in said] == [f"/brief {name}" for name in others]
    assert "briefings export" in said[others.index("export")]["hint"]


def test_a_database_that_is_no_file_is_called_that(shell: Shell) -> None:
    """A device in the place of the database is called what it is, and no full disk is spoken of."""
    ran = shell.run("--db", "/dev/null", "lookup", "ota")
    assert ran.returncode != 0
    assert "is not a file" in ran.stderr

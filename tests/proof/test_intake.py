"""Filing survives being killed: each record is wholly there or not at all, and the run is taken up again."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bench.intake import environment, write_records
from briefings.corpus import Corpus

RECORDS = 24
# `make proof` asks for hundreds; a run on every change makes do with twenty.
KILLS = min(200, int(os.environ.get("PROOF_RUNS", "20")))
SEED = int(os.environ.get("PROOF_SEED", "7"))
_MOMENTS = re.compile(
    r'"(?:filed_at|first_seen|at|made_at|added_at)":"[^"]*"|"key":"names_(?:revision|rewritten)","value":"\d+"'
)


def command(folder: Path, database: str) -> list[str]:
    return [sys.executable, "-m", "briefings", "--db", database, "add", "--no-seeds", "--json", str(folder / "records")]


def filed_whole(path: Path) -> list[str]:
    """The corpus without its moments; every record in it as it would be if nothing had happened."""
    corpus = Corpus.open(path)
    lines = [_MOMENTS.sub("", line) for line in corpus.exported_lines()]
    corpus.close()
    return lines


def of_document(lines: list[str], document: int) -> list[str]:
    return [
        line for line in lines if f'"document_id":{document},' in line or f'"row":{{"id":{document},"record_id"' in line
    ]


def a_life(folder: Path, database: str, chance: random.Random) -> bool:
    """Run the command and kill it somewhere; True when it came to its end before that."""
    running = subprocess.Popen(
        command(folder, database), cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert running.stdout is not None
    # So many new ones, then a moment: what is here already is told at once, and would be no time to be killed at.
    left = chance.randint(0, 8)
    while left and (told := running.stdout.readline()):
        left -= b'"outcome":"filed"' in told.replace(b": ", b":")
    with suppress(subprocess.TimeoutExpired):
        running.wait(timeout=chance.random() * 0.08)
    ended = running.poll() == 0
    running.kill()
    running.communicate()
    return ended


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The records, and the corpus that filing them gives when nothing happens."""
    folder = tmp_path_factory.mktemp("intake")
    write_records(folder / "records", RECORDS, size=3_000)
    subprocess.run(command(folder, "unharmed.db"), cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=True)
    return folder, filed_whole(folder / "unharmed.db")


def test_a_killed_run_leaves_whole_records_and_is_taken_up_again(
    unharmed: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """However often it is killed, no record is half there, and the corpus in the end is the same."""
    folder, expected = unharmed
    chance = random.Random(SEED)  # noqa: S311 - the same lives each time, no secret
    lives = corpora = 0
    while lives < KILLS:
        corpora += 1
        database = folder / f"killed-{corpora}.db"
        while lives < KILLS and not a_life(folder, database.name, chance):
            lives += 1
            if not database.exists():
                continue
            there = filed_whole(database)
            with sqlite3.connect(database) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
                words = "SELECT count(*) FROM passage WHERE id NOT IN (SELECT id FROM passage_words_docsize)"
                assert connection.execute(words).fetchone() == (0,)
                documents = [row[0] for row in connection.execute("SELECT id FROM document")]
            connection.close()
            for document in documents:
                assert of_document(there, document) == of_document(expected, document)
        subprocess.run(
            command(folder, database.name), cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=True
        )
        assert filed_whole(database) == expected
    with capsys.disabled():
        print(f"\nFiling: {lives} killed lives of {corpora} corpora, each whole in the end")  # noqa: T201 - the proof

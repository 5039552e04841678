"""Filing several records in one transaction: fewer writes, and still each wholly there or not at all."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.cli.add import not_stopped
from briefings.cli.filer import Choice, Filer, in_groups
from briefings.cli.readers import Readers, Task
from briefings.cli.sources import found
from briefings.corpus import Corpus, CorpusError
from briefings.filing.purge import purge
from briefings.records import Reading
from tests.filing.readings import harbour_reading

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SEPARATE = Choice("separate", None)
_GIVES_WAY = """
import os, sys
from briefings.cli.options import give_way
os.setpriority(os.PRIO_PROCESS, 0, int(sys.argv[1]))
give_way()
print(os.getpriority(os.PRIO_PROCESS, 0))
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus.open(tmp_path / "corpus.db")
    yield opened
    opened.close()


def task(name: str, words: str = "") -> Task:
    """A record that was read already; with the same words nearly the same as another one."""
    reading: Future[Reading] = Future()
    own = words or " ".join(f"{name}{number}" for number in range(200))
    reading.set_result(replace(harbour_reading(), text=f"{harbour_reading().text} {own}", title=name))
    return Task(name, f"{name}.txt", name.encode(), _reading=reading)


def test_a_group_is_one_transaction(corpus: Corpus) -> None:
    """Eight records are committed once, in their order, and told as what they are."""
    asked = list[str]()
    with corpus.write() as connection:
        connection.set_trace_callback(asked.append)
    filed = Filer(corpus, SEPARATE).file([task(f"r{number}") for number in range(8)])
    assert asked.count("BEGIN IMMEDIATE") == 1
    assert [each.outcome for each in filed] == ["filed"] * 8
    assert [corpus.documents.titles()[each.document_id or 0] for each in filed] == [f"r{number}" for number in range(8)]


def test_records_of_a_group_know_each_other(corpus: Corpus) -> None:
    """The same bytes, and nearly the same text, are noticed also between records that are filed together."""
    words = " ".join(f"word{number}" for number in range(200))
    filed = Filer(corpus, SEPARATE).file([task("a", words), task("b", words), task("a", words)])
    assert [each.outcome for each in filed] == ["filed", "filed", "duplicate"]
    assert "nearly the same" in str(filed[1].reason)
    assert filed[2].document_id == filed[0].document_id


def test_one_that_cannot_be_filed_takes_no_other_with_it(corpus: Corpus) -> None:
    """A purged record is refused with its reason, and those beside it are filed."""
    filer = Filer(corpus, SEPARATE)
    gone = filer.file([task("gone")])[0].document_id
    assert gone is not None
    purge(corpus, gone, reason="erasure request", by="U1", now=NOW)
    filed = filer.file([task("one"), task("gone"), task("two")])
    assert [each.outcome for each in filed] == ["filed", "refused", "filed"]
    assert "erasure request" in str(filed[1].reason)
    assert sorted(corpus.documents.titles().values()) == ["one", "two"]


def test_of_a_group_that_cannot_be_written_nothing_is_there(corpus: Corpus) -> None:
    """When the database fails half-way, none of the records was told and none is kept."""
    with corpus.write() as connection:
        connection.execute(
            """CREATE TRIGGER full BEFORE INSERT ON document WHEN new.title = 'two'
            BEGIN INSERT INTO no_such_table VALUES (1); END"""
        )
    with pytest.raises(CorpusError):
        Filer(corpus, SEPARATE).file([task("one"), task("two")])
    assert corpus.documents.count() == 0


def test_what_is_known_needs_no_transaction(corpus: Corpus) -> None:
    """Taking a run up again waits for nobody who writes: what is here already is only looked up."""
    Filer(corpus, SEPARATE).file([task("one"), task("two")])
    other = Corpus.open(corpus.path)
    with other.write():
        known = [Task(name, f"{name}.txt", name.encode()) for name in ("one", "two")]
        assert [each.outcome for each in Filer(corpus, SEPARATE).file(known)] == ["duplicate", "duplicate"]
    other.close()


def test_groups_are_small() -> None:
    """At most eight records and 100 kB at once, so that nobody who writes waits long; a large record comes alone."""
    sizes = [60_000, 50_000, 5_000_000, *[10] * 10]
    groups = list(in_groups(Task(str(size), data=bytes(size)) for size in sizes))
    assert [[len(each.data) for each in group] for group in groups] == [
        [60_000], [50_000], [5_000_000], [10] * 8, [10] * 2
    ]  # fmt: skip # shorter than one a line
    assert groups[0][0].sha256 == hashlib.sha256(bytes(60_000)).hexdigest()


def test_ctrl_c_is_held_back_until_what_is_filed_is_told() -> None:
    """The first Ctrl-C is heard at the end of the block; who presses it again is heard at once."""
    done = list[str]()

    def stopped(times: int) -> None:
        with not_stopped():
            for _ in range(times):
                signal.raise_signal(signal.SIGINT)
            done.append(f"told after {times}")

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            stopped(1)
        with pytest.raises(KeyboardInterrupt):
            stopped(2)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert done == ["told after 1"]


@pytest.mark.parametrize(("before", "after"), [(0, 10), (15, 15)])
def test_filing_many_gives_way(before: int, after: int) -> None:
    """A program that has given way is nicer than others, and never less nice than it was."""
    at_least = max(before, os.getpriority(os.PRIO_PROCESS, 0))
    told = subprocess.run([sys.executable, "-c", _GIVES_WAY, str(at_least)], capture_output=True, text=True, check=True)
    assert int(told.stdout) == max(after, at_least)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows a processor's idle time as a class of its own")
def test_who_asks_the_bot_goes_before_the_readers_of_many(tmp_path: Path) -> None:
    """The readers of a command take idle time alone."""
    (tmp_path / "a.txt").write_text("Minutes of the harbour group.")
    with Readers(count=1) as readers:
        [task] = readers.read_ahead(found((str(tmp_path / "a.txt"),)).sources, unless=lambda _: False)
        assert task.reading().text == "Minutes of the harbour group."
        [reader] = readers._all
        assert reader._process is not None
        assert os.sched_getscheduler(reader._process.pid) == os.SCHED_IDLE

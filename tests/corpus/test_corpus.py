"""The store: one writer at a time, nothing half-written, clear words for a file that cannot be used."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.corpus import Corpus, CorpusError
from briefings.corpus.fulltext import searchable
from briefings.corpus.subscriptions import AlreadySubscribedError

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def subscribe(corpus: Corpus, channel: str = "C1") -> int:
    return corpus.subscriptions.add(
        channel, cadence="weekly", weekday=0, hour=9, time_zone="Asia/Tokyo", by="U1", now=NOW
    ).id


def test_opening_again_finds_what_was_kept(tmp_path: Path) -> None:
    """A second opening migrates nothing anew and finds the rows of the first."""
    first = Corpus.open(tmp_path / "corpus.db")
    subscribe(first)
    first.close()
    second = Corpus.open(tmp_path / "corpus.db")
    assert [each.channel for each in second.subscriptions.running()] == ["C1"]
    second.close()


def test_the_file_is_in_wal_mode_with_foreign_keys(tmp_path: Path) -> None:
    """Readers don't wait for the writer, and a row cannot point to nothing."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    with corpus.write() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with pytest.raises(sqlite3.IntegrityError), corpus.write() as connection:
        connection.execute("INSERT INTO content VALUES (99, x'00', 'x')")
    corpus.close()


def test_many_writes_stay_in_the_log_until_their_end(tmp_path: Path) -> None:
    """Pages that are changed again and again are moved into the file once, at the end, also when the run fails."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    with corpus.many_writes():
        pass  # what the migrations wrote is moved
    before = (tmp_path / "corpus.db").stat().st_size

    def write_much_and_fail() -> None:
        with corpus.many_writes():
            for number in range(40):
                with corpus.write() as connection:
                    connection.execute("CREATE TABLE IF NOT EXISTS page (number INTEGER, filled BLOB)")
                    connection.execute("INSERT INTO page VALUES (?, zeroblob(200000))", (number,))
            with corpus.write() as connection:
                assert connection.execute("PRAGMA cache_size").fetchone()[0] == -16_000
            assert (tmp_path / "corpus.db").stat().st_size == before, "8 MB, of which SQLite moves each fourth"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_much_and_fail()
    assert (tmp_path / "corpus.db").stat().st_size > before + 8_000_000
    with corpus.write() as connection:
        assert connection.execute("PRAGMA cache_size").fetchone()[0] == -2000
        assert connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0] == 1000
    corpus.close()


def test_two_writers_in_two_threads_both_succeed(tmp_path: Path) -> None:
    """The second writer waits for the first instead of failing."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    ready = threading.Barrier(2)

    def write(channel: str) -> None:
        ready.wait()
        for number in range(20):
            subscribe(corpus, f"{channel}{number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(corpus.subscriptions.running()) == 40
    corpus.close()


def test_a_failed_block_leaves_nothing_and_the_next_one_works(tmp_path: Path) -> None:
    """An error inside a write rolls it back and frees the writer's place."""
    corpus = Corpus.open(tmp_path / "corpus.db")

    def write_and_fail() -> None:
        with corpus.write():
            subscribe(corpus)
            subscribe(corpus)

    with pytest.raises(AlreadySubscribedError):
        write_and_fail()
    assert corpus.subscriptions.running() == []
    subscribe(corpus)
    assert len(corpus.subscriptions.running()) == 1
    corpus.close()


def test_revision_grows_for_every_process(tmp_path: Path) -> None:
    """A name that another process adds raises the revision that this one sees."""
    ours, theirs = Corpus.open(tmp_path / "corpus.db"), Corpus.open(tmp_path / "corpus.db")
    before = ours.revision()
    person = theirs.spellings.add_subject("person", "Naoki Ota")
    theirs.spellings.add("person", person, "Ohta", key="ota", origin="admin", added_by="U1", now=NOW)
    assert ours.revision() > before
    ours.close()
    theirs.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"not a database, but long enough to look at" * 40, "damaged or is not a Briefings database")],
)
def test_a_strange_file_is_refused_with_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    """A file that is no database is named, and what to do is said."""
    (tmp_path / "strange.db").write_bytes(content)
    with pytest.raises(CorpusError, match=said):
        Corpus.open(tmp_path / "strange.db")
    assert (tmp_path / "strange.db").read_bytes() == content


def test_a_missing_folder_is_refused_with_one_sentence(tmp_path: Path) -> None:
    """A path in no folder is named, and what to do is said."""
    with pytest.raises(CorpusError, match="check that its folder exists"):
        Corpus.open(tmp_path / "nowhere" / "corpus.db")


def test_a_channel_subscribes_once(tmp_path: Path) -> None:
    """A second running subscription of one cadence is refused; after the first ended there may be a new one."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    first = subscribe(corpus)
    with pytest.raises(AlreadySubscribedError, match="already gets a weekly digest"):
        subscribe(corpus)
    corpus.subscriptions.end(first, by="U1", now=NOW)
    subscribe(corpus)
    assert len(corpus.subscriptions.of_channel("C1")) == 1
    corpus.close()


def test_a_period_is_written_once_and_a_row_is_claimed_once(tmp_path: Path) -> None:
    """The outbox takes each period of a subscription once, and one claimant gets a row."""
    corpus = Corpus.open(tmp_path / "corpus.db")
    subscription = subscribe(corpus)

    def put(ids: list[str]) -> bool:
        return corpus.outbox.put(
            subscription, "2026-01-05", since=NOW, until=NOW, channel="C1", messages=["{}", "{}"], ids=ids, now=NOW
        )

    assert put(["a", "b"]) is True
    assert put(["c", "d"]) is False
    assert [row.id for row in corpus.outbox.waiting()] == ["a", "b"]
    assert corpus.outbox.claim("a", now=NOW) is True
    assert corpus.outbox.claim("a", now=NOW) is False
    corpus.outbox.sent("a", ts="1.2", now=NOW)
    assert [row.id for row in corpus.outbox.waiting()] == ["b"]
    assert corpus.outbox.last_until() == {subscription: NOW.isoformat()}
    corpus.close()


def test_cjk_characters_stand_apart() -> None:
    """Japanese of any length is a phrase of single characters; other words stay whole."""
    assert searchable("第24回 ＡＰＰＩの会議").split() == ["第", "24", "回", "APPI", "の", "会", "議"]

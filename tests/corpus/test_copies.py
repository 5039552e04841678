"""Copies of a corpus: exports, backups and restores are whole and equal; what is removed for good is gone."""

from __future__ import annotations

import base64
import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlite_utils

from briefings.corpus import Corpus, CorpusError
from briefings.corpus.copies import is_sound, replace_damaged
from briefings.corpus.migrations import are_pending, corpus_migrations
from briefings.exchange import as_csv, markdown_pages, sheets
from briefings.filing import FilingError, changes, file_record, file_seeds, tray
from briefings.filing.changes import Desk
from briefings.filing.purge import purge, to_be_purged
from briefings.reading.formats.bundles import unbundled
from briefings.records import ReadPassage, ReadPerson, ReadTopic, SubjectKind
from tests.filing.readings import harbour_reading, renamed

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with the seeds, a new version, a merger, an undone edit and a digest that was sent."""
    path = tmp_path_factory.mktemp("seeded") / "corpus.db"
    corpus = Corpus.open(path)
    file_seeds(corpus, NOW)
    for number, data in enumerate((b"one", b"two", b"three")):
        file_record(
            corpus,
            data,
            f"{number}.txt",
            renamed(harbour_reading(number + 5), f"Group {number}"),
            reader_version=1,
            filed_by="U1",
            now=NOW,
            version_of=None if number < 2 else corpus.documents.recent(1)[0].id,
        )
    desk = Desk(
        corpus,
        "U1",
        NOW,
        read=lambda data, filename: renamed(harbour_reading(int(filename[0]) + 5), f"Group {filename[0]}"),
    )
    people = {each.name: each.id for each in corpus.spellings.named("person")}
    changes.merge(desk, "person", people["Lena Vogt"], people["Ines Costa"])
    changes.undo(desk, changes.retire(desk, corpus.documents.recent(1)[0].id))
    subscription = corpus.subscriptions.add(
        "C1", cadence="weekly", weekday=0, hour=9, time_zone="UTC", by="U1", now=NOW
    ).id
    corpus.outbox.put(subscription, "p", since=NOW, until=NOW, channel="C1", messages=["{}"], ids=["d1"], now=NOW)
    corpus.close()
    return path


@pytest.fixture
def corpus(seeded: Path, tmp_path: Path) -> Iterator[Corpus]:
    """A copy of the seeded corpus that a test may change."""
    source = Corpus.open(seeded)
    source.back_up(tmp_path / "corpus.db")
    source.close()
    opened = Corpus.open(tmp_path / "corpus.db")
    yield opened
    opened.close()


def test_export_import_export_is_equal_byte_for_byte(corpus: Corpus, tmp_path: Path) -> None:
    """An imported corpus exports to the very same bytes, finds the same passages and is sound."""
    exported = "".join(corpus.exported_lines())
    other = Corpus.open(tmp_path / "other.db")
    other.import_lines(io.StringIO(exported))
    assert "".join(other.exported_lines()) == exported
    assert all(each.advice is None for each in other.health.look_over(now=NOW, reader_version=1))
    with other.write() as connection:
        found = connection.execute("SELECT count(*) FROM passage_words WHERE passage_words MATCH 'consent'").fetchone()
    assert found[0] > 0
    other.close()


def test_an_export_is_read_by_our_own_reader(corpus: Corpus) -> None:
    """What we export we can add again: each current document with the bytes as they were filed."""
    parts = unbundled("".join(corpus.exported_lines()).encode(), "corpus.jsonl")
    assert len(parts) == corpus.documents.count()
    assert {part.data for part in parts} >= {b"one", b"three"}


@pytest.mark.parametrize("line", ["{", '{"table":"nothing","row":{"a":1}}', '{"table":"person","row":{"id":1}}', "[]"])
def test_a_damaged_export_imports_nothing(corpus: Corpus, tmp_path: Path, line: str) -> None:
    """One bad line and nothing is imported; the sentence names the line."""
    lines = list(corpus.exported_lines())
    other = Corpus.open(tmp_path / "other.db")
    with pytest.raises(CorpusError, match="damaged in line 8"):
        other.import_lines([*lines[:7], line, *lines[7:]])
    with pytest.raises(CorpusError, match="incomplete"):
        other.import_lines([each for each in lines if '"table":"person"' not in each])
    assert other.documents.count() == 0
    assert other.import_lines(lines) == len(lines) - 1
    with pytest.raises(CorpusError, match="holds records already"):
        other.import_lines(lines)
    other.close()


def test_what_is_no_export_says_so(corpus: Corpus, tmp_path: Path) -> None:
    """A file of another kind, and an export of a newer version, are refused with what to do."""
    other = Corpus.open(tmp_path / "other.db")
    with pytest.raises(CorpusError, match="no export of Briefings"):
        other.import_lines(["hello"])
    header = json.loads(next(iter(corpus.exported_lines())))
    header["schema"].append("m999_later")
    with pytest.raises(CorpusError, match="newer version"):
        other.import_lines([json.dumps(header)])
    other.close()


def test_a_column_name_in_an_export_is_no_sql(corpus: Corpus, tmp_path: Path) -> None:
    """An export that was tampered with cannot run statements of its own."""
    lines = list(corpus.exported_lines())
    other = Corpus.open(tmp_path / "other.db")
    with pytest.raises(CorpusError, match="damaged in line 2"):
        other.import_lines([lines[0], json.dumps({"table": "meta", "row": {'key") SELECT 1; --': "x"}})])
    other.close()


def schema_of(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return sorted(
        (row[0], " ".join(row[1].split()))
        for row in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        )
    )


STEPS = [migration.name for migration in corpus_migrations().pending(sqlite_utils.Database(memory=True))]


@pytest.mark.parametrize("applied", range(1, len(STEPS)))
def test_a_file_of_each_earlier_schema_is_brought_up_to_date(tmp_path: Path, applied: int) -> None:
    """A database of any earlier version opens, keeps its rows, and has the same schema as a new one."""
    path = tmp_path / "old.db"

    old = sqlite_utils.Database(sqlite3.connect(path, isolation_level=None))
    corpus_migrations().apply(old, stop_before=STEPS[applied])
    old.conn.execute(
        """INSERT INTO document (id, record_id, title, kind, provenance, filename, sha256, reader_version, filed_by,
            filed_at, first_seen) VALUES (1, 1, 'Old minutes', 'minutes', 'official', 'a.txt', 'x', 1, 'U1', ?, ?)""",
        (NOW.isoformat(), NOW.isoformat()),
    )
    old.conn.execute("INSERT INTO content VALUES (1, x'6f6c64', 'old')")
    old.conn.close()
    opened, new = Corpus.open(path), Corpus.open(tmp_path / "new.db")
    assert [(each.title, opened.documents.original(each.id)) for each in opened.documents.recent(2)] == [
        ("Old minutes", b"old")
    ]
    with opened.write() as ours, new.write() as theirs:
        assert schema_of(ours) == schema_of(theirs)
        assert not are_pending(ours)
    filed = file_record(opened, b"new", "b.txt", harbour_reading(), reader_version=1, filed_by="U1", now=NOW)
    assert filed.outcome == "filed"
    opened.close()
    new.close()


@pytest.mark.parametrize("applied", [6, len(STEPS) - 1])
def test_an_export_of_an_earlier_schema_is_imported(tmp_path: Path, applied: int) -> None:
    """An export that an older version made gives a corpus of the present version."""
    lines = [json.dumps({"briefings_export": 1, "schema": STEPS[:applied]})]
    row = {
        "id": 1,
        "record_id": 1,
        "title": "Old minutes",
        "kind": "minutes",
        "provenance": "official",
        "filename": "a.txt",
        "sha256": "x",
        "reader_version": 1,
        "filed_by": "U1",
        "filed_at": NOW.isoformat(),
        "first_seen": NOW.isoformat(),
    }
    content = {"document_id": 1, "original": {"base64": base64.b64encode(b"old").decode()}, "text": "old"}
    lines += [json.dumps({"table": "document", "row": row}), json.dumps({"table": "content", "row": content})]
    lines.insert(1, json.dumps({"table": "meta", "row": {"key": "names_revision", "value": "3"}}))
    corpus, new = Corpus.open(tmp_path / "corpus.db"), Corpus.open(tmp_path / "new.db")
    corpus.import_lines(lines)
    assert corpus.documents.original(1) == b"old"
    with corpus.write() as ours, new.write() as theirs:
        assert schema_of(ours) == schema_of(theirs)
    corpus.close()
    new.close()


def test_a_backup_is_made_and_put_back_while_others_read(corpus: Corpus, tmp_path: Path) -> None:
    """Restoring brings back what was there, for a program that has the file open too, and keeps what it replaced."""
    other_program = Corpus.open(corpus.path)
    before = "".join(corpus.exported_lines())
    corpus.back_up(tmp_path / "backup.db")
    file_record(corpus, b"later", "x.txt", harbour_reading(), reader_version=1, filed_by="U1", now=NOW)
    revision = other_program.revision()
    count = other_program.documents.count()
    kept = corpus.restore(tmp_path / "backup.db", now=NOW)
    assert other_program.documents.count() == count - 1
    assert other_program.revision() > revision
    restored = "".join(corpus.exported_lines())
    assert [line for line in restored.split("\n") if "names_re" not in line] == [
        line for line in before.split("\n") if "names_re" not in line
    ]
    again = Corpus.open(kept)
    assert again.documents.count() == count
    again.close()
    other_program.close()


def test_what_was_sent_since_the_backup_is_not_sent_again(corpus: Corpus, tmp_path: Path) -> None:
    """A digest that was waiting in the backup, and one that is newer than it, stay sent after a restore."""
    subscription = corpus.subscriptions.running()[0].id
    corpus.back_up(tmp_path / "backup.db")
    corpus.outbox.put(
        subscription, "q", since=NOW, until=NOW + timedelta(days=7), channel="C1", messages=["{}"], ids=["d2"], now=NOW
    )
    with corpus.write() as connection:
        connection.execute("UPDATE delivery SET state = 'sent', ts = '1.2', sent_at = ?", (NOW.isoformat(),))
    corpus.restore(tmp_path / "backup.db", now=NOW)
    assert [(each.id, each.state, each.ts) for each in corpus.outbox.of_subscription(subscription)] == [
        ("d1", "sent", "1.2"),
        ("d2", "sent", "1.2"),
    ]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 99, None])
def test_a_bad_backup_is_not_put_back(corpus: Corpus, tmp_path: Path, content: bytes | None) -> None:
    """A file that is no sound backup of Briefings is refused, and the corpus stays."""
    bad = tmp_path / "bad.db"
    if content is None:
        with sqlite3.connect(bad) as connection:
            connection.execute("CREATE TABLE other (x)")
        connection.close()
    else:
        bad.write_bytes(content)
    count = corpus.documents.count()
    with pytest.raises(CorpusError, match="no database of Briefings"):
        corpus.restore(bad, now=NOW)
    assert corpus.documents.count() == count


def test_a_damaged_database_is_replaced_by_its_backup(corpus: Corpus, tmp_path: Path) -> None:
    """What cannot be opened any more is kept, the backup takes its place, and no digest is sent on a guess."""
    corpus.back_up(tmp_path / "backup.db")
    count = corpus.documents.count()
    corpus.close()
    damaged = bytearray(corpus.path.read_bytes())
    damaged[4_096 : len(damaged) // 2] = b"\xff" * (len(damaged) // 2 - 4_096)
    corpus.path.write_bytes(damaged)
    assert not is_sound(corpus.path)
    with pytest.raises(CorpusError, match="no database of Briefings"):
        replace_damaged(corpus.path, corpus.path, now=NOW)
    kept = replace_damaged(corpus.path, tmp_path / "backup.db", now=NOW)
    assert kept.read_bytes() == bytes(damaged)
    assert is_sound(corpus.path)
    again = Corpus.open(corpus.path)
    assert again.documents.count() == count
    assert [each.id for each in again.outbox.uncertain()] == ["d1"]
    again.close()


def test_the_compact_copy_opens_like_any_other(corpus: Corpus, tmp_path: Path) -> None:
    """VACUUM INTO gives a file of its own with everything in it, and never replaces one."""
    corpus.vacuum_into(tmp_path / "out.db")
    copy = Corpus.open(tmp_path / "out.db")
    assert "".join(copy.exported_lines()) == "".join(corpus.exported_lines())
    copy.close()
    with pytest.raises(CorpusError, match="exists already"):
        corpus.vacuum_into(tmp_path / "out.db")


def test_cells_are_no_formulas() -> None:
    """What a spreadsheet would calculate is marked as text, in every script; numbers and plain text stay."""
    dangerous = ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "  =1", "＝1", "\u3000=1", "\n=1"]
    rows = list(
        csv.reader(io.StringIO(as_csv([dangerous, ["plain", -4, None, True, "a,b\nc"]]).removeprefix("\ufeff")))
    )
    assert rows[0] == [f"'{text}" for text in dangerous]
    assert rows[1] == ["plain", "-4", "", "yes", "a,b\nc"]


def test_tables_and_pages_hold_the_corpus(corpus: Corpus) -> None:
    """Every table has its heading and rows; every current record has a page, and its words cannot become markup."""
    tables = {name: list(rows) for name, rows in sheets(corpus)}
    assert len(tables["documents"]) == 1 + corpus.documents.count()
    assert all(len(rows) > 1 and len({len(row) for row in rows}) == 1 for rows in tables.values())
    pages = dict(markdown_pages(corpus))
    assert len(pages) == corpus.documents.count()
    harbour = next(text for text in pages.values() if "Harbour Group, sixth meeting" in text)
    assert "**Jonas Brandt**:\n\nMember Brandt: Consent records" in harbour


def test_health_sees_and_mends_what_is_out_of_step(corpus: Corpus) -> None:
    """A damaged index, orphaned names and stuck digests are named with what to do; mending puts right what it can."""

    def ill() -> set[str]:
        later = NOW + timedelta(hours=1)
        return {each.name for each in corpus.health.look_over(now=later, reader_version=1) if each.advice}

    assert ill() == {"deliveries"}
    with corpus.write() as connection:
        connection.execute("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")
        connection.execute("INSERT INTO person (name) VALUES ('Nobody')")
        connection.execute("UPDATE document SET reader_version = 0 WHERE id = 1")
    assert ill() == {"deliveries", "full text", "orphans", "readings"}
    assert len(corpus.health.mend()) == 2
    assert ill() == {"deliveries", "readings"}
    assert corpus.health.mend() == []


def test_a_purged_record_is_gone_from_every_byte(corpus: Corpus, tmp_path: Path) -> None:
    """After a purge no word of the record is in the file; a tombstone stays, and the same file is not filed again."""
    secret = replace(
        renamed(harbour_reading(40, "2025-06-07"), "Zanzibar Xylophone Council"),
        title="Zanzibar minutes",
        people=(ReadPerson("Quetzal Ypsilanti"),),
        topics=(*harbour_reading().topics, ReadTopic("zanzibar trade", (), 1, (1,))),
    )
    data = b"Zanzibar Xylophone Council: Quetzal Ypsilanti spoke."
    kept = "".join(sorted(line for line in corpus.exported_lines() if '"table":"passage"' in line))
    filed = file_record(corpus, data, "zanzibar.txt", secret, reader_version=1, filed_by="U1", now=NOW)
    assert filed.document_id is not None
    desk = Desk(corpus, "U1", NOW, read=lambda data, filename: secret)
    changes.edit_field(desk, filed.document_id, "title", "Zanzibar minutes, corrected")
    changes.rename(desk, "person", _named(corpus, "person", "Quetzal Ypsilanti"), "Quetzal Ypsilanti the Elder")
    changes.merge(desk, "topic", _named(corpus, "topic", "zanzibar trade"), _named(corpus, "topic", "consent records"))
    discarded = tray.bring(corpus, data, "zanzibar-copy.txt", proposed=True, by="U2", now=NOW)
    tray.turn_down(corpus, discarded, by="U1", now=NOW, reason="Zanzibar is on file")
    corpus.feedback.add("U2", "wrong match", "{}", "who", "Zanzibar minutes say", (1,), NOW)
    holdings = to_be_purged(corpus, filed.document_id)
    assert (holdings.titles, holdings.passages, holdings.corrections) == (("Zanzibar minutes, corrected",), 3, 1)
    with pytest.raises(FilingError, match="give the reason"):
        purge(corpus, filed.document_id, reason=" ", by="U1", now=NOW)
    purge(corpus, filed.document_id, reason="erasure request", by="U1", now=NOW)
    assert "".join(sorted(line for line in corpus.exported_lines() if '"table":"passage"' in line)) == kept
    for path in tmp_path.glob("corpus.db*"):
        content = path.read_bytes()
        assert all(word not in content for word in (b"Zanzibar", b"Xylophone", b"Ypsilanti", b"zanzibar")), path
    with pytest.raises(FilingError, match=r"purged on 5 Jan 2026 \(erasure request\)"):
        file_record(corpus, data, "zanzibar.txt", secret, reader_version=1, filed_by="U1", now=NOW)
    with pytest.raises(FilingError, match="purged already"):
        to_be_purged(corpus, filed.document_id)
    assert all(each.advice is None for each in corpus.health.look_over(now=NOW, reader_version=1))


def test_a_purge_takes_questions_along(corpus: Corpus) -> None:
    """What people asked when they were shown a purged record, and what they quoted of it alone, goes with it."""
    words = "The secret lighthouse fund paid for nine zebras. 灯台の秘密基金は九頭の縞馬を買った。"
    passage = ReadPassage(0, len(words))
    secret = replace(
        harbour_reading(41), text=words, turns=(), topics=(), commitments=(), people=(), passages=(passage,)
    )
    filed = file_record(corpus, words.encode(), "zebras.txt", secret, reader_version=1, filed_by="U1", now=NOW)
    assert filed.document_id is not None
    shown = corpus.passages.of_document(filed.document_id)[0].passage_id
    other = corpus.passages.of_document(corpus.documents.recent(20)[-1].id)[0].passage_id
    gone = {
        "who has zebras": (shown,),
        "Lighthouse fund paid for nine zebras?": (),
        "九頭の縞馬を買ったのは": (),
    }
    kept = {"what did brandt say": (other,), "who paid for nine lives": (), "縞馬": ()}
    for number, (asked, passages) in enumerate({**gone, **kept}.items()):
        corpus.feedback.add("U2", "wrong match", f"{number}", asked, "shown", passages, NOW)
    purge(corpus, filed.document_id, reason="erasure request", by="U1", now=NOW)
    assert {each.asked for each in corpus.feedback.waiting(10)} == set(kept)


def _named(corpus: Corpus, kind: SubjectKind, name: str) -> int:
    return next(each.id for each in corpus.spellings.named(kind) if each.name == name)


def test_a_purge_leaves_what_others_say(corpus: Corpus) -> None:
    """People and meetings that other records speak of stay, with what those records say of them."""
    document = next(each for each in corpus.documents.recent(20) if each.filename == "0.txt")
    purge(corpus, document.id, reason="test", by="U1", now=NOW)
    assert "Jonas Brandt" in {each.name for each in corpus.spellings.named("person")}
    assert "Group 0" not in {each.name for each in corpus.spellings.named("series")}

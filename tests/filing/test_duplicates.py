"""Duplicates: the same bytes and nearly the same text are noticed; what only shares a subject is not."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.corpus import Corpus
from briefings.data import data_folder
from briefings.filing import Duplicates, Filed, Origin, difference, file_record, find_duplicates, reread_document
from briefings.filing.likeness import bag_of, bands_of, most_alike, similarity, words_of
from briefings.reading import read
from tests.filing.readings import harbour_reading

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MINUTES = next(path for path in data_folder("seeds").iterdir() if "my-number" in path.name).read_text()


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus.open(tmp_path / "corpus.db")
    yield opened
    opened.close()


def filed(corpus: Corpus, text: str, name: str = "minutes.txt") -> Filed:
    return file_record(corpus, text.encode(), name, read(text.encode(), name), reader_version=1, filed_by="U1", now=NOW)


def duplicates_of(corpus: Corpus, text: str) -> list[tuple[int, bool]]:
    reading = read(text.encode(), "other.txt")
    return [(each.document_id, each.same_bytes) for each in find_duplicates(corpus, text.encode(), reading)]


def test_the_same_bytes_are_noticed_also_when_retired(corpus: Corpus) -> None:
    """The same file is the same file, whether its record is shown or was retired."""
    document = filed(corpus, MINUTES).document_id
    assert document is not None
    assert duplicates_of(corpus, MINUTES) == [(document, True)]
    corpus.documents.retire(document, by="U1", now=NOW)
    found = find_duplicates(corpus, MINUTES.encode(), harbour_reading())
    assert [(each.document_id, each.same_bytes, each.retired) for each in found] == [(document, True, True)]


@pytest.mark.parametrize(
    "changed",
    [
        MINUTES + "\n\nCorrected on 7 November 2022.\n",
        MINUTES.replace("\n", "\r\n").upper(),
        MINUTES.replace("Board", "Agency").replace("we", "they"),
        MINUTES[: len(MINUTES) * 95 // 100],
    ],
    ids=["a line added", "other line ends and capitals", "words replaced", "its end cut off"],
)
def test_nearly_the_same_text_is_noticed(corpus: Corpus, changed: str) -> None:
    """A corrected, converted or cut copy is shown with how alike it is."""
    document = filed(corpus, MINUTES).document_id
    filed(corpus, "An altogether different record about harbours and ships.")
    assert duplicates_of(corpus, changed) == [(document, False)]


def test_a_japanese_copy_is_noticed(corpus: Corpus) -> None:
    """Text without spaces between words is compared, too."""
    text = "第六回会議を開催し、個人情報の保護及び本人の同意の記録について議論した。事務局から説明があった。" * 3
    document = filed(corpus, text).document_id
    assert duplicates_of(corpus, text.replace("事務局", "座長")) == [(document, False)]


def test_another_meeting_of_the_same_body_is_no_duplicate(corpus: Corpus) -> None:
    """Two records that share a form and a subject, but not their words, are two records."""
    words = MINUTES.split()
    shuffled = random.Random(4).sample(words, len(words))  # noqa: S311 - a fixed order, no secret
    filed(corpus, MINUTES)
    assert duplicates_of(corpus, " ".join(shuffled)) == []


def test_documents_from_before_sketches_are_found(corpus: Corpus) -> None:
    """A document that an older version filed has no sketch; it gets one when it is needed."""
    document = filed(corpus, MINUTES).document_id
    with corpus.write() as connection:
        connection.execute("DELETE FROM sketch")
    assert duplicates_of(corpus, MINUTES + " And more.") == [(document, False)]
    assert corpus.sketches.missing() == []


@given(st.text())
def test_any_text_has_a_sketch(text: str) -> None:
    """Sixteen numbers that SQLite can keep, the same each time."""
    bands = bands_of(text)
    assert len(bands) == 16
    assert all(-(2**63) <= band < 2**63 for band in bands)
    assert bands == bands_of(text)


def test_a_sketch_stays_the_same_for_ever() -> None:
    """What was kept years ago is comparable: the numbers depend on no run, machine or version."""
    assert bands_of("Consent must be asked for again.")[:2] == (-8417798880291883680, 6342103882161872756)


def test_a_difference_is_told_by_lines() -> None:
    """What was added, removed and changed is told in order, with the line of the new text; spacing does not count."""
    old = "Title\n\nOne stays.\nTwo goes.\nThree is here.\nFour   stays.\n"
    new = "Title\nOne stays.\n\nThree was here.\nFour stays.\nFive is new.\n"
    found = difference(old, new)
    assert [(each.kind, each.line, each.old, each.new) for each in found.changes] == [
        ("changed", 4, ("Two goes.", "Three is here."), ("Three was here.",)),
        ("added", 6, (), ("Five is new.",)),
    ]
    assert difference(old, old).changes == ()
    assert difference("gone", "").changes[0].kind == "removed"


lines = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)


@given(lines, lines)
def test_a_difference_leads_from_one_text_to_the_other(old: list[str], new: list[str]) -> None:
    """Taking the changes back from the new lines gives the old ones."""
    rebuilt: list[str] = []
    at = 1
    for change in difference("\n".join(old), "\n".join(new)).changes:
        rebuilt += [*new[at - 1 : change.line - 1], *change.old]
        at = change.line + len(change.new)
    rebuilt += new[at - 1 :]
    assert rebuilt == old


texts = st.lists(st.sampled_from("consent dues 会議 harbour tide".split()), max_size=30).map(" ".join)


@settings(max_examples=40)
@given(texts, texts)
def test_bags_of_words_never_rule_out_what_is_alike(left: str, right: str) -> None:
    """What two bags allow is at least how alike the texts are, so that no duplicate is missed for it."""
    assert most_alike(bag_of(left), bag_of(right)) >= similarity(words_of(left), words_of(right), 0.0) - 1e-9


def test_a_text_that_was_read_again_is_compared_as_it_is_now(corpus: Corpus) -> None:
    """Whoever files many records knows texts again, but not one that another reader has read otherwise since."""
    old, now = " ".join(f"old{number}" for number in range(50)), " ".join(f"now{number}" for number in range(50))
    first, second = (replace(harbour_reading(), text=f"{words} {harbour_reading().text}") for words in (old, now))
    document = file_record(corpus, b"one", "1.txt", first, reader_version=1, filed_by="U1", now=NOW).document_id
    assert document is not None
    finder, origin = Duplicates(corpus), Origin("of another file", "2.txt", 1)
    assert [each.document_id for each in finder.of(origin, first)] == [document]
    reread_document(corpus, document, second, reader_version=2)
    assert finder.of(origin, first) == []
    assert [each.document_id for each in finder.of(origin, second)] == [document]


def test_texts_of_one_form_are_compared_without_being_read_each_time(corpus: Corpus) -> None:
    """Records that share phrases are told apart by what is known of them, however many there are."""
    shared = " ".join(f"shared{number}" for number in range(50)) + " "
    forms = [shared * 8 + f"A{number} b{number} c{number} " * 60 for number in range(14)]
    finder, asked = Duplicates(corpus), list[str]()
    with corpus.write() as connection:
        connection.set_trace_callback(asked.append)
    for number, text in enumerate(forms):
        data, name, reading = text.encode(), f"{number}.txt", replace(harbour_reading(), text=text)
        assert finder.of(Origin(hashlib.sha256(data).hexdigest(), name, 1), reading) == []
        file_record(corpus, data, name, reading, reader_version=1, filed_by="U1", now=NOW)
    assert len(corpus.sketches.sharing(bands_of(forms[-1]), 20)) > 5
    assert not [each for each in asked if "text FROM content" in each]

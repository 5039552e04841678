"""Changes made one after another and taken back in any order: in the end everything is as it was."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefings.filing import changes
from briefings.filing.changes import ChangeError
from briefings.records import BriefingsError, ReadAttendance
from tests.filing.readings import harbour_reading
from tests.filing.shelf import Shelf, shelf, two_records
from tests.filing.test_changes import CHANGES

__all__ = ["shelf"]  # fixture

# Each was left with somebody too many, once: a version that the undo forgot, a split taken back before what followed.
_ORDERS = (
    (("new version", "no promise", "somebody new"), ("no promise", "somebody new", "new version")),
    (("new version", "somebody new"), ("new version", "somebody new")),
    (("split a person", "somebody new"), ("split a person", "somebody new")),
    (("somebody new", "new version"), ("somebody new", "new version")),
)


def made(shelf: Shelf, names: Sequence[str]) -> list[tuple[str, int]]:
    """The changes that can be made in this order, each with its audit entry."""
    done = []
    for name in names:
        try:
            done.append((name, CHANGES[name](shelf)))
        except (BriefingsError, KeyError, IndexError):
            continue  # what it is about is gone by an earlier change
    return done


def take_back(shelf: Shelf, entries: Sequence[tuple[str, int]]) -> None:
    """Undo them in this order; what has to wait for another one comes after it."""
    waiting = list(entries)
    while waiting:
        refused = []
        for name, entry in waiting:
            try:
                changes.undo(shelf.desk, entry)
            except ChangeError:
                refused.append((name, entry))
        assert len(refused) < len(waiting), f"never to be undone: {refused}"
        waiting = refused


@pytest.mark.parametrize(("order", "back"), _ORDERS, ids=[", ".join(each) for each, _ in _ORDERS])
def test_an_order_that_left_something_leaves_nothing(shelf: Shelf, order: Sequence[str], back: Sequence[str]) -> None:
    """Whichever of two changes of one name is taken back first, the name leads where it led before both."""
    two_records(shelf)
    before = shelf.told()
    done = dict(made(shelf, order))
    assert set(done) == set(order)
    take_back(shelf, [(name, done[name]) for name in back])
    assert shelf.told() == before


@pytest.mark.parametrize("seed", range(12))
def test_a_random_order_leaves_nothing(shelf: Shelf, seed: int) -> None:
    """Two to five changes, taken back in any order, leave what was there before, also when all is read again."""
    pick = random.Random(seed)  # noqa: S311 - the same each time
    two_records(shelf)
    before = shelf.told()
    # A version that was retired and then taken back is brought back by hand: `test_versions.py`.
    done = made(shelf, pick.sample(sorted(set(CHANGES) - {"retire"}), pick.randint(2, 5)))
    pick.shuffle(done)
    take_back(shelf, done)
    assert shelf.told() == before
    shelf.reread_all()
    assert shelf.told() == before


def test_an_answer_that_is_taken_back_lets_the_name_lead_where_it_led(shelf: Shelf) -> None:
    """“Is X Y?” answered with somebody on file and taken back: X is somebody of their own again."""
    asked = replace(harbour_reading().questions[0], question="Is “Jo Brandt-Mey” Jonas Brandt?")
    reading = replace(harbour_reading(), questions=(asked,))
    document = shelf.file(replace(reading, attendance=(*reading.attendance, ReadAttendance("Jo Brandt-Mey"))), b"one")
    before = shelf.told()
    people = shelf.ids("person")
    entry = changes.answer_question(shelf.desk, document, asked.question, "yes", means=people["Jonas Brandt"])
    assert set(shelf.ids("person")) == set(people) - {"Jo Brandt-Mey"}
    changes.undo(shelf.desk, entry)
    assert shelf.told() == before

"""What goes back over the socket is what the app answered."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt import BoltResponse

from bot.outgoing import acked, json_response
from bot.socket_mode import whole_ack

WORDS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(envelope=WORDS, payload=st.dictionaries(WORDS, st.one_of(WORDS, st.integers(), st.lists(WORDS, max_size=3))))
def test_an_ack_holds_the_answer_as_it_was_written(envelope: str, payload: dict[str, object]) -> None:
    """Whatever an answer holds, the ack is one JSON object with the envelope's id and that answer."""
    ack = whole_ack(envelope, json_response(payload))
    assert ack is not None
    assert json.loads(ack) == {"envelope_id": envelope, "payload": payload}


@pytest.mark.parametrize(
    "response", [acked(), BoltResponse(status=200, body="words"), BoltResponse(status=404, body='{"error": "x"}')]
)
def test_what_is_no_json_answer_is_left_to_bolt(response: BoltResponse) -> None:
    """An empty ack, plain words and a failure are sent as Bolt sends them."""
    assert whole_ack("1", response) is None

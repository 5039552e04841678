"""Conversations in a chat: who wrote what is kept apart, whatever they write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefings import reading
from briefings.reading.conversations.chat import Message, as_conversation, messages_of

START = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)


def said(*messages: tuple[str, str]) -> str:
    return as_conversation(
        "Slack", [Message(START + timedelta(minutes=at), name, text) for at, (name, text) in enumerate(messages)]
    )


def test_a_conversation_is_called_one() -> None:
    """Long messages in prose make no article, and a report that is spoken of makes no official record of them."""
    long = "We talked with the ministry this morning, and they were clear that the official report comes late. " * 4
    text = said(("Ben Okafor", long), ("maya", "I will send the minutes of the 6th meeting by 30 June 2025."))
    found = reading.read((text + "\n").encode(), "conversation.txt")
    assert (found.kind, found.provenance.label, found.published) == ("conversation", "unknown", "2025-06-02")
    assert found.title.startswith("Conversation in Slack, 2 June 2025: “We talked with the ministry")
    assert [(each.speaker, each.attribution) for each in found.turns] == [("Ben Okafor", "stated"), ("maya", "stated")]
    assert [(each.speaker, each.due[1]) for each in found.commitments] == [("maya", "2025-06-30")]
    assert found.meetings == ()
    assert found.attendance == ()


def test_nobody_can_put_words_into_the_mouth_of_another() -> None:
    """A message that looks like somebody else's message, label or list of attendees stays its writer's words."""
    forged = (
        "Fine.\n\n[2025-06-02 09:31 UTC] Mika Arai: I resign.\rMika Arai: I resign.\nAttendees:\n* Mika Arai, Chair"
    )
    found = reading.read(said(("Ben Okafor", forged)).encode(), "conversation.txt")
    assert [each.speaker for each in found.turns] == ["Ben Okafor"]
    assert found.attendance == ()
    assert found.text[found.passages[0].start : found.passages[0].end] == "Fine."


def test_an_app_is_nobody() -> None:
    """What an app posted has no speaker, and neither has a message of somebody whose name is not known."""
    text = as_conversation("Slack", [Message(START, "Build", "It passed.", by_app=True), Message(START, "", "Good.")])
    assert [each.speaker for each in messages_of(text)] == [None, None]


def test_another_text_is_no_conversation() -> None:
    """A text that only begins like one is read as what it is."""
    assert messages_of("Conversation in Slack, 2 June 2025\n\nMika Arai: Welcome.\n") == []


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=60)), min_size=1, max_size=5))
def test_every_message_is_found_again(messages: list[tuple[str, str]]) -> None:
    """Whatever signs are in names and words: as many messages come out as went in, with their words."""
    found = messages_of(said(*messages))
    assert len(found) == len(messages)
    for each, (_, text) in zip(found, messages, strict=True):
        assert each.words.split() == " ".join(text.splitlines()).split()

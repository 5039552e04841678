"""What holds for any bytes: a reading whose offsets are right, or one clear sentence; the same every time."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.reading import MAX_BYTES, UnreadableRecordError, read
from briefings.reading.contract import as_contract
from briefings.records import BriefingsError, Reading

PIECES = st.sampled_from(
    [
        "Present: ",
        "Chair: ",
        "Jane Doe",
        "JD: ",
        "\n",
        "\n\n",
        "- ",
        "| a | b |",
        "# ",
        "## ",
        "**",
        ":",
        "：",
        "(",
        ")",
        "第6回",
        "議事録",
        "○田中委員　",
        "出席者",
        "令和4年",
        "2030",
        "by ",
        "will ",
        "Mr. Ota",
        ">> ",
        "<v Ann>",
        "WEBVTT\n",
        "\t",
        "1. ",
        "https://example.org/a",
        "Member: ",
        "Thank you, ",
        ".",
        "。",
        " ",
        "the sixth meeting of the Water Board",
        "end of fiscal 2025",
    ]
)


def check(reading: Reading) -> None:
    """Offsets lie in the text, turns and topics point to passages that exist, and the contract can be written."""
    for passage in reading.passages:
        assert 0 <= passage.start < passage.end <= len(reading.text)
        assert reading.text[passage.start : passage.end].strip()
        assert passage.turn is None or 0 <= passage.turn < len(reading.turns)
    for index, turn in enumerate(reading.turns):
        own = [reading.text[one.start : one.end] for one in reading.passages if one.turn == index]
        assert turn.text == "\n\n".join(own)
        assert (turn.speaker is None) == (turn.attribution == "unknown")
        assert turn.reason or turn.attribution == "stated"
    for topic in reading.topics:
        assert list(topic.passages) == sorted(set(topic.passages))
        assert all(0 <= one < len(reading.passages) for one in topic.passages)
    for commitment in reading.commitments:
        assert (commitment.due[0] or "") <= (commitment.due[1] or "9")
    assert set(as_contract(reading)) >= {"title", "meetings", "turns", "passages", "reasons"}


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Any bytes give a reading whose parts fit together, or an error in one sentence."""
    try:
        reading = read(data, "record.txt")
    except BriefingsError as error:
        message = str(error)
    else:
        check(reading)
        message = "Read."
    assert message.endswith(".")


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
@example("**Mr. OtaPresent: **")  # behind the label there is nothing but what sets it off
def test_anything_that_looks_like_minutes(text: str) -> None:
    """Broken minutes of every kind give a reading whose parts fit together, the same each time."""
    try:
        reading = read(text.encode(), "record.txt")
    except BriefingsError:
        return
    check(reading)
    assert read(text.encode(), "record.txt") == reading


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp932", b""),
        ("euc_jp", b""),
        ("iso2022_jp", b""),
    ],
)
def test_encodings(encoding: str, mark: bytes) -> None:
    """Japanese minutes read the same in every encoding that Japanese bodies publish in."""
    text = (
        "第６回データ連携検討会　議事録\n\n日時：令和４年１０月５日（水）１３：００から１４：３０\n場所：オン"
        "ライン\n\n○田中座長　それでは始めます。\n\n○鈴木委員　資料について質問です。\n"
    )
    [meeting] = [one for one in read(mark + text.encode(encoding), "minutes.txt").meetings if one.status == "recorded"]
    assert (meeting.series, meeting.number, meeting.date) == ("データ連携検討会", 6, "2022-10-05")
    assert (meeting.start, meeting.end) == ("13:00", "14:30")


@pytest.mark.parametrize("data", [b"", b"   \n\n ", b"\x00\x01\x02\x03" * 50, bytes(range(1, 32)) * 20])
def test_unreadable(data: bytes) -> None:
    """What is empty or no text is refused in one sentence."""
    with pytest.raises(UnreadableRecordError, match=r"\.$"):
        read(data, "record.txt")


def test_too_large() -> None:
    """A file above the limit is refused before it is decoded."""
    with pytest.raises(UnreadableRecordError, match="larger than"):
        read(b"a" * (MAX_BYTES + 1), "record.txt")


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "word\n" * 20_000,
        ":" * 200_000,
        ":\n" * 20_000,
        "a" * 500_000,
        "(" * 50_000,
        "[" * 50_000,
        "*" * 50_000,
        "# " * 20_000,
    ],
    ids=[
        "one line",
        "one word a line",
        "colons",
        "lines of colons",
        "one word",
        "brackets",
        "links",
        "stars",
        "hashes",
    ],
)
def test_degenerate_files_come_back(text: str) -> None:
    """Files without any structure come back, with no speakers."""
    assert read(text.encode(), "record.txt").turns == ()


def test_captions_are_called_like_their_file() -> None:
    """What the first speaker says is no title where the file has a name."""
    talk = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Anna Berg>We repair it.\n\n00:05.000 --> 00:09.000\n<v Tom>Good.\n"
    assert read(talk.encode(), "pier_talk.vtt").title == "pier talk"

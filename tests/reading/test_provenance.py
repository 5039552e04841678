"""What kind of source a record is: a named body's, the press's, an AI's, or unknown."""

from __future__ import annotations

import pytest

from briefings.reading import read

ROSTER = "Present: Ann Bell (chair), Carl Dorn, Eve Falk, Gus Holt\n\n"
TALK = "Ann Bell: Let us begin with the budget.\n\nCarl Dorn: The budget is late.\n\nAnn Bell: We will wait for it.\n"


@pytest.mark.parametrize(
    ("text", "label", "reason"),
    [
        (f"Minutes of the Harbour Safety Committee, 3 May 2023\n\n{ROSTER}{TALK}", "official", "Harbour Safety Comm"),
        (f"# Lagoon Working Group, 4th meeting\n\nDate: 3 May 2023\n\n{ROSTER}{TALK}", "official", "does not say who"),
        (
            "第３回 港湾安全委員会 議事録\n\n日時：令和5年5月3日\n\n○田中委員　資料を見ました。\n\n○鈴木委員　同じで"
            "す。\n",
            "official",
            "港湾安全委員会",
        ),
        (
            f"Notes\n\nhttps://www.harbours.gov.uk/notes/3\n\nMinutes of 3 May 2023\n\n{ROSTER}{TALK}",
            "official",
            "www.harbours.gov.uk",
        ),
        (
            f"Minutes, 3 May 2023\n\nPublished by the Office for Harbours\n\n{ROSTER}{TALK}",
            "official",
            "Published by the Office for Harbours",
        ),
        (f"Minutes, 3 May 2023\n\n{ROSTER}{TALK}", "unknown", "names no body"),
        (f"Meeting notes 2023-05-03\n\n{TALK}", "unknown", "names no body"),
        (f"Storefront team sync, 3 May 2023 - notes\n\n{ROSTER}{TALK}", "unknown", ""),
        (f"My notes of the Harbour Safety Committee, 3 May 2023\n\n{ROSTER}{TALK}", "unknown", "My notes"),
        (
            f"Harbour Safety Committee, 3 May 2023\nMinutes\n\nThese notes are not an official "
            f"record.\n\n{ROSTER}{TALK}",
            "unknown",
            "not an official record",
        ),
        (f"Chat log: Harbour Safety Committee\n\n{TALK}", "unknown", "Chat log"),
        (f"Harbour Committee (exported from Slack)\n\n{TALK}", "unknown", "exported from Slack"),
        (
            "港湾安全委員会 個人メモ\n\n令和5年5月3日\n\n田中：資料を見ました。\n\n鈴木：同じです。\n\n田中：終わり"
            "ます。\n",
            "unknown",
            "個人メモ",
        ),
        (TALK, "unknown", "names no body"),
        (
            "Joint Statement\n\nThird Ministerial Meeting on Tides\nNorby, 3 May 2023\n\n1. We, the ministers "
            "responsible for tides, met.\n",
            "official",
            "",
        ),
        (
            "From: Ann Bell\nTo: list@lakes.example\nSubject: Readout: Lake Council, 3 May 2023\n\nThe Lake Council "
            "met on 3 May 2023.\n",
            "unknown",
            "",
        ),
    ],
)
def test_minutes_are_official_only_where_a_body_is_named(text: str, label: str, reason: str) -> None:
    """The form of minutes is not enough to be official: the record must name the body, and the reason says so."""
    provenance = read(text.encode(), "pasted.txt").provenance
    assert provenance.label == label
    assert any(reason in one for one in provenance.reasons), provenance.reasons


STORY = (
    "The harbour stays open at night, the port said on Monday. {0} For two months nothing had moved between the "
    "outer quay "
    "and the old fish market after eight in the evening.\n\n"
    "It had been closed since a crane fell in March and blocked the way to the inner quay, where forty boats lie, "
    "most of "
    "them too old to be moved to another port.\n\n"
    "Fishing boats may come back next week, after the divers have looked at the quay walls and the lights have been "
    "mended "
    "by the two men who look after them.\n"
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Harbour opens\n\nBy Greta Lund\n\n" + STORY.format(""), "press"),
        ("The Quayside Courier\n\nHarbour opens\n\n" + STORY.format(""), "press"),
        ("Harbour opens\n\n" + STORY.format("“We are glad,” said Ole Berg, who warned of fog."), "press"),
        (
            "What I saw at the harbour\n\nI went there on Monday and I said hello to everybody whom I met, and we "
            "sat down by the boats for "
            "a long time to talk about the summer and the fog.\n\n"
            "We looked at the quay for an hour, and then I wrote this down for those who stayed at home, who will "
            "want to know how the boats looked and whether the lights were on.\n\n"
            "I think that we should go back in spring, when we can see the boats and I have more time to walk to "
            "the end "
            "of the inner quay and look at the crane.\n",
            "unknown",
        ),
    ],
)
def test_press_needs_a_sign_of_the_press(text: str, label: str) -> None:
    """An article is press where a by-line, an outlet or reported speech says so; somebody's own story is not."""
    assert read(text.encode(), "pasted.txt").provenance.label == label


@pytest.mark.parametrize(
    ("head", "label"),
    [("Harbour Safety Committee, 3rd meeting", "official-machine-translated"), ("Meeting notes", "unknown")],
)
def test_a_translation_of_nobody_s_minutes_is_not_official(head: str, label: str) -> None:
    """That a machine translated a text does not make it a body's own; the sentence stands among the reasons."""
    text = f"{head}\n3 May 2023\n\nThis page was translated automatically by DeepL.\n\n{ROSTER}{TALK}"
    provenance = read(text.encode(), "pasted.txt").provenance
    assert provenance.label == label
    assert any("DeepL" in one for one in provenance.reasons)


@pytest.mark.parametrize(
    ("said", "translated"),
    [
        ("(English notes have been translated from the Japanese notes using a machine translation)", True),
        ("(These minutes were translated from Japanese by DeepL)", True),
        ("(Minutes translated by the secretariat)", False),
        ("Mr. Berg noted that the old minutes were translated by a machine", False),
    ],
)
def test_a_remark_in_brackets_says_how_minutes_were_translated(said: str, translated: bool) -> None:
    """What stands in brackets at the top speaks of the record itself; what somebody notes does not."""
    text = f"Harbour Safety Committee, 3rd meeting\n{said}\n3 May 2023\n\n{ROSTER}{TALK}"
    label = read(text.encode(), "pasted.txt").provenance.label
    assert label == ("official-machine-translated" if translated else "official")


def test_a_signed_text_may_quote_a_machine() -> None:
    """An article with a by-line that quotes what chatbots write is not written by one."""
    story = STORY.format("“Certainly! Here is a response,” began one answer; another closed with “I hope this helps!”")
    assert (
        read(f"Who wrote this?\n\n*by Greta Lund, secretary*\n\n{story}".encode(), "a.md").provenance.label
        != "ai-written"
    )
    own = "The harbour\n\nAs I do not have direct access to the ministry's website, this is made up.\n\n"
    assert read((own + STORY.format("")).encode(), "a.txt").provenance.label == "ai-written"

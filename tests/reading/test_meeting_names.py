"""How a meeting is called, when it began and where it was, in heads that say other things beside that."""

from __future__ import annotations

import pytest

from briefings.reading import read


@pytest.mark.parametrize(
    ("text", "series"),
    [
        (
            "# 2016 05 12 TSC Minutes\n\nRope Project\n\nTechnical Steering Committee (TSC) Meeting\n\nMay 12, 2016\n",
            "T",
        ),
        ("Board/Minutes/2023-10\n\nFrom Kelp Foundation\n\nDate and time: 26 October 2023, 13:00 UTC\n", "K"),
        (
            "Library Team Handbook\n\nAdministrative Council\n\nAdministrative Council Minutes\n\nMay 3, 2004\n",
            "A",
        ),
        ("# Ropebis Minutes ABCD 89, Holm\n\nChair: Ada Brack\n\n## Session 1: March 3, 2014\n\nAda spoke.\n", "R"),
        ("Minutes for 16 - 18 March 2005\nmeeting of ISO/JTC1/SC22/RG\n\nMeeting convened at 9:30 AM.\n", "I"),
        (
            "# Rope Annual General Meeting 2022\n\n## Minutes\n\n- 2022-04-08\n\n- Board Report (10 min, Ann Lee)\n",
            "G",
        ),
    ],
)
def test_a_page_is_called_by_its_body(text: str, series: str) -> None:
    """A wiki's address, a date before a name, a handbook and an item with its minutes are no part of a body's name."""
    names = {
        "T": "Technical Steering Committee",
        "K": "Kelp Foundation Board",
        "A": "Administrative Council",
        "R": "Ropebis",
        "I": "ISO/JTC1/SC22/RG",
        "G": "Rope Annual General Meeting",
    }
    reading = read(text.encode(), "minutes.md" if text.startswith("#") else "minutes.txt")
    assert reading.meetings[0].series == names[series]


def test_a_meeting_that_began_late_has_not_ended_then() -> None:
    """The hour at which a meeting began, behind the one for which it was called, is not its end."""
    said = "The meeting was scheduled for 9:00am (Eastern) and began at 9:35 when a quorum was recognized by the chair."
    reading = read(f"Rope Board Meeting Minutes\nSeptember 11, 2010\n\n1. Call to order\n\n{said}\n".encode(), "a.txt")
    assert reading.meetings[0].end is None


def test_words_beside_a_day_are_no_place() -> None:
    """What an item or a field of a page says beside its day is not where the meeting was."""
    head = "# Rope triage meeting 2021-12-07\n\n* Meeting date: 2021-12-07\n\nPresent: Ada Brack, Owen Tate\n\n"
    plans = "- December 8 -- Unstable feature backlog bonanza\n- Let's skip December 29 (mid-holiday for many)\n"
    assert read((head + plans).encode(), "a.md").meetings[0].place is None


def test_minutes_in_tags_are_a_page() -> None:
    """Minutes that a Markdown file holds as HTML are read like a page: everybody on the list, and no tags."""
    names = "".join(f"<li>{name}</li>\n\n" for name in ("Ada Brack", "Owen Tate", "Lis Moe"))
    head = "<h1>Rope Committee Meeting Minutes</h1>\n<p><strong>Date:</strong> 2016-03-23</p>\n<h2>Attendance</h2>\n"
    page = f"{head}<ul>\n\n{names}</ul>\n"
    assert [one.name for one in read(page.encode(), "minutes.md").attendance] == ["Ada Brack", "Owen Tate", "Lis Moe"]


def test_an_item_says_nothing_of_the_record() -> None:
    """An agenda's item about a chat's channel does not make minutes somebody's own notes."""
    head = "# 21-11-2023 TSC Meeting Minutes\n\n## Agenda\n\n- Is the Slack Channel closed?\n\n"
    text = f"{head}## Attendees\n\n- Ada Brack\n- Lis Moe\n"
    assert read(text.encode(), "a.md").provenance.label == "official"


def test_a_blog_keeps_its_fields_without_a_rule() -> None:
    """The day in a blog's fields at the top is when it was published, and no meeting's; the title is its field's."""
    fields = "Title: Rope Foundation Board Meeting\nDate: 2014-02-07 16:41\nAuthor: ada\nTags: rope\nSlug: rope-board\n"
    reading = read(f"{fields}\nThe Rope Foundation Board met for two hours last week.\n".encode(), "a.md")
    assert (reading.title, reading.published) == ("Rope Foundation Board Meeting", "2014-02-07")
    assert all(meeting.start is None for meeting in reading.meetings)


def test_a_meeting_that_speaks_of_a_press_release_is_none() -> None:
    """Notes with a list of who attended are minutes, though an item of theirs is about a press release."""
    head = "Rope Foundation Interim Board Meeting\n=====\n\nSeptember 30, 2014, 19:30-20:45 UTC\n\nAttending\n-----\n\n"
    names = "* AB: Ada Brack (Univ of Holm)\n* LM: Lis Moe (Tide AG)\n"
    items = "\nActions\n-------\n\n* AB: prepare a budget\n* LM: update the wording of the press release\n"
    reading = read((head + names + items).encode(), "a.md")
    assert (reading.kind, reading.meetings[0].date) == ("minutes", "2014-09-30")


@pytest.mark.parametrize(
    "text",
    [
        "Rope plugin\n\nTo install the plugin, edit its first line to say where\nyou would like it to be.\n",
        "It prints from new to old, and\nusually lists old ropes first, but with this option,\nthey are last.\n",
    ],
)
def test_a_sentence_counts_no_meetings(text: str) -> None:
    """The words before "first" in running text are no body that met for the first time."""
    assert read(text.encode(), "readme.txt").meetings == ()

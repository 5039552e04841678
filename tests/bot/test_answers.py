"""People ask /brief in Slack and are answered, over the real socket."""

from __future__ import annotations

from bot.workspace import Workspace as Bot
from briefings.filing import file_record
from tests.bot.made_up import HOSTILE, reading_of
from tests.kit.workspace import Workspace


async def test_person(workspace: Workspace) -> None:
    """A person's answer is private and shows their role, their words, the meeting, its date and the provenance."""
    shown = await workspace.as_member().types("/brief person Ohta")
    assert shown.ok
    assert shown.ephemeral
    for words in ("Naoki Ota", "Director", "We need consent", "Data Sharing Working Group", "20 May 2025"):
        assert words in shown.words
        assert words in shown.text
    assert "machine translation" in shown.words


async def test_hostile_words_are_only_words(workspace: Workspace) -> None:
    """What a record says is shown as it stands: no mention, no link, no markup of its own."""
    shown = await workspace.as_member().types("/brief person Hana Sato")
    assert HOSTILE in shown.words
    assert "<!channel>" not in shown.text
    assert "&lt;!channel&gt;" in shown.text
    kinds = {element["type"] for block in shown.message["blocks"] for element in _inline(block)}
    assert kinds <= {"text", "link"}
    links = [each for block in shown.message["blocks"] for each in _inline(block) if each["type"] == "link"]
    assert all("evil" not in str(link["url"]) for link in links)


def _inline(block: dict[str, object]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    waiting: list[object] = [block]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if "elements" not in here and here.get("type") in ("text", "link", "user", "broadcast", "channel"):
                found.append(here)
            waiting.extend(here.get("elements", []))
        elif isinstance(here, list):
            waiting.extend(here)
    return found


async def test_meeting_leads_to_its_people_and_back(workspace: Workspace) -> None:
    """From a meeting one gets to a speaker, and from there back to the meeting, in the same private message."""
    member = workspace.as_member()
    shown = await member.types("/brief meeting data sharing")
    assert "13:00–14:30" in shown.words
    assert "Kenji Otani" in shown.words
    person = await member.clicks("Naoki Ota", on=shown)
    assert person.ephemeral
    assert "We need consent" in person.words
    back = await member.clicks("Data Sharing Working Group (6th)", on=person)
    assert "Absent" in back.words


async def test_unnamed_stays_unnamed(workspace: Workspace) -> None:
    """A speaker whom the record does not name is an unnamed member, with the label as printed."""
    shown = await workspace.as_member().types("/brief topic consent")
    assert "Unnamed member, printed as “Member:”" in shown.words
    assert "written by an AI" in shown.words


async def test_word_that_is_no_subcommand(workspace: Workspace) -> None:
    """A word that is no subcommand starts a lookup over everything."""
    shown = await workspace.as_member().types("/brief otani")
    assert "Kenji Otani" in shown.words


async def test_nothing_found_offers_a_search(workspace: Workspace) -> None:
    """When nothing is found the answer says so, says what to try, and offers to look inside the records."""
    shown = await workspace.as_member().types("/brief person Zebedee")
    assert "Zebedee" in shown.words
    assert any("earch" in label for label in shown.labels())


async def test_guide_and_help(workspace: Workspace) -> None:
    """/brief alone shows things to try that this corpus can answer; help lists every subcommand."""
    guide = await workspace.as_member().types("/brief")
    assert "/brief person Naoki Ota" in guide.words
    listed = await workspace.as_member().types("/brief help")
    for name in ("person", "meeting", "topic", "search", "digest", "add"):
        assert f"/brief {name}" in listed.words
    one = await workspace.as_member().types("/brief help person")
    assert "misspelled" in one.words


async def test_share(workspace: Workspace) -> None:
    """Share shows the answer to everybody, with who shared it, and without anybody's buttons."""
    member = workspace.as_member()
    shown = await member.types("/brief person Naoki Ota")
    await member.clicks("Share", on=shown)
    posted = workspace.posts()[-1]
    assert "We need consent" in str(posted["blocks"])
    assert member.user in str(posted["blocks"])
    assert "actions" not in {block["type"] for block in posted["blocks"]}


async def test_guests_are_told_politely(workspace: Workspace) -> None:
    """A guest gets one polite sentence and nothing of the records."""
    shown = await workspace.as_guest().types("/brief person Naoki Ota")
    assert shown.ok
    assert "full members" in shown.words
    assert "consent" not in shown.words


async def test_kinds_are_listed(workspace: Workspace) -> None:
    """A subcommand with nothing after it lists what there is, as buttons."""
    member = workspace.as_member()
    shown = await member.types("/brief person")
    assert "Naoki Ota" in shown.labels()
    chosen = await member.clicks("Naoki Ota", on=shown)
    assert "We need consent" in chosen.words


async def test_mistyped_subcommand_is_offered_only_when_nothing_is_found(workspace: Workspace) -> None:
    """A mistyped subcommand is offered as a button; a word that finds something is not taken for a mistyped one."""
    member = workspace.as_member()
    shown = await member.types("/brief persn Naoki Ota")
    offered = "Did you mean /brief person Naoki Ota?"
    if offered in shown.labels():
        chosen = await member.clicks(offered, on=shown)
        assert "We need consent" in chosen.words
    shown = await member.types("/brief digset weekly")
    assert "Did you mean /brief digest weekly?" in shown.labels()
    found = await member.types("/brief otani")
    assert not any("Did you mean" in label for label in found.labels())


async def test_recent(workspace: Workspace) -> None:
    """/brief recent lists the newest records, each with what kind of source it is."""
    shown = await workspace.as_member().types("/brief recent")
    assert "Consent explained" in shown.words
    assert "written by an AI" in shown.words
    assert "2 records on file" in shown.words


async def test_commitments(workspace: Workspace) -> None:
    """/brief commitments lists what falls due, with its date and its source; of a person, only theirs."""
    member = workspace.as_member()
    shown = await member.types("/brief commitments")
    assert "31 Dec 2025" in shown.words
    assert "A bill is due" in shown.words
    assert "machine translation" in shown.words
    shown = await member.types("/brief commitments otani")
    assert "No record on file names a date" in shown.words


async def test_more_of_what_somebody_said_about_something(workspace: Workspace, bot: Bot) -> None:
    """The second page of a question goes on where the first one ended."""
    lines: list[tuple[str | None, str, str]] = [
        ("Naoki Ota", "Ota:", f"Point {number} on roads: repair them.") for number in range(1, 9)
    ]
    reading = reading_of("Roads Council (1st)", lines, topics={"roads": "roads"})
    file_record(bot.corpus, b"roads", "roads.txt", reading, reader_version=1, filed_by="seeds", now=bot.now())
    member = workspace.as_member()
    first = await member.types("/brief what did ota say about roads")
    points = {number for number in range(1, 9) if f"Point {number} " in first.words}
    second = await member.clicks("More passages", on=first)
    assert len(points) == 5
    assert {number for number in range(1, 9) if f"Point {number} " in second.words} == set(range(1, 9)) - points


async def test_who_was_there_comes_first_when_asked(workspace: Workspace) -> None:
    """A question for who was at a meeting is answered with that before anything else."""
    shown = await workspace.as_member().types("/brief who was at the data sharing working group")
    assert shown.words.index("Naoki Ota") < shown.words.index("Opening")

"""The Home tab, the search window with fields that complete, pictures."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from bot.drawing import draw
from bot.pictures import Bars
from bot.workspace import Workspace as Bot
from tests.kit.workspace import Workspace, words_of


async def test_home_shows_what_is_new_and_what_i_follow(workspace: Workspace) -> None:
    """The Home tab has search, what is new with its label, and what the person follows; a member sees no desk."""
    member = workspace.as_member()
    await member.types("/brief follow topic:consent")
    home = words_of((await member.opens_home()).home or {})
    assert "Search the records" in home
    assert "Consent explained" in home
    assert "written by an AI" in home
    assert "topic “consent”" in home
    assert "desk" not in home


async def test_home_suggests_what_this_corpus_has(workspace: Workspace) -> None:
    """Whoever follows nothing yet is shown how to follow a topic that is on file; what is typed so works."""
    colleague = workspace.as_colleague()
    home = words_of((await colleague.opens_home()).home or {})
    [suggested] = re.findall(r'/brief follow topic:"[^"]+"', home)
    assert "You follow topic" in (await colleague.types(suggested)).words


async def test_home_of_an_admin_has_the_desk(workspace: Workspace) -> None:
    """An admin's Home tab has their desk, whose buttons open what they say in a window."""
    admin = workspace.as_admin()
    home = (await admin.opens_home()).home
    assert "Admins’ desk" in words_of(home or {})
    shown = await admin.clicks("What was changed", on=home)
    assert "filed" in words_of(shown.modal or {})


async def test_home_of_a_guest_refuses_politely(workspace: Workspace) -> None:
    """A guest's Home tab says that it is not for them, and shows nothing of the records."""
    home = words_of((await workspace.as_guest().opens_home()).home or {})
    assert "full members" in home
    assert "Consent" not in home


async def test_home_leads_into_a_window_in_which_one_goes_on(workspace: Workspace) -> None:
    """A record opened from the Home tab leads on within its window, and back."""
    member = workspace.as_member()
    home = (await member.opens_home()).home
    shown = await member.chooses("Open a record…", "Data Sharing Working Group (6th)", on=home)
    assert "A machine translation." in words_of(shown.modal or {})
    on = await member.clicks("Data Sharing Working Group (6th)", on=shown.modal)
    assert "13:00–14:30" in words_of(on.modal or member.modal or {})
    await member.clicks("Back", on=member.modal)
    assert "A machine translation." in words_of(member.modal or {})
    assert "Share" not in str(member.modal)


async def test_digests_of_a_chosen_channel(workspace: Workspace) -> None:
    """The Home tab shows the digests of the channel that one chooses there."""
    member = workspace.as_member()
    await member.types("/brief digest weekly")
    home = (await member.opens_home()).home
    shown = await member.chooses("A channel", workspace.channel("#policy"), on=home)
    assert "Digests of this channel" in words_of(shown.modal or {})


async def test_search_window_completes_and_finds(workspace: Workspace) -> None:
    """The shortcut's fields complete as one types, from the people, topics and meetings on file."""
    member = workspace.as_member()
    await member.uses_shortcut("search_records")
    assert "Naoki Ota" in await member.looks_up("find-person", "ohta")
    assert "Hana Sato" in await member.looks_up("find-person", "")
    assert "consent" in await member.looks_up("find-topic", "con")
    meetings = await member.looks_up("find-meeting", "data")
    assert any("(6th)" in each for each in meetings)
    nothing = await member.submits({})
    assert "at least one field" in nothing.errors["words"]
    await member.submits({"find-person": "Naoki Ota", "find-topic": "consent"})
    assert "Naoki Ota on consent" in words_of(member.modal or {})


async def test_search_window_with_words_and_a_speaker(workspace: Workspace) -> None:
    """Words and a speaker find that speaker's passages with these words, and no others."""
    member = workspace.as_member()
    await member.uses_shortcut("search_records")
    await member.looks_up("find-person", "ota")
    await member.submits({"words": "consent", "find-person": "Naoki Ota"})
    shown = words_of(member.modal or {})
    assert "We need consent" in shown
    assert "I agree" not in shown


async def test_guest_gets_no_window_and_no_names(workspace: Workspace) -> None:
    """A guest who uses the shortcut gets no window."""
    guest = workspace.as_guest()
    await guest.uses_shortcut("search_records")
    assert guest.modal is None


async def test_picture_is_uploaded_once_and_reused(workspace: Workspace, bot: Bot) -> None:
    """Who spoke how much is a picture with its words; asked again by somebody else, it is the same file."""
    for person in (workspace.as_member(), workspace.as_colleague()):
        shown = await person.types("/brief meeting data sharing")
        await person.clicks("Who spoke how much", on=shown)
        message = await person.waits_for("Turns: ")
        [image] = [block for block in message["blocks"] if block["type"] == "image"]
        assert "Naoki Ota: 2" in image["alt_text"]
        file_id = image["slack_file"]["id"]
    assert list(workspace.sandbox.workspace.files) == [file_id]
    data = workspace.sandbox.workspace.contents[file_id]
    assert Image.open(io.BytesIO(data)).format == "PNG"


async def test_picture_gone_from_slack_is_drawn_again(workspace: Workspace, bot: Bot) -> None:
    """A picture that the workspace deleted is uploaded anew."""
    member = workspace.as_member()
    await member.clicks("Who spoke how much", on=await member.types("/brief meeting data sharing"))
    await member.waits_for("Turns: ")
    [old] = list(workspace.sandbox.workspace.files)
    del workspace.sandbox.workspace.files[old]
    await member.clicks("Who spoke how much", on=await member.types("/brief meeting data sharing"))
    await bot.background.settled()
    assert len(workspace.sandbox.workspace.files) == 1


@pytest.mark.parametrize("name", ["太田直樹", "نواف", "👩‍🔬", "Zoë 👩‍🔬 Ångström", "x" * 300, " "])
def test_picture_draws_any_name(name: str) -> None:
    """Any name can be drawn: other scripts, emoji, very long ones; dark words on light paper, the same each time."""
    bars = Bars(name, "Turns", ((name, 3), ("", 0)))
    data = draw(bars)
    assert data == draw(bars)
    image = Image.open(io.BytesIO(data)).convert("L")
    assert min(image.tobytes()) < 60
    assert image.getpixel((5, 5)) == 255

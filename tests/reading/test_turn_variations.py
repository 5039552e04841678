"""One conversation in dozens of layouts: however its speakers are printed, each says the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract

_BODIES = {
    "Anna Lindqvist": "Ministry of Ports",
    "Bo Ekman": "Port Authority",
    "Cato Veen": "Harbour AB",
    "Priya Raman": "Dockside Ltd",
    "Tom O'Hara": "Tidal Trust",
}
_SAID = (
    ("Anna Lindqvist", "Good morning, and thank you all for coming. We have two items today."),
    ("Bo Ekman", "The budget for the new quay is nearly done, but the figures for dredging are still missing."),
    ("Anna Lindqvist", "When will they be there?"),
    ("Cato Veen", "We expect them from the contractor next week."),
    ("Priya Raman", "I would like to add that the pilots have asked for a longer channel."),
    ("Bo Ekman", "That is not in the budget at all."),
    ("Tom O'Hara", "Then let us come back to it. I agree with Bo on the figures."),
    ("Anna Lindqvist", "Thank you. That closes the item, and the meeting."),
)

_Form = Callable[[str], str]


def _given(name: str) -> str:
    return name.split()[0]


def _family(name: str) -> str:
    return name.split()[1]


def _initials(name: str) -> str:
    return name[0] + _family(name)[0]


def _title(name: str) -> str:
    return "Ms" if name[0] in "AP" else "Mr"


# Each prints what stands before the words of somebody.
_IN_FULL: dict[str, _Form] = {
    "Name:": lambda name: f"{name}: ",
    "Name –": lambda name: f"{name} – ",
    "Name -": lambda name: f"{name} - ",
    "Name (Body):": lambda name: f"{name} ({_BODIES[name]}): ",
    "Name, Body:": lambda name: f"{name}, {_BODIES[name]}: ",
    "Name [Body]:": lambda name: f"{name} [{_BODIES[name]}]: ",
    "NAME:": lambda name: f"{name.upper()}: ",
    "NAME (BODY):": lambda name: f"{name.upper()} ({_BODIES[name].upper()}): ",
    ">> NAME:": lambda name: f">> {name.upper()}: ",
    ">>Name:": lambda name: f">>{name}: ",
    "**Name:**": lambda name: f"**{name}:** ",
    "**Name**:": lambda name: f"**{name}**: ",
    "**Name**": lambda name: f"**{name}** ",
    "_Name_:": lambda name: f"_{name}_: ",
    "- Name:": lambda name: f"- {name}: ",
    "- **Name**:": lambda name: f"- **{name}**: ",
    "Dr Name:": lambda name: f"Dr {name}: ",
    "Speaker Name:": lambda name: f"Speaker {name}: ",
    "[10:01] Name:": lambda name: f"[10:01] {name}: ",
    "10:01:22 Name:": lambda name: f"10:01:22 {name}: ",
    "Name [10:01]:": lambda name: f"{name} [10:01]: ",
    "Name over words": lambda name: f"{name}\n",
    "Name (Body) over words": lambda name: f"{name} ({_BODIES[name]})\n",
    "NAME over words": lambda name: f"{name.upper()}\n",
    "Name: over words": lambda name: f"{name}:\n",
    "**Name** over words": lambda name: f"**{name}**\n",
    "heading over words": lambda name: f"### {name}\n\n",
    "Name 10:01 over words": lambda name: f"{name}  10:01\n",
    "[00:10:01] Name over words": lambda name: f"[00:10:01] {name}\n",
}
_IN_PART: dict[str, tuple[_Form, _Form]] = {  # with what remains of the name where there is no list
    "Family:": (lambda name: f"{_family(name)}: ", _family),
    "FAMILY:": (lambda name: f"{_family(name).upper()}: ", _family),
    "Ms Family:": (lambda name: f"{_title(name)} {_family(name)}: ", _family),
    "Ms. FAMILY.": (lambda name: f"{_title(name)}. {_family(name).upper()}. ", _family),
    "Given:": (lambda name: f"{_given(name)}: ", _given),
    "@handle:": (lambda name: f"@{_given(name).lower()}: ", lambda name: _given(name).lower()),
    "nick:": (lambda name: f"{_given(name).lower()}: ", lambda name: _given(name).lower()),
    "<nick>": (lambda name: f"<{_given(name).lower()}> ", lambda name: _given(name).lower()),
}
_BY_INITIALS: dict[str, _Form] = {
    "AL:": lambda name: f"{_initials(name)}: ",
    "**AL**:": lambda name: f"**{_initials(name)}**: ",
    "- AL:": lambda name: f"- {_initials(name)}: ",
    "[AL]": lambda name: f"[{_initials(name)}] ",
    "(AL)": lambda name: f"({_initials(name)}) ",
}
_LIST = "## Present\n\n" + "\n".join(f"- {name} ({_initials(name)}), {body}" for name, body in _BODIES.items())


def _turns(form: _Form, *, between: str, with_list: bool, heading: str = "") -> list[tuple[str | None, str]]:
    said = [form(name) + words for name, words in _SAID]
    parts = [said[:1], said[1:6], said[6:]] if heading else [said]
    titles = ["Opening", "Budget of the quay", "Close"] if heading else [""]
    heads = [f"{heading.format(title)}\n\n" if title else "" for title in titles]
    heads = [heads[0], *(f"\n\n{head}" for head in heads[1:])]
    body = "".join(head + between.join(part) for head, part in zip(heads, parts, strict=True))
    top = "# Buoy Names Council – Meeting of 3 March 2021\n\n" + (f"{_LIST}\n\n## Discussion\n\n" if with_list else "")
    record: dict[str, Any] = as_contract(read(f"{top}{body}\n".encode(), "notes.md"))
    return [(turn["speaker"], " ".join(turn["text"].split())) for turn in record["turns"]]


@pytest.mark.parametrize("with_list", [True, False], ids=["list", "no list"])
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["apart", "together"])
@pytest.mark.parametrize("form", list(_IN_FULL))
def test_full_names_speak_in_any_form(form: str, between: str, with_list: bool) -> None:
    """With a list of attendees and without one, between blank lines and right below each other."""
    assert _turns(_IN_FULL[form], between=between, with_list=with_list) == list(_SAID)


@pytest.mark.parametrize("heading", ["## {}", "**{}**", "1. {}", "{}"])
@pytest.mark.parametrize("form", [form for form in _IN_FULL if ":" in form and "over words" not in form])
def test_headings_between_turns_are_nobodys_words(form: str, heading: str) -> None:
    """Items of the agenda above those who speak on them, marked or alone on their lines."""
    assert _turns(_IN_FULL[form], between="\n\n", with_list=True, heading=heading) == list(_SAID)


@pytest.mark.parametrize("form", [form for form in _IN_FULL if "heading" not in form])
def test_headings_between_turns_change_nothing(form: str) -> None:
    """Names over their words are told apart from the headings of sections."""
    assert _turns(_IN_FULL[form], between="\n\n", with_list=True, heading="## {}") == list(_SAID)


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["apart", "together"])
@pytest.mark.parametrize("form", [*_IN_PART, *_BY_INITIALS])
def test_list_gives_the_whole_name(form: str, between: str) -> None:
    """A family name, a given name, initials or a nickname of somebody on the list."""
    printed = _IN_PART[form][0] if form in _IN_PART else _BY_INITIALS[form]
    assert _turns(printed, between=between, with_list=True) == list(_SAID)


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["apart", "together"])
@pytest.mark.parametrize("form", list(_IN_PART))
def test_without_a_list_the_speaker_is_called_as_printed(form: str, between: str) -> None:
    """Nobody guesses the rest of a name."""
    printed, called = _IN_PART[form]
    expected = [(called(name), words) for name, words in _SAID]
    found = [
        ((speaker or "").lstrip("@"), words) for speaker, words in _turns(printed, between=between, with_list=False)
    ]
    assert found == expected


@pytest.mark.parametrize("form", ["AL:", "**AL**:", "- AL:"])
def test_initials_that_are_words_elsewhere_open_turns(form: str) -> None:
    """ "TO:", "BE:" and "PR:" beside "AL:": nobody's words go to who spoke before."""
    assert [words for _, words in _turns(_BY_INITIALS[form], between="\n", with_list=False)] == [
        words for _, words in _SAID
    ]


def test_sources_in_square_brackets_do_not_speak() -> None:
    """ "[AL] A book": without a list of attendees such letters are those of sources."""
    assert not _turns(_BY_INITIALS["[AL]"], between="\n", with_list=False)


def test_people_with_what_they_did_do_not_speak() -> None:
    """Names alone over sentences about them, as programmes and biographies print them."""
    about = [f"{name}\n{name} has worked for {body} since 2009 and leads its office." for name, body in _BODIES.items()]
    assert not read("\n\n".join(["# Speakers of the Buoy Names Forum", *about, *about[:2]]).encode(), "notes.md").turns

"""Terms in every usual form of their first mention: the long form and the short one are one topic."""

from __future__ import annotations

import pytest

from briefings.reading import read

_TERMS = (
    ("Act on the Protection of Personal Information", "APPI"),
    ("Tidal Energy Directive", "TED"),
    ("Network Information Security", "NIS"),
    ("Technical Office", "TO"),
)
_EXPLAINED = (
    "The council discussed the {long} ({short}).",
    "The council discussed the {short} ({long}).",
    "The council discussed the {long}, or {short}, at length.",
    'The council discussed the {long} ("{short}") at length.',
    "The council discussed the {long} (the {short}) at length.",
    'The council discussed the {long} (hereinafter "{short}") at length.',
    "The council discussed the {long}, known as the {short}.",
    "The council discussed {short}, the {long}, at length.",
    "{short} stands for {long}, said Bo Ekman.",
    "{short} – {long}: the council discussed it.",
)
_PHRASES = (
    "digital identity wallet",
    "port congestion",
    "cross-border data flows",
    "single sign-on",
    "zero-emission ferries",
)
_PLACED = (
    "The council spoke about {term}. Bo Ekman asked for figures.\n\nAnna Lindqvist replied that {term} cost a lot.",
    "## {heading}\n\nBo Ekman asked for figures on {term}. The secretariat will look for them.",
    "1. {heading}\n\nBo Ekman asked for figures on {term}. The secretariat will look for them.",
    "**{heading}**\n\nBo Ekman asked for figures on {term}. The secretariat will look for them.",
    "Bo Ekman: I think that {term} needs more money.\n\nAnna Lindqvist: We had {term} in May.\n\nBo Ekman: Yes.",
)
_NO_TOPICS = {"figures", "council", "secretariat", "anna lindqvist", "bo ekman", "ministry of ports", "port authority"}


def _topics(body: str) -> list[set[str]]:
    """The names and spellings of each topic, in small letters."""
    head = "# Buoy Names Council – Meeting of 5 October 2022\n\nPresent:\n- Anna Lindqvist (Ministry of Ports)\n"
    topics = read(f"{head}- Bo Ekman (Port Authority)\n\n{body}\n".encode(), "notes.md").topics
    return [{form.lower() for form in (one.name, *one.spellings)} for one in topics]


@pytest.mark.parametrize("explained", _EXPLAINED)
@pytest.mark.parametrize("term", _TERMS, ids=lambda term: term[1])
def test_long_form_and_short_form_are_one_topic(term: tuple[str, str], explained: str) -> None:
    """Whichever stands first, and whatever leads from one to the other."""
    long, short = term
    later = f"Bo Ekman asked what the {long} means for small ports. Anna Lindqvist said that the {short} is for all."
    topics = _topics(f"{explained.format(long=long, short=short)}\n\n{later}")
    both = {long.lower(), short.lower()} if short != "TO" else {long.lower()}  # a small word is looked for by nobody
    assert sum(bool(forms & both) for forms in topics) == 1
    assert any(both <= forms for forms in topics)


@pytest.mark.parametrize("placed", _PLACED)
@pytest.mark.parametrize("term", _PHRASES)
def test_term_that_recurs_is_a_topic(term: str, placed: str) -> None:
    """In prose, below a heading of its own, and where two speak of it; who speaks, and for whom, is none."""
    topics = _topics(placed.format(term=term, heading=term[0].upper() + term[1:]))
    assert any({term, term.removesuffix("s")} & forms for forms in topics)
    assert not any(_NO_TOPICS & forms for forms in topics)

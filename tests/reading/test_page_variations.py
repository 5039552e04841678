"""One meeting on web pages of many makes: the same people come out of their tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract

_PRESENT = (
    ("Anna Lindqvist", "Ministry of Ports"),
    ("Bo Ekman", "Port Authority"),
    ("Cato Veen", "Harbour AB"),
    ("Priya Raman", "Dockside Ltd"),
)
_ABSENT = (("Kenji Watanabe", "Pilots' Guild"),)
_SAID = (
    ("Anna Lindqvist", "Good morning, and thank you all for coming."),
    ("Bo Ekman", "The budget for the new quay is nearly done, but the figures for dredging are still missing."),
    ("Anna Lindqvist", "When will they be there?"),
    ("Cato Veen", "We expect them from the contractor next week."),
    ("Priya Raman", "I would like to add that the pilots have asked for a longer channel."),
    ("Bo Ekman", "That is not in the budget at all."),
    ("Anna Lindqvist", "Thank you. That closes the item, and the meeting."),
)
_ITEMS = ("{} ({})", "{}, {}", "{} - {}", "<strong>{}</strong>, {}", '<a href="/people">{}</a> ({})')
_LISTS: dict[str, Callable[[list[str]], str]] = {
    "ul": lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>",
    "ol": lambda items: f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>",
    "p": lambda items: "".join(f"<p>{item}</p>" for item in items),
    "div": lambda items: "".join(f"<div>{item}</div>" for item in items),
    "br": lambda items: f"<p>{'<br>'.join(items)}</p>",
    "li p": lambda items: f"<ul>{''.join(f'<li><p>{item}</p></li>' for item in items)}</ul>",
}
_HEADS = {
    "h2": "<h2>Attendees</h2>{}<h2>Apologies</h2>{}",
    "strong": "<p><strong>Present:</strong></p>{}<p><strong>Apologies:</strong></p>{}",
    "b": "<p><b>In attendance</b></p>{}<p><b>Regrets</b></p>{}",
    "p": "<p>Present:</p>{}<p>Absent:</p>{}",
    "dl": "<dl><dt>Present</dt><dd>{}</dd><dt>Apologies</dt><dd>{}</dd></dl>",
}
_SPEAKERS = (
    "<p>{}: {}</p>",
    "<p><strong>{}:</strong> {}</p>",
    "<p><b>{}</b>: {}</p>",
    "<p><b>{}</b> {}</p>",
    "<p><strong>{}</strong></p><p>{}</p>",
    "<p><strong>{}</strong><br>{}</p>",
    "<h4>{}</h4><p>{}</p>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<div><div>{}</div><div>{}</div></div>",
    "<div><span>{}:</span> <span>{}</span></div>",
)


def _record(body: str) -> dict[str, Any]:
    page = (
        "<!DOCTYPE html><html lang='en'><head><title>Minutes | Buoy Names Council</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/meetings'>Meetings</a></nav><main>"
        f"<h1>Buoy Names Council – Meeting of 5 October 2022</h1>{body}</main>"
        "<footer><p>© Buoy Names Council | Privacy</p></footer></body></html>"
    )
    return as_contract(read(page.encode(), "page.html"))


@pytest.mark.parametrize("item", _ITEMS)
@pytest.mark.parametrize("layout", list(_LISTS))
@pytest.mark.parametrize("head", list(_HEADS))
def test_lists_of_a_page_hold_the_same_people(head: str, layout: str, item: str) -> None:
    """Lists, paragraphs, line ends and terms, with the names set off, linked or plain."""
    lists = [_LISTS[layout]([item.format(*one) for one in people]) for people in (_PRESENT, _ABSENT)]
    agenda = "<h2>1. Agenda</h2><p>The agenda was approved without a vote. The council then turned to the budget.</p>"
    record = _record(_HEADS[head].format(*lists) + agenda)
    attended = [(one["name"], one["organisation"], one["present"]) for one in record["attendance"]]
    assert attended == [(*one, people is _PRESENT) for people in (_PRESENT, _ABSENT) for one in people]


def test_line_end_within_an_item_parts_a_name_from_its_body() -> None:
    """ "Anna Lindqvist<br>Ministry of Ports": the body is hers, and not that of who stands below."""
    items = [f"{name}<br>{body}" for name, body in _PRESENT]
    attended = _record(f"<h2>Present</h2>{_LISTS['ul'](items)}<h2>1. Agenda</h2><p>It was approved.</p>")["attendance"]
    assert [(one["name"], one["organisation"]) for one in attended] == list(_PRESENT)


@pytest.mark.parametrize("speaker", _SPEAKERS)
def test_speakers_of_a_page_say_the_same(speaker: str) -> None:
    """Names before their words in one paragraph, in two, as headings and as terms."""
    turns = _record("".join(speaker.format(*one) for one in _SAID))["turns"]
    assert [(turn["speaker"], " ".join(turn["text"].split())) for turn in turns] == list(_SAID)

"""Answers of a lookup as replies: the words from the templates, the buttons and menus that lead on from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.replies import About, Button, Menu, Question, Reply
from bot.workspace import Workspace
from briefings.answers import Answer, MeetingDetails, PersonDetails, QuotePage, Result, TopicDetails
from briefings.records import Counted, Meeting, Quote, Source

QUOTES_A_PAGE = 5
_CHOICES = 10
_SEARCHED = "search"
_LONGEST_TITLE = 45
_LONGEST_ENDING = 8
_BUTTONS_OF_A_KIND = 2


def answer_reply(workspace: Workspace, answer: Answer, question: Question, page: QuotePage | None = None) -> Reply:
    """The reply to a question; `question` is what shows it again. `page` holds its quotes where it is not the first."""
    markdown = workspace.renderer.answer(answer, first_quote=question.first)
    if answer.verdict in ("ambiguous", "unsure", "none"):
        return Reply(markdown, _choices(answer), question, private=True)
    match answer.details:
        case PersonDetails() as person:
            question = replace(question, about="person", id=person.id)
            return _of_person(Reply(markdown, question=question), person, question, page)
        case MeetingDetails() as meeting:
            question = replace(question, about="meeting", id=meeting.meeting.id)
            return _of_meeting(Reply(markdown, question=question), meeting)
        case TopicDetails() as topic:
            question = replace(question, about="topic", id=topic.id)
            return _of_topic(Reply(markdown, question=question), topic, question, page)
        case None if answer.quotes:
            more = more_button(answer.quotes_total, len(answer.quotes), question, "More passages")
            return with_passages(Reply(markdown, more, question), answer.quotes)
        case None:
            return Reply(markdown, _choices(answer), question, private=True)


def with_passages(reply: Reply, quotes: Sequence[Quote]) -> Reply:
    """The reply with a menu that leads from each of its passages to the words around it."""
    if not quotes:
        return reply
    options = [Button(_beginning(quote), Question("passage", quote.passage_id)) for quote in quotes]
    menu = Menu("The words around…", options)
    return replace(reply, menus=[*reply.menus, menu], passages=tuple(quote.passage_id for quote in quotes))


def _beginning(quote: Quote) -> str:
    words = quote.text.removeprefix(quote.label).lstrip(":： \n") if quote.label else quote.text
    return f"{quote.position}. {words}"


def _choices(answer: Answer) -> list[Button]:
    """The near matches as buttons; a search inside the records, and an admin, for who meant none of them."""
    offered = [*answer.results[:_CHOICES], *(each for each in answer.near if each not in answer.results)]
    buttons = [_choice(result, answer.query) for result in offered]
    if not answer.query.strip():
        return buttons
    if answer.kind != _SEARCHED:
        label = "Search the records" if not buttons else "None of these: search"
        buttons.append(Button(label, Question("search", text=answer.query)))
    if answer.verdict in ("unsure", "none"):
        buttons.append(Button("Ask an admin", Question("ask-admin", text=answer.query)))
    return buttons


def _choice(result: Result, asked: str) -> Button:
    about: About = result.kind
    dated = f" ({result.date})" if result.kind == "meeting" and result.date and result.date not in result.name else ""
    return Button(result.name + dated, Question(about, result.id, asked), result.told_apart or "")


def _of_person(reply: Reply, person: PersonDetails, question: Question, page: QuotePage | None) -> Reply:
    buttons = _further(page, person.quotes_total, len(person.quotes), question, "More of their words")
    buttons += [meeting_button(meeting) for meeting, _ in person.meetings[:_BUTTONS_OF_A_KIND]]
    menus = _menu(
        "Their words on…",
        [
            Button(each.name, Question("words", person.id, str(each.id)))
            for each in person.topics
            if each.id is not None and person.quotes
        ],
    )
    meetings = [meeting_button(each) for each, _ in person.meetings[_BUTTONS_OF_A_KIND:]]
    are_all = person.meetings_total <= len(person.meetings)
    menus += _menu("All their meetings…" if are_all else "Their newest meetings…", meetings)
    return with_passages(replace(reply, buttons=buttons, menus=menus), person.quotes)


def _of_meeting(reply: Reply, meeting: MeetingDetails) -> Reply:
    people = people_buttons(meeting.speakers)
    listed = [Counted(each.person_id, each.name, 0) for each in meeting.attendance]
    known = {button.question.id for button in people[:3]}
    others = [each for each in people_buttons([*meeting.speakers, *listed]) if each.question.id not in known]
    buttons = people[:3]
    if sum(1 for each in meeting.speakers if each.count) > 1:
        buttons.append(Button("Who spoke how much", Question("picture", meeting.meeting.id, "meeting")))
    if meeting.meeting.series_id is not None:
        series = Question("timeline", meeting.meeting.series_id, "series")
        buttons.append(Button("All meetings of this body", series))
    menus = _menu("Somebody else…", others) + _menu("A topic…", topic_buttons(meeting.topics))
    menus += _menu("A record…", [record_button(source) for source in meeting.sources])
    return with_passages(replace(reply, buttons=buttons, menus=menus), meeting.quotes)


def _of_topic(reply: Reply, topic: TopicDetails, question: Question, page: QuotePage | None) -> Reply:
    buttons = _further(page, topic.quotes_total, len(topic.quotes), question, "More passages")
    buttons.append(Button("Over time", Question("timeline", topic.id, "topic")))
    buttons += people_buttons(topic.speakers)[:_BUTTONS_OF_A_KIND]
    menus = _menu("Somebody who speaks on it…", people_buttons(topic.speakers)[_BUTTONS_OF_A_KIND:])
    are_all = topic.meetings_total <= len(topic.meetings)
    meetings = [meeting_button(meeting) for meeting, _ in topic.meetings]
    menus += _menu("A meeting…" if are_all else "One of the newest meetings…", meetings)
    return with_passages(replace(reply, buttons=buttons, menus=menus), topic.quotes)


def _menu(label: str, options: Sequence[Button]) -> list[Menu]:
    return [Menu(label, options)] if options else []


def meeting_button(meeting: Meeting) -> Button:
    """A button to a meeting. Of a long title the middle is cut, not the number at its end."""
    return Button(_shortened(meeting.title), Question("meeting", meeting.id))


# A menu of many meetings is made again with each answer on a topic.
@lru_cache(maxsize=4096)
def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    start, _, ending = title.rpartition(" (")
    kept = f" ({ending}" if start and len(ending) <= _LONGEST_ENDING else ""
    words = title[: _LONGEST_TITLE - len(kept)].rpartition(" ")[0] or title[: _LONGEST_TITLE - len(kept)]
    return f"{words} …{kept}"


def record_button(source: Source) -> Button:
    """A button to a record."""
    return Button(source.title, Question("record", source.document_id))


def people_buttons(counted: Sequence[Counted]) -> list[Button]:
    """Buttons to the people among these whom the records name, each once."""
    known = {each.id: each.name for each in reversed(counted) if each.id is not None}
    ids = dict.fromkeys(each.id for each in counted if each.id is not None)
    return [Button(known[id_], Question("person", id_)) for id_ in ids]


def topic_buttons(counted: Sequence[Counted]) -> list[Button]:
    """Buttons to topics."""
    return [Button(each.name, Question("topic", each.id)) for each in counted if each.id is not None]


def _further(page: QuotePage | None, total: int, shown: int, question: Question, label: str) -> list[Button]:
    if page is None:
        return more_button(total, shown, question, label)
    return [Button(label, replace(question, first=page.first, after=page.after, page=1))] if page.more else []


def more_button(total: int, shown: int, question: Question, label: str) -> list[Button]:
    """The button to the next quotes, where there are any."""
    following = question.first + shown
    if not shown or following > total:
        return []
    return [Button(label, replace(question, first=following, page=1))]

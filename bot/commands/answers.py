"""Answers of a lookup as replies: the words from the templates, the buttons that lead on from here."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies import About, Button, Question, Reply
from bot.workspace import Workspace
from briefings.records import Answer, Counted, Meeting, MeetingDetails, PersonDetails, Result, TopicDetails

QUOTES_A_PAGE = 5
_CHOICES = 10
_SEARCHED = "search"
_LONGEST_TITLE = 45
_LONGEST_ENDING = 8


def answer_reply(workspace: Workspace, answer: Answer, question: Question) -> Reply:
    """The reply to a question; `question` is what shows it again."""
    markdown = workspace.renderer.answer(answer, first_quote=question.first)
    if answer.verdict in ("ambiguous", "unsure", "none"):
        return Reply(markdown, _choices(answer))
    match answer.details:
        case PersonDetails() as person:
            question = Question("person", person.id, first=question.first, page=question.page)
            return Reply(markdown, _from_person(person, question), question)
        case MeetingDetails() as meeting:
            question = Question("meeting", meeting.meeting.id, page=question.page)
            return Reply(markdown, _from_meeting(meeting), question)
        case TopicDetails() as topic:
            question = Question("topic", topic.id, first=question.first, page=question.page)
            return Reply(markdown, _from_topic(topic, question), question)
        case None if answer.quotes:
            return Reply(markdown, _more(answer.quotes_total, len(answer.quotes), question, "More passages"), question)
        case None:
            return Reply(markdown, _choices(answer))


def _choices(answer: Answer) -> list[Button]:
    """The near matches as buttons, and a search inside the records for who meant none of them."""
    buttons = [_choice(result) for result in answer.results[:_CHOICES]]
    if answer.kind != _SEARCHED and answer.query.strip():
        buttons.append(Button("Search the records" if not buttons else "None of these: search", _search(answer.query)))
    return buttons


def _choice(result: Result) -> Button:
    about: About = result.kind
    dated = f" ({result.date})" if result.kind == "meeting" and result.date and result.date not in result.name else ""
    return Button(result.name + dated, Question(about, result.id))


def _search(text: str) -> Question:
    return Question("search", text=text)


def _from_person(person: PersonDetails, question: Question) -> list[Button]:
    buttons = _more(person.quotes_total, len(person.quotes), question, "More of their words")
    buttons += [meeting_button(meeting) for meeting, _ in person.meetings[:2]]
    return buttons + _topics(person.topics[:2])


def _from_meeting(meeting: MeetingDetails) -> list[Button]:
    return _people(meeting.speakers, 3) + _topics(meeting.topics[:2])


def _from_topic(topic: TopicDetails, question: Question) -> list[Button]:
    buttons = _more(topic.quotes_total, len(topic.quotes), question, "More passages")
    buttons += _people(topic.speakers, 2)
    return buttons + [meeting_button(meeting) for meeting, _ in topic.meetings[:2]]


def meeting_button(meeting: Meeting) -> Button:
    """A button to a meeting. Of a long title the middle is cut, not the number at its end."""
    title = meeting.title
    if len(title) > _LONGEST_TITLE:
        start, _, ending = title.rpartition(" (")
        kept = f" ({ending}" if start and len(ending) <= _LONGEST_ENDING else ""
        words = title[: _LONGEST_TITLE - len(kept)].rpartition(" ")[0] or title[: _LONGEST_TITLE - len(kept)]
        title = f"{words} …{kept}"
    return Button(title, Question("meeting", meeting.id))


def _people(counted: Sequence[Counted], most: int) -> list[Button]:
    known = [each for each in counted if each.id is not None]
    return [Button(each.name, Question("person", each.id)) for each in known[:most]]


def _topics(counted: Sequence[Counted]) -> list[Button]:
    return [Button(each.name, Question("topic", each.id)) for each in counted if each.id is not None]


def _more(total: int, shown: int, question: Question, label: str) -> list[Button]:
    following = question.first + shown
    if not shown or following > total:
        return []
    return [Button(label, Question(question.about, question.id, question.text, following))]

"""/brief commitments: what was promised by when, and what somebody called for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.commands.answers import answer_reply
from bot.commands.ask import Ask
from bot.replies import Question, Reply
from briefings.records import Commitment, PersonDetails

_A_YEAR = timedelta(days=365)


async def commitments(ask: Ask) -> Reply:
    """What was promised, or called for, by a date: of the last year and the next, or one person's.

    What stands on file as met or dropped says so; the dates are those that the records name.
    """
    corpus, today = ask.workspace.corpus, ask.today
    if not ask.text:
        found = corpus.commitments.due_between((today - _A_YEAR).isoformat(), (today + _A_YEAR).isoformat())
        return _listed(ask, None, found, today)
    answer = ask.workspace.lookup.person(ask.text, today)
    if not isinstance(answer.details, PersonDetails):
        return answer_reply(ask.workspace, answer, Question("person", text=ask.text))
    return _listed(ask, answer.details.name, corpus.commitments.of_person(answer.details.id), today)


def _listed(ask: Ask, name: str | None, found: Sequence[Commitment], today: date) -> Reply:
    dated = sorted(found, key=lambda each: each.due_to or "")
    overdue = [each for each in dated if each.due_to and each.due_to < today.isoformat()]
    ahead = [each for each in dated if not each.due_to or each.due_to >= today.isoformat()]
    return Reply(ask.workspace.renderer.render("commitments", name=name, overdue=overdue[::-1], ahead=ahead))

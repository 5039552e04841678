"""Which meeting is meant: its series by fuzzy words, then its number and date as keys that must agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefings.answers import Verdict
from briefings.lookup.snapshot import Snapshot
from briefings.lookup.typed import Days, Typed, typed_meeting
from briefings.matching import Candidate, says_nothing, telling_words
from briefings.matching.verdicts import FOUND
from briefings.records import Meeting

_TIE = 0.03  # series that score within this of the best are equally good
# A record's title says more than what the body is called, so it counts for less, and only where several words fit; and
# for less still as a name of the body's other meetings.
_BY_TITLE, _BY_SISTER = 0.92, 0.87


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting that may be meant, with its score (0 to 1) and the spelling of its series that matched."""

    meeting: Meeting
    score: float
    matched: str


@dataclass(frozen=True, slots=True)
class MeetingsFound:
    """The verdict, the meetings best first, and a sentence for when nothing can be stated."""

    verdict: Verdict
    found: tuple[FoundMeeting, ...] = ()
    hint: str | None = None


def find_meeting(snapshot: Snapshot, text: str, today: date) -> MeetingsFound:
    """Which meeting `text` means."""
    said = typed_meeting(text, today)
    answer = _find(snapshot, said, today)
    if answer.verdict == "none" and (said.has_key or said.latest):
        # A number may be part of a name ("G7", "Society 5"): then the whole text names a series.
        whole = snapshot.series.search(text)
        if whole.verdict == "found" and whole.candidates[0].score >= 1.0:
            return _find(snapshot, Typed(text), today)
    return answer


def next_meeting(snapshot: Snapshot, text: str, today: date) -> MeetingsFound:
    """The meeting of these words that comes next: the first from `today` on, or else the latest that was announced."""
    said = typed_meeting(text, today)
    words = _Words(snapshot, replace(said, latest=True))
    of_series = words.found(words.meetings)
    dated = [each for each in of_series if each.meeting.date is not None]
    ahead = [each for each in dated if _range_of(each.meeting)[1] >= today.isoformat()]
    if ahead:
        return MeetingsFound("found", (min(ahead, key=lambda each: str(each.meeting.date)),))
    announced = [each for each in dated if each.meeting.status == "mentioned"]
    if not announced:
        return MeetingsFound("none", (), "No record names a meeting after today.")
    latest = max(announced, key=lambda each: str(each.meeting.date))
    recorded = [each.meeting for each in dated if each.meeting.status == "recorded"]
    if any(
        str(each.date) >= str(latest.meeting.date) for each in recorded if each.series_id == latest.meeting.series_id
    ):
        return MeetingsFound("none", (), "No record names a meeting after today.")
    return MeetingsFound("found", (latest,), "No record names a meeting after today; this is the last one announced.")


def _find(snapshot: Snapshot, said: Typed, today: date) -> MeetingsFound:
    words = _Words(snapshot, said)
    # A large corpus has thousands of meetings of these words, and few that fit the number or the date.
    fitting = words.found([each for each in words.meetings if _fits(each, said)])
    if not fitting:
        return MeetingsFound("none", (), _hint(said, words.found(words.meetings)))
    best = max(each.score for each in fitting)
    top = [each for each in fitting if best - each.score <= _TIE]
    if best < FOUND:
        return MeetingsFound("unsure", tuple(top[:10]))
    if said.latest:
        newest = _newest(top, today)
        return MeetingsFound("found", (newest, *(each for each in top if each is not newest)))
    recorded = [each for each in top if each.meeting.status == "recorded"]
    for choice in (recorded, top):
        if len(choice) == 1:
            return MeetingsFound("found", (choice[0], *(each for each in top if each is not choice[0])))
    return MeetingsFound("ambiguous", tuple((recorded or top)[:10]))


class _Words:
    """The meetings that the words alone may mean, newest first; all of them when the words say nothing."""

    def __init__(self, snapshot: Snapshot, said: Typed) -> None:
        self._telling = telling_words(said.words)
        self._says_nothing = says_nothing(said.words) and (said.has_key or said.latest)
        self._of_series: dict[int, Candidate] = {}
        self._of_title: dict[int, Candidate] = {}
        self._of_sister: dict[int, Candidate] = {}
        self.meetings: Sequence[Meeting] = snapshot.meetings
        if self._says_nothing:
            return
        self._of_series = {each.id: each for each in snapshot.series.search(said.words).candidates}
        self._of_title = {each.id: each for each in snapshot.titles.search(said.words).candidates}
        titled = sorted(snapshot.places[meeting_id] for meeting_id in self._of_title if meeting_id in snapshot.places)
        for meeting in (snapshot.meetings[place] for place in titled):
            title = self._of_title[meeting.id]
            if meeting.series_id is not None:
                self._of_sister[meeting.series_id] = max(
                    title, self._of_sister.get(meeting.series_id, title), key=lambda each: each.score
                )
        series = {*self._of_series, *self._of_sister}
        places = set(titled).union(*(snapshot.places_of_series.get(each, ()) for each in series))
        self.meetings = [snapshot.meetings[place] for place in sorted(places)]

    def found(self, meetings: Sequence[Meeting]) -> list[FoundMeeting]:
        """Those of these meetings that the words say enough of, with what they say, in their order."""
        if self._says_nothing:
            return [FoundMeeting(each, 1.0, each.title) for each in meetings]
        scored = ((meeting, self._scores(meeting)) for meeting in meetings)
        return [FoundMeeting(meeting, *max(scores)) for meeting, scores in scored if scores]

    def _scores(self, meeting: Meeting) -> list[tuple[float, str]]:
        scores: list[tuple[float, str]] = []
        for candidates, key, weight in (
            (self._of_series, meeting.series_id, 1.0),
            (self._of_title, meeting.id, 1.0 if meeting.series_id is None else _BY_TITLE),
            (self._of_sister, meeting.series_id, _BY_SISTER),
        ):
            candidate = candidates.get(key or 0)
            if candidate is not None and (weight == 1.0 or self._telling > 1):
                scores.append((candidate.score * weight, candidate.matched))
        return scores


def _newest(found: Sequence[FoundMeeting], today: date) -> FoundMeeting:
    def age(each: FoundMeeting) -> tuple[bool, bool, str, int]:
        meeting = each.meeting
        held = meeting.date is None or _range_of(meeting)[0] <= today.isoformat()
        return (held and meeting.status == "recorded", held, meeting.date or "", meeting.number or 0)

    return max(found, key=age)


def _fits(meeting: Meeting, said: Typed) -> bool:
    if said.number is not None and meeting.number != said.number:
        return False
    if said.days and not any(_dated_within(meeting, days) for days in said.days):
        return False
    return said.month_day is None or (meeting.date or "")[5:].startswith(said.month_day)


def _dated_within(meeting: Meeting, days: Days) -> bool:
    """A day must be one of the meeting's days; a meeting dated by its month or year must lie within what was typed."""
    if meeting.date is None:
        return False
    first, last = _range_of(meeting)
    asked_first, asked_last = _padded(days[0], "-01-01"), _padded(days[1], "-12-31")
    if len(meeting.date) == len("2022-10-05"):
        return first <= asked_last and asked_first <= last
    return asked_first <= first and last <= asked_last


def _range_of(meeting: Meeting) -> Days:
    return _padded(meeting.date or "", "-01-01"), _padded(meeting.end_date or meeting.date or "", "-12-31")


def _padded(day: str, with_ends: str) -> str:
    # "-31" may be no day of its month, but as text it sorts after all that are.
    return (
        day
        if len(day) >= 10
        else f"{day}{'-01' if with_ends == '-01-01' else '-31'}"
        if len(day) == 7
        else day + with_ends
    )


def _hint(said: Typed, of_words: Sequence[FoundMeeting]) -> str | None:
    if says_nothing(said.words) or not of_words:
        return None
    best = max(each.score for each in of_words)
    known = [each.meeting for each in of_words if best - each.score <= _TIE and each.meeting.status == "recorded"]
    if best < FOUND or not known:
        return None
    return f"No such meeting is on file; there is {' and '.join(meeting.title for meeting in known[:2])}."

"""A question -> an answer.

    lookup = Lookup(corpus)                        # once; cheap to keep, safe to share between threads
    lookup.person("mr. ohta", today)               # -> answers.Answer, kind "person"
    lookup.meeting("maina wg 6", today)            # kind "meeting"
    lookup.topic("appi", today)                    # kind "topic"
    lookup.search('"my number" speaker:ota', today, limit=5, offset=0)   # kind "search": quotes and quotes_total
    lookup.anything("ohta", today)                 # kind "any", or that of the one clear answer or question
    lookup.answer("person ohta", today)            # one line as typed after /brief: its first word may name the kind

Every method gives a `answers.Answer`. `details` is there when the verdict is "found" and one thing is meant;
`quotes` for a search, and for "what did X say about Y". Only `search`, `anything` and `answer` touch full text:
call them in a thread, they may take tens of milliseconds on a large corpus; the others take about a millisecond.
`search` raises `QuerySyntaxError` (a BriefingsError) when its text cannot be understood, `FilterError` when a filter
names nobody.

`documents(text, today, among)` says which documents a saved search finds, for digests.

By id, for buttons: `person_details(id)`, `meeting_details(id)`, `topic_details(id)` (None when there is none),
`person_quotes(id, limit, first, after)`, `topic_quotes(...)`, `words_on_topic(person_id, topic_id, limit, offset)`,
`surroundings(passage_id, each_side)`.

`today` is the asker's date: "last wednesday" and "the next meeting" are counted from it.
"""

from briefings.lookup.apart import what_tells
from briefings.lookup.lookup import Lookup
from briefings.lookup.passages import FilterError

__all__ = ["FilterError", "Lookup", "what_tells"]

"""When digests are due, and what stands in one.

Schedules are rows and what is due is a pure function of (rows, now): no job is stored anywhere else. A digest tells
what the corpus first saw since the last one, so that back-dated records appear and edited ones don't appear twice.

* `due(subscriptions, last_until, now)`: which are to be posted now;
* `Composer(corpus, lookup.documents).digest(request_for(corpus, due, now))`: what such a digest tells;
* `for_period(corpus, lookup.documents, since, until)`: the same for any period, without remembering anything;
* `read_terms("weekly mon 09:00 Asia/Tokyo topic:appi", zone, now)`: what somebody types, as terms.
"""

from briefings.digest.content import Composer, Digest, DigestItem, Health, Request, for_period
from briefings.digest.course import Step
from briefings.digest.due import Due, due
from briefings.digest.movement import TopicMovement
from briefings.digest.planning import request_for
from briefings.digest.schedule import Moment, anchored, last_moment, next_moment
from briefings.digest.typed import as_typed
from briefings.digest.wording import WEEKDAYS, TermsError, in_words, read_choice, read_follow, read_terms

__all__ = [
    "WEEKDAYS",
    "Composer",
    "Digest",
    "DigestItem",
    "Due",
    "Health",
    "Moment",
    "Request",
    "Step",
    "TermsError",
    "TopicMovement",
    "anchored",
    "as_typed",
    "due",
    "for_period",
    "in_words",
    "last_moment",
    "next_moment",
    "read_choice",
    "read_follow",
    "read_terms",
    "request_for",
]

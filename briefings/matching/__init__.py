"""The in-memory index over a corpus's names: a text as typed -> candidates, scores, a verdict. Pure: built from
plain records.

* `PeopleIndex(named, readings).search("mr. ohta")` -> `Match(verdict, candidates)`;
* `TitleIndex(named).search("drastic improvment working group")` -> the same, for series and topics: fuzzy words
by rarity.

How it works, what was measured and how the thresholds were chosen: docs/matching.md.
"""

from briefings.matching.people import PeopleIndex
from briefings.matching.title_words import says_nothing, telling_words, title_words
from briefings.matching.titles import TitleIndex
from briefings.matching.verdicts import Candidate, Match, judged

__all__ = ["Candidate", "Match", "PeopleIndex", "TitleIndex", "judged", "says_nothing", "telling_words", "title_words"]

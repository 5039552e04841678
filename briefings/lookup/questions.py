"""Simple questions, as they are typed: "who attended the 6th my number meeting" -> what is asked about what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Asked = Literal["person", "meeting", "attendance", "topic", "next", "said", "perhaps said", "anything"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked (`asked`) about `subject`; `about` is the matter in "what did SUBJECT say about ABOUT".

    "perhaps said" is "SUBJECT on ABOUT", which may be a title ("working group on user information") as well.
    """

    asked: Asked
    subject: str
    about: str | None = None


# Written with single spaces, as the text is when it is compared. X is the subject, Y the matter.
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    ("next", r"when(?: BE|'s|’s) the next (?:meeting of (?:the )?)?X"),
    ("next", r"(?:the )?next (?:meeting of (?:the )?)?X"),
    ("next", r"when (?:does|do|will) (?:the )?X (?:next meet|meet next|meet again|meet)"),
    ("next", r"次回の?X(?:は(?:いつ)?(?:ですか)?)?"),
    ("attendance", r"who (?:all )?(?:attended|joined|participated in|took part in|came to|missed|spoke at|chaired) X"),
    ("attendance", r"who (?:all )?(?:was|were) (?:at|in|absent from|present at|on) X"),
    ("attendance", r"(?:the )?(?:attendance(?: list)?|attendees|participants|members) (?:of|at|for|in) X"),
    ("attendance", r"Xの?(?:出席者|参加者)(?:は(?:誰)?(?:ですか)?)?"),
    ("said", r"what (?:did|does|do|has|have) X SAY (?:about|on|of|regarding|concerning|for) Y"),
    ("said", r"what X (?:said|thinks|says|thought|mentioned|asked) (?:about|on|regarding|of) Y"),
    ("said", r"(?:quotes?|words|remarks?|comments?) (?:of|by|from) X (?:about|on|regarding) Y"),
    ("said", r"did X (?:mention|talk about|speak about|speak on|say anything about|discuss) Y"),
    ("said", r"(?P<subject>[^\s、]+?)(?:さん|氏)?はYについて何[をと]言.*"),
    ("said", r"who (?:said|says|spoke|talked|asked|commented)(?: something)? (?:about|on|of|regarding) Y(?P<subject>)"),
    ("said", r"who (?:mentioned|discussed|raised) Y(?P<subject>)"),
    ("perhaps said", r"X (?:on|about|regarding|concerning) Y"),
    ("person", r"what (?:did|does|has) X SAY"),
    (
        "person",
        r"(?:which|what) meetings (?:did|has|does) X (?:attend(?:ed)?|join(?:ed)?|go to|speak at|been (?:to|at|in))",
    ),
    ("person", r"who ?BE X"),
    ("person", r"X(?:は|って|とは)(?:誰|だれ|どなた)(?:ですか)?"),
    ("meeting", r"(?:when|where) BE (?:the )?X(?: (?:meeting )?held)?"),
    ("meeting", r"when did (?:the )?X (?:meet|take place|happen)"),
    ("meeting", r"what happened (?:at|in|on|during) X"),
    ("meeting", r"what was (?:discussed|decided|said|agreed|talked about) (?:at|in|on|during) X"),
    ("meeting", r"what did they (?:discuss|decide|say|agree) (?:at|in|on|during) X"),
    ("meeting", r"(?:the )?(?:agenda|minutes|outcome|results?|summary|records?|transcript) (?:of|for|from) X"),
    ("topic", r"what ?BE (?:an? |the )?X"),
    ("topic", r"what does X (?:mean|stand for)"),
    ("topic", r"(?:define|explain|definition of) X"),
    ("topic", r"Xとは(?:何(?:ですか)?)?"),
    ("anything", r"(?:tell me|brief me|show me|find|what do (?:you|we) know|anything) (?:about |on )?X"),
)
_PARTS = {
    "BE": r"(?:is|was|are|were|'s|’s)",
    "SAY": r"(?:say|said|think|thought|mention|mentioned|ask|asked|argue|argued|comment)",
    "X": r"(?P<subject>.+?)",
    "Y": r"(?P<about>.+)",
}
_POLITE = re.compile(
    r"^(?:(?:please|hey|hi|hello|can you|could you|do you know|tell me(?= (?:who|what|when|where)))[ ,]+)+",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[Asked, re.Pattern[str]], ...]:
    return tuple(
        (asked, re.compile(re.sub("BE|SAY|X|Y", lambda part: _PARTS[part.group()], pattern), re.IGNORECASE))
        for asked, pattern in _PATTERNS
    )


def parse_question(text: str) -> Question | None:
    """The question in `text`, or None when it is just words. Its subject loses "the" and the question mark."""
    plain = _POLITE.sub("", " ".join(text.split())).rstrip("?？。.! ")
    for asked, pattern in _compiled():
        found = pattern.fullmatch(plain)
        if found:
            about = found.groupdict().get("about")
            return Question(asked, _bare(found["subject"]), _bare(about) if about else None)
    return None


def _bare(text: str) -> str:
    return re.sub(r"\A(?:the|a|an)\s+", "", text.strip(), flags=re.IGNORECASE).strip(" \"'“”")

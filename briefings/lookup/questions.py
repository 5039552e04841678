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

    "perhaps said" is "SUBJECT on ABOUT", which may be a title ("working group on user information") as well. Of
    "attendance", `about` is the person who may have been there.
    """

    asked: Asked
    subject: str
    about: str | None = None


# Written with single spaces, as the text is when it is compared. X is the subject, Y the matter.
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    ("anything", r"(?:is|are) X (?:on file|known|(?:in|on) (?:the |our )?(?:records?|database|corpus))"),
    ("topic", r"what (?:was said|BE|do (?:we|they) say) (?:about|on) X"),
    ("next", r"when(?: BE|'s|’s) the next (?:meeting of (?:the )?)?X"),
    ("next", r"(?:the )?next (?:meeting of (?:the )?)?X"),
    ("next", r"when (?:does|do|will) (?:the )?X (?:next meet|meet next|meet again|meet)"),
    ("next", r"次回の?X(?:は(?:いつ)?(?:ですか)?)?"),
    ("next", r"次のX(?:は(?:いつ)?(?:ですか)?)?"),
    ("attendance", r"(?:who )?(?:BE )?(?:the )?ROLE (?:of|at|for|in) X"),
    ("attendance", r"who (?:chairs|leads|runs|presided over|presides over|took notes at) X"),
    ("attendance", r"how many (?:people|members|persons|participants|delegates)? ?(?:THERE) X"),
    (
        "attendance",
        r"(?:did|has|have|will) (?P<about>.+?) (?:attend(?:ed)?|join(?:ed)?|c[ao]me to|miss(?:ed)?|take part in) X",
    ),
    ("attendance", r"(?:was|were|is) (?P<about>.+?) (?:at|present at|absent from|in) X"),
    ("attendance", r"who (?:all )?(?:attended|joined|participated in|took part in|came to|missed|spoke at|chaired) X"),
    ("attendance", r"who (?:all )?(?:was|were) (?:at|in|absent from|present at|on) X"),
    ("attendance", r"(?:the )?(?:attendance(?: list)?|attendees|participants|members) (?:of|at|for|in) X"),
    ("attendance", r"Xの?(?:出席者|参加者|委員長|座長|議長)(?:は(?:誰)?(?:ですか)?)?"),
    ("attendance", r"Xに(?:出席|参加)した(?:のは|人は)?(?:誰)?(?:ですか)?"),
    ("said", r"what (?:did|does|do|has|have) X SAY (?:about|on|of|regarding|concerning|for) Y"),
    ("said", r"what X (?:said|thinks|says|thought|mentioned|asked) (?:about|on|regarding|of) Y"),
    ("said", r"(?:quotes?|words|remarks?|comments?) (?:of|by|from) X (?:about|on|regarding) Y"),
    ("said", r"did X (?:mention|talk about|speak about|speak on|say anything about|discuss) Y"),
    (
        "said",
        r"(?:has|have) X (?:said|mentioned|talked|spoken|asked)(?: anything| something)?(?: about| on| of)? Y",
    ),
    (
        "said",
        r"(?:what BE )?X['’]s? (?:views?|opinions?|position|thoughts?|comments?|remarks?|statements?) (?:about|on) Y",
    ),
    ("said", r"Xの?Yについての(?:発言|意見)"),
    ("said", r"(?P<subject>[^\s、]+?)(?:さん|氏)?はYについて何[をと]言.*"),
    ("said", r"who (?:said|says|spoke|talked|asked|commented)(?: something)? (?:about|on|of|regarding) Y(?P<subject>)"),
    ("said", r"who (?:mentioned|discussed|raised) Y(?P<subject>)"),
    ("perhaps said", r"X (?:on|about|regarding|concerning) Y"),
    ("person", r"what (?:did|does|has) X SAY"),
    (
        "person",
        r"(?:which|what) meetings (?:did|has|does) X (?:attend(?:ed)?|join(?:ed)?|go to|speak at|been (?:to|at|in))",
    ),
    (
        "person",
        r"(?:contact|e-?mail|phone|role|job|title|position|affiliation|organi[sz]ation)(?: details?)? (?:of|for) X",
    ),
    ("person", r"(?:where|who) does X work(?: for)?"),
    ("person", r"what ?BE X['’]s? (?:role|job|title|position|affiliation|organi[sz]ation)"),
    ("person", r"who ?BE X"),
    ("person", r"X(?:さん|氏)?の(?:発言|意見)"),
    ("person", r"X(?:は|って|とは)(?:誰|だれ|どなた)(?:ですか)?"),
    ("meeting", r"(?:when|where) BE (?:the )?X(?: (?:meeting )?held)?"),
    ("meeting", r"when did (?:the )?X (?:meet|take place|happen)"),
    ("meeting", r"what happened (?:at|in|on|during) X"),
    ("meeting", r"what was (?:discussed|decided|said|agreed|talked about) (?:at|in|on|during) X"),
    ("meeting", r"what did (?:the )?X (?:discuss|decide|agree|conclude|recommend|resolve)(?: on)?"),
    ("meeting", r"how (?:many times|often) (?:did|has|does) (?:the )?X (?:meet|met)"),
    ("meeting", r"how many meetings (?:of|has|did|does) (?:the )?X(?: (?:had|have|held|hold))?"),
    ("meeting", r"(?:decisions?|resolutions?|actions?|action items?|commitments?) (?:of|at|from) X"),
    ("meeting", r"what BE on the agenda (?:of|for|at|in) X"),
    ("meeting", r"Xは(?:いつ|どこ)(?:開催|開かれ|行われ)?.{0,6}"),
    ("meeting", r"Xの(?:議事録|議事概要|議事要旨|議題|結果|内容|日程|概要)(?:は)?"),
    ("meeting", r"what did they (?:discuss|decide|say|agree) (?:at|in|on|during) X"),
    ("meeting", r"(?:the )?(?:agenda|minutes|outcome|results?|summary|records?|transcript) (?:of|for|from) X"),
    ("topic", r"what ?BE (?:an? |the )?X"),
    ("topic", r"what does X (?:mean|stand for)"),
    ("topic", r"(?:define|explain|definition of) X"),
    ("topic", r"X(?:とは|って)(?:何(?:ですか)?)?"),
    ("anything", r"Xについて(?:教えて.*)?"),
)
_PARTS = {
    "BE": r"(?:is|was|are|were|'s|’s)",
    "SAY": r"(?:say|said|think|thought|mention|mentioned|ask|asked|argue|argued|comment)",
    "ROLE": r"(?:chair(?:man|woman|person)?s?|vice[- ]chair|president|secretary|moderator|scribe|speakers?|hosts?)",
    "THERE": r"(?:attended|joined|came to|took part in|participated in|(?:were|was) (?:at|in|present at|there at))",
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
        (asked, re.compile(re.sub("BE|SAY|ROLE|THERE|X|Y", lambda part: _PARTS[part.group()], pattern), re.IGNORECASE))
        for asked, pattern in _PATTERNS
    )


# What says no more than "look for it" before a question or words.
_LOOK_FOR = re.compile(
    r"^(?:(?:tell|brief|show|give)(?: me| us)?(?: (?:everything|all|something|more|details?))?(?: (?:about|on|of|for))?"
    r"|(?:find|get)(?: me| us)?(?: (?:anything|something|everything))?(?: (?:about|on))?"
    r"|look (?:up|for)|search (?:for|up)|what do (?:you|we) (?:know|have) (?:about|on)"
    r"|(?:do (?:you|we) have |is there |have we )?(?:anything|something|info|information|details?|records?)"
    r" (?:about|on|from)) (?=\S)",
    re.IGNORECASE,
)


def parse_question(text: str) -> Question | None:
    """The question in `text`, or None when it is just words. Its subject loses "the" and the question mark."""
    asked_for = _POLITE.sub("", " ".join(text.split())).rstrip("?？。.! ")
    plain = _LOOK_FOR.sub("", asked_for)
    question = _parsed(plain)
    if question is None and plain != asked_for:
        return Question("anything", _bare(plain))
    return question


def _parsed(plain: str) -> Question | None:
    for asked, pattern in _compiled():
        found = pattern.fullmatch(plain)
        if found:
            about = found.groupdict().get("about")
            return Question(asked, _bare(found["subject"]), _bare(about) if about else None)
    return None


def _bare(text: str) -> str:
    return re.sub(r"\A(?:the|a|an)\s+", "", text.strip(), flags=re.IGNORECASE).strip(" \"'“”")

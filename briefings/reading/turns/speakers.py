"""Which candidate labels are speakers: by the attendance list, by titles, by how often and beside what they stand."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from briefings.reading.attendance.items import listed_name
from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.attendance.names import bare_name, is_name_list, split_names
from briefings.reading.labels.askers import with_askers
from briefings.reading.labels.counted import counted_speakers
from briefings.reading.labels.forms import (
    CALLED_ROLES,
    COMMITTEE_MEMBER,
    WORDS,
    Evidence,
    common,
    evidence_of,
    is_titled,
    sure_by_form,
)
from briefings.reading.labels.japanese import SEAT, is_sure_japanese, may_speak_japanese
from briefings.reading.labels.labels import Form, Label, label_key
from briefings.reading.labels.names import (
    NOT_INITIALS,
    QUESTION_NUMBER,
    Listing,
    bare_label,
    is_name_like,
    name_in_label,
    speaks_for,
)
from briefings.reading.labels.no_records import without_headwords
from briefings.reading.labels.stamps import before_times, told_apart_by_a_machine
from briefings.reading.labels.surnames import names_in_ing
from briefings.reading.labels.tasks import is_headline, is_task, tells_the_hour, timetable
from briefings.reading.labels.told import is_told
from briefings.reading.names.bodies import is_body_that_speaks
from briefings.reading.names.person_names import (
    fold,
    is_common_word,
    is_handle,
    is_initials,
    is_japanese,
    is_japanese_word,
    looks_like_name,
)
from briefings.reading.names.romaji import speak_as_japanese
from briefings.reading.text.lines import Line
from briefings.reading.text.small_words import SmallWords
from briefings.reading.text.words import (
    FIELDS,
    GENERIC_SPEAKERS,
    HONORIFICS,
    PARTICLES,
    PERSON_WORDS,
    ROLE_WORDS,
)
from briefings.reading.turns.in_capitals import also_in_capitals
from briefings.reading.turns.nicknames import also_in_chat, continued, handles_in_bullets, nicknames
from briefings.reading.turns.on_list import holds_office_of, is_listed, of_the_committee
from briefings.reading.turns.spoken_notes import also_speaking

# "??: we do this already": who took notes did not know who it was.
_UNHEARD = re.compile(r"\?{1,4}")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our|us|me|I[’']\w+|we[’']\w+)\b|[“\"]")
_FIELD_ROLES = frozenset(
    "scribe scribes chair chairs presenter presenters secretary host facilitator author authors speaker "
    "speakers editor editors".split()
)
# "sd = SortedDict({'c'", "Author-email", "console.print(": programs and their descriptions.
_CODE = re.compile(
    r"^\.\.|[={}<>\\$%^]|\w\.\w+\(|(?i:-(?:email|url|page|file|dist|python|type|extra|version|id|encoding)$)"
)
_IN_COURT = frozenset(
    {"the court", "the defendant", "the plaintiff", "the bailiff", "the reporter", "the interpreter", "the foreperson"}
)
_OF_PARTY = re.compile(r"\([^()]{2,40}\) \([A-Z][\w/& -]{1,14}\)$")  # Anne Hain (St. Alwin) (Ind)
_ENDS_SENTENCE = (".", "?", "!", "…", "”", '"')
_PLACEHOLDER = re.compile(r"<[A-Za-z][^<>\n]{1,40}>(?: [-–]|$)")  # "scribe: <alias> - Specify who writes"
_OF_PACKAGES = frozenset("license licenses licence licences format upstream-name upstream-contact".split())
_OPENS_NUMBER = frozenset("+(0123456789")
_WRAPS = ("of ", "and ", "to ", "from ", "by ", "in ", "on ", "with ", "or ")


def accepted_speakers(
    found: list[Label], lines: list[Line], small: SmallWords, listing: Listing, certain: frozenset[str] = frozenset()
) -> list[Label]:
    """The candidates that are speakers, in order. `certain` are labels that the file's format marks as voices."""
    accounts = handles_in_bullets(found, lines)
    certain |= (
        accounts
        | nicknames(found)
        | also_in_chat(found)
        | names_in_ing(found, small)
        | continued(found, lines)
        | also_in_capitals(found)
        | before_times(lines)
        | told_apart_by_a_machine([label.text for label in found])
        | of_the_committee(found, listing)
    )
    kept = _that_may_speak(found, lines, listing, certain, accounts)
    evidence = evidence_of(found, kept, small, listing, certain)
    sure = _surely_speaking(found, kept, lines, certain, evidence)
    sure += _speaking_beside(kept, sure, lines, evidence)
    spoken = {fold(label.text) for label in sure if label.form == "colon"}
    sure += [label for label in kept if label.form == "item" and fold(label.text) in spoken]
    sure += also_speaking(found, sure, lines, listing)
    sure = with_askers(sure, kept, lines)
    sure = without_headwords(sure, lines, listing)
    by_line = {label.line: label for label in sure}
    return _without_fields([by_line[line] for line in sorted(by_line)], evidence)


def _that_may_speak(
    found: list[Label], lines: list[Line], listing: Listing, certain: frozenset[str], accounts: frozenset[str]
) -> list[Label]:
    """The candidates without tasks, headlines, hours, and words that are no speaker's by their form."""
    counted = counted_speakers(found, listing)
    hours = timetable(found, lines)
    return [
        label
        for label in found
        if (not label.counted or label.line in counted)
        and label.line not in hours
        and not (label.form == "colon" and _PLACEHOLDER.match(label.said))
        and not is_headline(label, lines)
        and (_may_speak(label.form, label.text) or label.text in certain or is_listed(label, listing))
        and not is_task(label, lines, listing, accounts)
        and not ((label.stamped or ":" in label.said[:40] or label.said[:1] in _OPENS_NUMBER) and tells_the_hour(label))
    ]


def _surely_speaking(
    found: list[Label], kept: list[Label], lines: list[Line], certain: frozenset[str], evidence: Evidence
) -> list[Label]:
    """Those that speak for themselves, and those that have the name of one that does."""
    sure = [label for label in kept if label.text in certain or _is_sure(label, evidence)]
    taken = {label.line for label in sure}
    known = {fold(name) for label in sure if (name := name_in_label(label.text))}
    sure += [label for label in kept if label.line not in taken and fold(name_in_label(label.text) or "?") in known]
    offices = {label.text for label in sure if label.form == "colon" and not name_in_label(label.text)}
    taken = {label.line for label in sure}
    sure += [label for label in kept if label.line not in taken and holds_office_of(label, offices)]
    taken = {label.line for label in sure}
    if len(sure) > 2:
        sure += [label for label in found if label.line not in taken and _speaks_for_body(label, lines)]
    return sure + [label for label in kept if label.line not in taken and _is_unlisted_item(label, sure, evidence)]


def _speaking_beside(kept: list[Label], sure: list[Label], lines: list[Line], evidence: Evidence) -> list[Label]:
    """Those that speak only because others do: weak ones beside sure ones, and nobody by name between them."""
    taken = {label.line for label in sure}
    forms = Counter(label.form for label in sure)
    weak = [label for label in kept if label.line not in taken and _is_weak(label, evidence)]
    names = {label_key(label) for label in weak}
    if len(sure) < 2 and len(names) < 3:
        return [] if sure else [label for label in weak if _is_quoted_once(label, lines)]
    bulleted = {lines[label.line].bullet for label in sure if label.form == "colon"}
    weak = [label for label in weak if len(sure) < 4 or len(bulleted) != 1 or lines[label.line].bullet in bulleted]
    told = any(looks_like_name(label.text) or evidence.counts[label_key(label)] > 1 for label in weak)
    chats = bool(weak) and 2 * sum(len(label.said.split()) < 4 for label in sure) >= len(sure) > 3  # "yes", "+1"
    if len(sure) < 2 and not told and not speak_as_japanese({label.text: label.said for label in weak}):
        weak = []  # "Income: ...", "Thanks: ...", "Ingredients: ...": words, each once
    beside = [
        label
        for label in weak
        if (forms[label.form] or len(names) >= 3 or (label.text.isupper() and forms["chevron"] > 1))
        and (chats or _may_be_said(label, lines))
    ]
    between = _between(sure + beside)
    return beside + [
        label for label in kept if label.line in between and label.line not in taken and _is_anonymous(label)
    ]


def _between(labels: list[Label]) -> range:
    lines = [label.line for label in labels]
    return range(min(lines), max(lines) + 60) if lines else range(0)


def _is_anonymous(label: Label) -> bool:
    if _UNHEARD.fullmatch(label.text):
        return True
    return (
        label.form in {"colon", "alone", "bracket", "circle", "bold", "apart"}
        and not name_in_label(label.text)
        and label.text.lower() not in {"question", "answer"}
        and _all_roles(label.text)
    )


@lru_cache(maxsize=16_384)
def _may_speak(form: Form, text: str) -> bool:
    if form in {"chevron", "angle"} or _UNHEARD.fullmatch(text):
        return True
    if form == "item":
        return len(text.split()) <= 3 and text.upper() not in NOT_INITIALS
    # "Mr. Adeyemi (Gold Reef) (spoke in French; interpretation from ...)": the name and the first bracket count.
    said_so = re.match(r"(?P<whose>[^()]{3,60}\([^()]{2,60}\))\s?\(", text)
    text = said_so["whose"] if said_so else text
    if not text or len(text) > 80 or _CODE.search(text) or (text[0].isdigit() and not SEAT.match(text)):
        return False
    if is_japanese(text):
        return may_speak_japanese(text)
    words = WORDS.findall(text.lower())
    if words and ((len(words) > 2 and is_told(words)) or text.startswith(_WRAPS)):
        return False  # "Sir Howard Davies, the chairman, said:" is told, no label; "of Mrs. Grace Potter:" goes on
    if (
        not words
        or len(words) > 14
        or (
            words[0] in FIELDS | _OF_PACKAGES
            and len(words) == 1
            and words[0] not in CALLED_ROLES | {"question", "answer"}
        )
    ):
        return False
    bare = bare_label(text)
    tokens = bare.split()
    if len(tokens) == 1 and is_handle(tokens[0]):
        return True
    if re.match(r"(?:An?|The)\s", text) and len(tokens) <= 7 and not name_in_label(text):
        return True
    if _all_roles(text):
        return True
    known = PARTICLES | ROLE_WORDS | PERSON_WORDS | HONORIFICS
    small = [token for token in tokens if token[:1].islower() and token.strip(".").lower() not in known]
    return len(small) <= max(0, len(tokens) - 2) and all(
        token in {"for", "of", "and", "the", "member", "&"} or is_common_word(token) or token in GENERIC_SPEAKERS
        for token in small
    )


def _is_sure(label: Label, evidence: Evidence) -> bool:
    if label.text in evidence.decided and label.form == "colon":
        return evidence.decided[label.text]
    sure = _is_sure_by_itself(label, evidence)
    if label.form == "colon" and name_in_label(label.text):  # else what stands behind it counts too
        evidence.decided[label.text] = sure
    return sure


def _is_sure_by_itself(label: Label, evidence: Evidence) -> bool:
    count = evidence.counts[label_key(label)]
    if label.form in {"angle", "chevron"}:
        return count >= 2 or label.form == "chevron" or evidence.forms["angle"] >= 3 or evidence.scribed
    name = name_in_label(label.text)
    if is_japanese(label.text):
        return is_sure_japanese(label, name, evidence)
    bare = bare_label(label.text).strip()
    by_form = sure_by_form(bare, label, evidence)
    if by_form is not None:
        return by_form
    if re.fullmatch(r"[QAR]|[Qq]uestion|QUESTION|[Aa]nswer|ANSWER", bare):
        return _questions(evidence) if len(bare) == 1 else evidence.asked >= 2
    if (name and evidence.listing.find(name)) or evidence.listing.find(bare) or _is_sure_by_words(bare, label, count):
        return True
    if evidence.listing.several(name or bare) or speaks_for(label.text):
        return True
    if is_titled(bare) and (not name or is_name_like(name)):
        return bool(name) or (_all_roles(bare) and (count >= 2 or label.form != "colon" or _says_something(label)))
    if label.form == "alone":
        return is_name_like(name) and (count >= 2 or looks_like_name(name)) and not common(bare, evidence.small)
    if is_initials(bare) and bare not in NOT_INITIALS:
        return count >= 2
    return is_name_like(bare) and count >= 2 and not common(bare, evidence.small)


def _is_sure_by_words(bare: str, label: Label, count: int) -> bool:
    """ "THE COURT", "Anne Hain (St. Alwin) (Ind)" and, again and again, "SENIOR TRANSPORT OFFICIAL"."""
    if label.text.lower() in _IN_COURT:
        return label.text.isupper() or count >= 2
    if label.text.endswith(")"):
        return _OF_PARTY.search(label.text) is not None and len(bare.split()) > 1
    return count >= 2 and bare.isupper() and bare.split()[-1].lower() in ROLE_WORDS and not name_in_label(bare)


def _speaks_for_body(label: Label, lines: list[Line]) -> bool:
    return label.form == "colon" and not lines[label.line].bullet and is_body_that_speaks(label.text, label.said)


def _is_unlisted_item(label: Label, sure: list[Label], evidence: Evidence) -> bool:
    """ "[sasha]" among bullets that open with the names of two attendees or more, at least twice; "Ada Roe – ..." among
    three dashes or more of others.
    """
    if label.form == "dash":
        full = looks_like_name(label.text) and not common(label.text, evidence.small)
        return full and sum(one.form == "dash" for one in sure) > 2
    if label.form != "item" or evidence.counts[label_key(label)] < 2 or len(label.text.split()) > 1:
        return False
    return len({label_key(one) for one in sure if one.form == "item"}) >= 2


def _questions(evidence: Evidence) -> bool:
    """ "Q" and "A" are speakers where both recur."""
    counts = [
        sum(count for key, count in evidence.counts.items() if key.endswith(f":{sign}") or f":{sign} " in key)
        for sign in "qa"
    ]
    return (min(counts) >= 1 and sum(counts) >= 3) or (counts[0] >= 2 and not counts[1])


@lru_cache(maxsize=16_384)
def _all_roles(text: str) -> bool:
    """Whether a label is a role or a way of naming nobody: "The Chair", "Guest 2", "A voice from the floor"."""
    if is_japanese(text):
        return bool(split_japanese_role(text)[1]) or is_japanese_word(text)
    bare = COMMITTEE_MEMBER.sub("member", QUESTION_NUMBER.sub("", bare_label(text)))
    words = [word.strip(".()").lower() for word in bare.replace("-", " ").replace("_", " ").split()]
    small = frozenset("of for & and from mr mrs ms madam madame m mme le la der die".split())
    people = ROLE_WORDS | PERSON_WORDS | CALLED_ROLES | {"unidentified", "unknown", "some", "hon"}
    if len(words) > 1 and words[0] in {"a", "an"} and words[1] in PERSON_WORDS:
        return True
    known = all(word in people or word in GENERIC_SPEAKERS or word in small or word.isdigit() for word in words)
    return known and any(word in people for word in words)


def _is_weak(label: Label, evidence: Evidence) -> bool:
    bare = bare_label(label.text).strip()
    if label.form not in {"colon", "alone"} or is_japanese(label.text):
        return False
    if is_initials(bare):
        return bare not in NOT_INITIALS and any(
            count >= 2 and is_initials(key.partition(":")[2].upper()) for key, count in evidence.counts.items()
        )
    titled = name_in_label(label.text) if is_titled(bare) else bare
    named = is_name_like(bare) or (looks_like_name(titled) and len(bare.split()) <= 5)
    return named and not common(bare, evidence.small) and not (bare.isupper() and len(bare) < 4)


def _says_something(label: Label) -> bool:
    return len(label.said.split()) >= 3 or is_japanese(label.said) or label.form == "alone"


def _may_be_said(label: Label, lines: list[Line]) -> bool:
    if _says_something(label) or label.stamped or (label.text.isupper() and looks_like_name(bare_label(label.text))):
        return True
    below = lines[label.line + 1 : label.line + 3] if not label.said and looks_like_name(label.text) else []
    words = next((line.text for line in below if not line.blank), "")
    return len(words.split()) > 3 and words.endswith(_ENDS_SENTENCE)


def _is_quoted_once(label: Label, lines: list[Line]) -> bool:
    """A single label in running text: a full name over words in the first person."""
    bare = bare_label(label.text).strip()
    full = looks_like_name(bare) or looks_like_name(" ".join(bare.split()[-2:]))
    return (
        full
        and not lines[label.line].bullet
        and len(label.said.split()) >= 5
        and bool(_FIRST_PERSON.search(label.said))
    )


def _over_names(said: str) -> bool:
    """Whether nothing but names stands behind a label."""
    if not said[:1].isupper() or len(said) > 200 or said.endswith((".", "!", "?")):
        return False
    return all(listed_name(bare_name(name)) for name in split_names(said))


def _without_fields(labels: list[Label], evidence: Evidence) -> list[Label]:
    """Leave out "Chair: Jane Smith" and the like: a role that stands once, over names and no words."""
    kept: list[Label] = []
    for label in labels:
        words = label.text.lower().split()
        field = bool(words) and words[-1] in _FIELD_ROLES
        bare_role = (not name_in_label(label.text) or field) and label.form == "colon"
        if (
            bare_role
            and (field or evidence.counts[label_key(label)] == 1)
            and label.said
            and not re.search(r"[.!?]$", label.said)
            and is_name_list(label.said)
        ):
            continue
        kept.append(label)
    if len(kept) == 1 and kept[0].form == "colon" and _over_names(kept[0].said):
        return []  # "Nokia: A. Virtala, M. Brenning"
    if len(kept) == 1 and not name_in_label(kept[0].text) and kept[0].form != "chevron":
        return []  # one position over a paragraph is a heading
    return kept

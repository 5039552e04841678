"""Which single words are topics: "telemetry" said five times is one, "question" and "year" are none.

A word by itself must be a thing that the record talks about: it heads noun phrases ("the telemetry is paid for"), and
it is not one of the words that any meeting needs. Acronyms that nobody spells out ("MDN") are such words, too.
"""

from __future__ import annotations

from math import sqrt

from briefings.reading.text.words import BODY_WORDS, FIELDS, NOUN_ENDINGS, ROLE_WORDS
from briefings.reading.topics.counts import PASSAGE_END, Key, Tokens, places_of, stem
from briefings.reading.topics.stop_words import FILLER, STOP_WORDS

LEAST = 3
# What meetings of any body speak of: people, places, times, papers, and what one does in a meeting.
_ORDINARY = frozenset(
    """
    record data night send left room change hour sent board leave paper meet floor rule study everybody nobody somebody
    paid stay close count conference short town city village county country state region approve pay move decide
    online free community lost charge twice attend error past model joint run appreciate letter resident fine
    wrote progress forum house money post station round price access break check remote complete drop build
    format stand outside return true schedule wrong share longer pull importance sign story dialogue cover panel stop
    area wait cooperation exist plenary heard rose authority correct average concern quote association double home
    reach roll foundation bottom promise world life man woman men women child children family friend body ground
    staff team colleague gentleman lady guest visitor citizen public local level detail view idea word answer
    feeling hope effort step stage start finish beginning rest whole degree rate range value size scale length cost
    amount share sum total fund funding budget money effect impact benefit advantage risk chance opportunity challenge
    difficulty trouble solution aspect element factor feature field sector industry business company market office
    department division institution agency college university school street road building site place centre line
    side face head eye voice name term language english text title version copy picture photo image screen
    page web internet email phone call message mail address contact person everyone anybody someone none
    morning evening tonight weekend spring summer autumn winter period deadline date season decade century
    recommendation suggestion request inquiry enquiry hearing testimony evidence statement speech debate vote motion
    amendment consensus agreement approval permission consent decision objection support help care attention
    interest respect honour pleasure thank gratitude apology welcome laughter applause condition environment
    relationship connection communication conversation dialogue interview article news journalist press media
    chapter clause paragraph sentence phrase colleague client customer employee employer worker manager
    bit couple piece set group list row majority minority percentage proportion number figure amendment
    mistranslation translation accurate quarter automatic favor favour nothing anything something
    transcription program programme technology guide
    approach consider include provide continue remain allow require receive expect happen become
    """.split()
)
_NO_NOUNS = STOP_WORDS | FILLER | ROLE_WORDS | FIELDS | BODY_WORDS | _ORDINARY
_ENDINGS_OF_OTHERS = ("ed", "ly", "ful", "able", "ible", "ive", "ous", "al", "est", "ish", "less")
_BEFORE_VERBS = frozenset(
    "to will would can could should may might must shall not i we you they he she who please let don't didn't".split()
)
# Behind a noun that heads its phrase stands one of these, or a sign.
_BEHIND_NOUNS = STOP_WORDS | {"working"}
_NO_ACRONYMS = frozenset(
    """
    PDF HTML URL TEL FAX KB MB GB USD EUR GBP JPY UTC GMT JST EST EDT PST PDT CET BST AOB NB FAQ ID TBC TBD TOP
    CEO CFO CTO COO CIO USA UK EU UN PM AM YES NO NOT AND THE FOR NIL ITEM NOTE WG AGM MP RSVP LLC INC LTD PLC HTTP
    HTTPS IRC OK PR
    """.split()
)


def single_words(tokens: Tokens, names: set[str], headings: set[str]) -> set[Key]:
    """One-word terms. `headings` are the stems of the words of headings, `names` those of people's names."""
    counts = tokens.stems
    least = max(LEAST, round(sqrt(sum(counts.values())) / 7))
    acts = _named_acts(tokens)
    frequent = {
        word
        for word, count in counts.items()
        if (count >= LEAST if word in headings else count >= least) and len(word) >= 5 and word.isascii()
    }
    nouns = {word for word in frequent if word not in names and _may_be_noun(word)}
    return {(word,) for word in _heads(tokens, nouns)} | {
        (word,) for word, count in acts.items() if word not in names and count >= least + 1
    }


def bare_acronyms(tokens: Tokens, names: set[str]) -> set[Key]:
    """Acronyms that occur three times or more and stand among small letters, where nobody spells them out."""
    shorts = {
        token
        for token, count in tokens.counts.items()
        if count >= LEAST and 3 <= len(token) <= 6 and token.isupper() and token.isalpha() and token.isascii()
    }
    shorts = {
        token
        for token in shorts - _NO_ACRONYMS
        if not {token.lower(), stem(token)} & (names | STOP_WORDS | FILLER | ROLE_WORDS)
    }
    seen = dict.fromkeys(shorts, 0)
    every = tokens.all
    for at in places_of(shorts, every):
        before, behind = every[at - 1], every[at + 1]
        if behind == ":":  # who speaks
            seen[every[at]] = -len(every)
        elif not (before.isupper() and len(before) > 1) and not (behind.isupper() and len(behind) > 1):
            seen[every[at]] += 1
    return {(stem(token),) for token, count in seen.items() if count >= LEAST}


def _may_be_noun(word: str) -> bool:
    if not _NO_NOUNS.isdisjoint((word, word + "s", word + "d", word + "ed")):
        return False
    return not word.endswith(_ENDINGS_OF_OTHERS) and not word.endswith("ing")


def _heads(tokens: Tokens, words: set[str]) -> list[str]:
    """Those that head a noun phrase often enough, are seldom verbs, and do not only stand in names."""
    if not words:
        return []
    forms = {token for token in tokens.counts if token[0].isalpha() and stem(token) in words}
    every = tokens.all
    heads, verbs, small = dict.fromkeys(words, 0), dict.fromkeys(words, 0), dict.fromkeys(words, 0)
    for at in places_of(forms, every):
        before, behind = every[at - 1].lower() if at else PASSAGE_END, every[at + 1].lower()
        word = stem(every[at])
        small[word] += every[at].islower()
        if before in _BEFORE_VERBS or (len(before) > 6 and before.endswith("ly")):
            verbs[word] += 1
        elif (not behind[0].isalpha() and behind != ":" and behind != "-") or behind in _BEHIND_NOUNS:
            heads[word] += 1
    counts = tokens.stems
    return [
        word
        for word in words
        if heads[word] >= (1 if word.endswith((*NOUN_ENDINGS, "cy")) else max(2, counts[word] // 5))
        and verbs[word] * 3 < heads[word]
        and small[word] * 3 >= counts[word]
    ]


def _named_acts(tokens: Tokens) -> dict[str, int]:
    """ "-ing" words that are talked about -> how often, other forms of the verb included: "outsourcing", "smearing"."""
    counts = tokens.stems
    found = {}
    for act in tokens.named_acts():
        verb = act.removesuffix("ing")
        if len(act) < 7 or not _NO_NOUNS.isdisjoint((act, verb, verb + "e", verb + "ed")):
            continue
        found[act] = counts[act] + sum(counts[form] for form in (verb, verb + "e", verb + "ed") if form in counts)
    return found

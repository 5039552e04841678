"""How far a source can be trusted, by the sentences in which it says so itself; never by how it sounds."""

from __future__ import annotations

import re

from briefings.dates.near import cued
from briefings.reading.source.own_words import ends, said
from briefings.reading.source.publishers import official_because, press_because, private_sign
from briefings.records import DocumentKind, Provenance

_OF_TRANSLATION = ("translat", "翻訳", "tradu", "übersetz")
_MACHINE = (
    r"(?:machine|neural|automatic|automatically|automated|ai|artificial intelligence|textra|deepl|"
    r"google(?: translate)?|"
    r"mirai|microsoft|chatgpt|みらい翻訳)"
)
_TRANSLATED = cued(
    # "translated with TexTra", "Translated from the Japanese original with DeepL", "automatically translated"
    rf"^[^\w\n]*+(?:{_MACHINE} )?translated\b[^\n.]{{0,80}}?\b(?:with|by|using) (?:www\.)?[A-Z]\w+[^\n]*"
    rf"|\btranslat(?:ed|ion)s?\b[^.\n]{{0,60}}?\b(?:with|by|using|through|via) (?:an? |the )?(?:\w+ )?{_MACHINE}\b"
    rf"|\b{_MACHINE}\b[^.\n]{{0,30}}\b(?:was|were|is|are|has been) used to translate\b"
    rf"|\b{_MACHINE}[- ](?:ally )?translat(?:ion|ed|or)s?\b"
    rf"|\btranslated {_MACHINE}\b|\b(?:google|microsoft|bing|yandex) translat(?:e|or)\b"
    r"|機械翻訳|自動翻訳|\btraduction automatique\b|\btraduite? automatiquement\b|"
    r"\b(?:maschinelle|automatische) übersetzung\b|\b(?:maschinell|automatisch) übersetzt\b|\btraducción automática\b",
    "translat|翻訳|tradu|übersetz",
    flags=re.IGNORECASE | re.MULTILINE,
)
# That it is this text which was translated: it names itself, warns of mistakes, or says nothing else.
_SELF = re.compile(
    r"[(\[]machine[ -]translat|\btranslation (?:by|with|using)\b|^\W?[(\[（*][^()\n]{0,120}\btranslat|"
    r"\b(?:this|these|the following|the above|the (?:[a-z]+ )?(?:text|version|page|content)s? (?:below|of|on)|"
    r"for reference only)\b|\bpowered by\b|"
    r"please note|disclaimer|\b(?:the|in) (?:(?-i:[A-Z])\w+ )?original\b|\boriginal (?:in|version|language)\b|"
    r"\bthe (?:english|japanese|french|german|spanish|chinese|korean) (?:version|text|page) (?:is|was)\b|"
    r"\bmay contain (?:errors|mistakes)\b|"
    r"mistranslat|\b(?:in)?accura|\b(?:not|no) (?:\w+ )?(?:responsib|liab)|"
    r"(?:本|この|当)(?:ページ|文書|文|資料|サイト|記事|議事録|翻訳|英訳|和訳|訳文)|"
    r"翻訳されています|翻訳しています|翻訳した(?:もの|文)|翻訳による|利用しています",
    re.IGNORECASE,
)
_TRANSLATED_BY = re.compile(
    rf"\W*(?:{_MACHINE} )?translated\b[^\n.]{{0,80}}?\b(?:with|by|using)\b|\W*{_MACHINE}[- ]translat\w+(?:: \w+)?\W*$|"
    r"\W*(?:機械翻訳|自動翻訳)\W*$|\W*(?:ce|cette|le|dieses?|diese|este|esta|traduction automatique|"
    r"(?:maschinelle|automatische) übersetzung|traducción automática)\b",
    re.IGNORECASE,
)
_PRESS_SIGNS = re.compile(
    r"^(?:by |words by |reporting by )(?-i:[A-Z][\w.’'-]+ [A-Z])|^\(?(?:reuters|ap|afp|kyodo|jiji)\)?\b|\((?:reuters|"
    r"ap|afp|kyodo|jiji press)\)\s[—–-]|^[A-Z][A-Z .]{2,30}(?:, [A-Z][\w. ]{2,25})? ?(?:\((?:reuters|ap|afp|"
    r"kyodo)\) ?)?[—–] "
    r"|\bstaff (?:writer|reporter)\b|\ball rights reserved\b|\btold (?:reporters|the (?:times|newspaper|"
    r"press))\b|\bsubscribe\b|記者】|(?:新聞|新報|日報|タイムス|放送|通信)社?[\s\u3000]?無断|会員登録すると続き|^(?:時事|共同)(?:通信社?)?$|"
    r"【[^】]{1,12}(?:共同|時事)】|\bcritics (?:argue|say|warn)|"
    r"\b(?:analysts|experts|advocates|sources) (?:say|said|warn|argue|told)\b|شارك الخبر|\bshare this "
    r"(?:article|story|news)\b",
    re.IGNORECASE | re.MULTILINE,
)
_UNSAID = {
    "minutes": "It has the form of minutes, but names no body whose minutes they would be.",
    "transcript": "It has the form of a transcript, but names no body whose transcript it would be.",
    "article": "It is written as an article, but does not say who published it.",
    "other": "The record does not say who published it.",
}


def provenance_of(
    text: str, kind: DocumentKind, *, ai: list[str], body: str | None, address: str | None, structured: bool
) -> Provenance:
    """The label with what says so. `ai`: its signs of an AI; `body`: who met, or organised it; `structured`: with a
    roster or turns.
    """
    if ai:
        return Provenance("ai-written", tuple(ai[:5]))
    official = official_because(text, ends(text), kind, body=body, address=address, structured=structured)
    translated = _translation_signs(text)
    if translated and official:
        return Provenance("official-machine-translated", tuple(translated[:3]))
    if official:
        return Provenance("official", (official,))
    if kind == "article" and (
        press := press_because(text, [one.sentence for one in said(text[:40_000], _PRESS_SIGNS)])
    ):
        return Provenance("press", press)
    private = private_sign(text)
    why = f"It calls itself “{private[:160]}”." if private else _UNSAID.get(kind, _UNSAID["other"])
    return Provenance("unknown", (why, *translated[:3]))


def _translation_signs(text: str) -> list[str]:
    """The sentences of the first and the last lines that say that a machine translated the text."""
    edges = ends(text)
    if not _TRANSLATED.may_match(edges):
        return []
    return [
        one.sentence
        for one in said(edges, _TRANSLATED.pattern, _OF_TRANSLATION)
        if (_SELF.search(one.sentence) or _TRANSLATED_BY.match(one.sentence))
        and not (one.is_somebodys or one.is_item)
        and len(one.sentence) < 400
    ]

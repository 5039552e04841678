"""How far a source can be trusted, by the sentences in which it says so itself; never by how it sounds."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.dates.near import cued, matches_in, mentions, spans
from briefings.reading.publishers import PRESS_LINE, official_because, press_because, private_sign
from briefings.records import DocumentKind, Provenance

# Words of which each pattern needs one, so that it is tried only around them.
_OF_AI = (
    "used to generate", "ai", "artificial intelligence", "gpt", "gemini", "claude", "copilot", "llama", "bard",
    "perplexity", "deepseek", "language model", "llm", "i can", "unable to", "i couldn", "i could", "i do",
    "knowledge", "training", "人工知能",
)  # fmt: skip # shorter than one a line
_OF_HELPERS = (
    "as of my", "unable to", "not able to", "n't able to", "n’t able to", "i couldn", "i could not", "would you like",
    "you shared", "you provided", "you pasted", "you sent", "you gave", "here", "hope this helps", "let me know",
    "your instructions", "if you ca", "if you could",
    "certainly", "sure", "of course", "absolutely", "access", "the document you", "アクセス", "お気軽に",
)  # fmt: skip # shorter than one a line
_OF_TRANSLATION = ("translat", "翻訳")
_AI_STATED = re.compile(
    r"was used to generate the (?:response|answer|text|article)"
    r"|^\W*(?:generated|created|written|produced|summari[sz]ed|drafted|compiled) (?:automatically )?(?:by|with) "
    r"(?:an? )?"
    r"(?:ai\b|artificial intelligence|chatgpt|gpt|gemini|claude|copilot|llama|perplexity|language model)"
    r"|^\W*(?:written |posted )?by (?:chatgpt|gpt-?[\d][\w.-]*|claude[ -][\d][\w.]*|gemini (?:pro|\d[\w.]*))\b"
    r"|\b(?:the )?ai has delivered the news\b"
    r"|"
    r"\b(?:this|the following|the above) (?:article|text|summary|report|post|page|content|story|document|overview|"
    r"briefing|write-?up|piece|note)s? (?:was|were|is|has been|have been) "
    r"(?:\w+ly )?(?:generated|written|created|produced|drafted|prepared|composed|authored|summari[sz]ed|"
    r"compiled|put together|assembled)(?: entirely| in part| automatically)? "
    r"(?:by|with|using|with the (?:help|assistance|aid) of|with help from)(?: an?| the)?(?: \w+){0,3}? ?"
    r"(?:ai\b|artificial intelligence|chatgpt|gpt|gemini|claude|copilot|llama|bard|perplexity|deepseek|"
    r"(?:large )?language model|llm)"
    r"|\b(?:ai|chatgpt|gpt-?\d?|gemini|claude|copilot)[- ](?:generated|written|assisted|produced|authored) "
    r"(?:article|text|summary|report|content|minutes|notes|transcript|post|story|draft)\b(?= *[.:;)\]]|$)"
    r"|\bas an? (?:ai|artificial intelligence)(?: language)?(?: model| assistant)?, (?:i|my)\b|\bas a (?:large "
    r")?language model, (?:i|my)\b"
    r"|\bi(?:[’']m| am) an? (?:ai|large language model|language model)\b"
    r"|\bi (?:can(?:no|[’'])t|am unable to|couldn[’']t|could not|do not have the ability to|don[’']t have the "
    r"ability to) (?:directly )?"
    r"(?:access|open|browse|visit|view|read|retrieve) (?:the |that |this |external |any )?(?:specific |live |"
    r"full |actual |provided )*"
    r"(?:content|link|page|url|website|site|web ?page|internet|websites|links|urls|article|document|web|pdf)s?\b"
    r"|\b(?:my|the model[’']s) (?:knowledge|training) (?:cut-?off|data)\b"
    r"|(?:本|この)(?:記事|文章|要約|ページ|コンテンツ|議事録|資料|レポート|"
    r"文書)は[、]?(?:[^。\n]{0,30})(?:生成)?(?:AI|人工知能|ChatGPT|Gemini|"
    r"Claude|Copilot)[^。\n]{0,20}(?:作成|生成|執筆|要約|使用|利用)"
    r"|(?:AI|ChatGPT|Gemini|Claude)(?:により|によって|が|で|を(?:用|使)[^。\n]{1,5})(?:自動)?(?:生成|作成|執筆|"
    r"要約)(?:された|した|しました|"
    r"されました)(?:記事|文章|要約|もの|議事録)?(?:です|。|$)",
    re.IGNORECASE | re.MULTILINE,
)
_AI_HELPER = re.compile(
    r"\bas of my (?:last|latest) (?:knowledge )?(?:update|training)\b|\bi (?:was|am) (?:unable|not able) to "
    r"(?:directly )?(?:access|open|browse|view|read|retrieve) (?:the |that |this |your )?"
    r"(?:\w+ ){0,2}(?:document|link|page|url|website|file|content|article|minutes|"
    r"transcript|record|proceeding|source)s?\b|\bhere(?:[’']s| is) (?:a|an|the|"
    r"your) (?:\w+[ -]){0,4}(?:article|summary|overview|draft|version|report)\b[^.\n]{0,60}\b(?:you|your|based "
    r"on|requested)\b"
    r"|\bi (?:was(?: not|n[’']t) able to|was unable to|couldn[’']t|could not) (?:directly )?(?:access|open|browse|view|"
    r"read|retrieve) [^\n]{0,200}?\b(?:so|therefore) (?:this|the) (?:recap|summary|overview|article|text|report)\b"
    r"|^\W*would you like (?:me to|a) (?:turn|expand|draft|create|write|summari[sz]e|translate|shorter|longer|make)\b"
    r"|\b(?:generated|created|written|produced|drafted) (?:from|based on) the (?:link|page|pdf|title|document|text|"
    r"url) you (?:shared|provided|pasted|sent|gave)\b"
    r"|\bi hope this helps\b|\blet me know if you(?:[’']d| would) like me to\b|\bif you (?:can|could) paste "
    r"the text\b|^\W*(?:certainly|sure|of course|absolutely)[!,.] (?:here|i|below)\b|"
    r"\baccording to your instructions\b|\[insert [^\]\n]{3,60}\]"
    r"|\bi (?:don[’']t|do not) have (?:direct |live |real-time )?access to\b[^.\n]{0,60}\b(?:papers|website|site|"
    r"minutes|document|page|content|link|internet|real-time)|"
    r"\bthe document you (?:linked|provided|shared)\b"
    r"|(?:内容|リンク|URL|ページ)[^。\n]{0,20}(?:直接)?アクセス(?:することは|は|が)?でき(?:ません|ない)|"
    r"お気軽に(?:お知らせ|お尋ね)ください",
    re.IGNORECASE | re.MULTILINE,
)
_AI_NOTES = re.compile(
    r"\b(?:notes|minutes|summary|summaries|transcript|recap|report|text|article)\b[^.\n]{0,40}\b(?:generated|"
    r"created|written|produced)\b(?: automatically)? (?:by|with|using) (?:an? )?(?:ai|artificial intelligence|"
    r"generative ai)\b"
    r"|\bthe AI-generated (?:notes|minutes|summary|recap)\b",
    re.IGNORECASE,
)
# A signed text that quotes what a machine wrote is not written by one.
_TOLD_OF = re.compile(
    r"\b(?:said|says|saying|dissented|voted|argued?|asked|believes?|stated|proposed|considered|favou?r|attaching|would|"
    r"could|experiment\w*|plans?|debate)\b",
    re.IGNORECASE,
)
# "author: Ada Lind", "Posted by Ada Lind": a person tells what a machine wrote.
_SIGNED = re.compile(
    r"^\W*(?:author:|posted by|written by)[ \t]+[\"']?[A-Z][\w’'-]+ [A-Z]", re.MULTILINE | re.IGNORECASE
)
_IN_QUOTES = re.compile(r"[“\"][^”\"]{0,200}$|[“\"][^”\"]{3,200}[”\"]")
_AI_NOT = re.compile(
    r"\bnot (?:generated|written|created|produced)\b|使用していません|用いていません|ではありません", re.IGNORECASE
)
_TRANSLATED = cued(
    r"^[^\w\n]*+(?:machine |automatically )?translated (?:with|by|using) [A-Z]\w+[^\n]*"
    r"|\b(?:this|the) (?:page|document|text|site|website|translation|article|content|minutes|record|"
    r"version)s?[^.\n]{0,60}(?:translated|translation)[^.\n]{0,40}"
    r"(?:using|machine|automatic|automatically|by (?:google|deepl|textra|an? (?:automatic|machine))|textra|"
    r"deepl|google|neural)"
    r"|\b(?:memo|notes?|minutes|text|version|summary|report|transcript)s? (?:has|have|was|were|is|are)(?: been)? "
    r"translated\b[^.\n]{0,60}\b(?:using|by|with) (?:an? )?(?:machine|automatic|ai|deepl|google|textra)\b"
    r"|\b(?:machine|automatic|automatically|automated)[- ]?(?:ally )?translat(?:ion|ed)\b|\btranslated by ai\b"
    r"|\btranslation (?:by|with|using) (?:deepl|google|textra|mirai|microsoft|an? (?:automatic|machine|ai))\b"
    r"|[(\[]machine[ -]translat(?:ion|ed)[)\]]"
    r"|\btranslated (?:automatically|by machine|with deepl|by deepl|by google|using google|with google)\b"
    r"|機械翻訳|自動翻訳",
    "translated|using|machine|automat|google|deepl|textra|neural|mirai|microsoft| ai|by a|機械翻訳|自動翻訳",
)
_TRANSLATION_ABOUT = re.compile(
    r"\b(?:discuss|research|technolog|develop|improv|introduc|promot|market|quality of|use of|progress|"
    r"invest)\w*\b|研究|技術|開発|推進|活用|議論",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"[(\[]machine[ -]translat|\btranslation (?:by|with|using)\b|^\W?[(\[（*][^()\n]{0,120}\btranslat|"
    r"\b(?:this|the following|the above|the text below|for reference only)\b|"
    r"please note|disclaimer|original|mistranslat|本ページ|このページ|"
    r"本文|この文書|当サイト|"
    r"翻訳されています|翻訳しています|利用しています",
    re.IGNORECASE,
)
_TRANSLATED_BY = re.compile(r"\W*(?:machine |automatically )?translated (?:with|by|using)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r".{0,200}\bI (?:can|am|was|could)", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“「](?:this|the|本|この)[^\"”」]{0,80}(?:translat|翻訳)", re.IGNORECASE)
_PRESS_SIGNS = re.compile(
    r"^(?:by |words by |reporting by )(?-i:[A-Z][\w.’'-]+ [A-Z])|^\(?(?:reuters|ap|afp|kyodo|jiji)\)?\b|\((?:reuters|"
    r"ap|afp|kyodo|jiji press)\)\s[—–-]|^[A-Z][A-Z .]{2,30}(?:, [A-Z][\w. ]{2,25})? ?(?:\((?:reuters|ap|afp|"
    r"kyodo)\) ?)?[—–] "
    r"|\bstaff (?:writer|reporter)\b|\ball rights reserved\b|\btold (?:reporters|the (?:times|newspaper|"
    r"press))\b|\bsubscribe\b|記者】|【[^】]{1,12}(?:共同|時事)】|\bcritics (?:argue|say|warn)|"
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
# A source speaks of itself at its beginning or its end.
_EDGE = 30_000
# No match of a pattern reaches further than this from the words that it needs, in characters.
_REACH = 220


def provenance_of(
    text: str, kind: DocumentKind, *, ai: list[str], body: str | None, address: str | None, structured: bool
) -> Provenance:
    """The label with what says so. `ai`: its signs of an AI; `body`: who met, or organised it; `structured`: with a
    roster or turns.
    """
    if ai:
        return Provenance("ai-written", tuple(ai[:5]))
    official = official_because(text, _ends(text), kind, body=body, address=address, structured=structured)
    translated = _translation_signs(text)
    if translated and official:
        return Provenance("official-machine-translated", tuple(translated[:3]))
    if official:
        return Provenance("official", (official,))
    if kind == "article" and (press := press_because(text, list(_sentences_with(text[:40_000], _PRESS_SIGNS)))):
        return Provenance("press", press)
    private = private_sign(text)
    why = f"It calls itself “{private[:160]}”." if private else _UNSAID.get(kind, _UNSAID["other"])
    return Provenance("unknown", (why, *translated[:3]))


def ai_signs(text: str, *, structured: bool) -> list[str]:
    """The sentences that say that an AI wrote the text, or that only an AI would write."""
    ai = [sentence for sentence in _sentences_with(text, _AI_STATED, _OF_AI) if not _AI_NOT.search(sentence)]
    ai += [
        sentence
        for sentence in _sentences_with(_ends(text), _AI_NOTES, _OF_AI)
        if _SELF.search(sentence)
        or ("AI-generated" in sentence and not _is_bylined(text) and not _TOLD_OF.search(sentence))
    ]
    if structured:
        return list(dict.fromkeys(sentence for sentence in ai if not _FIRST_PERSON.match(sentence)))
    quotes = _is_bylined(text)
    if quotes or _SIGNED.search(text[:2_000]):
        ai = [sentence for sentence in ai if not _IN_QUOTES.search(sentence)]
    helped = [
        sentence
        for sentence in _sentences_with(text, _AI_HELPER, _OF_HELPERS)
        if not (quotes and _IN_QUOTES.search(sentence))
    ]
    return list(dict.fromkeys([*ai, *helped]))


def _translation_signs(text: str) -> list[str]:
    ends = _ends(text)
    if not _TRANSLATED.may_match(ends):
        return []
    return [
        sentence
        for sentence in _sentences_with(ends, _TRANSLATED.pattern, _OF_TRANSLATION)
        if (_SELF.search(sentence) or _TRANSLATED_BY.match(sentence))
        and not _QUOTED.search(sentence)
        and len(sentence) < 400
    ]


def _is_bylined(text: str) -> bool:
    """Whether a reporter signs at the top: then the minutes that an AI wrote are those the article is about."""
    return any(PRESS_LINE.search(line.strip("*_#> ")) for line in text[:2_000].split("\n")[:12])


@lru_cache(maxsize=1)  # asked three times of one record
def _ends(text: str) -> str:
    """The first and the last lines of a record, where it speaks of itself."""
    lines = [line for line in text.split("\n") if line.strip()]
    return (
        text
        if len(lines) < 16
        else "\n".join([*(line[:600] for line in lines[:10]), *(line[:600] for line in lines[-8:])])
    )


def _sentences_with(text: str, pattern: re.Pattern[str], words: tuple[str, ...] = ()) -> list[str]:
    """The sentences around each match, in order, each once; only near one of the `words`, where there are any."""
    found: dict[str, None] = {}
    if len(text) > 2 * _EDGE:
        text = text[:_EDGE] + "\n" + text[-_EDGE:]
    where = spans(mentions(text, words), _REACH, _REACH, len(text)) if words else [(0, len(text))]
    for match in matches_in(pattern, text, where):
        low = max(
            text.rfind(sign, max(0, match.start() - 400), match.start()) for sign in ("\n", ". ", "。", "? ", "! ")
        )
        ends = [text.find(sign, match.end() - 1, match.end() + 400) for sign in ("\n", ".", "。", "?", "!")]
        high = min((end + 1 for end in ends if end >= 0), default=min(len(text), match.end() + 200))
        sentence = " ".join(text[low + 1 if low >= 0 else max(0, match.start() - 200) : high].split())
        if sentence:
            found[sentence] = None
        if len(found) >= 8:
            break
    return list(found)

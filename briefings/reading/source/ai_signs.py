"""The sentences by which a text says that an AI wrote it, or that only an AI would write."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.reading.source.own_words import Sentence, ends, is_bylined, said

# Words of which each pattern needs one, so that it is tried only around them.
_OF_AI = (
    "used to generate", "ai", "chatgpt", "artificial intelligence", "gpt", "gemini", "claude", "copilot", "llama",
    "bard",
    "perplexity", "deepseek", "language model", "llm", "i can", "unable to", "i couldn", "i could", "i do",
    "knowledge", "training", "人工知能",
)  # fmt: skip # shorter than one a line
_OF_HELPERS = (
    "as of my", "unable to", "not able to", "n't able to", "n’t able to", "i couldn", "i could not", "would you like",
    "you shared", "you provided", "you pasted", "you sent", "you gave", "here", "hope this helps", "let me know",
    "your instructions", "if you ca", "if you could", "like", "want", "prefer", "wish",
    "based on", "certainly", "sure", "of course", "absolutely", "access", "the document you", "アクセス",
    "お気軽に", "私は",
    "ai",
)  # fmt: skip # shorter than one a line
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
    r"|^\W*would you like (?:me to|a (?:shorter|longer|draft))\b|^\W*based on the (?:link|page|pdf|document|text|url|"
    r"file) "
    r"you (?:shared|provided|pasted|sent|gave)\b"
    r"|\b(?:generated|created|written|produced|drafted) (?:from|based on) the (?:link|page|pdf|title|document|text|"
    r"url) you (?:shared|provided|pasted|sent|gave)\b"
    r"|\bi hope this helps\b|\blet me know if you(?:[’']d| would) like me to\b|\bif you (?:can|could) paste "
    r"the text\b|^\W*(?:certainly|sure|of course|absolutely)[!,.] (?:here|i|below)\b|"
    # An assistant's offer: nobody who publishes an article makes one.
    r"^\W*if you(?:[’']d| would)? (?:like|want|prefer|wish),? i(?: can|[’']d be happy to| could)(?: also)? "
    r"(?:turn|add|write|make|create|draft|expand|shorten|summari[sz]e|rewrite|provide|help|adapt|translate)\b|"
    r"\baccording to your instructions\b|\[insert [^\]\n]{3,60}\]"
    r"|\bi (?:don[’']t|do not) have (?:direct |live |real-time )?access to\b[^.\n]{0,60}\b(?:papers|website|site|"
    r"minutes|document|page|content|link|internet|real-time)|"
    r"\bthe document you (?:linked|provided|shared)\b"
    r"|(?:内容|リンク|URL|ページ|インターネット|サイト)[^。\n]{0,20}(?:直接)?アクセス(?:することが|することは|は|"
    r"が)?でき(?:ません|ない)|"
    r"お気軽に(?:お知らせ|お尋ね)ください|私は[、]?(?:AI|人工知能|(?:大規模)?言語モデル)|"
    r"AI(?:言語)?(?:モデル|アシスタント)(?:として|の?ため|なので|であるため)",
    re.IGNORECASE | re.MULTILINE,
)
_AI_NOTES = re.compile(
    r"\b(?:notes|minutes|summary|summaries|transcript|recap|report|text|article)\b[^.\n]{0,40}\b(?:generated|"
    r"created|written|produced)\b(?: automatically)? (?:by|with|using) (?:an? )?(?:ai|artificial intelligence|"
    r"generative ai)\b"
    r"|\bthe AI-generated (?:notes|minutes|summary|recap)\b",
    re.IGNORECASE,
)
_AI_NOT = re.compile(
    r"\bnot (?:generated|written|created|produced|taken|drafted)\b|\b(?:no|without) (?:generative )?ai\b|"
    r"使用していません|"
    r"用いていません|ではありません",
    re.IGNORECASE,
)
# What takes notes by itself, by name; and what a record calls it without one.
_NOTER = (
    r"(?:otter(?:\.ai)?|fireflies(?:\.ai)?|read(?:\.ai| ai)|fathom(?:\.video)?|tl;dv|granola|(?:zoom )?ai companion|"
    r"notion ai|meetgeek|sembly|supernormal|krisp|notta|(?:google )?gemini|(?:microsoft )?copilot|chatgpt|"
    r"gpt-?\d[\w.-]*|claude|intelligent recap|llm|language model)\b"
    r"(?! (?-i:(?!Pro|Advanced|Sonnet|Opus|Haiku|Notetaker|AI|Plus)[A-Z]))"
)
_NOTES = r"\b(?:summary|summari[sz]ed|notes?|minutes|recap|report|highlights|write-?up)\b"
_OF_NOTERS = (
    "otter", "fireflies", "read.ai", "read ai", "fathom", "tl;dv", "granola", "companion", "notion", "meetgeek",
    "sembly", "supernormal", "krisp", "notta", "gemini", "copilot", "chatgpt", "gpt", "claude", "intelligent recap",
    "llm", "language model", "ai", "auto", "ia", "ki", "intelligence", "künstlicher", "automatically", "artificial",
)  # fmt: skip # shorter than one a line
_AI_NOTED = re.compile(
    rf"^[^.\n]{{0,80}}?{_NOTES}[^.:\n]{{0,60}}?\b(?:by|with|using|via)\W{{1,3}}(?:an? |the )?(?:\w+ ){{0,3}}?{_NOTER}"
    rf"|^[^.\n]{{0,80}}?{_NOTES}[^.:\n]{{0,30}}?\b(?:generated|created|taken|written|produced|prepared|drafted|"
    rf"compiled|"
    r"captured|made|summari[sz]ed)\b[^.:\n]{0,20}?\b(?:by|with|using)\W{1,3}(?:an? |the )?(?:\w+ )?(?:ai|"
    r"artificial intelligence)\b"
    r"(?! (?-i:[A-Z]))"
    r"|^\W*(?:transcript|recording|meeting|call|session) (?:was |is )?summari[sz]ed (?:automatically )?(?:by|with|"
    r"using) "
    r"(?:an? )?(?:ai|artificial intelligence)\b"
    rf"|^\W*(?:powered|generated) by (?:an? |the )?{_NOTER}"
    r"|\bai[- ]generated (?:content|notes?|summar(?:y|ies)|recap|output|text|minutes)\b[^.\n]{0,40}\b(?:may|might|can|"
    r"could|should|must)\b[^.\n]{0,60}\b(?:accura\w*|inaccura\w*|incorrect|mislead\w*|errors?|mistakes?|wrong|check\w*|"
    r"verif\w*|review\w*)\b"
    r"|\breview gemini[’']s notes\b|\bhow gemini takes notes\b"
    r"|^(?:[#>_(\[ ]|\*(?! ))*(?:an? )?ai[- ](?:generated |written |created )?(?:meeting )?(?:summary|recap|minutes)\b"
    r"(?: ?\([^()\n]{1,30}\))?(?: (?:of|from) (?:the|this) (?:recording|call|meeting|transcript|session)\b|[^\w\n]*$)"
    r"|\b(?:auto-?|automatically )generated\b[^.\n]{0,30}\bfrom (?:the|a|this) (?:recording|transcript|audio|video)\b"
    r"|[(（【\[](?:生成)?AI(?:による)?(?:自動)?(?:要約|生成|作成|議事録)版?[)）】\]]"
    r"|(?:生成)?AI(?:による|が|で|を用いて|を使って)(?:自動)?(?:要約|生成|作成)(?:の?ため|です|"
    r"(?:した|された)(?:もの|要約|議事録|文章)(?:です|であ|。|$)|しています)"
    # "Ce compte rendu a été généré par une intelligence artificielle", "Dieses Protokoll wurde mit KI erstellt"
    r"|\b(?:généré|rédigé|créé|résumé|produit)e?s? (?:automatiquement )?(?:par|avec|à l[’']aide d[e’']) ?(?:une |"
    r"l[’'])?"
    r"(?:ia|intelligence artificielle|chatgpt|copilot)\b"
    r"|\b(?:mit|von|durch) (?:einer |der |hilfe von )?(?:ki|künstlicher intelligenz|chatgpt|copilot) (?:erstellt|"
    r"generiert|geschrieben|zusammengefasst|verfasst)\b",
    re.IGNORECASE | re.MULTILINE,
)
_OF_ITSELF = re.compile(
    r"\b(?:this|the following|the above|the text below)\b|please note|disclaimer|本(?:文|ページ)|この(?:文書|ページ)",
    re.IGNORECASE,
)
# A signed text that quotes what a machine wrote is not written by one.
_TOLD_OF = re.compile(
    r"\b(?:said|says|saying|dissented|voted|argued?|asked|believes?|stated|proposed|considered|favou?r|attaching|would|"
    r"could|experiment\w*|plans?|debate|discuss\w*|talked|reviewed|compared|tried|received|showed|presented)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r".{0,200}\bI (?:can|am|was|could)", re.IGNORECASE)


def ai_signs(text: str, *, structured: bool) -> list[str]:
    """The sentences that say that an AI wrote the text, or that only an AI would write.

    Not those that somebody else says in it: in quotation marks, behind a speaker's name, or as an item of an agenda.
    """
    edges = ends(text)
    told = is_bylined(text)
    own = said(edges if structured else text, _AI_STATED, _OF_AI)
    own += [
        one
        for one in said(edges, _AI_NOTES, _OF_AI)
        if _OF_ITSELF.search(one.sentence)
        or ("AI-generated" in one.sentence and not told and not _TOLD_OF.search(one.sentence))
    ]
    own += [one for one in said(edges, _AI_NOTED, _OF_NOTERS) if not told and not _TOLD_OF.search(one.sentence)]
    own = [one for one in own if not (_AI_NOT.search(one.sentence) or one.is_item or one.is_asked)]
    if structured:
        return _texts(one for one in own if not one.is_somebodys and not _FIRST_PERSON.match(one.sentence))
    return _texts(one for one in (*own, *said(text, _AI_HELPER, _OF_HELPERS)) if not one.is_quoted)


def _texts(own: Iterable[Sentence]) -> list[str]:
    return list(dict.fromkeys(one.sentence for one in own))

"""Who published a record, as far as its own words say: a public body, the press, or nobody that can be told.

The form of minutes alone says nothing: anybody can paste notes in that form. A body that the record names, a notice of
publication or the address of a public body is a sign; words such as "my notes" or "chat log" speak against it.
"""

from __future__ import annotations

import re

from briefings.dates.near import cued
from briefings.reading.series.bodies import BODY
from briefings.records import DocumentKind

_PRIVATE = cued(
    r"\b(?:personal|private|rough|quick|raw|scribbled|hand-?written|informal|unofficial|own) (?:\w+ ){0,2}"
    r"(?:notes|minutes|record|summary|write-?up)\b|\bmy (?:\w+ ){0,2}(?:notes|summary|write-?up)\b"
    r"|\bnotes (?:to|for) (?:self|myself)\b|\bnotes (?:from|of|on) (?:a|my|our|the)? ?(?:\w+ )?"
    r"(?:call|chat|coffee|conversation|catch-?up|1:1|one-on-one) with\b"
    r"|\b(?:typed|written|jotted|put) (?:up |down )?by me\b|\bfrom my memory\b"
    r"|\b(?:is|are) not (?:an? |the )?official (?:record|minutes|transcript|document)\b|\bunofficial\b(?! translation)"
    r"|\b(?:chat|slack|discord|whatsapp|teams|telegram|signal)[ -](?:log|export|history|thread|channel|messages)\b"
    r"|\b(?:exported|copied|pasted) from (?:slack|discord|whatsapp|teams|telegram|signal|the chat|chat)\b"
    r"|(?:私|個人|自分)(?:的な|用の?|の)?(?:メモ|議事メモ|記録)|非公式(?!な?(?:会合|会議|協議|会談|首脳|閣僚|対話))|"
    r"チャット(?:ログ|の記録|履歴)|聞き書き",
    "personal|private|rough|quick|raw|scribbled|hand|informal|official|own |my |notes |by me|memory|chat|slack|"
    "discord|whatsapp|teams|telegram|signal|メモ|記録|非公式|チャット|聞き書き",
)
_PUBLISHER = cued(
    r"(?:^|(?<=\n))[^\n]{0,60}?(?:\b(?<!be )published (?:by|under the authority of) (?:the )?"
    r"(?!January|February|March|April|May |June|July|August|"
    r"September|October|November|December|Spring|Summer|Autumn|Winter)[A-Z][^\n]{2,80}|"
    r"\bdistributed by [^\n]{2,40} on behalf of (?:the )?[A-Z][^\n]{2,80}|\bissued by (?:the )?[A-Z][^\n]{2,80}|"
    r"\bprinted (?:by|for|under) (?:the )?(?:authority|use|order)\b[^\n]{0,60}|"
    r"\bby authority of\b[^\n]{0,60}|\bGOVERNMENT (?:PUBLISHING|PRINTING) OFFICE\b|\b(?:Crown|Parliamentary) "
    r"copyright\b|"
    r"\b[Oo]rdered (?:by [^\n]{3,60} )?to be (?:published|printed)\b|\bOFFICIAL REPORT\b|\bOfficial Report\b|"
    r"\bHANSARD\b|"
    r"\bHansard\b)[^\n]{0,40}|(?:^|(?<=\n))(?:発行|編集・発行|照会先|問合せ先|問い合わせ先|お問い合わせ先|連絡先|"
    r"担当)[：:\s　][^\n]{2,80}"
    r"(?:省|庁|局|課|室|事務局)[^\n]{0,30}",
    "published|distributed|issued by|printed|authority|office|copyright|official report|hansard|"
    "発行|照会先|問合せ先|問い合わせ先|連絡先|担当",
    flags=0,
)
_PUBLIC_HOST = re.compile(
    r"https?://(?P<host>(?:[\w-]+\.)*(?:(?:gov|gob|gouv|govt|go|lg|mil|parliament|gv)\.[a-z]{2}|gov|mil|int|"
    r"europa\.eu|gc\.ca|"
    r"admin\.ch|bund\.de|parliament\.uk|nhs\.uk|police\.uk|ca\.gov))(?:[:/]|$)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\b(?:Ministry|Agency|Department|Commission|Council|Government|Parliament|Committee|Authority|Bureau|"
    r"Cabinet|Secretariat|Office|Board|Selectmen|Selectboard|Minister|European Union|City of|County|Senate|House of|"
    r"Sabha|Diet|"
    r"Congress|Legislature|Assembly|Court|Inquiry|Tribunal|MINISTRY|AGENCY|DEPARTMENT|COMMISSION|COUNCIL|GOVERNMENT|"
    r"PARLIAMENT|COMMITTEE|AUTHORITY|BOARD|SENATE|HOUSE OF|SABHA|CONGRESS|LEGISLATURE|ASSEMBLY|COURT|INQUIRY|CITY OF|"
    r"COUNTY)\b|省|庁|大臣|委員会|審議会|内閣|議会|審査会|検討会|市役所"
)
_PRESS_RECORD = re.compile(r"記者会見の?(?:要旨|概要|録|記録)")
_PROVISIONAL = re.compile(r"\b(?:provisional|tentative|unofficial|courtesy) translation\b|仮訳", re.IGNORECASE)
# What gathers informally: its notes are whoever's wrote them.
_INFORMAL = re.compile(
    r"\b(?:(?<!study )(?<!review )team|"
    r"triage|sync|stand-?up|retro(?:spective)?|check-?in|catch-?up|workshop|seminar|webinar|book club)\b|"
    r"勉強会|ワークショップ|セミナー",
    re.IGNORECASE,
)
PRESS_LINE = cued(
    r"^[A-Z][\w .’'-]{1,40}, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,7} \d{1,2}(?:, \d{4})? "
    r"\([A-Z][\w .]{1,30}\)\s?[-–—]|^[A-Z][\w ,.’-]{2,30} \([A-Z][\w .]{0,30}(?:News\w*|Times|Press|Agency|"
    r"Post)\)\s?[-–—]|^by (?-i:[A-Z])|^.{0,70}\b(?:correspondent|staff writer|reporter)\b.{0,40}$|"
    r"\((?:reuters|ap|afp|kyodo(?: news)?|jiji(?: press)?|bernama|vna|xinhua|yonhap|dpa|ansa|efe|pti|ani|"
    r"bloomberg|cna|ians|"
    r"tass|upi|aap|pa|lusa|belga|anp|tt|ntb|afx|jiji|aptn)\)|"
    r"^[A-Z][\w .,’'-]{2,40} \((?-i:[A-Z]{3,9})\)\s?[-–—]\s|[（(]共同|^【"
    # "2025年3月12日 5時00分　有料記事"
    r"|^\d{4}年\d{1,2}月\d{1,2}日[ \u3000]?\d{1,2}(?:時|:)\d{2}分?[ \u3000]+(?:有料|会員限定|無料)|"
    r"^(?:有料|会員限定)記事$|^記事公開日|"
    # "Norby [Estmark], December 26 : "
    r"^[A-Z][a-z]+(?: [A-Z][a-z]+)* \[[A-Z][\w ]{2,30}\], [A-Z][a-z]{2,8} \d{1,2} ?(?:\([A-Z]{2,6}\))? ?: |"
    # "Sara Holm | 6 October 2022", "Text: Sara Holm", "6 October 2022, 08:00 | Tidal Times"
    r"^(?-i:[A-Z][\w’'-]+ [A-Z][\w’'-]+) ?[|·•] ?(?:[a-z]+day,? )?\d{1,2} (?-i:[A-Z][a-z]+) 20\d\d$|"
    r"^(?:text|words|story|reporting)(?: by|:) (?-i:[A-Z][\w’'-]+ [A-Z][\w’'-]+)|"
    r"20\d\d.{0,12}[|·•] ?(?-i:(?:[A-Z][\w’'-]+ ){1,3}(?:Times|Post|Herald|News|Observer|Gazette|"
    r"Tribune|Courier|Chronicle))$|"
    # "*Mirela Stancu speaks to the harbour master.*"
    r"^(?-i:[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:speaks|talks) (?:to|with) ",
    "text|words|story|reporting|20|·|•|speaks |talks |[|(|（|by |correspondent|staff writer|reporter|【|年|記事",
)
# "... and Vietnam. - Bernama", at the end of a text
_AGENCY_BEHIND = re.compile(
    r"[.”\"] ?[-–—] ?(?:Bernama|Reuters|AFP|AP|Xinhua|Kyodo|Jiji|PTI|ANI|IANS|VNA|TASS|Yonhap|dpa|UPI)\.?$"
)
_OUTLET = re.compile(
    r"^(?:The )?(?:[A-Z][\w’'-]+ ){0,4}(?:Times|Post|Herald|News|Observer|Gazette|Tribune|Courier|Echo|Chronicle|"
    r"Journal|"
    r"Guardian|Standard|Mail|Telegraph|Star|Examiner|Daily|Weekly|Press|Mercury|Advertiser|Bulletin|Mirror)$|"
    r"(?:新聞|新報|通信社|日報|タイムス)(?:社|デジタル|電子版|オンライン)?$",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"[”\"’,] (?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)? ?(?:said|says|told|added|argued|warned|replied)\b|"
    r"\b(?:said|says|told|according to|argue[sd]?|warn(?:s|ed)?|announced|described|noted|emphasized|stressed|"
    r"highlighted)\b|と(?:述べ|話し|語っ|強調し|説明し)|によると",
)
_OURS = re.compile(r"(?:^|[.!?:\n]\s*|\s)(?:We|I|we|I[’']m|My)\s+[a-z]")
# The voice of a post about a meeting, not of the body that met.
_CHATTY = re.compile(
    r"\b(?:key takeaways|in conclusion|let[’']s|delve|isn[’']t just|game[- ]changer|evolving landscape|why it "
    r"matters|deep dive|"
    r"pivotal moment|what (?:this|it) means for)\b|[\U0001F300-\U0001FAFF]",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:joint |chair[’']s )?(?:statement|communiqu[eé]|declaration|memorandum of \w+)\b|共同声明|宣言|覚書",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b[Ww]e, the (?:\w+ ){0,3}(?:ministers|heads|governments|leaders|presidents|members|parties|"
    r"representatives)\b[^.]{0,80}|"
    r"\b[Tt]he (?:\w+ ){0,2}(?:ministers|governments|leaders|parties|two sides)\b[^.]{0,40}\b(?:met|agreed|reaffirm|"
    r"welcome)",
)
_MAIL = re.compile(r"^(?:From|To|Cc|Subject|Date|Sent):\s", re.MULTILINE)
# "October 6, 2020 Results of the 10th Workshop", over "The Ministry of Ports (MP) and ... held": a ministry's notice.
_HOLDS = re.compile(
    r"\W*(?P<day>[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})[\s:–—-]{1,3}(?:Results?|Outcomes?|Summary)\b"
    r"[^\n]*\n\s*(?P<notice>(?:On [^.\n]{5,60}, )?[Tt]he (?:Ministry|Agency|Department|Commission|Cabinet)\b"
    r"[^.\n]{0,300}?\b(?:held|hosted|convened|organi[sz]ed|sent)\b)"
)
_FORMS: dict[DocumentKind, str] = {
    "minutes": "minutes",
    "transcript": "a transcript",
    "report": "a report",
    "release": "a release",
    "other": "a paper",
}
_HEAD = 600


_ITEM = re.compile(r"[ \t]*[-*+•][ \t]")  # an item of an agenda says nothing of the record


def private_sign(text: str) -> str | None:
    """The words of the head by which a record says that it is somebody's own notes or a chat; None without any."""
    for line in text[:3_000].split("\n")[:14]:
        match = None if _ITEM.match(line) else _PRIVATE.search(line[:400])
        if match:
            return " ".join(line[:400].split())
    return None


def official_because(
    text: str, ends: str, kind: DocumentKind, *, body: str | None, address: str | None, structured: bool
) -> str | None:
    """Why a record counts as a body's own, in one sentence; None where nothing says so.

    `ends` are its first and last lines, `body` the series or organiser of the meeting that it records.
    """
    if kind == "article" or private_sign(text):
        return None
    if (
        kind in {"report", "other"}
        and not structured
        and (_CHATTY.search(text[:20_000]) or len(_MAIL.findall(text[:1_500])) > 2)
    ):
        return None
    host = _PUBLIC_HOST.match(address) if address else None
    if host:
        return f"It stands at {host['host']}, the address of a public body."
    stated = _PUBLISHER.search(ends)
    if stated and (structured or body or kind == "release"):
        return f"It names its publisher: “{' '.join(stated[0].split())[:160]}”."
    form = _FORMS.get(kind, "a paper")
    if kind == "release":
        named = _line_with(_ISSUER, text[:3_000])
        issuer = _ISSUER.search(text[:3_000])
        return f"It is a release that names “{named or issuer[0]}”." if issuer else None
    told = kind in {"report", "other"} and not structured and _opens_with_sentence(text)
    if body and not told and (BODY.search(body) or _ISSUER.search(body)) and not _INFORMAL.search(body):
        return f"It has the form of {form} of “{body}”, which it names; it does not say who published it."
    head = text[:_HEAD] if kind in {"minutes", "transcript"} else ends[:_HEAD]
    joint = _JOINT.search(text[:1_500]) if kind in {"report", "other", "release"} else None
    if joint and (named := _line_with(_STATEMENT, text[:_HEAD])):
        return f"It is headed “{named}” and speaks for governments: “{' '.join(joint[0].split())[:80]}”."
    if kind == "report" and (holds := _HOLDS.match(text[:1_500])):
        return f"It is a notice whose first words are “{' '.join(holds['notice'].split())[:120]}”."
    named = _line_with(_ISSUER, head) or (kind in {"report", "other"} and _line_with(_PROVISIONAL, head[:300])) or None
    named = (_line_with(_PRESS_RECORD, head) if kind == "transcript" else None) or named
    if named and not _INFORMAL.search(named) and (kind in {"report", "other"} or structured or "記者会見" in named):
        return f"It is headed “{named}” and has the form of {form}; it does not say who published it."
    return None


def _opens_with_sentence(text: str) -> bool:
    """Whether a text has no head at all: it begins with a whole sentence, as somebody's summary does."""
    first = text.lstrip()[:400].split("\n")[0].strip()
    return len(first) > 20 and first.endswith(("。", "．"))


def press_because(text: str, signs: list[str]) -> tuple[str, ...]:
    """Why an article counts as the press's: by-lines and the like, an outlet's name, reported speech."""
    if signs:
        return tuple(signs[:3])
    lines = [line.strip("#* \t") for line in text[:3_000].split("\n")[:14] if line.strip()]
    for line in lines:
        if PRESS_LINE.search(line) or _OUTLET.search(line):
            return (" ".join(line[:200].split()),)
    if signed := _AGENCY_BEHIND.search(text[-300:].rstrip()):
        return (signed[0].strip(),)
    sample = text[:20_000]
    reported = len(REPORTED.findall(sample))
    if reported >= 2 and reported > len(_OURS.findall(sample)) and not private_sign(text):
        return ("It reports what others did and said, in the voice of an article; it does not name its publisher.",)
    return ()


def _is_heading(line: str) -> bool:
    """Whether a line is a heading rather than a piece of a sentence: most of its longer words have a capital."""
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return not line.isascii() or 2 * sum(word[0].isupper() for word in words) >= len(words)


def _line_with(pattern: re.Pattern[str], text: str) -> str | None:
    """The first short line of the text that a pattern is found in."""
    for raw in text.split("\n"):
        line = " ".join(raw.strip("#*_| \t　").split())
        if (
            2 < len(line) < 160
            and not line.endswith((".", "。", ",", "、"))
            and pattern.search(line)
            and _is_heading(line)
        ):
            return line
    return None

"""Line starts that could be speakers: "Name:", "Name (Organisation):", ">> NAME:", "<nick>", ○委員, "Mr. SMITH."."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from briefings.dates.near import holds
from briefings.reading.emphasis import BOLD_BEFORE_WORDS, without_emphasis
from briefings.reading.label_apart import set_apart
from briefings.reading.label_columns import rows_of_speakers
from briefings.reading.label_own_line import own_lines
from briefings.reading.lines import Line, plain
from briefings.reading.mark_legend import mark_legend
from briefings.reading.person_names import fold, is_japanese
from briefings.reading.roster_japanese import split_japanese_role
from briefings.reading.scribes import NO_SPEAKERS, scribes_of
from briefings.reading.translated_labels import translated_label

Form = Literal[
    "colon",
    "chevron",
    "angle",
    "circle",
    "bracket",
    "period",
    "alone",
    "item",
    "dash",
    "spaced",
    "capitals",
    "bold",
    "apart",
    "own",
    "asks",
]
MAX_LABEL = 90

_STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?\s*+(?:[-–—]\s*+)?)?"
_STAMP_AFTER = re.compile(r"\s*[\[(（]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?[\])）]$")
_COLON = re.compile(
    rf"[ \t>]*(?:[-*+•][ \t]+){{0,2}}{_STAMP}(?P<open>(?:\*\*|__|\*|_|\[)?)"
    rf"(?P<label>(?:[^:：()（）\n]|\((?:[^()\n]|\([^()\n]{{0,60}}\)){{0,80}}\)|（[^（）\n]{{0,80}}）){{1,{MAX_LABEL}}})"
    rf"[ \t]*[:：](?P<post>[*_\])]{{0,3}})(?:[ \t\u3000]+|$|(?=[^\s/\d])|(?=\d{{1,4}}[年月日点名人回番割件%％万]))"
)
_SAID_BY = re.compile(r"(?P<who>[A-Za-z][\w|`^-]{1,20}):[ \t]+(?=\S)")
_CHEVRON = re.compile(r"[ \t]*(?:>>+|&gt;&gt;)\s*(?:(?P<label>[^:\n]{1,60}):)?\s*")
_ANGLE = re.compile(
    r"[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+(?=[<{]))?(?:<[ @+%~&]?|(?<=[\])\d] )\{)"
    r"(?P<label>[A-Za-z_][\w|`^-]{0,24})[>}]\s+"
)
_CIRCLE = re.compile(
    r"[ \t\u3000]*[○◯〇●◎◆◇][ \u3000]?(?P<label>(?:[^\s\u3000。、○◯()（）]|[(（][^()（）\n]{1,40}[)）]){1,24})"
    r"(?:[ \u3000：:]+|$)"
)
_CIRCLE_SPACED = re.compile(
    r"[ \t\u3000]*[○◯〇●◎](?P<label>[^\s\u3000。、○◯]{1,6}[ \u3000][^\s\u3000。、○◯]{1,12}(?:君|氏|委員|議員|"
    r"長|大臣))(?:[ "
    r"\u3000：:]+|$)"
)
# "◯ Chairman (Mr. Tatsuo Kurihara)  We will now open": an office, and who holds it.
_CIRCLE_OFFICE = re.compile(
    r"[ \t\u3000]*[○◯〇●◎■◆◇・][ \t\u3000]*(?P<label>[A-Z][\w .,'’-]{2,60}"
    r"\((?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? [^()\n]{3,50}\))[ \t:：]+(?=\S)"
)
# "○ [Director Satake] It is time": as translated records keep the circle and the brackets.
_CIRCLE_BRACKET = re.compile(
    r"[ \t\u3000]*[○◯〇●◎■◆◇・][ \t\u3000]*[\[【［〔](?P<label>[^\[\]【】［］〔〕\n。、]{2,60})[\]】］〕]"
    r"[ \t\u3000：:]*(?=\S)"
)
_BRACKET = re.compile(r"[ \t\u3000]*[【［\[〔](?P<label>[^】］\]〕\n]{1,40})[】］\]〕][ \t\u3000：:]*")
# "- (Member) Urchins are removed": an office, perhaps with a family name, as translated summaries have it.
_OFFICE_IN_BRACKETS = re.compile(
    r"[ \t]*(?:[-*+•・○][ \t]*)?\((?P<label>(?:(?:Acting|Deputy|Vice|Sub)[- ])*(?:Committee |Subcommittee |"
    r"Expert |Special )?"
    r"(?:Members?|Chair(?:man|woman|person)?|Secretariat|Moderator|Observer|Expert|Office|Director|Counselor)"
    r"(?: [A-Z][\w’'-]{1,20})?)\)[ \t]+(?=[A-Z“\"])"
)
# "* (SM):" over what Stephen Mackay says
_INITIALS_IN_BRACKETS = re.compile(r"[ \t]*(?:[-*+•][ \t]+)?\((?P<label>[A-Z]{2,4})\):[ \t]*")
_SET_APART = re.compile(r"(?<=^[\u4e00-\u9fff])[ \u3000](?=[長員]$)")
_OPENS_TERM = re.compile(r"[ \t]*[:：][ \t\u3000]+(?=\S)")
_ASKED = re.compile(r"[ \t]*\((?P<label>[QA]|Question|Answer)\)[ \t]+(?=\S)")
# "Q.   Please state your name", but not "A. Smith: ..."
_ASKED_BY_PERIOD = re.compile(r"[ \t]*(?P<label>[QA])\.[ \t]{1,12}(?=\S)(?!(?:[A-Z][\w’'.-]* ?){1,3}:)")
_PAREN = re.compile(
    r"[ \t\u3000]*[（(](?P<label>[^()（）\n。、]{1,24})[)）][ \t\u3000：:]*$|[ "
    r"\t\u3000]*（(?P<label2>[^()（）\n。、]{1,24})）[ \t\u3000]*|"
    r"[ \t\u3000]*[（(](?P<label3>[問答]|[^()（）\n。、\d]{2,20})[)）][ \t\u3000：:]*(?=[^\s）)])"
)
# 林座長 おはようございます。: a habit of some records, see `speakers`.
_SPACED = re.compile(
    r"[ \t\u3000]*(?P<label>(?:委員|構成員|参加者)[A-ZＡ-Ｚ](?=[ \u3000])|"
    r"(?:[A-ZＡ-Ｚ]|[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{0,12}?)(?:副?委員長|座長代理|副?座長|副?会長|"
    r"副?議長|部会長|"
    r"分科会長|[会議座][ \u3000]長|委[ \u3000]員|教育長|[係館園所校]長|委員|構成員|"
    r"専門官|課長補佐|課長|室長|局長|部長|次長|審議官|参事官|企画官|政務官|大臣|主査|教授|"
    r"議員|司会|事務局))"
    r"[ \u3000]+(?=[^\s（(]{2,})"
)
# 山本委員長)ただ今から: a bracket that only closes.
_CLOSED = re.compile(
    r"[ \t\u3000]*(?P<label>[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{1,14}(?:長|委員|構成員|議員|主任|主査|参事|"
    r"補佐|監|官)|事務局|委員|座長|会長|構成員|議員|[問答])[)）]"
    r"(?=[^\s)）])"
)
_LISTS = re.compile(
    r"(?:委員|構成員|長|顧問|官|教授|氏|幹事)(?:[(（][^()（）]{1,30}[)）])?(?:[、,]|(?:\s*(?:他|ほか))?$)"
)
_ALONE = re.compile(
    r"(?:事務局)?[\u4e00-\u9fff\ufa0e-\ufa6d々ヶァ-ヶー]{1,14}(?:長|代理|委員|構成員|官|監|補佐|大臣|主査|主任|主幹|参事|理事|"
    r"幹事|教授|議員|弁護士|ディレクター|リーダー|オブザーバー|アドバイザー|メンバー|氏)(?:[(（][^()（）]{2,20}[)）])?|"
    r"事務局|座長|会長|委員長|議長|委員|副会長|副座長|司会"
)
_PARTING = (" - ", "–", "—", "\t", "   ")
_ASKED_ALONE = frozenset(("Q", "A", "Q.", "A.", "Question", "Answer"))
_SENTENCE_JAPANESE = re.compile(r"(?:です|ます|ました|ません|ください)$")
# MARIE DESCHAMPS, alone on its line above what she says.
_CAPITALS = re.compile(r"[ \t]*(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+){1,3})[ \t]*$")
# "○ Mr. Nomura", alone on its line.
_MARKED_ALONE = re.compile(
    r"[ \t]*[○◯〇●◎■◆◇][ \t]*(?P<label>(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Chair\w*|Vice[- ]Chair\w*|Member|"
    r"Director|Minister|"
    r"Councill?or|Commissioner|President)\.? )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, [A-Z][^,.\n]{2,60})?|"
    r"(?:The )?(?:Chair(?:man|person|woman)?|Secretariat|Moderator))[ \t]*:?$"
)
_PERIOD = re.compile(
    r"[ \t]*(?P<label>(?:(?:The|THE) (?:CHAIR(?:MAN|WOMAN|PERSON)?|PRESIDENT|SPEAKER|PRESIDING OFFICER|ACTING "
    r"PRESIDENT|WITNESS|CLERK)"
    r"|(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|Senator|SENATOR|Chairman|CHAIR(?:MAN|WOMAN|PERSON)?|VICE CHAIR(?:MAN|"
    r"WOMAN)?|PRESIDENT|GOVERNOR|JUSTICE)\.?"
    r" [A-Z][A-Za-z'’-]{0,3}[A-Z][A-Z'’-]*(?: [A-Z][A-Z'’-]+){0,2}(?: of [A-Z][a-z]+)?))\.[ \t]*(?:--|—)?[ "
    r"\t]*(?=[A-Z(\[“\"'‘.0-9]|$)"
)
# "    Chairwoman Pennington. The hearing will come to order.": a habit of some records, see `speakers`.
_MIXED_PERIOD = re.compile(
    r"[ \t]{2,}(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Chairman|Chairwoman|Chairperson|Chair|Senator|Secretary|Representative|"
    r"Director|Commissioner|Governor|Mayor|Admiral|General|Colonel|Judge|Professor|Vice Chair(?:man|woman)?)\.? "
    r"[A-ZÀ-Þ][\w'’-]{1,24}(?: [A-ZÀ-Þ][\w'’-]{1,24})?(?: of [A-Z][a-z]{2,20})?)\.[ \t]+(?=[A-Z(\[“\"0-9])"
)
_TITLED = re.compile(r"[ \t]*(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Senator|The|Lord|Lady|Baroness|Hon)\b")
# "* [paloma] eleven are in": a name in brackets opens an item; a link or a box to tick does not.
_ITEM = re.compile(r"[ \t]*[-*+•][ \t]+\[(?P<label>[A-Za-zÀ-ÿ@][^\[\]\n:]{1,30})\](?!\(|\[|:)[ \t]+(?=\S)")
# "[Chairman Hoshino] Let's begin": not a link, a time or a mark that stands alone.
_SQUARE = re.compile(
    r"[ \t]{0,3}\[(?P<label>[A-Z][^\[\]\n:\d]{2,40}(?:\([^()\n]{2,30}\))?|"
    r"(?:[a-z]{3,12} ){0,2}(?:member|chair|chairperson|secretariat|director|observer))\](?!\(|\[|:)[ \t]+(?=\S)"
)
_DASH = re.compile(
    r"[ \t]*(?:[-*+•][ \t]+)?(?P<bold>\*\*|__)?"
    r"(?P<label>[A-ZÀ-Þ][^\s:;,.()*_–—]{1,24}(?: [A-ZÀ-Þ][^\s:;,.()*_–—]{1,24}){0,2})"
    r"(?(bold)(?P=bold)) [-–—]{1,2} (?=\S)"
)
_SHORTENED = re.compile(r"\b(?:[A-Z]|Jr|Sr|Esq|Ph\.?D)\.$")
_STAMPED = re.compile(
    r"[ \t]*(?P<label>[^\d\n:(\[]{2,60}?)[ \t,]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?[\])]?[ \t]*$"
)
_STAMPED_BEFORE = re.compile(
    r"[ \t]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+(?![AaPp]\.?[Mm]\b)"
    r"(?P<label>[^\d\n:]{2,60}(?: \d{1,2})?)$"
)


@dataclass(slots=True)
class Label:
    """A candidate: `text` as printed without markup; what is said starts at `rest` (an offset into the source).

    `stamped`: a time stands before it. `strong`: it is set off by emphasis.
    """

    line: int
    text: str
    rest: int
    form: Form
    said: str
    stamped: bool = False
    strong: bool = False


def candidates(source: str, lines: list[Line], voices: frozenset[str] = frozenset()) -> list[Label]:
    """At most one candidate a line, in order. `voices` are those that the file's format marks, whatever their signs."""
    found = [Label(row.line, row.speaker, row.rest, "circle", row.said) for row in rows_of_speakers(source, lines)]
    found += [Label(at, lines[at].text, lines[at].end, "own", lines[at + 2].text[:400]) for at in own_lines(lines)]
    scribes = scribes_of(source)
    rows = {label.line for label in found}
    legend = mark_legend(lines) if not source.isascii() else {}
    for index, line in enumerate(lines):
        if index in rows:
            continue
        if line.blank or (len(line.cells) > 1 and source[line.start : line.end].lstrip().startswith("|")):
            continue
        label = (_voice(source, line, index, voices) if voices else None) or _translated(source, lines, index)
        label = label or _candidate(source, line, index)
        if legend and source[line.start : line.end].strip()[:1] in legend:
            label = _by_legend(source, line, index, legend, label)
        label = label or _colon_below(source, lines, index) or _alone_above(source, lines, index)
        if label and label.form == "bracket" and (_is_list(label.said) if label.said else _over_names(lines, index)):
            continue
        if label:
            found.append(_scribed(source, lines[index], label) if label.text in scribes else label)
    return found


def _over_names(lines: list[Line], index: int) -> bool:
    """（推進本部） alone on a line over a list of names, which is nobody's words."""
    return _is_list(next((one.text for one in lines[index + 1 : index + 3] if not one.blank), ""))


def _is_list(text: str) -> bool:
    """Whether a Japanese text lists people with their positions and is no sentence."""
    if text.isascii() or "。" in text or len(text) > 300 or _SENTENCE_JAPANESE.search(text):
        return False
    return _LISTS.search(text) is not None


def _colon_below(source: str, lines: list[Line], index: int) -> Label | None:
    """ "Secretariat (Tamai)" over ": Thank you for coming", as lists of terms are converted."""
    line = lines[index]
    if index + 1 >= len(lines) or line.end - line.start > MAX_LABEL or line.heading or line.bullet:
        return None
    below = lines[index + 1]
    opened = _OPENS_TERM.match(source, below.start, below.end)
    if opened is None or line.text.endswith((":", ".", "。", "：")):
        return None
    rest = opened.end()
    return Label(index, line.text, rest, "colon", source[rest : min(below.end, rest + 400)].strip())


def _alone_above(source: str, lines: list[Line], index: int) -> Label | None:
    """橘川部会長 alone on a line, over a sentence."""
    line = lines[index]
    if line.text in _ASKED_ALONE and index + 1 < len(lines) and not lines[index + 1].blank:
        said = source[lines[index + 1].start : lines[index + 1].start + 400].strip()
        return Label(index, line.text.rstrip("."), line.end, "colon", said)
    if line.end - line.start > 40 or line.text.isascii() or line.heading or not _ALONE.fullmatch(line.text):
        return None
    below = next((one for one in lines[index + 1 : index + 3] if not one.blank), None)
    if below is None or not ("。" in below.text or _SENTENCE_JAPANESE.search(below.text)):
        return None
    apart = line.text.endswith("大臣") and index > 0 and lines[index - 1].blank and below is lines[index + 1]
    said = source[below.start : min(below.end, below.start + 400)].strip()
    return Label(index, line.text, line.end, "spaced", said, strong=apart)


def _translated(source: str, lines: list[Line], index: int) -> Label | None:
    """ "○ Ogawa Counselor" and "(Member Ishida)", over their words or before them."""
    found = translated_label(source, lines, index)
    if found is None:
        return None
    text, rest, bracket = found
    below = next((one for one in lines[index + 1 : index + 3] if not one.blank), lines[index])
    said = source[rest : lines[index].end].strip() or below.text
    return Label(index, text, rest, "bracket" if bracket else "circle", said[:400])


def _scribed(source: str, line: Line, label: Label) -> Label:
    """ "<manu1> markus: This came up": what the scribe wrote for somebody else is that person's."""
    inner = _SAID_BY.match(source, label.rest, min(line.end, label.rest + 60)) if label.form == "angle" else None
    if inner is None or inner["who"].lower() in NO_SPEAKERS:
        return label
    said = source[inner.end() : min(line.end, inner.end() + 400)].strip()
    return replace(label, text=inner["who"], rest=inner.end(), said=said)


def _by_legend(source: str, line: Line, index: int, legend: dict[str, str], own: Label | None) -> Label | None:
    """A line that a mark of the legend opens, unless a name with a role stands behind the mark, or another mark."""
    if own and own.form == "circle" and split_japanese_role(own.text)[1]:
        return own
    raw = source[line.start : line.end]
    start = len(raw) - len(raw.lstrip())
    rest = line.start + start + 1
    said = source[rest : min(line.end, rest + 400)].strip()
    return Label(index, legend[raw[start]], rest, "circle", said) if said and said[0] not in legend else own


def _voice(source: str, line: Line, index: int, voices: frozenset[str]) -> Label | None:
    """ "+49 151 *****22: Hello?" where the captions name that voice."""
    printed, colon, _ = source[line.start : min(line.end, line.start + 200)].partition(": ")
    if not colon or printed not in voices:
        return None
    rest = line.start + len(printed) + 2
    return Label(index, printed, rest, "colon", source[rest : min(line.end, rest + 400)].strip())


def _with_bracket_closed(source: str, line: Line, raw: str) -> str:
    """A line whose bracket closes on the next one, with the line end as a space: offsets stay as they are."""
    if raw.count("(") != raw.count(")") + 1 or not _TITLED.match(raw):
        return raw
    close = source.find("):", line.end, line.end + 160)
    if close < 0 or "\n\n" in source[line.end : close] or source.count("\n", line.end, close) > 2:
        return raw
    end = source.find("\n", close)
    return source[line.start : end if end > 0 else len(source)][:400].replace("\n", " ")


def _candidate(source: str, line: Line, index: int) -> Label | None:
    raw = _with_bracket_closed(source, line, without_emphasis(source[line.start : min(line.end, line.start + 400)]))
    first = raw.lstrip()[:1]
    if first in {">", "&"} and (match := _CHEVRON.match(raw)) and raw.lstrip().startswith((">>", "&gt;&gt;")):
        return _label(source, line, index, match, "chevron")
    # Most lines begin with a letter, and with no name that a dash or wide blanks set apart.
    if not (first.isascii() and first.isalpha() and raw.lstrip()[1:2] != "." and not holds(raw[:60], _PARTING)):
        if marked := _marked(source, line, index, raw):
            return marked
        if first and (opened := _opened_by_sign(raw, first)):
            return _label(source, line, index, *opened)
    opens = source[max(0, line.start - 2) : line.start] in {"", "\n\n"} and first in "MDCSRGJPVA"
    if not line.heading and (match := _PERIOD.match(raw) or _MIXED_PERIOD.match(f"  {raw}" if opens else raw)):
        found = _label(source, line, index, match, "period")
        return replace(found, rest=found.rest - 2) if found and match.string != raw else found
    if (
        not line.heading
        and (":" in raw or "：" in raw)
        and (match := _COLON.match(raw))
        and "。" not in match["label"]
        and "//" not in raw[match.end() - 1 : match.end() + 2]
    ):
        return _label(source, line, index, match, "colon")
    return _without_sign(source, line, index, raw)


def _without_sign(source: str, line: Line, index: int, raw: str) -> Label | None:
    """A name that no sign parts from what is said: alone on its line, or with spaces behind it."""
    if (
        line.end - line.start <= 70
        and not line.heading
        and (match := _STAMPED.match(raw) or _STAMPED_BEFORE.match(raw))
    ):
        return Label(index, plain(match["label"]).strip(" -–—:"), line.end, "alone", "")
    said = line.text.endswith((".", "?", "!")) and not _SHORTENED.search(line.text)  # "**Ada for President.**"
    if line.bold and not line.heading and len(line.text) <= 80 and ":" not in line.text and not said:
        return Label(index, line.text, line.end, "alone", "")
    if line.end - line.start <= 44 and not line.cells and (match := _CAPITALS.match(raw)):
        return Label(index, match["label"], line.end, "capitals", "")
    if not line.cells and not raw.isascii() and (match := _SPACED.match(raw)):
        return _label(source, line, index, match, "spaced")
    return None


def _opened_by_sign(raw: str, first: str) -> tuple[re.Match[str], Form] | None:
    """○委員, 【委員】 or （委員） at the start of a line."""
    if first in "(-*+•" and "):" in raw[:16] and (match := _INITIALS_IN_BRACKETS.match(raw)):
        return match, "colon"
    if first in "(-*+•・○" and (match := _OFFICE_IN_BRACKETS.match(raw)):
        return match, "bracket"
    if first in "○◯〇●◎■◆◇・" and (match := _CIRCLE_BRACKET.match(raw) or _CIRCLE_OFFICE.match(raw)):
        return match, "circle"
    if first in "○◯〇●◎■◆◇" and (match := _MARKED_ALONE.match(raw)):
        return match, "circle"
    if first in "○◯〇●◎◆◇" and (match := _CIRCLE_SPACED.match(raw) or _CIRCLE.match(raw)):
        return match, "circle"
    if first in "【［〔" and (match := _BRACKET.match(raw)):
        return match, "bracket"
    if first == "(" and (match := _ASKED.match(raw)):
        return match, "bracket"
    if first in "（(" and is_japanese(raw[:30]) and (match := _PAREN.match(raw)):
        return match, "bracket"
    if not first.isascii() and (match := _CLOSED.match(raw)):
        return match, "bracket"
    return None


def _marked(source: str, line: Line, index: int, raw: str) -> Label | None:
    """<nick> at the start of a line, [name] at the start of a bullet, or a name set apart by bold or wide blanks."""
    if ("<" in raw[:40] or "{" in raw[:14]) and (match := _ANGLE.match(raw)):
        return _label(source, line, index, match, "angle")
    if raw.lstrip()[:2] in {"Q.", "A."} and (match := _ASKED_BY_PERIOD.match(raw)):
        return _label(source, line, index, match, "colon")
    if raw.lstrip().startswith("[") and (match := _SQUARE.match(raw)):
        return _label(source, line, index, match, "bracket")
    if (" - " in raw[:60] or "–" in raw[:60] or "—" in raw[:60]) and (match := _DASH.match(raw)):
        return _label(source, line, index, match, "item" if match["bold"] else "dash")
    if line.bullet and "[" in raw[:40] and (match := _ITEM.match(raw)):
        return _label(source, line, index, match, "item")
    if not (line.heading or line.bullet or line.cells) and (match := BOLD_BEFORE_WORDS.match(raw)):
        return _label(source, line, index, match, "bold")
    apart = set_apart(source, line)
    return _label(source, line, index, apart, "apart") if apart else None


def _label(source: str, line: Line, index: int, match: re.Match[str], form: Form) -> Label | None:
    groups = match.groupdict()
    printed = groups.get("label") or groups.get("label2") or groups.get("label3") or ""
    text = plain(printed).strip(" \t\u3000*_[]")
    text = f"{text}]" if text.count("[") == text.count("]") + 1 else text  # "Mitsuko [chat]"
    text = (_STAMP_AFTER.sub("", text) or text) if ":" in text else text
    text = text if text.isascii() else _SET_APART.sub("", text)  # 会　長
    if not text and form != "chevron":
        return None
    rest = line.start + match.end()
    stamped = match.string.lstrip(" \t[(>*-")[:1].isdigit()
    strong = bool(groups.get("open"))
    said = source[rest : min(max(line.end, rest), rest + 400)].strip()
    return Label(index, text, rest, form, said, stamped, strong)


def label_key(label: Label) -> str:
    """One key for the labels of one form that differ in case or romanisation only."""
    return f"{label.form}:{fold(label.text)}"

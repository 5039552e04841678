"""Speaker turns: from one accepted label to the next, over paragraphs, ended by a heading or a field of the form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.reading.labels.labels import Label
from briefings.reading.text.lines import Line, Paragraph
from briefings.reading.turns.examinations import examines, is_sworn, of_a_hearing

_BULLET = re.compile(r"^[-*+•]\s+", re.MULTILINE)
_QUOTED = re.compile(r"(?<=\n)(?:>(?:[ \t]|$))+", re.MULTILINE)
_NO_WORDS = re.compile(r"[\s.,:;、。，：;·・…-]+")


_CLOSER = re.compile(
    r"[\[(（―─—–\s]*(?:以上|了|(?:(?:午前|午後)?[\s０-９\d時分：:]{0,14})?(?:閉会|散会|休憩|再開|延会)|"
    r"end(?: of (?:recording|transcript|meeting|file|document|minutes|text|record|proceedings))?|"
    r"(?:whereupon|the )?.{0,40}adjourned.{0,40}|"
    r"the (?:joint |select |standing |sub-?)?(?:committee|house|council|sitting|hearing|session|meeting|"
    r"board|\w{4,12}) "
    r"(?:then )?(?:was )?(?:adjourned|suspended|rose|concluded|resumed|closed)\b.{0,80}|"
    r"(?:the )?(?:sitting|meeting|hearing|session|proceedings) (?:was |were )?(?:suspended|resumed|adjourned)\b.{0,60}|"
    r"meeting (?:ends|ended|closed).{0,30}|proceedings (?:ended|concluded).{0,30})"
    r"[\])）―─—–\s.]*$|(?:best wishes|(?:kind|best|warm) regards|yours sincerely|sincerely|cheers|many "
    r"thanks),?$|-- ?$|(?:[\[【(](?:inquir|enquir|contact)|"
    r"(?:(?:inquir|enquir)(?:y|ies)|contact (?:us|information|details|point)|for (?:more|further) information)\W*$)|"
    r"照会先|問合せ先|お問い合わせ|（?連絡先|"
    r"資料(?:[０-９\d一二三四五六七八九]|[－-]){1,4}[\s\u3000：:][^。]{2,60}$|次回(?:の)?(?:開催|会議)?(?:日時?|予定|日程)?[：:]|"
    r"(?:参考(?:資料|文献|法令)?|注|備考|(?:受付|開庁|開館|営業)(?:時間|日))[：:]|[【〔［](?:参考|(?:会議|配[布付]|参考)?資料(?:一覧)?|次回.{0,8}|決定事項|別紙)[】〕］]",
    re.IGNORECASE,
)
# 午前10時9分休憩, wherever it stands
_AT_THE_HOUR = re.compile(r"午[前後] ?[\d０-９]{1,2}時 ?(?:[\d０-９]{1,2}分)? ?(?:休憩|再開|開議|開会|閉会|散会|延会)")
# What a meeting decided or whom it charged is nobody's words.
_OUTCOME = re.compile(
    r"(?:Action|Resolution|Resolved|Poll|Decision|Agreed|Conclusion|Consensus|Outcome|ACTIONS?|ACTION ITEMS?|"
    r"RESOLUTION|RESOLVED|DECISIONS?|AGREED|CONCLUSIONS?|CONSENSUS|OUTCOME|VOTE|MOTION|TODO|PROPOSED|PROPOSAL)"
    r"(?:\s[#\d.-]{1,8})?\s?(?::|[-–—]\s)|SO RESOLVED$"
)
# "RESOLVED: ..." and "Scribe: Lis": what the meeting did stands in such minutes between what people say.
_WRITTEN_BY_SCRIBE = re.compile(r"^\W{0,4}(?:RESOLVED|RESOLUTION|ACTION|Scribe|scribe)\W{0,3}:", re.MULTILINE)
_DONE_TOGETHER = re.compile(
    r"(?:The |This )?(?:\w{1,12} )?(?:[Gg]roup|WG|TAG|TSC|TF|[Cc]ommittee|[Bb]oard|[Mm]eeting|[Pp]articipants) "
    r"(?:then |also |has |have )?(?:agreed|decided|resolved|noted|discussed|reviewed|approved|accepted|closed)\b"
)
# 次回は令和４年12月７日（水）に開催する。 and 採決の結果、賛成４、反対１で可決した。: told in the plain form, in which
# nobody speaks to a meeting.
_TOLD_JAPANESE = re.compile(
    r"(?:次回[^。]{0,14}?は[、，]?[^。]{0,30}?[\d０-９一二三四五六七八九十]{1,2}月[^。]{0,40}|"
    r"(?:採決|表決|挙手|投票|審議|協議)の結果[、，][^。]{2,60})(?<!ます)(?<!です)(?<!ました)(?<!ません)(?<!たい)(?<!か)。?$"
)
# "(Applause)", "((Crosstalk))", "Senator Brayshaw interjecting—": heard in the room, and the speech goes on.
# So does a note of the minutes: ※ 資料は当市ウェブサイトに掲載している。
_HEARD = re.compile(
    r"※.{2,200}|"
    r"(?:[(\[（〔]{1,2}(?:[^()\[\]（）〔〕]|（[^（）]{1,20}）){2,60}[)\]）〕]{1,2}\.?){1,3}|"
    r"(?:Several |Some )?(?:(?:Senator|Mr|Mrs|Ms|"
    r"Miss|Dr|Hon\.?|Opposition|"
    r"Government|honou?rable)\.? )(?:[A-Z][\w'’-]+|members?|senators?)(?: [A-Z][\w'’-]+)? interjecting\W{0,3}"
)
# "CORNISH, Ms Verity, First Assistant Secretary": the next witness.
_NEXT_WITNESS = re.compile(
    r"[A-ZÀ-Þ'’-]{3,24}, (?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Senator)\.? [A-ZÀ-Þ][\w'’. -]{1,40}(?:, .{2,80})?$"
)
_SECTION = re.compile(
    r"(?:(?:item|part|top|agenda item|section)\s)?\d{1,2}(?:\.\d{1,2}){0,2}[.):]?\s+\S|"
    r"[０-９\d一二三四五六七八九十]{1,3}[．、.　]\S|[（(][０-９\d一二三四五六七八九]{1,2}[）)]\s?\S|"
    r"(?:議事|議題|審議事項|報告事項|議案)[\s\u3000]?[\d０-９（(一二三四五]|"
    r"[〔＜<《][^〔〕＜＞<>《》]{2,40}[〕＞>》]$|その他$|"
    r"[開閉][\s\u3000]*会$|休[\s\u3000]*憩$|質疑応答$|意見交換$",
    re.IGNORECASE,
)


_ENDS = (".", "?", "!", "…", ",", ";", ":", "。", "？", "！", "、", "：", "”", '"', "」", ")", "）", "—", "-", "*")
# "Ada Roe: I agree", "○山田委員　", "【事務局】", "ACTION: ..."
_OPENS_TURN = re.compile(
    r"(?:\*\*|>>|[-*•] )?\s?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s)?[A-ZÀ-Þ][\w .,'’()\[\]/-]{1,60}?"
    r"(?: \[\d{1,2}:\d{2}\])?(?:\*\*)?:(?:\*\*)? \S|[○◯〇●◎■◆【〔［＜]\S"
)
_TWO_WORDS = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ’'-]+ [A-ZÀ-Þ][a-zß-ÿ’'-]+")
_OPENS_AS_NAME = re.compile(rf"(?P<name>{_TWO_WORDS.pattern}): \S")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+(?P<topic>\S.{2,})")


def _announced(lines: list[Line]) -> set[int]:
    """Lines alone that repeat an item of a list above them: the agenda's, or the contents', as headings."""
    items: set[str] = set()
    repeated: set[int] = set()
    for index, line in enumerate(lines):
        if not 3 < len(line.text) <= 90:
            continue
        numbered = _NUMBERED.fullmatch(line.text)
        if numbered or line.bullet:
            items.add((numbered["topic"] if numbered else line.text).casefold())
        elif line.text.casefold() in items and _stands_alone(lines, index):
            repeated.add(index)
    return repeated


def _stands_alone(lines: list[Line], index: int) -> bool:
    return (index == 0 or lines[index - 1].blank) and (index + 1 == len(lines) or lines[index + 1].blank)


def closing_lines(source: str, lines: list[Line]) -> set[int]:
    """Lines that end a speech though no label follows: rules, signatures, "(以上)", and headings of sections."""
    closed = _announced(lines)
    hearing = of_a_hearing(source)
    by_scribe = _WRITTEN_BY_SCRIBE.search(source) is not None
    for index, line in enumerate(lines):
        if line.blank:
            if line.end > line.start and source[line.start : line.end].strip():
                closed |= set(next(([at] for at in range(index + 1, min(index + 3, len(lines))) if lines[at].text), []))
            continue
        if by_scribe and lines[index - 1].blank and (_DONE_TOGETHER.match(line.text) or _in_italics(source, line)):
            closed.add(index)
        outcome = line.bold and len(line.text) < 20 and _OUTCOME.match(f"{line.text}:")
        if outcome or _heads_what_follows(lines, index):
            closed.add(index)
        if _is_nobodys(line.text, alone=lines[index - 1].blank):
            closed.add(index)
        if hearing and (examines(line.text) or is_sworn(line.text)):
            closed.add(index)
        if len(line.text) > 90:
            continue
        alone = index == 0 or lines[index - 1].blank
        if (_CLOSER.match(line.text) and (alone or index + 1 == len(lines) or lines[index + 1].blank)) or (
            alone and _is_section(line, lines[index + 1] if index + 1 < len(lines) else None)
        ):
            closed.add(index)
    return closed


def _is_nobodys(text: str, *, alone: bool) -> bool:
    """Whether a line tells what was decided, who comes next, or when they meet again."""
    if _OUTCOME.match(text) or _NEXT_WITNESS.match(text) or _AT_THE_HOUR.fullmatch(text):
        return True
    return alone and text[0] in "次採表挙投審協" and _TOLD_JAPANESE.match(text) is not None


def _heads_what_follows(lines: list[Line], index: int) -> bool:
    """ "Port fees" or "**Port fees**", alone on its line behind a whole sentence, over what the next one says."""
    line = lines[index]
    if line.bullet or line.cells or not _stands_alone(lines, index) or not 2 < len(line.text) < 60:
        return False
    if (
        line.text.endswith(_ENDS)
        or len(line.text.split()) > 7
        or not (line.text[0].isupper() or not line.text.isascii())
    ):
        return False
    above = next((one.text for one in reversed(lines[max(0, index - 3) : index]) if not one.blank), "")
    below = next((one.text for one in lines[index + 1 : index + 4] if not one.blank), "")
    return above.endswith(_ENDS) and (line.bold or _OPENS_TURN.match(below) is not None)


def _in_italics(source: str, line: Line) -> bool:
    """ "*Ivo shows the draft.*": a whole line in italics, as a scribe sets off what was done."""
    mark = source[line.start : line.start + 1]
    ended = mark in {"*", "_"} and source[line.start : line.end].rstrip().endswith(mark)
    return ended and not (line.bold or line.bullet) and source[line.start + 1] != mark


def _is_section(line: Line, below: Line | None) -> bool:
    """A numbered or capital heading that stands after a blank line, and is no item of a list."""
    text = line.text
    if text.endswith((".", "。", ",", ";", "、", "?")) or len(text) > 70:
        return False
    if below is not None and _SECTION.match(below.text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    capitals = len(words) > 1 and text.isupper() and len(text) > 8
    return bool(_SECTION.match(text)) or capitals


@dataclass(slots=True)
class RawTurn:
    """A turn before anybody asks whose it is. `paragraphs` are indexes into the record's paragraphs."""

    label: Label
    start: int
    end: int
    text: str
    paragraphs: tuple[int, ...]


def cut_at_labels(paragraphs: list[Paragraph], labels: list[Label], source: str) -> list[Paragraph]:
    """Paragraphs whose first line opens a turn begin after the label; those left without words are dropped."""
    rests = {label.line: label for label in labels}
    cut: list[Paragraph] = []
    seen: set[int] = set()
    for paragraph in paragraphs:
        label = rests.get(paragraph.first)
        above = rests.get(paragraph.first - 1)
        if label is None and above is not None and paragraph.start < above.rest <= paragraph.end:
            # The colon of a list of terms opens the line below the label; or a time stands there.
            if above.rest < paragraph.end:
                cut.append(Paragraph(above.rest, paragraph.end, paragraph.first, paragraph.last))
            continue
        if label is None or paragraph.first in seen:
            cut.append(paragraph)
            continue
        seen.add(paragraph.first)
        if label.until:
            cut += _before(paragraph, label)
            continue
        start = min(label.rest, paragraph.end)
        lead = _NO_WORDS.match(source, start, paragraph.end)
        start = lead.end() if lead else start
        end = paragraph.end
        if source[end - 1 : end] == "|":  # a row of a table ends with its rule
            end = start + len(source[start : end - 1].rstrip())
        if start < end:
            cut.append(Paragraph(start, end, paragraph.first, paragraph.last))
    return cut


def _before(paragraph: Paragraph, label: Label) -> list[Paragraph]:
    """What is said before its label, where it begins in a paragraph."""
    start, end = max(paragraph.start, label.rest), min(paragraph.end, label.until)
    return [Paragraph(start, end, paragraph.first, paragraph.last)] if start < end else []


def _opens_table(lines: list[Line], label: Label, first: int) -> bool:
    """Whether a table begins here, after a blank line, below somebody's words that stand in none."""
    return len(lines[first].cells) > 1 and len(lines[label.line].cells) < 2 and lines[first - 1].blank


def _leaves_table(lines: list[Line], label: Label, first: int) -> bool:
    """Whether a line stands below the table in which somebody's words fill a cell: "Last updated: March 2"."""
    return len(lines[label.line].cells) > 1 and len(lines[first].cells) < 2 and lines[first - 1].blank


def _leaves_item(lines: list[Line], label: Label, first: int) -> bool:
    """Whether a bullet stands outside the list item whose words a label opens: it is no part of them."""
    own, line = lines[label.line], lines[first]
    if not own.bullet or (label.rest >= own.end and not line.bullet):
        return False  # a label alone in an item stands over its words
    if not line.bullet:
        return lines[first - 1].blank and line.indent <= own.indent
    return line.indent < own.indent or (label.form in {"item", "colon"} and line.indent == own.indent)


def _may_be_anothers(lines: list[Line], label: Label, first: int) -> bool:
    """Whether a paragraph opens as the label does, with what nobody took for a name: then nobody knows who speaks.

    Below "Ada Manning: ...", "Ben Golding: ..." may be a person or a heading; the words are not Ada's either way.
    """
    if label.form != "colon" or not lines[first - 1].blank or not _TWO_WORDS.fullmatch(label.text):
        return False
    opening = _OPENS_AS_NAME.match(lines[first].text)
    return opening is not None and opening["name"] != label.text


def _words(source: str, lines: list[Line], own: list[Paragraph], label: Label) -> str:
    """What paragraphs say, without the marks of lists and quotations that only set it off."""
    text = "\n\n".join(source[one.start : one.end] for one in own)
    # What stands as a list below a name alone on its line.
    text = _BULLET.sub("", text) if label.rest >= lines[label.line].end else text
    if label.strong and text.count("**") % 2:  # "**Q: How did you start?**"
        text = text.replace("**", "", 1)
    return _QUOTED.sub("", text) if "\n>" in text else text


def assemble(
    source: str, lines: list[Line], paragraphs: list[Paragraph], labels: list[Label], closed: set[int]
) -> list[RawTurn]:
    """The turns in order. A turn ends before the next label, a heading, or a line in `closed`."""
    turns: list[RawTurn] = []
    position = 0
    for number, label in enumerate(labels):
        following = labels[number + 1].line if number + 1 < len(labels) else len(lines)
        while position < len(paragraphs) and paragraphs[position].first < label.line:
            position += 1
        own: list[int] = []
        heard: list[int] = []
        while position < len(paragraphs) and paragraphs[position].first < following:
            first = paragraphs[position].first
            if first > label.line and (lines[first].heading or first in closed or _leaves_item(lines, label, first)):
                break
            if first > label.line and (_opens_table(lines, label, first) or _leaves_table(lines, label, first)):
                break
            if label.until and paragraphs[position].start >= label.until:
                break
            if first > label.line and _may_be_anothers(lines, label, first):
                break
            if first == label.line or not _HEARD.fullmatch(lines[first].text) or paragraphs[position].last > first:
                own.append(position)
            elif not own:
                heard.append(position)
            position += 1
        own = own or heard  # "[inaudible]" is all that there is of what somebody said
        text = _words(source, lines, [paragraphs[index] for index in own], label)
        end = paragraphs[own[-1]].end if own else min(label.rest, lines[label.line].end)
        turns.append(RawTurn(label, lines[label.line].start, end, text, tuple(own)))
    return turns

"""WebVTT and SRT captions become paragraphs with their speakers."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass

import srt
import webvtt

from briefings.reading.text.decode import UnreadableRecordError

_VOICE = re.compile(r"<v(?:\.[\w.]{0,40})?\s+([^<>\n]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|<\d{2}:\d{2}[:.\d]{0,10}>|\{\\[^{}\n]{0,40}\}")
_LABEL = re.compile(
    r"((?:[A-ZÀ-Þ][\w.'’-]{0,60}|\d{1,2})(?: (?:[A-ZÀ-Þ(][\w.'’()-]{0,60}|\d{1,2}|of|de|van|von)){0,5}):\s++(?=\S)"
)
# "[MAYOR LIND]: Good evening."
_SQUARE = re.compile(r"^\[([A-Z][^\[\]:]{1,40})\]: (?=\S)")
_JAPANESE_LABEL = re.compile(r"[（(【［]([\u3040-\u30ff\u4e00-\u9fff\ufa0e-\ufa6d々A-Z]{1,16})[）)】］]\s*(?=\S)")
_SRT_START = re.compile(r"\s*\d{1,7}[ \t]*\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->")


_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:[A-ZÀ-Þ][\w.'’-]{0,30}|de|van|von|al|bin)){1,3}"
# A name alone on the first line of a cue, in brackets before its words, or behind a dash and before a colon.
_OTHER_LABELS = (
    re.compile(rf"(?P<time>-->[^\n]{{0,80}}\n)(?:- )?(?P<name>{_NAME})[ \t]*\n(?=\S)"),
    re.compile(rf"(?P<time>-->[^\n]{{0,80}}\n)[\[(](?P<name>{_NAME})[\])]:?[ \t]+(?=\S)"),
    re.compile(rf"(?P<time>-->[^\n]{{0,80}}\n)- (?P<name>{_NAME}(?: \([^()\n]{{2,40}}\))?):[ \t]+(?=\S)"),
)
_LEAST_LABELS = 3


@dataclass(frozen=True, slots=True)
class Captions:
    """The words as paragraphs, and the voices that the file names."""

    text: str
    voices: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Cue:
    speaker: str | None
    words: str


def captions_of(text: str, filename: str) -> Captions | None:
    """The words of captions, known from the file's beginning, else from its name; None for another text."""
    start = text[:200].lstrip("\ufeff \n\t")
    if start.startswith("WEBVTT"):
        return _captions(_vtt(_with_colons(text)))
    if _SRT_START.match(text[:400]) or (filename.lower().endswith(".srt") and "-->" in text[:2_000]):
        return _captions(_srt(_with_colons(text)))
    return None


def _with_colons(text: str) -> str:
    """The captions with "Name: " before the words of a cue, where names stand otherwise, two of them again."""
    for pattern in _OTHER_LABELS:
        counts = Counter(match["name"] for match in pattern.finditer(text))
        if sum(counts.values()) >= _LEAST_LABELS and sum(count > 1 for count in counts.values()) > 1:
            text = pattern.sub(r"\g<time>\g<name>: ", text)
    return text


def _vtt(text: str) -> list[_Cue]:
    try:
        captions = webvtt.from_buffer(io.StringIO(text.lstrip("\ufeff"))).captions
        cues = [cue for caption in captions for cue in _voices(caption.raw_text)]
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError, ValueError, IndexError) as error:
        raise UnreadableRecordError("This WebVTT file is damaged; please export the captions again.") from error
    return cues


def _srt(text: str) -> list[_Cue]:
    try:
        return [cue for subtitle in srt.parse(text, ignore_errors=True) for cue in _voices(subtitle.content)]
    except (srt.SRTParseError, ValueError, OverflowError) as error:
        raise UnreadableRecordError("This SRT file is damaged; please export the captions again.") from error


def _voices(payload: str) -> list[_Cue]:
    """The cues of one caption: one a voice tag, or one with no speaker."""
    parts = _VOICE.split(payload)
    cues = [_Cue(None, _plain(parts[0]))] if _plain(parts[0]) else []
    for position in range(1, len(parts) - 1, 2):
        words = _plain(parts[position + 1])
        if words:
            cues.append(_Cue(" ".join(parts[position].split()), words))
    return cues


def _plain(text: str) -> str:
    return " ".join(
        _TAG.sub("", text)
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .split()
    )


def _with_prefixes(cues: list[_Cue]) -> list[_Cue]:
    """Cues that nearly all begin with one of a few names ("iPhone (2): ...", "Ann Lee - Staff: ...") have speakers."""
    heads = [head if sign else "" for head, sign, _ in (cue.words.partition(": ") for cue in cues)]
    heads = ["" if head.startswith(">>") else head for head in heads]  # a sign of its own
    counts = Counter(head for head in heads if 2 <= len(head) <= 50 and not re.search(r"[.?!,;]\s", head))
    voices = {head for head, count in counts.items() if count >= 2}
    led = sum(head in voices for head in heads)
    if len(cues) < 4 or len(voices) < 2 or led < 0.6 * len(cues) or any(cue.speaker for cue in cues):
        return cues
    return [
        _Cue(head, cue.words[len(head) + 2 :]) if head in voices else cue for head, cue in zip(heads, cues, strict=True)
    ]


def _captions(cues: list[_Cue]) -> Captions:
    """One paragraph a speech: cues of one speaker joined, a new one where the speaker or the label changes."""
    cues = [_Cue(cue.speaker, _SQUARE.sub(r"\1: ", cue.words)) if cue.words.startswith("[") else cue for cue in cues]
    cues = _with_prefixes(cues)
    paragraphs: list[list[str]] = []
    current: str | None = None
    last = ""
    for cue in cues:
        if cue.words == last:
            continue  # rolling captions repeat their lines
        last = cue.words
        label = _LABEL.match(cue.words) if cue.speaker is None else None
        bracketed = _JAPANESE_LABEL.match(cue.words) if cue.speaker is None else None
        if bracketed:
            _add_bracketed(paragraphs, cue.words, bracketed, goes_on=bracketed[1] == current)
            current = bracketed[1]
            continue
        speaker = cue.speaker or (label[1] if label else None)
        words = cue.words[label.end() :] if label else cue.words.removeprefix("- ")
        opens = cue.words.startswith((">>", "- ")) or (speaker != current and (speaker is not None or _named(cue)))
        if opens or not paragraphs:
            paragraphs.append([f"{speaker}: {words}" if speaker else words])
            current = speaker
        elif len(paragraphs[-1]) > 40 and cue.speaker is None and current is None:
            paragraphs.append([words])
        else:
            paragraphs[-1].append(words)
    text = "\n\n".join(" ".join(parts) for parts in paragraphs)
    if not text.strip():
        raise UnreadableRecordError("These captions hold no words; please check that you chose the right file.")
    return Captions(text + "\n", frozenset(cue.speaker for cue in cues if cue.speaker))


def _add_bracketed(paragraphs: list[list[str]], words: str, label: re.Match[str], *, goes_on: bool) -> None:
    """（岩切大臣）... opens a paragraph with its label as printed; a cue with the same label goes on."""
    if goes_on and paragraphs:
        paragraphs[-1].append(words[label.end() :])
    else:
        paragraphs.append([f"（{label[1]}）{words[label.end() :]}"])


def _named(cue: _Cue) -> bool:
    return cue.speaker is not None

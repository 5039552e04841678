"""PDF files: the text that they carry, without the lines that every page repeats."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from pypdf import PdfReader

from briefings.reading.formats.detect import PDF
from briefings.reading.formats.extracted import Extracted
from briefings.reading.text.decode import UnreadableRecordError

MAX_PAGES = 2_000
_DAMAGED = "This PDF is damaged: it cannot be opened. Please save it again and add that."
_ONLY_SCANS = (
    "This PDF holds only pictures of pages (scans), and words in pictures are not read; "
    "please add the text or a PDF in which words can be selected."
)
_LEAST_LETTERS = 20
_SPLIT_WORD = re.compile(r"(?<=[a-zäöüéèàç])[-\u00ad]\n(?=[a-zäöüéèàç])")
_EDGE_LINES = 2
# Lines shorter than this stand in columns or tables, where a line's end means something.
_NARROWEST = 25
# A line of at least this share of the usual full line was broken because it was full.
_FULL_SHARE = 0.8
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", ":", "：", ";", "」", "”")
# Bullets, numbers, marks of speakers in Japanese minutes, and labels ("Member Brandt: ...").
_BEGINS_ANEW = re.compile(
    r"\s*+(?:[-*•·‣▪◦∙・○◯●◎■□◆◇※【〇]|\(?\d{1,3}[.)．）、]|[（(]\d|[①-⑳]|第\s?[\d一-十]+|[^\s:：,、]{1,25}(?:\s[^\s:：,、]{1,25}){0,3}\s?[:：](?!//))"
)
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef、。]{2}")
# Titles that programs write by themselves say nothing.
_NO_TITLE = re.compile(
    r"microsoft word|untitled|無題|\.(docx?|pptx?|xlsx?|pdf|indd|tex|rtf)$|^(document|presentation)\d*$", re.I
)


def pdf_text(data: bytes) -> Extracted:
    """The words of a PDF, page by page.

    Raises UnreadableRecordError when it holds only scans, is locked by a password, damaged, or very long.
    """
    # pypdf logs a line for each oddity of a file; what matters is told by the exception.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableRecordError("This PDF is protected by a password; please save it without one and add that.")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise UnreadableRecordError(f"This PDF has {count:,} pages, more than the {MAX_PAGES:,} that are read.")
        pages = [page.extract_text() for page in reader.pages]
        metadata = reader.metadata
        title = str(metadata.title or "") if metadata else ""
    except (UnreadableRecordError, MemoryError):
        raise
    except Exception as error:
        # pypdf meets damage as its own errors and as KeyError, TypeError, RecursionError, ... at whatever depth.
        raise UnreadableRecordError(_DAMAGED) from error
    text = _rejoined(_SPLIT_WORD.sub("", "\n\n".join(_without_repeats(pages))))
    if sum(sign.isalnum() for sign in text) < _LEAST_LETTERS:
        raise UnreadableRecordError(_ONLY_SCANS)
    return Extracted(text, PDF, title=_title(title))


def _without_repeats(pages: list[str]) -> list[str]:
    """Pages without headers, footers and page numbers: lines at a page's edge that over half of the pages have."""
    split = [page.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n") for page in pages]
    if len(split) < 3:
        return ["\n".join(lines) for lines in split]
    at_edges = Counter(masked for lines in split for masked in {_masked(line) for line in _edges(lines)})
    repeated = {masked for masked, count in at_edges.items() if count > len(split) / 2}
    return ["\n".join(_inner(lines, repeated)) for lines in split]


def _edges(lines: list[str]) -> list[str]:
    return lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]


def _inner(lines: list[str], repeated: set[str]) -> list[str]:
    last = len(lines) - _EDGE_LINES
    return [
        line for at, line in enumerate(lines) if not ((at < _EDGE_LINES or at >= last) and _masked(line) in repeated)
    ]


def _rejoined(text: str) -> str:
    """Paragraphs whole again: a page breaks lines where it is full, not where a thought ends."""
    lines = [line.rstrip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line.strip())
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    if usual < _NARROWEST:
        return "\n".join(lines)
    # Paragraphs as parts, joined once at the end: a page of one endless paragraph must not take for ever.
    whole: list[list[str]] = []
    full = ended = False
    for line in lines:
        if not line.strip():
            # The gap between two pages, perhaps: the next line tells.
            whole.append([""])
            continue
        after_gap = bool(whole) and whole[-1] == [""]
        small = line.lstrip()[:1].islower()
        if full and (small if ended or after_gap else not _BEGINS_ANEW.match(line)):
            if after_gap:
                whole.pop()
            # Japanese and Chinese are written without spaces between words.
            space = "" if _WITHOUT_SPACES.search(whole[-1][-1][-1:] + line[:1]) else " "
            whole[-1].append(space + line.strip())
        else:
            whole.append([line])
        full, ended = len(line) >= _FULL_SHARE * usual, line.endswith(_SENTENCE_ENDS)
    return "\n".join("".join(parts) for parts in whole)


def _masked(line: str) -> str:
    """The line with its page number, which stands at one of its ends, made the same on every page."""
    return re.sub(r"^\W*\d+\b|\b\d+(?:\s*(?:/|of)\s*\d+)?\W*$", "0", " ".join(line.split()))


def _title(written: str) -> str | None:
    title = " ".join(written.split())
    return None if len(title) < 4 or _NO_TITLE.search(title) else title

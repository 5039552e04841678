"""DOCX files: headings, lists and tables as Markdown, in the document's order. Macros are never looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from briefings.reading.formats import zipped
from briefings.reading.formats.detect import DOCX
from briefings.reading.formats.extracted import Extracted
from briefings.reading.formats.tables import as_markdown
from briefings.reading.text.decode import UnreadableRecordError

_HEADINGS = {"Title": 1, **{f"Heading {level}": level for level in range(1, 7)}}
# Deleted and moved-away text, field codes, and the second copy of a text box that old programs are given.
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:instrText"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}


def word_text(data: bytes) -> Extracted:
    """The words of a DOCX, with insertions accepted and deletions left out where changes were tracked.

    Raises UnreadableRecordError when it is damaged or built to do harm.
    """
    zipped.checked_office_file(data)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [block for block in _blocks(document) if block.strip()]
        title = document.core_properties.title
    except (UnreadableRecordError, MemoryError):
        raise
    except Exception as error:
        # python-docx meets damage as KeyError, ValueError, PackageNotFoundError, ...: they have no common base.
        raise UnreadableRecordError("This Word file is damaged; please save it again and add that.") from error
    return Extracted("\n\n".join(blocks), DOCX, title=title.strip() or None)


def _blocks(document: Document) -> Iterator[str]:
    styles = {style.style_id: style.name or "" for style in document.styles}
    items: list[str] = []
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            line, is_item = _paragraph(element, styles)
            if is_item:
                items.append(line)
                continue
            yield "\n".join(items)
            items = []
            yield line
        elif element.tag == qn("w:tbl"):
            yield "\n".join(items)
            items = []
            yield _table(element)
        elif element.tag == qn("w:sdt"):
            # Content controls (a cover page, a table of contents, a form's fields) hold paragraphs of their own.
            yield from (_paragraph(each, styles)[0] for each in element.iter(qn("w:p")))
    yield "\n".join(items)


def _paragraph(element: etree._Element, styles: dict[str, str]) -> tuple[str, bool]:
    """A paragraph as Markdown, and whether it is an item of a list."""
    words = "".join(_words(element)).strip()
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = styles.get(style.get(qn("w:val"), ""), "") if style is not None else ""
    if words and name in _HEADINGS:
        return f"{'#' * _HEADINGS[name]} {words}", False
    numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    if words and (numbered or name.startswith("List")):
        return f"- {words}", True
    return words, False


def _words(element: etree._Element) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _words(child)


def _table(element: etree._Element) -> str:
    rows = [
        [" ".join("".join(_words(paragraph)) for paragraph in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))]
        for row in element.iterchildren(qn("w:tr"))
    ]
    return as_markdown(rows)

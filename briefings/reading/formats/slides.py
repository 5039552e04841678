"""PPTX files: slides in order, each with its title, text, tables and the speaker's notes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pptx
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from briefings.reading.formats import zipped
from briefings.reading.formats.detect import PPTX
from briefings.reading.formats.extracted import Extracted
from briefings.reading.formats.tables import as_markdown
from briefings.reading.text.decode import UnreadableRecordError

_ONLY_PICTURES = "These slides hold only pictures, and words in pictures are not read; please add the text."


def slides_text(data: bytes) -> Extracted:
    """The words of a presentation.

    Raises UnreadableRecordError when it is damaged, without words, or built to do harm.
    """
    zipped.checked_office_file(data)
    try:
        presentation = pptx.Presentation(io.BytesIO(data))
        slides = ["\n\n".join(_blocks(slide)) for slide in presentation.slides]
        title = presentation.core_properties.title
    except (UnreadableRecordError, MemoryError):
        raise
    except Exception as error:
        # python-pptx meets damage as KeyError, ValueError, PackageNotFoundError, ...: they have no common base.
        raise UnreadableRecordError("This PowerPoint file is damaged; please save it again and add that.") from error
    text = "\n\n".join(slide for slide in slides if slide)
    if not text:
        raise UnreadableRecordError(_ONLY_PICTURES)
    # "PowerPoint Presentation" is what the program calls every file.
    return Extracted(text, PPTX, title=None if title in ("", "PowerPoint Presentation") else title)


def _blocks(slide: Slide) -> Iterator[str]:
    heading = slide.shapes.title
    if heading is not None and heading.text_frame.text.strip():
        yield f"## {' '.join(heading.text_frame.text.split())}"
    for shape in _in_reading_order(slide.shapes):
        if heading is None or shape.shape_id != heading.shape_id:
            yield from _shape(shape)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        notes = slide.notes_slide.notes_text_frame.text.strip()
        if notes:
            yield _lines(notes)


def _in_reading_order(shapes: Iterable[BaseShape]) -> list[BaseShape]:
    """From top to bottom, then from left to right; a placeholder without a place of its own keeps its turn."""
    return sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))


def _shape(shape: BaseShape) -> Iterator[str]:
    if isinstance(shape, GroupShape):
        for inner in _in_reading_order(shape.shapes):
            yield from _shape(inner)
    elif isinstance(shape, GraphicFrame):
        if shape.has_table:
            yield as_markdown([[cell.text_frame.text for cell in row.cells] for row in shape.table.rows])
    elif shape.has_text_frame:
        text = _lines(shape.text_frame.text)  # type: ignore[attr-defined]  # has_text_frame says that it is there
        if text:
            yield text


def _lines(text: str) -> str:
    """PowerPoint's soft line breaks are vertical tabs."""
    return "\n".join(line.strip() for line in text.replace("\v", "\n").split("\n") if line.strip())

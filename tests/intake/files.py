"""Files made for tests: honest ones of each format, and hostile ones."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import docx
import pptx
from pptx.util import Inches

WORDS = "Member Brandt: Consent records should be kept for five years."


def a_page(body: str, head: str = "") -> bytes:
    """An HTML page with a navigation of sixty links around its body."""
    menu = "".join(f'<li><a href="/x{number}">Menu entry {number}</a></li>' for number in range(60))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        f"<nav><ul>{menu}</ul></nav>{body}<footer>Copyright. Contact. Privacy.</footer></body></html>"
    ).encode()


def a_pdf(pages: Sequence[str], title: str = "") -> bytes:
    """A PDF of one font with these lines on its pages."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids: list[str] = []
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for page in pages:
        escaped = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in page.split("\n")]
        shown = "BT /F1 11 Tf 14 TL 50 800 Td " + " ".join(f"({line}) Tj T*" for line in escaped) + " ET"
        packed = zlib.compress(shown.encode("cp1252"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< /Title ({title}) >>".encode())
    return pdf_of(objects, info=len(objects))


def pdf_of(objects: Sequence[bytes], info: int | None = None) -> bytes:
    """A PDF file of these numbered objects, the first being the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    told = b" /Info %d 0 R" % info if info else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, told, start)
    return bytes(out)


def a_docx() -> bytes:
    """Minutes as a Word file: a heading, a list, a table, a paragraph."""
    document = docx.Document()
    document.core_properties.title = "Harbour Group (6th)"
    document.add_heading("Attendees", level=1)
    document.add_paragraph("Chair Mika Arai", style="List Bullet")
    document.add_paragraph("Ines Costa * Absent", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Name", "Role", "Lena Vogt", "Observer | guest"], strict=True):
        cell.text = text
    document.add_paragraph(WORDS)
    return saved(document)


def a_pptx() -> bytes:
    """A deck of one slide with a title, a text box, a table and notes."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Budget 2026"
    slide.shapes.add_textbox(Inches(1), Inches(4), Inches(3), Inches(1)).text_frame.text = "Below: the second box"
    slide.shapes.add_textbox(Inches(1), Inches(2), Inches(3), Inches(1)).text_frame.text = "Above: the first box"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(6), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Port", "12 million"
    slide.notes_slide.notes_text_frame.text = "Say that the vote is in May."
    return saved(deck)


def saved(document: object) -> bytes:
    """The bytes of a document that python-docx or python-pptx made."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]  # both libraries' documents have it; they share no base
    return out.getvalue()


def a_mail(body: str = WORDS) -> bytes:
    """A message with a text, a Word file, a signature's picture and another message attached."""
    message = EmailMessage()
    message["Subject"] = "Papers for Thursday"
    message["From"] = "Hana Sato <hana@example.org>"
    message["Date"] = "Mon, 19 May 2025 09:00:00 +0900"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(body)
    message.add_attachment("Harbour plan\n\nThe basin is dredged in spring.\n", filename="../../plan.txt")
    message.add_attachment(
        a_docx(),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="minutes.docx",
    )
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    inner = EmailMessage()
    inner["Subject"] = "Earlier"
    inner["From"] = "Ben <ben@example.org>"
    inner["Message-ID"] = "<0@example.org>"
    inner.set_content("The earlier words.")
    message.add_attachment(inner)
    return message.as_bytes()


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A ZIP of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_bad_files(entries: Mapping[str, bytes], *, damaged: str, locked: str) -> bytes:
    """A ZIP of these entries, of which one has a byte changed and one says that it needs a password."""
    data = bytearray(zipped(entries))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        starts = {entry.filename: entry.header_offset for entry in archive.infolist()}
    local_header = 30
    data[starts[damaged] + local_header + len(damaged) + 4] ^= 0xFF
    # The flags stand at 6 in a file's own header and at 8 in its entry of the table of contents, whose name stands at
    # 46 (PKWARE's APPNOTE 4.3).
    data[starts[locked] + 6] |= 1
    data[data.rindex(locked.encode()) - 46 + 8] |= 1
    return bytes(data)


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """An Office file with one of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped({**entries, name: part})


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(10))
    + b"]><w>&a9;</w>"
)
FILE_READER = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'

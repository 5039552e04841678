"""Formats: the words of every kind of file, told by its content; what cannot be read says why."""

from __future__ import annotations

import base64
import html
import json
import textwrap
from email.message import EmailMessage

import docx
import pytest
from docx.oxml import parse_xml

from briefings.data import data_folder
from briefings.reading import read
from briefings.reading.formats import as_text
from briefings.reading.formats.bundles import is_bundle, unbundled
from briefings.reading.formats.detect import DOCX, EMAIL, HTML, PDF, PPTX, TEXT
from briefings.reading.text.decode import UnreadableRecordError
from tests.intake.files import (
    BILLION_LAUGHS,
    FILE_READER,
    WORDS,
    a_docx,
    a_mail,
    a_page,
    a_pdf,
    a_pptx,
    pdf_of,
    saved,
    with_bad_files,
    with_part,
    zipped,
)


def test_a_page_is_its_article_as_markdown() -> None:
    """Headings, lists and tables of a page stay; its navigation and footer go; what it states apart is kept."""
    head = (
        "<title>Harbour Group: minutes | Port Office</title>"
        '<link rel="canonical" href="https://port.example/minutes/6">'
        '<meta property="article:published_time" content="2025-11-10T09:00">'
    )
    body = (
        "<main><h1>Harbour Group (6th)</h1><p>Date: Tuesday, November 4, 2025</p><h2>Attendees</h2>"
        "<ul><li>Chair Mika Arai</li><li>Ines Costa * Absent</li></ul>"
        "<table><tr><th>Name</th><th>Role</th></tr><tr><td>Lena Vogt</td><td>Observer</td></tr></table>"
        f"<p>Chair Arai: Welcome to the sixth meeting of the harbour group.</p><p>{WORDS}</p></main>"
    )
    read = as_text(a_page(body, head), "minutes")
    assert read.media_type == HTML
    assert "# Harbour Group (6th)\n" in read.text
    assert "- Chair Mika Arai\n- Ines Costa * Absent" in read.text
    assert "| Lena Vogt | Observer |" in read.text
    assert WORDS in read.text
    assert "Menu entry" not in read.text
    assert "Copyright" not in read.text
    assert (read.published, read.address, read.language) == ("2025-11-10", "https://port.example/minutes/6", "en")


def test_a_page_keeps_the_note_that_a_machine_translated_it() -> None:
    """How the words were made stands outside of the article, and is kept: an AI's text never reads like minutes."""
    note = "This page has been translated using TexTra by NICT. The translation may not be accurate."
    body = f"<p>{note}</p><main><h1>Harbour Group</h1>{f'<p>{WORDS} It was agreed.</p>' * 8}</main>"
    text = as_text(a_page(body), "page.html").text
    assert text.startswith(note)
    assert text.count(note) == 1


def test_a_page_that_an_extractor_mistakes_keeps_its_words() -> None:
    """Minutes that are one long list are kept whole, though they look like navigation."""
    lines = "".join(f"<li><a href='/p{n}'>Speaker {n}</a>: sentence number {n} of the debate</li>" for n in range(40))
    text = as_text(a_page(f"<div class='sidebar'><ul>{lines}</ul></div>"), "page.html").text
    assert "sentence number 39 of the debate" in text


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "utf-8"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    """A Japanese page is read whatever its encoding."""
    body = "<p>第六回の会議を開催し、個人情報の保護について議論した。事務局より説明があった。</p>" * 3
    page = f'<html><head><meta charset="{encoding}"></head><body>{body}</body></html>'.encode(encoding)
    assert "第六回の会議を開催し、個人情報の保護について議論した。" in as_text(page, "x.html").text


def test_a_pdf_is_its_words_without_what_every_page_repeats() -> None:
    """Headers and page numbers that most pages have are left out; a split word is made whole."""
    pages = [
        f"Port Office minutes\nParagraph {number} speaks of the consul-\ntation at length.\nMore.\nPage {number} of 4"
        for number in range(1, 5)
    ]
    read = as_text(a_pdf(pages, "Harbour Group (6th)"), "x")
    assert (read.media_type, read.title) == (PDF, "Harbour Group (6th)")
    assert "Paragraph 3 speaks of the consultation at length." in read.text
    assert "Port Office minutes" not in read.text
    assert "Page 2" not in read.text


def test_paragraphs_of_a_pdf_are_whole_again() -> None:
    """Where a line broke only because the page was full, the paragraph goes on; lists and speeches stay apart."""
    paragraphs = [
        "Chair Arai: The group agreed to keep the records of consent for five years from the day of the last change.",
        "Member Brandt: I would like to add that the harbour dues of last year were never paid in full by anybody.",
        "- Mika Arai, Professor of Law at the University of the Northern Harbour, Chair of this and other groups",
        "- Jonas Brandt, Director of the Port Office and of its younger sister, the Office of Canals and Locks",
    ]
    wrapped = "\n".join(line for paragraph in paragraphs for line in textwrap.wrap(paragraph, 60))
    assert as_text(a_pdf([wrapped]), "x.pdf").text.split("\n") == paragraphs


@pytest.mark.parametrize("wrap", ["html", "docx", "pdf"])
def test_a_record_reads_alike_in_every_format(wrap: str) -> None:
    """The same minutes say the same as text, as a page, as a Word file and as a PDF."""
    path = next(path for path in data_folder("seeds").iterdir() if "my-number" in path.name)
    lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    if wrap == "html":
        data = a_page("<main>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</main>")
    elif wrap == "docx":
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        data = saved(document)
    else:
        printed = [part for line in lines for part in textwrap.wrap(line, 95)]
        data = a_pdf(["\n".join(printed[at : at + 50]) for at in range(0, len(printed), 50)])
    plain, read_back = read(path.read_bytes(), path.name), read(data, "minutes")
    assert {each.name for each in read_back.attendance} == {each.name for each in plain.attendance}
    assert [turn.speaker for turn in read_back.turns] == [turn.speaker for turn in plain.turns]
    assert (read_back.kind, read_back.provenance.label, read_back.title) == (
        plain.kind,
        plain.provenance.label,
        plain.title,
    )
    assert [each.date for each in read_back.meetings] == [each.date for each in plain.meetings]


def test_a_scan_says_that_it_is_one() -> None:
    """A PDF without words says that it holds only scans and what to do."""
    with pytest.raises(UnreadableRecordError, match="only pictures of pages"):
        as_text(a_pdf([""]), "scan.pdf")


def test_a_word_file_is_markdown_in_its_order() -> None:
    """Headings, lists, tables and paragraphs of a DOCX stand in the document's order."""
    read = as_text(a_docx(), "whatever.bin")
    assert (read.media_type, read.title) == (DOCX, "Harbour Group (6th)")
    assert read.text == (
        "# Attendees\n\n- Chair Mika Arai\n- Ines Costa * Absent\n\n"
        "| Name | Role |\n| --- | --- |\n| Lena Vogt | Observer \\| guest |\n\n" + WORDS
    )


def test_tracked_changes_are_read_as_accepted() -> None:
    """What an author inserted is read, what was deleted is not."""
    document = docx.Document()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {space}><w:r><w:t>We will </w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>never "
            "</w:delText></w:r></w:del><w:ins w:id='2' w:author='x'><w:r><w:t>soon report.</w:t></w:r></w:ins></w:p>"
        ),
    )
    assert as_text(saved(document), "x.docx").text == "We will soon report."


def test_slides_are_read_from_the_top_with_their_notes() -> None:
    """A deck's titles, boxes (top to bottom), tables and notes are its words."""
    read = as_text(a_pptx(), "deck")
    assert read.media_type == PPTX
    assert read.text == (
        "## Budget 2026\n\nAbove: the first box\n\nBelow: the second box\n\n"
        "| Port | 12 million |\n| --- | --- |\n\nSay that the vote is in May."
    )


def mail(words: str, subtype: str = "plain", attachment: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Mika Arai <arai@port.example>", "harbour@port.example"
    message["Subject"], message["Date"] = "Minutes of the 6th meeting", "Mon, 10 Nov 2025 09:00:00 +0900"
    message["Message-ID"] = "<1@port.example>"
    message.set_content(words, subtype=subtype)
    if attachment:
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename=attachment)
    return message.as_bytes()


def test_a_message_is_its_headers_and_words() -> None:
    """A mail has its sender, subject and day; its attachments are named."""
    read = as_text(mail(f"Dear all,\n\n{WORDS}\n", attachment="slides.pdf"), "x")
    assert (read.media_type, read.title, read.published) == (EMAIL, "Minutes of the 6th meeting", "2025-11-10")
    assert read.text.startswith("From: Mika Arai <arai@port.example>\nTo: harbour@port.example\n")
    assert WORDS in read.text
    assert read.text.endswith("Attachments: slides.pdf")


def test_a_message_written_as_a_page_is_its_words() -> None:
    """A mail in HTML is read like a page."""
    text = as_text(mail(f"<html><body><p>Dear all,</p><p>{WORDS}</p></body></html>", "html"), "x.eml").text
    assert WORDS in text
    assert "<p>" not in text


def test_a_text_that_quotes_headers_is_a_text() -> None:
    """Minutes that begin like a mail are text, unless a mail program wrote them."""
    written = b"From: the secretariat\nTo: members\nSubject: notes\n\nWe met."
    assert as_text(written, "notes.txt").media_type == TEXT


def test_a_bundle_gives_its_files_under_bare_names() -> None:
    """A ZIP gives its files; no name in it leads anywhere, and a packer's clutter is left out."""
    data = zipped(
        {
            "minutes/6.txt": b"six",
            "../../etc/7.txt": b"seven",
            "C:\\temp\\8\x07.txt": b"eight",
            "__MACOSX/._6.txt": b"clutter",
            "minutes/": b"",
        }
    )
    assert is_bundle(data, "x.zip")
    assert [(part.filename, part.data) for part in unbundled(data, "x.zip")] == [
        ("6.txt", b"six"),
        ("7.txt", b"seven"),
        ("8.txt", b"eight"),
    ]


def test_a_bad_file_in_a_bundle_spoils_no_other() -> None:
    """Of a ZIP with a damaged and a locked file the good ones are given, and the bad ones named with their reason."""
    entries = {"1.txt": b"one and one and one", "2.txt": b"two and two", "3.txt": b"three", "4.txt": b"four"}
    parts = unbundled(with_bad_files(entries, damaged="1.txt", locked="3.txt"), "x.zip")
    assert [(part.filename, part.data) for part in parts if part.refused is None] == [
        ("2.txt", b"two and two"),
        ("4.txt", b"four"),
    ]
    refused = {part.filename: part.refused or "" for part in parts if part.refused is not None}
    assert "damaged" in refused["1.txt"]
    assert "password" in refused["3.txt"]


def test_an_archive_in_a_bundle_is_refused_and_the_others_are_there() -> None:
    """However few files it holds; a document that is packed as a ZIP itself is none."""
    parts = unbundled(zipped({"1.zip": zipped({"a.txt": b"words"}), "2.docx": a_docx(), "3.txt": b"words"}), "x.zip")
    assert [(part.filename, part.refused is None) for part in parts] == [
        ("1.zip", False),
        ("2.docx", True),
        ("3.txt", True),
    ]
    assert "archive in an archive" in str(parts[0].refused)


def test_a_bundle_of_locked_files_alone_is_refused() -> None:
    """Where no file in a ZIP can be opened without a password, that is said once."""
    data = with_bad_files({"1.txt": b"one", "empty/": b""}, damaged="1.txt", locked="1.txt")
    with pytest.raises(UnreadableRecordError, match="password"):
        unbundled(data, "x.zip")


@pytest.mark.parametrize("packed", [False, True], ids=["alone", "in a ZIP"])
def test_what_is_attached_to_a_message_is_a_file_of_its_own(packed: bool) -> None:
    """A mail gives itself and its attachments under bare names, each with the mail as its source; no pictures."""
    mail = a_mail()
    data = zipped({"post/papers.eml": mail}) if packed else mail
    parts = unbundled(data, "papers.zip" if packed else "papers.eml")
    assert is_bundle(data, "x")
    assert [part.filename for part in parts] == ["papers.eml", "plan.txt", "minutes.docx", "message-3.eml"]
    assert parts[0].source is None
    assert {part.source for part in parts[1:]} == {
        "It was attached to the message “Papers for Thursday” from Hana Sato <hana@example.org> of 19 May 2025."
    }
    assert (parts[0].data, parts[2].data[:2]) == (mail, b"PK")
    assert "The earlier words." in as_text(parts[3].data, parts[3].filename).text


def test_a_message_without_attachments_is_no_bundle() -> None:
    """A mail whose only company is a signature's picture is a record by itself."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "Words", "a@example.org", "<2@example.org>"
    message.set_content(WORDS)
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    assert not is_bundle(message.as_bytes(), "words.eml")


def test_an_export_gives_its_current_documents() -> None:
    """Our own export is a bundle of the files as they were filed; replaced and retired ones are left out."""
    rows = [
        {"id": 1, "filename": "old.txt", "superseded_by": 2, "retired_at": None},
        {"id": 2, "filename": "new.txt", "superseded_by": None, "retired_at": None},
        {"id": 3, "filename": "gone.txt", "superseded_by": None, "retired_at": "2026-01-01"},
    ]
    lines: list[dict[str, object]] = [{"briefings_export": 1}]
    lines += [{"table": "document", "row": row} for row in rows]
    for number in (1, 2, 3):
        original = {"base64": base64.b64encode(f"words {number}".encode()).decode()}
        lines.append({"table": "content", "row": {"document_id": number, "original": original}})
    data = "\n".join(json.dumps(line, separators=(",", ":")) for line in lines).encode()
    assert [(part.filename, part.data) for part in unbundled(data, "x.jsonl")] == [("new.txt", b"words 2")]
    assert as_text(data, "x.jsonl").text == "words 2"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), r"old kind \(.doc\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), r"old kind \(.xls\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
        (b"{\\rtf1 hello}", "save it as DOCX or PDF"),
        (b"\x89PNG\r\n\x1a\n", "words in pictures are not read"),
        (b"\x00\x00\x00\x18ftypmp42", "add its transcript"),
        (b"\x1f\x8b\x08\x00", "unpack it"),
        (b"MZ\x90\x00\x03", "a program, not a record"),
        (b"SQLite format 3\x00", "a database"),
        (b'<?xml version="1.0"?><feed/>', "XML file of a kind that is not read"),
        (zipped({"xl/workbook.xml": b"<w/>"}), "spreadsheet"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"a.txt": b"1", "b.txt": b"2"}), "add the files in it one by one"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (a_docx()[:3000], "damaged"),
        (mail("", attachment="only.pdf"), r"no words of its own. Its attachments \(only.pdf\)"),
        (b"<html><body><script>render()</script></body></html>", "no words in it"),
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 100, "binary data"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    """Every file that is no record is refused with one sentence that says what it is or what to do."""
    with pytest.raises(UnreadableRecordError, match=said):
        as_text(data, "file")


def test_other_json_is_no_record() -> None:
    """JSON that is no export of ours is refused instead of being read as prose."""
    with pytest.raises(UnreadableRecordError, match="no export of Briefings"):
        as_text(b'{"a": [1, 2]}', "data.json")
    with pytest.raises(UnreadableRecordError, match="no export of Briefings"):
        as_text(b'{"a": 1}\n{"a": 2}\n', "rows.jsonl")


def a_deep_part() -> bytes:
    return b"<w>" * 5_000 + b"</w>" * 5_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (with_part(a_docx(), "word/document.xml", BILLION_LAUGHS), "XML entities"),
        (with_part(a_docx(), "word/styles.xml", FILE_READER), "XML entities"),
        (with_part(a_pptx(), "ppt/presentation.xml", FILE_READER), "XML entities"),
        (with_part(a_docx(), "word/document.xml", a_deep_part()), "built too deep"),
        (with_part(a_docx(), "word/media/huge.png", b"\x00" * 150_000_000), "100 times its size"),
        (zipped({f"{number}.txt": b"" for number in range(2_001)}), "2,001 parts"),
        (zipped({"a.txt": zipped({"b.txt": b"words"})}), "archive in an archive"),
    ],
)
def test_a_bomb_is_refused_before_it_is_opened(data: bytes, said: str) -> None:
    """Entities, abysses, dense packing, countless parts and archives in archives are named and not opened."""
    with pytest.raises(UnreadableRecordError, match=said):
        as_text(data, "bomb")


def test_macros_are_not_looked_at() -> None:
    """A Word file with macros is read for its words; the macros are never unpacked."""
    data = with_part(a_docx(), "word/vbaProject.bin", b"Sub AutoOpen()\nShell 1\nEnd Sub")
    assert WORDS in as_text(data, "minutes.docm").text


@pytest.mark.parametrize(
    "objects",
    [
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        [b"<< /Type /Catalog /Pages 1 0 R >>"],
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [99 0 R] /Count 999999999 >>"],
        [b"[" * 10_000 + b"]" * 10_000],
    ],
    ids=["page tree in a circle", "catalogue as pages", "pages that are not there", "deep brackets"],
)
def test_a_hostile_pdf_is_refused_in_a_sentence(objects: list[bytes]) -> None:
    """A PDF that is built to confuse a reader ends as one clear sentence."""
    with pytest.raises(UnreadableRecordError, match="PDF"):
        as_text(pdf_of(objects), "x.pdf")

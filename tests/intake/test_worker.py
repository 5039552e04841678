"""Reading in a worker: the same reading as in this process; a file that does harm ends in a sentence."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.data import data_folder
from briefings.reading import read
from briefings.reading.text.decode import UnreadableRecordError
from briefings.reading.transport import reading_as_json, reading_from_json
from briefings.reading.worker import Limits, SafeReader, read_off_the_loop
from tests.intake.files import BILLION_LAUGHS, WORDS, a_docx, a_mail, a_page, a_pdf, a_pptx, pdf_of, with_part, zipped

SEEDS = sorted(data_folder("seeds").iterdir())


@pytest.fixture(scope="module")
def reader() -> Iterator[SafeReader]:
    with SafeReader() as running:
        yield running


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_worker_reads_what_we_read(reader: SafeReader, path: Path) -> None:
    """A reading that came through a worker equals one made here, in every part."""
    data = path.read_bytes()
    here = read(data, path.name)
    assert reader.read(data, path.name) == here
    assert reading_from_json(reading_as_json(here)) == here


def test_what_cannot_be_read_is_refused_in_the_same_words(reader: SafeReader) -> None:
    """A refusal crosses the process with its sentence, and the next file is read."""
    with pytest.raises(UnreadableRecordError, match="words in pictures are not read"):
        reader.read(b"\x89PNG\r\n\x1a\n", "photo.png")
    assert WORDS in reader.read(a_docx(), "x.docx").text


def slow_pdf() -> bytes:
    """One page that shows its words again and again through forms in forms: 12 levels of 10 calls each."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /F 6 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    for level in range(12):
        resources = (
            b"<< /XObject << /F %d 0 R >> >>" % (len(objects) + 2) if level < 11 else b"<< /Font << /F1 4 0 R >> >>"
        )
        shown = b" /F Do" * 10 if level < 11 else b"BT /F1 9 Tf (words and more words) Tj ET"
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources %s /Length %d >>\nstream\n%s\nendstream"
            % (resources, len(shown), shown)
        )
    return pdf_of(objects)


def large_pdf() -> bytes:
    """A page whose stream of 400 MB is packed to 400 kB."""
    packed = zlib.compressobj(9)
    stream = b"".join(packed.compress(b" " * 10_000_000) for _ in range(40)) + packed.flush()
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    )


# A picture of 60,000 by 60,000 dots, 14 GB when it is painted, that is packed in a few kilobytes.
_ROWS = zlib.compress(b"\0" * 5_000_000, 9)
HUGE_PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + b"\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x06\0\0\0" + b"\0\0\0\0"
    + len(_ROWS).to_bytes(4, "big") + b"IDAT" + _ROWS + b"\0\0\0\0" + b"\0\0\0\0IEND\xaeB`\x82"
)  # fmt: skip # shorter than one a line


def pdf_with_huge_picture() -> bytes:
    """A page that shows such a picture beside its words."""
    shown = b"q 9 0 0 9 0 0 cm /I Do Q BT /F1 9 Tf (%s) Tj ET" % WORDS.encode()
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R "
            b"/Resources << /XObject << /I 6 0 R >> /Font << /F1 4 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
            b"<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(_ROWS), _ROWS),
        ]
    )


def test_huge_pictures_are_not_painted(reader: SafeReader) -> None:
    """A picture that would fill the memory is left alone: the words beside it are read."""
    assert WORDS in reader.read(pdf_with_huge_picture(), "plan.pdf").text
    assert WORDS in reader.read(with_part(a_docx(), "word/media/huge.png", HUGE_PICTURE), "plan.docx").text


def test_a_file_that_takes_for_ever_is_stopped() -> None:
    """A page that would be read for years is stopped at the limit, and the next file is read by a fresh worker."""
    with SafeReader(Limits(seconds=1.5)) as impatient:
        with pytest.raises(UnreadableRecordError, match=r"longer than 1\.5 seconds|PDF"):
            impatient.read(slow_pdf(), "slow.pdf")
        assert impatient.read(WORDS.encode(), "x.txt").text == WORDS


@pytest.mark.parametrize(("filename", "advice"), [("long.txt", "please split it"), ("x.pdf", "save its words as text")])
def test_the_way_out_fits_the_file(filename: str, advice: str) -> None:
    """Whose file takes too long is told what helps: a text is split, anything else is saved as one."""
    with (
        SafeReader(Limits(seconds=0.3)) as impatient,
        pytest.raises(UnreadableRecordError, match=rf"longer than 0\.3 seconds.*{advice}"),
    ):
        impatient.read(f"{WORDS}\n\n".encode() * 60_000, filename)


def test_a_file_that_fills_the_memory_is_refused() -> None:
    """A small file that unpacks to more than the limit ends in a sentence, not in the machine's last memory."""
    with (
        SafeReader(Limits(memory_bytes=500_000_000)) as small,
        pytest.raises(UnreadableRecordError, match=r"more memory|PDF"),
    ):
        small.read(large_pdf(), "large.pdf")


def test_a_file_that_says_too_much_is_refused() -> None:
    """What a reading says is limited, too: it has to fit into a record."""
    with (
        SafeReader(Limits(output_bytes=20_000)) as brief,
        pytest.raises(UnreadableRecordError, match="says more than can be filed"),
    ):
        brief.read(b"We met again and agreed on much.\n\n" * 2_000, "long.txt")


@pytest.mark.parametrize(
    "data",
    [
        a_page("<div>" * 100_000 + WORDS + "</div>" * 100_000),
        a_page(f"<p>{WORDS}</p><img src='data:image/png;base64,{'A' * 3_000_000}'>"),
        b"MIME-Version: 1.0\nFrom: a@b\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 50_000,
        b"[" * 1_000_000,
        with_part(a_docx(), "word/media/huge.png", HUGE_PICTURE),
        with_part(a_pptx(), "ppt/media/huge.png", HUGE_PICTURE),
        pdf_with_huge_picture(),
        with_part(a_docx(), "word/document.xml", BILLION_LAUGHS),
        a_pdf([WORDS])[:-200],
        b"%PDF-1.7\n" + b"1 0 obj\n<< /A " * 50_000,
    ],
    ids=[
        "deep page",
        "huge picture in a page",
        "mail in mail",
        "brackets",
        "huge picture in a Word file",
        "huge picture in a deck",
        "huge picture in a PDF",
        "entities",
        "cut PDF",
        "endless objects",
    ],
)
def test_a_hostile_file_ends_in_a_reading_or_a_sentence(data: bytes) -> None:
    """Whatever a file is built to do, within seconds there is a reading or one clear sentence."""
    with SafeReader(Limits(seconds=4)) as careful:
        try:
            said = careful.read(data, "hostile").text
        except UnreadableRecordError as error:
            said = str(error)
        assert said
        assert "went wrong" not in said


def test_a_bundle_is_opened_in_a_worker(reader: SafeReader) -> None:
    """A ZIP and a mail are opened where they can do no harm; what holds one record is none, and a bomb is refused."""
    parts = reader.unbundled(zipped({"../a.txt": b"one", "b/papers.eml": a_mail()}), "x.zip")
    assert parts is not None
    assert [part.filename for part in parts] == ["a.txt", "papers.eml", "plan.txt", "minutes.docx", "message-3.eml"]
    assert reader.unbundled(a_docx(), "x.docx") is None
    assert reader.unbundled(WORDS.encode(), "x.txt") is None
    with pytest.raises(UnreadableRecordError, match="times its size"):
        reader.unbundled(zipped({"a.txt": bytes(50_000_000)}), "bomb.zip")


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nFrom: a@b\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 50_000,
        b"MIME-Version: 1.0\nFrom: a@b\nContent-Type: message/rfc822\n\n" * 20_000,
        b"MIME-Version: 1.0\nFrom: a@b\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Disposition: attachment\n\nwords\n" * 5_000
        + b"--x--\n",
        b"PK\x03\x04" + b"\x00" * 1_000,
        zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"x"})})}),
    ],
    ids=["multiparts without end", "mail in mail", "countless attachments", "torn ZIP", "ZIP in ZIP"],
)
def test_a_hostile_bundle_ends_in_files_or_a_sentence(data: bytes) -> None:
    """Whatever a bundle is built to do, within seconds there are files or one clear sentence."""
    with SafeReader(Limits(seconds=6)) as careful:
        try:
            told = str(careful.unbundled(data, "hostile.eml"))
        except UnreadableRecordError as error:
            told = str(error)
        assert "went wrong" not in told


def test_nothing_of_our_environment_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker does not know our tokens: a file that talks its parser into something finds nothing to send."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "made-up")
    with SafeReader() as fresh:
        fresh.read(WORDS.encode(), "x.txt")
        assert fresh._process is not None
        environment = Path(f"/proc/{fresh._process.pid}/environ").read_bytes()
    assert b"SLACK_BOT_TOKEN" not in environment
    assert b"PYTHONPATH" in environment


async def test_the_loop_goes_on_while_a_file_is_read() -> None:
    """Reading for Slack leaves the event loop free."""
    reading = asyncio.create_task(read_off_the_loop(WORDS.encode(), "x.txt"))
    turns = 0
    while not reading.done():
        turns += 1
        await asyncio.wait([reading], timeout=0.01)
    assert reading.result().text == WORDS
    assert turns > 3


def test_a_worker_gives_way(reader: SafeReader) -> None:
    """It is nicer than who asks it, within the same session, where that counts; Ctrl-C does not reach it."""
    reader.read(b"Minutes of the harbour group.", "minutes.txt")
    assert reader._process is not None
    worker = reader._process.pid
    assert os.getpriority(os.PRIO_PROCESS, worker) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)
    assert os.getsid(worker) == os.getsid(0)
    assert os.getpgid(worker) != os.getpgid(0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows a processor's idle time as a class of its own")
def test_a_reader_behind_all_others_takes_idle_time_alone() -> None:
    """Nobody waits for one of a command's many readings; a file is stopped after its seconds of the processor."""
    with SafeReader(Limits(seconds=1), behind_others=True) as patient:
        assert patient.read(WORDS.encode(), "x.txt").text == WORDS
        assert patient._process is not None
        assert os.sched_getscheduler(patient._process.pid) == os.SCHED_IDLE
        with pytest.raises(UnreadableRecordError, match=r"longer than 1 seconds|PDF"):
            patient.read(slow_pdf(), "slow.pdf")
        assert patient.read(WORDS.encode(), "x.txt").text == WORDS


def test_a_reader_behind_all_others_may_wait_for_the_processor() -> None:
    """Its seconds are those it uses: one that others keep from the processor for longer is not stopped for that."""
    with SafeReader(Limits(seconds=0.5), behind_others=True) as patient:
        assert patient.read(WORDS.encode(), "x.txt").text == WORDS
        assert patient._process is not None
        worker = patient._process.pid
        os.kill(worker, signal.SIGSTOP)
        threading.Timer(1.0, os.kill, (worker, signal.SIGCONT)).start()
        assert patient.read(WORDS.encode(), "x.txt").text == WORDS
        assert patient._process.pid == worker

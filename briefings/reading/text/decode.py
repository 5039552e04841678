"""Bytes -> text: encodings, byte order marks, line ends; and clear refusals for what is no text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefings.dates.near import holds
from briefings.records import BriefingsError

MAX_BYTES = 20_000_000
_SAMPLE = 64_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zipped file (perhaps Word or PowerPoint)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_TEXTS = (".txt", ".text", ".md", ".markdown", ".csv", ".json", ".jsonl", ".srt", ".vtt")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_LINE_END_SIGNS = "\r\u2028\u2029\x85\x0b\x0c"


class UnreadableRecordError(BriefingsError):
    """A file that cannot be read as a record; the message says why and what to do."""


def with_less(filename: str) -> str:
    """What to do with a file that is too much to read, as the end of a sentence: a text is split, others become one."""
    if filename.casefold().endswith(_TEXTS):
        return "please split it and add the parts."
    return "please save its words as text and add that."


def decode(data: bytes) -> str:
    """The text of a record, with line ends as "\\n" and no byte order mark.

    Raises UnreadableRecordError for what is empty, larger than MAX_BYTES, no text, or in no encoding we know.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableRecordError(
            f"This file is larger than {MAX_BYTES // 1_000_000} MB; please split it and add the parts."
        )
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableRecordError(f"This is {what}, not text; please save its words as a text file and add that.")
    text = _characters(data)
    text = _LINE_ENDS.sub("\n", text) if holds(text, _LINE_END_SIGNS) else text
    if not any(not sign.isspace() and unicodedata.category(sign) not in {"Cf", "Cc"} for sign in text):
        raise UnreadableRecordError("This file is empty; please check that you chose the right one.")
    return text


def _characters(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    wide = _wide(data)
    if wide:
        return _checked(data.decode(wide, errors="replace"))
    if b"\x1b$B" in data or b"\x1b$@" in data:  # ISO-2022-JP is ASCII throughout, and so would be read as UTF-8
        return _checked(data.decode("iso2022_jp", errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    for encoding in _japanese_order(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_japanese(text):
            return _checked(text)
    return _checked(_guessed(data))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes on one side of nearly every pair, or some zeros and Japanese."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0) / (len(sample) / 2), sample[1::2].count(0) / (len(sample) / 2)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if (zeros > 0.4 and others < 0.1) or _is_japanese_in(sample, encoding):
            return encoding
    return None


def _is_japanese_in(sample: bytes, encoding: str) -> bool:
    try:
        return _reads_japanese(sample.decode(encoding))
    except UnicodeDecodeError:
        return False


def _japanese_order(data: bytes) -> tuple[str, str]:
    """EUC-JP kana are A4/A5 and a high byte, Shift_JIS kana 82/83 and any: try the likelier first."""
    sample = data[:_SAMPLE]
    euc, shift = sample.count(b"\xa4") + sample.count(b"\xa5"), sample.count(b"\x82") + sample.count(b"\x83")
    return ("euc_jp", "cp932") if euc > shift else ("cp932", "euc_jp")


def _reads_japanese(text: str) -> bool:
    """Whether the non-ASCII part is mostly kana and common kanji, not half-width kana by accident."""
    others = [sign for sign in text[:_SAMPLE] if sign > "\x7f"]
    kana = sum("\u3040" <= sign <= "\u30ff" for sign in others)
    kanji = sum(
        "\u4e00" <= sign <= "\u9fff" or "\u3000" <= sign <= "\u303f" or "\uff01" <= sign <= "\uff5e" for sign in others
    )
    return bool(others) and kana + kanji > 0.8 * len(others) and kana > 0.1 * len(others)


def _guessed(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if (
        b"\x00" in sample
        or sum(byte < 32 and byte not in b"\t\n\r\x0c\x0b\x1b" for byte in sample) > len(sample) * 0.02
    ):
        raise UnreadableRecordError("This file holds binary data, not text; please save its words as a text file.")
    high = sum(byte > 127 for byte in sample)
    if high <= len(sample) * 0.3:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    # Rarely needed, and slow to import.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise UnreadableRecordError("We don't know the encoding of this file; please save it as UTF-8 and try again.")
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableRecordError(
            "We don't know the encoding of this file; please save it as UTF-8 and try again."
        ) from error


# Control signs that no text has, and what stands for bytes that could not be decoded.
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_WITHOUT_STRANGE = {code: None for code in range(32) if _STRANGE.match(chr(code))}


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    # Of ASCII, signs are left out fifty times as fast as they are looked for.
    plain = len(sample) - len(sample.translate(_WITHOUT_STRANGE)) if sample.isascii() else None
    strange = len(_STRANGE.findall(sample)) if plain is None else plain
    if "\x00" in sample or strange > max(2, len(sample) * 0.02):
        raise UnreadableRecordError("This file holds binary data, not text; please save its words as a text file.")
    return text.lstrip("\ufeff").replace("\x00", " ")

"""The reading room: bytes of a record in, everything it says (and nothing it doesn't) out."""

from briefings.reading.text.decode import MAX_BYTES, UnreadableRecordError
from briefings.reading.version import READER_VERSION
from briefings.records import Reading

__all__ = ["MAX_BYTES", "READER_VERSION", "UnreadableRecordError", "read"]


def read(data: bytes, filename: str) -> Reading:
    """What a record says. `filename` only helps to tell the format.

    Raises UnreadableRecordError, with a sentence for the person, when the bytes cannot be read as a record.
    """
    # The reader's patterns take most of a second to compile. Whoever has files read elsewhere, as the bot does,
    # need not wait for them.
    from briefings.reading.reader import read as read_record

    return read_record(data, filename)

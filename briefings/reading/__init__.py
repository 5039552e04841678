"""The reading room: bytes of a record in, everything it says (and nothing it doesn't) out."""

from briefings.reading.decode import MAX_BYTES, UnreadableRecordError
from briefings.reading.reader import READER_VERSION, read

__all__ = ["MAX_BYTES", "READER_VERSION", "UnreadableRecordError", "read"]

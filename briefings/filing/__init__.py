"""A reading -> the corpus: duplicates, versions, who is who, and corrections laid over what was read.

Filing a record is one transaction: it is wholly there or not at all.
"""

from briefings.filing.file import Filed, FilingError, file_record, reread_document
from briefings.filing.seeds import file_seeds

__all__ = ["Filed", "FilingError", "file_record", "file_seeds", "reread_document"]

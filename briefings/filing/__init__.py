"""A reading -> the corpus: duplicates, versions, who is who, and corrections laid over what was read.

Filing a record is one transaction: it is wholly there or not at all.
"""

from briefings.corpus.documents import Origin
from briefings.filing.differences import Change, Difference, difference
from briefings.filing.duplicates import Duplicate, Duplicates, find_duplicates
from briefings.filing.file import Filed, FilingError, file_record, here_already, reread_document
from briefings.filing.seeds import file_seeds

__all__ = [
    "Change",
    "Difference",
    "Duplicate",
    "Duplicates",
    "Filed",
    "FilingError",
    "Origin",
    "difference",
    "file_record",
    "file_seeds",
    "find_duplicates",
    "here_already",
    "reread_document",
]

"""What a person is told when something fails: an error for people says it itself, anything else gets a reference."""

from __future__ import annotations

import logging
import secrets
from typing import NamedTuple

from briefings.records import BriefingsError


class Failure(NamedTuple):
    """One sentence, and the reference under which the log tells more (None when there is no more to tell)."""

    sentence: str
    reference: str | None


def explained(error: BaseException) -> Failure:
    """The words for an error. What is no BriefingsError is logged with its traceback."""
    if isinstance(error, BriefingsError):
        return Failure(str(error), None)
    reference = secrets.token_hex(3)
    logging.getLogger(__name__).error("Reference %s", reference, exc_info=error)
    return Failure("Something went wrong on my side. Please try again in a moment.", reference)

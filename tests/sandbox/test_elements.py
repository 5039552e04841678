"""What Slack's own client lets nobody submit."""

from __future__ import annotations

import pytest

from bot.sandbox.elements import missing
from bot.sandbox.wire import Json

WHOLE = {"type": "number_input", "is_decimal_allowed": False, "min_value": "2", "max_value": "10"}
DECIMAL = {"type": "number_input", "is_decimal_allowed": True}
EMAIL = {"type": "email_text_input"}
URL = {"type": "url_text_input"}
SHORT = {"type": "plain_text_input", "min_length": 2, "max_length": 3}


@pytest.mark.parametrize(
    ("element", "entered", "words"),
    [
        (WHOLE, "2", None),
        (WHOLE, "1", "Please enter 2 or more."),
        (WHOLE, "11", "Please enter 10 or less."),
        (WHOLE, "2.5", "Please enter a whole number."),
        (DECIMAL, "-2.5", None),
        (DECIMAL, "nan", "Please enter a number."),
        (DECIMAL, "\uff11", "Please enter a number."),
        (EMAIL, "ben@sandbox.example", None),
        (EMAIL, "ben", "Please enter a valid email address."),
        (URL, "https://example.org/a", None),
        (URL, "example", "Please enter a valid URL."),
        (SHORT, "ab", None),
        (SHORT, "a", "Please enter at least 2 characters."),
        (SHORT, "abcd", "Must be less than 4 characters."),
        (SHORT, None, "Please complete this required field."),
    ],
)
def test_missing(element: Json, entered: str | None, words: str | None) -> None:
    """An input that is empty, too long or no number, address or URL is told of beside it; a good one is not."""
    assert missing({"type": "input", "element": element}, {"type": element["type"], "value": entered}) == words

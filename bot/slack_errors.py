"""What Slack answered when it refused, whatever form the error came in."""

from __future__ import annotations

from collections.abc import Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

_DEFAULT_PAUSE_SECONDS = 30.0


def error_name(error: SlackApiError) -> str:
    """Slack's name for the error ("channel_not_found"); "" when the answer was no answer of the Web API's."""
    response: object = error.response
    data = response.data if isinstance(response, AsyncSlackResponse) else response
    return str(data.get("error") or "") if isinstance(data, Mapping) else ""


def pause_asked(error: SlackApiError) -> float | None:
    """For how many seconds Slack asks for a pause, or None when it does not."""
    response: object = error.response
    if error_name(error) not in ("ratelimited", "rate_limited") and getattr(response, "status_code", 0) != 429:
        return None
    headers = response.headers if isinstance(response, AsyncSlackResponse) else {}
    for name, value in headers.items():
        if str(name).casefold() == "retry-after":
            try:
                return float(str(value))
            except ValueError:
                break
    return _DEFAULT_PAUSE_SECONDS

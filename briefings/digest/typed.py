"""A digest's terms as somebody would type them, to be copied and changed."""

from __future__ import annotations

from briefings.corpus.subscriptions import Choice, Subscription
from briefings.digest.wording import WEEKDAYS

_LAST_DAY = 31


def as_typed(subscription: Subscription) -> str:
    """What `read_terms` reads as these terms: `weekly mon 09:00 Asia/Tokyo topic:"appi" always`."""
    words: list[str] = [subscription.cadence]
    if subscription.day is not None:
        words.append("last" if subscription.day >= _LAST_DAY else str(subscription.day))
    elif subscription.weekday is not None:
        words.append(WEEKDAYS[subscription.weekday][:3].lower())
    words += [f"{subscription.hour:02}:{subscription.minute:02}", subscription.time_zone]
    words += [_typed(each) for each in subscription.choices]
    if subscription.density != "excerpts":
        words.append(f"density:{subscription.density}")
    if not subscription.quiet:
        words.append("always")
    return " ".join(words)


def _typed(choice: Choice) -> str:
    sign = "-" if choice.effect == "mute" else ""
    if choice.kind == "search":
        return f"{sign}search:({choice.text})"
    text = choice.text.replace('"', "")
    return f'{sign}{choice.kind}:"{text}"'

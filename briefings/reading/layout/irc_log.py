"""A meeting's raw log on IRC, as W3C's groups keep them, becomes the minutes that its robots would have made of it.

Who is there, what the meeting is called and what is talked about are told to robots in lines of their own ("present+",
"Meeting: ...", "Topic: ..."); a scribe writes "name: words" for those who speak, and "... words" where they go on
(https://www.w3.org/2001/12/zakim-irc-bot.html, https://w3c.github.io/scribe2/scribedoc.html).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefings.reading.text.lines import Line

_MESSAGE = re.compile(
    r"[ \t]*\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]+<[ @+%~&]?(?P<nick>[\w|`^{}\[\]\\-]{1,30})>[ \t]+(?P<words>.+)"
)
# What only a robot says.
_ROBOT = re.compile(
    r"^logging to http|^I have made the request to generate http|^(?:leaving\. +)?As of this point the attendees|"
    r"^Meeting (?:started|ended) \w{3} |^Created ACTION-\d|on the speaker queue$|"
    r"^I see no one on the speaker|^Tracking ISSUE-\d",
    re.IGNORECASE,
)
# What is said to a robot, or to the queue of speakers; whatever could be said to people is kept.
_TO_ROBOT = re.compile(
    r"(?:q[+-](?: to .*| \S+)?|q\?|\?q|(?:present|regrets?) ?[+=].*|\+(?!\d)\w+|"
    r"queue=.*|ack \S+|agenda[+?-].*|(?:take up|close) (?:agendum|item) \d+|"
    r"next agendum|(?:zakim|rrsagent|trackbot),.*|invite (?:zakim|rrsagent|trackbot)\S*|s/[^/]+/[^/]*/?|i/[^/]+/.*|"
    r"scribe ?options.*)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?P<what>meeting|date|chairs?|agenda|scribe(?:nick)?|topic|subtopic)[ \t]*:[ \t]*(?P<value>.+)", re.IGNORECASE
)
_THERE = re.compile(r"(?P<what>present|regrets)[ \t]*[+:=][ \t]*(?P<names>.*)", re.IGNORECASE)
_SCRIBED = re.compile(r"(?P<who>[A-Za-z][\w|`^-]{0,24}):[ \t]+(?P<words>\S.*)")
_GOES_ON = re.compile(r"(?:\.\.\.|…)[ \t]*(?P<words>.*)")
# What a server tells, or somebody of themselves: "15:03 -!- ada has joined", "18:11 * meetbot ...".
_SERVER = re.compile(r"[ \t]*\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]+(?:-!-|\*{1,3}|-->|<--)[ \t]+\S")
# MeetBot's commands and its answer (https://wiki.debian.org/MeetBot).
_COMMAND = re.compile(
    r"#(?P<what>startmeeting|meetingname|meetingtopic|topic|subtopic|action|agreed|agree|accepted|info|link|idea|help|"
    r"endmeeting|chair|unchair|here|vote|endvote|undo|save|lurk|nick|progress)\b[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"Meeting started (?:\w{3} )?(?P<month>\w{3}) +(?P<day>\d{1,2}) (?P<hour>\d{2}:\d{2}):\d{2} (?P<year>\d{4})"
    r"(?P<zone> [A-Z]{3,4})?\."
)
_RESULT = re.compile(r"(?:proposed |draft )?(?:resolution|resolved|action|proposal|issue|summary)\b", re.IGNORECASE)
_ENOUGH = 6  # messages
_LOOKED_AT = 4_000  # characters


# A message that stands in minutes: "<trackbot> Date: 08 April 2011".
_KEPT_MESSAGE = re.compile(r"[ \t]*<(?P<nick>[\w|`^-]{1,30})>\s+(?P<words>\S.*)")
_NAMED_ROBOT = re.compile(r"zakim|rrsagent|\w{0,20}-?bot", re.IGNORECASE)


@dataclass(slots=True)
class _Log:
    told: dict[str, str] = field(default_factory=dict)
    there: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    scribes: set[str] = field(default_factory=set)
    parts: list[str] = field(default_factory=list)
    voices: set[str] = field(default_factory=set)
    last: str = ""


def minutes_of_log(text: str) -> tuple[str, frozenset[str]] | None:
    """The log as minutes, and the names under which people speak in it; None for a text that is no such log."""
    if "<" not in text[:200] or not _MESSAGE.match(text[:_LOOKED_AT].lstrip("\ufeff\n")):
        return None
    lines = [line for line in text.splitlines() if line.strip() and not _SERVER.match(line)]
    messages = [match for line in lines if (match := _MESSAGE.fullmatch(line.rstrip()))]
    if len(messages) < _ENOUGH or len(messages) < 0.9 * len(lines):
        return None
    present = {each["nick"] for each in messages if _THERE.fullmatch(each["words"].strip())}
    robots = {each["nick"] for each in messages if _ROBOT.search(each["words"])} - present
    robots |= {robot.lower() for robot in robots}
    log = _Log()
    for each in messages:
        _take(log, each["nick"], each["words"].strip(), robots)
    if not robots and "meeting" not in log.told and not log.there:
        return None
    return "\n\n".join([*_head(log), *log.parts]) + "\n", frozenset(log.voices)


def robot_lines(source: str, lines: list[Line]) -> set[int]:
    """The indexes of lines in minutes that a robot wrote on IRC, or that were written for one."""
    if "<" not in source and "***" not in source:
        return set()
    messages = ((index, _KEPT_MESSAGE.match(source, line.start, line.end)) for index, line in enumerate(lines))
    robots = {index for index, match in messages if match and _is_about_robots(match["nick"], match["words"].strip())}
    return robots | {index for index, line in enumerate(lines) if _SERVER.match(source, line.start, line.end)}


def _is_about_robots(nick: str, words: str) -> bool:
    told = _TOLD.fullmatch(words)
    return bool(
        _NAMED_ROBOT.fullmatch(nick) or _TO_ROBOT.fullmatch(words) or (told and told["what"].lower() != "subtopic")
    )


def _take(log: _Log, nick: str, words: str, robots: set[str]) -> None:
    told, there = _TOLD.fullmatch(words), _THERE.fullmatch(words)
    command, started = _COMMAND.fullmatch(words), _STARTED.match(words)
    if started:
        log.told["date"] = f"{started['day']} {started['month']} {started['year']}"
        log.told["time"] = f"{started['hour']}{started['zone'] or ''}"
    elif command:
        _take_command(log, command["what"].lower(), command["value"].strip())
    elif there:
        names = re.split(r",\s*", there["names"].strip()) if there["names"].strip() else [""]
        log.there[there["what"].lower()] += [(nick, name.replace("_", " ").strip()) for name in names]
    elif told and told["what"].lower() not in log.told:
        _take_told(log, told["what"].lower(), told["value"].strip())
    elif nick not in robots and not _TO_ROBOT.fullmatch(words) and words.partition(",")[0].lower() not in robots:
        _take_said(log, nick, words)


def _take_command(log: _Log, what: str, value: str) -> None:
    if what in {"startmeeting", "meetingname"} and value:
        log.told.setdefault("meeting", value if "meeting" in value.lower() else f"{value} meeting")
    elif what.endswith("topic") and value:
        _take_told(log, "topic", value)
    elif what in {"action", "agreed", "agree", "accepted", "info", "idea"} and value:
        log.parts.append(f"{'AGREED' if what.startswith(('agree', 'accept')) else what.upper()}: {value}")
        log.last = ""


def _take_told(log: _Log, what: str, value: str) -> None:
    if what.startswith("scribe"):
        log.scribes.add(value.split()[0])
    elif what.endswith("topic"):
        log.parts.append(f"## {value}")
        log.last = ""
    else:
        log.told.setdefault(what, value)


def _take_said(log: _Log, nick: str, words: str) -> None:
    goes_on, scribed = _GOES_ON.match(words), _SCRIBED.fullmatch(words)
    if goes_on and log.last:
        log.parts[-1] += f" {goes_on['words']}"
    elif _RESULT.match(words):
        log.parts.append(words)
        log.last = ""
    else:
        by_scribe = scribed is not None and nick in log.scribes and not words.lower().startswith("http")
        who, said = (scribed["who"], scribed["words"]) if scribed and by_scribe else (nick, words)
        log.parts.append(f"{who}: {said}")
        log.voices.add(who)
        log.last = who


def _head(log: _Log) -> Iterator[str]:
    if "meeting" in log.told:
        yield f"# {log.told['meeting']}"
    yield from (f"{what.capitalize()}: {log.told[what]}" for what in ("date", "time", "agenda") if what in log.told)
    chairs = log.told.get("chair") or log.told.get("chairs") or ""
    if chairs:
        yield f"Chair: {chairs}"
    known = [name.strip() for name in chairs.split(",")] + [name for each in log.there.values() for _, name in each]
    for what, names in log.there.items():
        called = dict.fromkeys(_called(nick, name or _name_of(nick, known)) for nick, name in names)
        yield f"{what.capitalize()}: {', '.join(called)}"


def _called(nick: str, name: str) -> str:
    """A name with the nickname under which its bearer writes, where that is no part of it."""
    own = nick.casefold()
    return name if own in name.casefold().split() or own == name.casefold() else f"{name} ({nick})"


def _name_of(nick: str, known: list[str]) -> str:
    """The name that a nickname is the first or last word of, where one was given; else the nickname."""
    own = nick.casefold()
    return next((name for name in known if own in name.casefold().split()), nick)

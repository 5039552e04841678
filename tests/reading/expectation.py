"""How a reading is compared with a partial, hand-written expectation; tests/records/README.md has the table of keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from briefings.reading.contract import as_contract
from briefings.records import Reading

Json = Mapping[str, object]
CASED = frozenset(("name", "speaker", "label"))
PLAIN = frozenset(("kind", "language", "published", "address", "about_address", "title"))


def normal(text: object, *, cased: bool) -> object:
    """NFKC with white space collapsed; without case unless it counts."""
    if not isinstance(text, str):
        return text
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    return text if cased else text.casefold()


def same(expected: object, actual: object, *, cased: bool = False) -> bool:
    """Whether a value is the expected one, or one of several acceptable ones."""
    if isinstance(expected, list):
        return any(same(one, actual, cased=cased) for one in expected)
    return normal(expected, cased=cased) == normal(actual, cased=cased)


def holds(text: object, part: object) -> bool:
    """Whether a text contains a part, case and spacing aside; any of several parts will do."""
    if isinstance(part, list):
        return any(holds(text, one) for one in part)
    return str(normal(part, cased=False)) in str(normal(text, cased=False))


def matches(expected: Json, actual: Json) -> list[str]:
    """The keys in which one object differs from its partial expectation."""
    wrong = []
    for key, value in expected.items():
        said = (
            actual.get(key.rsplit("_", 1)[0])
            if key.endswith(("_contains", "_starts", "_excludes"))
            else actual.get(key)
        )
        if key.endswith("_contains"):
            fine = holds(said, value)
        elif key.endswith("_starts"):
            fine = str(normal(said, cased=False)).startswith(str(normal(value, cased=False)))
        elif key.endswith("_excludes"):
            fine = not any(holds(said, one) for one in (value if isinstance(value, list) else [value]))
        elif key == "series":
            ways = [said, *cast("Sequence[object]", actual.get("spellings") or [])]
            fine = any(same(value, way) for way in ways)
        elif key == "agenda":
            fine = [normal(one, cased=False) for one in cast("list[object]", value)] == [
                normal(one, cased=False) for one in cast("list[object]", said)
            ]
        elif key == "due":
            fine = value == said
        else:
            fine = same(value, said, cased=key in CASED)
        if not fine:
            wrong.append(f"{key}: {value!r} expected, {said!r} read")
    return wrong


def differences(expected: Json, reading: Reading) -> list[str]:
    """Every difference between a reading and its expectation, in words."""
    actual = as_contract(reading)
    passages = [reading.text[one.start : one.end] for one in reading.passages]
    found: list[str] = []
    for key, value in expected.items():
        if key == "or_refused":
            continue
        if key in PLAIN:
            found += [] if same(value, actual[key]) else [f"{key}: {value!r} expected, {actual[key]!r} read"]
        else:
            found += [f"{key}: {line}" for line in CHECKS[key](value, actual, passages)]
    return found


Check = Callable[[object, dict[str, object], list[str]], list[str]]


def _objects(value: object) -> list[Json]:
    return cast("list[Json]", value)


def _complete(key: str) -> Check:
    def check(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
        expected, read = _objects(value), _objects(actual[key])
        if len(expected) != len(read):
            shown = [one.get("name") or one.get("label") for one in read]
            return [f"{len(expected)} expected, {len(read)} read: {shown!r}"]
        pairs = enumerate(zip(expected, read, strict=True))
        return [f"[{index}] {line}" for index, (one, other) in pairs for line in matches(one, other)]

    return check


def _some(key: str) -> Check:
    def check(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
        found = []
        for one in _objects(value):
            tries = [matches(one, other) for other in _objects(actual[key])]
            if [] not in tries:
                nearest = min(tries, key=len) if tries else ["there is none"]
                found.append(f"none matches {dict(one)!r}; nearest: {nearest}")
        return found

    return check


def _no_meetings(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    meetings = _objects(actual["meetings"])
    return [
        f"{dict(one)!r} matches" for one in _objects(value) if any(not matches(one, meeting) for meeting in meetings)
    ]


def _provenance(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    expected, read = cast("Json", value), cast("Json", actual["provenance"])
    found = (
        [] if same(expected.get("label", read["label"]), read["label"]) else [f"{expected['label']!r}, read {read!r}"]
    )
    part = expected.get("reason_contains")
    if part and not any(holds(reason, part) for reason in cast("list[object]", read["reasons"])):
        found.append(f"no reason contains {part!r}: {read['reasons']!r}")
    return found


def _recorded(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    count = sum(one["status"] == "recorded" for one in _objects(actual["meetings"]))
    return [] if same(value, count) else [f"{value} expected, {count} read"]


def _no_speakers(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    turns = _objects(actual["turns"])
    named = {normal(one[key], cased=True) for one in turns for key in ("label", "speaker")}
    return [f"{one!r} speaks" for one in cast("list[str]", value) if normal(one, cased=True) in named]


def _people_exclude(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    named = {normal(one["name"], cased=True) for one in _objects(actual["people"])}
    return [f"{one!r} is there" for one in cast("list[str]", value) if normal(one, cased=True) in named]


def _topic_ways(actual: dict[str, object]) -> list[set[object]]:
    return [
        {normal(way, cased=False) for way in (topic["name"], *cast("list[str]", topic["spellings"]))}
        for topic in _objects(actual["topics"])
    ]


def _topics_include(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    ways = set().union(*_topic_ways(actual))
    wanted = cast("list[list[str]]", value)
    return [f"{one!r} missing" for one in wanted if not ways & {normal(way, cased=False) for way in one}]


def _topics_exclude(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    names = {normal(topic["name"], cased=False) for topic in _objects(actual["topics"])}
    return [f"{one!r} is there" for one in cast("list[str]", value) if normal(one, cased=False) in names]


def _commitments_exclude(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    texts = [one["text"] for one in _objects(actual["commitments"])]
    return [f"{one!r} is there" for one in cast("list[str]", value) if any(holds(text, one) for text in texts)]


def _commitments_count(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    read = _objects(actual["commitments"])
    return [] if same(value, len(read)) else [f"{value} expected, {len(read)} read: {[one['text'] for one in read]!r}"]


def _questions_contain(value: object, actual: dict[str, object], _: list[str]) -> list[str]:
    asked = [" ".join(str(part) for part in one.values()) for one in _objects(actual["questions"])]
    return [
        f"{one!r} is not asked: {asked!r}" for one in cast("list[str]", value) if not any(holds(q, one) for q in asked)
    ]


def _passages_exclude(value: object, _: dict[str, object], passages: list[str]) -> list[str]:
    return [f"{one!r} is there" for one in cast("list[str]", value) if any(holds(text, one) for text in passages)]


def _passages_contain(value: object, _: dict[str, object], passages: list[str]) -> list[str]:
    return [f"{one!r} missing" for one in cast("list[str]", value) if not any(holds(text, one) for text in passages)]


CHECKS: dict[str, Check] = {
    "provenance": _provenance,
    "meetings": _some("meetings"),
    "recorded": _recorded,
    "meetings_exclude": _no_meetings,
    "attendance": _complete("attendance"),
    "turns": _complete("turns"),
    "no_speakers": _no_speakers,
    "people": _some("people"),
    "people_exclude": _people_exclude,
    "topics_include": _topics_include,
    "topics_exclude": _topics_exclude,
    "commitments": _some("commitments"),
    "commitments_exclude": _commitments_exclude,
    "commitments_count": _commitments_count,
    "questions_contain": _questions_contain,
    "passages_exclude": _passages_exclude,
    "passages_contain": _passages_contain,
}

"""A reading as the JSON object that `briefings read --json` prints. Keys may be added, never removed."""

from __future__ import annotations

from dataclasses import asdict

from briefings.records import Reading

Json = dict[str, object]


def as_contract(reading: Reading) -> Json:
    """The whole contract; dates are ISO 8601 cut where unknown, unknown is null."""
    return {
        "title": reading.title,
        "kind": reading.kind,
        "language": reading.language,
        "published": reading.published,
        "address": reading.address,
        "about_address": reading.about_address,
        "provenance": {"label": reading.provenance.label, "reasons": list(reading.provenance.reasons)},
        "meetings": [_listed(asdict(meeting)) for meeting in reading.meetings],
        "attendance": [asdict(one) for one in reading.attendance],
        "turns": [
            {
                "speaker": turn.speaker,
                "label": turn.label,
                "attribution": turn.attribution,
                "reason": turn.reason,
                "text": turn.text,
            }
            for turn in reading.turns
        ],
        "people": [_listed(asdict(person)) for person in reading.people],
        "topics": [
            {"name": topic.name, "spellings": list(topic.spellings), "mentions": topic.mentions}
            for topic in reading.topics
        ],
        "commitments": [
            {"text": one.text, "type": one.type, "due": list(one.due), "speaker": one.speaker}
            for one in reading.commitments
        ],
        "questions": [asdict(question) for question in reading.questions],
        "reasons": dict(reading.reasons),
        "passages": len(reading.passages),
    }


def _listed(values: Json) -> Json:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}

"""Answers, outcomes and digests as JSON. Scripts rely on these keys: they may be added, never removed."""

from __future__ import annotations

import json
from dataclasses import asdict

from briefings.answers import Answer, Result
from briefings.digest import Digest, DigestItem
from briefings.filing import Filed
from briefings.records import Commitment, Quote

Json = dict[str, object]


def line(value: Json) -> str:
    """One line of JSON, Japanese as it is; bytes of a file's name that are no letters as JSON's own escapes."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def answer_as_json(answer: Answer) -> Json:
    """`{"query", "kind", "verdict", "results": [...]}`, best first."""
    return {
        "query": answer.query,
        "kind": answer.kind,
        "verdict": answer.verdict,
        "results": [_result(each) for each in answer.results],
        "hint": answer.hint,
    }


def _result(result: Result) -> Json:
    common: Json = {
        "kind": result.kind,
        "id": result.id,
        "name": result.name,
        "score": round(result.score, 1),
        "matched": result.matched,
        "spellings": list(result.spellings[:10]),
    }
    if result.kind == "meeting":
        return {**common, "series": result.series, "number": result.number, "date": result.date}
    if result.kind == "passage":
        return {
            **common,
            "document": result.document,
            "meeting": result.meeting,
            "speaker": result.speaker,
            "snippet": result.snippet,
        }
    return common


def filed_as_json(file: str, filed: Filed) -> Json:
    """`{"file", "outcome", "document", "reason"}`."""
    return {"file": file, "outcome": filed.outcome, "document": filed.document_id, "reason": filed.reason}


def digest_as_json(digest: Digest, markdown: str) -> Json:
    """`{"from", "to", "sections": [{"title", "items": [...]}], "markdown"}`; empty sections are left out."""
    sections = [
        {"title": "New records", "items": [_item(each) for each in digest.items]},
        {"title": "Promises due", "items": [_commitment(each) for each in digest.due]},
        {"title": "Promises overdue", "items": [_commitment(each) for each in digest.overdue]},
        {"title": "Topics", "items": [asdict(each) for each in digest.topics]},
        {"title": "Speaking for the first time", "items": [asdict(each) for each in digest.debuts]},
        {"title": "Corrected", "items": [asdict(each) for each in digest.changes]},
    ]
    return {
        "from": digest.since.isoformat(),
        "to": digest.until.isoformat(),
        "sections": [section for section in sections if section["items"]],
        "markdown": markdown,
    }


def _item(item: DigestItem) -> Json:
    return {
        "source": asdict(item.source),
        "meeting": item.meeting.title if item.meeting else None,
        "date": item.meeting.date if item.meeting else None,
        "first_seen": item.first_seen.isoformat(),
        "matched": list(item.matched),
        "passages": [_quote(each) for each in item.quotes],
    }


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.passage_id,
        "text": quote.text,
        "speaker": quote.speaker,
        "attribution": quote.attribution,
        "provenance": quote.source.provenance,
    }


def _commitment(commitment: Commitment) -> Json:
    return {
        "id": commitment.id,
        "text": commitment.text,
        "type": commitment.type,
        "due": [commitment.due_from, commitment.due_to],
        "speaker": commitment.speaker,
        "document": commitment.source.document_id,
        "provenance": commitment.source.provenance,
    }

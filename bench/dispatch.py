"""How long an answer takes inside the bot, against a bare echo app of slack-bolt's in the same run.

    python -m bench.dispatch

Each request goes through `async_dispatch` signed, with a trigger of its own: signature, access check, lookup, template
and blocks are all done anew. Prints the medians and their ratio; exits 1 when the ratio is over the limit.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bench.set_up import bot_over, keeping_no_answers
from bot.app import build_app
from bot.sandbox import Sandbox
from bot.sandbox.people import MEMBER
from briefings import filing
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader

SECRET = "bench"  # noqa: S105 - signs the bench's own requests
LIMIT = 30.0
ROUNDS = 400
QUOTES = 5
# Any answer without a picture stays under this many echoes; a person's, the commonest, under LIMIT.
LIMIT_OF_ANY = 60.0
ANSWERS = (
    "",
    "person",
    "meeting my number 6th",
    "topic my number card",
    "topic digital agency",
    'search "personal data"',
    "what did ota say about mynaportal",
    "person kusnokki",
    "zzyx qwv",
    "recent",
    "document 24th meeting",
    "timeline my number card",
    "commitments",
    "alias naoki ota",
    "status",
    "help",
)


async def measure(
    question: str = "person ohta", rounds: int = ROUNDS, clock: Callable[[], float] = time.perf_counter
) -> tuple[float, float]:
    """Medians in seconds: the bot's answer to `question`, and the echo app's.

    On a machine that does other work too, `time.thread_time` leaves out the time in which neither of them ran.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Corpus.open(Path(folder) / "bench.db")) as corpus:
        filing.file_seeds(corpus, datetime.now(UTC))
        async with Sandbox(rate_limits=False) as sandbox:
            workspace = keeping_no_answers(bot_over(corpus, SafeReader(), sandbox.api))
            apps = (build_app(workspace, signing_secret=SECRET), _echo_app(sandbox))
            triggers = itertools.count()
            first = await apps[0].async_dispatch(signed_request(question, next(triggers)))
            assert json.loads(first.body)["blocks"], question
            if question == "person ohta":
                _check(first)
            took: tuple[list[float], list[float]] = ([], [])
            # Turn and turn about, so that whatever else the machine does meets both.
            for _ in range(rounds):
                for app, times in zip(apps, took, strict=True):
                    request = signed_request(question, next(triggers))
                    began = clock()
                    response = await app.async_dispatch(request)
                    times.append(clock() - began)
                    assert response.status == 200, response.body
    return statistics.median(took[0]), statistics.median(took[1])


def _echo_app(sandbox: Sandbox) -> AsyncApp:
    app = AsyncApp(
        signing_secret=SECRET, process_before_response=True, client=AsyncWebClient(sandbox.bot_token, sandbox.api)
    )

    async def echo(ack: AsyncAck, command: dict[str, str]) -> None:
        await ack(text=command["text"])

    app.command("/brief")(echo)
    return app


def _check(response: BoltResponse) -> None:
    """The first answer must be a whole one: a first page of quotes, in blocks."""
    answer = json.loads(response.body)
    quotes = [line for line in _quotes(answer["blocks"]) if line and line != "…"]
    assert len(quotes) >= QUOTES, f"only {len(quotes)} quotes were shown"


def _quotes(blocks: list[dict[str, list[dict[str, list[dict[str, str]]]]]]) -> Iterator[str]:
    for block in blocks:
        for part in block.get("elements", []):
            if str(part.get("type")) == "rich_text_quote":
                yield from "".join(element["text"] for element in part["elements"]).split("\n\n")


def signed_request(question: str, trigger: int) -> AsyncBoltRequest:
    """A /brief command as Slack sends it, with a trigger of its own."""
    body = urlencode(
        {
            "token": "bench",
            "team_id": "T0SANDBOX1",
            "channel_id": "C0POLICY01",
            "user_id": MEMBER,
            "command": "/brief",
            "text": question,
            "trigger_id": f"{trigger}.bench",
            "response_url": "https://example.org/response",
        }
    )
    now = str(int(time.time()))
    signature = "v0=" + hmac.new(SECRET.encode(), f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
    headers: dict[str, str | Sequence[str]] = {
        "content-type": ["application/x-www-form-urlencoded"],
        "x-slack-signature": [signature],
        "x-slack-request-timestamp": [now],
    }
    return AsyncBoltRequest(body=body, headers=headers)


def main() -> int:
    """Print the figures; 1 when an answer takes more than the limit allows."""
    answer, echo = asyncio.run(measure())
    ratio = answer / echo
    took = f"p50 {answer * 1000:.2f} ms; echo {echo * 1000:.3f} ms"
    print(f"/brief person ohta: {took}; {ratio:.1f} times, limit {LIMIT:.0f}")
    slow = ratio > LIMIT
    for question in ANSWERS:
        answer, echo = asyncio.run(measure(question, rounds=ROUNDS // 4))
        print(f"/brief {question}: p50 {answer * 1000:.2f} ms; {answer / echo:.1f} times, limit {LIMIT_OF_ANY:.0f}")
        slow = slow or answer / echo > LIMIT_OF_ANY
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())

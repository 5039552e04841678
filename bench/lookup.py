"""`/brief person` through the bot, from the signed request to the answer, over a corpus of 100,000 people.

    python -m bench.fulltext --db /tmp/fulltext.db     # makes the corpus: 100,000 people, 1,000,000 passages
    python -m bench.lookup --db /tmp/fulltext.db --out bench/results/lookup.json

Half of the people are asked for with one slip. Prints how long the names took to index when the bot started, and the
answers' p50, p95 and p99. All are processor time of the bot's thread: other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import time
from pathlib import Path

import numpy as np

from bench.dispatch import SECRET, signed_request
from bench.fulltext import person_name
from bench.name_lists import slip
from bench.names import machine
from bench.set_up import bot_over, keeping_no_answers
from bot.app import build_app
from bot.sandbox import Sandbox
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader


async def measure(path: Path, count: int) -> dict[str, object]:
    """The figures for `count` requests."""
    chance = random.Random(20221005)
    names = [person_name(chance.randrange(100_000)) for _ in range(count)]
    asked = [name if chance.random() < 0.5 else slip(name, chance) for name in names]
    corpus = Corpus.open(path)
    async with Sandbox(rate_limits=False) as sandbox:
        workspace = keeping_no_answers(bot_over(corpus, SafeReader(), sandbox.api))
        app = build_app(workspace, signing_secret=SECRET)
        triggers = itertools.count()
        start = time.thread_time()
        await app.async_dispatch(signed_request("person nobody", next(triggers)))
        ready = time.thread_time() - start
        for name in asked[:50]:  # what is compiled and cached on first use
            await app.async_dispatch(signed_request(f"person {name}", next(triggers)))
        taken: list[float] = []
        for name in asked:
            request = signed_request(f"person {name}", next(triggers))
            start = time.thread_time()
            response = await app.async_dispatch(request)
            taken.append(1000 * (time.thread_time() - start))
            assert response.status == 200, response.body
    shown = {f"p{at}_ms": round(float(np.percentile(taken, at)), 2) for at in (50, 95, 99)}
    return {"machine": machine(), "requests": count, "first_answer_s": round(ready, 2), **shown}


def main() -> None:
    """Print the figures, and keep them in --out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    kept = asyncio.run(measure(given.db, given.requests))
    print(kept)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

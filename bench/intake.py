"""How fast records are filed through the command line: generated minutes of 8 kB, read in workers, filed one by one.

Run `python -m bench.intake` (10,000 records), or `--records 500` for a short look. Meanwhile the bot is asked about
what is being filed, four times a second. Fails when fewer than `--least` a second were filed, or when an answer's p99
is over `--most` milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import math
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from slack_bolt.async_app import AsyncApp

from bench.dispatch import SECRET, signed_request
from bench.set_up import bot_over
from bot.app import build_app
from bot.interpreter import settle_interpreter
from bot.sandbox import Sandbox
from briefings.corpus import Corpus
from briefings.reading.worker import SafeReader

ROOT = Path(__file__).parents[1]
_FAMILY = (
    "Arai Brandt Costa Dahl Endo Fujita Greco Hara Ito Jansen Kimura Lund Mori Noda Okada Prieto Quist Ruiz Sato Tanaka"
)
_GIVEN = "Aiko Bruno Chiara Daichi Emi Farid Goro Hana Ines Jonas Kenji Lena Mika Naoki Olga Paul Rin Shiro Tomas Yui"
_BODIES = "Harbour Canal Coastal Railway Energy Broadcasting Archive Statistics Customs Fisheries Forestry Postal"
_BETWEEN_QUESTIONS = 0.25  # seconds
_VERBS = "review publish extend measure share protect record translate compare retire fund audit"
_NOUNS = (
    "consent records, harbour dues, tide gauges, data sharing platforms, privacy rules, number cards, open standards, "
    "long-term archives, energy prices, rail timetables, translation costs, annual budgets, comments, pilot areas"
).split(", ")


def record(number: int, size: int = 8_000) -> str:
    """Minutes of about `size` characters, different for each number and the same each time."""
    pick = random.Random(number)
    body, session = pick.choice(_BODIES.split()), number // 12 + 1
    names = [f"{pick.choice(_GIVEN.split())} {pick.choice(_FAMILY.split())}" for _ in range(6)]
    day = f"{2010 + number % 15}-{number % 12 + 1:02}-{number % 27 + 1:02}"
    lines = [f"# {body} Data Working Group ({session}th), record {number}", "", f"Date: {day}", "", "## Attendees", ""]
    lines += [f"- {'Chair' if at == 0 else 'Member'} {name}" for at, name in enumerate(dict.fromkeys(names))] + [""]
    length = sum(map(len, lines))
    while length < size:
        said = " ".join(_sentence(pick, number) for _ in range(pick.randint(2, 5)))
        speech = f"Member {pick.choice(names).split()[1]}: {said}"
        lines += [speech, ""]
        length += len(speech) + 2
    return "\n".join(lines)


def write_records(folder: Path, count: int, size: int = 8_000) -> None:
    """Write records 0 to `count` - 1 into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.md").write_text(record(number, size), encoding="utf-8")


def environment() -> dict[str, str]:
    """What the command needs of its environment, wherever it is run."""
    return {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}


async def file_all(folder: Path) -> tuple[int, float]:
    """Run the command over the folder's records; gives how many it filed, and in how many seconds."""
    began = time.monotonic()
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "briefings", "--db", "bench.db", "add", "--no-seeds", "--json", "records"),
        cwd=folder,
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
        # A line each, of the whole run.
        limit=1_000_000_000,
    )
    said, _ = await running.communicate()
    assert running.returncode == 0
    return sum(json.loads(line)["outcome"] == "filed" for line in said.splitlines()), time.monotonic() - began


async def ask_meanwhile(app: AsyncApp, filing: asyncio.Task[tuple[int, float]]) -> list[float]:
    """Ask the bot one thing after another until all is filed; gives how long each answer took, in seconds, sorted."""
    pick, taken = random.Random(1), []
    for trigger in itertools.count():
        asked = signed_request(_question(pick), trigger)
        began = time.monotonic()
        response = await app.async_dispatch(asked)
        taken.append(time.monotonic() - began)
        assert response.status == 200, response.body
        done, _ = await asyncio.wait([filing], timeout=_BETWEEN_QUESTIONS)
        if done:
            break
    return sorted(taken)


async def measure(place: Path, count: int) -> tuple[int, float, list[float]]:
    """How many records were filed, in how many seconds, and how long the bot's answers took meanwhile."""
    write_records(place / "records", count)
    with contextlib.closing(Corpus.open(place / "bench.db")) as corpus, contextlib.closing(SafeReader()) as reader:
        async with Sandbox(rate_limits=False) as sandbox:
            workspace = bot_over(corpus, reader, sandbox.api)
            await workspace.prepare()
            workspace.renderer.prepare()
            settle_interpreter()
            filing = asyncio.create_task(file_all(place))
            taken = await ask_meanwhile(build_app(workspace, signing_secret=SECRET), filing)
            return *filing.result(), taken


def main() -> None:
    """Generate, file, ask meanwhile, and say how fast."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--least", type=float, default=0.0, help="records a second below which the run fails")
    options.add_argument("--most", type=float, default=math.inf, help="p99 of an answer in ms above which it fails")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        filed, seconds, taken = asyncio.run(measure(Path(place), chosen.records))
        size = (Path(place) / "bench.db").stat().st_size / 1_000_000
    rate = filed / seconds
    half, most = (1000 * taken[min(len(taken) - 1, len(taken) * share // 100)] for share in (50, 99))
    print(f"{filed:,} of {chosen.records:,} filed in {seconds:.1f} s: {rate:.1f} a second; database {size:.0f} MB")
    print(f"{len(taken):,} answers meanwhile: p50={half:.1f} p99={most:.1f} max={1000 * taken[-1]:.1f} ms")
    if filed != chosen.records or rate < chosen.least or most > chosen.most:
        sys.exit(1)


def _question(pick: random.Random) -> str:
    return pick.choice(
        [
            f"person {pick.choice(_GIVEN.split())} {pick.choice(_FAMILY.split())}",
            f"meeting {pick.choice(_BODIES.split())} Data {pick.randint(1, 20)}th",
            f"topic {pick.choice(_NOUNS)}",
        ]
    )


def _sentence(pick: random.Random, number: int) -> str:
    verb, noun, other = pick.choice(_VERBS.split()), pick.choice(_NOUNS), pick.choice(_NOUNS)
    return pick.choice(
        [
            f"We should {verb} the {noun} of area {pick.randint(1, 999)} before the {other} are settled.",
            f"Item {number}-{pick.randint(1, 99)} shows that {noun} and {other} depend on each other.",
            f"We will {verb} {noun} by {2026 + pick.randint(0, 9)}.",
            f"The secretariat was asked to {verb} {noun}, at a cost of {pick.randint(10, 999)} million, for {other}.",
        ]
    )


if __name__ == "__main__":
    main()

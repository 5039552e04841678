"""How fast records are filed through the command line: generated minutes of 8 kB, read in workers, filed one by one.

Run `python -m bench.intake` (10,000 records), or `--records 500` for a short look. Fails when fewer than `--least` a
second were filed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
_FAMILY = (
    "Arai Brandt Costa Dahl Endo Fujita Greco Hara Ito Jansen Kimura Lund Mori Noda Okada Prieto Quist Ruiz Sato Tanaka"
)
_GIVEN = "Aiko Bruno Chiara Daichi Emi Farid Goro Hana Ines Jonas Kenji Lena Mika Naoki Olga Paul Rin Shiro Tomas Yui"
_BODIES = "Harbour Canal Coastal Railway Energy Broadcasting Archive Statistics Customs Fisheries Forestry Postal"
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


def main() -> None:
    """Generate, file, and say how fast."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--least", type=float, default=0.0, help="records a second below which the run fails")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_records(folder / "records", chosen.records)
        began = time.monotonic()
        ran = subprocess.run(
            [sys.executable, "-m", "briefings", "--db", "bench.db", "add", "--no-seeds", "--json", "records"],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        seconds = time.monotonic() - began
        filed = sum(json.loads(line)["outcome"] == "filed" for line in ran.stdout.splitlines())
        rate = filed / seconds
        size = (folder / "bench.db").stat().st_size / 1_000_000
        print(f"{filed:,} of {chosen.records:,} filed in {seconds:.1f} s: {rate:.1f} a second; database {size:.0f} MB")
        if filed != chosen.records or rate < chosen.least:
            sys.exit(1)


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

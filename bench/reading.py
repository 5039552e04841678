"""How long reading takes per megabyte, at 0.1, 1 and 10 MB, and on files that would hang a careless reader.

Run with `python -m bench.reading`. Times are of the process, so that a busy machine tells less on them. The ratio of
the times per megabyte is taken of times in units of a plain loop, run right before and after each reading: a machine
may change its speed by two between one size and the next.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

from briefings.reading import read

SEED = Path(__file__).parent.parent / "seeds" / "2022-10-05-my-number-working-group-6.txt"
SIZES = (100_000, 1_000_000, 10_000_000)


def transcript(size: int) -> bytes:
    """A record of about `size` bytes: the head of the long seed, and its turns again and again in another order.

    Every ninth word is made up, so that no sentence comes twice: else a long record would be cheaper for what was
    worked out once.
    """
    text = SEED.read_text(encoding="utf-8")
    head, _, body = text.partition("Councilor Kimura: ")
    turns = [turn for turn in body.split("\n\n") if turn.strip()]
    shuffled = random.Random(1)
    parts = [head]
    length = len(head)
    while length < size:
        words = shuffled.choice(turns).split(" ")
        for at in range(8, len(words), 9):
            words[at] = "".join(shuffled.choice("bdfgklmnprst") + shuffled.choice("aeiou") for _ in range(3))
        turn = " ".join(words)
        parts.append(turn)
        length += len(turn.encode()) + 2
    return "\n\n".join(parts).encode()


def seconds(data: bytes) -> float:
    """Process seconds of one reading."""
    start = time.process_time()
    read(data, "record.txt")
    return time.process_time() - start


def loop_seconds() -> float:
    """Process seconds of a plain loop: how fast the machine is at this moment."""
    start = time.process_time()
    total = 0
    for number in range(2_000_000):
        total += number
    return time.process_time() - start


def in_loops(data: bytes) -> tuple[float, float]:
    """One reading's process seconds, and what that is in plain loops."""
    before = loop_seconds()
    taken = seconds(data)
    return taken, 2 * taken / (before + loop_seconds())


def main() -> None:
    """Print the figures, one a line."""
    read(transcript(SIZES[0]), "warm.txt")
    rates = []
    for size in SIZES:
        data = transcript(size)
        runs = [in_loops(data) for _ in range(3 if size <= 1_000_000 else 1)]
        taken = min(run[0] for run in runs)
        rates.append(min(run[1] for run in runs) / (len(data) / 1e6))
        print(f"{size / 1e6:5.1f} MB  {taken:7.2f} s  {taken / (len(data) / 1e6):6.2f} s per MB")
    print(f"ratio of time per MB, largest to smallest: {max(rates) / min(rates):.2f}")
    for name, data in {
        "10 MB in one line": b"word " * 2_000_000,
        "100,000 one-word lines": b"word\n" * 100_000,
        "only colons, 1 MB": b":" * 1_000_000,
        "lines of colons": b":\n" * 100_000,
        "one word of 1 MB": b"a" * 1_000_000,
    }.items():
        print(f"{name:24} {seconds(data):7.2f} s")


if __name__ == "__main__":
    main()

"""How long reading takes per megabyte, at 0.1, 1 and 10 MB, and on files that would hang a careless reader.

Run with `python -m bench.reading`. Times are of the process, so that a busy machine tells less on them.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

from briefings.reading import read

SEED = Path(__file__).parent.parent / "seeds" / "2022-10-05-my-number-working-group-6.txt"
SIZES = (100_000, 1_000_000, 10_000_000)


def transcript(size: int) -> bytes:
    """A record of about `size` bytes: the head of the long seed, and its turns again and again in another order."""
    text = SEED.read_text(encoding="utf-8")
    head, _, body = text.partition("Councilor Kimura: ")
    turns = [turn for turn in body.split("\n\n") if turn.strip()]
    shuffled = random.Random(1)
    parts = [head]
    length = len(head)
    while length < size:
        turn = shuffled.choice(turns)
        parts.append(turn)
        length += len(turn.encode()) + 2
    return "\n\n".join(parts).encode()


def seconds(data: bytes) -> float:
    """Process seconds of one reading."""
    start = time.process_time()
    read(data, "record.txt")
    return time.process_time() - start


def main() -> None:
    """Print the figures, one a line."""
    read(transcript(SIZES[0]), "warm.txt")
    rates = []
    for size in SIZES:
        data = transcript(size)
        taken = min(seconds(data) for _ in range(3)) if size <= 1_000_000 else seconds(data)
        rates.append(taken / (len(data) / 1e6))
        print(f"{size / 1e6:5.1f} MB  {taken:7.2f} s  {rates[-1]:6.2f} s per MB")
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

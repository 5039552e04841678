"""Titles: how often each system ranks the right title first, typed with one slip, in full or by some of its words.

    apt-get install enamdict
    python -m bench.titles --out bench/results/titles.json

3,000 real names of organisations and works with three words or more from enamdict (CC BY-SA); 1,000 of them asked
for once in full and once by about half of their words, with one slip in either; then 1,000 titles that are not on
file. Times are processor time.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from bench.name_lists import ENAMDICT, slip
from bench.names import machine
from briefings.matching import TitleIndex
from briefings.records import Named

_LINE = re.compile(r"(?P<kanji>\S+)(?: \[[^]]+\])? /\((?P<kinds>[^)]*)\) (?P<title>[^/(]+)")
Search = Callable[[str], tuple[int | None, float]]


def titles() -> list[str]:
    """Every organisation's, company's and work's name of three words or more, each once."""
    found: dict[str, None] = {}
    for line in ENAMDICT.read_text(encoding="euc-jp").splitlines()[1:]:
        entry = _LINE.match(line)
        if entry and {"o", "c", "w"} & set(entry["kinds"].split(",")) and len(entry["title"].split()) >= 3:
            found[entry["title"].strip()] = None
    return list(found)


def ours(listed: Sequence[str]) -> Search:
    """The index that Briefings uses."""
    index = TitleIndex([Named("topic", at, title, (title,)) for at, title in enumerate(listed)])

    def search(query: str) -> tuple[int | None, float]:
        found = index.search(query).candidates
        return (found[0].id, found[0].score) if found else (None, 0.0)

    return search


def scan(scorer: Callable[..., float]) -> Callable[[Sequence[str]], Search]:
    """A scan with one of rapidfuzz's scorers."""

    def build(listed: Sequence[str]) -> Search:
        lowered = [title.casefold() for title in listed]

        def search(query: str) -> tuple[int | None, float]:
            found = process.extractOne(query.casefold(), lowered, scorer=scorer)
            return (found[2], found[1]) if found else (None, 0.0)

        return search

    return build


def trigrams(listed: Sequence[str]) -> Search:
    """SQLite FTS5 with its trigram tokenizer, ranked by BM25."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5 (title, tokenize = 'trigram')")
    connection.executemany("INSERT INTO found (rowid, title) VALUES (?, ?)", enumerate(listed))

    def search(query: str) -> tuple[int | None, float]:
        text = re.sub(r"[^\w ]", " ", query.casefold())
        wanted = " OR ".join(f'"{text[at : at + 3]}"' for at in range(len(text) - 2))
        row = connection.execute(
            "SELECT rowid, rank FROM found WHERE found MATCH ? ORDER BY rank LIMIT 1", (wanted,)
        ).fetchone()
        return (row[0], -row[1]) if row else (None, 0.0)

    return search


SYSTEMS: dict[str, Callable[[Sequence[str]], Search]] = {
    "briefings": ours,
    "rapidfuzz WRatio": scan(fuzz.WRatio),
    "rapidfuzz token_set_ratio": scan(fuzz.token_set_ratio),
    "FTS5 trigram BM25": trigrams,
}


def some_words(title: str, chance: random.Random) -> str:
    """About half of a title's words, at least two, in their order."""
    words = title.split()
    kept = sorted(chance.sample(range(len(words)), max(2, (len(words) + 1) // 2)))
    return " ".join(words[at] for at in kept)


def measured(
    search: Search, listed: Sequence[str], asked: list[tuple[str, int]], absent: list[str]
) -> dict[str, float]:
    """Share right first, times, and the share of absent titles taken where 95% of right ones are accepted."""
    seconds: list[float] = []
    right: list[float] = []
    for query, wanted in asked:
        start = time.thread_time()
        at, score = search(query)
        seconds.append(time.thread_time() - start)
        if at is not None and listed[at] == listed[wanted]:
            right.append(score)
    accepted = np.sort(right)[int(len(right) * 0.05)]
    return {
        "right": round(len(right) / len(asked), 4),
        "p50_ms": round(1000 * float(np.percentile(seconds, 50)), 3),
        "p95_ms": round(1000 * float(np.percentile(seconds, 95)), 3),
        "absent_taken": round(float(np.mean([search(query)[1] >= accepted for query in absent])), 4),
    }


def main() -> None:
    """Print the figures, and keep them in --out with the machine named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--titles", type=int, default=3000)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    chance = random.Random(20221005)
    everything = titles()
    chance.shuffle(everything)
    listed, absent = everything[: given.titles], everything[given.titles : given.titles + 1000]
    places = [chance.randrange(len(listed)) for _ in range(1000)]
    asked = {
        "one slip": [(slip(listed[at], chance), at) for at in places],
        "half of the words, one slip": [(slip(some_words(listed[at], chance), chance), at) for at in places],
    }
    rows: list[dict[str, object]] = []
    for system, build in SYSTEMS.items():
        search = build(listed)
        for form, queries in asked.items():
            row: dict[str, object] = {"system": system, "asked": form}
            rows.append(row | dict(measured(search, listed, queries, absent)))
            print(rows[-1], flush=True)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        kept = {"machine": machine(), "titles": len(listed), "absent": len(absent), "rows": rows}
        given.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

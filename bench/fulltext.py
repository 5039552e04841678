"""Full text: how fast passages are indexed and found in a corpus of a million, and what memory that takes.

    python -m bench.fulltext --passages 1000000 --db /tmp/fulltext.db --out bench/results/fulltext.json

Passages have 45 words, drawn by frequency (Zipf) from 50,000 made-up ones after the commonest English words; every
tenth has a Japanese sentence of characters drawn the same way. Queries go through `Lookup.search`, as the bot's do:
parsed, ranked over all hits, five quotes with their speaker, meeting and source. Times are processor time, but for the
lookups beside searches. The file is kept, and used again when it is there.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import accumulate
from pathlib import Path

import numpy as np

from bench.names import machine
from briefings.corpus import Corpus
from briefings.corpus.query import STOP_WORDS
from briefings.lookup import Lookup
from briefings.records import Provenance, Reading, ReadPassage

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = date(2026, 11, 22)
_WORDS = 45
_A_DOCUMENT = 1000  # passages
_RARE = 10_000  # from this rank on a word stands in 400 of a million passages or fewer
_KANJI = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]


class Language:
    """Words and characters by frequency: the n-th is drawn in proportion to 1/n."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        made_up = {"".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))) for _ in range(60_000)}
        self.words = [*sorted(STOP_WORDS), *sorted(made_up - STOP_WORDS)[:50_000]]
        self._word_weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self._character_weights = list(accumulate(1 / rank for rank in range(1, len(_KANJI) + 1)))

    def passage(self) -> str:
        """45 words, and with one in ten passages a Japanese sentence of 20 characters."""
        words = " ".join(self._chance.choices(self.words, cum_weights=self._word_weights, k=_WORDS))
        if self._chance.random() < 0.1:
            words += " " + "".join(self._chance.choices(_KANJI, cum_weights=self._character_weights, k=20)) + "。"
        return words


_SYLLABLES = [one + two for one in "bdfgklmnprstvz" for two in "aeiou"]


def fill(corpus: Corpus, passages: int) -> tuple[float, float]:
    """File made-up documents until there are so many passages; (seconds spent filing, passages a second)."""
    language = Language(random.Random(20221005))
    spent = 0.0
    for number in range(passages // _A_DOCUMENT):
        parts = [language.passage() for _ in range(_A_DOCUMENT)]
        text = "\n\n".join(parts)
        starts = [0, *accumulate(len(part) + 2 for part in parts[:-1])]
        reading = Reading(
            text, f"Record {number}", "minutes", "en", "2026-01-01", None, None, Provenance("official"),
            passages=tuple(ReadPassage(at, at + len(part)) for at, part in zip(starts, parts, strict=True)),
        )  # fmt: skip # shorter than one a line
        start = time.thread_time()
        with corpus.write():
            data = text.encode()
            document = corpus.documents.add(
                reading, data, filename="r.txt", sha256=str(number), reader_version=1, filed_by="bench", now=NOW
            )
            corpus.statements.add_passages(document, text, reading.passages, (), {})
        spent += time.thread_time() - start
    return spent, passages / spent


def people(corpus: Corpus, count: int) -> None:
    """Make up so many people, each named in the first document."""
    with corpus.write() as connection:
        connection.executemany("INSERT INTO person (name) VALUES (?)", ((person_name(at),) for at in range(count)))
        connection.execute("INSERT INTO role_held (person_id, document_id, role) SELECT id, 1, 'Member' FROM person")
        corpus.spellings.names_changed()


def person_name(at: int) -> str:
    """The made-up name of the person with this number, from 0."""
    chance = random.Random(at)
    return " ".join("".join(chance.choice(_SYLLABLES) for _ in range(3)).title() for _ in range(2))


def queries(corpus: Corpus, count: int, seed: int = 7) -> dict[str, list[str]]:
    """By kind: two words that occur together, one word, a rare word, a Japanese term of two characters."""
    chance = random.Random(seed)
    rare = set(Language(random.Random(20221005)).words[_RARE:])
    connection = corpus.write
    found: dict[str, list[str]] = {"two words together": [], "one word": [], "rare word": [], "two characters": []}
    with connection() as rows:
        highest = rows.execute("SELECT max(id) FROM passage").fetchone()[0]
        while min(len(each) for each in found.values()) < count:
            text = rows.execute("SELECT text FROM passage WHERE id = ?", (chance.randint(1, highest),)).fetchone()[0]
            latin = [word for word in text.split() if word.isascii() and word not in STOP_WORDS]
            found["two words together"].append(" ".join(chance.sample(latin, 2)))
            found["one word"].append(chance.choice(latin))
            found["rare word"] += [word for word in latin if word in rare][:1]
            japanese = text.split()[-1]
            if not japanese.isascii():
                at = chance.randrange(18)
                found["two characters"].append(japanese[at : at + 2])
    return {kind: each[:count] for kind, each in found.items()}


def measured(
    search: Callable[[str], object], asked: list[str], clock: Callable[[], float] = time.thread_time
) -> dict[str, float]:
    """p50, p95, p99 and the slowest, in milliseconds of this thread's processor time, or by another clock."""
    taken = []
    for query in asked:
        start = clock()
        search(query)
        taken.append(1000 * (clock() - start))
    return {
        name: round(float(np.percentile(taken, at)), 2)
        for name, at in (("p50", 50), ("p95", 95), ("p99", 99), ("max", 100))
    }


def beside_searches(lookup: Lookup, searches: list[str]) -> dict[str, float]:
    """How long a lookup of a person takes while another thread searches without pause."""
    done = threading.Event()

    def run() -> None:
        while not done.is_set():
            for query in searches:
                lookup.search(query, TODAY)

    thread = threading.Thread(target=run)
    thread.start()
    taken = measured(lambda name: lookup.person(name, TODAY), [person_name(at) for at in range(300)], time.perf_counter)
    done.set()
    thread.join()
    return taken


def results(path: Path, passages: int, named: int, count: int) -> Iterator[tuple[str, object]]:
    """Everything that is measured, by name."""
    fresh = not path.exists()
    corpus = Corpus.open(path)
    if fresh:
        spent, speed = fill(corpus, passages)
        yield "indexed", {"seconds": round(spent, 1), "passages_a_second": round(speed)}
        people(corpus, named)
    yield "file_mb", round(path.stat().st_size / 1e6)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    asked = queries(corpus, count)
    start = time.thread_time()
    lookup = Lookup(Corpus.open(path))
    lookup.person("nobody", TODAY)
    yield "ready_s", round(time.thread_time() - start, 2)
    for kind, typed in asked.items():
        yield kind, measured(lambda text: lookup.search(text, TODAY), typed)
    yield "person", measured(lambda name: lookup.person(name, TODAY), [person_name(at) for at in range(300)])
    yield "person while searching", beside_searches(lookup, asked["two words together"])
    yield "memory_mb", {"before": before, "after": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def main() -> None:
    """Print the figures, and keep them in --out with the machine named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    kept: dict[str, object] = {"machine": machine(), "passages": given.passages, "people": given.people}
    for name, value in results(given.db, given.passages, given.people, given.queries):
        kept[name] = value
        print(f"{name}: {value}", flush=True)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

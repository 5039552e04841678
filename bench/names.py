"""Names: how often each system ranks the right person first, how fast, and how often it takes a stranger for somebody.

    apt-get install enamdict nodejs npm
    pip install tantivy && npm install --prefix /tmp/minisearch minisearch
    python -m bench.names --sizes 10000 100000 --out bench/results/names.json
    python -m bench.names --sizes 1000000 --queries 400 --only briefings

Two thirds of the queries are names with one slip, one third other spellings (see `name_lists`). "absent" is the share
of names not on file that score as high as 95% of the right answers do: the price of accepting these. Times are of the
thread's processor time: other work on the machine does not count. What scans all names gets the first 200 queries.
tantivy and minisearch are needed for nothing else; a system that is not installed is left out.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import resource
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rapidfuzz import fuzz, process

from bench.name_lists import Lists, draw
from briefings import names
from briefings.matching import PeopleIndex
from briefings.records import Named

Answer = tuple[int | None, float]  # position of the first answer, its score
Search = Callable[[str], Answer]


def briefings_index(listed: Sequence[str]) -> Search:
    """The index that Briefings uses."""
    index = PeopleIndex((Named("person", at, name, (name,)) for at, name in enumerate(listed)), names.Readings())

    def search(query: str) -> Answer:
        found = index.search(query).candidates
        return (found[0].id, found[0].score) if found else (None, 0.0)

    return search


def scan(scorer: Callable[..., float]) -> Callable[[Sequence[str]], Search]:
    """A scan of all raw names with one of rapidfuzz's scorers."""

    def build(listed: Sequence[str]) -> Search:
        lowered = [name.casefold() for name in listed]

        def search(query: str) -> Answer:
            found = process.extractOne(query.casefold(), lowered, scorer=scorer)
            return (found[2], found[1]) if found else (None, 0.0)

        return search

    return build


def trigrams(listed: Sequence[str]) -> Search:
    """SQLite FTS5 with its trigram tokenizer: the best 200, reranked by WRatio."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5 (name, tokenize = 'trigram')")
    connection.executemany("INSERT INTO found (rowid, name) VALUES (?, ?)", enumerate(listed))
    lowered = [name.casefold() for name in listed]

    def search(query: str) -> Answer:
        text = "".join(letter for letter in query.casefold() if letter.isalpha() or letter == " ")
        grams = {text[at : at + 3] for at in range(len(text) - 2)}
        if not grams:
            return None, 0.0
        wanted = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        rows = connection.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 200", (wanted,))
        return _best(query.casefold(), [row[0] for row in rows], lowered)

    return search


def tantivy_index(listed: Sequence[str]) -> Search:
    """tantivy with fuzzy terms (one edit up to five letters, else two): the best 200, reranked by WRatio."""
    tantivy = importlib.import_module("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=False)
    builder.add_unsigned_field("at", stored=True, indexed=False)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=200_000_000)
    for at, name in enumerate(listed):
        writer.add_document(tantivy.Document(name=name, at=at))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    lowered = [name.casefold() for name in listed]

    def search(query: str) -> Answer:
        words = [word.strip(".") for word in query.casefold().replace("-", " ").split()]
        terms = [
            (
                tantivy.Occur.Should,
                tantivy.Query.fuzzy_term_query(schema, "name", word, distance=1 if len(word) < 6 else 2),
            )
            for word in words
        ]
        hits = searcher.search(tantivy.Query.boolean_query(terms), 200, count=False).hits
        return _best(query.casefold(), [searcher.doc(address)["at"][0] for _, address in hits], lowered)

    return search


def _best(query: str, rows: Sequence[int], lowered: Sequence[str]) -> Answer:
    found = process.extractOne(query, {at: lowered[at] for at in rows}, scorer=fuzz.WRatio)
    return (found[2], found[1]) if found else (None, 0.0)


_MINISEARCH = """
const fs = require('fs'); const MiniSearch = require(process.argv[2] + '/dist/cjs/index.cjs');
const {listed, asked} = JSON.parse(fs.readFileSync(0));
const index = new MiniSearch({fields: ['name']});
index.addAll(listed.map((name, id) => ({id, name})));
const out = asked.map(query => {
  const start = process.cpuUsage();
  const hits = index.search(query, {fuzzy: 0.25, prefix: true});
  const used = process.cpuUsage(start); const seconds = (used.user + used.system) / 1e6;
  return hits.length ? [hits[0].id, hits[0].score, seconds] : [null, 0, seconds];
});
console.log(JSON.stringify(out));
"""


def minisearch(listed: Sequence[str], asked: Sequence[str], package: Path) -> list[tuple[Answer, float]]:
    """minisearch in node, fuzzy 0.25 and by prefix: each query's answer and its seconds, of processor time."""
    with TemporaryDirectory() as folder:
        script = Path(folder) / "run.js"
        script.write_text(_MINISEARCH, encoding="utf-8")
        given = json.dumps({"listed": list(listed), "asked": list(asked)})
        ran = subprocess.run(
            ["node", str(script), str(package)], input=given, capture_output=True, text=True, check=True
        )
    return [((at, score), seconds) for at, score, seconds in json.loads(ran.stdout)]


_SCANNED = 200

SYSTEMS: dict[str, Callable[[Sequence[str]], Search]] = {
    "briefings": briefings_index,
    "rapidfuzz WRatio": scan(fuzz.WRatio),
    "rapidfuzz token_set_ratio": scan(fuzz.token_set_ratio),
    "FTS5 trigram + WRatio": trigrams,
    "tantivy fuzzy + WRatio": tantivy_index,
}


def measured(lists: Lists, answers: Sequence[tuple[Answer, float]], absent: Sequence[Answer]) -> dict[str, float]:
    """Share right first, p50 and p95 in milliseconds, share of absent names taken where 95% of right are accepted."""
    right = [
        score
        for (query_at, ((at, score), _)) in zip((at for _, at in lists.queries), answers, strict=False)
        if at is not None and (at == query_at or names.same(lists.names[at], lists.names[query_at]))
    ]
    seconds = np.array([taken for _, taken in answers])
    accepted = np.sort(right)[int(len(right) * 0.05)] if right else 1.0
    taken = np.mean([score >= accepted for _, score in absent])
    return {
        "right": round(len(right) / len(answers), 4),
        "p50_ms": round(float(np.percentile(seconds, 50)) * 1000, 3),
        "p95_ms": round(float(np.percentile(seconds, 95)) * 1000, 3),
        "absent_taken": round(float(taken), 4),
    }


def timed(search: Search, asked: Sequence[str]) -> list[tuple[Answer, float]]:
    """Each query's answer and its seconds."""
    found: list[tuple[Answer, float]] = []
    for query in asked:
        start = time.thread_time()
        answer = search(query)
        found.append((answer, time.thread_time() - start))
    return found


def runs(size: int, queries: int, only: Sequence[str], package: Path) -> Iterator[dict[str, object]]:
    """One row of figures a system."""
    lists = draw(size, queries)
    asked = [query for query, _ in lists.queries]
    for system, build in SYSTEMS.items():
        if only and system not in only:
            continue
        start = time.thread_time()
        try:
            search = build(lists.names)
        except ModuleNotFoundError as missing:
            print(f"{system}: left out ({missing})")
            continue
        built = time.thread_time() - start
        count = min(queries, _SCANNED) if system.startswith("rapidfuzz") else queries
        timed(search, asked[:20])  # what is loaded on first use is not the query's own time
        answers = timed(search, asked[:count])
        absent = [answer for answer, _ in timed(search, lists.absent[:count])]
        row: dict[str, object] = {"system": system, "names": size, "built_s": round(built, 2)}
        row |= measured(lists, answers, absent)
        if system == "briefings":
            row["curve"] = curve(lists, answers, absent)
        yield row
    if package.exists() and (not only or "minisearch" in only):
        both = minisearch(lists.names, [*asked, *lists.absent], package)
        figures = measured(lists, both[: len(asked)], [answer for answer, _ in both[len(asked) :]])
        yield {"system": "minisearch", "names": size, **figures}


def curve(lists: Lists, answers: Sequence[tuple[Answer, float]], absent: Sequence[Answer]) -> list[list[float]]:
    """For thresholds from 0.5 to 1: [threshold, share of queries stated and right, share of absent names stated]."""
    right = np.array(
        [
            score if at is not None and (at == wanted or names.same(lists.names[at], lists.names[wanted])) else 0.0
            for (_, wanted), ((at, score), _) in zip(lists.queries, answers, strict=True)
        ]
    )
    stated = np.array([score for _, score in absent])
    return [
        [round(float(at), 3), round(float((right >= at).mean()), 4), round(float((stated >= at).mean()), 4)]
        for at in np.arange(0.5, 1.001, 0.01)
    ]


def main() -> None:
    """Print the figures, and keep them in --out with the machine named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--queries", type=int, default=1200)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--minisearch", type=Path, default=Path("/tmp/minisearch/node_modules/minisearch"))  # noqa: S108 (a bench's scratch folder)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    rows: list[dict[str, object]] = []
    for size in given.sizes:
        for row in runs(size, given.queries, given.only, given.minisearch):
            rows.append(row)
            print({key: value for key, value in row.items() if key != "curve"}, flush=True)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        kept = {"machine": machine(), "queries": given.queries, "rows": rows}
        given.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def machine() -> dict[str, object]:
    """What the figures were taken on."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        "",
    )
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"processor": cpu or platform.processor(), "python": platform.python_version(), "memory_mb": used}


if __name__ == "__main__":
    main()

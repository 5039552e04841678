"""A corpus as pages of Markdown: one a record, with its source on top. Words of records cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from briefings.corpus import Corpus
from briefings.corpus.documents import Document
from briefings.markdown import escape
from briefings.records import Quote

_LONGEST_NAME = 80


def markdown_pages(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """(file name, Markdown) of each current record, last seen first."""
    for document in corpus.documents.recent(-1):
        yield _name(document), page(corpus, document)


def page(corpus: Corpus, document: Document) -> str:
    """One record: what it is and where it is from, then its words with who said them."""
    source = document.source
    facts = {
        "Kind": source.kind,
        "Source": source.provenance,
        "Published": source.published,
        "Address": source.address,
        "File": document.filename,
    }
    lines = [f"# {escape(document.title)}", ""]
    lines += [f"- {name}: {escape(value)}" for name, value in facts.items() if value]
    for _, run in groupby(corpus.passages.of_document(document.id), key=_spoken_as):
        passages = list(run)
        lines += ["", *_who(passages[0])]
        lines += [line for quote in passages for line in (*_paragraph(quote), "")][:-1]
    return "\n".join(lines) + "\n"


def _spoken_as(quote: Quote) -> tuple[str | None, str | None]:
    return quote.speaker, quote.label


def _who(quote: Quote) -> list[str]:
    if quote.label is None:
        return []
    inferred = f" (inferred: {escape(quote.reason)})" if quote.attribution == "inferred" and quote.reason else ""
    return [f"**{escape(quote.speaker or 'unnamed member')}**{inferred}:", ""]


def _paragraph(quote: Quote) -> list[str]:
    return [escape(line) for line in quote.text.split("\n")]


def _name(document: Document) -> str:
    """A file name from the id, so that no two are the same, and the title: letters, digits and hyphens."""
    words = re.sub(r"[^\w]+", "-", document.title.lower()).strip("-_")[:_LONGEST_NAME].strip("-_")
    return f"{document.id}-{words or 'record'}.md"

"""HTML pages: the article without the navigation, as Markdown."""

from __future__ import annotations

import re
from datetime import date

import lxml.html
import trafilatura
from lxml import etree

from briefings.reading.formats.detect import HTML
from briefings.reading.formats.extracted import Extracted
from briefings.reading.formats.web_lists import plain_lists
from briefings.reading.text.decode import UnreadableRecordError, decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_ESCAPED = re.compile(r"(?<!^)(?<!\n)\\([*_`#+.!|<>@~()\[\]{}-])")
# What a page says about how its words were made stands outside of the article, where extraction drops it.
_HOW_IT_WAS_MADE = re.compile(
    r"machine[- ]translat|automatic(?:ally)?[- ]translat|been translated|translated (?:by|using|with)"
    r"|AI[- ]generated|generated (?:by|with|using) (?:an? )?(?:AI|artificial)|written by AI"
    r"|機械翻訳|自動翻訳|生成AI|AIが",
    re.IGNORECASE,
)
_BLOCKS = ("p", "div", "li", "td", "section", "aside", "span", "small", "footer", "header")
_PUBLISHED = {
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "pubdate",
}
# https://schema.org/datePublished
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
_LONGEST_NOTICE = 500
_MOST_NOTICES = 3
_UNSEEN = ("script", "style", "noscript", "template", "nav", "form", "iframe", "svg", "head", "button", "select")
_LEAST_SHARE = 0.4


def page_text(data: bytes) -> Extracted:
    """The words of a page with its title, day of publication and address, where it states them.

    Raises UnreadableRecordError for a page without words (one that a script fills in the browser).
    """
    html = decoded_page(data)
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableRecordError("This page has no words in it; please copy its text and add that.") from error
    plain_lists(tree)
    article = _article(lxml.html.tostring(tree, encoding="unicode"))
    everything = _all_words(tree)
    # An extractor made for news may take minutes for a list of links: then the whole page is better than a part of it.
    if len(_letters(article)) < _LEAST_SHARE * len(_letters(everything)):
        article = everything
    if not _letters(article):
        raise UnreadableRecordError("This page has no words in it; please copy its text and add that.")
    notices = [each for each in _notices(tree) if _letters(each) not in _letters(article)]
    metadata = trafilatura.extract_metadata(html)
    return Extracted(
        "\n\n".join([*notices, article]),
        HTML,
        title=_one_line(metadata.title) if metadata else None,
        published=_published(tree),
        address=_web_address(metadata.url) if metadata else None,
        language=tree.get("lang") or None,
    )


def decoded_page(data: bytes) -> str:
    """The page's characters, by the encoding that it declares if that fits, or else by `decode`."""
    declared = _CHARSET.search(data[:4_096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def _article(html: str) -> str:
    found = trafilatura.extract(
        html,
        output_format="markdown",
        include_formatting=True,
        include_tables=True,
        include_comments=False,
        include_links=False,
        favor_recall=True,
    )
    return _ESCAPED.sub(r"\1", found or "").strip()


def _all_words(tree: lxml.html.HtmlElement) -> str:
    """Every block of words on the page on a line of its own, whatever it is there for."""
    lines: list[str] = []
    for element, edge in _edges(tree):
        words = (element.text if edge == "start" else element.tail) or ""
        fresh = element.tag in lxml.html.defs.block_tags or element.tag in ("br", "tr", "li", "td", "th")
        if fresh or not lines:
            lines.append("")
        lines[-1] += words
    return "\n\n".join(line for each in lines if (line := " ".join(each.split())))


def _edges(tree: lxml.html.HtmlElement) -> list[tuple[lxml.html.HtmlElement, str]]:
    found: list[tuple[lxml.html.HtmlElement, str]] = []
    hidden = 0
    for edge, element in etree.iterwalk(tree, events=("start", "end")):
        unseen = not isinstance(element.tag, str) or element.tag in _UNSEEN
        if unseen and edge == "start":
            hidden += 1
        elif unseen:
            hidden -= 1
        if not hidden and not (unseen and edge == "start"):
            found.append((element, edge))
    return found


def _notices(tree: lxml.html.HtmlElement) -> list[str]:
    """Short blocks that say how the words were made, outermost text once, in order."""
    found: list[str] = []
    for element in tree.iter(*_BLOCKS):
        words = " ".join("".join(element.itertext()).split())
        if (
            len(words) <= _LONGEST_NOTICE
            and _HOW_IT_WAS_MADE.search(words)
            and not any(words in each for each in found)
            and not any(
                _HOW_IT_WAS_MADE.search("".join(one.itertext())) for one in element.iterdescendants("p", "li", "td")
            )
        ):
            found.append(words)
        if len(found) == _MOST_NOTICES:
            break
    return found


def _published(tree: lxml.html.HtmlElement) -> str | None:
    """The day of publication that the page's own metadata gives; never one that only stands somewhere in its text."""
    stated = [
        meta.get("content", "")
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower() in _PUBLISHED
    ]
    stated += [match[1] for script in tree.iter("script") for match in _JSON_LD.finditer(script.text or "")]
    for each in stated:
        try:
            return date.fromisoformat(each.strip()[:10]).isoformat()
        except ValueError:
            continue
    return None


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _web_address(address: str | None) -> str | None:
    return address if address and address.startswith(("https://", "http://")) else None

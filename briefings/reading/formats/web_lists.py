"""Lists of a page in forms that survive as text: terms with what stands beside them, and lines within an item."""

from __future__ import annotations

import lxml.html

_BLOCKS = ("p", "ul", "ol", "div", "table", "dl", "blockquote", "section")
_ENDS = (".", ",", ":", ";", "!", "?", "。", "、", "：")


def plain_lists(tree: lxml.html.HtmlElement) -> None:
    """Change a page in place: "<dt>Term<dd>Words" becomes "Term: Words", and a line end within an item a comma."""
    for listed in list(tree.iter("dl")):
        _terms_to_paragraphs(listed)
    for item in list(tree.iter("li")):
        for line_end in [] if _holds_blocks(item) else list(item.iter("br")):
            _replace_by_comma(line_end)


def _holds_blocks(element: lxml.html.HtmlElement) -> bool:
    return next(element.iter(*_BLOCKS), None) is not None


def _terms_to_paragraphs(listed: lxml.html.HtmlElement) -> None:
    """A list of terms as paragraphs; what is more than words stays whole below its term."""
    for term in [element for element in listed.iter("dt", "dd") if element.tag == "dt"]:
        words = " ".join(term.text_content().split()).rstrip(":：")
        beside = term.getnext()
        term.tag = "p"
        for child in list(term):
            term.remove(child)
        term.text = f"{words}:"
        if beside is not None and beside.tag == "dd" and not _holds_blocks(beside):
            term.text = f"{words}: {' '.join(beside.text_content().split())}"
            beside.drop_tree()
    for definition in list(listed.iter("dd")):
        definition.drop_tag()
    if listed.getparent() is not None:
        listed.drop_tag()


def _replace_by_comma(line_end: lxml.html.HtmlElement) -> None:
    before = line_end.getprevious()
    parent = line_end.getparent()
    if parent is None:
        return
    above = (before.tail if before is not None else parent.text) or (
        before.text_content() if before is not None else ""
    )
    joined = " " if above.rstrip().endswith(_ENDS) or not above.strip() else ", "
    line_end.tail = joined + (line_end.tail or "").lstrip()
    line_end.drop_tag()

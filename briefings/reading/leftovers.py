"""What a web page leaves in copied text: navigation, share links, "Loading", a lone number. None of it is a passage."""

from __future__ import annotations

import re

from briefings.reading.lines import Line

_FURNITURE = re.compile(
    r"(?:skip to (?:main |the )?(?:content|navigation|main)|jump to (?:content|navigation)|loading(?:\.{1,3}|"
    r"…)?|please wait(?:\.{1,3}|…)?|back to (?:the )?top|top of page|"
    r"(?:return|go) to (?:the )?top|print(?: this page| page)?|e-?mail this(?: page| article)?|share(?: "
    r"(?:this|on|via)(?: \w+){0,3})?|tweet|like|follow us(?: on \w+)?|subscribe(?: now)?|"
    r"sign (?:in|up)|log ?in|log ?out|register|menu|main menu|search|home|site ?map|cookies?(?: policy| "
    r"settings)?|accept(?: all)?(?: cookies)?|privacy policy|terms of (?:use|service)|"
    r"contact us|about us|read more|show more|see more|learn more|view more|related (?:articles|posts|news|"
    r"stories)|advertisement|previous(?: article)?|next(?: article)?|close|"
    r"facebook|twitter|x|linkedin|whatsapp|telegram|instagram|line|youtube|copy link|link copied!?|leave a "
    r"(?:comment|reply)|comments?(?: \(\d+\))?|\d+ (?:comments?|shares?|likes?|views?)|"
    r"all rights reserved\.?|toggle navigation|breadcrumbs?|you are here|text size|font size|"
    r"本文へ(?:スキップ|移動)?(?:します)?|(?:メイン)?コンテンツへ(?:スキップ|移動)|ページの?(?:先頭|"
    r"トップ)(?:へ(?:戻る)?|に戻る)?|トップ(?:ページ)?(?:へ戻る)?|"
    r"ホーム|メニュー|検索|印刷(?:する)?|シェア(?:する)?|ツイート|共有(?:する)?|"
    r"サイトマップ|読み込み中(?:…|\.{3})?|お問い合わせ|閉じる|前のページへ?(?:戻る)?|次のページへ?|"
    r"文字サイズ(?:の変更)?|一覧(?:へ|に)戻る|もっと見る|"
    r"aller au contenu(?: principal)?|partager(?: (?:cet article|sur \w+))?|imprimer|zum (?:haupt)?inhalt(?: "
    r"springen)?|teilen|drucken|"
    r"ir al contenido(?: principal)?|saltar al contenido|compartir(?: (?:esta noticia|en \w+))?|imprimir|"
    r"condividi|compartilhar?|stampa|delen|"
    r"شارك(?: الخبر| المقال| على \S+)?|طباعة|مشاركة|поделиться|печать|공유(?:하기)?|인쇄|분享|分享(?:到\S+)?|"
    r"打印|paylaş|"
    r"udostępnij|dela|del|jaa|sdílet|megosztás)"
    r"\s*[:：>»›|!]*",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"[(\[]?\d{1,6}[)\]]?")
_PAGE = re.compile(r"(?:page|p\.|-|–)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s?[-–]?", re.IGNORECASE)


def leftover_lines(lines: list[Line]) -> set[int]:
    """The indexes of lines that are a page's furniture rather than the record's words."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.blank or len(line.text) > 60 or len(line.cells) > 1 or line.heading:
            continue
        if (
            _LONE_NUMBER.fullmatch(line.text)
            or _PAGE.fullmatch(line.text)
            or (_FURNITURE.fullmatch(line.text) and _stands_apart(lines, index))
        ):
            found.add(index)
    return found | _dangling_end(lines, found)


def _stands_apart(lines: list[Line], index: int) -> bool:
    """A word such as "Home" or "Search" is furniture only outside lists that have other words in them."""
    line = lines[index]
    return not line.bullet or (line.text[:1].islower() is False and len(line.text) > 3) or len(line.text) < 3


def _dangling_end(lines: list[Line], found: set[int]) -> set[int]:
    """A last short line that ends with a colon introduces nothing (a share link in whatever language)."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.blank or index in found:
            continue
        if len(line.text) <= 40 and line.text.endswith((":", "：")) and index > 0:
            return {index}
        return set()
    return set()

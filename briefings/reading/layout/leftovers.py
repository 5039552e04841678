"""What a web page leaves in copied text: navigation, share links, "Loading", a lone number. None of it is a passage."""

from __future__ import annotations

import re
from typing import Literal

from briefings.dates.near import cued, holds, once_a_line
from briefings.reading.layout.irc_log import robot_lines
from briefings.reading.layout.running_heads import running_heads
from briefings.reading.text.lines import Line

_FURNITURE = re.compile(
    r"(?:(?:skip to|jump to|go to|to) (?:the )?main (?:content|text|body)|jump to (?:the )?(?:text|body)|"
    r"skip to (?:main |the )?(?:content|navigation(?: links?)?|main|text)|skip navigation|"
    r"jump to (?:content|navigation)|loading(?:\.{1,3}|"
    r"…)?|please wait(?:\.{1,3}|…)?|back to (?:the )?(?:top|list|index|home)|top of page|"
    r"(?:(?:return|go|back) )?to (?:the )?top(?: of (?:the |this )?page)?|(?:▲ ?)?page ?top|"
    r"print(?: this page| page)?|e-?mail this(?: page| article)?|share(?: "
    r"(?:this|on|via)(?: \w+){0,3})?|tweet|like|follow us(?: on \w+)?|subscribe(?: now)?|"
    r"sign (?:in|up)|log ?in|log ?out|register|menu|main menu|search|home|site ?map|cookies?(?: policy| "
    r"settings)?|accept(?: all)?(?: cookies)?|terms of (?:use|service)|privacy policy|official sns|"
    r"contact us|about us|read more|show more|see more|learn more|view more|related (?:articles|posts|news|"
    r"stories)|advertisement|previous(?: article)?|next(?: article)?|close|"
    r"facebook|twitter|x|e-?mail|politics|business|science|sport|news|opinion|jobs|culture|world|weather|video|"
    r"podcasts|lifestyle|yes|no|linkedin|whatsapp|telegram|"
    r"instagram|line|youtube|copy link|link copied!?|leave a "
    r"(?:comment|reply)|comments?(?: \(\d+\))?|\d+ (?:comments?|shares?|likes?|views?)|"
    r"all rights reserved\.?|toggle navigation|breadcrumbs?|you are here|text size(?:\s+(?:small|medium|large|"
    r"standard|normal|big))*|font size|"
    r"本文へ(?:スキップ|移動)?(?:します)?|(?:メイン)?コンテンツへ(?:スキップ|移動)|ページの?(?:先頭|"
    r"トップ)(?:へ(?:戻る)?|に戻る)?|トップ(?:ページ)?(?:へ戻る)?|"
    r"ホーム|メニュー|検索|印刷(?:する)?|シェア(?:する)?|ブックマーク|ツイート|共有(?:する)?|"
    r"サイトマップ|読み込み中(?:…|\.{3})?|お問い合わせ|閉じる|前のページへ?(?:戻る)?|次のページへ?|"
    r"文字サイズ(?:の?変更)?|一覧(?:へ|に)戻る|もっと見る|"
    r".{0,16}のトップ(?:ページ)?(?:へ|に)(?:戻る)?|インデックスへ.{0,12}|.{0,12}トップへ|会議資料・開催案内等|"
    r"ページの?本文です|本文|ページの?先頭です。?(?: メニューを飛ばして本文へ)?|"
    r"(?:メニュー|コンテンツ|本文)に(?:ジャンプ|移動)(?:(?:メニュー|コンテンツ|本文)に(?:ジャンプ|移動))?|"
    r"共通メニューなどをスキップして本文へ|現在位置|"
    r"ここから本文(?:です)?。?|本文ここから|このページの本文へ(?:移動)?|ソーシャルサイトへのリンク.{0,20}|"
    r"このページを(?:印刷|シェア)(?:する)?|"
    r"(?:ページ番号|記事番号|ID)\s*[:：]\s*\d+|メニューを飛ばして.{0,16}|印刷用(?:ページ|ページを開く)?|"
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
# Alone such a line may be what a meeting spoke of; in a row of them it is a page's foot.
_IN_A_ROW = re.compile(
    r"(?:copyright|link|site|linking|accessibility|information) policy|accessibility(?: statement)?|"
    r"organi[sz]ation information|legal notices?|disclaimers?|about (?:this|the) (?:web ?)?site|other languages",
    re.IGNORECASE,
)
_SENTENCES = cued(
    r"<!--.*-->|(?:\W{0,4}table of contents\W{0,4})?.{0,40}generated with \[?doctoc.*|cookies on \S{1,40}|"
    r".{0,30}\bwe use (?:some |essential |necessary )*cookies\b.*|"
    r"(?:(?:accept|reject)(?: all| additional| analytics)? cookies\s*)+|view cookies|is this page useful\?.*|"
    r"d(?:id|o) you find (?:this|the) (?:page|article|information|content) (?:useful|helpful)\b.{0,40}|"
    r"(?:sign up|subscribe)\b.{0,40}\bnewsletters?\b.*|was this (?:page|article|information) "
    r"(?:helpful|useful).*|yes\s+no|"
    r"(?:©|\(c\)\s*(?:copyright\b|(?:19|20)\d\d)|copyright\b).{0,120}|.{0,100}\ball rights reserved\.?|"
    r"to (?:view|read|open) pdf files?\b.*|"
    r"(?:please )?(?:download|install|get|use) (?:the )?(?:free )?(?:latest )?(?:version of )?"
    r"(?:adobe|acrobat)\b.{0,120}|"
    r".{0,60}\b(?:adobe )?(?:acrobat )?reader (?:is|may be) (?:needed|required|necessary)\b.{0,200}|"
    r"(?:adobe|acrobat) ?(?:acrobat )?reader(?:の|を).{0,30}|"
    r".{0,12}pdf(?:形式の?)?(?:ファイル|データ|文書)を.{0,60}reader.{0,80}|"
    # https://www.houjin-bangou.nta.go.jp: thirteen digits
    r".{2,60}[(（](?:corporate number|法人番号)\s?[:：]?\s?[\d０-９]{13}[)）]|"
    r"share (?:story|article|post):?|comments? \(\d+\)|"
    r"no comments:?|post a comment|note: only (?:a )?members? of this blog may post a comment\.?|"
    r"subscribe .{2,40} channel|subscribe to (?:the|our) .{0,40}\b(?:newsletter|bulletin|feed|service|updates|alerts|"
    r"channel)s?|follow us on .{2,60}|"
    r"this table is used for column layout\.?|pdf files? (?:requires?|needs?) .{2,80}|"
    r"(?:inquiries|enquiries) about this page\b.{0,120}|"
    r"please enable javascript.{0,80}|.{0,60}requires javascript.{0,40}|"
    r"did this page become a reference\?.{0,40}|published with \S{3,30}|"
    r"to unsubscribe\b.{0,200}|[\w-]{2,40} mailing list|you (?:are receiving|received) this .{0,160}|"
    r"sent from my .{3,60}|"
    r"メニューを飛ばして(?:コンテンツ|本文)へ.{0,300}|.{0,80}無断転載.{0,20}|copyright.{0,100}|"
    r"この記事は有料会員記事.*|.{0,16}(?:会員|登録)(?:に(?:なる|登録する)と|すると|登録).{0,12}続きを.{0,20}|"
    r"残り\d+文字|pdfファイルをご覧.*",
    "javascript|become a reference|published|unsubscribe|mailing list|receiv|sent from my|"
    "subscribe|follow us|column layout|about this page|"
    "<!--|generated with|adobe|acrobat|reader|corporate number|法人番号|"
    "cookies|useful|helpful|newsletter|yes|©|(c)|copyright|all rights reserved|pdf|comment|"
    "channel|share|メニューを飛ばして|無断転載|有料会員記事|続きを|残り",
)
# Fields that a blog keeps above a post.
_MATTER = frozenset("date author authors tags slug status category summary modified layout".split())
# "Signed ........... Chairman    Date ........", "Text size: Small / Medium / Large    Background color: White / Black"
_TO_SIGN = re.compile(
    r"(?:signed|signature|chair(?:man|woman|person)?|mayor|clerk|dated?)\b[^.…_]{0,40}(?:\.{6}|…{3}|_{6}).{0,100}",
    re.IGNORECASE,
)
_TO_CHOOSE = re.compile(
    r"(?:text|font|character) size(?:\s?:\s?|\s+(?=\w+\s+(?:small|medium|large|standard|normal)\b))"
    r"(?:small|medium|large|standard|normal)\b.{0,160}",
    re.IGNORECASE,
)
# "[Privacy policy](/privacy) | [Site map](/map)": nothing but links.
_LINKS = re.compile(r"(?:\[[^\[\]\n]{1,60}\]\([^()\s]{0,200}\)(?:\s?[|｜·•/]\s?|$)){2,}")
# "Kommission, 1049 Brussels - Tel. +32 2 555": the publisher's address with its telephone, alone on its line.
_LETTERHEAD = re.compile(
    r"(?!contact|for |media|press|enquir|inquir)(?=.{0,120}?\b\d{4,5}\b).{8,140}?\b(?:tel|telephone|phone|fax)\b"
    r"[.:]{0,2}\s?\+?[\d ()/.-]{6,24}.{0,40}",
    re.IGNORECASE,
)
_IN_LANGUAGE = re.compile(r"([A-Z]{2})\s{2,}\1")
_RELATED = re.compile(
    r"(?:related|relevant|more|further|recommended) (?:stories|articles|news|information|links|reading|content|pages|"
    r"policy|policies|laws)|関連(?:する)?政策|"
    r"more on this (?:story|topic)|"
    r"read (?:also|more|next)|most (?:read|popular|viewed|shared|watched|commented)(?: (?:in|on) .{2,20})?|"
    r"trending(?: now)?|"
    r"popular now|reuse this content|(?:have you )?got a (?:story|tip)\?.{0,60}|"
    r"sign up (?:to|for) (?:our |the )?.{0,30}(?:briefing|newsletter|bulletin|updates?|emails?)|"
    r"see also|also in (?:this (?:issue|edition)|the news)|in (?:this|our) (?:issue|edition)|関連(?:記事|リンク|情報|"
    r"ページ)|おすすめ記事|あわせて読みたい",
    re.IGNORECASE,
)
# "READ MORE: The strike so far", "Related: ...", behind an article.
_READ_MORE = re.compile(
    r"(?:read (?:more|also|next)|related|see also|more on this|関連記事)\s?[:：]\s?\S.*", re.IGNORECASE
)
# Over what readers wrote: "Comments (31)", "31 comments".
_COMMENTS = re.compile(
    r"(?:(?:reader |view )?comments? \(\d+\)|\d+ comments?|コメント\s?[(（]\d+(?:件)?[)）])", re.IGNORECASE
)
_OPENS_PROMPT = re.compile(
    r"\W*(?:prompt|instructions?|system|user)\s*[:：]\s*(?:you are|write|please|act as|create|generate|"
    r"summari[sz]e)\b",
    re.IGNORECASE,
)
_HEADS_RECORD = re.compile(
    r"(?:minutes|summary of proceedings|transcript|議事録|議事概要|議事要旨|会議録)(?:, etc\.)?", re.IGNORECASE
)
_PROMPT = cued(
    r"\b(?:following|this) (?:question|prompt|instruction|query|request)s? (?:was|were) used to generate\b|"
    r"\bgenerated from the following (?:prompt|question)\b|以下の(?:質問|プロンプト|指示)",
    "used to generate|following prompt|following question|以下の",
)
# "ホーム> 政策について> 審議会", where the page stands on its site.
_BREADCRUMBS = re.compile(
    r"(?:現在(?:地|の(?:位置|ページ))\s?[:：]?\s?)?(?:ホーム|トップ[^\s>＞]{0,12}|HOME|Home|TOP|Top|Startseite|"
    r"Accueil)\s?[>＞»›].{2,300}|[^\s>＞»›|][^>＞»›]{1,30}?(?:\s[>＞»›]\s[^>＞»›]{2,80}){2,}"
)
# "Summits | Meetings | Publications | Research | Search | Home"
# "1. Home" above "2. News Releases": the same, as a list.
_FIRST_CRUMB = re.compile(r"(?:home|top|top page|ホーム|トップ|トップページ)", re.IGNORECASE)
_CRUMB_SIGN = re.compile(r"^(?:\d{1,2}[.)]|[-*•>›»])\s*")
_MENU = re.compile(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,4}(?: ?\| {1,3}[A-Z][\w’'@-]*(?: [\w’'@-]+){0,5}){3,}(?: \|)?")
# "Home | About | Contact", "Home About Us News Events Contact": what a page's own menu begins with, and has
_MENU_FROM_HOME = re.compile(
    r"(?=.*\b(?:About|Contact|News|Search|Log ?in|Sign in|Events)\b)(?:Home|HOME|Menu|MENU)(?:\s*[|·•/]?\s*"
    r"(?:About(?: [Uu]s)?|Contact(?: [Uu]s)?|News(?:room)?|Events?|Blog|Search|Menu|Log ?[Ii]n|Sign [Ii]n|Register|"
    r"Members?|Services|Resources|Publications|Meetings?|Agendas?|Minutes|Documents|Government|Departments|Residents|"
    r"Business|Council|Committees?|Projects?|Research|Careers|Jobs|Media|Gallery|FAQs?|Donate|Support|Help|Topics|"
    r"Library|Visit|Community|Join|Calendar|People|Downloads?|Archives?)){2,}[|\s]*"
)
# トップ　社会　政治　暮らし　スポーツ
_MENU_JAPANESE = re.compile(r"(?:トップ|ホーム|TOP|HOME|Top|Home)(?:[ \u3000]+[ぁ-んァ-ヶー一-龥]{1,10}){3,}")
_LONE_NUMBER = re.compile(r"[-‐–—―─－\s]*[(\[]?\d{1,6}[)\]]?[-‐–—―─－\s]*")
_PAGE = re.compile(r"(?:page|p\.|-|–)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s?[-–]?", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s[|｜>›»/·•]\s|\s{2,}|[\u3000]|\s(?=(?:X|LinkedIn|Facebook|E-mail|ツイート|ブックマーク|シェア)\b)"
)
_WRITTEN_IN_A_CHAT = re.compile(r"[ \t]*<[A-Za-z][\w|`^-]{0,30}>[ \t]+(?!.*</)\S")
_BUTTONS = re.compile(r"\]\s?\[")
_TWO_SPACES = re.compile(r"\s\s")
_SEPARATED = (*"|｜>›»/·•\u3000X", "LinkedIn", "Facebook", "E-mail", "ツイート", "ブックマーク", "シェア")
_PHONES = ("tel", "phone", "fax")
_RULED = ("......", "………", "______")
_TAIL = 15
_FOOTER = 8
_TO_TOP = re.compile(
    r"(?:(?:back|return|go) to (?:the )?top(?: of (?:the )?page)?|top of (?:the )?page|"
    r"(?:この)?ページの?(?:先頭|トップ|上部)(?:へ|に)?(?:戻る)?)\W*",
    re.IGNORECASE,
)


def leftover_lines(source: str, lines: list[Line]) -> set[int]:
    """The indexes of lines that are a page's furniture rather than the record's words."""
    found = _front_matter(source, lines)
    shown = [index for index, line in enumerate(lines) if not line.blank]
    tail = set(shown[-_TAIL:])
    related = commented = False
    for place, index in enumerate(shown):
        line = lines[index]
        commented = commented or (
            place > len(shown) // 3 and len(line.text) < 40 and bool(_COMMENTS.fullmatch(line.text))
        )
        if commented or (index in tail and len(line.text) < 160 and _READ_MORE.fullmatch(line.text)):
            found.add(index)
            continue
        head = index in tail and len(line.text) < 60 and _RELATED.fullmatch(line.text.strip("【】[]■●: "))
        related = bool(head) or (related and len(line.text) < 120 and index in tail and not _is_record(line))
        if related or (
            len(line.text) <= 200 and len(line.cells) <= 1 and not line.heading and _is_furniture(source, lines, index)
        ):
            found.add(index)
    found |= robot_lines(source, lines)
    found |= _below_top(lines, shown[-_TAIL:], found)
    return found | running_heads(lines) | _crumbs(lines, shown[:12]) | _dangling_end(lines, found)


def _below_top(lines: list[Line], tail: list[int], found: set[int]) -> set[int]:
    """What stands below "Back to top" at the end of a page: a few short lines of the site, and no sentence."""
    top = next((at for at, index in enumerate(tail) if index in found and _TO_TOP.fullmatch(lines[index].text)), None)
    below = tail[top + 1 :] if top is not None else []
    below = [index for index in below if index not in found]
    if len(below) > _FOOTER or any(len(lines[at].text) > 160 or lines[at].text.endswith((".", "。")) for at in below):
        return set()
    return set(below)


def _is_record(line: Line) -> bool:
    """Whether below "Related information" the record itself goes on: its heading, or a whole sentence."""
    return _HEADS_RECORD.fullmatch(line.text) is not None or (
        line.text.endswith((".", "。")) and (" " not in line.text or len(line.text.split()) > 5)
    )


def _crumbs(lines: list[Line], first: list[int]) -> set[int]:
    """The list at the top of a page that says where it stands on its site."""
    for place, index in enumerate(first):
        if not _CRUMB_SIGN.match(lines[index].text) and not lines[index].bullet and not lines[index].numbered:
            continue
        if not _FIRST_CRUMB.fullmatch(_CRUMB_SIGN.sub("", lines[index].text)):
            return set()
        run = [index]
        for other in first[place + 1 : place + 8]:
            line = lines[other]
            if other != run[-1] + 1 or not (line.bullet or line.numbered or _CRUMB_SIGN.match(line.text)):
                break
            run.append(other)
        return set(run) if len(run) > 2 else set()
    return set()


def prompt_lines(lines: list[Line]) -> set[int]:
    """The question that an AI was asked, printed below its answer, which is no passage of the record."""
    told = _PROMPT.may_match("\n".join([line.text for line in lines]))
    for index, line in enumerate(lines):
        if len(line.text) < 600 and (_OPENS_PROMPT.match(line.text) or (told and _PROMPT.search(line.text))):
            return set(range(index, len(lines)))
    return set()


def _is_furniture(source: str, lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.end - line.start > len(line.text) and _WRITTEN_IN_A_CHAT.match(source, line.start, line.end):
        return False  # "<ada> yes"
    by_words = _by_words(line.text)
    if by_words == "apart":
        return _stands_apart(line)
    if by_words == "anywhere" or (by_words == "at the top" and index < 30):
        return True
    raw = source[line.start : line.end].strip()
    if (raw.startswith("[") and _LINKS.fullmatch(raw)) or _IN_LANGUAGE.fullmatch(raw) or _is_letterhead(lines, index):
        return True
    if raw.startswith("[") and raw.endswith("]") and len(raw) < 160:  # "[Share] [Print] [Back to list]"
        return all(_FURNITURE.fullmatch(piece.strip()) for piece in _BUTTONS.split(raw[1:-1]))
    if len(raw) >= 160 or not (holds(raw, _SEPARATED) or _TWO_SPACES.search(raw)):
        return False
    pieces = [piece.strip() for piece in _SEPARATOR.split(raw) if piece.strip()]
    return (
        len(pieces) > 1
        and sum(bool(_FURNITURE.fullmatch(one) or _IN_A_ROW.fullmatch(one)) for one in pieces)
        >= max(2, len(pieces) * 0.6)
    ) or (len(pieces) > 2 and _FURNITURE.fullmatch(pieces[0]) is not None and ">" in raw)


@once_a_line
def _by_words(text: str) -> Literal["anywhere", "apart", "at the top"] | None:
    """Where a line is furniture by its words alone: anywhere, where it stands apart, or only at a page's top."""
    if _LONE_NUMBER.fullmatch(text) or _PAGE.fullmatch(text) or _SENTENCES.fullmatch(text):
        return "anywhere"
    if holds(text, _RULED) and _TO_SIGN.fullmatch(text):
        return "anywhere"
    if _FURNITURE.fullmatch(text) or _TO_CHOOSE.fullmatch(text):
        return "apart"
    if _BREADCRUMBS.fullmatch(text):
        return "anywhere"
    menus = (_MENU, _MENU_FROM_HOME, _MENU_JAPANESE)
    return "at the top" if any(menu.fullmatch(text) for menu in menus) else None


def _is_letterhead(lines: list[Line], index: int) -> bool:
    """Whether a line alone is an address with a telephone's number."""
    text = lines[index].text
    alone = (not index or lines[index - 1].blank) and (index + 1 == len(lines) or lines[index + 1].blank)
    return alone and len(text) < 180 and holds(text.lower(), _PHONES) and _LETTERHEAD.fullmatch(text) is not None


def _stands_apart(line: Line) -> bool:
    """A word such as "Home" or "Search" is furniture unless it is an item of a list in small letters."""
    return not line.bullet or not line.text[:1].islower()


def _front_matter(source: str, lines: list[Line]) -> set[int]:
    """Lines between two rules at the very top ("---", key: value, "---")."""
    return set(range(front_matter_end(source, lines)))


def front_matter_end(source: str, lines: list[Line]) -> int:
    """The line after a block of "key: value" lines at the top, between two "---" or "+++" or before a blank line.

    0 without one.
    """
    rule = source[lines[0].start : lines[0].end].strip() if lines else ""
    if rule not in {"---", "+++"}:
        return _bare_matter_end(source, lines) if rule.startswith("Title: ") else 0
    sign = "=" if rule == "+++" else ":"
    for index in range(1, min(len(lines), 40)):
        printed = source[lines[index].start : lines[index].end]
        raw = printed.strip()
        if raw == rule or (raw == "..." and sign == ":"):
            return index + 1
        goes_on = printed[:1] in {" ", "\t"} and index > 1  # a long value, wrapped
        if raw and sign not in raw and not raw.startswith(("-", "#", "[", "]")) and not goes_on:
            return 0
    return 0


def _bare_matter_end(source: str, lines: list[Line]) -> int:
    """The line after "Title: ...", "Date: ...", "Slug: ..." that no rule sets off, as blogs keep them; 0 if none."""
    keys: list[str] = []
    for index, line in enumerate(lines[:16]):
        key, sign, _ = source[line.start : line.end].partition(": ")
        if not source[line.start : line.end].strip():
            return index if len(_MATTER.intersection(keys)) > 2 else 0
        if not sign:
            return 0
        keys.append(key.lower())
    return 0


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

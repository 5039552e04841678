"""Bars and columns as a PNG: for what people would rather look at than read.

Drawn on its own light card with dark words, so that it can be read in Slack's light and dark themes alike.
The same rows give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from bot.pictures import Bars, Columns

# Drawn at twice the size at which Slack shows it, for sharp edges on dense screens.
_WIDTH = 1200
_MARGIN = 40
_ROW = 46
_LABELS = 420
_TITLE, _WORDS, _SMALL = 34, 24, 20
_PAPER, _INK, _GREY, _BAR, _PALE_BAR = "#ffffff", "#1d1c1d", "#5c5b5f", "#2f6f9f", "#a9c4d8"
# Of columns, which Slack shows small: how wide all is, how high the highest, and a row with its words and its space.
_COLUMNS_WIDTH, _COLUMN, _COLUMN_ROW = 860, 70, 162
# Where systems keep fonts that hold more scripts than the one that Pillow brings.
_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/System/Library/Fonts"))
_WIDE_FONTS = ("NotoSansCJK-Regular.*", "NotoSansCJKjp-Regular.*", "ipag*.ttf", "Hiragino*.ttc", "DejaVuSans.ttf")
_NO_GLYPH = "\U0010ffff"


def draw(shown: Bars | Columns) -> bytes:
    """The picture as a PNG."""
    image = _bars(shown) if isinstance(shown, Bars) else _columns(shown)
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _card(title: str, counted: str, height: int, width: int = _WIDTH) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (width, height), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width - 1, height - 1), outline="#c9c9cc", width=2)
    font = _font(title, _TITLE)
    pen.text((_MARGIN, _MARGIN), _fitting(title, font, width - 2 * _MARGIN), _INK, font)
    pen.text((_MARGIN, _MARGIN + _TITLE + 16), counted, _GREY, _font(counted, _SMALL))
    return image, pen


def _columns(shown: Columns) -> Image.Image:
    top = _MARGIN + _TITLE + 16 + _SMALL + 30
    floor = top + _COLUMN_ROW * len(shown.rows)
    image, pen = _card(shown.title, shown.counted, floor + 2 * _SMALL + 24 + _MARGIN, _COLUMNS_WIDTH)
    wide = (_COLUMNS_WIDTH - 2 * _MARGIN) / max(len(shown.steps), 1)
    small = _font("0", _SMALL)
    for at, (label, remark, numbers) in enumerate(shown.rows):
        base = top + at * _COLUMN_ROW + _COLUMN_ROW - 20
        font = _font(label, _WORDS)
        words = base - _COLUMN - 34
        remarks = _font(remark, _SMALL)
        room = _COLUMNS_WIDTH - 2 * _MARGIN - remarks.getlength(remark) - 16
        name = _fitting(_writable(label, font, at), font, int(room))
        pen.text((_MARGIN, words), name, _INK, font, anchor="ls")
        pen.text((_MARGIN + font.getlength(name) + 16, words), remark, _GREY, remarks, anchor="ls")
        pen.line((_MARGIN, base, _COLUMNS_WIDTH - _MARGIN, base), _GREY, 1)
        for place, ((_, all_), number) in enumerate(zip(shown.steps, numbers, strict=True)):
            height = round(_COLUMN * number / all_) if all_ else 0
            middle = _MARGIN + wide * (place + 0.5)
            is_last = place == len(shown.steps) - 1
            if height:
                half = min(wide * 0.32, 40)
                pen.rectangle((middle - half, base - height, middle + half, base), fill=_BAR if is_last else _PALE_BAR)
            if all_:
                pen.text((middle, base - height - 4), str(number), _INK, small, anchor="ms")
    for place, (step, all_) in enumerate(shown.steps):
        middle = _MARGIN + wide * (place + 0.5)
        pen.text((middle, floor + _SMALL), step, _INK, _font(step, _SMALL), anchor="ms")
        pen.text((middle, floor + 2 * _SMALL + 8), f"of {all_}", _GREY, small, anchor="ms")
    return image


def _bars(bars: Bars) -> Image.Image:
    top = _MARGIN + _TITLE + 16 + _SMALL + 30
    image, pen = _card(bars.title, bars.counted, top + _ROW * len(bars.rows) + _MARGIN)
    most = max((number for _, number in bars.rows), default=0) or 1
    room = _WIDTH - 2 * _MARGIN - _LABELS - 90
    for at, (label, number) in enumerate(bars.rows):
        y = top + at * _ROW
        font = _font(label, _WORDS)
        pen.text((_MARGIN, y + 4), _fitting(_writable(label, font, at), font, _LABELS - 20), _INK, font)
        left = _MARGIN + _LABELS
        width = round(room * number / most)
        if number:
            pen.rectangle((left, y + 4, left + max(width, 3), y + _ROW - 12), fill=_BAR)
        pen.text((left + width + 12, y + 4), f"{number:,}", _INK, _font("0", _WORDS))
    return image


def _writable(label: str, font: FreeTypeFont, at: int) -> str:
    """What a font can write of a label."""
    return "".join(sign for sign in label if _has_glyphs(sign, font)).strip() or f"Number {at + 1}"


def _fitting(text: str, font: FreeTypeFont, room: int) -> str:
    if font.getlength(text) <= room:
        return text
    # Of a body's name the end tells its meetings apart, of a person's the beginning; keep both.
    for kept in range(len(text), 4, -1):
        shorter = f"{text[: kept * 2 // 3].rstrip()} … {text[-(kept // 3) :].lstrip()}"
        if font.getlength(shorter) <= room:
            return shorter
    return text[:4]


def _font(text: str, size: int) -> FreeTypeFont:
    """The font that Pillow brings; for a text that it cannot write, one of the system's that can."""
    own = _own_font(size)
    if _has_glyphs(text, own):
        return own
    for path in _system_fonts():
        font = ImageFont.truetype(path, size)
        if _has_glyphs(text, font):
            return font
    return own


def _has_glyphs(text: str, font: FreeTypeFont) -> bool:
    """Whether the font can write all of it: what it cannot looks like what no font has."""
    missing = _looks(_NO_GLYPH, font)
    return all(sign.isspace() or _looks(sign, font) != missing for sign in set(text))


def _looks(sign: str, font: FreeTypeFont) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(sign)
    return mask.size, bytes(mask)


@lru_cache(maxsize=8)
def _own_font(size: int) -> FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, FreeTypeFont):
        raise TypeError("This Pillow was built without FreeType")
    return font


@lru_cache(maxsize=1)
def _system_fonts() -> Sequence[Path]:
    return [path for pattern in _WIDE_FONTS for folder in _FOLDERS if folder.is_dir() for path in folder.rglob(pattern)]

"""Bars as a PNG: for what people would rather look at than read.

Drawn on its own light card with dark words, so that it can be read in Slack's light and dark themes alike.
The same rows give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

# Drawn at twice the size at which Slack shows it, for sharp edges on dense screens.
_WIDTH = 1200
_MARGIN = 40
_ROW = 46
_LABELS = 420
_TITLE, _WORDS, _SMALL = 34, 24, 20
_PAPER, _INK, _GREY, _BAR = "#ffffff", "#1d1c1d", "#5c5b5f", "#2f6f9f"
# Where systems keep fonts that hold more scripts than the one that Pillow brings.
_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/System/Library/Fonts"))
_WIDE_FONTS = ("NotoSansCJK-Regular.*", "NotoSansCJKjp-Regular.*", "ipag*.ttf", "Hiragino*.ttc", "DejaVuSans.ttf")
_NO_GLYPH = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Bars:
    """What a picture shows: a title, what the bars count, and a label and a number for each."""

    title: str
    counted: str
    rows: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """The same in words, for who cannot see it."""
        return f"{self.title}. {self.counted}: " + "; ".join(f"{label}: {number}" for label, number in self.rows) + "."


def draw(bars: Bars) -> bytes:
    """The picture as a PNG."""
    title = _font(bars.title, _TITLE)
    top = _MARGIN + _TITLE + 16 + _SMALL + 30
    height = top + _ROW * len(bars.rows) + _MARGIN
    image = Image.new("RGB", (_WIDTH, height), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, _WIDTH - 1, height - 1), outline="#c9c9cc", width=2)
    pen.text((_MARGIN, _MARGIN), _fitting(bars.title, title, _WIDTH - 2 * _MARGIN), _INK, title)
    pen.text((_MARGIN, _MARGIN + _TITLE + 16), bars.counted, _GREY, _font(bars.counted, _SMALL))
    most = max((number for _, number in bars.rows), default=0) or 1
    room = _WIDTH - 2 * _MARGIN - _LABELS - 90
    for at, (label, number) in enumerate(bars.rows):
        y = top + at * _ROW
        font = _font(label, _WORDS)
        writable = "".join(sign for sign in label if _has_glyphs(sign, font)).strip()
        shown = _fitting(writable or f"Number {at + 1}", font, _LABELS - 20)
        pen.text((_MARGIN, y + 4), shown, _INK, font)
        left = _MARGIN + _LABELS
        width = round(room * number / most)
        if number:
            pen.rectangle((left, y + 4, left + max(width, 3), y + _ROW - 12), fill=_BAR)
        pen.text((left + width + 12, y + 4), f"{number:,}", _INK, _font("0", _WORDS))
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


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

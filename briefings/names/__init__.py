"""Spellings of names -> normal forms: pure functions, used by every room that must see "Ohta" and "Ota" as one.

* `tokens("Mr. Naoki Ohta")` -> `("naoki", "ohta")`: level 0, the parts of a name without titles, in the order written;
* `fold("ohta", 2)` -> `"ota"`: one token at a looser level (0 exact to 3, see `fold`);
* `key("OHTA Naoki")` -> `"naoki ota"`: one string for all orders and romanisations, to link spellings;
* `same(a, b)`: True when two spellings can be the same name by romanisation and order alone;
* `without_titles("Mr. Ohta")` -> `"Ohta"`; `display("TARO KONO")` -> `"Taro Kono"`;
* `Readings()`: likely romaji for a kanji name, and how common a name is, from `japanese-personal-name-dataset`.
"""

from briefings.names.fold import all_levels, fold, key, levels, same, tokens
from briefings.names.kana import has_kanji, is_kana, romaji
from briefings.names.readings import Readings
from briefings.names.titles import display, without_titles

__all__ = [
    "Readings",
    "all_levels",
    "display",
    "fold",
    "has_kanji",
    "is_kana",
    "key",
    "levels",
    "romaji",
    "same",
    "tokens",
    "without_titles",
]

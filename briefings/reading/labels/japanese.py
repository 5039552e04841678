"""Japanese labels that are speakers: by the lists, by the office in them, by how often and in which form they stand."""

from __future__ import annotations

import re

from briefings.reading.attendance.japanese.entry import split_japanese_role
from briefings.reading.labels.forms import Evidence, sets_apart
from briefings.reading.labels.labels import Label, label_key
from briefings.reading.labels.names import LETTERED, is_japanese_body, is_of_group
from briefings.reading.names.person_names import fold, is_japanese_word, looks_like_name
from briefings.reading.text.words import JAPANESE_FIELDS

_STAFF = re.compile(r"[都道府県市区町村]職員")
SEAT = re.compile(r"[\d０-９]{1,3}番[（(]")  # ３番（鈴木花子君）: a seat in an assembly
_LEGEND = re.compile(r"[（(]?[◎○〇●◯]\S{1,6}[ \u3000、]+[◎○〇●◯]")  # ◎委員長 〇副委員長, below a list
# Running words of Japanese: particles, ends of sentences.
_IS_SPEECH = re.compile(r"。|[\u4e00-\u9fff][はがをにでと][^\s]|(?:です|ます|ました|ません|ください)")


def may_speak_japanese(text: str) -> bool:
    """Whether a Japanese label could be a speaker's, wherever it stands."""
    bare = re.sub(r"[(（][^()（）]*[)）]|[ \u3000]", "", text)
    if text.endswith(("登壇", "登壇）", "退席", "着席", "入場", "退場")):
        return False  # 〔知事（森永光太郎君）登壇〕
    if _LEGEND.match(text) or len(text) > 30 or bare in JAPANESE_FIELDS - {"担当"}:
        return False
    return not re.search(r"[。、はがをにで]", bare[:-1])


def is_sure_japanese(label: Label, name: str, evidence: Evidence) -> bool:
    """Whether a Japanese label is a speaker's for certain; `name` is what it holds of one."""
    bare = re.sub(r"[(（][^()（）]*[)）]", "", label.text).strip()
    if label.form == "spaced" and (evidence.forms["spaced"] < 3 - label.strong or not _IS_SPEECH.search(label.said)):
        return False
    if label.form == "apart" and not sets_apart(evidence):
        return False
    if bare in {"問", "答", "記者", "質問", "回答"}:
        paired = sum(evidence.counts[f"{label.form}:{fold(sign)}"] for sign in ("問", "答"))
        if label.form == "spaced":
            return True  # a habit of the record, see above
        return label.form != "colon" and (evidence.counts[label_key(label)] >= 2 or (paired > 1 and bare in "問答"))
    if _STAFF.fullmatch(bare):
        return evidence.counts[label_key(label)] >= 2
    listed = name and (is_of_group(bare) or evidence.listing.find(name) or evidence.listing.several(name))
    if listed or LETTERED.fullmatch(bare):
        return True
    if is_japanese_word(bare) or (SEAT.match(label.text) and name):
        return bare not in {"監", "官", "長"}
    if is_japanese_body(bare):
        spoken = label.form == "circle" or (label.form == "bracket" and _IS_SPEECH.search(label.said))
        return bool(spoken) and evidence.forms[label.form] >= 3
    if split_japanese_role(bare)[1] not in {"", "監", "官", "長", "様"} and len(name) <= 12:
        return True
    return evidence.counts[label_key(label)] >= 2 and looks_like_name(bare) and label.form in {"colon", "circle"}

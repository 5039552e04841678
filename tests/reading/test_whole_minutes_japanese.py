"""Whole Japanese minutes put together at random: each part is read as if it stood alone.

The seeds are fixed, so that a failure comes again. Between the parts stand lines that look like other things: opening
hours, tables, references, votes, the next meeting.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract
from tests.reading.test_japanese_variations import _ABSENT as ABSENT
from tests.reading.test_japanese_variations import _FORMS as FORMS
from tests.reading.test_japanese_variations import _HEAD as HEAD
from tests.reading.test_japanese_variations import _HEADS as LIST_HEADS
from tests.reading.test_japanese_variations import _LABELS as LABELS
from tests.reading.test_japanese_variations import _LISTS as LAYOUTS
from tests.reading.test_japanese_variations import _PRESENT as PRESENT
from tests.reading.test_japanese_variations import _SAID as SAID
from tests.reading.test_japanese_variations import _bare as bare
from tests.reading.test_japanese_variations import _office as office

_ASIDES = (
    "※ 資料は当市ウェブサイトに掲載している。",
    "参考：港湾法（昭和25年法律第218号）",
    "（傍聴者　３名）",
    "| 項目 | 金額 |\n|---|---|\n| 岸壁 | 1,200万円 |",
    "問合せ先：潮見市港湾課　電話 012-345-6789",
    "注：金額は税抜きである。",
    "受付時間：9:00～17:00",
    "（午後２時５分　休憩）",
    "資料１　予算の概要",
    "【資料】\n資料１　予算の概要\n資料２　浚渫の費用",
    "採決の結果、賛成４、反対１で可決した。",
)
_NEXT = (
    "次回は令和４年１２月７日（水）に開催する。",
    "次回開催日：令和４年12月７日",
    "６　次回の開催\n\n令和４年１２月７日（水）13:00",
    "次回の審議会は、12月７日（水）を予定している。",
)
_SECTIONS = ("（１）予算について", "１　予算について", "◇予算について", "## 予算について")


@pytest.mark.parametrize("seed", range(100))
def test_parts_of_minutes_do_not_disturb_each_other(seed: int) -> None:
    """The meeting and the next one, everybody who came, and every turn; nobody besides."""
    chance = random.Random(seed)  # noqa: S311 -- which layouts, and no secret
    form = FORMS[chance.choice([name for name in FORMS if name != "姓委員"])]  # whole names
    layout, head, label = LAYOUTS[chance.choice(list(LAYOUTS))], chance.choice(LIST_HEADS), chance.choice(LABELS)
    members = [[form(one) for one in people] for people in (PRESENT, ABSENT)]
    came, away = (layout([one[0] for one in people]) for people in members)
    offices = {one.family: one.family + office(one) for one in PRESENT}
    said = chance.choice(["\n\n", "\n"]).join(label.format(offices.get(name, "事務局")) + words for name, words in SAID)
    parts = (
        f"{HEAD}{head[0]}{came}{head[1]}{away}",
        chance.choice(_ASIDES),
        "５　議事",
        chance.choice(_SECTIONS),
        said,
        chance.choice(_ASIDES),
        chance.choice(_NEXT),
        "以上\n",
    )
    name = "gijiroku.md" if "#" in label else "gijiroku.txt"
    record: dict[str, Any] = as_contract(read("\n\n".join(parts).encode(), name))
    assert {(one["status"], one["series"], one["number"], one["date"]) for one in record["meetings"]} == {
        ("recorded", "潮見市港湾審議会", 6, "2022-10-05"),
        ("mentioned", "潮見市港湾審議会", None, "2022-12-07"),
    }
    listed = [(bare(one["name"]), one["organisation"], one["present"]) for one in record["attendance"]]
    assert listed == [(one[1], one[3], people is members[0]) for people in members for one in people]
    full_names = {one.family: one.family + one.given for one in PRESENT}
    turns = [(bare(turn["speaker"]), "".join(turn["text"].split())) for turn in record["turns"]]
    assert turns == [(full_names.get(name, ""), words) for name, words in SAID]
    assert {bare(one["name"]) for one in record["people"]} == {one[0] for one in listed}

"""One Japanese meeting in hundreds of layouts: the same members came, and each said the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from briefings.reading import read
from briefings.reading.contract import as_contract


class Member(NamedTuple):
    """Somebody on the list, with the office and the body that are printed beside the name."""

    family: str
    given: str
    office: str | None
    body: str


_PRESENT = (
    Member("山田", "太郎", "座長", "東京海洋大学"),
    Member("佐藤", "花子", None, "港湾産業協会"),
    Member("高橋", "一郎", None, "株式会社ミナト"),
    Member("鈴木", "美咲", None, "潮見市"),
    Member("長谷川", "健", None, "灯台財団"),
)
_ABSENT = (Member("渡辺", "修", None, "水先人会"),)
_HEAD = (
    "潮見市港湾審議会（第６回）議事録\n\n"
    "１　日時　令和４年１０月５日（水）13:00～14:30\n"
    "２　場所　潮見市役所　第１会議室\n"
)
_BODY = "\n\n２　議事\n\n（１）予算について\n\n事務局より資料１に基づき説明があった。\n\n（２）その他\n\n特になし。\n"

# What is printed of somebody, with the name, the office and the body that can be read from it.
_Printed = tuple[str, str, str | None, str | None]
_FORMS: dict[str, Callable[[Member], _Printed]] = {
    "姓 名": lambda one: (f"{one.family} {one.given}", one.family + one.given, None, None),
    "姓　名": lambda one: (f"{one.family}　{one.given}", one.family + one.given, None, None),
    "姓名": lambda one: (f"{one.family}{one.given}", one.family + one.given, None, None),
    "姓 名（所属）": lambda one: (f"{one.family} {one.given}（{one.body}）", one.family + one.given, None, one.body),
    "姓 名　所属": lambda one: (f"{one.family} {one.given}　{one.body}", one.family + one.given, None, one.body),
    "所属　姓 名": lambda one: (f"{one.body}　{one.family} {one.given}", one.family + one.given, None, one.body),
    "姓 名、所属": lambda one: (f"{one.family} {one.given}、{one.body}", one.family + one.given, None, one.body),
    "姓名委員": lambda one: (f"{one.family}{one.given}{_office(one)}", one.family + one.given, _office(one), None),
    "姓委員": lambda one: (f"{one.family}{_office(one)}", one.family, _office(one), None),
    "委員　姓 名": lambda one: (
        f"{_office(one)}　{one.family} {one.given}",
        one.family + one.given,
        _office(one),
        None,
    ),
    "姓名（座長）": lambda one: (
        f"{one.family}{one.given}" + (f"（{one.office}）" if one.office else ""),
        one.family + one.given,
        one.office,
        None,
    ),
}
_LISTS: dict[str, Callable[[list[str]], str]] = {
    "・": lambda items: "\n".join(f"・{item}" for item in items),
    "行": "\n".join,
    "字下げ": lambda items: "\n".join(f"　　{item}" for item in items),
    "- ": lambda items: "\n".join(f"- {item}" for item in items),
    "番号": lambda items: "\n".join(f"{number}　{item}" for number, item in enumerate(items, 1)),
}
_HEADS = (
    ("出席者\n", "\n欠席者\n"),
    ("３　出席者\n", "\n４　欠席者\n"),
    ("【出席者】\n", "\n【欠席者】\n"),
    ("○出席委員\n", "\n○欠席委員\n"),
    ("## 出席者\n\n", "\n\n## 欠席者\n\n"),
    ("出席構成員（敬称略）\n", "\n欠席構成員\n"),
    ("（出席委員）\n", "\n（欠席委員）\n"),
)

_SAID = (
    ("山田", "それでは、定刻になりましたので、第６回審議会を開会いたします。"),
    ("", "お手元の資料１に基づき、予算の概要について御説明いたします。"),
    ("佐藤", "新しい岸壁の予算はおおむね理解しましたが、浚渫の費用が見えません。"),
    ("", "来月までに資料を用意いたします。"),
    ("高橋", "水先人会からは、航路を広げてほしいという要望も出ております。"),
    ("鈴木", "その点は前回も議論になったところだと思います。"),
    ("佐藤", "ありがとうございます。"),
    ("山田", "以上で本日の審議を終了いたします。"),
)
_LABELS = (
    "○{}　",
    "○{}：",
    "●{}　",
    "◎{}　",
    "■{}　",
    "・{}：",
    "【{}】　",
    "【{}】\n",
    "〔{}〕　",
    "［{}］　",
    "＜{}＞　",
    "（{}）　",
    "（{}）\n",
    "[{}] ",
    "[{}]\n",
    "<{}> ",
    "<{}>\n",
    "{}：",
    "{}: ",
    "{}　",
    "{}\n",
    "○{}\n",
    "**{}**：",
    "### {}\n\n",
)


def _office(one: Member) -> str:
    return one.office or "委員"


def _bare(name: str | None) -> str:
    return (name or "").replace(" ", "")


@pytest.mark.parametrize("form", list(_FORMS))
@pytest.mark.parametrize("layout", list(_LISTS))
@pytest.mark.parametrize("head", _HEADS, ids=lambda head: head[0].strip())
def test_same_members_are_read_from_every_list(head: tuple[str, str], layout: str, form: str) -> None:
    """Headings, marks, and what stands before and behind a name, in all combinations."""
    lists = [[_FORMS[form](one) for one in people] for people in (_PRESENT, _ABSENT)]
    printed = [_LISTS[layout]([one[0] for one in people]) for people in lists]
    record: dict[str, Any] = as_contract(
        read(f"{_HEAD}{head[0]}{printed[0]}{head[1]}{printed[1]}{_BODY}".encode(), "a.txt")
    )
    attended = [(_bare(one["name"]), one["organisation"], one["present"]) for one in record["attendance"]]
    offices = [one["role"] for one in record["attendance"]]
    expected = [(one[1], one[3], people is lists[0]) for people in lists for one in people]
    assert attended == expected
    assert all(one[2] in {None, office} for one, office in zip([*lists[0], *lists[1]], offices, strict=True))
    assert [(one["series"], one["number"], one["date"], one["start"]) for one in record["meetings"]] == [
        ("潮見市港湾審議会", 6, "2022-10-05", "13:00")
    ]


@pytest.mark.parametrize("with_list", [True, False], ids=["list", "no list"])
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["apart", "together"])
@pytest.mark.parametrize("label", _LABELS, ids=lambda label: label.replace("\n", "/"))
def test_same_words_are_said_in_every_form(label: str, between: str, with_list: bool) -> None:
    """The list gives the whole name; without it nobody guesses one; the secretariat is nobody by name."""
    offices = {one.family: _office(one) for one in _PRESENT}
    given = {one.family: one.given if with_list else "" for one in _PRESENT}
    said = between.join(label.format(name + offices[name] if name else "事務局") + words for name, words in _SAID)
    listed = (
        "３　出席者\n" + "\n".join(f"{_office(one)}　{one.family} {one.given}" for one in _PRESENT) + "\n\n４　議事\n\n"
    )
    text = f"{_HEAD}{listed if with_list else chr(10)}{said}\n"
    record: dict[str, Any] = as_contract(read(text.encode(), "gijiroku.md" if "#" in label else "gijiroku.txt"))
    turns = [(_bare(turn["speaker"]), "".join(turn["text"].split())) for turn in record["turns"]]
    assert turns == [(name + given.get(name, ""), words) for name, words in _SAID]

"""Sentences that promise or call for something by a date, and the many that only look so."""

from __future__ import annotations

import pytest

from briefings.reading.commitments.commitments import read_commitments
from briefings.reading.commitments.days import Days
from briefings.records import ReadPassage, ReadTurn

TODAY = "2023-05-02"


def read(sentence: str, speaker: str | None = None) -> list[tuple[str, str | None]]:
    """(type, last day) of each commitment in a sentence of 2 May 2023, said by somebody or written in a report."""
    turns = (ReadTurn(speaker, speaker, "stated", None, sentence, 0, len(sentence)),) if speaker else ()
    passage = ReadPassage(0, len(sentence), 0 if speaker else None)
    return [(one.type, one.due[1]) for one in read_commitments(sentence, (passage,), turns, Days(TODAY), {})]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("We will publish the register by 31 October 2023.", "2023-10-31"),
        ("I'll send the list by the end of June.", "2023-06-30"),
        ("The agency will open a second office in autumn 2024.", "2024-11-30"),
        ("By March 2025, the ministry will have replaced all meters.", "2025-03-31"),
        ("It was late last year, but we will finish it by the end of 2024.", "2024-12-31"),
        ("The report is due on 15 September 2023.", "2023-09-15"),
        ("I can share the survey by Friday 28 July 2023.", "2023-07-28"),
        ("RC1 by 2023-06-16.", "2023-06-16"),
        (
            "Obi asked if the study considered the school; he said a new study will be submitted by July 5, 2023.",
            "2023-07-05",
        ),
        ("We had committed to opening twelve sluices by the end of 2024.", "2024-12-31"),
        ("ACTION: Bell to circulate the table by 2023-06-01.", "2023-06-01"),
        ("Staff will come back with figures by July 15.", "2023-07-15"),
        ("can't say today. the figures come out by 31 January 2024.", "2024-01-31"),
        ("We are going to move the archive to the new building before 2026.", "2026-12-31"),
        ("The survey is to be completed by June 2024.", "2024-06-30"),
        ("Even if the weather is bad, we will lay the cable by August 2023.", "2023-08-31"),
        ("If the fees are halved, we will open a second line by December 2025.", "2025-12-31"),
        ("We will double the allowance from 1 July 2024.", "2024-07-01"),
        ("If possible, we will send the draft by 1 July 2023.", "2023-07-01"),
        ("手引きは令和5年9月末までに公表いたします。", "2023-09-30"),
        ("開館時間の見直しの案は、令和６年１２月までにまとめる。", "2024-12-31"),
        ("2024年3月末までに、地名の取扱いの案を作成する。", "2024-03-31"),
        ("調査結果は、令和6年中に公表したい。", "2024-12-31"),
        ("令和6年4月から本格運行を始めます。", "2024-04-30"),
    ],
)
def test_promise(sentence: str, due: str) -> None:
    """Who says that they will do something by a date promises it."""
    assert read(sentence, "Ann Bell") == [("promise", due)]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("He stated that the footpath would be finished by the end of June 2024.", "2024-06-30"),
        ("USE advised that the office would complete a trial of reusable cups by July 2024.", "2024-07-31"),
        (
            'Almirante said his members would land their catch at home from January 1, 2024. "Let them count."',
            "2024-01-01",
        ),
        ("His Government would ban dredging by 2026 and called on other States to do the same.", "2026-12-31"),
        ("The managing director moves the key by 1.11.2023.", "2023-11-01"),
        ("Bell undertook to present an assessment by 1 July 2024.", "2024-07-01"),
        ("The office agreed to send a draft by September 2023.", "2023-09-30"),
        ("It was informed that the sub-committee will submit its report by 31st August, 2023.", "2023-08-31"),
    ],
)
def test_reported_promise(sentence: str, due: str) -> None:
    """A report says what others promised."""
    assert read(sentence) == [("promise", due)]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Every port should have shore power by 2030.", "2030-12-31"),
        ("We ask that all the buoys be replaced by 2026.", "2026-12-31"),
        ("The committee invited delegates to send comments by 18 November 2023.", "2023-11-18"),
        ("We ask officials to report on progress by December 2023.", "2023-12-31"),
        ("The Chair invited Member States to send written comments by 21 June 2023.", "2023-06-21"),
        ("By 2040, every school must have a library.", "2040-12-31"),
        ("Falk called for the culvert to be replaced before winter 2024.", "2024-12-31"),
        ("The board asked that staff report back by 5 September 2023.", "2023-09-05"),
        ("He advised that all idle agents be replaced by 30.09.2023.", "2023-09-30"),
        ("The council requests the ministry to decide by June 2024.", "2024-06-30"),
        ("Our goal is to halve the number of accidents by 2030.", "2030-12-31"),
        ("The end of fiscal 2025 is an absolute target for standardization.", "2026-03-31"),
        ("If we are serious, the ministry should publish the plan by 2025.", "2025-12-31"),
        ("Could you send us the figures by 1 July 2023?", "2023-07-01"),
        ("2030年までに、すべての港に電源を設けるべきだと思います。", "2030-12-31"),
        ("令和7年4月までに、朝の居場所を全校に設けてほしい。", "2025-04-30"),
        ("2030年までに字幕を付けるという目標を掲げてはどうか。", "2030-12-31"),
    ],
)
def test_target(sentence: str, due: str) -> None:
    """Who says what ought to be by a date calls for it; nobody has promised it."""
    assert read(sentence, "Eve Falk") == [("target", due)]


@pytest.mark.parametrize(
    "sentence",
    [
        # Conditional.
        "If the measures are decided by summer 2023, there will be little time left.",
        "If the budget is approved, the office will open by March 2025.",
        "It will be built by 2026 unless the court stops it.",
        "Provided that the county pays, the bays will be marked by June 2024.",
        "The bays would come in spring 2024 if the county paid half.",
        "In addition, if the card spreads by the end of this fiscal year, it will be necessary to do various things.",
        "予算が認められれば、2025年までに実施します。",
        "もし2024年3月までに決まった場合は、準備の時間がなくなります。",
        # Negated.
        "We will not have the figures by 1 July 2023.",
        "I cannot promise that it will be ready by 2025.",
        "The pier won't be finished by June 2024.",
        "There is no plan to extend the line by 2030.",
        "2024年3月までには公表できません。",
        "2025年までに廃止することはいたしません。",
        # Past, and what is only recalled.
        "You will remember that in April we asked three things of the ministry.",
        "At the meeting in June this year, it was decided to close the old pier.",
        "The bridge was opened in 1994.",
        # Hypothetical.
        "It would cost three million by 2030.",
        "We could be ready by 2025.",
        "The work might take until 2030.",
        "2025年までに終わるかもしれません。",
        # Forecasts.
        "The population will fall by a third by 2050.",
        "Prices are expected to rise until 2024.",
        "By 2040 a third of us will be older than 65.",
        "2040年には人口が半分になると見込まれます。",
        # Questions.
        "Will the ministry publish the plan by 2025?",
        "When will you finish it, by June 2024?",
        "2025年までに公表しますか。",
        # Dates that are part of a name, or no deadline.
        "We will discuss the 2024 budget now.",
        "The Vision 2030 will be explained by Mr. Holt.",
        "Our country will talk about Expo 2025 in a moment.",
        "ただいまから、令和５年度第３回の会議を開会いたします。",
        "来年度の予算案に18億円を計上しています。",
        "WeirConf call for papers closes on June 30, 2023.",
        "Subject: Minutes of the call on 17 October",
        "The next meeting will be held on 1 June 2023.",
        "We will meet again in Norby in 2024.",
        "The 20th meeting will be hosted by Marindo in 2024.",
        "The review would be considered at its meeting on 10 June 2024.",
        "Bleaching affected 40% of reefs and is projected to affect 70% by 2050.",
        "第5回は令和6年9月18日に開催する予定です。",
        "The Council will hold its twelfth annual session in Norby on May 14-15, 2024.",
        "Bea is on leave until March",
        "Bell: one item from September, Falk's report on targets",
    ],
)
def test_no_commitment(sentence: str) -> None:
    """Conditions, denials, recollections, forecasts, questions and names with a year in them bind nobody."""
    assert read(sentence, "Gus Holt") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In October you told us: 'Three of the eight radars will be replaced by Christmas 2023.' How many were?",
        "Your memo says: “We will mend the wall by June 2024.” Is that right?",
        'It is written at the top that "for the platform, 2025 will be the main date for implementation."',
    ],
)
def test_quoted(sentence: str) -> None:
    """What a speaker reads out of a paper is not the speaker's promise."""
    assert read(sentence, "Gus Holt") == []


def test_each_date_by_its_own_clause() -> None:
    """Of two dates in one sentence each counts as its own clause says."""
    found = read("The draft was sent in 2021, and we will publish the final text by June 2024.", "Ann Bell")
    assert found == [("promise", "2024-06-30")]
    found = read("We will send the draft by July 2023, but the law should be in force by 2025.", "Ann Bell")
    assert found == [("promise", "2023-07-31"), ("target", "2025-12-31")]
    found = read("They agreed to build a nursery by 2025 and requested the office to send terms by 31 October 2023.")
    assert found == [("promise", "2025-12-31"), ("target", "2023-10-31")]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            "| Owner | What | Due | Status |",
            [
                "| Ann Bell | Share the raw data | Feb 14, 2024 | open |",
                "| Carl Dorn | Ask legal | Feb 20, 2024 | done |",
                "| Eve Falk | Lamps | Feb 1, 2023 | open |",
            ],
        ),
        ("Action    Responsible    Deadline", ["Share the raw data    Ms Ann Bell    14 February 2024"]),
        ("| 内容 | 担当 | 期限 |", ["| Share the raw data | Ann Bell | 令和6年2月14日 |"]),
    ],
)
def test_table_of_actions(head: str, rows: list[str]) -> None:
    """A table of who does what by when gives one promise for each open row with a day to come."""
    lines = [head, *rows]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    passages = tuple(ReadPassage(start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    [one] = read_commitments(text, passages, (), Days(TODAY), {})
    assert (one.text, one.speaker, one.due[1], one.type) == ("Share the raw data", "Ann Bell", "2024-02-14", "promise")


def test_table_without_days_promises_nothing() -> None:
    """A table that gives times of a programme is no table of actions."""
    text = "| Time | Topic | Lead | Notes |\n| 3:50 | Lamps | Ann Bell | Bea is on leave until March |"
    passages = (ReadPassage(0, 33), ReadPassage(34, len(text)))
    assert read_commitments(text, passages, (), Days(TODAY), {}) == ()
    text = "| What | When | Where |\n| Annual dinner | 16 November 2024 | to be announced |"
    assert read_commitments(text, (ReadPassage(0, 23), ReadPassage(24, len(text))), (), Days(TODAY), {}) == ()


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("- @aoife will write the guide by 25 Oct 2023", "aoife"),
        ("- [ ] @aoife: migration guide (due 2023-10-25)", "aoife"),
        ("The Commission to publish the study by September 2023.", None),
        ("・利用ルールの周知は、令和6年3月までに終えるべき。（ラモス委員）", "ラモス"),
        ("The treasurer is to present an offer for 2024 by 30.11.2023.", None),
    ],
)
def test_whose(sentence: str, speaker: str | None) -> None:
    """A handle or a name in brackets behind says whose a commitment is; a body that acts is nobody."""
    [one] = read_commitments(sentence, (ReadPassage(0, len(sentence)),), (), Days(TODAY), {})
    assert one.speaker == speaker


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("I'll send it round by Friday.", ("2023-05-05", "2023-05-05")),
        ("We will have the draft ready by next Wednesday.", ("2023-05-10", "2023-05-10")),
        ("We will finish the count by the end of the week.", ("2023-05-05", "2023-05-07")),
        ("We will answer within the next two weeks.", ("2023-05-02", "2023-05-16")),
        ("The office will reopen by autumn.", ("2023-09-01", "2023-11-30")),
        (
            "The ministry aims to set up the agency in September next year, the minister said Monday.",
            ("2024-09-01", "2024-09-30"),
        ),
        ("来週金曜日までに修正案を送ります。", ("2023-05-12", "2023-05-12")),
        ("来月末までに公表する予定です。", ("2023-06-30", "2023-06-30")),
        ("各課は６月中旬までに意見を出してください。", ("2023-06-11", "2023-06-20")),
        ("Le décret sera publié d'ici fin 2024.", ("2024-12-31", "2024-12-31")),
        ("Die Regierung wird das Gesetz bis Ende März 2024 vorlegen.", ("2024-03-31", "2024-03-31")),
        ("The secretariat will circulate the list by the next meeting.", ("2023-06-06", "2023-06-06")),
        ("次回までに一覧を作成します。", ("2023-06-06", "2023-06-06")),
    ],
)
def test_reckoned_from_the_day_it_was_said(sentence: str, due: tuple[str, str]) -> None:
    """A weekday, a week, a season or "the next meeting" is reckoned from the record's own day."""
    days = Days(TODAY, "2023-06-06")
    [one] = read_commitments(sentence, (ReadPassage(0, len(sentence)),), (), days, {})
    assert one.due == due


@pytest.mark.parametrize(
    "sentence",
    [
        "HARBURY, May 2 (Coast Press) -- The port aims to grow, its director said.",
        "The authority will publish plans set out today (Tuesday 2 May).",
        "On 28 April the council said that it would look at the matter.",
        "The next meeting will be held on 6 June.",
        "They said that spring is a busy time and will stay so.",
    ],
)
def test_days_of_the_record_itself_are_no_deadlines(sentence: str) -> None:
    """A dateline, today's date and days just past, all without a year, are not those of next year."""
    assert read(sentence) == []

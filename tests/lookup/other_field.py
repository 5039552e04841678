"""Bodies from elsewhere: councils, working groups and panels with names and people nothing like those of `field`."""

from __future__ import annotations

from pathlib import Path

from briefings.corpus import Corpus
from briefings.records import ReadAttendance, Reading, ReadMeeting
from tests.lookup.field import file, reading

PORTS = ("Coastal Cities Round Table", ("CCRT",))
BANKS = ("State Level Bankers' Committee", ("SLBC",))
SCHOOLS = ("Board of Education", ())
WEIR = ("Weir Foundation Cross Project Council", ())
CHILDREN = ("保育データ標準化ワーキング・グループ", ())
HOUSES = ("空き家の流通に関する研究会", ())


def open_other_field(path: Path) -> Corpus:
    """A corpus at `path` with six records of six bodies."""
    corpus = Corpus.open(path)
    for record in (_ports(), _banks(), _schools(), _weir(), _children(), _houses()):
        file(corpus, record)
    return corpus


def _present(names: str, role: str = "Member") -> tuple[ReadAttendance, ...]:
    return tuple(ReadAttendance(each, role, None, True) for each in names.split("|"))


def _ports() -> Reading:
    return reading(
        "Coastal Cities Round Table: verbatim record",
        (
            ("Gideon Larkspur", "We begin with the storm surge warnings, which came too late in three cities."),
            ("Nils Aagaard", "The storm surge warnings of ships and streets should come from one model by 2026."),
            ("Odette Fontaine", "Beach nourishment cost the eleven cities 19 million, and a third of it is gone."),
            ("Lauri Tamm", "For beach nourishment one ship is enough; the ramp at the pier waits."),
            ("Mihkel Tamm", "Low-floor buses to the pier have nothing to do with the shore."),
        ),
        meetings=(
            ReadMeeting(*PORTS, 15, "2024-01-24", place="Port Amelia"),
            ReadMeeting(*PORTS, 14, "2023-09-20", status="mentioned"),
            ReadMeeting(*PORTS, 16, "2024-05-22", place="Brisa", status="mentioned"),
        ),
        attendance=(
            *_present("Gideon Larkspur", "Chair"),
            *_present("Nils Aagaard|Odette Fontaine|Lauri Tamm|Mihkel Tamm|Hugo Ferreira-Lima"),
            ReadAttendance("Greta Holm", "Member", None, False),
        ),
        topics=(("storm surge warnings",), ("beach nourishment",), ("low-floor buses",), ("Nils Aagaard, Member",)),
    )


def _banks() -> Reading:
    return reading(
        "Proceedings of the bankers, Kaveripur",
        (("Anant Deshpande", "The Annual Credit Plan stands at 91 per cent, which is low."),),
        meetings=(
            ReadMeeting(*BANKS, 58, "2019-06-24", place="Shivganj"),
            ReadMeeting(*BANKS, 57, "2019-02-12", status="mentioned"),
        ),
        attendance=_present("Anant Deshpande|Vasudha Rangarajan|Irfan Qureshi"),
        topics=(("Annual Credit Plan", "ACP"),),
    )


def _schools() -> Reading:
    return reading(
        "Cedar Hollow Unified School District",
        (("Marisol Villanueva", "The bell schedule starts no earlier than half past eight."),),
        meetings=(ReadMeeting(*SCHOOLS, None, "2023-01-17", place="Cedar Hollow"),),
        attendance=_present("Marisol Villanueva|Theodore Blankenship|Mee Vang"),
        topics=(("bell schedule",),),
    )


def _weir() -> Reading:
    return reading(
        "Meeting 2021-06-15",
        (("Joelle Sandberg", "The travel fund has 21,000 left, and eelgrass is not our matter."),),
        meetings=(ReadMeeting(*WEIR, None, "2021-06-15"),),
        attendance=_present("Joelle Sandberg|Tariq Mansoor"),
        topics=(("travel fund",), ("eelgrass",)),
    )


def _children() -> Reading:
    return reading(
        "議事概要",
        (("諸星 千景", "入園申請の様式は市町村ごとに異なる。午睡記録は手で書いている。"),),
        meetings=(ReadMeeting(*CHILDREN, 5, "2025-01-27"), ReadMeeting(*CHILDREN, 6, None, status="mentioned")),
        attendance=_present("諸星 千景|是枝 俊介|小野寺 樹里"),
        topics=(("午睡記録",), ("入園申請",)),
    )


def _houses() -> Reading:
    return reading(
        "議事録",
        (("三宅 健一郎", "空き家バンクの登録情報について議論いたします。"),),
        meetings=(ReadMeeting(*HOUSES, 4, "2019-02-21"), ReadMeeting(*HOUSES, 5, "2019-04-18", status="mentioned")),
        attendance=_present("三宅 健一郎|三宅 晴美"),
        topics=(("空き家バンク",),),
    )

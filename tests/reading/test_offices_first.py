"""Offices before names in a row, in long texts of offices without names."""

from __future__ import annotations

import time

from briefings.reading.people.office_first import offices_first

ROW = "Minister of Ports and Trade and Tides, Minister of "


def _seconds(text: str) -> float:
    begun = time.perf_counter()
    assert list(offices_first(text)) == []
    return time.perf_counter() - begun


def test_many_offices_without_a_name_take_no_longer_each() -> None:
    """A pattern that looked for the name without an end took minutes for 60 kB."""
    _seconds(ROW)
    assert _seconds(ROW * 1_200) < 1


def test_the_names_behind_offices_in_a_row_are_each_ones_own() -> None:
    text = (
        "It was chaired by the Commissioner for Ports, Thea Brenn, and by the Minister for Tides, Taro Kanbe, "
        "the Minister of Seas, Ada Lindholm, and others. Ben Okafor, the Minister of Isles, Mia Sund, and Leo left."
    )
    assert [(name, role) for _, name, role in offices_first(text)] == [
        ("Thea Brenn", "Commissioner for Ports"),
        ("Taro Kanbe", "Minister for Tides"),
        ("Ada Lindholm", "Minister of Seas"),
    ]

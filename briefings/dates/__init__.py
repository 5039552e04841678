"""Dates, ordinals, eras, clock times and fiscal years in running text, as pure functions of the text.

Nothing here reads the clock: what is relative ("this fiscal year") needs the day it is said on, as an argument.
Years are read between 1600 and 2199. Dates that could be read two ways ("3/4/2025") are not read at all.
"""

from briefings.dates.calendar import FoundDate, FoundDay, find_dates, find_days, fiscal_year, merged_range
from briefings.dates.clock_times import FoundTime, find_times
from briefings.dates.horizons import FoundPeriod, find_periods
from briefings.dates.ordinals import FoundOrdinal, find_ordinals, fold_digits, kanji_number

__all__ = [
    "FoundDate",
    "FoundDay",
    "FoundOrdinal",
    "FoundPeriod",
    "FoundTime",
    "find_dates",
    "find_days",
    "find_ordinals",
    "find_periods",
    "find_times",
    "fiscal_year",
    "fold_digits",
    "kanji_number",
    "merged_range",
]

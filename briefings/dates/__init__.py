"""Dates, ordinals, eras, clock times and fiscal years in running text, as pure functions of the text.

Nothing here reads the clock: what is relative ("this fiscal year") needs the day it is said on, as an argument.
Years are read between 1600 and 2199. Dates that could be read two ways ("3/4/2025") are not read at all.
Clock times and periods (clock_times, horizons) stand apart: only the reader looks for them, and the bot starts without.
"""

from briefings.dates.calendar import FoundDate, FoundDay, find_dates, find_days, fiscal_year, merged_range
from briefings.dates.ordinals import FoundOrdinal, find_ordinals, fold_digits, kanji_number

__all__ = [
    "FoundDate",
    "FoundDay",
    "FoundOrdinal",
    "find_dates",
    "find_days",
    "find_ordinals",
    "fiscal_year",
    "fold_digits",
    "kanji_number",
    "merged_range",
]

"""Days as inventories write them, in French and English: whole ones only, never a guess."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from register.importing.faults import BLANK, Reading, left_empty, taken
from register.importing.read import DateOrder
from register.names import fold
from register.texts import Text

_EARLIEST, _LATEST = 1970, 2099  # years in which a city's equipment was installed or is under warranty
_FIRST_DAYS, _LAST_DAYS = 20_000, 75_000  # day numbers of a spreadsheet, 1954 to 2105
_CENTURY_TURN = 70
_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "january jan janvier janv", "february feb fevrier fevr fev", "march mar mars", "april apr avril avr",
            "may mai", "june jun juin", "july jul juillet juil", "august aug aout", "september sep sept septembre",
            "october oct octobre", "november nov novembre", "december dec decembre",
        ),
        start=1,
    )
    for month in names.split()
}  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_WORDED = re.compile(r"(?:[a-z]+ )?(?:le )?(\d{1,2})(?:er|st|nd|rd|th)? (?:de |of )?([a-z]+) (\d{2}|\d{4})")
_MONTH_FIRST = re.compile(r"(?:[a-z]+ )?([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
_CLOCK = re.compile(r"[ T]+\d{1,2}[:h]\d{2}(:\d{2}(\.\d+)?)?\s*(?:am|pm|z|utc)?$", re.IGNORECASE)
_PARTIAL = re.compile(
    r"(?:19|20)\d\d|\d{1,2} (?:19|20)\d\d|(?:19|20)\d\d \d{1,2}"
    r"|(?:(?:fin|debut|mi|mid|end|early|late|en) )*([a-z]+ )?(?:19|20)\d\d"
    r"|[a-z]+ \d\d|[tqs][1-4] (?:19|20)\d\d|(?:19|20)\d\d [tqs][1-4]"
)
_DURATION = re.compile(r"(\d{1,3}) ?(mois|months?|mths?|mo|m|ans?|annees?|years?|yrs?|y|a)( s)?")


def order_of(cells: Iterable[Any]) -> DateOrder | None:
    """Which of day and month comes first in a column's texts; None where nothing decides or they contradict."""
    votes = {"dmy": 0, "mdy": 0}
    for cell in cells:
        found = _NUMERIC.fullmatch(_CLOCK.sub("", cell.strip())) if isinstance(cell, str) else None
        if found and len(found[1]) <= 2:  # noqa: PLR2004 - no year first
            votes["dmy"] += int(found[1]) > 12  # noqa: PLR2004 - months
            votes["mdy"] += int(found[2]) > 12  # noqa: PLR2004 - months
    if bool(votes["dmy"]) == bool(votes["mdy"]):
        return None
    return "dmy" if votes["dmy"] else "mdy"


def months_of(cell: Any) -> int | None:
    """How many months a duration says ("36 mois", "3 years"); None where it is none."""
    found = _DURATION.fullmatch(fold(cell)) if isinstance(cell, str) else None
    if found is None:
        return None
    return int(found[1]) * (1 if found[2].startswith("m") else 12)


def later(day: date, months: int) -> date | None:
    """The same day so many months later, or the last of that month; None beyond the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    for shorter in range(4):
        try:
            return date(day.year + years, month + 1, day.day - shorter)
        except ValueError:
            continue
    return None


def read_day(cell: Any, order: DateOrder | None, *, epoch_1904: bool = False) -> Reading:
    """The day that a cell states."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _plausible(cell, cell)
    if isinstance(cell, bool):
        return _not_a_day(cell)
    if isinstance(cell, int | float):
        return _numbered(cell, epoch_1904=epoch_1904)
    return _written(cell, order, epoch_1904=epoch_1904) if isinstance(cell, str) else _not_a_day(cell)


def _plausible(day: date, cell: Any) -> Reading:
    if _EARLIEST <= day.year <= _LATEST:
        return Reading(day)
    return left_empty("impossible", Text("“{value}” is no likely day for this.", value=cell))


def _not_a_day(cell: Any) -> Reading:
    return left_empty("unreadable", Text("“{value}” is not understood as a day.", value=str(cell)))


def _partial(cell: Any) -> Reading:
    return left_empty("partial", Text("“{value}” does not say the whole day.", value=cell))


def _impossible(cell: Any) -> Reading:
    return left_empty("impossible", Text("“{value}” is a day that does not exist.", value=cell))


def _numbered(number: float, *, epoch_1904: bool) -> Reading:
    if number == int(number) and (found := _COMPACT.fullmatch(str(int(number)))):
        return _day(int(found[1]), int(found[2]), int(found[3]), int(number))
    if _EARLIEST <= number <= _LATEST:
        return _partial(int(number) if number == int(number) else number)
    if _FIRST_DAYS <= number <= _LAST_DAYS:
        day = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
        return taken(
            day + timedelta(days=int(number)),
            "day_number",
            Text("“{value}” was read as the day that a spreadsheet counts so.", value=str(int(number))),
        )
    return _not_a_day(number)


def _written(cell: str, order: DateOrder | None, *, epoch_1904: bool) -> Reading:
    text = _CLOCK.sub("", cell.strip())
    if not fold(text):
        return BLANK
    if found := _NUMERIC.fullmatch(text):
        return _in_order(found[1], found[2], found[3], cell, order)
    if text.isascii() and text.isdigit() and len(text) >= 4:  # noqa: PLR2004 - a year at least
        return _numbered(float(text), epoch_1904=epoch_1904)
    return _worded(fold(text), cell)


def _worded(words: str, cell: str) -> Reading:
    """A day with its month in words, or part of one."""
    if (found := _WORDED.fullmatch(words)) and found[2] in _MONTHS:
        return _day(_year(found[3]), _MONTHS[found[2]], int(found[1]), cell)
    if (found := _MONTH_FIRST.fullmatch(words)) and found[1] in _MONTHS:
        return _day(int(found[3]), _MONTHS[found[1]], int(found[2]), cell)
    return _partial(cell) if _PARTIAL.fullmatch(words) else _not_a_day(cell)


def _in_order(first: str, second: str, third: str, cell: str, order: DateOrder | None) -> Reading:
    if len(first) > 2:  # noqa: PLR2004 - a year
        return _day(int(first), int(second), int(third), cell)
    one, two, year = int(first), int(second), _year(third)
    if order is None and one != two and max(one, two) <= 12:  # noqa: PLR2004 - months
        return left_empty("ambiguous", Text("“{value}” may be read with the day or with the month first.", value=cell))
    if order == "ymd" and len(third) <= 2:  # noqa: PLR2004 - no year last
        return _day(_year(first), two, int(third), cell)
    day, month = (two, one) if order == "mdy" or (order is None and two > 12) else (one, two)  # noqa: PLR2004
    return _day(year, month, day, cell)


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - in full
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _day(year: int, month: int, day: int, cell: Any) -> Reading:
    try:
        return _plausible(date(year, month, day), cell)
    except ValueError:
        return _impossible(cell)

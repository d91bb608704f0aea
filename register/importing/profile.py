"""What the cells of a column look like, whatever stands above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from register.importing.amounts import price_state
from register.importing.dates import months_of, read_day
from register.importing.deals import deal_words
from register.importing.words import is_error, is_unknown, read_category, read_status
from register.terms.items import STATUS
from register.terms.products import CATEGORY

_SAMPLE = 300
_MAC = re.compile(r"(?:[0-9A-Fa-f]{2}[:\-. ]){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}|[0-9A-Fa-f]{12}")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?")
_CODE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9\-_/.]{4,}", re.IGNORECASE)
_MONEY = re.compile(r"[€$£]|\b(?:eur|euros?|gbp|usd|ht|ttc)\b", re.IGNORECASE)
_PRICE_WORDS = re.compile(
    r"eur(?:os?)?|gbp|usd|chf|ht|ttc|env|environ|k|vat|excl?|incl?|hors|tax\w*|offert|gratuit|inclus|tva|approx|free",
    re.IGNORECASE,
)
_SENTENCE = 3  # words
_NEARLY_ALL = 0.8  # of the cells: sections and totals may stand between numbers


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0 to 1) of the filled cells of a column that are of a kind. filled: of all its rows.

    running: its numbers count 1, 2, 3. code: letters and digits without spaces. priced: numbers or prices.
    """

    filled: float = 0.0
    distinct: float = 0.0
    mac: float = 0.0
    ip: float = 0.0
    day: float = 0.0
    whole: float = 0.0
    number: float = 0.0
    priced: float = 0.0
    money: float = 0.0
    code: float = 0.0
    deal: float = 0.0
    status: float = 0.0
    category: float = 0.0
    prose: float = 0.0
    running: bool = False


def profile(cells: Sequence[Any]) -> Profile:
    """What a column's cells look like, by a sample spread over all of it."""
    step = max(1, len(cells) // _SAMPLE)
    sample = cells[::step]
    filled = [cell for cell in sample if cell != "" and not is_unknown(cell) and not is_error(cell)]
    if not filled:
        return Profile()
    texts = [" ".join(str(cell).split()) if isinstance(cell, str) else "" for cell in filled]
    share = len(filled)
    numbers = [float(cell) for cell in filled if isinstance(cell, int | float) and not isinstance(cell, bool)]
    whole = [number for number in map(_as_whole, filled) if number is not None]
    return Profile(
        filled=share / len(sample),
        distinct=len(set(map(str, filled))) / share,
        mac=sum(bool(_MAC.fullmatch(text)) for text in texts) / share,
        ip=sum(bool(_IP.fullmatch(text)) for text in texts) / share,
        day=sum(map(_is_day, filled)) / share,
        whole=len(whole) / share,
        number=len(numbers) / share,
        priced=(len(numbers) + sum(map(_is_priced, texts))) / share,
        money=sum(bool(_MONEY.search(text)) for text in texts) / share,
        code=sum(bool(_CODE.fullmatch(text)) for text in texts) / share,
        deal=sum(deal_words(text).kind is not None for text in texts if text) / share,
        status=sum(map(_is_status, texts)) / share,
        category=sum(read_category(text, CATEGORY).value is not None for text in texts) / share,
        prose=sum(text.count(" ") >= _SENTENCE for text in texts) / share,
        running=len(whole) >= share * _NEARLY_ALL and len(whole) > 1 and _counts(whole),
    )


def _as_whole(cell: Any) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if cell == cell // 1 else None
    text = str(cell).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1234567") else None


def _counts(numbers: list[int]) -> bool:
    """Whether numbers rise from a small start, in even steps but for a few."""
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    usual = max(set(steps), key=steps.count)
    return usual >= 1 and steps.count(usual) >= len(steps) * 0.7 and numbers[0] <= max(1, usual)


def _is_day(cell: Any) -> bool:
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str) or len(cell) < len("2024"):
        return False
    reading = read_day(cell, "dmy")
    impossible = reading.fault is not None and reading.fault.kind in {"partial", "impossible"}
    counted = reading.fault is not None and reading.fault.kind == "day_number"
    return (reading.value is not None and not counted) or impossible or months_of(cell) is not None


def _is_priced(text: str) -> bool:
    named = price_state(text) not in {"blank", "dash"}
    return named and not any(sign.isalpha() for sign in _PRICE_WORDS.sub("", text))


def _is_status(text: str) -> bool:
    reading = read_status(text, STATUS)
    return reading.value is not None or bool(reading.asks)

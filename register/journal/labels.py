"""Labels of changes as they are kept: source and values, so that history can say them in either language."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from register.texts import LANGUAGES, Text, Words
from register.values import Money


def packed(label: Text) -> str:
    """A label as JSON."""
    return json.dumps(_text_parts(label), ensure_ascii=False, sort_keys=True)


def unpacked(label: str) -> Text:
    """The label that was packed."""
    return _text(json.loads(label))


def _packed(value: object) -> Any:
    if isinstance(value, tuple | list | frozenset):
        return [_packed(part) for part in value]
    for kind, name, write in _WRITERS:
        if isinstance(value, kind):
            return {name: write(value)}
    if hasattr(value, "said"):
        return {"words": [value.said(language) for language in LANGUAGES]}
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _unpacked(value: Any) -> object:
    if isinstance(value, list):
        return tuple(_unpacked(part) for part in value)
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    return _READERS[kind](content)


def _text(content: Any) -> Text:
    source, plural, values = content
    return Text(source, plural, **{key: _unpacked(part) for key, part in values.items()})


def _money(content: Any) -> Money:
    amount, currency, vat, rate = content
    return Money(Decimal(amount), currency, vat, None if rate is None else Decimal(rate))


_READERS: dict[str, Any] = {
    "text": _text,
    "words": lambda content: Words(*content),
    "money": _money,
    "decimal": Decimal,
    "time": datetime.fromisoformat,
    "date": date.fromisoformat,
}


def _text_parts(text: Text) -> Any:
    return [text.source, text.plural, {key: _packed(part) for key, part in text.values.items()}]


def _money_parts(money: Money) -> Any:
    return [str(money.amount), money.currency, money.vat, None if money.rate is None else str(money.rate)]


# A time is a date too, so it stands first.
_WRITERS: tuple[tuple[type, str, Callable[[Any], Any]], ...] = (
    (Text, "text", _text_parts),
    (Words, "words", lambda words: [words.en, words.fr]),
    (Money, "money", _money_parts),
    (Decimal, "decimal", str),
    (datetime, "time", datetime.isoformat),
    (date, "date", date.isoformat),
)

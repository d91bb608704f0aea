"""Labels of changes as they are kept: source and values, so that history can say them in either language."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from register.texts import Text, Words
from register.values import Money


def packed(label: Text) -> str:
    """A label as JSON."""
    return json.dumps(_packed(label)["text"], ensure_ascii=False, sort_keys=True)


def unpacked(label: str) -> Text:
    """The label that was packed."""
    return _text(json.loads(label))


def _packed(value: object) -> Any:
    if isinstance(value, Text):
        values = {key: _packed(part) for key, part in value.values.items()}
        return {"text": [value.source, value.plural, values]}
    if isinstance(value, Words):
        return {"words": [value.en, value.fr]}
    if isinstance(value, Money):
        rate = None if value.rate is None else str(value.rate)
        return {"money": [str(value.amount), value.currency, value.vat, rate]}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        return {"time": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple | list | frozenset):
        return [_packed(part) for part in value]
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

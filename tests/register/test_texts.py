"""Sentences, values and errors as people meet them."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from register.errors import ConflictError, RegisterError
from register.texts import Text, Words, shown
from register.values import Money


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1234567, "1,234,567", "1\u202f234\u202f567"),
        (Decimal("1234.50"), "1,234.50", "1\u202f234,50"),
        (date(2026, 11, 3), "3 Nov 2026", "03/11/2026"),
        (datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "2 Jan 2026 03:04", "02/01/2026 03:04"),
        (True, "yes", "oui"),
        (False, "no", "non"),
        (None, "", ""),
        ("DS-2CD", "DS-2CD", "DS-2CD"),
        (("a", Words("b", "c")), "a, b", "a, c"),
        (Money(Decimal("766.8"), "EUR", "incl"), "766.80\u00a0EUR incl. VAT", "766,80\u00a0EUR TTC"),
        (Money(Decimal(0), "EUR"), "0.00\u00a0EUR", "0,00\u00a0EUR"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(value: object, english: str, french: str) -> None:
    assert (shown(value, "en"), shown(value, "fr")) == (english, french)


def test_a_counted_sentence_takes_the_plural_of_its_number() -> None:
    assert [str(Text("{n} row", "{n} rows", n=n)) for n in (1, 2)] == ["1 row", "2 rows"]


def test_a_value_with_braces_is_not_taken_for_a_place() -> None:
    assert str(Text("Field {name}", name="{x}")) == "Field {x}"


def test_texts_are_equal_by_source_and_values() -> None:
    assert Text("Import {file}", file="a") == Text("Import {file}", file="a")
    assert Text("Import {file}", file="a") != Text("Import {file}", file="b")
    assert Text("a") != "a"


@pytest.mark.parametrize("kind", [RegisterError, ConflictError])
def test_an_error_survives_the_way_between_processes(kind: type[RegisterError]) -> None:
    error = kind(Text("{file} is empty.", file="a.xlsx"), Text("Choose another file."), unchanged=Text("Same."))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(again) is kind
    assert (again.what, again.hint, again.unchanged) == (error.what, error.hint, error.unchanged)
    assert again.said("en") == "a.xlsx is empty. Same. Choose another file."

"""How papers write days, amounts and names."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from register.papers.wording import amount, bounds, cut, day, lacks_a_glyph, listed, printable
from register.resources import resource
from register.rules.spans import ZERO, Span, at_least, exactly, total
from register.values import Money
from tests.files import fonts


@pytest.mark.parametrize(
    ("on", "en", "fr"),
    [
        (date(2017, 2, 9), "9 Feb 2017", "9 févr. 2017"),
        (date(2018, 3, 1), "1 Mar 2018", "1er mars 2018"),
        (date(2021, 8, 31), "31 Aug 2021", "31 août 2021"),
    ],
)
def test_days(on: date, en: str, fr: str) -> None:
    assert day(on, "en") == en.replace(" ", "\u00a0")
    assert day(on, "fr") == fr.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("stated", "en", "fr"),
    [
        (Money(Decimal(2_000_000), "EUR"), "€2,000,000", "2_000_000~€"),
        (Money(Decimal("1200.5"), "EUR", "excl"), "€1,200.50~excl. VAT", "1_200,50~€~HT"),
        (Money(Decimal(0), "EUR", "incl"), "€0", "0~€"),
        (Money(Decimal(9), "CHF", "incl"), "9~CHF~incl. VAT", "9~CHF~TTC"),
    ],
)
def test_amounts(stated: Money, en: str, fr: str) -> None:
    assert amount(stated, "en") == en.replace("~", "\u00a0")
    assert amount(stated, "fr") == fr.replace("~", "\u00a0").replace("_", "\u202f")


def test_amounts_within_bounds() -> None:
    assert bounds(ZERO, "en") == "€0"
    assert bounds(exactly(5, "EUR"), "fr") == "5\u00a0€\u00a0HT"
    assert bounds(at_least(0, "?"), "en") == "at least 0\u00a0excl. VAT"
    assert bounds(total((exactly(5, "EUR"), at_least(0, "?"))), "fr") == "au moins 5\u00a0€\u00a0HT"
    between = Span((("EUR", 10, 12), ("USD", 1, 1)))
    assert bounds(between, "en") == "€10 to €12\u00a0excl. VAT + $1\u00a0excl. VAT"


def test_names_are_listed_and_cut() -> None:
    assert listed(["a", "b", "a"], 2, "en") == "a, b"
    assert listed(["a", "b", "c", "d"], 2, "fr") == "a, b et 2 autres"
    assert cut("abc", 3) == "abc"
    assert cut("abcdef, ghi", 8) == "abcdef…"
    assert cut("华为技术", 4) == "华…"


@given(some.text())
def test_whatever_is_printable_is_covered_and_stays_so(text: str) -> None:
    made = printable(text)
    assert not lacks_a_glyph(made)
    assert printable(made) == made


def test_long_words_may_break() -> None:
    assert printable("Vidéosurveillance") == "Vidéosurveillance"
    assert "\u200b" in printable("https://a.example/b/c/d/e/f")


def test_the_list_of_what_can_be_printed_is_that_of_the_fonts() -> None:
    assert fonts.COVERED.read_text("ascii") == fonts.covered()


def test_each_font_ships_with_its_licence() -> None:
    folder: Path = resource("fonts")
    families = {path.stem.partition("-")[0] for path in folder.glob("*.ttf")}
    for family in families:
        assert "SIL Open Font License, Version 1.1" in (folder / f"OFL-{family}.txt").read_text("utf-8")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 5_000_000


def test_templates_run_no_text_and_ask_nobody() -> None:
    for path in resource("templates").glob("*.typ"):
        text = path.read_text("utf-8")
        assert "eval(" not in text, path.name
        assert "@preview" not in text, path.name
        assert "read(" not in text, path.name


def test_every_template_is_set_or_read_by_one_that_is() -> None:
    folder = resource("templates")
    names = {path.name for path in folder.glob("*.typ")}
    read = {name for path in folder.glob("*.typ") for name in names if f'#import "{name}"' in path.read_text("utf-8")}
    assert names - read == {"sheet.typ", "fit.typ"}

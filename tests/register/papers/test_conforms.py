"""Every paper conforms to PDF/UA-1 and PDF/A-2a, has one page, and is the same twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from register.papers import Wish, print_sheets
from register.papers.fitting import FITS, fitted
from register.papers.sheet import Sheet
from register.papers.typeset import PAPERS, Paper, compiled, typeset
from register.store import Register
from tests.register.papers.checkers import assert_structure, faults, pages_of, text_of
from tests.register.papers.material import (
    FACTS_ON,
    LANGUAGES,
    PRINTED,
    all_true,
    as_long_as_can_be,
    hostile,
    look,
    sheet_of,
    unknown,
    valenciennes,
)


def _of_case(register: Register, language: str) -> Sheet:
    deal = valenciennes(register)["acquisition"]
    with register.read() as connection:
        return sheet_of(connection, "acquisition", deal, language)


def _of_vendor(register: Register, language: str) -> Sheet:
    maker = valenciennes(register)["vendor"]
    with register.read() as connection:
        return sheet_of(connection, "vendor", maker, language)


def _of_nothing(register: Register, language: str) -> Sheet:
    deal = unknown(register)
    with register.read() as connection:
        return sheet_of(connection, "acquisition", deal, language)


def _of_hostile(register: Register, language: str) -> Sheet:
    deal = hostile(register)
    with register.read() as connection:
        return sheet_of(connection, "acquisition", deal, language)


MADE: dict[str, Callable[[Register, str], Sheet]] = {
    "case": _of_case,
    "vendor": _of_vendor,
    "nothing": _of_nothing,
    "hostile": _of_hostile,
    "everything": lambda register, language: all_true(_of_case(register, language)),
    "longest": lambda register, language: as_long_as_can_be(_of_hostile(register, language)),
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_a_sheet_conforms_and_has_one_page(
    register: Register, tmp_path: Path, name: str, language: str, paper: Paper
) -> None:
    made = MADE[name](register, language)
    pdf = typeset([made], look(language, paper))
    assert faults(pdf, tmp_path) == []
    assert_structure(pdf, language)
    assert typeset([made], look(language, paper)) == pdf


def test_all_sheets_of_a_register_are_one_file(register: Register, tmp_path: Path) -> None:
    valenciennes(register)
    unknown(register)
    with register.read() as connection:
        made = print_sheets(connection, Wish("acquisition", None, FACTS_ON, PRINTED, "fr"))
    assert made.number == pages_of(made.pdf) == 2
    assert faults(made.pdf, tmp_path) == []
    assert_structure(made.pdf, "fr", sheets=2)


def test_a_file_without_tags_is_refused_by_the_checkers(register: Register, tmp_path: Path) -> None:
    made = fitted(_of_case(register, "fr"), FITS[3])
    data: dict[str, object] = {
        "lang": "fr",
        "region": "FR",
        "paper": "a4",
        "title": "t",
        "author": "a",
        "keywords": ["k"],
    }
    data |= {"sheets": [{"air": 0.6, "sheet": made}]}
    bare = compiled(data, PRINTED, pdf_standards=[], pdf_tags=False)
    assert {one.split()[0] for one in faults(bare, tmp_path)} == {"ua1", "2a", "pdfua"}
    assert faults(compiled(data, PRINTED), tmp_path) == []


def test_two_registers_of_the_same_facts_differ_only_in_their_state(register: Register, tmp_path: Path) -> None:
    other = Register.create(tmp_path / "other.vitrine", who="Claude Martin")
    try:
        texts = []
        for one in (register, other):
            pdf = typeset([_of_case(one, "fr")], look())
            texts.append(text_of(pdf).split("État du registre")[0])
        assert texts[0] == texts[1]
    finally:
        other.close()

"""The sample register that ships is the case of Valenciennes, fact by fact, with what its sources say, and no more."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from register import tasks
from register.fields.catalogue import CATALOGUE
from register.fields.field import Kind
from register.rules.vocabulary import SUBJECTS
from register.screening import screen
from register.store import Register
from register.texts import Text
from tests.files.sample_register import LANGUAGES, NOTE, case_of_sample, said
from tests.register.cases.entering import CARE, STRUCTURE, cases, enter
from tests.register.cases.test_cases import expected, named
from tests.register.cases.vector import vector
from tests.register.importing.reads import all_of

_OURS = {"import"}
(_CASE,) = [case for case in cases() if case.key == "c01_valenciennes"]


@pytest.fixture(params=LANGUAGES)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """The language of a sample, and the address of its register."""
    address = str(tmp_path / "sample.vitrine")
    tasks.make_sample(address, request.param)
    return request.param, address


def told(register: Register) -> dict[str, list[dict[str, Any]]]:
    """All records, without what the register itself keeps of them; the numbers of papers do not matter."""
    found = {}
    for kind in CATALOGUE.keys() - _OURS:
        rows = [
            {key: value for key, value in row.items() if key not in {"id", "source"}} for row in all_of(register, kind)
        ]
        found[kind] = rows
    return found


def test_the_sample_is_the_case(sample: tuple[str, str], tmp_path: Path) -> None:
    language, address = sample
    with closing(Register.open(address)) as made, closing(Register.create(tmp_path / "case.vitrine")) as other:
        with other.change(Text("Enter the case")) as change:
            enter(change, said(case_of_sample(), language))
        shipped, entered = told(made), told(other)
    (deal,) = shipped["acquisition"]
    assert deal["notes"] == NOTE.said(language)
    entered["acquisition"][0] = {**entered["acquisition"][0], "notes": deal["notes"]}
    for row in entered["fact_note"]:
        row |= {"on": case_of_sample().as_of}
    assert shipped == entered


def test_each_fact_of_the_sample_has_its_paper(sample: tuple[str, str]) -> None:
    _, address = sample
    with closing(Register.open(address)) as register:
        papers = all_of(register, "evidence")
        proven = {(one["about_kind"], one["about_id"], one["about_field"]) for one in papers}
        for kind in (*SUBJECTS, "function", "party", "act", "document", "data_flow", "site"):
            links = {field.key for field in CATALOGUE[kind].stored if field.kind is Kind.REF}
            own = STRUCTURE | links | {"id", "source", "name", "notes"}
            for row in all_of(register, kind):
                facts = {key for key, value in row.items() if value is not None and key not in own}
                whole = (kind, row["id"], None) in proven and kind not in SUBJECTS
                assert whole or facts <= {key for _, number, key in proven if number == row["id"]}, (kind, row["id"])
    assert all(one["url"] for one in papers)


def test_nobody_and_nothing_is_in_it_that_no_source_names(sample: tuple[str, str]) -> None:
    language, address = sample
    with closing(Register.open(address)) as register:
        assert not all_of(register, "person")
        assert not [row for kind in SUBJECTS for row in all_of(register, kind) if any(row.get(key) for key in CARE)]
        (made,) = all_of(register, "import")
    assert made["label"] == NOTE.said(language)


def test_the_sample_comes_to_what_was_reviewed_of_the_case(sample: tuple[str, str], tmp_path: Path) -> None:
    """But for the rule that asks who keeps the file: nobody does."""
    _, address = sample
    with closing(Register.open(address)) as register:
        screen(register, full=True, as_of=_CASE.as_of)
        found = vector(register, _CASE.as_of)
    reviewed, kept = expected(_CASE), "gov-no-owner"
    with closing(Register.create(tmp_path / "case.vitrine")) as other, other.change(Text("Enter")) as change:
        entered = enter(change, case_of_sample())
    for kind in SUBJECTS:
        ours = {name: {rule: said for rule, said in of.items() if rule != kept}
                for name, of in named(entered, found)[kind].items()}  # fmt: skip
        theirs = {name: {rule: said for rule, said in of.items() if rule != kept}
                  for name, of in reviewed.get(kind, {}).items()}  # fmt: skip
        assert ours == theirs, kind
    assert {of[kept] for of in found.values() if kept in of} == {"TRUE medium"}

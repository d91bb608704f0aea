"""The sample register asked and answered until nothing is unknown; and a large one asked, counted by other means."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import func, select

from register import tasks
from register.book.words import codes_of
from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field, Kind
from register.model.tables import TABLES
from register.questions.marks import MARK, read_code
from register.resources import resource
from register.rules.vocabulary import asked as fact_of
from register.store import Register
from register.texts import Text
from register.values import today
from tests.benchmarks.timing import once
from tests.register.importing.reads import all_of
from tests.register.questions.filled import back, columns, problems, written
from tests.register.questions.town import asked, left_open

ITEMS, PRODUCTS, DEALS = 20_000, 400, 25
_PLAIN: dict[Kind, Any] = {
    Kind.YES_NO: "non", Kind.COUNTRY: "France", Kind.COUNTRIES: "France", Kind.DATE: date(2020, 1, 1), Kind.NUMBER: 3,
    Kind.MONEY: "1 000 EUR HT", Kind.REF: "Orvanel Intégration",
}  # fmt: skip


def _answer(one: Field | Collection | None) -> Any:
    """Any answer that a question takes."""
    if isinstance(one, Collection):
        return "complet"
    assert one is not None
    if one.key == "last_scan_on":  # one of long ago would be asked for again
        return today()
    codes = codes_of(one)
    if one.kind in {Kind.CODE, Kind.CODES} and codes is not None:
        return codes.words(next(iter(codes))).fr
    return _PLAIN.get(one.kind, "texte")


def _fill(sheet: Worksheet) -> None:
    """Answer each row, and each cell of a recorded row that says nothing."""
    places = columns(sheet)
    for row in sheet.iter_rows(min_row=3):
        code = read_code(str(row[places[MARK]].value or "")) if MARK in places else None
        if code is None:
            continue
        if "answer" in places:
            row[places["answer"]].value = _answer(fact_of(code.kind, code.key))
        for path, place in places.items():
            kind, _, key = path.partition(".")
            if key and row[place].value is None and CATALOGUE[kind].field(key).to is None:
                row[place].value = _answer(CATALOGUE[kind].field(key))


def test_every_question_of_the_sample_can_be_answered_and_is_settled(register: Register, tmp_path: Path) -> None:
    tasks.import_files(str(register.address), [resource("sample/inventaire.xlsx")])
    before = asked(register)
    assert len(before) > 40
    for round_ in range(3):
        for name in [one["name"] for one in all_of(register, "vendor")] + [None]:
            path = tmp_path / f"{round_}.xlsx"
            made = written(register, path, name, "fr")
            assert made.apart == 0
            if made.path is None:
                continue
            book = load_workbook(path)
            for sheet in book.worksheets:
                _fill(sheet)
            book.save(path)
            assert problems(back(register, path)) == []
    assert asked(register) == []
    assert register.verify().whole


def _large(register: Register) -> None:
    """A register of 20,000 items whose rules are not decided."""
    with register.change(Text("Fill")) as change:
        vendors = change.insert_many("vendor", ["name"], [(f"Vendor {number}",) for number in range(20)])
        models = [(vendors[number % 10], f"M-{number}") for number in range(PRODUCTS)]
        products = change.insert_many("product", ["vendor_id", "model"], models)
        refs = [(f"A-{number}", False) for number in range(DEALS)]
        deals = change.insert_many("acquisition", ["ref", "gathered"], refs)
        parties = [(deal, vendors[10 + number % 10], "supplier") for number, deal in enumerate(deals)]
        change.insert_many("party", ["acquisition_id", "vendor_id", "role"], parties)
        held = [(products[n * 7 % PRODUCTS], deals[n % DEALS], 1, f"S{n}" if n % 3 else None) for n in range(ITEMS)]
        names = ["product_id", "acquisition_id", "quantity", "serial"]
        items = change.insert_many("equipment", names, held)
    left_open(register, "equipment", items, {"deal-showcase": ["exposure", "product.category"]})
    left_open(register, "product", products, {"sov-relabel-oem": ["maker", "equipment.serial"]})
    left_open(register, "acquisition", deals, {"deal-showcase": ["counterparts", "equipment.serial"]})


def _counted(register: Register, of: str) -> dict[int, int]:
    """How many items each brand has, or how many without a serial number each deal."""
    item, product = TABLES["equipment"].c, TABLES["product"].c
    by = product.vendor_id if of == "brand" else item.acquisition_id
    joined = TABLES["equipment"].join(TABLES["product"], item.product_id == product.id)
    query = select(by, func.count()).select_from(joined).group_by(by)
    with register.read() as connection:
        rows = connection.execute(query if of == "brand" else query.where(item.serial.is_(None)))
        return {row[0]: row[1] for row in rows}


def test_questions_of_twenty_thousand_items_are_counted_by_the_database(register: Register) -> None:
    _large(register)
    assert once(lambda: asked(register)) < 10, "a second or so on an idle machine"
    found = asked(register)
    exposure = [one for one in found if one.fact == "equipment.exposure"]
    each = ITEMS // DEALS
    assert [(one.items, one.pairs, one.count, len(one.ids)) for one in exposure] == [(each, each, each, each)] * DEALS
    maker = {one.about.id: one.items for one in found if one.fact == "product.maker" and one.about}
    category = {one.about.id: one.items for one in found if one.fact == "product.category" and one.about}
    assert maker == category == _counted(register, "brand")
    bare = {one.about.id: one.count for one in found if one.fact == "equipment.serial" and one.about}
    assert bare == _counted(register, "deal")

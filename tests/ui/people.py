"""What the tests of the window enter and wait for."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from register.records import Record, record
from register.store import Register
from register.texts import Text
from register.values import Money
from ui.desk import Desk
from ui.pages.listing import REST


@dataclass(frozen=True)
class Entered:
    """The ids of the records of the usual deal."""

    vendor: int
    supplier: int
    product: int
    site: int
    deal: int
    item: int


def enter_deal(register: Register) -> Entered:
    with register.change(Text("Enter a deal")) as change:
        vendor = change.insert("vendor", {"name": "Hikvision", "country": "CN"})
        supplier = change.insert("vendor", {"name": "Escaut Vidéo", "country": "FR"})
        product = change.insert(
            "product", {"vendor": vendor, "maker": vendor, "model": "DS-2CD2143G2-I", "category": "camera_fixed"}
        )
        site = change.insert("site", {"name": "Place d’Armes"})
        deal = change.insert(
            "acquisition",
            {"ref": "A-2026-001", "gathered": False, "title": "Loan of cameras", "deal_type": "free_loan",
             "price_paid": Money(Decimal(0), "EUR"), "stage": "running"},
        )  # fmt: skip
        change.insert("party", {"acquisition": deal, "vendor": supplier, "role": "supplier"})
        item = change.insert(
            "equipment",
            {"product": product, "acquisition": deal, "site": site, "serial": "K54321987", "asset_tag": "VP-0001",
             "quantity": 1, "unit_price": Money(Decimal("1694.93"), "EUR", "excl")},
        )  # fmt: skip
    return Entered(vendor, supplier, product, site, deal, item)


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until nothing is under way, and what came of it has been shown."""
    for _ in range(3):
        qtbot.waitUntil(lambda: desk.jobs.idle, timeout=30_000)
        qtbot.wait(REST)


def stored(register: Register, kind: str, number: int) -> Record:
    with register.read() as connection:
        found = record(connection, kind, number)
    assert found is not None
    return found


def shown_on_screen(qtbot: QtBot, widget: QWidget, width: int = 1280, height: int = 800) -> None:
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()

"""A product of which nobody has said who makes it: who may, why, and one press that confirms it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from register.exporting import Order, export
from register.queries import lists
from register.store import Register
from register.texts import Text
from tests.ui.people import settle, shown_on_screen, stored
from ui.desk import Desk
from ui.pages.products import ProductsPage
from ui.widgets.buttons import Button


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, register: Register) -> ProductsPage:
    with register.change(Text("Enter")) as change:
        brand = change.insert("vendor", {"name": "Ouestvision"})
        bare = change.insert("product", {"vendor": brand, "model": "OV-1", "category": "camera_fixed"})
        known = change.insert("product", {"vendor": brand, "maker": brand, "model": "OV-2"})
        for number, product in enumerate((bare, known)):
            about = {"product": product, "quantity": 1, "mac": f"C0:56:E3:00:00:0{number}"}
            change.insert("equipment", about)
    made = ProductsPage(desk, "products", "EUR")
    qtbot.addWidget(made)
    shown_on_screen(qtbot, made)
    settle(qtbot, desk)
    made.show_record(1)
    settle(qtbot, desk)
    settle(qtbot, desk)
    return made


def told(page: ProductsPage) -> list[str]:
    return [label.text() for label in page.detail.possible.findChildren(QLabel)]


def test_the_list_says_who_may_make_what_nobody_knows(desk: Desk, page: ProductsPage) -> None:
    with desk.register.read() as connection:
        rows = lists.rows(connection, "products", [1, 2], ["maker_proposed", "maker_reason"])
    assert rows[1][0] == "Hikvision"
    assert "registered to" in str(rows[1][1])
    assert rows[2] == (None, None)
    column = [column.key for column in page.model.columns].index("maker_proposed")
    assert [page.model.index(line, column).data() for line in range(2)] == ["Hikvision", "None"]


def test_one_press_confirms_the_maker_and_one_undo_takes_it_back(qtbot: QtBot, desk: Desk, page: ProductsPage) -> None:
    assert told(page)[0] == "Possible maker: Hikvision"
    assert "registered to" in told(page)[1]
    (button,) = page.detail.possible.findChildren(Button)
    assert button.accessibleName() == "Confirm Hikvision as maker"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    settle(qtbot, desk)
    assert stored(desk.register, "product", 1).values["maker"] == 2
    assert stored(desk.register, "vendor", 2).values["name"] == "Hikvision"
    assert told(page) == []
    desk.undo()
    settle(qtbot, desk)
    settle(qtbot, desk)
    assert stored(desk.register, "product", 1).values["maker"] is None
    assert told(page)[0] == "Possible maker: Hikvision"


def test_a_product_whose_maker_is_known_has_no_proposal(qtbot: QtBot, desk: Desk, page: ProductsPage) -> None:
    page.show_record(2)
    settle(qtbot, desk)
    settle(qtbot, desk)
    assert told(page) == []


def test_proposals_are_sorted_and_exported_like_any_column(
    desk: Desk, page: ProductsPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("out") / "products.csv"
    with desk.register.read() as connection:
        assert list(lists.ids(connection, "products", lists.Search(by="maker_proposed"))) == [1, 2]
    export(desk.register, path, Order("products", "en", None, ("model", "maker_proposed", "maker_reason")))
    text = path.read_text("utf-8-sig")
    assert 'OV-1,Hikvision,"the network interface is registered to' in text

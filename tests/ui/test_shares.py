"""The bar of true, not known and neither: what is there can be seen, nothing is painted beyond its end."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.people import shown_on_screen
from ui.theme import Theme
from ui.widgets.shares import Shares, part_widths


@pytest.mark.parametrize(
    "parts", [(1, 0, 0), (1, 1, 1), (1, 0, 100_000), (3, 21, 22), (100_000, 1, 1), (0, 0, 1), (1, 100_000, 0)]
)
def test_parts_fill_the_bar_and_each_that_is_there_is_seen(parts: tuple[int, int, int]) -> None:
    widths = part_widths(parts, 300)
    there = [width for width, part in zip(widths, parts, strict=True) if part]
    assert all(width >= 4 for width in there)
    assert sum(widths) + 2 * (len(there) - 1) == pytest.approx(300)
    assert all(not width for width, part in zip(widths, parts, strict=True) if not part)


def painted(qtbot: QtBot, theme: Theme, true: int, unknown: int, of: int) -> tuple[Shares, QImage]:
    shares = Shares(theme, true, unknown, of)
    qtbot.addWidget(shares)
    shown_on_screen(qtbot, shares, 300, 60)
    bar: QWidget = shares.findChildren(QWidget)[0]
    return shares, bar.grab().toImage()


def test_it_says_in_words_what_it_paints(qtbot: QtBot, theme: Theme) -> None:
    shares, image = painted(qtbot, theme, 1, 2, 4)
    assert shares.accessibleName() == "holds for 1 · unanswered for 2 · does not hold, or does not apply, for 1"
    row = [image.pixelColor(x, 4) for x in range(image.width())]
    assert row.count(theme["text"]) >= 60  # a quarter of it is full
    assert row[-10] not in (theme["text"], theme["control"])  # the last quarter is empty


def test_more_true_than_there_are_records_is_no_accident(qtbot: QtBot, theme: Theme) -> None:
    shares, image = painted(qtbot, theme, 5, 0, 4)
    assert shares.accessibleName() == "holds for 5"
    assert image.pixelColor(150, 4) == theme["text"]


def test_without_anything_to_count_it_is_an_outline(qtbot: QtBot, theme: Theme) -> None:
    _shares, image = painted(qtbot, theme, 0, 0, 0)
    assert image.pixelColor(150, 4) != QColor(theme["text"])

"""Rows of facts: a label and a fact each, as forms and the parts of records show them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from register.fields.field import Field
from ui.forms.fact import Fact
from ui.theme import Theme
from ui.translations import say
from ui.widgets.labels import Wrapped

LABEL = 112  # width of the labels, device-independent pixels


def fact_rows(
    theme: Theme, currency: str, fields: Sequence[Field], only: frozenset[str] | None = None
) -> tuple[QGridLayout, dict[str, Fact]]:
    """The rows of these fields, and their facts by key. only: those that may be edited; None for all."""
    rows, facts = QGridLayout(), {}
    rows.setContentsMargins(0, 0, 0, 8)
    rows.setHorizontalSpacing(8)
    rows.setVerticalSpacing(4)
    rows.setColumnMinimumWidth(0, LABEL)
    rows.setColumnStretch(1, 1)
    for line, field in enumerate(fields):
        name = Wrapped(say(field.label), quiet=True)
        name.setFixedWidth(LABEL)
        name.setContentsMargins(0, 2, 0, 0)
        name.setToolTip(say(field.help))
        fact = Fact(theme, field, currency, editable=only is None or field.key in only)
        name.setBuddy(fact)
        rows.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(fact, line, 1, Qt.AlignmentFlag.AlignTop)
        facts[field.key] = fact
    return rows, facts

"""What the city gives in return, as it was recorded; that there is nothing, or that nobody has said."""

from collections.abc import Iterator
from typing import Any

from register.papers.making import UNKNOWN, Cell, Making
from register.papers.scope import Scope
from register.records import Record, records
from register.terms.clauses import EXCLUSIVITY
from register.texts import Text, Words
from register.values import Answer

_WIDTH = 150  # letters of what is given in return
_NONE_STATED = Words("none stated", "aucune indiquée")
_ANYTHING_ELSE = Text("Anything else:")
# Other facts of a deal by which something is given, in the words of the sheet.
_BESIDES: dict[str, dict[Any, Words | Text]] = {
    "named_by_vendor": {
        True: Words("The vendor names the city in public", "Le fournisseur cite publiquement la ville"),
    },
    "conditions_or_charges": {True: Words("Conditions or charges attached", "Assorti de conditions ou de charges")},
    "exclusivity": {
        code: Text("Exclusivity: {what}", what=words)
        for code, words in EXCLUSIVITY.codes.items()
        if code != "no_exclusivity"
    },
    "vendor_data_use": {
        "statistics": Words("Our data for statistics", "Nos données pour des statistiques"),
        "product_improvement": Words("Our data to improve products", "Nos données pour améliorer des produits"),
        "ai_training": Words("Our data to train an AI", "Nos données pour entraîner une IA"),
        "resale": Words("Our data for resale", "Nos données pour la revente"),
    },
}


def counterparts(making: Making, scope: Scope) -> list[Cell]:
    """What is given in return, most telling first."""
    found: list[Cell] = []
    whole = True
    for deal in records(making.connection, "acquisition", scope.deals).values():
        note = deal.answers.get("counterparts")
        whole = whole and note is not None and note.answer is not Answer.ASKED_NOT_KNOWN
        if deal.values.get("counterparts"):
            cell = making.fact(deal, "counterparts")
            found.append(Cell(cell.text, cell.marks, width=_WIDTH))
        found += _besides(making, deal)
    if not found:
        return [making.cell(_NONE_STATED)] if whole and scope.deals else [UNKNOWN]
    more = [] if whole else [Cell(making.say(_ANYTHING_ELSE), unknown=True)]
    return [*dict.fromkeys(found), *more]


def _besides(making: Making, deal: Record) -> Iterator[Cell]:
    for key, told in _BESIDES.items():
        words = told.get(deal.values.get(key))
        if words is not None:
            yield making.cell(words, making.sources.of(deal, key))

"""The pages of an open register: which there are, what they are called, how they are made."""

from dataclasses import dataclass
from typing import Any

from register.texts import Words
from ui.desk import Desk
from ui.pages.listing import ListPage


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name in the navigation, and its icon."""

    name: Words
    icon: str


PAGES: dict[str, Page] = {
    "findings": Page(Words("Findings", "Constats"), "flag"),
    "equipment": Page(Words("Equipment", "Équipements"), "camera"),
    "acquisitions": Page(Words("Deals", "Acquisitions"), "deal"),
    "vendors": Page(Words("Vendors", "Fournisseurs"), "building"),
    "products": Page(Words("Products", "Produits"), "box"),
    "imports": Page(Words("Imports", "Imports"), "sheet"),
}
GROUPS: tuple[tuple[Words | None, tuple[str, ...]], ...] = (
    (None, ("findings",)),
    (Words("Register", "Registre"), ("equipment", "acquisitions", "vendors", "products")),
    (Words("Work", "Travail"), ("imports",)),
)


def make_page(desk: Desk, key: str, currency: str) -> Any:
    """The page with this key, newly made."""
    if key == "findings":
        from ui.pages.findings import FindingsPage  # noqa: PLC0415 - the rules are loaded with it

        return FindingsPage(desk, key, currency)
    if key == "imports":
        from ui.pages.imports import ImportsPage  # noqa: PLC0415 - not needed to start

        return ImportsPage(desk, key, currency)
    return ListPage(desk, key, currency)

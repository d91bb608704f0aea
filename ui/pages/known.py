"""The pages of an open register: which there are, what they are called, how they are made."""

from importlib import import_module
from typing import Any, NamedTuple

from register.texts import Words
from ui.desk import Desk
from ui.pages.listing import ListPage


class Page(NamedTuple):
    """A page: its name in the navigation, and its icon. made_by: module and class; "" for the page of a list."""

    name: Words
    icon: str
    made_by: str = ""


PAGES: dict[str, Page] = {
    "findings": Page(Words("Findings", "Constats"), "flag", "findings.FindingsPage"),
    "equipment": Page(Words("Equipment", "Équipements"), "camera"),
    "acquisitions": Page(Words("Deals", "Acquisitions"), "deal", "acquisitions.AcquisitionsPage"),
    "vendors": Page(Words("Vendors", "Fournisseurs"), "building"),
    "products": Page(Words("Products", "Produits"), "box", "products.ProductsPage"),
    "deployments": Page(Words("Deployments", "Dispositifs"), "layers"),
    "sites": Page(Words("Sites", "Sites"), "pin"),
    "questions": Page(Words("Questions", "Questions"), "question", "questions.QuestionsPage"),
    "due": Page(Words("Due", "Échéances"), "due", "due.DuePage"),
    "imports": Page(Words("Imports", "Imports"), "sheet", "imports.ImportsPage"),
    "rules": Page(Words("Rules", "Règles"), "rules", "rules.RulesPage"),
    "lists": Page(Words("Official lists", "Listes officielles"), "lists", "official.OfficialPage"),
}
GROUPS: tuple[tuple[Words | None, tuple[str, ...]], ...] = (
    (None, ("findings",)),
    (
        Words("Register", "Registre"),
        ("equipment", "acquisitions", "vendors", "products", "deployments", "sites"),
    ),
    (Words("Work", "Travail"), ("questions", "due", "imports")),
    (Words("Reference", "Référence"), ("rules", "lists")),
)
NUMBERED = 9  # pages that Ctrl and a digit go to


def page_keys() -> list[tuple[str, str]]:
    """The pages in the order of the navigation, with their shortcuts; "" where there are none left."""
    keys = [key for _group, group in GROUPS for key in group]
    return [(key, f"Ctrl+{place}" if place <= NUMBERED else "") for place, key in enumerate(keys, start=1)]


def make_page(desk: Desk, key: str, currency: str) -> Any:
    """The page with this key, newly made: its module is loaded by who visits it first."""
    if not PAGES[key].made_by:
        return ListPage(desk, key, currency)
    module, name = PAGES[key].made_by.split(".")
    return getattr(import_module(f"ui.pages.{module}"), name)(desk, key, currency)

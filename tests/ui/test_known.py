"""Every page has its name, its icon, its place in the navigation, and what makes it."""

from importlib import import_module

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from register.queries.columns import LISTS
from register.resources import resource
from ui.pages.known import GROUPS, NUMBERED, PAGES, page_keys


@pytest.mark.parametrize("key", PAGES)
def test_a_page_has_a_name_an_icon_and_what_makes_it(key: str) -> None:
    page = PAGES[key]
    assert page.name.en
    assert page.name.fr
    assert resource(f"icons/{page.icon}.svg").is_file()
    if not page.made_by:
        assert key in LISTS
        return
    module, name = page.made_by.split(".")
    made = getattr(import_module(f"ui.pages.{module}"), name)
    assert issubclass(made, QWidget)
    assert isinstance(made.importing, Signal)
    assert isinstance(made.going, Signal)
    assert callable(made.focus)


def test_each_page_stands_in_the_navigation_once_with_an_icon_of_its_own() -> None:
    keys = [key for _group, group in GROUPS for key in group]
    assert sorted(keys) == sorted(PAGES)
    assert len({page.icon for page in PAGES.values()}) == len(PAGES)
    for name, _group in GROUPS:
        assert name is None or (name.en and name.fr)


def test_the_first_nine_pages_have_a_digit() -> None:
    shortcuts = [keys for _key, keys in page_keys()]
    assert shortcuts[:NUMBERED] == [f"Ctrl+{digit}" for digit in range(1, 10)]
    assert not any(shortcuts[NUMBERED:])

"""Where Ctrl+K leads: pages, what the menus and the page at hand do, records, rules, and lists by words."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from register.fields.catalogue import CATALOGUE
from register.progress import Progress
from register.queries.columns import LISTS
from register.texts import LANGUAGES, Text
from ui.desk import Desk
from ui.keys import GO_TO, native
from ui.pages.go_to import Entry, GoTo, Part
from ui.pages.known import PAGES, page_keys
from ui.translations import language, say, shown

GO, DO, SEARCH = Text("Go to"), Text("Do"), Text("Search")
_ORDER = ("vendors", "acquisitions", "products", "deployments", "sites", "equipment")  # a vendor before what it made


class Going:
    """Makes the entries. space: the open register as the window shows it, None without one. acts: of the menus."""

    def __init__(self, space: Any, acts: Sequence[tuple[Text, QAction]]) -> None:
        self._space = space
        self._acts = acts

    def known(self) -> list[Part]:
        """Pages, and what can be done now."""
        return [(GO, self._pages()), (DO, [*self._buttons(), *self._menus()])]

    def _pages(self) -> list[Entry]:
        if self._space is None:
            return []
        return [
            Entry(say(PAGES[key].name), PAGES[key].icon, partial(self._space.go, key), _beside(PAGES[key].name),
                  keys=native(keys))
            for key, keys in page_keys()
        ]  # fmt: skip

    def _menus(self) -> list[Entry]:
        return [
            Entry(action.text().replace("&&", "&"), "right", action.trigger, _beside(name), keys=_keys_of(action))
            for name, action in self._acts
            if action.isEnabled() and name != GO_TO.name
        ]

    def _buttons(self) -> list[Entry]:
        """What the buttons of the page do that have keys."""
        page: QWidget | None = None if self._space is None else self._space.page
        buttons = [] if page is None else page.findChildren(QPushButton)
        return [
            Entry(button.text(), "right", button.click, keys=_native(button.shortcut()))
            for button in buttons
            if button.isVisible() and button.isEnabled() and not button.shortcut().isEmpty()
        ]

    def search(self, desk: Desk, dialog: GoTo, words: str) -> None:
        """Look for words in the whole register, and show what was found."""
        desk.jobs.read("anywhere", partial(_read, desk.register, words), partial(self._show, dialog, words), dialog)

    def _show(self, dialog: GoTo, words: str, found: Any) -> None:
        above = [self._hit(hit, words) for hit in found.hits]
        above += [
            Entry(shown(title), "rules", partial(self._space.go_to_rule, rule), say(Text("Rule")))
            for rule, title in found.rules
        ]
        below = [
            Entry(say(Text("“{words}” in {list}", words=words, list=PAGES[key].name)), "search",
                  partial(self._space.search_in, key, words), shown(number))
            for key, number in found.counts.items()
        ]  # fmt: skip
        dialog.show_found(words, [(GO, above)], [(SEARCH, below)])

    def _hit(self, hit: Any, words: str) -> Entry:
        go = partial(self._space.go_to, hit.kind, hit.id)
        further = partial(self._space.search_in, hit.list_key, words)
        kind = say(CATALOGUE[hit.kind].label)
        return Entry(shown(hit.title), PAGES[hit.list_key].icon, go, kind, found_by=words, further=further)


def _beside(name: Any) -> str:
    """What something is called in the other language, where that is another word."""
    other = next(code for code in LANGUAGES if code != language())
    said, here = name.said(other).replace("&", ""), name.said(language()).replace("&", "")
    return said if said != here else ""


def _keys_of(action: QAction) -> str:
    return _native(action.shortcut())


def _native(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def _read(register: Any, words: str, _progress: Progress) -> Any:
    from register.queries.anywhere import anywhere  # noqa: PLC0415 - loads the database's libraries, in the worker

    with register.read() as connection:
        return anywhere(connection, words, [key for key in _ORDER if key in LISTS])

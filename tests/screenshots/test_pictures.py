"""Pictures of each page in each language for a person to look at, and what can be asserted of them.

They are written to the folder named by VITRINE_PICTURES; without it nowhere is kept. VITRINE_THEMES names the themes
that they are taken in, as "light dark contrast"; without it the light one.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from register import decisions
from register.queries.findings import findings
from register.resources import resource
from register.store import Register
from register.texts import Text
from register.values import today
from tests.ui.conftest import settings, theme
from tests.ui.found import GIFT, PASSWORDS, Work, enter_found
from tests.ui.people import settle
from ui.pages.known import PAGES
from ui.settings import Settings
from ui.theme import Theme
from ui.translations import speak
from ui.window import MainWindow

__all__ = ["settings", "theme"]

SIZES = (QSize(1280, 800), QSize(1280, 720))
SMALL = QSize(960, 540)  # a screen of 1920 × 1080 at 200 %


class Camera:
    """Takes pictures of a window, and looks at each for words that are cut."""

    def __init__(self, qtbot: QtBot, window: MainWindow, language: str, folder: Path) -> None:
        self.qtbot, self.window, self.language, self.folder = qtbot, window, language, folder
        self.themes = (os.environ.get("VITRINE_THEMES") or "light").split()

    def take(self, name: str, sizes: Sequence[QSize] = SIZES) -> None:
        if self.window.desk is not None:
            settle(self.qtbot, self.window.desk)
        for size in sizes:
            self.window.resize(size)
            self.qtbot.wait(20)
            if self.window.desk is not None:
                settle(self.qtbot, self.window.desk)
            self.shoot(name)
            if cut(self.window):
                self.qtbot.wait(50)  # words that changed just now are laid out in the next turn
            assert not cut(self.window), (name, self.language)
            least = self.window.minimumSizeHint()
            assert least.width() <= size.width(), name
            assert least.height() <= size.height(), name

    def shoot(self, name: str, over: QWidget | None = None) -> None:
        """Save the window as it is, in each theme. over: what stands over it, with a window of its own."""
        for worn in self.themes:
            self.window.wear(worn)
            self.qtbot.wait(10)
            shade, picture = "" if worn == "light" else f"-{worn}", self.window.grab()
            if over is not None:
                painter = QPainter(picture)
                painter.drawPixmap(self.window.mapFromGlobal(over.mapToGlobal(QPoint(0, 0))), over.grab())
                painter.end()
            picture.save(str(self.folder / f"{name}{shade}-{self.language}-{self.window.height()}.png"))
        self.window.wear("light")
        self.qtbot.wait(10)

    def over(self, name: str, widget: QWidget) -> None:
        """Save the window with what stands over it."""
        self.qtbot.waitUntil(widget.isVisible)
        self.shoot(name, widget)


def cut(window: QWidget) -> list[str]:
    """The words of labels and buttons that do not fit."""
    found = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and label.text():
            wanted = label.fontMetrics().boundingRect(label.text()).width()
            if wanted > label.contentsRect().width() + 2:
                found.append(label.text())
    buttons = (button for button in window.findChildren(QAbstractButton) if button.isVisible() and button.text())
    return found + [button.text() for button in buttons if button.width() < button.minimumSizeHint().width() - 1]


@pytest.fixture(params=["en", "fr"])
def camera(
    request: pytest.FixtureRequest, qtbot: QtBot, settings: Settings, theme: Theme, tmp_path: Path
) -> Iterator[Camera]:
    folder = Path(os.environ.get("VITRINE_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    settings.language = request.param
    speak(request.param)
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.resize(SIZES[0])
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield Camera(qtbot, window, request.param, folder)
    if window.desk is not None:
        settle(qtbot, window.desk)
    window.close()
    speak("en")


def test_pictures_of_every_page(qtbot: QtBot, camera: Camera, tmp_path: Path) -> None:
    window = camera.window
    window.show_welcome()
    camera.take("01-welcome")
    window.open_register(str(tmp_path / "ville.vitrine"), new=True)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    camera.take("02-empty")
    _import(camera)
    _answer(camera)
    for place, key in enumerate(PAGES, start=6):
        window.workspace.go(key)
        camera.take(f"{place:02}-{key}")
    window.workspace.go("acquisitions")
    detail = window.workspace.page.detail
    for place, name in ((1, "findings"), (2, "history")):
        detail._tabs.choose(place)
        camera.take(f"12-deal-{name}")
    detail._tabs.choose(0)
    detail.print_record()
    camera.take("12-deal-sheet", (*SIZES, SMALL))
    window.resize(SIZES[0])
    window.workspace.back()
    _edit(camera)
    window.workspace.page.begin()
    camera.take("14-new-deal")
    window.workspace.page._end()
    window.workspace.go("equipment")
    window.workspace.page.search.setText("zzzz")
    qtbot.waitUntil(lambda: window.workspace.page.model.rowCount() == 0)
    camera.take("15-nothing-found")


def _import(camera: Camera) -> None:
    window = camera.window
    window.workspace.start_import()
    camera.take("03-import-choose")
    page = window.workspace._import
    page.read([str(resource("sample/inventaire.xlsx"))])
    settle(camera.qtbot, window.desk)
    for place, name in enumerate(("table", "columns", "changes", "problems", "proposals")):
        page._tabs.choose(place)
        camera.take(f"04-import-{place}-{name}")
    page.apply()
    settle(camera.qtbot, window.desk)
    camera.take("05-import-done")
    page.left.emit("equipment")
    settle(camera.qtbot, window.desk)


def _answer(camera: Camera) -> None:
    """What a person would enter after the import: the return of one gift, and where one vendor is controlled."""
    register = camera.window.desk.register
    with register.read() as connection:
        from register.queries import lists  # noqa: PLC0415 - only here

        gifts = [
            number
            for number, (deal,) in lists.rows(
                connection, "acquisitions", lists.ids(connection, "acquisitions"), ["deal_type"]
            ).items()
            if deal in {"donation", "free_loan", "free_pilot"}
        ]
        vendors = lists.ids(connection, "vendors", lists.Search("hik"))
    with register.change(Text("Answer")) as change:
        for number in gifts[:1]:
            change.edit("acquisition", number, None, {"counterparts": ("press_release",), "named_by_vendor": True})
        for number in vendors[:1]:
            change.edit("vendor", number, None, {"parent_country": "CN", "country": "CN"})
    settle(camera.qtbot, camera.window.desk)


def test_pictures_of_findings(qtbot: QtBot, camera: Camera, tmp_path: Path) -> None:
    """Findings by rule, one explained and decided on, what is not known, and things that are alike."""
    window, path = camera.window, tmp_path / "ville.vitrine"
    register = Register.create(path, who="Claude Martin")
    enter_found(register)
    register.close()
    window.open_register(str(path))
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    work = Work(qtbot, window.desk, window.workspace)
    work.key(Qt.Key.Key_Home)
    camera.take("20-findings", (*SIZES, SMALL))
    window.resize(SIZES[0])
    work.page.detail.show()
    work.pick(GIFT)
    camera.take("21-finding", (*SIZES, SMALL))
    work.page.detail.show()
    _grouped(camera, work, "32-by", ("subject", "due", "rule"))
    window.resize(SIZES[0])
    work.page.detail.show()
    work.pick(GIFT)
    _forms(camera, work)
    _decide(window.desk.register)
    settle(qtbot, window.desk)
    for place in (0, 400, 10_000):
        work.page.detail.cards.verticalScrollBar().setValue(place)
        camera.take(f"26-decided-{place}", (SIZES[1],))
    _grouped(camera, work, "33-accepted", ("due", "rule"))
    _alike(camera, work)
    work.page.chips.choose("dismissed")
    camera.take("31-nothing-dismissed")


def _grouped(camera: Camera, work: Work, name: str, groupings: Sequence[str]) -> None:
    for by in groupings:
        work.page.grouping.choose(by)
        settle(camera.qtbot, camera.window.desk)
        work.key(Qt.Key.Key_Home, Qt.Key.Key_Right)
        camera.take(f"{name}-{by}", (*SIZES, SMALL))


def _forms(camera: Camera, work: Work) -> None:
    treatment = work.card.treatment
    for place, purpose in enumerate(("handle", "accept", "dismiss", "measure"), start=22):
        treatment.open(purpose)
        camera.take(f"{place}-{purpose}")
        assert treatment.form is not None
        if purpose == "accept":
            treatment.form.submit()  # what is missing is said
            camera.take(f"{place}-{purpose}-missing", (SIZES[1],))
        treatment.form.left.emit()


def _alike(camera: Camera, work: Work) -> None:
    window = camera.window
    work.pick(PASSWORDS)
    camera.take("27-things-alike")
    work.card.showing.emit()
    camera.take("28-their-list")
    window.workspace.page.detail._tabs.choose(1)
    camera.take("29-of-one-thing")
    window.workspace.go("findings")
    work.page.chips.choose("unknown")
    work.key(Qt.Key.Key_Right, Qt.Key.Key_Down)
    camera.take("30-to-look-into", (*SIZES, SMALL))


def _decide(register: Register) -> None:
    """An acceptance that ends soon, after a first decision, with one measure that is proven and one that is planned."""
    day = today()
    with register.change(Text("Decide")) as change:
        found = findings(change.connection, rule=GIFT)[0]
        by = decisions.person_named(change, "D. Roy")
        measure = {"kind": "technical", "status": "done", "done_on": day, "description": "VLAN 42, sans Internet"}
        decisions.take_measure(change, found, measure, {"kind": "config_export", "reference": "vlan-42.cfg"})
        planned = {"kind": "contractual", "status": "planned", "description": "Clause de non-publicité"}
        decisions.take_measure(change, found, planned)
        decisions.decide(change, found, {"status": "under_review", "treatment": "reduce", "owner_service": "DSI"})
        decisions.decide(change, found, {
            "status": "accepted", "reason": "Réseau isolé, remplacement voté.", "decided_by": by,
            "role": "director_general", "owner_service": "DSI", "expires_on": day + timedelta(days=8),
            "severity_persons": 2, "severity_city": 1, "likelihood": 2,
        })  # fmt: skip


def _edit(camera: Camera) -> None:
    form = camera.window.workspace.page.detail.form
    for key in ("counterparts", "market_value", "signed_on"):
        fact = form.fact(key)
        form.ensureWidgetVisible(fact, 0, 200)
        fact.edit()
        camera.qtbot.wait(10)
        form.ensureWidgetVisible(fact, 0, 200)
        camera.take(f"13-edit-{key}")
        fact.close_editor()
    camera.qtbot.keyClick(camera.window, Qt.Key.Key_Escape)

"""The page of findings: groups that open, chips, keys, what is new, what is searched for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from register import decisions
from register.queries.put import put_about
from register.store import Register
from register.texts import Text
from tests.ui.found import FREE, GIFT, PASSWORDS, SHOWCASE, THINGS, Found, Work, click, enter, enter_found, finding_of
from tests.ui.people import settle
from ui.desk import Desk
from ui.forms.anatomy import Waits
from ui.tables import groups
from ui.translations import say, speak
from ui.workspace import Workspace


@pytest.fixture
def found(register: Register) -> Found:
    return enter_found(register)


@pytest.fixture
def work(qtbot: QtBot, desk: Desk, found: Found, space: Workspace) -> Work:
    return Work(qtbot, desk, space)


def test_rules_stand_with_the_most_serious_first(work: Work) -> None:
    lines = work.lines()
    assert lines[0].startswith("Critical, Default, shared or hard-coded passwords, 1 finding")
    assert lines[0].endswith(f"{THINGS} things")
    levels = [line.split(",")[0] for line in lines]
    assert levels == sorted(levels, key=["Critical", "High", "Medium", "Low"].index)
    assert all(one.keys is None for one in work.page.model.branches)  # nothing under them was read
    QAbstractItemModelTester(work.page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    work.key(Qt.Key.Key_Asterisk)
    assert len(work.lines()) > len(lines)


def test_keys_open_and_close_a_rule_and_lead_to_the_record(work: Work, found: Found) -> None:
    card = work.pick(GIFT)
    assert card.explained.finding.rule == GIFT
    assert work.page.detail._title.text() == "Showcase agreement · Helvarion"
    assert any(line.startswith("High, Showcase agreement · Helvarion, open") for line in work.lines())
    before = len(work.lines())
    work.key(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert len(work.lines()) == before - 1
    work.key(Qt.Key.Key_Return)  # on a rule it opens it again
    assert len(work.lines()) == before
    work.key(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert work.space.key == "acquisitions"
    assert work.space.page.view.current() == found.gift


def test_the_mouse_opens_a_rule_by_its_chevron(work: Work, qtbot: QtBot) -> None:
    view = work.page.view
    rect = view.visualRect(work.page.model.index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(24, rect.center().y()))
    work.settle()
    assert view.isExpanded(work.page.model.index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, rect.center().y()))
    work.settle()
    assert view.isExpanded(work.page.model.index(0, 0))


def test_a_rule_says_what_is_checked_and_what_it_comes_to(work: Work) -> None:
    assert work.page.view.go_to(PASSWORDS)
    work.settle()
    pane = work.page.detail
    assert pane._title.text() == "Default, shared or hard-coded passwords"
    said = " ".join(label.accessibleName() for label in pane.rule.findChildren(QWidget) if label.accessibleName())
    assert f"holds for {THINGS}" in said
    assert "Rule sec-default-credentials · security" in pane._kind.text()


def test_what_is_not_decided_is_listed_with_its_questions(work: Work, found: Found, qtbot: QtBot) -> None:
    work.chip("Unanswered")
    assert all(line.startswith("Unanswered, ") for line in work.lines())
    assert work.page.view.go_to(GIFT)
    work.key(Qt.Key.Key_Right, Qt.Key.Key_Down)
    card = work.page.detail.cards.card
    assert isinstance(card, Waits)
    assert work.page.detail._title.text() == "Speed signs · Helvarion"
    work.press("Answer: Price paid")
    qtbot.waitUntil(lambda: work.space.key == "acquisitions" and work.space.page.detail.number == found.quiet)
    settle(qtbot, work.desk)
    fact = work.space.page.detail.form.fact("price_paid")
    assert fact.editing
    fact.close_editor()


def test_a_question_is_noted_as_put_and_reminded_of(work: Work, found: Found, register: Register, qtbot: QtBot) -> None:
    work.chip("Unanswered")
    assert work.page.view.go_to(GIFT)
    work.key(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_D)
    card = work.page.detail.cards.card
    assert isinstance(card, Waits)
    asked = card._unknown.questions[0].path
    form = card._unknown.form
    assert form is not None
    click(qtbot, form, "Copy the question")
    assert QApplication.clipboard().text() == say(card._unknown.questions[0].words)
    work.press("Note as asked")
    with register.read() as connection:
        assert asked in put_about(connection, "acquisition", found.quiet)
    assert any("answer due by" in text for text in _texts(work.page.detail.cards))
    assert str(work.desk.next_undo and work.desk.next_undo.label).startswith("Question put")
    work.press("Remind… ")
    again = work.page.detail.cards.card
    assert isinstance(again, Waits)
    assert again._unknown.form is not None
    enter(qtbot, again._unknown.form, "Answer due", "31/12/2030")
    work.press("Note as reminded")
    assert str(work.desk.next_undo and work.desk.next_undo.label).startswith("Reminded of a question")


def test_things_alike_are_one_finding_and_lead_to_their_list(work: Work, found: Found) -> None:
    work.pick(PASSWORDS)
    assert work.page.detail._title.text() == "HV-20 · Parc centre"
    with work.desk.register.change(Text("Change one password")) as change:
        change.edit("equipment", found.things[0], None, {"credentials_state": "unique"})
    work.settle()
    work.press(f"Show the {THINGS - 1} things")
    page = work.space.page
    assert work.space.key == "equipment"
    assert list(page.model.ids) == list(found.things[1:])
    assert page._common.text() == "Default, shared or hard-coded passwords"
    page._every.click()
    work.settle()
    assert list(page.model.ids) == list(found.things)
    assert not page._every.isVisible()


def test_on_the_first_visit_nothing_is_new(work: Work) -> None:
    assert not any("new" in line.split(", ") for line in work.lines())
    chip = next(one for one in work.page.chips.children() if getattr(one, "text", str)() == "Since my last visit")
    assert not chip.isEnabled()  # type: ignore[attr-defined]
    assert chip.toolTip()  # type: ignore[attr-defined]


def test_what_came_since_the_last_visit_is_marked_until_it_is_looked_at(
    work: Work, qtbot: QtBot, desk: Desk, found: Found, space: Workspace
) -> None:
    space.go("vendors")  # leaves the page
    work.settle()
    again = Workspace(desk, "EUR", "city")
    qtbot.addWidget(again)
    again.show()
    with desk.register.change(Text("Buy")) as change:
        change.insert("acquisition", {"ref": "A-3", "title": "Radars", "gathered": False, "price_paid": FREE})
    settle(qtbot, desk)
    later = Work(qtbot, desk, again)
    assert any("Equipment or software obtained for free, new" in line for line in later.lines())
    fresh = later.page._read and dict(later.page._read.fresh)
    assert fresh
    assert GIFT in fresh
    later.chip("Since my last visit")
    assert {one.group.key for one in later.page.model.branches} == set(fresh)
    later.chip("Open")
    seen: set[Any] = later.page.view.lines.seen
    assert not seen
    for _ in fresh:
        later.key(Qt.Key.Key_N)
    assert seen == set(fresh.values())
    at = later.page.view.currentIndex()
    later.key(Qt.Key.Key_N)
    assert later.page.view.currentIndex() == at  # nothing new is left
    again.close()


def test_words_are_looked_for_in_rules_and_records(work: Work, qtbot: QtBot) -> None:
    work.page.search.setFocus()
    qtbot.keyClicks(work.page.search, "Showcase agr")
    qtbot.waitUntil(lambda: work.page.model.look.words == "Showcase agr")
    work.settle()
    rules = {one.group.key for one in work.page.model.branches}
    assert GIFT in rules
    assert PASSWORDS not in rules
    work.page.search.setText("zzzz")
    qtbot.waitUntil(lambda: not work.page.model.branches)
    assert "zzzz" in work.page._empty._sentence.text()
    work.page._empty._button.click()
    qtbot.waitUntil(lambda: PASSWORDS in {one.group.key for one in work.page.model.branches})
    work.settle()


def test_without_an_open_finding_the_questions_are_named(qtbot: QtBot, desk: Desk, space: Workspace) -> None:
    work = Work(qtbot, desk, space)
    assert work.page._empty._sentence.text() == "No open finding."
    assert work.page._empty._line.text() == "No question is left to be looked into."
    with desk.register.change(Text("Enter")) as change:
        change.insert("acquisition", {"ref": "A-1", "title": "Radars", "gathered": False, "owner_service": "IT"})
    work.settle()
    with desk.register.change(Text("Dismiss all")) as change:
        for rule in ("gov-no-owner",):
            found = finding_of(desk.register, rule)
            decisions.decide(change, found, {"status": "set_aside", "reason": "An example"})
    work.settle()
    assert work.page._empty._sentence.text() == "No open finding."
    assert "to be looked into" in work.page._empty._line.text()
    work.page._empty._button.click()
    work.settle()
    assert work.page.chips.current == "unknown"
    assert work.lines()


def test_a_card_and_a_line_lead_to_the_rule(work: Work) -> None:
    assert work.page.view.go_to(SHOWCASE)
    work.settle()
    work.page.detail._open.click()
    work.settle()
    assert work.space.key == "rules"
    assert work.space.page.view.current() == SHOWCASE
    work.space.back()
    work.pick(GIFT)
    work.press("Show the rule deal-free-of-charge")
    assert work.space.key == "rules"
    assert work.space.page.view.current() == GIFT


def test_a_narrow_window_keeps_every_word(work: Work, qtbot: QtBot) -> None:
    work.space.resize(860, 540)
    work.settle()
    assert not work.page.detail.isVisible()
    work.page.detail.show()
    work.page._split.setSizes([380, 520])
    work.settle()
    assert work.page.view.lines.narrow
    work.pick(PASSWORDS)
    assert work.page.view.lines.sizeHint(QStyleOptionViewItem(), work.page.view.currentIndex()).height() >= 46


@pytest.mark.parametrize("language", ["en", "fr"])
def test_whatever_takes_the_focus_has_a_name(
    qtbot: QtBot, desk: Desk, found: Found, settings: Any, language: str
) -> None:
    speak(language)
    space = Workspace(desk, "EUR", "city")
    qtbot.addWidget(space)
    space.resize(1280, 800)
    space.show()
    settle(qtbot, desk)
    work = Work(qtbot, desk, space)
    work.pick(PASSWORDS).treatment.open("accept")
    work.settle()
    nameless = [
        widget for widget in space.page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
        and widget.focusProxy() is None
    ]  # fmt: skip
    assert nameless == []
    work.card.treatment._close()
    space.close()
    speak("en")


def test_nothing_is_read_on_the_thread_of_the_window(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    main, register = threading.main_thread(), work.desk.register
    read, read_here = register.read, []

    @contextmanager
    def watched() -> Iterator[Any]:
        if threading.current_thread() is main:
            read_here.append(1)
        with read() as connection:
            yield connection

    monkeypatch.setattr(register, "read", watched)
    work.key(Qt.Key.Key_Asterisk, Qt.Key.Key_Down, Qt.Key.Key_Down)
    work.chip("Unanswered")
    work.key(Qt.Key.Key_Right, Qt.Key.Key_Down)
    work.chip("Open")
    assert read_here == []


def test_many_lines_are_given_to_the_view_as_they_are_seen(
    work: Work, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "STEP", 20)
    monkeypatch.setattr(groups, "MOST", 50)
    with register.change(Text("Buy")) as change:
        for number in range(60):
            change.insert("acquisition", {"ref": f"R-{number}", "title": f"Deal {number}", "gathered": False})
    work.settle()
    work.chip("Unanswered")
    rule = "gov-no-dpa"
    assert work.page.view.go_to(rule)
    work.key(Qt.Key.Key_Right)
    at = work.page.model.index_of(rule)
    assert 20 <= work.page.model.rowCount(at) <= 40
    for _ in range(4):
        work.page.view.scrollTo(work.page.model.index(work.page.model.rowCount(at) - 1, 0, at))
        work.settle()
    assert work.page.model.rowCount(at) == 51
    last = work.page.model.index(50, 0, at)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "12 more: search to find them"
    work.page.view.setCurrentIndex(last)
    work.settle()
    assert not work.page.detail._inside.isVisible()


def _texts(within: QWidget) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel)]

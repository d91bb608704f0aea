"""Findings in groups of a person's choice, what is to be looked into searched by its questions, a low window."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from register import decisions
from register.queries.asking import wanted
from register.queries.grouping import GROUPINGS
from register.queries.waiting import waiting
from register.store import Register
from register.texts import Text
from register.values import today
from tests.ui.found import GIFT, PASSWORDS, THINGS, Found, Work, click, enter_found, finding_of
from tests.ui.people import settle
from ui.desk import Desk
from ui.forms.anatomy import Anatomy, Waits
from ui.tables import groups
from ui.workspace import Workspace


@pytest.fixture
def found(register: Register) -> Found:
    return enter_found(register)


@pytest.fixture
def work(qtbot: QtBot, desk: Desk, found: Found, space: Workspace) -> Work:
    return Work(qtbot, desk, space)


def accept(register: Register, until: date) -> None:
    with register.change(Text("Decide")) as change:
        decisions.decide(change, finding_of(register, GIFT), {
            "status": "accepted", "reason": "Isolated", "decided_by": decisions.person_named(change, "D. Roy"),
            "role": "director_general", "owner_service": "IT", "expires_on": until,
        })  # fmt: skip


def searched(work: Work, words: str) -> bool:
    return work.look.words == words


def group(work: Work, name: str) -> None:
    """Click a choice of the groups."""
    click(work.qtbot, work.page.grouping, f"Group by: {name}")
    work.settle()


def test_findings_are_grouped_by_what_they_are_about(work: Work, found: Found) -> None:
    group(work, "Subject")
    lines = work.lines()
    assert lines[0].startswith("Critical, HV-20 · Parc centre, 1 finding")
    assert lines[0].endswith(f"{THINGS} things")
    assert any(line.startswith("High, Showcase agreement · Helvarion, ") for line in lines)
    QAbstractItemModelTester(work.page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    work.key(Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert work.lines()[1].startswith("Critical, Default, shared or hard-coded passwords, open") or (
        f"{THINGS} things" in work.lines()[1]
    )
    card = work.page.detail.cards.card
    assert isinstance(card, Anatomy)
    assert card.rule == PASSWORDS
    assert work.page.detail._title.text() == "HV-20 · Parc centre"


def test_a_record_is_opened_from_its_group(work: Work, found: Found) -> None:
    group(work, "Subject")
    assert work.page.view.go_to(f"acquisition:{found.gift}")
    work.settle()
    detail = work.page.detail
    assert detail._title.text() == "Showcase agreement · Helvarion"
    assert "finding" in detail._told.text()
    click(work.qtbot, detail, "Open the record")
    work.settle()
    assert work.space.key == "acquisitions"
    assert work.space.page.view.current() == found.gift


def test_the_grouping_is_chosen_by_keys(work: Work, qtbot: QtBot) -> None:
    page = work.page
    page.search.setFocus()
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_F6)
    for by in GROUPINGS[1:]:
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Right)
        work.settle()
        assert work.look.by == by
    qtbot.keyClick(page, Qt.Key.Key_F6)
    assert page.view.hasFocus()


def test_what_was_accepted_is_found_by_when_it_ends(work: Work, register: Register) -> None:
    accept(register, today() + timedelta(days=8))
    work.settle()
    group(work, "Due date")
    lines = work.lines()
    assert lines[0].startswith("High, Within 30 days, 1 finding, 1 accepted")
    assert lines[1].startswith("Critical, Without a date, ")
    work.key(Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert "Showcase agreement · Helvarion: Equipment or software obtained for free, accepted until" in work.lines()[1]
    assert isinstance(work.page.detail.cards.card, Anatomy)
    work.page.view.go_to("soon")
    work.settle()
    assert work.page.detail._title.text() == "Within 30 days"
    assert not work.page.detail._open.isVisible()


def test_what_is_to_be_looked_into_is_grouped_by_record(work: Work, found: Found) -> None:
    work.chip("Unanswered")
    group(work, "Subject")
    assert any(line.startswith("Unanswered, Speed signs · Helvarion, ") for line in work.lines())
    assert work.page.view.go_to(f"acquisition:{found.quiet}")
    work.key(Qt.Key.Key_Right, Qt.Key.Key_Down)
    card = work.page.detail.cards.card
    assert isinstance(card, Waits)
    assert work.page.detail._title.text() == "Speed signs · Helvarion"
    rules = {one.rule for one in work.page.model.branches[work.page.model.place_of(
        f"acquisition:{found.quiet}") or 0].keys or ()}  # fmt: skip
    assert card.rule in rules


def test_what_is_to_be_looked_into_is_found_by_question_and_record(
    work: Work, found: Found, register: Register, qtbot: QtBot
) -> None:
    work.chip("Unanswered")
    with register.read() as connection:
        one = next(one for one in waiting(connection) if one.kind == "acquisition" and one.subject == found.quiet)
    label = wanted(one.kind, one.missing[0]).label
    work.page.search.setFocus()
    qtbot.keyClicks(work.page.search, label.en)
    for words in (label.en, label.fr, f"{label.en} speed"):
        work.page.search.setText(words)
        qtbot.waitUntil(partial(searched, work, words))
        work.settle()
        assert one.rule in {branch.group.key for branch in work.page.model.branches}
    work.page.search.setText("speed signs")
    qtbot.waitUntil(partial(searched, work, "speed signs"))
    work.settle()
    assert {branch.group.unknown for branch in work.page.model.branches} == {1}
    assert work.page.view.go_to(one.rule)
    work.key(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert work.page.detail._title.text() == "Speed signs · Helvarion"
    work.page.search.setText("speed zzzz")
    qtbot.waitUntil(lambda: not work.page.model.branches)
    assert "speed zzzz" in work.page._empty._sentence.text()


def test_more_groups_than_are_listed_are_counted(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST", 2)
    group(work, "Subject")
    lines = work.lines()
    assert len(lines) == 3
    assert lines[-1].endswith("more: search to find them")
    work.key(Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert len(work.lines()) == 3
    assert not work.page.detail._inside.isVisible()


def test_a_low_window_has_no_status_bar_and_tells_of_work_in_the_head_of_the_page(
    work: Work, qtbot: QtBot, desk: Desk
) -> None:
    space = work.space
    assert space.status.isVisible()
    space.resize(960, 540)
    assert not space.status.isVisible()
    assert space.page.isAncestorOf(space._running)
    bar = space._running.findChildren(QProgressBar)[0]
    held = qtbot.waitSignal(desk.jobs.ended, timeout=20_000)
    with held:
        desk.jobs.run("Counting", _slow, lambda _done: None, space)
        qtbot.waitUntil(bar.isVisible)
    assert not bar.isVisible()
    space.go("vendors")
    settle(qtbot, desk)
    assert space.page.isAncestorOf(space._running)
    space.start_import()
    settle(qtbot, desk)
    space.resize(1280, 800)
    assert space.status.isVisible()
    space._on_import_left("")
    settle(qtbot, desk)
    space.resize(960, 540)
    assert space.page.isAncestorOf(space._running)


def _slow(progress: object) -> None:
    import time  # noqa: PLC0415 - only here

    for step in range(12):
        progress(step, 12)  # type: ignore[operator]
        time.sleep(0.05)

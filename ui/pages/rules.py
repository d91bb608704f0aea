"""The page of rules: the catalogue at the left, one rule told at the right, and what the city chooses about it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from register.choosing import choose, copy_rule, keep_condition
from register.errors import RegisterError
from register.journal.change import Change
from register.progress import Progress
from register.queries.catalogue import Catalogue, Listed, catalogue
from register.store import Register
from register.texts import Text, Words
from register.values import today
from ui.desk import Desk
from ui.errors import show
from ui.pages.look import LookPage
from ui.telling.rule_lines import HEIGHT, RulePainter, rule_lines
from ui.telling.rule_pane import RulePane
from ui.theme import Theme
from ui.translations import say
from ui.widgets.buttons import Button
from ui.widgets.head import PageHead
from ui.widgets.labels import Wrapped
from ui.widgets.level import Sign
from ui.widgets.lines import Lines
from ui.widgets.search import SearchField

LIST = 330  # width of the catalogue at first, device-independent pixels


class _Notice(QWidget):
    """A notice on its plane, with a hairline under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["alt"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme["line"])
        painter.end()


class RulesPage(LookPage):
    """All rules. Those that ship are read only; what is tried is never kept."""

    def __init__(self, desk: Desk, key: str, currency: str) -> None:
        super().__init__(desk, key, currency)
        self._found: dict[str, Listed] = {}
        self._catalogue: Catalogue | None = None
        self._wanted: str | None = None
        theme = desk.theme
        self.search = SearchField(theme)
        self.search.setFixedWidth(284)
        self.view = Lines(theme, say(Text("Rules")), RulePainter(theme), HEIGHT)
        self.view.setMinimumWidth(240)
        self.pane = RulePane(desk)
        self.pane.setMinimumWidth(460)
        self._build()
        self.search.searched.connect(lambda _words: self._show())
        self.search.left.connect(self.view.setFocus)
        self.view.chosen.connect(self._on_rule)
        self.view.wanted.connect(lambda _rule: self.pane.focus())
        self.pane.chosen.connect(self._on_choice)
        self.pane.going.connect(self.going)
        self.pane.condition.copied.connect(self._on_copy)
        self.pane.condition.kept.connect(self._on_keep)

    def _build(self) -> None:
        head = PageHead(self.desk.theme, say(Text("Rules")))
        head.add(self.search)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(9)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.pane)
        split.setStretchFactor(1, 1)
        split.setSizes([LIST, 10_000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._notice())
        column.addWidget(self.stand(split), 1)
        self.find_by(self.search)
        self.between(self.search, self.view, self.pane)

    def _notice(self) -> QWidget:
        """Why the city's own rules cannot be used, where that is so."""
        self._broken = Wrapped("", self.desk.theme.medium)
        self._stands = Wrapped(say(_STANDS), self.desk.theme.small, quiet=True)
        again = Button(self.desk.theme, say(Text("Read again")))
        again.clicked.connect(self._on_read_again)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._broken)
        words.addWidget(self._stands)
        self.notice = _Notice(self.desk.theme)
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(Sign(self.desk.theme, "unknown"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(again)
        self.notice.hide()
        return self.notice

    def again(self) -> None:
        """Read everything anew."""
        self.desk.jobs.read("rules", partial(_read, self.desk.register), self._on_read, self, self.show_failed)

    def _on_read_again(self) -> None:
        self.desk.screen()
        self.again()

    def _on_read(self, found: Catalogue) -> None:
        self._catalogue = found
        self._found = {one.rule.id: one for one in found.rules}
        self.notice.setVisible(found.broken is not None)
        if found.broken is not None:
            self._broken.setText(say(found.broken.what))
        self._show()

    def _show(self) -> None:
        items = rule_lines(self._found.values(), self.search.text())
        before = self.view.current()
        self.view.show_items(items)
        if self._wanted is not None and self.view.go_to(self._wanted):
            self._wanted = None
        if not items and self._found:
            self.show_empty("filter-off", Text("Nothing in this list matches “{words}”", words=self.search.text()))
            return
        self.show_content()
        if self.view.current() == before:
            self._on_rule(before)

    def show_rule(self, rule: str) -> None:
        """Put the cursor on a rule, whatever was searched for, as soon as the rules are read."""
        self._wanted = None if self.view.go_to(rule) else rule
        if self._wanted is not None:
            self.search.clear()
            self._show()

    def _on_rule(self, rule: str | None) -> None:
        if rule in self._found and self._catalogue is not None:
            self.pane.show_rule(self._found[rule], self._catalogue)

    def _on_choice(self, off: bool, level: str | None, reason: str) -> None:
        one = self._found.get(self.view.current() or "")
        if one is None:
            return
        if off:
            named = Text("Rule switched off: {rule}", rule=one.rule.title)
        elif level is not None:
            named = Text("Level of a rule set: {rule}", rule=one.rule.title)
        else:
            named = Text("Rule as it ships: {rule}", rule=one.rule.title)
        work = partial(_choosing, one.rule.id, reason, off, level)
        self.desk.change(named, work, self, lambda _number: self.pane.close_strip(), self._on_refused)

    def _on_copy(self, condition: str, titles: Words, off: bool) -> None:
        one = self._found.get(self.view.current() or "")
        if one is not None:
            work = partial(_copying, self.desk.register, one.rule.id, condition, titles)
            done, title = partial(self._on_copied, one.rule.id, off), say(Text("Copying a rule"))
            self.desk.jobs.run(title, work, done, self, self.pane.condition.complain)

    def _on_copied(self, rule: str, off: bool, copy: tuple[str, str]) -> None:
        name, file = copy
        self.pane.condition.close_strip()
        self.pane.condition.focus()
        self.show_rule(name)
        self.desk.told.emit(Text("Written to {file}", file=file))
        if off:
            reason = say(Text("The city’s own rule {rule} takes its place.", rule=name))
            named = Text("Rule switched off: {rule}", rule=self._found[rule].rule.title)
            self.desk.change(named, partial(_choosing, rule, reason, True, None), self)
        self._on_read_again()

    def _on_keep(self, condition: str) -> None:
        one = self._found.get(self.view.current() or "")
        if one is not None:
            work = partial(_keeping, self.desk.register, one.rule.id, condition)
            title = say(Text("Keeping a condition"))
            self.desk.jobs.run(title, work, self._on_kept, self, self.pane.condition.complain)

    def _on_kept(self, file: str) -> None:
        self.desk.told.emit(Text("Written to {file}", file=file))
        self._on_read_again()

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, RegisterError):
            self.pane.strip.complain(error.what)
        else:
            show(error, self)

    def focus(self) -> None:
        """Where the focus goes when the page is opened."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(register: Register, _progress: Progress) -> Catalogue:
    with register.read() as connection:
        return catalogue(connection, today())


def _copying(register: Register, rule: str, condition: str, titles: Words, _progress: Progress) -> tuple[str, str]:
    with register.read() as connection:
        name, file = copy_rule(connection, rule, condition, titles)
        return name, str(file)


def _keeping(register: Register, rule: str, condition: str, _progress: Progress) -> str:
    with register.read() as connection:
        return str(keep_condition(connection, rule, condition))


def _choosing(rule: str, reason: str, off: bool, level: str | None, change: Change) -> int:
    return choose(change, rule, reason, off=off, level=level)


_STANDS = Text("The rules that ship are listed. Findings stay as they were until the city’s own rules can be read.")

"""The part of a card about what was decided: the decision, the measures, earlier decisions, and the verbs."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from register.queries.around import Decided, Taken
from register.queries.listed import reach_told
from register.rules.rule import Mitigation
from register.texts import Text, Words
from ui.desk import Desk
from ui.forms.deciding import Scope, accepting, dismissing, handling, measuring, reviewing, revoking
from ui.forms.inline import InlineForm, Wanted
from ui.forms.pieces import Fold, signed
from ui.translations import say, shown
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Wrapped
from ui.widgets.level import Pill

_MAKERS: dict[str, Callable[[Scope], Wanted]] = {
    "accept": accepting,
    "handle": handling,
    "dismiss": dismissing,
    "review": reviewing,
    "revoke": revoking,
    "measure": measuring,
}
_VERBS = {
    "handle": Text("Handle…"),
    "accept": Text("Accept…"),
    "dismiss": Text("Dismiss…"),
    "review": Text("Review…"),
    "revoke": Text("Revoke…"),
    "measure": Text("Add a measure…"),
}


class Treatment(QWidget):
    """What was decided on a finding and done about it. forming: whether a form is open now."""

    forming = Signal(bool)

    def __init__(self, desk: Desk, scope: Scope) -> None:
        super().__init__()
        self._desk = desk
        self._scope = scope
        self._around = scope.explained.around
        self.form: InlineForm | None = None
        self.purpose = ""
        self.earlier: Fold | None = None
        self._buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._tell()
        for one in self._around.measures:
            self._tell_measure(one)
        self._verbs = QWidget()
        self._verbs.setLayout(self._flow())
        self._column.addWidget(self._verbs)
        self._tell_earlier()

    def _tell(self) -> None:
        stands, found = self._around.decision, self._scope.found
        if stands is None:
            self._column.addWidget(Wrapped(say(Text("Nothing has been decided yet."))))
            return
        self._tell_decision(self._column, stands, current=True)
        if found.joined and not stands.alone:
            more = Text(
                "{n} more since, which the decision does not cover: open.",
                "{n} more since, which the decision does not cover: open.",
                n=found.joined,
            )
            self._column.addWidget(Wrapped(say(more), self._desk.theme.medium))

    def _tell_decision(self, column: QVBoxLayout, one: Decided, *, current: bool) -> None:
        theme = self._desk.theme
        head = shown(one.head)
        if one.covered is not None and one.covered > 1:
            head = say(Text("{decision} · {reach}", decision=head, reach=reach_told("equipment", one.covered)))
        elif one.alone and self._scope.one:
            head = say(Text("{decision} · this one only", decision=head))
        column.addWidget(Wrapped(head, theme.medium))
        if current and one.due is not None:
            column.addWidget(Pill(theme, say(one.due)))
        if one.reason:
            by = Text("“{reason}”", reason=one.reason)
            column.addWidget(Wrapped(say(by)))
        if one.by is not None:
            column.addWidget(Wrapped(shown(one.by), theme.small, quiet=True))
        if one.more:
            column.addWidget(Wrapped("\n".join(say(line) for line in one.more), theme.small, quiet=True))

    def _tell_measure(self, one: Taken) -> None:
        theme = self._desk.theme
        what: str | Words | Text = one.what or Text("Measure")
        small = [shown(one.line)]
        if one.evidence is not None:
            small.append(say(Text("Evidence: {evidence}", evidence=one.evidence)))
        if not one.counts:
            small.append(say(Text("does not count yet: not done, or no evidence of it")))
        update = Button(theme, say(Text("Update…")), look="low")
        update.setAccessibleName(say(Text("Update the measure: {what}", what=what)))
        update.clicked.connect(partial(self._open, "measure", partial(measuring, taken=one)))
        sign = "check" if one.counts else "unknown"
        self._column.addLayout(signed(theme, sign, shown(what), small, beside=(update,)))

    def _flow(self) -> Flow:
        theme, flow = self._desk.theme, Flow(6)
        stands = self._around.decision
        due = stands is not None and stands.due is not None
        for purpose in self._purposes():
            look: Any = "primary" if purpose == "review" and due else "low" if purpose == "measure" else "quiet"
            button = Button(theme, say(_VERBS[purpose]), look=look)
            button.clicked.connect(partial(self.open, purpose))
            flow.addWidget(button)
            self._buttons[purpose] = button
        return flow

    def _purposes(self) -> tuple[str, ...]:
        stands = self._around.decision
        if stands is None or (self._scope.found.joined and not stands.alone):
            return ("handle", "accept", "dismiss", *(() if stands is None else ("revoke",)), "measure")
        if stands.record.values["status"] == "under_review":
            return ("review", "accept", "dismiss", "revoke", "measure")
        return ("review", "revoke", "measure")

    def _tell_earlier(self) -> None:
        earlier = self._around.earlier
        if not earlier:
            return
        words = Text("{n} earlier decision", "{n} earlier decisions", n=len(earlier))
        self.earlier = Fold(self._desk.theme, words)
        for one in earlier:
            self._tell_decision(self.earlier.rows, one, current=False)
        self._column.addWidget(self.earlier)

    def show_earlier(self) -> bool:
        """Open or close the earlier decisions. Whether there are any."""
        if self.earlier is None:
            return False
        self.earlier.open(opened=self.earlier.inside.isHidden())
        return True

    def open(self, purpose: str) -> None:
        """Open the form of a verb; what cannot be done now does nothing."""
        if self.form is None and (purpose in self._buttons or purpose == "accept"):
            self._open(purpose, _MAKERS[purpose])

    def take(self, clause: Mitigation) -> None:
        """Make a measure of a wording of the rule."""
        self._open("measure", partial(measuring, clause=clause))

    def _open(self, purpose: str, maker: Callable[[Scope], Wanted]) -> None:
        if self.form is not None:
            return
        form = InlineForm(self._desk, maker(self._scope))
        form.kept.connect(self._close)
        form.left.connect(self._close)
        self.form, self.purpose = form, purpose
        self._column.insertWidget(self._column.indexOf(self._verbs), form)
        self._verbs.hide()
        self.forming.emit(True)
        form.focus()

    def restore(self, purpose: str, draft: dict[str, Any]) -> None:
        """Open a form again with what was entered before."""
        self.open(purpose)
        if self.form is not None:
            self.form.restore(draft)

    def _close(self) -> None:
        form, purpose = self.form, self.purpose
        self.form, self.purpose = None, ""
        if form is None:
            return
        had_focus = form.isAncestorOf(self.window().focusWidget())
        form.hide()
        form.deleteLater()
        self._verbs.show()
        if had_focus:
            button = self._buttons.get(purpose) or next(iter(self._buttons.values()))
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.forming.emit(False)

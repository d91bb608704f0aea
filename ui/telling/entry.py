"""An entry of an official list told in full, why it is proposed, and the three answers to it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register.screening.official import Match
from register.terms.official_lists import EFFECT_HERE, MATCH, MATCH_ANSWER
from register.texts import Text, Words
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label

KEYS = {"same": "X", "different": "N", "unsure": "U"}
NAMES = 132  # width of the column of names, device-independent pixels
_KINDS = {
    "precedent": Words("Precedent", "Précédent"),
    "proposal": Words("Proposal", "Proposition"),
    "motion": Words("Vote of a parliament", "Vote d’un parlement"),
    "report": Words("Report", "Rapport"),
}
_NONE_IN_FRANCE = Words("No legal effect in France", "Aucun effet juridique en France")


def effect_told(one: Match, jurisdiction: str | None) -> Words | Text:
    """What an entry means here."""
    if one.effect == "no_effect" and jurisdiction == "FR":
        return _NONE_IN_FRANCE
    return Text("not known") if one.effect is None else EFFECT_HERE.words(one.effect)


def since_told(one: Match) -> str:
    """Since when a name is listed: the day, or only the month."""
    if one.since is None:
        return ""
    return shown(one.since) if one.exact else f"{one.since:%m/%Y}"


def match_told(one: Match) -> Words | Text:
    """How the organisation relates to the one listed; of what is no list, what it is instead."""
    if one.kind in _KINDS:
        return _KINDS[one.kind]
    return Text("not known") if one.match is None else MATCH.words(one.match)


class EntryTold(QScrollArea):
    """Tells of an entry. answered: a code of MATCH_ANSWER. opened: the organisation is wanted."""

    answered = Signal(str)
    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._question = Wrapped("", theme.head)
        self._said = Wrapped("", quiet=True)
        self._facts = QWidget()
        self._inside = inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 12, 24, 16)
        self._column.setSpacing(6)
        self._column.addWidget(self._question)
        self._column.addLayout(self._answers())
        self._column.addWidget(self._said)
        self._column.addSpacing(4)
        self._column.addWidget(self._facts)
        self._column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _answers(self) -> QHBoxLayout:
        self.buttons: dict[str, Button] = {}
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for code, key in KEYS.items():
            words = say(MATCH_ANSWER.words(code))
            button = Button(self._theme, f"{words}   {key}")
            button.setAccessibleName(say(Text("{answer} (key {key})", answer=words, key=key)))
            button.clicked.connect(partial(self.answered.emit, code))
            self.buttons[code] = button
            answers.addWidget(button)
        self._open = Button(self._theme, say(Text("Open the organisation")), look="link")
        self._open.clicked.connect(self.opened)
        answers.addWidget(self._open)
        answers.addStretch()
        return answers

    def show_entries(self, entries: Sequence[Match], jurisdiction: str | None) -> None:
        """Tell of one entry; of several, how many an answer would be about."""
        self._inside.setVisible(bool(entries))
        if not entries:
            return
        one = entries[0]
        listed = one.kind not in _KINDS
        for button in self.buttons.values():
            button.setVisible(listed)
        self._open.setVisible(len({each.vendor for each in entries}) == 1)
        if len(entries) > 1:
            n = len(entries)
            self._question.setText(say(Text("One answer for {n} entry", "One answer for {n} entries", n=n)))
        else:
            self._question.setText(say(_question(one)))
        said = _answer(one) if len(entries) == 1 else None
        self._said.setText("" if said is None else say(said))
        self._said.setVisible(bool(self._said.text()))
        self._show_facts([] if len(entries) > 1 else _facts(one, jurisdiction))

    def _show_facts(self, facts: Sequence[tuple[Text, str]]) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for line, (name, words) in enumerate(facts):
            named = label(say(name), quiet=True)
            named.setMinimumWidth(NAMES)
            grid.addWidget(named, line, 0, Qt.AlignmentFlag.AlignTop)
            told = Wrapped(words)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(told, line, 1, Qt.AlignmentFlag.AlignTop)
        self._column.replaceWidget(self._facts, fresh)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = fresh


def _question(one: Match) -> Text:
    about = {"vendor": one.vendor_title, "listed": one.listed_name}
    if one.kind in _KINDS:
        return Text("Beside {vendor}: {listed}. It is context and no concern.", **about)
    if one.match in {"affiliate", "oem"}:
        return Text("Does this entry concern {vendor}? It names: {listed}.", **about)
    return Text("Is {vendor} the one listed: {listed}?", **about)


def _answer(one: Match) -> Text | None:
    """What was answered, or what waits for an answer; of context nothing is asked."""
    if one.kind in _KINDS:
        return None
    if one.answer is None:
        return Text("Until somebody has answered, the rule on official lists stays unanswered for it.")
    about = {"answer": MATCH_ANSWER.words(one.answer), "who": one.answered_by or Text("somebody")}
    if one.answered_on is None:
        return Text("Answered: {answer}, by {who}", **about)
    return Text("Answered: {answer}, by {who} on {day}", day=one.answered_on, **about)


def _facts(one: Match, jurisdiction: str | None) -> list[tuple[Text, str]]:
    effect = say(effect_told(one, jurisdiction))
    facts = [
        (Text("List"), f"{shown(one.name)} · {shown(one.authority)}"),
        (Text("For which use"), shown(one.scope)),
        (Text("Legal effect"), f"{effect}. {say(one.note)}" if one.note is not None else effect),
        (Text("Listed"), say(_dates(one))),
    ]
    if one.why:
        facts.insert(0, (Text("Why it is proposed"), " ".join(say(each) for each in one.why)))
    if one.source is not None:
        facts.append((Text("Read in"), shown(one.source)))
    if one.url:
        facts.append((Text("Official text"), one.url))
    return [(name, words) for name, words in facts if words]


def _dates(one: Match) -> Text:
    since = since_told(one) or Text("not known")
    read = Text("not known") if one.checked_on is None else one.checked_on
    if one.until is None:
        return Text("{since}, not known whether taken off since · list read on {day}", since=since, day=read)
    if isinstance(one.until, date):
        return Text("{since}, taken off on {until} · list read on {day}", since=since, until=one.until, day=read)
    return Text("{since}, still listed · list read on {day}", since=since, day=read)

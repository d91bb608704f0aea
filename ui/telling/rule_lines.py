"""The rules as lines: level, title, how many findings, and whether the city does without them."""

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from register.names import fold
from register.queries.catalogue import Listed
from register.texts import Text
from ui.levels import LEVEL_WORDS
from ui.telling.packs import pack_name
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.lines import Heading, Item, Line
from ui.widgets.written import write

HEIGHT = 48


def told(one: Listed) -> Text:
    """What a rule comes to, in words."""
    if one.off:
        return Text("switched off")
    if not one.holds:
        return Text("not the law of this register")
    found = Text("{n} finding", "{n} findings", n=one.findings) if one.findings else Text("nothing found")
    if one.unknown:
        return Text("{found} · {n} unanswered", "{found} · {n} unanswered", found=found, n=one.unknown)
    return found


def rule_lines(rules: Iterable[Listed], words: str) -> list[Item]:
    """The rules that have these words, under their packs."""
    wanted = fold(words).split()
    groups: dict[str, list[Listed]] = {}
    for one in rules:
        text = fold(f"{say(one.rule.title)} {one.rule.id} {say(one.rule.checks)}")
        if all(word in text for word in wanted):
            groups.setdefault(say(pack_name(one)), []).append(one)
    items: list[Item] = []
    for name, listed in groups.items():
        items.append(Heading(name, shown(len(listed))))
        items += [Line(one.rule.id, _said(one), one) for one in listed]
    return items


def _said(one: Listed) -> str:
    return say(Text("{level}: {title}, {told}", level=LEVEL_WORDS[one.level], title=one.rule.title, told=told(one)))


class RulePainter:
    """Paints such a line."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def __call__(self, painter: QPainter, rect: QRect, one: Listed) -> None:
        theme = self._theme
        idle = one.off or not one.holds
        if idle:
            painter.setOpacity(0.5)
        theme.paint_level(painter, one.level, rect.left() + 24, rect.top() + rect.height() / 2)
        painter.setOpacity(1)
        box = rect.adjusted(48, 5, -14, -6)
        line = box.height() // 2
        upper = QRect(box.left(), box.top(), box.width(), line)
        painter.setPen(theme["text2" if idle else "text"])
        write(painter, upper, say(one.rule.title), theme.body, theme.metrics)
        painter.setPen(theme["text2"])
        write(painter, upper.translated(0, line), say(told(one)), theme.small, theme.small_metrics)

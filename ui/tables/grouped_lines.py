"""The lines of findings, painted: what a group comes to, and the findings or questions under it."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from register.queries.grouped import Group
from register.queries.listed import Row, reach_told
from register.texts import Text
from ui.icons import paint_icon
from ui.levels import LEVEL_WORDS, SETTLED
from ui.tables.grouped_words import UNKNOWN, beside_words, leaf_title, reach_words, state_words
from ui.tables.groups import BEYOND, Branch, GroupModel, Leaf
from ui.theme import Theme
from ui.translations import say, shown

Index = QModelIndex | QPersistentModelIndex
GROUP, LEAF, TWICE = 42, 32, 46  # heights at least, device-independent pixels; of a line under a group that has two
LEFT_EDGE, CHEVRON = 18, 14
_RIGHT_EDGE, _GAP = 16, 16
_ROOMY = 600  # width from which the day and what stands beside a count have their columns
_NARROW = 480  # width under which titles have a line of their own


class Lines(QStyledItemDelegate):
    """Paints a group or what stands under it. seen: the ids of findings that were looked at."""

    def __init__(self, theme: Theme, view: QTreeView, model: GroupModel) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model = model
        self._small = QFontMetrics(theme.small)
        self._level = max(theme.medium_metrics.horizontalAdvance(say(words)) for words in LEVEL_WORDS.values()) + 22
        self._new = say(Text("new"))
        self._beside = self._reach = self._count = 0
        self.seen: set[int] = set()
        self.fresh: set[int] = set()

    @property
    def narrow(self) -> bool:
        """Whether there is so little room that titles have a line of their own."""
        return self._view.viewport().width() < _NARROW

    @property
    def title_at(self) -> int:
        """Where titles begin."""
        return LEFT_EDGE + CHEVRON + 8 + (0 if self.narrow else self._level + 12)

    def measure(self, groups: Iterable[Group]) -> None:
        """Take the widths of the columns from what is shown."""
        known, chip, metrics = list(groups), self._model.look.chip, self._theme.metrics

        def widest(words: Callable[[Group], str], least: int) -> int:
            return max((metrics.horizontalAdvance(words(one)) + 2 for one in known if words(one)), default=least)

        self._count = max(widest(lambda one: shown(self._number(one)), 0), 28)
        self._beside = widest(lambda one: beside_words(one, chip), 0)
        self._reach = 0 if chip == UNKNOWN else widest(reach_words, 0)

    def _number(self, group: Group) -> int:
        return group.unknown if self._model.look.chip == UNKNOWN else group.findings

    def _columns(self, width: int) -> tuple[int, int, int]:
        """The right ends of the columns: of the count, of what stands beside it, of what it touches."""
        reach = width - _RIGHT_EDGE
        beside = reach - (self._reach + _GAP if self._reach else 0)
        if width < _ROOMY or not self._beside:
            return beside, 0, reach
        return beside - self._beside - _GAP, beside, reach

    def _title_width(self, width: int, group: Group) -> int:
        if self.narrow:
            return max(width - self.title_at - _RIGHT_EDGE, 60)
        tag = self._small.horizontalAdvance(self._new) + 20 if group.new else 0
        return max(self._columns(width)[0] - self._count - _GAP - self.title_at - tag, 60)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item, theme = self._model.item(index) if not index.internalId() else None, self._theme
        if not isinstance(item, Branch):
            return QSize(100, theme.height(TWICE, 30) if self.narrow else theme.height(LEAF))
        room = QRect(0, 0, self._title_width(self._view.viewport().width(), item.group), 10_000)
        words = theme.medium_metrics.boundingRect(room, _WRAP, shown(item.group.title))
        above = theme.metrics.height() + 4 if self.narrow else 0
        return QSize(100, max(theme.height(GROUP), words.height() + above + 18))

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._background(painter, option, index)
        item = self._model.item(index)
        if isinstance(item, Branch) and item.group.key == BEYOND:
            painter.setFont(self._theme.body)
            painter.setPen(self._theme["text2"])
            painter.drawText(rect.adjusted(self.title_at, 0, -_RIGHT_EDGE, 0), _LEFT, shown(item.group.title))
        elif isinstance(item, Branch):
            self._group(painter, rect, item.group, opened=self._view.isExpanded(self._model.index(index.row(), 0)))
        elif isinstance(item, Leaf):
            self._leaf(painter, rect, item, index)
        painter.restore()

    def _background(self, painter: QPainter, option: Any, index: Index) -> None:
        rect, theme, state = option.rect, self._theme, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme["sel" if self._view.hasFocus() else "sel_off"])
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme["hover"])
        at = rect.left() + (self.title_at if index.internalId() else 0)
        painter.fillRect(QRect(at, rect.bottom(), rect.right() - at + 1, 1), theme["line"])
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def _group(self, painter: QPainter, rect: QRect, group: Group, *, opened: bool) -> None:
        theme, chip = self._theme, self._model.look.chip
        above = theme.metrics.height() + 4 if self.narrow else 0
        line = QRect(rect.left(), rect.top() + 9, rect.width(), above) if above else rect
        middle = line.center().y() + 0.5
        box = QRectF(rect.left() + LEFT_EDGE, middle - CHEVRON / 2, CHEVRON, CHEVRON)
        paint_icon(painter, "down" if opened else "right", theme["text2"], box)
        self._level_at(painter, line, UNKNOWN if chip == UNKNOWN else group.level or "answered")
        width = self._title_width(rect.width(), group)
        title = QRect(rect.left() + self.title_at, rect.top(), width, rect.height())
        if above:
            title.adjust(0, above, 0, 0)
        painter.setFont(theme.medium)
        painter.setPen(theme["text"])
        painter.drawText(title, _WRAP_MIDDLE, shown(group.title))
        if group.new:
            words = theme.medium_metrics.boundingRect(title, _WRAP_MIDDLE, shown(group.title))
            at = rect.left() + self.title_at + self._level if above else words.right() + 8
            self._tag(painter, at, middle)
        self._numbers(painter, line, group)

    def _numbers(self, painter: QPainter, rect: QRect, group: Group) -> None:
        theme = self._theme
        count, beside, reach = self._columns(rect.width())
        painter.setFont(theme.strong)
        painter.setPen(theme["text"])
        painter.drawText(QRect(rect.left(), rect.top(), count, rect.height()), _RIGHT, shown(self._number(group)))
        painter.setFont(theme.body)
        painter.setPen(theme["text2"])
        chip = self._model.look.chip
        if beside:
            painter.drawText(QRect(rect.left(), rect.top(), beside, rect.height()), _RIGHT, beside_words(group, chip))
        if chip != UNKNOWN:
            painter.drawText(QRect(rect.left(), rect.top(), reach, rect.height()), _RIGHT, reach_words(group))

    def _tag(self, painter: QPainter, x: float, middle: float) -> None:
        theme = self._theme
        width, height = self._small.horizontalAdvance(self._new) + 12, self._small.height() + 2
        box = QRectF(x + 0.5, middle - height / 2, width, height)
        painter.setPen(QPen(theme["accent"], 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(theme.small)
        painter.setPen(theme["accent_text"])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._new)

    def _level_at(self, painter: QPainter, rect: QRect, level: str) -> None:
        x, theme = rect.left() + LEFT_EDGE + CHEVRON + 8, self._theme
        theme.paint_level(painter, level, x, rect.center().y() + 0.5)
        painter.setFont(theme.medium)
        painter.setPen(theme.levels[level][0])
        words = SETTLED if level == "answered" else LEVEL_WORDS[level]
        painter.drawText(rect.adjusted(x + 20 - rect.left(), 0, 0, 0), _LEFT, say(words))

    def _leaf(self, painter: QPainter, rect: QRect, leaf: Leaf, index: Index) -> None:
        theme = self._theme
        x = rect.left() + self.title_at
        if leaf.row is None:
            painter.fillRect(QRect(x, rect.center().y() - 3, rect.width() // 4, 6), theme["hover"])
            return
        right, height = rect.right() - _RIGHT_EDGE, rect.height()
        if self.narrow:
            height = rect.height() // 2 + 2
            self._under(painter, QRect(x, rect.top() + height - 2, right - x, rect.height() - height - 4), leaf)
        elif isinstance(leaf.row, Row):
            right = self._finding(painter, rect, leaf.row, index)
        elif leaf.key is not None and leaf.key.number > 1:
            right = self._side(painter, rect, right, say(reach_told(leaf.key.kind, leaf.key.number)))
        self._dot(painter, QRect(rect.left(), rect.top(), rect.width(), height), leaf)
        about = leaf_title(leaf.row, self._model.look.by)
        painter.setFont(theme.body)
        painter.setPen(theme["text"])
        room = QRect(x, rect.top(), max(right - x - 12, 40), height)
        painter.drawText(room, _LEFT, theme.metrics.elidedText(about, _ELIDED, room.width()))

    def _finding(self, painter: QPainter, rect: QRect, row: Row, index: Index) -> int:
        """Paint what stands around the name of a finding; gives where that must end."""
        found = row.finding
        above = self._model.item(self._model.parent(index))
        if isinstance(above, Branch) and (self._model.look.by != "rule" or above.group.level != found.level):
            self._level_at(painter, rect, found.level)
        right = rect.right() - _RIGHT_EDGE
        if rect.width() >= _ROOMY:
            right = self._side(painter, rect, right, shown(found.since_on)) - _GAP
        return self._side(painter, rect, right, _state(row))

    def _dot(self, painter: QPainter, rect: QRect, leaf: Leaf) -> None:
        """Mark a finding that is new and was not looked at."""
        if leaf.key in self.fresh and leaf.key not in self.seen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme["accent"])
            painter.drawEllipse(QRectF(rect.left() + self.title_at - 13, rect.center().y() - 2.5, 6, 6))

    def _under(self, painter: QPainter, rect: QRect, leaf: Leaf) -> None:
        """Paint in a second line what has no room beside the name."""
        row = leaf.row
        if leaf.key is None:
            return
        words = _state(row) if isinstance(row, Row) else say(reach_told(leaf.key.kind, leaf.key.number))
        if isinstance(row, Row):
            words = f"{say(LEVEL_WORDS[row.finding.level])} · {words}"
        painter.setFont(self._theme.small)
        painter.setPen(self._theme["text2"])
        painter.drawText(rect, _LEFT, self._small.elidedText(words, _ELIDED, rect.width()))

    def _side(self, painter: QPainter, rect: QRect, right: int, words: str) -> int:
        """Paint words that end at the right; gives where they begin."""
        metrics = self._theme.metrics
        width = min(metrics.horizontalAdvance(words) + 2, (rect.width() - self.title_at) // 2)
        painter.setFont(self._theme.body)
        painter.setPen(self._theme["text2"])
        box = QRect(right - width, rect.top(), width, rect.height())
        painter.drawText(box, _RIGHT, metrics.elidedText(words, _ELIDED, width))
        return right - width


def _state(row: Row) -> str:
    found, state = row.finding, state_words(row)
    return f"{say(reach_told(found.kind, found.number))} · {state}" if found.number > 1 else state


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_WRAP_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_ELIDED = Qt.TextElideMode.ElideRight

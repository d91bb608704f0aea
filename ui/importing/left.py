"""What an import left to a person, as lines in a narrow pane: a reading or a problem each, with where it stands."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from register.importing.left import Left, Reading
from register.texts import Text
from ui.importing.remarks import field_told, place_told, proposed_told
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.lines import Heading, Item, Line
from ui.widgets.written import write


class Remark(NamedTuple):
    """What a line says, from above. done: somebody has decided."""

    head: str
    said: str
    where: str
    done: bool = False


def left_lines(left: Left) -> list[Item]:
    """The readings, those that wait first, and the problems in the order of the file."""
    readings = [_line((place, one.place), _reading(one)) for place, one in enumerate(left.readings)]
    problems = [_line((len(readings) + place, None), _problem(one)) for place, one in enumerate(left.problems)]
    found: list[Item] = []
    for name, lines in ((Text("To decide"), readings), (Text("Problems"), problems)):
        found += [Heading(say(name), shown(len(lines))), *lines] if lines else []
    return found


def paint_remark(theme: Theme, painter: QPainter, rect: QRect, one: Remark) -> None:
    """Paint a line: what it is about, what is said of it in up to two lines, where it stands."""
    box = rect.adjusted(16, 5, -8, -6)
    height = box.height() // 4
    line = QRect(box.left(), box.top(), box.width(), height)
    painter.setPen(theme["text2" if one.done else "text"])
    write(painter, line, one.head, theme.medium, theme.medium_metrics)
    painter.setFont(theme.small)
    room = QRect(box.left(), box.top() + height, box.width(), 2 * height)
    painter.drawText(room, Qt.TextFlag.TextWordWrap, one.said)
    painter.setPen(theme["text2"])
    write(painter, line.translated(0, 3 * height), one.where, theme.small, theme.small_metrics)


def _line(key: tuple[int, object], one: Remark) -> Line:
    return Line(key, ", ".join(part for part in (one.head, one.said, one.where) if part), one)


def _reading(one: Reading) -> Remark:
    said = one.proposal
    proposed = "" if said["proposed"] is None else proposed_told(said["field"], said["proposed"])
    perhaps = say(Text("perhaps: {value}", value=proposed)) if proposed else shown(said["why"])
    state = say(Text("waits")) if one.waits else say(Text("decided"))
    return Remark(_head(said), perhaps, f"{place_told(said['sheet'], said['row'])} · {state}", done=not one.waits)


def _problem(one: Mapping[str, Any]) -> Remark:
    return Remark(_head(one), shown(one["message"]), place_told(one["sheet"], one["row"]))


def _head(one: Mapping[str, Any]) -> str:
    field, written = field_told(one["field"]), one["value"]
    if not written:
        return field or say(Text("Row"))
    return say(Text("{field}: “{value}”", field=field, value=written)) if field else str(written)

"""How controls look: Fusion, with its boxes, rings, headers and scroll bars drawn after our own tokens."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QWidget,
)
from typing_extensions import override

from ui.theme import Theme

_METRICS = {
    QStyle.PixelMetric.PM_IndicatorWidth: 16,
    QStyle.PixelMetric.PM_IndicatorHeight: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 16,
    QStyle.PixelMetric.PM_ScrollBarExtent: 12,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: 32,
    QStyle.PixelMetric.PM_SmallIconSize: 18,
    QStyle.PixelMetric.PM_HeaderMargin: 8,
    QStyle.PixelMetric.PM_ButtonShiftHorizontal: 0,
    QStyle.PixelMetric.PM_ButtonShiftVertical: 0,
}
_AIR = 5  # beside the words of an input, besides what Qt leaves
_State = QStyle.StateFlag


def is_primary(widget: QWidget | None) -> bool:
    """Whether a button is the one main thing to do on its page."""
    return isinstance(widget, QPushButton) and bool(widget.property("primary"))


def _ink_of(widget: QWidget | None) -> str | None:
    """The token for the words of a button; None where they have the ink of all text."""
    if widget is None or not widget.isEnabled():
        return None
    return "on_accent" if is_primary(widget) else "accent_text" if widget.property("link") else None


class VitrineStyle(QProxyStyle):
    """Fusion, redrawn where it draws bevels. Keep a reference: Qt does not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme
        self._panels = {
            QStyle.PrimitiveElement.PE_PanelButtonCommand: self._button,
            QStyle.PrimitiveElement.PE_PanelLineEdit: self._input,
            QStyle.PrimitiveElement.PE_FrameFocusRect: self._ring,
            QStyle.PrimitiveElement.PE_IndicatorCheckBox: self._check_box,
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck: self._check_box,
            QStyle.PrimitiveElement.PE_IndicatorRadioButton: self._radio,
            QStyle.PrimitiveElement.PE_PanelScrollAreaCorner: self._corner,
        }

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        known = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if known is None else known

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        draw = self._panels.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        draw(option, painter, widget)
        painter.restore()

    @override
    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element in {QStyle.ControlElement.CE_HeaderSection, QStyle.ControlElement.CE_HeaderEmptyArea}:
            painter.fillRect(_rect(option), self._theme.brush("base"))
            self._under(_rect(option), painter)
        elif element == QStyle.ControlElement.CE_Splitter:
            self._splitter(_rect(option), painter)
        elif element == QStyle.ControlElement.CE_PushButtonLabel and (ink := _ink_of(widget)) is not None:
            option.palette.setColor(option.palette.ColorRole.ButtonText, self._theme[ink])
            super().drawControl(element, option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == QStyle.ComplexControl.CC_ScrollBar:
            self._scroll_bar(option, painter, widget)
        elif control == QStyle.ComplexControl.CC_ComboBox:
            painter.save()
            self._combo(option, painter)
            painter.restore()
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _button(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        state, theme = option.state, self._theme
        primary, enabled = is_primary(widget), bool(state & _State.State_Enabled)
        flat = bool(getattr(option, "features", None)) and bool(
            option.features & option.ButtonFeature.Flat,
        )
        down = bool(state & (_State.State_Sunken | _State.State_On))
        over = enabled and bool(state & _State.State_MouseOver)
        fill = theme["accent"] if primary and enabled else theme["base"]
        if primary and enabled and (down or over):
            fill = fill.darker(115 if down else 107)
        elif down or over:
            fill = theme["sel"] if down else theme["hover"]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        quiet = flat and not down and not over
        painter.setPen(Qt.PenStyle.NoPen if flat or (primary and enabled) else QPen(theme["edge"], 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if quiet else fill)
        painter.drawRoundedRect(box, 5, 5)
        if state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange:
            inset = 3.5 if primary else 1.0
            ink = theme["on_accent"] if primary else theme["focus"]
            self._outline(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), painter, ink, 2)

    def _input(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        if not option.lineWidth:  # an input inside a spin box or an editable combo: they draw the frame
            painter.fillRect(option.rect, self._theme.brush("base"))
            return
        focused = bool(option.state & _State.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1.0 if focused else 0.5
        painter.setPen(QPen(self._theme["focus" if focused else "control"], 2 if focused else 1))
        painter.setBrush(self._theme["base"])
        painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), 5, 5)

    def _ring(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        if option.state & _State.State_KeyboardFocusChange:
            self._outline(QRectF(option.rect).adjusted(1, 1, -1, -1), painter, self._theme["focus"], 2)

    def _outline(self, box: QRectF, painter: QPainter, ink: QColor, width: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)

    def _check_box(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        theme, on = self._theme, bool(option.state & _State.State_On)
        some = bool(option.state & _State.State_NoChange)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme["accent" if on else "control"], 1))
        painter.setBrush(theme["accent" if on else "base"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(theme["on_accent" if on else "control"], 1.8))
        if on:
            x, y = box.left(), box.top()
            painter.drawPolyline(QPolygonF([QPointF(x + 3.5, y + 8), QPointF(x + 6.5, y + 11), QPointF(x + 12, y + 5)]))
        elif some:
            painter.drawLine(QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()))

    def _radio(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        theme, on = self._theme, bool(option.state & _State.State_On)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme["accent" if on else "control"], 1))
        painter.setBrush(theme["accent" if on else "base"])
        painter.drawEllipse(box)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["on_accent"])
            painter.drawEllipse(box.adjusted(4.5, 4.5, -4.5, -4.5))

    def _corner(self, option: Any, painter: QPainter, _widget: QWidget | None) -> None:
        painter.fillRect(option.rect, self._theme.brush("base"))

    def _under(self, rect: QRect, painter: QPainter) -> None:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.brush("line"))

    def _splitter(self, rect: QRect, painter: QPainter) -> None:
        painter.fillRect(rect, self._theme.brush("base"))
        if rect.height() > rect.width():
            painter.fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), self._theme.brush("line"))
        else:
            painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), self._theme.brush("line"))

    def _scroll_bar(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        painter.fillRect(option.rect, self._theme.brush("base"))
        slider = self.subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, widget
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        over = bool(option.state & _State.State_MouseOver)
        quiet = "disabled" if self._theme.tokens.outlined else "edge"
        painter.setBrush(self._theme["control" if over else quiet])
        painter.drawRoundedRect(QRectF(slider).adjusted(3, 3, -3, -3), 3, 3)
        painter.restore()

    def _combo(self, option: Any, painter: QPainter) -> None:
        focused = bool(option.state & _State.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1.0 if focused else 0.5
        if option.frame:
            painter.setPen(QPen(self._theme["focus" if focused else "control"], 2 if focused else 1))
            painter.setBrush(self._theme["base"])
            painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), 5, 5)
        x, y = option.rect.right() - 14, option.rect.center().y()
        painter.setPen(QPen(self._theme["text2"], 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 1.5), QPointF(x, y + 2.5), QPointF(x + 4, y - 1.5)]))

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: Any = None,
    ) -> QRect:
        rect = _rect(option)
        if control == QStyle.ComplexControl.CC_ScrollBar and part in {
            QStyle.SubControl.SC_ScrollBarAddLine,
            QStyle.SubControl.SC_ScrollBarSubLine,
        }:
            return QRect()
        if control == QStyle.ComplexControl.CC_ScrollBar and part == QStyle.SubControl.SC_ScrollBarGroove:
            return rect
        if control == QStyle.ComplexControl.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxEditField:
            return rect.adjusted(8, 2, -26, -2)
        return super().subControlRect(control, option, part, widget)

    @override
    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: Any = None) -> QRect:
        rect = super().subElementRect(element, option, widget)
        if element == QStyle.SubElement.SE_LineEditContents and _has_frame(option):
            return rect.adjusted(_AIR, 0, -_AIR, 0)
        return rect


def _has_frame(option: Any) -> bool:
    """Whether an input draws its own frame; one inside a spin box or an editable combo does not."""
    return bool(option.lineWidth)


def _rect(option: QStyleOption | QStyleOptionComplex | QStyleOptionHeader) -> QRect:
    rect: QRect = option.rect
    return rect

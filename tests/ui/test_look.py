"""The look: contrasts of all pairs that are drawn, levels told by more than colour, words in both languages."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.levels import LEVEL_WORDS, level_words
from ui.theme import LEVEL_COLOURS, LIGHT, Theme

PAPERS = ("window", "base", "alt", "hover", "sel", "sel_off")


def contrast(ink: str, paper: str) -> float:
    """The WCAG 2 contrast of two colours."""
    lights = sorted((_luminance(QColor(ink)), _luminance(QColor(paper))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", ["text", "text2", "accent_text"])
def test_text_can_be_read_on_every_plane(ink: str, paper: str) -> None:
    assert contrast(getattr(LIGHT, ink), getattr(LIGHT, paper)) >= 4.5


@pytest.mark.parametrize("level", LEVEL_COLOURS)
def test_levels_can_be_read_on_their_planes(level: str) -> None:
    ink, tint = LEVEL_COLOURS[level]
    for paper in (LIGHT.base, tint, LIGHT.sel):
        assert contrast(ink, paper) >= 4.5


def test_what_is_drawn_for_controls_can_be_seen() -> None:
    assert contrast(LIGHT.control, LIGHT.base) >= 3
    assert contrast(LIGHT.control, LIGHT.window) >= 3
    assert contrast(LIGHT.focus, LIGHT.sel) >= 3
    assert contrast(LIGHT.on_accent, LIGHT.accent) >= 4.5
    assert contrast(LIGHT.title_ink, LIGHT.title_band) >= 4.5
    assert contrast(LIGHT.text2, LIGHT.total_band) >= 4.5


def test_each_level_has_a_shape_of_its_own_in_grey(theme: Theme) -> None:
    seen = set()
    for level in LEVEL_COLOURS:
        image = QImage(28, 28, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        theme.paint_level(painter, level, 4, 14, 20)
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Mono)
        seen.add(bytes(grey.constBits()))
    assert len(seen) == len(LEVEL_COLOURS)
    assert QRectF(0, 0, 28, 28).isValid()


def test_levels_have_words_in_both_languages() -> None:
    assert set(LEVEL_WORDS) == set(LEVEL_COLOURS)
    assert LEVEL_WORDS["high"].said("fr") == "Élevé"
    assert str(level_words("critical", 1)) == "1 critical"
    assert str(level_words("unknown", 3)) == "3 unanswered"


def test_controls_grow_with_the_font(theme: Theme) -> None:
    big = theme.body
    larger = Theme(big)
    assert larger.height(30) >= larger.metrics.height() + 12

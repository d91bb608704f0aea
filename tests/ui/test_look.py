"""The look: contrasts of all pairs that are drawn, levels told by more than colour, themes that are changed at once."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.ui.people import shown_on_screen
from ui.application import system_theme
from ui.levels import LEVEL_WORDS, level_words
from ui.theme import SYSTEM, Theme
from ui.tokens import CONTRAST, DARK, LIGHT, THEMES, Tokens
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import label
from ui.widgets.level import LevelTag

PAPERS = ("window", "base", "alt", "hover", "sunken", "sel", "sel_off")
INKS = ("text", "text2", "accent_text")
PLAIN, LARGE = 4.5, 3.0  # WCAG 2, AA: text; large text and signs


def contrast(ink: str, paper: str) -> float:
    """The WCAG 2 contrast of two colours."""
    lights = sorted((_luminance(QColor(ink)), _luminance(QColor(paper))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def worn(theme: Theme) -> Iterator[Theme]:
    """The theme that everything is painted with; as it was afterwards."""
    yield theme
    theme.choose("light")


@pytest.fixture(params=THEMES)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return THEMES[request.param]


def test_the_contrasts_are_those_of_the_definition() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_plane(tokens: Tokens, ink: str, paper: str) -> None:
    colours = tokens.colours()
    assert contrast(colours[ink], colours[paper]) >= PLAIN


@pytest.mark.parametrize(
    ("ink", "papers"),
    [
        ("on_accent", ("accent",)),
        ("title_ink", ("title_band",)),
        ("text2", ("total_band",)),
        ("text", ("title_band", "total_band", "new_bg")),
        ("old", ("base", "alt", "sel", "sel_off")),
    ],
)
def test_what_else_is_written_can_be_read(tokens: Tokens, ink: str, papers: tuple[str, ...]) -> None:
    colours = tokens.colours()
    for paper in papers:
        assert contrast(colours[ink], colours[paper]) >= PLAIN, paper


@pytest.mark.parametrize("level", LEVEL_WORDS)
def test_levels_can_be_read_on_their_planes(tokens: Tokens, level: str) -> None:
    ink, tint = tokens.levels[level]
    for paper in (tint, *(tokens.colours()[name] for name in PAPERS)):
        assert contrast(ink, paper) >= PLAIN, paper


@pytest.mark.parametrize(
    ("sign", "papers"),
    [
        ("control", ("base", "window")),  # outlines of inputs, dashes, hatching
        ("focus", ("base", "window", "alt", "sel", "sel_off", "hover")),
        ("accent", ("base", "window")),  # the line under a tab, the dot of what is new, the bar of the current row
        ("on_accent", ("accent",)),  # the check of a box
        ("text", ("base",)),  # full bars
        ("disabled", ("base", "window")),  # what cannot be done now: no rule asks for it, but it shall be found
    ],
)
def test_signs_can_be_seen(tokens: Tokens, sign: str, papers: tuple[str, ...]) -> None:
    colours = tokens.colours()
    for paper in papers:
        assert contrast(colours[sign], colours[paper]) >= LARGE, paper


def test_high_contrast_is_high() -> None:
    colours = CONTRAST.colours()
    inks = [*(colours[ink] for ink in INKS), *(ink for ink, _tint in CONTRAST.levels.values())]
    for ink in inks:
        for paper in (colours["base"], colours["sel"]):
            assert contrast(ink, paper) >= 7
    for outline in ("line", "edge", "control", "focus"):
        assert contrast(colours[outline], colours["base"]) >= 7


def test_what_is_selected_or_pointed_at_is_seen_from_what_is_not(tokens: Tokens) -> None:
    colours = tokens.colours()
    for one, other in combinations(("base", "hover", "sel", "sel_off"), 2):
        assert colours[one] != colours[other]


def test_each_theme_has_every_level_and_colours_of_its_own() -> None:
    for tokens in THEMES.values():
        assert set(tokens.levels) == set(LEVEL_WORDS)
        assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in tokens.colours().values())
    assert len({tokens.base + tokens.sel for tokens in (LIGHT, DARK, CONTRAST)}) == 3


def test_no_colour_is_named_outside_the_tokens() -> None:
    named = re.compile(r"#[0-9A-Fa-f]{3,8}\b|GlobalColor\.(?!transparent)|QColor\(\s*[\"'\d]|setStyleSheet")
    found = [
        f"{path.name}:{number}"
        for path in (ROOT / "ui").rglob("*.py")
        if path.name != "tokens.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if named.search(line.split("  # ")[0])
    ]
    assert found == []


def test_icons_have_no_colours_of_their_own() -> None:
    for path in Path(ROOT, "resources", "icons").glob("*.svg"):
        if path.stem != "vitrine":
            text = path.read_text("utf-8")
            assert "currentColor" in text, path.name
            assert not re.search("#[0-9A-Fa-f]{3,6}", text), path.name


def painted(theme: Theme, level: str) -> QImage:
    image = QImage(28, 28, QImage.Format.Format_ARGB32)
    image.fill(theme["base"])
    painter = QPainter(image)
    theme.paint_level(painter, level, 4, 14, 20)
    painter.end()
    return image


@pytest.mark.parametrize("choice", THEMES)
def test_each_level_has_a_shape_of_its_own_in_grey(worn: Theme, choice: str) -> None:
    worn.choose(choice)
    seen = set()
    for level in LEVEL_WORDS:
        grey = painted(worn, level).convertToFormat(QImage.Format.Format_Mono)
        seen.add(bytes(grey.constBits()))
    assert len(seen) == len(LEVEL_WORDS)
    assert QRectF(0, 0, 28, 28).isValid()


def inked(image: QImage, paper: QColor) -> int:
    """How many points are not as the paper is."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(abs(image.pixelColor(*point).lightness() - paper.lightness()) > 40 for point in points)


@pytest.mark.parametrize("choice", THEMES)
def test_the_ink_of_a_sign_falls_with_its_level(worn: Theme, choice: str) -> None:
    worn.choose(choice)
    amounts = [inked(painted(worn, level), worn["base"]) for level in ("critical", "high", "medium", "low")]
    assert amounts == sorted(amounts, reverse=True)


def test_levels_have_words_in_both_languages() -> None:
    assert LEVEL_WORDS["high"].said("fr") == "Élevé"
    assert str(level_words("critical", 1)) == "1 critical"
    assert str(level_words("unknown", 3)) == "3 unanswered"


def test_controls_grow_with_the_font(theme: Theme) -> None:
    big = QFont(theme.body)
    big.setPointSizeF(big.pointSizeF() * 2)
    larger = Theme(big)
    assert larger.height(30) >= larger.metrics.height() + 12
    assert larger.height(30) > theme.height(30)


def has(widget: QWidget, colour: str) -> bool:
    """Whether a widget is painted with a colour, or, where an edge of letters softens it, with one very near to it."""
    image, wanted = widget.grab().toImage(), QColor(colour)
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(
        abs(one.red() - wanted.red()) + abs(one.green() - wanted.green()) + abs(one.blue() - wanted.blue()) <= 24
        for one in points
    )


def test_another_theme_is_worn_at_once_by_what_is_on_the_screen(qtbot: QtBot, worn: Theme) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    parts = {
        "link": Button(worn, "Show the rule", look="link"),
        "primary": Button(worn, "Add", "plus", look="primary"),
        "icon": icon_button(worn, "close", "Close"),
        "quiet": label("not known", quiet=True),
        "level": LevelTag(worn, "critical"),
    }
    for part in parts.values():
        column.addWidget(part)
    shown_on_screen(qtbot, box, 300, 300)
    for choice in ("light", "dark", "contrast", "light"):
        worn.choose(choice)
        QApplication.processEvents()
        wanted = THEMES[choice]
        assert has(box, wanted.window)
        assert has(parts["link"], wanted.accent_text)
        assert has(parts["primary"], wanted.accent)
        assert has(parts["primary"], wanted.on_accent)
        assert has(parts["icon"], wanted.text2)
        assert has(parts["quiet"], wanted.text2)
        assert all(has(parts["level"], colour) for colour in wanted.levels["critical"])


def test_the_system_is_followed_until_a_theme_is_chosen(qapp: QApplication, worn: Theme) -> None:
    assert system_theme(qapp.styleHints()) == "light"  # a screen that says nothing
    said = ["dark"]
    alone = Theme(worn.body)
    told: list[str] = []
    alone.follow(lambda: said[0], lambda: told.append(alone.tokens.base))
    alone.choose(SYSTEM)
    assert alone.tokens is DARK
    said[0] = "contrast"
    alone.choose(SYSTEM)
    assert alone.tokens is CONTRAST
    alone.choose("light")
    assert (alone.choice, alone.tokens) == ("light", LIGHT)
    alone.choose("no such theme")
    assert (alone.choice, alone.tokens) == (SYSTEM, CONTRAST)
    assert told == [DARK.base, CONTRAST.base, LIGHT.base, CONTRAST.base]


def test_a_chosen_theme_is_told_to_the_system(qapp: QApplication, worn: Theme) -> None:
    for choice, scheme in (("dark", Qt.ColorScheme.Dark), ("contrast", Qt.ColorScheme.Light)):
        worn.choose(choice)
        assert qapp.palette().base().color() == worn["base"]
        assert qapp.styleHints().colorScheme() in {scheme, Qt.ColorScheme.Unknown}  # this screen has none

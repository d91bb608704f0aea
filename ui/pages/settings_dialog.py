"""What a person sets for themselves: the language and the theme. Both hold at once; there is nothing to save."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from register.texts import Text, Words
from ui.theme import SYSTEM, Theme
from ui.translations import NAMES, language, say
from ui.widgets.buttons import Button
from ui.widgets.labels import Wrapped, label
from ui.widgets.segments import Segments

THEME_NAMES: dict[str, Words] = {
    SYSTEM: Words("System", "Système"),
    "light": Words("Light", "Clair"),
    "dark": Words("Dark", "Sombre"),
    "contrast": Words("High contrast", "Contraste élevé"),
}


class SettingsDialog(QDialog):
    """Shows what is set. spoken: another language is wanted. dressed: another theme."""

    spoken = Signal(str)
    dressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 16)
        self._inside: QWidget | None = None
        self.languages: Segments
        self.themes: Segments
        self.fill()

    def fill(self) -> None:
        """Say everything in the language spoken now."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self.setWindowTitle(say(Text("Settings")))
        theme, self._inside = self._theme, QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(say(Text("Settings")), theme.head))
        column.addLayout(self._choices())
        told = Text("“System” follows the screen: light, dark, or with much contrast.")
        column.addWidget(Wrapped(say(told), theme.small, quiet=True))
        column.addLayout(self._foot())
        again = self._column.count() > 0
        self._column.addWidget(self._inside)
        if again:
            self._inside.show()
            self.languages.focus()

    def _choices(self) -> QGridLayout:
        theme, spoken, dressed = self._theme, say(Text("Language")), say(Text("Appearance"))
        self.languages = Segments(theme, spoken, list(NAMES.items()))
        self.languages.show_choice(language())
        self.languages.chosen.connect(self.spoken)
        self.themes = Segments(theme, dressed, [(key, say(name)) for key, name in THEME_NAMES.items()])
        self.themes.show_choice(theme.choice)
        self.themes.chosen.connect(self.dressed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, (name, choices) in enumerate(((spoken, self.languages), (dressed, self.themes))):
            grid.addWidget(label(name, quiet=True), place, 0)
            grid.addWidget(choices, place, 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _foot(self) -> QHBoxLayout:
        close = Button(self._theme, say(Text("Close")))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        return foot

    def focus(self) -> None:
        """Where the focus goes when the dialog is opened."""
        self.themes.focus()

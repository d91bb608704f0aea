"""What the import would change, what it could not read, and what waits for a person: three small tables."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from register.fields.catalogue import CATALOGUE
from register.importing.preview import Preview
from register.rules.vocabulary import words_of
from register.terms.organisations import PARTY_ROLE
from register.texts import Text, Words
from ui.forms.values import value_text
from ui.tables.plain import PlainModel, PlainView
from ui.theme import Theme
from ui.translations import say, shown
from ui.widgets.labels import label


class _Listed(QWidget):
    """One table with a line above it that says how many there are."""

    def __init__(self, theme: Theme, name: Text, headings: tuple[Text, ...], widths: tuple[int, ...]) -> None:
        super().__init__()
        self.told = label("", quiet=True)
        self.model = PlainModel(theme, [say(heading) for heading in headings], self)
        view = PlainView(theme, self.model, say(name), widths)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(8)
        self.told.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(view, 1)

    def tell(self, total: int) -> None:
        """Say how many there are, and that the first of them are shown where there are more."""
        seen = len(self.model.rows)
        if total > seen:
            self.told.setText(say(Text("The first {seen} of {total}", seen=seen, total=total)))
        else:
            self.told.setText(say(Text("{n} line", "{n} lines", n=total)) if total else say(Text("There are none.")))


class Changes(_Listed):
    """Field by field what records of the register would be changed to."""

    def __init__(self, theme: Theme) -> None:
        headings = (Text("Sheet and row"), Text("Field"), Text("Now"), Text("In the file"))
        super().__init__(theme, Text("Changes"), headings, (180, 200, 280, 280))

    def show_preview(self, preview: Preview) -> None:
        """Show the changes of a preview."""
        rows = []
        for change in preview.changes:
            old, new = (_side(change.kind, change.field, side) for side in (change.old, change.new))
            label = say(words_of(change.kind, change.field))
            if not change.id:
                old = say(Text("new: {kind}", kind=CATALOGUE[change.kind].label))
            rows.append((place_told(change.sheet, change.row), label, old or say(Text("unknown")), new))
        self.model.show_rows(rows)
        self.tell(preview.change_total)


class Problems(_Listed):
    """Cells that are not what their field holds, and rows that are left out, each with what was done."""

    def __init__(self, theme: Theme) -> None:
        headings = (Text("Sheet and row"), Text("Column"), Text("Field"), Text("As written"), Text("What is wrong"))
        super().__init__(theme, Text("Problems"), headings, (150, 70, 150, 180, 400))

    def show_preview(self, preview: Preview) -> None:
        """Show the problems of a preview."""
        self.model.show_rows(
            [
                (
                    place_told(one.sheet, one.row), one.column or "", field_told(one.field),
                    one.value or "", say(one.message),
                )
                for one in preview.problems
            ]
        )  # fmt: skip
        self.tell(preview.problem_total)


class Proposals(_Listed):
    """Readings that wait for a person: nothing was taken."""

    def __init__(self, theme: Theme) -> None:
        headings = (Text("Sheet and row"), Text("Field"), Text("As written"), Text("Perhaps"), Text("Why"))
        super().__init__(theme, Text("Proposals"), headings, (150, 170, 200, 200, 300))

    def show_preview(self, preview: Preview) -> None:
        """Show the proposals of a preview."""
        rows = []
        for one in preview.proposals:
            why = "" if one.why is None else say(one.why)
            rows.append(
                (
                    place_told(one.sheet, one.row),
                    field_told(one.field),
                    one.value or "",
                    proposed_told(one.field, one.proposed),
                    why,
                )
            )
        self.model.show_rows(rows)
        self.tell(preview.proposal_total)


def _side(kind: str, key: str, value: object) -> str:
    """What a field has before or after: a value, the title of a record, or an answer in words."""
    field = next((field for field in CATALOGUE[kind].fields if field.key == key), None)
    if field is None or isinstance(value, Words) or (isinstance(value, str) and field.to is not None):
        return shown(value)
    return value_text(field, value, {})


def proposed_told(path: str, value: object) -> str:
    """A value that is proposed, in words."""
    kind, _, key = path.rpartition(".")
    for field in CATALOGUE[kind or "equipment"].fields:
        if field.key == key and field.to is None:
            return value_text(field, value, {})
    return shown(value)


def place_told(sheet: str | None, row: int | None) -> str:
    """Where in a file something stands."""
    if row is None:
        return sheet or ""
    if sheet is None:
        return say(Text("row {row}", row=str(row)))
    return say(Text("{sheet}, row {row}", sheet=sheet, row=str(row)))


def field_told(path: str | None) -> str:
    """The label of a field as a row names it."""
    if path is None:
        return ""
    kind, _, key = path.rpartition(".")
    named = words_of(kind or "equipment", key)
    if named.en != key:
        return say(named)
    return say(PARTY_ROLE.words(key)) if key in PARTY_ROLE else path

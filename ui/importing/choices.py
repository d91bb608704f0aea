"""What a person corrects of an import, gathered into the choices that the importer takes."""

from dataclasses import replace

from register.importing.read import Choices, SheetChoice


class Corrections:
    """The choices so far. Each call takes one correction in."""

    def __init__(self, currency: str) -> None:
        self.choices = Choices(currency=currency)

    def take(self, file: str, sheet: str | None, *, taken: bool) -> None:
        """Say whether the rows of a sheet are wanted."""
        self._keep(replace(self.choices.of(file, sheet), taken=taken))

    def rows(
        self, file: str, sheet: str | None, header: tuple[int, ...] | None, first: int | None, last: int | None
    ) -> None:
        """Say which rows are the heading, and where the table starts and stops; None for what stays."""
        choice = self.choices.of(file, sheet)
        self._keep(
            replace(
                choice,
                taken=True,
                header_rows=header or choice.header_rows,
                first_row=choice.first_row if first is None else first,
                last_row=choice.last_row if last is None else last,
                columns=() if header else choice.columns,
            )
        )

    def column(self, file: str, sheet: str | None, letters: str, field: str | None) -> None:
        """Take a column for a field, or for none. A field has one column: another that had it is asked anew."""
        choice = self.choices.of(file, sheet)
        others = tuple((column, None if key == field else key) for column, key in choice.columns if column != letters)
        self._keep(replace(choice, columns=(*others, (letters, field))))

    def constant(self, field: str, text: str) -> None:
        """Give every row that says nothing of a field this text; blank takes it back."""
        others = tuple(pair for pair in self.choices.constants if pair[0] != field)
        self.choices = replace(self.choices, constants=(*others, (field, text)) if text else others)

    def _keep(self, choice: SheetChoice) -> None:
        others = tuple(each for each in self.choices.sheets if (each.file, each.sheet) != (choice.file, choice.sheet))
        self.choices = replace(self.choices, sheets=(*others, choice))

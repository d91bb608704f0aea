"""Makes resources/sample/valenciennes.{en,fr}.xlsx, the sample register: the case of Valenciennes, from public sources.

`python -m tests.files.sample_register` writes both anew, of the golden case in tests/register/cases: its facts, its
papers, and what was inferred from them, in one language each. Who would keep such a file for the city is in the case to
try all rules on, and in no source: it does not ship.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from register.exporting.book import Manner, write_book
from register.importing.reader import read_file
from register.model.tables import TABLES
from register.store import Register
from register.texts import Text, Words
from tests.register.cases.entering import FOLDER, Case, enter, read_case

PLACE = Path(__file__).resolve().parents[2] / "resources" / "sample"
LANGUAGES = ("en", "fr")
IDENTITY = "c1sample"
NOTE = Words(
    "Sample: Valenciennes as it could be known on 25 May 2018, reconstructed from public sources. It is no register of "
    "the city: each fact names its source, [inferred] marks what is only inferred from it, and what no source says is "
    "left open.",
    "Exemple\u00a0: Valenciennes, telle qu’elle pouvait être connue le 25 mai 2018, reconstituée d’après des sources "
    "publiques. Ce n’est pas un registre de la ville\u00a0: chaque fait cite sa source, [déduit] signale ce qui n’en "
    "est que déduit, et ce qu’aucune source ne dit reste ouvert.",
)
_NOT_SOURCED = ("person", "care")


def case_of_sample() -> Case:
    """The case, without what no source says."""
    case = read_case(FOLDER / "c01_valenciennes.toml")
    tables = {key: table for key, table in case.tables.items() if key not in _NOT_SOURCED} | {"care": {}}
    return replace(case, tables=tables)


def said(case: Case, language: str) -> Case:
    """The case with its sentences in a language."""
    pairs = [line.split("\t") for line in (FOLDER / f"{case.key}.fr.tsv").read_text("utf-8").splitlines()]
    words = dict(pairs if language == "fr" else (pair[::-1] for pair in pairs))
    return replace(case, tables=_said(case.tables, words))


def _said(told: Any, words: Mapping[str, str]) -> Any:
    if isinstance(told, dict):
        return {key: _said(one, words) for key, one in told.items()}
    if isinstance(told, list):
        return [_said(one, words) for one in told]
    if not isinstance(told, str):
        return told
    paper, mark, statement = told.partition(": ")
    return words.get(told) or (f"{paper}{mark}{words[statement]}" if statement in words else told)


def fill(register: Register, language: str) -> None:
    """Enter the sample into an empty register."""
    case = said(case_of_sample(), language)
    register.set_info("identity", IDENTITY)
    with register.change(Text("Enter the sample")) as change:
        entered = enter(change, case)
        change.edit("acquisition", entered.named("deal"), None, {"notes": NOTE.said(language)})
        notes = change.connection.scalars(TABLES["fact_note"].select().with_only_columns(TABLES["fact_note"].c.id))
        change.edit_many("fact_note", ((number, {"on": case.as_of}) for number in notes.all()))


def write(path: Path, language: str) -> None:
    """Write the sample in a language."""
    with TemporaryDirectory() as folder, closing(Register.create(Path(folder) / "sample.vitrine")) as register:
        fill(register, language)
        manner = Manner(language, restricted=True, note=NOTE.said(language), day=case_of_sample().as_of)
        with register.read() as connection:
            write_book(connection, path, manner)


def said_by(path: Path) -> dict[str, list[dict[str, Any]]]:
    """What a workbook of a whole register says of its records, by entity."""
    found = {}
    for sheet in read_file(path).sheets:
        if sheet.entity is not None:
            found[sheet.entity] = [
                {key: column[place] for key, column in sheet.values.items() if column[place] is not None}
                for place in range(len(sheet.rows))
            ]
    return found


if __name__ == "__main__":
    for each in LANGUAGES:
        write(PLACE / f"valenciennes.{each}.xlsx", each)

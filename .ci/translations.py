"""The catalogue of French sentences: kept in step with the code, and compiled into what the program reads.

`python .ci/translations.py` brings resources/translations/fr.po in step and names each sentence that has no French.
hatchling calls TranslationsHook when it builds the wheel or installs the checkout.
"""

import ast
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
FRENCH = Path("resources/translations/fr.po")
PACKED = "register/_resources/translations/fr.mo"
PACKAGES = ("register", "ui")


class Sentence(NamedTuple):
    """A Text of the code: where it stands, its source and its plural; no source where it is no literal."""

    file: str
    line: int
    source: str | None = None
    plural: str | None = None


def sentences() -> Iterator[Sentence]:
    """Every Text(...) that the two packages write."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                    yield _sentence(node, file)


def _sentence(call: ast.Call, file: str) -> Sentence:
    match call.args:
        case [ast.Constant(str(source))]:
            return Sentence(file, call.lineno, source)
        case [ast.Constant(str(source)), ast.Constant(str(plural))]:
            return Sentence(file, call.lineno, source, plural)
        case _:
            return Sentence(file, call.lineno)


def read() -> Catalog:
    """The French catalogue as it is committed."""
    with (ROOT / FRENCH).open("rb") as file:
        return read_po(file, locale="fr")


def in_step(french: Catalog) -> Catalog:
    """A catalogue of the sentences that the code has now, with the French that `french` gives them."""
    catalogue = Catalog(
        locale="fr", header_comment=french.header_comment, project="Vitrine", version="0.1", fuzzy=False,
        copyright_holder="Vitrine", msgid_bugs_address="Vitrine", last_translator="Vitrine", language_team="Vitrine",
        creation_date=french.creation_date, revision_date=french.revision_date,
    )  # fmt: skip
    for sentence in sentences():
        if sentence.source is not None:
            known = french.get(sentence.source)
            said = known.string if known is not None and bool(known.pluralizable) == bool(sentence.plural) else None
            key = (sentence.source, sentence.plural) if sentence.plural else sentence.source
            catalogue.add(key, said)
    return catalogue


def lacking(catalogue: Catalog) -> list[str]:
    """The sentences that have no French."""
    return [str(message.id) for message in catalogue if message.id and not _is_said(message.string)]


def _is_said(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or ())


def write(file: IO[bytes], catalogue: Catalog) -> None:
    """Write a catalogue as it is committed."""
    write_po(file, catalogue, width=120, sort_output=True, no_location=True)


def compile_into(compiled: Path, source: Path) -> None:
    """Write what gettext reads at run time."""
    with source.open("rb") as po, compiled.open("wb") as mo:
        write_mo(mo, read_po(po, locale="fr"))


def update() -> int:
    """Bring the catalogue in step, and what is compiled of it; the number of sentences that lack French."""
    catalogue = in_step(read())
    with (ROOT / FRENCH).open("wb") as file:
        write(file, catalogue)
    compile_into(ROOT / FRENCH.with_suffix(".mo"), ROOT / FRENCH)
    missing = lacking(catalogue)
    sys.stdout.writelines(f"{sentence}\n" for sentence in missing)
    return len(missing)


class TranslationsHook(BuildHookInterface[Any]):
    """Compiles the catalogue: into the wheel, or beside its source where the checkout itself is installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds a target; version: "standard" or "editable"."""
        if self.target_name != "wheel":
            return
        source = Path(self.root, FRENCH)
        compiled = source.with_suffix(".mo")
        if version != "editable":
            compiled = Path(tempfile.mkstemp(suffix=".mo")[1])
            build_data["force_include"][str(compiled)] = PACKED
        compile_into(compiled, source)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Called by hatchling when the target is built: leaves nothing behind."""
        for compiled, packed in build_data.get("force_include", {}).items():
            if packed == PACKED:
                Path(compiled).unlink()


if __name__ == "__main__":
    sys.exit(min(update(), 1))

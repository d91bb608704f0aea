"""What is done for a person as a whole, for the command line, the window and its child processes alike.

Each takes the address of a register and plain values, tells its progress and gives a plain value: all of it can cross
to another process. who: the name of the person at work.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from register.cycles import no_search_for_cycles
from register.errors import Cancelled, RegisterError
from register.exporting import Exported, Order, export
from register.files import unwritable
from register.importing.apply import Applied, apply, outdated
from register.importing.plan import Plan
from register.importing.planning import plan_of
from register.importing.preview import Preview, preview_of
from register.importing.read import Choices, ReadFile
from register.importing.reader import read_file
from register.importing.report import keep_flags, report
from register.model.tables import TABLES
from register.papers import RECONSTRUCTED, Wish, write_sheets
from register.progress import Progress, quiet
from register.queries.grouped import Group, Shown, findings_of_rule, rule_groups
from register.questions.apply import apply_answers
from register.questions.asking import Written, write_questionnaire
from register.questions.planning import plan_answers
from register.questions.reading import Answers, is_questionnaire, read_answers
from register.questions.report import answers_preview, answers_report
from register.resources import resource
from register.rules.levels import LEVEL
from register.screening import Screened, screen
from register.store import Register
from register.texts import Text
from register.values import today

_NAMED = 5  # records that a line of the demonstration names
_PARTS = 4  # of an import: reading, comparing, writing, screening


@dataclass(frozen=True, slots=True)
class _Part:
    """The progress of one part of several, as that of the whole."""

    progress: Progress
    part: int

    def __call__(self, done: int, of: int, /) -> None:
        self.progress(1000 * self.part + (1000 * done // of if of else 0), 1000 * _PARTS)


def preview(address: str, paths: Sequence[Path], choices: Choices | None = None, progress: Progress = quiet) -> Preview:
    """What importing these files would do, without doing it. Raises RegisterError."""
    with _opened(address, None) as register:
        files = _read(register, paths, choices, progress)
        answers = _answers(files, paths)
        with register.read() as connection:
            if answers is not None:
                return answers_preview(connection, plan_answers(connection, answers, _Part(progress, 1)))
            return preview_of(connection, plan_of(connection, files, _Part(progress, 1)))


def import_files(
    address: str,
    paths: Sequence[Path],
    choices: Choices | None = None,
    progress: Progress = quiet,
    *,
    who: str | None = None,
    expected: str | None = None,
) -> dict[str, Any]:
    """Import files in one change, then screen what it touched. Gives the report, its sentences as Text.

    A questionnaire in which nothing is filled in is no change: its report says so, and that nothing was applied.

    expected: the fingerprint of the preview that the person agreed to.
    Raises: RegisterError; ConflictError where the register has changed in what the import touches; Cancelled.
    """
    with _opened(address, who) as register, no_search_for_cycles():
        files = _read(register, paths, choices, progress)
        answers = _answers(files, paths)
        if answers is not None:
            return _import_answers(register, answers, expected, progress)
        made = _planned(register, files, progress)
        _refuse_other_than(expected, made.fingerprint)
        applied = apply(register, made, _Part(progress, 2))
        flags = _flags(register, applied, made.rows.files[0].name, progress)
        numbers = [number for _, number in applied.imports]
        return report(made, numbers, flags) | {"counts": made.counts, "change": applied.change}


def _import_answers(register: Register, answers: Answers, expected: str | None, progress: Progress) -> dict[str, Any]:
    with register.read() as connection:
        made = plan_answers(connection, answers, _Part(progress, 1))
    _refuse_other_than(expected, made.fingerprint)
    if made.unfilled:
        return answers_report(made) | {"counts": made.counts, "change": None}
    applied = apply_answers(register, made, _Part(progress, 2))
    flags = _flags(register, applied, answers.file.name, progress)
    ((_, number),) = applied.imports
    return answers_report(made, number, flags) | {"counts": made.counts, "change": applied.change}


def _refuse_other_than(expected: str | None, fingerprint: str) -> None:
    if expected not in {None, fingerprint}:
        raise outdated()


def _flags(register: Register, applied: Applied, file: str, progress: Progress) -> dict[str, int]:
    """Screen what an import touched, and keep with it how many findings it raised and cleared."""
    screened = _screened(register, applied.change, progress)
    flags = {"raised": screened.raised, "cleared": screened.cleared, "unknown": screened.unknown}
    with register.change(Text("Import {file}", file=file), undoable=False) as change:
        for import_id, _ in applied.imports:
            keep_flags(change.connection, import_id, flags)
    return flags


def _screened(register: Register, change: int, progress: Progress) -> Screened:
    """What an import touched, screened.

    Where that fails or is stopped, whoever hears of it also hears that the rows are in: a RegisterError either way.
    """
    kept = Text("The rows are imported (change {change}); only the screening is missing.", change=str(change))
    try:
        return screen(register, progress=_Part(progress, 3))
    except RegisterError as fault:
        raise RegisterError(fault.what, fault.hint, unchanged=kept) from fault
    except Cancelled as stopped:
        raise RegisterError(Text("The screening was stopped."), unchanged=kept) from stopped


def compare_files(
    address: str, paths: Sequence[Path], choices: Choices | None = None, progress: Progress = quiet
) -> dict[str, Any]:
    """The report of what importing these files would do, without doing it. Raises RegisterError."""
    with _opened(address, None) as register:
        files = _read(register, paths, choices, progress)
        answers = _answers(files, paths)
        if answers is not None:
            with register.read() as connection:
                found = plan_answers(connection, answers, _Part(progress, 1))
            return answers_report(found) | {"counts": found.counts, "change": None}
        made = _planned(register, files, progress)
        return report(made) | {"counts": made.counts, "change": None}


def screen_register(
    address: str, full: bool = False, progress: Progress = quiet, *, who: str | None = None
) -> Screened:
    """Screen what changed since the last time, or everything. Raises RegisterError, Cancelled."""
    with _opened(address, who) as register:
        return screen(register, full=full, progress=progress)


def export_list(address: str, path: Path, order: Order, progress: Progress = quiet) -> Exported:
    """Write a list, or the whole register, to a file. Raises RegisterError, Cancelled."""
    with _opened(address, None) as register:
        return export(register, path, order, progress)


@dataclass(frozen=True, slots=True)
class Asking:
    """Which questions to write. vendor: whom to ask, by name; None for the city's own services. sent: keep that too."""

    vendor: str | None
    language: str = "en"
    sent: bool = False


def ask(address: str, path: Path, wish: Asking, progress: Progress = quiet, *, who: str | None = None) -> Written:
    """Write a questionnaire.

    Raises: SeveralError where several organisations are called so; RegisterError.
    """
    with _opened(address, who) as register:
        return write_questionnaire(register, path, wish.vendor, wish.language, sent=wish.sent, progress=progress)


def make_sample(address: str, language: str, progress: Progress = quiet, *, who: str | None = None) -> dict[str, Any]:
    """A new register with the sample that ships: Valenciennes, reconstructed from public sources. Gives the report.

    It is marked so, that each paper says it. Raises RegisterError.
    """
    made = Register.create(address, who=who)
    made.set_info(RECONSTRUCTED, "yes")
    made.close()
    return import_files(address, [resource(f"sample/valenciennes.{language}.xlsx")], None, progress, who=who)


def demo(out: Path, language: str, progress: Progress = quiet, *, who: str | None = None) -> list[Text]:
    """The sample register made, screened, exported and printed; then an inventory as a supplier may write it, imported.

    Writes sample.vitrine, register.xlsx, equipment.xlsx and sheet.pdf, the paper on its first deal, and
    inventory.vitrine, into the folder. Gives what was found. Raises RegisterError.
    """
    names = ("sample.vitrine", "register.xlsx", "equipment.xlsx", "sheet.pdf", "inventory.vitrine")
    address, whole, spreadsheet, paper, inventory = written = tuple(out / name for name in names)
    if any(path.exists() for path in written):
        what = Text("{folder} holds a demonstration already.", folder=str(out))
        raise RegisterError(what, Text("Choose another folder, or empty it."), unchanged=Text("Nothing was written."))
    _make_folder(out)
    made = make_sample(str(address), language, progress, who=who)
    told = [Text("Sample: Valenciennes on 25 May 2018, reconstructed from public sources."), _counted(made)]
    with _opened(str(address), who) as register:
        told += _results(register)
        for path, listed in ((whole, "all"), (spreadsheet, "equipment")):
            export(register, path, Order(listed, language))
        with register.read() as connection:
            deal = connection.scalar(select(func.min(TABLES["acquisition"].c.id))) or 0
        write_sheets(register, paper, Wish("acquisition", deal, today(), datetime.now().astimezone(), language))
    told.append(Text("An inventory as a supplier may write it; its town and its brands are invented:"))
    Register.create(inventory, who=who).close()
    made = import_files(str(inventory), [resource("sample/inventaire.xlsx")], None, progress, who=who)
    told += [_counted(made), _left_open(made)]
    with _opened(str(inventory), who) as register:
        told += _results(register, only_found=True)
    return [*told, Text("Written: {files}.", files=tuple(map(str, written)))]


def _counted(made: dict[str, Any]) -> Text:
    """How many rows of the one file of an import were read, and what became of them."""
    rows = {"file": made["files"][0]["file"], "sum": sum(made["counts"].values()), **made["counts"]}
    return Text("{file}: {sum} rows read, {new} new, {duplicate} left out as duplicates.", **rows)


def _left_open(made: dict[str, Any]) -> Text:
    """What an import could not take as it is written, or only asks about: how much of it, and the first of each."""
    problems, proposals = made["files"][0]["problems"], made["proposals"]
    first = Text("row {row}: {message}", row=problems[0]["row"], message=problems[0]["message"]) if problems else ""
    return Text(
        "Cells that are wrong: {problems} (first: {first}). Left for a person to say: {proposals}.",
        problems=len(problems),
        first=first,
        proposals=len(proposals),
    )


@contextmanager
def _opened(address: str, who: str | None) -> Iterator[Register]:
    register = Register.open(address, who=who)
    try:
        yield register
    finally:
        register.close()


def _read(register: Register, paths: Sequence[Path], choices: Choices | None, progress: Progress) -> list[ReadFile]:
    """The files, read; prices without a currency are in the register's own unless said.

    Raises RegisterError where one of several is a workbook of a whole register.
    """
    chosen = choices or Choices(currency=register.info("currency") or "EUR")
    files = [read_file(path, chosen, _Part(progress, 0)) for path in paths]
    book = next((file for file in files if file.is_book), None)
    if book is not None and len(files) > 1:
        raise _comes_alone(Text("“{file}” holds a whole register, and is imported alone.", file=book.name))
    return files


def _answers(files: Sequence[ReadFile], paths: Sequence[Path]) -> Answers | None:
    """The answers of a questionnaire that came back; None where the files are something else. Raises RegisterError."""
    asking = [path for file, path in zip(files, paths, strict=True) if is_questionnaire(file)]
    if not asking:
        return None
    if len(files) > 1:
        raise _comes_alone(Text("“{file}” is a questionnaire, and is imported alone.", file=asking[0].name))
    return read_answers(asking[0])


def _planned(register: Register, files: Sequence[ReadFile], progress: Progress) -> Plan:
    """What importing them would do. Raises RegisterError where no file holds equipment, or one that comes alone."""
    if not any(file.has_equipment or file.is_book for file in files):
        raise _no_list(files)
    with register.read() as connection:
        return plan_of(connection, files, _Part(progress, 1))


def _comes_alone(what: Text) -> RegisterError:
    return RegisterError(what, Text("Import one file at a time."), unchanged=Text("The register is unchanged."))


def _no_list(files: Sequence[ReadFile]) -> RegisterError:
    hint = Text("If it has one, say in the import window which row holds its headings and what each column is.")
    what = Text("{file} holds no list of equipment.", file=files[0].name)
    if len(files) > 1:
        what = Text("None of these files holds a list of equipment: {files}.", files=tuple(file.name for file in files))
    return RegisterError(what, hint, unchanged=Text("The register is unchanged."))


def _results(register: Register, *, only_found: bool = False) -> list[Text]:
    """What each rule came to, the most serious first: what it found, and for how many records it is not decided.

    only_found: without the rules that found nothing.
    """
    with register.read() as connection:
        groups = rule_groups(connection, Shown())
        found = {group.key: findings_of_rule(connection, group.key, Shown()) for group in groups if group.findings}
    told = []
    for group in groups if not only_found else [group for group in groups if group.findings]:
        every = found.get(group.key, [])
        named = tuple(
            Text("{subject} ({level})", subject=one.subject_title, level=LEVEL.words(one.level))
            for one in every[:_NAMED]
        )
        told.append(_of_rule(group, named, len(every)))
    return told


def _of_rule(group: Group, named: Sequence[Text], found: int) -> Text:
    if not found:
        return Text("{rule}: nothing found; unanswered for {unknown}.", rule=group.title, unknown=group.unknown)
    said = {"rule": group.title, "found": tuple(named), "n": found - len(named), "unknown": group.unknown}
    if found > len(named):
        return Text("{rule}: {found} and {n} more; unanswered for {unknown} more.", **said)
    if group.unknown:
        return Text("{rule}: {found}; unanswered for {unknown} more.", **said)
    return Text("{rule}: {found}.", **said)


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise unwritable(out, fault, Text("Nothing was written.")) from fault

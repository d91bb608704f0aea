"""What is done for a person as a whole, for the command line, the window and its child processes alike.

Each takes the address of a register and plain values, tells its progress and gives a plain value: all of it can cross
to another process. who: the name of the person at work.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from register.errors import ConflictError, RegisterError
from register.exporting import Exported, Order, export
from register.importing.apply import apply
from register.importing.plan import Plan, plan
from register.importing.preview import Preview, preview_of
from register.importing.read import Choices, ReadFile
from register.importing.reader import read_file
from register.importing.report import keep_flags, report
from register.progress import Progress, quiet
from register.screening import Screened, screen
from register.store import Register
from register.texts import Text

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
        with register.read() as connection:
            return preview_of(connection, plan(connection, files, _Part(progress, 1)))


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

    expected: the fingerprint of the preview that the person agreed to.
    Raises: RegisterError; ConflictError where the register has changed in what the import touches; Cancelled.
    """
    with _opened(address, who) as register:
        made = _planned(register, _read(register, paths, choices, progress), progress)
        if expected not in {None, made.fingerprint}:
            what = Text("Somebody changed records that this import touches while it was being looked at.")
            hint = Text("Look at the import again: it is compared with the register anew.")
            raise ConflictError(what, hint, unchanged=Text("Nothing was imported."))
        applied = apply(register, made, _Part(progress, 2))
        screened = screen(register, progress=_Part(progress, 3))
        flags = {"raised": screened.raised, "cleared": screened.cleared, "unknown": screened.unknown}
        with register.change(Text("Import {file}", file=made.rows.files[0].name), undoable=False) as change:
            for import_id, _ in applied.imports:
                keep_flags(change.connection, import_id, flags)
        numbers = [number for _, number in applied.imports]
        return report(made, numbers, flags) | {"counts": made.counts, "change": applied.change}


def compare_files(
    address: str, paths: Sequence[Path], choices: Choices | None = None, progress: Progress = quiet
) -> dict[str, Any]:
    """The report of what importing these files would do, without doing it. Raises RegisterError."""
    with _opened(address, None) as register:
        made = _planned(register, _read(register, paths, choices, progress), progress)
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


@contextmanager
def _opened(address: str, who: str | None) -> Iterator[Register]:
    register = Register.open(address, who=who)
    try:
        yield register
    finally:
        register.close()


def _read(register: Register, paths: Sequence[Path], choices: Choices | None, progress: Progress) -> list[ReadFile]:
    """The files, read; prices without a currency are in the register's own unless said."""
    chosen = choices or Choices(currency=register.info("currency") or "EUR")
    return [read_file(path, chosen, _Part(progress, 0)) for path in paths]


def _planned(register: Register, files: Sequence[ReadFile], progress: Progress) -> Plan:
    """What importing them would do. Raises RegisterError where no file holds equipment."""
    if not any(file.has_equipment for file in files):
        raise _no_list(files)
    with register.read() as connection:
        return plan(connection, files, _Part(progress, 1))


def _no_list(files: Sequence[ReadFile]) -> RegisterError:
    hint = Text("If it has one, say in the import window which row holds its headings and what each column is.")
    what = Text("{file} holds no list of equipment.", file=files[0].name)
    if len(files) > 1:
        what = Text("None of these files holds a list of equipment: {files}.", files=tuple(file.name for file in files))
    return RegisterError(what, hint, unchanged=Text("The register is unchanged."))

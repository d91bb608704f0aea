"""The command line: whatever the window does, except look.

Exit status: 0 done; 1 refused or failed, with one sentence on standard error; 2 wrong usage.
"""

import argparse
import json
import locale
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from typing_extensions import override

from register.errors import Cancelled, RegisterError
from register.files import unwritable, whole_file
from register.login import login
from register.progress import Progress, quiet
from register.texts import LANGUAGES, Text

_COMMANDS = ("new", "open", "import", "screen", "export", "undo", "verify", "backup", "demo")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the caller is to open a window on. address: None for the last register, or the welcome page."""

    address: str | None


class _UsageError(Exception):
    """The command line makes no sense: why, and what was expected."""


def main(arguments: Sequence[str]) -> int | Opening:
    """Do what the arguments say. Gives the exit status, or what to open."""
    language = _language(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        wish = _parser(language).parse_args(_with_command(arguments))
        wish.language = language
        if wish.command == "open":
            return Opening(wish.register)
        return _DONE_BY[wish.command](wish)
    except _UsageError as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    except RegisterError as fault:
        sys.stderr.write(f"{fault.said(language)}\n")
        return 1
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write(f"{Text('Stopped. Nothing was changed.').said(language)}\n")
        return 1


def _language(arguments: Sequence[str]) -> str:
    """The language that the arguments ask for, else the environment, else the locale."""
    asked = [after for before, after in pairwise(arguments) if before == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")
    for wanted in (*asked, os.environ.get("VITRINE_LANG"), locale.getlocale(locale.LC_CTYPE)[0]):
        if wanted:
            return "fr" if wanted.lower().startswith("fr") else "en"
    return "en"


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """Nothing, or a register alone, means to open it."""
    if not arguments:
        return ["open"]
    alone = len(arguments) == 1 and arguments[0] not in _COMMANDS and not arguments[0].startswith("-")
    return ["open", *arguments] if alone else arguments


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, in the language asked for, and leaves the exit to the caller."""

    language = "en"

    @override
    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{self.format_usage()}{_reason(message).said(self.language)}")


def _reason(message: str) -> Text:
    """What argparse says in English only, as a sentence of ours."""
    for pattern, sentence in _REASONS.items():
        found = re.fullmatch(pattern, message)
        if found:
            return sentence(**found.groupdict())
    return Text("The command is not right: {reason}.", reason=message)


_REASONS: dict[str, Callable[..., Text]] = {
    r"the following arguments are required: (?P<names>.*)": lambda names: Text(
        "These are missing: {names}.", names=names
    ),
    r"unrecognized arguments: (?P<names>.*)": lambda names: Text("These are not understood: {names}.", names=names),
    r"argument (?P<name>.*): invalid choice: (?P<given>.*) \(choose from (?P<choices>.*)\)": (
        lambda name, given, choices: Text(
            "{given} is not possible as {name}; these are: {choices}.", name=name, given=given, choices=choices
        )
    ),
    r"argument (?P<name>.*): expected one argument": lambda name: Text("{name} needs a value after it.", name=name),
    r"argument (?P<name>.*): invalid _number value: (?P<given>.*)": (
        lambda name, given: Text("{given} is no number, as {name} must be.", name=name, given=given)
    ),
}


def _parser(language: str) -> argparse.ArgumentParser:
    _Parser.language = language
    said = {name: text.said(language) for name, text in _HELP.items()}
    parser = _Parser(prog="vitrine", description=said["vitrine"])
    parser.add_argument("--version", action="version", version=f"vitrine {_version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, help=said["--lang"])
    common.add_argument("--json", action="store_true", help=said["--json"])
    made = {name: commands.add_parser(name, help=said[name], parents=[common]) for name in _COMMANDS}
    for name in ("new", "import", "screen", "export", "undo", "verify", "backup"):
        made[name].add_argument("register", metavar="REGISTER", help=said["REGISTER"])
    made["open"].add_argument("register", metavar="REGISTER", nargs="?", help=said["REGISTER"])
    _arguments_of_import(made["import"], said)
    made["screen"].add_argument("--full", action="store_true", help=said["--full"])
    made["export"].add_argument("out", metavar="OUT", type=Path, help=said["OUT"])
    made["export"].add_argument("--what", metavar="LIST", help=said["--what"])
    made["undo"].add_argument("change", metavar="CHANGE", nargs="?", type=_number, help=said["CHANGE"])
    made["backup"].add_argument("out", metavar="OUT", type=Path, help=said["BACKUP"])
    made["demo"].add_argument("out", metavar="OUT", type=Path, help=said["FOLDER"])
    return parser


def _number(written: str) -> int:
    """The number of a change. Raises ValueError for what is none, or larger than any."""
    number = int(written)
    if not 0 < number < 1 << 63:
        raise ValueError
    return number


def _arguments_of_import(parser: argparse.ArgumentParser, said: dict[str, str]) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help=said["FILE"])
    parser.add_argument("--dry-run", action="store_true", help=said["--dry-run"])
    parser.add_argument("--strict", action="store_true", help=said["--strict"])
    parser.add_argument("--report", metavar="OUT.json", type=Path, help=said["--report"])


_HELP = {
    "vitrine": Text("A register of a city's surveillance equipment, its vendors and its deals."),
    "new": Text("create an empty register"),
    "open": Text("open the window on a register, or on the last one"),
    "import": Text("read files, compare them with the register and take them in"),
    "screen": Text("look again at what changed, by all rules"),
    "export": Text("write one list, or the whole register"),
    "undo": Text("undo your last change, or the one with this number"),
    "verify": Text("check the file, the schema and the chain of changes"),
    "backup": Text("make a copy that is whole, also while the register is in use"),
    "demo": Text("import, screen and export the sample, and say what was found"),
    "REGISTER": Text("a file (city.vitrine) or the address of a database (postgresql+psycopg://...)"),
    "FILE": Text("a workbook or a text file with an inventory"),
    "OUT": Text("a file that ends in .xlsx or .csv (one list) or in .json (the whole register)"),
    "BACKUP": Text("the file that the copy is written to"),
    "FOLDER": Text("the folder that the files of the demonstration are written to"),
    "CHANGE": Text("the number of a change"),
    "--lang": Text("the language of messages and headings: en or fr"),
    "--json": Text("print the result as one JSON object"),
    "--full": Text("look at everything, not only at what changed"),
    "--what": Text(
        "which list: equipment, vendors, products, acquisitions, sites, deployments, findings, imports; or all"
    ),
    "--dry-run": Text("say what would be done, and change nothing"),
    "--strict": Text("give status 1 where rows were rejected"),
    "--report": Text("write the report of the import to this file"),
}


def _version() -> str:
    try:
        return version("vitrine-register")
    except PackageNotFoundError:
        return ""


def _tell(wish: argparse.Namespace, result: dict[str, Any], *sentences: Text) -> None:
    """Print the result as JSON where that was asked for, else as sentences."""
    if wish.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        return
    for sentence in sentences:
        sys.stdout.write(sentence.said(wish.language) + "\n")


class _Meter:
    """Shows on a terminal how far the work is, in whole percent."""

    def __init__(self) -> None:
        self._shown = -1

    def __call__(self, done: int, of: int, /) -> None:
        percent = done * 100 // max(of, 1)
        if percent != self._shown:
            self._shown = percent
            sys.stderr.write(f"\r{percent:3d} %" if percent < 100 else "\r     \r")  # noqa: PLR2004 - all of it
            sys.stderr.flush()


def _progress() -> Progress:
    return _Meter() if sys.stderr.isatty() else quiet


def _new(wish: argparse.Namespace) -> int:
    from register.store import Register  # noqa: PLC0415 - SQLAlchemy is loaded by those who need it

    Register.create(wish.register, who=login()).close()
    _tell(wish, {"register": wish.register}, Text("{register} was created.", register=wish.register))
    return 0


def _import(wish: argparse.Namespace) -> int:
    from register import tasks  # noqa: PLC0415 - as above
    from register.importing.report import said  # noqa: PLC0415 - as above

    if wish.report and wish.report.resolve() in {Path(each).resolve() for each in (wish.register, *wish.files)}:
        raise _UsageError(Text("The report would take the place of {file}.", file=str(wish.report)).said(wish.language))
    with whole_file(wish.report) if wish.report else nullcontext() as draft:
        if wish.dry_run:
            made = tasks.compare_files(wish.register, wish.files, None, _progress())
        else:
            made = tasks.import_files(wish.register, wish.files, None, _progress(), who=login())
        report = said(made, wish.language)
        if draft is not None:
            _write_report(draft, wish.report, report)
    _tell(wish, report, *_counts(report))
    rejected = sum(sheet["rows"]["rejected"] for file in report["files"] for sheet in file["sheets"])
    return 1 if wish.strict and rejected else 0


def _write_report(draft: Path, path: Path, report: dict[str, Any]) -> None:
    try:
        draft.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        kept = Text("The import itself was done; only its report is missing.")
        raise unwritable(path, fault, kept if report["applied"] else Text("Nothing was changed.")) from fault


_OUTCOMES = ("read", "new", "changed", "same", "duplicate", "rejected")


def _counts(report: dict[str, Any]) -> list[Text]:
    told = []
    for file in report["files"]:
        rows = [sheet["rows"] for sheet in file["sheets"]]
        count = {key: sum(row[key] for row in rows) for key in _OUTCOMES}
        told.append(
            Text(
                "{file}: rows read {read}; new {new}, changed {changed}, the same {same}, duplicates {duplicate}, "
                "rejected {rejected}; problems {problems}.",
                file=file["file"],
                problems=len(file["problems"]),
                **count,
            )
        )
    told.append(Text("Waiting for an answer: {proposals}.", proposals=len(report["proposals"])))
    if report["applied"]:
        told.append(Text("Findings raised: {raised}, cleared: {cleared}, not decided: {unknown}.", **report["flags"]))
    else:
        told.append(Text("Nothing was written."))
    return told


def _screen(wish: argparse.Namespace) -> int:
    from register import tasks  # noqa: PLC0415 - as above

    done = tasks.screen_register(wish.register, wish.full, _progress(), who=login())
    result = {"raised": done.raised, "cleared": done.cleared, "unknown": done.unknown}
    told = Text("Findings raised: {raised}, cleared: {cleared}, not decided: {unknown}.", **result)
    _tell(wish, result, told)
    return 0


def _export(wish: argparse.Namespace) -> int:
    from register.exporting import Order, OrderError, export, wanted  # noqa: PLC0415 - as above
    from register.store import Register  # noqa: PLC0415 - as above

    try:
        wanted(wish.out, wish.what)
    except OrderError as fault:
        raise _UsageError(fault.said(wish.language)) from fault
    with closing(Register.open(wish.register, who=login())) as register:
        done = export(register, wish.out, Order(wish.what, wish.language), _progress())
    sentences = [
        Text("{n} record written to {file}.", "{n} records written to {file}.", n=done.rows, file=str(done.path))
    ]
    if done.cut:
        sentences.append(
            Text(
                "{n} text was too long for a cell and was cut.",
                "{n} texts were too long for a cell and were cut.",
                n=done.cut,
            )
        )
    _tell(wish, {"file": str(done.path), "what": done.what, "records": done.rows, "cut": done.cut}, *sentences)
    return 0


def _undo(wish: argparse.Namespace) -> int:
    from register.store import Register  # noqa: PLC0415 - as above

    with closing(Register.open(wish.register, who=login())) as register:
        number = wish.change
        if number is None:
            last = register.last_undoable()
            if last is None:
                raise RegisterError(
                    Text("There is no change of yours to undo."),
                    Text("Name the change to undo by its number: the history shows it."),
                    unchanged=Text("Nothing was changed."),
                )
            number = last.number
        done = register.revert(number, progress=_progress()).done
    kept = [
        {"kind": left.kind, "id": left.id, "field": left.field, "reason": left.reason.said(wish.language)}
        for left in done.kept
    ]
    told = Text("{n} record put back: {label}.", "{n} records put back: {label}.", n=done.back, label=done.change.label)
    left = Text(
        "{n} thing was kept, because it was changed since.",
        "{n} things were kept, because they were changed since.",
        n=len(kept),
    )
    _tell(wish, {"change": number, "put_back": done.back, "kept": kept}, told, *([left] if kept else []))
    return 0


def _verify(wish: argparse.Namespace) -> int:
    from register.store import Register  # noqa: PLC0415 - as above

    with closing(Register.open(wish.register, who=login())) as register:
        proof = register.verify(_progress())
    problems = [problem.said(wish.language) for problem in proof.problems]
    whole = Text("The register is whole: {changes} changes, {records} records. Anchor: {anchor}", **_proven(proof))
    _tell(wish, {"whole": proof.whole, **_proven(proof), "problems": problems}, *([whole] if proof.whole else []))
    if not proof.whole:
        sys.stderr.write("\n".join(problems) + "\n")
    return 0 if proof.whole else 1


def _proven(proof: Any) -> dict[str, Any]:
    return {"changes": proof.changes, "records": proof.records, "anchor": proof.anchor}


def _backup(wish: argparse.Namespace) -> int:
    from register.store import Register  # noqa: PLC0415 - as above

    with closing(Register.open(wish.register, who=login())) as register:
        register.backup(wish.out, _progress())
    _tell(wish, {"file": str(wish.out)}, Text("The copy {file} was written.", file=str(wish.out)))
    return 0


def _demo(wish: argparse.Namespace) -> int:
    from register import tasks  # noqa: PLC0415 - as above

    sentences = tasks.demo(wish.out, wish.language, _progress())
    _tell(wish, {"found": [sentence.said(wish.language) for sentence in sentences]}, *sentences)
    return 0


_DONE_BY = {
    "new": _new,
    "import": _import,
    "screen": _screen,
    "export": _export,
    "undo": _undo,
    "verify": _verify,
    "backup": _backup,
    "demo": _demo,
}

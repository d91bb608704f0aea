"""What may be said on the command line, and how it is told that something is wrong."""

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from register.cli.names import COMMANDS
from register.texts import LANGUAGES, Text


class UsageError(Exception):
    """The command line makes no sense: why, and what was expected."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, in the language asked for, and leaves the exit to the caller."""

    language = "en"

    @override
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.format_usage()}{_reason(message).said(self.language)}")


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
    r"one of the arguments (?P<names>.*) is required": lambda names: Text(
        "One of these is missing: {names}.", names=names
    ),
    r"argument (?P<name>.*): not allowed with argument (?P<other>.*)": (
        lambda name, other: Text("{name} and {other} exclude each other.", name=name, other=other)
    ),
    r"argument (?P<name>.*): invalid (fromisoformat|_moment) value: (?P<given>.*)": lambda name, given: Text(
        "{given} is no day, as {name} must be: 2026-11-22.", name=name, given=given
    ),
    r"argument (?P<name>.*): invalid _number value: (?P<given>.*)": (
        lambda name, given: Text("{given} is no number, as {name} must be.", name=name, given=given)
    ),
}


def parser_of(language: str) -> argparse.ArgumentParser:
    """The parser of the whole command line, with its help in a language."""
    _Parser.language = language
    said = {name: text.said(language) for name, text in _HELP.items()}
    parser = _Parser(prog="vitrine", description=said["vitrine"])
    parser.add_argument("--version", action="version", version=f"vitrine {_version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, help=said["--lang"])
    common.add_argument("--json", action="store_true", help=said["--json"])
    made = {name: commands.add_parser(name, help=said[name], parents=[common]) for name in COMMANDS}
    for name in ("new", "import", "screen", "explain", "export", "summary", "questions", "undo", "verify", "backup"):
        made[name].add_argument("register", metavar="REGISTER", help=said["REGISTER"])
    made["open"].add_argument("register", metavar="REGISTER", nargs="?", help=said["REGISTER"])
    made["new"].add_argument("--sample", action="store_true", help=said["--sample"])
    _arguments_of_import(made["import"], said)
    made["screen"].add_argument("--full", action="store_true", help=said["--full"])
    made["explain"].add_argument("--rule", metavar="RULE", required=True, help=said["--rule"])
    made["explain"].add_argument("--subject", metavar="SUBJECT", required=True, help=said["--subject"])
    made["export"].add_argument("out", metavar="OUT", type=Path, help=said["OUT"])
    made["export"].add_argument("--what", metavar="LIST", help=said["--what"])
    _arguments_of_summary(made["summary"], said)
    made["export"].add_argument("--restricted", action="store_true", help=said["--restricted"])
    _arguments_of_questions(made["questions"], said)
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


def _moment(written: str) -> datetime:
    """A day and hour, of this place unless it says otherwise. Raises ValueError."""
    return datetime.fromisoformat(written).astimezone()


def _arguments_of_summary(parser: argparse.ArgumentParser, said: dict[str, str]) -> None:
    parser.add_argument("out", metavar="OUT.pdf", type=Path, help=said["PDF"])
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--acquisition", metavar="REF", help=said["--acquisition"])
    which.add_argument("--vendor", metavar="NAME", help=said["--sheet of"])
    which.add_argument("--all", action="store_true", help=said["--all"])
    parser.add_argument("--sheet", action="store_true", help=said["--sheet"])
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=said["--paper"])
    parser.add_argument("--as-of", metavar="DAY", type=date.fromisoformat, help=said["--as-of"])
    parser.add_argument("--printed", metavar="MOMENT", type=_moment, help=said["--printed"])


def _arguments_of_import(parser: argparse.ArgumentParser, said: dict[str, str]) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help=said["FILE"])
    parser.add_argument("--dry-run", action="store_true", help=said["--dry-run"])
    parser.add_argument("--strict", action="store_true", help=said["--strict"])
    parser.add_argument("--report", metavar="OUT.json", type=Path, help=said["--report"])


def _arguments_of_questions(parser: argparse.ArgumentParser, said: dict[str, str]) -> None:
    parser.add_argument("out", metavar="OUT.xlsx", type=Path, help=said["QUESTIONS"])
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--vendor", metavar="NAME", help=said["--vendor"])
    whom.add_argument("--service", action="store_true", help=said["--service"])
    parser.add_argument("--sent", action="store_true", help=said["--sent"])


_HELP = {
    "vitrine": Text("A register of a city's surveillance equipment, its vendors and its deals."),
    "new": Text("create an empty register, or one with the sample"),
    "open": Text("open the window on a register, or on the last one"),
    "import": Text("read files, compare them with the register and take them in"),
    "screen": Text("look again at what changed, by all rules"),
    "export": Text("write one list, or the whole register"),
    "summary": Text("print the one-page sheet of a deal, of an organisation, or of every deal"),
    "questions": Text("write what is not known as questions for a supplier, or for the city's own services"),
    "explain": Text("say what a rule comes to for one record, from which facts, and what is not known"),
    "undo": Text("undo your last change, or the one with this number"),
    "verify": Text("check the file, the schema and the chain of changes"),
    "backup": Text("make a copy that is whole, also while the register is in use"),
    "demo": Text("make, screen and export the sample, import an inventory, and say what was found"),
    "REGISTER": Text("a file (city.vitrine) or the address of a database (postgresql+psycopg://...)"),
    "FILE": Text("a workbook or a text file with an inventory"),
    "OUT": Text("a file that ends in .xlsx or .csv (one list), or in .xlsx or .json (the whole register)"),
    "QUESTIONS": Text("the workbook that the questions are written to; filled in, it is imported"),
    "PDF": Text("the PDF that is written"),
    "--acquisition": Text("a deal, by its reference"),
    "--sheet of": Text("an organisation, by its name or number (#12)"),
    "--all": Text("every deal, one page each; this is also what is printed where nothing is named"),
    "--sheet": Text("the one-page sheet for elected members"),
    "--paper": Text("the size of the page: a4 or letter"),
    "--as-of": Text("the day of the facts (2018-03-31); today unless said"),
    "--printed": Text("the day and hour of printing, for a PDF that is the same each time (2026-11-22T10:00)"),
    "BACKUP": Text("the file that the copy is written to"),
    "FOLDER": Text("the folder that the files of the demonstration are written to"),
    "CHANGE": Text("the number of a change"),
    "--lang": Text("the language of messages and headings: en or fr"),
    "--sample": Text("fill it with the sample: Valenciennes, reconstructed from public sources"),
    "--json": Text("print the result as one JSON object"),
    "--full": Text("look at everything, not only at what changed"),
    "--rule": Text("the id of a rule, such as deal-showcase"),
    "--subject": Text("what it is about: a reference, a name, or kind and number (acquisition:12)"),
    "--vendor": Text("whom to ask: a name of an organisation, or its number (#12)"),
    "--sent": Text("note in the register that they are sent today"),
    "--service": Text("ask the city's own services"),
    "--what": Text(
        "which list: equipment, vendors, products, acquisitions, sites, deployments, findings, imports; or all, which "
        "an .xlsx file holds in a form that can be changed and imported"
    ),
    "--restricted": Text("of the whole register as .xlsx, write facts that are restricted or secret too"),
    "--dry-run": Text("say what would be done, and change nothing"),
    "--strict": Text("give status 1 where rows were rejected"),
    "--report": Text("write the report of the import to this file"),
}


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load

    try:
        return version("vitrine-register")
    except PackageNotFoundError:
        return ""

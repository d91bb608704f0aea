"""The command line: whatever the window does, except look.

Exit status: 0 done; 1 refused or failed, with one sentence on standard error; 2 wrong usage.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from register.cli.names import COMMANDS
from register.errors import Cancelled, RegisterError
from register.texts import Text

_ALONE = 2  # words that open a register: the command and its address


@dataclass(frozen=True, slots=True)
class Opening:
    """What the caller is to open a window on. address: None for the last register, or the welcome page."""

    address: str | None


def main(arguments: Sequence[str]) -> int | Opening:
    """Do what the arguments say. Gives the exit status, or what to open."""
    arguments = _with_command(arguments)
    if arguments[0] == "open" and len(arguments) <= _ALONE and not any(one.startswith("-") for one in arguments):
        return Opening(arguments[1] if arguments[1:] else None)  # the parser would take longer than opening a window
    from register.cli.commands import DONE_BY  # noqa: PLC0415 - not needed to open a window
    from register.cli.parsing import UsageError, parser_of  # noqa: PLC0415 - as above

    language = _language(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        wish = parser_of(language).parse_args(arguments)
        wish.language = language
        if wish.command == "open":
            return Opening(wish.register)
        return DONE_BY[wish.command](wish)
    except UsageError as fault:
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
    import locale  # noqa: PLC0415 - not needed to open a window

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
    alone = len(arguments) == 1 and arguments[0] not in COMMANDS and not arguments[0].startswith("-")
    return ["open", *arguments] if alone else arguments

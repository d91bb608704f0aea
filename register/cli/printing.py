"""The command that prints: the one-page sheet of a deal, of an organisation, or of all deals, as a PDF."""

import argparse
from contextlib import closing
from datetime import datetime
from typing import Any

from register.cli.parsing import UsageError
from register.login import login
from register.progress import Progress
from register.texts import Text
from register.values import today


def printed(wish: argparse.Namespace, progress: Progress) -> tuple[dict[str, Any], list[Text]]:
    """Write the PDF; what was written, as a result and in sentences.

    Raises: UsageError where no or more than one record is meant, or the file is none of this kind; RegisterError.
    """
    from register.papers import Wish, write_sheets  # noqa: PLC0415 - SQLAlchemy is loaded by those who need it
    from register.store import Register  # noqa: PLC0415 - as above

    if wish.out.suffix.lower() != ".pdf":
        raise UsageError(Text("{file}: a sheet is written as .pdf.", file=wish.out.name).said(wish.language))
    with closing(Register.open(wish.register, who=login())) as register:
        with register.read() as connection:
            kind, number = _meant(connection, wish)
        moment = wish.printed or datetime.now().astimezone()
        order = Wish(kind, number, wish.as_of or today(), moment, wish.language, wish.paper)
        made = write_sheets(register, wish.out, order, progress)
    told = Text("{n} sheet written to {file}.", "{n} sheets written to {file}.", n=made.number, file=str(wish.out))
    return {"file": str(wish.out), "sheets": made.number, "kind": kind, "id": number}, [told]


def _meant(connection: Any, wish: argparse.Namespace) -> tuple[str, int | None]:
    """What is to be printed: a kind and an id; without an id all deals."""
    if wish.vendor is not None:
        return "vendor", _one(connection, "vendor", wish.vendor.removeprefix("#"), wish.language)
    if wish.acquisition is not None:
        return "acquisition", _one(connection, "acquisition", wish.acquisition, wish.language)
    return "acquisition", None


def _one(connection: Any, kind: str, called: str, language: str) -> int:
    from register.queries.named import named  # noqa: PLC0415 - as above
    from register.records import records, titles  # noqa: PLC0415 - as above

    found = named(connection, kind, called)
    if kind == "acquisition":  # the register's own reference is one deal's alone
        known = records(connection, kind, found)
        found = [number for number, one in known.items() if one.values["ref"] == called] or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(Text("Nothing in the register is called “{name}”.", name=called).said(language))
    names = titles(connection, kind, found)
    several = Text("“{name}” may mean each of these; name one by its number:", name=called)
    raise UsageError("\n".join([several.said(language), *(f"{kind}:{number}  {names[number]}" for number in found)]))

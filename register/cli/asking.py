"""The command that asks: what is not known, as a workbook for a supplier or for the city's own services."""

import argparse
from typing import Any

from register.cli.parsing import UsageError
from register.login import login
from register.progress import Progress
from register.texts import Text


def asked(wish: argparse.Namespace, progress: Progress) -> tuple[dict[str, Any], list[Text]]:
    """Write the questionnaire; what was written, as a result and in sentences.

    Raises: UsageError where several organisations are called so, or the file is none of this kind; RegisterError.
    """
    from register import tasks  # noqa: PLC0415 - SQLAlchemy is loaded by those who need it
    from register.questions.asking import SeveralError  # noqa: PLC0415 - as above

    if wish.out.suffix.lower() != ".xlsx":
        message = Text("{file}: questions are written as .xlsx.", file=wish.out.name)
        raise UsageError(message.said(wish.language))
    try:
        asking = tasks.Asking(wish.vendor, wish.language, wish.sent)
        made = tasks.ask(wish.register, wish.out, asking, progress, who=login())
    except SeveralError as fault:
        raise UsageError(fault.said(wish.language)) from fault
    result = {
        "file": str(made.path) if made.path else None, "vendor": made.vendor and [made.vendor.id, made.vendor.title],
        "questions": made.questions, "rows": made.rows, "apart": made.apart, "pairs": made.pairs,
        "first": [_first(one) for one in made.first],
    }  # fmt: skip
    if made.path is None:
        return result, [_nothing(made)]
    told = [
        Text(
            "{n} question written to {file}, {rows} rows to answer.",
            "{n} questions written to {file}, {rows} rows to answer.",
            n=made.questions,
            rows=made.rows,
            file=str(made.path),
        ),
        Text("{n} result of a rule waits for them.", "{n} results of rules wait for them.", n=made.pairs),
        *(_line(one) for one in made.first),
    ]
    return result, told


def _first(asked: Any) -> dict[str, Any]:
    one = asked.one
    about = one.about and list(one.about[:2]) if len(asked.parts) == 1 else None
    return {"fact": one.fact, "about": about, "parts": len(asked.parts), "pairs": asked.pairs, "items": asked.items}


def _line(asked: Any) -> Text:
    one = asked.one
    if len(asked.parts) > 1 or one.about is None:
        return Text("{fact}: {told}", fact=one.label, told=asked.told)
    return Text("{fact}, {about}: {told}", fact=one.label, about=one.about.title, told=asked.told)


def _nothing(made: Any) -> Text:
    if made.vendor is None:
        return Text("There is nothing to ask the services. Nothing was written.")
    return Text("There is nothing to ask {vendor}. Nothing was written.", vendor=made.vendor.title)

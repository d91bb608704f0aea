"""The command that explains what a rule comes to for one record: the facts and their sources, and what is missing."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from register.cli.parsing import UsageError
from register.login import login
from register.texts import Text


def explained(wish: argparse.Namespace) -> tuple[dict[str, Any], list[Text]]:
    """What a rule comes to for a record, as a result and in sentences.

    Raises: UsageError where no or more than one record is meant; RegisterError.
    """
    from register.queries.ruled import all_rules  # noqa: PLC0415 - SQLAlchemy is loaded by those who need it
    from register.store import Register  # noqa: PLC0415 - as above

    with closing(Register.open(wish.register, who=login())) as register, register.read() as connection:
        rules = [rule for rule in all_rules(connection).all if rule.id == wish.rule]
        if not rules:
            raise UsageError(Text("There is no rule “{rule}”.", rule=wish.rule).said(wish.language))
        kind, number = _meant(connection, [rule.subject for rule in rules], wish.subject, wish.language)
        return _told(connection, wish.rule, kind, number, wish.language)


def _meant(connection: Any, kinds: Iterable[str], called: str, language: str) -> tuple[str, int]:
    from register.queries.named import named  # noqa: PLC0415 - as above
    from register.records import titles  # noqa: PLC0415 - as above

    found = [(kind, number) for kind in kinds for number in named(connection, kind, called)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(Text("Nothing that this rule is about is called “{name}”.", name=called).said(language))
    lines = [f"{kind}:{number}  {titles(connection, kind, (number,))[number]}" for kind, number in found]
    several = Text("“{name}” may mean each of these; name one by its number:", name=called)
    raise UsageError("\n".join([several.said(language), *lines]))


def _told(connection: Any, rule: str, kind: str, number: int, language: str) -> tuple[dict[str, Any], list[Text]]:
    from register.queries.cards import confirmations, lines, question_of  # noqa: PLC0415 - as above
    from register.queries.ruled import title_of  # noqa: PLC0415 - as above
    from register.records import titles  # noqa: PLC0415 - as above
    from register.rules.levels import LEVEL  # noqa: PLC0415 - as above
    from register.screening import explain  # noqa: PLC0415 - as above

    subject = titles(connection, kind, (number,))[number]
    judged = explain(connection, rule, kind, number)
    if judged is None:
        said = Text("{rule}: this rule does not hold here; it is of another law or switched off.", rule=title_of(rule))
        return {"rule": rule, "subject": [kind, number], "result": None}, [said]
    why = lines(connection, judged.why)
    asked = [question_of(kind, path, (rule,)) for path in sorted(judged.missing)]
    confirming = list(confirmations(connection, kind, rule, judged.why))
    result = {
        "rule": rule, "subject": [kind, number], "result": judged.result.value, "level": judged.level,
        "level_up_to": judged.level_up_to, "why": list(_said(why, language)), "missing": sorted(judged.missing),
        "to_confirm": sorted(one.path for one in confirming),
        "due_on": judged.due and judged.due.isoformat(),
    }  # fmt: skip
    head = Text("{rule}: {subject}: {result}", rule=title_of(rule), subject=subject, result=_RESULTS[judged.result])
    told = [head]
    if judged.level is not None:
        told.append(Text("Level: {level}", level=LEVEL.words(judged.level)))
    told += [Text("  because {fact}", fact=line) for line in _said(why, language)]
    told += [Text("  to confirm: {question}", question=one.words) for one in confirming]
    told += [Text("  not known: {question}", question=one.words) for one in asked]
    return result, told


_RESULTS = {
    "TRUE": Text("true"),
    "FALSE": Text("does not hold"),
    "UNKNOWN": Text("unanswered"),
    "DOES_NOT_APPLY": Text("does not apply"),
    "NOT_IN_FORCE": Text("not in force on that day"),
}


def _said(lines: Iterable[Any], language: str, depth: int = 0) -> Iterator[str]:
    """Facts in words, one line each, those under another one after it."""
    for line in lines:
        parts = [Text("{field}: {value}", field=line.label, value=line.value).said(language)]
        parts += [line.note.said(language)] if line.note is not None else []
        parts += [source.said.said(language) for source in line.sources]
        yield "  " * depth + " · ".join(parts)
        yield from _said(line.under, language, depth + 1)

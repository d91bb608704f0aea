"""What the city chooses about a rule: to do without it, to give its findings another level, to keep one of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from register.errors import RegisterError
from register.files import unwritable, whole_file
from register.journal.change import Change
from register.model.databases import file_behind
from register.names import fold
from register.queries.ruled import all_rules, own_rules_folder, rule_of
from register.rules.levels import LEVEL
from register.rules.pack import own_files, rules_if
from register.rules.parser import parsed
from register.rules.rule import Pack, Rule, Rules
from register.rules.writing import file_text, with_condition
from register.texts import Text, Words
from register.values import today

_UNCHANGED = Text("Nothing was changed.")
_NO_NAME = re.compile(r"[^a-z0-9]+")


def choose(change: Change, rule: str, reason: str, *, off: bool = False, level: str | None = None) -> int:
    """Keep a choice about a rule; it takes the place of what was chosen before. Gives its id.

    level: a code of LEVEL instead of the rule's own. Neither off nor a level: the rule is again as it ships.
    Raises RegisterError where there is no reason, no such rule or no such level.
    """
    if not reason.strip():
        raise RegisterError(
            Text("A reason is missing."),
            Text("Say in a few words why the city chooses so: it is shown with the rule."),
            unchanged=_UNCHANGED,
        )
    if rule_of(rule) is None:
        raise RegisterError(Text("There is no rule “{rule}”.", rule=rule), unchanged=_UNCHANGED)
    if level is not None and level not in LEVEL:
        raise RegisterError(Text("“{level}” is no level.", level=level), unchanged=_UNCHANGED)
    about = {"off": off, "level": None if off else level, "reason": reason.strip(), "by": change.who, "on": today()}
    return change.insert("rule_choice", {"rule": rule, **about})


def copy_rule(connection: Connection, rule: str, condition: str, title: Words) -> tuple[str, Path]:
    """Write a rule as one of the city's own, with this condition and title. Gives the copy's id and its file.

    The rule itself stays as it is. Raises ConditionError or PackError where the condition cannot be used, RegisterError
    where there is no such rule, no folder for own rules, or it cannot be written.
    """
    rules, folder = all_rules(connection), _folder(connection)
    of = [one for one in rules.all if one.id == rule]
    if not of:
        raise RegisterError(Text("There is no rule “{rule}”.", rule=rule), unchanged=_UNCHANGED)
    before = rules.packs[of[0].pack]
    town = _NO_NAME.sub("-", fold(folder.stem)).strip("-") or "own"
    name = _free(rule if before.own else f"{town}-{rule}", rules, folder)
    pack = _pack(town, before, rules)
    copy = replace(of[0], id=name, pack=pack.name, when=parsed(condition), when_text=condition, title=title)
    file = folder / f"{name}.toml"
    _write(folder, file, file_text(pack, copy, _subjects(of)))
    return name, file


def keep_condition(connection: Connection, rule: str, condition: str) -> Path:
    """Give one of the city's own rules another condition, in the file that it stands in. Gives that file.

    Raises as copy_rule does; a rule that ships cannot be changed.
    """
    parsed(condition)
    folder = _folder(connection)
    for file, content in own_files(folder if folder.is_dir() else None):
        text = with_condition(content, file, rule, condition)
        if text is not None:
            _write(folder, file, text)
            return file
    raise RegisterError(Text("“{rule}” is none of the city’s own rules.", rule=rule), unchanged=_UNCHANGED)


def _folder(connection: Connection) -> Path:
    """Where the city's own rules are, or would be. Raises RegisterError where a server's register names none."""
    path, known = file_behind(connection), own_rules_folder(connection)
    if known is not None:
        return known
    if path is None:
        what = Text("This register is on a server, and no folder is named for the city’s own rules.")
        raise RegisterError(what, Text("Ask who keeps it to name one: rules_folder."), unchanged=_UNCHANGED)
    return path.with_suffix(".rules")


def _free(name: str, rules: Rules, folder: Path) -> str:
    """A name that neither a rule nor a file has."""
    number, free = 1, name
    while free in rules.by_id or (folder / f"{free}.toml").exists():
        number += 1
        free = f"{name}-{number}"
    return free


def _pack(town: str, of: Pack, rules: Rules) -> Pack:
    """The city's own pack for rules of such a one: as it is where there is one of that name."""
    if of.own:
        return of
    name = f"{town}-{of.name}"
    return rules.packs.get(name) or Pack(name, "1", of.as_of, of.jurisdiction, own=True)


def _subjects(of: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(one.subject for one in of)


def _write(folder: Path, file: Path, text: str) -> None:
    """Write a rule file, if the rules can be used with it. Raises PackError, RegisterError."""
    rules_if(folder if folder.is_dir() else None, file, text.encode())
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fault:
        raise unwritable(file, fault, _UNCHANGED) from fault
    with whole_file(file) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")

"""Which rules hold in a register: those of its law, less what the city switched off, at the levels that it chose."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import blake2b

from sqlalchemy import Connection

from register.model.databases import file_behind
from register.queries.ruled import Choice, all_rules, choices, holds_here
from register.resources import resource
from register.rules.judging import Level, bound_rules
from register.rules.pack import own_folder
from register.rules.rule import Case, Rule
from register.rules.scope import World
from register.screening.things import ALIKE, GROUPED_BY, IDLE_BY
from register.store import info

_KEPT = 8  # days and states of the rules that are kept ready: explaining a record asks for the same ones again
_READY: dict[tuple[date, str], Mapping[str, Level]] = {}


def ruling(connection: Connection, day: date, *, but: Iterable[Rule] = ()) -> Mapping[str, Level]:
    """The rules that hold, by subject, ready for the facts of a day. but: rules to try instead of those of their id."""
    tried = {(rule.id, rule.subject): rule for rule in but}
    key = (day, fingerprint(connection))
    if not tried and key in _READY:
        return _READY[key]
    rules, chosen = all_rules(connection), choices(connection)
    jurisdiction = info(connection, "jurisdiction")
    held = [
        tried.get((rule.id, rule.subject)) or _as_chosen(rule, chosen.get(rule.id))
        for rule in rules.all
        if holds_here(rule, jurisdiction, day) and not (rule.id in chosen and chosen[rule.id].off)
    ]
    world = World(day, rules.settings, rules.facts, rules.concerns, holding=frozenset(rule.id for rule in held))
    levels = bound_rules(held, world)
    if ALIKE in levels:
        levels[ALIKE].reads.fields.update((*GROUPED_BY, IDLE_BY))  # what findings are grouped by is a fact like others
    if not tried:
        if len(_READY) >= _KEPT:
            _READY.clear()
        _READY[key] = levels
    return levels


def fingerprint(connection: Connection) -> str:
    """Of rules, choices and tables: another one means a full screening."""
    digest = blake2b(_shipped().encode(), digest_size=8)
    folder = own_folder(file_behind(connection), info(connection, "rules_folder"))
    for file in sorted(folder.glob("*.toml")) if folder is not None else ():
        digest.update(file.read_bytes())
    chosen = [[one.rule, one.off, one.level] for one in choices(connection).values()]
    digest.update(json.dumps([*chosen, info(connection, "jurisdiction")]).encode())
    return digest.hexdigest()


def _as_chosen(rule: Rule, choice: Choice | None) -> Rule:
    if choice is None or choice.level is None:
        return rule
    return replace(rule, cases=(Case(choice.level, None),))


@cache
def _shipped() -> str:
    digest = blake2b(digest_size=8)
    for folder in ("rules", "reference"):
        for file in sorted(path for path in resource(folder).iterdir() if path.is_file()):
            digest.update(file.read_bytes())
    return digest.hexdigest()

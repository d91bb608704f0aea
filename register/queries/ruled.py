"""The rules of a register: those that ship, the city's own, and what the city chose about them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, select

from register.model.databases import file_behind
from register.model.tables import TABLES
from register.reference.sets import dated_sets
from register.rules.pack import own_folder, rules_with, shipped_rules
from register.rules.rule import Rule, Rules
from register.store import info
from register.texts import Words

_OWN: dict[str, Rule] = {}  # the rules of the cities' own packs that were read: their titles are shown in lists


@dataclass(frozen=True, slots=True)
class Choice:
    """What the city chose about a rule, with its reason. level: instead of the rule's own; None: its own."""

    rule: str
    off: bool
    level: str | None
    reason: str


def all_rules(connection: Connection) -> Rules:
    """The rules that ship and the city's own. Raises PackError where its pack cannot be used."""
    rules = rules_with(own_rules_folder(connection))
    shipped = shipped_rules().by_id
    _OWN.update((rule.id, rule) for rule in rules.all if rule.id not in shipped)
    return rules


def own_rules_folder(connection: Connection) -> Path | None:
    """Where the city's own rules are, if it has any."""
    return own_folder(file_behind(connection), info(connection, "rules_folder"))


def choices(connection: Connection) -> dict[str, Choice]:
    """What the city chose, by rule: the newest choice counts."""
    row = TABLES["rule_choice"].c
    wanted = select(row.rule, row.off, row.level, row.reason).order_by(row.id)
    return {one.rule: Choice(one.rule, bool(one.off), one.level, one.reason) for one in connection.execute(wanted)}


def holds_here(rule: Rule, jurisdiction: str | None, day: date) -> bool:
    """Whether the law of a rule's pack is that of a register. jurisdiction: of the register."""
    if rule.jurisdiction == "EU":
        return jurisdiction is not None and dated_sets()["EEA"].contains(jurisdiction, day) is True
    return rule.jurisdiction in {None, jurisdiction}


def rule_of(rule: str) -> Rule | None:
    """A rule by its id; None for one that is not known here."""
    return shipped_rules().by_id.get(rule) or _OWN.get(rule)


def title_of(rule: str) -> Words:
    """The title of a rule; its id where it is not known here."""
    known = rule_of(rule)
    return Words(rule, rule) if known is None else known.title


def rules_named(word: str) -> list[str]:
    """The rules whose title has this word in it, in either language."""
    wanted = word.casefold()
    titles = {one.id: one.title for one in (*shipped_rules().all, *_OWN.values())}
    return [key for key, title in titles.items() if wanted in f"{title.en}\n{title.fr}".casefold()]

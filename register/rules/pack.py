"""Rule packs: the files that rules are written in, read and checked."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from register.errors import RegisterError
from register.resources import resource
from register.rules.judging import bound_rules
from register.rules.levels import LEVEL
from register.rules.parser import parsed
from register.rules.rule import Case, Question, Reference, Rule, Rules
from register.rules.scope import Named, Setting, World
from register.rules.tokens import ConditionError, Place
from register.rules.tree import Condition
from register.rules.vocabulary import SUBJECTS
from register.texts import Text, Words

_CHECKED_ON = date(2026, 1, 1)  # any day does: checking judges nothing


class PackError(RegisterError):
    """A rule pack that cannot be used: the sentence says which file, rule, line and column."""


@cache
def shipped_rules() -> Rules:
    """The rules that ship with the program."""
    return read_packs(sorted(resource("rules").glob("*.toml")))


def read_packs(files: Iterable[Path]) -> Rules:
    """The rules of some files, checked against each other. Raises PackError."""
    packs = [_Pack(file) for file in files]
    rules = Rules(
        tuple(rule for pack in packs for rule in pack.rules()),
        {name: fact for pack in packs for name, fact in pack.facts().items()},
        {name: setting for pack in packs for name, setting in pack.settings().items()},
        {pack.head["name"]: pack.head["version"] for pack in packs},
    )
    _check(rules, {rule.id: pack for pack in packs for rule in pack.rules()})
    return rules


class _Pack:
    """One file: its tables, and its text to find places in."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.text = file.read_text(encoding="utf-8")
        try:
            self.tables = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as fault:
            raise PackError(Text("{file} cannot be read: {reason}.", file=file.name, reason=str(fault))) from fault
        self.head: dict[str, str] = self.tables.get("pack", {})
        if not {"name", "version"} <= self.head.keys():
            raise PackError(Text("{file} names no pack and version.", file=file.name))

    def settings(self) -> dict[str, Setting]:
        return {
            name: Setting(Words(**one["title"]), Decimal(str(one["value"])), one.get("currency"))
            for name, one in self.tables.get("setting", {}).items()
        }

    def facts(self) -> dict[str, Named]:
        return {
            fact["name"]: Named(fact["subject"], self._condition(fact["name"], fact["when"]))
            for fact in self.tables.get("fact", [])
        }

    def rules(self) -> list[Rule]:
        return [self._rule(table) for table in self.tables.get("rule", [])]

    def _rule(self, table: dict[str, Any]) -> Rule:
        rule = str(table.get("id", ""))
        try:
            if table["subject"] not in SUBJECTS:
                raise self.fault(rule, Text("“{subject}” is no subject.", subject=table["subject"]))
            return Rule(
                id=rule,
                pack=self.head["name"],
                jurisdiction=self.head.get("jurisdiction"),
                subject=table["subject"],
                when=self._condition(rule, table["when"]),
                applies=self._condition(rule, table["applies"]) if "applies" in table else None,
                cases=tuple(self._case(rule, case) for case in table["severity"]),
                keeping=table.get("keeping", False),
                in_force_from=table.get("in_force_from"),
                in_force_to=table.get("in_force_to"),
                **{key: Words(**table[key]) for key in ("title", "explanation", "checks", "mend", "who")},
                questions=tuple(Question(one["to"], Words(one["en"], one["fr"])) for one in table["question"]),
                references=tuple(_reference(one) for one in table["reference"]),
            )
        except (KeyError, TypeError) as fault:
            raise self.fault(rule, Text("{key} is missing or not as it should be.", key=str(fault))) from fault

    def _case(self, rule: str, case: dict[str, str]) -> Case:
        if case["level"] not in LEVEL:
            raise self.fault(rule, Text("“{level}” is no level.", level=case["level"]))
        return Case(case["level"], self._condition(rule, case["when"]) if "when" in case else None)

    def _condition(self, rule: str, condition: str) -> Condition:
        try:
            return parsed(condition)
        except ConditionError as fault:
            raise self.fault(rule, fault.what, condition, fault.at) from fault

    def fault(self, rule: str, what: Text, condition: str = "", at: Place | None = None) -> PackError:
        """The error with its file, rule, line and column."""
        start = max(self.text.find(f'"{rule}"'), 0)
        start = max(self.text.find(condition, start) if condition else start, start)
        line, column = self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start)
        if at is not None:
            line, column = line + at.line - 1, column + at.column - 1 if at.line == 1 else at.column
        place = {"file": self.file.name, "rule": rule, "line": line, "column": column}
        return PackError(Text("{file}, rule {rule}, line {line}, column {column}: {what}", what=what, **place))

    def conditions(self, rule: str) -> list[str]:
        """The conditions of a rule or named fact, as written."""
        for table in (*self.tables.get("rule", []), *self.tables.get("fact", [])):
            if rule in {table.get("id"), table.get("name")}:
                cases = [case["when"] for case in table.get("severity", []) if "when" in case]
                return [table["when"], *([table["applies"]] if "applies" in table else []), *cases]
        return []


def _reference(table: Mapping[str, Any]) -> Reference:
    return Reference(Words(table["en"], table["fr"]), table.get("since"), table.get("until"), table["as_of"])


def _check(rules: Rules, packs: Mapping[str, _Pack]) -> None:
    seen: set[str] = set()
    for rule in rules.all:
        pack = packs[rule.id]
        if rule.id in seen:
            raise pack.fault(rule.id, Text("There is another rule of this name."))
        seen.add(rule.id)
        if not rule.cases or rule.cases[-1].when is not None:
            raise pack.fault(rule.id, Text("The last case of the severity must have no condition."))
        for condition, written in zip(rule.conditions, pack.conditions(rule.id), strict=True):
            try:
                bound_rules((rule.only(condition),), World(_CHECKED_ON, rules.settings, rules.facts, rules.concerns))
            except ConditionError as fault:
                raise pack.fault(rule.id, fault.what, written, fault.at) from fault

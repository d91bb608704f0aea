"""Rule packs: the files that rules are written in, read and checked; those that ship, and those of a city."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from register.errors import RegisterError
from register.resources import resource
from register.rules.checking import Named as Checked
from register.rules.checking import check
from register.rules.levels import LEVEL
from register.rules.rule import Case, Mitigation, Pack, Question, Reference, Rule, Rules
from register.rules.scope import Named, Setting
from register.rules.vocabulary import SUBJECTS
from register.rules.written import PackError, Written, written
from register.texts import Text

__all__ = ["PackError", "own_files", "own_folder", "read_packs", "rules_if", "rules_with", "shipped_rules"]

EACH = "each"  # a rule about each of the five subjects
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KINDS = ("contractual", "technical", "organisational", "removal")
_VIEWPOINTS = ("persons", "city", "both")
_TEXTS = ("title", "explanation", "checks", "mend", "who")
_RULE_KEYS = {
    "id", "subject", "when", "applies", "severity", "keeping", "held_unlawful", "lapses", "viewpoint", "in_force_from",
    "in_force_to", *_TEXTS, "question", "mitigation", "reference",
}  # fmt: skip


@cache
def shipped_rules() -> Rules:
    """The rules that ship with the program."""
    return read_packs(sorted(resource("rules").glob("*.toml")))


def own_folder(path: Path | None, named: str | None = None) -> Path | None:
    """The folder of a register's own rules, if it has any.

    path: its file, beside which the folder lies (city.vitrine, city.rules); None for a database. named: the folder that
    the register itself names.
    """
    if named:
        return Path(named)
    beside = None if path is None else path.with_suffix(".rules")
    return beside if beside is not None and beside.is_dir() else None


def rules_with(folder: Path | None) -> Rules:
    """The rules that ship, and a city's own in this folder; read again only where a file of it is another.

    Raises PackError, with the place, where one of them cannot be used; RegisterError where the folder cannot be read.
    """
    contents = own_files(folder)
    return _with_own(contents) if contents else shipped_rules()


def rules_if(folder: Path | None, file: Path, content: bytes) -> Rules:
    """The rules as they would be with this content in this file of a folder. Raises as rules_with does."""
    others = [one for one in own_files(folder) if one[0] != file]
    return _read(sorted([*others, (file, content)]), shipped_rules())


def own_files(folder: Path | None) -> tuple[tuple[Path, bytes], ...]:
    """The rule files of a folder with what they hold, in their order. Raises RegisterError where it cannot be read."""
    if folder is None:
        return ()
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".toml" and not file.name.startswith("."))
        return tuple((file, file.read_bytes()) for file in files)
    except OSError as fault:
        what = Text("The city’s own rules in {folder} cannot be read.", folder=str(folder))
        raise RegisterError(what, Text("Nothing was changed. See that the folder is there and may be read.")) from fault


@lru_cache(maxsize=4)
def _with_own(contents: tuple[tuple[Path, bytes], ...]) -> Rules:
    return _read(contents, shipped_rules())


def read_packs(files: Iterable[Path]) -> Rules:
    """The rules of some files, checked against each other. Raises PackError."""
    return _read(((file, file.read_bytes()) for file in files), None)


def _read(contents: Iterable[tuple[Path, bytes]], shipped: Rules | None) -> Rules:
    reading = _Reading(shipped)
    for file, content in contents:
        reading.add(written(file, content))
    return reading.rules()


class _Reading:
    """Files being read. shipped: the rules that these stand beside, which may be referred to and not replaced."""

    def __init__(self, shipped: Rules | None) -> None:
        self._own = shipped is not None
        self._all: list[Rule] = list(shipped.all) if shipped else []
        self._facts: dict[str, Named] = dict(shipped.facts) if shipped else {}
        self._settings: dict[str, Setting] = dict(shipped.settings) if shipped else {}
        self._packs: dict[str, Pack] = dict(shipped.packs) if shipped else {}
        self._shipped = frozenset(self._packs)
        self._ids = {rule.id for rule in self._all}
        self._named: list[Checked] = []

    def rules(self) -> Rules:
        """All of them, checked against each other."""
        rules = Rules(tuple(self._all), self._facts, self._settings, self._packs)
        check(self._named, rules)
        return rules

    def add(self, file: Written) -> None:
        """What one file holds."""
        file.only({"pack", "setting", "fact", "rule"})
        pack = self._pack(file.table("pack"))
        if "setting" in file:
            settings = file.table("setting")
            for name in settings.keys:
                self._setting(name, settings.table(name))
        for fact in file.tables("fact"):
            self._fact(fact)
        for table in file.tables("rule"):
            self._rule(table, pack)

    def _pack(self, head: Written) -> Pack:
        head.only({"name", "version", "as_of", "jurisdiction"})
        name, version, as_of = head.text("name"), head.text("version"), head.day("as_of")
        pack = Pack(name, version, as_of, head.maybe(head.text, "jurisdiction"), self._own)
        if name in self._shipped:
            raise head.fault(Text("“{name}” is a pack that ships with the program.", name=name), "name")
        if self._packs.setdefault(name, pack) != pack:
            raise head.fault(Text("Another file of pack “{name}” says otherwise.", name=name), "name")
        return pack

    def _setting(self, name: str, table: Written) -> None:
        table.only({"title", "value", "currency"})
        if name in self._settings:
            raise table.fault(Text("There is another setting of this name."))
        currency = table.maybe(table.text, "currency")
        self._settings[name] = Setting(table.words("title"), table.number("value"), currency)

    def _fact(self, table: Written) -> None:
        table.only({"name", "subject", "when"})
        name = table.text("name")
        if name in self._facts:
            raise table.fault(Text("There is another fact of this name."), "name")
        self._facts[name] = Named(_subject(table, table.text("subject")), table.condition("when"))
        conditions = ((self._facts[name].condition, table, "when"),)
        self._named.append(Checked("met", name, (self._facts[name].subject,), False, conditions))

    def _rule(self, table: Written, pack: Pack) -> None:
        table.rule = table.text("id")
        table.only(_RULE_KEYS)
        if not _NAME.fullmatch(table.rule):
            raise table.fault(Text("A rule is named with small letters, digits and hyphens."), "id")
        if table.rule in self._ids:
            raise table.fault(Text("There is another rule of this name."), "id")
        self._ids.add(table.rule)
        subjects = _subjects(table)
        cases = table.tables("severity")
        told = _told(table, pack, tuple(_case(case) for case in cases))
        if not cases or [case.when is None for case in told["cases"]] != [False] * (len(cases) - 1) + [True]:
            raise table.fault(Text("The last case of the severity must have no condition, and no other."), "severity")
        self._all += [Rule(subject=one, **told) for one in subjects]
        written_in = [(table, "when"), (table, "applies"), *((case, "when") for case in cases)]
        found = (told["when"], told["applies"], *(case.when for case in told["cases"]))
        conditions = [(one, *at) for one, at in zip(found, written_in, strict=True) if one is not None]
        self._named.append(Checked("concern", table.rule, subjects, told["keeping"], tuple(conditions)))


def _subjects(table: Written) -> tuple[str, ...]:
    """The subjects of a rule: one, or some with commas between them, or each."""
    if table.text("subject") == EACH:
        return SUBJECTS
    return tuple(_subject(table, one.strip()) for one in table.text("subject").split(","))


def _subject(table: Written, subject: str) -> str:
    if subject not in SUBJECTS:
        raise table.fault(Text("“{subject}” is no subject.", subject=subject), "subject")
    return subject


def _told(table: Written, pack: Pack, cases: tuple[Case, ...]) -> dict[str, Any]:
    """Everything of a rule but its subject."""
    return {
        "id": table.rule,
        "pack": pack.name,
        "jurisdiction": pack.jurisdiction,
        "when": table.condition("when"),
        "applies": table.maybe(table.condition, "applies"),
        "when_text": table.text("when"),
        "applies_text": table.maybe(table.text, "applies") or "",
        "cases": cases,
        "keeping": table.maybe(table.flag, "keeping") or False,
        "held_unlawful": table.maybe(table.flag, "held_unlawful") or False,
        "lapses": table.maybe(table.flag, "lapses") or False,
        "viewpoint": table.maybe(lambda key: table.one_of(key, _VIEWPOINTS), "viewpoint") or "both",
        "in_force_from": table.maybe(table.day, "in_force_from"),
        "in_force_to": table.maybe(table.day, "in_force_to"),
        **{key: table.words(key) for key in _TEXTS},
        "questions": tuple(_question(one) for one in table.tables("question")),
        "mitigations": tuple(_mitigation(one) for one in table.tables("mitigation")),
        "references": tuple(_reference(one) for one in table.tables("reference")),
    }


def _case(table: Written) -> Case:
    table.only({"level", "when"})
    level = table.text("level")
    if level not in LEVEL:
        raise table.fault(Text("“{level}” is no level.", level=level), "level")
    return Case(level, table.maybe(table.condition, "when"), table.maybe(table.text, "when") or "")


def _question(table: Written) -> Question:
    table.only({"to", "en", "fr"})
    return Question(cast("Any", table.one_of("to", ("supplier", "service"))), table.both())


def _mitigation(table: Written) -> Mitigation:
    table.only({"kind", "en", "fr"})
    return Mitigation(cast("Any", table.one_of("kind", _KINDS)), table.both())


def _reference(table: Written) -> Reference:
    table.only({"en", "fr", "since", "until", "as_of", "verified"})
    since, until = table.maybe(table.day, "since"), table.maybe(table.day, "until")
    verified = table.maybe(table.flag, "verified")
    return Reference(table.both(), since, until, table.day("as_of"), verified is not False)

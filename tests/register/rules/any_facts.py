"""Random facts for whatever a rule reads, made from the catalogue: values that its conditions speak of, and others."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.rules import tree
from register.rules.facts import Listing
from register.rules.judging import bound_rules
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.rules.vocabulary import Reads
from register.terms.sets import SETS
from register.values import Answer, Money
from tests.register.rules.cases import CASES
from tests.register.rules.worlds import TODAY, world

_DAYS = [TODAY + timedelta(days=days) for days in (-1500, -400, -100, -1, 0, 1, 100, 200, 400, 800)]
_EVENTS = [date(2017, 6, 30), date(2017, 7, 1), date(2025, 3, 31), date(2026, 3, 21), date(2027, 12, 31)]
_VERSIONS = ["5.4", "5.4.1", "V5.5.0 build 220101", "V5.5.0 build 230101", "R2D2"]
_COUNTRIES = ["FR", "DE", "GB", "US", "CN"]
_AMOUNTS = [Decimal(one) for one in ("0", "900", "1000", "39999", "60000", "300000")]
_COMPLETE = st.sampled_from([True, True, True, False])
_ANSWERS = {Answer.NONE, Answer.NOT_APPLICABLE}


def reads_of(rule: Rule) -> Reads:
    """All that a rule reads."""
    return bound_rules((rule,), world())[rule.subject].reads


@cache
def facts_of(rule: Rule, currencies: tuple[str, ...] = ("EUR",)) -> st.SearchStrategy[dict[str, Any]]:
    """Facts of its subject; amounts are Money, so that they can be hidden in part."""
    return _row(reads_of(rule), frozenset(_spoken(rule)), currencies)


@st.composite
def near(draw: st.DrawFn, rule: Rule, currencies: tuple[str, ...] = ("EUR",)) -> dict[str, Any]:
    """Facts of one of its cases, of which some, or all, are others: most of what decides a rule lies close to these."""
    cases = [case.row for case in CASES if case.rule == rule.id and case.subject in {None, rule.subject}]
    row = _filled(draw(st.sampled_from(cases)), reads_of(rule))
    others, one_in = draw(facts_of(rule, currencies)), draw(st.sampled_from([1, 2, 6]))
    for key, value in others.items():
        if not key.endswith(".") and draw(st.integers(1, one_in)) == 1:
            row |= {key: value} | ({f"{key}.": others[f"{key}."]} if f"{key}." in others else {})
    return row


def _filled(row: dict[str, Any], reads: Reads) -> dict[str, Any]:
    """The row with all that is read of it: not known where it says nothing."""
    found: dict[str, Any] = {"id": 1, **dict.fromkeys(reads.fields), **row}
    for key in reads.fields:
        if CATALOGUE[reads.entity].field(key).kind.is_list and found[key] is None:
            found[key] = Listing(())
    for key, further in reads.refs.items():
        value = found.get(f"{key}.")
        found[f"{key}."] = None if value is None else _filled(value, further)
    for key, inner in reads.collections.items():
        value = found.get(key) or Listing(())
        found[key] = Listing(tuple(_filled(one, inner) for one in value.members), value.complete)
    return found


def _row(reads: Reads, spoken: frozenset[str], currencies: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    row: dict[str, st.SearchStrategy[Any]] = {"id": st.just(1)}
    for key in sorted(reads.fields - set(reads.refs)):
        row[key] = _field(CATALOGUE[reads.entity].field(key), spoken, currencies)
    for key, inner in sorted(reads.collections.items()):
        rows = st.lists(_row(inner, spoken, currencies), max_size=2)
        row[key] = st.builds(_numbered, rows, _COMPLETE)
    plain = st.fixed_dictionaries(row)
    for key, further in sorted(reads.refs.items()):
        plain = st.builds(_referring, plain, st.just(key), _mostly(_row(further, spoken, currencies)))
    return plain


def _numbered(rows: list[dict[str, Any]], complete: bool) -> Listing:
    return Listing(tuple(row | {"id": number} for number, row in enumerate(rows, 1)), complete)


def _referring(row: dict[str, Any], key: str, further: dict[str, Any] | None) -> dict[str, Any]:
    return row | {key: None if further is None else 1, f"{key}.": further}


def _field(field: Field, spoken: frozenset[str], currencies: tuple[str, ...]) -> st.SearchStrategy[Any]:
    if field.kind.is_list:
        members = st.lists(st.sampled_from(_codes(field, spoken)), max_size=2, unique=True).map(tuple)
        return st.builds(Listing, members, _COMPLETE)
    answers = sorted(field.answers & _ANSWERS)
    values = _mostly(_values(field, spoken, currencies))
    return st.one_of(*[values] * 5, st.sampled_from(answers)) if answers else values


def _mostly(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Known nine times of ten: else hardly any rule of many facts would be decided."""
    return st.one_of(st.none(), *[values] * 9)


def _values(  # noqa: PLR0911 - one a kind
    field: Field, spoken: frozenset[str], currencies: tuple[str, ...]
) -> st.SearchStrategy[Any]:
    match field.kind:
        case Kind.CODE:
            return st.sampled_from(_codes(field, spoken))
        case Kind.COUNTRY:
            return st.sampled_from(_COUNTRIES)
        case Kind.YES_NO:
            return st.booleans()
        case Kind.NUMBER:
            return st.sampled_from([0, 1, 2, 3, 4, 30, 31, 32, 400])
        case Kind.DATE:
            return st.sampled_from(_DAYS + _EVENTS)
        case Kind.REF:
            return st.integers(1, 2)
        case Kind.MONEY:
            vat, rates = st.sampled_from(["excl", "incl", None]), st.sampled_from([None, Decimal(20)])
            return st.builds(Money, st.sampled_from(_AMOUNTS), st.sampled_from(currencies), vat, rates)
    return st.sampled_from(_VERSIONS)


def _codes(field: Field, spoken: frozenset[str]) -> list[str]:
    """The codes that the rule speaks of, and another one; none that says nothing, which facts never hold."""
    if field.codes is None:
        return _VERSIONS
    known = [code for code in field.codes if code not in field.silent]
    others = [code for code in known if code not in spoken]
    return [code for code in known if code in spoken] + others[:1]


@cache
def _spoken(rule: Rule) -> tuple[str, ...]:
    rules, found = shipped_rules(), set[str]()
    pending: list[Any] = list(rule.conditions)
    while pending:
        for node in _nodes(pending.pop()):
            match node:
                case tree.Codes(_, codes):
                    found |= set(codes)
                case tree.Named(_, name) if name in SETS:
                    found |= set(sorted(SETS[name][1])[:3])
                case tree.Name(_, parts):
                    found.add(parts[-1])
                case tree.Asked(_, "concern", (tree.Constant(_, name),)):
                    pending += rules.by_id[str(name)].conditions
                case tree.Asked(_, "met", (tree.Name(_, (name,)),)):
                    pending.append(rules.facts[name].condition)
    return tuple(sorted(found))


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, tuple):
        for part in node:
            yield from _nodes(part)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            yield from _nodes(getattr(node, field.name))

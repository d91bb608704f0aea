"""Registers filled with anything: every field of every entity with any value or answer that it can have."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from register.book.words import codes_of
from register.fields.catalogue import CATALOGUE
from register.fields.field import Field, Kind
from register.journal.change import Change
from register.journal.references import about
from register.rules.vocabulary import SUBJECTS
from register.values import Answer, Money
from tests.register.importing.test_round_trip import NASTY

WORDS = (
    *NASTY, "none", "aucun", "n.a.", "s.o.", "complete", "complet", "not known", "inconnu", "(blank)", "(vide)", '"',
    '""', '"none"', '"a";"b"', "a;b", "; ", "[3]", "Axis [1]", "oui", "yes", "France", "purchase", "x" * 24, "\n", "\t",
    "\\", "\\n", "a: b", "Nom: x", "#REF!", "=HYPERLINK(1)", "\x01", "'", "{}", "\u0085", "EUR", "1900-01-01",
    "- a\n- b\n", "\r",
)  # fmt: skip
TEXT = st.sampled_from(WORDS) | st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12
)
PLACES = Decimal("0.0001")
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**14 - 1, places=4, allow_nan=False)
MONEY = st.builds(
    Money,
    AMOUNTS,
    st.sampled_from(("EUR", "GBP", "CHF")),
    st.sampled_from((None, "excl", "incl")),
    st.none() | st.sampled_from((Decimal(20), Decimal("5.5"), Decimal("0.0001"))),
)
_OF_COLLECTIONS = (Answer.COMPLETE, Answer.NONE, Answer.ASKED_NOT_KNOWN)
_EACH = 2  # records of each kind, at most
_PARTIAL = 0.4  # of the fields have a value


def _codes(field: Field, *, odd: bool) -> st.SearchStrategy[str]:
    listed = codes_of(field)
    known = st.sampled_from([*listed] if listed is not None else ["x"])
    return known | st.just("of a newer version") if odd else known


def value(field: Field, *, odd: bool) -> st.SearchStrategy[Any]:
    """Any value of a field that is no reference. odd: also what no form and no import would let in."""
    strange = TEXT if odd else st.nothing()
    if field.kind in {Kind.CODES, Kind.COUNTRIES}:
        return st.lists(_codes(field, odd=odd), min_size=1, max_size=3, unique=True).map(tuple)
    if codes_of(field) is not None:
        return _codes(field, odd=odd)
    made: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.YES_NO: st.booleans(),
        Kind.NUMBER: st.integers(-5 if odd else 0, 10**17),
        Kind.DATE: st.dates(date.min, date.max),
        Kind.MONEY: MONEY if odd else MONEY.filter(lambda money: money.amount >= 0),
        Kind.MAC: st.sampled_from(("04:03:12:23:C3:0B", "00:1E:10:73:DE:B2")) | strange,
        Kind.IP: st.sampled_from(("10.0.0.1", "fe80::1")) | strange,
        Kind.TEXTS: st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    }
    return made.get(field.kind, TEXT)


@st.composite
def records(draw: st.DrawFn, *, odd: bool = True) -> list[tuple[str, dict[str, Any], dict[str, tuple[Answer, str]]]]:
    """Records of every kind, each with its values and what is answered of its other fields and collections.

    A reference is the place of its record among those of its kind, from 0.
    """
    counts = {kind: draw(st.integers(0, _EACH)) for kind in CATALOGUE if kind != "fact_note"}
    found = []
    for kind, count in counts.items():
        for place in range(count):
            made = draw(_record(kind, counts, place, odd=odd))
            if made is None:  # there is nothing that it could belong to
                counts[kind] = 0
                break
            found.append((kind, *made))
    return found


@st.composite
def _record(
    draw: st.DrawFn, kind: str, counts: Mapping[str, int], place: int, *, odd: bool
) -> tuple[dict[str, Any], dict[str, tuple[Answer, str]]] | None:
    entity, chosen = CATALOGUE[kind], draw(st.randoms(use_true_random=False))
    there = {field.key: place if field.to == kind else counts.get(str(field.to), 0) for field in entity.stored}
    if any(field.required and field.kind is Kind.REF and not there[field.key] for field in entity.stored):
        return None
    values: dict[str, Any] = {}
    for field in entity.stored:
        if not field.required and chosen.random() > _PARTIAL:
            continue
        if field.kind is Kind.REF and there[field.key]:
            values[field.key] = draw(st.integers(0, there[field.key] - 1))
        elif field.kind is not Kind.REF and (kind, field.key) not in about():
            values[field.key] = draw(value(field, odd=odd))
    answers = {key: _answer(chosen, possible) for key, possible in _open(kind, values) if chosen.random() < _PARTIAL}
    values |= _about(chosen, kind, counts, odd=odd)
    if not odd:
        values |= _lawful(kind, values, place)
        if counts["equipment"] < _EACH:
            values.pop("covered", None)  # there are none that it could be about
    return _unique(kind, values, place), answers


def _open(kind: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Answer]]]:
    """What can be answered besides these values, and how."""
    for field in CATALOGUE[kind].stored:
        if field.kind.is_list:
            yield field.key, [Answer.COMPLETE] if field.key in values else sorted(field.answers | {Answer.COMPLETE})
        elif field.key not in values and field.answers:
            yield field.key, sorted(field.answers)
    for collection in CATALOGUE[kind].collections:
        yield collection.key, _OF_COLLECTIONS


def _answer(chosen: Any, answers: Any) -> tuple[Answer, str]:
    return chosen.choice(answers), chosen.choice(WORDS)


def _about(chosen: Any, kind: str, counts: Mapping[str, int], *, odd: bool) -> dict[str, Any]:
    for (of, record), named_in in about().items():
        if of == kind and kind != "fact_note":
            late = {"evidence", "control", "question", "import"}
            possible = counts.keys() - late if odd else set(SUBJECTS)
            there = [one for one, count in counts.items() if count and one in possible]
            to = chosen.choice(there) if there else None
            required = CATALOGUE[kind].field(named_in).required
            if to is None:
                return {named_in: "vendor"} if required else {}
            return {named_in: to, record: chosen.randrange(counts[to])}
    return {}


def _lawful(kind: str, values: Mapping[str, Any], place: int) -> dict[str, Any]:
    """What the window asks of whoever enters such a record; and names that are each another's."""
    names = {"name": f"{values.get('name')} {place}"} if kind in {"person", "vendor", "site", "deployment"} else {}
    rule = {"rule": "deal-showcase"} if "rule" in values else {}
    steps = dict.fromkeys(("severity_persons", "severity_city", "likelihood"), 1 + place)
    more: dict[str, dict[str, Any]] = {
        "decision": {"status": "under_review", **steps},
        "control": {"kind": "technical", "status": "planned", "description": "To do"},
        "product": {"model": f"M{place}"},
        "equipment": {"serial": f"S{place}"},
        "import": {"sha256": f"{place}"},
    }
    return names | rule | more.get(kind, {})


def _unique(kind: str, values: dict[str, Any], place: int) -> dict[str, Any]:
    fixed: dict[str, dict[str, Any]] = {
        "acquisition": {"ref": f"A-2019-{place:03}"},
        "import": {"number": place + 1},
        "decision": {"covered": "1-2"} if "covered" in values else {},
        "evidence": {"about_field": "name"} if "about_field" in values else {},
    }
    return values | fixed.get(kind, {})


def enter(change: Change, made: list[tuple[str, dict[str, Any], dict[str, tuple[Answer, str]]]]) -> None:
    """Enter them."""
    ids: dict[str, list[int]] = {}
    for kind, values, answers in made:
        numbered = {key: _number(kind, key, said, values, ids) for key, said in values.items()}
        number = change.insert(kind, numbered)
        ids.setdefault(kind, []).append(number)
        for key, (answer, reason) in answers.items():
            change.answer(kind, number, key, answer, reason=reason)


def _number(kind: str, key: str, said: Any, values: Mapping[str, Any], ids: Mapping[str, list[int]]) -> Any:
    field = CATALOGUE[kind].field(key)
    to = field.to or values.get(about().get((kind, key), ""))
    if to is None or said is None:
        return said
    known = ids.get(to, [])
    return known[said] if said < len(known) else 900 + said  # of what comes later: a record that is not there

"""Random conditions about a deal, random facts, and what remains of facts when some are hidden."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from register.rules.facts import Listing
from register.rules.judging import bound_rules
from register.rules.pack import shipped_rules
from register.rules.parser import parsed
from register.rules.rule import Case, Rule
from register.rules.scope import World
from register.rules.spans import Span, without_vat
from register.values import Answer, Money

TODAY = date(2026, 11, 24)

_CODES = {
    "deal_type": ("purchase", "donation", "free_loan"),
    "procedure": ("none_made", "mapa", "none_gift"),
    "support_commitment": ("written", "oral", "none_given"),
}
_YES_NO = ("named_by_vendor", "budget_line", "conditions_or_charges")
_DATES = ("signed_on", "support_until", "ends_on")
_MONEY = ("price_paid", "market_value")
_LISTED = ("press_release", "logo_use", "data_use", "staff_time")
_ACTS = ("deliberation", "mayor_decision", "staff_signature")
_KEYS = (*_CODES, *_YES_NO, *_DATES, *_MONEY, "counterparts", "lines", "acts", "equipment", "funding")


def world(as_of: date = TODAY) -> World:
    rules = shipped_rules()
    return World(as_of, rules.settings, rules.facts, rules.concerns)


def rule(condition: str, subject: str = "acquisition", **changes: Any) -> Rule:
    """A rule with this condition."""
    other = shipped_rules().by_id["deal-showcase"]
    return replace(
        other, id="tried", subject=subject, when=parsed(condition), cases=(Case("high", None),), **changes
    )  # fmt: skip


def bound(condition: str, subject: str = "acquisition", as_of: date = TODAY, **changes: Any) -> Any:
    """A condition ready to be judged."""
    return bound_rules((rule(condition, subject, **changes),), world(as_of))[subject].rules[0]


def truth(condition: str, row: dict[str, Any], subject: str = "acquisition", as_of: date = TODAY) -> bool | None:
    """What a condition comes to for a row."""
    found: bool | None = bound(condition, subject, as_of).truth({"id": 1} | row)
    return found


def amount(value: str, vat: Any = "excl", currency: str = "EUR", rate: str | None = None) -> Span:
    """An amount as facts have it."""
    return without_vat(Decimal(value), currency, vat, None if rate is None else Decimal(rate))


# --- conditions ---

_days = st.sampled_from(
    ["today", "2024-05-01", "signed_on", "support_until + 18 months", "today - 2 years", "ends_on + 10 days"]
)
_sums = st.sampled_from(
    ["excl_vat(price_paid)", "excl_vat(market_value)", "sum(lines.amount)", "sum(equipment.unit_price)"]
)
_amounts = st.sampled_from(
    [
        "900 EUR",
        "40000 EUR",
        "excl_vat(market_value) * setting(below_market_ratio)",
        'threshold("fr.advertising", signed_on)',
    ]
)
_signs = st.sampled_from(["=", "<", "<=", ">", ">="])
_counts = st.sampled_from(["count(equipment)", "count(acts(kind = deliberation))", "sum(lines.quantity)"])


def _atoms(plain: bool) -> st.SearchStrategy[str]:
    codes = st.sampled_from(sorted(_CODES)).flatmap(
        lambda key: st.tuples(st.just(key), st.sampled_from(_CODES[key]), st.sampled_from(_CODES[key])).map(
            lambda one: f"{one[0]} in {{{one[1]}, {one[2]}}}"
        )
    )
    return st.one_of(
        codes,
        st.builds("{} = {}".format, st.sampled_from(_YES_NO), st.sampled_from(["yes", "no"])),
        st.builds("{} {} {}".format, st.sampled_from(_DATES), _signs, _days),
        st.builds("{} is {}none".format, st.sampled_from([*_DATES, "counterparts"]), st.sampled_from(["", "not "])),
        st.builds("{} {} 0".format, st.sampled_from(_MONEY), _signs),
        st.builds("{} {} {}".format, _sums, _signs, _amounts),
        st.builds("{} {} {}".format, _counts, _signs, st.integers(0, 4)),
        st.builds("qty_contract {} {}".format, _signs, _counts),
        st.builds(
            "counterparts {}{} {{press_release, logo_use}}".format,
            st.sampled_from(["", "not "]), st.sampled_from(["overlaps", "within"]),
        ),
        st.builds("stale({})".format, st.sampled_from([*_DATES, "signed_on + 12 months"])),
        st.just("met(below_market)"),
        st.just('concern("deal-free-of-charge")'),
    )  # fmt: skip


def _children() -> st.SearchStrategy[str]:
    lines = st.sampled_from(["amount = 0", "quantity >= 2", "excl_vat(amount) >= 900 EUR or quantity = 1"])
    acts = st.sampled_from(
        ["kind = deliberation and on <= subject.signed_on", "kind in {mayor_decision} or on is none"]
    )
    items = st.sampled_from(["unit_price = 0", "quantity > 1 and status = in_service"])
    words = st.sampled_from(["any", "every", "no"])
    return st.one_of(
        st.builds("{} lines({})".format, words, lines),
        st.builds("{} acts({})".format, words, acts),
        st.builds("{} equipment({})".format, words, items),
    )


def conditions() -> st.SearchStrategy[str]:
    """Conditions of all shapes about a deal; none asks how the register is kept."""
    return st.recursive(
        st.one_of(_atoms(plain=False), _children()),
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " and ".join(parts) + ")"),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " or ".join(parts) + ")"),
            inner.map(lambda part: f"not ({part})"),
        ),
        max_leaves=5,
    )


# --- facts ---

_day = st.dates(date(2023, 1, 1), date(2028, 1, 1))
_answers = st.sampled_from([Answer.NONE, Answer.NOT_APPLICABLE])


def _money(currencies: tuple[str, ...]) -> st.SearchStrategy[Money]:
    return st.builds(
        Money,
        st.sampled_from([Decimal(one) for one in ("0", "100", "900", "1000", "39999", "60000")]),
        st.sampled_from(currencies),
        st.sampled_from(["excl", "incl", None]),
        st.sampled_from([None, Decimal(20), Decimal("5.5")]),
    )


def _field(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values, values, values, _answers)


def _rows(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Listing]:
    row = st.fixed_dictionaries({key: _field(values) for key, values in fields.items()})
    return st.builds(
        lambda rows, complete: Listing(tuple({"id": number} | one for number, one in enumerate(rows, 1)), complete),
        st.lists(row, max_size=3), st.booleans(),
    )  # fmt: skip


def facts(currencies: tuple[str, ...] = ("EUR", "USD")) -> st.SearchStrategy[dict[str, Any]]:
    """Facts of a deal; amounts are Money, so that they can be hidden in part."""
    money = _money(currencies)
    known: dict[str, st.SearchStrategy[Any]] = {key: _field(st.sampled_from(codes)) for key, codes in _CODES.items()}
    known |= {key: _field(st.booleans()) for key in _YES_NO}
    known |= {key: _field(_day) for key in _DATES}
    known |= {key: _field(money) for key in _MONEY}
    known["qty_contract"] = _field(st.integers(0, 4))
    known["counterparts"] = st.builds(Listing, st.lists(st.sampled_from(_LISTED), max_size=2).map(tuple), st.booleans())
    known["lines"] = _rows({"amount": money, "quantity": st.integers(1, 3)})
    known["acts"] = _rows({"kind": st.sampled_from(_ACTS), "on": _day})
    known["equipment"] = _rows(
        {"unit_price": money, "quantity": st.integers(1, 3), "status": st.sampled_from(["in_service", "stored"])}
    )
    return st.fixed_dictionaries(known)


def ready(row: dict[str, Any]) -> dict[str, Any]:
    """Facts as rules take them: amounts as bounds."""
    return {"id": 1} | {key: value if key == "id" else _ready(value) for key, value in row.items()}


def _ready(value: Any) -> Any:
    if isinstance(value, Money):
        return without_vat(value.amount, value.currency, value.vat, value.rate)
    if isinstance(value, Listing):
        return Listing(tuple(_ready(one) for one in value.members), value.complete)
    return ready(value) if isinstance(value, dict) else value


@st.composite
def hidden(draw: st.DrawFn, row: dict[str, Any]) -> dict[str, Any]:
    """The same facts with any of them hidden, wholly or in part."""
    kept = {key: value if key == "id" or draw(st.booleans()) else _hidden(draw, value) for key, value in row.items()}
    # A record that is referred to is not known where the reference is not.
    return {key: None if key.endswith(".") and kept[key[:-1]] is None else value for key, value in kept.items()}


def _hidden(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict):
        return draw(hidden(value))
    if isinstance(value, Listing):
        kept = [one for one in value.members if draw(st.booleans())]
        kept = [draw(hidden(one)) if isinstance(one, dict) else one for one in kept]
        complete = value.complete and len(kept) == len(value.members) and draw(st.booleans())
        return Listing(tuple(kept), complete)
    if isinstance(value, Money) and draw(st.booleans()):
        return draw(st.sampled_from([replace(value, vat=None, rate=None), replace(value, currency="")]))
    return None

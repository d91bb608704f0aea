"""One sheet: all that stands on it, in its language, before it is cut to one page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from register.model.journal import JOURNAL_HEAD
from register.model.tables import TABLES
from register.papers.deciding import Condition, alternatives, asked_of, conditions, opinions
from register.papers.findings import Red, red_list, unanswered
from register.papers.giving import counterparts
from register.papers.making import NOT_HERE, Cell, Making
from register.papers.money import money
from register.papers.points import ORDER, points
from register.papers.scope import Scope, scope_of
from register.papers.uses import Function, flows, functions
from register.papers.who import Who, who
from register.papers.wording import cut
from register.queries import lists
from register.queries.ruled import all_rules
from register.records import Record, records, titles
from register.rules.levels import LEVEL
from register.rules.vocabulary import Reads
from register.screening.facts import facts
from register.screening.ruling import ruling
from register.store import info
from register.terms.deals import STAGE
from register.texts import Text, Words

RECONSTRUCTED = "reconstructed"  # the setting of a register that was put together afterwards, from public sources
_REF = 24  # letters of a reference in the foot
SIGNS: dict[str, Words] = {
    **LEVEL.codes,
    "unknown": Words("Unanswered", "À instruire"),
    "clear": Words("Ruled out", "Non retenu"),
    "na": Words("Not applicable", "Sans objet"),
}
_PACKS = {
    "deals": Words("deals", "acquisitions"),
    "eu": Words("EU", "UE"),
    "fr": Words("France", "France"),
    "security": Words("security", "sécurité"),
}
# What follows from the highest level.
_STANDS = {
    "critical": Text("Cannot go ahead as it stands"),
    "high": Text("To be mended, or accepted by name and for a time"),
    "unknown": Text("Questions are to be answered first"),
    "medium": Text("No critical or high point is established"),
    "low": Text("No critical or high point is established"),
    "clear": Text("No point is established"),
    "na": Text("No point is established"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. signs: of all points, in the order of print; level: the highest. foot: two lines."""

    making: Making
    about: tuple[str, ...]
    box: str
    title: str
    purpose: Cell
    extent: Cell
    signs: tuple[str, ...]
    level: str
    asked: Cell
    stand: str
    who: Who
    money: list[tuple[str, Cell]]
    given: list[Cell]
    functions: list[Function]
    flows: list[tuple[str, Cell]]
    red: list[Red]
    unanswered: str
    conditions: list[Condition]
    alternatives: list[tuple[str, Cell]]
    opinions: list[tuple[str, Cell]]
    foot: tuple[str, str]


def sheet(connection: Connection, kind: str, number: int, language: str, days: tuple[date, date]) -> Sheet:
    """The sheet of a deal ("acquisition") or of an organisation ("vendor"). days: of the facts, and of the print."""
    making, scope = Making(connection, language, days[0]), scope_of(connection, kind, number)
    every = points(connection, scope, making.as_of)
    deals = records(connection, "acquisition", scope.deals)
    deal = asked_of(deals) if kind == "acquisition" else None
    level = next((sign for sign in ORDER if any(point.sign == sign for point in every)), "unknown")
    # In the order of the page: sources are numbered as they come.
    purpose = _purpose(making, scope, deal)
    asked = NOT_HERE if deal is None else making.fact(deal, "decision_asked")
    behind, paid, given = who(making, scope), money(making, scope), counterparts(making, scope)
    can, seen, red = functions(making, scope), flows(making, scope), red_list(making, scope, every)
    return Sheet(
        making=making,
        about=_about(making, deal),
        box=_box(making, deal),
        title=_title(making, scope),
        purpose=purpose,
        extent=_extent(making, scope, deal),
        signs=tuple(point.sign for point in every),
        level=level,
        asked=asked,
        stand=making.say(_STANDS[level]),
        who=behind,
        money=paid,
        given=given,
        functions=can,
        flows=seen,
        red=red,
        unanswered=unanswered(making, every),
        conditions=conditions(making, scope, every),
        alternatives=alternatives(making, scope),
        opinions=opinions(making, scope),
        foot=_foot(making, scope, deal, days[1]),
    )


def _title(making: Making, scope: Scope) -> str:
    if scope.kind == "vendor":
        return titles(making.connection, "vendor", (scope.number,))[scope.number]
    (made,) = lists.rows(making.connection, "acquisitions", [scope.number], ["title"])[scope.number]
    if made is None:
        return titles(making.connection, "acquisition", (scope.number,))[scope.number]
    return made if isinstance(made, str) else making.say(made)


def _box(making: Making, deal: Record | None) -> str:
    """What the masthead marks: that this is a reconstruction, else how far the deal is."""
    if info(making.connection, RECONSTRUCTED) is not None:
        return making.say(Text("Reconstruction from public sources"))
    stage = None if deal is None else deal.values["stage"]
    return "" if stage is None else making.say(STAGE.words(stage))


def _about(making: Making, deal: Record | None) -> tuple[str, ...]:
    """Whose sheet it is, and of which deal."""
    if deal is None:
        return (making.say(Words("vendor", "fournisseur")),)
    acquirer = deal.values["acquirer"]
    names = titles(making.connection, "vendor", () if acquirer is None else (acquirer,))
    return (*names.values(), str(deal.values["ref"]))


def _purpose(making: Making, scope: Scope, deal: Record | None) -> Cell:
    if deal is not None:
        return making.fact(deal, "purpose")
    said = Text(
        "Takes part in {n} deal on record, with {products}",
        "Takes part in {n} deals on record, with {products}",
        n=len(scope.deals),
        products=Text("{n} product", "{n} products", n=len(scope.ids["product"])),
    )
    return making.cell(said)


def _extent(making: Making, scope: Scope, deal: Record | None) -> Cell:
    """How much equipment, at how many places."""
    items = scope.ids["equipment"]
    ordered = None if deal is None else deal.values["qty_contract"]
    told = []
    if ordered is not None:
        told.append(Text("{n} ordered", "{n} ordered", n=ordered))
    if not items:
        return Cell(" · ".join([*map(making.say, told), making.say(Text("Equipment and sites:"))]), unknown=True)
    row = TABLES["equipment"].c
    sites, number = set[int](), 0
    for condition in items.among(row.id):
        sites.update(one for one in making.connection.scalars(select(row.site_id).where(condition)) if one is not None)
        quantity = func.sum(func.coalesce(row.quantity, 1))
        number += making.connection.scalar(select(quantity).where(condition)) or 0
    told.append(Text("{n} piece of equipment on record", "{n} pieces of equipment on record", n=number))
    told.append(Text("{n} site", "{n} sites", n=len(sites)))
    return making.cell(" · ".join(map(making.say, told)))


def _foot(making: Making, scope: Scope, deal: Record | None, printed: date) -> tuple[str, str]:
    ref = f"#{scope.number}" if deal is None else cut(str(deal.values["ref"]), _REF)
    sources = making.sources
    first = (
        ref,
        making.say(Text("Facts as of {day}", day=making.day(making.as_of))),
        making.say(Text("Printed on {day}", day=making.day(printed))),
        making.say(Text("Facts verified {some}/{all}", some=str(sources.verified), all=str(sources.known))),
    )
    mark = making.connection.scalar(select(JOURNAL_HEAD.c.hash)) or b""
    state = " ".join(mark.hex()[start : start + 4] for start in range(0, 16, 4))
    second = (_rules(making, scope, deal), making.say(Text("Register state {state}", state=state)))
    return " · ".join(first), " · ".join(second)


def _rules(making: Making, scope: Scope, deal: Record | None) -> str:
    """The packs whose rules hold, and the day whose thresholds count."""
    packs = all_rules(making.connection).packs
    held = dict.fromkeys(bound.rule.pack for level in ruling(making.connection, making.as_of).values()
                         for bound in level.rules)  # fmt: skip
    named = ", ".join(f"{making.say(_PACKS.get(one, Words(one, one)))} {packs[one].version}" for one in sorted(held))
    on = None
    if deal is not None:
        on = facts(making.connection, Reads("acquisition", fields={"deal_on"}), scope.deals, making.as_of)[
            scope.number
        ].get("deal_on")
    if isinstance(on, date):
        return making.say(Text("Rules {packs}; thresholds of {day}", packs=named, day=making.day(on)))
    return making.say(Text("Rules {packs}", packs=named))


def counted(signs: Sequence[str]) -> Counter[str]:
    """How many points come to each sign."""
    return Counter(signs)

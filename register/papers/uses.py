"""What the equipment can do and will do, on which authority; where images go and who sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from register.fields.catalogue import CATALOGUE, field_of
from register.journal.ids import Ids
from register.model.tables import TABLES
from register.papers.making import NOT_HERE, UNKNOWN, Cell, Making
from register.papers.scope import Scope
from register.papers.wording import listed
from register.records import Record, records
from register.screening.answers import closed
from register.terms.functions import FUNCTION_CODE
from register.terms.sets import SETS
from register.texts import Text, Words
from register.values import Answer

_YES, _NO, _NONE = Words("yes", "oui"), Words("no", "non"), Words("none", "aucune")
_INTRUSIVE, _HOSTING = SETS["intrusive"][1], SETS["hosting"][1]
_BY_ORDER = frozenset({"live", "record", "ptz"})  # what a prefect's order allows
# States from what is on to what is not there; of several things with a function, the first of these counts.
_STATES = (
    "enabled_operational", "enabled_test", "present_unlocked", "present_disabled_by_us", "present_locked_by_vendor",
    "absent",
)  # fmt: skip
_PROOFS = frozenset({"vendor_certificate", "licence_absent", "config_export"})
_WIDTH = 60  # letters of a text of law
_SEEN = 3  # names in one cell


@dataclass(slots=True)
class _Function:
    code: str
    holders: list[Record] = field(default_factory=list)

    @property
    def first(self) -> Record:
        """The one whose state counts."""
        return min(self.holders, key=lambda one: (_place(one.values["state"]), one.id))

    @property
    def state(self) -> str | None:
        """The state of any, the most active first; None where nobody knows any."""
        state: str | None = self.first.values["state"]
        return state


def _place(state: str | None) -> int:
    return _STATES.index(state) if state in _STATES else _STATES.index("present_unlocked")


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its name, whether the equipment can, whether it will, and what allows it."""

    name: str
    can: Cell
    will: Cell
    authority: Cell


def functions(making: Making, scope: Scope) -> list[Function]:
    """The functions of the equipment that are there or not known: those that are on and intrusive first."""
    found: dict[str, _Function] = {}
    row = TABLES["function"].c
    for key, kind in (("product_id", "product"), ("equipment_id", "equipment")):
        for one in _children(making, "function", row[key], scope.ids[kind]):
            found.setdefault(one.values["code"], _Function(one.values["code"])).holders.append(one)
    there = [one for one in found.values() if one.state != "absent"]
    law = _Law(making, scope)
    told = [_told(making, one, law) for one in sorted(there, key=_order)]
    if told or (found and "product" in scope.whole):
        return told
    return [Function(making.say(Text("Functions of the equipment")), UNKNOWN, UNKNOWN, UNKNOWN)]


def _order(one: _Function) -> tuple[int, bool, int]:
    return _place(one.state) // 2, one.code not in _INTRUSIVE, list(FUNCTION_CODE).index(one.code)


def _told(making: Making, one: _Function, law: "_Law") -> Function:
    name = making.say(FUNCTION_CODE.words(one.code))
    marks = making.sources.of(one.first, "state") if one.state is not None else ()
    can = making.cell(_YES, marks) if one.state is not None else UNKNOWN
    will = _will(making, one, law.declared)
    used = will.unknown or one.state in _STATES[:2] or one.code in law.declared
    return Function(name, can, will, law.of(one.code) if used else NOT_HERE)


def _will(making: Making, one: _Function, declared: frozenset[str]) -> Cell:
    state = one.state
    if state == "enabled_operational":
        return making.cell(_YES)
    if state == "enabled_test":
        return making.cell(Words("as a test", "en test"))
    if one.code in declared:
        return making.cell(Words("planned", "envisagé"))
    if state == "present_disabled_by_us":
        return making.cell(Words("no", "non"))
    if state == "present_locked_by_vendor":
        proven = one.first.values["lock_evidence"] in _PROOFS
        return making.cell(_NO if proven else Words("no, not proven", "non, sans preuve"))
    return UNKNOWN


class _Law:
    """What allows the functions of the deployments that are concerned."""

    def __init__(self, making: Making, scope: Scope) -> None:
        self._making = making
        places = scope.ids["deployment"]
        self._orders = _children(making, "authorisation", TABLES["authorisation"].c.deployment_id, places)
        self._bases = _children(making, "legal_basis", TABLES["legal_basis"].c.deployment_id, places)
        self._whole = {
            key: "deployment" in scope.whole and closed(making.connection, "deployment", key, places) >= set(places)
            for key in ("authorisations", "legal_bases")
        }
        known = records(making.connection, "deployment", places).values()
        self.declared = frozenset(code for one in known for code in one.values["functions_declared"] or ())

    def of(self, code: str) -> Cell:
        """What allows a function: a text, an order, nothing, or that it is not known."""
        texts = [self._basis(one) for one in self._bases if one.values["function"] == code]
        if code in _BY_ORDER:
            texts += [self._order(one) for one in self._orders if one.values["in_use"] is not False]
        if texts:
            marks = tuple(mark for one in texts for mark in one.marks)
            said = listed((one.text for one in texts), 1, self._making.language)
            return Cell(said, marks, width=_WIDTH)
        asked = ("authorisations", "legal_bases") if code in _BY_ORDER else ("legal_bases",)
        return self._making.cell(_NONE) if all(self._whole[key] for key in asked) else UNKNOWN

    def _basis(self, one: Record) -> Cell:
        kind = field_of("legal_basis.kind").codes
        words = kind.words(one.values["kind"]) if kind and one.values["kind"] else CATALOGUE["legal_basis"].label
        name = one.values["reference"] or self._making.say(words)
        return self._until(one, name, one.values["valid_to"], "reference")

    def _order(self, one: Record) -> Cell:
        said = Text("Order {number}", number=one.values["number"] or f"#{one.id}")
        return self._until(one, self._making.say(said), one.values["expires_on"], "number")

    def _until(self, one: Record, name: str, until: date | None, key: str) -> Cell:
        marks = self._making.sources.of(one, key)
        if until is None:
            return self._making.cell(name, marks)
        ended = until < self._making.as_of
        said = Text("{text}, ended on {day}", text=name, day=self._making.day(until))
        going = Text("{text}, until {day}", text=name, day=self._making.day(until))
        return self._making.cell(said if ended else going, marks)


def flows(making: Making, scope: Scope) -> list[tuple[str, Cell]]:
    """Where images are kept, how the vendor can get in, and from where they can be seen."""
    row = TABLES["data_flow"].c
    near = [
        *scope.deals.among(row.acquisition_id), *scope.ids["product"].among(row.product_id),
        *([row.to_vendor_id == scope.number] if scope.kind == "vendor" else []),
    ]  # fmt: skip
    found = _chosen(making, "data_flow", near)
    whole = bool(scope.deals) and closed(making.connection, "acquisition", "data_flows", scope.deals) >= set(
        scope.deals
    )
    return [
        (making.say(Words("Image storage", "Stockage des images")), _kept(making, found, whole=whole)),
        (making.say(Words("Remote access", "Accès à distance")), _entered(making, found, whole=whole)),
        (making.say(Words("Can be seen from", "Consultables depuis")), _seen(making, found, whole=whole)),
    ]


def _kept(making: Making, found: Sequence[Record], *, whole: bool) -> Cell:
    hosting = [one for one in found if one.values["purpose"] in _HOSTING]
    return _gathered(making, [(one, "location_country") for one in hosting], whole=whole)


def _entered(making: Making, found: Sequence[Record], *, whole: bool) -> Cell:
    remote = [one for one in found if one.values["purpose"] in {"remote_maintenance", "support_screen_share"}]
    return _gathered(making, [(one, "mechanism") for one in remote], whole=whole)


def _seen(making: Making, found: Sequence[Record], *, whole: bool) -> Cell:
    return _gathered(making, [(one, "access_countries") for one in found], whole=whole)


def _gathered(making: Making, asked: Sequence[tuple[Record, str]], *, whole: bool) -> Cell:
    """What flows say, each once; what one of them does not say, or a flow that nobody recorded, is not known."""
    cells = [making.fact(one, key) for one, key in asked]
    said = [cell for cell in cells if cell.text]
    if not said:
        return making.cell(_NONE) if whole and not asked else UNKNOWN
    open_ = not whole or any(cell.unknown for cell in cells) or any(_open(one, key) for one, key in asked)
    marks = tuple(dict.fromkeys(mark for cell in said for mark in cell.marks))
    return Cell(listed((cell.text for cell in said), _SEEN, making.language), marks, unknown=open_)


def _open(one: Record, key: str) -> bool:
    """Whether a list may have more in it than is recorded."""
    note = one.answers.get(key)
    return CATALOGUE[one.kind].field(key).kind.is_list and (note is None or note.answer is Answer.ASKED_NOT_KNOWN)


def _children(making: Making, kind: str, by: ColumnElement[Any], owners: Ids) -> list[Record]:
    return _chosen(making, kind, owners.among(by))


def _chosen(making: Making, kind: str, conditions: Iterable[ColumnElement[bool]]) -> list[Record]:
    ids = {
        number for near in conditions for number in making.connection.scalars(select(TABLES[kind].c.id).where(near))
    }  # fmt: skip
    return list(records(making.connection, kind, ids).values())

"""What the comparison with the register has to say about rows: problems, and proposals that wait for a person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from register.fields.catalogue import CATALOGUE
from register.importing.compare import ORGANISATIONS, Comparison
from register.importing.known import ITEM_AT, Known
from register.importing.match import Clash, Matches
from register.importing.near import near_names
from register.importing.place import Differing
from register.importing.read import Problem, Proposal
from register.importing.rows import Rows
from register.names import key_of
from register.texts import Text

_KEYS = ("id", "serial", "asset_tag", "mac")
_ASKED = 0.5  # of what is only asked, since two say different things


@dataclass(slots=True)
class Remarks:
    """By row of the import."""

    problems: list[tuple[int, Problem]] = field(default_factory=list)
    proposals: list[tuple[int, Proposal]] = field(default_factory=list)


def remarks(rows: Rows, known: Known, matches: Matches, found: Comparison) -> Remarks:
    """All that is to be said, in the order of the rows."""
    said = Remarks()
    said.problems += _rejected(rows, matches)
    said.problems += _duplicates(rows, matches)
    for clash in matches.clashes:
        said.problems += _clash(rows, matches, clash)
    for differing in found.differing:
        if differing.kind == "acquisition" and differing.held is not None:
            said.problems.append(_conflict(rows, differing))
        else:
            said.proposals.append(_asked(rows, known, differing))
    said.proposals += _near(rows, known)
    said.problems.sort(key=lambda pair: pair[0])
    said.proposals.sort(key=lambda pair: pair[0])
    return said


def _rejected(rows: Rows, matches: Matches) -> Iterator[tuple[int, Problem]]:
    message = Text("Nothing in this row says what it is: no brand, model, description or number. It was left out.")
    for row in matches.rejected:
        sheet = rows.sheet(rows.span(row)).name
        yield row, Problem(sheet, rows.number(row), None, None, "nothing_named", None, "left out", message)


def _duplicates(rows: Rows, matches: Matches) -> Iterator[tuple[int, Problem]]:
    columns = {key: rows.column(key) for key in _KEYS}
    for row, other in matches.duplicates.items():
        same = (key for key, column in columns.items() if column[row] is not None and column[row] == column[other])
        key = next(same, None)
        yield row, _problem(rows, row, key, "duplicate", "left out", _of_duplicate(rows, row, other))


def _of_duplicate(rows: Rows, row: int, other: int) -> Text:
    apart = tuple(
        CATALOGUE["equipment"].field(key).label
        for key, column in rows.columns.items()
        if "." not in key and key != "id" and None not in {column[row], column[other]} and column[row] != column[other]
    )
    place = _place(rows, row, other)
    if not apart:
        return Text("This row repeats {place}. It was left out.", place=place)
    return Text("This row repeats {place}, but differs in: {fields}. It was left out.", place=place, fields=apart)


def _clash(rows: Rows, matches: Matches, clash: Clash) -> Iterator[tuple[int, Problem]]:
    kind = f"{clash.key}_clash"
    label = CATALOGUE["equipment"].field(clash.key).label if clash.key != "id" else Text("Number in the register")
    if clash.other_row is None:
        known = matches.items[clash.item or 0][ITEM_AT["id"]]
        message = Text(
            "{field} is also that of item {number} of the register, which differs in model, MAC or serial number. "
            "Both are kept.",
            field=label,
            number=known,
        )
        yield clash.row, _problem(rows, clash.row, clash.key, kind, "both kept", message)
        return
    for row, other in ((clash.row, clash.other_row), (clash.other_row, clash.row)):
        message = Text(
            "{field} is also in {place}, which differs in model, MAC or serial number. Both are kept.",
            field=label,
            place=_place(rows, row, other),
        )
        yield row, _problem(rows, row, clash.key, kind, "both kept", message)


def _conflict(rows: Rows, differing: Differing) -> tuple[int, Problem]:
    label = CATALOGUE[differing.kind].field(differing.field).label
    message = Text(
        "The register says otherwise of this deal: {field} is {held}. The deal was left as it is.",
        field=label,
        held=_shown(differing, differing.held),
    )
    key = _field(differing)
    problem = _problem(rows, differing.row, key, "conflict", "register kept", message)
    return differing.row, problem


def _asked(rows: Rows, known: Known, differing: Differing) -> tuple[int, Proposal]:
    key = _field(differing)
    sheet = rows.sheet(rows.span(differing.row)).name
    why = (
        Text("The rows of this deal or product do not agree; nothing was taken.")
        if differing.id < 0
        else Text("The register does not say this of the deal or product; it was left as it is.")
    )
    held = _name(known, differing.held) if differing.field == "maker" else differing.held
    written = rows.column(key)[differing.row]
    value = None if written is None else str(written)
    return differing.row, Proposal(sheet, rows.number(differing.row), key, value, held, _ASKED, why)


def _near(rows: Rows, known: Known) -> Iterator[tuple[int, Proposal]]:
    """New organisations whose name is near to another's."""
    new = {key_of(values["name"]): place for place, values in enumerate(known.vendors.brought)}
    others = [str(key) for key in known.vendors if key not in new]
    for near in near_names(others, new):
        row = known.vendors.first_rows[new[near.name]]
        proposed = _name(known, known.vendors.get(near.proposed))
        key = next((key for key in ORGANISATIONS if key_of(rows.column(key)[row]) == near.name), "vendor")
        why = Text("Near to a name that is known: perhaps the same organisation. It was taken as a new one.")
        value = rows.column(key)[row]
        yield row, Proposal(rows.sheet(rows.span(row)).name, rows.number(row), key, value, proposed, near.score, why)


def _name(known: Known, vendor: int | None) -> str | None:
    if vendor is None:
        return None
    return known.vendor_names[vendor] if vendor > 0 else str(known.vendors.brought[-vendor - 1]["name"])


def _problem(rows: Rows, row: int, key: str | None, kind: str, action: Any, message: Text) -> Problem:
    span = rows.span(row)
    sheet = rows.sheet(span)
    value = None if key is None else rows.column(key)[row]
    column = None if key is None else rows.letter(row, key)
    return Problem(
        sheet.name, rows.number(row), column, key, kind, None if value is None else str(value), action, message
    )


def _place(rows: Rows, row: int, other: int) -> Text:
    sheet, of = rows.sheet(rows.span(row)).name, rows.sheet(rows.span(other)).name
    if sheet == of:
        return Text("row {row}", row=rows.number(other))
    return Text("row {row} of sheet {sheet}", row=rows.number(other), sheet=of)


def _field(differing: Differing) -> str:
    """The field as a row names it."""
    own = {"deal_type", "category", "maker", "part_number"}
    return differing.field if differing.field in own else f"acquisition.{differing.field}"


def _shown(differing: Differing, value: Any) -> Any:
    codes = CATALOGUE[differing.kind].field(differing.field).codes
    if codes is None:
        return value
    return tuple(codes.words(code) for code in value) if isinstance(value, tuple) else codes.words(value)

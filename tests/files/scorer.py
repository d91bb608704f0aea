"""How well an import understood a made file: against its truth, from what was exported and reported (contract.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from register.names import fold
from tests.files.generator import Item, Truth

_STATED = {"serial", "mac", "vendor", "model", "site", "supplier"}  # where a word may say that it is not known
_TEXTS = {"vendor", "model", "site", "supplier", "position", "description"}


@dataclass
class Score:
    """What was counted.

    silent: values that are wrong or missing, and nobody says so. noise: rows of which something is told although
    nothing is the matter. unaccounted: rows of the file that are neither read nor ignored.
    """

    fields: int = 0
    right: int = 0
    lost: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    noise: list[int] = field(default_factory=list)
    unaccounted: list[int] = field(default_factory=list)
    items: int = 0

    @property
    def accuracy(self) -> float:
        """The share of the stated fields that are right."""
        return self.right / self.fields if self.fields else 1.0

    @property
    def holds(self) -> bool:
        """Whether the import keeps what is promised of it."""
        whole = not (self.lost or self.invented or self.silent or self.unaccounted)
        return whole and self.accuracy >= 0.97 and len(self.noise) <= 0.05 * self.items


def score(truth: Truth, equipment: Sequence[Mapping[str, Any]], report: Mapping[str, Any]) -> Score:
    """The score of an import. equipment: as exported, each with its source; report: as written."""
    result = Score(items=len(truth.items))
    told = _told(report)
    got: dict[int, list[Mapping[str, Any]]] = {}
    for record in equipment:
        got.setdefault(int(record["source"]["row"]), []).append(record)
    wanted = {item.row: item for item in truth.items}
    result.invented = [f"{row}: {truth.others.get(row)}" for row in sorted(got.keys() - wanted.keys())]
    for row, item in wanted.items():
        if row in got:
            _compare(item, got[row][0], told.get(row, set()), result)
        elif item.repeats is None or row not in told:
            result.lost.append(str(row))
    problems = {row for row, fields in told.items() if None in fields}
    fine = {row for row, item in wanted.items() if not _is_odd(item)}
    result.noise = sorted(problems & fine)
    result.unaccounted = _unaccounted(truth, report)
    return result


def _told(report: Mapping[str, Any]) -> dict[int, set[str | None]]:
    """By row: the fields that problems and proposals name, and None where there is a problem."""
    told: dict[int, set[str | None]] = {}
    for file in report["files"]:
        for problem in file["problems"]:
            if problem.get("row"):
                told.setdefault(int(problem["row"]), set()).update({problem.get("field"), None})
    for proposal in report.get("proposals", []):
        if proposal.get("row"):
            told.setdefault(int(proposal["row"]), set()).add(proposal["field"])
    return told


def _is_odd(item: Item) -> bool:
    """Whether something of a row may rightly be told: a spoiled or unknown value, or a repeated row."""
    unknown = any(item.values.get(key, "") is None for key in _STATED)
    return bool(item.spoiled) or item.repeats is not None or unknown


def _compare(item: Item, record: Mapping[str, Any], told: set[str | None], result: Score) -> None:
    for key, want in item.values.items():
        if want is None:
            if key in item.spoiled:
                result.fields += 1
                result.right += record.get(key) is None and key in told
                if record.get(key) is not None or key not in told:
                    result.silent.append(f"{item.row} {key}: spoiled, but {record.get(key)!r}")
            elif record.get(key) is not None:
                result.silent.append(f"{item.row} {key}: nothing stated, but {record.get(key)!r}")
            continue
        result.fields += 1
        if _same(key, record.get(key), want):
            result.right += 1
            continue
        result.wrong.append(f"{item.row} {key}: {want!r}, but {record.get(key)!r}")
        if key not in told:
            result.silent.append(result.wrong[-1])


def _same(key: str, got: Any, want: Any) -> bool:
    if got is None:
        return False
    if key == "deal_type":
        return got in want
    if key == "unit_price":
        return Decimal(str(got)) == Decimal(want)
    if key in _TEXTS:
        return fold(str(got)) == fold(want)
    return str(got) == str(want)


def _unaccounted(truth: Truth, report: Mapping[str, Any]) -> list[int]:
    """The rows that the report neither counts as ignored nor gave as read."""
    sheets = [sheet for file in report["files"] for sheet in file["sheets"]]
    ignored = {int(one["row"]) for sheet in sheets for one in sheet["ignored_rows"]}
    read = sum(sheet["rows"]["read"] for sheet in sheets)
    missing = sorted(truth.others.keys() - ignored - _trailing(truth))
    return missing if read == len(truth.items) else [*missing, -read]


def _trailing(truth: Truth) -> set[int]:
    """Blank rows at the end, which are no part of the used range."""
    rows = sorted({*truth.others, *(item.row for item in truth.items)}, reverse=True)
    trailing: set[int] = set()
    for row in rows:
        if truth.others.get(row) != "blank":
            break
        trailing.add(row)
    return trailing

"""Which column is which field: by heading and by what stands in the cells, each field once, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from register.importing.extent import column_letters
from register.importing.headings import BESIDE, KNOWN, codes, likenesses, words_of
from register.importing.identifiers import plain
from register.importing.profile import Profile, profile
from register.importing.read import ColumnMatch
from register.names import fold
from register.texts import Text

ENOUGH = 0.58  # confidence from which a match is taken
_SAMPLES = 5
_CODES_OF_AN_EXPORT = 3
_DAYS = {"installed_on", "warranty_end", "firmware_on"}
_TEXTS = {"vendor", "maker", "supplier", "site", "description", "category", "position", "deployment"}
_IDENTIFIERS = {"serial", "asset_tag", "contract_ref", "model", "part_number", "firmware"}
_MOSTLY = 0.6  # share of the cells
_SURE = 0.9  # confidence of a heading that leaves no doubt
_VENDOR = 0.92  # confidence of the English heading that may be the brand or the supplier
_SHARED = 0.3  # share of distinct cells under which they do not tell items apart
_COUNTED = {
    "",
    "ref",
    "repere",
    "id",
    "item",
    "rang",
    "ordre",
    "ligne",
    "line",
    "index",
    "rank",
    "row",
    "seq",
    "sequence",
}
_NUMBER_WORDS = {"number", "no", "nr", "num", "numero", "n", "code", "sku"}
_LINE_TOTALS = {"montant", "amount", "value", "valeur"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number in the sheet (1 for A), its heading, and its cells below it."""

    number: int
    heading: str
    cells: Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    place: int
    field: str
    reason: Text


def is_export(headings: Sequence[str]) -> bool:
    """Whether headings are field codes, as the program's own exports write them."""
    known = [heading for heading in headings if heading in codes()]
    coded = any("_" in heading or heading == "id" for heading in known)
    return len(known) >= _CODES_OF_AN_EXPORT and coded and len(known) * 2 >= sum(map(bool, headings))


def match_columns(columns: Sequence[Column], chosen: dict[str, str | None]) -> tuple[ColumnMatch, ...]:
    """The field of each column. chosen: what a person said, by the column's letters; None for no field."""
    profiles = [profile(column.cells) for column in columns]
    exported = is_export([column.heading for column in columns])
    candidates: list[_Candidate] = []
    for place, (column, about) in enumerate(zip(columns, profiles, strict=True)):
        if column_letters(column.number) not in chosen:
            candidates += _exact(place, column) if exported else _candidates(place, column, about)
    if not exported:
        candidates = _only(candidates, "model", "part_number", Text("It is the only column that names the product."))
        candidates = _only(candidates, "serial", "serials", Text("It is the only column of serial numbers."))
    taken = {place: field for place, field in _chosen_places(columns, chosen).items() if field}
    matches = dict.fromkeys(_chosen_places(columns, chosen), (None, 1.0, Text("Chosen by you.")))
    result: dict[int, tuple[str | None, float, Text]] = {
        place: (taken.get(place), score, reason) for place, (_, score, reason) in matches.items()
    }
    used = set(taken.values())
    for one in sorted(candidates, key=lambda one: (-one.score, _is_number(one, columns), one.place)):
        if one.place not in result and one.field not in used and one.score >= ENOUGH:
            result[one.place] = (one.field, one.score, one.reason)
            used.add(one.field)
    _settle(columns, result)
    return tuple(
        _match(column, result.get(place) or _unmatched(place, profiles[place], candidates))
        for place, column in enumerate(columns)
    )


def _is_number(one: _Candidate, columns: Sequence[Column]) -> bool:
    """Whether a candidate for the model is rather its number: a column that names it comes first."""
    return one.field == "model" and bool(set(fold(columns[one.place].heading).split()) & _NUMBER_WORDS)


def _chosen_places(columns: Sequence[Column], chosen: dict[str, str | None]) -> dict[int, str | None]:
    letters = {column_letters(column.number): place for place, column in enumerate(columns)}
    return {letters[letter]: field for letter, field in chosen.items() if letter in letters}


def _exact(place: int, column: Column) -> list[_Candidate]:
    if column.heading not in codes():
        return []
    return [_Candidate(1.0, place, column.heading, Text("“{heading}” is a field code.", heading=column.heading))]


def _candidates(place: int, column: Column, about: Profile) -> list[_Candidate]:
    if about.running and " ".join(words_of(column.heading)) in _COUNTED:
        return []
    found = [
        _Candidate(round(like.score * _fits(field, about), 3), place, field, like.reason)
        for field, like in likenesses(column.heading).items()
    ]
    found += _numbers_of_models(place, column, found)
    if words_of(column.heading)[:1] == ("vendor",):
        found = [one for one in found if one.field not in {"vendor", "supplier"}]
        why = Text("Beside the brand, the vendor is who sold it; alone, it is the brand.")
        found += [_Candidate(_VENDOR, place, "vendor", why), _Candidate(_VENDOR - 0.1, place, "supplier", why)]
    if fold(column.heading) in {"currency", "devise", "monnaie"}:
        found.append(
            _Candidate(KNOWN, place, BESIDE[0], Text("“{heading}” is a known heading.", heading=column.heading))
        )
    return found + _by_content(place, about)


def _numbers_of_models(place: int, column: Column, found: list[_Candidate]) -> list[_Candidate]:
    """A number or code of the model is its part number where another column names the model."""
    coded = set(fold(column.heading).split()) & _NUMBER_WORDS
    if not coded or not any(one.field == "model" and one.score >= _SURE for one in found):
        return []
    return [_Candidate(_SURE - 0.15, place, "part_number", Text("Beside the model, it is its number."))]


def _by_content(place: int, about: Profile) -> list[_Candidate]:
    """What cells say for themselves: weaker than a heading, and only where they are unmistakable."""
    shares = {"mac": about.mac, "ip": about.ip, "deal_type": about.deal if about.number == 0 else 0.0}
    likely = 0.8
    return [
        _Candidate(round(0.7 * share, 3), place, field, Text("Its cells look like it."))
        for field, share in shares.items()
        if share >= likely and not about.running
    ]


def _fits(field: str, about: Profile) -> float:
    """How well the cells of a column suit a field, from 0 to 1; an empty column suits any."""
    if about.filled == 0:
        return 0.97
    shares = {
        "mac": (about.mac + (0.3 if about.number else 0), 0.25),
        "ip": (about.ip, 0.25),
        "unit_price": (about.priced, 0.5),
        "quantity": (about.whole, 0.7),
        "deal_type": (about.deal, 0.3),
        "status": (about.status if about.day < _MOSTLY else 0.0, 0.2),
        **dict.fromkeys(_DAYS, (about.day + (about.number if about.day else 0), 0.3)),
    }
    if field in shares:
        share, enough = shares[field]
        return 1.0 if share >= enough else 0.3
    if field == "category":
        return 1.0 if about.category >= _MOSTLY else 0.75
    return _text_fits(field, about)


def _text_fits(field: str, about: Profile) -> float:
    identifier = field in _IDENTIFIERS
    if max(about.day - about.code, about.ip, 0 if identifier else about.mac) > _MOSTLY:
        return 0.2
    if field in _TEXTS and about.number > _MOSTLY:
        return 0.35
    if identifier and max(about.prose, about.money) > _MOSTLY:
        return 0.5
    coded = about.code + about.whole + about.mac
    tells = about.distinct >= _SHARED and (field == "serial" or coded >= _SHARED)
    return 1.0 if field not in {"serial", "asset_tag"} or tells else 0.6


def _settle(columns: Sequence[Column], result: dict[int, tuple[str | None, float, Text]]) -> None:
    """Beside a quantity, an amount is that of the line: no unit price."""
    by_field = {field: place for place, (field, _, _) in result.items() if field}
    place = by_field.get("unit_price", -1)
    if place >= 0 and "quantity" in by_field and set(words_of(columns[place].heading)) <= _LINE_TOTALS:
        result[place] = (None, 0.5, Text("Beside a quantity, this is the amount of the line."))


def _only(candidates: list[_Candidate], field: str, special: str, why: Text) -> list[_Candidate]:
    """Where no other column is surely a field, the column of its special case is that field."""
    places = {one.place for one in candidates if one.field == special}
    if any(one.field == field and one.score >= _SURE and one.place not in places for one in candidates):
        return candidates
    return [_Candidate(one.score, one.place, field, why) if one.field == special else one for one in candidates]


def _unmatched(place: int, about: Profile, candidates: Sequence[_Candidate]) -> tuple[str | None, float, Text]:
    best = max((one for one in candidates if one.place == place), key=lambda one: one.score, default=None)
    if about.running:
        return None, 0.9, Text("It numbers the rows.")
    if best is None:
        return None, 0.0, Text("No field is known for it.")
    if best.score >= ENOUGH:
        return None, 0.5, Text("Another column suits the field better.")
    return None, round(best.score, 2), Text("Its heading and its cells do not agree.")


def _match(column: Column, found: tuple[str | None, float, Text]) -> ColumnMatch:
    field, confidence, reason = found
    samples = list(dict.fromkeys(plain(cell)[:80] for cell in column.cells[:50] if cell != ""))[:_SAMPLES]
    return ColumnMatch(
        column_letters(column.number), column.heading, field, round(confidence, 2), reason, tuple(samples)
    )

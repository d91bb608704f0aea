"""Where the facts on a sheet are from: numbered, each once, with its kind and what came to be known only later."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from register.model.tables import TABLES
from register.papers.wording import cut, day
from register.queries.origins import origin
from register.records import Record
from register.terms.papers import EVIDENCE_KIND
from register.texts import Text, Words

_RESTRICTED = "restricted"
_CLAIMS = {
    "alleged": Words("Alleged", "Allégué"),
    "found_by_authority": Words("Found by an authority", "Constat d’autorité"),
    "admitted": Words("Admitted", "Reconnu"),
    "refuted": Words("Refuted", "Réfuté"),
    "withdrawn": Words("Withdrawn", "Retiré"),
}
_ACT, _AUTHORITY, _PRESS = Words("Act", "Acte"), _CLAIMS["found_by_authority"], Words("Press", "Presse")
_READING, _DECLARED = Words("Technical reading", "Relevé technique"), Words("Declared", "Déclaré")
_REFERENCE = Words("Reference table", "Table de référence")
_KINDS = {
    "contract": _ACT, "deliberation": _ACT, "prefect_order": _ACT, "press": _PRESS, "authority_decision": _AUTHORITY,
    "court": _AUTHORITY, "config_export": _READING, "photo": _READING, "scan": _READING, "reference": _REFERENCE,
}  # fmt: skip
# Where several papers show a fact, those that are named: the best first.
_WEIGHT = {"verified": 0, _AUTHORITY: 1, _ACT: 2, _READING: 3, _CLAIMS["admitted"]: 4, _PRESS: 6}
_NAMED = 2
_MIDDLE = 5
_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Source:
    """One source. what: what it is, and of whom and when; kind: what it is worth.

    on: the day on which it was said; later: said or written down only after the day of the facts. verified: whether
    somebody compared the fact with it.
    """

    what: Text
    kind: Words
    on: date | None
    later: Words | None
    verified: bool = False
    restricted: bool = False

    @property
    def weight(self) -> int:
        """What it is ordered by, where not all sources of a fact are named."""
        return _WEIGHT["verified"] if self.verified else _WEIGHT.get(self.kind, _MIDDLE)


def _named(row: Any) -> Words:
    """A piece that has no reference, by its kind."""
    return EVIDENCE_KIND.words(row["kind"]) if row["kind"] else _PIECE


_PIECE = Words("Piece", "Pièce")
_VERIFIED = Words("verified", "vérifié")
_AFTERWARDS = Words("known afterwards", "connu après les faits")
_RECORDED = Words("recorded afterwards", "enregistré après les faits")
_WITHHELD = Text("A piece with restricted access, not printed here")
_TYPED = Text("Entered in the register without a piece of evidence")
_HERE = Text("The register itself")


@dataclass(slots=True)
class Sources:
    """The sources of a sheet, in the order in which its facts name them. known, verified: how many facts were told."""

    connection: Connection
    as_of: date
    known: int = 0
    verified: int = 0
    listed: list[Source] = field(default_factory=list)
    _keys: dict[Source, int] = field(default_factory=dict)
    _typed: list[date] = field(default_factory=list)
    _evidence: dict[_Place, dict[str | None, list[Source]]] = field(default_factory=dict)
    _imports: dict[int, Source] = field(default_factory=dict)

    def of(self, record: Record, key: str) -> tuple[int, ...]:
        """The keys of the best sources of a field, or collection, of a record."""
        found = self._papers(record.kind, record.id, key) or [self._entered(record, key)]
        return self._named(found)

    def of_place(self, kind: str, number: int, key: str) -> tuple[int, ...]:
        """The keys of the papers that show a fact, by the place of its record; nothing where no paper does."""
        return tuple(self._key(one) for one in self._best(self._papers(kind, number, key)))

    def stated(self, what: Text, on: date | None) -> tuple[int, ...]:
        """The key of what our reference states."""
        return self._named([Source(what, _REFERENCE, on, self._later(on, _AFTERWARDS))])

    def claim(self, kind: str, number: int, key: str) -> bool:
        """Whether all that shows a fact is somebody's word that nobody has confirmed."""
        found = self._papers(kind, number, key)
        doubted = {_CLAIMS[one] for one in ("alleged", "refuted", "withdrawn")}
        return bool(found) and all(one.kind in doubted for one in found)

    def line(self, key: int, language: str, width: int) -> str:
        """A source as it is printed: what (so many letters of it), when, its kind, what was known only afterwards."""
        source = self.listed[key]
        what = source.what.said(language)
        when = [source.on] if source.on is not None else []
        if source.what == _TYPED:
            when = sorted({min(self._typed), max(self._typed)})
        days = " – ".join(day(on, language) for on in when)
        kind = [source.kind, *([_VERIFIED] if source.verified else []), *([source.later] if source.later else [])]
        told = ", ".join(part.said(language) for part in kind)
        return f"{cut(what, width)}{', ' if days else ''}{days}. {told}."

    def _named(self, found: Iterable[Source]) -> tuple[int, ...]:
        best = self._best(found)
        self.known += 1
        self.verified += any(one.verified for one in best)
        return tuple(self._key(one) for one in best)

    def _best(self, found: Iterable[Source]) -> list[Source]:
        return sorted(dict.fromkeys(found), key=lambda one: one.weight)[:_NAMED]

    def _key(self, source: Source) -> int:
        if source not in self._keys:
            self._keys[source] = len(self.listed)
            self.listed.append(source)
        return self._keys[source]

    def _papers(self, kind: str, number: int, key: str) -> list[Source]:
        """The evidence of a fact; what is said of the whole record stands for its fields."""
        if (kind, number) not in self._evidence:
            self._evidence[kind, number] = self._read(kind, number)
        found = self._evidence[kind, number]
        return found.get(key) or found.get(None, [])

    def _read(self, kind: str, number: int) -> dict[str | None, list[Source]]:
        row = TABLES["evidence"].c
        wanted = select(TABLES["evidence"]).where(row.about_kind == kind, row.about_id == number).order_by(row.id)
        found: dict[str | None, list[Source]] = {}
        for one in self.connection.execute(wanted).mappings():
            found.setdefault(one["about_field"], []).append(self._paper(one))
        return found

    def _paper(self, row: Any) -> Source:
        on, kind = row["stated_on"], _CLAIMS.get(row["claim"] or "") or _KINDS.get(row["kind"] or "", _DECLARED)
        later, verified = self._later(on, _AFTERWARDS), row["confidence"] == "verified"
        if row["confidentiality"] == _RESTRICTED:
            return Source(_WITHHELD, kind, None, later, verified, restricted=True)
        what: str | Words = row["reference"] or row["statement"] or _named(row)
        told = Text("{what}; {author}", what=what, author=row["author"]) if row["author"] else Text("{what}", what=what)
        return Source(told, kind, on, later, verified)

    def _entered(self, record: Record, key: str) -> Source:
        """The file that a fact was read from, else that somebody entered it: nobody is named."""
        if record.version == 1 and record.source is not None:
            return self._import(record.source.import_id)
        found = origin(self.connection, record.kind, record.id, key)
        if found is None:
            return Source(_HERE, _DECLARED, None, None)
        if found.row is not None:
            return self._import(found.row.import_id)
        on = found.change.at.date()
        self._typed.append(on)
        return Source(_TYPED, _DECLARED, None, self._later(on, _RECORDED))

    def _import(self, number: int) -> Source:
        if number not in self._imports:
            row = TABLES["import"].c
            found = self.connection.execute(select(row.file, row.applied_on).where(row.id == number)).one_or_none()
            file, on = found or ("", None)
            self._imports[number] = Source(
                Text("File {file}, imported", file=file), _DECLARED, on, self._later(on, _RECORDED)
            )
        return self._imports[number]

    def _later(self, on: date | None, words: Words) -> Words | None:
        return words if on is not None and on > self.as_of else None

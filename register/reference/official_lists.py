"""Official lists that name suppliers, and what else authorities have said of them.

Tables: lists.csv (one row a list), list_texts.csv (the official texts it rests on), list_scopes.csv (what an entry
means), listed_names.csv (one row a listed name; several where it concerns several organisations of ours),
listed_aliases.csv (one row a further name that the list gives).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from register.reference.table import Source, day, rows, source
from register.texts import Words


@dataclass(frozen=True, slots=True)
class OfficialList:
    """One list.

    kind: only lists and restrictions can concern a vendor; the others are context. effect: in a city of the EU.
    jurisdiction: ISO 3166-1 alpha-2 of the State, or "EU". note: what the effect means. as_of: of its newest entry.
    """

    id: str
    name: Words
    authority: Words
    jurisdiction: str
    kind: Literal["list", "restriction", "precedent", "proposal", "motion", "report"]
    effect: Literal["binding", "partial", "advisory", "no_effect"]
    note: Words
    url: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One name on a list.

    entry: whether it is a name, or a category or criterion that names nobody. vendor: id of the organisation of ours
    that it concerns, "" where there is none; link: it is that organisation ("same"), another company of its group
    ("affiliate"), a like name not shown to be the same ("unproven"), or meets the "criterion". since: first listed;
    exact: whether the day is known, else it stands for its month or year. until: day of removal. text: the official
    text; url: where it is published, "" where not recorded.
    """

    list: OfficialList
    name: str
    entry: Literal["name", "category", "criterion"]
    vendor: str
    link: Literal["same", "affiliate", "unproven", "criterion", ""]
    text: Words
    url: str
    scope: Words
    since: date
    exact: bool
    until: date | None
    source: Source
    aliases: tuple[str, ...]

    def in_force(self, on: date) -> bool:
        """Whether the name was on the list on that day."""
        return self.since <= on and (self.until is None or on < self.until)


@cache
def official_lists() -> dict[str, OfficialList]:
    """All lists, by id ("EU-SANCTIONS")."""
    return {row[0]: _list(row) for row in rows("lists")}


@cache
def entries() -> tuple[Entry, ...]:
    """All entries, list by list."""
    texts = {row[0]: (Words(row[2], row[3]), row[4]) for row in rows("list_texts")}
    scopes = {row[0]: Words(row[1], row[2]) for row in rows("list_scopes")}
    aliases: dict[tuple[str, str], list[str]] = {}
    for listed, name, alias in rows("listed_aliases"):
        aliases.setdefault((listed, name), []).append(alias)
    return tuple(_entry(row, texts, scopes, tuple(aliases.get((row[0], row[1]), ()))) for row in rows("listed_names"))


def _list(row: list[str]) -> OfficialList:
    key, name_en, name_fr, by_en, by_fr, jurisdiction, kind, effect, note_en, note_fr, url, as_of = row
    name, by, note = Words(name_en, name_fr), Words(by_en, by_fr), Words(note_en, note_fr)
    return OfficialList(key, name, by, jurisdiction, kind, effect, note, url, date.fromisoformat(as_of))  # type: ignore[arg-type]  # the test holds the codes


def _entry(
    row: list[str], texts: dict[str, tuple[Words, str]], scopes: dict[str, Words], aliases: tuple[str, ...]
) -> Entry:
    listed, name, entry, vendor, link, text, scope, since, exact, until, *cited = row
    return Entry(
        official_lists()[listed],
        name,
        entry,  # type: ignore[arg-type]  # the test holds the codes
        vendor,
        link,  # type: ignore[arg-type]  # the test holds the codes
        *texts[text],
        scopes[scope],
        date.fromisoformat(since),
        exact == "yes",
        day(until),
        source(*cited),
        aliases,
    )

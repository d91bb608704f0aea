"""The questions that would settle what is not decided: one a fact, whom to ask, and the vendor or deal it concerns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, select

from register.identity.alike import Alike
from register.model.tables import TABLES
from register.queries.asking import To, worded
from register.queries.called import Name, plain, record_names
from register.queries.first import FIRST, words_first
from register.queries.reach import Anchor
from register.queries.unsettled import Asking, Key, Waiting, items_behind
from register.reference.vendors import vendors
from register.rules.levels import RANK
from register.texts import Text, Words

RECORDS_NAMED = 1000


class Named(NamedTuple):
    """A record with what it is called."""

    kind: str
    id: int
    title: Name


class Sent(NamedTuple):
    """That a question was put to somebody. id: of its record."""

    id: int
    sent_on: date | None
    due_on: date | None
    answered_on: date | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is missing, and whom to ask.

    fact: "product.telemetry"; "acquisition.data_flows.*" whether all records of a collection are known;
    "vendor.parent_country@adequate" whether the entry of a set that is in part applies; "rate:USD". kind, key: what
    holds it; "" for a rate. whole: of a collection, whether these are all. vendor: who is asked, None for the city's
    own service. about: the vendor, deal, deployment or site it concerns; None where equipment is of none of them.
    record_kind, ids, count: the records that lack it, up to RECORDS_NAMED of their ids (all, where they were asked
    for), and how many there are. pairs: how many rules wait for it, counted for each subject. items: how much equipment
    that touches. rules: those that wait, the gravest first; level: the gravest that one of them may come to, "" where
    none waits. weight: what it is ordered by. sent: when it was asked last, None where it was not. behind: how many
    questions make sense only once this one is answered. alike: of organisations that may be another one, why.
    """

    fact: str
    kind: str
    key: str
    whole: bool
    label: Words
    words: Words | Text
    to: To
    vendor: Named | None
    about: Named | None
    record_kind: str
    ids: tuple[int, ...]
    count: int
    pairs: int
    items: int
    rules: tuple[str, ...]
    level: str
    weight: int = 0
    sent: Sent | None = None
    behind: int = 0
    alike: tuple[Alike, ...] = ()

    @property
    def first(self) -> bool:
        """Whether it is to be answered before others make sense: who is who, and what a heap of rows is."""
        return self.fact in FIRST

    @property
    def state(self) -> Literal["open", "sent", "answered"]:
        """Whether it was asked, and whether something came back: an answer may leave a fact not known."""
        if self.sent is None:
            return "open"
        return "sent" if self.sent.answered_on is None else "answered"

    @property
    def told(self) -> Text:
        """What an answer would do, as a sentence."""
        return would_settle(self.items, self.pairs) if not self.first else waits_behind(self.behind)


def would_settle(items: int, pairs: int) -> Text:
    """What an answer would do: to equipment, else to results of rules."""
    if items:
        return Text("would settle {n} item", "would settle {n} items", n=items)
    return Text("would settle {n} result of a rule", "would settle {n} results of rules", n=pairs)


def waits_behind(number: int) -> Text:
    """How many questions make sense only once one is answered."""
    if not number:
        return Text("no question waits for it")
    return Text("{n} question waits for it", "{n} questions wait for it", n=number)


@dataclass(frozen=True, slots=True)
class Together:
    """What is asked of several, or about several, in the same words: one question to a person who looks.

    parts: each of whom it is asked and what it concerns, those first whose answer would settle most. items, pairs: of
    all parts together, each piece of equipment once.
    """

    parts: tuple[Question, ...]
    items: int
    pairs: int
    rules: tuple[str, ...]

    @classmethod
    def of(cls, parts: Sequence[Question]) -> "Together":
        """These parts together, of which no two are about the same equipment."""
        rules = tuple(dict.fromkeys(rule for part in parts for rule in part.rules))
        return cls(tuple(parts), sum(part.items for part in parts), sum(part.pairs for part in parts), rules)

    @property
    def one(self) -> Question:
        """The part that would settle most: what it says of the question holds of all."""
        return self.parts[0]

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it this question: the fact and whom to ask; of organisations, which one they may be."""
        return _asked_together(self.one)

    @property
    def count(self) -> int:
        """How many records lack the fact."""
        return sum(part.count for part in self.parts)

    @property
    def told(self) -> Text:
        """What an answer would do, as a sentence."""
        if self.one.first:
            return waits_behind(sum(part.behind for part in self.parts))
        return would_settle(self.items, self.pairs)


def _asked_together(one: Question) -> tuple[object, ...]:
    return (one.fact, one.to, one.about[:2] if one.alike and one.about else None)


def questions(
    connection: Connection, *, vendor: int | None = None, to: To | None = None, all_records: bool = False
) -> list[Question]:
    """All open questions, those first whose answer would settle most.

    vendor: only what this organisation can answer, asked of it: about itself, products that it brands, makes or sold,
    and deals that it answers for. to: only what this one is asked; what a supplier should say and none is known, the
    service is asked. all_records: give all ids of the records, not only the first.

    Order: by weight, then by items, pairs, fact and record. The weight of a question is the sum over the rules that
    wait for it, for each subject, of the level that the rule may come to (critical 16, high 8, medium 4, low 2) times
    the items of equipment that the subject stands for, one at least.
    """
    return [one for one, _ in _found(Asking(connection, vendor), to, all_records=all_records)]


def together(connection: Connection, *, all_records: bool = False) -> list[Together]:
    """The same, asked once of all of whom or about which the same is asked; what is to be said first stands first."""
    asking = Asking(connection, None)
    found: dict[tuple[object, ...], list[tuple[Question, Waiting]]] = {}
    for one, waiting in _found(asking, None, all_records=all_records):
        found.setdefault(_asked_together(one), []).append((one, waiting))
    return sorted((_together(asking, parts) for parts in found.values()), key=_rank)


def number_together(connection: Connection) -> int:
    """How many these are, without saying them."""
    asking = Asking(connection, None)
    asking.look()
    return len({(key.fact, _to(key), key.about if key.key == "name" else None) for key in asking.found})


def _together(asking: Asking, parts: Sequence[tuple[Question, Waiting]]) -> Together:
    all_of_them = [one for one, _ in parts]
    if len(parts) == 1:
        (one,) = all_of_them
        return Together((one,), one.items, one.pairs, one.rules)
    whole = Waiting(parts[0][1].wanted)
    for _, waiting in parts:
        whole.subjects |= waiting.subjects
        whole.apart += waiting.apart
    rules = sorted({rule for one in all_of_them for rule in one.rules}, key=lambda rule: _gravest_first(asking, rule))
    items = items_behind(asking.connection, whole, asking.reach)
    return Together(tuple(all_of_them), items, sum(one.pairs for one in all_of_them), tuple(rules))


def _rank(one: Together) -> tuple[int, int]:
    """What is to be said first, then by what weighs on an answer: the questions of a fact as much as all its parts."""
    return (FIRST.index(one.one.fact) if one.one.first else len(FIRST), -sum(part.weight for part in one.parts))


def _found(asking: Asking, to: To | None, *, all_records: bool) -> list[tuple[Question, Waiting]]:
    asking.look()
    found = [one for one in asking.found.items() if to in {None, _to(one[0])}]
    names = _names(asking.connection, (key for key, _ in found))
    limit = None if all_records else RECORDS_NAMED
    sent = _sent(asking.connection)
    made = [(_question(key, waiting, asking, names, limit), waiting) for key, waiting in found]
    made.sort(key=lambda pair: _order(pair[0]))
    return [(replace(one, sent=sent.get(sent_key(one))), waiting) for one, waiting in made]


SentKey = tuple[str, str, int | None, str | None, int | None]


def sent_key(one: Question) -> SentKey:
    """What makes a question the one that was sent: the fact, to whom, whose, and what it concerns."""
    vendor = one.vendor.id if one.vendor else None
    return (one.fact, one.to, vendor, *(one.about[:2] if one.about else (None, None)))


def _sent(connection: Connection) -> dict[SentKey, Sent]:
    """The questions that were sent; of several times the last."""
    row = TABLES["question"].c
    about = (row.path, row.to, row.vendor_id, row.subject_kind, row.subject_id)
    told = (row.id, row.sent_on, row.due_on, row.answered_on, row.answer)
    found = connection.execute(select(*about, *told).where(row.sent_on.is_not(None)).order_by(row.id))
    return {tuple(one[:5]): Sent._make(one[5:]) for one in found}


def _to(key: Key) -> To:
    return "service" if key.vendor is None else "supplier"


def _names(connection: Connection, keys: Iterable[Key]) -> Mapping[Anchor, Name]:
    """What the records are called that questions name."""
    ids: dict[str, set[int]] = {"vendor": set()}
    for key in keys:
        if key.vendor is not None:
            ids["vendor"].add(key.vendor)
        if key.about is not None:
            ids.setdefault(key.about.kind, set()).add(key.about.number)
    return {
        Anchor(kind, number): title
        for kind, numbers in ids.items()
        for number, title in record_names(connection, kind, numbers).items()
    }


def _question(key: Key, waiting: Waiting, asking: Asking, names: Mapping[Anchor, Name], limit: int | None) -> Question:
    ids, count = waiting.named(limit)
    rules = sorted(waiting.rules, key=lambda rule: _gravest_first(asking, rule))
    made = Question(
        fact=key.fact,
        kind=key.kind,
        key=key.key,
        whole=key.whole,
        label=waiting.wanted.label,
        words=worded(waiting.wanted, _to(key)),
        to=_to(key),
        vendor=None if key.vendor is None else _named(Anchor("vendor", key.vendor), names),
        about=None if key.about is None else _named(key.about, names),
        record_kind=waiting.record_kind,
        ids=ids,
        count=count,
        pairs=waiting.pairs,
        items=items_behind(asking.connection, waiting, asking.reach),
        rules=tuple(rules),
        level=asking.level(rules[0]) if rules else "",
        weight=waiting.weight,
        behind=len(waiting.behind),
    )
    return made if key.key != "name" else _who(made, asking)


def _who(made: Question, asking: Asking) -> Question:
    """The question whether organisations are another one, naming them."""
    alike = asking.first.alike if asking.first is not None else {}
    found = tuple(sorted((alike[one] for one in made.ids), key=lambda one: (-one.score, one.one)))
    named = record_names(asking.connection, "vendor", made.ids)
    known = found[0].other is None
    other = vendors()[found[0].reference].name if known else made.about and made.about.title
    words = words_first(made.fact, tuple(plain(named[one.one]) for one in found), other, known=known)
    return replace(made, words=words, alike=found)


def _gravest_first(asking: Asking, rule: str) -> tuple[int, str]:
    return (-RANK[asking.level(rule)], rule)


def _named(at: Anchor, names: Mapping[Anchor, Name]) -> Named:
    return Named(*at, names.get(at, f"#{at.number}"))


def _order(one: Question) -> tuple[Any, ...]:
    about = one.about or Named("", 0, "")
    asked = one.vendor.id if one.vendor else 0
    rank = FIRST.index(one.fact) if one.first else len(FIRST)
    return (rank, -one.weight, -one.items, -one.pairs, one.fact, plain(about.title), about.kind, about.id, asked)

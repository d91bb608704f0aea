"""The questions that would settle what is not decided: one a fact, whom to ask, and the vendor or deal it concerns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, select

from register.model.tables import TABLES
from register.queries.asking import To, worded
from register.queries.reach import Anchor
from register.queries.unsettled import Asking, Key, Waiting, items_behind
from register.records import titles
from register.rules.levels import RANK
from register.texts import Text, Words

RECORDS_NAMED = 1000


class Named(NamedTuple):
    """A record with what it is called."""

    kind: str
    id: int
    title: str


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
    that touches. rules: those that wait, the gravest first; level: the gravest that one of them may come to. sent: when
    it was asked last, None where it was not.
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
    sent: Sent | None = None

    @property
    def state(self) -> Literal["open", "sent", "answered"]:
        """Whether it was asked, and whether something came back: an answer may leave a fact not known."""
        if self.sent is None:
            return "open"
        return "sent" if self.sent.answered_on is None else "answered"

    @property
    def told(self) -> Text:
        """What an answer would do, as a sentence."""
        return Text("would settle {n} item", "would settle {n} items", n=self.items)


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
    asking = Asking(connection, vendor)
    asking.look()
    found = [one for one in asking.found.items() if to in {None, _to(one[0])}]
    names = _names(connection, (key for key, _ in found))
    limit = None if all_records else RECORDS_NAMED
    made = [(waiting.weight, _question(key, waiting, asking, names, limit)) for key, waiting in found]
    made.sort(key=lambda pair: _order(*pair))
    sent = _sent(connection)
    return [replace(one, sent=sent[key]) if (key := sent_key(one)) in sent else one for _, one in made]


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


def _names(connection: Connection, keys: Iterable[Key]) -> Mapping[Anchor, str]:
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
        for number, title in titles(connection, kind, numbers).items()
    }


def _question(key: Key, waiting: Waiting, asking: Asking, names: Mapping[Anchor, str], limit: int | None) -> Question:
    ids, count = waiting.named(limit)
    rules = sorted(waiting.rules, key=lambda rule: (-RANK[asking.level(rule)], rule))
    return Question(
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
        level=asking.level(rules[0]),
    )


def _named(at: Anchor, names: Mapping[Anchor, str]) -> Named:
    return Named(*at, names.get(at, f"#{at.number}"))


def _order(weight: int, one: Question) -> tuple[Any, ...]:
    about = one.about or Named("", 0, "")
    asked = one.vendor.id if one.vendor else 0
    return (-weight, -one.items, -one.pairs, one.fact, about.title, about.kind, about.id, asked)

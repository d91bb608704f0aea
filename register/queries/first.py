"""What has to be said before other questions make sense: who an organisation is, and which deal a heap of rows is."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from register.identity.alike import Alike, Called, alike
from register.model.tables import TABLES
from register.queries.asking import Wanted, wanted
from register.queries.reach import Reach, lacking
from register.texts import Text, Words

SAME, PERHAPS, IDENTIFY = "vendor.same", "vendor.perhaps_same", "acquisition.contract_ref"
FIRST = (SAME, PERHAPS, IDENTIFY)  # the facts of such questions, in the order in which they are asked


class First:
    """What is to be said first, read once.

    alike: by the organisation whose name may be another's. gathered: the deals that an import made of rows which name
    no contract, while nobody has said which one it is.
    """

    def __init__(self, connection: Connection, reach: Reach) -> None:
        self.alike: Mapping[int, Alike] = {one.one: one for one in alike(_organisations(connection, reach))}
        self.gathered = to_identify(connection)


def to_identify(connection: Connection) -> frozenset[int]:
    """The deals that an import gathered, while nobody has said which contract or order each is."""
    deal = TABLES["acquisition"].c
    open_ = (deal.gathered.is_(True), lacking("acquisition", "contract_ref"))
    return frozenset(connection.scalars(select(deal.id).where(*open_)))


def _organisations(connection: Connection, reach: Reach) -> tuple[Called, ...]:
    row = TABLES["vendor"].c
    wanted_rows = select(row.id, row.name, row.legal_name, row.aliases, row.distinct_from).order_by(row.id)
    parents = dict(connection.execute(select(row.id, row.parent_id).where(row.parent_id.is_not(None))).all())
    return tuple(
        Called(
            number,
            tuple(one for one in (name, legal_name, *(aliases or ())) if one),
            tuple(apart or ()),
            reach.counts.count("vendor", number),
            frozenset(_above(number, parents)),
        )
        for number, name, legal_name, aliases, apart in connection.execute(wanted_rows)
    )


def _above(number: int, parents: Mapping[int, int]) -> set[int]:
    """Whoever is recorded above an organisation; of a circle, each once."""
    found: set[int] = set()
    while (parent := parents.get(number)) is not None and parent not in found:
        found.add(parent)
        number = parent
    return found


def wanted_first(fact: str) -> Wanted:
    """What such a question asks for; of organisations, its words name them and are made with these (words_first)."""
    if fact == IDENTIFY:
        return wanted("acquisition", "contract_ref")
    return Wanted(fact, (), whole=False, group="", label=_WHO, words=_WHO, to="service")


def words_first(fact: str, names: tuple[str, ...], other: object, *, known: bool) -> Text:
    """Whether these names are another spelling of one, as a question. known: of one that only our reference has."""
    quoted: tuple[object, ...] = tuple(Text("“{name}”", name=name) for name in names[:_NAMED])
    n = len(names)
    if n > _NAMED:
        quoted = (*quoted, Text("and {n} more", "and {n} more", n=n - _NAMED))
    about: dict[str, object] = {"names": quoted, "other": other}
    if known:
        return Text("Is {names} the organisation that our reference calls “{other}”?", **about)
    if fact == PERHAPS:
        return Text("Might {names} be “{other}”?", "Might these be “{other}”: {names}?", n=n, **about)
    return Text("Is {names} the same as “{other}”?", "Are these the same as “{other}”: {names}?", n=n, **about)


_NAMED = 4  # names that a question says; the others are shown with it
_WHO = Words("Who is who", "Qui est qui")

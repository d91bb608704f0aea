"""Equipment as the database driver gives it, fetched once for all that is asked of it by deals and products.

A deal may have come with a hundred thousand things; of what one condition asks about them, few are different.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import Connection, column, func, select, table

from register.fields.catalogue import CATALOGUE
from register.journal.ids import Ids
from register.model.columns import Amount, column_names
from register.model.tables import TABLES
from register.rules.vocabulary import Reads
from register.screening.needs import with_needs

ALIKE = "equipment"  # the kind that there is a hundred thousand of, with few different facts
Raw: TypeAlias = tuple[Any, ...]

GROUPED_BY = ("product", "deployment")  # findings of like things are one for each pair of these
IDLE_BY = "status"  # what says that a thing is not in use

# What is derived of deals is made of these, whether or not a condition reads them besides.
_ALWAYS = (
    "id", "product_id", "acquisition_id", "deployment_id", "status", "installed_on", "quantity", "unit_price",
    "unit_price_currency", "unit_price_vat", "unit_price_rate",
)  # fmt: skip


class Things:
    """The rows of equipment that are asked for, by whom they belong to.

    reads: what is read, of any entity. whole: whether nearly all of it will be asked for: then it is fetched at once.
    at: the place of each column in a row; id comes first.
    """

    def __init__(self, connection: Connection, reads: Iterable[Reads], *, whole: bool = False) -> None:
        self._connection = connection
        self._whole = whole
        names = dict.fromkeys((*_ALWAYS, *sorted(set(chain.from_iterable(map(_columns, reads))))))
        self.at: Mapping[str, int] = {name: place for place, name in enumerate(names)}
        # Without the types of its columns: what the driver gives is grouped as it is, and few values are made of it.
        self._bare = table(ALIKE, *map(column, names))
        self._indexes: dict[str, dict[Any, list[Raw]]] = {}
        self._last: tuple[Any, list[Raw]] = (None, [])

    def of(self, owner: str, owners: Ids) -> Iterator[Raw]:
        """The things whose column `owner` is one of these ids, in ascending order for each of them."""
        if self._whole and owner == "id":
            return iter(self._rows) if owners == self._ids else (row for row in self._rows if row[0] in owners)
        if self._whole:
            index = self._index(owner)
            return chain.from_iterable(index.get(number, ()) for number in owners)
        return iter(self._some(owner, owners))

    def by_owner(self, owner: str, owners: Ids) -> Iterator[tuple[int, list[Raw]]]:
        """The things of each of these owners that has any."""
        if self._whole:
            index = self._index(owner)
        else:
            index = defaultdict(list)
            for row in self._some(owner, owners):
                index[row[self.at[owner]]].append(row)
        return ((number, index[number]) for number in owners if number in index)

    @cached_property
    def without_values(self) -> frozenset[int]:
        """The places in which no thing has a value; none are told where not all things were fetched."""
        if not self._whole:
            return frozenset()
        counts = self._connection.execute(select(*map(func.count, self._bare.c))).one()
        return frozenset(place for place, known in enumerate(counts) if not known)

    def counted(self, owner: str, owners: Ids) -> Iterator[tuple[int, int, int]]:
        """Of each of these owners that has any things: the owner, the first thing, and how many there are."""
        index = self._index(owner)
        return ((number, index[number][0][0], len(index[number])) for number in owners if number in index)

    def made(self, name: str) -> Callable[[Any], Any]:
        """What makes a value of what the driver gives for a column; amounts stay whole numbers of ten-thousandths."""
        kind = TABLES[ALIKE].c[name].type
        dialect = self._connection.dialect
        read = None if isinstance(kind, Amount) else kind.dialect_impl(dialect).result_processor(dialect, None)
        return _same if read is None else read

    def _some(self, owner: str, owners: Ids) -> list[Raw]:
        """The things of some owners: several facts of the same ones are made of them."""
        if self._last[0] != (owner, owners):
            among = owners.among(self._bare.c[owner])
            self._last = ((owner, owners), [row for condition in among for row in self._fetched(condition)])
        return self._last[1]

    def _index(self, owner: str) -> dict[Any, list[Raw]]:
        found = self._indexes.get(owner)
        if found is None:
            found = self._indexes[owner] = defaultdict(list)
            place = self.at[owner]
            for row in self._rows:
                found[row[place]].append(row)
            found.pop(None, None)
        return found

    @cached_property
    def _ids(self) -> Ids:
        return Ids(map(itemgetter(0), self._rows))

    @cached_property
    def _rows(self) -> list[Raw]:
        return self._fetched(None)

    def _fetched(self, condition: Any) -> list[Raw]:
        wanted = select(*self._bare.c).order_by(self._bare.c.id)
        cursor: Any = self._connection.execute(wanted if condition is None else wanted.where(condition)).cursor
        return [*cursor.fetchall()]


def every_id(connection: Connection, kind: str) -> Ids:
    """The ids of all records of a kind, as the driver gives them."""
    cursor: Any = connection.execute(select(TABLES[kind].c.id)).cursor
    return Ids(number for (number,) in cursor.fetchall())


def _columns(reads: Reads) -> Iterator[str]:
    """The columns of equipment that are read anywhere."""
    yield from _columns_in(with_needs(reads))


def _columns_in(reads: Reads) -> Iterator[str]:
    if reads.entity == ALIKE:
        stored = (field for field in CATALOGUE[ALIKE].stored if field.key in reads.fields)
        yield from (name for field in stored for name in column_names(field))
    for inner in (*reads.refs.values(), *reads.collections.values()):
        yield from _columns_in(inner)


def _same(value: Any) -> Any:
    return value

"""Numbers that are taken ahead: never twice, and no lock stays behind on a server."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, text
from sqlalchemy.exc import DBAPIError

from register.model.databases import is_file, take_ids
from register.model.tables import TABLES
from register.store import Register

_HELD = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")


def test_ids_follow_each_other_and_are_not_given_again(register: Register) -> None:
    with register._engine.connect().execution_options(writing=True) as connection:
        with connection.begin():
            assert [*take_ids(connection, TABLES["site"], 5), *take_ids(connection, TABLES["site"], 3)] == [
                *range(1, 9)
            ]
        with connection.begin() as transaction:
            assert take_ids(connection, TABLES["site"], 2) == range(9, 11)
            transaction.rollback()
        with connection.begin():
            next_one = 9 if is_file(connection) else 11  # a file gives anew what was never kept
            assert take_ids(connection, TABLES["site"], 1) == range(next_one, next_one + 1)


def test_no_lock_outlives_the_taking(register: Register) -> None:
    nothing = Table("nothing", MetaData(), Column("id", Integer))
    with register._engine.connect().execution_options(writing=True) as connection:
        if is_file(connection):
            return  # one writer at a time
        with connection.begin():
            take_ids(connection, TABLES["site"], 5)
            assert connection.scalar(_HELD) == 0
        with pytest.raises(DBAPIError), connection.begin():
            take_ids(connection, nothing, 5)
        with connection.begin():
            assert connection.scalar(_HELD) == 0


def test_several_at_once_get_ids_of_their_own(register: Register) -> None:
    with register.read() as connection:
        if is_file(connection):
            return  # one writer at a time
    taken: list[range] = []
    start = Barrier(4)

    def take() -> None:
        with register._engine.connect().execution_options(writing=True) as connection:
            start.wait()
            for _ in range(25):
                with connection.begin():
                    taken.append(take_ids(connection, TABLES["site"], 7))

    threads = [Thread(target=take) for _ in range(start.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(number for ids in taken for number in ids) == list(range(1, 4 * 25 * 7 + 1))

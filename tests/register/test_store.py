"""Opening, reading, changing, locking and copying a register."""

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from register.errors import RegisterError
from register.journal.change import Change
from register.model.databases import file_of, is_file, on_network_share, shown_address
from register.records import record, records, titles
from register.store import Changed, Register, info, set_info
from register.texts import Text

LABEL = Text("Test")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "city.vitrine"


@pytest.fixture
def filed(path: Path) -> Iterator[Register]:
    """A register on a file whatever the database of the run."""
    made = Register.create(path, who="Claude Martin")
    yield made
    made.close()


def add_site(register: Register, name: str = "Mairie") -> int:
    with register.change(Text("Add site")) as change:
        return change.insert("site", {"name": name})


def test_what_was_kept_is_read_again(register: Register) -> None:
    with register.change(Text("Add vendor")) as change:
        vendor = change.insert("vendor", {"name": "Helvarion", "aliases": ("HV", "Helva")})
        product = change.insert("product", {"vendor": vendor, "model": "HV-20"})
        item = change.insert("equipment", {"product": product, "quantity": 1})
    with register.read() as connection:
        found = record(connection, "vendor", vendor)
        assert found is not None
        assert (found.version, found.values["aliases"]) == (1, ("HV", "Helva"))
        assert titles(connection, "vendor", [vendor, 99]) == {vendor: "Helvarion"}
        assert titles(connection, "equipment", [item])[item]
        assert records(connection, "vendor", [99]) == {}


def test_a_change_is_told_once_it_is_kept(register: Register) -> None:
    told: list[Changed] = []
    register.told = told.append
    add_site(register)
    add_site(register)
    assert [(one.number, str(one.label), one.kinds, one.undoable, one.reverts) for one in told[1:]] == [
        (2, "Add site", frozenset({"site"}), True, None),
        (3, "Add site", frozenset({"site"}), True, None),
    ]
    register.revert(3)
    assert (told[-1].number, told[-1].reverts, told[-1].kinds) == (4, 3, frozenset({"site"}))
    assert (told[0].number, told[0].undoable) == (1, False)


def test_reading_sees_one_state(register: Register) -> None:
    with register.read() as connection:
        before = records(connection, "site", range(10))
        add_site(register)
        assert records(connection, "site", range(10)) == before
    with register.read() as connection:
        assert records(connection, "site", range(10)) != before


def test_settings_are_kept(register: Register) -> None:
    assert (register.info("currency"), register.info("jurisdiction"), register.info("none")) == ("EUR", "FR", None)
    register.set_info("currency", "CHF")
    with register.change(LABEL) as change:
        set_info(change.connection, "screened_to", "7")
    with register.read() as connection:
        assert (info(connection, "currency"), info(connection, "screened_to")) == ("CHF", "7")


def test_a_file_is_ours_whole_and_alone_when_closed(filed: Register, path: Path) -> None:
    add_site(filed)
    with filed.read() as connection:
        found = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("application_id", "journal_mode", "foreign_keys", "synchronous")
        ]
    assert found == [0x56495452, "wal", 1, 2]
    filed.close()
    assert [file.name for file in path.parent.iterdir()] == ["city.vitrine"]


def test_any_name_of_a_file_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "50 % d'été #1 ?x=1&mode=ro"
    folder.mkdir()
    register = Register.create(folder / "Ville & co.vitrine")
    add_site(register)
    register.backup(folder / "copie 100%.vitrine")
    register.close()
    assert sorted(file.name for file in folder.iterdir()) == ["Ville & co.vitrine", "copie 100%.vitrine"]


def test_a_password_is_not_shown() -> None:
    address = "postgresql+psycopg://jo:secret@server/city"
    assert file_of(address) is None
    assert "secret" not in shown_address(address)
    assert file_of("C:/city.vitrine") == Path("C:/city.vitrine")


def test_the_account_is_written_where_nobody_said_who(address: str) -> None:
    register = Register.create(address)
    add_site(register)
    last = register.last_undoable()
    assert last is not None
    assert (last.who_id, bool(last.who)) == (None, True)
    register.close()


# --- Who has it open


def test_the_lock_says_who_has_it_open(filed: Register, path: Path) -> None:
    lock = path.with_name("city.vitrine.lock")
    said = json.loads(lock.read_text())
    assert (said["host"], said["process"]) == (socket.gethostname(), os.getpid())
    again = Register.open(path)
    again.close()
    assert lock.exists()
    filed.close()
    assert not lock.exists()


def test_who_stays_says_so_when_who_said_so_has_left(path: Path) -> None:
    first = Register.create(path)
    second = Register.open(path, who="Claude Martin")
    first.close()
    lock = path.with_name("city.vitrine.lock")
    assert not lock.exists()
    with second.change(Text("Add")) as change:
        change.insert("site", {"name": "Mairie"})
    assert lock.exists()
    lock.write_text(json.dumps({"user": "x", "host": "mairie-12", "process": 4, "since": "2026-01-02T03:04:05+00:00"}))
    with pytest.raises(RegisterError, match="another machine"), second.change(Text("Add")):
        pass
    second.close()
    assert lock.exists()


def test_another_machine_is_refused_by_name(path: Path) -> None:
    Register.create(path).close()
    said = {"user": "dominique", "host": "mairie-12", "process": 4, "since": "2026-01-02T03:04:05+00:00"}
    lock = path.with_name("city.vitrine.lock")
    lock.write_text(json.dumps(said))
    with pytest.raises(RegisterError, match=r"open on another machine: dominique on mairie-12, since . Jan 2026 ..:04"):
        Register.open(path)
    assert json.loads(lock.read_text()) == said


@pytest.mark.parametrize("left", ['{"user": "x", "host": HOST, "process": 999999999, "since": ""}', "not JSON", "{}"])
def test_the_lock_of_a_dead_process_is_taken_over(path: Path, left: str) -> None:
    Register.create(path).close()
    lock = path.with_name("city.vitrine.lock")
    lock.write_text(left.replace("HOST", json.dumps(socket.gethostname())))
    register = Register.open(path)
    assert json.loads(lock.read_text())["process"] == os.getpid()
    register.close()


def test_a_second_writer_waits_and_is_then_told(filed: Register, path: Path) -> None:
    other = Register.open(path)
    event.listen(
        other._engine, "begin", lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout = 50"), insert=True
    )
    lock = path.with_name("city.vitrine.lock")
    lock.write_text(json.dumps(json.loads(lock.read_text()) | {"process": os.getppid()}))
    with filed.change(LABEL) as change:
        change.insert("site", {"name": "A"})
        with (
            pytest.raises(
                RegisterError, match=rf"being written by another program; \w+ on {socket.gethostname()} has it open"
            ),
            other.change(LABEL),
        ):
            pass
    add_site(other)
    other.close()


# --- What is no register, or cannot be used


def _says(path: Path, said: str) -> None:
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(RegisterError, match=said) as refused:
        Register.open(path)
    assert str(refused.value.unchanged) == "Nothing was changed."
    assert refused.value.hint is not None
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before


@pytest.mark.parametrize("content", [b"", b"not a register", b"PK\x03\x04" + bytes(500)])
def test_what_is_no_register_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _says(path, "is not a register of Vitrine")


def test_what_is_not_there_or_no_file_is_refused(path: Path) -> None:
    _says(path, "There is no register")
    path.mkdir()
    _says(path, "is a folder")


def test_another_program_s_database_is_refused(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE vendor (id)")
    other.close()
    _says(path, "is not a register of Vitrine")


def test_a_damaged_file_is_refused(filed: Register, path: Path) -> None:
    add_site(filed)
    filed.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:5_000])
    _says(path, "is damaged")
    path.write_bytes(whole[:100] + bytes(len(whole) - 100))
    _says(path, "is damaged")


def test_damage_inside_is_found_by_verifying(filed: Register, path: Path) -> None:
    with filed.change(LABEL) as change:
        change.insert_many("site", ("name",), [(f"Site {place}",) for place in range(3_000)])
    filed.close()
    whole = bytearray(path.read_bytes())
    start = whole.index(b"Site 1500") // 4096 * 4096
    whole[start : start + 4096] = bytes(4096)
    path.write_bytes(whole)
    register = Register.open(path)
    found = register.verify()
    register.close()
    assert not found.whole
    assert "damaged" in str(found.problems[0])


def test_a_missing_column_is_found_by_verifying(filed: Register, path: Path) -> None:
    with filed.change(LABEL) as change:
        change.connection.execute(text("ALTER TABLE site DROP COLUMN sensitivity"))
    assert [str(problem) for problem in filed.verify().problems] == ["The column sensitivity of site is missing."]


def test_nothing_is_written_over(filed: Register, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"something at .* already"):
        Register.create(path)
    assert path.read_bytes() == before


def test_a_schema_is_not_made_twice(register: Register, address: str) -> None:
    with pytest.raises(RegisterError, match=r"something at .* already"):
        Register.create(address)


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="there is no folder"):
        Register.create(tmp_path / "none" / "city.vitrine")
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(RegisterError, match="postgresql") as refused:
        Register.open("postgresql+psycopg://jo:secret@127.0.0.1:1/city")
    assert "secret" not in refused.value.said("en")


# --- Where it lies


def test_a_network_share_is_known_by_its_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\n//nas/city {tmp_path}/the\\040share cifs rw 0 0\n")
    assert on_network_share(tmp_path / "the share" / "city.vitrine", mounts)
    assert not on_network_share(tmp_path / "city.vitrine", mounts)
    assert on_network_share(Path("//nas/city/city.vitrine"), tmp_path / "none")


def test_on_a_network_share_it_goes_without_the_log_and_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Register.create(path).close()
    monkeypatch.setattr("register.store.on_network_share", lambda _path: True)
    register = Register.open(path)
    assert register.notice is not None
    assert "network share" in str(register.notice)
    with register.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "delete"
    add_site(register)
    assert register.verify().whole
    register.close()


# --- Copies


def test_a_copy_is_whole_while_the_register_is_in_use(filed: Register, tmp_path: Path) -> None:
    add_site(filed)
    copied = tmp_path / "copy.vitrine"
    with filed.change(LABEL) as change:
        change.insert("site", {"name": "Not yet kept"})
        filed.backup(copied)
    copy = Register.open(copied)
    with copy.read() as connection:
        assert [one.values["name"] for one in records(connection, "site", range(9)).values()] == ["Mairie"]
    assert copy.verify().whole
    copy.close()
    with pytest.raises(RegisterError, match="already"):
        filed.backup(copied)
    with pytest.raises(RegisterError, match="there is no folder"):
        filed.backup(tmp_path / "none" / "copy.vitrine")


def test_a_server_backs_up_itself(register: Register, tmp_path: Path) -> None:
    with register.read() as connection:
        if is_file(connection):
            return
    with pytest.raises(RegisterError, match="pg_dump"):
        register.backup(tmp_path / "copy.vitrine")


def test_two_imports_wait_for_each_other(register: Register) -> None:
    def add(change: Change) -> None:
        change.alone("import")
        change.insert("site", {"name": "A"})

    with register.change(LABEL) as change:
        add(change)
    with register.change(LABEL) as change:
        add(change)
    assert register.verify().changes == 3

"""The tables of the journal and the register's own settings: written by the store only, never by hand."""

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    event,
)

from register.model.columns import Id
from register.model.tables import METADATA

# One sealed change a row, in commit order. `id` is taken when the change begins, `number` when it is sealed. login: the
# account; on a server its own word, never sent.
# at: UTC, ISO 8601 with microseconds. label: source, plural and values as JSON. secret: keys the digests of the payload
# and of the records; NULL once redacted. payload_digest: of the entries. hash: of all of it and the one before.
CHANGE = Table(
    "change",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who_id", Id, ForeignKey("person.id"), index=True),
    Column("login", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("reverts", BigInteger, index=True),
    Column("redacts", BigInteger),
    Column("undoable", Boolean, nullable=False),
    Column("secret", LargeBinary),
    Column("payload_digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

# What a change did. form: inserted, edited, set or deleted. ids: ranges ("1-500,502"), ascending. payload: JSON,
# deflated (edited: an object a record, field -> before, after; set: one such object; deleted: columns and rows;
# inserted: NULL). digests: 16 bytes a record, in the order of ids; NULL where the records are gone.
CHANGE_ENTRY = Table(
    "change_entry",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("change_id", Id, ForeignKey("change.id", deferrable=True, initially="DEFERRED"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("first_id", Id, nullable=False),
    Column("last_id", Id, nullable=False),
    Column("ids", Text, nullable=False),
    Column("payload", LargeBinary),
    Column("digests", LargeBinary),
    sqlite_autoincrement=True,
)
Index(None, CHANGE_ENTRY.c.kind, CHANGE_ENTRY.c.first_id, CHANGE_ENTRY.c.last_id)

# The last number and hash. Its one row is locked while a change is sealed, so that the chain cannot fork.
JOURNAL_HEAD = Table(
    "journal_head",
    METADATA,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

# Settings of the register as a whole: currency, jurisdiction, language, screened_to; identity tells it from any other.
REGISTER_INFO = Table(
    "register_info",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# On a server nobody may alter or remove what stands in the journal; taking content out (secret, payload, digests) may.
_KEPT = """
CREATE FUNCTION journal_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE content text[] := ARRAY['secret', 'payload', 'digests'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - content = to_jsonb(OLD) - content
        AND coalesce(to_jsonb(NEW)->>'secret', to_jsonb(NEW)->>'payload', to_jsonb(NEW)->>'digests') IS NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the journal is only ever added to';
END $$
"""
_TRIGGER = """CREATE TRIGGER journal_is_kept BEFORE UPDATE OR DELETE ON %(table)s
FOR EACH ROW EXECUTE FUNCTION journal_is_kept()"""
for _table, _when, _statement in (
    (CHANGE, "before_create", _KEPT),
    (CHANGE, "after_create", _TRIGGER),
    (CHANGE, "after_create", "ALTER TABLE %(table)s ALTER COLUMN login SET DEFAULT session_user"),
    (CHANGE_ENTRY, "after_create", _TRIGGER),
):
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
    event.listen(_table, _when, _ddl.execute_if(dialect="postgresql"))

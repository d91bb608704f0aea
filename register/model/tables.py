"""The tables: recorded ones made from the catalogue, derived ones, and those of the journal."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)  # fmt: skip

from register.fields.catalogue import CATALOGUE
from register.fields.field import Entity
from register.model.columns import Id, columns

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# What every recorded table has besides its fields: how often it was edited, and which row of which import it came from.
SOURCE = ("source_import_id", "source_sheet", "source_row")


def _recorded(entity: Entity) -> Table:
    return Table(
        entity.key,
        METADATA,
        Column("id", Id, primary_key=True, autoincrement=True),
        Column("version", Integer, nullable=False, server_default="1"),
        *(column for field in entity.stored for column in columns(field)),
        Column("source_import_id", Id),
        Column("source_sheet", Text),
        Column("source_row", Integer),
        sqlite_autoincrement=True,
    )


TABLES: dict[str, Table] = {key: _recorded(entity) for key, entity in CATALOGUE.items()}

for _kind, _unique in (
    ("acquisition", ("ref",)),
    ("fact_note", ("kind", "record_id", "field")),
    ("import", ("number",)),
):
    TABLES[_kind].append_constraint(UniqueConstraint(*(TABLES[_kind].c[name] for name in _unique)))
for _kind, _index in (
    ("equipment", ("serial",)), ("equipment", ("asset_tag",)), ("equipment", ("mac",)),
    ("evidence", ("about_kind", "about_id")), ("decision", ("subject_kind", "subject_id")), ("decision", ("rule",)),
    ("control", ("subject_kind", "subject_id")), ("question", ("subject_kind", "subject_id")),
    ("rule_choice", ("rule",)),
):  # fmt: skip
    Index(None, *(TABLES[_kind].c[name] for name in _index))

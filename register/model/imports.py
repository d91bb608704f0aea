"""What is kept of each import besides its records: its rows as they were written, and what was reported."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from register.model.columns import Id
from register.model.tables import METADATA

# One sheet of an imported file, in the order of the file. An import is of one file. name: NULL for a text file.
# columns: JSON, a list of [letters, heading as written, field or null], in the order of the cells of its pages.
# No foreign key: what was written stays when the import is undone, for what was kept of it and for redo.
IMPORT_SHEET = Table(
    "import_sheet",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("import_id", Id, nullable=False),
    Column("place", Integer, nullable=False),
    Column("name", Text),
    Column("columns", Text, nullable=False),
    sqlite_autoincrement=True,
)
Index(None, IMPORT_SHEET.c.import_id, IMPORT_SHEET.c.place, unique=True)

# Up to 500 rows of a sheet: deflated JSON, [row number, cell, cell …] for each, numbers ascending, cells as texts.
IMPORT_PAGE = Table(
    "import_page",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("sheet_id", Id, ForeignKey("import_sheet.id"), nullable=False),
    Column("first_row", Integer, nullable=False),
    Column("last_row", Integer, nullable=False),
    Column("rows", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
Index(None, IMPORT_PAGE.c.sheet_id, IMPORT_PAGE.c.first_row)

# What was reported of an import: deflated JSON in the form of vitrine-import/1, sentences as source and values.
IMPORT_REPORT = Table(
    "import_report",
    METADATA,
    Column("import_id", Id, primary_key=True, autoincrement=False),
    Column("report", LargeBinary, nullable=False),
)

# The rows by which an import changed records that were there: those that it brought say so themselves.
IMPORT_EDIT = Table(
    "import_edit",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("import_id", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Id, nullable=False),
    Column("sheet", Text),
    Column("row", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index(None, IMPORT_EDIT.c.kind, IMPORT_EDIT.c.record_id)

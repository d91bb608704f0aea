"""The revisions, oldest first: one file each, loaded by Alembic only."""

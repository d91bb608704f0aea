"""The schema of the register through its versions. Alembic is imported only when a register is upgraded."""

# Oldest first. A register of another revision than these was made by a newer program.
REVISIONS = ("0001",)
HEAD = REVISIONS[-1]

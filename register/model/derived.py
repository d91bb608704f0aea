"""What the screening derives: verdicts, their causes, findings. It has no history and can be made again at any time."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, SmallInteger, Table, Text, UniqueConstraint

from register.model.columns import Id
from register.model.tables import METADATA

BITS = 63  # rules a word: signed 64 bits on every database

# The place of each rule in the masks: given once, never used for another rule.
RULE_BIT = Table(
    "rule_bit",
    METADATA,
    Column("rule", Text, primary_key=True),
    Column("word", SmallInteger, nullable=False),
    Column("bit", SmallInteger, nullable=False),
    UniqueConstraint("word", "bit"),
)

# Which facts are missing for which rules: JSON, rule -> paths from the subject, all sorted. paths: how many there are.
CAUSE = Table(
    "cause",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("missing", Text, nullable=False, unique=True),
    Column("paths", Integer, nullable=False),
)

# What the rules of one word came to for a subject: a bit each for true and for not known. Subjects for which there is
# neither and nothing falls due have no row. due_on: the first day on which the calendar alone may change it.
VERDICT = Table(
    "verdict",
    METADATA,
    Column("subject_kind", Text, primary_key=True),
    Column("subject_id", Id, primary_key=True, autoincrement=False),
    Column("word", SmallInteger, primary_key=True, autoincrement=False),
    Column("true_bits", BigInteger, nullable=False),
    Column("unknown_bits", BigInteger, nullable=False),
    Column("cause_id", Id, ForeignKey("cause.id"), index=True),
    Column("due_on", Date, index=True),
)

# A rule that is true of a subject. level: at least this, up to level_up_to where a case of the severity is not decided.
# why, level_missing: JSON. since: the number of the last change when it was first found; since_on: that day.
FINDING = Table(
    "finding",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("rule", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("level", Text, nullable=False),
    Column("level_up_to", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("level_missing", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("since_on", Date, nullable=False),
    UniqueConstraint("subject_kind", "subject_id", "rule"),
)
Index(None, FINDING.c.rank, FINDING.c.rule)

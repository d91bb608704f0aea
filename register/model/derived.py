"""What the screening derives: verdicts, their causes, findings. It has no history and can be made again at any time.

Only the periods tell of the past: when a rule was true of what, and how serious it was.
"""

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

# All that the rules come to for a subject, where many come to the same. missing: JSON, rule -> paths from the subject
# of what is not known, sorted. held: JSON, rule -> [level, level_up_to, inherent, status, decision] of what is true.
# weight: what a list is ordered by, see queries.flags.
CAUSE = Table(
    "cause",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("missing", Text, nullable=False),
    Column("held", Text, nullable=False),
    Column("weight", BigInteger, nullable=False),
)

# What the rules of one word came to for a subject: a bit each for true and for not known. Subjects for which there is
# neither and nothing falls due have no row. due_on: the first day on which the calendar alone may change it.
# product_id, deployment_id: of equipment, whose findings are shown in groups.
VERDICT = Table(
    "verdict",
    METADATA,
    Column("subject_kind", Text, primary_key=True),
    Column("subject_id", Id, primary_key=True, autoincrement=False),
    Column("word", SmallInteger, primary_key=True, autoincrement=False),
    Column("true_bits", BigInteger, nullable=False),
    Column("unknown_bits", BigInteger, nullable=False),
    Column("cause_id", Id, ForeignKey("cause.id"), index=True),
    Column("due_on", Date),
    Column("product_id", Id),
    Column("deployment_id", Id),
)
Index("ix_verdict_due", VERDICT.c.subject_kind, VERDICT.c.due_on)
Index(  # the groups of like things are counted in it without a look at the rows
    "ix_verdict_groups", *(VERDICT.c[name] for name in ("subject_kind", "product_id", "deployment_id", "cause_id")),
    VERDICT.c.subject_id,
)  # fmt: skip

# A rule that is true of a subject; of equipment, of all things of one product in one deployment at one level.
# place: "acquisition:12", "equipment:8:3:high". subject_id: of a group, the first of its things; number: how many.
# level: at least this, up to level_up_to where a case of the severity is not decided; both after proven measures.
# why, level_missing: JSON; of a group they are told of one thing when it is asked. since: the number of the last change
# when it was first found; since_on: that day. joined: how many came to the group after it was decided on.
FINDING = Table(
    "finding",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("rule", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("product_id", Id),
    Column("deployment_id", Id),
    Column("number", Integer, nullable=False),
    Column("level", Text, nullable=False),
    Column("level_up_to", Text, nullable=False),
    Column("inherent", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("decision_id", Id),
    Column("joined", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("level_missing", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("since_on", Date, nullable=False),
    UniqueConstraint("place", "rule"),
)
Index(None, FINDING.c.rank, FINDING.c.rule)
Index(None, FINDING.c.subject_kind, FINDING.c.subject_id)

# That a finding was there, from one screening to another: numbers of the last changes they saw, and their days; no end
# where it is still there. level, pack (name and version of the rule's pack): as they were.
FINDING_PERIOD = Table(
    "finding_period",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("rule", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("level", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("from_change", BigInteger, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_change", BigInteger),
    Column("to_on", Date),
)
Index(None, FINDING_PERIOD.c.place, FINDING_PERIOD.c.rule)

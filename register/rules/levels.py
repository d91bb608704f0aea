"""How serious a finding is, and what a rule can come to."""

from enum import StrEnum

from register.terms.levels import LEVEL

__all__ = ["LEVEL", "RANK", "Result"]

RANK = {level: rank for rank, level in enumerate(LEVEL, 1)}


class Result(StrEnum):
    """What a rule comes to for one subject."""

    TRUE = "TRUE"
    FALSE = "FALSE"
    UNKNOWN = "UNKNOWN"
    DOES_NOT_APPLY = "DOES_NOT_APPLY"
    NOT_IN_FORCE = "NOT_IN_FORCE"

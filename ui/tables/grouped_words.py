"""What the list of findings says in words: for the screen, and for whoever listens."""

from typing import Any

from register.queries.grouped import Group
from register.queries.grouping import By
from register.queries.listed import Row, WaitingRow, reach_told
from register.rules.standing import STATUS
from register.texts import Text
from ui.levels import LEVEL_WORDS, SETTLED
from ui.translations import say, shown

UNKNOWN = "unknown"


def group_words(group: Group, chip: str, *, titled: bool = True) -> str:
    """A group with everything that stands in its line. titled: with its title, where that does not stand above it."""
    level = UNKNOWN if chip == UNKNOWN else group.level
    parts = [say(SETTLED if level is None else LEVEL_WORDS[level])]
    if titled:
        parts.append(shown(group.title))
    if chip == UNKNOWN:
        parts.append(say(Text("unanswered for {n}", "unanswered for {n}", n=group.unknown)))
        return ", ".join(parts)
    if group.new:
        parts.append(say(Text("new")))
    parts.append(say(Text("{n} finding", "{n} findings", n=group.findings)))
    return ", ".join(part for part in (*parts, beside_words(group, chip), reach_words(group)) if part)


def beside_words(group: Group, chip: str) -> str:
    """How many of a group were accepted, and how often a rule is not decided."""
    parts = []
    if group.accepted and chip != "accepted":
        parts.append(say(Text("{n} accepted", "{n} accepted", n=group.accepted)))
    if group.unknown and chip != UNKNOWN:
        parts.append(say(Text("{n} unanswered", "{n} unanswered", n=group.unknown)))
    return " · ".join(parts)


def reach_words(group: Group) -> str:
    """What a group touches."""
    return say(reach_told(group.kind, group.things)) if group.things else ""


def leaf_words(row: Any, by: By) -> str:
    """A line under a group with everything that stands in it."""
    if not isinstance(row, Row):
        return "" if row is None else leaf_title(row, by)
    found = row.finding
    parts = [say(LEVEL_WORDS[found.level]), leaf_title(row, by), state_words(row, whole=True), shown(found.since_on)]
    if found.number > 1:
        parts.insert(2, say(reach_told(found.kind, found.number)))
    return ", ".join(parts)


def leaf_title(row: Any, by: By) -> str:
    """What a line under a group is called: by what the group does not say already."""
    if not isinstance(row, Row | WaitingRow):
        return shown(row)
    title = row.finding.title if isinstance(row, Row) else row.title
    if by == "due":
        return say(Text("{record}: {rule}", record=row.about, rule=title))
    return shown(row.about if by == "rule" else title)


def state_words(row: Row, *, whole: bool = False) -> str:
    """Where a finding stands, and until when or with whom. whole: also what the eye finds by itself."""
    found = row.finding
    if found.joined and found.status == "open":
        return say(Text("open · {n} more since", "open · {n} more since", n=found.joined))
    if found.status == "open":
        return say(Text("open"))
    if found.status == "accepted" and row.until is not None:
        return say(Text("accepted until {day}", day=row.until))
    if found.status == "under_review":
        told = " · ".join(shown(one) for one in (row.who, row.until) if one is not None)
        review = say(Text("under review"))
        return f"{review} · {told}" if told and whole else told or review
    return say(STATUS.words(found.status)).lower()

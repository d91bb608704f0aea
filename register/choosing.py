"""What the city chooses about a rule: to do without it, or to give its findings another level. Each with a reason."""

from register.errors import RegisterError
from register.journal.change import Change
from register.queries.ruled import rule_of
from register.rules.levels import LEVEL
from register.texts import Text
from register.values import today

_UNCHANGED = Text("Nothing was changed.")


def choose(change: Change, rule: str, reason: str, *, off: bool = False, level: str | None = None) -> int:
    """Keep a choice about a rule; it takes the place of what was chosen before. Gives its id.

    level: a code of LEVEL instead of the rule's own. Neither off nor a level: the rule is again as it ships.
    Raises RegisterError where there is no reason, no such rule or no such level.
    """
    if not reason.strip():
        raise RegisterError(
            Text("A reason is missing."),
            Text("Say in a few words why the city chooses so: it is shown with the rule."),
            unchanged=_UNCHANGED,
        )
    if rule_of(rule) is None:
        raise RegisterError(Text("There is no rule “{rule}”.", rule=rule), unchanged=_UNCHANGED)
    if level is not None and level not in LEVEL:
        raise RegisterError(Text("“{level}” is no level.", level=level), unchanged=_UNCHANGED)
    about = {"off": off, "level": None if off else level, "reason": reason.strip(), "by": change.who, "on": today()}
    return change.insert("rule_choice", {"rule": rule, **about})

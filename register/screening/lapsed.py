"""Acceptances that have run out: the finding is open again, and that nobody saw to it is a finding of its own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from register.queries.ruled import title_of
from register.rules.facts import Fact
from register.rules.judging import Judgement, Level
from register.rules.levels import Result
from register.rules.standing import Standing
from register.screening.outcomes import Judged
from register.texts import Text

Stands = Mapping[str, Standing]


def lapsing(levels: Mapping[str, Level]) -> dict[str, str]:
    """The rules that are raised by an acceptance which has run out, each with the level it then has."""
    rules = (bound.rule for level in levels.values() for bound in level.rules)
    return {rule.id: rule.cases[-1].level for rule in rules if rule.lapses}


def with_lapsed(
    found: Judged, stands: Stands, raised: Mapping[str, str], stand: Callable[[str, Judgement], Standing]
) -> tuple[Judged, Stands]:
    """What the rules came to and where it stands, together with what is raised where an acceptance has run out.

    raised: as `lapsing` gives it. stand: where a finding stands.
    """
    why = tuple(_ran_out(stands))
    if not why or not raised:
        return found, stands
    true = dict(found.true)
    for rule, level in raised.items():
        held = true.get(rule, Judgement(Result.TRUE, level, level))
        true[rule] = replace(held, why=(*held.why, *why))
    missing = tuple((rule, paths) for rule, paths in found.missing if rule not in raised)
    return replace(found, true=true, missing=missing), dict(stands) | {rule: stand(rule, true[rule]) for rule in raised}


def _ran_out(stands: Stands) -> Iterator[Fact]:
    for rule, one in stands.items():
        if one.lapsed is not None and one.decision is not None:
            note = Text("acceptance of “{rule}”", rule=title_of(rule))
            yield Fact("decision.expires_on", "decision", one.decision, "expires_on", one.lapsed, note)

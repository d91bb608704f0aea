"""What only our reference states, where it was not re-checked: it is used at once, and asked for to be confirmed."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from register.model.derived import FINDING
from register.queries.reasons import read
from register.reference.table import UNCONFIRMED
from register.rules.facts import Fact, Reason, Witnesses
from register.texts import Text, Words

_MARK = UNCONFIRMED.partition("{")[0]  # how what is stated begins, as it is kept with a finding


def stated_only(reasons: Iterable[Reason]) -> Iterator[Fact]:
    """The facts among these that are only stated by our reference, where it was not re-checked."""
    for reason in reasons:
        facts = [fact for one in reason.first for fact in one] if isinstance(reason, Witnesses) else [reason]
        for fact in facts:
            if any(not one.record and one.note is not None and one.note.source == UNCONFIRMED for one in fact.origins):
                yield fact
            else:
                yield from stated_only(fact.origins)


def to_confirm(connection: Connection) -> dict[tuple[str, int, str], tuple[Fact, tuple[str, ...]]]:
    """The facts that findings rest on and our reference alone states, by what holds them; with the rules of these."""
    row, found = FINDING.c, dict[tuple[str, int, str], tuple[Fact, dict[str, None]]]()
    wanted = select(row.rule, row.why).where(row.why.contains(_MARK, autoescape=True)).order_by(row.id)
    for rule, why in connection.execute(wanted):
        for fact in stated_only(read(why)):
            found.setdefault((fact.kind, fact.record, fact.field), (fact, {}))[1][rule] = None
    return {place: (fact, tuple(rules)) for place, (fact, rules) in found.items() if place[1]}


def worded(value: object, words: Words | Text) -> Text:
    """A question that says what our reference states, so that it can be confirmed or corrected. value: in words."""
    return Text("We have read, and not checked in an official text: {value}. {question}", value=value, question=words)

"""The red list of a sheet: what is critical or high, in one sentence each, and how much is not answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from register.papers.deciding import handled
from register.papers.making import Cell, Making
from register.papers.points import GRAVE, Point, leaves
from register.papers.scope import Scope
from register.papers.wording import cut, listed
from register.records import record, titles
from register.texts import Text, Words

_NAMES = 2  # records named after a finding
_NAME = 28  # letters of such a name
_MARKS = 2  # sources named after a finding
_READ = 8  # facts that are looked up for sources
_CLAIMED = Words("alleged", "allégué")
_AT_LEAST = Words("at least", "au moins")


@dataclass(frozen=True, slots=True)
class Red:
    """A line of the red list. note: beside the level; aside: after the sentence."""

    sign: str
    note: str
    text: Cell
    aside: str


def red_list(making: Making, scope: Scope, points: Sequence[Point]) -> list[Red]:
    """What is critical and high; what is not for everybody is counted and not told."""
    found = []
    for sign in GRAVE:
        grave = [point for point in points if point.sign == sign]
        found += [_red(making, scope, point) for point in grave if not point.restricted]
        withheld = sum(point.restricted for point in grave)
        if withheld:
            said = Text(
                "One finding with restricted access is not printed here.",
                "{n} findings with restricted access are not printed here.",
                n=withheld,
            )
            found.append(Red(sign, "", making.cell(said), ""))
    return found


def _red(making: Making, scope: Scope, point: Point) -> Red:
    named = ", ".join(_names(making, scope, point))
    title = making.say(point.rule.title)
    text = f"{title} ({named})" if named else title
    standing = point.standing
    open_above = standing is not None and standing.level != standing.level_up_to
    asides = [handled(making, point), making.say(_CLAIMED) if _is_claim(making, point) else ""]
    return Red(
        point.sign,
        making.say(_AT_LEAST) if open_above else "",
        making.cell(text, _marks(making, point), width=150),
        " · ".join(one for one in asides if one),
    )


def _names(making: Making, scope: Scope, point: Point) -> Iterator[str]:
    """What a finding is about, where that is not what the whole sheet is about."""
    for kind in ("acquisition", "vendor", "product", "deployment"):
        ids = [number for of, number in point.subjects if of == kind]
        if not ids or (kind == scope.kind and ids == [scope.number]):
            continue
        names = titles(making.connection, kind, ids)
        yield listed((cut(names[number], _NAME) for number in ids if number in names), _NAMES, making.language)
    items = sum(kind == "equipment" for kind, _ in point.subjects)
    if items:
        yield making.say(Text("{n} item", "{n} items", n=items))


def _marks(making: Making, point: Point) -> tuple[int, ...]:
    """The papers that show the facts which decided; where there is none, who said the first of them."""
    facts = [one for one in leaves(point.reasons) if one.record][:_READ]
    marks = [mark for one in facts for mark in making.sources.of_place(one.kind, one.record, one.field)]
    if not marks and facts:
        held = record(making.connection, facts[0].kind, facts[0].record)
        marks = list(making.sources.of(held, facts[0].field)) if held is not None else []
    return tuple(dict.fromkeys(marks))[:_MARKS]


def _is_claim(making: Making, point: Point) -> bool:
    """Whether a finding rests on nothing but somebody's word that nobody has confirmed."""
    facts = [one for one in leaves(point.reasons) if one.record][:_READ]
    return bool(facts) and all(making.sources.claim(one.kind, one.record, one.field) for one in facts)


def unanswered(making: Making, points: Sequence[Point]) -> str:
    """How many points wait for an answer, and how many questions to the supplier may decide on grave ones."""
    open_ = [point for point in points if point.sign == "unknown"]
    questions = {one for point in open_ if point.grave for one in point.asked}
    of, number = len(points), len(open_)
    if not questions:
        return making.say(Text(": {n} point of {of}.", ": {n} points of {of}.", n=number, of=of))
    asked = Text(
        "{n} blocking question to the supplier", "{n} blocking questions to the supplier", n=len(questions)
    )  # fmt: skip
    return making.say(
        Text(": {n} point of {of}, with {asked}.", ": {n} points of {of}, with {asked}.", n=number, of=of, asked=asked)
    )

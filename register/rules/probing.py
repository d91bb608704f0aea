"""What the grammar expects where a condition breaks off: the parser runs to the end, and what it asks for is noted."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Literal, TypeAlias, TypeVar

from typing_extensions import override

from register.rules.parser import SIGNS, Parser
from register.rules.tokens import ConditionError, Token
from register.rules.tree import Codes, Condition, Constant, Counted, Name, Named, Quantified, Value

T = TypeVar("T")
# A name: of a value, of the records of a collection (to count, to add up), of a list; or a code of a set.
Wanted: TypeAlias = Literal["value", "records", "count", "sum", "list", "code"]
TESTS = ("not", "any", "every", "no", "met(", "concern(", "version_before(", "stale(")
VALUES = ("count(", "sum(", "threshold(", "excl_vat(", "setting(")
_LEADS = frozenset({*SIGNS, "in", "overlaps", "within", "is"})  # what stands before them says what may follow
_JOINS = frozenset({"and", "or"})


class Probe(Parser):
    """Reads a condition that breaks off.

    words: the words and signs that could follow. wanted: which kind of name could, after the steps of a path that are
    already there; "" where none could. sets: whether a named set could. left: the value before the sign that a second
    one is wanted for; last: the value before the end. around: the collections whose records the place is about. calls:
    the functions whose brackets are open.
    """

    def __init__(self, found: Sequence[Token], around: Sequence[Name] = ()) -> None:
        super().__init__(list(found))
        self.words: dict[str, None] = {}
        self.wanted: Wanted | Literal[""] = ""
        self.steps: tuple[str, ...] = ()
        self.sets = False
        self.left: Value | None = None
        self.last: Value | None = None
        self.around = list(around)
        self.calls: list[str] = []
        self._asked: list[Wanted] = ["value"]

    @property
    def reached(self) -> bool:
        """Whether everything that is there was read."""
        return self._token.sort == "end"

    @property
    def at(self) -> int:
        """The place of the word that could not be read, among all words."""
        return self._next

    @property
    def after(self) -> str:
        """The word or sign before the end."""
        return self._tokens[-2].text if len(self._tokens) > 1 else ""

    def _could(self, *words: str) -> None:
        if self.reached:
            self.words.update(dict.fromkeys(words))

    @override
    def _one(self) -> Condition:
        self._could(*TESTS)
        return super()._one()

    @override
    def _quantified(self, word: Token) -> Quantified:
        return self._asking("records", lambda: super(Probe, self)._quantified(word))

    @override
    def _counted(self) -> Counted:
        wanted: Wanted = "sum" if self._token.text == "sum" else "count"
        return self._asking(wanted, super()._counted)

    @override
    def _inside(self, path: Name) -> Condition:
        self.around.append(path)
        part = self._asking("value", lambda: super(Probe, self)._inside(path))
        self.around.pop()
        return part

    @override
    def _test(self) -> Condition:
        self.left = self.last = None
        return super()._test()

    @override
    def _group(self) -> Named | Codes | Name:
        self.sets = self.reached
        return self._asking("list", super()._group)

    @override
    def _value(self) -> Value:
        self.last = super()._value()
        return self.last

    @override
    def _plain_value(self) -> Value:
        self._could(*VALUES)
        self.last = super()._plain_value()
        return self.last

    @override
    def _constant(self, token: Token) -> Constant:
        if token.sort == "number":
            self._could("EUR")
        return super()._constant(token)

    @override
    def _call(self) -> tuple[Value, ...]:
        self.calls.append(self._token.text)
        values = super()._call()
        self.calls.pop()
        return values

    @override
    def _word(self) -> str:
        if self.reached:
            self.wanted = self._asked[-1]
            self.steps = self._path_so_far()
        return super()._word()

    @override
    def _code(self) -> str:
        if self.reached:
            self.wanted = "code"
        return super()._code()

    @override
    def _take(self, text: str) -> bool:
        self._could(text)
        taken = super()._take(text)
        if taken and text in _LEADS:
            self.left = self.last
        return taken

    def _asking(self, wanted: Wanted, read: Callable[[], T]) -> T:
        """Read something in which names are of this kind; where it breaks off, what was asked for stays noted."""
        self._asked.append(wanted)
        found = read()
        self._asked.pop()
        return found

    def _path_so_far(self) -> tuple[str, ...]:
        steps: list[str] = []
        at = self._next
        while at > 1 and self._tokens[at - 1].text == ".":
            steps.insert(0, self._tokens[at - 2].text)
            at -= 2
        return tuple(steps)


def probed(found: Sequence[Token]) -> Probe:
    """A probe that was let run. What cannot be read is left aside up to the next `and` or `or`."""
    probe = _run(Probe(found))
    while not probe.reached:
        rest = next((at + 1 for at in range(probe.at, len(found)) if found[at].text in _JOINS), None)
        if rest is None:
            return probe
        found = found[rest:]
        probe = _run(Probe(found, probe.around))
    return probe


def _run(probe: Probe) -> Probe:
    with suppress(ConditionError):
        probe.either()
        probe.end()
    return probe

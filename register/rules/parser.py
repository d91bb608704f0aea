"""Condition text to tree. The grammar stands in the docstring of `parsed`."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal, cast

from register.rules.tokens import ConditionError, Place, Token, tokens
from register.rules.tree import (
    Among,
    Asked,
    Both,
    Call,
    Codes,
    Compared,
    Condition,
    Constant,
    Counted,
    Is,
    Name,
    Named,
    Not,
    Quantified,
    Scaled,
    Shifted,
    Value,
)
from register.texts import Text

_RESERVED = frozenset({"and", "or", "not", "any", "every", "no", "in", "is", "overlaps", "within", "none", "blank"})
SIGNS = ("=", "!=", "<", "<=", ">", ">=")
_UNITS = ("days", "months", "years")
_CONDITIONS = ("met", "concern", "version_before", "stale")
_VALUES = ("threshold", "excl_vat", "setting")


def parsed(condition: str) -> Condition:
    """The tree of a condition. Raises ConditionError with its place where it is not one.

    or    := and ("or" and)*      and := not ("and" not)*      not := "not" not | "(" or ")" | quant | test
    quant := ("any" | "every" | "no") path "(" or ")"
    test  := value (= != < <= > >=) value | value ["not"] (in | overlaps | within) set | value is ["not"] (none | blank)
           | met(fact) | concern("rule") | version_before(value, value) | stale(date)
    value := constant | path | count(path[(or)]) | sum(path.field[(or)]) | threshold("name", date) | excl_vat(money)
           | setting(name), then any of: (+ | -) n (days | months | years), * number, * setting(name)
    set   := { code, code } | @NAME | path of a list
    """
    parser = Parser(tokens(condition))
    tree = parser.either()
    parser.end()
    return tree


class Parser:
    """Reads tokens from left to right, each method one line of the grammar."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._next = 0

    def either(self) -> Condition:
        return self._joined("or", self._all)

    def end(self) -> None:
        if self._token.sort != "end":
            raise self._unexpected()

    def _all(self) -> Condition:
        return self._joined("and", self._one)

    def _joined(self, word: Literal["and", "or"], part: Callable[[], Condition]) -> Condition:
        at = self._token.at
        parts = [part()]
        while self._take(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Both(at, word, tuple(parts))

    def _one(self) -> Condition:
        token = self._token
        if self._take("not"):
            return Not(token.at, self._one())
        if self._take("("):
            inner = self.either()
            self._expect(")")
            return inner
        if token.sort == "word" and token.text in {"any", "every", "no"}:
            self._next += 1
            return self._quantified(token)
        if token.text in _CONDITIONS and self._ahead.text == "(":
            return Asked(token.at, cast("Literal['met']", token.text), self._call())
        return self._test()

    def _quantified(self, word: Token) -> Quantified:
        path = self._path()
        self._expect("(")
        part = self._inside(path)
        self._expect(")")
        return Quantified(word.at, cast("Literal['any']", word.text), path, part)

    def _inside(self, _path: Name) -> Condition:
        """The condition on the records of a collection."""
        return self.either()

    def _test(self) -> Condition:
        at = self._token.at
        value = self._value()
        for sign in SIGNS:
            if self._take(sign):
                return Compared(at, sign, value, self._value())
        if self._take("is"):
            negated = self._take("not")
            word = self._one_of("none", "blank")
            return _unless(negated, Is(at, cast("Literal['none']", word), value))
        negated = self._take("not")
        word = self._one_of("in", "overlaps", "within")
        return _unless(negated, Among(at, cast("Literal['in']", word), value, self._group()))

    def _group(self) -> Named | Codes | Name:
        token = self._token
        if token.sort == "set":
            self._next += 1
            return Named(token.at, token.text[1:])
        if not self._take("{"):
            return self._path()
        codes = [self._code()]
        while self._take(","):
            codes.append(self._code())
        self._expect("}")
        return Codes(token.at, tuple(codes))

    def _value(self) -> Value:
        value = self._plain_value()
        while True:
            at = self._token.at
            if self._take("*"):
                value = Scaled(at, value, self._plain_value())
            elif self._take("+"):
                value = self._shifted(at, value, 1)
            elif self._take("-"):
                value = self._shifted(at, value, -1)
            else:
                return value

    def _shifted(self, at: Place, value: Value, direction: int) -> Shifted:
        token = self._token
        if token.sort != "number" or "." in token.text:
            raise self._unexpected()
        self._next += 1
        unit = self._one_of(*_UNITS)
        return Shifted(at, value, direction * int(token.text), cast("Literal['days']", unit))

    def _plain_value(self) -> Value:
        token = self._token
        if token.sort in {"number", "date", "text"}:
            self._next += 1
            return self._constant(token)
        if self._ahead.text == "(" and token.text in {"count", "sum"}:
            return self._counted()
        if self._ahead.text == "(" and token.text in _VALUES:
            return Call(token.at, token.text, self._call())
        return Name(token.at, (self._code(),)) if token.text == "no" else self._path()

    def _constant(self, token: Token) -> Constant:
        if token.sort == "text":
            return Constant(token.at, token.text[1:-1])
        if token.sort == "number":
            currency = self._token.text if len(self._token.text) == 3 and self._token.text.isupper() else None  # noqa: PLR2004 - ISO 4217
            self._next += currency is not None
            return Constant(token.at, Decimal(token.text), currency)
        try:
            return Constant(token.at, date.fromisoformat(token.text))
        except ValueError as fault:
            raise ConditionError(Text("{date} is no day of the calendar.", date=token.text), token.at) from fault

    def _counted(self) -> Counted:
        token = self._token
        self._next += 1
        self._expect("(")
        path = self._path()
        part = None
        if self._take("("):
            part = self._inside(path if token.text == "count" else Name(path.at, path.parts[:-1]))
            self._expect(")")
        self._expect(")")
        return Counted(token.at, cast("Literal['count']", token.text), path, part)

    def _call(self) -> tuple[Value, ...]:
        self._next += 1
        self._expect("(")
        values = [self._value()]
        while self._take(","):
            values.append(self._value())
        self._expect(")")
        return tuple(values)

    def _path(self) -> Name:
        at = self._token.at
        parts = [self._word()]
        while self._take("."):
            parts.append(self._word())
        return Name(at, tuple(parts))

    def _word(self) -> str:
        token = self._token
        if token.sort != "word" or token.text in _RESERVED:
            raise self._unexpected()
        self._next += 1
        return token.text

    def _code(self) -> str:
        token = self._token
        if token.sort != "word":
            raise self._unexpected()
        self._next += 1
        return token.text

    def _one_of(self, *words: str) -> str:
        for word in words:
            if self._take(word):
                return word
        raise self._unexpected()

    def _take(self, text: str) -> bool:
        taken = self._token.text == text and self._token.sort in {"word", "sign"}
        self._next += taken
        return taken

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise ConditionError(
                Text("“{wanted}” is expected before “{found}”.", wanted=text, found=self._token.text), self._token.at
            )

    def _unexpected(self) -> ConditionError:
        if self._token.sort == "end":
            return ConditionError(Text("The condition ends too early."), self._token.at)
        return ConditionError(Text("“{found}” is not expected here.", found=self._token.text), self._token.at)

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    @property
    def _ahead(self) -> Token:
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)]


def _unless(negated: bool, condition: Condition) -> Condition:
    return Not(condition.at, condition) if negated else condition

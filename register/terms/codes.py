"""What a list of codes is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from register.texts import Words


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list of codes, in the order they are shown.

    A code is English, lower case, stable for ever. No list has `unknown`, `none` or `not_applicable`: those are
    answers, not codes.
    """

    name: str
    codes: dict[str, Words] = field(hash=False)

    def words(self, code: str) -> Words:
        """The words of a code; the code itself where it is not of the list (a newer register's)."""
        return self.codes.get(code) or Words(code, code)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)

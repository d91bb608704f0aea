"""What to ask where a fact is missing: a path from a subject as the rules name it, as a question in words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from register.reference.sets import dated_sets
from register.rules.vocabulary import asked, words_of
from register.texts import Text, Words

To = Literal["supplier", "service"]
_RATE = "rate:"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a path says is missing, and the question that would give it.

    keys: the steps of the path; none for a rate of exchange. whole: whether all records of a collection are known.
    group: the set of which an entry in part may apply. to: whom to ask.
    """

    path: str
    keys: tuple[str, ...]
    whole: bool
    group: str
    label: Words
    words: Words | Text
    to: To


def worded(one: Wanted, to: To) -> Words | Text:
    """The question as this one is asked it: what a supplier should say, the service has to find out."""
    if to == one.to or one.to != "supplier":
        return one.words
    return Text("To find out from the supplier: “{question}”", question=one.words)


@lru_cache(maxsize=4096)
def wanted(kind: str, path: str) -> Wanted:
    """What is missing at a path from a subject of this kind (register.rules.facts.Missing)."""
    if path.startswith(_RATE):
        currency = path.removeprefix(_RATE)
        words = Text("What was the rate of exchange of {currency} on the day of the deal?", currency=currency)
        return Wanted(path, (), whole=False, group="", label=Words(currency, currency), words=words, to="service")
    bare, _, group = path.partition("@")
    plain = bare.removesuffix(".*")
    label, found = words_of(kind, plain), asked(kind, plain)
    to: To = (found.question_to if found else None) or "service"
    question: Words | Text
    if group:
        question = Text("Is this covered by the decision on the country ({set})?", set=dated_sets()[group].label)
    elif found is not None and found.question is not None:
        question = found.question
    elif bare != plain:
        question = Text("Is all of this recorded: {list}?", list=label)
    else:
        question = Text("What is it: {field}?", field=label)
    return Wanted(path, tuple(plain.split(".")), bare != plain, group, label, question, to)

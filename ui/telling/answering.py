"""Forms that answer a question where it stands: for all that it is about, or by the contract that rows came under."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from register.answering import answer_questions, answered_by
from register.errors import RegisterError
from register.fields.catalogue import field_of
from register.fields.field import Collection, Field, Kind
from register.joining.deals import identify
from register.journal.change import Change
from register.queries.questions import Named, Question, Together
from register.texts import Text, Words
from register.values import Answer
from ui.forms.fact import ANSWERS
from ui.forms.inline import Blank, Values, Wanted
from ui.telling.asking import records_told
from ui.translations import shown

_SAID = {**ANSWERS, Answer.COMPLETE: Text("the list is complete")}
_YES_NO = {True: Text("yes"), False: Text("no")}
_NOT_SAID = Text("Nothing was changed.")
Said = Mapping[str, Sequence[int]]  # equipment of a heap by what its rows say of their deal


def for_all(asked: Together) -> Wanted | None:
    """A form whose one answer serves all that a question is about; None where each record needs its own."""
    one = asked.one
    found = answered_by(one)
    if found is None or asked.count < 2 or (isinstance(found, Field) and found.kind is Kind.REF):  # noqa: PLR2004
        return None
    blanks = [*_value(found), *_instead(found)]
    blanks.append(Blank("reason", field_of("fact_note.reason"), folded=True))
    meant = {(part.fact, part.to, _about(part)) for part in asked.parts}
    named = Text("{field}: answered for {records}", field=found.label, records=records_told(one.kind, asked.count))
    return Wanted(
        "answer",
        Text("One answer for {records}", records=records_told(one.kind, asked.count)),
        Text("Answer for all"),
        lambda _status: named,
        partial(_answering, lambda part: (part.fact, part.to, _about(part)) in meant),
        tuple(blanks),
        notes=(Text("What is recorded already stays as it is."),),
        unfold=Text("Add a reason"),
    )


def for_contract(deal: Named, said: Said) -> Wanted:
    """A form that says under which contract or order equipment came, all of a heap or what its rows call alike.

    said: the equipment of the deal by what its rows say.
    """
    number = field_of("acquisition.contract_ref")
    blanks = [Blank("number", number, needed=True)]
    if len(said) > 1:
        items = sum(map(len, said.values()))
        which: dict[Any, Words | Text] = {_ALL: Text("all {n} of them", "all {n} of them", n=items)}
        which |= {place: _called(words, len(ids)) for place, (words, ids) in enumerate(said.items())}
        blanks.insert(0, Blank("which", number, _ALL, which, needed=True, label=_WHICH))
    return Wanted(
        "contract",
        Text("The contract or order"),
        Text("Put under this contract"),
        lambda _status: Text("Put under a contract or order: {deal}", deal=deal.title),
        partial(_identifying, deal.id, said),
        tuple(blanks),
        notes=(Text("Equipment that you leave out stays here, to be put under another one."),) if len(said) > 1 else (),
    )


def no_contract(deal: Named) -> tuple[Text, Callable[[Change], None]]:
    """That there is none: what the change is called, and what it does."""
    return Text("No contract or order: {deal}", deal=deal.title), partial(_none, deal.id)


def _called(words: str, number: int) -> Text:
    said = Text("“{name}”", name=words) if words else Text("nothing said")
    return Text("{words}: {n}", words=said, n=number)


def _value(found: Field | Collection) -> list[Blank]:
    if isinstance(found, Collection):
        return []
    return [Blank("value", found, choices=_YES_NO if found.kind is Kind.YES_NO else None, either=True)]


def _instead(found: Field | Collection) -> list[Blank]:
    """What may be said in the place of a value; of a list, that all of it is recorded, or that there is none."""
    if isinstance(found, Collection):
        offered = [Answer.COMPLETE, *([] if found.derived else [Answer.NONE]), Answer.ASKED_NOT_KNOWN]
        return [Blank("answer", _ANSWER, choices={one: _SAID[one] for one in offered}, needed=True, label=found.label)]
    offered = [one for one in ANSWERS if one in found.answers]
    if not offered:
        return []
    choices = {one: _SAID[one] for one in offered}
    return [Blank("answer", _ANSWER, choices=choices, either=True, label=Words("Or", "Ou"))]


def _about(part: Question) -> object:
    return (part.vendor and part.vendor.id, part.about and part.about[:2])


def _answering(meant: Callable[[Question], bool], values: Values, change: Change) -> int:
    value, answer = values.get("value"), values.get("answer")
    if value is None and answer is None:
        raise RegisterError(Text("Nothing is said yet: choose an answer."), unchanged=_NOT_SAID)
    if value is not None and answer is not None:
        raise RegisterError(Text("A value and “{answer}” exclude each other.", answer=shown(_SAID[answer])),
                            unchanged=_NOT_SAID)  # fmt: skip
    reason = values.get("reason") or None
    if answer is Answer.NOT_APPLICABLE and reason is None:
        raise RegisterError(Text("Not applicable needs its reason."), unchanged=_NOT_SAID)
    return answer_questions(change, meant, value, answer, reason=reason)


def _identifying(deal: int, said: Said, values: Values, change: Change) -> int:
    which = values.get("which", _ALL)
    chosen = None if which == _ALL else list(said.values())[which]
    return identify(change, deal, str(values["number"]), chosen)


def _none(deal: int, change: Change) -> None:
    change.answer("acquisition", deal, "contract_ref", Answer.NONE)


_ALL = -1
_ANSWER = field_of("fact_note.answer")
_WHICH = Words("Which items", "Quels matériels")

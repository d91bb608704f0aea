"""What a person says to a proposal: whether an organisation is the one listed, and who makes a product."""

from typing import Any

from sqlalchemy import select

from register.errors import RegisterError
from register.identity.likeness import read_name
from register.identity.lists import ListProposal
from register.identity.vendors import Proposal, identified
from register.journal.change import Change
from register.model.tables import TABLES
from register.reference.vendors import vendors
from register.terms.official_lists import MATCH_ANSWER
from register.texts import Text
from register.values import today


def answer_proposal(change: Change, vendor: int, one: ListProposal, answer: str, language: str) -> int:
    """Record whether an organisation is the one that an entry of a list names, with what the entry says. Gives the id.

    answer: a code of MATCH_ANSWER. language: in which the texts of the list are kept.
    Raises RegisterError where it is no answer.
    """
    return change.insert(
        "list_match",
        {
            "vendor": vendor,
            "list": one.list,
            "listed_name": one.listed_name,
            "owner": one.owner.said(language),
            "scope": one.scope.said(language),
            "match": one.match,
            "effect_here": one.effect,
            "listed_on": one.since,
            "delisted_on": one.until,
            "checked_on": one.as_of,
            "url": one.url or None,
        }
        | _answered(change, answer),
    )


def answer_recorded(change: Change, number: int, version: int | None, answer: str) -> None:
    """Give a recorded entry of a list another answer.

    Raises: RegisterError where it is no answer; ConflictError where the record was changed since.
    """
    change.edit("list_match", number, version, _answered(change, answer))


def _answered(change: Change, answer: str) -> dict[str, Any]:
    if answer not in MATCH_ANSWER:
        what = Text("“{answer}” is no answer here.", answer=answer)
        raise RegisterError(what, unchanged=Text("Nothing was changed."))
    return {"answer": answer, "answered_by": change.who, "answered_on": today()}


def confirm_maker(change: Change, product: int, version: int | None, one: Proposal[str], language: str) -> int:
    """Make a proposed maker the maker of a product, with what the proposal rests on as evidence. Gives the vendor's id.

    An organisation that the register does not have is made from our reference. language: in which the evidence is kept.
    Raises ConflictError where the product was changed since.
    """
    maker = _vendor(change, one.vendor)
    change.edit("product", product, version, {"maker": maker})
    change.insert(
        "evidence",
        {
            "kind": "reference",
            "reference": one.matched or None,
            "statement": one.reason.said(language),
            "stated_on": today(),
            "confidence": "declared",
            "confidentiality": "internal",
            "about_kind": "product",
            "about_id": product,
            "about_field": "maker",
        },
    )
    return maker


def _vendor(change: Change, known: str) -> int:
    """The organisation of the register that is this one of our reference, else a new one with what is stated of it."""
    row, stated = TABLES["vendor"].c, vendors()[known]
    own_names = {read_name(name).key for name in (stated.name, stated.legal_name) if name}
    found: dict[int, bool] = {}
    for number, *names, aliases in change.connection.execute(
        select(row.id, row.name, row.legal_name, row.aliases).order_by(row.id)
    ):
        given = [name for name in (*names, *(aliases or ())) if name]
        if identified(given) == known:  # a company of it counts where the register has none by its own name
            found[number] = any(read_name(name).key in own_names for name in given)
    if found:
        return max(found, key=lambda number: (found[number], -number))
    return change.insert(
        "vendor",
        {"name": stated.name, "legal_name": stated.legal_name or None, "country": stated.country or None},
    )

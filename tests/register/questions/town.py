"""A town with a supplier, its products and deals, and what the rules left open there."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import insert, select

from register.model.derived import CAUSE, VERDICT
from register.queries.questions import Question, questions
from register.store import Register
from register.texts import Text

Missing = dict[str, list[str]]


class Town(NamedTuple):
    """The ids of what was made."""

    maker: int
    seller: int
    other: int
    products: list[int]
    deal: int
    gift: int
    items: list[int]


def built(register: Register) -> Town:
    """Two products of one brand, sold by another, in a deal with six items; and a gift of another product."""
    with register.change(Text("Fill the town")) as change:
        maker, seller, other = (change.insert("vendor", {"name": name}) for name in ("Optarive", "Orvanel", "Évolène"))
        products = [
            change.insert("product", {"vendor": vendor, "model": model, "category": "camera_fixed"})
            for vendor, model in ((maker, "OA-100"), (maker, "OA-200"), (other, "Dôme 7"))
        ]
        deal = change.insert("acquisition", {"ref": "A-2026-001", "title": "Lot 3", "gathered": False})
        gift = change.insert("acquisition", {"ref": "A-2026-002", "title": "Don", "gathered": False})
        change.insert("party", {"acquisition": deal, "vendor": seller, "role": "supplier"})
        change.insert("party", {"acquisition": gift, "vendor": other, "role": "donor"})
        held = [(products[0], deal)] * 4 + [(products[1], deal)] * 2 + [(products[2], gift)] * 3 + [(products[0], None)]
        items = [
            change.insert(
                "equipment", {"product": product, "acquisition": bought, "quantity": 1, "serial": f"S{number}"}
            )
            for number, (product, bought) in enumerate(held)
        ]
    return Town(maker, seller, other, products, deal, gift, items)


def left_open(register: Register, kind: str, ids: Sequence[int], missing: Missing) -> None:
    """Put down that rules are not decided for these subjects, as the screening would."""
    text = json.dumps({rule: sorted(paths) for rule, paths in sorted(missing.items())})
    with register.change(Text("Screen"), undoable=False) as change:
        row = {"missing": text, "digest": f"{kind}{text}", "held": "{}", "weight": 0}
        change.connection.execute(insert(CAUSE), row)
        cause = change.connection.scalar(select(CAUSE.c.id).where(CAUSE.c.digest == row["digest"]))
        mask = {"subject_kind": kind, "word": 0, "true_bits": 0, "unknown_bits": 1, "cause_id": cause}
        change.connection.execute(insert(VERDICT), [mask | {"subject_id": number} for number in ids])
        change.derived.add("finding")


def asked(register: Register, **wish: Any) -> list[Question]:
    """The questions that are open."""
    with register.read() as connection:
        return questions(connection, **wish)


def of_fact(found: Sequence[Question], fact: str) -> list[Question]:
    """Those about one fact."""
    return [one for one in found if one.fact == fact]

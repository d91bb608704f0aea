"""A small register to look through: made-up organisations, things and deals, with accents and gaps."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from register.journal.change import Change
from register.store import Register
from register.texts import Text
from register.values import Money


class Town(NamedTuple):
    """The ids of what was made."""

    vendors: dict[str, int]
    products: dict[str, int]
    sites: dict[str, int]
    deals: dict[str, int]
    equipment: dict[str, int]


def made(register: Register) -> Town:
    """Fill an empty register."""
    with register.change(Text("Fill the town")) as change:
        vendors = {name: change.insert("vendor", {"name": name}) for name in ("Optarive", "Évolène", "helvarion")}
        change.edit("vendor", vendors["Évolène"], None, {"parent": vendors["Optarive"], "country": "KR"})
        products = {
            model: change.insert("product", {"vendor": vendors[brand], "model": model, "category": "camera_fixed"})
            for brand, model in (("Optarive", "OA-100"), ("Évolène", "Dôme 7"))
        }
        sites = {name: change.insert("site", {"name": name}) for name in ("École Jules-Ferry", "Zoo", "Hôtel de ville")}
        deals = _deals(change, vendors)
        equipment = _equipment(change, products, sites, deals)
    return Town(vendors, products, sites, deals, equipment)


def _deals(change: Change, vendors: dict[str, int]) -> dict[str, int]:
    signed = {"ref": "A-2026-001", "contract_ref": "2026-07", "title": "Lot 3", "deal_type": "purchase"}
    deals = {
        "signed": change.insert(
            "acquisition",
            {**signed, "gathered": False, "price_paid": Money(Decimal("1200.5"), "EUR", "excl", Decimal(20))},
        ),
        "gathered": change.insert("acquisition", {"ref": "A-2026-002", "deal_type": "donation", "gathered": True}),
    }
    for key, vendor in (("signed", "helvarion"), ("gathered", "Évolène")):
        change.insert("party", {"acquisition": deals[key], "vendor": vendors[vendor], "role": "supplier"})
    return deals


def _equipment(
    change: Change, products: dict[str, int], sites: dict[str, int], deals: dict[str, int]
) -> dict[str, int]:
    rows: dict[str, dict[str, object]] = {
        "camera": {
            "product": products["OA-100"],
            "site": sites["École Jules-Ferry"],
            "acquisition": deals["signed"],
            "serial": "00123",
            "mac": "04:03:12:23:C3:0B",
            "position": "mât n°9",
            "unit_price": Money(Decimal("766.80"), "EUR", "incl"),
            "installed_on": date(2022, 10, 25),
        },
        "dome": {
            "product": products["Dôme 7"],
            "site": sites["Zoo"],
            "acquisition": deals["gathered"],
            "serial": "=1+1",
            "serials": ("A1", "A2"),
            "quantity": 2,
            "unit_price": Money(Decimal(0), "EUR"),
            "description": "Caméra dôme\n100 % neuve",
        },
        "bare": {"serial": "00045"},
    }
    return {name: change.insert("equipment", {"quantity": 1, **values}) for name, values in rows.items()}

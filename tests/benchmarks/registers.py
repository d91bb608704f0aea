"""The registers and files that are measured with: a hundred thousand rows as a supplier writes them, and a million."""

import random
import shutil
import sqlite3
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from register.model import searched
from register.sheets import CellType, Column, Sheet, write_workbook
from register.store import Register
from register.texts import Text
from tests.conftest import SHARED

ROWS = 100_000
_GIVEN = SHARED / "data" / "big" / "big_100k_en.xlsx"
_TYPES = {"Purchase date": CellType.DATE, "Warranty end": CellType.DATE, "Unit price": CellType.AMOUNT}
_HEADINGS = (
    "Asset tag", "Manufacturer", "Model", "Category", "Serial number", "MAC address", "IP address", "Site", "Location",
    "Quantity", "Purchase date", "Warranty end", "Firmware", "Status", "Supplier", "Contract no.", "Acquisition",
    "Unit price", "Currency", "Comments",
)  # fmt: skip


def inventory(folder: Path) -> Path:
    """A workbook of 100,000 rows and 20 columns: the shared one, else one of our own."""
    if _GIVEN.exists():
        return _GIVEN
    path = folder / "inventory.xlsx"
    columns = [Column(name, name, _TYPES.get(name, CellType.TEXT)) for name in _HEADINGS]
    chosen = random.Random(2)
    write_workbook(path, [Sheet("Inventory", columns, (_row(number, chosen) for number in range(ROWS)), ROWS)])
    return path


def _row(number: int, chosen: random.Random) -> list[Any]:
    product, deal = chosen.randrange(1_000), chosen.randrange(40)
    bought = date(2012, 1, 1) + timedelta(days=chosen.randrange(5_000))
    mac = ":".join(f"{chosen.randrange(256):02X}" for _ in range(6))
    ip = f"10.{chosen.randrange(256)}.{chosen.randrange(256)}.{chosen.randrange(1, 255)}"
    return [
        f"VS-{number:06d}", f"Maker {product % 60}", f"MK-{product:04d}", "IP camera",
        f"{chosen.randrange(10**9):09d}K{number}", mac, ip, f"Site {chosen.randrange(200)}",
        f"mast {chosen.randrange(300)}", "1", bought, bought + timedelta(days=1_096),
        f"{chosen.randrange(9)}.{chosen.randrange(20)}.{chosen.randrange(100)}", "In service", f"Supplier {deal % 12}",
        f"2021-{deal:03d}", "Purchase", Decimal(chosen.randrange(5_000, 200_000)) / 100, "GBP", "",
    ]  # fmt: skip


def million(folder: Path, register: Path) -> Path:
    """The register with its equipment ten times over."""
    path = folder / "million.vitrine"
    shutil.copy(register, path)
    database = sqlite3.connect(path, isolation_level=None)
    names = [row[1] for row in database.execute("PRAGMA table_info(equipment)") if row[1] != "id"]
    listed = ", ".join(f'"{name}"' for name in names)
    copied = ", ".join(f"\"{name}\" || '-' || n" if name in {"serial", "asset_tag"} else f'"{name}"' for name in names)
    database.execute("BEGIN IMMEDIATE")
    database.execute(
        f"INSERT INTO equipment ({listed}) SELECT {copied} FROM equipment, "  # noqa: S608 - our own table
        "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 9) SELECT n FROM c)"
    )
    database.execute("COMMIT")
    database.close()
    opened = Register.open(path)
    with opened.change(Text("Index")) as change:
        searched.rebuild(change.connection)
        change.derived.add("search")
    opened.close()
    return path

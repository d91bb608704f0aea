"""Makes resources/sample/inventaire.xlsx, the workbook of the demonstration: an invented town, supplier and brands.

`python -m tests.files.sample_workbook` writes it anew. What it holds is what a supplier might hand over: title rows,
French headings, five deals (one of them free of charge, one a free trial), old cameras of which nobody knows the deal,
and the usual slips: a row twice, a date that does not exist, a MAC address with a letter too many, a price not stated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "inventaire.xlsx"
TITLES = (
    "VILLE DE BRÉVIGNY-SUR-ARLANE",
    "Inventaire du parc de vidéoprotection remis par Orvanel Intégration",
    "Situation arrêtée au 30/09/2026",
)
HEADINGS = {
    "N° d'inventaire": 15, "Marque": 12, "Modèle": 18, "Catégorie": 22, "N° de série": 14, "Adresse MAC": 19,
    "Adresse IP": 14, "Site": 28, "Emplacement": 20, "Quantité": 9, "Prix unitaire HT (€)": 16,
    "Date d'installation": 17, "Fin de garantie": 15, "N° de marché": 14, "Type d'acquisition": 27,
    "Fournisseur": 22, "Firmware": 10, "État": 12, "Observations": 38,
}  # fmt: skip
PRICE, DAY, MAC = (list(HEADINGS).index(one) for one in ("Prix unitaire HT (€)", "Date d'installation", "Adresse MAC"))
SITES = (
    ("Place de la Halle", 6), ("Gare routière", 5), ("Hôtel de ville", 4), ("Médiathèque des Tanneurs", 3),
    ("Complexe sportif du Pré Long", 4), ("Groupe scolaire du Moulin", 3), ("Entrée nord, route de l'Arlane", 4),
    ("Parking des Remparts", 5),
)  # fmt: skip


@dataclass(frozen=True)
class Lot:
    """Equipment that came together: what it is, how many rows, at which price, when and by which deal."""

    brand: str
    model: str
    category: str
    rows: int
    price: Decimal | str
    installed: date
    contract: str
    deal: str
    firmware: str = ""
    supplier: str = "Orvanel Intégration"
    note: str = ""


_BOUGHT, _UGAP, _LENT = "Achat (MAPA)", "Achat UGAP", "Mise à disposition gratuite"
LOTS = (
    Lot(
        "Optarive", "OD-2420 IR", "Caméra fixe", 14, Decimal("486.50"), date(2021, 6, 14),
        "2021-VP-014", _BOUGHT, "4.2.1",
    ),
    Lot(
        "Optarive", "OP-3630 Z", "Caméra PTZ", 6, Decimal("1842.00"), date(2021, 6, 21),
        "2021-VP-014", _BOUGHT, "4.2.1",
    ),
    Lot(
        "Helvarion", "NR-64 Pro", "Enregistreur vidéo (NVR)", 2, Decimal("6120.00"), date(2023, 3, 6),
        "2023-0871", _UGAP, "11.0.3",
    ),
    Lot(
        "Helvarion", "SW-24P", "Commutateur PoE", 4, Decimal("742.80"), date(2023, 3, 6),
        "2023-0871", _UGAP, "2.8",
    ),
    Lot(
        "Corvane", "CV-AI 8 Panorama", "Caméra multicapteur", 8, Decimal("0.00"), date(2024, 5, 13),
        "MAD-2024-03", _LENT, "1.9.0", note="Vitrine technologique du fabricant",
    ),
    Lot(
        "Corvane", "CV-Insight Server", "Serveur d'analyse vidéo", 1, Decimal("0.00"), date(2024, 5, 13),
        "MAD-2024-03", _LENT, "5.1", note="Licence d'analyse incluse",
    ),
    Lot(
        "Plaquéo", "LR-2 Duo", "Caméra LAPI", 3, Decimal("95.00"), date(2025, 1, 20),
        "2025-LLD-02", "Location (LLD 48 mois)", "3.0.4",
    ),
    Lot(
        "Sonarive", "SX-Audio 1", "Capteur sonore", 2, "-", date(2026, 2, 2),
        "POC-2026-01", "Essai gratuit 12 mois", "0.9",
    ),
    Lot(
        "Optarive", "OD-1210", "Caméra fixe", 5, "NC", date(2016, 9, 12),
        "", "NC", supplier="", note="Repris de l'ancien parc",
    ),
)  # fmt: skip


def rows() -> list[list[object]]:
    """The rows below the headings, in the order of HEADINGS, the slips included."""
    listed = [row for number, lot in enumerate(LOTS, 1) for row in _rows_of(lot, number)]
    made = [[f"VID-{number:04}", *row] for number, row in enumerate(listed, 1)]
    made[3][DAY] = "31/02/2021"
    made[9][MAC] = "02:1A:4C:01:0G:0A"
    made[17][PRICE] = "NC"
    made.insert(12, list(made[11]))
    return made


def _rows_of(lot: Lot, number: int) -> Iterator[list[object]]:
    for one in range(1, lot.rows + 1):
        site, positions = SITES[(number * 3 + one) % len(SITES)]
        networked = lot.category != "Commutateur PoE"
        yield [
            lot.brand, lot.model, lot.category, f"{lot.brand[:2].upper()}{number:02}{260417 + 37 * one}",
            f"02:1A:4C:{number:02X}:00:{one:02X}" if networked else None, f"10.31.{number}.{10 + one}",
            site, f"Mât n° {1 + one % positions}" if "Caméra" in lot.category else "Local technique", 1, lot.price,
            lot.installed, date(lot.installed.year + 3, lot.installed.month, lot.installed.day),
            lot.contract or None, lot.deal, lot.supplier or None, lot.firmware or None,
            "Hors service" if lot.installed.year < 2017 and one == 5 else "En service", lot.note or None,
        ]  # fmt: skip


def write(path: Path) -> None:
    """Write the workbook: the inventory with titles above and a total below, and a sheet that explains it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Inventaire"
    for line, title in enumerate(TITLES, 1):
        sheet.cell(line, 1, title).font = Font(bold=line == 1, size=14 if line == 1 else 11)
    _write_table(sheet, len(TITLES) + 2)
    legend = book.create_sheet("Lisez-moi")
    legend.append(["Les prix sont hors taxes. NC : non communiqué."])
    legend.append(["Contact : service après-vente d'Orvanel Intégration."])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _write_table(sheet: Worksheet, header: int) -> None:
    for column, (heading, width) in enumerate(HEADINGS.items(), 1):
        cell = sheet.cell(header, column, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    last = header
    for last, row in enumerate(rows(), header + 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(last, column, value)
            if isinstance(value, date):
                cell.number_format = "DD/MM/YYYY"
            elif isinstance(value, Decimal):
                cell.number_format = '#,##0.00 "€"'
    sheet.cell(last + 2, 1, "Total").font = Font(bold=True)
    sheet.cell(last + 2, PRICE + 1, sum(value for row in rows() if isinstance(value := row[PRICE], Decimal)))
    sheet.freeze_panes = sheet.cell(header + 1, 1)


if __name__ == "__main__":
    write(SAMPLE)

"""What spreadsheets call the columns of an inventory of equipment, in English and French."""

HEADINGS: dict[str, tuple[str, ...]] = dict.fromkeys(
    (
        "vendor", "maker", "model", "part_number", "category", "description", "serial", "serials", "asset_tag", "mac",
        "ip", "quantity", "site", "position", "deployment", "status", "installed_on", "deal_type", "contract_ref",
        "supplier", "unit_price", "warranty_end", "firmware", "firmware_on", "notes",
    ),
    (),
)  # fmt: skip

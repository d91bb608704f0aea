"""What is asked for a new record of each kind."""

# What is asked for a new record of each kind; what it must have and is not asked is given by the program.
ASKED: dict[str, tuple[str, ...]] = {
    "vendor": ("name", "country"),
    "product": ("vendor", "model", "category"),
    "acquisition": ("title", "deal_type", "contract_ref"),
    "equipment": ("product", "asset_tag", "serial", "site", "acquisition"),
    "deployment": ("name", "device_class", "place_type"),
    "site": ("name", "address", "zone"),
}

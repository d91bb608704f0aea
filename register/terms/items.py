"""Codes about single items of equipment: where they stand in their life, and how they are connected."""

from register.terms.codes import CodeList
from register.texts import Words

STATUS = CodeList(
    "status",
    {
        "planned": Words("Planned", "Prévu"),
        "delivered": Words("Delivered, not installed", "Livré, non installé"),
        "in_service": Words("In service", "En service"),
        "disabled": Words("Disabled", "Désactivé"),
        "stored": Words("In stock", "En stock"),
        "decommissioned": Words("Decommissioned", "Réformé"),
        "returned": Words("Returned", "Restitué"),
        "lost": Words("Lost or stolen", "Perdu ou volé"),
    },
)

EXPOSURE = CodeList(
    "exposure",
    {
        "isolated": Words("Isolated", "Isolé"),
        "internal_only": Words("Internal network only", "Réseau interne seulement"),
        "vpn_only": Words("Through VPN only", "Par VPN seulement"),
        "port_forward": Words("Port forwarded from the internet", "Port redirigé depuis Internet"),
        "public_ip": Words("Public IP address", "Adresse IP publique"),
        "cellular_public": Words("Public mobile network", "Réseau mobile public"),
    },
)

NETWORK_ZONE = CodeList(
    "network_zone",
    {
        "dedicated_physical": Words("Own physical network", "Réseau physique dédié"),
        "dedicated_vlan_filtered": Words("Own VLAN, filtered", "VLAN dédié et filtré"),
        "vlan_unfiltered": Words("VLAN without filtering", "VLAN non filtré"),
        "office_lan": Words("Office network", "Réseau bureautique"),
    },
)

CREDENTIALS_STATE = CodeList(
    "credentials_state",
    {
        "unique_changed": Words("Changed, one for each device", "Changés, propres à chaque équipement"),
        "shared_changed": Words("Changed, shared by several devices", "Changés, communs à plusieurs équipements"),
        "default": Words("As delivered", "D’usine"),
        "vendor_knows": Words("Known to the vendor", "Connus du fournisseur"),
    },
)

ADMIN_HOLDER = CodeList(
    "admin_holder",
    {
        "city": Words("City", "Ville"),
        "vendor": Words("Vendor", "Fournisseur"),
        "both": Words("Both", "Les deux"),
    },
)

MEDIA_WIPED = CodeList(
    "media_wiped",
    {
        "certificate": Words("Wiped, with certificate", "Effacés, avec attestation"),
        "city_wiped": Words("Wiped by the city", "Effacés par la ville"),
        "vendor_wiped": Words("Wiped by the vendor, no certificate", "Effacés par le fournisseur, sans attestation"),
        "not_wiped": Words("Not wiped", "Non effacés"),
    },
)

FOUND_BY = CodeList(
    "found_by",
    {
        "inventory": Words("Inventory", "Inventaire"),
        "network_scan": Words("Network scan", "Balayage du réseau"),
        "site_visit": Words("Visit on site", "Visite sur place"),
        "supplier_list": Words("List of the supplier", "Liste du fournisseur"),
    },
)

"""What stands in the cells of the ugly workbooks: invented towns and suppliers, real brands, and the words of deals."""

BRANDS: dict[str, tuple[tuple[str, str], ...]] = {
    "Axis": (("P3265-LVE", "ACCC8E"), ("Q6135-LE", "B8A44F"), ("M3086-V", "00408C")),
    "Hikvision": (("DS-2CD2143G2-I", "849459"), ("DS-7732NXI-K4", "BCAD28")),
    "Dahua": (("IPC-HDBW5442R-ZE", "08EDED"), ("NVR5216-EI", "9002A9")),
    "Bosch": (("NBE-3702-AL", "000463"),),
    "Hanwha Vision": (("XNV-8083R", "000918"), ("QNV-C8083R", "E43022")),
    "Mobotix": (("Mx-S74A", "0003C5"),),
    "Cisco": (("C9200L-24P-4G-E", "000142"), ("IE-3300-8P2S", "2CF89B")),
    "MikroTik": (("Wireless Wire Dish", "085531"),),
    "Teltonika": (("RUTX11", "209727"),),
    "Synology": (("RS1221+", "001132"),),
    "Vivotek": (("IB9365-HT", "0002D1"),),
    "Uniview": (("IPC3614SB-ADF28KMC-I1", "48EA63"),),
}

DESCRIPTIONS = {
    "fr": (
        "Caméra dôme extérieure",
        "Caméra tube",
        "Enregistreur 32 voies",
        "Commutateur PoE 24 ports",
        "Routeur 4G",
        "Borne Wi-Fi",
    ),
    "en": (
        "Outdoor dome camera",
        "Bullet camera",
        "32-channel recorder",
        "PoE switch 24 ports",
        "4G router",
        "Wi-Fi access point",
    ),
}

SITES = {
    "fr": (
        "Mairie d'Orlac",
        "Gymnase des Tilleuls",
        "École Jean-Moulin",
        "Place du Marché",
        "Médiathèque",
        "Stade municipal",
    ),
    "en": ("Thornby Town Hall", "Mill Lane Depot", "Leisure Centre", "Market Square", "Central Library", "Bus Station"),
}

POSITIONS = {
    "fr": ("mât n°{n}", "façade nord", "hall d'accueil", "local technique {n}", "parking arrière", "baie {n}"),
    "en": ("pole {n}", "north facade", "reception", "plant room {n}", "rear car park", "cabinet {n}"),
}

SUPPLIERS = {
    "fr": (
        "Vidéo Concept Ouest",
        "Sécurité Réseaux du Val",
        "Groupe Luméo",
        "Électricité Marchand SARL",
        "Ets Bravard",
    ),
    "en": (
        "Kestrel Vision Ltd",
        "Northgate Security Systems",
        "Civic Networks LLP",
        "Pemberton Integrated",
        "Harlow & Sons",
    ),
}

# What is written, and the kinds of deal that are a fair reading of it; none where it says that nothing is known.
DEALS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fr": (
        ("Achat", ("purchase",)),
        ("achat direct", ("purchase",)),
        ("MAPA 2023-11", ("purchase",)),
        ("UGAP", ("purchase",)),
        ("Centrale d'achat", ("purchase",)),
        ("Accord-cadre", ("purchase",)),
        ("Subvention FIPD", ("purchase",)),
        ("Achat (DETR)", ("purchase",)),
        ("Location", ("lease_rental",)),
        ("LLD 36 mois", ("lease_rental",)),
        ("Crédit-bail", ("lease_rental",)),
        ("Don", ("donation",)),
        ("Don du fabricant", ("donation",)),
        ("Prêt", ("free_loan",)),
        ("Mise à disposition gratuite", ("free_loan",)),
        ("Essai gratuit 6 mois", ("free_pilot", "paid_pilot")),
        ("POC", ("free_pilot", "paid_pilot")),
        ("Compris dans travaux", ("bundled_free_module", "purchase")),
        ("Achat avec reprise", ("trade_in_purchase",)),
        ("NC", ()),
        ("?", ()),
        ("", ()),
    ),
    "en": (
        ("Purchased", ("purchase",)),
        ("bought", ("purchase",)),
        ("Direct award", ("purchase",)),
        ("Tender 2022/04", ("purchase",)),
        ("CCS RM6103", ("purchase",)),
        ("Framework", ("purchase",)),
        ("Cooperative contract", ("purchase",)),
        ("Safer Streets Fund", ("purchase",)),
        ("Grant funded", ("purchase",)),
        ("Leased", ("lease_rental",)),
        ("Rental 36m", ("lease_rental",)),
        ("Hire", ("lease_rental",)),
        ("Donated", ("donation",)),
        ("Gift from manufacturer", ("donation",)),
        ("On loan", ("free_loan",)),
        ("Loan", ("free_loan",)),
        ("Free trial 6 months", ("free_pilot", "paid_pilot")),
        ("Pilot", ("free_pilot", "paid_pilot")),
        ("Part of works contract", ("bundled_free_module", "purchase")),
        ("Trade-in", ("trade_in_purchase",)),
        ("N/K", ()),
        ("?", ()),
        ("", ()),
    ),
}
NOTHING_PAID = {"donation", "free_loan", "free_pilot"}

STATUSES = {
    "fr": (("En service", "in_service"), ("OK", "in_service"), ("En stock", "stored"), ("Déposé", "decommissioned")),
    "en": (("In service", "in_service"), ("Live", "in_service"), ("In stock", "stored"), ("Removed", "decommissioned")),
}

NOTES = {
    "fr": ("", "", "", "à nettoyer", "accès nacelle", "image floue la nuit", "câble > 90 m"),
    "en": ("", "", "", "to be cleaned", "cherry picker needed", "blurred at night", "ladder access"),
}

UNKNOWN = {"fr": ("NC", "inconnu", "illisible", "?"), "en": ("N/K", "unknown", "n/a", "?")}

TITLES = {
    "fr": (
        "Ville d'Orlac",
        "INVENTAIRE DES ÉQUIPEMENTS DE VIDÉOPROTECTION",
        "Direction des systèmes d'information",
        "Édité le 12/03/2024 - version 3",
        "Nombre d'équipements : {n}",
        "Document de travail, ne pas diffuser",
    ),
    "en": (
        "Thornby Borough Council",
        "CCTV AND NETWORK EQUIPMENT REGISTER",
        "ICT and Estates",
        "Printed 12/03/2024 - issue 3",
        "Items listed: {n}",
        "Working copy, not for circulation",
    ),
}
TRAILERS = {
    "fr": (
        "* prix hors pose",
        "Nota : les matériels déposés sont conservés au dépôt.",
        "Fin du document",
        "Visa DSI :",
    ),
    "en": ("* prices exclude fitting", "Note: removed units are kept at the depot.", "End of document", "Checked by:"),
}
TOTALS = {"fr": ("TOTAL", "Total général", "Somme"), "en": ("TOTAL", "Grand total", "Sum")}
FEET = {"fr": "Page {n} / 4", "en": "Page {n} of 4"}
MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

"""Codes about products: what proves their safety, what they connect to, what ties the city to them."""

from register.terms.codes import CodeList
from register.texts import Words

RED_CYBER = CodeList(
    "red_cyber",
    {
        "en18031": Words("EN 18031 applied", "EN 18031 appliquée"),
        "notified_body": Words("Examined by a notified body", "Examen par un organisme notifié"),
        "none_made": Words("Nothing shown", "Rien de démontré"),
    },
)

CRA_CLASS = CodeList(
    "cra_class",
    {
        "default": Words("Default", "Par défaut"),
        "important_1": Words("Important, class I", "Important, classe I"),
        "important_2": Words("Important, class II", "Important, classe II"),
        "critical": Words("Critical", "Critique"),
    },
)

CERTIFICATE = CodeList(
    "certificate",
    {
        "cspn": Words("CSPN (ANSSI)", "CSPN (visa de l’ANSSI)"),
        "cc": Words("Common Criteria", "Critères communs"),
        "eucc": Words("EUCC (EU Common Criteria)", "EUCC (critères communs de l’UE)"),
        "iec62443_4_2": Words("IEC 62443-4-2", "CEI 62443-4-2"),
        "en303645": Words("EN 303 645 (consumer devices)", "EN 303 645 (objets grand public)"),
    },
)

CREDENTIALS = CodeList(
    "credentials",
    {
        "forced_change": Words("Must be changed at first use", "Changement imposé à la première utilisation"),
        "documented_default": Words("Known default, may be kept", "Mot de passe d’usine connu, peut rester"),
        "hard_coded": Words("Fixed, cannot be changed", "Codé en dur, ne peut être changé"),
        "no_credentials": Words("No password at all", "Aucun mot de passe"),
    },
)

P2P = CodeList(
    "p2p",
    {
        "absent": Words("Not there", "Absent"),
        "off": Words("There, switched off", "Présent, désactivé"),
        "on": Words("Switched on", "Activé"),
    },
)

TELEMETRY_CONTENT = CodeList(
    "telemetry_content",
    {
        "images": Words("Images of persons or places", "Images de personnes ou de lieux"),
        "audio": Words("Sound", "Son"),
        "plates": Words("Number plates", "Plaques d’immatriculation"),
        "faces": Words("Faces", "Visages"),
        "identifiers": Words("Identifiers of persons", "Identifiants de personnes"),
        "location": Words("Location", "Localisation"),
        "logs": Words("Logs", "Journaux"),
        "technical": Words("Technical data", "Données techniques"),
    },
)

SHARED_LOOKUP = CodeList(
    "shared_lookup",
    {
        "absent": Words("Not there", "Absente"),
        "present_off": Words("There, switched off", "Présente, désactivée"),
        "on": Words("Switched on", "Activée"),
    },
)

OPEN_PROTOCOL = CodeList(
    "open_protocol",
    {
        "onvif": Words("ONVIF (open standard)", "ONVIF (standard ouvert)"),
        "mixed": Words("Partly open", "Partiellement ouvert"),
        "proprietary": Words("Vendor’s own only", "Propriétaire seulement"),
    },
)

EXPORT_FORMAT = CodeList(
    "export_format",
    {
        "open": Words("Open format", "Format ouvert"),
        "proprietary_free_player": Words("Own format, free player", "Format propriétaire, lecteur gratuit"),
        "proprietary_paid": Words("Own format, paid player", "Format propriétaire, lecteur payant"),
        "no_export": Words("No export", "Aucun export"),
    },
)

LICENCE_MODEL = CodeList(
    "licence_model",
    {
        "perpetual": Words("For ever", "Perpétuelle"),
        "subscription": Words("Subscription", "Abonnement"),
        "tied_to_vendor_cloud": Words("Tied to the vendor’s cloud", "Liée au nuage du fournisseur"),
    },
)

"""Codes about deployments: what is used for what, what is logged, what the public is told, on which legal basis."""

from register.terms.codes import CodeList
from register.texts import Words

DEVICE_CLASS = CodeList(
    "device_class",
    {
        "cctv_fixed": Words("Fixed cameras", "Caméras fixes"),
        "cctv_mobile": Words("Mobile cameras", "Caméras nomades"),
        "bodycam": Words("Body-worn cameras", "Caméras-piétons"),
        "anpr": Words("Number-plate reading", "Lecture de plaques (LAPI)"),
        "acoustic": Words("Acoustic sensors", "Capteurs acoustiques"),
        "drone": Words("Drones with camera", "Drones avec caméra"),
        "other": Words("Other", "Autre"),
    },
)

PRIVATE_MASKING = CodeList(
    "private_masking",
    {
        "masked": Words("Masked", "Masquées"),
        "partly": Words("Partly masked", "En partie masquées"),
        "not_masked": Words("Not masked", "Non masquées"),
        "not_needed": Words("None in view", "Aucune dans le champ"),
    },
)

ACCESS_LOG = CodeList(
    "access_log",
    {
        "individual": Words("Of each person", "Nominatif"),
        "shared_account": Words("Of a shared account", "Compte partagé"),
        "no_log": Words("No log", "Aucun journal"),
    },
)

PORT_PROTECTION = CodeList(
    "port_protection",
    {
        "dot1x": Words("802.1X", "Contrôle 802.1X"),
        "mac_filter": Words("Filter of MAC addresses", "Filtrage des adresses MAC"),
        "no_protection": Words("No protection", "Aucune protection"),
    },
)

PUBLIC_NOTICE = CodeList(
    "public_notice",
    {
        "complete_notice": Words("Complete", "Complète"),
        "incomplete": Words("Incomplete", "Incomplète"),
        "none_made": Words("Not made", "Non réalisée"),
    },
)

DPO_OPINION = CodeList(
    "dpo_opinion",
    {
        "not_asked": Words("Not asked", "Non sollicité"),
        "favourable": Words("Favourable", "Favorable"),
        "reserved": Words("With reservations", "Réservé"),
        "unfavourable": Words("Unfavourable", "Défavorable"),
    },
)

ANPR_PURPOSE = CodeList(
    "anpr_purpose",
    {
        "fps_parking": Words("Control of paid parking", "Contrôle du stationnement payant (FPS)"),
        "access_control": Words("Access to a place", "Contrôle d’accès à un lieu"),
        "judicial_requisition": Words("Judicial requests", "Réquisitions judiciaires"),
        "police_investigation": Words("Police investigations", "Enquêtes de police"),
        "parking_nuisance": Words("Obstructive parking", "Stationnement gênant"),
        "road_offences": Words("Road offences", "Infractions routières"),
        "statistics_anonymised": Words("Anonymised statistics", "Statistiques anonymisées"),
        "waste": Words("Dumping of waste", "Dépôts d’ordures"),
        "no_purpose": Words("No purpose laid down", "Aucune finalité arrêtée"),
    },
)

DRONE_PURPOSE = CodeList(
    "drone_purpose",
    {
        "police_admin": Words("Administrative police", "Police administrative"),
        "rescue": Words("Rescue", "Secours"),
        "inspection": Words("Inspection of buildings", "Inspection d’ouvrages"),
        "mapping": Words("Mapping", "Cartographie"),
        "event_security": Words("Security of events", "Sécurité d’événements"),
        "other": Words("Other", "Autre"),
    },
)

LEGAL_BASIS_KIND = CodeList(
    "legal_basis_kind",
    {
        "art10_decision": Words(
            "Decision under article 10 (law 2023-380)",
            "Décision au titre de l’article 10 (loi 2023-380)",
        ),
        "prefect_order": Words("Prefect’s order", "Arrêté préfectoral"),
        "statute": Words("Law or decree", "Loi ou décret"),
        "other": Words("Other", "Autre"),
    },
)

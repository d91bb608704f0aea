"""Codes about flows of data and remote access: for what, by which means, under which protection."""

from register.terms.codes import CodeList
from register.texts import Words

FLOW_PURPOSE = CodeList(
    "flow_purpose",
    {
        "storage": Words("Storage", "Stockage"),
        "backup": Words("Backup", "Sauvegarde"),
        "cloud_vms": Words("Video management in a cloud", "Gestion vidéo dans un nuage"),
        "evidence_mgmt": Words("Management of evidence", "Gestion de preuves"),
        "remote_maintenance": Words("Remote maintenance", "Télémaintenance"),
        "telemetry": Words("Telemetry", "Télémétrie"),
        "update": Words("Updates", "Mises à jour"),
        "licence_check": Words("Check of licences", "Contrôle de licences"),
        "analytics_service": Words("Analysis as a service", "Service d’analyse"),
        "demo": Words("Demonstration", "Démonstration"),
        "support_screen_share": Words("Screen sharing for support", "Partage d’écran pour assistance"),
        "authority_sharing": Words("Sharing with an authority", "Partage avec une autorité"),
        "cross_agency_lookup": Words("Search by other bodies", "Consultation par d’autres organismes"),
        "training": Words("Training of AI", "Entraînement d’IA"),
        "statistics_publication": Words("Publication of statistics", "Publication de statistiques"),
    },
)

DATA_CATEGORY = CodeList(
    "data_category",
    {
        "images": Words("Recorded or live images", "Images en direct ou enregistrées"),
        "audio": Words("Sound", "Son"),
        "plates": Words("Number plates", "Plaques d’immatriculation"),
        "faces_biometric": Words("Faces or other biometrics", "Visages ou autre biométrie"),
        "metadata_alerts": Words("Metadata and alerts", "Métadonnées et alertes"),
        "logs": Words("Logs", "Journaux"),
        "credentials": Words("Credentials", "Identifiants et mots de passe"),
        "network_topology": Words("Layout of the network", "Topologie du réseau"),
        "location": Words("Location", "Localisation"),
        "persons_identified": Words("Persons identified", "Personnes identifiées"),
        "no_personal_data": Words("No personal data", "Aucune donnée personnelle"),
    },
)

MECHANISM = CodeList(
    "mechanism",
    {
        "no_remote_access": Words("No remote access", "Aucun accès distant"),
        "on_demand_city_opens": Words("Opened by the city on demand", "Ouvert par la ville à la demande"),
        "permanent_vpn": Words("Permanent VPN", "VPN permanent"),
        "vendor_cloud": Words("Vendor’s cloud", "Nuage du fournisseur"),
        "remote_desktop_tool": Words("Remote desktop tool", "Outil de prise en main à distance"),
        "cellular_modem": Words("Mobile modem", "Modem mobile"),
    },
)

DIRECTION = CodeList(
    "direction",
    {
        "to_vendor": Words("To the vendor", "Vers le fournisseur"),
        "from_vendor": Words("From the vendor", "Depuis le fournisseur"),
        "both": Words("Both ways", "Dans les deux sens"),
    },
)

INITIATED_BY = CodeList(
    "initiated_by",
    {
        "city": Words("The city", "La ville"),
        "vendor": Words("The vendor", "Le fournisseur"),
        "both": Words("Either", "L’un ou l’autre"),
    },
)

LEGAL_REGIME = CodeList(
    "legal_regime",
    {
        "gdpr": Words("GDPR", "RGPD"),
        "led": Words("Law enforcement directive", "Directive police-justice"),
        "both": Words("Both", "Les deux"),
    },
)

TRANSFER_TOOL = CodeList(
    "transfer_tool",
    {
        "adequacy": Words("Adequacy decision", "Décision d’adéquation"),
        "scc": Words("Standard contractual clauses", "Clauses contractuelles types"),
        "bcr": Words("Binding corporate rules", "Règles d’entreprise contraignantes"),
        "art49": Words("Derogation (GDPR art. 49)", "Dérogation (RGPD, art. 49)"),
        "led36": Words("Adequacy (LED art. 36)", "Adéquation (directive 2016/680, art. 36)"),
        "led37": Words("Safeguards (LED art. 37)", "Garanties (directive 2016/680, art. 37)"),
        "led38": Words("Derogation (LED art. 38)", "Dérogation (directive 2016/680, art. 38)"),
        "none_given": Words("No tool", "Aucun outil"),
    },
)

ENCRYPTION_AT_REST = CodeList(
    "encryption_at_rest",
    {
        "no_encryption": Words("Not encrypted", "Non chiffré"),
        "device": Words("On the device", "Sur l’équipement"),
        "server": Words("On the server", "Sur le serveur"),
    },
)

KEY_HOLDER = CodeList(
    "key_holder",
    {
        "city": Words("The city", "La ville"),
        "vendor": Words("The vendor", "Le fournisseur"),
        "host": Words("The host", "L’hébergeur"),
        "shared": Words("Shared", "Partagées"),
    },
)

HOST_QUALIFICATION = CodeList(
    "host_qualification",
    {
        "secnumcloud": Words("SecNumCloud (ANSSI)", "SecNumCloud (visa de l’ANSSI)"),
        "eucs": Words("EUCS (EU cloud scheme)", "EUCS (schéma de l’UE)"),
        "iso27001": Words("ISO 27001", "Norme ISO 27001"),
        "hds": Words("HDS (health data)", "HDS (données de santé)"),
        "no_qualification": Words("No qualification", "Aucune qualification"),
    },
)

IMAGES_VISIBLE = CodeList(
    "images_visible",
    {
        "no_images": Words("No images", "Aucune image"),
        "recorded": Words("Recorded images", "Images enregistrées"),
        "live": Words("Live images", "Images en direct"),
        "both": Words("Both", "Les deux"),
    },
)

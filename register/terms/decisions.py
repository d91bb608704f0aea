"""Codes about what people decide on findings, what they do about them, and whom they ask."""

from register.terms.codes import CodeList
from register.texts import Words

DECISION_STATUS = CodeList(
    "decision_status",
    {
        "under_review": Words("Under review", "En cours d’examen"),
        "mitigated": Words("Mitigated", "Traité"),
        "accepted": Words("Accepted", "Accepté"),
        "set_aside": Words("Not applicable here", "Sans objet ici"),
        "false_alarm": Words("False alarm", "Fausse alerte"),
    },
)

TREATMENT = CodeList(
    "treatment",
    {
        "reduce": Words("Reduce", "Réduire"),
        "avoid": Words("Avoid or stop", "Éviter ou arrêter"),
        "share": Words("Share", "Partager"),
        "accept": Words("Accept", "Accepter"),
        "pending": Words("Not decided yet", "À décider"),
    },
)

DECISION_ROLE = CodeList(
    "decision_role",
    {
        "elected_member": Words("Elected member", "Élu"),
        "director_general": Words("Director general", "Directeur général des services"),
        "department_head": Words("Head of department", "Chef de service"),
        "ciso": Words("Information security officer", "Responsable de la sécurité (RSSI)"),
        "dpo": Words("Data protection officer", "Délégué à la protection des données"),
        "vendor_manager": Words("Manager of the vendor", "Gestionnaire du fournisseur"),
    },
)

CONTROL_KIND = CodeList(
    "control_kind",
    {
        "contractual": Words("In the contract", "Contractuelle"),
        "technical": Words("Technical", "Technique"),
        "organisational": Words("Organisational", "Organisationnelle"),
        "removal": Words("Removal or shutdown", "Dépose ou désactivation"),
    },
)

CONTROL_STATUS = CodeList(
    "control_status",
    {
        "planned": Words("Planned", "Prévue"),
        "done": Words("Done", "Réalisée"),
        "verified": Words("Verified", "Vérifiée"),
    },
)

DECISION_ASKED = CodeList(
    "decision_asked",
    {
        "buy": Words("Buy", "Acheter"),
        "accept_free": Words("Accept equipment free of charge", "Accepter du matériel à titre gratuit"),
        "trial": Words("Try before deciding", "Expérimenter avant de décider"),
        "renew": Words("Renew", "Reconduire"),
        "replace": Words("Replace", "Remplacer"),
        "stop": Words("Stop", "Arrêter"),
    },
)

ALTERNATIVE = CodeList(
    "alternative",
    {
        "retained": Words("Examined, retained", "Examiné, retenu"),
        "not_retained": Words("Examined, not retained", "Examiné, non retenu"),
        "not_examined": Words("Not examined", "Non examiné"),
    },
)

QUESTION_TO = CodeList(
    "question_to",
    {
        "supplier": Words("Supplier", "Fournisseur"),
        "service": Words("Department of the city", "Service de la ville"),
        "prefecture": Words("Prefecture", "Préfecture"),
        "dpo": Words("Data protection officer", "Délégué à la protection des données"),
    },
)

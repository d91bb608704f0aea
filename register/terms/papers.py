"""Codes about evidence and about what was answered."""

from register.terms.codes import CodeList
from register.texts import Words

EVIDENCE_KIND = CodeList(
    "evidence_kind",
    {
        "contract": Words("Contract", "Contrat"),
        "deliberation": Words("Council decision", "Délibération"),
        "prefect_order": Words("Prefect’s order", "Arrêté préfectoral"),
        "supplier_answer": Words("Answer of the supplier", "Réponse du fournisseur"),
        "service_answer": Words("Answer of a service of the city", "Réponse d’un service de la ville"),
        "config_export": Words("Export of a configuration", "Export de configuration"),
        "photo": Words("Photograph", "Photographie"),
        "scan": Words("Network scan", "Balayage du réseau"),
        "press": Words("Press", "Presse"),
        "authority_decision": Words("Decision of an authority", "Décision d’une autorité"),
        "court": Words("Court decision", "Décision de justice"),
        "vendor_publication": Words("Publication of the vendor", "Publication du fournisseur"),
        "foi_answer": Words("Answer to an access request", "Réponse à une demande d’accès aux documents"),
        "oral": Words("Spoken statement", "Déclaration orale"),
        "reference": Words("Reference table of the program", "Table de référence du programme"),
    },
)

CONFIDENCE = CodeList(
    "confidence",
    {
        "declared": Words("Declared", "Déclaré"),
        "verified": Words("Verified", "Vérifié"),
    },
)

CLAIM = CodeList(
    "claim",
    {
        "alleged": Words("Alleged", "Allégué"),
        "found_by_authority": Words("Found by an authority", "Constaté par une autorité"),
        "admitted": Words("Admitted", "Reconnu"),
        "refuted": Words("Refuted", "Réfuté"),
        "withdrawn": Words("Withdrawn", "Retiré"),
    },
)

CONFIDENTIALITY = CodeList(
    "confidentiality",
    {
        "public": Words("Public", "Public"),
        "internal": Words("Internal", "Interne"),
        "restricted": Words("Restricted", "Restreint"),
    },
)

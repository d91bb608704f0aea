"""Codes about what a contract lays down, how the vendor was chosen, and who else gains."""

from register.terms.codes import CodeList
from register.texts import Words

PUBLICITY_CLAUSE = CodeList(
    "publicity_clause",
    {
        "forbidden": Words("Forbidden", "Interdite"),
        "prior_approval": Words("Only with prior approval", "Sur accord préalable"),
        "free": Words("Free", "Libre"),
        "silent": Words("Not mentioned", "Non mentionnée"),
    },
)

DEMO_CLAUSE = CodeList(
    "demo_clause",
    {
        "forbidden": Words("Forbidden", "Interdites"),
        "silent": Words("Not mentioned", "Non mentionnées"),
        "allowed_test_data": Words("Allowed on test data", "Permises sur données d’essai"),
        "allowed_live": Words("Allowed on the live system", "Permises sur le système réel"),
    },
)

EXCLUSIVITY = CodeList(
    "exclusivity",
    {
        "no_exclusivity": Words("No exclusivity", "Aucune exclusivité"),
        "product": Words("For the product", "Sur le produit"),
        "territory": Words("For the territory", "Sur le territoire"),
        "future_purchases": Words("For future purchases", "Sur les achats futurs"),
        "first_refusal": Words("Right of first refusal", "Droit de préférence"),
    },
)

NDA = CodeList(
    "nda",
    {
        "no_nda": Words("No secrecy clause", "Aucune clause de secret"),
        "covers_terms": Words("Covers the terms", "Porte sur les clauses"),
        "covers_existence": Words("Covers that the deal exists", "Porte sur l’existence même de l’accord"),
    },
)

INSURANCE_LIABLE = CodeList(
    "insurance_liable",
    {
        "city": Words("City", "Ville"),
        "vendor": Words("Vendor", "Fournisseur"),
        "undefined": Words("Not laid down", "Non défini"),
    },
)

SPEC_AUTHOR = CodeList(
    "spec_author",
    {
        "city": Words("City", "Ville"),
        "adviser_independent": Words("Independent adviser", "Assistant indépendant"),
        "adviser_linked": Words("Adviser with links to the vendor", "Assistant lié au fournisseur"),
        "vendor": Words("Vendor", "Fournisseur"),
        "copied_from_vendor": Words("Copied from the vendor’s papers", "Repris des documents du fournisseur"),
    },
)

BENEFICIARY = CodeList(
    "beneficiary",
    {
        "city": Words("City", "Ville"),
        "service": Words("A department", "Un service"),
        "association": Words("An association", "Une association"),
        "elected_person": Words("An elected person", "Un élu"),
        "agent": Words("A member of staff", "Un agent"),
    },
)

BENEFIT = CodeList(
    "benefit",
    {
        "travel": Words("Travel", "Voyages"),
        "devices": Words("Devices", "Appareils"),
        "discounts": Words("Discounts", "Remises"),
        "invitations": Words("Invitations to events", "Invitations"),
        "paid_speaking": Words("Paid speaking", "Interventions rémunérées"),
        "job_offer": Words("Offer of employment", "Offre d’emploi"),
    },
)

DECLARED_INTERESTS = CodeList(
    "declared_interests",
    {
        "none_declared": Words("Asked, none declared", "Demandés, aucun déclaré"),
        "declared": Words("Declared", "Déclarés"),
        "not_asked": Words("Not asked", "Non demandés"),
    },
)

RENEWAL = CodeList(
    "renewal",
    {
        "no_renewal": Words("No renewal", "Sans reconduction"),
        "express": Words("By express decision", "Expresse"),
        "tacit": Words("By itself", "Tacite"),
    },
)

DATA_RETURN = CodeList(
    "data_return_deletion",
    {
        "clause_and_certificate": Words("Clause and certificate", "Clause et attestation"),
        "clause": Words("Clause only", "Clause seule"),
        "no_clause": Words("No clause", "Aucune clause"),
    },
)

ROLE_QUALIFICATION = CodeList(
    "role_qualification",
    {
        "processor": Words("Processor", "Sous-traitant"),
        "joint_controller": Words("Joint controller", "Responsable conjoint"),
        "controller": Words("Controller", "Responsable de traitement"),
        "no_role": Words("Not laid down", "Non qualifié"),
    },
)

SUBPROCESSOR_AUTHORISATION = CodeList(
    "subprocessor_authorisation",
    {
        "specific": Words("Specific", "Spécifique"),
        "general_with_notice": Words("General, with notice of changes", "Générale, avec information des changements"),
        "none_given": Words("Not authorised", "Aucune autorisation"),
    },
)

DOCUMENT_KIND = CodeList(
    "document_kind",
    {
        "marche": Words("Public contract", "Marché public"),
        "convention": Words("Agreement", "Convention"),
        "lease": Words("Lease", "Contrat de location"),
        "dpa": Words("Data-processing agreement", "Accord de sous-traitance (art. 28)"),
        "terms": Words("Terms of the vendor", "Conditions générales"),
        "quote": Words("Quote", "Devis"),
        "order": Words("Purchase order", "Bon de commande"),
        "delivery_note": Words("Delivery note", "Bon de livraison"),
        "opinion": Words("Opinion", "Avis"),
        "other": Words("Other", "Autre"),
    },
)

CLAUSE = CodeList(
    "clause",
    {
        "instructions": Words("Documented instructions", "Instructions documentées"),
        "confidentiality": Words("Confidentiality", "Confidentialité"),
        "security": Words("Security", "Sécurité"),
        "subprocessors": Words("Sub-processors", "Sous-traitants ultérieurs"),
        "assistance": Words("Help to the controller", "Aide au responsable"),
        "deletion": Words("Deletion or return", "Suppression ou restitution"),
        "audit": Words("Audits", "Contrôles et audits"),
        "transfers": Words("Transfers", "Transferts"),
    },
)

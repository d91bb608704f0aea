"""Codes about organisations: how they are registered, who controls them, what part they take in a deal."""

from register.terms.codes import CodeList
from register.texts import Words

REG_ID_TYPE = CodeList(
    "reg_id_type",
    {
        "siren": Words("SIREN", "SIREN"),
        "siret": Words("SIRET", "SIRET"),
        "lei": Words("LEI", "LEI"),
        "euid": Words("EUID", "EUID"),
        "vat": Words("VAT number", "N° de TVA intracommunautaire"),
        "other": Words("Other", "Autre"),
    },
)

CONTROL_TYPE = CodeList(
    "control_type",
    {
        "private": Words("Private owners", "Capitaux privés"),
        "state_majority": Words("A State holds the majority", "Un État est majoritaire"),
        "state_minority": Words(
            "A State holds a minority of 10% or more", "Un État détient une minorité d’au moins 10\u00a0%"
        ),
        "golden_share": Words("A State holds a golden share", "Un État détient une action spécifique"),
        "state_policy": Words("A State directs it by law or policy", "Un État le dirige par la loi ou sa politique"),
        "foundation": Words("Foundation or employees", "Fondation ou salariés"),
    },
)

PARTY_ROLE = CodeList(
    "party_role",
    {
        "maker": Words("Maker of the equipment", "Fabricant du matériel"),
        "publisher": Words("Software publisher", "Éditeur du logiciel"),
        "engine": Words("Maker of the analytics engine", "Fournisseur du moteur d’analyse"),
        "brand": Words("Brand owner", "Propriétaire de la marque"),
        "supplier": Words("Supplier", "Titulaire / fournisseur"),
        "integrator": Words("Integrator or installer", "Intégrateur ou installateur"),
        "distributor": Words("Distributor", "Distributeur"),
        "maintainer": Words("Maintainer", "Mainteneur"),
        "host": Words("Host of the data", "Hébergeur des données"),
        "subprocessor": Words("Sub-processor", "Sous-traitant ultérieur"),
        "donor": Words("Donor", "Donateur"),
        "funder": Words("Funder", "Financeur"),
        "lessor": Words("Lessor", "Bailleur"),
        "adviser": Words("Adviser to the city", "Assistant à maîtrise d’ouvrage"),
        "purchasing_body": Words("Purchasing body", "Centrale d’achat ou groupement"),
        "signatory": Words("Signatory for the city", "Signataire pour la ville"),
        "tenderer": Words("Tenderer not retained", "Candidat non retenu"),
    },
)

ACQUIRER_TYPE = CodeList(
    "acquirer_type",
    {
        "commune": Words("Municipality", "Commune"),
        "epci": Words("Grouping of municipalities with own taxes", "EPCI à fiscalité propre"),
        "syndicat": Words("Joint authority", "Syndicat intercommunal ou mixte"),
        "sem_spl": Words("Municipal company", "SEM ou SPL"),
        "regie": Words("Municipal utility", "Régie"),
        "ccas": Words("Municipal social services body", "CCAS"),
        "other": Words("Other", "Autre"),
    },
)

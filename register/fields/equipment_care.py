"""How a piece of equipment was acquired and how it is cared for: fields of equipment."""

from register.fields.answering import CONDITIONAL, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.fields.headings_care import HEADINGS
from register.terms.deals import DEAL_TYPE
from register.terms.items import CREDENTIALS_STATE, EXPOSURE, NETWORK_ZONE
from register.texts import Words

DEAL = (
    Field(
        key="acquisition",
        kind=Kind.REF,
        to="acquisition",
        label=Words("Deal", "Acquisition"),
        help=Words("The deal by which the city got it.", "L’acquisition par laquelle la ville l’a obtenu."),
        question=Words(
            "By which contract, gift or loan did the city get it?",
            "Par quel marché, don ou prêt la ville l’a-t-elle obtenu\u00a0?",
        ),
        question_to="service",
        group="deal",
        answers=OPTIONAL,
        width=24,
    ),
    Field(
        key="deal_type",
        kind=Kind.CODE,
        codes=DEAL_TYPE,
        derived=True,
        label=Words("Kind of deal", "Nature de l’opération"),
        help=Words("The kind of its deal.", "La nature de son acquisition."),
        headings=HEADINGS["deal_type"],
        group="deal",
        width=20,
    ),
    Field(
        key="contract_ref",
        kind=Kind.IDENTIFIER,
        derived=True,
        label=Words("Contract no.", "N° de marché / commande"),
        help=Words("The contract number of its deal.", "Le numéro de marché de son acquisition."),
        headings=HEADINGS["contract_ref"],
        group="deal",
        width=18,
    ),
    Field(
        key="supplier",
        kind=Kind.REF,
        to="vendor",
        derived=True,
        label=Words("Supplier", "Titulaire / fournisseur"),
        help=Words("Who sold, lent or gave it, by its deal.", "Qui l’a vendu, prêté ou donné, selon son acquisition."),
        headings=HEADINGS["supplier"],
        group="deal",
        width=22,
    ),
    Field(
        key="unit_price",
        kind=Kind.MONEY,
        label=Words("Unit price", "Prix unitaire"),
        help=Words(
            "The price of one item as the inventory states it, never converted. Zero only where it says that it "
            "was free.",
            "Le prix d’un exemplaire tel que l’inventaire l’indique, jamais converti. Zéro seulement si la "
            "gratuité est écrite.",
        ),
        question=Words(
            "What did the city pay for one item, and was it really free where the price is 0?",
            "Combien la ville a-t-elle payé un exemplaire, et est-il réellement gratuit si le prix est 0\u00a0?",
        ),
        question_to="service",
        headings=HEADINGS["unit_price"],
        group="deal",
        answers=MEASURED,
        width=14,
    ),
    Field(
        key="warranty_end",
        kind=Kind.DATE,
        label=Words("Warranty until", "Garantie jusqu’au"),
        help=Words("The last day of the warranty.", "Le dernier jour de la garantie."),
        headings=HEADINGS["warranty_end"],
        group="deal",
        answers=CONDITIONAL,
        width=12,
    ),
)

SECURITY = (
    Field(
        key="firmware",
        kind=Kind.IDENTIFIER,
        label=Words("Firmware", "Microgiciel"),
        help=Words(
            "The version that runs on it: what tells whether a known flaw concerns it.",
            "La version qui y fonctionne\u00a0: ce qui permet de savoir si une faille connue le concerne.",
        ),
        headings=HEADINGS["firmware"],
        group="security",
        confidentiality="internal",
        answers=CONDITIONAL,
        width=16,
    ),
    Field(
        key="firmware_on",
        kind=Kind.DATE,
        label=Words("Firmware as of", "Microgiciel relevé le"),
        help=Words("The day on which the version was read.", "Le jour où la version a été relevée."),
        headings=HEADINGS["firmware_on"],
        group="security",
        answers=CONDITIONAL,
        width=12,
    ),
    Field(
        key="exposure",
        kind=Kind.CODE,
        codes=EXPOSURE,
        label=Words("Exposure", "Exposition"),
        help=Words("From where it can be reached.", "D’où l’on peut l’atteindre."),
        question=Words("From where can this equipment be reached?", "D’où cet équipement est-il joignable\u00a0?"),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="network_zone",
        kind=Kind.CODE,
        codes=NETWORK_ZONE,
        label=Words("Zone", "Zone réseau"),
        help=Words("The part of the network it stands in.", "La partie du réseau où il se trouve."),
        question=Words(
            "On which part of the network does this equipment stand?",
            "Sur quelle partie du réseau cet équipement se trouve-t-il\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="credentials_state",
        kind=Kind.CODE,
        codes=CREDENTIALS_STATE,
        label=Words("Credentials", "Identifiants"),
        help=Words(
            "Whether the password of delivery was changed, and who knows it. Never the password itself.",
            "Si le mot de passe d’usine a été changé, et qui le connaît. Jamais le mot de passe lui-même.",
        ),
        question=Words(
            "Was the password of delivery changed, and is it used on one device only?",
            "Le mot de passe d’usine a-t-il été changé, et sert-il à un seul équipement\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="notes",
        kind=Kind.TEXT,
        label=Words("Notes", "Observations"),
        help=Words("Remarks of the inventory, as written.", "Les observations de l’inventaire, telles quelles."),
        headings=HEADINGS["notes"],
        group="security",
        width=30,
    ),
)

"""How a piece of equipment was acquired: fields of equipment."""

from register.fields.answering import CONDITIONAL, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.fields.headings_care import HEADINGS
from register.terms.deals import DEAL_TYPE
from register.texts import Words

DEAL = (
    Field(
        key="acquisition",
        kind=Kind.REF,
        to="acquisition",
        label=Words("Deal", "Acquisition"),
        help=Words("The deal by which the city got it.", "L’acquisition par laquelle la ville l’a obtenu."),
        question=Words(
            "By which contract, gift or loan did the city get this equipment?",
            "Par quel marché, don ou prêt la ville a-t-elle obtenu cet équipement\u00a0?",
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
            "What did the city pay for one item of this equipment, and was it really free where the price is 0?",
            "Combien la ville a-t-elle payé un exemplaire de cet équipement, et est-il réellement gratuit si le "
            "prix est 0\u00a0?",
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

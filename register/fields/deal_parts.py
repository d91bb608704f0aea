"""The parts of a deal: its lines, the organisations that take part, and the acts that authorise it."""

from register.fields.answering import KNOWN_OR_NOT, OPTIONAL
from register.fields.field import Entity, Field, Kind
from register.terms.deals import ACT_KIND
from register.terms.organisations import PARTY_ROLE
from register.texts import Words


def _deal() -> Field:
    return Field(
        key="acquisition",
        kind=Kind.REF,
        to="acquisition",
        label=Words("Deal", "Acquisition"),
        help=Words("The deal that this belongs to.", "L’acquisition à laquelle ceci appartient."),
        required=True,
        width=24,
    )


LINE = Entity(
    key="line",
    label=Words("Line", "Ligne"),
    plural=Words("Lines", "Lignes"),
    title=("product",),
    fields=(
        _deal(),
        Field(
            key="product",
            kind=Kind.REF,
            to="product",
            label=Words("Product", "Produit"),
            help=Words(
                "What the contract or quote says is supplied on this line.",
                "Ce que le contrat ou le devis prévoit de fournir sur cette ligne.",
            ),
            answers=KNOWN_OR_NOT,
            width=24,
        ),
        Field(
            key="quantity",
            kind=Kind.NUMBER,
            label=Words("Quantity", "Quantité"),
            help=Words("How many the contract says.", "Combien le contrat en prévoit."),
            answers=KNOWN_OR_NOT,
            width=8,
        ),
        Field(
            key="amount",
            kind=Kind.MONEY,
            label=Words("Amount", "Montant"),
            help=Words(
                "The amount of the whole line in the contract; 0 for what is given with it.",
                "Le montant de toute la ligne au contrat\u00a0; 0 pour ce qui est donné avec le reste.",
            ),
            question=Words(
                "What does the contract state for this line, and is anything on it free?",
                "Quel montant le contrat prévoit-il pour cette ligne, et comporte-t-elle une gratuité\u00a0?",
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
        ),
    ),
    groups={"main": Words("Line", "Ligne")},
)

PARTY = Entity(
    key="party",
    label=Words("Party", "Partie prenante"),
    plural=Words("Parties", "Parties prenantes"),
    title=("vendor",),
    fields=(
        _deal(),
        Field(
            key="vendor",
            kind=Kind.REF,
            to="vendor",
            label=Words("Organisation", "Organisme"),
            help=Words("Who takes part in the deal.", "Qui prend part à l’acquisition."),
            required=True,
            width=24,
        ),
        Field(
            key="role",
            kind=Kind.CODE,
            codes=PARTY_ROLE,
            label=Words("Role", "Rôle"),
            help=Words(
                "Which part it takes. One organisation may have several roles, each a party of its own.",
                "À quel titre. Un même organisme peut avoir plusieurs rôles, chacun étant noté à part.",
            ),
            question=Words(
                "Which part does this organisation take in the deal?",
                "À quel titre cet organisme prend-il part à l’acquisition\u00a0?",
            ),
            question_to="service",
            required=True,
            width=22,
        ),
    ),
    groups={"main": Words("Party", "Partie prenante")},
)

ACT = Entity(
    key="act",
    label=Words("Act", "Acte"),
    plural=Words("Acts", "Actes"),
    title=("reference",),
    fields=(
        _deal(),
        Field(
            key="kind",
            kind=Kind.CODE,
            codes=ACT_KIND,
            label=Words("Act", "Acte"),
            help=Words(
                "What authorised the deal. A gift with conditions takes a council decision (CGCT L.2242-1, "
                "L.2122-22 9°).",
                "Ce qui a autorisé l’acquisition. Un don grevé de conditions exige une délibération "
                "(CGCT L.2242-1, L.2122-22 9°).",
            ),
            question=Words(
                "Which kind of act authorised the deal?", "Quel type d’acte a autorisé l’acquisition\u00a0?"
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
            width=22,
        ),
        Field(
            key="reference",
            kind=Kind.TEXT,
            label=Words("No.", "N°"),
            help=Words("The number of the act.", "Le numéro de l’acte."),
            answers=OPTIONAL,
            width=18,
        ),
        Field(
            key="on",
            kind=Kind.DATE,
            label=Words("Date", "Date"),
            help=Words("The day of the act.", "Le jour de l’acte."),
            question=Words("On which day was the act passed?", "Quel jour l’acte a-t-il été pris\u00a0?"),
            question_to="service",
            answers=KNOWN_OR_NOT,
        ),
    ),
    groups={"main": Words("Act", "Acte")},
)

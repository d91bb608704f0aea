"""Acquisitions, or deals: what the city concluded, with whom, on which paper."""

from register.fields.answering import KNOWN_OR_NOT, OPTIONAL
from register.fields.care import CARE, CARE_GROUP, NOTES
from register.fields.deal_care import COUNTS, EXIT, PROCESSING
from register.fields.deal_clauses import CLAUSES, PRICES, TERM, TRIAL
from register.fields.deal_decision import DECISION
from register.fields.deal_papers import CHOICE, INTERESTS, SIGNATURE
from register.fields.deal_terms import MONEY, RETURN
from register.fields.field import Collection, Entity, Field, Kind
from register.terms.deals import DEAL_TYPE, LEGAL_VEHICLE, PROCEDURE, STAGE
from register.terms.organisations import ACQUIRER_TYPE
from register.texts import Words

_DEAL = (
    Field(
        key="ref",
        kind=Kind.IDENTIFIER,
        label=Words("Reference", "Référence"),
        help=Words(
            "The register’s own reference, such as A-2026-014; given once, never changed.",
            "La référence propre au registre, comme A-2026-014\u00a0; donnée une fois, jamais changée.",
        ),
        required=True,
        width=12,
    ),
    Field(
        key="title",
        kind=Kind.TEXT,
        label=Words("Title", "Intitulé"),
        help=Words("What the deal is called.", "L’intitulé de l’acquisition."),
        answers=OPTIONAL,
        width=36,
    ),
    Field(
        key="stage",
        kind=Kind.CODE,
        codes=STAGE,
        label=Words("Stage", "Étape"),
        help=Words(
            "How far the deal has come. An offer is a proposed deal.",
            "Où en est l’acquisition. Une offre est une acquisition proposée.",
        ),
        question=Words("How far has this deal come?", "Où en est cette acquisition\u00a0?"),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=12,
    ),
    Field(
        key="gathered",
        kind=Kind.YES_NO,
        label=Words("Gathered from rows", "Regroupée à l’import"),
        help=Words(
            "Yes where an import put together rows that name no contract: such a deal is still to be identified.",
            "Oui si un import a réuni des lignes sans numéro de marché\u00a0: l’acquisition reste à identifier.",
        ),
        required=True,
        width=10,
    ),
    Field(
        key="deal_type",
        kind=Kind.CODE,
        codes=DEAL_TYPE,
        label=Words("What kind of deal", "Nature de l’opération"),
        help=Words(
            "What economically happens, whatever the paper is called.",
            "Ce qui se passe économiquement, quel que soit l’intitulé de l’acte.",
        ),
        question=Words(
            "Is this deal a purchase, a rental, a loan, a gift or a trial?",
            "Cette acquisition est-elle un achat, une location, un prêt, un don ou un essai\u00a0?",
        ),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="contract_ref",
        kind=Kind.IDENTIFIER,
        label=Words("Contract no.", "N° de marché / commande"),
        help=Words(
            "The number of the contract or order, as the city’s papers write it.",
            "Le numéro du marché ou du bon de commande, tel que l’écrivent les actes de la ville.",
        ),
        question=Words(
            "Under which contract or order did these items come?",
            "De quel marché ou bon de commande ces matériels relèvent-ils\u00a0?",
        ),
        question_to="service",
        answers=OPTIONAL,
        width=18,
    ),
)

_WHO = (
    Field(
        key="acquirer",
        kind=Kind.REF,
        to="vendor",
        label=Words("Acquirer", "Acheteur"),
        help=Words(
            "The legal person that concludes the deal: the city, or a body of which it is a member.",
            "La personne morale qui conclut l’acquisition\u00a0: la ville, ou un organisme dont elle est membre.",
        ),
        question=Words(
            "Which legal person concluded this deal?", "Quelle personne morale a conclu cette acquisition\u00a0?"
        ),
        question_to="service",
        group="who",
        answers=KNOWN_OR_NOT,
        width=24,
    ),
    Field(
        key="acquirer_type",
        kind=Kind.CODE,
        codes=ACQUIRER_TYPE,
        label=Words("Kind of acquirer", "Type d’acheteur"),
        help=Words("Which rules the acquirer is subject to.", "Ce qui détermine les règles applicables à l’acheteur."),
        group="who",
        answers=KNOWN_OR_NOT,
        width=18,
    ),
    Field(
        key="supplier",
        kind=Kind.REF,
        to="vendor",
        derived=True,
        label=Words("Supplier", "Titulaire / fournisseur"),
        help=Words(
            "The party whose role is supplier: who sells, lends or gives.",
            "La partie dont le rôle est fournisseur\u00a0: qui vend, prête ou donne.",
        ),
        group="who",
        width=24,
    ),
    Field(
        key="legal_vehicle",
        kind=Kind.CODE,
        codes=LEGAL_VEHICLE,
        label=Words("Which paper", "Support juridique"),
        help=Words(
            "The legal form that was signed. It should fit what is really supplied (CCP L.1111-1).",
            "La forme juridique signée. Elle doit correspondre à ce qui est réellement fourni (CCP L.1111-1).",
        ),
        question=Words(
            "What is the title of the signed paper, and which department keeps it?",
            "Quel est l’intitulé de l’acte signé, et quel service le détient\u00a0?",
        ),
        question_to="service",
        group="paper",
        answers=KNOWN_OR_NOT,
        width=24,
    ),
    Field(
        key="procedure",
        kind=Kind.CODE,
        codes=PROCEDURE,
        label=Words("Procedure", "Procédure"),
        help=Words(
            "How the supplier was chosen (CCP L.2121-1 and following).",
            "Comment le fournisseur a été choisi (CCP L.2121-1 et suivants).",
        ),
        question=Words(
            "Which procedure was followed for this deal?",
            "Quelle procédure a été suivie pour cette acquisition\u00a0?",
        ),
        question_to="service",
        group="paper",
        answers=KNOWN_OR_NOT,
        width=22,
    ),
)


def _date(key: str, label: Words, help_: Words, question: Words | None = None, *, derived: bool = False) -> Field:
    return Field(
        key=key,
        kind=Kind.DATE,
        label=label,
        help=help_,
        question=question,
        question_to=None if question is None else "service",
        derived=derived,
        group="dates",
        answers=frozenset() if derived else OPTIONAL,
        width=12,
    )


_DATES = (
    _date(
        "consultation_on",
        Words("Consultation opened", "Consultation lancée le"),
        Words("The day on which offers were asked for.", "Le jour où les offres ont été demandées."),
    ),
    _date(
        "signed_on",
        Words("Signed", "Signé le"),
        Words("The day on which the paper was signed.", "Le jour de la signature de l’acte."),
        Words(
            "On which day was the paper of this deal signed?",
            "Quel jour l’acte de cette acquisition a-t-il été signé\u00a0?",
        ),
    ),
    _date(
        "starts_on",
        Words("Starts", "Début"),
        Words("The first day of the contract or loan.", "Le premier jour du marché ou du prêt."),
    ),
    _date(
        "ends_on",
        Words("Ends", "Fin"),
        Words("The last day of the contract or loan.", "Le dernier jour du marché ou du prêt."),
    ),
    _date(
        "in_service_on",
        Words("In service", "Mise en service"),
        Words(
            "The earliest day of service of its equipment and deployments.",
            "Le premier jour de service de ses équipements et dispositifs.",
        ),
        Words(
            "On which day was the equipment or software of this deal first used?",
            "Quel jour le matériel ou le logiciel de cette acquisition a-t-il servi pour la première fois\u00a0?",
        ),
        derived=True,
    ),
    _date(
        "deal_on",
        Words("Date of the deal", "Date de l’opération"),
        Words(
            "The day that decides which rules apply: the first known of consultation, signature, first act, start and "
            "first delivery.",
            "Le jour qui fixe les règles applicables\u00a0: le premier connu parmi consultation, signature, "
            "premier acte, "
            "début et première livraison.",
        ),
        Words(
            "On which day was the deal concluded: consultation, signature, first act?",
            "Quel jour l’acquisition a-t-elle été conclue\u00a0: consultation, signature, premier acte\u00a0?",
        ),
        derived=True,
    ),
)

_FIELDS = (
    *_DEAL, *_WHO, *SIGNATURE, *CHOICE, *_DATES, *TERM, *MONEY, *PRICES, *TRIAL, *RETURN, *COUNTS, *CLAUSES, *INTERESTS,
    *PROCESSING, *EXIT, *DECISION, *CARE, NOTES,
)  # fmt: skip

ACQUISITION = Entity(
    key="acquisition",
    label=Words("Deal", "Acquisition"),
    plural=Words("Deals", "Acquisitions"),
    title=("title", "contract_ref", "ref"),
    fields=_FIELDS,
    groups={
        "main": Words("The deal", "L’acquisition"),
        "who": Words("Who acquires from whom", "Qui acquiert, auprès de qui"),
        "paper": Words("Paper and procedure", "Acte et procédure"),
        "choice": Words("How the vendor was chosen", "Choix du fournisseur"),
        "dates": Words("Dates", "Calendrier"),
        "term": Words("Term and renewal", "Durée et reconduction"),
        "money": Words("Price and value", "Prix et valeur"),
        "free": Words("Free period and support", "Gratuité et assistance"),
        "trial": Words("Trial", "Essai"),
        "return": Words("What is given in return", "Ce qui est donné en retour"),
        "clauses": Words("Publicity, exclusivity, secrecy", "Publicité, exclusivité, secret"),
        "interests": Words("Who gains", "À qui cela profite"),
        "data": Words("Data and ownership", "Données et propriété"),
        "processing": Words("Personal data", "Données personnelles"),
        "count": Words("Quantities", "Quantités"),
        "exit": Words("How it ends", "Sortie"),
        "decision": Words("What is to be decided", "Ce qui est à décider"),
        "care": CARE_GROUP,
    },
    collections=(
        Collection(
            key="parties",
            of="party",
            by="acquisition",
            label=Words("Parties", "Parties prenantes"),
            help=Words("Who takes part, and as what.", "Qui prend part, et à quel titre."),
            question=Words(
                "Who takes part in this deal, and as what?",
                "Qui prend part à cette acquisition, et à quel titre\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="lines",
            of="line",
            by="acquisition",
            label=Words("Lines", "Lignes"),
            help=Words(
                "What the contract says is supplied, line by line, with what it costs.",
                "Ce que le contrat prévoit de fournir, ligne par ligne, avec son montant.",
            ),
            question=Words(
                "What are all the lines of the contract or quote, including what is free?",
                "Quelles sont toutes les lignes du contrat ou du devis, gratuités comprises\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="acts",
            of="act",
            by="acquisition",
            label=Words("Acts", "Actes"),
            help=Words("The acts that authorised it.", "Les actes qui l’ont autorisée."),
            question=Words(
                "If the deal was accepted or authorised by an act, by which one (number, date), and with which "
                "conditions or charges?",
                "Si un acte a accepté ou autorisé cette acquisition, lequel (n°, date), et avec quelles "
                "conditions ou charges\u00a0?",
            ),
            question_to="service",
            after=("legal_vehicle",),
        ),
        Collection(
            key="equipment",
            of="equipment",
            by="acquisition",
            label=Words("Equipment", "Équipements"),
            help=Words("The equipment that came by this deal.", "Les équipements issus de cette acquisition."),
            question=Words(
                "Is all the equipment of this deal in the register?",
                "Tous les équipements de cette acquisition sont-ils dans le registre\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="documents",
            of="document",
            by="acquisition",
            label=Words("Documents", "Documents"),
            help=Words(
                "The papers of this deal: contract, agreement on data, orders.",
                "Les actes de cette acquisition\u00a0: marché, accord sur les données, commandes.",
            ),
            question=Words(
                "Can you send the signed contract with its annexes, and every other paper?",
                "Pouvez-vous transmettre le contrat signé, ses annexes et tout autre acte\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="data_flows",
            of="data_flow",
            by="acquisition",
            label=Words("Data flows", "Flux de données"),
            help=Words(
                "What leaves the city’s premises under this deal, and who can get in.",
                "Ce qui quitte les locaux de la ville au titre de cette acquisition, et qui peut y accéder.",
            ),
            question=Words(
                "How do you connect, and which data leave our premises, for what?",
                "Comment vous connectez-vous, et quelles données quittent nos locaux, pour quoi\u00a0?",
            ),
            question_to="supplier",
        ),
    ),
)

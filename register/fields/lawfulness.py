"""The orders and legal bases on which a deployment rests."""

from register.fields.answering import KNOWN_OR_NOT, OPTIONAL
from register.fields.field import Entity, Field, Kind
from register.terms.deployments import LEGAL_BASIS_KIND
from register.terms.functions import FUNCTION_CODE
from register.texts import Words

AUTHORISATION = Entity(
    key="authorisation",
    label=Words("Authorisation", "Autorisation"),
    plural=Words("Authorisations", "Autorisations"),
    title=("number",),
    fields=(
        Field(
            key="deployment",
            kind=Kind.REF,
            to="deployment",
            label=Words("Deployment", "Dispositif"),
            help=Words("The deployment that this belongs to.", "Le dispositif auquel ceci se rapporte."),
            required=True,
            width=24,
        ),
        Field(
            key="number",
            kind=Kind.IDENTIFIER,
            label=Words("Order no.", "N° d’arrêté"),
            help=Words("The number of the prefect’s order.", "Le numéro de l’arrêté préfectoral."),
            question=Words(
                "What are number and date of the order?",
                "Quels sont le numéro et la date de l’arrêté\u00a0?",
            ),
            question_to="service",
            answers=OPTIONAL,
            width=18,
        ),
        Field(
            key="issued_on",
            kind=Kind.DATE,
            label=Words("Issued", "Du"),
            help=Words("The day of the order.", "Le jour de l’arrêté."),
            question=Words("On which day was the order issued?", "Quel jour l’arrêté a-t-il été pris\u00a0?"),
            question_to="service",
            answers=KNOWN_OR_NOT,
        ),
        Field(
            key="expires_on",
            kind=Kind.DATE,
            label=Words("Expires", "Échéance"),
            help=Words(
                "The last day of its validity: five years from the order unless it says otherwise (CSI L.252-4).",
                "Le dernier jour de validité\u00a0: cinq ans après l’arrêté, sauf mention contraire (CSI L.252-4).",
            ),
            question=Words("When does the order expire?", "Quelle est la date d’échéance de l’arrêté\u00a0?"),
            question_to="service",
            answers=OPTIONAL,
        ),
        Field(
            key="in_use",
            kind=Kind.YES_NO,
            label=Words("In use", "En usage"),
            help=Words(
                "Whether the system still rests on this order; not where another one took its place.",
                "Si le dispositif repose encore sur cet arrêté\u00a0; non s’il a été remplacé.",
            ),
            question=Words(
                "Does the system still rest on this order?",
                "Le dispositif repose-t-il encore sur cet arrêté\u00a0?",
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
            width=8,
        ),
        Field(
            key="cameras_count",
            kind=Kind.NUMBER,
            label=Words("Cameras", "Caméras"),
            help=Words("How many cameras the order allows.", "Combien de caméras l’arrêté permet."),
            question=Words("How many cameras does the order allow?", "Combien de caméras l’arrêté permet-il\u00a0?"),
            question_to="service",
            answers=OPTIONAL,
            width=10,
        ),
        Field(
            key="perimeter",
            kind=Kind.TEXT,
            label=Words("Perimeter", "Périmètre"),
            help=Words(
                "The area within which the order lets cameras stand, where it names one.",
                "Le périmètre dans lequel l’arrêté permet des caméras, s’il en fixe un.",
            ),
            answers=OPTIONAL,
            width=28,
        ),
        Field(
            key="provisional",
            kind=Kind.YES_NO,
            label=Words("Provisional", "Provisoire"),
            help=Words(
                "Whether it was given for an urgent event, for four months at most (CSI L.252-6).",
                "Si l’autorisation est donnée en urgence pour un événement, pour quatre mois au plus (CSI L.252-6).",
            ),
            answers=KNOWN_OR_NOT,
            width=10,
        ),
        Field(
            key="file_reference",
            kind=Kind.TEXT,
            label=Words("File", "Dossier"),
            help=Words(
                "The reference of the file that was sent in (CSI R.252-3).",
                "La référence du dossier déposé (CSI R.252-3).",
            ),
            answers=OPTIONAL,
            width=20,
        ),
    ),
    groups={"main": Words("Authorisation", "Autorisation")},
)

LEGAL_BASIS = Entity(
    key="legal_basis",
    label=Words("Legal basis", "Base légale"),
    plural=Words("Legal bases", "Bases légales"),
    title=("reference",),
    fields=(
        Field(
            key="deployment",
            kind=Kind.REF,
            to="deployment",
            label=Words("Deployment", "Dispositif"),
            help=Words("The deployment that this belongs to.", "Le dispositif auquel ceci se rapporte."),
            required=True,
            width=24,
        ),
        Field(
            key="function",
            kind=Kind.CODE,
            codes=FUNCTION_CODE,
            label=Words("Function", "Fonction"),
            help=Words("The function that it allows.", "La fonction ainsi permise."),
            question=Words("Which function does this text allow?", "Quelle fonction ce texte permet-il\u00a0?"),
            question_to="service",
            answers=OPTIONAL,
            width=26,
        ),
        Field(
            key="kind",
            kind=Kind.CODE,
            codes=LEGAL_BASIS_KIND,
            label=Words("Kind", "Type"),
            help=Words("What kind of text it is.", "La nature du texte."),
            question=Words(
                "Is this text a decision under article 10, an order or a law?",
                "Ce texte est-il une décision au titre de l’article 10, un arrêté ou une loi\u00a0?",
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
            width=24,
        ),
        Field(
            key="valid_from",
            kind=Kind.DATE,
            label=Words("From", "Du"),
            help=Words(
                "The first day on which it allows the function.",
                "Le premier jour où le texte permet la fonction.",
            ),
            question=Words(
                "From which day is this text valid?",
                "À partir de quel jour ce texte est-il valable\u00a0?",
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
        ),
        Field(
            key="valid_to",
            kind=Kind.DATE,
            label=Words("To", "Au"),
            help=Words(
                "The last day on which it allows the function; none where it has no end.",
                "Le dernier jour où le texte permet la fonction\u00a0; aucun s’il est sans terme.",
            ),
            question=Words("Until which day is this text valid?", "Jusqu’à quel jour ce texte est-il valable\u00a0?"),
            question_to="service",
            answers=OPTIONAL,
        ),
        Field(
            key="reference",
            kind=Kind.TEXT,
            label=Words("Text", "Texte"),
            help=Words(
                "The law, decree, order or decision, with number and article.",
                "La loi, le décret, l’arrêté ou la décision, avec numéro et article.",
            ),
            answers=OPTIONAL,
            width=30,
        ),
        Field(
            key="event",
            kind=Kind.TEXT,
            label=Words("Event", "Événement"),
            help=Words(
                "The event that a decision under article 10 is for.",
                "L’événement visé par une décision au titre de l’article 10.",
            ),
            answers=OPTIONAL,
            width=26,
        ),
    ),
    groups={"main": Words("Legal basis", "Base légale")},
)

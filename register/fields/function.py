"""The functions that a product has, or a single item in another state."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, MEASURED, OPTIONAL
from register.fields.field import Entity, Field, Kind
from register.terms.functions import AI_CLASS, AI_PRACTICE, FUNCTION_CODE, FUNCTION_MODE, FUNCTION_STATE, LOCK_EVIDENCE
from register.texts import Words

FUNCTION = Entity(
    key="function",
    label=Words("Function", "Fonction"),
    plural=Words("Functions", "Fonctions"),
    title=("code",),
    fields=(
        Field(
            key="product",
            kind=Kind.REF,
            to="product",
            label=Words("Product", "Produit"),
            help=Words(
                "The product that has the function; its equipment has it too unless stated otherwise.",
                "Le produit qui possède la fonction\u00a0; ses exemplaires l’ont aussi, sauf mention contraire.",
            ),
            width=24,
        ),
        Field(
            key="equipment",
            kind=Kind.REF,
            to="equipment",
            label=Words("Equipment", "Équipement"),
            help=Words(
                "The single item whose state differs from that of its product.",
                "L’exemplaire dont l’état diffère de celui de son produit.",
            ),
            width=24,
        ),
        Field(
            key="code",
            kind=Kind.CODE,
            codes=FUNCTION_CODE,
            label=Words("Function", "Fonction"),
            help=Words("What the equipment can do.", "Ce que l’équipement sait faire."),
            required=True,
            width=28,
        ),
        Field(
            key="state",
            kind=Kind.CODE,
            codes=FUNCTION_STATE,
            label=Words("State", "État"),
            help=Words(
                "Whether the function is there, and whether it works. A function that is there but off still counts.",
                "Si la fonction est présente, et si elle agit. Une fonction présente mais inactive compte quand même.",
            ),
            question=Words(
                "In which state is this function: absent, locked, off, in test, in operation?",
                "Dans quel état est cette fonction\u00a0: absente, verrouillée, désactivée, en test, en "
                "exploitation\u00a0?",
            ),
            question_to="supplier",
            answers=KNOWN_OR_NOT,
            width=26,
        ),
        Field(
            key="mode",
            kind=Kind.CODE,
            codes=FUNCTION_MODE,
            label=Words("Mode", "Mode"),
            help=Words(
                "Whether it works on live images, afterwards on request, or for statistics only.",
                "Si elle agit sur les images en direct, en différé sur réquisition, ou pour des statistiques "
                "seulement.",
            ),
            question=Words(
                "Does this function work in real time, on request afterwards, or for statistics only?",
                "Cette fonction agit-elle en temps réel, en différé sur réquisition, ou pour des statistiques\u00a0?",
            ),
            question_to="service",
            answers=CONDITIONAL,
            width=22,
        ),
        Field(
            key="lock_evidence",
            kind=Kind.CODE,
            codes=LOCK_EVIDENCE,
            label=Words("Proof of lock", "Preuve de verrouillage"),
            help=Words(
                "What proves that a locked function cannot be used. A statement alone is weak.",
                "Ce qui prouve qu’une fonction verrouillée ne peut servir. Une simple déclaration est fragile.",
            ),
            question=Words(
                "If the function is locked, what proves it, and can you send us the proof?",
                "Si la fonction est verrouillée, qu’est-ce qui le prouve, et pouvez-vous nous transmettre la "
                "preuve\u00a0?",
            ),
            question_to="supplier",
            answers=CONDITIONAL,
            width=22,
        ),
        Field(
            key="coupled_with_camera",
            kind=Kind.YES_NO,
            label=Words("Coupled with a camera", "Couplée à une caméra"),
            help=Words(
                "Whether sound sensing points or triggers a camera, or is recorded with its images (TA Orléans, 12 "
                "July 2024).",
                "Si la captation sonore oriente ou déclenche une caméra, ou s’enregistre avec ses images (TA "
                "Orléans, 12 juillet 2024).",
            ),
            question=Words(
                "Does the sound sensor point or trigger a camera, or is sound recorded with images?",
                "Le capteur sonore oriente-t-il ou déclenche-t-il une caméra, ou le son est-il enregistré avec les "
                "images\u00a0?",
            ),
            question_to="supplier",
            answers=MEASURED,
            width=10,
        ),
        Field(
            key="ai_class",
            kind=Kind.CODE,
            codes=AI_CLASS,
            label=Words("AI class", "Classe d’IA"),
            help=Words(
                "Its class under the AI Act (art. 6, annex III).",
                "Sa classe au titre du règlement IA (art. 6, annexe III).",
            ),
            question=Words(
                "Into which class of the AI Act does this function fall?",
                "De quelle classe du règlement IA cette fonction relève-t-elle\u00a0?",
            ),
            question_to="supplier",
            answers=CONDITIONAL,
            width=24,
        ),
        Field(
            key="ai_practice",
            kind=Kind.CODE,
            codes=AI_PRACTICE,
            label=Words("AI practice", "Pratique d’IA"),
            help=Words(
                "Whether it is a practice that article 5 of the AI Act names.",
                "S’il s’agit d’une pratique visée à l’article 5 du règlement IA.",
            ),
            question=Words(
                "Does the function perform any practice of article 5 of the AI Act?",
                "La fonction réalise-t-elle l’une des pratiques de l’article 5 du règlement IA\u00a0?",
            ),
            question_to="supplier",
            answers=CONDITIONAL,
            width=26,
        ),
        Field(
            key="since_on",
            kind=Kind.DATE,
            label=Words("In this state since", "Dans cet état depuis"),
            help=Words(
                "The day from which the function is in this state.",
                "Le jour depuis lequel la fonction est dans cet état.",
            ),
            answers=OPTIONAL,
        ),
        Field(
            key="ended_on",
            kind=Kind.DATE,
            label=Words("Removed", "Retirée le"),
            help=Words(
                "The day on which the function was taken away for good.",
                "Le jour où la fonction a été définitivement retirée.",
            ),
            answers=OPTIONAL,
        ),
    ),
    groups={"main": Words("Function", "Fonction")},
)

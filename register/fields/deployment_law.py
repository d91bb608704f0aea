"""What was examined, declared and told to the public before a deployment was used: fields of a deployment."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.deployments import DPO_OPINION, PUBLIC_NOTICE
from register.texts import Words

ASSESSED = (
    Field(
        key="dpia_reviewed_on",
        kind=Kind.DATE,
        label=Words("DPIA reviewed", "AIPD revue le"),
        help=Words(
            "The day on which the assessment was last reviewed (GDPR art. 35(11)).",
            "Le dernier jour où l’analyse a été revue (RGPD, art. 35, §\u00a011).",
        ),
        question=Words(
            "On which day was the DPIA last reviewed?",
            "Quel jour l’AIPD a-t-elle été revue pour la dernière fois\u00a0?",
        ),
        question_to="service",
        group="data",
        answers=CONDITIONAL,
    ),
    Field(
        key="dpia_high_residual_risk",
        kind=Kind.YES_NO,
        label=Words("High residual risk", "Risque résiduel élevé"),
        help=Words(
            "Whether the assessment leaves a high risk: the authority must then be consulted (GDPR art. 36).",
            "Si l’analyse laisse un risque élevé\u00a0: l’autorité doit alors être consultée (RGPD, art. 36).",
        ),
        question=Words("Does the DPIA leave a high risk?", "L’AIPD laisse-t-elle subsister un risque élevé\u00a0?"),
        question_to="service",
        group="data",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="retention_proof_on",
        kind=Kind.DATE,
        label=Words("Retention proved", "Conservation constatée le"),
        help=Words(
            "The day of the dated proof, per recorder, of how long recordings are kept (CSI L.252-5).",
            "Le jour de la preuve datée, par enregistreur, de la durée réglée (CSI L.252-5).",
        ),
        group="data",
        answers=OPTIONAL,
    ),
    Field(
        key="dpo",
        kind=Kind.REF,
        to="person",
        label=Words("Data protection officer", "Délégué à la protection des données"),
        help=Words(
            "The data protection officer who was asked.",
            "Le délégué à la protection des données consulté.",
        ),
        group="opinion",
        answers=OPTIONAL,
        width=20,
    ),
    Field(
        key="dpo_opinion",
        kind=Kind.CODE,
        codes=DPO_OPINION,
        label=Words("Opinion of the DPO", "Avis du DPO"),
        help=Words(
            "What the data protection officer advised (GDPR art. 35(2), 39).",
            "Ce que le délégué à la protection des données a conseillé (RGPD, art. 35, §\u00a02, et 39).",
        ),
        question=Words(
            "What did the data protection officer advise?",
            "Qu’a conseillé le délégué à la protection des données\u00a0?",
        ),
        question_to="service",
        group="opinion",
        answers=KNOWN_OR_NOT,
        width=18,
    ),
    Field(
        key="dpo_opinion_on",
        kind=Kind.DATE,
        label=Words("Opinion dated", "Avis du"),
        help=Words("The day of that opinion.", "Le jour de cet avis."),
        question=Words(
            "On which day did the data protection officer give an opinion?",
            "Quel jour le délégué à la protection des données a-t-il rendu son avis\u00a0?",
        ),
        question_to="service",
        group="opinion",
        answers=CONDITIONAL,
    ),
    Field(
        key="decision_against_reason",
        kind=Kind.TEXT,
        label=Words("Why it was not followed", "Pourquoi il n’est pas suivi"),
        help=Words(
            "The written reason where the city departs from the opinion.",
            "Le motif écrit si la ville s’écarte de l’avis.",
        ),
        question=Words(
            "If the opinion of the data protection officer was not followed, what is the written reason?",
            "Si l’avis du délégué à la protection des données n’a pas été suivi, quel en est le motif écrit\u00a0?",
        ),
        question_to="service",
        group="opinion",
        answers=CONDITIONAL,
        width=30,
    ),
)

DECLARED = (
    Field(
        key="processing_record",
        kind=Kind.IDENTIFIER,
        label=Words("Record of processing", "Fiche de registre"),
        help=Words(
            "The number of its entry in the record of processing (GDPR art. 30).",
            "Le numéro de sa fiche au registre des traitements (RGPD, art. 30).",
        ),
        question=Words(
            "Under which number does the record of processing list this system?",
            "Sous quel numéro ce dispositif figure-t-il au registre des traitements\u00a0?",
        ),
        question_to="service",
        group="told",
        answers=OPTIONAL,
        width=16,
    ),
    Field(
        key="ru_reference",
        kind=Kind.TEXT,
        label=Words("Commitment to the CNIL", "Engagement de conformité"),
        help=Words(
            "The commitment sent to the CNIL before use, such as RU-074 (CSI R.253-7).",
            "L’engagement de conformité adressé à la CNIL avant usage, comme RU-074 (CSI R.253-7).",
        ),
        question=Words(
            "Which commitment was sent to the CNIL?",
            "Quel engagement de conformité a été adressé à la CNIL\u00a0?",
        ),
        question_to="service",
        group="told",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="ru_receipt_on",
        kind=Kind.DATE,
        label=Words("Receipt of the CNIL", "Récépissé de la CNIL"),
        help=Words("The day on which the CNIL confirmed it.", "Le jour où la CNIL en a accusé réception."),
        group="told",
        answers=CONDITIONAL,
    ),
    Field(
        key="public_notice",
        kind=Kind.CODE,
        codes=PUBLIC_NOTICE,
        label=Words("Public notice", "Information du public"),
        help=Words(
            "Whether signs tell the public what the law asks: controller, purposes, rights (CSI R.253-6).",
            "Si des panneaux informent le public selon la loi\u00a0: responsable, finalités, droits (CSI R.253-6).",
        ),
        question=Words(
            "Do signs tell the public all that the law asks? Can you send a photograph?",
            "Les panneaux informent-ils le public de tout ce que la loi exige\u00a0? Pouvez-vous joindre une "
            "photo\u00a0?",
        ),
        question_to="service",
        group="told",
        answers=MEASURED,
        width=16,
    ),
    Field(
        key="rights_contact",
        kind=Kind.TEXT,
        label=Words("Contact for rights", "Contact pour les droits"),
        help=Words(
            "Whom a person may ask for access to images (GDPR art. 12 to 15).",
            "À qui une personne peut demander l’accès aux images (RGPD, art. 12 à 15).",
        ),
        group="told",
        answers=OPTIONAL,
        width=28,
    ),
    Field(
        key="published_url",
        kind=Kind.TEXT,
        label=Words("Published at", "Publié à l’adresse"),
        help=Words(
            "Where the city tells of the system on its site.",
            "La page du site de la ville qui présente le dispositif.",
        ),
        group="told",
        answers=OPTIONAL,
        width=36,
    ),
)

AI_DUTIES = (
    Field(
        key="provider_declaration",
        kind=Kind.YES_NO,
        label=Words("Declaration of the provider", "Déclaration du fournisseur"),
        help=Words(
            "Whether the provider gave its EU declaration and instructions for use (AI Act, art. 13, 26, 47).",
            "Si le fournisseur a remis la déclaration UE et la notice d’utilisation (règlement IA, art. 13, 26, 47).",
        ),
        question=Words(
            "Can you give us your AI Act class, the instructions for use and the EU declaration?",
            "Pouvez-vous nous remettre le classement, la notice d’utilisation et la déclaration UE (règlement "
            "IA)\u00a0?",
        ),
        question_to="supplier",
        group="ai",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="oversight_person",
        kind=Kind.REF,
        to="person",
        label=Words("Human oversight", "Contrôle humain"),
        help=Words(
            "The person who oversees the AI system (AI Act, art. 26(2)).",
            "La personne chargée du contrôle humain du système d’IA (règlement IA, art. 26, §\u00a02).",
        ),
        question=Words("Who oversees the AI system?", "Qui assure le contrôle humain du système d’IA\u00a0?"),
        question_to="service",
        group="ai",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="fria_on",
        kind=Kind.DATE,
        label=Words("Rights assessment", "Analyse des droits fondamentaux"),
        help=Words(
            "The day of the assessment of the impact on fundamental rights (AI Act, art. 27).",
            "Le jour de l’analyse d’impact sur les droits fondamentaux (règlement IA, art. 27).",
        ),
        question=Words(
            "On which day was the impact on fundamental rights assessed?",
            "Quel jour l’impact sur les droits fondamentaux a-t-il été analysé\u00a0?",
        ),
        question_to="service",
        group="ai",
        answers=CONDITIONAL,
    ),
    Field(
        key="eu_db_registration",
        kind=Kind.IDENTIFIER,
        label=Words("EU database", "Base de données de l’UE"),
        help=Words(
            "The number under which the use is registered in the EU database (AI Act, art. 49).",
            "Le numéro d’enregistrement de l’usage dans la base de données de l’UE (règlement IA, art. 49).",
        ),
        question=Words(
            "Under which number is the use of this system registered in the EU database?",
            "Sous quel numéro l’usage de ce dispositif est-il enregistré dans la base de données de l’UE\u00a0?",
        ),
        question_to="service",
        group="ai",
        answers=CONDITIONAL,
        width=18,
    ),
)

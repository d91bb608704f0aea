"""Flows of data and remote access: of a deal, or of a product wherever it is used."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, LIST, OPTIONAL
from register.fields.data_flow_guard import GUARD, TRANSFER
from register.fields.field import Entity, Field, Kind
from register.terms.data_flows import DATA_CATEGORY, DIRECTION, FLOW_PURPOSE, INITIATED_BY, MECHANISM
from register.texts import Words

_WHAT = (
    Field(
        key="purpose",
        kind=Kind.CODE,
        codes=FLOW_PURPOSE,
        label=Words("Purpose", "Finalité"),
        help=Words(
            "For what data leave, or somebody gets in from outside.",
            "Pour quoi des données sortent, ou quelqu’un accède de l’extérieur.",
        ),
        question=Words(
            "For what do data leave our premises, or do your staff get in from outside?",
            "Pour quoi des données quittent-elles nos locaux, ou vos équipes y accèdent-elles à distance\u00a0?",
        ),
        question_to="supplier",
        answers=KNOWN_OR_NOT,
        width=22,
    ),
    Field(
        key="to_vendor",
        kind=Kind.REF,
        to="vendor",
        label=Words("Who receives", "Destinataire"),
        help=Words(
            "The organisation that receives the data or has the access.",
            "L’organisme qui reçoit les données ou dispose de l’accès.",
        ),
        question=Words(
            "Which company receives these data or has this access?",
            "Quelle société reçoit ces données ou dispose de cet accès\u00a0?",
        ),
        question_to="supplier",
        answers=KNOWN_OR_NOT,
        width=22,
    ),
    Field(
        key="mechanism",
        kind=Kind.CODE,
        codes=MECHANISM,
        label=Words("Means", "Moyen"),
        help=Words(
            "By which means. A permanent access cannot be refused session by session (ANSSI-PA-72, R25).",
            "Par quel moyen. Un accès permanent ne se refuse pas session par session (ANSSI-PA-72, R25).",
        ),
        question=Words(
            "How do you connect for maintenance, and who opens the access?",
            "Comment vous connectez-vous pour la maintenance, et qui ouvre l’accès\u00a0?",
        ),
        question_to="supplier",
        answers=CONDITIONAL,
        width=22,
    ),
    Field(
        key="location_country",
        kind=Kind.COUNTRY,
        label=Words("Country of storage", "Pays d’hébergement"),
        help=Words(
            "The country in which the data are kept (GDPR art. 44 to 49).",
            "Le pays où les données sont conservées (RGPD, art. 44 à 49).",
        ),
        question=Words(
            "In which country, data centre and company are images, metadata, logs and backups stored?",
            "Dans quel pays, centre et société sont stockés images, métadonnées, journaux et sauvegardes\u00a0?",
        ),
        question_to="supplier",
        answers=KNOWN_OR_NOT,
    ),
    Field(
        key="acquisition",
        kind=Kind.REF,
        to="acquisition",
        label=Words("Deal", "Acquisition"),
        help=Words(
            "The deal whose contract allows this flow.",
            "L’acquisition dont le contrat permet ce flux.",
        ),
        answers=OPTIONAL,
        width=24,
    ),
    Field(
        key="product",
        kind=Kind.REF,
        to="product",
        label=Words("Product", "Produit"),
        help=Words(
            "The product that sends the data, wherever it is used.",
            "Le produit qui envoie les données, où qu’il serve.",
        ),
        answers=OPTIONAL,
        width=24,
    ),
    Field(
        key="data_categories",
        kind=Kind.CODES,
        codes=DATA_CATEGORY,
        label=Words("Data", "Données"),
        help=Words(
            "Which kinds of data. Mark it complete once all are recorded.",
            "Les types de données. À marquer complet une fois tous notés.",
        ),
        question=Words(
            "Which kinds of data leave, faces and plates included?",
            "Quels types de données sortent, visages et plaques compris\u00a0?",
        ),
        question_to="supplier",
        answers=LIST,
        width=26,
    ),
    Field(
        key="direction",
        kind=Kind.CODE,
        codes=DIRECTION,
        label=Words("Direction", "Sens"),
        help=Words("Which way the data go.", "Dans quel sens vont les données."),
        answers=KNOWN_OR_NOT,
        width=18,
    ),
    Field(
        key="initiated_by",
        kind=Kind.CODE,
        codes=INITIATED_BY,
        label=Words("Opened by", "À l’initiative de"),
        help=Words("Who opens the connection.", "Qui ouvre la connexion."),
        answers=KNOWN_OR_NOT,
        width=16,
    ),
    Field(
        key="technically_possible",
        kind=Kind.YES_NO,
        label=Words("Technically possible", "Techniquement possible"),
        help=Words(
            "Whether the vendor could reach the data if a law obliged it (GDPR art. 48).",
            "Si le fournisseur pourrait atteindre les données si une loi l’y obligeait (RGPD, art. 48).",
        ),
        question=Words(
            "Could you technically comply with a foreign order for our data?",
            "Pourriez-vous techniquement répondre à une injonction étrangère visant nos données\u00a0?",
        ),
        question_to="supplier",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="access_countries",
        kind=Kind.COUNTRIES,
        label=Words("Seen from", "Consultable depuis"),
        help=Words(
            "From which countries staff can see the data: a view on a screen may be a transfer (EDPB Guidelines "
            "05/2021).",
            "Depuis quels pays du personnel peut voir les données\u00a0: un simple affichage peut être un "
            "transfert (CEPD, lignes directrices 05/2021).",
        ),
        question=Words(
            "From which countries can your staff or subcontractors view our screens, logs or images?",
            "Depuis quels pays vos équipes ou sous-traitants peuvent-ils voir nos écrans, journaux ou images\u00a0?",
        ),
        question_to="supplier",
        answers=LIST,
        width=20,
    ),
    Field(
        key="recipient_bodies",
        kind=Kind.TEXTS,
        label=Words("Other recipients", "Autres destinataires"),
        help=Words(
            "Other bodies that can see or search the data (CSI L.252-3).",
            "Les autres organismes qui peuvent voir ou interroger les données (CSI L.252-3).",
        ),
        question=Words(
            "Which other customers or authorities can see or search our data?",
            "Quels autres clients ou autorités peuvent voir ou interroger nos données\u00a0?",
        ),
        question_to="supplier",
        answers=LIST,
        width=26,
    ),
)

DATA_FLOW = Entity(
    key="data_flow",
    label=Words("Data flow", "Flux de données"),
    plural=Words("Data flows", "Flux de données"),
    title=("purpose",),
    fields=(*_WHAT, *GUARD, *TRANSFER),
    groups={
        "main": Words("What goes where", "Ce qui va où"),
        "guard": Words("Who can see it, and how it is guarded", "Qui peut voir, et sous quel contrôle"),
        "transfer": Words("Transfer and host", "Transfert et hébergeur"),
    },
)

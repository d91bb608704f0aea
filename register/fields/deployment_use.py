"""Which devices a deployment has, what they are used for and how they are guarded: fields of a deployment."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, LIST, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.deployments import (
    ACCESS_LOG,
    ANPR_PURPOSE,
    DEVICE_CLASS,
    DRONE_PURPOSE,
    PORT_PROTECTION,
    PRIVATE_MASKING,
)
from register.terms.functions import FUNCTION_CODE
from register.terms.places import SENSITIVITY
from register.texts import Words

PLACE = (
    Field(
        key="device_class",
        kind=Kind.CODE,
        codes=DEVICE_CLASS,
        label=Words("Kind of devices", "Type d’équipements"),
        help=Words(
            "What the system is made of: it decides which authorisation is needed (CSI L.241-2, L.252-1).",
            "Ce qui compose le dispositif\u00a0: l’autorisation requise en dépend (CSI L.241-2, L.252-1).",
        ),
        question=Words(
            "What is this system made of: fixed cameras, body-worn cameras, drones?",
            "De quoi ce dispositif est-il composé\u00a0: caméras fixes, caméras-piétons, drones\u00a0?",
        ),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="zone",
        kind=Kind.TEXT,
        label=Words("Area", "Zone ou quartier"),
        help=Words(
            "The part of the city that it covers, in words that may be published.",
            "La partie de la ville couverte, en des termes publiables.",
        ),
        answers=OPTIONAL,
        width=24,
    ),
    Field(
        key="address",
        kind=Kind.TEXT,
        label=Words("Address", "Adresse"),
        help=Words(
            "Where it stands. Exact places are never printed for the public.",
            "Où il se trouve. Les emplacements précis ne sont jamais imprimés pour le public.",
        ),
        confidentiality="internal",
        answers=OPTIONAL,
        width=30,
    ),
    Field(
        key="sensitivity",
        kind=Kind.CODE,
        codes=SENSITIVITY,
        label=Words("Sensitivity", "Sensibilité"),
        help=Words(
            "What kind of people or activities it exposes.",
            "Le type de personnes ou d’activités que le dispositif expose.",
        ),
        question=Words(
            "How sensitive is what this system sees?",
            "Quelle est la sensibilité de ce que voit ce dispositif\u00a0?",
        ),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="jurisdiction",
        kind=Kind.COUNTRY,
        label=Words("Law that applies", "Droit applicable"),
        help=Words(
            "The country whose law applies here, where it is not that of the register.",
            "Le pays dont le droit s’applique ici, s’il diffère de celui du registre.",
        ),
        answers=OPTIONAL,
    ),
    Field(
        key="ended_on",
        kind=Kind.DATE,
        label=Words("Ended", "Arrêté le"),
        help=Words("The day on which it was switched off for good.", "Le jour de son arrêt définitif."),
        question=Words(
            "Is the system still in use, or on which day was it stopped?",
            "Le dispositif sert-il encore, ou quel jour a-t-il été arrêté\u00a0?",
        ),
        question_to="service",
        answers=OPTIONAL,
    ),
)

USE = (
    Field(
        key="functions_declared",
        kind=Kind.CODES,
        codes=FUNCTION_CODE,
        label=Words("Functions declared", "Fonctions déclarées"),
        help=Words(
            "The functions named in the file sent to the prefect (CSI R.252-3).",
            "Les fonctions mentionnées au dossier adressé au préfet (CSI R.252-3).",
        ),
        question=Words(
            "Which functions does the file sent to the prefect name?",
            "Quelles fonctions le dossier adressé au préfet mentionne-t-il\u00a0?",
        ),
        question_to="service",
        group="authorisation",
        answers=LIST | MEASURED,
        width=28,
    ),
    Field(
        key="private_masking",
        kind=Kind.CODE,
        codes=PRIVATE_MASKING,
        label=Words("Private places", "Lieux privés"),
        help=Words(
            "Whether dwellings and their entrances are masked (CSI L.251-3).",
            "Si les habitations et leurs entrées sont masquées (CSI L.251-3).",
        ),
        question=Words(
            "Are dwellings and their entrances masked in every view?",
            "Les habitations et leurs entrées sont-elles masquées dans toutes les vues\u00a0?",
        ),
        question_to="service",
        group="authorisation",
        answers=MEASURED,
        width=18,
    ),
    Field(
        key="anpr_purpose",
        kind=Kind.CODE,
        codes=ANPR_PURPOSE,
        label=Words("Plates: purpose", "Plaques\u00a0: finalité"),
        help=Words(
            "For what exactly plates are read. A municipality may do so for few purposes only (CSI L.233-1, L.233-2).",
            "Pour quelle finalité exacte les plaques sont lues. Une commune ne le peut que pour peu de "
            "finalités (CSI L.233-1, L.233-2).",
        ),
        question=Words(
            "Who runs plate reading, and for which exact purpose?",
            "Qui exploite la lecture de plaques, et pour quelle finalité exacte\u00a0?",
        ),
        question_to="service",
        group="use",
        answers=MEASURED,
        width=26,
    ),
    Field(
        key="judicial_process",
        kind=Kind.YES_NO,
        label=Words("On judicial request only", "Sur réquisition seulement"),
        help=Words(
            "Whether recordings are analysed afterwards on a judicial request only, with a written process "
            "(CNIL, MED-2024-150).",
            "Si l’analyse en différé n’a lieu que sur réquisition judiciaire, selon une procédure écrite (CNIL, "
            "MED-2024-150).",
        ),
        question=Words(
            "Are recordings analysed afterwards only on a judicial request, with a written process?",
            "L’analyse en différé n’a-t-elle lieu que sur réquisition judiciaire, selon une procédure écrite\u00a0?",
        ),
        question_to="service",
        group="use",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="objection_analysis",
        kind=Kind.YES_NO,
        label=Words("Information and objection", "Information et opposition"),
        help=Words(
            "Whether it was examined how persons are told of the statistics and how they object (GDPR art. 21).",
            "Si l’information des personnes et leur droit d’opposition aux statistiques ont été examinés (RGPD, "
            "art. 21).",
        ),
        question=Words(
            "Was it examined how persons are told of the statistics and can object?",
            "L’information des personnes et leur opposition aux statistiques ont-elles été examinées\u00a0?",
        ),
        question_to="service",
        group="use",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="drone_purpose",
        kind=Kind.CODE,
        codes=DRONE_PURPOSE,
        label=Words("Drone: mission", "Drone\u00a0: mission"),
        help=Words(
            "For what the drone flies (CSI L.242-1 and following).",
            "Pour quelle mission le drone vole (CSI L.242-1 et suivants).",
        ),
        question=Words(
            "For which missions does the drone fly, and which persons does it film?",
            "Pour quelles missions le drone vole-t-il, et quelles personnes filme-t-il\u00a0?",
        ),
        question_to="service",
        group="use",
        answers=MEASURED,
        width=22,
    ),
    Field(
        key="dgac_registration",
        kind=Kind.IDENTIFIER,
        label=Words("Drone: registration", "Drone\u00a0: enregistrement"),
        help=Words(
            "The number of the operator with the civil aviation authority (Regulation 2019/947).",
            "Le numéro d’exploitant auprès de l’aviation civile (règlement 2019/947).",
        ),
        group="use",
        answers=CONDITIONAL,
        width=18,
    ),
)

ACCESS = (
    Field(
        key="viewers_list",
        kind=Kind.YES_NO,
        label=Words("List of viewers", "Liste des personnes habilitées"),
        help=Words(
            "Whether the persons who may see images are designated one by one (CSI L.252-2, R.253-3).",
            "Si les personnes pouvant voir les images sont désignées individuellement (CSI L.252-2, R.253-3).",
        ),
        question=Words(
            "Is there a list of the persons who may see images, each designated?",
            "Existe-t-il une liste des personnes habilitées à voir les images, désignées une à une\u00a0?",
        ),
        question_to="service",
        group="access",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="access_log",
        kind=Kind.CODE,
        codes=ACCESS_LOG,
        label=Words("Log of access", "Journal des consultations"),
        help=Words(
            "Whether each viewing and export is logged with its author (CSI R.253-5).",
            "Si chaque consultation ou extraction est journalisée avec son auteur (CSI R.253-5).",
        ),
        question=Words(
            "Is each viewing and export logged with its author? Can you show the last 30 days?",
            "Chaque consultation ou extraction est-elle journalisée avec son auteur\u00a0? Pouvez-vous montrer "
            "les 30 derniers jours\u00a0?",
        ),
        question_to="service",
        group="access",
        answers=MEASURED,
        width=20,
    ),
    Field(
        key="log_retention_months",
        kind=Kind.NUMBER,
        label=Words("Log kept, months", "Journal conservé, mois"),
        help=Words(
            "How long the log is kept, in months; three years at most (CSI R.253-5).",
            "La durée de conservation du journal, en mois\u00a0; trois ans au plus (CSI R.253-5).",
        ),
        group="access",
        answers=CONDITIONAL,
        width=10,
    ),
    Field(
        key="log_reviewed_on",
        kind=Kind.DATE,
        label=Words("Log read", "Journal relu le"),
        help=Words(
            "The day on which somebody last read the log.",
            "Le dernier jour où quelqu’un a relu le journal.",
        ),
        group="access",
        answers=OPTIONAL,
    ),
    Field(
        key="vendor_can_alter_log",
        kind=Kind.YES_NO,
        label=Words("Vendor can alter the log", "Journal modifiable par le fournisseur"),
        help=Words(
            "Whether the vendor could change or delete entries of the log.",
            "Si le fournisseur pourrait modifier ou supprimer des entrées du journal.",
        ),
        question=Words(
            "Could the vendor change or delete entries of the log of access to images?",
            "Le fournisseur pourrait-il modifier ou supprimer des entrées du journal des accès aux images\u00a0?",
        ),
        question_to="service",
        group="access",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="extraction_register",
        kind=Kind.YES_NO,
        label=Words("Register of exports", "Registre des extractions"),
        help=Words(
            "Whether exports of images are written down with date, reason and recipient.",
            "Si les extractions d’images sont notées avec date, motif et destinataire.",
        ),
        group="access",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="wan_flows_encrypted",
        kind=Kind.YES_NO,
        label=Words("Links encrypted", "Liaisons chiffrées"),
        help=Words(
            "Whether what passes between sites is encrypted (ANSSI-PA-72, R25).",
            "Si les flux entre sites sont chiffrés (ANSSI-PA-72, R25).",
        ),
        question=Words("Is what passes between sites encrypted?", "Les flux entre sites sont-ils chiffrés\u00a0?"),
        question_to="service",
        group="access",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="outdoor_port_protection",
        kind=Kind.CODE,
        codes=PORT_PROTECTION,
        label=Words("Outdoor sockets", "Prises extérieures"),
        help=Words(
            "How network sockets within reach of the public are protected (ANSSI-PA-72, R18).",
            "Comment sont protégées les prises réseau accessibles au public (ANSSI-PA-72, R18).",
        ),
        group="access",
        answers=MEASURED,
        width=20,
    ),
)

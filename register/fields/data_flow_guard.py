"""How a flow of data is guarded, and on which tool its transfer rests: fields of a data flow."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, MEASURED
from register.fields.field import Field, Kind
from register.terms.data_flows import (
    ENCRYPTION_AT_REST,
    HOST_QUALIFICATION,
    IMAGES_VISIBLE,
    KEY_HOLDER,
    LEGAL_REGIME,
    TRANSFER_TOOL,
)
from register.texts import Words

GUARD = (
    Field(
        key="images_visible",
        kind=Kind.CODE,
        codes=IMAGES_VISIBLE,
        label=Words("Images visible", "Images visibles"),
        help=Words(
            "Which images staff of the vendor can open (CSI L.252-2, R.253-3).",
            "Les images que le personnel du fournisseur peut ouvrir (CSI L.252-2, R.253-3).",
        ),
        question=Words(
            "Can any of your staff open our live or recorded images? Who, when, and is it logged?",
            "Un de vos agents peut-il ouvrir nos images en direct ou enregistrées\u00a0? Qui, quand, est-ce "
            "journalisé\u00a0?",
        ),
        question_to="supplier",
        group="guard",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="individually_authorised",
        kind=Kind.YES_NO,
        label=Words("Each person authorised", "Habilitation individuelle"),
        help=Words(
            "Whether each person who can open images is designated and authorised by name (CSI R.253-3).",
            "Si chaque personne pouvant ouvrir les images est désignée et habilitée nommément (CSI R.253-3).",
        ),
        question=Words(
            "Is each person of the vendor who can open images authorised by name?",
            "Chaque personne du fournisseur pouvant ouvrir les images est-elle habilitée nommément\u00a0?",
        ),
        question_to="service",
        group="guard",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="personal_data_visible",
        kind=Kind.YES_NO,
        label=Words("Personal data visible", "Données personnelles visibles"),
        help=Words(
            "Whether whoever has the access can see personal data.",
            "Si qui dispose de l’accès peut voir des données personnelles.",
        ),
        question=Words(
            "Can whoever has access from outside see personal data?",
            "Qui dispose d’un accès à distance peut-il voir des données personnelles\u00a0?",
        ),
        question_to="supplier",
        group="guard",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="city_approves_each_session",
        kind=Kind.YES_NO,
        label=Words("We open each session", "Ouverture par la ville"),
        help=Words(
            "Whether the city opens each session of remote maintenance (GDPR art. 28(3)(a), 32).",
            "Si la ville ouvre chaque session de télémaintenance (RGPD, art. 28, §\u00a03, a, et 32).",
        ),
        question=Words(
            "Does the city open each session of remote maintenance?",
            "La ville ouvre-t-elle chaque session de télémaintenance\u00a0?",
        ),
        question_to="service",
        group="guard",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="session_logged",
        kind=Kind.YES_NO,
        label=Words("Logged", "Journalisée"),
        help=Words(
            "Whether each session is logged, out of the vendor’s reach (CSI R.253-5).",
            "Si chaque session est journalisée, hors de portée du fournisseur (CSI R.253-5).",
        ),
        question=Words(
            "Is each session of remote maintenance logged, out of the vendor’s reach?",
            "Chaque session de télémaintenance est-elle journalisée, hors de portée du fournisseur\u00a0?",
        ),
        question_to="service",
        group="guard",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="mfa",
        kind=Kind.YES_NO,
        label=Words("Strong sign-in", "Authentification forte"),
        help=Words(
            "Whether a second factor is needed to get in.",
            "Si un second facteur est exigé pour accéder.",
        ),
        question=Words(
            "Is a second factor needed for access from outside?",
            "Un second facteur est-il exigé pour l’accès à distance\u00a0?",
        ),
        question_to="supplier",
        group="guard",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="named_accounts",
        kind=Kind.YES_NO,
        label=Words("Named accounts", "Comptes nominatifs"),
        help=Words(
            "Whether each person has an account of their own.",
            "Si chaque personne dispose d’un compte propre.",
        ),
        question=Words(
            "Does each person with access from outside have an account of their own?",
            "Chaque personne qui accède à distance dispose-t-elle d’un compte propre\u00a0?",
        ),
        question_to="supplier",
        group="guard",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="egress_filtered",
        kind=Kind.YES_NO,
        label=Words("Outgoing traffic filtered", "Sorties filtrées"),
        help=Words(
            "Whether the city’s firewall lets only this flow out.",
            "Si le pare-feu de la ville ne laisse sortir que ce flux.",
        ),
        question=Words(
            "Does the city’s firewall let only this flow out?",
            "Le pare-feu de la ville ne laisse-t-il sortir que ce flux\u00a0?",
        ),
        question_to="service",
        group="guard",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="encryption_in_transit",
        kind=Kind.YES_NO,
        label=Words("Encrypted on the way", "Chiffré en transit"),
        help=Words(
            "Whether the data are encrypted while they travel.",
            "Si les données sont chiffrées pendant leur transport.",
        ),
        question=Words(
            "Are our data encrypted while they travel?",
            "Nos données sont-elles chiffrées pendant leur transport\u00a0?",
        ),
        question_to="supplier",
        group="guard",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="encryption_at_rest",
        kind=Kind.CODE,
        codes=ENCRYPTION_AT_REST,
        label=Words("Encrypted where kept", "Chiffré au repos"),
        help=Words(
            "Whether the data are encrypted where they are kept (GDPR art. 32(1)(a)).",
            "Si les données sont chiffrées là où elles sont conservées (RGPD, art. 32, §\u00a01, a).",
        ),
        question=Words(
            "Are our data encrypted where they are kept?",
            "Nos données sont-elles chiffrées là où elles sont conservées\u00a0?",
        ),
        question_to="supplier",
        group="guard",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="key_holder",
        kind=Kind.CODE,
        codes=KEY_HOLDER,
        label=Words("Keys held by", "Clés détenues par"),
        help=Words(
            "Who holds the keys: whoever holds them can read the data.",
            "Qui détient les clés\u00a0: qui les détient peut lire les données.",
        ),
        question=Words(
            "Who holds keys, administrator accounts and reset codes?",
            "Qui détient clés, comptes d’administration et codes de réinitialisation\u00a0?",
        ),
        question_to="supplier",
        group="guard",
        answers=CONDITIONAL,
        width=16,
    ),
)

TRANSFER = (
    Field(
        key="host_qualification",
        kind=Kind.CODE,
        codes=HOST_QUALIFICATION,
        label=Words("Qualification of the host", "Qualification de l’hébergeur"),
        help=Words(
            "The highest qualification of the host. Of these, SecNumCloud asks for protection from foreign law "
            "(version 3.2, 19.6).",
            "La plus haute qualification de l’hébergeur. Parmi elles, SecNumCloud exige une protection contre "
            "le droit étranger (version 3.2, 19.6).",
        ),
        question=Words(
            "Which qualification does the host of our data hold?",
            "Quelle qualification l’hébergeur de nos données détient-il\u00a0?",
        ),
        question_to="supplier",
        group="transfer",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="legal_regime",
        kind=Kind.CODE,
        codes=LEGAL_REGIME,
        label=Words("Regime", "Régime"),
        help=Words(
            "Which law governs the processing: GDPR, or the law enforcement directive for police purposes.",
            "Le droit qui régit le traitement\u00a0: RGPD, ou directive police-justice pour les finalités de police.",
        ),
        question=Words(
            "Is the processing under the GDPR or under the law enforcement directive?",
            "Le traitement relève-t-il du RGPD ou de la directive police-justice\u00a0?",
        ),
        question_to="service",
        group="transfer",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="transfer_tool",
        kind=Kind.CODE,
        codes=TRANSFER_TOOL,
        label=Words("Transfer tool", "Outil de transfert"),
        help=Words(
            "What a transfer out of the EEA rests on (GDPR art. 44 to 49; directive 2016/680, art. 36 to 38).",
            "Ce qui fonde un transfert hors EEE (RGPD, art. 44 à 49\u00a0; directive 2016/680, art. 36 à 38).",
        ),
        question=Words(
            "If our data leave the EU, on which transfer tool do you rely? Can you send the clauses and the "
            "assessment?",
            "Si nos données quittent l’UE, sur quel outil de transfert vous appuyez-vous\u00a0? Pouvez-vous "
            "fournir clauses et analyse\u00a0?",
        ),
        question_to="supplier",
        group="transfer",
        answers=CONDITIONAL,
        width=22,
    ),
    Field(
        key="tia_on",
        kind=Kind.DATE,
        label=Words("Transfer assessed", "Transfert analysé le"),
        help=Words(
            "The day of the transfer impact assessment (EDPB Recommendations 01/2020).",
            "Le jour de l’analyse d’impact du transfert (CEPD, recommandations 01/2020).",
        ),
        question=Words(
            "If our data leave the EU, on which day was the impact of the transfer assessed?",
            "Si nos données quittent l’UE, quel jour l’impact du transfert a-t-il été analysé\u00a0?",
        ),
        question_to="supplier",
        group="transfer",
        answers=CONDITIONAL,
    ),
    Field(
        key="sharing_agreement",
        kind=Kind.YES_NO,
        label=Words("Agreement on sharing", "Convention de partage"),
        help=Words(
            "Whether an agreement or text lets the other recipients see the data.",
            "Si une convention ou un texte permet aux autres destinataires de voir les données.",
        ),
        question=Words(
            "If other recipients see our data, under which agreement or text?",
            "Si d’autres destinataires voient nos données, selon quelle convention ou quel texte\u00a0?",
        ),
        question_to="service",
        group="transfer",
        answers=MEASURED,
        width=10,
    ),
)

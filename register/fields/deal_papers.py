"""How the vendor of a deal was chosen, who signed and who gains: fields of an acquisition."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, LIST, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.clauses import BENEFICIARY, BENEFIT, DECLARED_INTERESTS, SPEC_AUTHOR
from register.texts import Words

CHOICE = (
    Field(
        key="need_group",
        kind=Kind.TEXT,
        label=Words("Need it belongs to", "Besoin de rattachement"),
        help=Words(
            "The homogeneous need that it is part of: deals of one need are added up (CCP R.2121-6).",
            "Le besoin homogène dont l’acquisition fait partie\u00a0: les acquisitions d’un même besoin "
            "s’additionnent (CCP R.2121-6).",
        ),
        question=Words(
            "Of which homogeneous need is this deal a part?",
            "De quel besoin homogène cette acquisition fait-elle partie\u00a0?",
        ),
        question_to="service",
        group="choice",
        answers=OPTIONAL,
        width=22,
    ),
    Field(
        key="cumulated_need",
        kind=Kind.MONEY,
        label=Words("Need over twelve months", "Besoin sur douze mois"),
        help=Words(
            "What all deals of the same need come to within twelve months, this one included. Those in the register "
            "are added up as the least it can be; what is typed here counts unless they come to more.",
            "Ce que représentent sur douze mois toutes les acquisitions du même besoin, celle-ci comprise. Celles du "
            "registre s’additionnent et en donnent le minimum ; la valeur saisie compte, sauf si leur somme est "
            "plus élevée.",
        ),
        question=Words(
            "What do all deals of the same need within twelve months come to, this one included?",
            "Que représentent sur douze mois toutes les acquisitions du même besoin, celle-ci comprise ?",
        ),
        question_to="service",
        group="choice",
        answers=KNOWN_OR_NOT,
    ),
    Field(
        key="spec_author",
        kind=Kind.CODE,
        codes=SPEC_AUTHOR,
        label=Words("Specifications by", "Cahier des charges rédigé par"),
        help=Words(
            "Who wrote the specifications (CCP R.2111-7, L.2141-8).",
            "Qui a rédigé le cahier des charges (CCP R.2111-7, L.2141-8).",
        ),
        question=Words("Who wrote the specifications?", "Qui a rédigé le cahier des charges\u00a0?"),
        question_to="service",
        group="choice",
        answers=CONDITIONAL,
        width=24,
    ),
    Field(
        key="brand_named",
        kind=Kind.YES_NO,
        label=Words("Brand named", "Marque imposée"),
        help=Words(
            "Whether the specifications name a brand without letting an equivalent in (CCP R.2111-7).",
            "Si le cahier des charges impose une marque sans admettre d’équivalent (CCP R.2111-7).",
        ),
        question=Words(
            "Do the specifications name a brand without letting an equivalent in?",
            "Le cahier des charges impose-t-il une marque sans admettre d’équivalent\u00a0?",
        ),
        question_to="service",
        group="choice",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="bidders_count",
        kind=Kind.NUMBER,
        label=Words("Number of offers", "Nombre d’offres"),
        help=Words("How many offers were received.", "Combien d’offres ont été reçues."),
        question=Words("How many offers were received?", "Combien d’offres ont été reçues\u00a0?"),
        question_to="service",
        group="choice",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="prior_pilot",
        kind=Kind.YES_NO,
        label=Words("Earlier pilot", "Essai préalable"),
        help=Words(
            "Whether the same vendor ran a trial here before.",
            "Si le même fournisseur a mené un essai ici auparavant.",
        ),
        question=Words(
            "Did the vendor run a trial here before?",
            "Le fournisseur a-t-il mené un essai ici auparavant\u00a0?",
        ),
        question_to="service",
        group="choice",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="economic_use",
        kind=Kind.YES_NO,
        label=Words("Economic use of public property", "Occupation à fin économique"),
        help=Words(
            "Whether the occupation of public property serves an economic activity of the vendor (CG3P L.2122-1-1).",
            "Si l’occupation du domaine public sert une activité économique du fournisseur (CG3P L.2122-1-1).",
        ),
        question=Words(
            "If the vendor occupies public property, is it for an economic activity of the vendor?",
            "Si le fournisseur occupe le domaine public, est-ce pour une activité économique qui lui est propre\u00a0?",
        ),
        question_to="service",
        after=("legal_vehicle",),
        group="choice",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="selection_procedure",
        kind=Kind.YES_NO,
        label=Words("Publicity or selection", "Publicité ou sélection"),
        help=Words(
            "Whether there was publicity or a selection before public property was occupied (CG3P L.2122-1-1).",
            "S’il y a eu publicité ou sélection avant l’occupation du domaine public (CG3P L.2122-1-1).",
        ),
        question=Words(
            "If the vendor occupies public property, was there publicity or a selection before?",
            "Si le fournisseur occupe le domaine public, y a-t-il eu d’abord publicité ou sélection\u00a0?",
        ),
        question_to="service",
        after=("legal_vehicle",),
        group="choice",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="selection_exception",
        kind=Kind.YES_NO,
        label=Words("Exception recorded", "Exception consignée"),
        help=Words(
            "Whether an exception is recorded that spares the selection (CG3P L.2122-1-2, L.2122-1-3).",
            "Si une exception dispensant de sélection est consignée (CG3P L.2122-1-2, L.2122-1-3).",
        ),
        question=Words(
            "If the vendor occupies public property without a selection, is an exception recorded (CG3P "
            "L.2122-1-2, L.2122-1-3)?",
            "Si le fournisseur occupe le domaine public sans sélection, une exception est-elle consignée (CG3P "
            "L.2122-1-2, L.2122-1-3)\u00a0?",
        ),
        question_to="service",
        after=("legal_vehicle",),
        group="choice",
        answers=MEASURED,
        width=10,
    ),
)

SIGNATURE = (
    Field(
        key="signatory",
        kind=Kind.REF,
        to="person",
        label=Words("Signed by", "Signataire"),
        help=Words("The person who signed for the city.", "La personne qui a signé pour la ville."),
        group="paper",
        answers=OPTIONAL,
        width=20,
    ),
    Field(
        key="signatory_empowered",
        kind=Kind.YES_NO,
        label=Words("Had power to sign", "Habilité à signer"),
        help=Words(
            "Whether that person had the power to bind the city: by law, council decision or delegation.",
            "Si cette personne avait le pouvoir d’engager la ville\u00a0: loi, délibération ou délégation.",
        ),
        question=Words(
            "Did the person who signed have the power to bind the city, by which act?",
            "Le signataire avait-il le pouvoir d’engager la ville, par quel acte\u00a0?",
        ),
        question_to="service",
        group="paper",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="unilateral_change_clause",
        kind=Kind.YES_NO,
        label=Words("Vendor may change the terms", "Modifiable par le fournisseur"),
        help=Words(
            "Whether the vendor may change its terms alone, by a notice or a click.",
            "Si le fournisseur peut modifier seul ses conditions, par simple avis ou en ligne.",
        ),
        question=Words(
            "May you change your terms without our agreement?",
            "Pouvez-vous modifier vos conditions sans notre accord\u00a0?",
        ),
        question_to="supplier",
        group="paper",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="shadow_trial",
        kind=Kind.YES_NO,
        label=Words("Used without a contract", "Utilisé sans contrat"),
        help=Words(
            "Whether staff opened accounts or tried it on their own, without a decision of the city.",
            "Si des agents ont ouvert des comptes ou fait des essais de leur chef, sans décision de la ville.",
        ),
        question=Words(
            "Have staff opened accounts or tried the equipment or software without a decision of the city?",
            "Des agents ont-ils ouvert des comptes ou essayé le matériel ou le logiciel sans décision de la "
            "ville\u00a0?",
        ),
        question_to="service",
        group="paper",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="redacted",
        kind=Kind.YES_NO,
        label=Words("Parts blacked out", "Passages occultés"),
        help=Words(
            "Whether clauses on price or data were blacked out before disclosure (CRPA L.311-6).",
            "Si des clauses de prix ou de données ont été occultées à la communication (CRPA L.311-6).",
        ),
        question=Words(
            "Were clauses on price or data blacked out before disclosure?",
            "Des clauses de prix ou de données ont-elles été occultées à la communication\u00a0?",
        ),
        question_to="service",
        group="paper",
        answers=MEASURED,
        width=10,
    ),
)

INTERESTS = (
    Field(
        key="beneficiary",
        kind=Kind.CODE,
        codes=BENEFICIARY,
        label=Words("Who gains", "Bénéficiaire"),
        help=Words(
            "Who receives what the vendor gives (restricted: not in searches nor exports).",
            "Qui reçoit ce que donne le fournisseur (restreint\u00a0: ni recherche ni export).",
        ),
        question=Words(
            "Who receives what the vendor gives: the city, or a person?",
            "Qui reçoit ce que donne le fournisseur\u00a0: la ville, ou une personne\u00a0?",
        ),
        question_to="service",
        group="interests",
        confidentiality="restricted",
        answers=KNOWN_OR_NOT,
        width=18,
    ),
    Field(
        key="benefits",
        kind=Kind.CODES,
        codes=BENEFIT,
        label=Words("Benefits to persons", "Avantages à des personnes"),
        help=Words(
            "What the vendor gave to persons: facts and their source only. Mark it complete once all are recorded.",
            "Ce que le fournisseur a donné à des personnes\u00a0: les faits et leur source seulement. À marquer "
            "complet une fois tous notés.",
        ),
        question=Words(
            "Which travel, devices, discounts or invitations did persons of the city receive from the vendor?",
            "Quels voyages, appareils, remises ou invitations des personnes de la ville ont-elles reçus du "
            "fournisseur\u00a0?",
        ),
        question_to="service",
        group="interests",
        confidentiality="restricted",
        answers=LIST,
        width=24,
    ),
    Field(
        key="declared_interests",
        kind=Kind.CODE,
        codes=DECLARED_INTERESTS,
        label=Words("Declarations of interests", "Déclarations d’intérêts"),
        help=Words(
            "Whether those who decide and specify signed a declaration of interests (law 2013-907, art. 2).",
            "Si décideurs et prescripteurs ont signé une déclaration d’intérêts (loi 2013-907, art. 2).",
        ),
        question=Words(
            "Did those who decide and specify sign a declaration of interests?",
            "Décideurs et prescripteurs ont-ils signé une déclaration d’intérêts\u00a0?",
        ),
        question_to="service",
        group="interests",
        confidentiality="restricted",
        answers=KNOWN_OR_NOT,
        width=22,
    ),
    Field(
        key="intermediary_link",
        kind=Kind.TEXT,
        label=Words("Link of an intermediary", "Lien d’un intermédiaire"),
        help=Words(
            "A stated link between an intermediary and the vendor or the city, with its source; none where "
            "somebody checked.",
            "Un lien déclaré entre un intermédiaire et le fournisseur ou la ville, avec sa source\u00a0; aucun "
            "si quelqu’un a vérifié.",
        ),
        question=Words(
            "Is a link known between an intermediary and the vendor or the city, from which source?",
            "Un lien est-il connu entre un intermédiaire et le fournisseur ou la ville, de quelle source\u00a0?",
        ),
        question_to="service",
        group="interests",
        confidentiality="restricted",
        answers=OPTIONAL,
        width=30,
    ),
)

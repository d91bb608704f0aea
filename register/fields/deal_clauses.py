"""What a deal lays down about publicity, term and trial: fields of an acquisition."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.clauses import DEMO_CLAUSE, EXCLUSIVITY, INSURANCE_LIABLE, NDA, PUBLICITY_CLAUSE, RENEWAL
from register.texts import Words

CLAUSES = (
    Field(
        key="publicity_clause",
        kind=Kind.CODE,
        codes=PUBLICITY_CLAUSE,
        label=Words("Use of the city’s name", "Usage du nom de la ville"),
        help=Words(
            "What the contract says about the vendor naming the city in public.",
            "Ce que prévoit le contrat si le fournisseur cite la ville publiquement.",
        ),
        question=Words(
            "May you name our city in public, and which texts, videos or slides do so?",
            "Pouvez-vous citer notre ville publiquement, et dans quels textes, vidéos ou présentations\u00a0?",
        ),
        question_to="supplier",
        group="clauses",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="demo_clause",
        kind=Kind.CODE,
        codes=DEMO_CLAUSE,
        label=Words("Demonstrations", "Démonstrations"),
        help=Words(
            "Whether the vendor may demonstrate on the city’s system; only some persons may see its images (CSI "
            "R.253-3).",
            "Si le fournisseur peut faire des démonstrations sur le système de la ville\u00a0; seules certaines "
            "personnes peuvent en voir les images (CSI R.253-3).",
        ),
        question=Words(
            "Is our installation part of a demonstration or reference programme? Have prospects been shown our images?",
            "Notre installation sert-elle à des démonstrations\u00a0? Nos images ont-elles été montrées à des "
            "prospects\u00a0?",
        ),
        question_to="supplier",
        group="clauses",
        answers=CONDITIONAL,
        silent=("silent",),
        width=24,
    ),
    Field(
        key="exclusivity",
        kind=Kind.CODE,
        codes=EXCLUSIVITY,
        label=Words("Exclusivity", "Exclusivité"),
        help=Words(
            "Whether the city grants exclusivity, a preference or an intent to buy (CCP L.3, L.2112-5).",
            "Si la ville accorde une exclusivité, une préférence ou une intention d’achat (CCP L.3, L.2112-5).",
        ),
        question=Words(
            "Does any clause grant you exclusivity, first refusal or an intent to buy?",
            "Une clause vous accorde-t-elle exclusivité, préférence ou intention d’achat\u00a0?",
        ),
        question_to="supplier",
        group="clauses",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="nda",
        kind=Kind.CODE,
        codes=NDA,
        label=Words("Secrecy", "Secret"),
        help=Words(
            "Whether terms, or the deal itself, are to be kept secret (CRPA L.311-1, L.311-6).",
            "Si les clauses, ou l’accord lui-même, doivent rester secrets (CRPA L.311-1, L.311-6).",
        ),
        question=Words(
            "Which clauses are secret, why, and until when?",
            "Quelles clauses sont confidentielles, pourquoi, jusqu’à quand\u00a0?",
        ),
        question_to="supplier",
        group="clauses",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="insurance_liable",
        kind=Kind.CODE,
        codes=INSURANCE_LIABLE,
        label=Words("Insured by", "Assurance à la charge de"),
        help=Words(
            "Who must insure the equipment against damage and theft.",
            "Qui doit assurer le matériel contre la casse et le vol.",
        ),
        question=Words("Who must insure the equipment?", "Qui doit assurer le matériel\u00a0?"),
        question_to="service",
        group="data",
        answers=KNOWN_OR_NOT,
        width=16,
    ),
)

PRICES = (
    Field(
        key="value_on",
        kind=Kind.DATE,
        label=Words("Valued on", "Estimée le"),
        help=Words("The day of the market value.", "Le jour de la valeur de marché."),
        group="money",
        answers=CONDITIONAL,
    ),
    Field(
        key="price_after",
        kind=Kind.MONEY,
        label=Words("Price afterwards", "Prix ensuite"),
        help=Words(
            "What the city pays in all if it keeps what was free or on trial.",
            "Ce que paie la ville en tout si elle garde ce qui était gratuit ou à l’essai.",
        ),
        question=Words(
            "If a period is free, at what price could we keep the equipment after it?",
            "Si une période est gratuite, à quel prix pourrions-nous ensuite garder le matériel\u00a0?",
        ),
        question_to="supplier",
        group="money",
        answers=CONDITIONAL,
    ),
    Field(
        key="trade_in_value",
        kind=Kind.MONEY,
        label=Words("Value of the trade-in", "Valeur de reprise"),
        help=Words(
            "What the vendor allows for old equipment, stated apart from the price.",
            "Ce que le fournisseur accorde pour l’ancien matériel, distinct du prix.",
        ),
        question=Words(
            "If you take old equipment back, how much do you allow for it, apart from the price?",
            "Si vous reprenez de l’ancien matériel, combien accordez-vous pour cette reprise, hors prix\u00a0?",
        ),
        question_to="supplier",
        group="money",
        answers=CONDITIONAL,
    ),
    Field(
        key="disposal_act",
        kind=Kind.TEXT,
        label=Words("Act of disposal", "Acte de cession"),
        help=Words(
            "The act by which the city gave its old equipment away.",
            "L’acte par lequel la ville a cédé son ancien matériel.",
        ),
        question=Words(
            "If the city gave old equipment away, by which act?",
            "Si la ville a cédé de l’ancien matériel, par quel acte\u00a0?",
        ),
        question_to="service",
        group="money",
        answers=CONDITIONAL,
        width=24,
    ),
)

TERM = (
    Field(
        key="term_months",
        kind=Kind.NUMBER,
        label=Words("Term, months", "Durée, mois"),
        help=Words(
            "How many months it runs, renewals not counted (CCP L.2112-5, L.2125-1).",
            "La durée en mois, hors reconductions (CCP L.2112-5, L.2125-1).",
        ),
        question=Words(
            "How many months does the contract run, without renewals?",
            "Quelle est la durée du contrat en mois, hors reconductions\u00a0?",
        ),
        question_to="service",
        group="term",
        answers=OPTIONAL,
        width=10,
    ),
    Field(
        key="renewal",
        kind=Kind.CODE,
        codes=RENEWAL,
        label=Words("Renewal", "Reconduction"),
        help=Words("How it goes on after its term.", "Comment l’acquisition se poursuit après son terme."),
        question=Words(
            "How does the contract go on after its term?",
            "Comment le contrat se poursuit-il après son terme\u00a0?",
        ),
        question_to="service",
        group="term",
        answers=KNOWN_OR_NOT,
        width=18,
    ),
    Field(
        key="notice_months",
        kind=Kind.NUMBER,
        label=Words("Notice, months", "Préavis, mois"),
        help=Words(
            "How many months before its end it must be terminated.",
            "Combien de mois avant le terme il faut la dénoncer.",
        ),
        question=Words(
            "How many months of notice does the contract ask for?",
            "Combien de mois de préavis le contrat exige-t-il\u00a0?",
        ),
        question_to="service",
        group="term",
        answers=OPTIONAL,
        width=10,
    ),
    Field(
        key="price_review_formula",
        kind=Kind.YES_NO,
        label=Words("Price formula", "Formule de révision"),
        help=Words(
            "Whether the contract says how prices change.",
            "Si le contrat prévoit comment les prix évoluent.",
        ),
        question=Words(
            "Does the contract say how prices change?",
            "Le contrat prévoit-il comment les prix évoluent\u00a0?",
        ),
        question_to="service",
        group="term",
        answers=MEASURED,
        width=10,
    ),
)

TRIAL = (
    Field(
        key="success_criteria",
        kind=Kind.TEXT,
        label=Words("Criteria of success", "Critères de réussite"),
        help=Words(
            "By what the trial is judged, written before it began; none where there are none.",
            "Ce qui permet de juger l’essai, écrit avant son début\u00a0; aucun s’il n’y en a pas.",
        ),
        question=Words(
            "If this deal is a trial, by which written criteria is it judged?",
            "Si cette acquisition est un essai, selon quels critères écrits est-il jugé\u00a0?",
        ),
        question_to="service",
        group="trial",
        answers=CONDITIONAL,
        width=30,
    ),
    Field(
        key="evaluation_report",
        kind=Kind.YES_NO,
        label=Words("Evaluated", "Évaluation"),
        help=Words(
            "Whether there is a written evaluation of the trial.",
            "S’il existe une évaluation écrite de l’essai.",
        ),
        question=Words(
            "If this deal is a trial, is there a written evaluation of it?",
            "Si cette acquisition est un essai, en existe-t-il une évaluation écrite\u00a0?",
        ),
        question_to="service",
        group="trial",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="evaluation_on",
        kind=Kind.DATE,
        label=Words("Evaluated on", "Évalué le"),
        help=Words("The day of that evaluation.", "Le jour de cette évaluation."),
        group="trial",
        answers=CONDITIONAL,
    ),
    Field(
        key="new_procedure_on",
        kind=Kind.DATE,
        label=Words("New procedure", "Nouvelle procédure"),
        help=Words(
            "The day on which a new procedure was opened to go on after the trial; none where none was.",
            "Le jour d’ouverture d’une nouvelle procédure pour poursuivre après l’essai\u00a0; aucun à défaut.",
        ),
        question=Words(
            "If this deal is a trial, on which day was a new procedure opened to go on after it?",
            "Si cette acquisition est un essai, quel jour une nouvelle procédure a-t-elle été ouverte pour "
            "poursuivre ensuite\u00a0?",
        ),
        question_to="service",
        group="trial",
        answers=CONDITIONAL,
    ),
    Field(
        key="legal_retention_months",
        kind=Kind.NUMBER,
        label=Words("Must be kept, months", "À conserver, mois"),
        help=Words(
            "How long the law asks to keep what the system records, in months.",
            "La durée légale de conservation de ce que le dispositif enregistre, en mois.",
        ),
        question=Words(
            "For how many months does the law ask to keep what the system records?",
            "Combien de mois la loi impose-t-elle de conserver ce que le dispositif enregistre\u00a0?",
        ),
        question_to="service",
        group="trial",
        answers=CONDITIONAL,
        width=10,
    ),
    Field(
        key="free_storage_months",
        kind=Kind.NUMBER,
        label=Words("Free storage, months", "Stockage gratuit, mois"),
        help=Words(
            "For how many months the vendor keeps it free of charge.",
            "Combien de mois le fournisseur le conserve gratuitement.",
        ),
        question=Words(
            "For how many months do you keep recordings free of charge?",
            "Combien de mois conservez-vous gratuitement les enregistrements\u00a0?",
        ),
        question_to="supplier",
        group="trial",
        answers=CONDITIONAL,
        width=10,
    ),
)

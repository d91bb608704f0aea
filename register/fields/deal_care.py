"""Personal data in a deal, its subcontractors, its end, and how many devices it brings: fields of an acquisition."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.clauses import DATA_RETURN, ROLE_QUALIFICATION, SUBPROCESSOR_AUTHORISATION
from register.texts import Words

PROCESSING = (
    Field(
        key="processes_personal_data",
        kind=Kind.YES_NO,
        label=Words("Personal data", "Données personnelles"),
        help=Words(
            "Whether the vendor can see or handle personal data: images, plates, accounts (GDPR art. 28).",
            "Si le fournisseur peut voir ou traiter des données personnelles\u00a0: images, plaques, comptes "
            "(RGPD, art. 28).",
        ),
        question=Words(
            "Can you see or handle personal data: images, plates, accounts?",
            "Pouvez-vous voir ou traiter des données personnelles\u00a0: images, plaques, comptes\u00a0?",
        ),
        question_to="supplier",
        group="processing",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="role_qualification",
        kind=Kind.CODE,
        codes=ROLE_QUALIFICATION,
        label=Words("Role of the vendor", "Rôle du fournisseur"),
        help=Words(
            "What the contract makes the vendor: processor, joint controller or controller (GDPR art. 26, 28).",
            "Ce que le contrat fait du fournisseur\u00a0: sous-traitant, responsable conjoint ou responsable "
            "(RGPD, art. 26, 28).",
        ),
        question=Words(
            "Is an agreement under GDPR article 28 in force, and in which role do you act?",
            "Un accord au titre de l’article 28 du RGPD est-il en vigueur, et à quel titre agissez-vous\u00a0?",
        ),
        question_to="supplier",
        group="processing",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="services_changed_on",
        kind=Kind.DATE,
        label=Words("Services last changed", "Services modifiés le"),
        help=Words(
            "The day on which what the vendor does was last changed; none if it never was.",
            "Le dernier jour où les prestations du fournisseur ont changé\u00a0; aucun si elles n’ont jamais changé.",
        ),
        question=Words(
            "On which day did your services last change?",
            "Quel jour vos prestations ont-elles changé pour la dernière fois\u00a0?",
        ),
        question_to="supplier",
        group="processing",
        answers=OPTIONAL,
    ),
    Field(
        key="subprocessor_list",
        kind=Kind.YES_NO,
        label=Words("Sub-processors listed", "Sous-traitants listés"),
        help=Words(
            "Whether a list of all sub-processors is at hand (GDPR art. 28(2) and (4)).",
            "Si la liste de tous les sous-traitants ultérieurs est disponible (RGPD, art. 28, §\u00a02 et 4).",
        ),
        question=Words(
            "Can you list every sub-processor: name, country, task, since when?",
            "Pouvez-vous lister chaque sous-traitant ultérieur\u00a0: nom, pays, tâche, depuis quand\u00a0?",
        ),
        question_to="supplier",
        group="processing",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="subprocessor_authorisation",
        kind=Kind.CODE,
        codes=SUBPROCESSOR_AUTHORISATION,
        label=Words("Sub-processors authorised", "Sous-traitants autorisés"),
        help=Words(
            "How the city allowed sub-processors (GDPR art. 28(2)).",
            "Comment la ville a autorisé les sous-traitants ultérieurs (RGPD, art. 28, §\u00a02).",
        ),
        question=Words(
            "How did the city allow sub-processors?",
            "Comment la ville a-t-elle autorisé les sous-traitants ultérieurs\u00a0?",
        ),
        question_to="service",
        group="processing",
        answers=CONDITIONAL,
        width=22,
    ),
)

EXIT = (
    Field(
        key="exit_plan_on",
        kind=Kind.DATE,
        label=Words("Exit plan", "Plan de sortie"),
        help=Words(
            "The day of the plan for stopping, retrieving, erasing and removing; none where there is none.",
            "Le jour du plan pour arrêter, récupérer, effacer et déposer\u00a0; aucun à défaut.",
        ),
        question=Words(
            "How do we stop using the equipment, retrieve and erase the data and remove everything, at what "
            "cost and by when?",
            "Comment arrêter le matériel, récupérer et effacer les données et tout déposer, à quel coût et dans "
            "quel délai\u00a0?",
        ),
        question_to="service",
        group="exit",
        answers=OPTIONAL,
    ),
    Field(
        key="data_return_deletion",
        kind=Kind.CODE,
        codes=DATA_RETURN,
        label=Words("Return and deletion of data", "Restitution et effacement"),
        help=Words(
            "What the contract says about the data at the end (GDPR art. 28(3)(g)).",
            "Ce que le contrat prévoit pour les données à la fin (RGPD, art. 28, §\u00a03, g).",
        ),
        question=Words(
            "At the end of the contract, how do you return and delete our data, and do you certify it?",
            "À la fin du contrat, comment restituez-vous et effacez-vous nos données, avec quelle attestation\u00a0?",
        ),
        question_to="supplier",
        group="exit",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="physical_off_possible",
        kind=Kind.YES_NO,
        label=Words("Can be switched off", "Peut être coupé"),
        help=Words(
            "Whether the equipment can be switched off without losing something else, such as street lights.",
            "Si l’équipement peut être coupé sans rien perdre d’autre, comme l’éclairage public.",
        ),
        question=Words(
            "Can the equipment be switched off without losing anything else?",
            "L’équipement peut-il être coupé sans rien perdre d’autre\u00a0?",
        ),
        question_to="service",
        group="exit",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="replacement_cost",
        kind=Kind.MONEY,
        label=Words("Cost of replacement", "Coût de remplacement"),
        help=Words(
            "What it would cost to replace it with another make.",
            "Ce que coûterait son remplacement par une autre marque.",
        ),
        question=Words(
            "What would it cost to replace the equipment of this deal with another make?",
            "Que coûterait le remplacement du matériel de cette acquisition par une autre marque\u00a0?",
        ),
        question_to="service",
        group="exit",
        answers=MEASURED,
    ),
    Field(
        key="change_of_control_clause",
        kind=Kind.YES_NO,
        label=Words("Clause on change of control", "Clause de changement de contrôle"),
        help=Words(
            "Whether the contract lets the city act when the vendor is sold (CCP R.2194-6).",
            "Si le contrat permet à la ville d’agir en cas de rachat du fournisseur (CCP R.2194-6).",
        ),
        question=Words(
            "What does the contract let the city do when the vendor is sold?",
            "Que permet le contrat à la ville en cas de rachat du fournisseur\u00a0?",
        ),
        question_to="service",
        group="exit",
        answers=MEASURED,
        width=10,
    ),
)

COUNTS = (
    Field(
        key="qty_contract",
        kind=Kind.NUMBER,
        label=Words("Quantity ordered", "Quantité commandée"),
        help=Words("How many devices the contract says.", "Combien d’équipements le contrat prévoit."),
        question=Words("How many devices does the contract say?", "Combien d’équipements le contrat prévoit-il\u00a0?"),
        question_to="service",
        group="count",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="qty_delivered",
        kind=Kind.NUMBER,
        label=Words("Quantity delivered", "Quantité livrée"),
        help=Words(
            "How many devices the delivery notes say.", "Combien d’équipements les bons de livraison indiquent."
        ),
        question=Words(
            "How many devices do the delivery notes say?",
            "Combien d’équipements les bons de livraison indiquent-ils\u00a0?",
        ),
        question_to="service",
        group="count",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
)

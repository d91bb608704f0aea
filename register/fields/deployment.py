"""Deployments: equipment that a city runs for a purpose, with one legal file."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, LIST, MEASURED, OPTIONAL
from register.fields.care import CARE, CARE_GROUP
from register.fields.deployment_law import AI_DUTIES, ASSESSED, DECLARED
from register.fields.deployment_use import ACCESS, PLACE, USE
from register.fields.field import Collection, Entity, Field, Kind
from register.terms.functions import FUNCTION_CODE
from register.terms.places import DPIA, OPERATOR_TYPE, PLACE_TYPE, PURPOSE
from register.texts import Words

_SCOPE = (
    Field(
        key="name",
        kind=Kind.TEXT,
        label=Words("Name", "Nom"),
        help=Words(
            "What the city calls the system, such as Town centre video protection.",
            "Le nom que la ville donne au dispositif, comme Vidéoprotection du centre-ville.",
        ),
        required=True,
        width=28,
    ),
    Field(
        key="place_type",
        kind=Kind.CODE,
        codes=PLACE_TYPE,
        label=Words("Kind of place", "Type de lieu"),
        help=Words(
            "Which rules apply depends on it: public road, open to the public, or not (CSI L.251-1 and following).",
            "Les règles applicables en dépendent\u00a0: voie publique, lieu ouvert au public ou non (CSI L.251-1 "
            "et suivants).",
        ),
        question=Words(
            "Does the system film the public road, a place open to the public, or neither?",
            "Le dispositif filme-t-il la voie publique, un lieu ouvert au public, ou ni l’un ni l’autre\u00a0?",
        ),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="operator_type",
        kind=Kind.CODE,
        codes=OPERATOR_TYPE,
        label=Words("Operator", "Exploitant"),
        help=Words(
            "Who uses the system from day to day. Some functions are reserved to the State’s services.",
            "Qui utilise le dispositif au quotidien. Certaines fonctions sont réservées aux services de l’État.",
        ),
        question=Words("Who operates the system?", "Qui exploite le dispositif\u00a0?"),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="in_service_on",
        kind=Kind.DATE,
        label=Words("In service", "Mise en service"),
        help=Words(
            "The first day on which the system was used, tests included.",
            "Le premier jour d’utilisation du dispositif, essais compris.",
        ),
        question=Words(
            "On which day was the system first used, tests included?",
            "Quel jour le dispositif a-t-il servi pour la première fois, essais compris\u00a0?",
        ),
        question_to="service",
        answers=OPTIONAL,
    ),
    Field(
        key="purposes",
        kind=Kind.CODES,
        codes=PURPOSE,
        label=Words("Purposes", "Finalités"),
        help=Words(
            "What the system is really used for, among the purposes of CSI L.251-2.",
            "Ce à quoi sert réellement le dispositif, parmi les finalités de l’article L.251-2 du CSI.",
        ),
        question=Words("What is the system used for?", "À quoi sert le dispositif\u00a0?"),
        question_to="service",
        group="authorisation",
        answers=LIST,
        width=28,
    ),
    Field(
        key="purposes_authorised",
        kind=Kind.CODES,
        codes=PURPOSE,
        label=Words("Purposes authorised", "Finalités autorisées"),
        help=Words(
            "The purposes that the prefect’s order names.",
            "Les finalités que vise l’arrêté préfectoral.",
        ),
        question=Words(
            "Which purposes does the prefect’s order name?", "Quelles finalités vise l’arrêté préfectoral\u00a0?"
        ),
        question_to="service",
        group="authorisation",
        answers=LIST | MEASURED,
        width=28,
    ),
    Field(
        key="cameras_authorised",
        kind=Kind.NUMBER,
        label=Words("Cameras authorised", "Caméras autorisées"),
        help=Words(
            "The number of cameras that the prefect’s order allows.",
            "Le nombre de caméras permis par l’arrêté préfectoral.",
        ),
        question=Words(
            "How many cameras does the prefect’s order allow?",
            "Combien de caméras l’arrêté préfectoral permet-il\u00a0?",
        ),
        question_to="service",
        group="authorisation",
        answers=CONDITIONAL,
    ),
    Field(
        key="cameras_installed",
        kind=Kind.NUMBER,
        derived=True,
        label=Words("Cameras installed", "Caméras installées"),
        help=Words(
            "The cameras of this deployment in the register that are in service.",
            "Les caméras de ce dispositif en service selon le registre.",
        ),
        group="authorisation",
    ),
)

_DATA = (
    Field(
        key="dpia",
        kind=Kind.CODE,
        codes=DPIA,
        label=Words("DPIA", "AIPD"),
        help=Words(
            "The data protection impact assessment of the system (GDPR art. 35).",
            "L’analyse d’impact relative à la protection des données du dispositif (RGPD, art. 35).",
        ),
        question=Words(
            "Has a data protection impact assessment been made?",
            "Une analyse d’impact relative à la protection des données a-t-elle été faite\u00a0?",
        ),
        question_to="service",
        group="data",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="dpia_on",
        kind=Kind.DATE,
        label=Words("DPIA dated", "Date de l’AIPD"),
        help=Words(
            "The day on which the assessment was signed: before the system was first used, as it should be.",
            "Le jour de la signature de l’analyse, qui doit précéder la première utilisation du dispositif.",
        ),
        question=Words("On which day was the DPIA signed?", "Quel jour l’AIPD a-t-elle été signée\u00a0?"),
        question_to="service",
        group="data",
        answers=CONDITIONAL,
    ),
    Field(
        key="dpia_covers",
        kind=Kind.CODES,
        codes=FUNCTION_CODE,
        label=Words("DPIA covers", "AIPD\u00a0: fonctions couvertes"),
        help=Words(
            "The functions that the assessment deals with.",
            "Les fonctions traitées par l’analyse.",
        ),
        question=Words("Which functions does the DPIA deal with?", "Quelles fonctions l’AIPD traite-t-elle\u00a0?"),
        question_to="service",
        group="data",
        answers=LIST | MEASURED,
        width=28,
    ),
    Field(
        key="retention_days_set",
        kind=Kind.NUMBER,
        label=Words("Retention set", "Conservation réglée"),
        help=Words(
            "After how many days the system erases recordings, as it is set today.",
            "Au bout de combien de jours le dispositif efface les enregistrements, selon son réglage actuel.",
        ),
        question=Words(
            "After how many days are recordings erased?",
            "Au bout de combien de jours les enregistrements sont-ils effacés\u00a0?",
        ),
        question_to="service",
        group="data",
        answers=CONDITIONAL,
    ),
    Field(
        key="retention_days_allowed",
        kind=Kind.NUMBER,
        label=Words("Retention allowed", "Conservation autorisée"),
        help=Words(
            "The longest retention, in days, that the order allows; the law’s limit is one month (CSI L.252-3).",
            "La conservation maximale, en jours, permise par l’arrêté\u00a0; la loi la limite à un mois (CSI L.252-3).",
        ),
        question=Words(
            "How many days of retention does the prefect’s order allow?",
            "Combien de jours de conservation l’arrêté préfectoral permet-il\u00a0?",
        ),
        question_to="service",
        group="data",
        answers=CONDITIONAL,
    ),
)

DEPLOYMENT = Entity(
    key="deployment",
    label=Words("Deployment", "Dispositif"),
    plural=Words("Deployments", "Dispositifs"),
    title=("name",),
    fields=(*_SCOPE, *PLACE, *USE, *_DATA, *ASSESSED, *DECLARED, *ACCESS, *AI_DUTIES, *CARE),
    groups={
        "main": Words("What and where", "Quoi et où"),
        "authorisation": Words("Purposes and authorisation", "Finalités et autorisation"),
        "use": Words("Special uses", "Usages particuliers"),
        "data": Words("Personal data", "Données personnelles"),
        "opinion": Words("Opinion of the DPO", "Avis du délégué (DPO)"),
        "told": Words("Declared and told", "Déclarations et information"),
        "access": Words("Access and logs", "Accès et journaux"),
        "ai": Words("Duties for AI", "Obligations propres à l’IA"),
        "care": CARE_GROUP,
    },
    collections=(
        Collection(
            key="equipment",
            of="equipment",
            by="deployment",
            label=Words("Equipment", "Équipements"),
            help=Words(
                "The equipment that belongs to this deployment.", "Les équipements qui composent ce dispositif."
            ),
            question=Words(
                "Is all the equipment of this system in the register?",
                "Tous les équipements de ce dispositif sont-ils dans le registre\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="functions",
            of="function",
            by=None,
            derived=True,
            label=Words("Functions", "Fonctions"),
            help=Words(
                "What the equipment of this deployment can do, with the most active state of each function.",
                "Ce que savent faire les équipements de ce dispositif, avec l’état le plus actif de chaque fonction.",
            ),
            question=Words(
                "Which automatic functions are active, in real time or afterwards, on which decision?",
                "Quelles fonctions automatiques sont actives, en temps réel ou en différé, sur quelle décision\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="authorisations",
            of="authorisation",
            by="deployment",
            label=Words("Authorisations", "Autorisations"),
            help=Words(
                "The prefect’s orders that allow it (CSI L.252-1).",
                "Les arrêtés préfectoraux qui le permettent (CSI L.252-1).",
            ),
            question=Words(
                "Which orders of the prefect allow this system (number, date, annexed plan)?",
                "Quels arrêtés préfectoraux permettent ce dispositif (n°, date, plan annexé)\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="legal_bases",
            of="legal_basis",
            by="deployment",
            label=Words("Legal bases", "Bases légales"),
            help=Words(
                "The texts that allow functions which need one of their own.",
                "Les textes qui permettent les fonctions exigeant une base propre.",
            ),
            question=Words(
                "Which text allows the functions that need a legal basis of their own?",
                "Quel texte permet les fonctions exigeant une base légale propre\u00a0?",
            ),
            question_to="service",
        ),
    ),
)

"""Organisations: whoever makes, sells, hosts, gives or buys."""

from register.fields.answering import KNOWN_OR_NOT, LIST, OPTIONAL
from register.fields.care import CARE, CARE_GROUP, NOTES
from register.fields.field import Collection, Entity, Field, Kind
from register.fields.vendor_care import PLACES, RELIANCE
from register.terms.organisations import CONTROL_TYPE, REG_ID_TYPE
from register.texts import Words

_NAMES = (
    Field(
        key="name",
        kind=Kind.TEXT,
        label=Words("Name", "Nom"),
        help=Words(
            "The name by which the register knows this organisation.",
            "Le nom sous lequel le registre connaît cet organisme.",
        ),
        required=True,
        width=28,
    ),
    Field(
        key="legal_name",
        kind=Kind.TEXT,
        label=Words("Legal name", "Raison sociale"),
        help=Words(
            "The name in the company register, with its legal form.",
            "Le nom inscrit au registre du commerce, avec la forme juridique.",
        ),
        answers=OPTIONAL,
        width=28,
    ),
    Field(
        key="aliases",
        kind=Kind.TEXTS,
        label=Words("Other names", "Autres noms"),
        help=Words(
            "Trade names and spellings under which it stands in files; a row that has one of them is this "
            "organisation.",
            "Noms commerciaux et graphies rencontrés dans les fichiers\u00a0; une ligne qui en porte un désigne "
            "cet organisme.",
        ),
        answers=LIST,
        width=28,
    ),
    Field(
        key="distinct_from",
        kind=Kind.TEXTS,
        label=Words("Not to be confused with", "À ne pas confondre avec"),
        help=Words(
            "Names alike that somebody has said are another organisation’s: they are not proposed again.",
            "Noms ressemblants dont quelqu’un a dit qu’ils désignent un autre organisme\u00a0: ils ne sont plus "
            "proposés.",
        ),
        answers=LIST,
        width=28,
    ),
    Field(
        key="reg_id",
        kind=Kind.IDENTIFIER,
        label=Words("Registration number", "N° d’immatriculation"),
        help=Words(
            "Its number in a company register: the surest way to tell two organisations apart.",
            "Son numéro dans un registre d’entreprises\u00a0: le moyen le plus sûr de distinguer deux organismes.",
        ),
        group="identity",
        answers=OPTIONAL,
        width=18,
    ),
    Field(
        key="reg_id_type",
        kind=Kind.CODE,
        codes=REG_ID_TYPE,
        label=Words("Kind of number", "Type de numéro"),
        help=Words("Which register the number is from.", "Le registre dont provient le numéro."),
        group="identity",
        answers=OPTIONAL,
    ),
    Field(
        key="country",
        kind=Kind.COUNTRY,
        label=Words("Country of registration", "Pays d’immatriculation"),
        help=Words(
            "Where the organisation itself is registered. It may be controlled from elsewhere.",
            "Où l’organisme lui-même est immatriculé. Il peut être contrôlé depuis un autre pays.",
        ),
        group="identity",
        answers=KNOWN_OR_NOT,
    ),
)

_CONTROL = (
    Field(
        key="parent",
        kind=Kind.REF,
        to="vendor",
        label=Words("Parent company", "Société mère"),
        help=Words(
            "The organisation that controls this one, one step up; none where it stands at the top.",
            "L’organisme qui contrôle celui-ci, un échelon plus haut\u00a0; aucun s’il est lui-même en tête.",
        ),
        question=Words(
            "Who owns or controls you, by name, country and share, one step up?",
            "Qui vous détient ou vous contrôle (nom, pays, part), à l’échelon immédiatement supérieur\u00a0?",
        ),
        question_to="supplier",
        group="control",
        answers=OPTIONAL,
        width=24,
    ),
    Field(
        key="parent_country",
        kind=Kind.COUNTRY,
        label=Words("Country of ultimate control", "Pays de contrôle ultime"),
        help=Words(
            "The country of the last company up the chain of control. Its law may reach data and updates.",
            "Le pays de la société de tête. Son droit peut atteindre les données et les mises à jour.",
        ),
        question=Words(
            "Who owns or controls you (name, country, share), up to the last parent?",
            "Qui vous détient ou vous contrôle (nom, pays, part), jusqu’à la société de tête\u00a0?",
        ),
        question_to="supplier",
        group="control",
        answers=KNOWN_OR_NOT,
    ),
    Field(
        key="control_type",
        kind=Kind.CODE,
        codes=CONTROL_TYPE,
        label=Words("Control", "Contrôle"),
        help=Words(
            "Whether a State owns or directs it. A State’s minority counts from 10% of capital or votes.",
            "Si un État le détient ou le dirige. Une minorité publique compte à partir de 10\u00a0% du capital ou des "
            "votes.",
        ),
        question=Words(
            "Does any State or State body hold shares, votes or rights of appointment?",
            "Un État ou une entité publique détient-il des parts, des votes ou des droits de nomination\u00a0?",
        ),
        question_to="supplier",
        group="control",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="state_country",
        kind=Kind.COUNTRY,
        label=Words("Controlling State", "État de contrôle"),
        help=Words(
            "The State that owns or directs it, where one does.",
            "L’État qui le détient ou le dirige, le cas échéant.",
        ),
        question=Words("Which State owns or directs you?", "Quel État vous détient ou vous dirige\u00a0?"),
        question_to="supplier",
        group="control",
        answers=OPTIONAL,
    ),
)

VENDOR = Entity(
    key="vendor",
    label=Words("Organisation", "Organisme"),
    plural=Words("Vendors", "Fournisseurs"),
    title=("name",),
    fields=(*_NAMES, *PLACES, *_CONTROL, *RELIANCE, *CARE, NOTES),
    groups={
        "main": Words("Names", "Noms"),
        "identity": Words("Registration", "Immatriculation"),
        "control": Words("Who controls it", "Qui le contrôle"),
        "reliance": Words("How far the city relies on it", "À quel point la ville en dépend"),
        "care": CARE_GROUP,
    },
    collections=(
        Collection(
            key="roles",
            of="party",
            by=None,
            derived=True,
            label=Words("Roles", "Rôles"),
            help=Words(
                "What it does for the city: its roles in deals, and as brand, maker or publisher of products.",
                "Ce qu’il fait pour la ville\u00a0: ses rôles dans les acquisitions, et comme marque, fabricant "
                "ou éditeur.",
            ),
            question=Words(
                "Which parts do you take in our equipment: making it, publishing software, hosting, maintaining?",
                "Quelles parts prenez-vous à nos équipements\u00a0: fabrication, édition, hébergement, "
                "maintenance\u00a0?",
            ),
            question_to="supplier",
        ),
        Collection(
            key="products",
            of="product",
            by="vendor",
            label=Words("Products", "Produits"),
            help=Words("Products that carry this brand.", "Les produits qui portent cette marque."),
        ),
        Collection(
            key="list_matches",
            of="list_match",
            by="vendor",
            label=Words("Official lists", "Listes officielles"),
            help=Words(
                "The entries of official lists that may be this organisation.",
                "Les inscriptions sur des listes officielles qui pourraient viser cet organisme.",
            ),
            question=Words(
                "Was this organisation looked for on every list, the maker behind the brand included?",
                "Cet organisme a-t-il été recherché sur toutes les listes, fabricant réel compris\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="data_flows",
            of="data_flow",
            by="to_vendor",
            label=Words("Data flows", "Flux de données"),
            help=Words(
                "The data that it receives, and its accesses from outside.",
                "Les données qu’il reçoit, et ses accès à distance.",
            ),
            question=Words(
                "Which data of ours do you receive, and which accesses from outside do you have?",
                "Quelles données recevez-vous de nous, et de quels accès à distance disposez-vous\u00a0?",
            ),
            question_to="supplier",
        ),
    ),
)

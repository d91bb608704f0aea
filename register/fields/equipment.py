"""Equipment: the single things, or lots of like things, that a city has."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, LIST, OPTIONAL
from register.fields.care import CARE, CARE_GROUP
from register.fields.equipment_deal import DEAL
from register.fields.equipment_security import END, SECURITY
from register.fields.field import Collection, Entity, Field, Kind
from register.fields.headings import HEADINGS
from register.terms.items import STATUS
from register.terms.products import CATEGORY
from register.texts import Words

_PRODUCT = (
    Field(
        key="product",
        kind=Kind.REF,
        to="product",
        label=Words("Product", "Produit"),
        help=Words("The model that this is.", "Le modèle dont il s’agit."),
        question=Words("Which model is this equipment?", "Quel est le modèle de cet équipement\u00a0?"),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=24,
    ),
    Field(
        key="vendor",
        kind=Kind.REF,
        to="vendor",
        derived=True,
        label=Words("Brand", "Marque"),
        help=Words("The brand of its product.", "La marque de son produit."),
        headings=HEADINGS["vendor"],
        width=18,
    ),
    Field(
        key="maker",
        kind=Kind.REF,
        to="vendor",
        derived=True,
        label=Words("Actual maker", "Fabricant réel"),
        help=Words(
            "The actual maker of its product, where known.", "Le fabricant réel de son produit, s’il est connu."
        ),
        headings=HEADINGS["maker"],
        width=18,
    ),
    Field(
        key="model",
        kind=Kind.TEXT,
        derived=True,
        label=Words("Model", "Modèle"),
        help=Words("The model of its product.", "Le modèle de son produit."),
        headings=HEADINGS["model"],
        width=22,
    ),
    Field(
        key="part_number",
        kind=Kind.IDENTIFIER,
        derived=True,
        label=Words("Manufacturer’s part no.", "Référence fabricant"),
        help=Words(
            "The manufacturer’s order code of its product, where it differs from the model.",
            "Le code de commande du fabricant de son produit, s’il diffère du modèle.",
        ),
        headings=HEADINGS["part_number"],
        width=18,
    ),
    Field(
        key="category",
        kind=Kind.CODE,
        codes=CATEGORY,
        derived=True,
        label=Words("Category", "Catégorie"),
        help=Words("The category of its product.", "La catégorie de son produit."),
        headings=HEADINGS["category"],
        width=20,
    ),
    Field(
        key="description",
        kind=Kind.TEXT,
        label=Words("Description", "Désignation"),
        help=Words(
            "The designation as the inventory writes it.",
            "La désignation telle que l’inventaire l’écrit.",
        ),
        headings=HEADINGS["description"],
        answers=OPTIONAL,
        width=30,
    ),
)

_IDENTITY = (
    Field(
        key="serial",
        kind=Kind.IDENTIFIER,
        label=Words("Serial no.", "N° de série"),
        help=Words(
            "The serial number on its plate: what tells one item from every other.",
            "Le numéro de série porté sur sa plaque\u00a0: ce qui distingue un exemplaire de tous les autres.",
        ),
        headings=HEADINGS["serial"],
        group="identity",
        answers=OPTIONAL,
        width=20,
    ),
    Field(
        key="serials",
        kind=Kind.TEXTS,
        label=Words("Serials of the lot", "N° de série du lot"),
        help=Words(
            "The serial numbers of a lot of several like items.",
            "Les numéros de série d’un lot de plusieurs exemplaires identiques.",
        ),
        headings=HEADINGS["serials"],
        group="identity",
        answers=LIST,
        width=24,
    ),
    Field(
        key="asset_tag",
        kind=Kind.IDENTIFIER,
        label=Words("Inventory no.", "N° d’inventaire"),
        help=Words(
            "The city’s own number for this item, as on its label or in the accounts (M57).",
            "Le numéro que la ville donne à l’exemplaire, sur l’étiquette ou en comptabilité (M57).",
        ),
        headings=HEADINGS["asset_tag"],
        group="identity",
        answers=OPTIONAL,
        width=18,
    ),
    Field(
        key="mac",
        kind=Kind.MAC,
        label=Words("MAC", "MAC"),
        help=Words(
            "The hardware address; its first half is registered to a maker.",
            "L’adresse matérielle\u00a0; sa première moitié est enregistrée au nom d’un fabricant.",
        ),
        headings=HEADINGS["mac"],
        group="identity",
        confidentiality="internal",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="ip",
        kind=Kind.IP,
        label=Words("IP", "IP"),
        help=Words("The address on the network.", "L’adresse sur le réseau."),
        headings=HEADINGS["ip"],
        group="identity",
        confidentiality="internal",
        answers=CONDITIONAL,
        width=16,
    ),
    Field(
        key="quantity",
        kind=Kind.NUMBER,
        label=Words("Quantity", "Quantité"),
        help=Words(
            "How many like items this record stands for; 1 for a single one.",
            "Combien d’exemplaires identiques cette fiche représente\u00a0; 1 pour un seul.",
        ),
        headings=HEADINGS["quantity"],
        required=True,
        group="identity",
        width=8,
    ),
)

_PLACE = (
    Field(
        key="site",
        kind=Kind.REF,
        to="site",
        label=Words("Site", "Site"),
        help=Words("The building, square or street where it is.", "Le bâtiment, la place ou la rue où il se trouve."),
        headings=HEADINGS["site"],
        group="place",
        answers=OPTIONAL,
        width=26,
    ),
    Field(
        key="position",
        kind=Kind.TEXT,
        label=Words("Position", "Emplacement"),
        help=Words(
            "Where exactly on the site: the room, mast or facade. Never printed for the public.",
            "L’endroit précis sur le site\u00a0: local, mât ou façade. Jamais imprimé pour le public.",
        ),
        headings=HEADINGS["position"],
        group="place",
        confidentiality="internal",
        answers=OPTIONAL,
        width=24,
    ),
    Field(
        key="deployment",
        kind=Kind.REF,
        to="deployment",
        label=Words("Deployment", "Dispositif"),
        help=Words("The system that it is part of.", "Le dispositif dont il fait partie."),
        headings=HEADINGS["deployment"],
        group="place",
        answers=OPTIONAL,
        width=24,
    ),
    Field(
        key="status",
        kind=Kind.CODE,
        codes=STATUS,
        label=Words("Status", "État"),
        help=Words("Where it stands in its life.", "Où il en est de son cycle de vie."),
        question=Words(
            "Is this equipment in service, in stock, or gone?",
            "Cet équipement est-il en service, en stock, ou n’est-il plus là\u00a0?",
        ),
        question_to="service",
        headings=HEADINGS["status"],
        group="place",
        answers=KNOWN_OR_NOT,
        width=16,
    ),
    Field(
        key="installed_on",
        kind=Kind.DATE,
        label=Words("Installed", "Installé le"),
        help=Words(
            "The day on which it was installed or first used.",
            "Le jour de son installation ou de sa mise en service.",
        ),
        headings=HEADINGS["installed_on"],
        group="place",
        answers=OPTIONAL,
        width=12,
    ),
)

EQUIPMENT = Entity(
    key="equipment",
    label=Words("Equipment", "Équipement"),
    plural=Words("Equipment", "Équipements"),
    title=("asset_tag", "serial", "description"),
    fields=(*_PRODUCT, *_IDENTITY, *_PLACE, *DEAL, *SECURITY, *END, *CARE),
    groups={
        "main": Words("What it is", "Ce que c’est"),
        "identity": Words("Numbers", "Numéros"),
        "place": Words("Where it is", "Où il est"),
        "deal": Words("How it was acquired", "Comment il a été acquis"),
        "security": Words("Security and notes", "Sécurité et observations"),
        "care": CARE_GROUP,
    },
    collections=(
        Collection(
            key="functions",
            of="function",
            by="equipment",
            label=Words("Functions", "Fonctions"),
            help=Words(
                "Functions whose state on this item differs from that of its product.",
                "Les fonctions dont l’état, sur cet exemplaire, diffère de celui de son produit.",
            ),
        ),
        Collection(
            key="advisories",
            of="advisory",
            by=None,
            derived=True,
            label=Words("Published flaws", "Failles publiées"),
            help=Words(
                "The published flaws of its product, held against the firmware of this item.",
                "Les failles publiées de son produit, rapportées au microgiciel de cet exemplaire.",
            ),
            question=Words(
                "Which published flaws, if any, concern this model, and in which version is each fixed?",
                "Quelles failles publiées concernent ce modèle, s’il y en a, et dans quelle version chacune est-elle "
                "corrigée\u00a0?",
            ),
            question_to="supplier",
        ),
    ),
)

"""Products: models of equipment and software."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, OPTIONAL
from register.fields.care import CARE, CARE_GROUP, NOTES
from register.fields.field import Collection, Entity, Field, Kind
from register.fields.product_origin import CONFORMITY, INSIDE, LOCK_IN
from register.fields.product_security import CONNECTIONS, SECURITY
from register.terms.products import CATEGORY, OEM_STATUS
from register.texts import Words

_WHAT = (
    Field(
        key="vendor",
        kind=Kind.REF,
        to="vendor",
        label=Words("Brand", "Marque"),
        help=Words(
            "The organisation whose name stands on the box. It need not be the one that makes the product.",
            "L’organisme dont le nom figure sur l’emballage. Ce n’est pas toujours lui qui fabrique.",
        ),
        question=Words(
            "Under which brand is this product sold?",
            "Sous quelle marque ce produit est-il vendu\u00a0?",
        ),
        question_to="supplier",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="model",
        kind=Kind.TEXT,
        label=Words("Model", "Modèle"),
        help=Words(
            "The designation of the model as the brand writes it.",
            "La désignation du modèle telle que l’écrit la marque.",
        ),
        answers=KNOWN_OR_NOT,
        width=24,
    ),
    Field(
        key="part_number",
        kind=Kind.IDENTIFIER,
        label=Words("Manufacturer’s part no.", "Référence fabricant"),
        help=Words(
            "The order code of the manufacturer, where it differs from the model.",
            "Le code de commande du fabricant, s’il diffère du modèle.",
        ),
        answers=OPTIONAL,
        width=20,
    ),
    Field(
        key="category",
        kind=Kind.CODE,
        codes=CATEGORY,
        label=Words("Category", "Catégorie"),
        help=Words(
            "What kind of equipment or software it is. Many concerns apply to some categories only.",
            "La nature du matériel ou du logiciel. Bien des points de vigilance ne visent que certaines catégories.",
        ),
        question=Words(
            "What kind of equipment or software is this?",
            "De quel type de matériel ou de logiciel s’agit-il\u00a0?",
        ),
        question_to="service",
        answers=KNOWN_OR_NOT,
        width=22,
    ),
)

_ORIGIN = (
    Field(
        key="maker",
        kind=Kind.REF,
        to="vendor",
        label=Words("Actual maker", "Fabricant réel"),
        help=Words(
            "Who really makes the hardware. Blank until somebody knows: a resemblance or an address is no proof.",
            "Qui fabrique réellement le matériel. Vide tant que personne ne le sait\u00a0: un indice n’est pas "
            "une preuve.",
        ),
        question=Words(
            "Who designs and makes the hardware and the firmware, and under which original model number?",
            "Qui conçoit et fabrique le matériel et le microgiciel, et sous quelle référence d’origine\u00a0?",
        ),
        question_to="supplier",
        group="origin",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="maker_proposed",
        kind=Kind.REF,
        to="vendor",
        derived=True,
        label=Words("Possible maker", "Fabricant possible"),
        help=Words(
            "A maker that the addresses of the devices suggest, until a person confirms it.",
            "Un fabricant suggéré par les adresses des équipements, tant que personne ne l’a confirmé.",
        ),
        group="origin",
        width=20,
    ),
    Field(
        key="maker_reason",
        kind=Kind.TEXT,
        derived=True,
        label=Words("Why", "Motif"),
        help=Words(
            "What the possible maker was taken from, with its source and date.",
            "Ce qui suggère le fabricant possible, avec la source et la date.",
        ),
        group="origin",
        width=28,
    ),
    Field(
        key="publisher",
        kind=Kind.REF,
        to="vendor",
        label=Words("Software publisher", "Éditeur"),
        help=Words(
            "Who publishes the software or firmware, and so decides on its updates.",
            "Qui édite le logiciel ou le microgiciel, et décide donc de ses mises à jour.",
        ),
        question=Words(
            "Who publishes the software or firmware of this product?",
            "Qui édite le logiciel ou le microgiciel de ce produit\u00a0?",
        ),
        question_to="supplier",
        group="origin",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="oem_status",
        kind=Kind.CODE,
        codes=OEM_STATUS,
        label=Words("Origin", "Origine de fabrication"),
        help=Words(
            "Whether the brand makes the product itself or puts its name on the product of another.",
            "Si la marque fabrique elle-même le produit ou appose son nom sur celui d’un tiers.",
        ),
        question=Words(
            "Does the brand make this product itself, or is it designed or made by another company?",
            "La marque fabrique-t-elle ce produit, ou est-il conçu ou fabriqué par une autre société\u00a0?",
        ),
        question_to="supplier",
        group="origin",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
)

PRODUCT = Entity(
    key="product",
    label=Words("Product", "Produit"),
    plural=Words("Products", "Produits"),
    title=("model", "part_number"),
    fields=(*_WHAT, *_ORIGIN, *INSIDE, *SECURITY, *CONNECTIONS, *CONFORMITY, *LOCK_IN, *CARE, NOTES),
    groups={
        "main": Words("What it is", "Ce que c’est"),
        "origin": Words("Who makes it", "Qui le fabrique"),
        "security": Words("Updates and connections", "Mises à jour et connexions"),
        "conformity": Words("Conformity", "Conformité"),
        "lock_in": Words("What ties the city to it", "Ce qui lie la ville"),
        "care": CARE_GROUP,
    },
    collections=(
        Collection(
            key="functions",
            of="function",
            by="product",
            label=Words("Functions", "Fonctions"),
            help=Words(
                "What the product can do, also where it is switched off or locked.",
                "Ce que le produit sait faire, même désactivé ou verrouillé.",
            ),
            question=Words(
                "Which functions does the product have, including those that are locked or not licensed?",
                "Quelles fonctions possède le produit, y compris verrouillées ou sans licence\u00a0?",
            ),
            question_to="supplier",
        ),
        Collection(
            key="equipment",
            of="equipment",
            by="product",
            label=Words("Equipment", "Équipements"),
            help=Words(
                "The items of this product that the city has.", "Les exemplaires de ce produit que possède la ville."
            ),
            question=Words(
                "Are all items of this product in the register?",
                "Tous les exemplaires de ce produit sont-ils dans le registre\u00a0?",
            ),
            question_to="service",
        ),
        Collection(
            key="data_flows",
            of="data_flow",
            by="product",
            label=Words("Data flows", "Flux de données"),
            help=Words(
                "What the product sends out, and who can get in, wherever it is used.",
                "Ce que le produit envoie, et qui peut y accéder, où qu’il serve.",
            ),
            question=Words(
                "Which connections does the product open or accept, and to whom?",
                "Quelles connexions le produit ouvre-t-il ou accepte-t-il, et vers qui\u00a0?",
            ),
            question_to="supplier",
        ),
        Collection(
            key="advisories",
            of="advisory",
            by="product",
            label=Words("Published flaws", "Failles publiées"),
            help=Words(
                "Published flaws that may concern this product.",
                "Les failles publiées qui peuvent concerner ce produit.",
            ),
            question=Words(
                "Which published flaws, if any, concern this product, and in which version is each fixed?",
                "Quelles failles publiées concernent ce produit, s’il y en a, et dans quelle version chacune est-elle "
                "corrigée\u00a0?",
            ),
            question_to="supplier",
        ),
    ),
)

"""Products (models of equipment and software) and the functions they have."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, OPTIONAL
from register.fields.field import Collection, Entity, Field, Kind
from register.terms.functions import FUNCTION_CODE, FUNCTION_MODE, FUNCTION_STATE, LOCK_EVIDENCE
from register.terms.products import CATEGORY, CLOUD_DEPENDENCY, OEM_STATUS, TELEMETRY, UPDATE_CHANNEL
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

_SECURITY = (
    Field(
        key="security_support_until",
        kind=Kind.DATE,
        label=Words("Security updates until", "Mises à jour de sécurité jusqu’au"),
        help=Words(
            "The last day on which the publisher promises security updates.",
            "Le dernier jour pour lequel l’éditeur promet des mises à jour de sécurité.",
        ),
        question=Words(
            "Until which date do you promise security updates for this product?",
            "Jusqu’à quelle date garantissez-vous des mises à jour de sécurité pour ce produit\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
    ),
    Field(
        key="update_channel",
        kind=Kind.CODE,
        codes=UPDATE_CHANNEL,
        label=Words("Updates", "Mises à jour"),
        help=Words(
            "How updates reach the product, and whether their signature is checked.",
            "Comment les mises à jour parviennent au produit, et si leur signature est vérifiée.",
        ),
        question=Words(
            "How is the product updated, and is the update signed?",
            "Comment le produit est-il mis à jour, et la mise à jour est-elle signée\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="telemetry",
        kind=Kind.CODE,
        codes=TELEMETRY,
        label=Words("Telemetry", "Télémétrie"),
        help=Words(
            "What the product sends to its maker by itself (GDPR art. 5 and 25).",
            "Ce que le produit envoie de lui-même à son fabricant (RGPD, art. 5 et 25).",
        ),
        question=Words(
            "Which data are sent automatically (content, frequency, destination), and how is that switched off?",
            "Quelles données sont envoyées automatiquement (contenu, fréquence, destination), et comment "
            "l’empêcher\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="cloud_dependency",
        kind=Kind.CODE,
        codes=CLOUD_DEPENDENCY,
        label=Words("Cloud", "Nuage"),
        help=Words(
            "Whether the product needs a remote service of its vendor to work.",
            "Si le produit a besoin d’un service distant du fournisseur pour fonctionner.",
        ),
        question=Words(
            "Does the device open outbound connections (relay, app, cloud)? To which hosts, and how are they disabled?",
            "L’équipement ouvre-t-il des connexions sortantes (relais, application, nuage)\u00a0? Vers où, et "
            "comment les couper\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=20,
    ),
)

PRODUCT = Entity(
    key="product",
    label=Words("Product", "Produit"),
    plural=Words("Products", "Produits"),
    title=("model", "part_number"),
    fields=(*_WHAT, *_ORIGIN, *_SECURITY),
    groups={
        "main": Words("What it is", "Ce que c’est"),
        "origin": Words("Who makes it", "Qui le fabrique"),
        "security": Words("Updates and connections", "Mises à jour et connexions"),
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
        ),
    ),
)

FUNCTION = Entity(
    key="function",
    label=Words("Function", "Fonction"),
    plural=Words("Functions", "Fonctions"),
    title=("code",),
    fields=(
        Field(
            key="product",
            kind=Kind.REF,
            to="product",
            label=Words("Product", "Produit"),
            help=Words(
                "The product that has the function; its equipment has it too unless stated otherwise.",
                "Le produit qui possède la fonction\u00a0; ses exemplaires l’ont aussi, sauf mention contraire.",
            ),
            width=24,
        ),
        Field(
            key="equipment",
            kind=Kind.REF,
            to="equipment",
            label=Words("Equipment", "Équipement"),
            help=Words(
                "The single item whose state differs from that of its product.",
                "L’exemplaire dont l’état diffère de celui de son produit.",
            ),
            width=24,
        ),
        Field(
            key="code",
            kind=Kind.CODE,
            codes=FUNCTION_CODE,
            label=Words("Function", "Fonction"),
            help=Words("What the equipment can do.", "Ce que l’équipement sait faire."),
            required=True,
            width=28,
        ),
        Field(
            key="state",
            kind=Kind.CODE,
            codes=FUNCTION_STATE,
            label=Words("State", "État"),
            help=Words(
                "Whether the function is there, and whether it works. A function that is there but off still counts.",
                "Si la fonction est présente, et si elle agit. Une fonction présente mais inactive compte quand même.",
            ),
            question=Words(
                "In which state is this function: absent, locked, off, in test, in operation?",
                "Dans quel état est cette fonction\u00a0: absente, verrouillée, désactivée, en test, en "
                "exploitation\u00a0?",
            ),
            question_to="supplier",
            answers=KNOWN_OR_NOT,
            width=26,
        ),
        Field(
            key="mode",
            kind=Kind.CODE,
            codes=FUNCTION_MODE,
            label=Words("Mode", "Mode"),
            help=Words(
                "Whether it works on live images, afterwards on request, or for statistics only.",
                "Si elle agit sur les images en direct, en différé sur réquisition, ou pour des statistiques "
                "seulement.",
            ),
            question=Words(
                "Does this function work in real time, on request afterwards, or for statistics only?",
                "Cette fonction agit-elle en temps réel, en différé sur réquisition, ou pour des statistiques\u00a0?",
            ),
            question_to="service",
            answers=CONDITIONAL,
            width=22,
        ),
        Field(
            key="lock_evidence",
            kind=Kind.CODE,
            codes=LOCK_EVIDENCE,
            label=Words("Proof of lock", "Preuve de verrouillage"),
            help=Words(
                "What proves that a locked function cannot be used. A statement alone is weak.",
                "Ce qui prouve qu’une fonction verrouillée ne peut servir. Une simple déclaration est fragile.",
            ),
            question=Words(
                "What proves that the function is locked, and can you send it to us?",
                "Qu’est-ce qui prouve que la fonction est verrouillée, et pouvez-vous nous le transmettre\u00a0?",
            ),
            question_to="supplier",
            answers=CONDITIONAL,
            width=22,
        ),
    ),
    groups={"main": Words("Function", "Fonction")},
)

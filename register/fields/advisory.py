"""A published flaw that may concern a product."""

from register.fields.answering import KNOWN_OR_NOT, OPTIONAL
from register.fields.field import Entity, Field, Kind
from register.texts import Words

ADVISORY = Entity(
    key="advisory",
    label=Words("Published flaw", "Faille publiée"),
    plural=Words("Published flaws", "Failles publiées"),
    title=("cve", "title"),
    fields=(
        Field(
            key="product",
            kind=Kind.REF,
            to="product",
            label=Words("Product", "Produit"),
            help=Words("The product that the flaw may concern.", "Le produit que la faille peut concerner."),
            required=True,
            width=24,
        ),
        Field(
            key="cve",
            kind=Kind.IDENTIFIER,
            label=Words("Number", "Numéro"),
            help=Words(
                "The number under which the flaw is published, such as CVE-2021-36260.",
                "Le numéro sous lequel la faille est publiée, comme CVE-2021-36260.",
            ),
            answers=OPTIONAL,
            width=18,
        ),
        Field(
            key="affects",
            kind=Kind.YES_NO,
            label=Words("Names this model", "Vise ce modèle"),
            help=Words(
                "Whether what was published names this very model. A like model is not enough.",
                "Si la publication désigne ce modèle précis. Un modèle voisin ne suffit pas.",
            ),
            question=Words("Is this model affected by the flaw?", "Ce modèle est-il concerné par la faille\u00a0?"),
            question_to="supplier",
            answers=KNOWN_OR_NOT,
            width=10,
        ),
        Field(
            key="exploited_on",
            kind=Kind.DATE,
            label=Words("Exploited since", "Exploitée depuis le"),
            help=Words(
                "The day on which it entered a catalogue of flaws in use by attackers; none if it is in no such "
                "catalogue.",
                "Le jour de son entrée dans un catalogue de failles exploitées\u00a0; aucun si elle n’y figure pas.",
            ),
            question=Words(
                "Is the flaw in a catalogue of exploited flaws, and since which day?",
                "La faille figure-t-elle dans un catalogue de failles exploitées, et depuis quel jour\u00a0?",
            ),
            question_to="service",
            answers=OPTIONAL,
        ),
        Field(
            key="fixed_in",
            kind=Kind.IDENTIFIER,
            label=Words("Fixed in firmware", "Corrigée en version"),
            help=Words(
                "The first version of the firmware without the flaw; none where there is none.",
                "La première version du microgiciel sans la faille\u00a0; aucun s’il n’en existe pas.",
            ),
            question=Words(
                "In which firmware version is the flaw fixed for this model?",
                "Dans quelle version du microgiciel la faille est-elle corrigée pour ce modèle\u00a0?",
            ),
            question_to="supplier",
            answers=OPTIONAL,
            width=16,
        ),
        Field(
            key="title",
            kind=Kind.TEXT,
            label=Words("Title", "Intitulé"),
            help=Words("What the flaw is, in a few words.", "Ce qu’est la faille, en quelques mots."),
            answers=OPTIONAL,
            width=36,
        ),
        Field(
            key="url",
            kind=Kind.TEXT,
            label=Words("Address", "Adresse"),
            help=Words("Where it is published.", "Où elle est publiée."),
            answers=OPTIONAL,
            width=40,
        ),
        Field(
            key="noted_on",
            kind=Kind.DATE,
            label=Words("Noted", "Relevée le"),
            help=Words("The day on which somebody noted it here.", "Le jour où quelqu’un l’a relevée ici."),
        ),
    ),
    groups={"main": Words("Published flaw", "Faille publiée")},
)

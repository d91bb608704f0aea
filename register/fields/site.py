"""Sites: the buildings, squares and streets where equipment stands."""

from register.fields.answering import KNOWN_OR_NOT, LIST, OPTIONAL
from register.fields.field import Collection, Entity, Field, Kind
from register.terms.places import SENSITIVITY
from register.texts import Words

SITE = Entity(
    key="site",
    label=Words("Site", "Site"),
    plural=Words("Sites", "Sites"),
    title=("name",),
    fields=(
        Field(
            key="name",
            kind=Kind.TEXT,
            label=Words("Name", "Nom"),
            help=Words(
                "The building, square or street, as the city calls it.",
                "Le bâtiment, la place ou la rue, tel que la ville le nomme.",
            ),
            required=True,
            width=28,
        ),
        Field(
            key="aliases",
            kind=Kind.TEXTS,
            label=Words("Other names", "Autres noms"),
            help=Words(
                "Short forms and spellings met in files, such as HDV for Hôtel de ville once confirmed.",
                "Abréviations et graphies rencontrées dans les fichiers, comme HDV pour Hôtel de ville une fois "
                "confirmé.",
            ),
            answers=LIST,
            width=28,
        ),
        Field(
            key="sensitivity",
            kind=Kind.CODE,
            codes=SENSITIVITY,
            label=Words("Sensitivity", "Sensibilité"),
            help=Words(
                "What kind of people or activities the place exposes.",
                "Le type de personnes ou d’activités que le lieu expose.",
            ),
            question=Words("How sensitive is this site?", "Quelle est la sensibilité de ce site\u00a0?"),
            question_to="service",
            answers=KNOWN_OR_NOT,
            width=20,
        ),
        Field(
            key="address",
            kind=Kind.TEXT,
            label=Words("Address", "Adresse"),
            help=Words(
                "Street and number. Never printed for the public.",
                "Rue et numéro. Jamais imprimée pour le public.",
            ),
            confidentiality="internal",
            answers=OPTIONAL,
            width=30,
        ),
        Field(
            key="zone",
            kind=Kind.TEXT,
            label=Words("Area", "Zone ou quartier"),
            help=Words(
                "The part of the city, in words that may be published.",
                "La partie de la ville, en des termes publiables.",
            ),
            answers=OPTIONAL,
            width=24,
        ),
    ),
    groups={"main": Words("Site", "Site")},
    collections=(
        Collection(
            key="equipment",
            of="equipment",
            by="site",
            label=Words("Equipment", "Équipements"),
            help=Words("The equipment on this site.", "Les équipements de ce site."),
        ),
    ),
)

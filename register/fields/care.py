"""Who answers for a record and when it is looked at again: the same fields of each of the five subjects."""

from register.fields.answering import OPTIONAL
from register.fields.field import Field, Kind
from register.texts import Words

CARE_GROUP = Words("Who answers for it", "Qui en répond")


CARE = (
    Field(
        key="owner_service",
        kind=Kind.TEXT,
        label=Words("Department in charge", "Service responsable"),
        help=Words(
            "The department that answers for it (ISO 31000, ISO/IEC 27005: risk owner).",
            "Le service qui en répond (ISO 31000, ISO/IEC 27005\u00a0: propriétaire du risque).",
        ),
        question=Words(
            "Which department is in charge of what this record describes?",
            "Quel service est responsable de ce que décrit cette fiche\u00a0?",
        ),
        question_to="service",
        group="care",
        answers=OPTIONAL,
        width=22,
    ),
    Field(
        key="owner",
        kind=Kind.REF,
        to="person",
        label=Words("Person in charge", "Personne responsable"),
        help=Words(
            "The person who answers for it in that department.",
            "La personne qui en répond dans ce service.",
        ),
        group="care",
        answers=OPTIONAL,
        width=20,
    ),
    Field(
        key="next_review_on",
        kind=Kind.DATE,
        label=Words("Next review", "Prochaine revue"),
        help=Words(
            "The day by which somebody looks at it again.",
            "Le jour avant lequel quelqu’un réexamine la fiche.",
        ),
        question=Words("When will this record be looked at again?", "Quand cette fiche sera-t-elle réexaminée\u00a0?"),
        question_to="service",
        group="care",
        answers=OPTIONAL,
        width=12,
    ),
)

NOTES = Field(
    key="notes",
    kind=Kind.TEXT,
    label=Words("Notes", "Observations"),
    help=Words("What else is worth knowing about it.", "Ce qu’il est utile de savoir par ailleurs."),
    group="care",
    width=30,
)

"""An organisation met on an official list: what the list says, and what a person says of it."""

from register.fields.answering import KNOWN_OR_NOT, OPTIONAL
from register.fields.field import Entity, Field, Kind
from register.terms.official_lists import EFFECT_HERE, MATCH, MATCH_ANSWER
from register.texts import Words

LIST_MATCH = Entity(
    key="list_match",
    label=Words("Entry of a list", "Inscription sur une liste"),
    plural=Words("Entries of lists", "Inscriptions sur des listes"),
    title=("list", "listed_name"),
    fields=(
        Field(
            key="vendor",
            kind=Kind.REF,
            to="vendor",
            label=Words("Organisation", "Organisme"),
            help=Words(
                "The organisation that may be the one listed.",
                "L’organisme qui pourrait être celui inscrit.",
            ),
            required=True,
            width=24,
        ),
        Field(
            key="list",
            kind=Kind.IDENTIFIER,
            label=Words("List", "Liste"),
            help=Words(
                "The short name of the list among those that ship with the register.",
                "Le nom court de la liste, parmi celles fournies avec le registre.",
            ),
            answers=KNOWN_OR_NOT,
            width=18,
        ),
        Field(
            key="listed_name",
            kind=Kind.TEXT,
            label=Words("Name as listed", "Nom inscrit"),
            help=Words("The name that the list writes.", "Le nom tel que la liste l’écrit."),
            answers=KNOWN_OR_NOT,
            width=28,
        ),
        Field(
            key="match",
            kind=Kind.CODE,
            codes=MATCH,
            label=Words("Match", "Correspondance"),
            help=Words(
                "How the organisation relates to the one listed.",
                "Le lien entre l’organisme et celui qui est inscrit.",
            ),
            answers=KNOWN_OR_NOT,
            width=20,
        ),
        Field(
            key="answer",
            kind=Kind.CODE,
            codes=MATCH_ANSWER,
            label=Words("Confirmed as", "Confirmé comme"),
            help=Words(
                "What a person says after having compared them. A like name is no proof.",
                "Ce qu’une personne conclut après comparaison. Un nom semblable n’est pas une preuve.",
            ),
            question=Words(
                "Is this organisation the one that the list names?",
                "Cet organisme est-il celui que la liste désigne\u00a0?",
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
            silent=("unsure",),
            width=14,
        ),
        Field(
            key="effect_here",
            kind=Kind.CODE,
            codes=EFFECT_HERE,
            label=Words("Legal effect here", "Effet juridique ici"),
            help=Words(
                "What the list means for a city here: EU restrictive measures bind, most foreign lists have no effect.",
                "Ce que la liste implique pour une ville ici\u00a0: les mesures restrictives de l’UE obligent, la "
                "plupart des listes étrangères sont sans effet.",
            ),
            question=Words(
                "What legal effect does this list have for the city?",
                "Quel effet juridique cette liste a-t-elle pour la ville\u00a0?",
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
            width=22,
        ),
        Field(
            key="owner",
            kind=Kind.TEXT,
            label=Words("Kept by", "Tenue par"),
            help=Words("The authority that keeps the list.", "L’autorité qui tient la liste."),
            answers=KNOWN_OR_NOT,
            width=24,
        ),
        Field(
            key="scope",
            kind=Kind.TEXT,
            label=Words("For which use", "Pour quel usage"),
            help=Words(
                "What the list is about: which goods, uses or contracts.",
                "Ce que vise la liste\u00a0: quels biens, usages ou contrats.",
            ),
            answers=OPTIONAL,
            width=30,
        ),
        Field(
            key="answered_by",
            kind=Kind.REF,
            to="person",
            label=Words("Confirmed by", "Confirmé par"),
            help=Words("Who compared them.", "Qui les a comparés."),
            group="answer",
            width=20,
        ),
        Field(
            key="answered_on",
            kind=Kind.DATE,
            label=Words("Confirmed on", "Confirmé le"),
            help=Words("The day of that answer.", "Le jour de cette réponse."),
            group="answer",
        ),
        Field(
            key="note",
            kind=Kind.TEXT,
            label=Words("Note", "Remarque"),
            help=Words("Why the answer is what it is.", "Ce qui motive la réponse."),
            group="answer",
            width=30,
        ),
        Field(
            key="listed_on",
            kind=Kind.DATE,
            label=Words("Listed", "Inscrit le"),
            help=Words(
                "The day from which the organisation is on the list.",
                "Le jour depuis lequel l’organisme figure sur la liste.",
            ),
            question=Words(
                "Since which day is this organisation on the list?",
                "Depuis quel jour cet organisme figure-t-il sur la liste\u00a0?",
            ),
            question_to="service",
            group="dates",
            answers=KNOWN_OR_NOT,
        ),
        Field(
            key="delisted_on",
            kind=Kind.DATE,
            label=Words("Taken off", "Radié le"),
            help=Words(
                "The day from which it is on the list no more.",
                "Le jour depuis lequel il n’y figure plus.",
            ),
            question=Words(
                "Has this organisation been taken off the list, and on which day?",
                "Cet organisme a-t-il été radié de la liste, et quel jour\u00a0?",
            ),
            question_to="service",
            group="dates",
            answers=OPTIONAL,
        ),
        Field(
            key="in_force",
            kind=Kind.YES_NO,
            derived=True,
            label=Words("In force", "En vigueur"),
            help=Words(
                "Whether it is on the list today: between the day of listing and that of removal.",
                "S’il figure aujourd’hui sur la liste\u00a0: entre le jour d’inscription et celui de radiation.",
            ),
            question=Words(
                "Is this organisation on the list today?",
                "Cet organisme figure-t-il aujourd’hui sur la liste\u00a0?",
            ),
            question_to="service",
            group="dates",
            width=10,
        ),
        Field(
            key="checked_on",
            kind=Kind.DATE,
            label=Words("Checked", "Vérifié le"),
            help=Words(
                "The day on which the list was last read for it.",
                "Le dernier jour où la liste a été consultée à son sujet.",
            ),
            group="dates",
        ),
        Field(
            key="url",
            kind=Kind.TEXT,
            label=Words("Address", "Adresse"),
            help=Words("Where the list is published.", "Où la liste est publiée."),
            group="dates",
            answers=OPTIONAL,
            width=40,
        ),
    ),
    groups={
        "main": Words("What the list says", "Ce que dit la liste"),
        "answer": Words("What was answered", "Ce qui a été répondu"),
        "dates": Words("Dates and source", "Dates et source"),
    },
)

"""The papers of a deal: contract, agreement on data, order, delivery note."""

from register.fields.answering import KNOWN_OR_NOT, LIST, OPTIONAL
from register.fields.field import Entity, Field, Kind
from register.terms.clauses import CLAUSE, DOCUMENT_KIND
from register.texts import Words

DOCUMENT = Entity(
    key="document",
    label=Words("Document", "Document"),
    plural=Words("Documents", "Documents"),
    title=("reference",),
    fields=(
        Field(
            key="acquisition",
            kind=Kind.REF,
            to="acquisition",
            label=Words("Deal", "Acquisition"),
            help=Words("The deal that this belongs to.", "L’acquisition à laquelle ceci appartient."),
            required=True,
            width=24,
        ),
        Field(
            key="kind",
            kind=Kind.CODE,
            codes=DOCUMENT_KIND,
            label=Words("Kind", "Type"),
            help=Words(
                "What the paper is, whatever its title says.",
                "Ce qu’est l’acte, quel que soit son intitulé.",
            ),
            question=Words("Which kind of paper is this?", "De quel type d’acte s’agit-il\u00a0?"),
            question_to="service",
            answers=KNOWN_OR_NOT,
            width=24,
        ),
        Field(
            key="reference",
            kind=Kind.TEXT,
            label=Words("No. or title", "N° ou intitulé"),
            help=Words(
                "Its number or title, by which it can be found again.",
                "Son numéro ou son intitulé, pour le retrouver.",
            ),
            answers=OPTIONAL,
            width=26,
        ),
        Field(
            key="on",
            kind=Kind.DATE,
            label=Words("Date", "Date"),
            help=Words(
                "The day on which it was signed or issued.",
                "Le jour de sa signature ou de son émission.",
            ),
            question=Words(
                "On which day was this paper signed or issued?",
                "Quel jour cet acte a-t-il été signé ou émis\u00a0?",
            ),
            question_to="service",
            answers=KNOWN_OR_NOT,
        ),
        Field(
            key="edition",
            kind=Kind.TEXT,
            label=Words("Edition", "Version"),
            help=Words("Its version, where there are several.", "Sa version, s’il en existe plusieurs."),
            answers=OPTIONAL,
            width=12,
        ),
        Field(
            key="clauses_checked",
            kind=Kind.CODES,
            codes=CLAUSE,
            label=Words("Clauses checked", "Clauses vérifiées"),
            help=Words(
                "Which clauses of GDPR art. 28 somebody found in it.",
                "Les clauses de l’article 28 du RGPD que quelqu’un y a trouvées.",
            ),
            answers=LIST,
            width=26,
        ),
        Field(
            key="url",
            kind=Kind.TEXT,
            label=Words("Address", "Adresse"),
            help=Words("Where the city keeps it.", "Où la ville le conserve."),
            answers=OPTIONAL,
            width=40,
        ),
    ),
    groups={"main": Words("Document", "Document")},
)

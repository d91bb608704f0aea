"""Questions that were asked, and what the city chose about rules."""

from register.fields.field import Entity, Field, Kind
from register.terms.decisions import QUESTION_TO
from register.terms.levels import LEVEL
from register.texts import Words

QUESTION = Entity(
    key="question",
    label=Words("Question", "Question"),
    plural=Words("Questions", "Questions"),
    title=("path",),
    fields=(
        Field(
            key="path",
            kind=Kind.IDENTIFIER,
            label=Words("Fact", "Fait"),
            help=Words(
                "The fact that was asked for, as a path from the record.",
                "Le fait demandé, sous forme de chemin depuis la fiche.",
            ),
            width=26,
        ),
        Field(
            key="to",
            kind=Kind.CODE,
            codes=QUESTION_TO,
            label=Words("Asked of", "Adressée à"),
            help=Words("Whom it was put to.", "À qui elle a été posée."),
            width=20,
        ),
        Field(
            key="vendor",
            kind=Kind.REF,
            to="vendor",
            label=Words("Organisation", "Organisme"),
            help=Words("The supplier that was asked.", "Le fournisseur interrogé."),
            width=24,
        ),
        Field(
            key="acquisition",
            kind=Kind.REF,
            to="acquisition",
            label=Words("Deal", "Acquisition"),
            help=Words("The deal that it was asked about.", "L’acquisition sur laquelle elle porte."),
            width=24,
        ),
        Field(
            key="sent_on",
            kind=Kind.DATE,
            label=Words("Sent", "Envoyée le"),
            help=Words("The day on which it was sent.", "Le jour de son envoi."),
        ),
        Field(
            key="due_on",
            kind=Kind.DATE,
            label=Words("Answer due", "Réponse attendue le"),
            help=Words(
                "The day by which an answer is expected.",
                "Le jour avant lequel une réponse est attendue.",
            ),
        ),
        Field(
            key="answered_on",
            kind=Kind.DATE,
            label=Words("Answered", "Répondue le"),
            help=Words("The day of the answer.", "Le jour de la réponse."),
        ),
        Field(
            key="answer",
            kind=Kind.TEXT,
            label=Words("Answer", "Réponse"),
            help=Words(
                "What was answered, in its own words.",
                "Ce qui a été répondu, dans les termes de la réponse.",
            ),
            width=40,
        ),
        Field(
            key="subject_kind",
            kind=Kind.IDENTIFIER,
            label=Words("About: kind", "Objet\u00a0: type"),
            help=Words("The kind of record that it is about.", "Le type de fiche concernée."),
            group="about",
            width=16,
        ),
        Field(
            key="subject_id",
            kind=Kind.NUMBER,
            label=Words("About: record", "Objet\u00a0: fiche"),
            help=Words("The record that it is about.", "La fiche concernée."),
            group="about",
            width=12,
        ),
    ),
    groups={"main": Words("Question", "Question"), "about": Words("What it is about", "Objet")},
)

RULE_CHOICE = Entity(
    key="rule_choice",
    label=Words("Choice about a rule", "Choix sur une règle"),
    plural=Words("Choices about rules", "Choix sur les règles"),
    title=("rule",),
    fields=(
        Field(
            key="rule",
            kind=Kind.IDENTIFIER,
            label=Words("Rule", "Règle"),
            help=Words("The rule that it is about.", "La règle concernée."),
            required=True,
            width=22,
        ),
        Field(
            key="off",
            kind=Kind.YES_NO,
            label=Words("Switched off", "Désactivée"),
            help=Words(
                "Whether the city does not want this rule to be asked.",
                "Si la ville ne veut pas que cette règle soit posée.",
            ),
            width=10,
        ),
        Field(
            key="level",
            kind=Kind.CODE,
            codes=LEVEL,
            label=Words("Level", "Niveau"),
            help=Words(
                "The level that the city gives to its findings instead of the rule’s own.",
                "Le niveau que la ville donne à ses constats au lieu de celui de la règle.",
            ),
            width=12,
        ),
        Field(
            key="reason",
            kind=Kind.TEXT,
            label=Words("Reason", "Motif"),
            help=Words("Why the city chose so.", "Ce qui motive ce choix."),
            required=True,
            width=36,
        ),
        Field(
            key="by",
            kind=Kind.REF,
            to="person",
            label=Words("By", "Par"),
            help=Words("Who chose.", "Qui a choisi."),
            width=20,
        ),
        Field(
            key="on",
            kind=Kind.DATE,
            label=Words("On", "Le"),
            help=Words("The day of the choice.", "Le jour du choix."),
        ),
    ),
    groups={"main": Words("Choice", "Choix")},
)

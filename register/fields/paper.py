"""Evidence, the notes that say why a fact is not known, imports, and the people who did it."""

from register.fields.answering import KNOWN_OR_NOT, OPTIONAL
from register.fields.field import Entity, Field, Kind
from register.terms.answers import ANSWER
from register.terms.papers import CLAIM, CONFIDENCE, CONFIDENTIALITY, EVIDENCE_KIND
from register.texts import Words

PERSON = Entity(
    key="person",
    label=Words("Person", "Personne"),
    plural=Words("People", "Personnes"),
    title=("name",),
    fields=(
        Field(
            key="name",
            kind=Kind.TEXT,
            label=Words("Name", "Nom"),
            help=Words("First name and family name.", "Prénom et nom de famille."),
            required=True,
            confidentiality="internal",
            width=24,
        ),
        Field(
            key="function",
            kind=Kind.TEXT,
            label=Words("Position held", "Fonction"),
            help=Words("What the person does for the city.", "Ce que la personne fait pour la ville."),
            answers=OPTIONAL,
            width=24,
        ),
        Field(
            key="service",
            kind=Kind.TEXT,
            label=Words("Department", "Service"),
            help=Words("The department of the city.", "Le service de la ville."),
            answers=OPTIONAL,
            width=24,
        ),
        Field(
            key="email",
            kind=Kind.TEXT,
            label=Words("Email", "Courriel"),
            help=Words("The address at work.", "L’adresse professionnelle."),
            confidentiality="internal",
            answers=OPTIONAL,
            width=28,
        ),
    ),
    groups={"main": Words("Person", "Personne")},
)

EVIDENCE = Entity(
    key="evidence",
    label=Words("Evidence", "Pièce"),
    plural=Words("Evidence", "Pièces"),
    title=("reference", "statement"),
    fields=(
        Field(
            key="kind",
            kind=Kind.CODE,
            codes=EVIDENCE_KIND,
            label=Words("Kind", "Type"),
            help=Words("What the evidence is.", "La nature de la pièce."),
            width=22,
        ),
        Field(
            key="reference",
            kind=Kind.TEXT,
            label=Words("Reference", "Référence"),
            help=Words(
                "Its number or title, by which it can be found again.", "Son numéro ou son titre, pour la retrouver."
            ),
            answers=OPTIONAL,
            width=28,
        ),
        Field(
            key="statement",
            kind=Kind.TEXT,
            label=Words("What it says", "Ce qu’elle dit"),
            help=Words("The sentence that matters, quoted.", "La phrase qui compte, citée."),
            answers=OPTIONAL,
            width=40,
        ),
        Field(
            key="author",
            kind=Kind.TEXT,
            label=Words("Author", "Auteur"),
            help=Words("Who says so.", "Qui le dit."),
            answers=OPTIONAL,
            width=24,
        ),
        Field(
            key="stated_on",
            kind=Kind.DATE,
            label=Words("Stated on", "Date de la déclaration"),
            help=Words("The day on which it was said or signed.", "Le jour où cela a été dit ou signé."),
            answers=OPTIONAL,
        ),
        Field(
            key="url",
            kind=Kind.TEXT,
            label=Words("Address", "Adresse"),
            help=Words(
                "Where it was published, or where the city keeps it.", "Où elle est publiée, ou conservée par la ville."
            ),
            answers=OPTIONAL,
            width=40,
        ),
        Field(
            key="confidence",
            kind=Kind.CODE,
            codes=CONFIDENCE,
            label=Words("Confidence", "Fiabilité"),
            help=Words(
                "Declared: somebody says so. Verified: somebody of the city checked it.",
                "Déclaré\u00a0: quelqu’un l’affirme. Vérifié\u00a0: un agent de la ville l’a contrôlé.",
            ),
            answers=KNOWN_OR_NOT,
        ),
        Field(
            key="claim",
            kind=Kind.CODE,
            codes=CLAIM,
            label=Words("State of the claim", "Statut de l’allégation"),
            help=Words(
                "Whether it is alleged, found by an authority, admitted, refuted or withdrawn.",
                "Si le fait est allégué, constaté par une autorité, reconnu, réfuté ou retiré.",
            ),
            answers=OPTIONAL,
            width=20,
        ),
        Field(
            key="confidentiality",
            kind=Kind.CODE,
            codes=CONFIDENTIALITY,
            label=Words("Confidentiality", "Confidentialité"),
            help=Words("Who may read it.", "Qui peut la lire."),
            answers=KNOWN_OR_NOT,
        ),
        Field(
            key="about_kind",
            kind=Kind.IDENTIFIER,
            label=Words("About: kind", "Objet\u00a0: type"),
            help=Words("The kind of record it is about.", "Le type de fiche dont elle traite."),
            group="about",
        ),
        Field(
            key="about_id",
            kind=Kind.NUMBER,
            label=Words("About: record", "Objet\u00a0: fiche"),
            help=Words("The record it is about.", "La fiche dont elle traite."),
            group="about",
        ),
        Field(
            key="about_field",
            kind=Kind.IDENTIFIER,
            label=Words("About: field", "Objet\u00a0: champ"),
            help=Words(
                "The field it proves; blank for the whole record.",
                "Le champ qu’elle établit\u00a0; vide pour toute la fiche.",
            ),
            group="about",
        ),
    ),
    groups={"main": Words("Evidence", "Pièce"), "about": Words("What it is about", "Objet")},
)

FACT_NOTE = Entity(
    key="fact_note",
    label=Words("Answer", "Réponse"),
    plural=Words("Answers", "Réponses"),
    title=("field",),
    fields=(
        Field(
            key="kind",
            kind=Kind.IDENTIFIER,
            label=Words("Kind of record", "Type de fiche"),
            help=Words("The kind of record the answer is about.", "Le type de fiche que vise la réponse."),
            required=True,
        ),
        Field(
            key="record_id",
            kind=Kind.NUMBER,
            label=Words("Record", "Fiche"),
            help=Words("The record the answer is about.", "La fiche que vise la réponse."),
            required=True,
        ),
        Field(
            key="field",
            kind=Kind.IDENTIFIER,
            label=Words("Field", "Champ"),
            help=Words("The field or collection that was answered.", "Le champ ou la liste qui a reçu la réponse."),
            required=True,
            width=20,
        ),
        Field(
            key="answer",
            kind=Kind.CODE,
            codes=ANSWER,
            label=Words("Answer", "Réponse"),
            help=Words(
                "What was answered instead of a value.",
                "Ce qui a été répondu au lieu d’une valeur.",
            ),
            required=True,
            width=18,
        ),
        Field(
            key="reason",
            kind=Kind.TEXT,
            label=Words("Reason", "Motif"),
            help=Words(
                "Why the question does not apply, or what was replied.",
                "Pourquoi la question est sans objet, ou ce qui a été répondu.",
            ),
            width=30,
        ),
        Field(
            key="by",
            kind=Kind.REF,
            to="person",
            label=Words("By", "Par"),
            help=Words("Who answered.", "Qui a répondu."),
            width=20,
        ),
        Field(
            key="on",
            kind=Kind.DATE,
            label=Words("On", "Le"),
            help=Words("The day of the answer.", "Le jour de la réponse."),
        ),
        Field(
            key="evidence",
            kind=Kind.REF,
            to="evidence",
            label=Words("Evidence", "Pièce"),
            help=Words("What the answer rests on.", "Ce sur quoi repose la réponse."),
            width=24,
        ),
    ),
    groups={"main": Words("Answer", "Réponse")},
)


def _count(key: str, label: Words, help_: Words) -> Field:
    return Field(key=key, kind=Kind.NUMBER, label=label, help=help_, group="counts", width=10)


IMPORT = Entity(
    key="import",
    label=Words("Import", "Import"),
    plural=Words("Imports", "Imports"),
    title=("file",),
    fields=(
        Field(
            key="number",
            kind=Kind.NUMBER,
            label=Words("Number", "Numéro"),
            help=Words("The number of the import in this register.", "Le numéro de l’import dans ce registre."),
            required=True,
            width=8,
        ),
        Field(
            key="file",
            kind=Kind.TEXT,
            label=Words("File", "Fichier"),
            help=Words("The name of the file that was imported.", "Le nom du fichier importé."),
            required=True,
            width=32,
        ),
        Field(
            key="sha256",
            kind=Kind.IDENTIFIER,
            label=Words("SHA-256", "SHA-256"),
            help=Words(
                "The fingerprint of the file: the same file has the same one.",
                "L’empreinte du fichier\u00a0: un même fichier a la même empreinte.",
            ),
            required=True,
            width=20,
        ),
        Field(
            key="label",
            kind=Kind.TEXT,
            label=Words("Note", "Note"),
            help=Words("What somebody wrote about this import.", "Ce que quelqu’un a noté sur cet import."),
            width=28,
        ),
        Field(
            key="applied_on",
            kind=Kind.DATE,
            label=Words("Applied", "Appliqué le"),
            help=Words("The day on which the import was applied.", "Le jour où l’import a été appliqué."),
        ),
        Field(
            key="by",
            kind=Kind.REF,
            to="person",
            label=Words("By", "Par"),
            help=Words("Who applied it.", "Qui l’a appliqué."),
            width=20,
        ),
        _count(
            "new",
            Words("New", "Nouvelles"),
            Words("Rows that brought something new.", "Les lignes qui ont apporté du nouveau."),
        ),
        _count(
            "changed",
            Words("Changed", "Modifiées"),
            Words("Rows that changed a record.", "Les lignes qui ont modifié une fiche."),
        ),
        _count(
            "same",
            Words("Same", "Identiques"),
            Words("Rows that the register already had.", "Les lignes que le registre contenait déjà."),
        ),
        _count(
            "duplicate",
            Words("Duplicate", "En double"),
            Words("Rows that repeat another and were left out.", "Les lignes répétées, laissées de côté."),
        ),
        _count(
            "rejected",
            Words("Rejected", "Rejetées"),
            Words("Rows that could not be read.", "Les lignes qui n’ont pu être lues."),
        ),
        _count(
            "proposals",
            Words("To decide", "À décider"),
            Words(
                "Readings that were left to a person when the file was imported; which of them still wait is told "
                "beside.",
                "Les lectures laissées à décider lors de l’import\u00a0; celles qui attendent encore sont dites à "
                "côté.",
            ),
        ),
        _count(
            "problems",
            Words("Problems", "Problèmes"),
            Words(
                "Cells that are not what their field holds, and rows that were left out.",
                "Les cellules qui ne correspondent pas à leur champ, et les lignes laissées de côté.",
            ),
        ),
    ),
    groups={"main": Words("Import", "Import"), "counts": Words("Rows", "Lignes")},
)

"""The answers that a fact can be given besides a value."""

from register.terms.codes import CodeList
from register.texts import Words

# The only list with codes that are answers (register.values.Answer): just the note that records an answer uses it.
ANSWER = CodeList(
    "answer",
    {
        "none": Words("None", "Aucun"),
        "not_applicable": Words("Not applicable", "Sans objet"),
        "asked_not_known": Words("Asked, not known", "Demandé, inconnu"),
        "complete": Words("Complete", "Complet"),
    },
)

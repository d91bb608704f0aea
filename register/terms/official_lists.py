"""Codes about official lists: how surely an organisation is the one listed, and what that means here."""

from register.terms.codes import CodeList
from register.texts import Words

MATCH = CodeList(
    "match",
    {
        "exact": Words("The organisation itself", "L’organisme lui-même"),
        "affiliate": Words("An affiliate of the one listed", "Une société affiliée à celle inscrite"),
        "oem": Words("The maker behind the brand", "Le fabricant derrière la marque"),
        "name_only": Words("A like name only", "Un nom semblable seulement"),
    },
)

MATCH_ANSWER = CodeList(
    "match_answer",
    {
        "same": Words("The same", "Le même"),
        "different": Words("Another one", "Un autre"),
        "unsure": Words("Not sure", "Incertain"),
    },
)

EFFECT_HERE = CodeList(
    "effect_here",
    {
        "binding": Words("Binding here", "Contraignant ici"),
        "partial": Words("Binding for some uses", "Contraignant pour certains usages"),
        "advisory": Words("Advice, not binding", "Recommandation, sans effet contraignant"),
        "no_effect": Words("No legal effect here", "Aucun effet juridique ici"),
    },
)

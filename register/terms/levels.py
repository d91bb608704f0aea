"""How serious a finding is."""

from register.terms.codes import CodeList
from register.texts import Words

LEVEL = CodeList(
    "level",
    {
        "low": Words("Low", "Faible"),
        "medium": Words("Medium", "Moyen"),
        "high": Words("High", "Élevé"),
        "critical": Words("Critical", "Critique"),
    },
)

"""The words of the levels."""

from register.texts import Text, Words

LEVEL_WORDS: dict[str, Words] = {
    "critical": Words("Critical", "Critique"),
    "high": Words("High", "Élevé"),
    "medium": Words("Medium", "Moyen"),
    "low": Words("Low", "Faible"),
    "unknown": Words("Unanswered", "À instruire"),
    "answered": Words("Cleared", "Écarté"),
}
SETTLED = Words("Accepted", "Accepté")  # under the sign of what was cleared


def level_words(level: str, count: int) -> Text:
    """A level with how many findings it has, for whoever listens and for the clipboard."""
    counted = {
        "critical": Text("{n} critical", "{n} critical", n=count),
        "high": Text("{n} high", "{n} high", n=count),
        "medium": Text("{n} medium", "{n} medium", n=count),
        "low": Text("{n} low", "{n} low", n=count),
        "unknown": Text("{n} unanswered", "{n} unanswered", n=count),
    }
    return counted.get(level) or Text("{n} cleared", "{n} cleared", n=count)

"""The names of the commands."""

COMMANDS = (
    "new",
    "open",
    "import",
    "screen",
    "explain",
    "export",
    "summary",
    "questions",
    "undo",
    "verify",
    "backup",
    "demo",
)

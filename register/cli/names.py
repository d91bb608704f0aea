"""The names of the commands."""

COMMANDS = ("new", "open", "import", "screen", "explain", "export", "questions", "undo", "verify", "backup", "demo")

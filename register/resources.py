"""Where what ships with the program is found, in a checkout and in an installed wheel."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of a shipped file or folder, named as under resources/ ("rules/deals.toml")."""
    installed = _HERE / "_resources"
    return (installed if installed.is_dir() else _HERE.parent / "resources") / name

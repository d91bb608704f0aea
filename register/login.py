"""Who is at work, as the system says."""

import os
from getpass import getuser


def login() -> str:
    """The name of the account at work; its number where the system has no name for it, as in a container."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):  # without a name: before Python 3.13, from 3.13 on, on Windows
        return str(os.getuid()) if hasattr(os, "getuid") else "?"

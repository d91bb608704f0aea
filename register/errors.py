"""What can go wrong for a reason outside the program. All else that is raised is a bug."""

from register.texts import Text


class RegisterError(Exception):
    """Something a person can understand and act on.

    what: one sentence: what happened, and where. unchanged: what is as it was. hint: what to do.
    """

    def __init__(self, what: Text, hint: Text | None = None, *, unchanged: Text | None = None) -> None:
        super().__init__(str(what))
        self.what = what
        self.hint = hint
        self.unchanged = unchanged

    def __reduce__(self) -> tuple[object, ...]:
        # An error crosses from the child process that met it to the window that shows it.
        return _again, (type(self), self.what, self.hint, self.unchanged)

    def said(self, language: str) -> str:
        """All of it on one line, for the command line and for logs."""
        parts = (self.what, self.unchanged, self.hint)
        return " ".join(part.said(language) for part in parts if part is not None)


def _again(kind: type[RegisterError], what: Text, hint: Text | None, unchanged: Text | None) -> RegisterError:
    return kind(what, hint, unchanged=unchanged)


class ConflictError(RegisterError):
    """Somebody else changed the same thing first."""


class Cancelled(Exception):  # noqa: N818 - nothing is wrong
    """The person asked to stop; whatever was under way is rolled back."""

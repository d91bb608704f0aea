"""Making a questionnaire of what is open: for one vendor, or for the city's own services."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from register.errors import RegisterError
from register.model.tables import TABLES
from register.names import key_of
from register.progress import Progress, quiet
from register.queries.questions import Named, Question, Together, questions
from register.questions.form import form
from register.questions.sending import note_sent
from register.questions.workbook import Issuer, write_form
from register.store import Register, info
from register.texts import Text
from register.values import today

_FIRST = 3


class SeveralError(RegisterError):
    """A name that several organisations have: wrong usage, whatever the register holds."""


@dataclass(frozen=True, slots=True)
class Written:
    """A questionnaire that was made. path: None where there is nothing to ask, and nothing was written.

    vendor: whom it is for, None for the services. questions: how many it asks, in so many rows. apart: how many open
    questions no cell can answer. pairs: how many rules wait for it, for each subject. first: those questions whose
    answer would settle most, the same of several as one.
    """

    path: Path | None
    vendor: Named | None
    questions: int
    rows: int
    apart: int
    pairs: int
    first: tuple[Together, ...]


def write_questionnaire(
    register: Register, path: Path, vendor: str | None, language: str, *, sent: bool = False, progress: Progress = quiet
) -> Written:
    """Write the questionnaire of an organisation, by name; None for that of the city's own services.

    sent: keep that its questions were asked today.
    Raises: SeveralError where several are called so; RegisterError where none is, or the file cannot be written.
    """
    with register.read() as connection:
        named = None if vendor is None else vendor_named(connection, vendor)
        found = questions(
            connection,
            vendor=None if named is None else named.id,
            to="service" if named is None else "supplier",
            all_records=True,
        )
        made = form(connection, found, named)
        issuer = Issuer(info(connection, "identity") or "", language)
    if made.rows:
        write_form(path, made, issuer, progress)
    if made.rows and sent:
        label = Text("Send questions to the services")
        if named is not None:
            label = Text("Send questions to {vendor}", vendor=named.title)
        with register.change(label) as change:
            note_sent(change, made.asked, today())
    return Written(
        path if made.rows else None, named, len(made.asked), made.rows, made.apart,
        sum(one.pairs for one in made.asked), _first(made.asked),
    )  # fmt: skip


def _first(asked: Sequence[Question]) -> tuple[Together, ...]:
    parts: dict[str, list[Question]] = {}
    for one in asked:
        parts.setdefault(one.fact, []).append(one)
    return tuple(Together.of(of_fact) for of_fact in list(parts.values())[:_FIRST])


def vendor_named(connection: Connection, name: str) -> Named:
    """The organisation of this name, legal name or other name, or of this number ("#12").

    Raises: SeveralError where several are called so; RegisterError where none is.
    """
    vendor = TABLES["vendor"].c
    rows = connection.execute(select(vendor.id, vendor.name, vendor.legal_name, vendor.aliases).order_by(vendor.id))
    found = []
    for number, *names, aliases in rows:
        said = [*(one for one in names if one), *(aliases or ())]
        if name == f"#{number}" or key_of(name) in map(key_of, said):
            found.append(Named("vendor", number, names[0]))
    exact = [one for one in found if name in {one.title, f"#{one.id}"}]
    if len(exact or found) > 1:
        listed = tuple(f"{one.title} (#{one.id})" for one in exact or found)
        raise SeveralError(
            Text("Several organisations are called “{name}”: {names}.", name=name, names=listed),
            Text("Name one of them by its number."),
        )
    if not found:
        raise RegisterError(
            Text("The register has no organisation called “{name}”.", name=name),
            Text("The list of vendors shows their names."),
            unchanged=Text("Nothing was written."),
        )
    return (exact or found)[0]

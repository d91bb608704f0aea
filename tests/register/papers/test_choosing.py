"""The fit of a sheet is the first that has one page, whatever was reckoned before it was measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from register.papers import typeset as setting
from register.papers.choosing import AIRS, Choosing
from register.papers.fitting import Told
from register.papers.typeset import typeset
from register.store import Register
from tests.register.papers.checkers import pages_of, text_of
from tests.register.papers.material import look, sheet_of, valenciennes

LINE = 11.3  # points of a row, about


def told(rows: int) -> Told:
    """A sheet of so many findings and nothing else."""
    cell = {"t": "", "m": "", "u": False}
    empty: Told = {"rows": [], "more": "", "unknown": ""}
    blocks = dict.fromkeys(("who", "functions", "conditions", "money", "flows", "alternatives"), empty)
    points = {**empty, "rows": [{"text": cell}] * rows}
    return {**blocks, "points": points, "title": "", "purpose": cell, "gives": [], "sources": {"items": [], "note": ""}}


@given(
    rows=some.lists(some.integers(0, 60), min_size=2, max_size=6),
    room=some.integers(0, 600),
    error=some.floats(-40, 40),
)
def test_what_was_measured_decides(rows: list[int], room: int, error: float) -> None:
    rows = sorted(rows, reverse=True)
    choosing = Choosing({place: told(number) for place, number in enumerate(rows)}, room)
    choosing.measure()
    asked = []
    while not choosing.done:
        fit = choosing._at
        assert fit not in asked
        asked.append(fit)
        choosing.answer(rows[fit] * LINE + error - room, AIRS[-1])
    assert rows[choosing._at] * LINE + error <= room or choosing._at == len(rows) - 1


@pytest.mark.parametrize("spare", [0.0, 5_000.0])
def test_a_wrong_guess_is_mended(register: Register, monkeypatch: pytest.MonkeyPatch, spare: float) -> None:
    deal = valenciennes(register)["acquisition"]
    with register.read() as connection:
        made = sheet_of(connection, "acquisition", deal)
    expected = text_of(typeset([made], look()))
    monkeypatch.setattr(setting, "_SPARE", {"a4": spare})
    pdf = typeset([made], look())
    assert pages_of(pdf) == 1
    if spare:
        assert text_of(pdf) == expected

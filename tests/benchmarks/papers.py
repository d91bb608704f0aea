"""Printing a sheet, against what the typesetter alone takes for a page of text: each in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from register.store import Register
from tests.benchmarks.timing import Line
from tests.conftest import ROOT
from tests.register.papers.material import valenciennes

_TIMES = 5
_BARE = """
import json, sys, time
import typst
began = time.perf_counter()
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[1]])
took = []
for number in range(6):
    text = f"{number} " + "Remplacer environ 150 caméras anciennes par 217 à 240 caméras neuves. " * 85
    source = '''#set page(width: 210mm, height: 297mm, margin: (x: 18mm, y: 12mm))
#set text(font: "Source Sans 3", fallback: false, lang: "fr", size: 9.4pt)
#set document(title: "A page")
= A page
#sys.inputs.data'''
    typst.compile(source.encode(), font_paths=fonts, ignore_system_fonts=True, sys_inputs={"data": text})
    took.append(time.perf_counter() - began)
    began = time.perf_counter()
print(json.dumps([took[0], min(took[1:])]))
"""
_SHEET = """
import json, sys, time
from datetime import date
from register.papers import sheet, typeset
from register.store import Register
from tests.register.papers.material import look, sheet_of
with Register.open(sys.argv[1]).read() as connection:
    made = [sheet_of(connection, "acquisition", int(sys.argv[2]), language) for language in ("fr", "en")]
    began = time.perf_counter()
    took = []
    for number in range(6):
        typeset.typeset([made[number % 2]], look("fr" if number % 2 == 0 else "en", ("a4", "letter")[number // 2 % 2]))
        took.append(time.perf_counter() - began)
        began = time.perf_counter()
    gathered = []
    for number in range(4):
        began = time.perf_counter()
        sheet_of(connection, "acquisition", int(sys.argv[2]))
        gathered.append(time.perf_counter() - began)
print(json.dumps([took[0], min(took[1:]), min(gathered)]))
"""


def printing(folder: Path) -> Iterator[Line]:
    """The first sheet that a process sets, the fonts loaded; what another takes after it is told beside."""
    path = folder / "case.vitrine"
    register = Register.create(path)
    deal = valenciennes(register)["acquisition"]
    register.close()
    ours, floors = [], []
    for _ in range(_TIMES):
        floors.append(_measured(_BARE, str(ROOT / "resources" / "fonts")))
        ours.append(_measured(_SHEET, str(path), str(deal)))
    first, again, gathered = (sorted(each)[_TIMES // 2] for each in zip(*ours, strict=True))
    floor, floor_again = (sorted(each)[_TIMES // 2] for each in zip(*floors, strict=True))
    told = f"{1000 * again:.0f} ms and {1000 * floor_again:.0f} ms once more; {1000 * gathered:.0f} ms to gather"
    yield Line(f"one-page sheet ({told})", first, floor, 4 * floor, "4 x a page of text")


def _measured(program: str, *arguments: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [float(one) for one in json.loads(done.stdout)]

"""Workbooks changed anywhere in their parts: read or refused, never more than that."""

import random
import re
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from register.store import Register
from tests.files import bad
from tests.register.apart import Apart

JUNK = (
    *("", "0", "-1", "99999999999", "4294967295", "18446744073709551616", "1e308", "nan", "XFD1048576", "A0", "ZZZZ1"),
    *("é", "\x00", "<", ">", "&", "&x;", '"', "]]>", "<![CDATA[", "</c>", "<row>", "\ufffe", "A1:XFD1048576"),
    *("xl/worksheets/sheet1.xml", "../../etc/passwd", "s", "b", "d", "n", "str", "inlineStr", "e"),
)
PLACES = (re.compile(r'="([^"]*)"'), re.compile(r">([^<]*)<"), re.compile(r"()"), re.compile(r"(.{1,30})"))
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELLS = (
    '<c r="A4" t="s"><v>0</v></c><c r="B4"><v>44000</v></c><c r="C4" t="e"><v>#N/A</v></c><c r="D4" s="1"><v>1</v></c>'
)
XLSX = {
    **bad.parts({"Inventory": bad.sheet(f'{bad.INVENTORY}<row r="4">{CELLS}</row>', '<dimension ref="A1:D4"/>')}),
    "xl/sharedStrings.xml": f'<sst {MAIN} count="1" uniqueCount="1"><si><t>Axis</t></si></sst>',
    "xl/styles.xml": f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
}
ROW = (
    '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" '
    'table:number-columns-repeated="3"><text:p>Vendor<text:s text:c="2"/></text:p></table:table-cell></table:table-row>'
)


def mutated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 4)):
        spots = [found.span(1) for found in chance.choice(PLACES).finditer(text)] or [(0, 0)]
        start, end = chance.choice(spots)
        text = text[:start] + chance.choice(JUNK) + text[end:]
    return text


def xlsx(chance: random.Random) -> bytes:
    name = chance.choice(sorted(XLSX))
    return bad.packed({**XLSX, name: mutated(str(XLSX[name]), chance).encode("utf-8", "replace")})


def ods(chance: random.Random) -> bytes:
    return bad.ods(mutated(ROW, chance))


def xls(chance: random.Random) -> bytes:
    label = bad.record(0x204, struct.pack("<HHHH", 2, 0, 0, 5) + b"\0hello")
    made = bytearray(bad.xls(bad.number(0, 0, 1.0) + label, bad.record(0x22, b"\1\0")))
    for _ in range(chance.randrange(1, 6)):
        made[chance.randrange(1_536, 1_800)] = chance.randrange(256)
    return bytes(made)


@pytest.mark.long
@pytest.mark.parametrize("make", [xlsx, ods, xls])
def test_whatever_is_changed_it_is_read_or_refused(
    make: Callable[[random.Random], bytes], tmp_path: Path, apart: Apart
) -> None:
    seed = int(time.time())
    print(f"seed {seed}")  # noqa: T201 - shown where the test fails
    chance = random.Random(seed)
    city = tmp_path / "city.vitrine"
    Register.create(city).close()
    for _ in range(300):
        path = bad.written(tmp_path / f"changed.{make.__name__}", make(chance))
        ran = apart.run("import", city, path, "--dry-run", "--lang", "en")
        assert ran.status in {0, 1}
        assert len(ran.err.splitlines()) == ran.status, ran.err
        assert (ran.seconds < 3, ran.memory < 400) == (True, True), ran

"""Makes what ships of the fonts: python -m tests.files.fonts [NotoSansSC-Regular.ttf, whole].

With the whole font, the subset that ships is made of it; the list of what the shipped fonts cover is made in any case.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from tests.conftest import ROOT

FONTS = ROOT / "resources" / "fonts"
COVERED = FONTS / "covered.txt"
CHINESE = FONTS / "NotoSansSC-Regular.ttf"
_HIGH = range(0xA1, 0xFF)


def _characters(codec: str, first: Iterable[int], second: Iterable[int]) -> Iterator[int]:
    for high in first:
        for low in second:
            decoded = bytes((high, low)).decode(codec, errors="ignore")
            if len(decoded) == 1:
                yield ord(decoded)


def wanted() -> set[int]:
    """The characters of company names: GB 2312, the first level of Big5, and the first of JIS X 0208."""
    big5 = list(chain(range(0x40, 0x7F), _HIGH))
    return {
        0x20,
        *_characters("gb2312", range(0xA1, 0xF8), _HIGH),
        *_characters("big5", range(0xA4, 0xC7), big5),
        *_characters("euc_jp", range(0xA1, 0xD0), _HIGH),
    }


def write_subset(whole: Path) -> None:
    """Make the subset that ships of the whole font."""
    options = subset.Options(hinting=False, layout_features=["locl", "ccmp"], name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "VORG"]
    font = subset.load_font(str(whole), options)
    made = subset.Subsetter(options)
    made.populate(unicodes=wanted() & set(font.getBestCmap()))
    made.subset(font)
    font.recalcTimestamp = False
    subset.save_font(font, str(CHINESE), options)


def covered() -> str:
    """The characters that can be printed in each weight that is used, as ranges, one a line.

    A family covers what its regular and its semibold have; Chinese is never bold.
    """
    families: dict[str, set[int]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        name, _, style = path.stem.partition("-")
        if style == "Italic":
            continue  # only our own words are
        has = set(TTFont(path).getBestCmap())
        families[name] = families[name] & has if name in families else has
    return "".join(f"{first:04X}-{last:04X}\n" for first, last in _ranges(set().union(*families.values())))


def _ranges(numbers: set[int]) -> Iterator[tuple[int, int]]:
    start = last = None
    for number in sorted(numbers):
        if last is not None and number != last + 1:
            yield start or 0, last
            start = number
        start, last = (number if start is None else start), number
    if last is not None:
        yield start or 0, last


if __name__ == "__main__":
    if sys.argv[1:]:
        write_subset(Path(sys.argv[1]))
    COVERED.write_text(covered(), "ascii")

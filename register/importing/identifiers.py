"""Serial numbers, MAC and IP addresses as inventories write them, and as spreadsheets spoil them."""

import ipaddress
import re
from typing import Any

from register.importing.faults import BLANK, Reading, left_empty, taken
from register.names import fold
from register.texts import Text

_KEPT_DIGITS = 15  # of a number in a spreadsheet; the rest are zeros that nobody wrote
_HEX = re.compile(r"[0-9A-F]{12}")
_MAC_SIGNS = re.compile(r"[\s:.\-_‑–\u00a0\u202f\u200b]")
_SEVERAL_MACS = re.compile(r"(?:[0-9A-Fa-f]{2}[:\- .]?){5}[0-9A-Fa-f]{2}")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,3}|\d[.,]\d+E\d{1,3}", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_CUT = re.compile(r"\s*[;\n|]\s*|\s*,\s+|\s+/\s+|\s*,\s*(?=[A-Z0-9]{5})")
_LABEL = re.compile(r"^(?:s/?n|n[°o]|serial(?: no)?|ip|mac)\s*[:.]\s*", re.IGNORECASE)
_NO_SIGNS = str.maketrans("", "", ":.- ")
_NO_ADDRESSES = {"000000000000", "FFFFFFFFFFFF"}
_NUMBERED_MAC = 8  # digits from which a number can be a MAC address that lost its leading zeros


def plain(cell: Any) -> str:
    """The text of a cell without what cannot be seen; a number without ".0"."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return _SPACES.sub(" ", _INVISIBLE.sub("", str(cell))).strip()


def visible(text: str) -> str:
    """A text without what cannot be seen; its lines stay."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def read_code(cell: Any) -> Reading:
    """A number or code that is not a serial number, as text."""
    if isinstance(cell, float) and abs(cell) >= 10**_KEPT_DIGITS:
        return _lost(f"{cell:.5e}")
    text = plain(cell)
    return _lost(text) if _EXPONENT.fullmatch(text) else Reading(text or None)


def read_serial(cell: Any) -> Reading:
    """One serial number, as text. A number in scientific notation or of over 15 digits has lost some."""
    if isinstance(cell, bool):
        return left_empty("unreadable", Text("“{value}” is no serial number.", value=str(cell)))
    if isinstance(cell, int | float):
        return _numbered_serial(cell)
    text = _LABEL.sub("", plain(cell))
    if not fold(text):
        return BLANK
    return _lost(text) if _EXPONENT.fullmatch(text) else Reading(text)


def _numbered_serial(number: float) -> Reading:
    if number != int(number) or number < 0:
        return left_empty("unreadable", Text("“{value}” is no serial number.", value=str(number)))
    digits = str(int(number))
    if len(digits) > _KEPT_DIGITS:
        return _lost(f"{number:.5e}")
    return taken(
        digits, "number", Text("“{value}” stands as a number: zeros in front of it would be lost.", value=digits)
    )


def _lost(text: str) -> Reading:
    return left_empty(
        "lost_digits", Text("“{value}”: the spreadsheet has cut off digits of this number for good.", value=text)
    )


def serials_of(cell: Any) -> tuple[str, ...]:
    """The serial numbers of a cell that lists several; empty where it holds one or none."""
    if not isinstance(cell, str) or not _CUT.search(cell):
        return ()
    parts = tuple(plain(part) for part in _CUT.split(_INVISIBLE.sub("", cell)) if fold(part))
    likely = all(any(sign.isdigit() for sign in part) and " " not in part for part in parts)
    return parts if len(parts) > 1 and likely else ()


def read_mac(cell: Any) -> Reading:
    """A MAC address as AA:BB:CC:DD:EE:FF."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _numbered_mac(cell)
    digits = str(cell).replace(":", "").replace("-", "").replace(" ", "").replace(".", "").upper()
    if _HEX.fullmatch(digits) and digits not in _NO_ADDRESSES:
        return Reading(_paired(digits))
    text = _LABEL.sub("", plain(cell))
    return _spoiled_mac(text, _MAC_SIGNS.sub("", text).upper()) if fold(text) else BLANK


def _spoiled_mac(text: str, digits: str) -> Reading:
    if _HEX.fullmatch(digits) and digits not in _NO_ADDRESSES:
        return Reading(_paired(digits))
    found = _SEVERAL_MACS.findall(text)
    if len(found) > 1:
        return left_empty("several", Text("“{value}” holds several MAC addresses.", value=text))
    if _EXPONENT.fullmatch(text):
        return _lost(text)
    if text.isdigit() and _NUMBERED_MAC <= len(digits) < len("AABBCCDDEEFF"):
        return _padded_mac(digits)
    return left_empty("invalid", Text("“{value}” is no MAC address.", value=text))


def _numbered_mac(number: float) -> Reading:
    digits = str(int(number)) if number == int(number) else ""
    if _NUMBERED_MAC <= len(digits) <= len("AABBCCDDEEFF"):
        return _padded_mac(digits)
    return _lost(f"{number:.5e}")


def _padded_mac(digits: str) -> Reading:
    return taken(
        _paired(digits.zfill(12)),
        "lost_zeros",
        Text("“{value}” stands as a number: the zeros in front of it were put back.", value=digits),
    )


def plain_mac(written: str) -> str:
    """The address that is written as six pairs of digits, with nothing, a colon, a dot, a dash or a space between."""
    return written.upper() if written.count(":") == 5 else _paired(written.translate(_NO_SIGNS).upper())  # noqa: PLR2004


def _paired(digits: str) -> str:
    return f"{digits[:2]}:{digits[2:4]}:{digits[4:6]}:{digits[6:8]}:{digits[8:10]}:{digits[10:]}"


def read_ip(cell: Any) -> Reading:
    """An IP address, without the length of its network."""
    text = _LABEL.sub("", plain(cell))
    if not fold(text):
        return BLANK
    bare = text.removeprefix("http://").removeprefix("https://").split("/")[0]
    parts = bare.split(".")
    if len(parts) == 4 and all(part.isdigit() for part in parts):  # noqa: PLR2004 - IPv4
        bare = ".".join(str(int(part)) for part in parts)
    try:
        return Reading(str(ipaddress.ip_address(bare)))
    except ValueError:
        return left_empty("invalid", Text("“{value}” is no IP address.", value=text))

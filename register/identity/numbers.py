"""Registration numbers of organisations, whichever way they are written. A number beats any name."""

import re

_FRENCH_VAT = re.compile(r"FR[0-9A-Z]{2}([0-9]{9})")
_SIREN, _SIRET, _LEI = 9, 14, 20


def read_number(written: str) -> tuple[str, str]:
    """The kind of a number and the number itself: a SIRET and a French VAT number are those of their SIREN.

    Kinds: "siren", "lei", or "other" with the letters it begins with, so that only numbers of one register compare.
    """
    bare = re.sub(r"[\W_]", "", written).upper()
    if bare.isdecimal() and len(bare) in {_SIREN, _SIRET}:
        return "siren", bare[:_SIREN]
    if french := _FRENCH_VAT.fullmatch(bare):
        return "siren", french[1]
    if len(bare) == _LEI and bare[-2:].isdecimal():
        return "lei", bare
    return "other" + (re.match("[A-Z]*", bare) or [""])[0][:2], bare

"""Texts that a cell would spoil, or that would be taken for something else, between double quotes, as JSON has them."""

import json
import re

from register.book.words import spelt, taken_back

SEPARATOR = "; "
_SPOILT = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # by LibreOffice: tabs, returns, controls
_ERROR = re.compile(r"#[A-Z0-9/!?_]+")
_PART = re.compile(r'\s*(?:("(?:[^"\\]|\\.)*")\s*(?=[;\n]|$)|([^;\n]*))(?:[;\n]|$)', re.DOTALL)
_WORD = 24  # characters of the longest word that is an answer, and some


def quoted(text: str) -> str:
    """The text as a cell keeps it: in quotes where it would not come back as it is."""
    return _json(text) if _fragile(text) else text


def unquoted(text: str) -> str | None:
    """The text between quotes; None where it is not quoted."""
    if not _between_quotes(text):
        return None
    try:
        found = json.loads(text, strict=False)
    except ValueError:
        return None
    return found if isinstance(found, str) else None


def joined(members: tuple[str, ...]) -> str:
    """Several texts in one cell."""
    return SEPARATOR.join(map(_member, members))


def parted(text: str) -> list[tuple[str, bool]]:
    """The members of a cell of several, each with whether it stood in quotes; blank ones are left out."""
    found = []
    for match in _PART.finditer(text):
        inside = unquoted(match[1]) if match[1] else None
        bare = (match[1] or match[2] or "").strip()
        if inside is not None:
            found.append((inside, True))
        elif bare:
            found.append((bare, False))
    return found


def _member(text: str) -> str:
    return _json(text) if _fragile(text) or ";" in text or "\n" in text or text[0] == '"' else text


def _between_quotes(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def _fragile(text: str) -> bool:
    return (
        text != text.strip()
        or not text
        or _between_quotes(text)
        or _SPOILT.search(text) is not None
        or (len(text) < _WORD and (spelt(text) is not None or taken_back(text)))
        or (text[0] == "#" and _ERROR.fullmatch(text) is not None)
    )


def _json(text: str) -> str:
    """As JSON, with whatever a spreadsheet would not keep told by its number."""
    return _SPOILT.sub(_told, json.dumps(text, ensure_ascii=False))


def _told(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"

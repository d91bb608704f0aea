"""Sheets typeset as one tagged PDF: PDF/UA-1 and PDF/A-2a, the same bytes for the same sheets."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

from register.papers.fitting import FITS, Told, fitted
from register.papers.sheet import Sheet
from register.papers.wording import lacks_a_glyph, printable
from register.resources import resource
from register.texts import Text, Words

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
_STANDARDS: Any = ["ua-1", "a-2a"]
_REGIONS = {"en": "GB", "fr": "FR"}
_SHEETS = Words("Decision sheets", "Fiches de décision")
_LACKING = Text("□: a character that cannot be printed, see the register.")


@dataclass(frozen=True, slots=True)
class Look:
    """How sheets are set. printed: the moment that the file says it was made at; it has its zone."""

    language: str
    paper: Paper
    printed: datetime


def typeset(sheets: Sequence[Sheet], look: Look) -> bytes:
    """The PDF of these sheets, one page each."""
    told = [_clean([fitted(one, fit) for fit in FITS], look) for one in sheets]
    title = told[0][0]["title"] if len(told) == 1 else _SHEETS.said(look.language)
    common = {
        "lang": look.language, "region": _REGIONS[look.language], "paper": look.paper, "title": title,
        "author": told[0][0]["about"][0], "keywords": [one[0]["about"][-1] for one in told[:1]],
    }  # fmt: skip
    chosen = [
        {"air": air, "sheet": every[int(fit)]}
        for every, (fit, air) in zip(told, steps({**common, "sheets": told}), strict=True)
    ]
    return compiled({**common, "sheets": chosen}, look.printed)


def steps(data: Told) -> list[tuple[float, float]]:
    """For each sheet the first fit and air with which it has one page."""
    import typst

    found = typst.query(_template("fit"), "<steps>", field="value", one=True, **_settings(data))
    return [(fit, air) for fit, air in json.loads(found)]


def compiled(data: Told, printed: datetime, **options: Any) -> bytes:
    """The template with this data as a PDF. options: to set it otherwise than papers are."""
    import typst

    settings = {"pdf_standards": _STANDARDS, "timestamp": printed.replace(microsecond=0), **_settings(data), **options}
    made, warnings = typst.compile_with_warnings(_template("sheet"), **settings)
    if warnings:
        raise RuntimeError(str(warnings[0]))
    return bytes(made)


def _settings(data: Told) -> dict[str, Any]:
    return {
        "root": str(resource("templates")), "font_paths": _fonts(), "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
    }  # fmt: skip


def _template(name: str) -> str:
    return str(resource(f"templates/{name}.typ"))


@cache
def _fonts() -> Any:
    """The shipped fonts and no others, loaded once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])


def _clean(fits: list[Told], look: Look) -> list[Told]:
    """The same fits with what can be printed; each says so where a character cannot."""
    for one in fits:
        if any(lacks_a_glyph(text) for text in _texts(one)):
            note = one["sources"]["note"]
            one["sources"]["note"] = f"{note} {_LACKING.said(look.language)}".strip()
    return [_printable(one) for one in fits]


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    return [_printable(one) for one in value] if isinstance(value, list) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)

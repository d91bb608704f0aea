"""Sheets typeset as one tagged PDF: PDF/UA-1 and PDF/A-2a, the same bytes for the same sheets."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

from register.papers.choosing import Choosing
from register.papers.fitting import FITS, Told, fitted
from register.papers.sheet import Sheet
from register.papers.wording import lacks_a_glyph, printable
from register.resources import resource
from register.texts import Text, Words

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
_SPARE = {"a4": 432.0, "letter": 390.0}  # points of a page that what can be dropped has, about
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
    common = {
        "lang": look.language, "region": _REGIONS[look.language], "paper": look.paper,
        "title": printable(sheets[0].title) if len(sheets) == 1 else _SHEETS.said(look.language),
        "author": printable(sheets[0].about[0]), "keywords": [printable(sheets[0].about[-1])],
    }  # fmt: skip
    choosing = [Choosing(_Fits(one, look), _SPARE[look.paper]) for one in sheets]
    made = _set(common, choosing, look)
    if _pages(made) != len(sheets):
        for one in choosing:
            one.measure()
        made = _set(common, choosing, look)
    return made


def _set(common: Told, choosing: Sequence[Choosing], look: Look) -> bytes:
    """The sheets in the fits that are chosen for them; what is not known for sure is measured before."""
    while asked := [one for one in choosing if not one.done]:
        needed = _needed({**common, "sheets": [one.asked for one in asked]})
        for one, (over, air) in zip(asked, needed, strict=True):
            one.answer(over, air)
    return compiled({**common, "sheets": [{"air": one.air, "sheet": one.asked} for one in choosing]}, look.printed)


def _pages(pdf: bytes) -> int:
    return max(int(number) for number in re.findall(rb"/Type/Pages/Count (\d+)", pdf))


def compiled(data: Told, printed: datetime, **options: Any) -> bytes:
    """The template with this data as a PDF. options: to set it otherwise than papers are."""
    import typst

    settings = {
        "pdf_standards": _STANDARDS, "timestamp": printed.replace(microsecond=0), **_settings(data), **options,
    }  # fmt: skip
    made, warnings = typst.compile_with_warnings(_template("sheet"), **settings)
    if warnings:
        raise RuntimeError(str(warnings[0]))
    return bytes(made)


def _needed(data: Told) -> list[tuple[float, float]]:
    """By how many points each of these is higher than a page with the least air, and the air that it may have."""
    import typst

    found = typst.query(_template("fit"), "<needed>", field="value", one=True, **_settings(data))
    return [(over, air) for over, air in json.loads(found)]


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


class _Fits(Mapping[int, Told]):
    """A sheet in each of its fits, made when it is asked for, with what can be printed of it."""

    def __init__(self, sheet: Sheet, look: Look) -> None:
        self._sheet = sheet
        self._language = look.language
        self._made: dict[int, Told] = {}

    def __getitem__(self, number: int) -> Told:
        if number not in self._made:
            self._made[number] = self._clean(fitted(self._sheet, FITS[number]))
        return self._made[number]

    def __len__(self) -> int:
        return len(FITS)

    def __iter__(self) -> Any:
        return iter(range(len(FITS)))

    def _clean(self, told: Told) -> Told:
        lacking: list[str] = []
        clean: Told = _printable(told, lacking)
        if lacking:
            note = clean["sources"]["note"]
            clean["sources"]["note"] = f"{note} {_LACKING.said(self._language)}".strip()
        return clean


def _printable(value: Any, lacking: list[str]) -> Any:
    if isinstance(value, str):
        if lacks_a_glyph(value):
            lacking.append(value)
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(one, lacking) for key, one in value.items()}
    return [_printable(one, lacking) for one in value] if isinstance(value, list) else value

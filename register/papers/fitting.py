"""A sheet cut to one page: in six fits, each dropping more than the one before and saying what it drops."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from register.papers.deciding import Condition
from register.papers.findings import Red
from register.papers.making import Cell, Making
from register.papers.sheet import SIGNS, Sheet, counted
from register.papers.wording import cut
from register.texts import Text, Words

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fit:
    """How many lines of each kind are kept, and how many letters of texts.

    narrow: letters in a cell of a narrow table; short: whether long names are cut too.
    """

    red: int
    conditions: int
    parties: int
    functions: int
    sources: int
    given: int
    text: int
    narrow: int
    title: int
    short: bool = False


FITS = (
    Fit(red=8, conditions=7, parties=4, functions=6, sources=12, given=6, text=240, narrow=90, title=110),
    Fit(red=7, conditions=5, parties=4, functions=5, sources=8, given=5, text=200, narrow=80, title=110),
    Fit(red=6, conditions=4, parties=3, functions=4, sources=6, given=4, text=150, narrow=60, title=96, short=True),
    Fit(red=5, conditions=3, parties=2, functions=3, sources=4, given=3, text=150, narrow=48, title=96, short=True),
    Fit(red=4, conditions=3, parties=2, functions=3, sources=4, given=3, text=100, narrow=40, title=84, short=True),
    Fit(red=2, conditions=1, parties=1, functions=1, sources=0, given=1, text=38, narrow=18, title=36, short=True),
)
_LONG, _SHORT = 120, 64  # letters of what a source is
_AMOUNT = 60  # letters of an amount: it is never cut short
_OWNER = 34  # letters of who answers for a condition
_NAME = 36  # letters of one name among others
_HEADS = (
    Words("Who is behind it", "Qui est derrière"),
    Words("What the city pays", "Ce que paie la ville"),
    Words("What the city gives in return", "Ce que la ville donne en échange"),
    Words("What the equipment can do, what it will do", "Ce que le matériel peut faire, ce qu’il fera"),
    Words("Where images go, who sees them", "Où vont les images, qui les voit"),
    Words("Critical and high points", "Points critiques et élevés"),
    Words("Conditions before switching on", "Conditions avant mise en service"),
    Words("Alternatives", "Solutions de remplacement"),
    Words("Opinions", "Avis"),
    Words("Signatures", "Signatures"),
)
_ITEM, _LEVEL = Words("Item", "Poste"), Words("Level", "Niveau")
_SIGNERS = (
    Words("Reviewing service", "Service instructeur"),
    Words("DPO", "DPO"),
    Words("Delegated member", "Élu délégué"),
)


def fitted(sheet: Sheet, fit: Fit) -> Told:
    """A sheet in one fit, as the template takes it: texts, and signs by their names."""
    return _Fitting(sheet, fit).told()


class _Fitting:
    def __init__(self, sheet: Sheet, fit: Fit) -> None:
        self._sheet = sheet
        self._fit = fit
        self._making: Making = sheet.making
        # Sources are numbered again for what is kept of them, in the order in which they are met.
        self._numbers: dict[int, int] = {}

    def told(self) -> Told:
        """All of it, in the order of the page."""
        sheet, say = self._sheet, self._making.say
        blocks = {
            "purpose": self._cell(sheet.purpose), "extent": self._cell(sheet.extent), "verdict": self._verdict(),
            "who": self._who(), "money": self._pairs(_ITEM, Words("Amount", "Montant"), sheet.money, _AMOUNT),
            "gives": self._given(), "functions": self._functions(),
            "flows": self._pairs(_ITEM, Words("Answer", "Réponse"), sheet.flows), "points": self._points(),
            "conditions": self._conditions(),
            "alternatives": self._pairs(Words("Option", "Solution"), Words("Result", "Résultat"), sheet.alternatives),
            "opinions": self._pairs(Words("From", "De"), Words("Opinion", "Avis"), sheet.opinions),
        }  # fmt: skip
        return {
            "kind": say(Words("Decision sheet", "Fiche de décision")),
            "readers": say(Words("for elected members", "pour les élus")),
            "about": [cut(one, _NAME * 2 if len(sheet.about) == 1 else _NAME) for one in sheet.about],
            "box": sheet.box,
            "title": cut(sheet.title, self._fit.title),
            "heads": [say(one) for one in _HEADS],
            **blocks,
            "signers": {"names": [say(one) for one in _SIGNERS],
                        "line": say(Words("Name, date, signature", "Nom, date, signature"))},
            "sources": self._sources(),
            "foot": list(sheet.foot),
            "page": say(Text("Page {page} of {pages}", page="1", pages="1")),
            "unknown": say(Words("not known yet", "à instruire")),
        }  # fmt: skip

    def _cell(self, cell: Cell, most: int | None = None) -> Told:
        most = most or self._fit.text
        width = min(cell.width or most, most) if self._fit.short else most
        return {"t": cut(cell.text, width), "m": self._marks(cell.marks), "u": cell.unknown}

    def _marks(self, keys: Iterable[int]) -> str:
        numbers = []
        for key in keys:
            if key not in self._numbers and len(self._numbers) < self._fit.sources:
                self._numbers[key] = len(self._numbers) + 1
            if key in self._numbers:
                numbers.append(self._numbers[key])
        return f"[{', '.join(map(str, sorted(numbers)))}]" if numbers else ""

    def _pairs(self, first: Words, second: Words, rows: Sequence[tuple[str, Cell]], most: int = 0) -> Told:
        cells = [[self._cell(Cell(label)), self._cell(cell, most or self._fit.narrow)] for label, cell in rows]
        return {"head": [self._making.say(first), self._making.say(second)], "rows": cells}

    def _verdict(self) -> Told:
        sheet, say = self._sheet, self._making.say
        numbers = counted(sheet.signs)
        counts = [
            {"n": str(numbers[sign]), "level": sign, "word": say(SIGNS[sign])}
            for sign in ("critical", "high", "unknown")
        ]
        told = tuple(Text("{level}: {n}", level=SIGNS[sign], n=number) for sign, number in numbers.items())
        alt = Text("{n} check, one sign each: {counts}", "{n} checks, one sign each: {counts}",
                   n=len(sheet.signs), counts=told)  # fmt: skip
        return {
            "level": sheet.level,
            "label": say(Words("Highest level", "Niveau le plus élevé")),
            "word": say(SIGNS[sheet.level]),
            "asked_label": say(Words("Decision asked", "Décision demandée")),
            "asked": self._cell(sheet.asked),
            "stand": self._cell(Cell(sheet.stand)),
            "counts": counts,
            "strip": list(sheet.signs),
            "strip_alt": say(alt),
        }

    def _who(self) -> Told:
        who, say = self._sheet.who, self._making.say
        kept = who.parties[: self._fit.parties]
        more = len(who.parties) - len(kept)
        heads = (
            Words("Role", "Rôle"), Words("Organisation", "Organisme"), Words("Country", "Pays"),
            Words("Controlled from", "Contrôle ultime"),
        )  # fmt: skip
        rows = [
            [self._cell(cell, self._fit.narrow) for cell in (Cell(one.roles), one.name, one.country, one.above)]
            for one in kept
        ]
        said = Text("One other known party, see the register.", "{n} other known parties, see the register.", n=more)
        return {
            "head": [say(one) for one in heads],
            "rows": rows,
            "more": say(said) if more else "",
            "unknown": " · ".join(who.unknown),
        }

    def _given(self) -> list[Told]:
        given = self._sheet.given
        kept = given if len(given) <= self._fit.given else [*given[: self._fit.given - 1], given[-1]]
        return [self._cell(one) for one in kept]

    def _functions(self) -> Told:
        every, say = self._sheet.functions, self._making.say
        kept = every[: self._fit.functions]
        heads = (
            Words("Function", "Fonction"), Words("Can", "Peut"), Words("Will", "Fera"),
            Words("Authority", "Autorisation"),
        )  # fmt: skip
        rows = [
            [self._cell(cell, self._fit.narrow) for cell in (Cell(one.name), one.can, one.will, one.authority)]
            for one in kept
        ]
        return {"head": [say(one) for one in heads], "rows": rows, "more": self._more(len(every) - len(kept))}

    def _more(self, number: int) -> str:
        said = Text("And one more, see the register.", "And {n} more, see the register.", n=number)
        return self._making.say(said) if number else ""

    def _points(self) -> Told:
        every, say = self._sheet.red, self._making.say
        kept = every[: self._fit.red]
        return {
            "head": [say(_LEVEL), say(Words("Point", "Constat"))],
            "rows": [self._red(one) for one in kept],
            "none": say(Text("No critical or high point is established to this day.")),
            "more": self._more(len(every) - len(kept)),
            "unknown": say(SIGNS["unknown"]),
            "unanswered": self._sheet.unanswered,
        }

    def _red(self, one: Red) -> Told:
        word = self._making.say(SIGNS[one.sign])
        return {"level": one.sign, "word": word, "note": one.note, "text": self._cell(one.text), "aside": one.aside}

    def _conditions(self) -> Told:
        every, say = self._sheet.conditions, self._making.say
        kept = every[: self._fit.conditions]
        heads = (
            Words("Done", "Fait"), _LEVEL, Words("Condition", "Condition"), Words("Owner", "Responsable"),
            Words("Due", "Échéance"),
        )  # fmt: skip
        return {
            "head": [say(one) for one in heads],
            "rows": [self._condition(one) for one in kept],
            "none": say(Text("No condition is set to this day.")),
            "met": self._met(),
            "more": self._more(len(every) - len(kept)),
        }

    def _condition(self, one: Condition) -> Told:
        proposed = self._making.say(Text("Proposed:")) + " "
        return {
            "done": one.done,
            "level": one.sign,
            "word": self._making.say(SIGNS[one.sign]),
            "text": self._cell(one.text),
            "proposed": proposed if one.proposed else "",
            "owner": self._cell(one.owner, min(self._fit.narrow, _OWNER)),
            "due": self._making.day(one.due) if one.due is not None else "",
        }

    def _met(self) -> str:
        every, say = self._sheet.conditions, self._making.say
        set_ = [one for one in every if not one.proposed]
        met = Text("Conditions met: {met} / {of}", met=sum(one.done for one in set_), of=len(set_))
        proposed = len(every) - len(set_)
        told = [met] if set_ or not proposed else []
        told += [Text("{n} proposed, not decided", "{n} proposed, not decided", n=proposed)] if proposed else []
        return " · ".join(map(say, told))

    def _sources(self) -> Told:
        say, sources = self._making.say, self._making.sources
        listed = [
            {"n": f"[{number}]", "t": sources.line(key, self._making.language, _SHORT if self._fit.short else _LONG)}
            for key, number in self._numbers.items()
        ]
        more = len(sources.listed) - len(listed)
        if not listed and more:
            note = say(Text("Numbered sources: see the register."))
        elif more:
            note = say(
                Text("And one more source, see the register.", "And {n} more sources, see the register.", n=more)
            )
        else:
            note = ""
        return {"head": say(Words("Sources", "Sources")), "items": listed, "note": note}

"""Registers and sheets that papers are tried on: a real case, one of which nothing is known, hostile names."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection

from register.papers.findings import Red
from register.papers.making import UNKNOWN, Cell
from register.papers.sheet import Sheet, sheet
from register.papers.typeset import Look, Paper
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.store import Register
from register.texts import Text
from tests.register.cases.entering import FOLDER, enter, read_case

PRINTED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FACTS_ON = date(2018, 5, 25)
LANGUAGES = ("fr", "en")
PAPERS: tuple[Paper, ...] = ("a4", "letter")
GERMAN = "Gesellschaft für Sicherheitstechnik und Videoüberwachungsanlagenbetriebsgesellschaft mbH & Co. KGaA"
CHINESE = "华为技术有限公司監視器株式会社カメラ"
ARABIC = "شركة هواوي للتكنولوجيا المحدودة"
MARKUP = '#panic("x") *b* $x^2$ <lab> @ref #read("/etc/passwd") `raw` // -- = T \\u{41} https://a.b/c?d=e&f "q"'
UNPRINTABLE = "abc\u202edef\u0007\ufeff 😀 한국"
WORD = "W" * 300


def valenciennes(register: Register) -> dict[str, int]:
    """Enter the case of Valenciennes; gives the ids of its deal and of its maker."""
    register.set_info("jurisdiction", "FR")
    with register.change(Text("Enter a case")) as change:
        entered = enter(change, read_case(FOLDER / "c01_valenciennes.toml"))
    deal = next(number for (kind, _), number in entered.ids.items() if kind == "acquisition")
    return {"acquisition": deal, "vendor": entered.ids["vendor", "huawei"]}


def unknown(register: Register) -> int:
    """A proposed deal of which nobody has said anything yet."""
    register.set_info("jurisdiction", "FR")
    with register.change(Text("Enter an offer")) as change:
        return change.insert("acquisition", {"ref": "A-2026-001", "gathered": False, "stage": "proposed"})


def hostile(register: Register) -> int:
    """A deal whose every text is long, of many scripts, or written to break a typesetter."""
    register.set_info("jurisdiction", "FR")
    with register.change(Text("Enter what is hostile")) as change:
        names = (GERMAN, CHINESE * 3, ARABIC, MARKUP, UNPRINTABLE, WORD)
        vendors = [change.insert("vendor", {"name": name, "country": "CN"}) for name in names]
        for under, above in pairwise(vendors):
            change.edit("vendor", under, None, {"parent": above})
        deal = change.insert("acquisition", {
            "ref": f"A-{WORD}", "gathered": False, "title": f"{MARKUP} {CHINESE} {WORD}", "acquirer": vendors[0],
            "purpose": f"{GERMAN} {ARABIC} {MARKUP} {UNPRINTABLE} {WORD}", "stage": "proposed",
            "deal_type": "free_loan",
        })  # fmt: skip
        for vendor, role in zip(
            vendors, ("supplier", "host", "maintainer", "integrator", "funder", "donor"), strict=True
        ):
            change.insert("party", {"acquisition": deal, "vendor": vendor, "role": role})
        product = change.insert("product", {"vendor": vendors[1], "model": WORD, "category": "camera_fixed"})
        change.insert("equipment", {"product": product, "acquisition": deal, "quantity": 1})
        for code in ("live", "anpr", "audio_capture", "loitering", "emotion", "reid", "gait"):
            change.insert("function", {"product": product, "code": code, "state": "present_unlocked"})
        for place, name in enumerate(names):
            about = {"about_kind": "acquisition", "about_id": deal, "about_field": "purpose"}
            change.insert(
                "evidence", {"kind": "press", "reference": name, "stated_on": date(2030, 1, place + 1), **about}
            )
    return deal


def look(language: str = "fr", paper: Paper = "a4") -> Look:
    return Look(language, paper, PRINTED)


def sheet_of(connection: Connection, kind: str, number: int, language: str = "fr") -> Sheet:
    return sheet(connection, kind, number, language, (FACTS_ON, PRINTED.date()))


def all_true(made: Sheet) -> Sheet:
    """The same sheet where every rule is true, at its gravest level."""
    rules = list(shipped_rules().by_id.values())
    return replace(made, signs=tuple(map(_gravest, rules)), level="critical", red=[_red(made, one) for one in rules])


def _gravest(rule: Rule) -> str:
    return next(
        level for level in ("critical", "high", "medium", "low") if level in [case.level for case in rule.cases]
    )


def _red(made: Sheet, rule: Rule) -> Red:
    told: dict[str, Any] = {"note": made.making.say(Text("at least {amount}", amount="")), "aside": "accepté"}
    return Red("critical", text=Cell(f"{made.making.say(rule.title)} ({GERMAN})", width=150), **told)


def as_long_as_can_be(made: Sheet) -> Sheet:
    """The same sheet where each text is far longer than there is room for, of the widest letters."""
    wide = Cell(f"{WORD} {CHINESE * 20} {'Wagen ' * 80}", unknown=True, width=150)
    # Of several deals amounts are summed up; a day and a total are told of one alone.
    sum_ = Cell("999\u202f999\u202f999\u202f999,99\u00a0€ pour 12 acquisitions sur 15", unknown=True)
    red = replace(all_true(made).red[0], text=wide)
    return replace(
        made, title=wide.text, purpose=wide, asked=wide, about=(wide.text, WORD), given=[wide] * 9, red=[red] * 40,
        money=[(label, sum_ if place in {0, 1, 3, 5} else UNKNOWN) for place, (label, _) in enumerate(made.money)],
        flows=[(label, wide) for label, _ in made.flows],
        functions=[replace(made.functions[0], authority=wide)] * 9,
        conditions=[replace(made.conditions[0], text=wide, owner=wide)] * 9,
    )  # fmt: skip

"""A city's own rules: beside its register, in the same form; refused with their place where they cannot be used."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from register.errors import RegisterError
from register.rules.judging import bound_rules
from register.rules.levels import Result
from register.rules.pack import PackError, own_folder, read_packs, rules_with, shipped_rules
from register.rules.parser import parsed
from register.rules.places import Places
from register.rules.scope import World
from register.rules.spans import ZERO
from register.rules.tokens import Place
from tests.conftest import ROOT

_HEAD = '[pack]\nname = "city"\nversion = "1"\nas_of = 2026-10-06\n'
_RULE = """
[[rule]]
id = "x-rule"
subject = "acquisition"
when = "{when}"
severity = [{severity}]
title = {{ en = "a", fr = "b" }}
explanation = {{ en = "a", fr = "b" }}
checks = {{ en = "a", fr = "b" }}
mend = {{ en = "a", fr = "b" }}
who = {{ en = "a", fr = "b" }}
"""
_HIGH = '{ level = "high" }'
_LAST = "The last case of the severity must have no condition, and no other."
_UNLIKE = "A value of type {} cannot be compared with one of type {}."
_TEXT = "“{}” is a text between quotation marks."
_FLAG = "“{}” is true or false, without quotation marks."
_DAY = "“{}” is a day such as 2026-10-06, without quotation marks."
_NUMBER = "“{}” is a number above zero, without quotation marks."
_FACT = _HEAD + '[[fact]]\nname = "{}"\nsubject = "vendor"\nwhen = "country = {}"\n'
_MINE = _HEAD + '[[rule]]\nid = "mine"\n'
_BOTH = '{ en = "a", fr = "b" }'
_CHECKS = f"checks = {_BOTH}"


def write(folder: Path, when: str = "price_paid = 0", severity: str = _HIGH, head: str = _HEAD) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / "city.toml"
    file.write_text(head + _RULE.format(when=when, severity=severity), encoding="utf-8")
    return file


def refused(folder: Path) -> PackError:
    with pytest.raises(PackError) as caught:
        rules_with(folder)
    assert caught.value.hint is not None
    return caught.value


def test_the_folder_lies_beside_the_register(tmp_path: Path) -> None:
    register = tmp_path / "city.vitrine"
    assert own_folder(register) is None
    (tmp_path / "city.rules").mkdir()
    assert own_folder(register) == tmp_path / "city.rules"
    assert own_folder(None) is None
    assert own_folder(None, str(tmp_path / "elsewhere")) == tmp_path / "elsewhere"


def test_own_rules_stand_beside_those_that_ship(tmp_path: Path) -> None:
    assert rules_with(None) is shipped_rules()
    assert rules_with(tmp_path) is shipped_rules()
    write(tmp_path, 'met(below_market) or concern(\\"deal-showcase\\")')
    (tmp_path / ".hidden.toml").write_text("no TOML", encoding="utf-8")
    rules = rules_with(tmp_path)
    own = rules.of("x-rule", "acquisition")
    assert own is not None
    assert (own.pack, own.viewpoint, own.questions, own.mitigations) == ("city", "both", (), ())
    assert rules.packs["city"].own
    assert not rules.packs["fr"].own
    assert set(rules.all) == {*shipped_rules().all, own}
    level = bound_rules(rules.all, World(date(2026, 11, 24), rules.settings, rules.facts, rules.concerns))
    assert own in [one.rule for one in level["acquisition"].rules]


def test_own_rules_are_read_again_only_where_they_are_others(tmp_path: Path) -> None:
    file = write(tmp_path)
    first = rules_with(tmp_path)
    assert rules_with(tmp_path) is first
    write(tmp_path, "price_paid > 0")
    assert rules_with(tmp_path) is not first
    file.unlink()
    assert rules_with(tmp_path) is shipped_rules()


def test_a_folder_that_is_not_there_is_no_silence(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"rules in .*gone cannot be read"):
        rules_with(tmp_path / "gone")


@pytest.mark.parametrize(
    ("when", "severity", "line", "column", "said"),
    [
        ("price_paid = ", _HIGH, 9, 22, "The condition ends too early."),
        ("cost = 0", _HIGH, 9, 9, "acquisition has no “cost”."),
        ("price_paid = 0 and any lines(cost = 0)", _HIGH, 9, 38, "line has no “cost”."),
        ("deal_type in {gift}", _HIGH, 9, 22, "“gift” is not in the list deal_type."),
        ("deal_type = gift", _HIGH, 9, 21, "“gift” is not in the list deal_type."),
        ("deal_type in @vsa", _HIGH, 9, 22, "@vsa is a set of function."),
        ("deal_type in @dear", _HIGH, 9, 22, "There is no set @dear."),
        ("signed_on = 3", _HIGH, 9, 9, _UNLIKE.format("date", "number")),
        ("sum(lines.product) > 3", _HIGH, 9, 9, "“product” is neither a number nor an amount."),
        ("market_value != 3 EUR", _HIGH, 9, 9, "Amounts are compared without VAT: write excl_vat(…)."),
        ("reuse_authorisation != none_given", _HIGH, 9, 9, "This may be not applicable: name the codes that count."),
        ("vendor_data_use = not_stated", _HIGH, 9, 27, "“not_stated” says nothing: for rules it is not known."),
        ("met(dear)", _HIGH, 9, 13, "Nothing is called “dear” here."),
        ('concern(\\"law-lapi\\")', _HIGH, 9, 17, "“law-lapi” is about another subject."),
        ('concern(\\"law-lap\\") or title = 3', _HIGH, 9, 17, "Nothing is called “law-lap” here."),
        ('title = \\"é\\" and title = 3', _HIGH, 9, 27, _UNLIKE.format("text", "number")),
        ("concern('x')", _HIGH, 9, 17, "“'” means nothing here."),
        ("price_paid = 0", '{ level = "dire" }', 10, 23, "“dire” is no level."),
        ("price_paid = 0", '{ level = "low", why = "x" }, ' + _HIGH, 10, 30, "“why” means nothing here."),
        ("price_paid = 0", "", 10, 12, _LAST),
        ("price_paid = 0", f"{_HIGH}, {_HIGH}", 10, 12, _LAST),
        ("price_paid = 0", '{ level = "low", when = "cost = 0" }, ' + _HIGH, 10, 38, "acquisition has no “cost”."),
    ],
)  # fmt: skip
def test_conditions_that_do_not_fit_are_told_with_their_place(
    tmp_path: Path, when: str, severity: str, line: int, column: int, said: str
) -> None:
    write(tmp_path, when, severity)
    fault = refused(tmp_path)
    assert str(fault) == f"city.toml, rule x-rule, line {line}, column {column}: {said}"
    assert (fault.rule, fault.line, fault.column) == ("x-rule", line, column)
    in_french = fault.what.said("fr")
    assert in_french.startswith(f"city.toml, règle x-rule, ligne {line}, colonne {column}\u00a0: ")
    assert said not in in_french


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ('who = { en = "a", fr = "b" }', "", 6, 1, "“who” is missing."),
        ("mend = {", "amend = {", 14, 1, "“amend” means nothing here."),
        (_CHECKS, 'checks = { en = "a" }', 13, 10, "“fr” is missing."),
        (_CHECKS, 'checks = { en = "a", fr = " " }', 13, 27, _TEXT.format("fr")),
        (_CHECKS, 'checks = { en = "a", fr = 3 }', 13, 27, _TEXT.format("fr")),
        (_CHECKS, 'checks = "a"', 13, 10, "“checks” is a table."),
        ('subject = "acquisition"', 'subject = "site"', 8, 11, "“site” is no subject."),
        ('subject = "acquisition"', 'subject = "each"', 9, 9, "vendor has no “price_paid”."),
        ("severity = [", 'viewpoint = "all"\nseverity = [', 10, 13, "“all” is none of: persons, city, both."),
        ("severity = [", 'keeping = "yes"\nseverity = [', 10, 11, _FLAG.format("keeping")),
        ("severity = [", 'in_force_to = "2026"\nseverity = [', 10, 15, _DAY.format("in_force_to")),
        ("severity = [", 'question = "who"\nseverity = [', 10, 12, "“question” is a list of tables."),
        ('id = "x-rule"', 'id = "law-lapi"', 7, 6, "There is another rule of this name."),
        ('id = "x-rule"', 'id = "gov-no-owner"', 7, 6, "There is another rule of this name."),
        ('id = "x-rule"', 'id = "X rule"', 7, 6, "A rule is named with small letters, digits and hyphens."),
    ],
)  # fmt: skip
def test_tables_that_are_not_as_they_should_be_are_told_with_their_place(
    tmp_path: Path, old: str, new: str, line: int, column: int, said: str
) -> None:
    file = write(tmp_path)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    fault = refused(tmp_path)
    assert (fault.line, fault.column, str(fault.fault)) == (line, column, said)
    assert said not in fault.what.said("fr")


@pytest.mark.parametrize(
    ("head", "line", "column", "said"),
    [
        ("x = 1\n", 1, 1, "“x” means nothing here."),
        ("", 1, 1, "“pack” is missing."),
        ('[pack]\nname = "city"\n', 1, 1, "“version” is missing."),
        ('[pack]\nname = "city"\nversion = "1"\nas_of = "2026"\n', 4, 9, _DAY.format("as_of")),
        (_HEAD.replace("city", "fr"), 2, 8, "“fr” is a pack that ships with the program."),
        (f'{_HEAD}[setting.ratio]\nvalue = "a lot"\ntitle = {_BOTH}\n', 6, 9, _NUMBER.format("value")),
        (f"{_HEAD}[setting.below_market_ratio]\nvalue = 1\n", 5, 1, "There is another setting of this name."),
        (_FACT.format("below_market", "FR"), 6, 8, "There is another fact of this name."),
        (_FACT.format("dear", "XX"), 8, 19, "“XX” is not in the list country."),
        (_HEAD + "[[fact]]\nname = 3\n", 6, 8, _TEXT.format("name")),
    ],
)  # fmt: skip
def test_heads_settings_and_facts_are_checked_too(tmp_path: Path, head: str, line: int, column: int, said: str) -> None:
    write(tmp_path, head=head)
    fault = refused(tmp_path)
    assert (fault.line, fault.column, str(fault.fault)) == (line, column, said)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column", "said"),
    [
        (b"x = ", "", 1, 5, "This is not TOML."),
        (_MINE.encode() + b'when = "title = 3\n', "mine", 7, 18, "Something before this is not closed."),
        (_MINE.encode() + b'id = "ours"\nwhen = "x"\n', "mine", 7, 12, "This is written twice."),
        (b'[pack]\nname = "Ville de \xe9"\n', "", 2, 18, "This is not written in UTF-8."),
        (b"[pack]\n[pack]\n", "", 2, 6, "This is written twice."),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_told_with_its_place(
    tmp_path: Path, text: bytes, rule: str, line: int, column: int, said: str
) -> None:
    (tmp_path / "city.toml").write_bytes(text)
    fault = refused(tmp_path)
    assert (fault.rule, fault.line, fault.column, str(fault.fault)) == (rule, line, column, said)
    assert re.match(r"city\.toml, (rule \w+, )?line \d+, column \d+: ", str(fault))


def test_places_are_those_of_the_file_whatever_the_way_of_writing() -> None:
    text = (
        "# é\n[[rule]]\n'id' = 'a' # no = sign\ntitle.en = \"x\"\n"
        'when = """\nprice_paid = 0 \\\n    and cost = 0"""\n'
        'more = [1, { a.b = "\\u00e9\\n1" }, # ]\n  2026-10-06,\n]\n'
        "[rule.who]\nen = ''''x''''\n[[rule]]\nid = 'b'\n"
    )
    places = Places(text)
    assert places.of(("rule", 0, "id")) == Place(3, 8)
    assert places.of(("rule", 0, "title", "en")) == Place(4, 12)
    assert places.of(("rule", 0, "when"), Place(1, 20)) == Place(7, 9)  # after the line that is broken for show
    assert places.of(("rule", 0, "more", 1, "a", "b"), Place(2, 1)) == Place(8, 29)
    assert places.of(("rule", 0, "more", 2)) == Place(9, 3)
    assert places.of(("rule", 0, "who", "en"), Place(1, 2)) == Place(12, 10)
    assert places.of(("rule", 1, "id")) == Place(14, 6)
    assert places.of(("rule", 1, "when")) == Place(13, 1)
    assert places.of_key(("rule", 0, "title")) == Place(4, 1)


def test_files_of_windows_have_the_same_places(tmp_path: Path) -> None:
    file = write(tmp_path, "cost = 0")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert str(refused(tmp_path)).startswith("city.toml, rule x-rule, line 9, column 9: ")


def test_the_rule_in_the_handbook_can_be_used(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"^```toml\n(.+?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "metz.toml").write_text(written, encoding="utf-8")
    rule = rules_with(tmp_path).by_id["metz-long-contract"]
    row = {"id": 1, "gathered": False, "signed_on": date(2020, 1, 1), "ends_on": date(2029, 1, 1)}
    asked = bound_rules((rule,), World(date(2026, 1, 1)))["acquisition"].rules[0]
    judged = asked.judgement(row | {"deal_type": "subscription"})
    assert (judged.result, judged.level) == (Result.TRUE, "high")
    assert not rule.references[0].verified


def test_the_conditions_in_the_handbook_can_be_read() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    conditions = re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)
    assert len(conditions) == 10
    for condition in conditions:
        parsed(f"{condition} > 0" if condition.startswith("count(") else condition)


def test_circles_are_refused_where_they_close(tmp_path: Path) -> None:
    head = _HEAD + (
        '[[fact]]\nname = "a"\nsubject = "acquisition"\nwhen = "met(b)"\n'
        '[[fact]]\nname = "b"\nsubject = "acquisition"\nwhen = "price_paid = 0 or met(a)"\n'
    )
    write(tmp_path, "met(a)", head=head)
    fault = refused(tmp_path)
    assert (str(fault.fault), fault.line, fault.column) == ("“a” refers to itself.", 8, 13)
    write(tmp_path, 'title = \\"é\\" or concern(\\"x-rule\\")')
    fault = refused(tmp_path)
    assert (str(fault.fault), fault.line, fault.column) == ("“x-rule” refers to itself.", 9, 34)


def test_files_of_one_pack_agree_on_what_it_is(tmp_path: Path) -> None:
    first = write(tmp_path)
    second = first.with_name("more.toml")
    second.write_text(_HEAD.replace('"1"', '"2"'), encoding="utf-8")
    with pytest.raises(PackError, match=r"more\.toml, line 2, column 8: Another file of pack “city” says otherwise\."):
        read_packs([first, second])
    second.write_text(_HEAD, encoding="utf-8")
    assert read_packs([first, second]).versions == {"city": "1"}


def test_a_rule_referred_to_counts_only_while_in_force(tmp_path: Path) -> None:
    dated = replace(
        read_packs([write(tmp_path)]).all[0], in_force_from=date(2020, 1, 1), in_force_to=date(2025, 12, 31)
    )
    asking = replace(dated, id="y-rule", when=parsed('concern("x-rule")'), in_force_from=None, in_force_to=None)
    world = World(date(2026, 1, 1), concerns={("x-rule", "acquisition"): dated.named})
    asked = bound_rules((asking,), world)["acquisition"].rules[0]
    free = {"id": 1, "price_paid": ZERO}
    assert asked.judgement(free | {"deal_on": date(2025, 12, 31)}).result is Result.TRUE
    assert asked.judgement(free | {"deal_on": date(2026, 1, 1)}).result is Result.FALSE
    assert asked.judgement(free).missing == {"deal_on"}

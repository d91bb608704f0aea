"""The packs that ship, and packs that are refused."""

import re
from datetime import date
from pathlib import Path

import pytest

from register.reference.countries import countries
from register.reference.sets import dated_sets
from register.reference.thresholds import thresholds
from register.rules.pack import PackError, read_packs, shipped_rules
from register.texts import Words

# Words that say who is guilty. A flag is a question with a source.
_VERDICTS = re.compile(
    r"\b(illegal\w*|unlawful\w*|guilt\w*|corrupt\w*|fraud\w*|illicit\w*|bribe\w*|spy\w*|espion\w*|coupable\w*|illégal\w*"
    r"|corromp\w*|favoriti\w*|complic\w*|culprit\w*|suspect\w*|infraction\w*|délit\w*|scandal\w*|collusion\w*)\b",
    re.IGNORECASE,
)
RULES = shipped_rules().all
IDS = [rule.id for rule in RULES]

_HEAD = '[pack]\nname = "x"\nversion = "1"\n'
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
question = []
reference = []
"""


def texts(rule: str) -> list[Words]:
    found = shipped_rules().by_id[rule]
    questions = [question.words for question in found.questions]
    references = [reference.words for reference in found.references]
    return [found.title, found.explanation, found.checks, found.mend, found.who, *questions, *references]


def test_the_four_rules_ship() -> None:
    assert set(IDS) == {"sov-third-country-control", "sov-relabel-oem", "deal-free-of-charge", "deal-showcase"}


@pytest.mark.parametrize("rule", IDS)
def test_every_text_is_in_both_languages_and_accuses_nobody(rule: str) -> None:
    found = shipped_rules().by_id[rule]
    assert found.questions
    assert found.references
    for words in texts(rule):
        assert words.en.strip()
        assert words.fr.strip()
        assert words.en != words.fr
        for said in (words.en, words.fr):
            assert not _VERDICTS.search(said), said
            assert "—" not in said
            assert "!" not in said


@pytest.mark.parametrize("rule", IDS)
def test_every_reference_says_when_it_was_read(rule: str) -> None:
    for reference in shipped_rules().by_id[rule].references:
        assert reference.as_of <= date(2026, 11, 24)


def test_reference_tables_have_sources_and_days() -> None:
    for group in dated_sets().values():
        assert group.source.fr
        assert group.members
        assert all(member.code in countries() for member in group.members)
        assert all(member.until is None or member.since <= member.until for member in group.members)
    for threshold in thresholds().values():
        assert threshold.as_of <= date(2026, 11, 24)
        days = [(step.since, step.until) for step in threshold.steps]
        assert days == sorted(days)
        assert all(step.source for step in threshold.steps)
    assert [step.verified for step in thresholds()["fr.formalised"].steps].count(False) == 1


def test_members_of_the_area_by_day() -> None:
    area = dated_sets()["EEA"]
    assert sum(area.contains(code, date(2026, 1, 1)) is True for code in countries()) == 30
    assert area.contains("GB", date(2020, 1, 31)) is True
    assert area.contains("GB", date(2020, 2, 1)) is False
    assert area.change_after("GB", date(2000, 1, 1)) == date(2020, 2, 1)
    assert area.contains("CH", date(2026, 1, 1)) is False


def write(folder: Path, when: str = "price_paid = 0", severity: str = '{ level = "high" }', head: str = _HEAD) -> Path:
    file = folder / "city.toml"
    file.write_text(head + _RULE.format(when=when, severity=severity), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("when", "severity", "said"),
    [
        (
            "price_paid = ",
            '{ level = "high" }',
            "city.toml, rule x-rule, line 8, column 22: The condition ends too early.",
        ),
        ("cost = 0", '{ level = "high" }', "city.toml, rule x-rule, line 8, column 9: acquisition has no “cost”."),
        ("price_paid = 0", '{ level = "dire" }', "“dire” is no level"),
        ("price_paid = 0", "", "The last case of the severity must have no condition"),
        (
            "price_paid = 0",
            '{ level = "low", when = "cost = 0" }, { level = "high" }',
            "line 9, column 38: acquisition has no “cost”.",
        ),
        ("concern('x')", '{ level = "high" }', "“'” means nothing here"),
    ],
)
def test_faults_of_a_pack_are_told_with_their_place(tmp_path: Path, when: str, severity: str, said: str) -> None:
    with pytest.raises(PackError) as caught:
        read_packs([write(tmp_path, when, severity)])
    assert said in str(caught.value)


def test_circles_are_refused(tmp_path: Path) -> None:
    head = _HEAD + (
        '[[fact]]\nname = "a"\nsubject = "acquisition"\nwhen = "met(b)"\n'
        '[[fact]]\nname = "b"\nsubject = "acquisition"\nwhen = "price_paid = 0 or met(a)"\n'
    )
    with pytest.raises(PackError, match="“a” refers to itself"):
        read_packs([write(tmp_path, "met(a)", head=head)])
    with pytest.raises(PackError, match="“x-rule” refers to itself"):
        read_packs([write(tmp_path, 'concern(\\"x-rule\\")')])


def test_rules_need_a_known_subject_and_a_name_of_their_own(tmp_path: Path) -> None:
    file = write(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"acquisition"', '"site"'), encoding="utf-8")
    with pytest.raises(PackError, match="“site” is no subject"):
        read_packs([file])
    file.write_text(text + text.replace(_HEAD, ""), encoding="utf-8")
    with pytest.raises(PackError, match="another rule of this name"):
        read_packs([file])


def test_files_that_are_no_packs_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = ", encoding="utf-8")
    with pytest.raises(PackError, match=r"a\.toml cannot be read"):
        read_packs([tmp_path / "a.toml"])
    (tmp_path / "b.toml").write_text("x = 1", encoding="utf-8")
    with pytest.raises(PackError, match=r"b\.toml names no pack"):
        read_packs([tmp_path / "b.toml"])
    file = write(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("mend =", "amend ="), encoding="utf-8")
    with pytest.raises(PackError, match="is missing or not as it should be"):
        read_packs([file])

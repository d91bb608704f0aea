"""The packs that ship: complete, in both languages, dated, and accusing nobody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from register.fields.catalogue import CATALOGUE
from register.fields.field import Collection, Field
from register.reference.countries import countries
from register.reference.sets import dated_sets
from register.reference.thresholds import thresholds
from register.rules.judging import bound_rules
from register.rules.pack import shipped_rules
from register.rules.rule import Rule
from register.rules.vocabulary import SUBJECTS, Reads
from register.terms.sets import SETS
from register.texts import Words
from tests.register.rules.worlds import world

# Words that say who is guilty. A flag is a question with a source.
_VERDICTS = re.compile(
    r"\b(illegal\w*|unlawful\w*|guilt\w*|corrupt\w*|fraud\w*|illicit\w*|bribe\w*|spy\w*|espion\w*|coupable\w*|illégal\w*"
    r"|corromp\w*|favoriti\w*|complic\w*|culprit\w*|suspect\w*|infraction\w*|délit\w*|scandal\w*|collusion\w*)\b",
    re.IGNORECASE,
)
_PURPOSES = re.compile(r"prédiction d’infractions|infractions routières", re.IGNORECASE)  # what a function is for
_TODAY = date(2026, 11, 24)
_RULES = list(shipped_rules().by_id.values())
_EACH = pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.id)

_SHIPPED = {
    "eu": {
        "sov-third-country-control", "sov-state-ownership", "sov-watchlist", "sov-relabel-oem",
        "data-remote-maintenance", "data-hosting-third-country", "data-cloud-relay-p2p", "data-vendor-reuse",
        "data-vendor-live-view", "gov-no-dpa", "gov-no-dpia",
    },
    "fr": {
        "deal-gift-no-deliberation", "deal-no-competition", "deal-wrong-vehicle", "law-authorisation-expiring",
        "law-lapi", "law-vsa", "law-face-recognition", "law-audio", "law-function-dormant", "law-retention",
    },
    "deals": {
        "deal-free-of-charge", "deal-showcase", "deal-demo-rights", "deal-below-market", "deal-pilot-to-paid",
        "deal-donor-exit", "gov-no-contract", "gov-no-owner", "gov-not-inventoried",
    },
    "security": {
        "sec-end-of-support", "sec-known-exploited", "sec-default-credentials", "sec-internet-exposed",
    },
}  # fmt: skip


def texts(of: Any) -> Iterator[Words]:
    """All wordings in content, whatever it is made of."""
    if isinstance(of, Words):
        yield of
    elif isinstance(of, dict):
        yield from texts(tuple(of.values()))
    elif isinstance(of, tuple | list):
        for one in of:
            yield from texts(one)
    elif is_dataclass(of):
        yield from texts([getattr(of, field.name) for field in fields(of)])


def test_the_rules_ship_in_their_packs() -> None:
    found: dict[str, set[str]] = {}
    for rule in _RULES:
        found.setdefault(rule.pack, set()).add(rule.id)
    assert found == _SHIPPED
    packs = shipped_rules().packs
    assert {name: pack.jurisdiction for name, pack in packs.items()} == {
        "eu": "EU", "fr": "FR", "deals": None, "security": None,
    }  # fmt: skip
    assert all(pack.as_of <= _TODAY and not pack.own for pack in packs.values())
    assert shipped_rules().versions == {name: pack.version for name, pack in packs.items()}


def test_a_rule_about_some_subjects_is_there_for_each_of_them() -> None:
    rules = shipped_rules()
    for subject in SUBJECTS:
        owned = rules.of("gov-no-owner", subject)
        assert (owned.subject if owned else None) == (subject if subject in {"acquisition", "deployment"} else None)
        assert rules.of("law-lapi", subject) is (rules.by_id["law-lapi"] if subject == "deployment" else None)
    assert rules.by_id["gov-no-owner"].subject == "acquisition"


def test_what_was_held_against_the_law_is_marked() -> None:
    marked = {rule.id for rule in _RULES if rule.held_unlawful}
    assert marked == {"law-lapi", "law-vsa", "law-face-recognition", "law-audio"}
    assert [rule.id for rule in _RULES if rule.keeping] == ["gov-no-owner"]


@_EACH
def test_each_rule_says_what_to_ask_what_to_do_and_what_it_rests_on(rule: Rule) -> None:
    assert rule.questions
    assert rule.mitigations
    assert rule.references
    for words in texts([rule]):
        _said_well(words)


def _said_well(words: Words, *, same: bool = False) -> None:
    assert same or words.en != words.fr
    for said in (words.en, words.fr):
        assert said == said.strip() != ""
        assert not _VERDICTS.search(said), said
        assert "—" not in said
        assert "!" not in said
        assert "'" not in said
    assert not re.search(r"[^\u00a0\u202f][;:?»](\s|$)|«[^\u00a0\u202f]", words.fr), words.fr


@pytest.mark.parametrize("entity", list(CATALOGUE))
def test_fields_accuse_nobody_either(entity: str) -> None:
    for words in texts(CATALOGUE[entity]):
        for said in (words.en, words.fr):
            assert said.strip()
            assert not _VERDICTS.search(_PURPOSES.sub("", said)), said


def test_reference_texts_accuse_nobody_either() -> None:
    for words in texts([dated_sets(), thresholds(), shipped_rules().settings]):
        for said in (words.en, words.fr):
            assert said.strip()
            assert not _VERDICTS.search(said), said


@_EACH
def test_every_reference_says_when_it_was_read(rule: Rule) -> None:
    for reference in rule.references:
        assert reference.as_of <= _TODAY
        assert reference.since is None or reference.until is None or reference.since <= reference.until


def test_what_was_set_down_from_memory_is_said_to_be() -> None:
    found = {(rule.id, one.words.en) for rule in _RULES for one in rule.references if not one.verified}
    for rule, part in (
        ("deal-demo-rights", "226-21"), ("deal-no-competition", "432-14"), ("gov-no-contract", "R.2112-1"),
        ("deal-below-market", "R.2152-3"), ("law-face-recognition", "article 88"), ("gov-no-owner", "ISO 31000"),
    ):  # fmt: skip
        assert any(rule == one and part in words for one, words in found), rule


def test_moving_law_has_its_days() -> None:
    references = {one.words.en: one for rule in _RULES for one in rule.references}
    experiment = next(one for words, one in references.items() if words.startswith("Law 2026-201"))
    assert (experiment.since, experiment.until) == (date(2026, 3, 21), date(2027, 12, 31))
    first = next(one for words, one in references.items() if words.startswith("Law 2023-380"))
    assert first.until == date(2025, 3, 31)
    nis2 = [one for words, one in references.items() if "NIS 2" in words]
    assert nis2
    assert all("pending" in one.words.en and one.as_of == date(2026, 10, 5) for one in nis2)


@_EACH
def test_what_a_rule_reads_can_be_asked(rule: Rule) -> None:
    subjects = [one for one in shipped_rules().all if one.id == rule.id]
    for level in bound_rules(subjects, world()).values():
        assert not list(_without_question(level.reads))


def _without_question(reads: Reads) -> Iterator[str]:
    """The facts that nobody could be asked for. What is required is always known."""
    entity = CATALOGUE[reads.entity]
    read: list[Field | Collection] = [entity.field(key) for key in reads.fields]
    read += [entity.collection(key) for key in reads.collections]
    for one in read:
        asked = one.question is not None and one.question_to in {"supplier", "service"}
        if not getattr(one, "required", False) and not asked:
            yield f"{reads.entity}.{one.key}"
        elif one.question is not None:
            _said_well(one.question)
    for inner in (*reads.refs.values(), *reads.collections.values()):
        yield from _without_question(inner)


def test_named_sets_are_of_their_lists() -> None:
    for codes, members in SETS.values():
        assert members
        assert all(member in codes for member in members)
    names = set(SETS)
    assert not names & set(dated_sets())
    assert names <= set(_sets_named(rule.conditions for rule in _RULES))


def _sets_named(node: Any) -> Iterator[str]:
    if isinstance(node, Iterable) and not isinstance(node, str):
        for part in node:
            yield from _sets_named(part)
    elif is_dataclass(node):
        if type(node).__name__ == "Named":
            yield str(getattr(node, "name", ""))
        for field in fields(node):
            yield from _sets_named(getattr(node, field.name))


def test_reference_tables_have_sources_and_days() -> None:
    for group in dated_sets().values():
        assert group.source.fr
        assert group.members
        assert all(member.code in countries() for member in group.members)
        assert all(member.until is None or member.since <= member.until for member in group.members)
    for threshold in thresholds().values():
        assert threshold.as_of <= _TODAY
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

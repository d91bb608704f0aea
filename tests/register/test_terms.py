import importlib
import pkgutil
import re
from collections import Counter

import pytest

import register.terms
from register.fields.catalogue import CATALOGUE
from register.terms.answers import ANSWER
from register.terms.codes import CodeList
from register.terms.sets import SETS
from register.values import Answer


def lists() -> list[CodeList]:
    modules = [
        importlib.import_module(f"register.terms.{module.name}")
        for module in pkgutil.iter_modules(register.terms.__path__)
    ]
    return [value for module in modules for value in vars(module).values() if isinstance(value, CodeList)]


LISTS = lists()
# Words that are the same in both languages.
SAME = {
    "SIREN", "SIRET", "LEI", "EUID", "Drone", "Concession", "Gendarmerie", "Commune", "Expert", "Public", "Photo",
    "Sponsor",
}  # fmt: skip


def test_lists_were_found_and_have_names_of_their_own() -> None:
    assert len(LISTS) > 25
    assert [name for name, times in Counter(one.name for one in LISTS).items() if times > 1] == []


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_codes_are_english_lower_case_words_and_no_answers(codes: CodeList) -> None:
    assert len(codes.codes) > 1
    for code in codes:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code)
    if codes is not ANSWER:
        assert not set(codes) & {"unknown", "none", "not_applicable", "asked_not_known", "complete", "n_a"}


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_each_code_has_words_of_its_own_in_both_languages(codes: CodeList) -> None:
    for language in ("en", "fr"):
        said = [words.said(language) for words in codes.codes.values()]
        assert [one for one, times in Counter(said).items() if times > 1] == []
        for one in said:
            assert one == one.strip() != ""
            assert not set(one) & set("'\"—!")
            assert one[0] == one[0].upper()
            assert len(one) <= 65
    for words in codes.codes.values():
        assert words.en != words.fr or words.en in SAME


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_each_list_is_that_of_a_field(codes: CodeList) -> None:
    used = [field.codes for entity in CATALOGUE.values() for field in entity.fields]
    assert any(codes is one for one in used)


@pytest.mark.parametrize("name", SETS)
def test_a_named_set_holds_some_codes_of_its_list(name: str) -> None:
    codes, members = SETS[name]
    assert re.fullmatch(r"[a-z][a-z_]*", name)
    assert members < set(codes)
    assert any(codes is one for one in LISTS)


def test_what_sees_hears_or_identifies_is_intrusive_and_blurring_is_not() -> None:
    intrusive = SETS["intrusive"][1]
    for name in ("vsa", "biometric", "audio"):
        assert SETS[name][1] < intrusive
    assert {"anpr", "imsi", "predictive", "social_media", "wifi_bt_tracking"} < intrusive
    assert not {"live", "record", "ptz", "face_blurring", "badge"} & intrusive


def test_software_is_on_the_network_but_no_device_to_count() -> None:
    assert "vms" in SETS["networked"][1] - SETS["counted"][1]
    assert not {"ups", "software_licence", "other"} & SETS["networked"][1]
    assert "software_licence" not in SETS["counted"][1]
    assert SETS["can_see_or_hear"][1] < SETS["networked"][1]


def test_answers_are_the_answers_that_a_fact_can_have() -> None:
    assert set(ANSWER) == set(Answer)


def test_a_code_of_a_newer_register_is_shown_as_it_is() -> None:
    words = ANSWER.words("from_the_future")
    assert (words.en, words.fr) == ("from_the_future", "from_the_future")

"""Records of all lists by words: those that are called so first, with how many there are of each list."""

import pytest

from register.queries.anywhere import Anywhere, anywhere
from register.store import Register
from register.texts import Text, shown

LISTS = ("vendors", "acquisitions", "products", "sites", "equipment")


@pytest.fixture
def town(register: Register) -> Register:
    with register.change(Text("Enter")) as change:
        vendor = change.insert("vendor", {"name": "Helvarion"})
        change.insert("vendor", {"name": "Nord Helvarion"})
        product = change.insert("product", {"vendor": vendor, "model": "HV-20"})
        change.insert("acquisition", {"ref": "A-1", "title": "Convention Helvarion 2016", "gathered": False})
        for number in range(5):
            change.insert("equipment", {"product": product, "asset_tag": f"VP-{number}", "quantity": 1})
    return register


def found(register: Register, words: str, most: int = 3) -> Anywhere:
    with register.read() as connection:
        return anywhere(connection, words, LISTS, most)


def test_what_begins_with_the_words_comes_first(town: Register) -> None:
    said = found(town, "helvarion")
    assert [shown(hit.title, "en") for hit in said.hits[:3]] == [
        "Helvarion", "Nord Helvarion", "Convention Helvarion 2016",
    ]  # fmt: skip
    assert said.counts["vendors"] == 2
    assert said.counts["equipment"] == 5  # by way of the product
    assert "sites" not in said.counts
    assert len([hit for hit in said.hits if hit.list_key == "equipment"]) == 3


def test_each_word_must_be_there_and_accents_do_not_matter(town: Register) -> None:
    assert [hit.kind for hit in found(town, "convéntion 2016").hits] == ["acquisition"]
    assert found(town, "convention zzzz") == Anywhere((), (), {})
    assert found(town, "   ") == Anywhere((), (), {})
    assert len(found(town, "VP", most=2).hits) == 2


def test_rules_are_found_by_their_titles_in_both_languages(town: Register) -> None:
    assert "deal-free-of-charge" in dict(found(town, "obtained free").rules)
    assert "deal-free-of-charge" in dict(found(town, "obtenu gratuitement").rules)
    assert len(found(town, "e", most=2).rules) == 2

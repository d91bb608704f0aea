import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from register.fields.catalogue import CATALOGUE, field_of
from register.fields.field import Collection, Entity, Field, Kind
from register.model.columns import column_names
from register.model.tables import SOURCE, TABLES
from register.names import fold
from register.rules.judging import bound_rules
from register.rules.pack import shipped_rules
from register.rules.scope import World
from register.rules.vocabulary import Reads
from register.texts import Words
from register.values import Answer

ENTITIES = list(CATALOGUE.values())
FIELDS = [(f"{entity.key}.{field.key}", field) for entity in ENTITIES for field in entity.fields]
COLLECTIONS = [
    (f"{entity.key}.{collection.key}", entity, collection) for entity in ENTITIES for collection in entity.collections
]
ASKED: dict[str, Field | Collection] = {**dict(FIELDS), **{name: collection for name, _, collection in COLLECTIONS}}
# Words that are the same in both languages.
SAME = {
    "Site", "Sites", "Mode", "Position", "MAC", "IP", "SHA-256", "Notes", "Note", "Date", "Import", "Imports",
    "Document", "Documents", "Question", "Questions",
}  # fmt: skip

# What an inventory has no column for: references to other records, and how an item is guarded.
LINKED = {
    "product", "acquisition", "exposure", "network_zone", "credentials_state", "admin_account_holder", "mfa",
    "p2p_state", "egress_filtered", "telemetry_disabled", "last_scan_on", "last_update_on",
}  # fmt: skip


def read_by(reads: Reads) -> Iterator[str]:
    """The fields and collections that conditions read."""
    for key in (*reads.fields, *reads.collections):
        yield f"{reads.entity}.{key}"
    for further in (*reads.refs.values(), *reads.collections.values()):
        yield from read_by(further)


def read_by_rules() -> list[str]:
    rules = shipped_rules()
    world = World(date(2026, 1, 1), rules.settings, rules.facts, rules.concerns)
    found = {path for level in bound_rules(rules.all, world).values() for path in read_by(level.reads)}
    return sorted(path for path in found if not (isinstance(ASKED[path], Field) and field_of(path).required))


READ_BY_RULES = read_by_rules()


def words_of(entity: Entity) -> list[tuple[str, Words]]:
    found = [(f"{entity.key} label", entity.label), (f"{entity.key} plural", entity.plural)]
    found += [(f"{entity.key} group {key}", words) for key, words in entity.groups.items()]
    asked: tuple[Field | Collection, ...] = (*entity.fields, *entity.collections)
    for thing in asked:
        name = f"{entity.key}.{thing.key}"
        found += [(f"{name} label", thing.label), (f"{name} help", thing.help)]
        if thing.question:
            found.append((f"{name} question", thing.question))
    return found


WORDS = [found for entity in ENTITIES for found in words_of(entity)]
SENTENCES = [(name, words) for name, words in WORDS if name.endswith(("help", "question"))]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.key)
def test_keys_are_single_lower_case_and_without_the_entitys_name(entity: Entity) -> None:
    keys = [field.key for field in entity.fields]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z][a-z0-9_]*", key)] == []
    assert [key for key in keys if key.startswith(f"{entity.key}_")] == []
    collections = [collection.key for collection in entity.collections]
    assert len(set(collections)) == len(collections)
    assert not set(collections) & set(keys)
    assert not {"id", "version", "source"} & {*keys, *collections}, "what every record has besides its fields"


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.key)
def test_a_record_has_a_title_and_its_fields_stand_in_groups_that_exist(entity: Entity) -> None:
    assert entity.title
    for key in entity.title:
        assert not entity.field(key).derived
    assert {field.group for field in entity.fields} == set(entity.groups)


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[name for name, _ in FIELDS])
def test_a_field_has_what_its_kind_needs_and_nothing_else(name: str, field: Field) -> None:
    assert (field.codes is not None) == (field.kind in {Kind.CODE, Kind.CODES})
    assert (field.to is not None) == (field.kind is Kind.REF)
    if field.to is not None:
        assert field.to in CATALOGUE
    assert (field.question is None) == (field.question_to is None)
    assert 4 <= field.width <= 60
    if field.kind is Kind.DATE and field.key not in {"on", "warranty_end", "valid_from", "valid_to"}:
        assert field.key.endswith(("_on", "_until"))


def test_codes_by_which_a_paper_says_nothing_are_of_the_fields_list() -> None:
    silent = {name: field for name, field in FIELDS if field.silent}
    assert set(silent) == {"acquisition.vendor_data_use", "acquisition.demo_clause", "list_match.answer"}
    for name, field in silent.items():
        assert field.kind is Kind.CODE, name
        assert set(field.silent) < set(field.codes or ()), name
        assert field.question is not None, "where a paper says nothing somebody can be asked"


@pytest.mark.parametrize("kind", ["vendor", "product", "acquisition", "deployment", "equipment"])
def test_each_subject_says_who_answers_for_it_and_when_it_is_looked_at_again(kind: str) -> None:
    keys = {"owner_service", "owner", "next_review_on"}
    assert {field.key for field in CATALOGUE[kind].fields if field.group == "care"} >= keys


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[name for name, _ in FIELDS])
def test_answers_suit_the_field(name: str, field: Field) -> None:
    if field.derived or field.required:
        assert not field.answers
    if not field.kind.is_list:
        assert Answer.COMPLETE not in field.answers
    elif not field.derived:
        assert Answer.COMPLETE in field.answers
        assert Answer.NONE not in field.answers, "a complete list with nothing in it says so already"
    if field.question and not field.derived and not field.required:
        assert Answer.ASKED_NOT_KNOWN in field.answers, "what is asked may come back without a value"


def test_what_a_rule_compares_for_difference_is_never_not_applicable() -> None:
    for path in ("product.maker", "product.vendor", "acquisition.stage", "acquisition.gathered"):
        assert Answer.NOT_APPLICABLE not in field_of(path).answers
    assert Answer.NONE in field_of("vendor.parent").answers
    assert Answer.NONE not in field_of("acquisition.price_paid").answers


@pytest.mark.parametrize(("name", "entity", "collection"), COLLECTIONS, ids=[name for name, _, _ in COLLECTIONS])
def test_a_collection_is_reached_by_a_reference(name: str, entity: Entity, collection: Collection) -> None:
    assert collection.of in CATALOGUE
    assert (collection.by is None) == collection.derived
    if collection.by is not None:
        back = CATALOGUE[collection.of].field(collection.by)
        assert back.kind is Kind.REF
        assert back.to == entity.key
        assert not back.derived
    assert (collection.question is None) == (collection.question_to is None)


def test_rules_read_facts_of_what_belongs_to_their_subjects_too() -> None:
    assert {"acquisition.counterparts", "acquisition.lines", "line.amount", "vendor.roles"} <= set(READ_BY_RULES)


@pytest.mark.parametrize("path", READ_BY_RULES)
def test_what_a_rule_reads_has_a_question(path: str) -> None:
    thing = ASKED[path]
    assert thing.question is not None
    assert thing.question_to in {"supplier", "service"}
    assert thing.question.en.endswith("?")
    assert thing.question.fr.endswith("\u00a0?")


@pytest.mark.parametrize(("name", "words"), WORDS, ids=[name for name, _ in WORDS])
def test_words_are_there_in_both_languages(name: str, words: Words) -> None:
    for said in (words.en, words.fr):
        assert said
        assert said == said.strip()
        assert "  " not in said
        assert said[0] == said[0].upper()
        assert not set(said) & set("'\"—!")
    assert words.en != words.fr or words.en in SAME


@pytest.mark.parametrize(("name", "words"), SENTENCES, ids=[name for name, _ in SENTENCES])
def test_sentences_end_as_sentences_do(name: str, words: Words) -> None:
    mark = "?" if name.endswith("question") else "."
    assert words.en.endswith(mark)
    assert words.fr.endswith(mark)
    assert len(words.en) <= 220


@pytest.mark.parametrize(("name", "words"), WORDS, ids=[name for name, _ in WORDS])
def test_french_is_set_as_french_is(name: str, words: Words) -> None:
    assert not re.search(r"[^\u00a0][:;?»]", words.fr), "a no-break space before a double mark"
    assert "%" not in words.fr or "\u00a0%" in words.fr
    assert not re.search(r"«[^\u00a0]", words.fr)
    assert not re.search(r"[\u00a0 ][:;?]", words.en)


def test_a_heading_leads_to_one_field_and_stands_there_once() -> None:
    found: dict[str, str] = {}
    for name, field in FIELDS:
        for heading in field.headings:
            assert fold(heading) not in found, (heading, name)
            found[fold(heading)] = name


def test_only_columns_of_an_inventory_have_headings() -> None:
    headed = {name for name, field in FIELDS if field.headings}
    assert {name.partition(".")[0] for name in headed} == {"equipment"}
    for field in CATALOGUE["equipment"].fields:
        assert bool(field.headings) != (field.key in LINKED or field.group == "care"), field.key


def test_a_column_headed_with_a_fields_own_label_is_that_field() -> None:
    for field in CATALOGUE["equipment"].fields:
        folded = {fold(heading) for heading in field.headings}
        if folded:
            assert fold(field.label.en) in folded
            assert fold(field.label.fr) in folded


@pytest.mark.parametrize(
    "heading",
    ["N°", "#", "No", "ID", "Repère", "Ligne", "Line", "Total", "Montant total HT", "Amount", "Date", "Weight", "Masse",
     "Purchase date", "Date d'achat", "Order date", "Date de livraison", "Résolution", "Email", "Company", "Username"],
)  # fmt: skip
def test_running_numbers_totals_and_other_dates_are_no_heading(heading: str) -> None:
    assert [name for name, field in FIELDS if fold(heading) in {fold(one) for one in field.headings}] == []


@pytest.mark.parametrize(
    ("heading", "key"),
    [("Constructeur", "vendor"), ("Vendor", "vendor"), ("Make", "vendor"), ("Réf.", "model"), ("MODÈLE", "model"),
     ("Nº Série", "serial"), ("S/N", "serial"), ("@MAC", "mac"), ("HW address", "mac"), ("P.U.", "unit_price"),
     ("Unit cost", "unit_price"), ("Coût d’achat", "unit_price"), ("Titulaire du marché", "supplier"),
     ("Installer", "supplier"), ("Bon de commande", "contract_ref"), ("Procurement route", "deal_type"),
     ("Origine", "deal_type"), ("Lieu d’implantation", "site"), ("Building", "site"), ("Local", "position"),
     ("Room", "position"), ("Date pose", "installed_on"), ("Commissioned", "installed_on"), ("Version FW", "firmware"),
     ("Fin de garantie", "warranty_end"), ("Statut", "status"), ("N° inventaire", "asset_tag"), ("Count", "quantity"),
     ("Libellé", "description"), ("Type", "category"), ("Fabricant réel", "maker"), ("Part number", "part_number"),
     ("Commentaires", "notes"), ("Dispositif", "deployment")],
)  # fmt: skip
def test_headings_of_everyday_inventories(heading: str, key: str) -> None:
    assert fold(heading) in {fold(one) for one in CATALOGUE["equipment"].field(key).headings}


def test_what_is_sensitive_is_marked() -> None:
    levels = {name: field.confidentiality for name, field in FIELDS if field.confidentiality != "public"}
    assert levels == {
        "equipment.position": "internal",
        "equipment.mac": "internal",
        "equipment.ip": "internal",
        "equipment.firmware": "internal",
        "equipment.exposure": "secret",
        "equipment.network_zone": "secret",
        "equipment.credentials_state": "secret",
        "equipment.admin_account_holder": "secret",
        "equipment.mfa": "secret",
        "equipment.p2p_state": "secret",
        "equipment.egress_filtered": "secret",
        "site.address": "internal",
        "deployment.address": "internal",
        "acquisition.beneficiary": "restricted",
        "acquisition.benefits": "restricted",
        "acquisition.declared_interests": "restricted",
        "acquisition.intermediary_link": "restricted",
        "person.name": "internal",
        "person.email": "internal",
    }


def test_the_ten_percent_of_a_states_minority_is_explained() -> None:
    help_ = field_of("vendor.control_type").help
    assert "10%" in help_.en
    assert "10\u00a0%" in help_.fr


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.key)
def test_tables_have_the_columns_of_their_fields(entity: Entity) -> None:
    table = TABLES[entity.key]
    expected = [name for field in entity.stored for name in column_names(field)]
    assert [column.name for column in table.columns] == ["id", "version", *expected, *SOURCE]
    for field in entity.stored:
        for name in column_names(field)[:1]:
            assert table.c[name].nullable != field.required, field.key


def test_tables_stand_after_those_they_must_refer_to() -> None:
    made: set[str] = set()
    for entity in ENTITIES:
        made.add(entity.key)
        assert all(field.to in made for field in entity.stored if field.required and field.to)


def test_required_is_only_what_can_never_be_missing() -> None:
    assert {name for name, field in FIELDS if field.required} == {
        "person.name", "vendor.name", "site.name", "deployment.name", "acquisition.ref", "acquisition.gathered",
        "line.acquisition", "party.acquisition", "party.vendor", "party.role", "act.acquisition", "equipment.quantity",
        "function.code", "fact_note.kind", "fact_note.record_id", "fact_note.field", "fact_note.answer",
        "import.number", "import.file", "import.sha256", "list_match.vendor", "advisory.product",
        "authorisation.deployment", "legal_basis.deployment", "document.acquisition", "decision.rule",
        "decision.subject_kind", "decision.status", "control.rule", "control.subject_kind", "rule_choice.rule",
        "rule_choice.reason",
    }  # fmt: skip


def test_a_field_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        field_of("vendor.colour")
    with pytest.raises(KeyError):
        CATALOGUE["vendor"].collection("colours")

"""All entities, by key, in the order in which their tables are made: an entity stands after those it must refer to."""

from register.fields.acquisition import ACQUISITION
from register.fields.advisory import ADVISORY
from register.fields.data_flow import DATA_FLOW
from register.fields.deal_parts import ACT, LINE, PARTY
from register.fields.decision import CONTROL, DECISION
from register.fields.deployment import DEPLOYMENT
from register.fields.document import DOCUMENT
from register.fields.equipment import EQUIPMENT
from register.fields.field import Entity, Field
from register.fields.function import FUNCTION
from register.fields.lawfulness import AUTHORISATION, LEGAL_BASIS
from register.fields.list_match import LIST_MATCH
from register.fields.paper import EVIDENCE, FACT_NOTE, IMPORT, PERSON
from register.fields.product import PRODUCT
from register.fields.question import QUESTION, RULE_CHOICE
from register.fields.site import SITE
from register.fields.vendor import VENDOR

CATALOGUE: dict[str, Entity] = {
    entity.key: entity
    for entity in (
        PERSON, VENDOR, LIST_MATCH, PRODUCT, ADVISORY, SITE, DEPLOYMENT, AUTHORISATION, LEGAL_BASIS, ACQUISITION, LINE,
        PARTY, ACT, DOCUMENT, DATA_FLOW, EQUIPMENT, FUNCTION, EVIDENCE, FACT_NOTE, IMPORT, DECISION, CONTROL, QUESTION,
        RULE_CHOICE,
    )
}  # fmt: skip


def field_of(path: str) -> Field:
    """The field named "entity.key". Raises KeyError."""
    entity, _, key = path.partition(".")
    return CATALOGUE[entity].field(key)

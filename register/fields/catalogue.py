"""All entities, by key, in the order in which their tables are made: an entity stands after those it must refer to."""

from register.fields.acquisition import ACQUISITION, ACT, LINE, PARTY
from register.fields.deployment import DEPLOYMENT, SITE
from register.fields.equipment import EQUIPMENT
from register.fields.field import Entity, Field
from register.fields.paper import EVIDENCE, FACT_NOTE, IMPORT, PERSON
from register.fields.product import FUNCTION, PRODUCT
from register.fields.vendor import VENDOR

CATALOGUE: dict[str, Entity] = {
    entity.key: entity
    for entity in (
        PERSON, VENDOR, PRODUCT, SITE, DEPLOYMENT, ACQUISITION, LINE, PARTY, ACT, EQUIPMENT, FUNCTION,
        EVIDENCE, FACT_NOTE, IMPORT,
    )
}  # fmt: skip


def field_of(path: str) -> Field:
    """The field named "entity.key". Raises KeyError."""
    entity, _, key = path.partition(".")
    return CATALOGUE[entity].field(key)

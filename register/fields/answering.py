"""Which answers besides a value a field allows: the usual sets, by what the field is about."""

from register.values import Answer

# A fact that exists in the world, whoever knows it: a country of registration, a maker.
KNOWN_OR_NOT = frozenset({Answer.ASKED_NOT_KNOWN})
# A thing that there may not be: a parent company, an end date, a certificate.
OPTIONAL = frozenset({Answer.NONE, Answer.ASKED_NOT_KNOWN})
# A thing that makes sense only for some records: the retention of a system that records nothing.
CONDITIONAL = frozenset({Answer.NONE, Answer.NOT_APPLICABLE, Answer.ASKED_NOT_KNOWN})
# An amount or list that every such record has, unless asking makes no sense here: the market value of a one-off.
MEASURED = frozenset({Answer.NOT_APPLICABLE, Answer.ASKED_NOT_KNOWN})
# A list, open until somebody says that it is complete; complete and empty is none.
LIST = frozenset({Answer.COMPLETE, Answer.ASKED_NOT_KNOWN})

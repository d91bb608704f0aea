"""The countries, by their ISO 3166-1 alpha-2 code."""

import csv
from functools import cache

from register.resources import resource
from register.terms.codes import CodeList
from register.texts import Words


@cache
def countries() -> CodeList:
    """Their codes with their names, from the Unicode Common Locale Data Repository."""
    with resource("reference/countries.csv").open(encoding="utf-8", newline="") as file:
        return CodeList("country", {row["code"]: Words(row["en"], row["fr"]) for row in csv.DictReader(file)})

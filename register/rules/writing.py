"""Rules as text: one of the city's own written as a file, and a condition of one changed where it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from register.rules.pack import EACH
from register.rules.places import Places
from register.rules.rule import Case, Pack, Reference, Rule
from register.rules.vocabulary import SUBJECTS
from register.rules.written import written
from register.texts import Words

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def file_text(pack: Pack, rule: Rule, subjects: Sequence[str]) -> str:
    """A file that holds this rule alone, in the form that the page on rules shows. subjects: all that it is about."""
    return "\n".join((*_head(pack), "", *_rule(rule, subjects))) + "\n"


def with_condition(content: bytes, file: Path, rule: str, condition: str) -> str | None:
    """A rule file with another condition of one of its rules, all else as it was; None where it has no such rule.

    Raises PackError where the file cannot be read.
    """
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    for number, table in enumerate(written(file, content).tables("rule")):
        if table.text("id") == rule:
            start, end = Places(text).span(("rule", number, "when"))
            return text[:start] + string(condition) + text[end:]
    return None


def string(text: str) -> str:
    """A text as TOML writes it: over several lines as it is, where it has several."""
    if "\n" in text and "\\" not in text and '""' not in text and not text.endswith('"') and not _CONTROL.search(text):
        return f'"""{text}"""'
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in text)
    return '"' + _CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", escaped) + '"'


def _head(pack: Pack) -> Iterator[str]:
    yield "[pack]"
    yield f"name = {string(pack.name)}"
    yield f"version = {string(pack.version)}"
    yield f"as_of = {pack.as_of}"
    if pack.jurisdiction is not None:
        yield f"jurisdiction = {string(pack.jurisdiction)}"


def _rule(rule: Rule, subjects: Sequence[str]) -> Iterator[str]:
    yield "[[rule]]"
    yield f"id = {string(rule.id)}"
    yield f"subject = {string(EACH if tuple(subjects) == SUBJECTS else ', '.join(subjects))}"
    if rule.applies_text:
        yield f"applies = {string(rule.applies_text)}"
    yield f"when = {string(rule.when_text)}"
    yield "severity = ["
    yield from (f"    {_case(case)}," for case in rule.cases)
    yield "]"
    if rule.keeping:
        yield "keeping = true"
    if rule.held_unlawful:
        yield "held_unlawful = true"
    if rule.lapses:
        yield "lapses = true"
    yield f"viewpoint = {string(rule.viewpoint)}"
    yield from _days(("in_force_from", rule.in_force_from), ("in_force_to", rule.in_force_to))
    texts = {"title": rule.title, "explanation": rule.explanation, "checks": rule.checks, "mend": rule.mend}
    for key, words in (texts | {"who": rule.who}).items():
        yield f"{key}.en = {string(words.en)}"
        yield f"{key}.fr = {string(words.fr)}"
    yield from _tables(rule)


def _tables(rule: Rule) -> Iterator[str]:
    for question in rule.questions:
        yield from ("", "[[rule.question]]", f"to = {string(question.to)}", *_both(question.words))
    for mitigation in rule.mitigations:
        yield from ("", "[[rule.mitigation]]", f"kind = {string(mitigation.kind)}", *_both(mitigation.words))
    for reference in rule.references:
        yield from ("", "[[rule.reference]]", *_both(reference.words), *_dated(reference))


def _case(case: Case) -> str:
    when = f", when = {string(case.text)}" if case.when is not None else ""
    return f"{{ level = {string(case.level)}{when} }}"


def _both(words: Words) -> Iterable[str]:
    return (f"en = {string(words.en)}", f"fr = {string(words.fr)}")


def _dated(one: Reference) -> Iterator[str]:
    yield from _days(("since", one.since), ("until", one.until), ("as_of", one.as_of))
    if not one.verified:
        yield "verified = false"


def _days(*days: tuple[str, date | None]) -> Iterator[str]:
    yield from (f"{key} = {day}" for key, day in days if day is not None)

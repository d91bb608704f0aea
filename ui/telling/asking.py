"""Open questions in words: whom to ask, about how much, and whether they were asked."""

from collections.abc import Sequence

from register.fields.catalogue import CATALOGUE
from register.queries.listed import reach_told
from register.queries.questions import Question, Together
from register.texts import Text
from ui.levels import LEVEL_WORDS
from ui.translations import say, shown


def whom_told(one: Question) -> Text:
    """Whom to ask."""
    return Text("our own services") if one.vendor is None else Text("{vendor}", vendor=one.vendor.title)


def asked_of(parts: Sequence[Question]) -> Text:
    """Whom to ask, of several: how many they are."""
    vendors = {part.vendor.id for part in parts if part.vendor is not None}
    if len(vendors) < 2:  # noqa: PLR2004 - one is named
        return whom_told(parts[0])
    return Text("{n} supplier", "{n} suppliers", n=len(vendors))


def about_told(parts: Sequence[Question]) -> object:
    """What is asked about, as `shown` takes it: the one record, else how many lack the fact; None: nothing to name."""
    first = parts[0]
    if len(parts) > 1 or (first.count > 1 and not first.first):
        if first.record_kind == "vendor" and first.vendor is not None:
            return None
        count = sum(part.count for part in parts)
        kind = first.record_kind if count else (first.about.kind if first.about else None)
        return records_told(kind, count or len(parts))
    if first.about is None or (first.vendor is not None and first.about[:2] == first.vendor[:2]):
        return None
    return first.about.title


def records_told(kind: str | None, number: int) -> Text:
    """So many records of a kind."""
    if kind in CATALOGUE and kind not in _REACH:
        entity = CATALOGUE[kind]
        return Text("{n} × {kind}", n=number, kind=entity.label if number == 1 else entity.plural)
    return reach_told(kind, number)


def line_told(one: Together) -> Text:
    """Whom to ask, about what, and how much waits: the second line of a question in the list."""
    if one.one.alike:
        return _waiting_rules(one.one.label, one.rules)
    whom, about = asked_of(one.parts), about_told(one.parts)
    told = (whom, one.one.label) if about is None else (whom, about, one.one.label)
    rules = Text("{n} rule waits", "{n} rules wait", n=len(one.rules))
    return Text("{parts}", parts=" · ".join(shown(part) for part in (*told, rules)))


def _waiting_rules(label: object, rules: Sequence[str]) -> Text:
    if not rules:
        return Text("{label}", label=label)
    return Text("{label} · {rules}", label=label, rules=Text("{n} rule waits", "{n} rules wait", n=len(rules)))


def state_told(one: Question) -> Text:
    """Whether it was asked, and whether something came back."""
    sent = one.sent
    if sent is None:
        return Text("not asked yet")
    if sent.answered_on is not None:
        return Text("answered on {day}, still not known", day=sent.answered_on)
    if sent.due_on is not None:
        return Text("asked on {day}, awaited by {due}", day=sent.sent_on, due=sent.due_on)
    return Text("asked on {day}", day=sent.sent_on)


def asked_told(parts: Sequence[Question]) -> Text:
    """The same in few words; of several, how many were asked."""
    sent = [part.sent for part in parts if part.sent is not None]
    if not sent:
        return Text("not asked yet")
    if len(sent) < len(parts):
        return Text("{n} of {of} asked", n=len(sent), of=len(parts))
    if all(one.answered_on is not None for one in sent):
        return Text("still not known")
    return Text("asked on {day}", day=max(one.sent_on for one in sent if one.sent_on is not None))


def said(one: Together) -> str:
    """All of a line, for whoever listens, looks for words and copies it."""
    level = LEVEL_WORDS.get(one.one.level)
    parts = (one.one.words, line_told(one), level, one.told, asked_told(one.parts))
    return ", ".join(shown(part) for part in parts if part is not None)


def part_named(one: Together) -> str:
    """Of whom or about what one part of a question is asked."""
    named = one.one.about if one.one.about is not None else one.one.vendor
    return say(Text("of none of these")) if named is None else shown(named.title)


def part_told(one: Together) -> Text | None:
    """How much one part is about; None for nothing but the record itself."""
    part = one.one
    if part.first:
        return Text("{n} item", "{n} items", n=part.items)
    return records_told(part.record_kind, part.count) if part.count > 1 else None


def part_said(one: Together) -> str:
    """All of the line of a part."""
    about = part_told(one)
    told = (part_named(one), "" if about is None else say(about), say(one.told), say(asked_told(one.parts)))
    return ", ".join(part for part in told if part)


def names(one: Together) -> str:
    """Whom and what the parts of a question name, to look for words in."""
    named = {shown(each.title) for part in one.parts for each in (part.vendor, part.about) if each is not None}
    return " ".join((*sorted(named), *(say(Text("{name}", name=each.matched)) for each in one.one.alike)))


_REACH = frozenset({"equipment", "acquisition", "vendor", "product", "deployment"})

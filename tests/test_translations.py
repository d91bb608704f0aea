"""The French of every sentence: there, complete, and set as French is set."""

import ast
import csv
import importlib.util
import io
import re
import sys
import tomllib
from collections.abc import Iterator
from types import ModuleType

from babel.messages.catalog import Catalog, Message

from tests.conftest import ROOT


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / ".ci" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
DYNAMIC = ("register/journal/",)  # says again what a change was labelled with


def _messages() -> Iterator[Message]:
    french: Catalog = TOOL.read()
    yield from (message for message in french if message.id)


def _forms(string: object) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(map(str, string))  # type: ignore[call-overload]


def test_every_sentence_is_a_literal() -> None:
    loose = [(one.file, one.line) for one in TOOL.sentences() if one.source is None]
    assert not [place for place in loose if not place[0].startswith(DYNAMIC)]


def test_the_catalogue_is_in_step_with_the_code() -> None:
    """If not: python .ci/translations.py, and say the new sentences in French."""
    kept, wanted = io.BytesIO(), io.BytesIO()
    TOOL.write(kept, TOOL.read())
    TOOL.write(wanted, TOOL.in_step(TOOL.read()))
    assert set(kept.getvalue().splitlines()) ^ set(wanted.getvalue().splitlines()) == set()


def test_every_sentence_has_its_french() -> None:
    assert TOOL.lacking(TOOL.read()) == []
    assert not [message.id for message in _messages() if message.fuzzy]
    assert not TOOL.read().obsolete


def test_the_french_has_the_same_values() -> None:
    """But for the number of a counted sentence: "one row" need not say it."""
    for message in _messages():
        optional = {"n"} if message.pluralizable else set()
        known = [_values(form) | optional for form in _forms(message.id)]
        for form in filter(None, _forms(message.string)):
            assert _values(form) | optional in known, message.id


def _values(sentence: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", sentence))


def _french() -> Iterator[tuple[str, str]]:
    """Every French sentence or label, with the file it stands in."""
    for message in _messages():
        for form in _forms(message.string):
            yield TOOL.FRENCH.name, form
    for package in TOOL.PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.Call(func=ast.Name("Words"), args=[_, ast.Constant(str(said))]):
                        yield path.relative_to(ROOT).as_posix(), said
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        yield from ((path.name, said) for said in _said_in(tomllib.loads(path.read_text("utf-8"))))
    for path in sorted((ROOT / "resources").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from ((path.name, said) for key, said in row.items() if key == "fr" or key.endswith("_fr"))


def _said_in(content: object) -> Iterator[str]:
    """The values of the keys "fr" in what a file of content holds."""
    if isinstance(content, list):
        for part in content:
            yield from _said_in(part)
    elif isinstance(content, dict):
        for key, part in content.items():
            if key == "fr" and isinstance(part, str):
                yield part
            else:
                yield from _said_in(part)


def test_french_is_set_as_french() -> None:
    """Typographic apostrophes; a no-break space before : ; ! ? and inside « »."""
    wrong = re.compile(r"'|(?<![\u00a0\u202f\d/])[:;!?»](?=\s|$)|«(?![\u00a0\u202f])")
    found = [f"{file}: {said}" for file, said in _french() if wrong.search(said)]
    assert not found, "\n".join(found)


def test_no_sentence_shouts() -> None:
    for sentence in TOOL.sentences():
        for said in (sentence.source, sentence.plural):
            assert not re.search("!(?!=)|\u2014|(?<!/)\\.\\.\\.", said or ""), said

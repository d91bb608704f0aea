"""The command that prints, and which record it means."""

import json
from pathlib import Path

import pytest

from register.cli import main
from register.store import Register
from register.texts import Text
from tests.register.papers.checkers import pages_of, text_of
from tests.register.town import made

WHEN = ("--as-of", "2026-11-20", "--printed", "2026-11-22T10:00:00+00:00")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "town.vitrine"
    register = Register.create(path, who="Claude Martin")
    made(register)
    register.close()
    return path


def test_a_deal_is_printed_by_its_reference(town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.pdf"
    order = ["summary", str(town), str(out), "--acquisition", "A-2026-001", "--sheet", "--lang", "fr", *WHEN, "--json"]
    assert main(order) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sheets"], told["kind"]) == (1, "acquisition")
    assert "Lot 3" in text_of(out.read_bytes())
    assert "Faits arrêtés au 20 nov. 2026" in text_of(out.read_bytes()).replace("\u00a0", " ")
    first = out.read_bytes()
    assert main(order) == 0
    assert out.read_bytes() == first


def test_an_organisation_is_printed_by_name_and_number(town: Path, tmp_path: Path) -> None:
    for called in ("optarive", "#1"):
        out = tmp_path / "vendor.pdf"
        assert main(["summary", str(town), str(out), "--vendor", called, "--lang", "en", "--paper", "letter"]) == 0
        assert "Optarive" in text_of(out.read_bytes())


def test_without_a_name_every_deal_is_printed(town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "all.pdf"
    assert main(["summary", str(town), str(out), "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"2 sheets written to {out}.\n"
    assert pages_of(out.read_bytes()) == 2


def test_two_of_one_name_are_listed(town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = Register.open(town)
    with register.change(Text("Add")) as change:
        change.insert("vendor", {"name": "OPTARIVE"})
    register.close()
    out = tmp_path / "two.pdf"
    assert main(["summary", str(town), str(out), "--vendor", "Optarive", "--lang", "en"]) == 2
    assert "vendor:1  Optarive" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--acquisition", "nowhere"],
        ["--vendor", "Optarive", "--all"],
        ["--as-of", "yesterday"],
        ["--paper", "a5"],
    ],
)
def test_what_makes_no_sense_is_refused(
    town: Path, tmp_path: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summary", str(town), str(tmp_path / "no.pdf"), "--lang", "en", *wrong]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "no.pdf").exists()


def test_another_ending_and_an_empty_register_are_refused(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summary", str(town), str(tmp_path / "no.txt"), "--lang", "en"]) == 2
    empty = tmp_path / "empty.vitrine"
    Register.create(empty).close()
    assert main(["summary", str(empty), str(tmp_path / "no.pdf"), "--lang", "en"]) == 1
    assert "no deal to print" in capsys.readouterr().err
    assert main(["summary", str(town), str(tmp_path / "there" / "no.pdf"), "--lang", "en"]) == 1

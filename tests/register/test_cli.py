"""The command line: what it does, what it says, and the status it gives."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from register import cli
from register.cli import Opening
from register.store import Register
from register.texts import Text
from tests.conftest import ROOT
from tests.register.questions.filled import fill

INVENTORY = (
    "Marque;Modèle;N° de série;Site;Prix unitaire HT\nOptarive;OA-100;K1;Zoo;120,50 €\nOptarive;OA-100;K2;Zoo;\n"
)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_LANG", "en")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A register with one imported inventory of two rows, which lies beside it."""
    city = tmp_path / "city.vitrine"
    (tmp_path / "inventaire.csv").write_text(INVENTORY, encoding="utf-8")
    assert cli.main(["new", str(city)]) == 0
    assert cli.main(["import", str(city), str(tmp_path / "inventaire.csv")]) == 0
    return city


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    out, err = capsys.readouterr()
    return out, err


@pytest.mark.parametrize(
    ("arguments", "address"),
    [([], None), (["open"], None), (["open", "a.vitrine"], "a.vitrine"), (["a.vitrine"], "a.vitrine")],
)
def test_opening_is_left_to_the_caller(arguments: list[str], address: str | None) -> None:
    assert cli.main(arguments) == Opening(address)


def test_a_register_goes_all_the_way(city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for arguments in (
        ["screen", str(city)],
        ["screen", str(city), "--full"],
        ["export", str(city), str(tmp_path / "out.json")],
        ["export", str(city), str(tmp_path / "out.xlsx")],
        ["export", str(city), str(tmp_path / "out.csv"), "--what", "vendors"],
        ["verify", str(city)],
        ["backup", str(city), str(tmp_path / "copy.vitrine")],
        ["undo", str(city)],
        ["verify", str(tmp_path / "copy.vitrine")],
    ):
        assert cli.main(arguments) == 0, arguments
        out, err = said(capsys)
        assert out.strip(), arguments
        assert not err, arguments
    assert len(json.loads((tmp_path / "out.json").read_text("utf-8"))["equipment"]) == 2
    with Register.open(city).read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM equipment").scalar() == 0


def test_each_result_can_be_had_as_json(city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    other, copy, table = tmp_path / "other.vitrine", tmp_path / "copy.vitrine", tmp_path / "out.csv"
    expected: dict[tuple[str, ...], dict[str, object]] = {
        ("new", str(other)): {"register": str(other)},
        ("screen", str(city)): {"raised": 0, "cleared": 0},
        ("export", str(city), str(table)): {"file": str(table), "what": "equipment", "records": 2, "cut": 0},
        ("backup", str(city), str(copy)): {"file": str(copy)},
        ("verify", str(city)): {"whole": True, "problems": []},
        ("undo", str(city)): {"kept": []},
    }
    for arguments, values in expected.items():
        assert cli.main([*arguments, "--json"]) == 0
        found = json.loads(said(capsys)[0])
        assert {key: found[key] for key in values} == values


@pytest.mark.parametrize("name", ["city.vitrine", "inventaire.csv"])
def test_a_report_never_takes_the_place_of_what_is_read(
    city: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = (city.parent / name).read_bytes()
    arguments = ["import", str(city), str(city.parent / "inventaire.csv"), "--report", str(city.parent / name)]
    assert cli.main(arguments) == 2
    assert "take the place of" in said(capsys)[1]
    assert (city.parent / name).read_bytes() == before


def test_an_import_is_reported_and_tried_without_writing(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    report, source = tmp_path / "report.json", str(tmp_path / "inventaire.csv")
    before = city.stat().st_mtime_ns
    assert cli.main(["import", str(city), source, "--dry-run", "--report", str(report), "--json"]) == 0
    found = json.loads(said(capsys)[0])
    assert found == json.loads(report.read_text("utf-8"))
    assert (found["format"], found["applied"]) == ("vitrine-import/1", False)
    (sheet,) = found["files"][0]["sheets"]
    assert (sheet["rows"]["read"], sheet["rows"]["same"]) == (2, 2)
    assert city.stat().st_mtime_ns == before


def test_rejected_rows_give_status_1_only_where_that_is_asked(city: Path, tmp_path: Path) -> None:
    assert cli.main(["import", str(city), str(tmp_path / "inventaire.csv"), "--strict"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus", "x"], ["new"], ["import", "x"], ["export", "x"], ["undo", "x", "three"], ["export", "x", "out.ods"],
        ["export", "x", "out.ods", "--what", "all"], ["export", "x", "out.csv", "--what", "all"],
        ["export", "x", "out.xlsx", "--restricted"], ["export", "x", "out.json", "--restricted"],
        ["export", "x", "out.csv", "--what", "nothing"], ["export", "x", "out.json", "--what", "vendors"],
        ["new", "x", "--lang", "de"], ["verify", "x", "--deep"], ["questions", "x", "out.xlsx"],
        ["questions", "x", "out.csv", "--service"], ["questions", "x", "out.xlsx", "--service", "--vendor", "y"],
    ],
)  # fmt: skip
def test_wrong_usage_gives_status_2_and_says_why(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    out, err = said(capsys)
    assert not out
    assert err.strip()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["new"], "These are missing: REGISTER."),
        (["verify", "x", "--deep"], "These are not understood: --deep."),
        (["undo", "x", "three"], "'three' is no number, as CHANGE must be."),
        (["export", "x", "o.csv", "--what"], "--what needs a value after it."),
        (["new", "x", "--lang", "de"], "'de' is not possible as --lang; these are: 'en', 'fr'."),
        (["questions", "x", "o.xlsx"], "One of these is missing: --vendor --service."),
        (["questions", "x", "o.xlsx", "--service", "--vendor", "y"], "--vendor and --service exclude each other."),
        (["new", "x", "--json=1"], "The command is not right: argument --json: ignored explicit argument '1'."),
    ],
)
def test_what_is_wrong_with_the_usage_is_one_sentence(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main([*arguments, "--lang=en"] if "--lang" not in arguments else arguments)
    usage, sentence = said(capsys)[1].splitlines()[-2:]
    assert usage.startswith(("usage:", " "))
    assert sentence == reason


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "{no}", "{no}"], ["screen", "{no}"], ["export", "{no}", "out.csv"], ["undo", "{no}"],
        ["verify", "{no}"], ["backup", "{no}", "copy"], ["new", "{city}"], ["new", "{city}", "--sample"],
        ["undo", "{city}", "4711"],
        ["import", "{city}", "{no}"], ["export", "{city}", "{no}/out.csv"], ["verify", "{csv}"],
    ],
)  # fmt: skip
def test_what_cannot_be_done_gives_status_1_and_one_line(
    arguments: list[str], city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    names = {"no": tmp_path / "nowhere", "city": city, "csv": tmp_path / "inventaire.csv"}
    assert cli.main([argument.format(**names) for argument in arguments]) == 1
    out, err = said(capsys)
    assert not out
    assert err.count("\n") == 1


def test_a_broken_register_is_told_by_verify(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = Register.open(city)
    with register.change(Text("Add site")) as change:
        change.connection.exec_driver_sql("UPDATE equipment SET serial = 'forged' WHERE id = 1")
        change.derived.add("equipment")
    register.close()
    capsys.readouterr()
    assert cli.main(["verify", str(city)]) == 1
    out, err = said(capsys)
    assert not out
    assert "quipment" in err


@pytest.mark.parametrize(
    ("environment", "arguments", "expected"),
    [
        ({"VITRINE_LANG": "fr"}, [], "n’"),
        ({"VITRINE_LANG": "en", "LC_ALL": "fr_FR.UTF-8"}, [], "There is no register"),
        ({"VITRINE_LANG": "fr"}, ["--lang", "en"], "There is no register"),
        ({"VITRINE_LANG": "", "LC_ALL": "C"}, ["--lang=en"], "There is no register"),
    ],
)
def test_messages_are_in_the_language_asked_for(
    environment: dict[str, str],
    arguments: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cli.main(["screen", str(tmp_path / "nowhere.vitrine"), *arguments]) == 1
    english = said(capsys)[1].startswith("There is no register")
    assert english == (expected == "There is no register")


def test_codes_know_no_language(city: Path, tmp_path: Path) -> None:
    for language in ("en", "fr"):
        assert cli.main(["export", str(city), str(tmp_path / f"{language}.csv"), "--lang", language]) == 0
    english, french = (
        (tmp_path / f"{language}.csv").read_text("utf-8-sig").splitlines()[0] for language in ("en", "fr")
    )
    assert english == french.replace(";", ",")


def test_stopping_leaves_everything_as_it_was(
    city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Register, "verify", interrupted)
    assert cli.main(["verify", str(city)]) == 1
    assert "Nothing was changed" in said(capsys)[1]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys; from register.cli import main; sys.exit(main({list(arguments)!r}))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_and_version_are_said_in_the_language_asked_for() -> None:
    for language, word in (("en", "create an empty register"), ("fr", "registre")):
        done = run("--help", VITRINE_LANG=language, PYTHONIOENCODING="utf-8")
        assert done.returncode == 0
        assert word in done.stdout
        assert all(
            command in done.stdout for command in ("new", "import", "export", "undo", "verify", "backup", "demo")
        )
    assert run("--version").stdout.startswith("vitrine")


def test_a_terminal_that_knows_no_accents_is_no_reason_to_fail(city: Path, tmp_path: Path) -> None:
    source = tmp_path / "été.csv"
    source.write_text(INVENTORY, encoding="utf-8")
    done = run("import", str(city), str(source), "--dry-run", VITRINE_LANG="fr", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr


def test_progress_is_shown_on_a_terminal_only(city: Path) -> None:
    ours, theirs = pty.openpty()
    code = f"import sys; from register.cli import main; sys.exit(main(['verify', {str(city)!r}]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stderr=theirs, capture_output=False, check=False)
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert done.returncode == 0
    assert b"%" in shown


def test_no_window_and_no_heavy_library_is_loaded_for_the_command_line() -> None:
    code = "import sys, register.cli; print([name for name in sys.modules if name in set(sys.argv[1:])])"
    heavy = ["sqlalchemy", "PySide6", "ui", "openpyxl", "python_calamine", "alembic"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_questions_are_asked_and_their_answers_taken_back(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    path = tmp_path / "questions.xlsx"
    assert cli.main(["questions", str(city), str(path), "--vendor", "optarive", "--lang", "fr"]) == 0
    assert f" questions écrites dans {path}, " in said(capsys)[0]
    fill(path, {"product/1/maker": "Made by others"})
    assert cli.main(["import", str(city), str(path), "--dry-run"]) == 0
    assert "changed 1, the same 0" in said(capsys)[0]
    assert cli.main(["import", str(city), str(path), "--json"]) == 0
    report = json.loads(said(capsys)[0])
    assert (report["applied"], report["counts"]["changed"]) == (True, 1)
    assert cli.main(["undo", str(city)]) == 0
    assert "Answers of Optarive: questions.xlsx" in said(capsys)[0]


def test_a_questionnaire_that_is_not_filled_in_is_said_in_one_sentence(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "questions.xlsx"
    assert cli.main(["questions", str(city), str(path), "--vendor", "optarive"]) == 0
    before = Register.open(city).last_undoable()
    capsys.readouterr()
    for options in ([], ["--dry-run"], ["--strict"]):
        assert cli.main(["import", str(city), str(path), *options]) == 0
        out, err = said(capsys)
        assert out == (
            "No cell for an answer was filled in in “questions.xlsx”. The register is unchanged: fill in the column "
            "of answers, and import the file again.\n"
        )
        assert not err
    assert cli.main(["import", str(city), str(path), "--json", "--lang", "fr"]) == 0
    report = json.loads(said(capsys)[0])
    assert (report["applied"], report["import"], report["change"]) == (False, None, None)
    assert report["unfilled"].startswith("Aucune cellule de réponse n’est remplie")
    assert Register.open(city).last_undoable() == before


def test_questions_to_the_services_can_be_had_as_json_and_are_noted_as_sent(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Register.open(city).change(Text("Add")) as change:
        change.insert("deployment", {"name": "Old town"})
        change.insert("acquisition", {"ref": "A-2026-001", "gathered": False})
    assert cli.main(["screen", str(city)]) == 0
    capsys.readouterr()
    path = str(tmp_path / "questions.xlsx")
    assert cli.main(["questions", str(city), path, "--service", "--sent", "--json"]) == 0
    found = json.loads(said(capsys)[0])
    assert (found["file"], found["vendor"]) == (path, None)
    assert found["rows"] >= found["questions"] > 0
    with Register.open(city).read() as connection:
        sent = connection.exec_driver_sql("SELECT count(*) FROM question WHERE \"to\" = 'service'").scalar()
    assert sent == found["questions"]


def test_a_name_that_several_have_gives_status_2_with_the_list(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Register.open(city).change(Text("Add")) as change:
        change.insert("vendor", {"name": "OPTARIVE SA", "aliases": ("optarive",)})
    capsys.readouterr()
    path = tmp_path / "questions.xlsx"
    arguments = ["questions", str(city), str(path), "--vendor"]
    assert cli.main([*arguments, "OPTARIVE"]) == 2
    out, err = said(capsys)
    assert not out
    assert "Optarive (#1), OPTARIVE SA (#2)" in err
    assert cli.main([*arguments, "#2"]) == 0
    assert said(capsys)[0] == "There is nothing to ask OPTARIVE SA. Nothing was written.\n"
    assert cli.main([*arguments, "Nobody"]) == 1
    assert not path.exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sample_goes_out_whole_and_comes_back_as_it_is(
    tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sample, out, report = str(tmp_path / "sample.vitrine"), str(tmp_path / "all.xlsx"), tmp_path / "report.json"
    assert cli.main(["new", sample, "--sample", "--lang", language]) == 0
    assert "Valenciennes" in said(capsys)[0]
    assert cli.main(["export", sample, out, "--what", "all", "--restricted", "--lang", language]) == 0
    assert cli.main(["import", sample, out, "--dry-run", "--strict", "--report", str(report)]) == 0
    told = json.loads(report.read_text("utf-8"))
    (file,) = told["files"]
    rows = [sheet["rows"] for sheet in file["sheets"]]
    assert {key: sum(row[key] for row in rows) for key in ("new", "changed", "duplicate", "rejected")} == dict.fromkeys(
        ("new", "changed", "duplicate", "rejected"), 0
    )
    assert sum(row["same"] for row in rows) == sum(row["read"] for row in rows) > 100
    assert file["problems"] == []
    assert {column["field"] for sheet in file["sheets"] for column in sheet["columns"]} >= {"vendor.country", "id"}

"""What command line and window call: files imported and screened, compared, previewed, exported, demonstrated."""

import json
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from register import tasks
from register.errors import Cancelled, ConflictError, RegisterError
from register.exporting import Order
from register.importing.read import Choices, SheetChoice
from register.importing.report import kept_report, said
from register.store import Register
from register.texts import Text
from tests.register.importing.reads import all_of
from tests.register.papers.checkers import text_of

LIST = """Marque;Modèle;N° de série;Site;Quantité;Prix unitaire HT;Type d'acquisition;N° de marché;Fournisseur
Optarive;OP-4;S1;Mairie;1;120,50;Achat;M7;Orvanel
Optarive;OP-4;S2;Mairie;1;0;Don;M7;Orvanel
Optarive;OP-4;S2;Mairie;1;0;Don;M7;Orvanel
;;;Mairie;1;12;;;
Helvarion;NVR;S3;École;1;31/02;Achat;M7;Orvanel
TOTAL;;;;4;;;;
"""


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    path = tmp_path / "inventaire.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def empty(address: str) -> str:
    """The address of a register without records."""
    Register.create(address, who="Claude Martin").close()
    return address


def _rows(report: dict[str, Any]) -> dict[str, int]:
    counts: dict[str, int] = report["files"][0]["sheets"][0]["rows"]
    return counts


def test_the_report_is_as_the_contract_says(empty: str, inventory: Path) -> None:
    made = tasks.import_files(empty, [inventory], who="Claude Martin")
    report = json.loads(json.dumps(said(made, "en")))
    assert (report["format"], report["import"], report["applied"]) == ("vitrine-import/1", 1, True)
    (told,) = report["files"]
    assert {"file", "sha256", "type", "encoding", "sheets", "problems"} <= told.keys()
    (sheet,) = told["sheets"]
    assert sheet["name"] is None
    assert set(sheet["columns"][0]) == {"column", "header", "field", "confidence", "reason"}
    rows = sheet["rows"]
    assert rows["read"] == sum(rows[key] for key in ("new", "changed", "same", "duplicate", "rejected"))
    assert (rows["new"], rows["duplicate"]) == (3, 1)
    assert rows["read"] + len(sheet["ignored_rows"]) == 7
    kinds = {(problem["row"], problem["kind"]) for problem in told["problems"]}
    assert (4, "duplicate") in kinds
    assert report["flags"]["raised"] == 3
    for problem in told["problems"]:
        assert set(problem) == {"sheet", "row", "column", "field", "kind", "value", "action", "message"}
    for proposal in report["proposals"]:
        assert {"sheet", "row", "field", "value", "proposed", "score", "taken"} <= proposal.keys()


def test_sentences_are_in_the_language_asked_for_and_kept_in_both(empty: str, inventory: Path) -> None:
    made = tasks.import_files(empty, [inventory])
    register = Register.open(empty)
    with register.read() as connection:
        kept = kept_report(connection, 1)
        assert kept_report(connection, 2) is None
    register.close()
    assert kept is not None
    for language in ("en", "fr"):
        told = said(made, language)
        assert said(kept, language)["files"] == json.loads(json.dumps(told["files"]))
        assert said(kept, language)["flags"] == told["flags"]


def test_the_same_file_again_changes_nothing_and_says_so(empty: str, inventory: Path) -> None:
    tasks.import_files(empty, [inventory])
    again = tasks.import_files(empty, [inventory])
    rows = _rows(again)
    assert (rows["new"], rows["changed"], rows["same"], rows["duplicate"]) == (0, 0, 3, 1)
    assert again["files"][0]["imported_before"] == [1]
    assert again["flags"]["raised"] == 0


def test_comparing_writes_nothing(empty: str, inventory: Path) -> None:
    told = tasks.compare_files(empty, [inventory])
    assert (told["applied"], told["import"], told["change"]) == (False, None, None)
    assert _rows(told)["new"] == 3
    register = Register.open(empty)
    assert not all_of(register, "equipment")
    register.close()


def test_a_preview_is_small_and_what_is_imported_is_what_was_seen(empty: str, inventory: Path) -> None:
    seen = tasks.preview(empty, [inventory])
    assert seen == pickle.loads(pickle.dumps(seen))  # noqa: S301 - as it crosses to the window
    assert (seen.counts["new"], seen.counts["duplicate"], seen.brought["equipment"]) == (3, 1, 3)
    (sheet,) = seen.files[0].sheets
    assert sheet.head[0][1][:2] == ("Marque", "Modèle")
    assert seen.problem_total == len(seen.problems)
    made = tasks.import_files(empty, [inventory], expected=seen.fingerprint)
    assert made["counts"]["new"] == 3
    with pytest.raises(ConflictError):
        tasks.import_files(empty, [inventory], expected=seen.fingerprint)


def test_a_preview_shows_changes_by_name(empty: str, inventory: Path, tmp_path: Path) -> None:
    tasks.import_files(empty, [inventory])
    moved = tmp_path / "moved.csv"
    moved.write_text(LIST.replace("S1;Mairie", "S1;Gymnase"), encoding="utf-8")
    (change,) = tasks.preview(empty, [moved]).changes
    assert (change.row, change.kind, change.field, change.old, change.new) == (
        2,
        "equipment",
        "site",
        "Mairie",
        "Gymnase",
    )


def test_a_correction_of_the_columns_is_taken(empty: str, inventory: Path) -> None:
    choices = Choices((SheetChoice(inventory.name, None, columns=(("D", None),)),))
    tasks.import_files(empty, [inventory], choices)
    register = Register.open(empty)
    assert not all_of(register, "site")
    register.close()


def test_a_file_without_equipment_is_refused(empty: str, tmp_path: Path) -> None:
    path = tmp_path / "requirements.csv"
    path.write_text("Exigence;Texte\n1;Le système doit être sûr\n2;Il doit être simple\n", encoding="utf-8")
    with pytest.raises(RegisterError) as met:
        tasks.import_files(empty, [path])
    assert str(met.value.what) == "requirements.csv holds no list of equipment."
    assert met.value.hint is not None
    assert met.value.unchanged is not None
    with pytest.raises(RegisterError, match="None of these files"):
        tasks.import_files(empty, [path, path])
    assert tasks.preview(empty, [path]).counts["new"] == 0


def test_cancelling_rolls_back(empty: str, inventory: Path) -> None:
    def stop(done: int, of: int, /) -> None:
        if 2 * done > of:
            raise Cancelled

    with pytest.raises(Cancelled):
        tasks.import_files(empty, [inventory], None, stop)
    register = Register.open(empty)
    assert not all_of(register, "import")
    assert register.verify().whole
    register.close()


def test_stopping_the_screening_says_that_the_rows_are_in(empty: str, inventory: Path) -> None:
    def stop(done: int, of: int, /) -> None:
        if 4 * done > 3 * of:
            raise Cancelled

    with pytest.raises(RegisterError) as met:
        tasks.import_files(empty, [inventory], None, stop)
    assert "The rows are imported (change 1)" in str(met.value.unchanged)
    register = Register.open(empty)
    assert len(all_of(register, "import")) == 1
    register.close()


def test_a_file_that_changed_since_it_was_looked_at_is_refused(empty: str, inventory: Path) -> None:
    seen = tasks.preview(empty, [inventory])
    inventory.write_text(LIST.replace("120,50", "999,00"), encoding="utf-8")
    with pytest.raises(ConflictError):
        tasks.import_files(empty, [inventory], expected=seen.fingerprint)


def test_progress_goes_up_to_the_end(empty: str, inventory: Path) -> None:
    seen: list[float] = []
    tasks.import_files(empty, [inventory], None, lambda done, of: seen.append(done / of))
    assert seen == sorted(seen)
    assert 0 <= seen[0] <= seen[-1] <= 1


def test_errors_and_results_cross_from_a_child_process(empty: str, inventory: Path, tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        made = pool.submit(partial(tasks.import_files, empty, [inventory])).result()
        with pytest.raises(RegisterError) as met:
            pool.submit(partial(tasks.import_files, empty, [tmp_path / "missing.xlsx"])).result()
    assert made["counts"]["new"] == 3
    assert isinstance(met.value.what, Text)


def test_a_list_goes_out(empty: str, inventory: Path, tmp_path: Path) -> None:
    tasks.import_files(empty, [inventory])
    done = tasks.export_list(empty, tmp_path / "out.csv", Order("equipment"))
    assert done.rows == 3


def test_screening_everything_again_raises_nothing_new(empty: str, inventory: Path) -> None:
    tasks.import_files(empty, [inventory])
    assert tasks.screen_register(empty, full=True)[:2] == (0, 0)


def test_the_demonstration_shows_the_sample_and_an_inventory(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    told = [text.said("en") for text in tasks.demo(out, "en")]
    assert "Reconstruction from public sources" in text_of((out / "sheet.pdf").read_bytes())
    place = next(place for place, line in enumerate(told) if line.startswith("An inventory"))
    sample, inventory = told[:place], told[place:]
    found = [line.split(":")[0] for line in sample if "Convention d’occupation domaniale" in line]
    assert set(found) == {
        "No competitive procedure although the value calls for one", "Equipment or software obtained for free",
        "Legal form does not fit what is really supplied",
        "No service in charge, no date of review, or an acceptance that has run out",
        "Showcase deal",
    }  # fmt: skip
    nothing = [place for place, line in enumerate(sample) if "nothing found" in line]
    assert nothing == list(range(nothing[0], len(sample))), "what was found comes first"
    assert inventory[1] == "inventaire.xlsx: 46 rows read, 45 new, 1 left out as duplicates."
    assert inventory[2].startswith("Cells that are wrong: 9 (first: row 9: “31/02/2021”")
    assert not [line for line in inventory if "nothing found" in line]
    names = ["equipment.xlsx", "inventory.vitrine", "register.xlsx", "sample.vitrine"]
    assert sorted(path.name for path in out.iterdir() if path.suffix in {".vitrine", ".xlsx"}) == names
    back = tasks.compare_files(str(out / "sample.vitrine"), [out / "register.xlsx"])
    assert (back["counts"]["new"], back["counts"]["changed"], back["files"][0]["problems"]) == (0, 0, [])
    with pytest.raises(RegisterError):
        tasks.demo(out, "en")


def test_the_demonstration_speaks_french(tmp_path: Path) -> None:
    told = [text.said("fr") for text in tasks.demo(tmp_path / "autre", "fr")]
    assert told[0] == "Exemple\u00a0: Valenciennes au 25\u00a0mai 2018, reconstituée d’après des sources publiques."
    with closing(Register.open(tmp_path / "autre" / "sample.vitrine")) as register:
        statements = {str(one["statement"]) for one in all_of(register, "evidence")}
    assert "Le dispositif était envisagé mais non utilisé par la commune." in statements
    assert not [one for one in statements if "inferred" in one]

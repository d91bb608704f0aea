"""The commands: each takes what was asked for and gives the exit status."""

import argparse
import json
import sys
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

from register.cli.asking import asked
from register.cli.parsing import UsageError
from register.cli.printing import printed
from register.errors import RegisterError
from register.files import unwritable, whole_file
from register.login import login
from register.progress import Progress, quiet
from register.texts import Text


def _tell(wish: argparse.Namespace, result: dict[str, Any], *sentences: Text) -> None:
    """Print the result as JSON where that was asked for, else as sentences."""
    if wish.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        return
    for sentence in sentences:
        sys.stdout.write(sentence.said(wish.language) + "\n")


class _Meter:
    """Shows on a terminal how far the work is, in whole percent."""

    def __init__(self) -> None:
        self._shown = -1

    def __call__(self, done: int, of: int, /) -> None:
        percent = done * 100 // max(of, 1)
        if percent != self._shown:
            self._shown = percent
            sys.stderr.write(f"\r{percent:3d} %" if percent < 100 else "\r     \r")  # noqa: PLR2004 - all of it
            sys.stderr.flush()


def _progress() -> Progress:
    return _Meter() if sys.stderr.isatty() else quiet


def _new(wish: argparse.Namespace) -> int:
    from register import tasks  # noqa: PLC0415 - SQLAlchemy is loaded by those who need it
    from register.store import Register  # noqa: PLC0415 - as above

    sentences = [Text("{register} was created.", register=wish.register)]
    if wish.sample:
        made = tasks.make_sample(wish.register, wish.language, _progress(), who=login())
        sample = Text("It holds the sample: Valenciennes, reconstructed from public sources; {n} record.",
                      "It holds the sample: Valenciennes, reconstructed from public sources; {n} records.",
                      n=made["counts"]["new"])  # fmt: skip
        sentences.append(sample)
    else:
        Register.create(wish.register, who=login()).close()
    _tell(wish, {"register": wish.register, "sample": wish.sample}, *sentences)
    return 0


def _import(wish: argparse.Namespace) -> int:
    from register import tasks  # noqa: PLC0415 - as above
    from register.importing.report import said  # noqa: PLC0415 - as above

    if wish.report and wish.report.resolve() in {Path(each).resolve() for each in (wish.register, *wish.files)}:
        raise UsageError(Text("The report would take the place of {file}.", file=str(wish.report)).said(wish.language))
    with whole_file(wish.report) if wish.report else nullcontext() as draft:
        if wish.dry_run:
            made = tasks.compare_files(wish.register, wish.files, None, _progress())
        else:
            made = tasks.import_files(wish.register, wish.files, None, _progress(), who=login())
        report = said(made, wish.language)
        if draft is not None:
            _write_report(draft, wish.report, report)
    _tell(wish, report, *([made["unfilled"]] if "unfilled" in made else _counts(report)))
    rejected = sum(sheet["rows"]["rejected"] for file in report["files"] for sheet in file["sheets"])
    return 1 if wish.strict and rejected else 0


def _write_report(draft: Path, path: Path, report: dict[str, Any]) -> None:
    try:
        draft.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        kept = Text("The import itself was done; only its report is missing.")
        raise unwritable(path, fault, kept if report["applied"] else Text("Nothing was changed.")) from fault


_OUTCOMES = ("read", "new", "changed", "same", "duplicate", "rejected")


def _counts(report: dict[str, Any]) -> list[Text]:
    told = []
    for file in report["files"]:
        rows = [sheet["rows"] for sheet in file["sheets"]]
        count = {key: sum(row[key] for row in rows) for key in _OUTCOMES}
        told.append(
            Text(
                "{file}: rows read {read}; new {new}, changed {changed}, the same {same}, duplicates {duplicate}, "
                "rejected {rejected}; problems {problems}.",
                file=file["file"],
                problems=len(file["problems"]),
                **count,
            )
        )
    told.append(Text("Waiting for an answer: {proposals}.", proposals=len(report["proposals"])))
    if report["applied"]:
        told.append(Text("Findings raised: {raised}, cleared: {cleared}, unanswered: {unknown}.", **report["flags"]))
    else:
        told.append(Text("Nothing was written."))
    return told


def _screen(wish: argparse.Namespace) -> int:
    from register import tasks  # noqa: PLC0415 - as above

    done = tasks.screen_register(wish.register, wish.full, _progress(), who=login())
    result = {"raised": done.raised, "cleared": done.cleared, "unknown": done.unknown}
    told = Text("Findings raised: {raised}, cleared: {cleared}, unanswered: {unknown}.", **result)
    _tell(wish, result, told)
    return 0


def _explain(wish: argparse.Namespace) -> int:
    from register.cli.explaining import explained  # noqa: PLC0415 - as above

    result, sentences = explained(wish)
    _tell(wish, result, *sentences)
    return 0


def _export(wish: argparse.Namespace) -> int:
    from register.exporting import ALL, Order, OrderError, export, wanted  # noqa: PLC0415 - as above
    from register.store import Register  # noqa: PLC0415 - as above

    try:
        what = wanted(wish.out, wish.what)
    except OrderError as fault:
        raise UsageError(fault.said(wish.language)) from fault
    if wish.restricted and (what != ALL or wish.out.suffix.lower() != ".xlsx"):
        refused = Text("Only the whole register as .xlsx is written with what is restricted: --what all.")
        raise UsageError(refused.said(wish.language))
    with closing(Register.open(wish.register, who=login())) as register:
        order = Order(wish.what, wish.language, restricted=wish.restricted)
        done = export(register, wish.out, order, _progress())
    sentences = [
        Text("{n} record written to {file}.", "{n} records written to {file}.", n=done.rows, file=str(done.path))
    ]
    if done.cut:
        sentences.append(
            Text(
                "{n} text was too long for a cell and was cut.",
                "{n} texts were too long for a cell and were cut.",
                n=done.cut,
            )
        )
    _tell(wish, {"file": str(done.path), "what": done.what, "records": done.rows, "cut": done.cut}, *sentences)
    return 0


def _summary(wish: argparse.Namespace) -> int:
    result, sentences = printed(wish, _progress())
    _tell(wish, result, *sentences)
    return 0


def _questions(wish: argparse.Namespace) -> int:
    result, sentences = asked(wish, _progress())
    _tell(wish, result, *sentences)
    return 0


def _undo(wish: argparse.Namespace) -> int:
    from register.store import Register  # noqa: PLC0415 - as above

    with closing(Register.open(wish.register, who=login())) as register:
        number = wish.change
        if number is None:
            last = register.last_undoable()
            if last is None:
                raise RegisterError(
                    Text("There is no change of yours to undo."),
                    Text("Name the change to undo by its number: the history shows it."),
                    unchanged=Text("Nothing was changed."),
                )
            number = last.number
        done = register.revert(number, progress=_progress()).done
    kept = [
        {"kind": left.kind, "id": left.id, "field": left.field, "reason": left.reason.said(wish.language)}
        for left in done.kept
    ]
    told = Text("{n} record put back: {label}.", "{n} records put back: {label}.", n=done.back, label=done.change.label)
    left = Text(
        "{n} thing was kept, because it was changed since.",
        "{n} things were kept, because they were changed since.",
        n=len(kept),
    )
    _tell(wish, {"change": number, "put_back": done.back, "kept": kept}, told, *([left] if kept else []))
    return 0


def _verify(wish: argparse.Namespace) -> int:
    from register.store import Register  # noqa: PLC0415 - as above

    with closing(Register.open(wish.register, who=login())) as register:
        proof = register.verify(_progress())
    problems = [problem.said(wish.language) for problem in proof.problems]
    whole = Text("The register is whole: {changes} changes, {records} records. Anchor: {anchor}", **_proven(proof))
    _tell(wish, {"whole": proof.whole, **_proven(proof), "problems": problems}, *([whole] if proof.whole else []))
    if not proof.whole:
        sys.stderr.write("\n".join(problems) + "\n")
    return 0 if proof.whole else 1


def _proven(proof: Any) -> dict[str, Any]:
    return {"changes": proof.changes, "records": proof.records, "anchor": proof.anchor}


def _backup(wish: argparse.Namespace) -> int:
    from register.store import Register  # noqa: PLC0415 - as above

    with closing(Register.open(wish.register, who=login())) as register:
        register.backup(wish.out, _progress())
    _tell(wish, {"file": str(wish.out)}, Text("The copy {file} was written.", file=str(wish.out)))
    return 0


def _demo(wish: argparse.Namespace) -> int:
    from register import tasks  # noqa: PLC0415 - as above

    sentences = tasks.demo(wish.out, wish.language, _progress())
    _tell(wish, {"found": [sentence.said(wish.language) for sentence in sentences]}, *sentences)
    return 0


DONE_BY = {
    "new": _new,
    "import": _import,
    "screen": _screen,
    "explain": _explain,
    "export": _export,
    "summary": _summary,
    "questions": _questions,
    "undo": _undo,
    "verify": _verify,
    "backup": _backup,
    "demo": _demo,
}

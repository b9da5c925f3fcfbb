"""Draw every life cycle of the house from its table of legal steps."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.utils import translation

import wijkwerk

PAKKET = Path(wijkwerk.__file__).parent
KOP = """# Levenslopen

Getekend uit de code met `bin/wijkwerk levenslopen teken`. Wie een stap wil veranderen, verandert de tabel `OVERGANGEN`
in het genoemde bestand en tekent deze bladzijde opnieuw.
"""


def modules() -> dict[str, ModuleType]:
    """Return every module with a table of steps, by its place: `signalen`, `kern.taken`, `agenda.states.thema`."""
    gevonden = {}
    for bestand in sorted([*PAKKET.glob("**/states.py"), *PAKKET.glob("**/states/*.py")]):
        pad = ".".join(bestand.relative_to(PAKKET).with_suffix("").parts)
        module = import_module(f"wijkwerk.{pad}")
        if hasattr(module, "OVERGANGEN"):
            gevonden[pad.removesuffix(".states")] = module
    return gevonden


def draw() -> str:
    """Return docs/levenslopen.md as the code has it now, in Dutch."""
    with translation.override("nl"):
        return KOP + "".join(_section(plek, module) for plek, module in modules().items())


def _section(plek: str, module: ModuleType) -> str:
    bestand = f"{module.__name__.removeprefix('wijkwerk.').replace('.', '/')}.py"
    regels = [f"\n## {plek.rsplit('.', 1)[-1].capitalize()}", "", f"[`{bestand}`](../src/wijkwerk/{bestand})", ""]
    regels += ["```mermaid", "stateDiagram-v2", f"    [*] --> {module.START.value}"]
    regels += [f"    {toestand.value}: {toestand.label}" for toestand in type(module.START)]
    for stap in module.OVERGANGEN:
        regels += [f"    {van.value} --> {stap.naar.value}: {stap.handeling}" for van in stap.van]
    regels += [f"    {eind.value} --> [*]" for eind in module.EIND]
    regels += ["```", "", "| stap | van | naar | regel |", "|---|---|---|---|"]
    for stap in module.OVERGANGEN:
        van = ", ".join(str(toestand.label) for toestand in stap.van)
        regels.append(f"| `{stap.handeling}` | {van} | {stap.naar.label} | `{stap.regel}` |")
    return "\n".join(regels) + "\n"

"""`bin/bench signalen|draad|documenten|stemmen [--json]`: measure, and say whether each stays under its limit."""

import argparse
import json
import sys
from dataclasses import asdict
from types import ModuleType

from gereedschap.meten import documenten, draad, reeks, signalen, stemmen

REEKSEN = {"signalen": signalen}
STANDEN = {"documenten": documenten, "draad": draad, "stemmen": stemmen}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description="Meet wat een verzoek kost, naast een kale vloer.")
    parser.add_argument("reeks", choices=sorted([*REEKSEN, *STANDEN]), help="wat er gemeten wordt")
    parser.add_argument("--json", action="store_true", help="geef de cijfers als JSON")
    parser.add_argument("--verzoeken", type=int, default=400, help="verzoeken per meting (standaard 400)")
    keuzes = parser.parse_args()
    if keuzes.reeks in STANDEN:
        return _states(STANDEN[keuzes.reeks], keuzes.verzoeken, als_json=keuzes.json)
    return _requests(REEKSEN[keuzes.reeks], keuzes.verzoeken, als_json=keuzes.json)


def _requests(onderdeel: ModuleType, verzoeken: int, *, als_json: bool) -> int:
    uitkomsten, feiten = reeks.run(onderdeel, verzoeken=verzoeken)
    if als_json:
        metingen = [asdict(uitkomst) | {"keer": uitkomst.keer, "goed": uitkomst.goed} for uitkomst in uitkomsten]
        print(
            json.dumps(
                {"metingen": metingen, "feiten": [asdict(feit) | {"goed": feit.goed} for feit in feiten]}, indent=2
            )
        )
    else:
        print(reeks.table(uitkomsten, feiten))
    return int(not all(uitkomst.goed for uitkomst in [*uitkomsten, *feiten]))


def _states(onderdeel: ModuleType, keer: int, *, als_json: bool) -> int:
    standen = onderdeel.run(verzoeken=keer)
    rijen = [asdict(stand) | {"keer": stand.keer, "goed": stand.goed} for stand in standen]
    print(json.dumps(rijen, indent=2) if als_json else onderdeel.table(standen))
    return int(not all(stand.goed for stand in standen))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FileNotFoundError as fout:
        sys.exit(f"{fout.filename or fout} ontbreekt. Meten gaat op PostgreSQL: sudo apt-get install -y postgresql")
    except KeyboardInterrupt:
        sys.exit(130)

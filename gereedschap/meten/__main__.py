"""`bin/bench signalen [--json]`: run a series of measurements and say whether each stays under its limit."""

import argparse
import json
import sys
from dataclasses import asdict

from gereedschap.meten import reeks, signalen

REEKSEN = {"signalen": signalen}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description="Meet wat een verzoek kost, naast een kale vloer.")
    parser.add_argument("reeks", choices=sorted(REEKSEN), help="wat er gemeten wordt")
    parser.add_argument("--json", action="store_true", help="geef de cijfers als JSON")
    parser.add_argument("--verzoeken", type=int, default=400, help="verzoeken per meting (standaard 400)")
    keuzes = parser.parse_args()
    uitkomsten, feiten = reeks.run(REEKSEN[keuzes.reeks], verzoeken=keuzes.verzoeken)
    if keuzes.json:
        metingen = [asdict(uitkomst) | {"keer": uitkomst.keer, "goed": uitkomst.goed} for uitkomst in uitkomsten]
        print(
            json.dumps(
                {"metingen": metingen, "feiten": [asdict(feit) | {"goed": feit.goed} for feit in feiten]}, indent=2
            )
        )
    else:
        print(reeks.table(uitkomsten, feiten))
    return int(not all(uitkomst.goed for uitkomst in [*uitkomsten, *feiten]))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FileNotFoundError as fout:
        sys.exit(f"{fout.filename or fout} ontbreekt. Meten gaat op PostgreSQL: sudo apt-get install -y postgresql")
    except KeyboardInterrupt:
        sys.exit(130)

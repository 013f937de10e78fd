"""Measure size and speed on the speeches of the General Debate.

    python -m eval.scale DATA rate
    python -m eval.scale DATA add --folder WHERE [--records 3998]
    python -m eval.scale DATA again --folder WHERE [--records 3998]
    python -m eval.scale DATA search --folder WHERE

DATA is the folder of development data, WHERE a folder for records and store. Figures go out as
JSON. Run it where nothing else runs; times are to be compared only within one run. ``add`` is
taken up again where it was stopped, but its seconds are then those of the rest.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from eval.scale.indexing import measure_add, measure_again, measure_rate
from eval.scale.searching import measure_search
from index.errors import OnTheRecordError


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description="Measure size and speed.")
    parser.add_argument("data", type=Path, help="folder of the development data")
    parser.add_argument("what", choices=("rate", "add", "again", "search"))
    parser.add_argument("--folder", type=Path, help="where records and store are or will be")
    parser.add_argument("--records", type=int, default=3998)
    parser.add_argument("--passages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-chroma", action="store_true", help="time only ours")
    given = parser.parse_args()
    if given.what != "rate" and given.folder is None:
        parser.error("name a folder for records and store: --folder WHERE")
    try:
        if given.what == "rate":
            figures = measure_rate(given.data, given.passages, given.rounds)
        elif given.what == "add":
            figures = measure_add(given.data, given.records, given.folder)
        elif given.what == "again":
            figures = measure_again(given.data, given.records, given.folder)
        else:
            figures = measure_search(
                given.folder / "store", given.queries, given.seed, plain=not given.without_chroma
            )
    except OnTheRecordError as error:
        sys.exit(str(error))
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()

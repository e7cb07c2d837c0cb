"""`python -m stand_ins LEDGER`: serve every stand-in there is; the address is the first line said."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from . import house as base


def main() -> None:
    house = base.House(Path(sys.argv[1]))
    vendors = {}
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        module = (
            importlib.import_module(f"stand_ins.{found.name}") if found.name != "__main__" else None
        )
        if hasattr(module, "routes"):
            vendors[found.name] = module.routes
    base.serve(
        house,
        base.app(house, vendors),
        started=lambda url: sys.stdout.write(f"{url}\n") and sys.stdout.flush(),
    )


main()

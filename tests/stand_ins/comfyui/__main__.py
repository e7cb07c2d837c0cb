"""`python -m stand_ins.comfyui --folder DIR`: one server; its address is the first line said."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from .server import Options, Server


def main() -> None:
    """Serve until the process ends; exit 1 where the port is taken."""
    parser = argparse.ArgumentParser(prog="stand_ins.comfyui")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=0.05, help="how long a prompt takes")
    parser.add_argument("--version", default="0.33.0")
    parser.add_argument(
        "--without", action="append", default=[], help="a pack or node that is missing"
    )
    asked = parser.parse_args()
    options = Options(asked.folder, asked.port, asked.seconds, asked.version, tuple(asked.without))
    try:
        asyncio.run(Server(options).serve())
    except OSError as error:
        sys.exit(f"port {asked.port} cannot be had: {error}")


if __name__ == "__main__":
    main()

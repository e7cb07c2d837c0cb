"""Published JSON Schemas: what other programs may rely on, made from our own models.

`python -m schemas.publish` writes them; a test compares.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .bible import Arc, Character, Location, Rules, Series, Style
from .plan import EpisodePlan
from .settings import Settings
from .take import Footage, Receipt, ShotRequest

FOLDER = Path(__file__).parent / "json"
PUBLISHED: dict[str, type[BaseModel]] = {
    "director_output": EpisodePlan,
    "series": Series,
    "character": Character,
    "location": Location,
    "arc": Arc,
    "style": Style,
    "rules": Rules,
    "settings": Settings,
    "shot_request": ShotRequest,
    "footage": Footage,
    "receipt": Receipt,
}


def text(model: type[BaseModel]) -> str:
    """The schema of a model as it is published."""
    schema: dict[str, Any] = model.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def write() -> None:
    """Write every published schema."""
    FOLDER.mkdir(exist_ok=True)
    for name, model in PUBLISHED.items():
        (FOLDER / f"{name}.json").write_text(text(model), encoding="utf-8")


if __name__ == "__main__":
    write()

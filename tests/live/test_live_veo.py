"""Veo on Google Cloud: four seconds at 720p, $0.40.

Needs GOOGLE_CLOUD_KEY, an access token (`gcloud auth print-access-token`), and
ANIGEN_LIVE_GOOGLE_PROJECT, the id of a project with billing.
"""

from __future__ import annotations

import pytest

from generators.remote import veo
from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_makes_a_shot_that_speaks(terms, pocket, tmp_path, rehearsal):
    options = {"size": "720p", "project": rehearsal.setting("GOOGLE_PROJECT", "anigen-rehearses")}
    set_up = terms("veo", "veo-3.1-fast-generate-001")
    generator = veo.create(options, folder=tmp_path / "cache", terms=set_up)
    await smoke.films(generator, pocket, tmp_path)
    await generator.aclose()

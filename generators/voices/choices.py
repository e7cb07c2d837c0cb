"""Voices to begin with: presets of the offline voice that are easy to tell apart.

The figure beside each is its median pitch in Hz, measured on one English sentence.
"""

from __future__ import annotations

from typing import Final

from schemas.voice import VoiceProfile


def _voice(variant: str, pitch: int, speed: int) -> VoiceProfile:
    return VoiceProfile(variant=variant, pitch=pitch, speed=speed)


CHOICES: Final[dict[str, VoiceProfile]] = {
    "girl_bright": _voice("f5", 84, 178),  # 296
    "girl_lively": _voice("f4", 88, 188),  # 272
    "girl_soft": _voice("Annie", 56, 152),  # 255
    "girl_shy": _voice("f2", 64, 146),  # 222
    "girl_cool": _voice("belinda", 34, 158),  # 192
    "child": _voice("shelby", 94, 172),  # 258
    "boy_bright": _voice("m3", 95, 182),  # 161
    "boy_gentle": _voice("m7", 76, 152),  # 135
    "boy_earnest": _voice("Mario", 66, 168),  # 123
    "boy_rough": _voice("m5", 52, 176),  # 108
    "boy_low": _voice("m3", 38, 158),  # 93
    "woman_crisp": _voice("linda", 48, 174),  # 222
    "woman_warm": _voice("aunty", 42, 156),  # 152
    "woman_low": _voice("f1", 22, 154),  # 138
    "man_brisk": _voice("Alex", 60, 178),  # 118
    "man_warm": _voice("m7", 46, 150),  # 103
    "man_gruff": _voice("m2", 26, 150),  # 79
    "man_deep": _voice("david", 44, 142),  # 70
    "old_woman": _voice("grandma", 40, 136),  # 190
    "old_man": _voice("grandpa", 30, 128),  # 94
    "narrator_woman": _voice("f3", 36, 150),  # 186
    "narrator_man": _voice("quincy", 52, 146),  # 90
    "robot": _voice("UniRobot", 46, 158),  # 134
    "robot_small": _voice("robosoft6", 80, 170),  # 214
    "sprite": _voice("zac", 62, 178),  # 393
    "cat": _voice("anika", 70, 164),  # 324
    "owl": _voice("Nguyen", 30, 138),  # 130
}

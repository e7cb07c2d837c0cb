"""Levels, fades, the bow of the score, and the way to the right loudness."""

from __future__ import annotations

import numpy as np
import pytest

from orchestrator.assembly.levels import Bow, add, fade, heard_level, joined
from orchestrator.assembly.loudness import RATE, Sound, amplitude, bring_to, limit, measure

DICE = np.random.default_rng(5)


def flat(seconds: float, level: float = 1.0) -> Sound:
    """The same value all along."""
    return np.full((round(seconds * RATE), 2), level, np.float32)


def programme(seconds: float) -> Sound:
    """Noise that swells and falls, with peaks far above its average."""
    swell = np.interp(
        np.arange(round(seconds * RATE)) / RATE,
        np.arange(seconds + 1),
        DICE.uniform(0.02, 1, int(seconds) + 1) ** 2,
    )
    noise = DICE.standard_normal((len(swell), 2)) * swell[:, None]
    return (0.4 * noise).astype(np.float32)


def test_loudness_is_that_of_the_standard() -> None:
    time = np.arange(20 * RATE) / RATE
    tone = np.repeat(np.sin(2 * np.pi * 997 * time)[:, None], 2, axis=1).astype(np.float32)
    heard = measure(tone * np.float32(amplitude(-23)))
    assert heard.lufs == pytest.approx(-23, abs=0.1)  # EBU Tech 3341, test 1
    assert heard.true_peak_dbtp == pytest.approx(-23, abs=0.2)


def test_peaks_between_samples_are_held() -> None:
    time = np.arange(RATE)
    wave = np.sin(np.pi / 2 * time + np.pi / 4)  # its samples are 3 dB below its peaks
    sound = np.repeat(wave[:, None], 2, axis=1).astype(np.float32)
    fade(sound, rise_s=0.1, fall_s=0.1)
    assert measure(sound).true_peak_dbtp == pytest.approx(0, abs=0.1)
    limit(sound, -2)
    assert measure(sound).true_peak_dbtp <= -1.9


def test_limiting_leaves_what_is_below_alone() -> None:
    sound = flat(2, 0.1)
    sound[RATE] = 0.99
    before = sound.copy()
    limit(sound, -3)
    assert np.abs(sound).max() <= amplitude(-3) + 1e-4
    assert np.array_equal(sound[: RATE - 1000], before[: RATE - 1000])
    assert np.array_equal(sound[-1000:], before[-1000:])
    assert np.abs(np.diff(np.delete(sound[:, 0], RATE))).max() < 0.001  # and makes no click


@pytest.mark.parametrize("gain_db", [-25, 0, 14])
def test_any_mix_is_brought_to_its_loudness(gain_db: float) -> None:
    sound = programme(20) * np.float32(amplitude(gain_db))
    bring_to(sound, lufs=-16, ceiling_dbtp=-2)
    heard = measure(sound)
    assert heard.lufs == pytest.approx(-16, abs=0.3)
    assert heard.true_peak_dbtp <= -1.9


def test_silence_stays_silent() -> None:
    sound = flat(2, 0.0)
    bring_to(sound, lufs=-16, ceiling_dbtp=-2)
    assert not sound.any()


def test_the_bow_is_down_while_somebody_speaks_and_moves_softly() -> None:
    bow = Bow(20)
    bow.down([(5, 7), (7.5, 9)], 8)
    bow.down([(8, 8.5)], 3)
    sound = flat(14)
    bow.apply(sound, 2.0)  # begins at 2 s
    gain = 20 * np.log10(sound[:, 0])
    assert gain[3 * RATE : 7 * RATE] == pytest.approx(-8, abs=0.05)
    assert gain[: 2 * RATE] == pytest.approx(0, abs=0.01)
    assert gain[8 * RATE :] == pytest.approx(0, abs=0.01)
    assert np.abs(np.diff(gain)).max() < 0.002  # dB per sample


def test_pauses_between_lines_are_joined() -> None:
    assert joined([(3, 4), (0, 1), (1.5, 2)]) == [(0, 2), (3, 4)]
    assert joined([(0, 5), (1, 2)]) == [(0, 5)]


def test_two_fades_over_the_same_time_keep_the_power() -> None:
    falling, rising = flat(1), flat(1)
    fade(falling, fall_s=1)
    fade(rising, rise_s=1)
    assert falling**2 + rising**2 == pytest.approx(1, abs=0.001)


def test_sound_outside_the_mix_is_dropped() -> None:
    mix = flat(2, 0.0)
    add(mix, flat(1), -0.5)
    add(mix, flat(1), 1.5, db=-6)
    add(mix, flat(1), 30)
    add(mix, flat(1), -30)
    heard = mix[:, 0]
    assert heard[: RATE // 2] == pytest.approx(1)
    assert heard[RATE * 3 // 2 :] == pytest.approx(amplitude(-6))
    assert not heard[RATE // 2 : RATE * 3 // 2].any()


def test_pauses_do_not_count_for_the_level() -> None:
    sound = np.concatenate([flat(1, 0.1), flat(9, 0.0)])
    assert heard_level(sound) == pytest.approx(-20, abs=0.1)
    assert heard_level(flat(1, 0.0)) == -120

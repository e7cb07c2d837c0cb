"""The offline voice with its real child process: sound, timing, faults, hostile texts."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import wave
from itertools import combinations, pairwise
from pathlib import Path

import espeakng_loader
import numpy as np
import psutil
import pytest
from pydantic import ValidationError

from generators.voices.choices import CHOICES
from generators.voices.espeak import EspeakVoices
from schemas.errors import BackendTimeoutError, BackendUnreachableError, ConfigError
from schemas.plan import Manner
from schemas.voice import VARIANTS, Speech, VoiceProfile

pytestmark = pytest.mark.anyio

LINE = "We sailed all morning along the quiet shore, and nobody said a word."
ROOT = Path(__file__).resolve().parents[2]
HOSTILE = [
    "",
    " \n\t ",
    "🙂🎉👩‍👩‍👧‍👦",
    "שלום עולם",
    "مرحبا بالعالم",
    "今日はいい天気ですね。",
    "<script>alert('x')</script>",
    "<speak>hi <break time='9s'/> <audio src='/etc/passwd'/></speak>",
    '"quotes" \'and\' `ticks` \\ {"id": 1, "text": "x"}',
    "[[h@l'oU]] && %s %n ; rm -rf /",
    "line\nbreak\r\nand\x00zero\x1b[31m",
    "\ud800 alone",
    "z̸̢̛͚a̷l̴g̶o̵",
    "a" * 5000,
    "Never again. " * 40,
    "\x01999P \x0150P loud",
    "1234567890123456789012345678901234567890",
    "?!?!?!... --- ;;; ,,,",
]


def samples(speech: Speech) -> np.ndarray:
    with wave.open(speech.path) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return data.astype(np.float64) / 32768


def check(speech: Speech, text: str) -> np.ndarray:
    """What every spoken line must fulfil."""
    sound = samples(speech)
    assert len(sound) / 48_000 == pytest.approx(speech.seconds, abs=1e-6)
    assert speech.seconds >= 0.25
    assert np.abs(sound).max() < 0.85
    times = [mouth.at_s for mouth in speech.mouths]
    assert times[0] == 0.0
    assert all(before < after for before, after in pairwise(times))
    assert times[-1] < speech.seconds
    assert speech.mouths[-1].shape == "closed"
    starts = [word.at_s for word in speech.words]
    assert starts == sorted(starts)
    assert not starts or starts[-1] <= speech.seconds
    assert len(speech.words) == len(text.split())
    return sound


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def content(speech: Speech) -> bytes:
    return Path(speech.path).read_bytes()


def damage(speech: Speech, *, sound: bool) -> None:
    path = Path(speech.path)
    if sound:
        path.write_bytes(path.read_bytes()[:1000])
    else:
        path.with_suffix(".json").write_text("{")


def pitch(sound: np.ndarray) -> float:
    """Median fundamental frequency of the voiced frames in Hz; 0 when there are none."""
    slow = sound[::2]
    found = []
    for start in range(0, len(slow) - 1100, 600):
        frame = slow[start : start + 1100]
        if frame.std() < 0.03:
            continue
        echo = np.fft.irfft(np.abs(np.fft.rfft(frame, 4096)) ** 2)[:1100]
        echo /= np.linspace(1, 0.1, 1100)
        lag = 46 + int(echo[46:400].argmax())
        if echo[lag] > 0.5 * echo[0]:
            found.append(24_000 / lag)
    return float(np.median(found)) if len(found) > 5 else 0.0


async def close(voices: EspeakVoices) -> None:
    await voices.aclose()
    assert voices.child_pid is None


@pytest.mark.parametrize("manner", list(Manner))
async def test_a_line_becomes_sound_with_timing(manner: Manner, tmp_path: Path) -> None:
    voices = EspeakVoices()
    speech = await voices.speak(LINE, VoiceProfile(), manner=manner, into=tmp_path)
    sound = check(speech, LINE)
    assert [word.text for word in speech.words] == LINE.split()
    assert 2.5 < speech.seconds < 9
    assert np.abs(sound[:8]).max() < 0.01
    assert np.abs(sound[-8:]).max() < 0.01
    lead = np.abs(sound[: round(0.15 * 48_000)]).max()
    assert lead > 0.02, "silence at the start is trimmed"
    assert speech.words[-1].at_s > 0.6 * speech.seconds
    if manner == Manner.THOUGHT:
        assert [mouth.shape for mouth in speech.mouths] == ["closed"]
    else:
        assert {mouth.shape for mouth in speech.mouths} >= {"closed", "small", "wide", "round"}
    stem = Path(speech.path).stem
    assert names(tmp_path) == {f"{stem}.wav", f"{stem}.json"}
    await close(voices)


async def test_manners_sound_different(tmp_path: Path) -> None:
    voices = EspeakVoices()
    spoken = {
        manner: samples(await voices.speak(LINE, VoiceProfile(), manner=manner, into=tmp_path))
        for manner in Manner
    }
    loud = {manner: sound.std() for manner, sound in spoken.items()}
    assert loud["shout"] > 1.3 * loud["normal"] > 1.3 * loud["thought"] > loud["whisper"]
    assert pitch(spoken[Manner.WHISPER]) == 0.0
    assert pitch(spoken[Manner.SHOUT]) > 1.1 * pitch(spoken[Manner.NORMAL]) > 120
    assert len(spoken[Manner.SING]) > 1.3 * len(spoken[Manner.NORMAL])
    await close(voices)


async def test_volume_scales_the_sound(tmp_path: Path) -> None:
    voices = EspeakVoices()
    full = samples(await voices.speak(LINE, VoiceProfile(), into=tmp_path))
    half = samples(await voices.speak(LINE, VoiceProfile(volume=0.5), into=tmp_path))
    assert half.std() == pytest.approx(full.std() / 2, rel=0.01)
    await close(voices)


async def test_any_text_can_be_spoken(tmp_path: Path) -> None:
    voices = EspeakVoices()
    for text in HOSTILE:
        check(await voices.speak(text, VoiceProfile(), into=tmp_path), text)
    assert len(names(tmp_path)) == 2 * len(HOSTILE)
    await close(voices)


async def test_what_cannot_be_said_is_a_short_silence(tmp_path: Path) -> None:
    voices = EspeakVoices()
    for text in ("", "🙂", "~*~"):
        speech = await voices.speak(text, VoiceProfile(), into=tmp_path)
        assert speech.seconds == pytest.approx(0.3)
        assert not samples(speech).any()
    await close(voices)


async def test_markup_is_read_as_plain_text(tmp_path: Path) -> None:
    voices = EspeakVoices()
    marked = await voices.speak("hi <break time='9s'/> you", VoiceProfile(), into=tmp_path)
    plain = await voices.speak("hi you", VoiceProfile(), into=tmp_path)
    assert 1.0 + plain.seconds < marked.seconds < 7
    await close(voices)


async def test_text_cannot_command_the_engine(tmp_path: Path) -> None:
    voices = EspeakVoices()
    sly = await voices.speak("now \x0199P higher", VoiceProfile(), into=tmp_path)
    honest = await voices.speak("now 99P higher", VoiceProfile(), into=tmp_path)
    assert content(sly) == content(honest)
    await close(voices)


async def test_a_line_is_the_same_whatever_was_said_before(tmp_path: Path) -> None:
    lines = [LINE, "Wait! Is that a lantern?", "No. Not tonight."]
    cast = [CHOICES["girl_bright"], CHOICES["old_man"], CHOICES["robot"]]
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder, order in zip(folders, (1, -1), strict=True):
        folder.mkdir()
        await asyncio.sleep(1.1)  # into another second, the seed that the engine would take
        voices = EspeakVoices()
        for text, voice in list(zip(lines, cast, strict=True))[::order]:
            for manner in list(Manner)[::order]:
                await voices.speak(text, voice, manner=manner, into=folder)
        await close(voices)
    first, second = ({path.name: path.read_bytes() for path in f.iterdir()} for f in folders)
    assert len(first) == 30
    assert first == second


async def test_a_known_line_needs_no_child(tmp_path: Path) -> None:
    voices = EspeakVoices()
    first = await voices.speak(LINE, VoiceProfile(), into=tmp_path)
    await close(voices)
    assert await voices.speak(LINE, VoiceProfile(), into=tmp_path) == first
    assert voices.child_pid is None


async def test_what_it_is_called_elsewhere_changes_nothing(tmp_path: Path) -> None:
    voices = EspeakVoices()
    first = await voices.speak(LINE, VoiceProfile(), who="wren", into=tmp_path)
    named = VoiceProfile(names={"gemini-tts": "Kore"})
    assert await voices.speak(LINE, named, who="odo", into=tmp_path) == first
    assert Path(first.path).name == "fdaea2f1a3720cb86f6d3f4695dc64ab.wav"
    assert voices.estimate(LINE) == 0
    await close(voices)


async def test_a_damaged_file_is_spoken_again(tmp_path: Path) -> None:
    voices = EspeakVoices()
    first = await voices.speak(LINE, VoiceProfile(), into=tmp_path)
    whole = content(first)
    for sound in (True, False):
        damage(first, sound=sound)
        assert await voices.speak(LINE, VoiceProfile(), into=tmp_path) == first
        assert content(first) == whole
    await close(voices)


async def test_twenty_lines_at_once_share_one_child(tmp_path: Path) -> None:
    voices = EspeakVoices()
    await voices.speak("Ready?", VoiceProfile(), into=tmp_path)
    pid = voices.child_pid
    texts = [f"This is line number {index % 15}." for index in range(20)]
    spoken = await asyncio.gather(
        *(voices.speak(text, VoiceProfile(), into=tmp_path) for text in texts)
    )
    for text, speech in zip(texts, spoken, strict=True):
        check(speech, text)
    assert len({speech.path for speech in spoken}) == 15
    assert voices.child_pid == pid
    await close(voices)


async def test_a_killed_child_is_replaced(tmp_path: Path) -> None:
    voices = EspeakVoices()
    await voices.speak("One.", VoiceProfile(), into=tmp_path)
    first = voices.child_pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    check(await voices.speak("Two.", VoiceProfile(), into=tmp_path), "Two.")
    assert voices.child_pid not in {None, first}
    await close(voices)


async def test_a_child_killed_at_work_costs_nothing(tmp_path: Path) -> None:
    voices = EspeakVoices()
    await voices.speak("Ready.", VoiceProfile(), into=tmp_path)
    first = voices.child_pid
    assert first is not None
    os.kill(first, signal.SIGSTOP)  # holds the request, so that it dies with it
    work = asyncio.create_task(voices.speak(LINE, VoiceProfile(), into=tmp_path))
    await asyncio.sleep(0.1)
    os.kill(first, signal.SIGKILL)
    check(await work, LINE)
    assert voices.child_pid != first
    await close(voices)


async def test_a_child_that_keeps_dying_is_unreachable(tmp_path: Path) -> None:
    voices = EspeakVoices()
    killed = set()
    work = asyncio.create_task(voices.speak(LINE, VoiceProfile(), into=tmp_path))
    while not work.done():
        if (pid := voices.child_pid) and pid not in killed:
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
        await asyncio.sleep(0)
    with pytest.raises(BackendUnreachableError, match="died twice"):
        await work
    assert len(killed) == 2
    assert not names(tmp_path)
    check(await voices.speak(LINE, VoiceProfile(), into=tmp_path), LINE)
    await close(voices)


async def test_a_hung_child_is_stopped_and_replaced(tmp_path: Path) -> None:
    voices = EspeakVoices(deadline_s=4.0)
    await voices.speak("Ready.", VoiceProfile(), into=tmp_path)
    hung = voices.child_pid
    assert hung is not None
    os.kill(hung, signal.SIGSTOP)
    with pytest.raises(BackendTimeoutError, match="4 s"):
        await voices.speak(LINE, VoiceProfile(), into=tmp_path)
    assert not psutil.pid_exists(hung)
    check(await voices.speak(LINE, VoiceProfile(), into=tmp_path), LINE)
    await close(voices)


async def test_a_cancelled_line_does_not_shift_the_next_one(tmp_path: Path) -> None:
    voices = EspeakVoices()
    await voices.speak("Ready.", VoiceProfile(), into=tmp_path)
    pid = voices.child_pid
    long = asyncio.create_task(voices.speak("Word. " * 300, VoiceProfile(), into=tmp_path))
    await asyncio.sleep(0.02)
    long.cancel()
    with pytest.raises(asyncio.CancelledError):
        await long
    speech = await voices.speak("Short.", VoiceProfile(), into=tmp_path)
    check(speech, "Short.")
    assert speech.seconds < 2
    assert voices.child_pid == pid
    await close(voices)


async def test_an_unknown_language_is_a_configuration_error(tmp_path: Path) -> None:
    voices = EspeakVoices()
    with pytest.raises(ConfigError, match="'xx-yy'"):
        await voices.speak("Hello", VoiceProfile(language="xx-yy"), into=tmp_path)
    for language in ("en", "en-gb", "fr", "de", "ja", "pt-br", "zh"):
        voice = VoiceProfile(language=language)
        check(await voices.speak("Tomorrow, maybe.", voice, into=tmp_path), "Tomorrow, maybe.")
    await close(voices)


async def test_the_choices_are_different_voices(tmp_path: Path) -> None:
    voices = EspeakVoices()
    sounds = {
        name: samples(await voices.speak(LINE, voice, into=tmp_path))
        for name, voice in CHOICES.items()
    }
    await close(voices)
    assert len(CHOICES) >= 16
    heard = {name: pitch(sound) for name, sound in sounds.items()}
    assert max(heard.values()) > 3.5 * min(heard.values()) > 0
    for one, other in combinations(CHOICES, 2):
        same_kind = one.split("_")[0] == other.split("_")[0]
        ratio = max(heard[one], heard[other]) / min(heard[one], heard[other])
        assert ratio > 1.05 or not same_kind, (one, other)
        assert CHOICES[one].variant != CHOICES[other].variant or ratio > 1.2, (one, other)
    assert min(heard[name] for name in heard if name.startswith("girl")) > 1.15 * max(
        heard[name] for name in heard if name.startswith("boy")
    )


def test_a_profile_names_a_variant_that_exists() -> None:
    folder = Path(espeakng_loader.get_data_path(), "voices", "!v")
    assert {path.name for path in folder.iterdir()} >= VARIANTS
    with pytest.raises(ValidationError, match="did you mean Annie"):
        VoiceProfile(variant="anni")
    for wrong in ({"pitch": 100}, {"speed": 20}, {"volume": 1.1}, {"language": "EN us"}):
        with pytest.raises(ValidationError):
            VoiceProfile.model_validate(wrong)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux kills children with their parent")
async def test_the_child_dies_with_a_killed_parent(tmp_path: Path) -> None:
    script = (
        "import asyncio, pathlib, sys\n"
        "from generators.voices.espeak import EspeakVoices\n"
        "from schemas.voice import VoiceProfile\n"
        "async def main():\n"
        "    voices = EspeakVoices()\n"
        "    await voices.speak('Hi', VoiceProfile(), into=pathlib.Path(sys.argv[1]))\n"
        "    print(voices.child_pid, flush=True)\n"
        "    await asyncio.sleep(600)\n"
        "asyncio.run(main())\n"
    )
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script, str(tmp_path)),
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    child = psutil.Process(int(await parent.stdout.readline()))
    os.kill(child.pid, signal.SIGSTOP)  # it cannot notice the end of its stdin
    parent.kill()
    await parent.wait()
    gone, alive = await asyncio.to_thread(psutil.wait_procs, [child], timeout=20)
    assert gone
    assert not alive


async def test_a_long_installation_path_does_not_matter(tmp_path: Path) -> None:
    """The library fails on data paths of 160 characters and more."""
    deep = tmp_path.joinpath(*["a-rather-long-folder-name"] * 7)
    home = Path(espeakng_loader.__file__).parent
    copy = deep / "espeakng_loader"
    copy.mkdir(parents=True)
    shutil.copy(home / "__init__.py", copy)
    for part in home.iterdir():
        if not part.name.startswith("__"):
            (copy / part.name).symlink_to(part)
    assert len(str(copy / "espeak-ng-data")) > 200
    request = (
        '{"id": 1, "text": "Hello", "manner": "normal", "name": "x", "into": "%s", "voice": '
        '{"variant": "f2", "pitch": 50, "speed": 165, "volume": 1.0, "language": "en-us"}}\n'
    )
    module = "generators.voices.espeak_worker"
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-P", "-m", module, str(os.getpid())],
        input=request % tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": f"{deep}{os.pathsep}{ROOT}"},
    )
    assert done.stdout.splitlines() == ['{"ready": true}', '{"id": 1, "ok": true}']
    assert (tmp_path / "x.wav").stat().st_size > 10_000


async def test_a_missing_engine_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "espeakng_loader.py").write_text("raise ImportError('no such wheel')\n")
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-P", "-m", "generators.voices.espeak_worker", str(os.getpid())],
        input="",
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
    )
    assert done.stdout == '{"fatal": "no such wheel"}\n'


def test_the_client_and_the_tables_load_no_numpy() -> None:
    """The daemon imports them, and numpy is what would make it heavy."""
    script = (
        "import sys, generators.voices.espeak, generators.voices.choices\n"
        "import generators.music.moods, generators.music.places\n"
        "print(sorted({'numpy', 'cv2', 'av'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == "[]\n"

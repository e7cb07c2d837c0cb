"""The espeak-ng library through ctypes: raw samples and events of one utterance.

The library keeps global state that makes the same text sound different after other texts, so each
utterance is made in a fork of a process that has never spoken; a crash inside the engine ends that
fork. It fails on data paths of 160 characters and more, so it is started from inside its folder.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ENGINE_RATE: Final = 22_050
_SYNCHRONOUS, _EVENTS, _IPA, _STAY = 2, 0x0001, 0x0002, 0x8000
_UTF8, _CHARACTER = 1, 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_WORD, _PHONEME, _LAST = 1, 7, 0
_SEED: Final = 1  # of the noise in breathy voices, else taken from the time of day


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_void_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class EspeakError(Exception):
    """The library cannot start, or refused a voice, a parameter or a text."""


@dataclass(frozen=True)
class Utterance:
    """Raw mono 16-bit samples at `ENGINE_RATE`, and events in samples from their start."""

    pcm: bytes
    words: list[tuple[int, int]]  # sample, position in the text from 0
    phonemes: list[tuple[int, str]]  # sample, IPA name; empty for a pause


class Espeak:
    """The loaded library. Creating it changes the working directory of the process."""

    def __init__(self) -> None:
        import espeakng_loader  # here, so that a missing wheel is an error like any other

        data = Path(espeakng_loader.get_data_path())
        os.chdir(data.parent)
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._pcm = bytearray()
        self._words: list[tuple[int, int]] = []
        self._phonemes: list[tuple[int, str]] = []
        self._callback = _Callback(self._collect)
        rate = self._library.espeak_Initialize(_SYNCHRONOUS, 1000, b".", _EVENTS | _IPA | _STAY)
        if rate != ENGINE_RATE:
            raise EspeakError(f"espeak-ng did not start with its data in {data} (it said {rate})")
        self._library.espeak_SetSynthCallback(self._callback)
        self.languages = self._list_languages()
        self.variants = frozenset(path.name for path in Path("espeak-ng-data/voices/!v").iterdir())

    def say(self, text: str, **settings: Any) -> Utterance:
        """Synthesise `text` in a fork, with the settings of `_synthesise`.

        Raises EspeakError when the library refuses anything, or dies.
        """
        parent = os.getpid()
        reading, writing = os.pipe()
        fork = os.fork()
        if fork == 0:
            os.close(reading)
            die_with_parent(parent)
            code = 1
            try:
                with os.fdopen(writing, "wb") as pipe:
                    pipe.write(self._outcome(text, settings))
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            header, pcm = pipe.readline(), pipe.read()
        _, status = os.waitpid(fork, 0)
        if status or not header:
            raise EspeakError(f"espeak-ng died over the text (status {status})")
        outcome = json.loads(header)
        if "error" in outcome:
            raise EspeakError(outcome["error"])
        return Utterance(pcm, outcome["words"], outcome["phonemes"])

    def _outcome(self, text: str, settings: dict[str, Any]) -> bytes:
        """Return what the fork has to tell: a line of JSON, then the samples."""
        try:
            self._synthesise(text, **settings)
        except EspeakError as error:
            return json.dumps({"error": str(error)}).encode() + b"\n"
        header = {"words": self._words, "phonemes": self._phonemes}
        return json.dumps(header).encode() + b"\n" + self._pcm

    def _synthesise(
        self, text: str, *, language: str, variant: str, pitch: int, speed: int, liveliness: int
    ) -> None:
        """Fill samples and events; `liveliness` is the pitch range, 0 monotone to 99."""
        voice = f"{self.languages[language]}+{variant}".encode()
        self._check(self._library.espeak_SetVoiceByName(voice), f"the voice {voice.decode()}")
        parameters = ((_RATE, speed), (_VOLUME, 60), (_PITCH, pitch), (_RANGE, liveliness))
        for parameter, value in parameters:
            code = self._library.espeak_SetParameter(parameter, value, 0)
            self._check(code, f"the value {value} of parameter {parameter}")
        self._library.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
        data = text.encode()
        code = self._library.espeak_Synth(
            data, ctypes.c_size_t(len(data) + 1), 0, _CHARACTER, 0, _UTF8, None, None
        )
        self._check(code, "the text")

    @staticmethod
    def _check(code: int, what: str) -> None:
        if code != 0:
            raise EspeakError(f"espeak-ng refused {what} (it returned {code})")

    def _collect(self, samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            self._pcm += ctypes.string_at(samples, count * 2)
        index = 0
        while events[index].type != _LAST:
            event = events[index]
            if event.type == _WORD:
                self._words.append((event.sample, event.text_position - 1))
            elif event.type == _PHONEME:
                name = ctypes.string_at(ctypes.addressof(event.id), 8).split(b"\0")[0]
                self._phonemes.append((event.sample, name.decode("utf-8", "ignore")))
            index += 1
        return 0

    def _list_languages(self) -> dict[str, str]:
        """Voice file per language code; the best where several claim one (lowest priority byte)."""
        self._library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        listing = self._library.espeak_ListVoices(None)
        best: dict[str, tuple[int, str]] = {}
        index = 0
        while listing[index]:
            voice = listing[index].contents
            for priority, code in _claims(voice.languages):
                claim = (priority, voice.identifier.decode())
                best[code] = min(best.get(code, claim), claim)
            index += 1
        return {code: identifier for code, (_, identifier) in best.items()}


def _claims(address: int) -> list[tuple[int, str]]:
    """Read espeak's list of (priority byte, language, zero), ended by a zero priority."""
    claims = []
    while priority := ctypes.string_at(address, 1)[0]:
        code = ctypes.string_at(address + 1)
        claims.append((priority, code.decode().lower()))
        address += len(code) + 2
    return claims


def die_with_parent(parent: int) -> None:
    """Ask Linux for SIGKILL at the parent's death; elsewhere the end of stdin has to do."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)

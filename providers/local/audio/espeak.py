"""The speech engine, run as a script of its own: the library is GPL, and it keeps one global state.

In, on stdin: {"text", "voice", "rate_wpm", "pitch", "range"} as JSON.
Out, on stdout: one line of JSON {"rate_hz", "samples", "words": [[character, sample]], "phones": [[sample, name]]},
then that many samples of 16-bit mono.

It imports nothing of ours, so that it starts at once.
"""

import ctypes
import json
import sys
from typing import Any, Final

import espeakng_loader

_SYNCHRONOUS: Final = 2
_SEED: Final = 1  # of its breath: by the clock, if nobody says
_PHONE_EVENTS: Final = 1
_UTF8: Final = 1
_RATE, _PITCH, _RANGE = 1, 3, 4
_END, _WORD, _PHONE = 0, 1, 7


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


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


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class _Take:
    """What the engine called back with."""

    def __init__(self) -> None:
        self.pcm = bytearray()
        self.words: list[tuple[int, int]] = []
        self.phones: list[tuple[int, str]] = []

    def __call__(self, wave: Any, count: int, events: Any) -> int:
        if wave:
            self.pcm += ctypes.string_at(wave, count * 2)
        index = 0
        while (event := events[index]).type != _END:
            if event.type == _WORD:
                self.words.append((event.text_position - 1, event.sample))
            elif event.type == _PHONE:
                self.phones.append((event.sample, event.id.string.decode("utf-8", "replace")))
            index += 1
        return 0


def main() -> None:
    asked = json.load(sys.stdin)
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate_hz = library.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), _PHONE_EVENTS)
    library.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
    take = _Take()
    callback = _Callback(take)
    library.espeak_SetSynthCallback(callback)
    if rate_hz <= 0 or library.espeak_SetVoiceByName(asked["voice"].encode()) != 0:
        sys.exit(f"no such voice: {asked['voice']}")
    for parameter, value in ((_RATE, asked["rate_wpm"]), (_PITCH, asked["pitch"]), (_RANGE, asked["range"])):
        library.espeak_SetParameter(parameter, value, 0)
    text = asked["text"].encode()
    if library.espeak_Synth(text, len(text) + 1, 0, 1, 0, _UTF8, None, None) != 0:
        sys.exit("the engine refused the text")
    head = {"rate_hz": rate_hz, "samples": len(take.pcm) // 2, "words": take.words, "phones": take.phones}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + take.pcm)


if __name__ == "__main__":
    main()

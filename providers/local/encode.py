"""ffmpeg: one process per stream, fed block by block, bounded by the wall clock."""

import subprocess
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import imageio_ffmpeg

AUDIO_RATE_HZ: Final = 44100
FRAMES_PER_S: Final = 24

_LIMIT_S: Final = 540.0
LABEL: Final = "Rendered locally by Darkroom: illustrated and synthesised by rules, not by an AI model"
# Versions stay out of the file.
_REPEATABLE: Final = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")
_PCM_IN: Final = ("-f", "s16le", "-ar", str(AUDIO_RATE_HZ), "-ac", "2", "-i", "pipe:0")


class EncodeError(Exception):
    """ffmpeg ended with an error, or had to be killed; what it said is in the log."""


def mp3(pcm: Iterable[bytes], out: Path) -> None:
    """16-bit stereo PCM to MP3."""
    _run([*_PCM_IN, "-c:a", "libmp3lame", "-b:a", "160k", *_finish("mp3", out)], pcm)


def aac(pcm: Iterable[bytes], out: Path) -> None:
    """16-bit stereo PCM to AAC, in a container that keeps its exact length."""
    _run([*_PCM_IN, "-c:a", "aac", "-b:a", "128k", *_finish("mp4", out)], pcm)


def mp4(frames: Iterable[bytes], size_px: tuple[int, int], audio: Path, out: Path) -> None:
    """RGB frames to H.264, with the finished audio copied in."""
    width, height = size_px
    raw = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        f"{width}x{height}",
        "-r",
        str(FRAMES_PER_S),
        "-i",
        "pipe:0",
    ]
    colour = ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"]
    colour += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    # The bytes depend on the number of threads, so it is fixed.
    picture = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-threads", "2", *colour]
    tracks = ["-map", "0:v", "-map", "1:a", "-c:a", "copy", "-movflags", "+faststart"]
    _run([*raw, "-i", str(audio), *tracks, *picture, *_finish("mp4", out)], frames)


def _finish(container: str, out: Path) -> list[str]:
    return ["-metadata", f"comment={LABEL}", *_REPEATABLE, "-f", container, str(out)]


def _run(arguments: Sequence[str], blocks: Iterable[bytes]) -> None:
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-nostdin",
        "-hide_banner",
        "-loglevel",
        "error",
        "-y",
        *arguments,
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        watchdog = threading.Timer(_LIMIT_S, process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            _feed(process, blocks)
        except BaseException:
            process.kill()
            raise
        finally:
            watchdog.cancel()


def _feed(process: "subprocess.Popen[bytes]", blocks: Iterable[bytes]) -> None:
    assert process.stdin is not None
    try:
        for block in blocks:
            process.stdin.write(block)
        process.stdin.close()
    except BrokenPipeError as error:
        raise EncodeError(f"ffmpeg went away: {process.wait()}") from error
    if process.wait() != 0:
        raise EncodeError(f"ffmpeg ended with {process.returncode}")

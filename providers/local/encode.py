"""What streams are written as: one ffmpeg per stream."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from providers.local.drawing.typefaces import FONTS
from providers.local.ffmpeg import ffmpeg, option
from providers.local.provenance import LABEL, XMP, mark_mp4, mark_wav

AUDIO_RATE_HZ: Final = 44100
FRAMES_PER_S: Final = 24

# Versions stay out of the file.
_REPEATABLE: Final = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")
_PCM_IN: Final = ("-f", "s16le", "-ar", str(AUDIO_RATE_HZ), "-ac", "2", "-i", "pipe:0")


def mp3(pcm: Iterable[bytes], out: Path, title: str = "") -> None:
    """16-bit stereo PCM to MP3."""
    named = ["-metadata", f"title={title}"] if title else []
    told = [*named, "-metadata", f"id3v2_priv.XMP={XMP}"]  # where XMP has its place in an ID3 tag
    ffmpeg([*_PCM_IN, "-c:a", "libmp3lame", "-b:a", "160k", *told, *_finish("mp3", out)], pcm)


def wav(pcm: Iterable[bytes], out: Path) -> None:
    """16-bit stereo PCM, as it is."""
    ffmpeg([*_PCM_IN, "-c:a", "pcm_s16le", *_finish("wav", out)], pcm)
    mark_wav(out)


def aac(pcm: Iterable[bytes], out: Path) -> None:
    """16-bit stereo PCM to AAC, in a container that keeps its exact length."""
    ffmpeg([*_PCM_IN, "-c:a", "aac", "-b:a", "128k", *_finish("mp4", out)], pcm)


def mp4(
    frames: Iterable[bytes],
    size_px: tuple[int, int],
    audio: Path,
    out: Path,
    *,
    frames_per_s: int = FRAMES_PER_S,
    captions: Path | None = None,
) -> None:
    """RGB frames to H.264, captions (ASS) burned in, with the finished audio copied in."""
    width, height = size_px
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(frames_per_s), "-i", "pipe:0"]
    burned = f"ass={option(captions)}:fontsdir={option(FONTS)}," if captions else ""
    colour = ["-vf", f"{burned}scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"]
    colour += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    # The bytes depend on the number of threads, so it is fixed; and on how far a lookahead in a thread of its own is.
    steady = ["-threads", "2", "-x264-params", "sync-lookahead=0"]
    picture = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "21", *steady, *colour]
    tracks = ["-map", "0:v", "-map", "1:a", "-c:a", "copy", "-movflags", "+faststart"]
    ffmpeg([*raw, "-i", str(audio), *tracks, *picture, *_finish("mp4", out)], frames)
    mark_mp4(out)


def _finish(container: str, out: Path) -> list[str]:
    return ["-metadata", f"comment={LABEL}", *_REPEATABLE, "-f", container, str(out)]

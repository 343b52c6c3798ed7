"""What a file says of its origin: drawn by rules, in the words of the IPTC's vocabulary for digital sources.

https://cv.iptc.org/newscodes/digitalsourcetype/
"""

import struct
from pathlib import Path
from typing import Final
from uuid import UUID

from PIL import Image, PngImagePlugin

LABEL: Final = "Rendered locally by Darkroom: illustrated and synthesised by rules, not by an AI model"
TOOL: Final = "Darkroom"
SOURCE_TYPE: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
_JPEG_QUALITY: Final = 90
_XMP_BOX: Final = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes
XMP_META: Final = (  # without its envelope
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    f'xmp:CreatorTool="{TOOL}" Iptc4xmpExt:DigitalSourceType="{SOURCE_TYPE}">'
    f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{LABEL}</rdf:li></rdf:Alt></dc:description>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)
XMP: Final = f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{XMP_META}<?xpacket end="r"?>'


def write_png(image: Image.Image, out: Path) -> None:
    """A picture of ours as PNG."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP)
    info.add_text("Software", TOOL)
    image.save(out, "PNG", pnginfo=info, compress_level=6)


def write_jpeg(image: Image.Image, out: Path, quality: int = _JPEG_QUALITY) -> None:
    """A picture of ours as JPEG."""
    image.convert("RGB").save(
        out, "JPEG", quality=quality, optimize=True, progressive=True, xmp=XMP.encode(), comment=LABEL.encode()
    )


def mark_wav(sound: Path) -> None:
    """Says it in a finished WAV: in a chunk behind its samples, which players skip."""
    packet = XMP.encode()
    packet += b" " * (len(packet) % 2)
    with sound.open("r+b") as file:
        file.seek(0, 2)
        file.write(struct.pack("<4sI", b"_PMX", len(packet)) + packet)
        whole = file.tell()
        file.seek(4)
        file.write(struct.pack("<I", whole - 8))


def mark_mp4(film: Path) -> None:
    """Says it in a finished MP4: players skip the box it adds behind all others."""
    packet = XMP.encode()
    with film.open("ab") as file:
        file.write(struct.pack(">I4s16s", 8 + 16 + len(packet), b"uuid", _XMP_BOX) + packet)

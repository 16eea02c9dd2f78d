# SPDX-License-Identifier: MPL-2.0
"""Pictures of pages: drawn by pdftoppm at 50 dpi in grey, compared by the mean grey of small squares.

Faces and renderers differ a little between Debian's releases, so single points say nothing. A square of SIDE points whose mean
differs by more than GREY is another one; a page with more than SHARE of its squares other is another page. A line of text that
moves by its own height, or a word set in another weight and place, is seen; a tenth of a point is not.
"""
import pathlib
import shutil
import struct
import subprocess
import tempfile
import zlib

SIDE = 6
GREY = 28
SHARE = 0.004
DPI = "50"


def tool() -> str | None:
    return shutil.which("pdftoppm")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def grey_png(pgm: bytes) -> bytes:
    """Of a binary PGM with 256 greys, as pdftoppm writes it: its own PNG has three equal channels."""
    magic, width, height, greys = pgm.split(maxsplit=4)[:4]
    if magic != b"P5" or greys != b"255":
        raise ValueError("no grey picture")
    width, height = int(width), int(height)
    points = pgm[-width * height:]
    rows = b"".join(b"\0" + points[y * width:(y + 1) * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def draw(pdf: pathlib.Path) -> list[bytes]:
    """Each page as the bytes of a grey PNG."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([tool(), "-gray", "-r", DPI, str(pdf), f"{folder}/p"], check=True, capture_output=True, timeout=120)
        return [grey_png(path.read_bytes()) for path in sorted(pathlib.Path(folder).glob("p-*.pgm"))]


def unfiltered(rows: bytes, width: int, height: int) -> list[bytearray]:
    """The lines of an 8-bit grey PNG (PNG 3rd ed., 9.2)."""
    lines: list[bytearray] = []
    above = bytearray(width)
    for y in range(height):
        kind, line = rows[y * (width + 1)], bytearray(rows[y * (width + 1) + 1:(y + 1) * (width + 1)])
        for x in range(width if kind else 0):
            left = line[x - 1] if x else 0
            corner = above[x - 1] if x else 0
            if kind == 1:
                line[x] = (line[x] + left) & 255
            elif kind == 2:
                line[x] = (line[x] + above[x]) & 255
            elif kind == 3:
                line[x] = (line[x] + (left + above[x]) // 2) & 255
            else:
                guess = left + above[x] - corner
                near = min((abs(guess - left), 0, left), (abs(guess - above[x]), 1, above[x]), (abs(guess - corner), 2, corner))
                line[x] = (line[x] + near[2]) & 255
        lines.append(line)
        above = line
    return lines


def read(png: bytes) -> list[bytearray]:
    at = 8
    packed = b""
    width = height = 0
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at:at + 8])
        body = png[at + 8:at + 8 + size]
        if name == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            if (depth, colour) != (8, 0):
                raise ValueError("no 8-bit grey picture")
        elif name == b"IDAT":
            packed += body
        at += 12 + size
    return unfiltered(zlib.decompress(packed), width, height)


def squares(lines: list[bytearray]) -> list[list[float]]:
    found = []
    for y in range(0, len(lines) - SIDE + 1, SIDE):
        band = lines[y:y + SIDE]
        found.append([sum(sum(line[x:x + SIDE]) for line in band) / SIDE ** 2 for x in range(0, len(band[0]) - SIDE + 1, SIDE)])
    return found


def differs(before: bytes, now: bytes) -> str:
    """"" for the same page, else what is other."""
    if before == now:
        return ""
    one, two = read(before), read(now)
    if (len(one), len(one[0])) != (len(two), len(two[0])):
        return f"{len(one[0])}x{len(one)} points before, {len(two[0])}x{len(two)} now"
    pairs = [(a, b) for first, second in zip(squares(one), squares(two)) for a, b in zip(first, second)]
    other = sum(1 for a, b in pairs if abs(a - b) > GREY)
    return f"{other} of {len(pairs)} squares are other" if other > SHARE * len(pairs) else ""

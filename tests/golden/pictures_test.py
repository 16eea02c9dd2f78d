# SPDX-License-Identifier: MPL-2.0
"""The judge of pictures sees what it should, and no more."""
import struct
import sys
import unittest
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import pictures  # noqa: E402

WIDTH, HEIGHT = 413, 585


def png(lines: list[bytes]) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", len(lines[0]), len(lines), 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + line for line in lines)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def page(first: int = 60, step: int = 10, grey: int = 110) -> bytes:
    """Thirty lines of text as bars of strokes."""
    lines = [bytearray(b"\xff" * WIDTH) for _ in range(HEIGHT)]
    for number in range(30):
        for y in range(first + number * step, first + number * step + 5):
            for x in range(60, 350, 2):
                lines[y][x] = grey
    return png([bytes(line) for line in lines])


class Judge(unittest.TestCase):
    def test_same(self):
        self.assertEqual(pictures.differs(page(), page()), "")

    def test_a_shade_is_nothing(self):
        self.assertEqual(pictures.differs(page(), page(grey=125)), "")

    def test_moved_lines(self):
        self.assertIn("squares", pictures.differs(page(), page(first=65)))

    def test_other_distance(self):
        self.assertIn("squares", pictures.differs(page(), page(step=11)))

    def test_one_line_gone(self):
        lines = pictures.read(page())
        for y in range(60, 65):
            lines[y] = bytearray(b"\xff" * WIDTH)
        self.assertIn("squares", pictures.differs(page(), png([bytes(line) for line in lines])))

    def test_other_size(self):
        self.assertIn("points", pictures.differs(page(), png([b"\xff" * HEIGHT] * WIDTH)))

    def test_every_filter_is_undone(self):
        def filtered(kind: int, line: bytes, above: bytes) -> bytes:
            out = bytearray([kind])
            for x, value in enumerate(line):
                left, up, corner = line[x - 1] if x else 0, above[x], above[x - 1] if x else 0
                guess = left + up - corner
                paeth = min((left, up, corner), key=lambda one: abs(guess - one))
                out.append((value - (0, left, up, (left + up) // 2, paeth)[kind]) & 255)
            return bytes(out)

        lines = [bytes((x * (y + 3) * 7) % 256 for x in range(40)) for y in range(10)]
        rows = b"".join(filtered(y % 5, line, lines[y - 1] if y else bytes(40)) for y, line in enumerate(lines))
        self.assertEqual([bytes(line) for line in pictures.unfiltered(rows, 40, 10)], lines)


if __name__ == "__main__":
    unittest.main()

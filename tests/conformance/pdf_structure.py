# SPDX-License-Identifier: MPL-2.0
"""What veraPDF passes over: table headers, the IDTree, heading order, marks and their owners, cross-reference entries.

Each check is also shown a PDF broken on purpose, so that none of them can only say yes.
"""

import re
import sys
import unittest
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402
import pdf_file  # noqa: E402


def table_pdf() -> Path:
    """The smallest built PDF that has a table."""
    for path in sorted(program.outputs("pdf"), key=lambda p: p.stat().st_size):
        if any(o.get("value", {}).get("/S") == "/TH" for o in pdf_file.Pdf(path).objects.values()
               if isinstance(o.get("value"), dict)):
            return path
    raise AssertionError("no PDF of content/ has a table")


class Structure(unittest.TestCase):
    @program.each_output("pdf")
    def test_structure(self, path):
        self.assertEqual(pdf_file.structure_problems(path), [])

    @program.each_output("pdf")
    def test_cross_references(self, path):
        self.assertEqual(pdf_file.xref_problems(path), [])


class BrokenOnPurpose(unittest.TestCase):
    def broken(self, change) -> list[str]:
        """The problems found after `change` has had its way with each dictionary of a good PDF."""
        broken = program.scratch() / "broken.pdf"
        pdf_file.write_broken(table_pdf(), broken, change)
        return pdf_file.structure_problems(broken)

    def assert_named(self, problems: list[str], text: str) -> None:
        self.assertTrue(any(text in problem for problem in problems), problems)

    def test_header_without_scope(self):
        self.assert_named(self.broken(lambda o: o.get("/S") == "/TH" and o.pop("/A", None)), "TH without Scope")

    def test_ids_outside_the_id_tree(self):
        def change(o):
            if o.get("/S") == "/TD":
                o["/ID"] = "u:en id som ingen kender"
        self.assert_named(self.broken(change), "not in the IDTree")

    def test_heading_level_skipped(self):
        def change(o):
            if o.get("/S") == "/H2":
                o["/S"] = "/H4"
            elif o.get("/S") == "/H1":
                o["/S"] = "/H2"
        self.assert_named(self.broken(change), "the first heading is H2")

    def test_row_too_wide(self):
        def change(o):
            if o.get("/S") == "/TH":
                o["/A"] = {"/O": "/Table", "/Scope": "/Column", "/ColSpan": 7}
        self.assert_named(self.broken(change), "rows of different widths")

    def test_cross_reference_entry_too_many(self):
        source = table_pdf()
        data = source.read_bytes()
        offset = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
        if data[offset:offset + 4] == b"xref":
            self.skipTest("the file has a classic cross-reference table")
        body = data[offset:]
        found = re.search(rb"stream\r?\n", body)
        length = int(re.search(rb"/Length\s+(\d+)", body).group(1))
        stream = body[found.end():found.end() + length]
        longer = zlib.decompress(stream) + bytes(16) if b"/FlateDecode" in body[:found.start()] else stream + bytes(16)
        head = re.sub(rb"/Filter\s*/FlateDecode", b"", body[:found.start()])
        head = re.sub(rb"/Length\s+\d+", b"/Length %d" % len(longer), head)
        path = program.scratch() / "broken.pdf"
        path.write_bytes(data[:offset] + head + b"stream\n" + longer + body[found.end() + length:])
        self.assertTrue(any("entries" in p for p in pdf_file.xref_problems(path)), pdf_file.xref_problems(path))


if __name__ == "__main__":
    testing.main()

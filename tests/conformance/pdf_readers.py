# SPDX-License-Identifier: MPL-2.0
"""qpdf and poppler read every PDF: its syntax, its text, its information, its fonts."""

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing, words  # noqa: E402


class Readers(unittest.TestCase):
    @program.each_output("pdf")
    def test_qpdf_finds_no_error(self, path):
        done = judges.run([judges.tool("qpdf"), "--check", str(path)])
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @program.each_output("pdf")
    def test_text_comes_out_in_words(self, path):
        # What the web page says is the same document, so each of its words is in the PDF as often.
        text = words.of_pdf(path)
        self.assertNotIn("\ufffd", text, "a character without a Unicode value")
        wanted = words.of_every_format(path.with_suffix(".html"), program.CONTENT)
        self.assertGreater(sum(wanted.values()), 50, "hardly a word in the page")
        self.assertEqual(words.missing(wanted, words.words(text)), [])

    @program.each_output("pdf")
    def test_information(self, path):
        done = judges.run([judges.tool("pdfinfo"), str(path)])
        self.assertEqual(done.returncode, 0, done.stderr)
        info = dict(re.findall(r"^([^:\n]+):\s*(.*)$", done.stdout, re.MULTILINE))
        self.assertEqual(info.get("Tagged"), "yes")
        self.assertEqual(info.get("Encrypted"), "no")
        self.assertEqual(info.get("JavaScript"), "no")
        self.assertTrue(info.get("Title", "").strip(), "no title")
        self.assertRegex(info.get("Page size", ""), r"^595\.\d+ x 841\.\d+ pts \(A4\)|^841\.\d+ x 595\.\d+ pts|^595 x 842 pts \(A4\)")

    @program.each_output("pdf")
    def test_fonts_are_embedded_subset_and_readable(self, path):
        done = judges.run([judges.tool("pdffonts"), str(path)])
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = done.stdout.splitlines()[2:]
        self.assertGreater(len(rows), 0, "no fonts")
        for row in rows:
            self.assertRegex(row, r"\byes\s+yes\s+yes\s+\d+\s+\d+$", "embedded, subset and with Unicode values")
            self.assertRegex(row, r"^[A-Z]{6}\+", "a subset carries a six-letter tag")


if __name__ == "__main__":
    testing.main()

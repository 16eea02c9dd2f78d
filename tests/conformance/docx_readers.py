# SPDX-License-Identifier: MPL-2.0
"""python-docx opens every DOCX and finds in it what the web page of the same document shows."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing, words  # noqa: E402

testing.need_python_judges()
import docx  # noqa: E402


class PythonDocx(unittest.TestCase):
    @program.each_output("docx")
    def test_headings(self, path):
        document = docx.Document(str(path))
        headings = [p for p in document.paragraphs if p.style.name.lower().startswith("heading")]
        self.assertGreater(len(headings), 0)
        levels = [int(p.style.name.split()[-1]) for p in headings]
        self.assertEqual(levels[0], 1)
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1, "a heading level is skipped")
        self.assertTrue(all(p.text.strip() for p in headings), "an empty heading")

    @program.each_output("docx")
    def test_tables_have_heads(self, path):
        for number, table in enumerate(docx.Document(str(path)).tables, 1):
            row = table.rows[0]._tr
            head = row.find(".//" + docx.oxml.ns.qn("w:tblHeader"))
            self.assertIsNotNone(head, f"table {number} of {path.name} repeats no header row")

    @program.each_output("docx")
    def test_core_properties(self, path):
        core = docx.Document(str(path)).core_properties
        self.assertTrue(core.title.strip())
        self.assertTrue(core.language.startswith("da"), core.language)

    @program.each_output("docx")
    def test_words(self, path):
        page = words.of_every_format(path.with_suffix(".html"), program.CONTENT)
        self.assertGreater(sum(page.values()), 50, "hardly a word in the page")
        self.assertEqual(words.missing(page, words.words(words.of_docx(path))), [])


if __name__ == "__main__":
    testing.main()

# SPDX-License-Identifier: MPL-2.0
"""Every word and number that an author wrote, in Markdown, in included files and in the cells of CSV tables, stands in the
PDF, the DOCX and the web page as often as in the sources. So what merging loses in all formats alike is seen as well."""

import csv
import re
import sys
import unittest
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing, words  # noqa: E402

READERS = {"pdf": words.of_pdf, "docx": words.of_docx, "html": words.of_html}
DIV = re.compile(r'(?m)^:::+ *\{\.(table|include) ([^}]*)\}')


def attribute(text: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', text)
    return found.group(1) if found else ""


def grouped(text: str) -> str:
    """1.234.567 and 1 234 567 count as 1234567: thousands may be set apart."""
    return re.sub("(?<=\\d)[.\u00a0\u202f](?=\\d{3}(?!\\d))", "", text)


def of_cell(cell: str) -> str:
    """A cell's words; of a date, day and year, since the month may become a word and the day lose its nought."""
    cell = re.sub(r"\b0?(\d{1,2})-\d{1,2}-(\d{4})\b|\b(\d{4})-\d{2}-0?(\d{1,2})\b",
                  lambda m: f"{m[1]} {m[2]}" if m[1] else f"{m[4]} {m[3]}", cell)
    return words.of_markdown(cell)


def rows_of_table(attributes: str) -> list[dict[str, str]]:
    """The rows of a CSV table that a document shows whole, with the columns that it shows."""
    path = program.CONTENT / attribute(attributes, "src")
    if path.suffix != ".csv" or attribute(attributes, "where"):
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    columns = attribute(attributes, "columns").split() or list(rows[0])
    return [{name: row[name] for name in columns} for row in rows]


def wanted_of(source: Path) -> tuple[Counter, int]:
    """The words of a document's sources, and the number of table cells among them."""
    text = source.read_text(encoding="utf-8")
    wanted, cells = words.words(grouped(words.of_markdown(text))), 0
    for kind, attributes in DIV.findall(text):
        if kind == "include":
            more, more_cells = wanted_of(program.CONTENT / attribute(attributes, "src"))
            wanted, cells = wanted + more, cells + more_cells
        for row in rows_of_table(attributes):
            # Where cells may stand for a choice or a yes, their title is shown: only numbers are compared there.
            for cell in row.values():
                found = words.words(grouped(of_cell(cell)))
                wanted += Counter({word: count for word, count in found.items() if word.isdigit() or " " in cell})
                cells += 1
    return wanted, cells


class SourceWords(unittest.TestCase):
    maxDiff = None

    def test_nothing_is_lost(self):
        count = numbers = 0
        for name in program.document_ids():
            wanted, cells = wanted_of(program.CONTENT / f"{name}.md")
            self.assertGreater(sum(wanted.values()), 100)
            count, numbers = count + cells, numbers + sum(n for word, n in wanted.items() if word.isdigit())
            for kind, reader in READERS.items():
                with self.subTest(document=name, format=kind):
                    found = words.words(grouped(reader(program.built() / f"{name}.{kind}")))
                    self.assertEqual(words.missing(wanted, found), [])
        print(f"{count} cells of CSV tables and {numbers} numbers compared")
        self.assertGreater(count, 300)
        self.assertGreater(numbers, 200)


class Comparison(unittest.TestCase):
    def test_numbers_and_dates(self):
        self.assertEqual(words.words(grouped("5.000 kr., 1.234,5 og 12.345.678")), words.words("5000 kr., 1234,5 og 12345678"))
        self.assertEqual(words.words(of_cell("07-11-2023")), Counter(["7", "2023"]))
        self.assertEqual(words.words(of_cell("2023-11-07")), Counter(["7", "2023"]))
        self.assertEqual(words.missing(words.words("76631000"), words.words("76631001")), ["76631000 (0 of 1)"])


if __name__ == "__main__":
    testing.main()

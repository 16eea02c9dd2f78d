# SPDX-License-Identifier: MPL-2.0
"""openpyxl opens every workbook: sheets, tables, typed cells, frozen heads, custom properties, nothing Excel repairs."""

import re
import sys
import unittest
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

testing.need_python_judges()
import openpyxl  # noqa: E402


def cells(book):
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def problems(book) -> list[str]:
    found = []
    names = [table for sheet in book for table in sheet.tables]
    if len({n.lower() for n in names}) != len(names):
        found.append("a table name occurs twice")
    for sheet in book:
        if len(sheet.title) > 31 or re.search(r"[\[\]:*?/\\]", sheet.title):
            found.append(f"sheet name {sheet.title!r}")
        for table in sheet.tables.values():
            head = [str(cell.value) for cell in sheet[table.ref][0]]
            if head != [column.name for column in table.tableColumns]:
                found.append(f"{sheet.title}: the header cells and the table's columns differ: {head}")
            if len({h.lower() for h in head}) != len(head):
                found.append(f"{sheet.title}: a column name occurs twice")
    for cell in cells(book):
        where = f"{cell.parent.title}!{cell.coordinate}"
        if cell.data_type == "f":
            found.append(f"{where}: a formula made from the author's text: {cell.value!r}")
        elif cell.data_type == "e":
            found.append(f"{where}: an error value")
        elif isinstance(cell.value, str) and len(cell.value) > 32767:
            found.append(f"{where}: longer than Excel takes")
    return found


class Workbooks(unittest.TestCase):
    @program.each_output("xlsx")
    def test_nothing_to_repair(self, path):
        self.assertEqual(problems(openpyxl.load_workbook(path)), [])

    @program.each_output("xlsx")
    def test_first_sheet_tells_of_the_document(self, path):
        book = openpyxl.load_workbook(path)
        self.assertEqual(book.sheetnames[0], "Om dokumentet")
        self.assertEqual(book.active.title, book.sheetnames[0])

    @program.each_output("xlsx")
    def test_custom_properties(self, path):
        properties = {p.name: p for p in openpyxl.load_workbook(path).custom_doc_props.props}
        self.assertIn("Version", properties)
        self.assertIn("Sprog", properties)
        if "Ikrafttrædelse" in properties:
            self.assertEqual(type(properties["Ikrafttrædelse"]).__name__, "DateTimeProperty")

    def test_tables_numbers_and_dates(self):
        books = [openpyxl.load_workbook(path) for path in program.outputs("xlsx")]
        self.assertGreater(sum(len(sheet.tables) for book in books for sheet in book), 3)
        values = [cell.value for book in books for sheet in book for table in sheet.tables.values()
                  for row in sheet[table.ref][1:] for cell in row]
        self.assertTrue(any(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values), "no number is a number")
        self.assertTrue(any(isinstance(v, date) for v in values), "no date is a date")

    @program.each_output("xlsx")
    def test_heads_stay_in_sight(self, path):
        for sheet in openpyxl.load_workbook(path):
            for table in sheet.tables.values():
                head = sheet[table.ref][0][0].row
                self.assertRegex(sheet.freeze_panes or "", rf"^[A-Z]+{head + 1}$", f"{sheet.title}: what stands still when one scrolls")


class BrokenOnPurpose(unittest.TestCase):
    def test_faults_are_named(self):
        book = openpyxl.Workbook()
        book.active["A1"] = "ord"
        self.assertEqual(problems(book), [])
        book.active["A2"] = "=HYPERLINK(1)"
        self.assertTrue(any("formula" in p for p in problems(book)))


if __name__ == "__main__":
    testing.main()

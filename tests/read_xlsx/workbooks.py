# SPDX-License-Identifier: MPL-2.0
"""Workbooks that LibreOffice, openpyxl and libxlsxwriter make, in several locales and both epochs, are read as they are meant."""

import datetime
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402

testing.need_python_judges()
import openpyxl  # noqa: E402
from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: E402
from openpyxl.worksheet.table import Table  # noqa: E402

READER = os.environ["AFTALE_TABLE_READER"]
MAKER = os.environ["AFTALE_WORKBOOK_MAKER"]
# LibreOffice's numbers of languages, and how each writes 1250.5 and 1 July 2024.
LOCALES = {"da": (1030, "1.250,5", "01-07-2024"), "de": (1031, "1.250,5", "01.07.2024"), "en-US": (1033, "1,250.5", "07/01/2024"),
           "sv": (1053, "1\u00a0250,5", "2024-07-01")}


def read(path: Path, part: str = "") -> dict:
    done = subprocess.run([READER, str(path), *([part] if part else [])], check=True, capture_output=True, text=True, encoding="utf-8")
    return json.loads(done.stdout)


def column(table: dict, name: str, what: str) -> list:
    at = [field["name"] for field in table["fields"]].index(name)
    return [row[at].get(what) for row in table["rows"]]


def kinds(table: dict) -> dict:
    return {field["name"]: field["type"] for field in table["fields"]}


def converted(path: Path, folder: Path, infilter: str = "") -> Path:
    """What LibreOffice saves as XLSX of a file."""
    folder.mkdir()
    judges.run([judges.tool("soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "xlsx",
                *([f"--infilter={infilter}"] if infilter else []), "--outdir", str(folder), str(path)])
    made = folder / (path.stem + ".xlsx")
    if not made.exists():
        raise AssertionError(f"LibreOffice made no {made.name}")
    return made


def sample(epoch=None) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = "Mål og tal"
    sheet.append(["Nr", "Navn", "Dato", "Tid", "Andel", "Beløb", "Kode", "Gælder"])
    sheet.append([1, "Ærø & Fanø <ø>", datetime.date(2024, 7, 1), datetime.datetime(2024, 7, 1, 13, 5), 0.086, 1250.5, 420, True])
    sheet.append([2, "to\nlinjer", datetime.date(1904, 1, 2), datetime.datetime(2023, 12, 31, 23, 59, 30), 1, -3, 42, False])
    sheet.append([3, None, datetime.date(2024, 2, 29), None, None, 1000000, 7, True])
    for row in range(2, 5):
        sheet.cell(row, 3).number_format = r"[$-406]d\. mmmm yyyy;@"
        sheet.cell(row, 5).number_format = "0.0%"
        sheet.cell(row, 6).number_format = '#,##0.00" kr."'
        sheet.cell(row, 7).number_format = "0000"
    return book


class Workbooks(unittest.TestCase):
    maxDiff = None

    def judge_sample(self, table: dict) -> None:
        self.assertEqual(table["problems"], [])
        self.assertEqual(kinds(table), {"Nr": "integer", "Navn": "markdown", "Dato": "date", "Tid": "markdown", "Andel": "number",
                                        "Beløb": "number", "Kode": "markdown", "Gælder": "boolean"})
        self.assertEqual(column(table, "Nr", "number"), [1, 2, 3])
        self.assertEqual(column(table, "Navn", "text"), ["Ærø & Fanø <ø>", "to\nlinjer", None])
        self.assertEqual(column(table, "Navn", "missing"), [None, None, True])
        self.assertEqual(column(table, "Dato", "date"), ["2024-07-01", "1904-01-02", "2024-02-29"])
        self.assertEqual(column(table, "Dato", "text")[0], "1. juli 2024")
        self.assertEqual([text and text[-8:] for text in column(table, "Tid", "text")], ["24 13:05", "23:59:30", None])
        self.assertEqual(column(table, "Andel", "number"), [8.6, 100, None])
        self.assertEqual(column(table, "Andel", "text"), ["8,6\u00a0%", "100,0\u00a0%", None])
        self.assertEqual(column(table, "Beløb", "number"), [1250.5, -3, 1000000])
        self.assertEqual(column(table, "Beløb", "text"), ["1.250,50", "\u22123,00", "1.000.000,00"])
        self.assertEqual(column(table, "Kode", "text"), ["0420", "0042", "0007"])
        self.assertEqual(column(table, "Gælder", "boolean"), [True, False, True])

    def test_openpyxl_in_both_epochs(self):
        for name, epoch in (("1900", None), ("1904", CALENDAR_MAC_1904)):
            with self.subTest(epoch=name):
                path = program.scratch() / "bog.xlsx"
                sample(epoch).save(path)
                self.judge_sample(read(path))

    def test_libreoffice_saves_them_in_both_epochs(self):
        for name, epoch in (("1900", None), ("1904", CALENDAR_MAC_1904)):
            with self.subTest(epoch=name):
                folder = program.scratch()
                sample(epoch).save(folder / "bog.xlsx")
                self.judge_sample(read(converted(folder / "bog.xlsx", folder / "ud")))

    def test_libreoffice_in_several_locales(self):
        for name, (number, amount, day) in LOCALES.items():
            with self.subTest(locale=name):
                folder = program.scratch()
                (folder / "tal.csv").write_text(f"navn;tal;dag;andel\nFanø;{amount};{day};50%\n\"a;\nb\";7;{day};1%\n", encoding="utf-8")
                table = read(converted(folder / "tal.csv", folder / "ud", f"CSV:59,34,76,1,,{number},false,true"))
                self.assertEqual(table["problems"], [])
                self.assertEqual(column(table, "tal", "number"), [1250.5, 7])
                self.assertEqual(column(table, "dag", "date"), ["2024-07-01", "2024-07-01"])
                self.assertEqual(column(table, "andel", "number"), [50, 1])
                self.assertEqual(column(table, "navn", "text"), ["Fanø", "a;\nb"])

    def test_libreoffice_holds_formulas_values(self):
        book = openpyxl.Workbook()
        book.active.append(["a", "b"])
        book.active.append([2, "=A2*3"])
        book.active.append([4, '=IF(A3>3,"stor","lille")'])
        path = program.scratch() / "formler.xlsx"
        book.save(path)
        self.assertEqual(read(path)["problems"], ["table-cell.uncalculated@Sheet!B2", "table-cell.uncalculated@Sheet!B3"])
        table = read(converted(path, path.parent / "ud"))
        self.assertEqual(table["problems"], [])
        self.assertEqual(column(table, "b", "text"), ["6", "stor"])
        self.assertEqual(column(table, "b", "number"), [None, None])  # one of them is a text, so the column is

    def test_choices_merged_cells_and_what_is_hidden(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Ark 1"
        for row in (["Overskrift"], [], ["opgave", "region", "kommune"], ["Gruppe"], ["a", "x", None], [None, "y", "z"], ["b", "q", None]):
            sheet.append(row)
        for area in ("A4:C4", "A5:A6", "B7:C7"):
            sheet.merge_cells(area)
        sheet.row_dimensions[6].hidden = sheet.row_dimensions[7].hidden = sheet.column_dimensions["B"].hidden = True
        other = book.create_sheet("Skjult")
        other.sheet_state = "hidden"
        for row in (["n", "m"], [1, 2], [3, 4], ["i alt", 6]):
            other.append(row)
        other.add_table(Table(displayName="Tal", ref="A1:B4", totalsRowCount=1, totalsRowShown=True))
        book.defined_names["Udsnit"] = openpyxl.workbook.defined_name.DefinedName("Udsnit", attr_text="Skjult!$A$1:$A$3")
        path = program.scratch() / "valg.xlsx"
        book.save(path)
        table = read(path)
        self.assertEqual(table["form"]["part"], "Ark 1!A3:C7")
        self.assertEqual(table["problems"], ["table-hidden.rows@Ark 1!A6", "table-hidden.columns@Ark 1!B3"])
        self.assertEqual(table["rows"][0], "Gruppe")
        self.assertEqual(table["rows"][1][0], {"spans": [2, 1], "text": "a"})
        self.assertEqual(table["rows"][2][0], {"covered": [1, 0], "text": "a"})
        self.assertEqual(table["rows"][3][1], {"spans": [1, 2], "text": "q"})
        for part, numbers in (("Tal", [1, 3]), ("Udsnit", [1, 3]), ("Skjult!A1:B2", [1])):
            chosen = read(path, part)
            self.assertEqual(column(chosen, "n", "number"), numbers, part)
            self.assertEqual(chosen["problems"], ["table-hidden.sheet@Skjult!A1"], part)

    def test_libxlsxwriter(self):
        path = program.scratch() / "skrevet.xlsx"
        for form in ("shared", "inline"):
            with self.subTest(strings=form):
                subprocess.run([MAKER, str(path), form], check=True)
                table = read(path)
                self.assertEqual(table["problems"], [])
                self.assertEqual(column(table, "tekst", "text"), ["=1+1", "fed og lige", "a < b & \u00e5"])
                self.assertEqual(column(table, "tal", "number"), [1.5, 1e-3, 123456789012345])
                self.assertEqual(column(table, "dag", "date"), ["1900-02-28", "1900-03-01", "9999-12-31"])
                self.assertEqual(column(table, "regnet", "number"), [3, 4, 5])
                self.assertEqual(column(table, "ja", "boolean"), [True, False, True])


if __name__ == "__main__":
    testing.main()

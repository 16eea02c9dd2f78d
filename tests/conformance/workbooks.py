# SPDX-License-Identifier: MPL-2.0
"""openpyxl opens every workbook: sheets, tables, typed cells, frozen heads, custom properties, nothing Excel repairs."""

import re
import sys
import tempfile
import unittest
import zipfile
from datetime import date
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402

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


def shown(value) -> str:
    """A value as both programs can say it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return f"{float(value):.6f}".rstrip("0").rstrip(".")
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    # LibreOffice writes truths as formulas.
    return {"=TRUE()": "TRUE", "=FALSE()": "FALSE"}.get(str(value), str(value))


class Validators(unittest.TestCase):
    @program.each_output("xlsx")
    def test_microsofts_rules(self, path):
        self.assertEqual(judges.ooxml_validator(path), [])

    @program.each_output("xlsx")
    def test_tables_say_what_they_hold(self, path):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.startswith("xl/tables/"):
                    self.assertRegex(package.read(name).decode(), r'altTextSummary="[^"]{5,}"', name)


@lru_cache(maxsize=None)
def all_workbooks() -> list[Path]:
    """Those of content/, and those of every golden case of a table that is built, under a name each of its own."""
    folder = program.scratch()
    cases = [(path, path.parent, []) for path in sorted((program.SOURCE / "tests/golden/cases/tables").glob("*.md"))]
    projects = program.SOURCE / "tests/golden/cases/projects"
    cases += [(Path(path.parent.name), path.parent, ["-C", path.parent]) for path in sorted(projects.glob("*/aftale.yaml"))]
    for path, cwd, where in cases:
        program.run("build", *where, *([] if where else [path]), "--format", "xlsx", "--out", folder / path.stem, cwd=cwd)
    found = list(program.outputs("xlsx"))
    for path in sorted(folder.rglob("*.xlsx")):
        found.append(path.rename(folder / f"{path.parent.name}-{path.name}"))
    return found


def differences(mine, theirs) -> list[str]:
    """Cells of two workbooks, as openpyxl has them, whose values or types are not the same."""
    found = []
    if mine.sheetnames != theirs.sheetnames:
        return [f"sheets {mine.sheetnames} and {theirs.sheetnames}"]
    for sheet in mine:
        other_sheet = theirs[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                other, where = other_sheet[cell.coordinate], f"{sheet.title}!{cell.coordinate}"
                if shown(cell.value) != shown(other.value):
                    found.append(f"{where}: {cell.value!r} and {other.value!r}")
                elif cell.value is not None and (cell.is_date, cell.data_type == "n") != (other.is_date, other.data_type == "n"):
                    found.append(f"{where}: another type: {cell.number_format!r} and {other.number_format!r}")
                if bool(cell.comment) != bool(other.comment):
                    found.append(f"{where}: a comment is lost")
        levels, other_levels = ([s.row_dimensions[row].outlineLevel for row in range(1, sheet.max_row + 1)] for s in (sheet, other_sheet))
        if levels != other_levels:
            found.append(f"{sheet.title}: outline {levels} and {other_levels}")
        if sorted(map(str, sheet.merged_cells.ranges)) != sorted(map(str, other_sheet.merged_cells.ranges)):
            found.append(f"{sheet.title}: other merged cells")
        if len(sheet.data_validations.dataValidation) != len(other_sheet.data_validations.dataValidation):
            found.append(f"{sheet.title}: choice lists are lost")
    return found


class LibreOffice(unittest.TestCase):
    def test_same_values_and_types(self):
        """What LibreOffice makes of each workbook, saved by it, has the values and types that openpyxl finds in ours."""
        if not Path("/usr/lib/libreoffice/program/libsclo.so").exists():
            raise judges.MissingJudge("LibreOffice Calc is not installed")
        ours = all_workbooks()
        self.assertGreater(len(ours), 30)
        with tempfile.TemporaryDirectory() as folder:
            done = judges.run([judges.tool("soffice"), "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                               "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/saved", *map(str, ours)])
            for path in ours:
                with self.subTest(workbook=path.name):
                    saved = Path(folder) / "saved" / path.name
                    self.assertTrue(saved.exists(), done.stderr[:500])
                    self.assertEqual(differences(openpyxl.load_workbook(path), openpyxl.load_workbook(saved)), [])

    def test_every_workbook_is_one_that_excel_repairs_nothing_in(self):
        for path in all_workbooks():
            with self.subTest(workbook=path.name):
                self.assertEqual(problems(openpyxl.load_workbook(path)), [])


class BrokenOnPurpose(unittest.TestCase):
    def test_faults_are_named(self):
        book = openpyxl.Workbook()
        book.active["A1"] = "ord"
        self.assertEqual(problems(book), [])
        book.active["A2"] = "=HYPERLINK(1)"
        self.assertTrue(any("formula" in p for p in problems(book)))

    def test_differences_are_named(self):
        one, other = openpyxl.Workbook(), openpyxl.Workbook()
        one.active["A1"], other.active["A1"] = 5, "5"
        self.assertTrue(any("another type" in d for d in differences(one, other)))
        other.active["A1"] = 6
        self.assertTrue(any("5 and 6" in d for d in differences(one, other)))
        other.active["A1"] = 5
        self.assertEqual(differences(one, other), [])
        other.active.row_dimensions[1].outlineLevel = 1
        self.assertTrue(any("outline" in d for d in differences(one, other)))


if __name__ == "__main__":
    testing.main()

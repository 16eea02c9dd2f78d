# SPDX-License-Identifier: MPL-2.0
"""A long table goes from its file to a workbook without being held: every row, its types, and memory in step with the file."""

import os
import re
import signal
import subprocess
import sys
import time
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

ROWS = 150_000
SOURCES = ("t.csv", "t.xlsx")
SCHEMA = """fields:
  - {name: nr, title: Nr., type: integer, constraints: {unique: true}}
  - {name: navn, title: Navn}
  - {name: start, title: Start, type: date}
  - {name: tal, title: Tal, type: number}
"""


def build(folder: Path) -> int:
    """Peak memory in bytes."""
    child = os.spawnve(os.P_NOWAIT, program.aftale(), [program.aftale(), "build", str(folder / "a.md"), "--format", "xlsx", "--out", str(folder / "ud")],
                       program.environment())
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        raise AssertionError(f"the build failed: {status}")
    return usage.ru_maxrss * 1024


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def write_csv(path: Path, rows: int) -> None:
    with open(path, "w", encoding="utf-8") as out:
        out.write("nr;navn;start;tal\n")
        for i in range(rows):
            out.write(f"{i + 1};Møde {i % 7};{i % 28 + 1}-7-2024;{i * 3 % 1000},5\n")


def write_sheet(path: Path, rows: int) -> None:
    """The same rows in a workbook; 45474 is 1 July 2024."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("_rels/.rels", f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Ark" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="sheet.xml"/>'
                      f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>')
        book.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        lines = ['<row r="1">', *(f'<c r="{place}1" t="inlineStr"><is><t>{name}</t></is></c>' for place, name in zip("ABCD", ("nr", "navn", "start", "tal"))), "</row>"]
        lines += [f'<row r="{i + 2}"><c r="A{i + 2}"><v>{i + 1}</v></c><c r="B{i + 2}" t="inlineStr"><is><t>Møde {i % 7}</t></is></c>'
                  f'<c r="C{i + 2}" s="1"><v>{45474 + i % 28}</v></c><c r="D{i + 2}"><v>{i * 3 % 1000}.5</v></c></row>' for i in range(rows)]
        book.writestr("xl/sheet.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>')


class LongTable(unittest.TestCase):
    def made(self, rows: int, source: str) -> Path:
        folder = program.scratch()
        (folder / "t.schema.yaml").write_text(SCHEMA, encoding="utf-8")
        (folder / "a.md").write_text(f'---\ntitle: Lang tabel\n---\n\n::: {{.table #tbl-t src="{source}"}}\nAlle rækker\n:::\n', encoding="utf-8")
        (write_csv if source == "t.csv" else write_sheet)(folder / source, rows)
        return folder

    def test_every_row_is_in_the_workbook(self):
        for source in SOURCES:
            with self.subTest(source=source):
                folder = self.made(ROWS, source)
                build(folder)
                self.judge_rows(folder)

    def judge_rows(self, folder: Path) -> None:
        with zipfile.ZipFile(folder / "ud" / "a.xlsx") as book:
            sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        sheet = max(sheets, key=len)
        self.assertIn("<autoFilter", sheet)
        rows = re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', sheet, re.DOTALL)
        self.assertEqual(int(rows[-1][0]) - int(rows[-ROWS][0]), ROWS - 1)
        for at in (0, 1, 77_777, ROWS - 1):
            cells = rows[len(rows) - ROWS + at][1]
            self.assertEqual(re.findall(r"<v>(.*?)</v>", cells), [str(at + 1), str(45474 + at % 28), f"{at * 3 % 1000}.5"])
            self.assertIn(f"Møde {at % 7}<", cells)

    def test_memory_grows_with_the_file_alone(self):
        if b"__asan_init" in Path(program.aftale()).read_bytes():
            self.skipTest("a sanitizer's own memory is measured here")
        for source in SOURCES:
            with self.subTest(source=source):
                few, many = self.made(10, source), self.made(ROWS, source)
                grown = build(many) - build(few)
                sizes = (many / source).stat().st_size + (many / "ud" / "a.xlsx").stat().st_size
                # The file, the workbook, and room for what is under way; held rows take a hundred times the file.
                self.assertLess(grown, 3 * sizes + 20_000_000)

    def test_nothing_is_left_in_the_temporary_folder(self):
        folder, temporary = self.made(ROWS, "t.csv"), program.scratch()
        command = [program.aftale(), "build", str(folder / "a.md"), "--format", "xlsx", "--out", str(folder / "ud")]
        for waits in (0.05, 0.2, 0.5):
            child = subprocess.Popen(command, env=program.environment(TMPDIR=str(temporary)), stderr=subprocess.DEVNULL)
            time.sleep(waits)
            child.send_signal(signal.SIGTERM)
            child.wait()
            self.assertEqual(list(temporary.iterdir()), [])
        self.assertEqual(child.returncode, -signal.SIGTERM, "the run had ended by itself")

    def test_a_workbook_that_finds_no_room_is_told_in_our_words_alone(self):
        for rows, blocks in ((10, 4), (90_000, 4000), (ROWS, 4), (ROWS, 1000), (ROWS, 16000)):
            folder = self.made(rows, "t.csv")
            done = subprocess.run(["bash", "-c", f'ulimit -f {blocks}; exec "$0" "$@"', program.aftale(), "build", str(folder / "a.md"),
                                   "--format", "xlsx", "--out", str(folder / "ud"), "--lang", "da"],
                                  env=program.environment(LC_ALL="C.UTF-8"), capture_output=True, text=True, check=False, timeout=300)
            said = done.stdout + done.stderr
            with self.subTest(rows=rows, blocks=blocks):
                self.assertEqual(done.returncode, 3, said)
                self.assertRegex(said, r"\Aaftale: Regnearket kunne ikke skrives: filen bliver større, end den må være her\n\Z")
                self.assertFalse((folder / "ud").exists() and any((folder / "ud").iterdir()))


if __name__ == "__main__":
    testing.main()

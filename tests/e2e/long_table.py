# SPDX-License-Identifier: MPL-2.0
"""A long table goes from its file to a workbook without being held: every row, its types, and memory in step with the file."""

import datetime
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
from harness import long_sheet, program, testing  # noqa: E402

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


def write_csv(path: Path, rows: int) -> None:
    with open(path, "w", encoding="utf-8") as out:
        out.write("nr;navn;start;tal\n")
        for i in range(rows):
            out.write(f"{i + 1};Møde {i % 7};{i % 28 + 1}-7-2024;{i * 3 % 1000},5\n")


def write_workbook(path: Path, rows: int) -> None:
    """The same rows."""
    first = datetime.date(2024, 7, 1)
    long_sheet.write_sheet(path, ["nr", "navn", "start", "tal"],
                           ([i + 1, f"Møde {i % 7}", first + datetime.timedelta(days=i % 28), i * 3 % 1000 + 0.5] for i in range(rows)))


class LongTable(unittest.TestCase):
    def made(self, rows: int, source: str) -> Path:
        folder = program.scratch()
        (folder / "t.schema.yaml").write_text(SCHEMA, encoding="utf-8")
        (folder / "a.md").write_text(f'---\ntitle: Lang tabel\n---\n\n::: {{.table #tbl-t src="{source}"}}\nAlle rækker\n:::\n', encoding="utf-8")
        (write_csv if source == "t.csv" else write_workbook)(folder / source, rows)
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

    def test_a_long_workbook_of_ours_is_the_same_table_again(self):
        folder = program.scratch()
        words = ["**fed**", "almindelig", "[sted](https://eksempel.dk/a)", '"to\nlinjer"', "`kode` og *kursiv*", "> 80", "fed"]
        with open(folder / "t.csv", "w", encoding="utf-8") as out:
            out.write("nr;navn;note\n")
            out.writelines(f"{i + 1};Møde {i % 7};{words[i % 7]}\n" for i in range(ROWS))
        for name, source in (("a", "t.csv"), ("b", "ud/a.xlsx")):
            (folder / f"{name}.md").write_text(f'---\ntitle: Lang tabel\n---\n\n::: {{.table #tbl-t src="{source}"}}\nAlle rækker\n:::\n', encoding="utf-8")
            done = subprocess.run([program.aftale(), "build", str(folder / f"{name}.md"), "--format", "xlsx", "--out", str(folder / "ud"), "--lang", "da"],
                                  env=program.environment(), capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr.count("advarsel")), (0, 0), done.stderr)
        sheets = []
        for name in "ab":
            with zipfile.ZipFile(folder / "ud" / f"{name}.xlsx") as book:
                parts = {part: book.read(part).decode() for part in book.namelist() if part.startswith("xl/worksheets/sheet")}
                sheets.append(sorted((part, xml) for part, xml in parts.items() if len(xml) > 1_000_000))
        self.assertEqual(len(sheets[0]), 2, "the table, and the Markdown of its cells")
        self.assertEqual(sheets[0][1][1].count("**fed**<"), len(range(0, ROWS, 7)))
        for one, other in zip(*sheets):
            self.assertTrue(one == other, f"{one[0]} is not what it was")
        self.judge_edited(folder, sheets[0][0][0])

    def judge_edited(self, folder: Path, sheet: str) -> None:
        """A cell that somebody has changed loses the Markdown that was kept for it, and that is told (table-cell.kept-markdown)."""
        with zipfile.ZipFile(folder / "ud" / "a.xlsx") as book, zipfile.ZipFile(folder / "rettet.xlsx", "w", zipfile.ZIP_DEFLATED) as edited:
            for part in book.namelist():
                content = book.read(part)
                edited.writestr(part, content.replace(b">fed<", b">rettet<", 1) if part == sheet else content)
        (folder / "c.md").write_text('---\ntitle: Lang tabel\n---\n\n::: {.table #tbl-t src="rettet.xlsx"}\nAlle rækker\n:::\n', encoding="utf-8")
        done = subprocess.run([program.aftale(), "check", str(folder / "c.md"), "--lang", "da"], env=program.environment(), capture_output=True, text=True, check=False)
        self.assertRegex(done.stderr, r"advarsel\[table-cell\]: 1 celle viser noget andet")

    def test_links_of_a_long_table_lead_somewhere_and_comments_have_an_end(self):
        folder = program.scratch()
        with open(folder / "t.csv", "w", encoding="utf-8") as out:
            out.write("sted;begge;liste\n")
            out.writelines(f'[sted {i}](https://eksempel.dk/{i});[a](https://eksempel.dk/a) og [b](https://eksempel.dk/b);"- x\n- y"\n' for i in range(ROWS))
        for name, source in (("a", "t.csv"), ("b", "ud/a.xlsx")):
            (folder / f"{name}.md").write_text(f'---\ntitle: Lang tabel\n---\n\n::: {{.table #tbl-t src="{source}"}}\nAlle rækker\n:::\n', encoding="utf-8")
            done = subprocess.run([program.aftale(), "build", str(folder / f"{name}.md"), "--format", "xlsx", "--out", str(folder / "ud"), "--lang", "da"],
                                  env=program.environment(), capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stderr.count("advarsel[xlsx-comments]"), 1, done.stderr)  # xlsx-comments.lost
        sheets = []
        for name in "ab":
            with zipfile.ZipFile(folder / "ud" / f"{name}.xlsx") as book:
                parts = {part: book.read(part).decode() for part in book.namelist() if part.startswith("xl/worksheets/sheet")}
                sheets.append(sorted((part, xml) for part, xml in parts.items() if len(xml) > 1_000_000))
        table = sheets[0][0][1]
        links, formulas = table.count("<hyperlink ") - 1, table.count("<f>HYPERLINK(")  # one leads back to the first sheet
        self.assertEqual(links + formulas, ROWS)
        self.assertIn(f'<f>HYPERLINK("https://eksempel.dk/{ROWS - 1}","sted {ROWS - 1}")</f><v>sted {ROWS - 1}</v>', table)
        for one, other in zip(*sheets):
            self.assertTrue(one == other, f"{one[0]} is not what it was")

    def test_rows_that_no_sheet_can_hold_are_told(self):
        folder = program.scratch()
        (folder / "t.csv").write_text("nr\n" + "1\n" * 1_048_600, encoding="utf-8")
        (folder / "a.md").write_text('---\ntitle: Lang tabel\n---\n\n::: {.table #tbl-t src="t.csv"}\nAlle rækker\n:::\n', encoding="utf-8")
        done = subprocess.run([program.aftale(), "build", str(folder / "a.md"), "--format", "xlsx", "--out", str(folder / "ud"), "--lang", "da"],
                              env=program.environment(), capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, r"a\.md:5:1: fejl\[xlsx-rows\]: Tabellen har 1048601 rækker\. Et regneark tager 1048573")

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

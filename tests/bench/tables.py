#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Times how aftale reads tables beside Python's csv module and openpyxl's read-only mode, in alternation, in one session.

    tests/bench/tables.py [--rows 100000] [--sheet-rows 20000] [--runs 5] [--reader build/release/tests/read_xlsx/dump_table]

The CSV file is as Danish Excel writes it: semicolons, decimal comma, dates as 1-7-2024, thousand points, per cent.
Both sides give typed values of the same columns: whole numbers, decimal numbers, dates, booleans and texts. Python's bare
csv.reader, which gives nothing but strings, is shown for what it is. "aftale" is read_table: of a file of more than 100,000 lines
it types and checks every cell and keeps none, since the rows are made one at a time where they are wanted; "all rows held" asks for them all after that. All times are of the reading alone, inside a running
process, from the file's bytes in memory, in seconds of one processor, so that a busy machine changes little; a ratio is
Python's median divided by aftale's.
"""

import argparse
import csv
import datetime
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))
from harness import judges  # noqa: E402

FIELDS = """fields:
  - {name: nr, type: integer}
  - {name: kommune, type: string}
  - {name: start, type: date}
  - {name: slut, type: date}
  - {name: antal, type: integer}
  - {name: beloeb, type: number}
  - {name: andel, type: number}
  - {name: aar, type: year}
  - {name: aktiv, type: boolean}
  - {name: note, type: string}
"""
COMMUNES = ["Assens", "Billund", "Esbjerg", "Fanø", "Fredericia", "Faaborg-Midtfyn", "Haderslev", "Kerteminde", "Kolding", "Ærø"]


def rows(count: int):
    for i in range(count):
        start = datetime.date(2020, 1, 1) + datetime.timedelta(days=i % 1500)
        note = f"Følges op ved møde {i % 12 + 1}; se referatet" if i % 10 == 0 else "Ingen bemærkninger"
        yield (i + 1, COMMUNES[i % 10], start, start + datetime.timedelta(days=90), i * 37 % 100000, i * 7919 % 10000000 / 100,
               i % 1000 / 10, 2020 + i % 8, i % 3 == 0, note)


def danish(number: float, decimals: int) -> str:
    return f"{number:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def csv_bytes(count: int) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow("nr kommune start slut antal beloeb andel aar aktiv note".split())
    for nr, name, start, end, amount, money, share, year, active, note in rows(count):
        writer.writerow([nr, name, f"{start.day}-{start.month}-{start.year}", f"{end.day:02}-{end.month:02}-{end.year}", danish(amount, 0),
                         danish(money, 2), danish(share, 1) + " %", year, "ja" if active else "nej", note])
    return text.getvalue().encode("utf-8-sig")


def csv_bare(data: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")) - 1


def whole(text: str):
    return int(text.replace(".", "")) if text else None


def number(text: str):
    return float(text.rstrip(" %").replace(".", "").replace(",", ".")) if text else None


def day(text: str):
    d, m, y = text.split("-")
    return datetime.date(int(y), int(m), int(d))


def truth(text: str) -> bool:
    return {"ja": True, "nej": False}[text]


def csv_typed(data: bytes) -> int:
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    next(reader)
    kinds = (whole, str, day, day, whole, number, number, int, truth, str)
    table = [[kind(text) for kind, text in zip(kinds, row)] for row in reader]
    return len(table)


def sheet_bytes(count: int) -> bytes:
    import openpyxl
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Mål")
    sheet.append("nr kommune start slut antal beloeb andel aar aktiv note".split())
    for row in rows(count):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_read_only(data: bytes) -> int:
    import openpyxl
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(1 for _ in book.active.iter_rows(values_only=True)) - 1


def timed(read, data: bytes, count: int) -> float:
    begin = time.process_time()
    found = read(data)
    took = time.process_time() - begin
    assert found == count, (found, count)
    return took


def ours(reader: str, path: Path, count: int, *options: str) -> float:
    told = json.loads(subprocess.run([reader, *options, "--time", "1", str(path)], check=True, capture_output=True, text=True).stdout)
    assert told["rows"] == count and told["fields"] == 10 and told["problems"] == 0, told
    return told["seconds"]


def compare(title: str, contenders: dict, runs: int) -> None:
    seen = {name: [] for name in contenders}
    for round_number in range(runs + 1):
        for name, run in contenders.items():
            took = run()
            if round_number:  # the first round warms up
                seen[name].append(took)
    first = statistics.median(seen["aftale"])
    print(f"\n{title}\n  {'':<30}{'min s':>9}{'median s':>10}{'to aftale':>11}")
    for name, times in seen.items():
        print(f"  {name:<30}{min(times):>9.3f}{statistics.median(times):>10.3f}{statistics.median(times) / first:>11.1f}", flush=True)


def main() -> None:
    try:
        judges.enter_python()
    except judges.MissingJudge as missing:
        print(f"SKIPPED: {missing}")
        sys.exit(77)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--sheet-rows", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--reader", default=os.environ.get("AFTALE_TABLE_READER") or str(SOURCE / "build" / "release" / "tests" / "read_xlsx" / "dump_table"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, sheet = csv_bytes(given.rows), sheet_bytes(given.sheet_rows)
        (folder / "t.csv").write_bytes(text)
        (folder / "t.schema.yaml").write_text(FIELDS, encoding="utf-8")
        (folder / "ark.xlsx").write_bytes(sheet)
        (folder / "ark.schema.yaml").write_text(FIELDS, encoding="utf-8")
        compare(f"CSV, {given.rows} rows of 10 typed columns, {len(text) / 1e6:.1f} MB", {
            "aftale": lambda: ours(given.reader, folder / "t.csv", given.rows),
            "aftale, all rows held": lambda: ours(given.reader, folder / "t.csv", given.rows, "--hold"),
            "Python csv, same types": lambda: timed(csv_typed, text, given.rows),
            "Python csv, strings alone": lambda: timed(csv_bare, text, given.rows),
        }, given.runs)
        compare(f"XLSX, {given.sheet_rows} rows of 10 columns, {len(sheet) / 1e6:.1f} MB", {
            "aftale": lambda: ours(given.reader, folder / "ark.xlsx", given.sheet_rows),
            "openpyxl, read-only": lambda: timed(sheet_read_only, sheet, given.sheet_rows),
        }, given.runs)


if __name__ == "__main__":
    main()

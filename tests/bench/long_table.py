#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Time and peak memory of building a workbook from a CSV file, and from a workbook, of a million rows and ten columns.

    tests/bench/long_table.py [--rows 1000000] [--program build/release/aftale] [--only csv|xlsx] [--unique]

With --unique the first column must not hold a value twice, which is checked over all rows.
"""

import argparse
import datetime
import itertools
import os
import tempfile
import time
import zipfile
from pathlib import Path

import tables


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def cell(place: str, value) -> str:
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, datetime.date):
        return f'<c r="{place}" s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def write_sheet(path: Path, count: int) -> None:
    """As a program writes it that streams: texts in their cells. openpyxl would take minutes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("_rels/.rels", f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Ark" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", f'{RELATIONS}<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="sheet.xml"/>'
                      f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>')
        book.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        with book.open("xl/sheet.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            names = "nr kommune start slut antal beloeb andel aar aktiv note".split()
            for number, row in enumerate(itertools.chain([names], tables.rows(count)), 1):
                sheet.write(f'<row r="{number}">{"".join(cell(f"{letter}{number}", value) for letter, value in zip("ABCDEFGHIJ", row))}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def measure(folder: Path, source: str, given) -> None:
    fields = tables.FIELDS.replace("type: integer}", "type: integer, constraints: {unique: true}}", 1) if given.unique else tables.FIELDS
    (folder / "t.schema.yaml").write_text(fields, encoding="utf-8")
    (folder / "a.md").write_text(f'---\ntitle: Lang tabel\n---\n\n::: {{.table src="{source}"}}\nAlle rækker\n:::\n', encoding="utf-8")
    begin = time.monotonic()
    command = [given.program, "build", str(folder / "a.md"), "--format", "xlsx", "--out", str(folder / "ud")]
    child = os.spawnve(os.P_NOWAIT, given.program, command, {**os.environ, "AFTALE_CACHE": "none"})
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        raise SystemExit(f"the build failed: {status}")
    print(f"{given.rows} rows of 10 columns, {source} {(folder / source).stat().st_size / 2**20:.0f} MiB, workbook "
          f"{(folder / 'ud' / 'a.xlsx').stat().st_size / 2**20:.0f} MiB: {time.monotonic() - begin:.1f} s, "
          f"{usage.ru_utime + usage.ru_stime:.1f} s of the processor, peak {usage.ru_maxrss / 1024:.0f} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--program", default=os.environ.get("AFTALE") or str(tables.SOURCE / "build" / "release" / "aftale"))
    parser.add_argument("--only", choices=("csv", "xlsx"))
    parser.add_argument("--unique", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.only != "xlsx":
            (folder / "t.csv").write_bytes(tables.csv_bytes(given.rows))
            measure(folder, "t.csv", given)
        if given.only != "csv":
            write_sheet(folder / "t.xlsx", given.rows)
            measure(folder, "t.xlsx", given)


if __name__ == "__main__":
    main()

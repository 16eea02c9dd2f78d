#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Time and peak memory of building a workbook from a CSV file, and from a workbook, of a million rows and ten columns.

    tests/bench/long_table.py [--rows 1000000] [--program build/release/aftale] [--only csv|xlsx] [--unique]

With --unique the first column must not hold a value twice, which is checked over all rows.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import tables

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness.long_sheet import write_sheet  # noqa: E402

NAMES = "nr kommune start slut antal beloeb andel aar aktiv note".split()


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
            write_sheet(folder / "t.xlsx", NAMES, tables.rows(given.rows))
            measure(folder, "t.xlsx", given)


if __name__ == "__main__":
    main()

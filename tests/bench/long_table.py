#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Time and peak memory of building a workbook from a CSV file of a million rows and ten columns.

    tests/bench/long_table.py [--rows 1000000] [--program build/release/aftale]
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

import tables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--program", default=os.environ.get("AFTALE") or str(tables.SOURCE / "build" / "release" / "aftale"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "t.csv").write_bytes(tables.csv_bytes(given.rows))
        (folder / "t.schema.yaml").write_text(tables.FIELDS, encoding="utf-8")
        (folder / "a.md").write_text('---\ntitle: Lang tabel\n---\n\n::: {.table src="t.csv"}\nAlle rækker\n:::\n', encoding="utf-8")
        begin = time.monotonic()
        command = [given.program, "build", str(folder / "a.md"), "--format", "xlsx", "--out", str(folder / "ud")]
        child = os.spawnve(os.P_NOWAIT, given.program, command, {**os.environ, "AFTALE_CACHE": "none"})
        _, status, usage = os.wait4(child, 0)
        if status != 0:
            raise SystemExit(f"the build failed: {status}")
        print(f"{given.rows} rows of 10 columns, CSV {(folder / 't.csv').stat().st_size / 2**20:.0f} MiB, workbook "
              f"{(folder / 'ud' / 'a.xlsx').stat().st_size / 2**20:.0f} MiB: {time.monotonic() - begin:.1f} s, "
              f"{usage.ru_utime + usage.ru_stime:.1f} s of the processor, peak {usage.ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()

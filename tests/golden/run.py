#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Golden tests: every case's dumps and messages against the files beside it.

usage: run.py AFTALE [--update] [CASE …]

A case is cases/NAME.md. For each STAGE with a file cases/NAME.STAGE.txt (document, assembly, pages, tags, parts) the dump
must equal it; cases/NAME.messages.txt holds what `build` says, and its exit status in the last line.
--update writes the files anew (read the difference before you commit it); a new case gets document and messages.
"""
import difflib
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent / "cases"
STAGES = ["document", "assembly", "pages", "tags", "parts"]


def run(program, *arguments):
    return subprocess.run([program, *arguments], cwd=HERE, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT)


ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1704067200", "NO_COLOR": "1"}


def produced(program, case, what):
    if what == "messages":
        done = run(program, "build", case.name, "--dump", "assembly", "--lang", "en")
        return done.stderr + f"exit status {done.returncode}\n"
    return run(program, "build", case.name, "--dump", what, "--quiet").stdout


def expected_files(case, update):
    kinds = [k for k in [*STAGES, "messages"] if case.with_suffix(f".{k}.txt").exists()]
    return kinds or (["document", "messages"] if update else [])


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    update = "--update" in sys.argv
    wanted = [a for a in sys.argv[2:] if not a.startswith("--")]
    cases = [c for c in sorted(HERE.glob("*.md")) if not wanted or c.stem in wanted]
    failed = 0
    compared = 0
    for case in cases:
        kinds = expected_files(case, update)
        if not kinds:
            print(f"{case.name}: has nothing to compare with")
            failed += 1
        for kind in kinds:
            golden = case.with_suffix(f".{kind}.txt")
            now = produced(program, case, kind)
            compared += 1
            if update:
                golden.write_text(now, encoding="utf-8")
                continue
            before = golden.read_text(encoding="utf-8")
            if now != before:
                failed += 1
                sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), now.splitlines(True), golden.name, "now"))
    print(f"{compared} dumps of {len(cases)} cases compared, {failed} differ")
    return 1 if failed or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

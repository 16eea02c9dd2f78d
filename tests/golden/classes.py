#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Holds that each class of message about tables and values is shown by a golden case, in English.

usage: classes.py

A class is a key of templates/locale/en that messages about sources of tables, their schemas, expressions and values have.
ELSEWHERE names those that no small case can show, each with the test file in which its rule stands.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "golden" / "cases"
SUBJECTS = ("table-", "value-", "xlsx-", "yaml-syntax", "file-encoding")
# What -v tells of tables, and what is wrong with the disk.
NO_MISTAKES = ("table-read.", "xlsx-scratch")
OTHER_TEXTS = re.compile(r"\.(hint|explain|source|fix)$")
ELSEWHERE = {
    "table-shape.row": "tests/merge/tables_test.cpp",  # what reading has mended does not come so far
    "table-shape.span": "tests/merge/tables_test.cpp",
    "table-cell.kept-markdown": "tests/e2e/long_table.py",
    "xlsx-comments.lost": "tests/e2e/long_table.py",
    "xlsx-text.cut": "tests/write_xlsx/workbook_test.cpp",
    "xlsx-rows.lost": "tests/e2e/long_table.py",
}
# Words for what the YAML library may say besides what is known of it.
FALLBACKS = {"yaml-syntax.unclear"}


def pattern_of(text: str) -> re.Pattern[str]:
    """What a message can say: any words for {name}, one of the two forms for {count|row|rows}."""
    made = ""
    for part in re.split(r"(\{[^}]*\})", text):
        forms = part[1:-1].split("|")[1:] if part.startswith("{") else None
        if forms is None:
            made += re.escape(part)
        else:
            made += "(?:" + "|".join(re.escape(form) for form in forms) + ")" if forms else ".*?"
    return re.compile(made)


def classes() -> dict[str, str]:
    found = {}
    for catalogue in sorted((ROOT / "templates" / "locale" / "en").glob("*.yaml")):
        for line in catalogue.read_text(encoding="utf-8").splitlines():
            entry = re.match(r'([a-z][\w.-]*): "(.*)"$', line)
            if entry and entry[1].startswith(SUBJECTS) and not entry[1].startswith(NO_MISTAKES) and not OTHER_TEXTS.search(entry[1]):
                found[entry[1]] = entry[2].replace('\\"', '"')
    return found


def main() -> int:
    said = "".join(path.read_text(encoding="utf-8") for kind in ("messages", "check", "layout") for path in sorted(CASES.rglob(f"*.{kind}.txt")))
    known = classes()
    missing = []
    for key, text in known.items():
        if pattern_of(text).search(said):
            if key in ELSEWHERE:
                missing.append(f"{key} is shown by a golden case now: take it from ELSEWHERE")
        elif key not in ELSEWHERE and key not in FALLBACKS:
            missing.append(f"{key}: no golden case says “{text}”")
        elif key in ELSEWHERE and key.split(".")[0] not in (ROOT / ELSEWHERE[key]).read_text(encoding="utf-8"):
            missing.append(f"{key} does not stand in {ELSEWHERE[key]}")
    missing += [f"{key} is no class of message" for key in ELSEWHERE if key not in known]
    for line in missing:
        print(line)
    print(f"{len(known)} classes of messages about tables and values, {len(known) - len(ELSEWHERE) - len(FALLBACKS)} shown by golden cases, "
          f"{len(ELSEWHERE)} by other tests, {len(FALLBACKS)} fallback, {len(missing)} wrong")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

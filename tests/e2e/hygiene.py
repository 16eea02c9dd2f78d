# SPDX-License-Identifier: MPL-2.0
"""The files of the project: whole, readable everywhere, and free of what belongs to one machine or one afternoon."""

import re
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

LONGEST = 600
# file → why it may be longer than LONGEST lines
LONG_FOR_A_REASON: dict[str, str] = {}
LARGEST = 1_000_000
CODE = {".cpp", ".h", ".py", ".mjs", ".cmake", ".sh"}
TEXT = CODE | {".md", ".yaml", ".yml", ".json", ".csv", ".txt", ".css", ".svg", ".html", ".mustache", ""}
# Written apart, so that this file does not find itself.
FORBIDDEN = {
    "a path of one machine": re.compile("/wo" + "rk/|/ro" + r"ot/|/ho" + r"me/\w|/tm" + "p/|[A-Z]:\\\\Us" + "ers"),
    "a mark of unfinished work": re.compile(r"\b(TO" + "DO|FIX" + "ME|X" + "XX|HA" + r"CK)\b"),
    "a registry's host": re.compile("registry" + r"\.npmjs|pypi\.o" + r"rg|files\.python" + "hosted|repo1?" + r"\.maven|deb\.deb" + r"ian|crates\.i" + "o|proxy\\.gol" + "ang"),
    "a conflict mark": re.compile(r"(?m)^(<{7} |>{7} |={7}$)"),
}
# Rules that look for unfinished work in documents have to name its marks, and tests show them to the rules.
MAY_NAME_UNFINISHED_WORK = re.compile(r"^(src/check|tests/check|tests/golden|templates/rule-sets|templates/locale|docs|tests/read|tests/cli)/")


def files() -> list[Path]:
    """What is, or would be, tracked."""
    listed = subprocess.run(["git", "-C", str(program.SOURCE), "ls-files", "-co", "--exclude-standard", "-z"],
                            capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        names = [name for name in listed.stdout.decode().split("\0") if name]
    else:
        names = [path.relative_to(program.SOURCE).as_posix() for path in program.SOURCE.rglob("*")
                 if not {".git", "build", "out", "__pycache__"} & set(path.relative_to(program.SOURCE).parts)]
    return [Path(name) for name in sorted(names) if (program.SOURCE / name).is_file()]


def problems(name: Path, data: bytes) -> list[str]:
    found = []
    if len(data) > LARGEST:
        found.append(f"{len(data)} bytes")
    if name.suffix not in TEXT or b"\0" in data[:4096]:
        return found
    posix = name.as_posix()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Tables and golden inputs may be as Danish Excel writes them.
        return found if posix.startswith("tests/") else [*found, f"not UTF-8: {error}"]
    for what, pattern in FORBIDDEN.items():
        if what == "a mark of unfinished work" and MAY_NAME_UNFINISHED_WORK.match(posix):
            continue
        found += [f"line {text.count(chr(10), 0, m.start()) + 1}: {what}: {m.group(0)!r}" for m in pattern.finditer(text)]
    if name.suffix in CODE or name.name == "CMakeLists.txt" or posix.startswith(("scripts/", ".ci/")):
        lines = text.count("\n")
        if "SPDX-License-Identifier: MPL-2.0" not in text[:300]:
            found.append("no SPDX line")
        if lines > LONGEST and posix not in LONG_FOR_A_REASON:
            found.append(f"{lines} lines, and no reason listed")
        if not text.endswith("\n") or text.endswith("\n\n"):
            found.append("does not end with one newline")
        if "\t" in text and not posix.startswith("tests/"):
            found.append("a tab")
        found += [f"line {n}: space at its end" for n, line in enumerate(text.split("\n"), 1) if line != line.rstrip()][:3]
    return found


class Hygiene(unittest.TestCase):
    maxDiff = None

    def test_files(self):
        listed = files()
        self.assertGreater(len(listed), 50)
        self.assertEqual([f"{name}: {line}" for name in listed for line in problems(name, (program.SOURCE / name).read_bytes())], [])

    def test_reasons_are_still_needed(self):
        for name in LONG_FOR_A_REASON:
            self.assertGreater((program.SOURCE / name).read_text(encoding="utf-8").count("\n"), LONGEST, name)

    def test_scripts_can_be_run(self):
        for name in ("scripts/run", "scripts/test", "scripts/setup", "scripts/judges", ".ci/run"):
            self.assertTrue((program.SOURCE / name).stat().st_mode & 0o100, name)

    def test_nothing_made_is_tracked(self):
        for name in files():
            self.assertNotIn(name.parts[0], ("out", "build"))

    def test_faults_are_seen(self):
        good = "// SPDX-License-Identifier: MPL-2.0\nint a;\n"
        self.assertEqual(problems(Path("src/a.cpp"), good.encode()), [])
        for fault in ("// /wo" + "rk/main\n", "// TO" + "DO: later\n", "int b; \n", "\tint b;\n", "int c;\n" * 601, "\n"):
            self.assertEqual(len(problems(Path("src/a.cpp"), (good + fault).encode())), 1, fault[:40])
        self.assertNotEqual(problems(Path("src/a.cpp"), b"int a;\n"), [])


if __name__ == "__main__":
    testing.main()

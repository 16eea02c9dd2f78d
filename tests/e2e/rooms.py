# SPDX-License-Identifier: MPL-2.0
"""Who may include whom: every #include in src/ against the house's table (docs/architecture.md)."""

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

# A room may always include itself. Stages never include each other: no stage stands on a right-hand side but cli's.
NOUNS = ("model", "support")
MAY_INCLUDE = {
    "support": (),
    "model": ("support",),
    "font": ("support",),
    "read": NOUNS,
    "merge": NOUNS,
    "check": NOUNS,
    "compare": NOUNS,
    "package": NOUNS,
    "write/html": NOUNS,
    "write/markdown": NOUNS,
    "write/ooxml": NOUNS,
    "layout": (*NOUNS, "font"),
    "draw": (*NOUNS, "font"),
    "write/pdf": (*NOUNS, "font"),
    "write/docx": (*NOUNS, "write/ooxml"),
    "write/xlsx": (*NOUNS, "write/ooxml"),
    "serve": NOUNS,
    "cli": None,  # everything
}
# POSIX functions stand in the global namespace, and newer standard headers bring them in: GCC 14's <memory> includes <unistd.h>.
TAKEN = re.compile(r"^\s*namespace\s+(read|write|open|close|link|pipe|index|time|select|signal|accept|bind|connect|send|poll)\b", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
# The one library that only one file may know, so that another version of it touches nothing else.
ONE_FILE_ONLY = {"podofo": "write/pdf"}


def room_of(path: str) -> str | None:
    pieces = path.split("/")
    for length in (2, 1):
        name = "/".join(pieces[:length])
        if len(pieces) > length and name in MAY_INCLUDE:
            return name
    return None


def problems(root: Path) -> list[str]:
    found = []
    owners: dict[str, set[str]] = {}
    for path in sorted(root.rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        name = path.relative_to(root).as_posix()
        room = room_of(name)
        text = path.read_text(encoding="utf-8")
        if room is None:
            found.append(f"{name}: stands in no room")
            continue
        taken = TAKEN.search(text)
        if taken:
            found.append(f"{name}: namespace {taken.group(1)} is also the name of a POSIX function")
        for match in INCLUDE.finditer(text):
            target = match.group(1)
            line = text.count("\n", 0, match.start()) + 1
            other = room_of(target)
            if other is None:
                found.append(f'{name}:{line}: "{target}" is not written as room/file.h')
            elif not (root / target).is_file():
                found.append(f"{name}:{line}: {target} is not there")
            elif other != room and MAY_INCLUDE[room] is not None and other not in MAY_INCLUDE[room]:
                found.append(f"{name}:{line}: {room} may not include {other} ({target})")
        for library in ONE_FILE_ONLY:
            if re.search(rf"#\s*include\s+<{library}/", text):
                owners.setdefault(library, set()).add(name)
    for library, files in owners.items():
        if len(files) > 1 or not all(room_of(file) == ONE_FILE_ONLY[library] for file in files):
            found.append(f"{library} is included by {sorted(files)}, not by one file of {ONE_FILE_ONLY[library]}")
    return found


class Rooms(unittest.TestCase):
    maxDiff = None

    def test_includes(self):
        root = program.SOURCE / "src"
        self.assertGreater(len(list(root.rglob("*.cpp"))), 20)
        self.assertEqual(problems(root), [])

    def test_the_table_keeps_stages_apart(self):
        stages = set(MAY_INCLUDE) - {"support", "model", "font", "cli", "write/ooxml"}
        for room, others in MAY_INCLUDE.items():
            self.assertFalse(stages & set(others or ()), room)

    def test_a_wrong_include_is_seen(self):
        root = program.scratch()
        for name, text in {"model/a.h": "", "layout/b.h": '#include "model/a.h"\n', "read/c.cpp": '#include "layout/b.h"\n',
                           "write/docx/d.cpp": '#include "write/pdf/e.h"\n#include "../x.h"\n', "write/pdf/e.h": "",
                           "model/f.cpp": "#include <podofo/podofo.h>\nnamespace write::pdf {}\n"}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        found = "\n".join(problems(root))
        for text in ("read may not include layout", "write/docx may not include write/pdf", '"../x.h"', "podofo is included by", "namespace write is also"):
            self.assertIn(text, found)
        self.assertNotIn("layout/b.h:1", found)


if __name__ == "__main__":
    testing.main()

# SPDX-License-Identifier: MPL-2.0
"""Two builds of the same inputs give the same bytes, whatever the folder, the day, the time zone, the locale and the jobs.

A machine seldom has the Danish and the Turkish locale. Where localedef can make them, the program finds them through
LOCPATH; else the names are set all the same, and the test says that they are names only.
"""

import locale
import os
import shutil
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402


def built_in(folder: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """What `aftale build` makes of a copy of content/ in this folder."""
    shutil.copytree(program.CONTENT, folder / "content", ignore=shutil.ignore_patterns("out"))
    for path in (folder / "content").rglob("*"):
        os.utime(path, (time.time(), time.time()))
    done = program.run("build", "-C", folder / "content", "--out", folder / "ud", *options,
                       cwd=folder, env=program.environment(**environment))
    if done.returncode != 0:
        raise AssertionError(f"exit status {done.returncode}: {done.stderr}")
    return program.files_under(folder / "ud")


def has(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, "C")
    return True


def locales() -> dict[str, str]:
    """What the environment needs beside LC_ALL for da_DK.UTF-8 (a decimal comma) and tr_TR.UTF-8 (an i with a dot in
    capitals too) to be real."""
    names = ("da_DK", "tr_TR")
    if all(has(f"{name}.UTF-8") for name in names):
        return {}
    folder = program.scratch()
    for name in names:
        if shutil.which("localedef"):
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")], capture_output=True, check=False)
        if not (folder / f"{name}.UTF-8").is_dir():
            print(f"tried with the names only: this machine neither has nor can make {name}.UTF-8")
            return {}
    return {"LOCPATH": str(folder)}


class Determinism(unittest.TestCase):
    def same(self, first: dict[str, bytes], second: dict[str, bytes]) -> None:
        self.assertEqual(sorted(first), sorted(second))
        different = [name for name in first if first[name] != second[name]]
        for name in different:
            at = next((i for i, (a, b) in enumerate(zip(first[name], second[name])) if a != b), None)
            print(f"{name}: {len(first[name])} and {len(second[name])} bytes, first difference at {at}")
        self.assertEqual(different, [])

    def test_two_builds(self):
        there = locales()
        first = built_in(program.scratch() / "a", TZ="UTC", LC_ALL="C")
        time.sleep(2.1)  # ZIP times count in two seconds
        second = built_in(program.scratch() / "en anden mappe æøå" / "dybt" / "nede",
                          TZ="Pacific/Kiritimati", LC_ALL="da_DK.UTF-8", LANG="da_DK.UTF-8", LANGUAGE="da", **there)
        self.assertEqual(len(first), len(program.document_ids()) * len(program.FORMATS))
        self.same(first, second)
        third = built_in(program.scratch() / "c", "--jobs", "1", TZ="America/St_Johns", LC_ALL="tr_TR.UTF-8", **there)
        self.same(first, third)

    def test_no_date_given(self):
        # Without SOURCE_DATE_EPOCH the day may show, so bytes may differ between days; the build still works.
        out = program.scratch()
        done = program.run("build", "-C", program.CONTENT, "--out", out, "--format", "html",
                           env=program.environment(SOURCE_DATE_EPOCH=None))
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_one_format_alone_is_the_same_file(self):
        everything = built_in(program.scratch() / "a")
        for kind in program.FORMATS:
            alone = built_in(program.scratch() / "b", "--format", kind)
            self.same({name: data for name, data in everything.items() if name.endswith("." + kind)}, alone)


if __name__ == "__main__":
    testing.main()

# SPDX-License-Identifier: MPL-2.0
"""A second build of what has not changed leaves the files alone; after any change they are those of a fresh build."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

SOURCE = """---
title: Aftale om hjælpemidler
---

# Formål

Parterne samarbejder om hjælpemidler, jf. @tbl-frist. Det er <u>vigtigt</u>.

::: {.table #tbl-frist src="frister.csv"}
Frister
:::

![En cirkel](cirkel.svg "Figuren")
"""
CIRCLE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20"><circle cx="10" cy="10" r="{}"/></svg>'
PROJECT = "format: 1\ntitle: Prøve\nout: ud\ndocuments:\n  - {id: aftale, file: aftale.md}\n"


class Rebuild(unittest.TestCase):
    def setUp(self):
        self.root = program.scratch() / "projekt"
        self.root.mkdir()
        self.cache = program.scratch()
        self.write("aftale.yaml", PROJECT)
        self.write("aftale.md", SOURCE)
        self.write("frister.csv", "Opgave;Frist\nBestilling;1 dag\n")
        self.write("cirkel.svg", CIRCLE.format(8))
        self.options = ["--format", "pdf,html"]
        self.changes = {}

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def build(self, out: str = "ud", cache: str | None = None):
        environment = program.environment(AFTALE_CACHE=cache or str(self.cache), **self.changes)
        done = program.run("build", "--out", out, *self.options, cwd=self.root, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def state(self) -> dict[str, tuple[int, int]]:
        return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (self.root / "ud").iterdir()}

    def assert_fresh(self) -> None:
        """What stands is what a build that remembers nothing makes."""
        self.build("frisk", cache="none")
        fresh = program.files_under(self.root / "frisk")
        built = program.files_under(self.root / "ud")
        self.assertEqual({name: built[name] for name in fresh}, fresh)

    def test_nothing_changed(self):
        first = self.build()
        before = self.state()
        self.assertEqual(len(before), 2)
        again = self.build()
        self.assertEqual(self.state(), before, "the files are left alone")
        self.assertEqual((again.stdout, again.stderr), (first.stdout, first.stderr), "and all is said again")
        self.assertIn("raw-html", first.stderr)
        self.assert_fresh()

    def test_every_change_is_seen(self):
        def option(**changes: str) -> None:
            self.changes = changes

        changes = {
            "the text": lambda: self.write("aftale.md", SOURCE.replace("samarbejder", "er enige")),
            "a table": lambda: self.write("frister.csv", "Opgave;Frist\nBestilling;2 dage\n"),
            "a picture": lambda: self.write("cirkel.svg", CIRCLE.format(5)),
            "the project": lambda: self.write("aftale.yaml", PROJECT + "theme: stor-skrift\n"),
            "a theme of the project's own": lambda: self.write(
                "templates/theme/stor-skrift.yaml",
                (program.SOURCE / "templates/theme/stor-skrift.yaml").read_text(encoding="utf-8").replace('ink: "1A1A1A"', 'ink: "000000"')),
            "words of the project's own": lambda: self.write("templates/locale/da/document.yaml", 'table.label: "Skema"\n'),
            "divisions of the project's own": lambda: self.write("templates/hyphenation/da.exceptions", "hjælpe-midler\n"),
            "the day": lambda: option(SOURCE_DATE_EPOCH="1600000000"),
        }
        self.build()
        for name, change in changes.items():
            with self.subTest(changed=name):
                before = self.state()
                change()
                self.build()
                self.assertNotEqual(self.state(), before)
                self.assert_fresh()
                self.build()
                self.assert_fresh()

    def test_files_that_are_gone_or_touched_are_made_again(self):
        self.build()
        pdf = self.root / "ud" / "aftale.pdf"
        whole = pdf.read_bytes()
        for spoil in (pdf.unlink, lambda: pdf.write_bytes(whole[:-1]), lambda: pdf.write_bytes(whole.replace(b"/Type", b"/Tipe", 1))):
            spoil()
            self.build()
            self.assertEqual(pdf.read_bytes(), whole)

    def test_other_formats_and_folders(self):
        self.build()
        self.options = ["--format", "xlsx"]
        self.build()
        self.options = ["--format", "pdf,xlsx"]
        self.build()
        self.assertEqual(len(self.state()), 3)
        self.assert_fresh()
        self.build("et-andet-sted")
        self.assertEqual(len(list((self.root / "et-andet-sted").iterdir())), 2)

    def test_what_layout_says_is_said_again(self):
        self.write("aftale.md", SOURCE + "\nEt tegn, som ingen skrift har: \U000E0FFF.\n\nEt mere: \uE123.\n")
        first = self.build()
        again = self.build()
        self.assertEqual(again.stderr, first.stderr)
        self.assertIn("E123", first.stderr)

    def test_a_cache_that_cannot_be_written(self):
        closed = self.root / "fil"
        closed.write_text("ingen mappe", encoding="utf-8")
        self.build(cache=str(closed))
        self.build(cache=str(closed))
        self.assert_fresh()

    def test_a_record_that_is_nonsense(self):
        self.build()
        records = [path for path in self.cache.rglob("*") if path.is_file()]
        self.assertEqual(len(records), 1)
        for nonsense in (b"", b"aftale-build 1\n", b"\xff\x00" * 50, records[0].read_bytes()[:-4], records[0].read_bytes()[:-20], b"aftale-build 1\nx\ny\nz\n../../x"):
            records[0].write_bytes(nonsense)
            self.build()
            self.assert_fresh()

    def test_nothing_is_kept_without_a_home(self):
        self.changes = {"HOME": None, "AFTALE_CACHE": None}
        environment = program.environment(**self.changes)
        for _ in range(2):
            self.assertEqual(program.run("build", *self.options, cwd=self.root, env=environment).returncode, 0)
        self.assertFalse(any(path.name == "builds" for path in self.root.rglob("*")))


if __name__ == "__main__":
    testing.main()

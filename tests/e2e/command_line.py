# SPDX-License-Identifier: MPL-2.0
"""What a user types: commands and their Danish names, options, exit statuses, lone files."""

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

PAGE = "# Overskrift\n\nTekst med *fremhævning* og en fodnote[^1].\n\n| A | B |\n|---|--:|\n| en | 1 |\n\n[^1]: Noten.\n"


def lone_file(text: str = PAGE) -> Path:
    path = program.scratch() / "side.md"
    path.write_text(text, encoding="utf-8")
    return path


class CommandLine(unittest.TestCase):
    def test_version_and_help(self):
        done = program.run("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"^aftale \d+\.\d+\.\d+")
        done = program.run("--help")
        self.assertEqual(done.returncode, 0)
        for command in ("build", "check", "explain"):
            self.assertIn(command, done.stdout)

    def test_wrong_usage(self):
        for arguments in (["--findes-ikke"], ["bygges"], ["build", "--format", "docm"], ["build", "--pdf-profile", "9"],
                          ["build", "--date", "i morgen"], ["build", "--diagnostics", "xml"], ["build", "--jobs", "mange"], ["explain"]):
            with self.subTest(arguments=arguments):
                done = program.run(*arguments, cwd=program.scratch())
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertTrue((done.stdout + done.stderr).strip(), "nothing is said")

    def test_a_lone_file_goes_into_the_current_folder(self):
        path = lone_file()
        done = program.run("build", path.name, cwd=path.parent)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(set(program.files_under(path.parent)), {"side.md", *(f"side.{kind}" for kind in program.FORMATS)})

    def test_formats_and_out(self):
        path = lone_file()
        done = program.run("build", path, "--format", "pdf,html", "--out", path.parent / "ud", cwd=program.scratch())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(set(program.files_under(path.parent / "ud")), {"side.pdf", "side.html"})

    def test_danish_names(self):
        path = lone_file()
        self.assertEqual(program.run("byg", path.name, "--format", "html", cwd=path.parent).returncode, 0)
        self.assertTrue((path.parent / "side.html").is_file())
        self.assertEqual(program.run("tjek", path.name, cwd=path.parent).returncode, 0)

    def test_one_document_by_id(self):
        out, name = program.scratch(), program.document_ids()[0]
        done = program.run("build", name, "-C", program.CONTENT, "--out", out, "--format", "html")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(set(program.files_under(out)), {f"{name}.html"})

    def test_check_writes_nothing(self):
        path = lone_file("# En\n\nSe @tbl-intet.\n")
        before = program.files_under(path.parent)
        done = program.run("check", path.name, cwd=path.parent)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("tbl-intet", done.stdout + done.stderr)
        self.assertEqual(program.files_under(path.parent), before)

    def test_the_sample_passes_its_own_check(self):
        done = program.run("check", "-C", program.CONTENT)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_explain(self):
        path = lone_file("# En\n\nSe @tbl-intet.\n")
        done = program.run("check", path.name, cwd=path.parent)
        rule = re.search(r"error\[([a-z0-9-]+)\]", done.stdout + done.stderr)
        self.assertIsNotNone(rule, done.stdout + done.stderr)
        texts = {}
        for language in ("da", "en"):
            done = program.run("explain", rule.group(1), "--lang", language)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertGreater(len(done.stdout.split()), 8)
            texts[language] = done.stdout
        self.assertNotEqual(texts["da"], texts["en"])
        self.assertEqual(program.run("explain", "findes-slet-ikke").returncode, 2)

    def test_dumps(self):
        path = lone_file()
        for stage in ("document", "assembly", "pages", "tags", "parts"):
            with self.subTest(stage=stage):
                done = program.run("build", path.name, "--dump", stage, cwd=path.parent)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("Overskrift", done.stdout)
                self.assertEqual(set(program.files_under(path.parent)), {"side.md"}, "a dump writes no document")

    def test_front_matter_with_an_unknown_key_is_a_warning(self):
        path = lone_file("---\ntitle: T\nversoin: 2\n---\n\n" + PAGE)
        done = program.run("build", path.name, "--format", "html", cwd=path.parent)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout + done.stderr, r"side\.md:3:1: warning\[")

    def test_quiet_says_nothing_when_all_is_well(self):
        path = lone_file()
        done = program.run("build", path.name, "-q", cwd=path.parent)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_an_empty_file_and_odd_ones_do_not_crash(self):
        for text in ("", "\n", "---\n---\n", "\ufeff# Med BOM\n", "# En\r\n\r\nLinjer fra Windows.\r\n", "|a|\n|-|\n",
                     ">" * 300 + " dyb\n", "*" * 5000 + "\n", "[" * 3000 + "\n", "```\naldrig lukket\n", "::: {.ukendt}\nhej\n:::\n"):
            with self.subTest(text=text[:20]):
                path = lone_file(text)
                done = program.run("build", path.name, cwd=path.parent, timeout=60)
                self.assertIn(done.returncode, (0, 1), done.stderr)


if __name__ == "__main__":
    testing.main()

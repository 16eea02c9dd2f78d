# SPDX-License-Identifier: MPL-2.0
"""Two real documents (shared with the developers, not part of this project) build in all five formats, and no word of theirs is lost."""

import os
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing, words  # noqa: E402

SHARED = Path(os.environ.get("AFTALE_SHARED") or program.SOURCE.parent / "shared") / "reference"


class Reference(unittest.TestCase):
    maxDiff = None

    def check(self, name: str) -> None:
        source = SHARED / f"{name}.md"
        if not source.is_file():
            self.skipTest("the reference documents are not beside this checkout (AFTALE_SHARED names their folder)")
        out = program.scratch()
        done = program.run("build", source, "--out", out, cwd=out, timeout=60)
        print(done.stdout + done.stderr)
        self.assertEqual(done.returncode, 0, "it builds, with warnings at most")
        self.assertEqual(set(program.files_under(out)), {f"{name}.{kind}" for kind in program.FORMATS})
        wanted = words.words(words.of_markdown(source.read_text(encoding="utf-8")))
        self.assertGreater(sum(wanted.values()), 2000)
        for kind, reader in (("pdf", words.of_pdf), ("docx", words.of_docx), ("html", words.of_html)):
            with self.subTest(document=name, format=kind):
                self.assertEqual(words.missing(wanted, words.words(reader(out / f"{name}.{kind}"))), [])

    def test_annex(self):
        self.check("tillaeg-2019")

    def test_guidance(self):
        self.check("vejledning-9008")


class Words(unittest.TestCase):
    def test_a_lost_word_is_seen(self):
        text = "# 1. Indledning {#a}\n\n1. Første *vigtige* [led](x.html).[^n] Se @tbl-a.\n"
        wanted = words.words(words.of_markdown(text))
        self.assertEqual(sorted(wanted), ["Første", "Indledning", "Se", "led", "vigtige"])
        self.assertEqual(words.missing(wanted, words.words("Indledning Første vig\u00ad\ntige Se")), ["led (0 of 1)"])


if __name__ == "__main__":
    testing.main()

# SPDX-License-Identifier: MPL-2.0
"""The files inside the submission package and the bundles are as good as those of `build`: the same bytes, or judged here."""

import hashlib
import sys
import unittest
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402

# Of each package's own papers, what nobody judges: text files.
TEXTS = {".txt", ".json", "", ".zip"}


@lru_cache(maxsize=None)
def judged() -> frozenset[str]:
    """The hashes of the files that the other tests of this folder hold up to every judge."""
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for kind in program.FORMATS for path in program.outputs(kind))


def new_files(folder: Path) -> list[Path]:
    """One path for each file in a package that `build` did not make, those with the same bytes once."""
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(folder.rglob("*"), reverse=True)
               if path.is_file() and path.suffix not in TEXTS}
    return sorted(path for digest, path in by_hash.items() if digest not in judged())


class Bundles(unittest.TestCase):
    def test_only_the_front_pages_are_new(self):
        # They differ by partner, and front_pages.py holds all of them up to their judges.
        new = new_files(program.packed("publish"))
        self.assertEqual({path.name for path in new}, {"index.html"})
        self.assertEqual(len(new), 23)


class Submission(unittest.TestCase):
    def setUp(self):
        self.folder = program.packed("submit")
        self.new = new_files(self.folder)

    def of(self, ending: str) -> list[Path]:
        return [path for path in self.new if path.suffix == ending]

    def test_what_is_new(self):
        names = {path.name for path in self.new}
        self.assertEqual(names, {"01-foelgebrev.pdf", "01-foelgebrev.docx", "04-godkendelser.pdf", "04-godkendelser.xlsx"})

    def test_pdf(self):
        for name, problems in judges.verapdf(self.of(".pdf")).items():
            with self.subTest(file=Path(name).name):
                self.assertEqual(problems, [])
        for path in self.of(".pdf"):
            done = judges.run([judges.tool("qpdf"), "--check", str(path)])
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_docx(self):
        for path in self.of(".docx"):
            for judge in (judges.ooxml_validator, judges.openxml_audit, judges.ooxml_integrity):
                with self.subTest(file=path.name, judge=judge.__name__):
                    self.assertEqual(judge(path), [])

    def test_xlsx(self):
        for path in self.of(".xlsx"):
            for judge in (judges.ooxml_validator, judges.openxml_audit):
                with self.subTest(file=path.name, judge=judge.__name__):
                    self.assertEqual(judge(path), [])


class Draft(unittest.TestCase):
    def test_the_mark_harms_nothing(self):
        out = program.scratch()
        done = program.run("submit", "--draft", "-C", program.CONTENT, "--out", out)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        new = new_files(out / "submission")
        self.assertEqual(len(new), 6, "every document is another one")
        for name, problems in judges.verapdf([path for path in new if path.suffix == ".pdf"]).items():
            with self.subTest(file=Path(name).name):
                self.assertEqual(problems, [])
        office = [path for path in new if path.suffix != ".pdf"]
        for name, problems in judges.in_parallel(judges.ooxml_validator, office).items():
            with self.subTest(file=name):
                self.assertEqual(problems, [])


class Forms(unittest.TestCase):
    def test_the_form_before_the_judges_of_word_files(self):
        out = program.scratch()
        done = program.run("form", "kommissorium", "--out", out)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for judge in (judges.ooxml_validator, judges.openxml_audit, judges.ooxml_integrity):
            with self.subTest(judge=judge.__name__):
                self.assertEqual(judge(out / "forms" / "kommissorium.docx"), [])


if __name__ == "__main__":
    testing.main()

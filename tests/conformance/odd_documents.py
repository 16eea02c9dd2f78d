# SPDX-License-Identifier: MPL-2.0
"""Odd documents (odd_documents/*.md: hardly any text, tables without rows, notes in headings, words wider than the page, …)
in both themes: they build, perhaps with warnings, and every judge passes what comes out as it passes the sample."""

import shutil
import sys
import unittest
import zipfile
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402

ODD = Path(__file__).with_name("odd_documents")
NAMES = sorted(path.stem for path in ODD.glob("*.md"))
THEMES = ("officiel", "stor-skrift")


@lru_cache(maxsize=None)
def built() -> Path:
    """A folder with every odd document in every format, named THEME-NAME."""
    folder = program.scratch()
    for theme in THEMES:
        project = folder / theme
        shutil.copytree(ODD, project)
        listed = "".join(f"  - id: {theme}-{name}\n    file: {name}.md\n" for name in NAMES)
        (project / "aftale.yaml").write_text(f"format: 1\ntitle: Sært\ntheme: {theme}\ndocuments:\n{listed}", encoding="utf-8")
        done = program.run("build", "-C", project, "--out", folder / "out")
        if done.returncode != 0:
            raise AssertionError(f"exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return folder / "out"


def outputs(kind: str) -> list[Path]:
    return [built() / f"{theme}-{name}.{kind}" for theme in THEMES for name in NAMES]


@lru_cache(maxsize=None)
def redlines() -> Path:
    """Every odd document compared with the next one, which has hardly anything in common with it."""
    built()
    folder = program.scratch()
    for before, after in zip(NAMES, NAMES[1:]):
        done = program.run("diff", ODD / f"{before}.md", ODD / f"{after}.md", "--out", folder)
        if done.returncode != 0:
            raise AssertionError(f"{before}, {after}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return folder


def pages_faults(files: list[Path]) -> list[str]:
    """That an author used signs of a private area is no fault of the page; the program has warned of them."""
    return [line for line in judges.vnu(files) if "Document uses the Unicode Private Use Area" not in line]


class OddDocuments(unittest.TestCase):
    maxDiff = None

    def test_all_are_built(self):
        self.assertGreater(len(NAMES), 6)
        self.assertEqual(set(program.files_under(built())), {path.name for kind in program.FORMATS for path in outputs(kind)})

    def none(self, files: list[Path], verdicts: dict[str, list[str]], judge: str) -> None:
        self.assertEqual(len(verdicts), len(files))
        for name, problems in verdicts.items():
            with self.subTest(file=Path(name).name, judge=judge):
                self.assertEqual(problems, [])

    def test_pdf(self):
        self.none(outputs("pdf"), judges.verapdf(outputs("pdf")), "veraPDF")

    def test_pdf_syntax(self):
        for path in outputs("pdf"):
            with self.subTest(file=path.name):
                done = judges.run([judges.tool("qpdf"), "--check", str(path)])
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_html(self):
        self.assertEqual(pages_faults(outputs("html")), [])

    def test_docx_and_xlsx(self):
        files = outputs("docx") + outputs("xlsx")
        self.none(files, judges.in_parallel(judges.ooxml_validator, files), "ooxml_validator")

    def test_docx_before_the_other_judges(self):
        # A theme changes styles only, which these judges look at least.
        files = [path for path in outputs("docx") if path.name.startswith(THEMES[0])]
        for judge in (judges.openxml_audit, judges.ooxml_integrity):
            self.none(files, judges.in_parallel(judge, files), judge.__name__)

    def test_their_redlines(self):
        files = [redlines() / f"{name}-aendringer.pdf" for name in NAMES[1:]]
        self.none(files, judges.verapdf(files), "veraPDF")
        files = [path.with_suffix(kind) for path in files for kind in (".docx", ".xlsx")]
        self.none(files, judges.in_parallel(judges.ooxml_validator, files), "ooxml_validator")
        files = [path for path in files if path.suffix == ".docx"]
        self.none(files, judges.in_parallel(judges.ooxml_integrity, files), "ooxml_integrity")
        self.assertEqual(pages_faults([path.with_suffix(".html") for path in files]), [])

    def test_nothing_in_them_can_be_run(self):
        """An address that is no place on the web, no mail and no file beside the document leads nowhere, in every format."""
        for theme in THEMES:
            for kind in ("pdf", "docx", "xml", "html"):
                path = built() / f"{theme}-henvisninger.{kind}"
                if kind == "pdf":
                    data = judges.run([judges.tool("qpdf"), "--qdf", "--object-streams=disable", str(path), "-"]).stdout
                elif kind == "docx":
                    data = zipfile.ZipFile(path).read("word/_rels/document.xml.rels").decode()
                else:
                    data = path.read_text(encoding="utf-8")
                with self.subTest(file=path.name):
                    self.assertIn("example.org", data)
                    for target in ('(javascript:', '"javascript:', '(data:text', '"data:text', '(file:', '"file:'):
                        self.assertNotIn(target, data)


if __name__ == "__main__":
    testing.main()

# SPDX-License-Identifier: MPL-2.0
"""Every page of the golden cases and of content/'s documents (these in both themes): page_judge.py counts what a reader would
see as a mistake of the press; the counts are printed, and one that could have been avoided fails the test.
"""

import re
import shutil
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import page_judge  # noqa: E402
from harness import program, testing  # noqa: E402

CASES = program.SOURCE / "tests" / "golden" / "cases"
THEMES = program.SOURCE / "templates" / "theme"


def sheet_of(theme: str) -> page_judge.Sheet:
    return page_judge.Sheet.of_theme(THEMES / f"{theme}.yaml")


def target_of(case: Path) -> list[str]:
    """A file, or a project: its one document, or the one with the project's name."""
    if case.is_file():
        return [case.name]
    named = f"id: {case.name}" in (case / "aftale.yaml").read_text(encoding="utf-8")
    return ["-C", case.name, *([case.name] if named else [])]


def dumps_of(target: list[str], folder: Path, env: dict[str, str] | None = None) -> tuple[str, str] | None:
    """Dumps of assembly and pages; None for a document that has mistakes and therefore no pages."""
    done = [program.run("build", *target, "--dump", stage, "--quiet", cwd=folder, env=env) for stage in ("assembly", "pages")]
    if any(one.returncode not in (0, 1) for one in done):
        raise AssertionError(done[-1].stderr)
    return (done[0].stdout, done[1].stdout) if done[1].stdout else None


class SamplePages(unittest.TestCase):
    def check(self, theme: str) -> None:
        root = program.scratch() / "content"
        shutil.copytree(program.CONTENT, root)
        settings = root / "aftale.yaml"
        text = re.sub(r"(?m)^theme:.*$", f"theme: {theme}", settings.read_text(encoding="utf-8"))
        settings.write_text(text, encoding="utf-8")
        files = sorted(path for path in root.glob("*.md") if path.stem in program.document_ids())
        self.assertGreaterEqual(len(files), 5)
        for path in files:
            with self.subTest(document=path.stem, theme=theme):
                dumps = dumps_of([path.name], root)
                found = page_judge.faults(*dumps, sheet_of(theme))
                level, every = page_judge.levels(*dumps, sheet_of(theme))
                said = f"{page_judge.counts(found)}, level pages {level} of {every}"
                print(f"{path.stem}, {theme}, {dumps[1].count('page ')} pages: {said}")
                self.assertEqual([str(fault) for fault in found if not fault.forced], [])
                bare = [page for page in re.split(r"(?m)^(?=page )", dumps[1])[1:] if " footer " not in page]
                self.assertLessEqual(len(bare), 1, "a cover is one page")

    def test_official(self):
        self.check("officiel")

    def test_large_print(self):
        self.check("stor-skrift")


class GoldenPages(unittest.TestCase):
    def check(self, theme: str, least: int, env: dict[str, str] | None = None) -> None:
        # A project set in large print has another sheet than the official look's.
        projects = [path for path in CASES.glob("*/*/aftale.yaml") if theme == "stor-skrift" or "theme: stor-skrift" not in path.read_text(encoding="utf-8")]
        cases = [path for path in CASES.glob("*/*.md")] + [path.parent for path in projects]
        with ThreadPoolExecutor(2) as pool:
            dumps = list(pool.map(lambda case: dumps_of(target_of(case), case.parent, env), cases))
        everything = []
        wrong = []
        pages = level = every = 0
        for case, pair in zip(cases, dumps):
            if pair is None:
                continue
            found = page_judge.faults(*pair, sheet_of(theme))
            everything += found
            own = page_judge.levels(*pair, sheet_of(theme))
            level, every = level + own[0], every + own[1]
            pages += len(re.findall(r"(?m)^page ", pair[1]))
            wrong += [f"{case.parent.name}/{case.stem}: {fault}" for fault in found if not fault.forced]
        print(f"golden cases, {theme}, {pages} pages: {page_judge.counts(everything)}, level pages {level} of {every}")
        self.assertGreater(pages, least)
        self.assertEqual(wrong, [])

    def test_official(self):
        self.check("officiel", 150)

    def test_large_print(self):
        # The cases name no theme: the large one takes the usual one's place.
        data = program.scratch()
        shutil.copytree(THEMES.parent, data / "templates")
        large = (THEMES / "stor-skrift.yaml").read_text(encoding="utf-8")
        (data / "templates" / "theme" / "officiel.yaml").write_text(large.replace("id: stor-skrift", "id: officiel"), encoding="utf-8")
        self.check("stor-skrift", 200, program.environment(AFTALE_DATA=str(data)))


class Counter(unittest.TestCase):
    """The judge sees what it should: each fault on made-up pages, and what is forced told apart from what is not."""

    ASSEMBLY = """blocks
  heading 1 "1" @1
    text "Navn" @2
  paragraph @3
    text "ord" @4
  paragraph @5
    text "ord" @6
  columns count="2" @7
    paragraph @8
      text "ord" @9
  table @10
    row body @11
      cell @12
        paragraph @13
          text "ord" @14
      cell @15
        paragraph @16
          text "ord" @17
"""

    def judged(self, *pages: list[str], assembly: str = ASSEMBLY) -> list[tuple[str, bool]]:
        dump = "".join(f'page {i} "{i}" 595.3x841.9\n' + "".join(lines) for i, lines in enumerate(pages, 1))
        found = page_judge.faults(assembly, dump)
        return [(fault.kind, fault.forced) for fault in found]

    @staticmethod
    def line(y: float, node: int, more: str = "", x: float = 85.0, width: float = 300.0) -> str:
        return f'  text {x},{y} w{width} f0/11.0 #1A1A1A @{node} "ord"{more}\n'

    def lines(self, first: float, last: float, node: int) -> list[str]:
        return [self.line(first + 15 * i, node) for i in range(int((last - first) / 15) + 1)]

    def test_nothing(self):
        self.assertEqual(self.judged([self.line(90, 2), *self.lines(120, 750, 4)], self.lines(90, 300, 4)), [])

    def test_lone_heading(self):
        pages = [*self.lines(90, 700, 4), self.line(740, 2)], self.lines(90, 300, 6)
        self.assertEqual(self.judged(*pages), [("lone heading", False)])

    def test_lone_heading_at_a_columns_end(self):
        assembly = 'columns count="2" @1\n  heading 1 "1" @2\n    text "Navn" @3\n  paragraph @4\n    text "ord" @5\n'
        left = [*[self.line(90 + 15 * i, 5, width=100) for i in range(3)], self.line(165, 3, width=100)]
        page = [*left, *[self.line(90 + 15 * i, 5, x=311.8, width=100) for i in range(2)]]
        self.assertEqual(self.judged(page, assembly=assembly), [("lone heading", False)])

    def test_orphan_and_widow(self):
        self.assertEqual(self.judged([*self.lines(90, 725, 4), self.line(747, 6)], self.lines(90, 300, 6)), [("orphan", False)])
        self.assertEqual(self.judged(self.lines(90, 750, 4), [self.line(90, 4), *self.lines(120, 300, 6)]), [("widow", False)])

    def test_lone_line_in_short_columns_is_forced(self):
        left = [self.line(90, 9, width=150), self.line(105, 9, width=150)]
        right = self.line(90, 9, x=311.8, width=150)
        self.assertEqual(self.judged([*left, right]), [("widow", True)])
        self.assertEqual(self.judged([*left, self.line(120, 9, width=150), right]), [("widow", False)])

    def test_lone_line_in_rows(self):
        def cell(page: int, node: int, count: int) -> list[str]:
            x = 90.0 if node == 14 else 300.0
            top = 750 - 15 * (count - 1) if page == 1 else 90
            return [self.line(top + 15 * i, node, x=x, width=150) for i in range(count)]
        above = self.lines(90, 650, 4)
        alone = [*above, *cell(1, 14, 2)], cell(2, 14, 1)
        both = [*above, *cell(1, 14, 2), *cell(1, 17, 2)], [*cell(2, 14, 1), *cell(2, 17, 3)]
        self.assertEqual(self.judged(*alone), [("widow", False)])
        self.assertEqual(self.judged(*both), [("widow", True)])

    def test_divided_word(self):
        pages = [*self.lines(90, 735, 4), self.line(750, 4, " hyphen")], self.lines(90, 300, 4)
        self.assertEqual(self.judged(*pages), [("divided word", False)])

    def test_overfull(self):
        self.assertEqual(self.judged([self.line(90, 4, x=260.0)]), [("overfull", False)])
        right = [self.line(90 + 15 * i, 9, x=311.8, width=150) for i in range(2)]
        beside = [self.line(90, 9), self.line(105, 9, width=150), *right]
        self.assertEqual(self.judged(beside), [("overfull", False)])
        self.assertEqual(self.judged([self.line(800, 4)]), [("overfull", False)])
        self.assertEqual(self.judged([self.line(90, 14), self.line(90, 17, x=200.0)]), [("overfull", False)])
        self.assertEqual(self.judged([self.line(90, 4, x=600.0)]), [("overfull", True)])

    def test_caption_of_a_table_in_columns(self):
        assembly = """columns count="2" @1
  table @2
    caption "Tabel 1" @3
      text "ord" @4
    row body @5
      cell @6
        paragraph @7
          text "ord" @8
      cell @9
        paragraph @10
          text "ord" @11
  paragraph @12
    text "ord" @13
"""
        beside = [*[self.line(200 + 15 * i, 13, width=150) for i in range(2)], *[self.line(200 + 15 * i, 13, x=311.8, width=150) for i in range(2)]]
        caption, left = self.line(90, 4), self.line(115, 8, width=100)
        across = [caption, left, self.line(115, 11, x=320.0, width=100), *beside]
        inside = [caption, left, self.line(115, 11, x=190.0, width=70), *beside]
        self.assertEqual(self.judged(across, assembly=assembly), [])
        self.assertEqual(self.judged(inside, assembly=assembly), [("overfull", False)])

    def test_level(self):
        dump = "".join(f'page {i} "{i}" 595.3x841.9\n' + "".join(lines)
                       for i, lines in enumerate([self.lines(90, 750, 4), self.lines(90, 725, 4), self.lines(90, 300, 4)], 1))
        self.assertEqual(page_judge.levels(self.ASSEMBLY, dump), (1, 2))

    def test_hole(self):
        self.assertEqual(self.judged(self.lines(90, 600, 4), self.lines(90, 600, 6)), [("hole", False)])
        # A row that has no room there.
        row = [self.line(90 + 15 * i, 14) for i in range(13)]
        self.assertEqual(self.judged(self.lines(90, 600, 4), [*row, *self.lines(400, 700, 6)]), [("hole", True)])
        # A last page that would be left with next to nothing.
        self.assertEqual(self.judged(self.lines(90, 650, 4), self.lines(90, 165, 6)), [("hole", True)])


if __name__ == "__main__":
    testing.main()

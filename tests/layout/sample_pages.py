# SPDX-License-Identifier: MPL-2.0
"""The pages of every document of content/, in both themes: what a reader would see as a mistake of the press is counted.

It joins the dumps of the assembly and of the pages by node id, so it knows headings and paragraphs from other text.
"""

import re
import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

PAGE = re.compile(r'page \d+ "[^"]*" ([\d.]+)x([\d.]+)')
TEXT = re.compile(r'  text (-?[\d.]+),(-?[\d.]+) w([\d.]+) f\d+/([\d.]+) \S+ (?:@(\d+)|(header|footer|artifact)|label@?\S*)(.*)$')
NODE = re.compile(r"^( *)([a-z-]+).*@(\d+)$")


def kinds_above(dump: str) -> dict[int, list[tuple[str, int]]]:
    """For each node the kinds and ids of itself and what it stands in, innermost last."""
    found: dict[int, list[tuple[str, int]]] = {}
    open_nodes: list[tuple[int, str, int]] = []
    for line in dump.splitlines():
        match = NODE.match(line)
        indent = len(line) - len(line.lstrip(" "))
        while open_nodes and open_nodes[-1][0] >= indent:
            open_nodes.pop()
        if match:
            node = int(match[3])
            open_nodes.append((indent, match[2], node))
            found[node] = [(kind, one) for _, kind, one in open_nodes]
        elif line.strip():
            open_nodes.append((indent, line.split()[0], 0))
    return found


class Line:
    def __init__(self, page: int, match: re.Match):
        self.page = page
        self.x, self.y, self.width, self.size = (float(match[i]) for i in range(1, 5))
        self.node = int(match[5]) if match[5] else 0
        self.furniture = match[6] in ("header", "footer")
        self.hyphen = match[7].rstrip().endswith(" hyphen")


def read_pages(dump: str) -> tuple[list[float], list[Line]]:
    widths: list[float] = []
    lines: list[Line] = []
    for row in dump.splitlines():
        if match := PAGE.match(row):
            widths.append(float(match[1]))
        elif match := TEXT.match(row):
            lines.append(Line(len(widths) - 1, match))
    return widths, lines


def faults(assembly: str, pages: str, margin: float = 85.04) -> dict[str, int]:
    above = kinds_above(assembly)
    widths, lines = read_pages(pages)
    count = dict.fromkeys(("overfull lines", "lone headings", "divided words", "lone lines", "cover pages"), 0)
    count["overfull lines"] = sum(
        1 for line in lines if not line.furniture and line.node and line.x + line.width > widths[line.page] - margin + line.size * 0.45)
    bare = set(range(len(widths))) - {line.page for line in lines if line.furniture and line.y > 20}
    count["cover pages"] = len(bare)
    text = [line for line in lines if line.node in above and not any(kind == "footnote" for kind, _ in above[line.node])]
    for page in range(len(widths)):
        here = [line for line in text if line.page == page]
        if not here or page in bare or page + 1 == len(widths):
            continue
        last = max(here, key=lambda line: line.y)
        count["lone headings"] += any(kind == "heading" for kind, _ in above[last.node])
        count["divided words"] += last.hyphen
    paragraphs: dict[int, dict[int, set[float]]] = {}
    for line in text:
        kinds = above[line.node]
        if any(kind in ("cell", "caption", "contents") for kind, _ in kinds):
            continue
        own = [node for kind, node in kinds if kind == "paragraph"]
        if own:
            paragraphs.setdefault(own[-1], {}).setdefault(line.page, set()).add(line.y)
    for by_page in paragraphs.values():
        if len(by_page) > 1:
            count["lone lines"] += sum(1 for ys in by_page.values() if len(ys) < 2)
    return count


MARGINS = {"officiel": 85.04, "stor-skrift": 56.7}  # at a page's right


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
                dumps = [program.run("build", path.name, "--dump", stage, cwd=root) for stage in ("assembly", "pages")]
                for done in dumps:
                    self.assertEqual(done.returncode, 0, done.stderr)
                counted = faults(*(done.stdout for done in dumps), margin=MARGINS[theme])
                covers = counted.pop("cover pages")
                print(path.stem, theme, counted, f"cover pages: {covers}")
                self.assertEqual({name: number for name, number in counted.items() if number}, {})
                self.assertLessEqual(covers, 1, "a cover is one page")

    def test_official(self):
        self.check("officiel")

    def test_large_print(self):
        self.check("stor-skrift")


class Counter(unittest.TestCase):
    """The counter sees what it should."""

    ASSEMBLY = 'blocks\n  heading 1 "1" @1\n    text "Navn" @2\n  paragraph @3\n    text "ord" @4\n'

    def pages(self, first: str, second: str) -> str:
        furniture = '  text 85.0,50.0 w10.0 f0/8.0 #5A5A5A header "hoved"\n'
        return f'page 1 "1" 595.3x841.9\n{furniture}{first}page 2 "2" 595.3x841.9\n{furniture}{second}'

    def line(self, y: float, node: int, more: str = "", x: float = 85.0) -> str:
        return f'  text {x},{y} w300.0 f0/11.0 #1A1A1A @{node} "ord"{more}\n'

    def test_lone_heading(self):
        self.assertEqual(faults(self.ASSEMBLY, self.pages(self.line(700, 2), self.line(90, 4)))["lone headings"], 1)

    def test_divided_word_and_lone_line(self):
        found = faults(self.ASSEMBLY, self.pages(self.line(700, 4, " hyphen"), self.line(90, 4)))
        self.assertEqual((found["divided words"], found["lone lines"]), (1, 2))

    def test_overfull(self):
        self.assertEqual(faults(self.ASSEMBLY, self.pages(self.line(90, 4, x=260.0), ""))["overfull lines"], 1)


if __name__ == "__main__":
    testing.main()

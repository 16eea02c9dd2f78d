# SPDX-License-Identifier: MPL-2.0
"""Blocks within blocks, as no one plans them: tables with rows taller than a page in cells, boxes, lists, quotes, terms, columns,
turned pages and notes, made at random from fixed seeds. Every sentence ends in a code of its own, and every code that the
document holds must stand on a page, above its foot and within its sides.
"""

import random
import re
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

DOCUMENTS = 60
DEPTH = 4
FOOT = 50  # points above the paper's edge, where no text stands
CODE = re.compile(r"z\d{5}")
PAGE = re.compile(r'page \d+ "[^"]*" ([\d.]+)x([\d.]+)')
TEXT = re.compile(r'  text (-?[\d.]+),(-?[\d.]+) w([\d.]+) f\S+ \S+ @(\d+) "(.*?)"( hyphen)?')
WORDS = ("kommunen regionen sygehuset genoptræningsplan patienten forløbskoordinator aftaler henviser og i til med den efter hurtigt "
         "opfølgning sundhedssamarbejdsudvalget").split()


class Document:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.again = random.Random(-seed)  # calls of notes that were called before
        self.codes = 10000
        self.notes: list[list[str]] = []
        self.in_note = False

    def sentence(self) -> str:
        self.codes += 1
        text = " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(3, 14))).capitalize() + f" z{self.codes}"
        if self.in_note or self.random.random() > 0.05:
            call = not self.in_note and self.notes and self.again.random() < 0.15
            return text + (f"[^n{self.again.randint(1, len(self.notes))}]." if call else ".")
        self.in_note = True
        self.notes.append([self.paragraph(self.random.choice([1, 1, 2, 6, 40]))])
        if self.random.random() < 0.1:
            self.notes[-1].append(self.pipe_table())
        self.in_note = False
        return f"{text}[^n{len(self.notes)}]."

    def paragraph(self, sentences: int = 0) -> str:
        return " ".join(self.sentence() for _ in range(sentences or self.random.choice([1, 2, 3, 5])))

    def pipe_table(self) -> str:
        columns = self.random.randint(2, 4)
        rows = self.random.choice([1, 2, 8, 40])
        longest = {1: 120, 2: 60}.get(rows, 2)
        lines = ["| " + " | ".join(f"H{i}" for i in range(columns)) + " |", "|" + "---|" * columns]
        for _ in range(rows):
            cells = [self.paragraph(self.random.choice([1, 1, 2, longest])) for _ in range(columns)]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def list_table(self, depth: int) -> str:
        columns = self.random.randint(2, 3)
        head = self.random.random() < 0.5
        rows = ["- " + "\n  ".join(f"- K{i}" for i in range(columns))] if head else []
        for _ in range(self.random.randint(1, 4)):
            cells = []
            for _ in range(columns):
                inner = self.random.random() < 0.35 and depth < DEPTH - 1
                blocks = self.blocks(depth + 1, 2) if inner else [self.paragraph(self.random.choice([1, 2, 4, 60]))]
                cells.append(indented(blocks, "- ", "  "))
            rows.append(indented(["\n".join(cells)], "- ", "  "))
        attributes = ".list-table header-rows=1" if head else ".list-table"
        return fenced(attributes, rows, depth)

    def block(self, depth: int) -> str:
        at = self.random.random()
        if depth >= DEPTH or at < 0.3:
            return self.paragraph()
        if at < 0.5:
            return self.list_table(depth) if self.random.random() < 0.5 else self.pipe_table()
        if at < 0.6:
            return indented(self.blocks(depth + 1, 2), "- ", "  ") + "\n" + indented(self.blocks(depth + 1, 1), "- ", "  ")
        if at < 0.67:
            return indented(self.blocks(depth + 1, 2), "> ", "> ", "> ")
        if at < 0.8:
            return fenced('.callout title="T"', self.blocks(depth + 1, 2), depth)
        if at < 0.9:
            return fenced(self.random.choice([".columns", ".columns count=3"]), self.blocks(depth + 1, 4), depth)
        if at < 0.94:
            return fenced(".landscape", self.blocks(depth + 1, 2), depth)
        return self.paragraph(1) + "\n\n" + indented(self.blocks(depth + 1, 2), ":   ", "    ")

    def blocks(self, depth: int, most: int) -> list[str]:
        return [self.block(depth) for _ in range(self.random.randint(1, most))]

    def source(self) -> str:
        blocks = self.blocks(0, 6)
        blocks += [indented(note, f"[^n{i}]: ", "    ") for i, note in enumerate(self.notes, 1)]
        return "---\ntitle: Prøve\n---\n\n" + "\n\n".join(blocks) + "\n"


def indented(blocks: list[str], first: str, later: str, empty: str = "") -> str:
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(first + line if i == 0 else later + line if line else empty.rstrip() for i, line in enumerate(lines))


def fenced(attributes: str, blocks: list[str], depth: int) -> str:
    fence = ":" * (9 - depth)
    return f"{fence} {{{attributes}}}\n" + "\n\n".join(blocks) + f"\n{fence}"


def read(pages: str) -> tuple[str, list[str]]:
    """The words of all nodes, each node's together, and the lines that stand outside their page."""
    words: dict[str, str] = {}
    outside = []
    width = height = number = 0.0
    for line in pages.splitlines():
        if page := PAGE.match(line):
            width, height, number = float(page[1]), float(page[2]), number + 1
        elif text := TEXT.match(line):
            x, y, advance = float(text[1]), float(text[2]), float(text[3])
            words[text[4]] = words.get(text[4], "") + text[5]
            if y > height - FOOT or x < 0 or x + advance > width:
                outside.append(f"page {number:.0f}: {line.strip()}")
    return "\n".join(words.values()), outside


class NestedWords(unittest.TestCase):
    def test_every_sentence_stands_on_a_page(self) -> None:
        folder = program.scratch()
        for theme in ("officiel", "stor-skrift"):
            (folder / theme).mkdir()
            (folder / theme / "aftale.yaml").write_text(f"title: Prøve\ntheme: {theme}\n", encoding="utf-8")

        def build(seed: int) -> tuple[int, str, str]:
            place = folder / ("stor-skrift" if seed % 3 == 0 else "officiel")
            (place / f"d{seed}.md").write_text(Document(seed).source(), encoding="utf-8")
            done = [program.run("build", f"d{seed}.md", "--dump", stage, "--quiet", cwd=place) for stage in ("assembly", "pages")]
            return seed, done[0].stdout, done[1].stdout

        sentences = count = 0
        with ThreadPoolExecutor(2) as pool:
            for seed, assembly, pages in pool.map(build, range(DOCUMENTS)):
                with self.subTest(seed=seed):
                    self.assertTrue(pages)
                    wanted = set(CODE.findall(assembly))
                    words, outside = read(pages)
                    count += len(re.findall("(?m)^page ", pages))
                    sentences += len(wanted & set(CODE.findall(words)))
                    self.assertEqual(sorted(wanted - set(CODE.findall(words))), [])
                    self.assertEqual(outside, [])
        self.assertGreater(sentences, 100 * DOCUMENTS)
        print(f"{DOCUMENTS} documents, {count} pages, {sentences} sentences that stand on them")


if __name__ == "__main__":
    testing.main()

#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Counts how pages end, per set of documents: what a change of the prices in src/layout/page_costs.h does to all of them.

    tests/bench/pages.py [FILE.md or FOLDER …] [--sets content,golden,mixed] [--mixed 30] [--themes officiel,stor-skrift] [--list]

Sets: each named file or folder of such by itself, content/'s documents, the golden cases, and as many mixed documents as --mixed says (documents.py,
seeds from 1), in both themes. AFTALE names the program. A row tells, of the pages whose text goes on overleaf by itself:

  level     how many end within a line of their foot, of how many; pages with notes are left out
  free      lines left free at the foot in all, and on the worst page
  holes     pages that end more than 5 lines short although what comes next had room there (page_judge.py says what has), those that
            end more than 3 lines short so, and those of more than 5 lines that nothing could fill

--list names them, one a line.
"""

import argparse
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "layout")]
import documents  # noqa: E402
import page_judge  # noqa: E402
import sample_pages  # noqa: E402
from harness import program  # noqa: E402

SHORT = 3  # lines: a smaller hole that is counted too


@dataclass
class Ends:
    pages: int = 0
    free: list = field(default_factory=list)
    holes: list = field(default_factory=list)   # (document, fault) that could be filled
    short: list = field(default_factory=list)   # the same from SHORT lines on
    forced: list = field(default_factory=list)

    def add(self, name: str, dumps: tuple[str, str], sheet: page_judge.Sheet) -> None:
        printed, lines = page_judge.read(*dumps, sheet)
        self.pages += len(re.findall(r"(?m)^page ", dumps[1]))
        self.free += page_judge.free_lines(printed, lines, sheet)
        for fault in page_judge.page_ends(printed, lines, sheet):
            if fault.kind == "hole":
                (self.forced if fault.forced else self.holes).append((name, fault))
        for fault in page_judge.page_ends(printed, lines, sheet, SHORT):
            if fault.kind == "hole" and not fault.forced:
                self.short.append((name, fault))

    def row(self) -> str:
        level = sum(1 for lines in self.free if lines < 1)
        free = f"{sum(self.free):7.1f} {max(self.free, default=0):5.1f}"
        holes = f"{len(self.holes):4} {len(self.short):4} {len(self.forced):4}"
        return f"{self.pages:5} {level:5} of {len(self.free):4}  {free}  {holes}"


def sources(names: list[str], files: list[str], seeds: int, theme: str, scratch: Path) -> dict[str, list[tuple[str, list[str], Path]]]:
    """Set → (name, arguments, folder) of its documents."""
    found = {}
    for file in map(Path, files):
        folder = scratch / f"file-{len(found)}"
        if file.is_dir():
            program.shutil.copytree(file, folder)
        else:
            folder.mkdir()
            program.shutil.copy(file, folder)
        (folder / "aftale.yaml").write_text(f"format: 1\ntitle: Sider\nout: out\ntheme: {theme}\n", encoding="utf-8")
        found[file.stem] = [(path.stem, [path.name], folder) for path in sorted(folder.glob("*.md"))]
    if "content" in names:
        folder = scratch / "content"
        program.shutil.copytree(program.CONTENT, folder)
        settings = folder / "aftale.yaml"
        settings.write_text(re.sub(r"(?m)^theme:.*$", f"theme: {theme}", settings.read_text(encoding="utf-8")), encoding="utf-8")
        found["content"] = [(name, [name], folder) for name in program.document_ids() if (folder / f"{name}.md").exists()]
    if "golden" in names:
        cases = [*sample_pages.CASES.glob("*/*.md"), *(path.parent for path in sample_pages.CASES.glob("*/*/aftale.yaml"))]
        found["golden"] = [(case.stem, sample_pages.target_of(case), case.parent) for case in sorted(cases)]
    if "mixed" in names:
        folder = scratch / "mixed"
        folder.mkdir()
        (folder / "aftale.yaml").write_text(f"format: 1\ntitle: Sider\nout: out\ntheme: {theme}\n", encoding="utf-8")
        for seed in range(1, seeds + 1):
            (folder / f"mixed-{seed}.md").write_text(f"---\ntitle: Sider\n---\n\n{documents.mixed(seed)}\n", encoding="utf-8")
        found["mixed"] = [(f"mixed-{seed}", [f"mixed-{seed}.md"], folder) for seed in range(1, seeds + 1)]
    return found


def environment(theme: str, scratch: Path) -> dict[str, str]:
    """Cases that name no theme are set in this one: it takes the usual one's place among the program's own files."""
    data = scratch / "data"
    program.shutil.copytree(sample_pages.THEMES.parent, data / "templates")
    text = (sample_pages.THEMES / f"{theme}.yaml").read_text(encoding="utf-8")
    (data / "templates" / "theme" / "officiel.yaml").write_text(text.replace(f"id: {theme}", "id: officiel"), encoding="utf-8")
    return program.environment(AFTALE_DATA=str(data))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", metavar="FILE or FOLDER")
    parser.add_argument("--sets", default="content,golden,mixed")
    parser.add_argument("--mixed", type=int, default=30)
    parser.add_argument("--themes", default="officiel,stor-skrift")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    print(f"{'':30} pages     level        free worst  holes: 5    3  forced")
    for theme in options.themes.split(","):
        scratch = program.scratch("aftale-pages-")
        env = environment(theme, scratch)
        sheet = sample_pages.sheet_of(theme)
        for name, own in sources(options.sets.split(","), options.files, options.mixed, theme, scratch).items():
            ends = Ends()
            with ThreadPoolExecutor(2) as pool:
                dumps = list(pool.map(lambda one: sample_pages.dumps_of(one[1], one[2], env), own))
            for (document, _, _), pair in zip(own, dumps):
                if pair:
                    ends.add(document, pair, sheet)
            print(f"{name[:16]:17}{theme:13}{ends.row()}", flush=True)
            if options.list:
                told = [*ends.short, *ends.holes, *((document, fault) for document, fault in ends.forced)]
                for line in sorted({f"  {document}: {fault}" for document, fault in told}):
                    print(line)


if __name__ == "__main__":
    main()

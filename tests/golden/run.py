#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Golden tests: what the program makes of each case, against the files beside it.

usage: run.py AFTALE [--update] [--add=KIND,KIND …] [CASE …]

A case is a Markdown file in cases/GROUP/, or there a folder with an aftale.yaml: a project of one
document, or with one whose id is the folder's name.
cases/GROUP/NAME.KIND.txt holds what must come. KIND is

  document, assembly, pages, tags   the dump of that stage
  parts                             of the parts dump, those that hold this document's own words, without measures
  html                              the main part of the page, without the bytes of its pictures
  messages, messages-da             what `build` says in English and in Danish, and its exit status in the last line
  layout, layout-da                 the same with what laying out the pages says, notes too
  check, check-da                   the same of `check`, which says to-dos and notes too
  changes, redline                  what `diff` finds from NAME.old.txt, the version before, to the case, and the document it makes

and cases/GROUP/NAME.page-N.png what page N must look like, where a picture says more than the dump (pictures.py compares them).

CASE is a group, GROUP/NAME or NAME. --add makes the named kinds for cases that lack them (`picture`: of every page; remove those that say nothing), --update writes all that exist
anew: read the difference before you commit it.
"""
import difflib
import pathlib
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import pictures

CASES = pathlib.Path(__file__).resolve().parent / "cases"
SAID = {"messages": ("build", "en"), "messages-da": ("build", "da"), "check": ("check", "en"), "check-da": ("check", "da"),
        "layout": ("build", "en"), "layout-da": ("build", "da")}
PICTURE = "picture"
DIFFERENCES = {"changes": "changes", "redline": "assembly"}
KINDS = ["document", "assembly", "pages", "tags", "parts", "html", *SAID, *DIFFERENCES]
OWN_PARTS = ("/word/document.xml", "/word/footnotes.xml", "/word/comments.xml", "/word/commentsExtended.xml")
# Page sizes come from the theme, column widths from the fonts, and every document has the same note separators.
MEASURES = re.compile(r" *<w:(sectPr|tblGrid|tcW|tblW|footnote w:type)\b[^>]*?(/>|>.*?</w:(sectPr|tblGrid|footnote)>)\n", re.DOTALL)
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1717200000", "NO_COLOR": "1"}
LINES_SHOWN = 60


class Case:
    def __init__(self, path):
        self.path = path
        self.name = f"{path.parent.name}/{path.stem}"

    def golden(self, kind):
        return self.path.with_name(f"{self.path.stem}.{kind}.txt")

    def kinds(self):
        return [kind for kind in KINDS if self.golden(kind).exists()]

    def pictures(self):
        """Page number → file."""
        found = self.path.parent.glob(f"{self.path.stem}.page-*.png")
        return {int(path.stem.rsplit("-", 1)[1]): path for path in sorted(found)}

    def chosen_by(self, words):
        return not words or any(word in (self.name, self.path.stem, self.path.parent.name) for word in words)

    def target(self):
        if self.path.is_file():
            return [self.path.name]
        named = f"id: {self.path.name}\n" in (self.path / "aftale.yaml").read_text(encoding="utf-8")
        return ["-C", self.path.name, self.path.name] if named else ["-C", self.path.name]


def all_cases():
    files = [path for path in CASES.glob("*/*.md")]
    projects = [path.parent for path in CASES.glob("*/*/aftale.yaml")]
    return sorted(map(Case, files + projects), key=lambda case: case.name)


class Broken(Exception):
    """The program ended in another way than a finished run does, whatever it was asked for."""


def run(program, case, *options, command="build", before=None):
    done = subprocess.run([program, command, *([before] if before else []), *case.target(), *options], cwd=case.path.parent, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=60)
    if done.returncode not in (0, 1):
        raise Broken(f"{case.name}: exit status {done.returncode}\n{done.stderr}")
    return done


def own_parts(dump):
    parts = re.split(r"(?m)^(?=part )", dump)
    own = [MEASURES.sub("", part) for part in parts if part.startswith(tuple(f"part {name} " for name in OWN_PARTS))]
    return "".join(part for part in own if "<w:p>" in part or "<w:p " in part or "<w15:" in part)


def main_part(program, case):
    with tempfile.TemporaryDirectory() as folder:
        run(program, case, "--format", "html", "--out", folder, "--quiet")
        page = "".join(path.read_text(encoding="utf-8") for path in pathlib.Path(folder).glob("*.html"))
    found = re.search(r"<main.*</main>", page, re.DOTALL)
    return re.sub(r'(data:[a-z/+]+);[^"]*', r"\1;…", found[0]) + "\n" if found else ""


def produced(program, case, kind):
    if kind in SAID:
        command, language = SAID[kind]
        stage = ["--dump", "pages", "-v"] if kind.startswith("layout") else ["--dump", "assembly"]
        done = run(program, case, *(stage if command == "build" else []), "--lang", language, command=command)
        return done.stderr + f"exit status {done.returncode}\n"
    if kind in DIFFERENCES:
        before = case.path.with_name(f"{case.path.stem}.old.txt").name
        return run(program, case, "--dump", DIFFERENCES[kind], command="diff", before=before).stdout
    if kind == "html":
        return main_part(program, case)
    done = run(program, case, "--dump", kind, "--quiet")
    return own_parts(done.stdout) if kind == "parts" else done.stdout


# Lato and HarfBuzz differ between Debian's releases by a tenth of a point here and there; a line that breaks elsewhere or a
# thing that moves differs by more.
LENGTH = re.compile(r"\d+\.\d")
NEARLY = 0.3


def same(kind, before, now):
    if kind != "pages" or LENGTH.sub("", before) != LENGTH.sub("", now):
        return before == now
    return all(abs(float(a) - float(b)) <= NEARLY for a, b in zip(LENGTH.findall(before), LENGTH.findall(now)))


def show_difference(name, before, now):
    lines = list(difflib.unified_diff(before.splitlines(), now.splitlines(), name, "now", lineterm="", n=2))
    print("\n".join(lines[:LINES_SHOWN]))
    if len(lines) > LINES_SHOWN:
        print(f"… and {len(lines) - LINES_SHOWN} lines more")
    print()


def write(program, cases, add):
    for case in cases:
        for kind in [*case.kinds(), *(kind for kind in add if not case.golden(kind).exists())]:
            if kind != PICTURE:
                case.golden(kind).write_text(produced(program, case, kind), encoding="utf-8")
        if case.pictures() or PICTURE in add:
            write_pictures(program, case, PICTURE in add)


def drawn(program, case):
    with tempfile.TemporaryDirectory() as folder:
        run(program, case, "--format", "pdf", "--out", folder, "--quiet")
        return [page for path in pathlib.Path(folder).glob("*.pdf") for page in pictures.draw(path)]


def write_pictures(program, case, add):
    pages = drawn(program, case)
    wanted = case.pictures() or {number: None for number in range(1, len(pages) + 1) if add}
    for number in wanted:
        name = f"{case.path.stem}.page-{number}.png"
        case.path.with_name(name).write_bytes(pages[number - 1])


def compare_pictures(program, case):
    try:
        pages = drawn(program, case)
    except Broken as broken:
        return [f"{case.name} (pictures): {broken}"]
    failed = []
    for number, path in case.pictures().items():
        found = pictures.differs(path.read_bytes(), pages[number - 1]) if number <= len(pages) else "no such page now"
        failed += [f"{case.name} (picture of page {number}): {found}"] if found else []
    return failed


def attempt(program, case, kind):
    try:
        return produced(program, case, kind)
    except Broken as broken:
        return str(broken)


def compare(program, cases):
    work = [(case, kind) for case in cases for kind in case.kinds()]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda one: attempt(program, *one), work))
    failed = []
    for (case, kind), now in zip(work, found):
        before = case.golden(kind).read_text(encoding="utf-8")
        if not same(kind, before, now):
            failed.append(f"{case.name} ({kind})")
            show_difference(f"{case.name}.{kind}.txt", before, now)
    illustrated = [case for case in cases if case.pictures()]
    if pictures.tool():
        with ThreadPoolExecutor(2) as pool:
            failed += [wrong for found in pool.map(lambda case: compare_pictures(program, case), illustrated) for wrong in found]
        print(f"{sum(len(case.pictures()) for case in illustrated)} pictures of pages compared")
    else:
        print(f"SKIPPED the pictures of {len(illustrated)} cases: pdftoppm is not here")
    failed += [f"{case.name} (has nothing to compare with)" for case in cases if not case.kinds()]
    return len(work), failed


def strays(cases):
    """Files of no case: a golden whose case was renamed would otherwise never be compared again."""
    known = {case.golden(kind) for case in cases for kind in [*KINDS, "old"]}
    known.update(path for case in cases for path in case.pictures().values())
    files = [*CASES.glob("*/*.txt"), *CASES.glob("*/*.page-*.png")]
    return [str(path.relative_to(CASES)) for path in files if path not in known]


def main():
    options = [a for a in sys.argv[2:] if a.startswith("--")]
    add = [kind for option in options if option.startswith("--add=") for kind in option[6:].split(",")]
    if len(sys.argv) < 2 or set(add) - {*KINDS, PICTURE} or [o for o in options if o != "--update" and not o.startswith("--add=")]:
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    everything = all_cases()
    words = [a for a in sys.argv[2:] if not a.startswith("--")]
    cases = [case for case in everything if case.chosen_by(words)]
    if "--update" in options or add:
        write(program, cases, add)
    compared, failed = compare(program, cases)
    failed += [f"{name} (belongs to no case)" for name in strays(everything)]
    print(f"{compared} dumps and messages of {len(cases)} cases compared, {len(failed)} wrong")
    for name in failed:
        print(f"  {name}")
    return 1 if failed or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MPL-2.0
"""What an author or a machine can get wrong: a clear message at its place in Danish and English, the promised exit
status, and no half-written file anywhere."""

import json
import os
import re
import stat
import subprocess
import sys
import unittest
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

PROJECT = """format: 1
title: Prøveaftale
out: ud
tables: tabeller
documents:
  - id: god
    file: god.md
  - id: proeve
    file: proeve.md
"""
GOOD = "---\ntitle: Den gode\n---\n\n# Uden fejl\n\nEn linje.\n"
TEXT = """---
title: Prøve på fejl
version: "1.0"
---

# Indledning

Se @tbl-maal, version {{version}}.

::: {.table #tbl-maal src="tabeller/maal.csv"}
Mål og tal
:::

::: {.table #tbl-trin src="tabeller/trin.yaml"}
Trin
:::
"""
CSV = "nr;navn\n1;Første mål\n2;Andet mål\n"
YAML = """fields:
  - {name: trin, title: Trin}
rows:
  - {trin: Først}
  - {trin: Så}
"""
FILES = {"aftale.yaml": PROJECT, "god.md": GOOD, "proeve.md": TEXT, "tabeller/maal.csv": CSV, "tabeller/trin.yaml": YAML}


@dataclass
class Case:
    """One thing wrong. `mark` is the text in `at` that the message must point at (None: the line only matters as a line)."""
    at: str
    changes: dict[str, object] = field(default_factory=dict)
    mark: str | None = None
    says: str = ""
    stops_all: bool = False


def changed(name: str, old: str, new: str) -> dict[str, object]:
    assert old in FILES[name], old
    return {name: FILES[name].replace(old, new, 1)}


CASES = {
    "document missing": Case("aftale.yaml", changed("aftale.yaml", "file: proeve.md", "file: findes-ikke.md"), says="findes-ikke.md"),
    "table missing": Case("proeve.md", changed("proeve.md", "tabeller/maal.csv", "tabeller/findes-ikke.csv"), says="findes-ikke.csv"),
    "text in the wrong encoding": Case("proeve.md", {"proeve.md": TEXT.encode("cp1252")}, says="UTF-8"),
    "front matter broken": Case("proeve.md", changed("proeve.md", 'version: "1.0"', 'version: {fra: "1.0"\nparter: [a')),
    "project file broken": Case("aftale.yaml", changed("aftale.yaml", "documents:\n", "documents: [\n"), stops_all=True),
    "table file broken": Case("tabeller/trin.yaml", changed("tabeller/trin.yaml", "- {trin: Så}", "- {trin: Så")),
    "unknown key in the project": Case("aftale.yaml", changed("aftale.yaml", "tables:", "tabels:"), "tabels", "tables", stops_all=True),
    "key twice": Case("aftale.yaml", changed("aftale.yaml", "out: ud\n", "out: ud\nout: du\n"), stops_all=True),
    "row too long": Case("tabeller/maal.csv", changed("tabeller/maal.csv", "2;Andet mål", "2;Andet mål;en for meget")),
    "row too short": Case("tabeller/maal.csv", changed("tabeller/maal.csv", "2;Andet mål", "2")),
    "quote never closed": Case("tabeller/maal.csv", changed("tabeller/maal.csv", "2;Andet mål", '2;"Andet mål')),
    "column twice": Case("tabeller/maal.csv", changed("tabeller/maal.csv", "nr;navn", "nr;nr")),
    "unknown column asked for": Case("proeve.md", changed("proeve.md", 'maal.csv"', 'maal.csv" columns="nr beloeb"'), says="beloeb"),
    "reference to nothing": Case("proeve.md", changed("proeve.md", "@tbl-maal", "@tbl-findes-ikke"), "@tbl-findes-ikke", "tbl-findes-ikke"),
    "unknown value": Case("proeve.md", changed("proeve.md", "{{version}}", "{{findes.ikke}}"), "findes.ikke", "findes.ikke"),
    "figure without alternative text": Case("proeve.md", changed("proeve.md", "Se @tbl", "![](billede.png){#fig-a}\n\nSe @tbl"), "billede.png){"),
    "id twice": Case("proeve.md", changed("proeve.md", "#tbl-trin", "#tbl-maal"), says="tbl-maal"),
    "div never closed": Case("proeve.md", {"proeve.md": TEXT.rstrip().removesuffix(":::")}),
    "path out of the project": Case("proeve.md", changed("proeve.md", "tabeller/maal.csv", "../hemmelig.csv"), says="../hemmelig.csv"),
    "absolute path": Case("proeve.md", changed("proeve.md", "tabeller/maal.csv", "/etc/hostname"), says="/etc/hostname"),
    "include out of the project": Case("proeve.md", changed("proeve.md", "Se @tbl", "::: {.include src=\"../hemmelig.md\"}\n:::\n\nSe @tbl"), says="../hemmelig.md"),
    "text in UTF-16": Case("proeve.md", {"proeve.md": TEXT.encode("utf-16")}, says="UTF-16"),
    "text with a NUL": Case("proeve.md", changed("proeve.md", "Se @tbl", "\0Se @tbl"), "\0"),
    "front matter never ends": Case("proeve.md", {"proeve.md": TEXT.replace('version: "1.0"\n---\n', 'version: "1.0"\n', 1)}, "---"),
    "kind unknown": Case("proeve.md", changed("proeve.md", "title:", "dokumenttype: referart\ntitle:"), "referart", "referat"),
    "status unknown": Case("proeve.md", changed("proeve.md", "title:", "status: udkastet\ntitle:"), "udkastet", "udkast"),
    "attributes that cannot be read": Case("proeve.md", changed("proeve.md", "# Indledning", "# Indledning {#a b}"), "{#a b}"),
    "value never closed": Case("proeve.md", changed("proeve.md", "{{version}}", "{{version"), "{{version"),
    "footnote to nothing": Case("proeve.md", changed("proeve.md", "Se @tbl", "Se[^note] @tbl"), "[^note]"),
    "review mark never ends": Case("proeve.md", changed("proeve.md", "Se @tbl", "{++Se @tbl"), "{++"),
    "comment never ends": Case("proeve.md", changed("proeve.md", "Se @tbl", "<!-- Se @tbl"), "<!--"),
    "list table without rows": Case("proeve.md", changed("proeve.md", "Se @tbl", "::: {.list-table}\nTekst\n:::\n\nSe @tbl"), "::: {.list-table}"),
    "condition broken": Case("proeve.md", changed("proeve.md", 'maal.csv"', 'maal.csv" where="(nr = 1"')),
    "picture missing": Case("proeve.md", changed("proeve.md", "Se @tbl", "![Kort](kort.png)\n\nSe @tbl"), "kort.png)", "kort.png"),
    "picture on the network": Case("proeve.md", changed("proeve.md", "Se @tbl", "![Kort](https://example.org/kort.png)\n\nSe @tbl"), "https://example.org/kort.png"),
    "include in a circle": Case("proeve.md", changed("proeve.md", "Se @tbl", '::: {.include src="proeve.md"}\n:::\n\nSe @tbl'), "proeve.md"),
    "value against its schema": Case("tabeller/maal.csv", {"tabeller/maal.schema.yaml": "fields:\n  - {name: nr, type: integer}\n  - {name: navn, type: date}\n"}, "Første mål"),
    "schema broken": Case("tabeller/maal.schema.yaml", {"tabeller/maal.schema.yaml": "fields:\n  - {name: nr, type: heltal}\n  - {name: navn}\n"}, "heltal"),
    "table of those involved missing": Case("aftale.yaml", changed("aftale.yaml", "tables:", "inddragede: tabeller/findes-ikke.csv\ntables:"),
                                            "tabeller/findes", "findes-ikke.csv", stops_all=True),
    "journal out of the project": Case("aftale.yaml", changed("aftale.yaml", "tables:", "journal: ../hemmelig.csv\ntables:"), "../hemmelig", "../hemmelig.csv", stops_all=True),
    "folder of tables missing": Case("aftale.yaml", changed("aftale.yaml", "tables: tabeller", "tables: tabel"), "tabel\n", "tabel", stops_all=True),
    "archive out of the project": Case("aftale.yaml", changed("aftale.yaml", "tables:", "arkiv: ../arkiv\ntables:"), "../arkiv", "../arkiv", stops_all=True),
    "table of the parties ragged": Case("tabeller/parter.csv", {
        "tabeller/parter.csv": "navn;type\nRegion Prøve;region;for meget\n", **changed("aftale.yaml", "tables:", "parter: tabeller/parter.csv\ntables:"),
        # One document shows it as well: the others must not be made of what could not be read.
        "proeve.md": TEXT.replace("tabeller/trin.yaml", "parter")}, "for meget", stops_all=True),
    "project file in Latin-1": Case("aftale.yaml", {"aftale.yaml": PROJECT.encode("latin-1")}, says="UTF-8", stops_all=True),
    "level of a group row": Case("tabeller/trin.yaml", changed("tabeller/trin.yaml", "  - {trin: Så}", "  - {gruppe: Så, niveau: dybt}"), "dybt", "dybt"),
    "document out of the project": Case("aftale.yaml", changed("aftale.yaml", "file: proeve.md", "file: ../hemmelig.md"), says="../hemmelig.md"),
}


def make(files: dict[str, object], root: Path) -> Path:
    """The project in root/projekt, with a file beside it that no project may read."""
    for name, content in {**FILES, **files}.items():
        path = root / "projekt" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    for name in ("hemmelig.csv", "hemmelig.md"):
        (root / name).write_text("nr;navn\n1;hemmeligt indhold\n", encoding="utf-8")
    return root / "projekt"


def place(text: str, mark: str) -> tuple[int, int]:
    """Line and column of a text, both from 1, columns in code points."""
    offset = text.index(mark)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def messages(output: str) -> list[tuple[str, int, int, str, str]]:
    """(file, line, column, severity, the rest) of each message."""
    return [(m[1], int(m[2]), int(m[3]), m[4], m[5]) for m in
            re.finditer(r"^(.+?):(\d+):(\d+): ([a-zæøå-]+)(\[.*)$", output, re.MULTILINE)]


class BadInput(unittest.TestCase):
    maxDiff = None

    def build(self, project: Path, *options, **env):
        return program.run("build", "-C", project, *options, cwd=project.parent, env=program.environment(**env))

    def test_the_good_project_builds(self):
        project = make({}, program.scratch())
        done = self.build(project)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(set(program.files_under(project / "ud")),
                         {f"{name}.{kind}" for name in ("god", "proeve") for kind in program.FORMATS})

    def check_case(self, case: Case) -> None:
        texts = {}
        for language, word in (("da", "fejl"), ("en", "error")):
            root = program.scratch()
            project = make(case.changes, root)
            before = program.files_under(root)
            done = self.build(project, LC_ALL=f"{'da_DK' if language == 'da' else 'en_US'}.UTF-8")
            output = done.stdout + done.stderr
            self.assertEqual(done.returncode, 1, output)
            found = [m for m in messages(output) if m[3] == word]
            self.assertTrue(found, f"no {word} with a place in:\n{output}")
            here = [m for m in found if m[0].endswith(case.at)]
            self.assertTrue(here, f"nothing points into {case.at}:\n{output}")
            if case.mark:
                text = str(case.changes.get(case.at, FILES.get(case.at)))
                self.assertIn(place(text, case.mark), [(m[1], m[2]) for m in here], output)
            self.assertIn(case.says, output)
            self.assertNotRegex(output, "[\udc80-\udcff]", "the message itself is not UTF-8")
            self.assertNotIn("hemmeligt indhold", output)
            for _, _, _, _, rest in found:
                self.assertRegex(rest, r"^\[[a-z0-9][a-z0-9-]*\]: \S", "rule id and message")
                self.assertNotRegex(rest, r"\{[a-z-]+\}$|exception|std::|nullptr", "a message of the program's insides")
            made = {name.removeprefix("projekt/") for name in set(program.files_under(root)) - set(before)}
            allowed = set() if case.stops_all else {f"ud/god.{kind}" for kind in program.FORMATS}
            self.assertEqual(made, allowed, f"what is written beside the good document:\n{output}")
            texts[language] = [rest for *_, rest in found]
        self.assertNotEqual(texts["da"], texts["en"], "one language only")

    def test_lang_option_wins(self):
        project = make(CASES["table missing"].changes, program.scratch())
        self.assertIn(": fejl[", _all(self.build(project, "--lang", "da", LC_ALL="en_US.UTF-8")))
        self.assertIn(": error[", _all(self.build(project, "--lang", "en", LC_ALL="da_DK.UTF-8")))

    def test_all_problems_of_a_run_at_once_in_order(self):
        text = TEXT.replace("@tbl-maal", "@tbl-a og {{b}}").replace("tabeller/trin.yaml", "tabeller/c.yaml")
        done = self.build(make({"proeve.md": text}, program.scratch()))
        places = [(m[1], m[2]) for m in messages(_all(done)) if m[3] == "error"]
        self.assertGreaterEqual(len(places), 3, _all(done))
        self.assertEqual(places, sorted(set(places)), "sorted by place, nothing twice")

    def test_json_and_sarif_say_the_same(self):
        changes = CASES["reference to nothing"].changes
        line, column = place(changes["proeve.md"], "@tbl-findes-ikke")
        project = make(changes, program.scratch())
        for form in ("json", "sarif"):
            done = self.build(project, "--diagnostics", form)
            self.assertEqual(done.returncode, 1, _all(done))
            report = json.loads(done.stdout if done.stdout.strip() else done.stderr)
            if form == "sarif":
                self.assertEqual(report["version"], "2.1.0")
                run = report["runs"][0]
                self.assertEqual(run.get("columnKind"), "unicodeCodePoints")
                regions = [r["locations"][0]["physicalLocation"]["region"] for r in run["results"]]
                self.assertIn((line, column), [(r["startLine"], r["startColumn"]) for r in regions])
            else:
                self.assertIn("tbl-findes-ikke", json.dumps(report, ensure_ascii=False))
                self.assertRegex(json.dumps(report), rf'"line": {line}\b')
                self.assertRegex(json.dumps(report), rf'"column": {column}\b')

    def test_out_folder_is_a_file(self):
        root = program.scratch()
        project = make({}, root)
        (root / "optaget").write_text("her står en fil", encoding="utf-8")
        before = program.files_under(root)
        for language, words in (("da", "optaget"), ("en", "optaget")):
            done = self.build(project, "--out", root / "optaget", "--lang", language)
            self.assertEqual(done.returncode, 3, _all(done))
            self.assertIn(words, _all(done))
        self.assertEqual(program.files_under(root), before)

    def test_out_folder_cannot_be_written(self):
        root = program.scratch()
        project = make({}, root)
        closed = root / "lukket"
        closed.mkdir()
        closed.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
        user = None
        if os.geteuid() == 0:  # root may write everywhere, so nobody tries instead
            user = 65534
            root.chmod(0o755)
            for path in (project, *project.rglob("*")):
                path.chmod(0o755 if path.is_dir() else 0o644)
            if not program.can_run_as(user):
                self.skipTest("the program lies in a folder that only root may enter")
        done = program.run("build", "-C", project, "--out", closed, cwd=root, user=user)
        closed.chmod(0o755)
        self.assertEqual(done.returncode, 3, _all(done))
        self.assertIn("lukket", _all(done))
        self.assertEqual(list(closed.iterdir()), [])

    def test_a_file_that_may_not_grow_is_like_a_full_disk(self):
        root = program.scratch()
        project = make({}, root)
        before = program.files_under(root)
        command = 'ulimit -f 4; exec "$0" build -C "$1" --format html --lang da'
        done = subprocess.run(["bash", "-c", command, program.aftale(), str(project)], env=program.environment(),
                              capture_output=True, text=True, check=False, timeout=300)
        self.assertEqual(done.returncode, 3, _all(done))
        self.assertIn("filen bliver større, end den må være her", _all(done))
        self.assertEqual(program.files_under(root), before)

    def test_mistakes_in_the_project_s_own_templates_are_told_there(self):
        kind = GOOD.replace("title: Den gode", "title: Den gode\ndokumenttype: notat")
        for changes, at in (({"templates/theme/officiel.yaml": "format: 1\nname: x\n"}, "officiel.yaml:2:1"),
                            ({"templates/kinds/notat.yaml": "format: 1\nid: notat\nbogus: 1\n", "god.md": kind}, "notat.yaml:3:1")):
            project = make(changes, program.scratch())
            done = self.build(project)
            self.assertEqual(done.returncode, 1, _all(done))
            self.assertIn(at, _all(done))
            self.assertNotIn("kind-unknown", _all(done))
            if "theme" in at:
                self.assertFalse((project / "ud").exists())

    def test_a_catalogue_of_the_project_s_own_is_named_when_it_cannot_be_read(self):
        for language, words in (("da", "linje 2: Tekstfilen kan ikke læses"), ("en", "line 2: the file of texts cannot be read")):
            for name in ("cli", "document"):
                project = make({f"templates/locale/da/{name}.yaml": "page.of: a\n{en: nøgle\n",
                                f"templates/locale/en/{name}.yaml": "page.of: a\n{en: nøgle\n"}, program.scratch())
                done = self.build(project, "--lang", language)
                self.assertEqual(done.returncode, 3, _all(done))
                self.assertIn(f"{name}.yaml, {words}", _all(done))
                self.assertEqual(_all(done).count("\n"), 1, _all(done))

    def test_one_wrong_table_of_the_project_is_told_once(self):
        done = self.build(make(CASES["table of the parties ragged"].changes, program.scratch()))
        self.assertEqual(len([m for m in messages(_all(done)) if m[3] == "error"]), 1, _all(done))

    def test_what_the_project_file_s_bytes_hide_is_told_once(self):
        done = self.build(make({"aftale.yaml": PROJECT.encode("latin-1")}, program.scratch()))
        self.assertEqual(_all(done).count("error["), 1, _all(done))

    def test_an_archive_that_is_not_there_yet_stops_nothing(self):
        project = make(changed("aftale.yaml", "tables:", "arkiv: arkiv\ntables:"), program.scratch())
        done = self.build(project)
        self.assertEqual(done.returncode, 0, _all(done))
        self.assertIn("aftale.yaml:4:8: warning[file-missing]", _all(done))

    def test_a_file_that_was_there_survives_a_failed_build(self):
        project = make({}, program.scratch())
        self.assertEqual(self.build(project).returncode, 0)
        before = program.files_under(project / "ud")
        (project / "proeve.md").write_text(TEXT.replace("@tbl-maal", "@tbl-findes-ikke"), encoding="utf-8")
        self.assertEqual(self.build(project).returncode, 1)
        after = program.files_under(project / "ud")
        self.assertEqual({n: d for n, d in after.items() if n.startswith("proeve.")},
                         {n: d for n, d in before.items() if n.startswith("proeve.")})


def _all(done) -> str:
    return done.stdout + done.stderr


def _add(name: str, case: Case) -> None:
    setattr(BadInput, "test_" + re.sub(r"\W+", "_", name), lambda self: self.check_case(case))


for _name, _case in CASES.items():
    _add(_name, _case)

if __name__ == "__main__":
    testing.main()

# SPDX-License-Identifier: MPL-2.0
"""`aftale diff`: the redline in every format and the list of changes. Accepting all changes in the DOCX gives the new
version's paragraphs and table rows, rejecting all gives the old one's; every judge passes the files as it does any other."""

import shutil
import sys
import unittest
import zipfile
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402

testing.need_python_judges()
from lxml import etree  # noqa: E402
import openpyxl  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "administrativt-tillaeg"
NAME = DOCUMENT + "-aendringer"
GONE = "Patienter og pårørende deltager efter samme tanke."
EDITS = [
    ('version: "1.0"', 'version: "1.1"'),
    ("date: 2023-12-07", "date: 2024-06-12"),
    ("Det er et arbejdsredskab og ikke en politisk aftale.", "Det er et **praktisk** arbejdsredskab, ikke en politisk aftale."),
    ("1. Agilitet\n", "1. Smidighed\n"),
    ("  - - Stående grupper uden opgave\n", "  - - Stående grupper uden opgave eller slutdato\n"),
    ("- - Ensartethed\n  - Aftaler", "- - Åbenhed\n  - - Offentliggør referater\n  - Lukkede fora\n\n- - Ensartethed\n  - Aftaler"),
    ("- - Forenkling\n  - - Samler gældende dokumenter ét sted\n    - Skriver, så en borger kan læse med\n"
     "  - - Nye skemaer oven i gamle\n    - Beslutninger, som kun findes i en mail\n\n", ""),
    ("- to repræsentanter for PLO-Syddanmark.\n", "- to repræsentanter for PLO-Syddanmark,\n- en repræsentant for patienterne.\n"),
    ("Udvalget mødes fire gange om året.", "Udvalget mødes fem gange om året.[^ny]"),
    ("[^sammensaetning]: Reglernes udgangspunkt er tre", "[^ny]: Mødeplanen står i et bilag.\n\n[^sammensaetning]: Reglernes udgangspunkt er fire"),
]


def edited(text: str) -> str:
    for before, after in EDITS:
        if text.count(before) < 1:
            raise AssertionError(f"the sample no longer says {before!r}")
        text = text.replace(before, after, 1)
    begin = text.index(GONE)
    text = text[:begin].rstrip() + text[text.index("\n", begin):]
    # A whole section to another place.
    first = text.index("## Strategisk Sundhedsstyregruppe")
    second = text.index("\n## ", first) + 1
    third = text.index("\n## ", second) + 1
    return text[:first] + text[second:third] + text[first:second] + text[third:]


@lru_cache(maxsize=None)
def made() -> Path:
    folder = program.scratch()
    for name in ("old", "new"):
        shutil.copytree(program.CONTENT, folder / name)
    source = folder / "new" / f"{DOCUMENT}.md"
    source.write_text(edited(source.read_text(encoding="utf-8")), encoding="utf-8")
    for command in (("diff", folder / "old" / f"{DOCUMENT}.md", source), ("build", folder / "old" / f"{DOCUMENT}.md", "--format", "docx"),
                    ("build", source, "--format", "docx")):
        out = folder / ("out" if command[0] == "diff" else f"built-{Path(command[1]).parent.name}")
        done = program.run(*command, "--out", out)
        if done.returncode != 0:
            raise AssertionError(f"exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return folder


def part(path: Path, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(path).read(f"word/{name}.xml"))


def settle(root: etree._Element, keep: str, drop: str) -> None:
    """Accepts (keep ins, drop del) or rejects (the other way round) every tracked change, as Word does."""
    for row in [mark.getparent().getparent() for mark in root.iter(W + drop) if mark.getparent().tag == W + "trPr"]:
        row.getparent().remove(row)
    ends = [mark.getparent().getparent().getparent() for mark in root.iter(W + drop) if mark.getparent().tag == W + "rPr"]
    for change in [mark for mark in root.iter(W + drop) if mark.getparent().tag not in (W + "rPr", W + "trPr")]:
        change.getparent().remove(change)
    for paragraph in ends:
        if paragraph.getparent() is not None and not "".join(paragraph.itertext()).strip():
            paragraph.getparent().remove(paragraph)


def lines(root: etree._Element, unnumbered: bool) -> list[str]:
    """The words of each paragraph that has any; deleted headings and captions say numbers that fields make elsewhere."""
    found = []
    for paragraph in root.iter(W + "p"):
        words = "".join(node.text or "" for node in paragraph.iter(W + "t", W + "delText"))
        words = " ".join(words.split())
        if unnumbered:
            words = words.lstrip("0123456789. ")
        if words:
            found.append(words)
    return found


class Diff(unittest.TestCase):
    maxDiff = 4000

    def test_files(self):
        self.assertEqual(set(program.files_under(made() / "out")), {f"{NAME}.{kind}" for kind in program.FORMATS})

    def compare_with(self, version: str, keep: str, drop: str):
        for name in ("document", "footnotes"):
            redline = part(made() / "out" / f"{NAME}.docx", name)
            self.assertGreater(len(list(redline.iter(W + "ins"))), 0 if name == "footnotes" else 5)
            settle(redline, keep, drop)
            built = part(made() / f"built-{version}" / f"{DOCUMENT}.docx", name)
            mine, wanted = lines(redline, True), lines(built, True)
            notice = [line for line in mine if line.startswith(("Ændringer fra version", "Ny tekst er understreget"))]
            for line in notice:
                mine.remove(line)
            # The list of contents names the new version's headings in either case, on the redline's pages.
            mine, wanted = self.after_contents(mine), self.after_contents(wanted)
            self.assertEqual(mine, wanted, name)

    @staticmethod
    def after_contents(found: list[str]) -> list[str]:
        title = "Administrativt tillæg til Sundhedsaftalen 2024–2027"  # of the first section too
        return found[max((i for i, line in enumerate(found) if line == title), default=0):]

    def test_all_accepted_is_the_new_version(self):
        self.compare_with("new", "ins", "del")

    def test_all_rejected_is_the_old_version(self):
        self.compare_with("old", "del", "ins")

    def test_rows_and_paragraphs_are_tracked_whole(self):
        root = part(made() / "out" / f"{NAME}.docx", "document")
        self.assertEqual(len(root.findall(f".//{W}trPr/{W}ins")), 1)
        self.assertEqual(len(root.findall(f".//{W}trPr/{W}del")), 1)
        self.assertGreater(len(root.findall(f".//{W}pPr/{W}rPr/{W}del")), 3)

    def test_list_of_changes(self):
        book = openpyxl.load_workbook(made() / "out" / f"{NAME}.xlsx")
        sheet = book[next(name for name in book.sheetnames if "ndringer" in name.lower())]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head = next(i for i, row in enumerate(rows) if "Afsnit" in row and "Før" in row)
        kinds = [row[rows[head].index("Ændring")] for row in rows[head + 1:]]
        self.assertEqual({kind: kinds.count(kind) for kind in ("Flyttet", "Slettet", "Indsat")}, {"Flyttet": 1, "Slettet": 3, "Indsat": 4})
        told = [row for row in rows if "Fodnote · 1" in row]
        self.assertEqual(len(told), 1)
        self.assertIn("tre medlemmer", told[0][rows[head].index("Før")])
        self.assertIn("fire medlemmer", told[0][rows[head].index("Efter")])

    def test_the_judges(self):
        out = made() / "out"
        self.assertEqual(judges.verapdf([out / f"{NAME}.pdf"]), {str(out / f"{NAME}.pdf"): []})
        for kind in ("docx", "xlsx"):
            self.assertEqual(judges.ooxml_validator(out / f"{NAME}.{kind}"), [])
        for judge in (judges.openxml_audit, judges.ooxml_integrity):
            self.assertEqual(judge(out / f"{NAME}.docx"), [])
        self.assertEqual(judges.vnu([out / f"{NAME}.html"]), [])

    def test_nothing_differs(self):
        folder = program.scratch()
        source = made() / "old" / f"{DOCUMENT}.md"
        done = program.run("sammenlign", source, source, "--out", folder, "--lang", "da")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Ingen forskelle", done.stdout)
        self.assertEqual(list(folder.iterdir()), [])

    def test_ids_of_the_project(self):
        ids = program.document_ids()[:2]
        done = program.run("diff", *ids, "-C", program.CONTENT, "--dump", "changes")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("changed metadata [title]", done.stdout)

    def test_what_is_wrong_is_told_and_nothing_written(self):
        folder = program.scratch()
        (folder / "a.md").write_text("# A\n\nTekst.\n", encoding="utf-8")
        (folder / "b.md").write_text("# A\n\n::: {.callout}\nTekst.\n", encoding="utf-8")
        for arguments, status, told in (
                (("a.md", "b.md"), 1, "b.md:3:1: error[div-unclosed]"),
                (("b.md", "a.md"), 1, "b.md:3:1: error[div-unclosed]"),
                (("a.md", "c.md"), 1, "c.md"),
                (("a.md", "findes-ikke"), 2, "aftale.yaml"),
                (("a.md",), 2, "the old one first"),
                (("a.md", "a.md", "--dump", "document"), 2, "--dump"),
        ):
            with self.subTest(arguments=arguments):
                done = program.run("diff", *arguments, cwd=folder)
                self.assertEqual(done.returncode, status, done.stdout + done.stderr)
                self.assertIn(told, done.stderr)
                self.assertEqual(sorted(path.name for path in folder.iterdir()), ["a.md", "b.md"])


if __name__ == "__main__":
    testing.main()

# SPDX-License-Identifier: MPL-2.0
"""A form is filled in by python-docx and lxml, and one of them saved by LibreOffice: both come back with equal values."""

import datetime
import shutil
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402

testing.need_python_judges()
import docx  # noqa: E402
import yaml  # noqa: E402
from docx.oxml import OxmlElement  # noqa: E402
from docx.oxml.ns import qn  # noqa: E402

KIND = "kommissorium"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
          "december"]

TEXTS = {
    "title": "Kommissorium for \"gruppen\": 50 % & <mere> #1",
    "gruppe": "Arbejdsgruppen for æbler, øl & å – nr. 1",
    "nedsat-af": "Strategisk Sundhedsstyregruppe",
    "refererer-til": "Styregruppen: den *fælles*",
    "formand": "Søren {{Ærø}}",
    "medlemmer.min": "4",
    "medlemmer.max": "8",
}
DATES = {"date": "2024-09-04", "varighed.fra": "2024-10-01", "varighed.til": "2026-03-31"}
CHOICES = {"beslutningskompetence": ("raadgivende", "Rådgivende"), "status": ("i-hoering", "I høring"),
           "spor": ("2", "Spor 2")}
RICH = {
    "formaal": ["Formålet er *ikke* fed, men [klart] & <rent>.", "1. marts 2024 begynder | arbejdet. {++ikke ret++}"],
    "opgaver": ["# ikke en overskrift", "::: ikke en boks", "Bagstreg \\ og `kode` _under_ 😀"],
}
MEMBERS = [["Anna Ærø", "Formand", "Region | Syddanmark", "Regionen"],
           ["Bo {Øst}", "Medlem", "Odense Kommune", "Kommunen"]]


def control(body, tag):
    found = body.xpath(f".//w:sdt[w:sdtPr/w:tag/@w:val='{tag}']")
    if not found:
        raise AssertionError(f"no control {tag}")
    return found[0]


def add_run(paragraph, text):
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    paragraph.append(run)


def answered(sdt):
    properties = sdt.find(qn("w:sdtPr"))
    for flag in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(flag)
    content = sdt.find(qn("w:sdtContent"))
    for child in list(content):
        content.remove(child)
    return properties, content


def fill_line(sdt, text):
    properties, content = answered(sdt)
    add_run(content, text)
    return properties


def in_words(iso):
    day = datetime.date.fromisoformat(iso)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def filled(source, target):
    document = docx.Document(str(source))
    body = document.element.body
    for tag, text in TEXTS.items():
        fill_line(control(body, tag), text)
    for tag, iso in DATES.items():
        properties = fill_line(control(body, tag), in_words(iso))
        properties.find(qn("w:date")).set(qn("w:fullDate"), iso + "T00:00:00Z")
    for tag, (_, shown) in CHOICES.items():
        fill_line(control(body, tag), shown)
    box = fill_line(control(body, "piu-inviteret"), "\u2612")
    box.find(f"{W14}checkbox/{W14}checked").set(f"{W14}val", "1")
    for tag, paragraphs in RICH.items():
        _, content = answered(control(body, tag))
        for text in paragraphs:
            paragraph = OxmlElement("w:p")
            add_run(paragraph, text)
            content.append(paragraph)
    columns = ["navn", "funktion", "organisation", "udpeget-af"]
    cells = {name: body.xpath(f".//w:sdt[w:sdtPr/w:tag/@w:val='medlemmer.{name}']") for name in columns}
    for row, member in enumerate(MEMBERS):
        for name, text in zip(columns, member):
            fill_line(cells[name][row], text)
    document.save(str(target))
    return target


def front_matter(source):
    return yaml.load(source.split("---\n")[1], Loader=yaml.BaseLoader)


class RoundTrip(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = program.scratch("aftale-form-")
        done = program.run("form", KIND, "-C", program.CONTENT, "--out", cls.folder)
        if done.returncode != 0:
            raise AssertionError(f"aftale form ended with {done.returncode}: {done.stderr}")
        cls.form = cls.folder / "forms" / f"{KIND}.docx"
        cls.filled = filled(cls.form, cls.folder / "udfyldt.docx")

    def imported(self, path):
        target = path.parent / (path.stem + ".md")
        done = program.run("import", path, "-C", program.CONTENT, "-o", target)
        self.assertEqual(done.returncode, 0, done.stderr)
        return target

    def test_the_empty_form_has_no_words_outside_its_fields(self):
        done = program.run("import", self.form, "-C", program.CONTENT, "-o", self.folder / "tom.md")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("form-stray", done.stderr)

    def test_the_form_is_valid(self):
        for judge in (judges.ooxml_validator, judges.openxml_audit, judges.ooxml_integrity):
            with self.subTest(judge=judge.__name__):
                self.assertEqual(judge(self.form), [])

    def expect_values(self, path):
        target = self.imported(path)
        source = target.read_text(encoding="utf-8")
        keys = front_matter(source)
        for tag, value in {**TEXTS, **DATES, **{tag: value for tag, (value, _) in CHOICES.items()}}.items():
            head, _, part = tag.partition(".")
            with self.subTest(field=tag):
                self.assertEqual(keys[head][part] if part else keys[head], value)
        self.assertEqual(keys["piu-inviteret"], "true")
        self.assertNotIn("sponsor-regional", keys)
        self.expect_words(target, [text for texts in RICH.values() for text in texts] +
                          [cell for member in MEMBERS for cell in member])

    def expect_words(self, target, expected):
        """The words that a reader of the imported document sees: what `build` makes of it, as HTML."""
        done = program.run("build", target, "--format", "html", "--out", target.parent)
        self.assertEqual(done.returncode, 0, done.stderr)
        from lxml import html
        page = html.fromstring((target.parent / (target.stem + ".html")).read_bytes())
        seen = [" ".join(node.text_content().split()).replace("\u00a0", " ") for node in page.iter("p", "li", "td", "th")]
        for text in expected:
            with self.subTest(text=text):
                self.assertIn(text, seen)

    def test_filled_by_python_docx(self):
        self.expect_values(self.filled)

    def test_saved_by_libreoffice(self):
        office = shutil.which("soffice")
        if not office:
            self.skipTest("soffice (LibreOffice) is not installed")
        folder = self.folder / "libreoffice"
        profile = self.folder / "profile"
        subprocess.run([office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
                        "docx:MS Word 2007 XML", "--outdir", str(folder), str(self.filled)],
                       check=True, timeout=240, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        saved = folder / self.filled.name
        self.assertTrue(saved.is_file(), "LibreOffice saved nothing")
        self.expect_values(saved)

    def test_an_empty_form_has_no_values(self):
        keys = front_matter(self.imported(self.form).read_text(encoding="utf-8"))
        self.assertEqual(keys["status"], "udkast")
        for tag in ("formand", "date", "varighed", "medlemmer"):
            self.assertNotIn(tag, keys)

    def refused(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        target = self.folder / (name + ".md")
        done = program.run("import", path, "-C", program.CONTENT, "-o", target)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(name, done.stderr)
        self.assertFalse(target.exists())

    def test_bad_files_are_refused(self):
        good = self.filled.read_bytes()
        self.refused("tekst.docx", b"Ikke en Word-fil")
        self.refused("tom.docx", b"")
        self.refused("gammel.docx", b"\xd0\xcf\x11\xe0" + bytes(600))
        self.refused("afbrudt.docx", good[: len(good) // 2])
        other = self.folder / "fremmed.docx"
        docx.Document().save(str(other))
        self.refused("fremmed2.docx", other.read_bytes())
        broken = self.folder / "oedelagt.docx"
        with zipfile.ZipFile(self.filled) as old, zipfile.ZipFile(broken, "w") as new:
            for item in old.infolist():
                data = old.read(item.filename)
                new.writestr(item, data[:-40] if item.filename == "word/document.xml" else data)
        self.refused("oedelagt2.docx", broken.read_bytes())


if __name__ == "__main__":
    testing.main()

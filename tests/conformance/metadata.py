# SPDX-License-Identifier: MPL-2.0
"""The metadata of a document is the same in all five formats, says what the source says, and can be seen."""

import csv
import re
import sys
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing, words  # noqa: E402

testing.need_python_judges()
import openpyxl  # noqa: E402
import yaml  # noqa: E402
import metadata_of  # noqa: E402

MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december")


def source_of(name: str) -> dict:
    """The front matter of a document of content/, every value as text."""
    project = yaml.load((program.CONTENT / "aftale.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    file = next(entry["file"] for entry in project["documents"] if entry["id"] == name)
    text = (program.CONTENT / file).read_text(encoding="utf-8")
    return yaml.load(re.match(r"---\n(.*?)\n(?:---|\.\.\.)\n", text, re.DOTALL).group(1), yaml.BaseLoader)


def party_names() -> set[str]:
    project = yaml.load((program.CONTENT / "aftale.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    with open(program.CONTENT / project["parter"], encoding="utf-8-sig", newline="") as file:
        dialect = csv.Sniffer().sniff(file.read(2000), delimiters=";,\t")
        file.seek(0)
        rows = list(csv.DictReader(file, dialect=dialect))
    column = "navn" if "navn" in rows[0] else "name"
    return {row[column] for row in rows}


def seen(path: Path) -> str:
    """The text a reader sees, white space evened out."""
    if path.suffix == ".pdf":
        text = words.of_pdf(path)
    elif path.suffix == ".docx":
        text = words.of_docx(path)
    elif path.suffix == ".html":
        text = words.of_html(path, only="body")
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
        text = "\n".join(_danish(value) for value in cells)
    else:
        text = "".join(t.text or "" for t in ElementTree.parse(path).getroot().iter(words.WORD + "t"))
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def _danish(value) -> str:
    if hasattr(value, "year"):
        return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"
    return str(value)


class Metadata(unittest.TestCase):
    maxDiff = None

    def each(self):
        return [(path.stem, {kind: reader(path.with_suffix("." + kind)) for kind, reader in metadata_of.READERS.items()})
                for path in program.outputs("pdf")]

    def test_the_same_in_every_format(self):
        for name, by_format in self.each():
            for kind, found in by_format.items():
                for key, value in by_format["pdf"].items():
                    with self.subTest(document=name, format=kind, key=key):
                        if key == "language":
                            self.assertEqual(found[key].split("-")[0], value.split("-")[0])
                        else:
                            self.assertEqual(found[key], value)

    def test_what_the_source_says(self):
        for name, by_format in self.each():
            source, found = source_of(name), by_format["pdf"]
            with self.subTest(document=name):
                self.assertEqual(found["title"], source["title"])
                self.assertEqual(found["language"].split("-")[0], source.get("lang", "da"))
                self.assertEqual(found["version"], source.get("version", ""))
                self.assertEqual(found["effective"], source.get("ikrafttraedelse", ""))
                self.assertEqual(found["subject"], source.get("subject", ""))
                self.assertEqual(found["keywords"], source.get("keywords", []))
                for key, spelling in (("Valgperiode", "valgperiode"), ("Aftaleperiode", "aftaleperiode")):
                    wanted = source.get(spelling, {})
                    for end in filter(None, (wanted.get("fra"), wanted.get("til"))):
                        self.assertIn(end[:4], found[key])
                    self.assertEqual(bool(found[key]), bool(wanted))
                for key, spelling in (("Status", "status"), ("Dokumenttype", "dokumenttype")):
                    self.assertEqual(bool(found[key]), bool(source.get(spelling)))
                if source.get("parter") == "alle":
                    self.assertEqual(set(found["parties"]), party_names())
                    self.assertEqual(len(found["parties"]), len(party_names()))

    def test_it_can_be_seen(self):
        for path in program.outputs("pdf"):
            source = source_of(path.stem)
            found = metadata_of.of_pdf(path)
            for kind in metadata_of.READERS:
                text = seen(path.with_suffix("." + kind))
                wanted = [source["title"], source.get("version", "")] + found["parties"]
                if source.get("ikrafttraedelse"):
                    year, month, day = map(int, source["ikrafttraedelse"].split("-"))
                    wanted.append(f"{day}. {MONTHS[month - 1]} {year}")
                wanted += [str(source.get("valgperiode", {}).get(end, "")) for end in ("fra", "til")]
                missing = [value for value in wanted if re.sub(r"\s+", " ", value) not in text]
                with self.subTest(document=path.stem, format=kind):
                    self.assertEqual(missing, [])


class BrokenOnPurpose(unittest.TestCase):
    def test_a_changed_property_is_seen(self):
        good = program.outputs("docx")[0]
        broken = program.scratch() / good.name
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(broken, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "docProps/custom.xml":
                    data = re.sub(rb'(name="Version".*?<vt:lpwstr>)', rb"\g<1>0.", data, count=1, flags=re.DOTALL)
                new.writestr(name, data)
        self.assertNotEqual(metadata_of.of_office(broken), metadata_of.of_office(good))


if __name__ == "__main__":
    testing.main()

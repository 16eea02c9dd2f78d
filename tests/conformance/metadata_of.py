# SPDX-License-Identifier: MPL-2.0
"""The metadata that a finished file carries, in one shape for every format (docs: the contract's table).

Each reader returns {title, language, subject, keywords, version, parties, effective, Valgperiode, Aftaleperiode,
Status, Dokumenttype}; what the file does not say is "" (or an empty list).
"""

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from harness import judges
import html_page

DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
AFTALE = "{urn:x-aftale:metadata:1.0#}"
CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
NAMED = ("Valgperiode", "Aftaleperiode", "Status", "Dokumenttype")


def _split(keywords: str) -> list[str]:
    return [word.strip() for word in re.split(r"[;,]", keywords or "") if word.strip()]


def _xmp_values(tree, name: str) -> list[str]:
    """A property's values, written as an element, as a container or as an attribute of rdf:Description."""
    for description in tree.iter(RDF + "Description"):
        if name in description.attrib:
            return [description.attrib[name]]
        node = description.find(name)
        if node is not None:
            items = [item.text or "" for item in node.iter(RDF + "li")]
            return items or ([node.text] if node.text and node.text.strip() else [])
    return []


def of_pdf(path: Path) -> dict:
    done = judges.run([judges.tool("pdfinfo"), "-meta", str(path)])
    if done.returncode != 0 or not done.stdout.strip():
        raise AssertionError(f"{path.name}: no XMP: {done.stderr[:300]}")
    tree = ElementTree.fromstring(done.stdout.strip())

    def first(name):
        return next(iter(_xmp_values(tree, name)), "")
    found = {"title": first(DC + "title"), "language": first(DC + "language"), "subject": first(DC + "description"),
             "keywords": _xmp_values(tree, DC + "subject"), "version": first(AFTALE + "Version"),
             "parties": _xmp_values(tree, AFTALE + "Parter"), "effective": first(AFTALE + "Ikrafttraedelse")}
    found.update({name: first(AFTALE + name) for name in NAMED})
    return found


def _of_office(core, custom, language_property: bool) -> dict:
    def said(tag):
        node = core.find(tag)
        return (node.text or "") if node is not None else ""
    values = {}
    for node in custom.iter(CUSTOM) if custom is not None else ():
        child = node[0]
        if node.get("name").startswith("Ikraft") and child.tag != VT + "filetime":
            raise AssertionError(f"the effective date is no date but {child.tag}")
        if child.tag == VT + "lpwstr" and len(child.text or "") > 255:
            raise AssertionError(f"custom property {node.get('name')} is longer than 255 characters")
        values[node.get("name")] = child.text or ""
    pieces = [values.get("Parter", "")]
    while f"Parter {len(pieces) + 1}" in values:
        pieces.append(values[f"Parter {len(pieces) + 1}"])
    found = {"title": said(DC + "title"), "language": values.get("Sprog", "") if language_property else said(DC + "language"),
             "subject": said(DC + "subject"), "keywords": _split(said(CP + "keywords")), "version": values.get("Version", ""),
             "parties": [name.strip() for name in ";".join(pieces).split(";") if name.strip()],
             "effective": values.get("Ikrafttrædelse", "")[:10]}
    found.update({name: values.get(name, "") for name in NAMED})
    return found


def of_office(path: Path) -> dict:
    with zipfile.ZipFile(path) as package:
        custom = package.read("docProps/custom.xml") if "docProps/custom.xml" in package.namelist() else None
        return _of_office(ElementTree.fromstring(package.read("docProps/core.xml")),
                          None if custom is None else ElementTree.fromstring(custom), path.suffix == ".xlsx")


def of_flat(path: Path) -> dict:
    parts = {part.get(PKG + "name"): part.find(PKG + "xmlData") for part in ElementTree.parse(path).getroot().iter(PKG + "part")}
    custom = parts.get("/docProps/custom.xml")
    return _of_office(parts["/docProps/core.xml"][0], None if custom is None else custom[0], False)


class _Head(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.language, self.title, self.meta, self.in_title = "", "", {}, False

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "html":
            self.language = attributes.get("lang", "")
        if tag == "meta" and attributes.get("name"):
            self.meta[attributes["name"].lower()] = attributes.get("content", "")
        if tag == "title" and not self.title:
            self.in_title = True

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


def _names(value) -> list[str]:
    entries = value if isinstance(value, list) else [value] if value else []
    return [entry["name"] if isinstance(entry, dict) else entry for entry in entries]


def of_html(path: Path) -> dict:
    text = path.read_text(encoding="utf-8")
    head = _Head()
    head.feed(text)
    blocks = [block for block in html_page.linked_data(text) if "Legislation" in str(block.get("@type"))]
    if len(blocks) != 1:
        raise AssertionError(f"{path.name}: {len(blocks)} blocks of linked data about a Legislation")
    block = blocks[0]
    extra = {entry["name"]: str(entry["value"]) for entry in block.get("additionalProperty", [])}
    found = {"title": head.title.strip(), "language": head.language,
             "subject": head.meta.get("subject", "") or str(block.get("about", "")),
             "keywords": _split(head.meta.get("keywords", "")), "version": str(block.get("version", "")),
             "parties": _names(block.get("legislationPassedBy")), "effective": str(block.get("temporalCoverage", ""))[:10]}
    found.update({name: extra.get(name, "") for name in NAMED})
    return found


READERS = {"pdf": of_pdf, "docx": of_office, "xml": of_flat, "xlsx": of_office, "html": of_html}

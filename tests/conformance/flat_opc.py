# SPDX-License-Identifier: MPL-2.0
"""The Flat-OPC file holds the very parts of the DOCX: the same names and types, equal under exclusive c14n."""

import base64
import sys
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

testing.need_python_judges()
from lxml import etree  # noqa: E402
import tiny_docx  # noqa: E402

PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def canonical(element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=True)


def parts_of_package(path: Path) -> dict[str, tuple[str, bytes]]:
    """Part name → (content type, canonical bytes)."""
    with zipfile.ZipFile(path) as package:
        types = etree.fromstring(package.read("[Content_Types].xml"))
        overrides = {o.get("PartName"): o.get("ContentType") for o in types.iter(TYPES + "Override")}
        defaults = {d.get("Extension").lower(): d.get("ContentType") for d in types.iter(TYPES + "Default")}
        found = {}
        for name in package.namelist():
            if name == "[Content_Types].xml":
                continue
            kind = overrides.get("/" + name) or defaults[name.rsplit(".", 1)[-1].lower()]
            data = package.read(name)
            xml = kind.endswith("xml")
            found["/" + name] = (kind, canonical(etree.fromstring(data)) if xml else data)
        return found


def parts_of_flat(path: Path) -> dict[str, tuple[str, bytes]]:
    found = {}
    for part in etree.parse(str(path)).getroot().iter(PKG + "part"):
        name = part.get(PKG + "name")
        if name in found:
            raise AssertionError(f"{name} stands twice in {path.name}")
        xml, binary = part.find(PKG + "xmlData"), part.find(PKG + "binaryData")
        if (xml is None) == (binary is None):
            raise AssertionError(f"{name} has not exactly one of xmlData and binaryData")
        if xml is not None:
            if len(xml) != 1:
                raise AssertionError(f"{name} has {len(xml)} root elements")
            data = canonical(etree.fromstring(canonical(xml[0])))
        else:
            lines = (binary.text or "").split()
            if any(len(line) > 76 for line in lines):
                raise AssertionError(f"{name}: base64 lines longer than 76, which Word refuses")
            data = base64.b64decode("".join(lines), validate=True)
        found[name] = (part.get(PKG + "contentType"), data)
    return found


def flatten(path: Path) -> bytes:
    """A Flat-OPC file of a package, made here so that the comparison is seen to pass and to fail."""
    root = etree.Element(PKG + "package", nsmap={"pkg": PKG[1:-1]})
    with zipfile.ZipFile(path) as package:
        for name, (kind, _) in parts_of_package(path).items():
            part = etree.SubElement(root, PKG + "part", {PKG + "name": name, PKG + "contentType": kind})
            etree.SubElement(part, PKG + "xmlData").append(etree.fromstring(package.read(name.lstrip("/"))))
    return etree.tostring(root)


class FlatOpc(unittest.TestCase):
    @program.each_output("xml")
    def test_same_parts_as_the_docx(self, path):
        flat, package = parts_of_flat(path), parts_of_package(path.with_suffix(".docx"))
        self.assertEqual(sorted(flat), sorted(package))
        for name in package:
            self.assertEqual(flat[name][0], package[name][0], f"content type of {name}")
            self.assertTrue(flat[name][1] == package[name][1], f"{name} differs")

    @program.each_output("xml")
    def test_word_knows_it_as_its_own(self, path):
        self.assertIn(b'<?mso-application progid="Word.Document"?>', path.read_bytes()[:300])


class BrokenOnPurpose(unittest.TestCase):
    def test_a_changed_part_is_seen(self):
        folder = program.scratch()
        docx = tiny_docx.write(folder / "good.docx")
        (folder / "good.xml").write_bytes(flatten(docx))
        self.assertEqual(parts_of_flat(folder / "good.xml"), parts_of_package(docx))
        (folder / "bad.xml").write_bytes(flatten(docx).replace("En note".encode(), "En nota".encode()))
        self.assertNotEqual(parts_of_flat(folder / "bad.xml"), parts_of_package(docx))


if __name__ == "__main__":
    testing.main()

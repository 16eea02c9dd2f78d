# SPDX-License-Identifier: MPL-2.0
"""Other people's validators pass every DOCX (and XLSX), and each of them rejects a file broken on purpose."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402
import tiny_docx  # noqa: E402

DOCUMENT = "word/document.xml"


class Judges(unittest.TestCase):
    def all_pass(self, judge, files):
        for name, problems in judges.in_parallel(judge, files).items():
            with self.subTest(file=name, judge=judge.__name__):
                self.assertEqual(problems, [])
                print(f"{name}: {judge.__name__} passed")

    def test_ooxml_validator(self):
        self.all_pass(judges.ooxml_validator, program.outputs("docx"))

    def test_ooxml_validator_on_workbooks(self):
        self.all_pass(judges.ooxml_validator, program.outputs("xlsx"))

    def test_openxml_audit(self):
        self.all_pass(judges.openxml_audit, program.outputs("docx"))

    def test_openxml_audit_on_workbooks(self):
        self.all_pass(judges.openxml_audit, program.outputs("xlsx"))

    def test_ooxml_integrity(self):
        self.all_pass(judges.ooxml_integrity, program.outputs("docx"))


class BrokenOnPurpose(unittest.TestCase):
    def test_the_good_file_passes(self):
        good = tiny_docx.write(program.scratch() / "good.docx")
        for judge in (judges.ooxml_validator, judges.openxml_audit, judges.ooxml_integrity):
            with self.subTest(judge=judge.__name__):
                self.assertEqual(judge(good), [])

    def rejected(self, judge, part, old, new):
        self.assertNotEqual(judge(tiny_docx.write(program.scratch() / "broken.docx", {part: [(old, new)]})), [])

    def test_ooxml_validator_rejects_wrong_child_order(self):
        self.rejected(judges.ooxml_validator, DOCUMENT, '<w:ilvl w:val="0"/><w:numId w:val="1"/>', '<w:numId w:val="1"/><w:ilvl w:val="0"/>')

    def test_ooxml_validator_rejects_an_address_that_is_none(self):
        link = ('<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
                'Target="https://%s/" TargetMode="External"/></Relationships>')
        for host, passes in (("xn--snderborg-o8a.dk", True), ("s%C3%B8nderborg.dk", False)):
            path = tiny_docx.write(program.scratch() / "link.docx",
                                   {"word/_rels/document.xml.rels": [("</Relationships>", link % host)]})
            before = path.read_bytes()
            self.assertEqual(judges.ooxml_validator(path) == [], passes, host)
            self.assertEqual(path.read_bytes(), before, "the judge leaves the file alone")

    def test_openxml_audit_rejects_an_empty_cell(self):
        self.rejected(judges.openxml_audit, DOCUMENT, "<w:p/></w:tc>", "</w:tc>")

    def test_ooxml_integrity_rejects_text_in_a_deletion(self):
        self.rejected(judges.ooxml_integrity, DOCUMENT, "<w:delText>gammelt</w:delText>", "<w:t>gammelt</w:t>")


if __name__ == "__main__":
    testing.main()

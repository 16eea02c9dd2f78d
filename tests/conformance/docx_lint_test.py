# SPDX-License-Identifier: MPL-2.0
"""Our own linter passes every DOCX, and names each fault of a file broken on purpose."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402
import docx_lint  # noqa: E402
import tiny_docx  # noqa: E402

DOCUMENT = "word/document.xml"
SECOND_CONTROL = ('<w:p w14:paraId="00000005"/>', '<w:sdt><w:sdtPr><w:id w:val="100"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>')

# fault → (part, old text, new text, what the linter must say)
FAULTS = {
    "sdt id twice": (DOCUMENT, *SECOND_CONTROL, "sdt id '100' occurs 2 times"),
    "paraId twice": (DOCUMENT, 'paraId="00000002"', 'paraId="00000001"', "paraId '00000001' occurs 2 times"),
    "paraId too large": (DOCUMENT, 'paraId="00000002"', 'paraId="80000000"', "not below 80000000"),
    "numId missing": (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="7"/>', "numId 7 is not in numbering.xml"),
    "level missing": (DOCUMENT, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="3"/>', "numId 1 has no level 3"),
    "bookmark without end": (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', "", "bookmarkStart 1 never ends"),
    "bookmark without start": (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="1"/><w:bookmarkEnd w:id="2"/>', "bookmarkEnd 2 without a start"),
    "field without end": (DOCUMENT, '<w:fldChar w:fldCharType="end"/>', "", "field never ends"),
    "field without begin": (DOCUMENT, '<w:fldChar w:fldCharType="begin"/>', "", "without a begin"),
    "dangling REF": (DOCUMENT, "REF sec_en", "REF sec_to", "REF to sec_to"),
    "dangling link": (DOCUMENT, 'w:anchor="sec_en"', 'w:anchor="sec_to"', "hyperlink to sec_to"),
    "vMerge without restart": (DOCUMENT, '<w:vMerge w:val="restart"/>', "", "nothing started it"),
    "row too short": (DOCUMENT, "<w:gridCol w:w=\"4000\"/></w:tblGrid>", '<w:gridCol w:w="4000"/><w:gridCol w:w="9"/></w:tblGrid>', "fills 2 of 3"),
    "cell without paragraph": (DOCUMENT, "<w:p/></w:tc>", "</w:tc>", "does not end with a paragraph"),
    "on as a value": (DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="true"/>', "instead of the empty element"),
    "wrong store": (DOCUMENT, tiny_docx.STORE, "{00000000-0000-0000-0000-000000000000}", "data binding to store"),
    "note not there": (DOCUMENT, '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="9"/>', "footnote 9 is referred to but not there"),
    "text in a deletion": (DOCUMENT, "<w:delText>gammelt</w:delText>", "<w:t>gammelt</w:t>", "w:t inside w:del"),
    "lost space": (DOCUMENT, ' xml:space="preserve">Se ', ">Se ", "loses its spaces"),
    "revision id twice": (DOCUMENT, 'w:del w:id="11"', 'w:del w:id="10"', "revision id '10' occurs 2 times"),
    "style missing": (DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading9"/>', "style Heading9 is not in styles.xml"),
    "prefix not declared": (DOCUMENT, 'mc:Ignorable="w14"', 'mc:Ignorable="w14 w15"', "names w15, which is not declared"),
    "abstractNum after num": ("word/numbering.xml", "</w:numbering>", '<w:abstractNum w:abstractNumId="1"/></w:numbering>', "an abstractNum after a num"),
    "property id": ("docProps/custom.xml", 'pid="2"', 'pid="1"', "custom property id 1 is below 2"),
    "target missing": ("word/_rels/document.xml.rels", "styles.xml", "stile.xml", "leads to word/stile.xml, which is not there"),
    "type missing": ("[Content_Types].xml", '<Default Extension="xml" ContentType="application/xml"/>', "", "no content type"),
}


class Lint(unittest.TestCase):
    @program.each_output("docx")
    def test_every_document(self, path):
        self.assertEqual(docx_lint.problems(path), [])


class BrokenOnPurpose(unittest.TestCase):
    def test_the_good_file_passes(self):
        self.assertEqual(docx_lint.problems(tiny_docx.write(program.scratch() / "good.docx")), [])

    def test_each_fault_is_named(self):
        folder = program.scratch()
        for fault, (part, old, new, message) in FAULTS.items():
            with self.subTest(fault=fault):
                found = docx_lint.problems(tiny_docx.write(folder / "broken.docx", {part: [(old, new)]}))
                self.assertTrue(any(message in line for line in found), found)


if __name__ == "__main__":
    testing.main()

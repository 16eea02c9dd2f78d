# SPDX-License-Identifier: MPL-2.0
"""veraPDF: every PDF is PDF/UA-1 and PDF/A-3a without one failed check."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402
import pdf_file  # noqa: E402


class VeraPdf(unittest.TestCase):
    def test_pdf_ua_1_and_pdf_a_3a(self):
        verdicts = judges.verapdf(program.outputs("pdf"))
        self.assertEqual(len(verdicts), len(program.document_ids()))
        for name, problems in verdicts.items():
            with self.subTest(file=Path(name).name):
                self.assertEqual(problems, [])
                print(f"{Path(name).name}: PDF/UA-1 and PDF/A-3a passed")


class BrokenOnPurpose(unittest.TestCase):
    def test_an_untagged_file_is_rejected_by_both(self):
        smallest = min(program.outputs("pdf"), key=lambda path: path.stat().st_size)
        broken = program.scratch() / "broken.pdf"
        pdf_file.write_broken(smallest, broken, lambda o: o.get("/Type") == "/Catalog" and o.update({"/MarkInfo": {"/Marked": False}}))
        (problems,) = judges.verapdf([broken]).values()
        for standard in ("ISO 14289-1", "ISO 19005-3"):
            self.assertTrue(any(problem.startswith(standard) for problem in problems), problems)

    def test_a_file_that_claims_less_is_seen(self):
        smallest = min(program.outputs("pdf"), key=lambda path: path.stat().st_size)
        broken = program.scratch() / "broken.pdf"
        data = smallest.read_bytes()
        self.assertIn(b"<pdfuaid:part>1</pdfuaid:part>", data)
        broken.write_bytes(data.replace(b"<pdfuaid:part>1</pdfuaid:part>", b"<pdfuaid:porT>1</pdfuaid:porT>"))
        (problems,) = judges.verapdf([broken]).values()
        self.assertTrue(any("claims" in problem for problem in problems), problems)


if __name__ == "__main__":
    testing.main()

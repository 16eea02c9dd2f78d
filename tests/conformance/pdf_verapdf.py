# SPDX-License-Identifier: MPL-2.0
"""veraPDF: every PDF is PDF/UA-1 and PDF/A-3a without one failed check."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402
import pdf_file  # noqa: E402


class VeraPdf(unittest.TestCase):
    def judge(self, flavour: str) -> None:
        for name, problems in judges.verapdf(flavour, program.outputs("pdf")).items():
            with self.subTest(file=Path(name).name, flavour=flavour):
                self.assertEqual(problems, [])
                print(f"{Path(name).name}: {flavour} passed")

    def test_pdf_ua_1(self):
        self.judge("ua1")

    def test_pdf_a_3a(self):
        self.judge("3a")


class BrokenOnPurpose(unittest.TestCase):
    def test_an_untagged_file_is_rejected(self):
        smallest = min(program.outputs("pdf"), key=lambda path: path.stat().st_size)
        broken = program.scratch() / "broken.pdf"
        pdf_file.write_broken(smallest, broken, lambda o: o.get("/Type") == "/Catalog" and o.update({"/MarkInfo": {"/Marked": False}}))
        for flavour in ("ua1", "3a"):
            with self.subTest(flavour=flavour):
                (problems,) = judges.verapdf(flavour, [broken]).values()
                self.assertNotEqual(problems, [])


if __name__ == "__main__":
    testing.main()

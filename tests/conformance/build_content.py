# SPDX-License-Identifier: MPL-2.0
"""Builds content/ once for every test of this folder, and proves that exactly the promised files come out."""

import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402


class Build(unittest.TestCase):
    def test_every_document_in_every_format(self):
        out = program.built()
        shutil.rmtree(out, ignore_errors=True)
        done = program.run("build", "-C", program.CONTENT, "--out", out)
        print(done.stdout + done.stderr)
        self.assertEqual(done.returncode, 0, "the sample must build without errors")
        expected = {f"{name}.{extension}" for name in program.document_ids() for extension in program.FORMATS}
        self.assertEqual(set(program.files_under(out)), expected)
        for path in sorted(out.iterdir()):
            self.assertGreater(path.stat().st_size, 1000, path.name)


if __name__ == "__main__":
    testing.main()
